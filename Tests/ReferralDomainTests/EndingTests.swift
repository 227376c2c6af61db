// The later transitions: cancelled, missed, assessed, ended, sent again; and what every booking and message obeys.
import ReferralDomain
import Testing

@Test(arguments: [(CancelledBy.patient, "PATIENT_ILL"), (.provider, "CLINIC_CANCELLED")])
func `13 and 14: a cancelled appointment is to be booked again`(_ by: CancelledBy, _ reason: String) throws {
    let said = command(.cancelAppointment) {
        $0.by = by
        $0.reason = reason
    }
    let after = try decide(referral(.booked), said, by: .clerk, facts())
    #expect(
        after.referral.state == (by == .patient ? .appointmentCancelledByPatient : .appointmentCancelledByProvider))
    #expect(after.referral.reason == reason && after.referral.appointment?.status == .cancelled)
    #expect(lists(after.referral) == [.appointmentsForBooking, .awaitingBooking])
    #expect(told(after) == ["ers:by-hand"])
}

private func missed() throws -> Referral {
    let later = facts(bookable, at: instant("2026-11-10T10:00:00Z"))
    let said = command(.recordDNA) { $0.reason = "PATIENT_FORGOT" }
    return try decide(referral(.booked), said, by: .clerk, later).referral
}

@Test func `15: a missed appointment is for booking`() throws {
    let after = try missed()
    #expect(after.state == .didNotAttend && after.reason == "PATIENT_FORGOT" && after.appointment?.status == .noshow)
    #expect(lists(after, at: instant("2026-11-10T10:00:00Z")) == [.appointmentsForBooking])
}

@Test func `15: a DNA recorded by mistake is undone, with the review that was owed`() throws {
    let after = try decide(
        missed(), command(.undoDNA), by: .clerk, facts(bookable, at: instant("2026-11-10T10:00:00Z")))
    #expect(after.referral.state == .booked && after.referral.liveAppointment?.slot == "S0")
    #expect(lists(after.referral, at: instant("2026-11-10T10:00:00Z")) == [.referralsForReview, .outcomesOutstanding])
    #expect(told(after) == ["ers:by-hand"])
}

@Test func `16: a missed appointment is booked again`() throws {
    let later = instant("2026-11-17T09:00:00Z")
    var facts = with(slot(start: later), at: bookable)
    facts.now = instant("2026-11-10T10:00:00Z")
    let after = try decide(missed(), booking(.book), by: .clerk, facts)
    #expect(after.referral.state == .booked && !lists(after.referral, at: facts.now).contains(.appointmentsForBooking))
}

@Test func `17: a missed appointment handed back is the referrer's until they take note, and still awaits booking`()
    throws
{
    let later = facts(bookable, at: instant("2026-11-10T10:05:00Z"))
    let said = command(.recordDNA) {
        $0.reason = "PATIENT_FORGOT"
        $0.outcome = "advise-referrer"
        $0.contact = "message-left"
    }
    let after = try decide(missed(), said, by: .clerk, later)
    #expect(after.referral.state == .didNotAttend)
    #expect(lists(after.referral, at: later.now) == [.assessmentReturnedCancelledDNA])
    let noted = try decide(after.referral, command(.acknowledge), by: .referrer, later).referral
    #expect(lists(noted, at: later.now) == [.awaitingBooking])
}

@Test(arguments: AssessmentOutcome.allCases)
func `18: an assessment ends the referral or sends it on`(_ outcome: AssessmentOutcome) throws {
    var before = referral(.booked, at: assessmentService)
    before = try decide(before, command(.accept), by: .clinician, facts(assessmentService)).referral
    #expect(lists(before, assessmentService) == [.referralsForAssessment])
    let said = command(.recordAssessment) {
        $0.outcome = outcome.rawValue
        $0.comment = "Words."
    }
    let after = try decide(before, said, by: .clinician, facts(assessmentService))
    #expect(after.referral.state == .assessmentResult && after.referral.reason == outcome.rawValue)
    #expect(after.referral.liveAppointment == nil && told(after) == ["ers:by-hand"])
    switch outcome {
    case .adviseReferrer:
        #expect(
            lists(after.referral, assessmentService) == [.assessmentReturnedCancelledDNA] && !after.referral.isClosed)
        let noted = try decide(after.referral, command(.acknowledge), by: .referrer, facts(assessmentService)).referral
        #expect(noted.isClosed && lists(noted, assessmentService).isEmpty)
    case .referOn:
        #expect(lists(after.referral, assessmentService) == [.appointmentsForBooking] && !after.referral.isClosed)
    case .resolvedTreated, .resolvedPatientRequest, .referOnOutside:
        #expect(lists(after.referral, assessmentService).isEmpty && after.referral.isClosed)
    }
}

@Test func `18: an attended assessment stays on its list until its outcome is recorded`() throws {
    var before = referral(.booked, at: assessmentService)
    before.accepted = true
    before.reviewStatus = nil
    let later = facts(assessmentService, at: instant("2026-11-10T10:00:00Z"))
    let attended = try decide(before, command(.recordAttendance) { $0.outcome = "1" }, by: .clerk, later).referral
    #expect(lists(attended, assessmentService, at: later.now) == [.referralsForAssessment])
    let said = command(.recordAssessment) { $0.outcome = "RESOLVED_TREATED" }
    #expect(try decide(attended, said, by: .clinician, later).referral.isClosed)
}

@Test(arguments: ReferralState.allCases)
func `19: any open referral is cancelled, and the referrer is told where somebody else did it`(
    _ state: ReferralState
) throws {
    let said = command(.cancelReferral) { $0.reason = "TREATMENT_NO_LONGER_REQUIRED" }
    guard state != .cancelledReferral else {
        let again = refusal { () throws(Refusal) in try decide(referral(state), said, by: .clinician, facts()) }
        #expect(again == .wrongState(state))
        return
    }
    let ours = try decide(referral(state), said, by: .clinician, facts())
    #expect(ours.referral.state == .cancelledReferral && ours.referral.isClosed && ours.referral.liveAppointment == nil)
    #expect(lists(ours.referral) == [.assessmentReturnedCancelledDNA] && told(ours) == ["ers:A036"])
    let theirs = try decide(referral(state), said, by: .referrer, facts())
    #expect(lists(theirs.referral).isEmpty && theirs.referral.isClosed)
}

@Test(arguments: [
    ReferralState.notBooked, .rejected, .triageResponse, .appointmentCancelledByPatient,
    .appointmentCancelledByProvider,
])
func `21: a changed shortlist makes it not booked, and no service's acceptance outlives it`(_ state: ReferralState)
    throws
{
    var before = referral(state)
    before.accepted = true
    before.appointment = appointment(status: .cancelled)
    var facts = facts(Service(id: "100", kind: .directlyBookable, diary: .pas))
    facts.namedService = otherBookable
    let after = try decide(before, command(.changeShortlist) { $0.service = "200" }, by: .referrer, facts)
    #expect(
        after.referral.state == .notBooked && after.referral.shortlist == ["200"] && after.referral.service == "200")
    #expect(lists(after.referral, otherBookable) == [.awaitingBooking] && told(after) == ["ers:by-hand"])
    let there = with(slot("S2", at: otherBookable), at: otherBookable, otherBookable)
    let booked = try decide(after.referral, booking(.book, "S2"), by: .referrer, there).referral
    #expect(lists(booked, otherBookable) == [.referralsForReview])
}

@Test func `22: rebooked at the service that accepted it it is not reviewed again, elsewhere it is`() throws {
    var before = referral(.booked)
    #expect(
        try lists(decide(before, booking(.rebook), by: .clerk, with(slot(), at: bookable)).referral) == [
            .referralsForReview
        ])
    before.accepted = true
    before.reviewStatus = nil
    let same = try decide(before, booking(.rebook), by: .referrerAdmin, with(slot(), at: bookable))
    #expect(same.referral.state == .booked && same.referral.appointment?.slot == "S1" && lists(same.referral).isEmpty)
    #expect(same.referral.appointment?.id == 0 && told(same) == ["ers:by-hand"])
    let there = with(slot("S2", at: otherBookable), at: otherBookable)
    let other = try decide(before, booking(.rebook, "S2"), by: .clerk, there).referral
    #expect(!other.accepted && lists(other, otherBookable) == [.referralsForReview])
}

@Test(arguments: [
    ReferralState.triagedProviderToAction, .appointmentCancelledByPatient, .appointmentCancelledByProvider,
])
func `23: booked from Appointments for Booking, it is reviewed unless that service has triaged it`(
    _ state: ReferralState
) throws {
    var before = referral(state)
    #expect(lists(before) == [.appointmentsForBooking, .awaitingBooking])
    let unknown = try decide(before, booking(.book), by: .clerk, with(slot(), at: bookable)).referral
    #expect(lists(unknown) == [.referralsForReview])
    before.accepted = true
    let triaged = try decide(before, booking(.book), by: .clerk, with(slot(), at: bookable)).referral
    #expect(lists(triaged).isEmpty)
    let there = with(slot("S2", at: otherBookable), at: otherBookable)
    #expect(
        try lists(decide(before, booking(.book, "S2"), by: .clerk, there).referral, otherBookable) == [
            .referralsForReview
        ])
}

@Test func `a redirected referral goes to the other service's review, slot issues or triage`() throws {
    var said = command(.redirect) {
        $0.service = "200"
        $0.reason = "REDIRECTED_APPROPRIATE_CLINIC"
        $0.comment = "Hand clinic."
    }
    var facts = facts()
    facts.namedService = otherBookable
    let deferred = try decide(referral(.booked), said, by: .clinician, facts)
    #expect(deferred.referral.service == "200" && deferred.referral.appointment?.status == .cancelled)
    #expect(lists(deferred.referral, otherBookable) == [.appointmentSlotIssues, .awaitingBooking])
    #expect(told(deferred) == ["ers:by-hand"])
    said.slot = "S2"
    facts.slot = slot("S2", at: otherBookable)
    #expect(
        try lists(decide(referral(.booked), said, by: .clinician, facts).referral, otherBookable) == [
            .referralsForReview
        ])
    said.slot = nil
    said.service = "400"
    facts.namedService = triageService
    let triage = try decide(referral(.deferredToProvider), said, by: .clinician, facts).referral
    #expect(triage.state == .awaitingTriage && lists(triage, triageService) == [.referralsForReview, .awaitingBooking])
}

@Test func `the PAS hears of an appointment that enters or leaves a diary of its own`() throws {
    let pas = Service(id: "600", kind: .directlyBookable, diary: .pas)
    let into = try decide(referral(.notBooked), booking(.book), by: .clerk, with(slot(at: pas), at: pas))
    #expect(told(into) == ["ers:by-hand", "pas:by-hand"] && into.referral.appointment?.status == .requested)
    let outOf = with(slot("S2", at: otherBookable), at: otherBookable, pas)
    let moved = try decide(referral(.booked, at: pas), booking(.rebook, "S2"), by: .clerk, outOf)
    #expect(told(moved) == ["ers:by-hand", "pas:by-hand"])
    let accepted = try decide(referral(.booked, at: pas), command(.accept), by: .clinician, facts(pas))
    #expect(told(accepted) == ["ers:A013"])
}

@Test func `a referral that is not of e-RS is told to nobody`() throws {
    var paper = referral(.booked)
    paper.ubrn = nil
    #expect(told(try decide(paper, command(.accept), by: .clinician, facts())).isEmpty)
}

@Test func `a slot must be there, open, ahead, free and on the referrer's shortlist`() {
    func answer(_ change: (inout Slot) -> Void, by role: Role = .clerk) -> Refusal? {
        var slot = slot()
        change(&slot)
        let facts = with(slot, at: bookable)
        return refusal { () throws(Refusal) in try decide(referral(.notBooked), booking(.book), by: role, facts) }
    }
    #expect(answer { _ in } == nil)
    #expect(answer { $0.closed = true } == .slotClosed("S1"))
    #expect(answer { $0.start = now.adding(seconds: -1) } == .slotPast("S1"))
    #expect(answer { $0.booked = 1 } == .slotTaken("S1"))
    #expect(answer({ $0.service = "900" }, by: .referrer) == .notOnShortlist("900"))
    #expect(answer { $0.service = "900" } == nil)
    let without = refusal { () throws(Refusal) in try decide(referral(.notBooked), booking(.book), by: .clerk, facts())
    }
    #expect(without == .slotUnknown("S1"))
    let unsaid = refusal { () throws(Refusal) in
        try decide(referral(.notBooked), command(.book), by: .clerk, with(slot(), at: bookable))
    }
    #expect(unsaid == .slotMissing)
}

@Test func `a referrer defers and asks for triage only where the shortlist says`() {
    var facts = facts()
    facts.namedService = otherBookable
    let said = command(.deferToProvider) {
        $0.reason = "NO_SLOTS_AT_SERVICE"
        $0.service = "200"
    }
    #expect(
        refusal { () throws(Refusal) in try decide(referral(.notBooked), said, by: .referrer, facts) }
            == .notOnShortlist("200"))
    #expect(refusal { () throws(Refusal) in try decide(referral(.notBooked), said, by: .clerk, facts) } == nil)
    facts.namedService = triageService
    let triage = command(.sendForTriage) { $0.service = "400" }
    #expect(
        refusal { () throws(Refusal) in try decide(referral(.notBooked), triage, by: .referrer, facts) }
            == .notOnShortlist("400"))
    let deferred = command(.deferToProvider) {
        $0.reason = "NO_SLOTS_AT_SERVICE"
        $0.service = "400"
    }
    #expect(
        refusal { () throws(Refusal) in try decide(referral(.notBooked), deferred, by: .clerk, facts) }
            == .triageService)
}

@Test func `what happened earlier is dated then, and nothing is dated ahead`() throws {
    let said = command(.cancelAppointment) {
        $0.by = .patient
        $0.reason = "PATIENT_ILL"
        $0.happenedAt = instant("2026-11-02T16:00:00Z")
    }
    #expect(
        try decide(referral(.booked), said, by: .clerk, facts()).referral.stateSince == instant("2026-11-02T16:00:00Z"))
    var ahead = said
    ahead.happenedAt = instant("2030-01-01T00:00:00Z")
    let after = try decide(referral(.booked), ahead, by: .clerk, facts()).referral
    #expect(after.stateSince == now && lists(after).contains(.appointmentsForBooking))
}
