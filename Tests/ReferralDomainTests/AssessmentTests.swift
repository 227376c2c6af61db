// How a clinical assessment ends: its five outcomes, and the appointment that nobody needs any more.
import ReferralDomain
import Testing

private func accepted(start: Instant = instant("2026-11-10T09:20:00Z")) -> Referral {
    var booked = referral(.booked, at: assessmentService)
    booked.appointment = appointment(start: start, at: assessmentService)
    booked.reviewStatus = nil
    booked.accepted = true
    return booked
}

private func assessed(
    _ outcome: AssessmentOutcome, of before: Referral = accepted(), saying comment: String? = "Words.",
    by role: Role = .clinician
) throws(Refusal) -> Decision {
    let said = command(.recordAssessment) {
        $0.outcome = outcome.rawValue
        $0.comment = comment
    }
    return try decide(before, said, by: role, facts(assessmentService))
}

/// An outcome, the lists it leads to, and whether that closes it.
private let ends: [(AssessmentOutcome, Set<Worklist>, Bool)] = [
    (.adviseReferrer, [.assessmentReturnedCancelledDNA], false),
    (.resolvedTreated, [], true), (.resolvedPatientRequest, [], true),
    (.referOn, [.appointmentsForBooking], false), (.referOnOutside, [], true),
]

@Test(arguments: ends)
func `each outcome leads where e-RS says, and off the list of assessments`(
    outcome: AssessmentOutcome, wanted: Set<Worklist>, closes: Bool
) throws {
    #expect(lists(accepted(), assessmentService) == [.referralsForAssessment])
    let after = try assessed(outcome).referral
    #expect(after.state == .assessmentResult && after.reason == outcome.rawValue && after.comment == "Words.")
    #expect(lists(after, assessmentService) == wanted)
    #expect(after.isClosed == closes)
}

@Test(arguments: AssessmentOutcome.allCases)
func `only what goes back to the referrer must say something to them`(outcome: AssessmentOutcome) {
    for comment in [nil, "  "] {
        let answer = refusal { () throws(Refusal) in try assessed(outcome, saying: comment) }
        #expect(answer == (outcome == .adviseReferrer ? .commentMissing : nil))
    }
}

@Test func `advice is closed once its referrer has taken note, and by nobody else`() throws {
    let back = try assessed(.adviseReferrer).referral
    let clerk = refusal { () throws(Refusal) in try decide(back, command(.acknowledge), by: .clerk, facts()) }
    #expect(clerk == .notYourRole(.clerk))
    for role in [Role.referrer, .referrerAdmin] {
        let noted = try decide(back, command(.acknowledge), by: role, facts(assessmentService)).referral
        #expect(noted.isClosed && lists(noted, assessmentService).isEmpty)
    }
}

@Test func `an assessment that closed its referral is not changed any more`() throws {
    for outcome in AssessmentOutcome.allCases {
        let after = try assessed(outcome).referral
        for action in [ReferralAction.cancelReferral, .changePriority] {
            let answer = after.refusal(of: action, by: actor(.clinician), facts: facts(assessmentService))
            #expect(answer == (after.isClosed ? .alreadyClosed : nil), "\(outcome.rawValue)")
        }
    }
}

@Test func `referred on it is booked at another service, which reviews it anew`() throws {
    let onward = try assessed(.referOn).referral
    let place = with(slot(at: otherBookable), at: otherBookable, assessmentService)
    let booked = try decide(onward, booking(.book), by: .clerk, place).referral
    #expect(booked.state == .booked && booked.service == otherBookable.id && !booked.accepted)
    #expect(lists(booked, otherBookable) == [.referralsForReview])
}

@Test func `assessed from its letter, an appointment still ahead gives its place back`() throws {
    let ahead = try assessed(.resolvedTreated)
    #expect(ahead.referral.appointment?.status == .cancelled && ahead.referral.liveAppointment == nil)
    let attended = try assessed(.resolvedTreated, of: accepted(start: now.adding(seconds: -3_600)))
    #expect(attended.referral.appointment?.status == .fulfilled)
}

@Test func `an assessment is told to e-RS by hand, for it has no call`() throws {
    #expect(told(try assessed(.referOnOutside)) == ["ers:by-hand"])
}

@Test func `an outcome that is none of the five is refused`() {
    let said = command(.recordAssessment) { $0.outcome = "OTHER" }
    let answer = refusal { () throws(Refusal) in try decide(accepted(), said, by: .clinician, facts(assessmentService))
    }
    #expect(answer == .outcomeNotAllowed("OTHER"))
}
