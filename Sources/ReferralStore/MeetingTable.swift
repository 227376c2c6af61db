// The waiting list as a meeting goes through it: the longest wait first, with what was agreed and what happened since.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// Whose waits are kept, running clocks alone: the view of breaches to come holds a row of each.
    private static var waits: String { Worklist.approachingBreach.rawValue }

    /// The longest waits at a service, or at every one that may be seen, with what happened since a moment.
    public func meetingLines(
        of service: String?, matching text: String? = nil, since: Instant, limit: Int, for visibility: Visibility
    ) throws(Failure) -> [MeetingLine] {
        let index = service == nil ? "worklist_by_due" : "worklist_by_service_due"
        let sought = try condition(on: text)
        return try rows(
            """
            SELECT w.referral, r.ref, w.due, w.since, r.received_at, r.ubrn, r.version, r.state, r.priority,
                p.nhs_number, p.hospital_number, p.family, p.given, p.title, p.born, p.died, r.service,
                (SELECT name FROM service WHERE id = r.service),
                (SELECT start_at FROM appointment a WHERE a.referral = r.id AND a.status IN ('requested', 'booked')),
                \(agreedColumns), j.action, j.recorded_at
            FROM worklist_item w INDEXED BY \(index) JOIN referral r ON r.id = w.referral
                JOIN patient p ON p.id = r.patient
                LEFT JOIN agreed_action g ON g.id = (SELECT max(x.id) FROM agreed_action x WHERE x.referral = w.referral)
                LEFT JOIN staff o ON o.id = g.owner
                LEFT JOIN journal j ON j.seq = (SELECT max(x.seq) FROM journal x
                    WHERE x.referral = w.referral AND x.version IS NOT NULL AND x.recorded_at >= ?)
            WHERE w.worklist = ?\(service == nil ? "" : " AND w.scope = ?") AND \(visibility.sql)\(sought.sql)
            ORDER BY w.due, w.urgency, w.referral LIMIT ?
            """,
            [since.seconds, Self.waits] + [service].compactMap { $0 } + visibility.arguments + sought.arguments
                + [limit]
        ) { columns in
            let referral = columns.long()
            let reference = columns.text()
            let due = columns.day() ?? Day(number: 0)
            var item = WorklistItem(
                item: "meeting:\(reference ?? "")", worklist: .approachingBreach, referral: referral,
                reference: reference, since: columns.instant() ?? since, due: due, dueRule: "")
            item.breach = due
            item.received = columns.instant()
            item.readReferral(&columns)
            item.appointmentStart = columns.instant()
            let agreed = AgreedAction(&columns)
            return MeetingLine(item: item, agreed: agreed, lastAct: columns.text(), lastActAt: columns.instant())
        }
    }

    /// How many of them fit what is looked for.
    public func meetingCount(
        of service: String?, matching text: String, for visibility: Visibility
    ) throws(Failure) -> Int {
        let index = service == nil ? "worklist_by_due" : "worklist_by_service_due"
        let sought = try condition(on: text)
        return try count(
            """
            SELECT count(*) FROM worklist_item w INDEXED BY \(index) JOIN referral r ON r.id = w.referral
                JOIN patient p ON p.id = r.patient
            WHERE w.worklist = ?\(service == nil ? "" : " AND w.scope = ?") AND \(visibility.sql)\(sought.sql)
            """, [Self.waits] + [service].compactMap { $0 } + visibility.arguments + sought.arguments)
    }

    private func condition(
        on text: String?
    ) throws(Failure) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        guard let text else { return ("", []) }
        let row = try rowCondition(text)
        return (" AND \(row.sql)", row.arguments)
    }

    /// How many wait for how long, by the last good day of each, from the kept numbers.
    public func waitsByBreach(
        of service: String?, for visibility: Visibility
    ) throws(Failure) -> [(breach: Day, count: Int)] {
        try rows(
            """
            SELECT k.due, sum(k.total) FROM worklist_count k
            WHERE k.worklist = ?\(service == nil ? "" : " AND k.scope = ?") AND \(visibility.scopeSQL("k"))
            GROUP BY k.due
            """, [Self.waits] + [service].compactMap { $0 } + visibility.arguments
        ) { ($0.day() ?? Day(number: 0), $0.integer() ?? 0) }
    }

    /// What was agreed last for a referral.
    public func agreedAction(of referral: Int64) throws(Failure) -> AgreedAction? {
        try first(
            """
            SELECT \(agreedColumns) FROM agreed_action g JOIN staff o ON o.id = g.owner WHERE g.referral = ?
            ORDER BY g.id DESC LIMIT 1
            """, [referral]
        ) { AgreedAction(&$0) } ?? nil
    }
}

private let agreedColumns = "g.what, o.id, o.login, o.name, g.due, g.agreed_at, g.done_at"

extension AgreedAction {
    fileprivate init?(_ columns: inout Columns) {
        let what = columns.text()
        let owner = StaffMember(&columns)
        let due = columns.day()
        let at = columns.instant()
        let done = columns.instant()
        guard let what, let due, let at else { return nil }
        self.init(what: what, owner: owner, due: due, agreedAt: at, doneAt: done)
    }
}

extension Writing {
    /// Keeps what was agreed for a referral; journalled.
    public func insert(
        _ agreed: AgreedAction, of referral: Referral, by actor: Actor, at now: Instant
    ) throws(Failure) {
        try run(
            """
            INSERT INTO agreed_action (referral, what, owner, due, agreed_by, agreed_at) VALUES (?, ?, ?, ?, ?, ?)
            """, [referral.id, agreed.what, agreed.owner.id, agreed.due.number, actor.staff.id, now.seconds])
        try note(
            "agree-action",
            [
                .added("agreed", agreed.what), .added("agreed_owner", agreed.owner.name),
                .added("agreed_due", agreed.due.iso),
            ], of: referral, by: actor, at: now)
    }

    /// Notes that what was agreed last is done, or not after all; nil where nothing was, or it stands so already.
    public func setAgreedDone(
        _ isDone: Bool, of referral: Referral, by actor: Actor, at now: Instant
    ) throws(Failure) -> AgreedAction? {
        guard var agreed = try reading.agreedAction(of: referral.id), (agreed.doneAt != nil) != isDone else {
            return nil
        }
        agreed.doneAt = isDone ? now : nil
        try run(
            """
            UPDATE agreed_action SET done_at = ?, done_by = ?
            WHERE id = (SELECT max(id) FROM agreed_action WHERE referral = ?)
            """, [isDone ? now.seconds : nil, isDone ? actor.staff.login : nil, referral.id])
        try note(
            isDone ? "agreed-done" : "agreed-not-done", [.added("agreed", agreed.what)], of: referral, by: actor,
            at: now)
        return agreed
    }

    private func note(
        _ action: String, _ changes: [FieldChange], of referral: Referral, by actor: Actor, at now: Instant
    ) throws(Failure) {
        var entry = JournalEntry(at: now, subject: .referral, by: Signature(actor), action: action)
        entry.referral = referral.id
        entry.patient = referral.patient
        entry.change = FieldChange.object(changes)
        try append(entry)
    }
}
