// What must be said with an act so that no patient comes to harm by a slip: checked after the act's own needs.

extension Referral {
    /// Whether a command lowers the priority of a suspected cancer.
    public func lowersSuspectedCancer(_ command: ReferralCommand) -> Bool {
        guard priority == .twoWeekWait, let named = command.priority, named != .twoWeekWait else { return false }
        return command.action.setsPriority
    }

    /// Nothing happened to a referral before the day on which it was made, and nobody came or stayed away before the
    /// appointment began.
    func checkWhen(_ command: ReferralCommand) throws(Refusal) {
        guard let at = command.happenedAt else { return }
        if at.londonDay < firstHeard { throw .happenedBeforeReferral(firstHeard) }
        guard let start = appointment?.start else { return }
        // Who comes early has come; nobody has stayed away before the time.
        if command.action == .recordDNA, at < start { throw .appointmentAhead }
        if command.action == .recordAttendance, at.londonDay < start.londonDay { throw .appointmentAhead }
    }

    func checkSafety(of command: ReferralCommand, by actor: Actor, facts: ReferralFacts) throws(Refusal) {
        if asked(by: command.action).needs.contains(.instruction), command.instruction.isBlank {
            throw .instructionMissing
        }
        if lowersSuspectedCancer(command) {
            if command.agreedWith.isBlank { throw .agreedWithMissing }
            guard let day = command.agreedOn, day >= firstHeard, day <= facts.today else { throw .agreedOnMissing }
        }
        if command.action == .recordDNA, command.outcome == MissedAppointmentOutcome.adviseReferrer {
            try checkHandingBack(command, by: actor, facts: facts)
            if owesContact, command.contact == nil, ![reason, command.reason].contains(DeathEntry.reason) {
                throw .contactMissing
            }
        }
        if command.action == .wrongPatientLetter, !facts.hasNamedLetter { throw .documentUnknown }
        if command.action.takesOn, let other = facts.takenElsewhere, command.comment.isBlank,
            command.instruction.isBlank
        {
            throw .secondReferralNeedsAWord(other)
        }
    }
}

extension ReferralAction {
    /// Whether a priority said with it becomes the referral's.
    var setsPriority: Bool {
        let rule = rule
        return self != .returnToReferrerWithAdvice && (rule.needs + rule.mayHave).contains(.priority)
    }

    /// Whether the service takes the patient on by it, so that another referral to the same specialty matters.
    public var takesOn: Bool { self == .accept || self == .acceptReferBookLater || self == .referBookNow }

    /// Whether it may rest on what the letters said: a clinical decision about the referral.
    public var restsOnLetters: Bool { rule.isClinical && rule.kind == .referral && self != .liftFreeze }

    /// What mends a wrong letter, and what rests on none: what the patient or e-RS said, and what has happened anyhow.
    var isPossibleWhileFrozen: Bool {
        rule.kind == .handling && !isOfOffers
            || [
                .liftFreeze, .wrongPatientLetter, .addLetter, .cancelAppointment, .contactAttempt, .recordDNA, .told,
                .confirmCancelledInPAS, .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement,
            ].contains(self)
    }
}

extension String? {
    var isBlank: Bool { self?.allSatisfy(\.isWhitespace) ?? true }
}
