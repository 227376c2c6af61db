// Worklist rows: what a referral's ought to be, kept with each change, rebuilt to check.

internal import GRDB
public import ReferralDomain

/// A kept row: a place on a list with what lists are ordered, counted and filtered by.
struct WorklistRow: Hashable {
    var entry: WorklistEntry
    var scope: String
    var cameOnReferrerList: Bool
    var urgency: Int
    var pressing: Int
    var breach: Int?
    var owner: Int64?

    /// Number of the rules that make rows; a higher one makes programs rebuild what earlier rules kept.
    static let rules = 5
}

extension Writing {
    /// Makes a referral's rows what its state, its open messages, its handling and the policy say.
    public func refreshWorklists(of referral: Referral, policy: Policy, at now: Instant) throws(Failure) {
        let expected = try reading.expectedRows(of: referral, policy: policy)
        let kept = try reading.keptRows(of: referral.id)
        reading.known.rows[referral.id] = expected
        let lists = Set(expected.map(\.entry.worklist))
        for row in kept where !lists.contains(row.entry.worklist) {
            try run(
                "DELETE FROM worklist_item WHERE referral = ? AND worklist = ?",
                [referral.id, row.entry.worklist.rawValue])
        }
        for row in expected.subtracting(kept) {
            let entry = row.entry
            let from = entry.since <= now ? nil : entry.since.londonDay
            try run(
                """
                INSERT INTO worklist_item (referral, worklist, kind, side, scope, came_on_referrer_list, urgency,
                    pressing, due, since, until, counts_from, begins_in_day, due_rule, breach, reason, owner)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (referral, worklist) DO UPDATE SET scope = excluded.scope,
                    came_on_referrer_list = excluded.came_on_referrer_list, urgency = excluded.urgency,
                    pressing = excluded.pressing, due = excluded.due, since = excluded.since, until = excluded.until,
                    counts_from = excluded.counts_from, begins_in_day = excluded.begins_in_day,
                    due_rule = excluded.due_rule, breach = excluded.breach, reason = excluded.reason,
                    owner = excluded.owner
                """,
                [
                    referral.id, entry.worklist.rawValue, entry.worklist.rowKind,
                    entry.worklist.side.column, row.scope, row.cameOnReferrerList ? 1 : 0, row.urgency, row.pressing,
                    entry.due.number, entry.since.seconds, entry.until?.seconds,
                    from?.number ?? 0, from.map { LondonTime.startOfDay($0) < entry.since } ?? false ? 1 : 0,
                    entry.dueRule, row.breach, entry.reason, row.owner,
                ])
        }
    }

    /// Rewrites every referral's rows.
    public func rebuildWorklists(policy: Policy, at now: Instant) throws(Failure) {
        try reading.eachReferral { (referral) throws(Failure) in
            try refreshWorklists(of: referral, policy: policy, at: now)
        }
        try run("UPDATE worklist_rules SET number = ?", [WorklistRow.rules])
    }
}

extension Store {
    /// Rewrites the rows that other rules than ours made, as after an update of the program.
    public func rebuildWorklistsOfOtherRules(policy: Policy, at now: Instant) throws(Failure) {
        let made = try read { (it) throws(Failure) in try it.count("SELECT number FROM worklist_rules") }
        guard made != WorklistRow.rules else { return }
        try write { (it) throws(Failure) in try it.rebuildWorklists(policy: policy, at: now) }
    }
}

extension Role.Side {
    /// As the tables spell it.
    var column: String {
        switch self {
        case .provider, .neither: "provider"
        case .referrer: "referrer"
        }
    }
}

extension Reading {
    /// The places on lists of work that a referral ought to have: by its state, by what must be told by hand, and by a
    /// colleague's open question.
    func expectedEntries(of referral: Referral, policy: Policy) throws(Failure) -> [WorklistEntry] {
        var service: Service?
        if let id = referral.service { service = try self.service(id) }
        var entries = referral.worklistEntries(service: service, policy: policy)
        let open = try openMatters(of: referral.id)
        if open.hasMessage { entries += try toTellEntries(of: referral, policy: policy) }
        if open.hasQuestion, let question = try openQuestion(of: referral.id) {
            entries.append(
                .nextDay(
                    .forDiscussion, since: question.askedAt, "A colleague's question", reason: nil,
                    priority: referral.priority, policy: policy))
        }
        if open.hasCountersignature, let entry = try countersignEntry(of: referral, policy: policy) {
            entries.append(entry)
        }
        if open.isFrozen { entries += try wrongLetterEntries(of: referral, policy: policy) }
        if open.hasFollowUp, let next = try openFollowUp(of: referral.id) {
            entries.append(next.plan.entry(since: next.since))
        }
        return entries
    }

    /// The rows of what e-RS and the PAS must be told by hand.
    private func toTellEntries(of referral: Referral, policy: Policy) throws(Failure) -> [WorklistEntry] {
        let byHand = try openMessages(of: referral.id).filter { $0.message.call == nil }
        return OutboxMessage.Destination.allCases.compactMap { destination in
            byHand.first { $0.message.destination == destination }.map { first in
                .nextDay(
                    destination == .ers ? .toTellERS : .toTellPAS, since: first.createdAt, "To tell",
                    reason: first.message.action.rawValue, priority: referral.priority, policy: policy)
            }
        }
    }

    /// Every row a referral ought to have, the supervisor's views included.
    func expectedRows(of referral: Referral, policy: Policy) throws(Failure) -> Set<WorklistRow> {
        let work = try expectedEntries(of: referral, policy: policy)
        let handlings = try handlings(of: referral.id)
        let provider = handlings[.provider] ?? Handling()
        let views = referral.viewEntries(handling: provider, work: work, policy: policy)
        let breach = referral.breachDay
        return Set(
            (work + views).map { entry in
                let side = entry.worklist.side
                let scope = side == .referrer ? referral.referringOrganisation : referral.service
                return WorklistRow(
                    entry: entry, scope: scope ?? "", cameOnReferrerList: referral.cameOnReferrerList,
                    urgency: 4 - (referral.priority?.rank ?? Priority.twoWeekWait.rank),
                    pressing: referral.pressingDay.number,
                    breach: breach?.number, owner: handlings[side]?.owner?.id)
            })
    }

    /// The rows that are kept of a referral.
    func keptRows(of referral: Int64) throws(Failure) -> Set<WorklistRow> {
        if let rows = known.rows[referral] { return rows }
        let kept = try rows(
            """
            SELECT worklist, since, due, due_rule, reason, until, scope, came_on_referrer_list, urgency, pressing,
                breach, owner
            FROM worklist_item WHERE referral = ?
            """, [referral]
        ) { columns -> WorklistRow? in
            guard let list = columns.code(Worklist.self), let since = columns.instant(), let due = columns.day()
            else { return nil }
            let entry = WorklistEntry(
                list, since: since, due: due, dueRule: columns.text() ?? "", reason: columns.text(),
                until: columns.instant())
            return WorklistRow(
                entry: entry, scope: columns.text() ?? "", cameOnReferrerList: columns.flag(),
                urgency: columns.integer() ?? 0, pressing: columns.integer() ?? 0, breach: columns.integer(),
                owner: columns.long())
        }
        return Set(kept.compactMap { $0 })
    }

    /// Referrals whose kept rows differ from a rebuild, by reference, and what the kept numbers get wrong.
    public func worklistDifferences(policy: Policy) throws(Failure) -> [String] {
        var different: [String] = []
        try eachReferral { (referral) throws(Failure) in
            let kept = try count("SELECT count(*) FROM worklist_item WHERE referral = ?", [referral.id])
            let expected = try expectedRows(of: referral, policy: policy)
            if try keptRows(of: referral.id) != expected || kept != expected.count {
                different.append(referral.reference?.text ?? "\(referral.id)")
            }
        }
        return try different + countDifferences()
    }

    /// The moment up to which rows count: now, or the newest journal entry of a colleague whose clock runs ahead.
    func countingMoment(_ now: Instant) throws(Failure) -> Instant {
        max(now, Instant(seconds: Int64(try count("SELECT \(Reading.newestEntry)"))))
    }

    /// When the newest journal entry was written.
    static let newestEntry = "coalesce((SELECT recorded_at FROM journal WHERE seq = (SELECT seq FROM journal_head)), 0)"

    /// The lists and views a referral is on now by the kept rows, import problems included.
    public func entries(of referral: Referral, now: Instant) throws(Failure) -> [WorklistEntry] {
        let moment = try countingMoment(now)
        var entries = try keptRows(of: referral.id).map(\.entry)
            .filter { $0.since <= moment && $0.until.map { $0 > moment } ?? true }
            .sorted { $0.worklist.place < $1.worklist.place }
        if let problem = try openProblems(of: referral.id).first {
            entries.append(
                WorklistEntry(
                    .importProblems, since: now, due: now.londonDay, dueRule: "Import problem: the standard of its day",
                    reason: problem.reason))
        }
        return entries
    }
}

extension Worklist {
    /// As the table spells it: what is only read by due day is in no index by need.
    fileprivate var rowKind: String { kind == .work ? "work" : isInOrderOfDueDays ? "calendar" : "view" }

    fileprivate var place: Int { Worklist.allCases.firstIndex(of: self) ?? 0 }
}

extension WorklistEntry {
    /// A row that is due by the next-day standard of the day on which it arose.
    fileprivate static func nextDay(
        _ list: Worklist, since: Instant, _ what: String, reason: String?, priority: Priority?, policy: Policy
    ) -> WorklistEntry {
        let policy = policy.inForce(on: since.londonDay)
        let days = policy.nextDay.days(for: priority)
        return WorklistEntry(
            list, since: since, due: policy.calendar.adding(workingDays: days, to: since.londonDay),
            dueRule: "\(what): \(days) working day\(days == 1 ? "" : "s")", reason: reason)
    }
}
