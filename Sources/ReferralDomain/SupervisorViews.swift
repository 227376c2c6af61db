// The supervisor's views of referrals, booked ones too, so that what is on nobody's list of work is still seen.

extension Referral {
    /// The views that this referral is in or will be, given the provider's handling and its entries on lists of work.
    public func viewEntries(handling: Handling, work: [WorklistEntry], policy: Policy) -> [WorklistEntry] {
        guard !isClosed, !(cameOnReferrerList && service == nil) else { return [] }
        var entries: [WorklistEntry] = []
        func start(_ day: Day) -> Instant { LondonTime.startOfDay(day) }
        let known = firstStart?.at ?? receivedAt
        // A clock that has stopped has no target left: who was sent back or discharged is overdue for nothing here.
        if priority == .twoWeekWait, clock.stop == nil || clock.isMonitoring {
            let isSeen = clock.firstSeenAt != nil
            let within =
                isSeen ? ClockDays.fasterDiagnosis : policy.inForce(on: known.londonDay).bookedWithin.twoWeekWait
            entries.append(
                WorklistEntry(
                    .suspectedCancer, since: receivedAt, due: known.londonDay.adding(days: within),
                    dueRule: "Suspected cancer: \(isSeen ? "told" : "first seen") within \(inWords(within, "day"))"))
        }
        if let breach = breachDay {
            let policy = policy.inForce(on: receivedAt.londonDay)
            entries.append(
                WorklistEntry(
                    .approachingBreach, since: start(breach.adding(days: -policy.approachingBreachDays)), due: breach,
                    dueRule: "18 weeks: day 126 is the last good day"))
        }
        if let beyond = bookedBeyondTarget(policy: policy) {
            entries.append(
                WorklistEntry(
                    .bookedBeyondTarget, since: stateSince, due: beyond.target,
                    dueRule: "Booked \(inWords(beyond.days, "day")) beyond its target", reason: beyond.clock))
        }
        if let due = validationDue {
            entries.append(
                WorklistEntry(
                    .validationDue, since: start(due), due: due,
                    dueRule: monitoredSince == nil
                        ? "Ask whether it is still needed: 12, 26 and 52 weeks"
                        : "Active monitoring: reviewed every 12 weeks", reason: clock.validation?.rawValue))
        }
        guard !work.isEmpty else { return entries }
        let policy = policy.inForce(on: receivedAt.londonDay)
        if let longWait = longWaitSince(policy: policy) {
            entries.append(
                WorklistEntry(
                    .at180Days, since: longWait, due: longWait.londonDay,
                    dueRule: "\(inWords(policy.longWaitDays, "day")) since it was received"))
        }
        guard work.contains(where: { $0.worklist.side == .provider }) else { return entries }
        let touched = (handling.touchedAt ?? receivedAt).londonDay
        let untouched = policy.calendar.adding(workingDays: policy.untouchedDays, to: touched)
        entries.append(
            WorklistEntry(
                .untouched, since: start(untouched.adding(days: 1)), due: untouched,
                dueRule: "Untouched for \(inWords(policy.untouchedDays, "working day"))"))
        entries += handlingEntries(handling, policy: policy)
        return entries
    }

    private func handlingEntries(_ handling: Handling, policy: Policy) -> [WorklistEntry] {
        var entries: [WorklistEntry] = []
        if let since = handling.ownedSince {
            let idle = max(since, handling.touchedAt ?? since).londonDay
            let due = policy.calendar.adding(workingDays: policy.assignedUntouchedDays, to: idle)
            entries.append(
                WorklistEntry(
                    .claimedTooLong, since: LondonTime.startOfDay(due.adding(days: 1)), due: due,
                    dueRule: "Assigned and untouched for \(inWords(policy.assignedUntouchedDays, "working day"))"))
        } else if let claim = handling.claim {
            let since = claim.since.adding(seconds: Int64(policy.longClaimMinutes) * 60)
            if since < claim.until {
                entries.append(
                    WorklistEntry(
                        .claimedTooLong, since: since, due: since.londonDay,
                        dueRule: "One claim held for \(inWords(policy.longClaimMinutes, "minute"))",
                        until: claim.until))
            }
        }
        if let snooze = handling.snooze {
            entries.append(
                WorklistEntry(
                    .snoozed, since: snooze.since, due: snooze.until.londonDay,
                    dueRule: "Put off: \(snooze.reason)", until: snooze.until))
        }
        return entries
    }
}
