// The numbered transitions of the referral lifecycle: from, to, reason, lists before and after, and who must be told.
import ReferralDomain
import Testing

@Test func `1: a referral that is created is not booked and awaits booking, and its letter if that comes later`() {
    var created = referral(.notBooked)
    #expect(lists(created) == [.awaitingBooking])
    created.clinicalInformation = .awaited
    #expect(lists(created) == [.awaitingBooking, .lettersOutstanding])
}

@Test(arguments: [
    ReferralState.notBooked, .appointmentCancelledByPatient, .appointmentCancelledByProvider, .rejected, .didNotAttend,
])
func `2: booking a slot leaves Awaiting Booking and goes to review`(_ state: ReferralState) throws {
    var before = referral(state)
    before.returnedToReferrer = state == .didNotAttend
    for role in [Role.referrer, .referrerAdmin, .clerk] {
        let after = try decide(before, booking(.book), by: role, with(slot(), at: bookable))
        #expect(after.referral.state == .booked && after.referral.reason == nil)
        #expect(after.referral.appointment?.slot == "S1" && after.referral.liveAppointment?.status == .booked)
        #expect(lists(after.referral) == [.referralsForReview])
        #expect(told(after) == ["ers:by-hand"])
    }
}

@Test func `2: without its letter it waits for the letter, not for review`() throws {
    var before = referral(.notBooked)
    before.clinicalInformation = .awaited
    let after = try decide(before, booking(.book), by: .referrer, with(slot(), at: bookable)).referral
    #expect(lists(after) == [.lettersOutstanding, .providerLettersOutstanding])
    let letter = command(.addLetter) {
        $0.document = AttachedDocument(digest: "00", title: "Letter", contentType: "text/plain", size: 1)
    }
    let sent = try decide(after, letter, by: .referrer, facts())
    #expect(sent.referral.reviewStatus == .neverReviewed && lists(sent.referral) == [.referralsForReview])
}

@Test func `3: a booking by phone at an indirectly bookable service is recorded by the provider`() throws {
    let before = referral(.notBooked, at: byPhone)
    let after = try decide(before, booking(.book), by: .clerk, with(slot(at: byPhone), at: byPhone, byPhone))
    #expect(after.referral.state == .booked && lists(after.referral, byPhone) == [.referralsForReview])
}

@Test func `4: deferred to the provider it is an appointment slot issue and still awaits booking`() throws {
    let said = command(.deferToProvider) { $0.reason = "NO_SLOTS_AT_SERVICE" }
    for role in [Role.referrer, .clerk] {
        let after = try decide(referral(.notBooked), said, by: role, facts())
        #expect(after.referral.state == .deferredToProvider && after.referral.reason == "NO_SLOTS_AT_SERVICE")
        #expect(after.referral.deferredAt == now)
        #expect(lists(after.referral) == [.appointmentSlotIssues, .awaitingBooking])
        #expect(told(after) == ["ers:by-hand"])
    }
}

@Test func `5: sent for triage it is for review and still awaits booking`() throws {
    let before = referral(.notBooked, at: triageService)
    let after = try decide(before, command(.sendForTriage), by: .referrer, facts(triageService))
    #expect(after.referral.state == .awaitingTriage && after.referral.reason == "TRIAGE")
    #expect(lists(after.referral, triageService) == [.referralsForReview, .awaitingBooking])
    var letterless = before
    letterless.clinicalInformation = .awaited
    let waiting = try decide(letterless, command(.sendForTriage), by: .referrer, facts(triageService)).referral
    #expect(lists(waiting, triageService) == [.awaitingBooking, .lettersOutstanding, .providerLettersOutstanding])
}

@Test func `6: accepted it stays booked and leaves review`() throws {
    let before = referral(.booked)
    #expect(lists(before) == [.referralsForReview])
    let after = try decide(before, command(.accept), by: .clinician, facts())
    #expect(after.referral.state == .booked && after.referral.accepted && after.referral.version == 4)
    #expect(lists(after.referral).isEmpty && after.referral.stateSince == before.stateSince)
    #expect(told(after) == ["ers:A013"])
}

@Test func `7: rejected it loses its appointment and goes back to the referrer`() throws {
    let said = command(.reject) { $0.reason = "SERVICE_INAPPROPRIATE" }
    let after = try decide(referral(.booked), said, by: .triage, facts())
    #expect(after.referral.state == .rejected && after.referral.reason == "SERVICE_INAPPROPRIATE")
    #expect(after.referral.appointment?.status == .cancelled && after.referral.liveAppointment == nil)
    #expect(lists(after.referral) == [.rejectedTriageResponse])
    #expect(told(after) == ["ers:A014"])
}

@Test func `7: a referral once accepted and then rejected is reviewed when it is booked again`() throws {
    var before = referral(.booked)
    before.accepted = true
    before.reviewStatus = .letterChanged
    let said = command(.reject) { $0.reason = "SERVICE_INAPPROPRIATE" }
    let rejected = try decide(before, said, by: .clinician, facts()).referral
    let booked = try decide(rejected, booking(.book), by: .referrer, with(slot(), at: bookable)).referral
    #expect(!booked.accepted && lists(booked) == [.referralsForReview])
}

@Test func `8: an appointment cancelled for action later is for booking`() throws {
    let said = command(.cancelAppointmentActionLater) {
        $0.comment = "Scan first."
        $0.priority = .urgent
    }
    let after = try decide(referral(.booked), said, by: .clinician, facts())
    #expect(after.referral.state == .triagedProviderToAction)
    #expect(after.referral.reason == "CANCEL_APPOINTMENT_ACTION_LATER" && after.referral.priority == .urgent)
    #expect(lists(after.referral) == [.appointmentsForBooking, .awaitingBooking])
    #expect(told(after) == ["ers:A022"])
}

@Test(arguments: [ReferralAction.reject, .cancelAppointmentActionLater, .cancelAppointment, .cancelReferral])
func `7, 8, 13, 19: at an indirectly bookable service one says whether the PAS has cancelled`(
    _ action: ReferralAction
) throws {
    let before = referral(.booked, at: byPhone)
    var said = command(action) {
        $0.comment = "Words."
        $0.by = .patient
    }
    said.reason = before.reasons(for: action, by: actor(.clinician), asked: .patient, facts: facts(byPhone)).first?.code
    #expect(
        refusal { () throws(Refusal) in try decide(before, said, by: .clinician, facts(byPhone)) }
            == .cancelledInPASMissing)
    said.cancelledInPAS = false
    let open = try decide(before, said, by: .clinician, facts(byPhone)).referral
    #expect(open.cancelInPAS && lists(open, byPhone).contains(.appointmentsToCancelInPAS))
    let done = try decide(open, command(.confirmCancelledInPAS), by: .clerk, facts(byPhone)).referral
    #expect(!lists(done, byPhone).contains(.appointmentsToCancelInPAS))
    said.cancelledInPAS = true
    #expect(try !decide(before, said, by: .clinician, facts(byPhone)).referral.cancelInPAS)
    #expect(
        refusal { () throws(Refusal) in try decide(referral(.booked), said, by: .clinician, facts()) }
            == .cancelledInPASNotPermitted)
}

@Test func `an earlier appointment still to be cancelled in the PAS stays on its list`() throws {
    var before = referral(.booked, at: byPhone)
    before.cancelInPAS = true
    let said = command(.cancelAppointment) {
        $0.by = .patient
        $0.reason = "PATIENT_ILL"
        $0.cancelledInPAS = true
    }
    #expect(try decide(before, said, by: .clerk, facts(byPhone)).referral.cancelInPAS)
}

@Test(arguments: [ReferralState.awaitingTriage, .deferredToProvider])
func `9: triaged for booking later it is for booking`(_ state: ReferralState) throws {
    let said = command(.acceptReferBookLater) {
        $0.comment = "New patient clinic."
        $0.priority = .twoWeekWait
    }
    let after = try decide(referral(state), said, by: .triage, facts())
    #expect(after.referral.state == .triagedProviderToAction && after.referral.reason == "ACCEPT_REFER_BOOK_LATER")
    #expect(after.referral.priority == .twoWeekWait)
    #expect(lists(after.referral) == [.appointmentsForBooking, .awaitingBooking])
    #expect(told(after) == ["ers:A028"])
}

@Test(arguments: [ReferralState.awaitingTriage, .deferredToProvider])
func `10: returned with advice it goes to the referrer, its priority unchanged`(_ state: ReferralState) throws {
    var said = command(.returnToReferrerWithAdvice) { $0.comment = "Try physiotherapy." }
    let after = try decide(referral(state), said, by: .clinician, facts())
    #expect(after.referral.state == .triageResponse && after.referral.reason == "RETURN_TO_REFERRER_WITH_ADVICE")
    #expect(lists(after.referral) == [.rejectedTriageResponse])
    #expect(told(after) == ["ers:A028"])
    said.priority = .urgent
    #expect(
        refusal { () throws(Refusal) in try decide(referral(state), said, by: .clinician, facts()) }
            == .priorityNotCurrent)
}

@Test(arguments: [ReferralState.awaitingTriage, .deferredToProvider])
func `11: booked in triage it is accepted here, and reviewed by another service`(_ state: ReferralState) throws {
    let here = try decide(referral(state), booking(.referBookNow), by: .clinician, with(slot(), at: bookable))
    #expect(here.referral.state == .booked && here.referral.accepted && lists(here.referral).isEmpty)
    let there = with(slot("S2", at: otherBookable), at: otherBookable)
    let after = try decide(referral(state), booking(.referBookNow, "S2"), by: .clinician, there)
    #expect(after.referral.service == "200" && lists(after.referral, otherBookable) == [.referralsForReview])
    #expect(told(after) == ["ers:by-hand"])
}

@Test func `12: a slot issue booked by the clerk goes to review`() throws {
    let before = referral(.deferredToProvider)
    #expect(lists(before) == [.appointmentSlotIssues, .awaitingBooking])
    let after = try decide(before, booking(.book), by: .clerk, with(slot(), at: bookable))
    #expect(lists(after.referral) == [.referralsForReview])
}
