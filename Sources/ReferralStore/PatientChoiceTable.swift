// When patients cannot come and when they would rather: rows of the patient, each change an entry of the journal.

public import ReferralDomain

extension Reading {
    /// What is known of when a patient can come.
    public func choice(of patient: Int64) throws(Failure) -> PatientChoice {
        let away = try rows(
            """
            SELECT id, first_day, last_day, why FROM patient_away WHERE patient = ? AND removed = 0
            ORDER BY first_day, id
            """, [patient]
        ) { columns in
            let id = columns.long() ?? 0
            let first = columns.day() ?? Day(number: 0)
            return Away(id: id, first: first, last: columns.day() ?? first, why: columns.text())
        }
        let preferences = try first(
            "SELECT weekdays, half, notice, clinician FROM patient_preference WHERE patient = ?", [patient]
        ) { columns in
            var found = PatientPreferences()
            found.weekdays = Set(columns.list().compactMap { Int($0) })
            found.half = columns.code()
            found.notice = columns.integer()
            found.clinician = columns.text()
            return found
        }
        return PatientChoice(away: away, preferences: preferences ?? PatientPreferences())
    }
}

extension Writing {
    /// Keeps days on which a patient cannot come.
    public func insert(_ away: Away, of patient: Int64, by signature: Signature, at now: Instant) throws(Failure) {
        try run(
            "INSERT INTO patient_away (patient, first_day, last_day, why) VALUES (?, ?, ?, ?)",
            [patient, away.first.number, away.last.number, away.why])
        try note("not-available", away.changes { .added($0, $1) }, of: patient, by: signature, at: now)
    }

    /// The patient can come then after all.
    public func remove(_ away: Away, of patient: Int64, by signature: Signature, at now: Instant) throws(Failure) {
        try run("UPDATE patient_away SET removed = 1 WHERE id = ?", [away.id])
        try note("available-again", away.changes { .removed($0, $1) }, of: patient, by: signature, at: now)
    }

    /// Keeps what a patient prefers in place of what they said before.
    public func save(
        _ next: PatientPreferences, before: PatientPreferences, of patient: Int64, by signature: Signature,
        at now: Instant
    ) throws(Failure) {
        try run("DELETE FROM patient_preference WHERE patient = ?", [patient])
        if !next.isEmpty {
            try run(
                "INSERT INTO patient_preference (patient, weekdays, half, notice, clinician) VALUES (?, ?, ?, ?, ?)",
                [patient, next.weekdayList, next.half?.rawValue, next.notice, next.clinician])
        }
        let pairs = zip(before.fields, next.fields)
        let changes = pairs.filter { $0.1 != $1.1 }.map { FieldChange(field: $0.0, before: $0.1, after: $1.1) }
        try note("prefer", changes, of: patient, by: signature, at: now)
    }

    private func note(
        _ action: String, _ changes: [FieldChange], of patient: Int64, by signature: Signature, at now: Instant
    ) throws(Failure) {
        var entry = JournalEntry(at: now, subject: .patient, by: signature, action: action)
        entry.patient = patient
        entry.change = FieldChange.object(changes)
        try append(entry)
    }
}

extension Away {
    fileprivate func changes(_ change: (String, String?) -> FieldChange) -> [FieldChange] {
        [change("first_day", first.iso), change("last_day", last.iso), change("why", why)]
    }
}

extension PatientPreferences {
    fileprivate var weekdayList: String { weekdays.sorted().map(String.init).joined(separator: ",") }

    fileprivate var fields: [(String, String?)] {
        [
            ("weekdays", weekdays.isEmpty ? nil : weekdayList), ("half", half?.rawValue),
            ("notice", notice.map { String($0) }), ("clinician", clinician),
        ]
    }
}
