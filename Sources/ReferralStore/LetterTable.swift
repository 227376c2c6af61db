// Letters to patients: made with the act, withdrawn with it, printed once, and held while they may not leave.

internal import GRDB
public import ReferralDomain

private let letterColumns = """
    l.id, l.referral, l.patient, l.kind, l.tells_of, l.channel, l.format, l.recipient, l.sent_to, l.text, l.lacks,
    l.created_at, l.state, l.settled_at, l.settled_by, l.run
    """

/// With everything that decides whether it may leave.
private let letterLine = """
    SELECT \(letterColumns), r.ref, r.ubrn, r.patient = l.patient, r.state = 'CANCELLED_REFERRAL',
        EXISTS (SELECT 1 FROM wrong_letter w WHERE w.referral = l.referral AND w.settled_at IS NULL),
        a.status, a.start_at, \(patientColumns)
    FROM letter l JOIN referral r ON r.id = l.referral JOIN patient p ON p.id = r.patient
        LEFT JOIN appointment a ON a.id = l.appointment
    """

extension Letter {
    fileprivate init(_ columns: inout Columns) {
        self.init(
            id: columns.long() ?? 0, referral: columns.long() ?? 0, patient: columns.long() ?? 0,
            kind: columns.code() ?? .contactUs, tellsOf: columns.instant(), channel: columns.code() ?? .post,
            format: columns.code() ?? .normal,
            recipient: columns.text() ?? "", sentTo: columns.text() ?? "", text: columns.text() ?? "",
            lacks: columns.list().compactMap { LetterField(rawValue: $0) },
            createdAt: columns.instant() ?? Instant(seconds: 0), state: columns.code() ?? .waiting,
            settledAt: columns.instant(), settledBy: columns.text(), run: columns.text())
    }
}

extension LetterLine {
    fileprivate static func read(_ columns: inout Columns, now: Instant) -> LetterLine {
        let letter = Letter(&columns)
        let reference = columns.text() ?? ""
        let ubrn = columns.text().flatMap { UBRN($0) }
        let isTheirs = columns.flag()
        let isCancelled = columns.flag()
        let isFrozen = columns.flag()
        let status = columns.code(Appointment.Status.self)
        let start = columns.instant()
        return LetterLine(
            letter, reference: reference, ubrn: ubrn, patient: Patient(&columns), isTheirs: isTheirs,
            isFrozen: isFrozen, isCancelled: isCancelled,
            appointment: status.map { Appointment(start: start, status: $0) },
            now: now)
    }
}

extension Reading {
    /// Letters in a state after one of them, oldest first, of referrals that `visibility` opens.
    public func letters(
        in state: LetterState, after id: Int64, for visibility: Visibility, limit: Int, now: Instant
    ) throws(Failure) -> [LetterLine] {
        try rows(
            "\(letterLine) WHERE l.state = ? AND l.id > ? AND \(visibility.sql) ORDER BY l.id LIMIT ?",
            [state.rawValue, id] + visibility.arguments + [limit]
        ) { LetterLine.read(&$0, now: now) }
    }

    /// A letter by its number, if `visibility` opens its referral.
    public func letter(_ id: Int64, for visibility: Visibility, now: Instant) throws(Failure) -> LetterLine? {
        try first("\(letterLine) WHERE l.id = ? AND \(visibility.sql)", [id] + visibility.arguments) {
            LetterLine.read(&$0, now: now)
        }
    }

    /// Every letter of a referral, oldest first.
    public func letters(of referral: Int64) throws(Failure) -> [Letter] {
        try rows("SELECT \(letterColumns) FROM letter l WHERE l.referral = ? ORDER BY l.id", [referral]) {
            Letter(&$0)
        }
    }

    /// What an act's letter came to.
    public func letters(ofEntry entry: Int64, referral: Int64) throws(Failure) -> [Letter] {
        try rows(
            "SELECT \(letterColumns) FROM letter l WHERE l.referral = ? AND l.entry = ? ORDER BY l.id",
            [referral, entry]
        ) { Letter(&$0) }
    }

    /// Whether any letter was printed into a folder of that name.
    public func holdsRun(_ run: String) throws(Failure) -> Bool {
        try count("SELECT EXISTS (SELECT 1 FROM letter l WHERE l.state = 'printed' AND l.run = ?)", [run]) > 0
    }

    /// By telephone or by video, as the slot says, or the clinician where the slot says nothing.
    public func remoteManner(of visit: Appointment?, _ referral: Referral) throws(Failure) -> BookingManner? {
        guard let visit else { return nil }
        if let kind = try visit.slot.flatMap({ (id) throws(Failure) in try slot(id) })?.kind {
            return BookingManner.allCases.first { $0.isRemote && $0.kind == kind }
        }
        return BookingWish(referral.instruction).remote
    }

    /// What came of the calls to a patient, newest first.
    public func calls(of referral: Int64) throws(Failure) -> [ContactOutcome] {
        try rows(
            """
            SELECT json_extract(change, '$.contact[1]') FROM journal WHERE referral = ? AND action = ?
            ORDER BY seq DESC LIMIT 100
            """, [referral, ReferralAction.contactAttempt.rawValue]
        ) { $0.code(ContactOutcome.self) }.compactMap { $0 }
    }
}

extension Writing {
    /// Makes a letter that says what a change did, and withdraws those that wait and are true no more.
    func makeLetter(
        _ kind: LetterKind, of referral: Referral, before: Referral?, entry: Int64, by login: String, at now: Instant
    ) throws(Failure) {
        guard let patient = try reading.patient(referral.patient) else {
            throw .damaged("a referral without its patient")
        }
        let lost = before?.liveAppointment
        let visit = kind == .contactUs ? nil : kind.promises ? referral.liveAppointment : lost
        let id = visit?.service ?? referral.service ?? referral.shortlist.first
        let facts = LetterFacts(
            patient: patient, reference: referral.reference?.text ?? "", ubrn: referral.ubrn,
            service: try id.flatMap { (id) throws(Failure) in try reading.service(id) },
            place: try reading.letterPlace(of: id), organisation: try reading.identity()?.organisationName ?? "",
            appointment: visit, previous: lost, remote: try reading.remoteManner(of: visit, referral), now: now)
        let filled = try reading.template(of: kind).filled(with: facts.values)
        let address = patient.letterAddress(on: now.londonDay)
        if !kind.overtakes.isEmpty {
            try run(
                """
                UPDATE letter SET state = 'withdrawn', settled_at = ?, settled_by = ?, overtaken_by = ?
                WHERE referral = ? AND state = 'waiting' AND kind IN (SELECT value FROM json_each(?))
                """,
                [now.seconds, login, entry, referral.id, JSONText.list(kind.overtakes.map(\.rawValue))])
        }
        try run(
            """
            INSERT INTO letter (referral, patient, appointment, tells_of, kind, entry, channel, format, recipient, text,
                lacks, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                referral.id, patient.id, visit?.id, visit?.start?.seconds, kind.rawValue, entry,
                address.channel.rawValue, address.format.rawValue, address.recipient, filled.text,
                filled.lacks.map(\.rawValue).joined(separator: ","), now.seconds,
            ])
    }

    /// Makes a letter that somebody asked for; journalled.
    public func makeLetter(
        _ kind: LetterKind, of referral: Referral, by signature: Signature, at now: Instant
    ) throws(Failure) {
        let entry = try append(
            letterEntry("letter-asked-for", referral.id, referral.patient, kind, number: nil, by: signature, at: now))
        try makeLetter(kind, of: referral, before: nil, entry: entry, by: signature.user, at: now)
    }

    /// Takes back the letters of an act with it, and lets those wait again that it overtook.
    public func withdrawLetters(
        ofEntry entry: Int64, referral: Int64, by login: String, at now: Instant
    ) throws(Failure) {
        try run(
            """
            UPDATE letter SET state = 'withdrawn', settled_at = ?, settled_by = ?
            WHERE referral = ? AND entry = ? AND state = 'waiting'
            """, [now.seconds, login, referral, entry])
        try run(
            """
            UPDATE letter SET state = 'waiting', settled_at = NULL, settled_by = NULL, overtaken_by = NULL
            WHERE referral = ? AND overtaken_by = ?
            """, [referral, entry])
    }

    /// Notes that a letter was printed for an address into a folder; journalled. False where it waits no more.
    public func markPrinted(
        _ line: LetterLine, run folder: String, by signature: Signature, at now: Instant
    ) throws(Failure) -> Bool {
        let address = line.address
        return try settle(
            line.letter, "letter-printed",
            """
            UPDATE letter SET state = 'printed', settled_at = ?, settled_by = ?, run = ?, channel = ?, format = ?,
                recipient = ?, sent_to = ? WHERE id = ? AND state = 'waiting'
            """,
            [
                now.seconds, signature.user, folder, address.channel.rawValue, address.format.rawValue,
                address.recipient, address.lines.joined(separator: "\n"), line.letter.id,
            ], by: signature, at: now)
    }

    /// Takes a letter back before it leaves; journalled. False where it waits no more.
    public func recall(_ letter: Letter, by signature: Signature, at now: Instant) throws(Failure) -> Bool {
        try settle(
            letter, "letter-recalled",
            "UPDATE letter SET state = 'recalled', settled_at = ?, settled_by = ? WHERE id = ? AND state = 'waiting'",
            [now.seconds, signature.user, letter.id], by: signature, at: now)
    }

    private func settle(
        _ letter: Letter, _ action: String, _ sql: String, _ arguments: [(any DatabaseValueConvertible)?],
        by signature: Signature, at now: Instant
    ) throws(Failure) -> Bool {
        guard try run(sql, arguments) > 0 else { return false }
        try append(
            letterEntry(
                action, letter.referral, letter.patient, letter.kind, number: letter.id, by: signature, at: now))
        return true
    }

    private func letterEntry(
        _ action: String, _ referral: Int64, _ patient: Int64, _ kind: LetterKind, number: Int64?,
        by signature: Signature, at now: Instant
    ) -> JournalEntry {
        var entry = JournalEntry(at: now, subject: .referral, by: signature, action: action)
        entry.referral = referral
        entry.patient = patient
        entry.change = FieldChange.object([
            .added("letter", kind.rawValue), .added("number", number.map { String($0) }),
        ])
        return entry
    }
}
