// What colleagues say to each other about a referral: internal notes, and questions handed up.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// Notes on one side of a referral, oldest first; clinical ones only if `withClinical`.
    public func notes(
        of referral: Int64, on side: Role.Side, withClinical: Bool
    ) throws(Failure) -> [Note] {
        try rows(
            """
            SELECT n.id, s.id, s.login, s.name, n.at, n.is_clinical, n.text FROM note n JOIN staff s ON s.id = n.staff
            WHERE n.referral = ? AND n.side = ? AND (n.is_clinical = 0 OR ?) ORDER BY n.id
            """, [referral, side.column, withClinical ? 1 : 0]
        ) { columns in
            let id = columns.long() ?? 0
            return Note(
                id: id, by: StaffMember(&columns), at: columns.instant() ?? Instant(seconds: 0),
                isClinical: columns.flag(), text: columns.text() ?? "")
        }
    }

    /// The question that waits for a colleague, if there is one: of several the oldest, or one to `people` before it.
    public func openQuestion(of referral: Int64, first people: Set<Int64> = []) throws(Failure) -> Question? {
        let open = try rows(
            """
            SELECT q.id, a.id, a.login, a.name, o.id, o.login, o.name, q.asked_at, q.text FROM question q
            JOIN staff a ON a.id = q.asked_by JOIN staff o ON o.id = q.asked_of
            WHERE q.referral = ? AND q.closed_at IS NULL ORDER BY q.id
            """, [referral]
        ) { columns in
            let id = columns.long() ?? 0
            return Question(
                id: id, by: StaffMember(&columns), of: StaffMember(&columns),
                askedAt: columns.instant() ?? Instant(seconds: 0), text: columns.text() ?? "")
        }
        return open.first { people.contains($0.of.id) } ?? open.first
    }
}

extension Writing {
    /// Adds a note.
    public func insertNote(
        _ text: String, isClinical: Bool, of referral: Int64, on side: Role.Side, by staff: Int64, at now: Instant
    ) throws(Failure) {
        try run(
            "INSERT INTO note (referral, side, staff, at, text, is_clinical) VALUES (?, ?, ?, ?, ?, ?)",
            [referral, side.column, staff, now.seconds, text, isClinical ? 1 : 0])
    }

    /// Hands a question up to a colleague.
    public func insertQuestion(
        _ text: String, of referral: Int64, by staff: Int64, to colleague: Int64, at now: Instant
    ) throws(Failure) {
        try run(
            "INSERT INTO question (referral, asked_by, asked_of, asked_at, text) VALUES (?, ?, ?, ?, ?)",
            [referral, staff, colleague, now.seconds, text])
    }

    /// Closes the questions of a referral that wait for a colleague, or for one whose leave they cover, with an answer.
    public func answerQuestions(
        of referral: Int64, askedOf people: Set<Int64>, by staff: Int64, answer: String?, at now: Instant
    ) throws(Failure) {
        for person in people {
            try run(
                """
                UPDATE question SET closed_at = ?, closed_by = ?, answer = ?
                WHERE referral = ? AND asked_of = ? AND closed_at IS NULL
                """, [now.seconds, staff, answer, referral, person])
        }
    }

    /// Closes a referral's open questions, for it has been decided; returns which those were, as the journal keeps it.
    public func settleQuestions(of referral: Int64, by staff: Int64, at now: Instant) throws(Failure) -> FieldChange {
        let open = try reading.rows("SELECT id FROM question WHERE referral = ? AND closed_at IS NULL", [referral]) {
            String($0.long() ?? 0)
        }
        try run(
            "UPDATE question SET closed_at = ?, closed_by = ? WHERE referral = ? AND closed_at IS NULL",
            [now.seconds, staff, referral])
        return .added("questions", open.isEmpty ? nil : open.joined(separator: ","))
    }

    /// Closes again the questions that an entry says it settled, for its act is done again; those asked since stay open.
    public func settleAgain(
        questionsOf seq: Int64, by staff: Int64, at now: Instant
    ) throws(Failure) -> FieldChange {
        let settled = try reading.fieldChanges(ofEntry: seq).first { $0.field == "questions" }?.after
        for id in settled?.split(separator: ",") ?? [] {
            try run(
                "UPDATE question SET closed_at = ?, closed_by = ? WHERE id = ? AND closed_at IS NULL",
                [now.seconds, staff, Int64(id)])
        }
        return .added("questions", settled)
    }

    /// Opens the questions again that an entry says it settled.
    public func reopenQuestions(ofEntry seq: Int64) throws(Failure) {
        let settled = try reading.fieldChanges(ofEntry: seq).first { $0.field == "questions" }?.after ?? ""
        for id in settled.split(separator: ",") {
            try run(
                "UPDATE question SET closed_at = NULL, closed_by = NULL WHERE id = ? AND answer IS NULL", [Int64(id)])
        }
    }
}
