// The journal: every entry chained to the one before it, so that a change from outside is found.

public import ReferralDomain

private let entryColumns = """
    j.seq, j.recorded_at, j.happened_at, j.subject, j.referral, j.patient, j.version, j.user, j.role, j.on_behalf_of,
    j.action, j.from_state, j.to_state, j.reason, j.change
    """

extension JournalEntry {
    fileprivate init(_ columns: inout Columns, withText: Bool) {
        let seq = columns.long() ?? 0
        let recorded = columns.instant() ?? Instant(seconds: 0)
        let happened = columns.instant()
        let subject = columns.code(JournalSubject.self) ?? .database
        let referral = columns.long()
        let patient = columns.long()
        let version = columns.integer()
        let user = columns.text() ?? ""
        let role = columns.text() ?? ""
        let signature = Signature(user: user, role: role, onBehalfOf: columns.text())
        self.init(at: recorded, happenedAt: happened, subject: subject, by: signature, action: columns.text() ?? "")
        self.seq = seq
        self.referral = referral
        self.patient = patient
        self.version = version
        from = columns.code()
        to = columns.code()
        reason = columns.text()
        change = columns.text() ?? "{}"
        if withText { text = columns.text() }
    }

    /// The hash that chains this entry to the one before it.
    fileprivate func hash(after previous: String, textDigest: String) -> String {
        let numbers = [seq, recordedAt.seconds, happenedAt.seconds].map { String($0) }
        let links = [referral, patient, version.map { Int64($0) }].map { $0.map { String($0) } }
        let words: [String?] = [
            subject.rawValue, signature.user, signature.role, signature.onBehalfOf, action, from?.rawValue,
            to?.rawValue, reason, change, textDigest,
        ]
        return Digest.hex(fields: [previous] + numbers + links + words)
    }

    fileprivate var textDigest: String { text.map { Digest.hex($0) } ?? "" }
}

extension Writing {
    /// Appends an entry; the chain and the head move with it.
    @discardableResult
    public func append(_ entry: JournalEntry) throws(Failure) -> Int64 {
        let head = try reading.first("SELECT seq, hash FROM journal_head") { ($0.long() ?? 0, $0.text() ?? "") }
        guard let head else { throw .damaged("the journal has lost its head") }
        var written = entry
        written.seq = head.0 + 1
        let digest = entry.textDigest
        try run(
            """
            INSERT INTO journal (seq, recorded_at, happened_at, subject, referral, patient, version, user, role,
                on_behalf_of, action, from_state, to_state, reason, change, text_digest, previous, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                written.seq, entry.recordedAt.seconds, entry.happenedAt.seconds, entry.subject.rawValue,
                entry.referral, entry.patient, entry.version, entry.signature.user, entry.signature.role,
                entry.signature.onBehalfOf, entry.action, entry.from?.rawValue, entry.to?.rawValue, entry.reason,
                entry.change, digest, head.1, written.hash(after: head.1, textDigest: digest),
            ])
        if let text = entry.text {
            try run("INSERT INTO journal_text (seq, text) VALUES (?, ?)", [written.seq, text])
        }
        return written.seq
    }
}

extension FieldChange {
    /// A member of an entry's object of changes.
    var json: String { "\(JSONText.quoted(field)):[\(JSONText.quoted(before)),\(JSONText.quoted(after))]" }

    /// Changes as the journal keeps them: `{"owner":[null,"ann"],…}`.
    public static func object(_ changes: [FieldChange]) -> String {
        "{\(changes.filter { $0.before != $0.after }.map(\.json).joined(separator: ","))}"
    }
}

extension Reading {
    /// A referral's entries, oldest first; their clinical words only if `withText`.
    public func history(of referral: Int64, withText: Bool) throws(Failure) -> [JournalEntry] {
        let words = withText ? ", (SELECT text FROM journal_text t WHERE t.seq = j.seq)" : ""
        return try rows(
            "SELECT \(entryColumns)\(words) FROM journal j WHERE j.referral = ? ORDER BY j.seq", [referral]
        ) { JournalEntry(&$0, withText: withText) }
    }

    /// What each entry of a referral's history changed, by sequence number.
    public func changes(of referral: Int64) throws(Failure) -> [Int64: [FieldChange]] {
        let found = try rows(
            """
            SELECT j.seq, e.key, json_extract(e.value, '$[0]'), json_extract(e.value, '$[1]')
            FROM journal j, json_each(j.change) e WHERE j.referral = ? AND e.type = 'array' ORDER BY j.seq
            """, [referral]
        ) { columns in
            (
                columns.long() ?? 0,
                FieldChange(field: columns.text() ?? "", before: columns.text(), after: columns.text())
            )
        }
        return Dictionary(grouping: found, by: \.0).mapValues { $0.map(\.1) }
    }

    /// Walks the whole chain, entry by entry, and names the first that does not fit.
    public func verifyJournal() throws(Failure) -> JournalVerdict {
        var verdict = JournalVerdict(entries: 0)
        var previous = ""
        var last: Int64 = 0
        while true {
            let page = try rows(
                """
                SELECT \(entryColumns), (SELECT text FROM journal_text t WHERE t.seq = j.seq), j.text_digest,
                    j.previous, j.hash, j.from_state, j.to_state
                FROM journal j WHERE j.seq > ? ORDER BY j.seq LIMIT 1000
                """, [last]
            ) { columns in
                let entry = JournalEntry(&columns, withText: true)
                let chained = (columns.text() ?? "", columns.text() ?? "", columns.text() ?? "")
                // A state that is none of ours reads as none, which would hide that one was written over it.
                let isRead = columns.text() == entry.from?.rawValue && columns.text() == entry.to?.rawValue
                return (entry, chained.0, chained.1, chained.2, isRead)
            }
            guard !page.isEmpty else { break }
            for (entry, textDigest, before, hash, isRead) in page {
                let fault: String? =
                    if entry.seq != last + 1 {
                        "entry \(last + 1) is missing"
                    } else if before != previous {
                        "it does not follow the entry before it"
                    } else if entry.textDigest != textDigest {
                        "its text was changed"
                    } else if !isRead || entry.hash(after: before, textDigest: textDigest) != hash {
                        "it was changed"
                    } else {
                        nil
                    }
                if let fault {
                    verdict.firstBroken = min(entry.seq, last + 1)
                    verdict.detail = fault
                    return verdict
                }
                verdict.entries += 1
                previous = hash
                last = entry.seq
            }
        }
        let head = try first("SELECT seq, hash FROM journal_head") { ($0.long() ?? 0, $0.text() ?? "") }
        if head?.0 != last || head?.1 != previous {
            verdict.firstBroken = last + 1
            verdict.detail = "the last entries are missing"
        } else if try count("SELECT count(*) FROM journal_text WHERE seq NOT IN (SELECT seq FROM journal)") > 0 {
            verdict.firstBroken = last
            verdict.detail = "there is text that belongs to no entry"
        }
        return verdict
    }
}
