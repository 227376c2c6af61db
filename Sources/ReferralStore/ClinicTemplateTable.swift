// Templates of clinics and the days on which they are not held.

internal import GRDB
public import ReferralDomain

private let templateColumns = """
    id, service, clinic, weekday, weeks, from_minute, until_minute, slot_minutes, capacity, kind, priorities, clinician,
    room, first_day, last_day
    """

extension ClinicTemplate {
    fileprivate init(_ columns: inout Columns) {
        let id = columns.long() ?? 0
        let service = columns.text() ?? ""
        let clinic = columns.text() ?? ""
        let weekday = columns.integer() ?? 0
        let weeks = columns.list().compactMap { Int($0) }
        let from = columns.integer() ?? 0
        let until = columns.integer() ?? 0
        let length = columns.integer() ?? 0
        let capacity = columns.integer() ?? 0
        let kind = columns.code(SlotKind.self)
        let priorities = columns.list().compactMap { Priority(rawValue: $0) }
        let clinician = columns.text()
        let room = columns.text()
        self.init(
            service: service, clinic: clinic, weekday: weekday, from: from, until: until, slotMinutes: length,
            capacity: capacity, firstDay: columns.day() ?? Day(number: 0))
        self.id = id
        self.weeks = weeks
        self.kind = kind
        self.priorities = priorities
        self.clinician = clinician
        self.room = room
        lastDay = columns.day()
    }

    fileprivate var values: [(any DatabaseValueConvertible)?] {
        [
            id == 0 ? nil : id, service, clinic, weekday, weeks.map { String($0) }.joined(separator: ","), from, until,
            slotMinutes, capacity, kind?.rawValue, joined(priorities), clinician, room, firstDay.number,
            lastDay?.number,
        ]
    }

    /// Its fields as the journal spells them.
    fileprivate var fields: [(String, String?)] {
        [
            ("clinic", clinic), ("weekday", String(weekday)),
            ("weeks", weeks.map { String($0) }.joined(separator: ",")),
            ("from", clock(from)), ("until", clock(until)), ("slot_minutes", String(slotMinutes)),
            ("capacity", String(capacity)), ("kind", kind?.rawValue), ("priorities", joined(priorities)),
            (
                "parts",
                parts.map { "\($0.first)-\($0.last) \($0.kind?.rawValue ?? "") \(joined($0.priorities))" }
                    .joined(separator: ";")
            ), ("clinician", clinician), ("room", room), ("first_day", firstDay.iso), ("last_day", lastDay?.iso),
        ]
    }

    private func clock(_ minute: Int) -> String {
        "\(minute / 60 < 10 ? "0" : "")\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
    }
}

extension Reading {
    /// Templates, those of one service or all, with their parts.
    public func clinicTemplates(of service: String?) throws(Failure) -> [ClinicTemplate] {
        let condition = service == nil ? "" : " WHERE service = ?"
        var templates = try rows(
            "SELECT \(templateColumns) FROM clinic_template\(condition) ORDER BY service, id",
            service.map { [$0] } ?? []
        ) { ClinicTemplate(&$0) }
        for place in templates.indices { templates[place].parts = try parts(of: templates[place].id) }
        return templates
    }

    /// A template by its number.
    public func clinicTemplate(_ id: Int64) throws(Failure) -> ClinicTemplate? {
        let found = try first("SELECT \(templateColumns) FROM clinic_template WHERE id = ?", [id]) {
            ClinicTemplate(&$0)
        }
        guard var template = found else { return nil }
        template.parts = try parts(of: id)
        return template
    }

    private func parts(of template: Int64) throws(Failure) -> [ClinicTemplate.Part] {
        try rows(
            "SELECT first, last, kind, priorities FROM clinic_template_part WHERE template = ? ORDER BY first",
            [template]
        ) {
            ClinicTemplate.Part(
                first: $0.integer() ?? 0, last: $0.integer() ?? 0, kind: $0.code(),
                priorities: $0.list().compactMap { Priority(rawValue: $0) })
        }
    }

    /// Days off that are not past by a day, first day first.
    public func clinicExceptions(from day: Day) throws(Failure) -> [ClinicException] {
        try rows(
            """
            SELECT id, template, service, clinician, first_day, last_day, reason FROM clinic_exception
            WHERE ended_at IS NULL AND last_day >= ? ORDER BY first_day, id
            """, [day.number]
        ) { columns in
            let id = columns.long() ?? 0
            var exception = ClinicException(
                template: columns.long(), service: columns.text(), clinician: columns.text(),
                from: columns.day() ?? day, until: columns.day() ?? day, reason: columns.text() ?? "")
            exception.id = id
            return exception
        }
    }
}

extension Writing {
    /// Adds a template, or puts it in place of the one of its number; journalled. Returns it with its number.
    public func save(
        _ template: ClinicTemplate, by signature: Signature, at now: Instant
    ) throws(Failure) -> ClinicTemplate {
        let held = template.id == 0 ? nil : try reading.clinicTemplate(template.id)
        try run(
            """
            INSERT INTO clinic_template (\(templateColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET clinic = excluded.clinic, weekday = excluded.weekday,
                weeks = excluded.weeks, from_minute = excluded.from_minute, until_minute = excluded.until_minute,
                slot_minutes = excluded.slot_minutes, capacity = excluded.capacity, kind = excluded.kind,
                priorities = excluded.priorities, clinician = excluded.clinician, room = excluded.room,
                first_day = excluded.first_day, last_day = excluded.last_day
            """, template.values)
        var saved = template
        if template.id == 0 { saved.id = lastID }
        try run("DELETE FROM clinic_template_part WHERE template = ?", [saved.id])
        for part in saved.parts {
            try run(
                "INSERT INTO clinic_template_part VALUES (?, ?, ?, ?, ?)",
                [saved.id, part.first, part.last, part.kind?.rawValue, joined(part.priorities)])
        }
        let before = Dictionary(uniqueKeysWithValues: held?.fields ?? [])
        try recordClinicAct(
            held == nil ? "add-clinic-template" : "set-clinic-template", subject: .service,
            [.added("service", saved.service), .added("template", String(saved.id))]
                + saved.fields.map { FieldChange(field: $0.0, before: before[$0.0] ?? nil, after: $0.1) },
            by: signature, at: now)
        return saved
    }

    /// Adds days off and returns their number; journalled.
    public func insert(
        _ exception: ClinicException, by signature: Signature, at now: Instant
    ) throws(Failure) -> Int64 {
        try run(
            """
            INSERT INTO clinic_exception (template, service, clinician, first_day, last_day, reason)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                exception.template, exception.service, exception.clinician, exception.from.number,
                exception.until.number, exception.reason,
            ])
        let id = lastID
        try recordClinicAct(
            "add-clinic-exception", subject: .service,
            [
                .added("exception", String(id)), .added("template", exception.template.map { String($0) }),
                .added("service", exception.service), .added("clinician", exception.clinician),
                .added("from", exception.from.iso), .added("until", exception.until.iso),
                .added("reason", exception.reason),
            ], by: signature, at: now)
        return id
    }

    /// Ends days off; journalled. False where there are none of that number.
    public func endClinicException(_ id: Int64, by signature: Signature, at now: Instant) throws(Failure) -> Bool {
        let ended = try run(
            "UPDATE clinic_exception SET ended_at = ? WHERE id = ? AND ended_at IS NULL", [now.seconds, id])
        guard ended > 0 else { return false }
        try recordClinicAct(
            "remove-clinic-exception", subject: .service, [.removed("exception", String(id))], by: signature, at: now)
        return true
    }

    /// An entry of what was done to the directory or to clinics, which is about no referral.
    public func recordClinicAct(
        _ action: String, subject: JournalSubject, _ changes: [FieldChange], by signature: Signature, at now: Instant
    ) throws(Failure) {
        var entry = JournalEntry(at: now, subject: subject, by: signature, action: action)
        entry.change = FieldChange.object(changes)
        try append(entry)
    }
}
