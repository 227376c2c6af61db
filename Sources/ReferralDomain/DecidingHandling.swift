// What becomes of who has a referral in hand when a colleague claims, releases, assigns, snoozes or hands it up.

extension Referral {
    /// The handling after `command`, or the refusal; the referral and its version stay as they are.
    public func handled(
        _ command: ReferralCommand, by actor: Actor, facts: ReferralFacts, policy: Policy
    ) throws(Refusal) -> Handling {
        if let refusal = refusal(of: command.action, by: actor, facts: facts) { throw refusal }
        if let expected = command.expectedVersion, expected != version {
            throw .versionConflict(expected: expected, actual: version)
        }
        for text in [command.comment, command.instruction] {
            if let text, text.count > commentLimit { throw .commentTooLong(limit: commentLimit) }
        }
        let needs = command.action.rule.needs
        if needs.contains(.to) {
            guard let login = command.to else { throw .colleagueMissing }
            guard facts.colleague != nil else { throw .colleagueUnknown(login) }
        }
        try checkOffer(command, by: actor, facts: facts)
        if needs.contains(.until), command.until == nil { throw .untilMissing }
        if needs.contains(.comment), command.comment.isBlank { throw .commentMissing }
        if needs.contains(.instruction), command.instruction.isBlank { throw .commentMissing }
        var next = facts.handling
        let me = actor.staff
        switch command.action {
        case .claim:
            // A claim that has ended is none: claimed again, it is another one.
            let since = facts.liveHandling.claim.flatMap { $0.by.id == me.id ? $0.since : nil } ?? facts.now
            next.claim = Claim(
                by: me, since: since, until: facts.now.adding(seconds: Int64(policy.claimMinutes) * 60),
                end: BootMoment(
                    id: facts.boot.id, seconds: facts.boot.seconds + Int64(policy.claimMinutes) * 60))
        case .release: next.claim = nil
        case .assign:
            next.owner = facts.colleague
            next.ownedSince = facts.now
            if next.claim?.by.id != facts.colleague?.id, next.claim?.by.id == me.id { next.claim = nil }
        case .snooze: next.snooze = try snooze(command, by: me, facts: facts)
        case .wake: next.snooze = nil
        case .note:
            if command.comment.isBlank, command.instruction.isBlank, command.followUp == nil { throw .commentMissing }
            try checkCallBack(of: command, by: actor.role, facts: facts)
        case .handUp:
            next.owner = facts.colleague
            next.ownedSince = facts.now
            next.claim = nil
        case .answer:
            // With its answer it goes back to whoever asked.
            next.owner = facts.asker
            next.ownedSince = facts.now
        case .countersign: break
        case .accept, .reject, .acceptReferBookLater, .returnToReferrerWithAdvice, .cancelAppointmentActionLater,
            .referBookNow, .book, .rebook, .moveAppointment, .deferToProvider, .sendForTriage, .cancelAppointment,
            .recordDNA, .undoDNA,
            .recordAttendance, .confirmCancelledInPAS, .cancelReferral, .changePriority, .redirect, .recordAssessment,
            .changeShortlist, .addLetter, .acknowledge, .contactAttempt, .addNeed, .dropNeed, .arrangeNeed,
            .cancelArrangement, .takeERS, .keepOurs, .told, .advise, .askMore,
            .sendInformation, .convert, .closeAdvice, .createReferral, .wrongPatientLetter, .validate, .startMonitoring,
            .liftFreeze,
            .offer, .declineOffer:
            break
        }
        next.touchedAt = facts.now
        return next
    }

    /// The last day to which it may be put off: its breach date, or for suspected cancer the day by which the patient
    /// is to be told; not at all once that is past.
    public var latestSnooze: Day {
        let start = (waitStart?.at ?? receivedAt).londonDay
        return start.adding(
            days: priority == .twoWeekWait ? ClockDays.fasterDiagnosis : ClockDays.referralToTreatment)
    }

    /// Whether what has become of it ends a snooze: it may not be put off so long any more, its priority rose, or a
    /// letter came.
    public func wakes(from earlier: Referral, snoozedUntil until: Instant) -> Bool {
        let rose = (priority?.rank ?? 0) > (earlier.priority?.rank ?? 0) && earlier.priority != nil
        return until.londonDay > latestSnooze || rose || clinicalInfoLastUpdated != earlier.clinicalInfoLastUpdated
            || (clinicalInformation == .present && earlier.clinicalInformation != .present)
    }

    private func snooze(
        _ command: ReferralCommand, by me: StaffMember, facts: ReferralFacts
    ) throws(Refusal) -> Snooze {
        guard let until = command.until else { throw .untilMissing }
        if until <= facts.now { throw .snoozeEnded }
        if until.londonDay > latestSnooze { throw .snoozeTooLong(latestSnooze) }
        return Snooze(until: until, reason: command.instruction ?? "", by: me, since: facts.now)
    }
}

extension Handling {
    /// The journal's names of what `changes` tells of.
    public static let journalled: Set<String> = ["owner", "snoozed_until", "snooze_reason", "snoozed_by"]
    /// In an act on the referral itself: the same of the side that did not act.
    public static let ofOtherSide = "other_"
    /// In an act taken back or done again: what came back with it.
    public static let comingBack = "_back"
    /// In an act taken back: what stood through it.
    public static let kept = "_kept"

    /// What differs from an earlier self, as the journal keeps it; claims come and go without it.
    public func changes(from earlier: Handling) -> [FieldChange] {
        let pairs = [
            ("owner", earlier.owner?.login, owner?.login),
            ("snoozed_until", earlier.snooze.map { "\($0.until.seconds)" }, snooze.map { "\($0.until.seconds)" }),
            ("snooze_reason", earlier.snooze?.reason, snooze?.reason),
            ("snoozed_by", earlier.snooze?.by.login, snooze?.by.login),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { FieldChange(field: $0.0, before: $0.1, after: $0.2) }
    }
}
