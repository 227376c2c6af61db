// A list in numbers, from counts that are kept with each row: nothing is counted when a screen opens.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// Numbers of every list a user may see.
    public func counts(
        of lists: [Worklist], for reader: Reader
    ) throws(Failure) -> [WorklistCount] {
        if reader.visibility.opensNothing {
            return lists.map { WorklistCount(worklist: $0, total: 0, overdue: 0, dueToday: 0, urgent: 0) }
        }
        let moment = try countingMoment(reader.now)
        let claimed = try claimedRows(for: reader, moment)
        var counts: [WorklistCount] = []
        for list in lists {
            var count = try numbers(of: list, for: reader, moment)
            let days = list.days(today: reader.now.londonDay, policy: reader.policy)
            count.unclaimed = max(0, count.total - claimed.count { $0.isOn(list, days) })
            counts.append(count)
        }
        return counts
    }

    private func numbers(
        of list: Worklist, for reader: Reader, _ moment: Instant
    ) throws(Failure) -> WorklistCount {
        let visibility = reader.visibility
        let today = reader.now.londonDay
        let numbers = Numbers(today: today, lastDueToday: reader.policy.calendar.lastDayDueToday(today))
        let source: (sql: String, arguments: [(any DatabaseValueConvertible)?])
        switch list.kind {
        case .work where list == .importProblems:
            let (sql, arguments) = problemCondition(for: visibility)
            source = (
                """
                SELECT \(numbers.of("1")) FROM (SELECT i.due AS due, coalesce((SELECT CASE r.priority
                    WHEN 'ROUTINE' THEN 3 ELSE 2 END FROM referral r WHERE r.id = i.referral), 3) AS urgency
                FROM import_problem i WHERE \(sql))
                """, arguments
            )
        case .work where list == .toCountersign && visibility.opensToSign:
            // Of one person and those they cover: found by the decisions that wait for them, not by the list. Their own
            // are theirs wherever they are; of a colleague's only what they may see.
            let seen = visibility.covered.isEmpty ? (sql: "1", arguments: []) : visibility.condition(on: list)
            let awaiting = Self.awaiting(signaturesOf: visibility.signers)
            source = (
                """
                SELECT \(numbers.of("1")) FROM (SELECT w.due, w.urgency FROM referral r CROSS JOIN worklist_item w
                    ON w.referral = r.id WHERE r.id IN (\(awaiting)) AND w.worklist = ? AND w.since <= ?
                    AND \(seen.sql))
                """, [list.rawValue, moment.seconds] + seen.arguments
            )
        case .work, .view:
            source = numbers.kept(of: [list], "total", for: visibility, moment)
        case .signOff: return WorklistCount(worklist: list, total: 0, overdue: 0, dueToday: 0, urgent: 0)
        case .rowsByDueDay:
            let across = Worklist.work(on: .provider).filter { $0 != .importProblems }
            source = numbers.kept(
                of: across, list == .unassigned ? "unowned" : "total", for: visibility, moment,
                days: list.days(today: today, policy: reader.policy))
        }
        let found = try first(source.sql, source.arguments) { columns in
            (columns.integer(), columns.integer(), columns.integer(), columns.integer())
        }
        return WorklistCount(
            worklist: list, total: found?.0 ?? 0, overdue: found?.1 ?? 0, dueToday: found?.2 ?? 0,
            urgent: found?.3 ?? 0)
    }

    /// Kept numbers of lists, less the rows of today that do not count yet, with the rows that end by themselves.
    static func keptNumbers(
        _ lists: [String], _ names: [String], _ column: String, for visibility: Visibility, _ moment: Instant
    ) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        let list = lists.joined()
        let day = moment.londonDay.number
        let unowned = column == "unowned" ? " AND w.owner IS NULL" : ""
        let names: [(any DatabaseValueConvertible)?] = names
        let seen: [(any DatabaseValueConvertible)?] = visibility.arguments
        let sql = """
            (SELECT k.worklist, k.scope, k.urgency, k.due, k.\(column) AS total, k.unowned FROM worklist_count k
                WHERE k.worklist \(list) AND k.counts_from <= ? AND \(visibility.scopeSQL("k"))
            UNION ALL SELECT w.worklist, w.scope, w.urgency, w.due, -1, -(w.owner IS NULL) FROM worklist_item w
                WHERE w.worklist \(list) AND w.counts_from = ? AND w.begins_in_day = 1 AND w.since > ?
                    AND w.until IS NULL\(unowned) AND \(visibility.scopeSQL("w"))
            UNION ALL SELECT w.worklist, w.scope, w.urgency, w.due, 1, w.owner IS NULL FROM worklist_item w
                WHERE w.worklist \(list) AND w.until IS NOT NULL AND w.until > ? AND w.since <= ?\(unowned)
                    AND \(visibility.scopeSQL("w")))
            """
        return (
            sql,
            names + [day] + seen + names + [day, moment.seconds] + seen + names + [moment.seconds, moment.seconds]
                + seen
        )
    }

    /// The rows that somebody works on now, of those the reader is given: claims are few, so each is looked at once for
    /// all lists.
    private func claimedRows(for reader: Reader, _ moment: Instant) throws(Failure) -> [ClaimedRow] {
        let seen = reader.visibility.condition(on: .referralsForReview)
        let signed = reader.visibility.condition(on: .toCountersign)
        return try rows(
            """
            SELECT w.worklist, w.due, w.owner IS NULL FROM handling h CROSS JOIN worklist_item w
                ON w.referral = h.referral AND w.side = h.side
                CROSS JOIN referral r ON r.id = w.referral
            WHERE h.claimed_by IS NOT NULL AND \(Self.liveClaim) AND w.since <= ? AND (w.until IS NULL OR w.until > ?)
                AND CASE w.worklist WHEN 'to-countersign' THEN \(signed.sql) ELSE \(seen.sql) END
            """,
            [reader.boot.id, reader.boot.seconds, reader.boot.id, reader.now.seconds, moment.seconds, moment.seconds]
                + signed.arguments + seen.arguments
        ) { columns in
            ClaimedRow(
                worklist: columns.code() ?? .importProblems, due: columns.day() ?? Day(number: 0),
                isUnowned: columns.flag())
        }
    }

    /// A claim on the handling `h` that still holds: the machine's clock, twice, and its seconds; then now.
    static let liveClaim = """
        ((h.claim_boot = ? AND h.claim_boot_until > ?) OR (h.claim_boot <> ? AND h.claimed_until > ?))
        """

    /// Buckets whose number is not what counting gives.
    func countDifferences() throws(Failure) -> [String] {
        try rows(
            """
            SELECT worklist || ' ' || scope || ' ' || due FROM (
                SELECT worklist, scope, came_on_referrer_list, urgency, counts_from, due, total, unowned
                FROM worklist_count
                UNION ALL
                SELECT worklist, scope, came_on_referrer_list, urgency, counts_from, due, count(*),
                    sum(owner IS NULL)
                FROM worklist_item WHERE until IS NULL
                GROUP BY worklist, scope, came_on_referrer_list, urgency, counts_from, due)
            GROUP BY worklist, scope, came_on_referrer_list, urgency, counts_from, due, total, unowned
            HAVING count(*) <> 2
            """
        ) { $0.text() ?? "" }
    }
}

/// A row that somebody works on now.
private struct ClaimedRow {
    var worklist: Worklist
    var due: Day
    var isUnowned: Bool

    /// Whether a list shows it; `days` are those of a view across lists.
    func isOn(_ list: Worklist, _ days: ClosedRange<Day>?) -> Bool {
        guard list.kind == .rowsByDueDay else { return worklist == list }
        guard worklist.kind == .work, worklist.side == .provider, days?.contains(due) ?? true else { return false }
        return list != .unassigned || isUnowned
    }
}

extension Worklist {
    /// The due days that a view across lists shows; nil where the due day decides nothing.
    func days(today: Day, policy: Policy) -> ClosedRange<Day>? {
        if self == .overdue { return Day(number: -1_000_000)...today.adding(days: -1) }
        return self == .dueToday ? today...policy.calendar.lastDayDueToday(today) : nil
    }
}

/// The four numbers of a list on a day, as columns: total, overdue, due today, urgent.
private struct Numbers {
    var today: Day
    var lastDueToday: Day

    /// Sums over rows that have a due day and an urgency, each weighing `weight`.
    func of(_ weight: String) -> String {
        """
        sum(\(weight)) AS total, sum(CASE WHEN due < \(today.number) THEN \(weight) END) AS overdue,
            sum(CASE WHEN due BETWEEN \(today.number) AND \(lastDueToday.number) THEN \(weight) END) AS due_today,
            sum(CASE WHEN urgency < 3 THEN \(weight) END) AS urgent
        """
    }

    /// Kept numbers of lists, less the rows of today that do not count yet, with the rows that end by themselves; of
    /// due days within `days` only. Summed service by service before it is asked who may see them.
    func kept(
        of lists: [Worklist], _ column: String, for visibility: Visibility, _ moment: Instant,
        days: ClosedRange<Day>? = nil
    ) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        let list = "worklist IN (\(lists.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"
        let due = days.map { " AND due BETWEEN \($0.lowerBound.number) AND \($0.upperBound.number)" } ?? ""
        let unowned = column == "unowned" ? " AND w.owner IS NULL" : ""
        let seen: [(any DatabaseValueConvertible)?] = visibility.arguments
        let day = moment.londonDay.number
        let sql = """
            SELECT sum(total), coalesce(sum(overdue), 0), coalesce(sum(due_today), 0), coalesce(sum(urgent), 0) FROM (
                SELECT k.total, k.overdue, k.due_today, k.urgent FROM (
                    SELECT scope, came_on_referrer_list, \(of(column)) FROM worklist_count
                    WHERE \(list) AND counts_from <= ?\(due) GROUP BY worklist, scope, came_on_referrer_list) k
                WHERE \(visibility.scopeSQL("k"))
                UNION ALL SELECT \(of("-1")) FROM worklist_item w INDEXED BY worklist_ahead WHERE \(list) AND w.counts_from = ?
                    AND w.begins_in_day = 1 AND w.since > ? AND w.until IS NULL\(unowned)\(due) AND \(visibility.scopeSQL("w"))
                UNION ALL SELECT \(of("1")) FROM worklist_item w INDEXED BY worklist_ending WHERE \(list) AND w.until IS NOT NULL AND w.until > ?
                    AND w.since <= ?\(unowned)\(due) AND \(visibility.scopeSQL("w")))
            """
        return (
            sql, [day] + seen + [day, moment.seconds] + seen + [moment.seconds, moment.seconds] + seen
        )
    }
}
