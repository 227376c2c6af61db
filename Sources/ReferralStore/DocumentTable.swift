// Documents of referrals and the files held beside the database.

public import ReferralDomain

extension Reading {
    /// A referral's documents, oldest first; text only if `withText`. Another patient's are left out.
    public func documents(of referral: Int64, withText: Bool) throws(Failure) -> [ReferralDocument] {
        let hidden = try hiddenDocuments(of: referral)
        return try everyDocument(of: referral, withText: withText).filter { !hidden.contains($0.id) }
    }

    fileprivate func everyDocument(of referral: Int64, withText: Bool) throws(Failure) -> [ReferralDocument] {
        try rows(
            """
            SELECT d.id, d.binary, d.title, d.description, d.attached_by, d.type, d.availability, d.content_type, d.size, d.indexed_at, d.digest,
                f.notes\(withText ? ", f.text" : "")
            FROM document d LEFT JOIN held_file f ON f.digest = d.digest WHERE d.referral = ?
            ORDER BY coalesce(d.indexed_at, 0), d.id
            """, [referral]
        ) { columns in
            let id = columns.long() ?? 0
            var document = ReferralDocument(binary: columns.text(), title: columns.text())
            document.id = id
            document.description = columns.text()
            document.attachedBy = columns.text()
            document.type = columns.text()
            document.availability = columns.text()
            document.contentType = columns.text()
            document.size = columns.integer()
            document.indexedAt = columns.instant()
            document.digest = columns.text()
            document.notes = columns.text().map { $0.split(separator: "\n").map(String.init) } ?? []
            if withText { document.text = columns.text() }
            return document
        }
    }

    /// Referrals that name a Binary.
    public func documents(withBinary binary: String) throws(Failure) -> [(document: Int64, referral: Int64)] {
        try rows("SELECT id, referral FROM document WHERE binary = ?", [binary]) { ($0.long() ?? 0, $0.long() ?? 0) }
    }

    /// Whether a file's bytes are held.
    public func holdsFile(_ digest: String) throws(Failure) -> Bool {
        try count("SELECT count(*) FROM held_file WHERE digest = ?", [digest]) > 0
    }
}

extension Writing {
    /// Names a document of a referral; one with the same Binary or the same bytes is brought up to date instead.
    /// True if anything changed.
    public func save(_ document: ReferralDocument, of referral: Int64) throws(Failure) -> Bool {
        let held = try reading.everyDocument(of: referral, withText: false)
        let hidden = try reading.hiddenDocuments(of: referral)
        let same = held.first {
            if $0.digest != nil, $0.digest == document.digest { return true }
            guard $0.binary != nil, $0.binary == document.binary else { return false }
            // What comes in the place of another patient's letter is a letter of its own.
            return !hidden.contains($0.id) || $0.digest == nil || document.digest == nil
        }
        guard let same else {
            try run(
                """
                INSERT INTO document (referral, binary, title, description, attached_by, type, availability, content_type,
                    size, indexed_at, digest, after_entry)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT seq FROM journal_head))
                """,
                [
                    referral, document.binary, document.title, document.description, document.attachedBy,
                    document.type, document.availability, document.contentType, document.size,
                    document.indexedAt?.seconds, document.digest,
                ])
            return true
        }
        guard
            (document.digest != nil && document.digest != same.digest)
                || (document.availability != nil && document.availability != same.availability)
                || (document.title != nil && document.title != same.title)
        else { return false }
        try run(
            """
            UPDATE document SET digest = coalesce(?, digest), availability = coalesce(?, availability),
                title = coalesce(?, title) WHERE id = ?
            """, [document.digest, document.availability, document.title, same.id])
        // What is given to nobody is no news.
        return !hidden.contains(same.id)
    }

    /// Notes a file whose bytes are now held; true if it was not held before.
    public func insertFile(
        digest: String, size: Int, contentType: String, text: String, notes: [String], at now: Instant
    ) throws(Failure) -> Bool {
        try run(
            """
            INSERT INTO held_file (digest, size, content_type, text, notes, recorded_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """, [digest, size, contentType, text, notes.joined(separator: "\n"), now.seconds]) > 0
    }
}
