// Each guard of the action table by itself: one thing missing, one refusal.
import ReferralDomain
import Testing

private func refused(
    _ action: ReferralAction, _ referral: Referral, _ facts: ReferralFacts, by role: Role = .clinician
) -> Refusal? {
    referral.refusal(of: action, by: actor(role), facts: facts)
}

private let reviewing: [ReferralAction] = [.accept, .reject, .cancelAppointmentActionLater]

@Test(arguments: reviewing + [.acceptReferBookLater, .returnToReferrerWithAdvice, .referBookNow, .redirect])
func `clinical work waits for the letter`(_ action: ReferralAction) {
    var waiting = referral(reviewing.contains(action) ? .booked : .deferredToProvider)
    #expect(refused(action, waiting, facts()) == nil)
    waiting.clinicalInformation = .awaited
    #expect(refused(action, waiting, facts()) == .letterOutstanding)
    waiting.clinicalInformation = nil
    #expect(refused(action, waiting, facts()) == .letterOutstanding)
    waiting.clinicalInformation = .notApplicable
    #expect(refused(action, waiting, facts()) == nil)
}

@Test(arguments: reviewing) func `a reviewed referral is not reviewed again`(_ action: ReferralAction) {
    var reviewed = referral(.booked)
    reviewed.reviewStatus = nil
    #expect(refused(action, reviewed, facts()) == .alreadyReviewed)
    reviewed.reviewStatus = .letterChanged
    #expect(refused(action, reviewed, facts()) == nil)
}

@Test(arguments: reviewing) func `a triage referral is not accepted or rejected`(_ action: ReferralAction) {
    #expect(refused(action, referral(.booked, at: triageService), facts(triageService)) == .triageService)
}

@Test(arguments: reviewing + [.rebook, .cancelAppointment])
func `an appointment can be acted on until the end of its day`(_ action: ReferralAction) {
    var booked = referral(.booked)
    booked.appointment = appointment(start: instant("2026-11-03T08:30:00Z"))
    #expect(refused(action, booked, facts()) == nil)
    #expect(refused(action, booked, facts(bookable, at: instant("2026-11-03T23:59:59Z"))) == nil)
    #expect(refused(action, booked, facts(bookable, at: instant("2026-11-04T00:00:00Z"))) == .appointmentPassed)
    booked.appointment = nil
    #expect(refused(action, booked, facts()) == .noAppointment)
}

@Test func `a summer appointment passes at midnight in London, not in Greenwich`() {
    var booked = referral(.booked)
    booked.appointment = appointment(start: instant("2026-07-01T09:00:00Z"))
    #expect(refused(.accept, booked, facts(bookable, at: instant("2026-07-01T22:59:59Z"))) == nil)
    #expect(refused(.accept, booked, facts(bookable, at: instant("2026-07-01T23:00:00Z"))) == .appointmentPassed)
}

@Test func `a DNA is recorded once the appointment has begun, an attendance on its day`() {
    let booked = referral(.booked)
    let early = facts(bookable, at: instant("2026-11-10T09:19:59Z"))
    #expect(refused(.recordDNA, booked, early) == .appointmentAhead)
    #expect(refused(.recordAttendance, booked, early) == nil)
    #expect(refused(.recordDNA, booked, facts(bookable, at: instant("2026-11-10T09:20:00Z"))) == nil)
    let eve = facts(bookable, at: instant("2026-11-09T23:59:59Z"))
    #expect(refused(.recordAttendance, booked, eve) == .appointmentAhead)
}

@Test(arguments: [ReferralAction.book, .rebook, .referBookNow, .redirect, .acceptReferBookLater, .contactAttempt])
func `nothing is arranged for a patient who has died`(_ action: ReferralAction) {
    let state: ReferralState = action == .rebook ? .booked : action == .book ? .notBooked : .deferredToProvider
    var facts = facts()
    #expect(refused(action, referral(state), facts) == nil)
    facts.patientDied = day("2026-11-01")
    #expect(refused(action, referral(state), facts) == .patientDied)
}

@Test func `a referral of a patient who has died can still be cancelled`() {
    var facts = facts()
    facts.patientDied = day("2026-11-01")
    #expect(refused(.cancelReferral, referral(.booked), facts) == nil)
    #expect(refused(.cancelAppointment, referral(.booked), facts) == nil)
}

@Test func `deferral is refused while slots are free, without a service, and at a triage service`() {
    var facts = facts()
    #expect(refused(.deferToProvider, referral(.notBooked), facts, by: .referrer) == nil)
    facts.hasFreeSlots = true
    #expect(refused(.deferToProvider, referral(.notBooked), facts, by: .referrer) == .slotsAvailable)
    #expect(
        refused(.deferToProvider, referral(.notBooked, at: nil), facts, by: .referrer) == .serviceMissing)
    let atTriage = referral(.notBooked, at: triageService)
    #expect(
        refused(.deferToProvider, atTriage, ReferralFacts(now: now, service: triageService), by: .clerk)
            == .triageService)
}

@Test func `triage is asked of triage services only`() {
    let referral = referral(.notBooked)
    #expect(refused(.sendForTriage, referral, facts(), by: .referrer) == .notTriageService)
    #expect(refused(.sendForTriage, referral, facts(Service(id: "1")), by: .referrer) == nil)
    var named = facts()
    named.namedService = triageService
    #expect(refused(.sendForTriage, referral, named, by: .referrer) == nil)
}

@Test func `an assessment is recorded at an assessment service, after acceptance`() {
    var booked = referral(.booked, at: assessmentService)
    #expect(refused(.recordAssessment, booked, facts(assessmentService)) == .notAccepted)
    booked.accepted = true
    #expect(refused(.recordAssessment, booked, facts(assessmentService)) == nil)
    #expect(refused(.recordAssessment, booked, facts()) == .notAssessmentService)
}

@Test func `there must be something to confirm, to tell, to settle, to acknowledge`() {
    let rejected = referral(.rejected)
    #expect(refused(.confirmCancelledInPAS, rejected, facts(), by: .clerk) == .nothingToConfirm)
    #expect(refused(.told, rejected, facts(), by: .clerk) == .nothingToTell)
    #expect(refused(.takeERS, rejected, facts(), by: .clerk) == .noImportProblem)
    #expect(refused(.keepOurs, rejected, facts(), by: .clerk) == .noImportProblem)
    var cancelled = referral(.cancelledReferral)
    #expect(refused(.acknowledge, cancelled, facts(), by: .referrer) == .nothingToAcknowledge)
    cancelled.cancelledOutside = true
    #expect(refused(.acknowledge, cancelled, facts(), by: .referrer) == nil)
    cancelled.acknowledged = true
    #expect(refused(.acknowledge, cancelled, facts(), by: .referrer) == .nothingToAcknowledge)
}

@Test func `only an assessment that refers on is booked further`() {
    var assessed = referral(.assessmentResult)
    for outcome in AssessmentOutcome.allCases {
        assessed.reason = outcome.rawValue
        let answer: Refusal? = outcome == .referOn ? nil : .wrongState(.assessmentResult)
        #expect(refused(.book, assessed, facts(), by: .clerk) == answer, "\(outcome.rawValue)")
    }
}

@Test
func `a DNA that was handed back is no longer the provider's to record or undo, and until then not the referrer's`() {
    var missed = referral(.didNotAttend)
    missed.appointment = appointment(start: instant("2026-11-02T09:00:00Z"), status: .noshow)
    #expect(refused(.book, missed, facts(), by: .referrer) == .wrongState(.didNotAttend))
    #expect(refused(.changeShortlist, missed, facts(), by: .referrer) == .wrongState(.didNotAttend))
    #expect(refused(.undoDNA, missed, facts(), by: .clerk) == nil)
    missed.returnedToReferrer = true
    #expect(refused(.undoDNA, missed, facts(), by: .clerk) == .alreadyClosed)
    #expect(refused(.recordDNA, missed, facts(), by: .clerk) == .alreadyClosed)
    #expect(refused(.book, missed, facts(), by: .referrer) == nil)
    #expect(refused(.book, missed, facts(), by: .clerk) == nil)
}

@Test(
    arguments: ReferralAction.allCases.filter {
        $0.rule.kind == .referral && ![.wrongPatientLetter, .liftFreeze].contains($0)
    })
func `an attended and closed appointment is not changed`(_ action: ReferralAction) {
    var closed = referral(.booked)
    closed.appointment?.status = .fulfilled
    closed.outcome = AttendanceOutcome.discharged.rawValue
    guard action.rule.from.contains(.booked), let role = action.rule.roles.first(where: { $0.side == .provider }) else {
        return
    }
    var facts = facts()
    facts.hasImportProblem = true
    facts.hasConflict = true
    facts.hasByHandMessage = true
    closed.cancelInPAS = true
    var need = PatientNeed(.transport, source: .ers, since: now)
    need.arrangement = NeedArrangement(reference: "T1", start: nil, slot: nil)
    closed.needs = [need]
    // Provider staff add letters to what did not come from e-RS only.
    closed.source = action == .addLetter ? .paper : .ers
    let answer = refused(action, closed, facts, by: role)
    if [.takeERS, .keepOurs, .told, .confirmCancelledInPAS, .cancelArrangement].contains(action) {
        #expect(answer == nil)
    } else {
        #expect(answer == (action == .recordAssessment ? .notAssessmentService : .alreadyClosed))
    }
}
