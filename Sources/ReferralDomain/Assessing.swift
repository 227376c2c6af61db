// A clinical assessment's end: its five outcomes, and what becomes of the appointment it was booked for.

extension Referral {
    /// Records how an assessment ended. What goes back to the referrer goes with comments (e-RS clinical assessment).
    mutating func assess(_ command: ReferralCommand, facts: ReferralFacts) throws(Refusal) {
        guard let code = command.outcome, let outcome = AssessmentOutcome(rawValue: code) else {
            throw .outcomeNotAllowed(command.outcome ?? "")
        }
        if outcome == .adviseReferrer, command.comment.isBlank { throw .commentMissing }
        if let visit = liveAppointment {
            // Assessed from the letter: nobody attends an appointment that is still ahead, and its place is free again.
            let isAhead = visit.start.map { $0 > facts.now } ?? false
            appointment?.status = isAhead ? .cancelled : .fulfilled
        }
        move(to: .assessmentResult, command, reason: code)
    }
}
