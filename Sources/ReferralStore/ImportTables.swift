// What the importer remembers: messages seen, how fresh records are, and problems that wait for a person.

internal import GRDB
public import ReferralDomain

/// How a record without a version compares with what is held.
public enum Freshness: Sendable { case first, fresher, same, older }

extension Reading {
    /// The digest of the first message seen for a key and e-RS version.
    public func seenMessage(kind: String, key: String, version: Int) throws(Failure) -> String? {
        try first(
            "SELECT digest FROM ers_message WHERE kind = ? AND key = ? AND ers_version = ?", [kind, key, version]
        ) { $0.text() ?? "" }
    }

    /// The body of the first message seen for a key and e-RS version: clinical text.
    public func messageBody(kind: String, key: String, version: Int) throws(Failure) -> String? {
        try first(
            "SELECT body FROM ers_message WHERE kind = ? AND key = ? AND ers_version = ?", [kind, key, version]
        ) { $0.text() ?? "" }
    }

    /// Whether a record without a version is news; later as-of first, among equals the later path.
    public func freshness(
        kind: String, key: String, source: String, asOf: Instant, file: String, digest: String
    ) throws(Failure) -> Freshness {
        let held = try first(
            "SELECT as_of, file, digest FROM fresh_record WHERE kind = ? AND key = ? AND source = ?",
            [kind, key, source]
        ) { ($0.long() ?? 0, $0.text() ?? "", $0.text() ?? "") }
        guard let held else { return .first }
        if held.2 == digest { return .same }
        return (asOf.seconds, file) > (held.0, held.1) ? .fresher : .older
    }

    /// A held file that waits for a document of this Binary id to name it.
    public func unmatchedFile(named binary: String) throws(Failure) -> (digest: String, name: String)? {
        try first(
            """
            SELECT substr(key, 6), record FROM import_problem
            WHERE kind = 'unmatched-file' AND closed_at IS NULL
                AND (record = ? OR substr(record, 1, length(?) + 1) = ? || '.')
            """, [binary, binary, binary]
        ) { ($0.text() ?? "", $0.text() ?? "") }
    }

    /// Held files that wait for a referral of this UBRN, as its documents.
    public func unmatchedFiles(of ubrn: UBRN) throws(Failure) -> [ReferralDocument] {
        try rows(
            """
            SELECT i.record, f.content_type, f.size, i.opened_at, f.digest
            FROM import_problem i JOIN held_file f ON i.key = 'file/' || f.digest
            WHERE i.kind = 'unmatched-file' AND i.closed_at IS NULL AND substr(i.record, 1, 12) = ? ORDER BY i.id
            """, [ubrn.digits]
        ) {
            ReferralDocument(
                title: $0.text(), type: "REFERRER", availability: "AVAILABLE", contentType: $0.text(),
                size: $0.integer(), indexedAt: $0.instant(), digest: $0.text())
        }
    }

    /// Open problems of a referral, conflicts first.
    public func openProblems(of referral: Int64) throws(Failure) -> [ImportProblem] {
        try rows(
            """
            SELECT id, kind, key, file, line, record, reason, referral, incoming, ers_version FROM import_problem
            WHERE referral = ? AND closed_at IS NULL ORDER BY kind, id
            """, [referral]
        ) { ImportProblem(&$0) }
    }

    /// Open problems, oldest first, as lines of the Import Problems list.
    func problemPage(
        _ query: WorklistQuery, for visibility: Visibility, now: Instant
    ) throws(Failure) -> WorklistPage {
        let (condition, base) = problemCondition(for: visibility)
        let source = """
            import_problem i LEFT JOIN referral r ON r.id = i.referral LEFT JOIN patient p ON p.id = r.patient
            """
        let total = try count("SELECT count(*) FROM \(source) WHERE \(condition)", base)
        func shown(_ column: String) -> String {
            visibility.opensFileNames
                ? column : "CASE WHEN i.kind = 'unmatched-file' THEN 'a letter, number ' || i.id ELSE \(column) END"
        }
        let (filters, filtered) = filters(of: query, due: "i.due", today: now.londonDay)
        var conditions = condition + filters
        var arguments = base + filtered
        if let search = query.search, !search.isEmpty {
            let text = ["i.record", "i.file"].map(shown).joined(separator: " || ' ' || ")
            conditions += " AND instr(lower(\(text) || ' ' || i.reason), ?) > 0"
            arguments.append(search.lowercased())
        }
        let matching = try count("SELECT count(*) FROM \(source) WHERE \(conditions)", arguments)
        if let after = query.after.flatMap({ Int64($0) }) {
            conditions += " AND i.id \(query.shownOrder.isBackward ? "<" : ">") ?"
            arguments.append(after)
        }
        let found = try rows(
            """
            SELECT i.id, i.kind, i.key, \(shown("i.file")), i.line, \(shown("i.record")), i.reason, i.referral, i.incoming, i.ers_version,
                i.opened_at, i.due, r.ref, r.ubrn, r.version, r.state, r.priority, p.nhs_number, p.hospital_number, p.family, p.given,
                p.title, p.born, p.died, r.service, (SELECT name FROM service WHERE id = r.service)
            FROM \(source) WHERE \(conditions)
            ORDER BY i.id \(query.shownOrder.isBackward ? "DESC" : "ASC") LIMIT ?
            """, arguments + [query.limit + 1]
        ) { WorklistItem(problem: &$0) }
        let items = Array(found.prefix(query.limit))
        let next = found.count > query.limit ? items.last?.item.split(separator: ":").last.map(String.init) : nil
        return WorklistPage(
            worklist: query.worklist, total: total, matching: matching, items: items, next: next, asOf: now)
    }

    /// Problems of referrals the user may see, and those that belong to none.
    func problemCondition(
        for visibility: Visibility
    ) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        let unplaced = visibility.opensUnplaced ? 1 : 0
        return (
            """
            i.closed_at IS NULL AND ((i.referral IS NULL AND \(unplaced)) OR EXISTS (SELECT 1 FROM referral r
                WHERE r.id = i.referral AND (\(visibility.sql) OR (r.service IS NULL AND \(unplaced)))))
            """, visibility.arguments
        )
    }
}

extension ImportProblem {
    fileprivate init(_ columns: inout Columns) {
        let id = columns.long() ?? 0
        let kind = columns.code(Kind.self) ?? .flag
        self.init(
            kind: kind, key: columns.text() ?? "", file: columns.text() ?? "", line: columns.integer(),
            record: columns.text() ?? "", reason: columns.text() ?? "")
        self.id = id
        referral = columns.long()
        incoming = columns.text()
        ersVersion = columns.integer()
    }
}

extension WorklistItem {
    fileprivate init(problem columns: inout Columns) {
        let problem = ImportProblem(&columns)
        let since = columns.instant() ?? Instant(seconds: 0)
        let due = columns.day() ?? since.londonDay
        self.init(
            item: "\(Worklist.importProblems.rawValue):\(problem.id)", worklist: .importProblems,
            referral: problem.referral, since: since, due: due, dueRule: "Import problem: the standard of its day")
        reference = columns.text()
        readReferral(&columns)
        reason = problem.reason
        file = problem.file
        line = problem.line
        record = problem.record
    }
}

extension Writing {
    /// Remembers the first message of a key and e-RS version.
    public func insertMessage(
        kind: String, key: String, version: Int, digest: String, body: String, file: String, at now: Instant
    ) throws(Failure) {
        try run(
            """
            INSERT INTO ers_message (kind, key, ers_version, digest, body, file, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """, [kind, key, version, digest, body, file, now.seconds])
    }

    /// Remembers how fresh a record without a version is.
    public func setFreshness(
        kind: String, key: String, source: String, asOf: Instant, file: String, digest: String
    ) throws(Failure) {
        try run(
            """
            INSERT INTO fresh_record (kind, key, source, as_of, file, digest) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (kind, key, source) DO UPDATE SET as_of = excluded.as_of, file = excluded.file,
                digest = excluded.digest
            """, [kind, key, source, asOf.seconds, file, digest])
    }

    /// Puts a problem on the list; one that was met before, open or closed, stays as it is.
    @discardableResult
    public func open(_ problem: ImportProblem, due: Day, at now: Instant) throws(Failure) -> Bool {
        try run(
            """
            INSERT INTO import_problem (kind, key, file, line, record, reason, referral, incoming, ers_version,
                opened_at, due)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
            """,
            [
                problem.kind.rawValue, problem.key, problem.file, problem.line, problem.record, problem.reason,
                problem.referral, problem.incoming, problem.ersVersion, now.seconds, due.number,
            ]) > 0
    }

    /// Closes a referral's open problems, or a single one.
    public func closeProblems(of referral: Int64, only: Int64? = nil, by user: String, at now: Instant) throws(Failure)
    {
        try run(
            """
            UPDATE import_problem SET closed_at = ?, closed_by = ?
            WHERE referral = ? AND closed_at IS NULL AND (? IS NULL OR id = ?)
            """, [now.seconds, user, referral, only, only])
    }

    /// Closes an open problem that belongs to no referral; false where there is none of that number.
    public func closeUnplacedProblem(_ id: Int64, by user: String, at now: Instant) throws(Failure) -> Bool {
        try run(
            """
            UPDATE import_problem SET closed_at = ?, closed_by = ?
            WHERE id = ? AND referral IS NULL AND closed_at IS NULL
            """, [now.seconds, user, id]) > 0
    }

    /// Closes problems about a file by their key's beginning, once the file has found its referral.
    public func closeProblem(key: String, by user: String, at now: Instant) throws(Failure) {
        try run(
            "UPDATE import_problem SET closed_at = ?, closed_by = ? WHERE key = ? AND closed_at IS NULL",
            [now.seconds, user, key])
    }

    /// Notes that a run over some files changes things: unfinished until it is finished.
    public func beginRun(over sources: String, by user: String, at now: Instant) throws(Failure) -> Int64 {
        try run("INSERT INTO import_run (sources, started_at, user) VALUES (?, ?, ?)", [sources, now.seconds, user])
        return lastID
    }

    /// Notes how a run ended.
    public func finishRun(_ id: Int64, counts: [Int], at now: Instant) throws(Failure) {
        try run(
            """
            UPDATE import_run SET finished_at = ?, read = ?, new = ?, changed = ?, unchanged = ?, older = ?, refused = ?
            WHERE id = ?
            """, [now.seconds] + counts.map { $0 as (any DatabaseValueConvertible)? } + [id])
    }

    /// Closes runs over the same files that were cut short, now that one has ended.
    public func closeCutShort(over sources: String, at now: Instant) throws(Failure) {
        try run(
            "UPDATE import_run SET finished_at = ? WHERE sources = ? AND finished_at IS NULL", [now.seconds, sources])
    }
}

extension Reading {
    /// Whether a run over the same files was cut short.
    public func hasCutShort(over sources: String) throws(Failure) -> Bool {
        try count("SELECT count(*) FROM import_run WHERE sources = ? AND finished_at IS NULL", [sources]) > 0
    }
}
