// Numbers for reports: lists by service, acts by range, free slots. No column of a patient is read.

internal import GRDB
public import ReferralDomain

/// What a list holds at a service.
public struct ListCount: Hashable, Sendable {
    public var worklist: Worklist
    /// nil for what names no service.
    public var service: String?
    public var total: Int
    public var overdue: Int
    public var dueToday: Int
    public var oldestDue: Day?
    public var unowned: Int
}

/// Acts of one kind by one person, counted.
public struct ActCount: Hashable, Sendable {
    public var act: RecordedAct
    /// Login.
    public var user: String
    /// Service id.
    public var service: String?
    public var number: Int
}

/// What a service's clinics can give in a range of time.
public struct SlotSupply: Hashable, Sendable {
    public var free: Int
    public var first: Instant?
}

extension Visibility {
    /// What reports count: all that a supervisor of the organisation oversees.
    public static func reports(at organisation: String) -> Visibility {
        Visibility(
            of: Actor(staff: StaffMember(id: 0, login: "", name: ""), role: .supervisor, organisation: organisation))
    }
}

extension Reading {
    /// Every list of the provider's side that holds something, service by service, from the kept numbers.
    public func listCounts(for visibility: Visibility, now: Instant, policy: Policy) throws(Failure) -> [ListCount] {
        let moment = try countingMoment(now)
        let today = now.londonDay
        let lists = Worklist.work(on: .provider).filter { $0 != .importProblems }.map(\.rawValue)
        let marks = Array(repeating: "?", count: lists.count).joined(separator: ", ")
        let kept = Self.keptNumbers(["IN (\(marks))"], lists, "total", for: visibility, moment)
        let problems = problemCondition(for: visibility)
        let days: [(any DatabaseValueConvertible)?] = [
            today.number, today.number, policy.calendar.lastDayDueToday(today).number,
        ]
        let found = try rows(
            """
            SELECT worklist, nullif(scope, ''), sum(n), coalesce(sum(CASE WHEN due < ? THEN n END), 0),
                coalesce(sum(CASE WHEN due BETWEEN ? AND ? THEN n END), 0), min(due), sum(unowned)
            FROM (SELECT worklist, scope, due, sum(total) AS n, sum(unowned) AS unowned FROM (
                    SELECT worklist, scope, due, total, unowned FROM \(kept.sql)
                    UNION ALL SELECT 'import-problems', coalesce((SELECT f.service FROM referral f
                        WHERE f.id = i.referral), ''), i.due, 1, 1 FROM import_problem i WHERE \(problems.sql))
                GROUP BY worklist, scope, due HAVING sum(total) > 0)
            GROUP BY worklist, scope
            """, days + kept.arguments + problems.arguments
        ) { columns -> ListCount? in
            guard let list = columns.code(Worklist.self) else { return nil }
            return ListCount(
                worklist: list, service: columns.text(), total: columns.integer() ?? 0,
                overdue: columns.integer() ?? 0, dueToday: columns.integer() ?? 0, oldestDue: columns.day(),
                unowned: columns.integer() ?? 0)
        }
        return found.compactMap { $0 }.sorted(by: Self.inListOrder)
    }

    private static func inListOrder(_ left: ListCount, _ right: ListCount) -> Bool {
        let place = { (list: Worklist) in Worklist.allCases.firstIndex(of: list) ?? 0 }
        return (place(left.worklist), left.service ?? "") < (place(right.worklist), right.service ?? "")
    }

    /// Since when the oldest row of a list of work has waited, service by service.
    public func oldestRows(of list: Worklist, for visibility: Visibility) throws(Failure) -> [String: Instant] {
        let found = try rows(
            """
            SELECT w.scope, min(w.since) FROM worklist_item w WHERE w.worklist = ? AND w.kind = 'work'
                AND \(visibility.scopeSQL("w"))
            GROUP BY w.scope
            """, [list.rawValue] + visibility.arguments
        ) { ($0.text() ?? "", $0.instant() ?? Instant(seconds: 0)) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// Acts recorded from one moment to before another, those left out that had been taken back by `asAt`.
    public func acts(
        from: Instant, before end: Instant, asAt: Instant?, for visibility: Visibility
    ) throws(Failure) -> [ActCount] {
        let known = asAt?.seconds ?? Int64.max
        return try rows(
            """
            SELECT j.action, j.from_state, j.to_state, j.version = 1, r.advice_state IS NOT NULL,
                CASE j.action WHEN ? THEN j.reason WHEN ? THEN json_extract(j.change, '$.outcome[1]')
                    ELSE json_extract(j.change, '$.missed_as[1]') END AS said,
                j.user, r.service, count(*)
            FROM journal j CROSS JOIN referral r ON r.id = j.referral
            WHERE j.recorded_at >= ? AND j.recorded_at < ? AND j.recorded_at <= ? AND j.version IS NOT NULL
                AND \(visibility.sql)
                AND (SELECT coalesce(sum(CASE u.action WHEN 'undo' THEN 1 ELSE -1 END), 0) FROM journal u
                    WHERE u.referral = j.referral AND u.seq > j.seq AND u.recorded_at <= ?
                        AND u.action IN ('undo', 'redo') AND coalesce(json_extract(u.change, '$.undoes[1]'),
                            json_extract(u.change, '$.redoes[1]')) = CAST(j.seq AS TEXT)) = 0
            GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
            """,
            [
                ReferralAction.recordAssessment.rawValue, ReferralAction.recordAttendance.rawValue, from.seconds,
                end.seconds, known,
            ] + visibility.arguments + [known]
        ) { columns in
            let act = RecordedAct(
                action: columns.text() ?? "", from: columns.code(), to: columns.code(), isFirst: columns.flag(),
                isAdvice: columns.flag(), said: columns.text())
            return ActCount(
                act: act, user: columns.text() ?? "", service: columns.text(), number: columns.integer() ?? 0)
        }
    }

    /// Free places of a service's open slots from one moment to before another.
    public func supply(of service: String, from: Instant, before end: Instant) throws(Failure) -> SlotSupply {
        try first(
            """
            SELECT coalesce(sum(free), 0), min(start_at) FROM (SELECT s.start_at, s.capacity - (SELECT count(*)
                    FROM appointment a WHERE a.slot = s.id AND a.status IN ('requested', 'booked')) AS free
                FROM slot s WHERE s.service = ? AND s.start_at >= ? AND s.start_at < ? AND s.closed = 0)
            WHERE free > 0
            """, [service, from.seconds, end.seconds]
        ) { SlotSupply(free: $0.integer() ?? 0, first: $0.instant()) } ?? SlotSupply(free: 0, first: nil)
    }

    /// The first and the last moment that the journal knows of.
    public func journalSpan() throws(Failure) -> ClosedRange<Instant>? {
        try first("SELECT min(recorded_at), max(recorded_at) FROM journal") { columns in
            guard let first = columns.instant(), let last = columns.instant() else { return nil }
            return first...last
        } ?? nil
    }
}
