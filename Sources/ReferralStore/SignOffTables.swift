// Duties and sign-offs as they were written, one after the other.

public import ReferralDomain

extension Reading {
    /// Every duty that was ever set, in order.
    public func duties() throws(Failure) -> [Duty] {
        try rows(
            """
            SELECT d.id, d.worklist, d.service, d.from_day, d.until_day, p.id, p.login, p.name, q.id, q.login, q.name
            FROM duty d LEFT JOIN staff p ON p.id = d.person LEFT JOIN staff q ON q.id = d.deputy ORDER BY d.id
            """
        ) { columns -> Duty? in
            let id = columns.long() ?? 0
            let worklist = columns.code(Worklist.self)
            let service = columns.text()
            let from = columns.day()
            let until = columns.day()
            let person = StaffMember(&columns)
            let deputy = StaffMember(&columns)
            guard let worklist, let from else { return nil }
            var duty = Duty(
                worklist, service: service, person: person.id == 0 ? nil : person,
                deputy: deputy.id == 0 ? nil : deputy, from: from, until: until)
            duty.id = id
            return duty
        }.compactMap { $0 }
    }

    /// Duties that hold on a day or will, in which somebody is named.
    public func dutiesHeld(by member: StaffMember, from day: Day) throws(Failure) -> [Duty] {
        let all = try duties()
        return all.filter { duty in
            guard duty.person?.id == member.id || duty.deputy?.id == member.id else { return false }
            return all.holding(duty.worklist, service: duty.service, on: max(day, duty.from))?.id == duty.id
        }
    }

    /// Sign-offs of an organisation from one day to another, in order.
    public func signOffs(at organisation: String, from: Day, to: Day) throws(Failure) -> [SignOff] {
        try rows(
            """
            SELECT \(signOffColumns) WHERE o.organisation = ? AND o.day BETWEEN ? AND ? ORDER BY o.id
            """, [organisation, from.number, to.number]
        ) { SignOff.read(&$0)?.signOff }.compactMap { $0 }
    }

    /// The last sign-off of a list at a service, and its journal entry.
    func lastSignOff(
        of worklist: Worklist, service: String?, at organisation: String
    ) throws(Failure) -> (signOff: SignOff, entry: Int64)? {
        try first(
            """
            SELECT \(signOffColumns) WHERE o.worklist = ? AND o.service IS ? AND o.organisation = ?
            ORDER BY o.id DESC LIMIT 1
            """, [worklist.rawValue, service, organisation]
        ) { SignOff.read(&$0) } ?? nil
    }

    /// The last sign-off of each list and service of an organisation.
    func lastSignOffs(at organisation: String) throws(Failure) -> [SignOff] {
        try rows(
            """
            SELECT \(signOffColumns) WHERE o.id IN (
                SELECT (SELECT max(x.id) FROM sign_off x WHERE x.worklist = l.value AND x.service IS p.service
                    AND x.organisation = ?)
                FROM json_each(?) l CROSS JOIN (SELECT id AS service FROM service UNION ALL SELECT NULL) p)
            """, [organisation, JSONText.list(Worklist.allCases.filter { $0.kind == .work }.map(\.rawValue))]
        ) { SignOff.read(&$0)?.signOff }.compactMap { $0 }
    }
}

private let signOffColumns = """
    o.id, o.worklist, o.service, o.organisation, o.at, o.role, o.total, o.overdue, o.due_today, o.urgent, o.new,
    o.unopened_urgent, o.missed_days, o.reason, o.entry, s.id, s.login, s.name FROM sign_off o JOIN staff s ON s.id = o.staff
    """

extension SignOff {
    /// A row with its journal entry; nil for a list that this release does not know.
    fileprivate static func read(_ columns: inout Columns) -> (signOff: SignOff, entry: Int64)? {
        let id = columns.long() ?? 0
        let worklist = columns.code(Worklist.self)
        let service = columns.text()
        let organisation = columns.text() ?? ""
        let at = columns.instant() ?? Instant(seconds: 0)
        let role = columns.code(Role.self)
        var counts = SignOffCounts()
        counts.total = columns.integer() ?? 0
        counts.overdue = columns.integer() ?? 0
        counts.dueToday = columns.integer() ?? 0
        counts.urgent = columns.integer() ?? 0
        counts.new = columns.integer() ?? 0
        counts.unopenedUrgent = columns.integer() ?? 0
        let missed = columns.integer() ?? 0
        let reason = columns.text()
        let entry = columns.long() ?? 0
        let by = StaffMember(&columns)
        guard let worklist, let role else { return nil }
        var signOff = SignOff(
            worklist, service: service, organisation: organisation, at: at, by: by, role: role, counts: counts,
            missedDays: missed, reason: reason)
        signOff.id = id
        return (signOff, entry)
    }
}

extension Writing {
    /// Puts somebody in charge of a list at a service, or takes it from everybody; journalled.
    public func insert(_ duty: Duty, setBy: StaffMember, by signature: Signature, at now: Instant) throws(Failure) {
        try run(
            """
            INSERT INTO duty (worklist, service, person, deputy, from_day, until_day, set_by, set_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                duty.worklist.rawValue, duty.service, duty.person?.id, duty.deputy?.id, duty.from.number,
                duty.until?.number, setBy.id, now.seconds,
            ])
        var entry = JournalEntry(at: now, subject: .database, by: signature, action: "set-duty")
        entry.change = """
            {"worklist":\(JSONText.quoted(duty.worklist.rawValue)),"service":\(JSONText.quoted(duty.service)),\
            "person":\(JSONText.quoted(duty.person?.login)),"deputy":\(JSONText.quoted(duty.deputy?.login)),\
            "from":\(duty.from.number),"until":\(duty.until.map { String($0.number) } ?? "null")}
            """
        try append(entry)
    }

    /// Writes a sign-off; journalled.
    public func insert(_ signOff: SignOff, by signature: Signature) throws(Failure) {
        let counts = signOff.counts
        var entry = JournalEntry(at: signOff.at, subject: .database, by: signature, action: "sign-off")
        entry.change = """
            {"worklist":\(JSONText.quoted(signOff.worklist.rawValue)),"service":\(JSONText.quoted(signOff.service)),\
            "total":\(counts.total),"overdue":\(counts.overdue),"urgent":\(counts.urgent),\
            "unopened_urgent":\(counts.unopenedUrgent),"missed_days":\(signOff.missedDays),\
            "reason":\(JSONText.quoted(signOff.reason))}
            """
        let seq = try append(entry)
        try run(
            """
            INSERT INTO sign_off (worklist, service, organisation, day, at, staff, role, total, overdue, due_today,
                urgent, new, unopened_urgent, missed_days, reason, entry)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                signOff.worklist.rawValue, signOff.service, signOff.organisation, signOff.day.number,
                signOff.at.seconds, signOff.by.id, signOff.role.rawValue, counts.total, counts.overdue,
                counts.dueToday, counts.urgent, counts.new, counts.unopenedUrgent, signOff.missedDays, signOff.reason,
                seq,
            ])
    }
}
