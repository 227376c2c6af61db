// A list in numbers, from counts that are kept with each row: nothing is counted when a screen opens.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// Numbers of every list a user may see.
    public func counts(
        of lists: [Worklist], for reader: Reader
    ) throws(Failure) -> [WorklistCount] {
        let moment = try countingMoment(reader.now)
        var counts: [WorklistCount] = []
        for list in lists {
            var count = try numbers(of: list, for: reader, moment)
            count.unclaimed = max(0, count.total - (try claimed(on: list, for: reader, moment)))
            counts.append(count)
        }
        return counts
    }

    private func numbers(
        of list: Worklist, for reader: Reader, _ moment: Instant
    ) throws(Failure) -> WorklistCount {
        let visibility = reader.visibility
        let today = reader.now.londonDay
        let policy = reader.policy
        var source: (sql: String, arguments: [(any DatabaseValueConvertible)?])
        switch list.kind {
        case .work where list == .importProblems:
            let (sql, arguments) = problemCondition(for: visibility)
            source = (
                """
                (SELECT i.due AS due, coalesce((SELECT CASE r.priority WHEN 'ROUTINE' THEN 3 ELSE 2 END
                    FROM referral r WHERE r.id = i.referral), 3) AS urgency, 1 AS total
                FROM import_problem i WHERE \(sql)) k
                """, arguments
            )
        case .work where list == .toCountersign:
            let seen = visibility.condition(on: list)
            source = (
                """
                (SELECT w.due, w.urgency, 1 AS total FROM worklist_item w JOIN referral r ON r.id = w.referral
                WHERE w.worklist = ? AND w.since <= ? AND \(seen.sql)) k
                """, [list.rawValue, moment.seconds] + seen.arguments
            )
        case .work, .view:
            source = Self.keptNumbers(["= ?"], [list.rawValue], "total", for: visibility, moment)
        case .signOff: return WorklistCount(worklist: list, total: 0, overdue: 0, dueToday: 0, urgent: 0)
        case .rowsByDueDay:
            let across = Worklist.work(on: .provider).filter { $0 != .importProblems }
            let marks = Array(repeating: "?", count: across.count).joined(separator: ", ")
            let column = list == .unassigned ? "unowned" : "total"
            source = Self.keptNumbers(["IN (\(marks))"], across.map(\.rawValue), column, for: visibility, moment)
        }
        var condition = ""
        if let days = list.days(today: today, policy: policy) {
            condition = " WHERE due BETWEEN \(days.lowerBound.number) AND \(days.upperBound.number)"
        }
        let found = try first(
            """
            SELECT coalesce(sum(total), 0), coalesce(sum(CASE WHEN due < ? THEN total END), 0),
                coalesce(sum(CASE WHEN due BETWEEN ? AND ? THEN total END), 0),
                coalesce(sum(CASE WHEN urgency < 3 THEN total END), 0)
            FROM \(source.sql)\(condition)
            """, [today.number, today.number, policy.calendar.lastDayDueToday(today).number] + source.arguments
        ) { columns in (columns.integer(), columns.integer(), columns.integer(), columns.integer()) }
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
                WHERE w.worklist \(list) AND w.counts_from = ? AND w.counts_from > 0 AND w.since > ?
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

    /// Rows of a list that somebody works on now: claims are few, so they are looked at one by one.
    private func claimed(
        on list: Worklist, for reader: Reader, _ moment: Instant
    ) throws(Failure) -> Int {
        guard list.kind != .signOff, list != .importProblems else { return 0 }
        var rows = "w.worklist = '\(list.rawValue)'"
        if list.kind == .rowsByDueDay {
            rows = "w.kind = 'work' AND w.side = 'provider'"
            if let days = list.days(today: reader.now.londonDay, policy: reader.policy) {
                rows += " AND w.due BETWEEN \(days.lowerBound.number) AND \(days.upperBound.number)"
            }
            if list == .unassigned { rows += " AND w.owner IS NULL" }
        }
        // The rows of this list that the reader is given, as its number counts them.
        let seen = reader.visibility.condition(on: list)
        return try count(
            """
            SELECT count(*) FROM handling h CROSS JOIN worklist_item w INDEXED BY worklist_of_referral
                ON w.referral = h.referral AND w.side = h.side CROSS JOIN referral r ON r.id = w.referral
            WHERE h.claimed_by IS NOT NULL AND \(Self.liveClaim) AND \(rows) AND w.since <= ?
                AND (w.until IS NULL OR w.until > ?) AND \(seen.sql)
            """,
            [reader.boot.id, reader.boot.seconds, reader.boot.id, reader.now.seconds, moment.seconds, moment.seconds]
                + seen.arguments)
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

extension Worklist {
    /// The due days that a view across lists shows; nil where the due day decides nothing.
    func days(today: Day, policy: Policy) -> ClosedRange<Day>? {
        if self == .overdue { return Day(number: -1_000_000)...today.adding(days: -1) }
        return self == .dueToday ? today...policy.calendar.lastDayDueToday(today) : nil
    }
}
