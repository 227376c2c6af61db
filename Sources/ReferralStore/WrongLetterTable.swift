// Letters of another patient: hidden for good, with who saw them and what was decided while they lay there.

public import ReferralDomain

extension Reading {
    /// Documents of a referral that are given to nobody any more.
    func hiddenDocuments(of referral: Int64) throws(Failure) -> Set<Int64> {
        Set(try rows("SELECT document FROM wrong_letter WHERE referral = ?", [referral]) { $0.long() ?? 0 })
    }

    /// e-RS Binaries of a referral's documents that are given to nobody any more.
    public func hiddenBinaries(of referral: Int64) throws(Failure) -> Set<String> {
        Set(
            try rows(
                "SELECT d.binary FROM wrong_letter w JOIN document d ON d.id = w.document WHERE w.referral = ?",
                [referral]
            ) { $0.text() ?? "" })
    }

    /// Whether a referral waits for a clinician to confirm what was done on another patient's letter.
    public func isFrozen(_ referral: Int64) throws(Failure) -> Bool {
        try count("SELECT count(*) FROM wrong_letter WHERE referral = ? AND settled_at IS NULL", [referral]) > 0
    }

    /// The row of a frozen referral on its list.
    func wrongLetterEntries(of referral: Referral, policy: Policy) throws(Failure) -> [WorklistEntry] {
        let since = try rows(
            "SELECT min(reported_at) FROM wrong_letter WHERE referral = ? AND settled_at IS NULL", [referral.id]
        ) { $0.instant() }
        return since.compactMap { $0 }.map {
            WorklistEntry.wrongPatientLetter(since: $0, priority: referral.priority, policy: policy)
        }
    }

    /// The letters of a referral reported as another patient's, newest first, without their notices.
    public func wrongLetters(of referral: Int64) throws(Failure) -> [WrongLetter] {
        let names = Dictionary(
            try staffNames().map { ($0.login, $0.name) }, uniquingKeysWith: { first, _ in first })
        func name(_ login: String) -> String { names[login] ?? login }
        let found = try rows(
            """
            SELECT w.document, d.type, d.indexed_at, w.reported_by, w.reported_at, w.why, w.settled_at, w.settled_by,
                d.after_entry, w.last_entry
            FROM wrong_letter w JOIN document d ON d.id = w.document WHERE w.referral = ?
            ORDER BY w.reported_at DESC, w.document DESC
            """, [referral]
        ) { columns in
            var letter = WrongLetter(
                document: columns.long() ?? 0, type: columns.text(), indexedAt: columns.instant(),
                reportedBy: name(columns.text() ?? ""), reportedAt: columns.instant() ?? Instant(seconds: 0),
                why: columns.text() ?? "")
            letter.settledAt = columns.instant()
            letter.settledBy = columns.text().map(name)
            return (letter, columns.long() ?? 0, columns.long() ?? 0)
        }
        var letters: [WrongLetter] = []
        for (letter, first, last) in found {
            var letter = letter
            letter.openedBy = try readers(of: letter.document, referral: referral, name: name)
            letter.acts = try acts(on: referral, after: first, upTo: last, name: name)
            letters.append(letter)
        }
        return letters
    }

    private func readers(
        of document: Int64, referral: Int64, name: (String) -> String
    ) throws(Failure) -> [WrongLetter.Reader] {
        try rows(
            """
            SELECT user, role, on_behalf_of, min(recorded_at), max(action = ?) FROM journal
            WHERE referral = ? AND action IN (?, ?) AND json_extract(change, '$.document') = ?
            GROUP BY user, role, on_behalf_of ORDER BY min(seq)
            """,
            [Opening.documentToItsEnd, referral, Opening.document, Opening.documentToItsEnd, document]
        ) { columns in
            let user = columns.text() ?? ""
            return WrongLetter.Reader(
                user: user, name: name(user), role: columns.text() ?? "", onBehalfOf: columns.text(),
                at: columns.instant() ?? Instant(seconds: 0), toItsEnd: columns.flag())
        }
    }

    private func acts(
        on referral: Int64, after first: Int64, upTo last: Int64, name: (String) -> String
    ) throws(Failure) -> [WrongLetter.Act] {
        try rows(
            """
            SELECT seq, action, user, on_behalf_of, happened_at FROM journal
            WHERE referral = ? AND seq > ? AND seq <= ? AND version IS NOT NULL ORDER BY seq
            """, [referral, first, last]
        ) { columns -> WrongLetter.Act? in
            let seq = columns.long() ?? 0
            guard let action = columns.code(ReferralAction.self), action.restsOnLetters else { return nil }
            let user = columns.text() ?? ""
            return WrongLetter.Act(
                seq: seq, action: action, user: user, name: name(user), onBehalfOf: columns.text(),
                at: columns.instant() ?? Instant(seconds: 0))
        }.compactMap { $0 }
    }

    /// Whether a clinician, or who acted under their delegation, has opened a referral or decided on it since its
    /// non-attendance was recorded.
    public func clinicianHasLookedAtMissed(_ referral: Int64) throws(Failure) -> Bool {
        // A clinician administrator opens a document, or decides clinically, only under a live delegation.
        let looks =
            [Opening.document, Opening.documentToItsEnd]
            + ReferralAction.allCases.filter(\.rule.isClinical).map(\.rawValue)
        let marks = Array(repeating: "?", count: looks.count).joined(separator: ", ")
        return try count(
            """
            SELECT EXISTS (SELECT 1 FROM journal j WHERE j.referral = ? AND j.seq > (SELECT max(m.seq) FROM journal m
                    WHERE m.referral = j.referral AND m.to_state = ? AND m.from_state IS NOT m.to_state)
                AND (j.role = ? AND j.action = ?
                    OR (j.role = ? OR j.role = ? AND j.on_behalf_of IS NOT NULL) AND j.action IN (\(marks))))
            """,
            [
                referral, ReferralState.didNotAttend.rawValue, Role.clinician.rawValue, Opening.referral,
                Role.clinician.rawValue, Role.triage.rawValue,
            ] + looks) > 0
    }
}

extension Writing {
    /// Hides a document of a referral from everybody and freezes the referral.
    public func hide(
        _ document: Int64, of referral: Int64, why: String, by login: String, at now: Instant
    ) throws(Failure) {
        try run(
            """
            INSERT INTO wrong_letter (document, referral, reported_at, reported_by, why, last_entry)
            VALUES (?, ?, ?, ?, ?, (SELECT seq FROM journal_head))
            """, [document, referral, now.seconds, login, why])
    }

    /// A clinician has confirmed what was done: the referral is frozen no more.
    public func settleWrongLetters(of referral: Int64, by login: String, at now: Instant) throws(Failure) {
        try run(
            "UPDATE wrong_letter SET settled_at = ?, settled_by = ? WHERE referral = ? AND settled_at IS NULL",
            [now.seconds, login, referral])
    }
}
