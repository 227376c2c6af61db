// The checks behind `doctor`: the file, the schema's promises, and our own.

internal import GRDB
internal import Glibc
public import ReferralDomain

extension Store {
    /// Runs every check there is; none changes anything.
    public func examine(policy: Policy, now: Instant) throws(Failure) -> [DoctorCheck] {
        var checks: [DoctorCheck] = []
        func add(_ name: String, _ ok: Bool, _ detail: String) {
            checks.append(DoctorCheck(name: name, ok: ok, detail: detail))
        }
        if let place {
            add("file", true, "\(place.path), private, on a local disk")
            let free = freeBytes(at: place)
            add("disk-space", free > 1 << 30, "\(free >> 20) MiB free")
        }
        let version = try caught { try queue.read { try String.fetchOne($0, sql: "SELECT sqlite_version()") ?? "" } }
        add("sqlite", true, "SQLite \(version), one writer at a time under the gate")
        let settings = try caught {
            try queue.inDatabase { database in
                (
                    try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0,
                    try Int.fetchOne(database, sql: "PRAGMA foreign_keys") ?? 0,
                    try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
                )
            }
        }
        add(
            "durability", settings.0 == 2 && settings.1 == 1 && (place == nil || settings.2 == "wal"),
            "synchronous \(settings.0), foreign keys \(settings.1), journal \(settings.2)")
        let integrity = try caught {
            try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(5)") }
        }
        add("integrity", integrity == ["ok"], integrity.joined(separator: "; "))
        try read { (it) throws(Failure) in
            let orphans = try it.count("SELECT count(*) FROM pragma_foreign_key_check")
            add("foreign-keys", orphans == 0, orphans == 0 ? "none broken" : "\(orphans) broken")
            let verdict = try it.verifyJournal()
            add(
                "audit-chain", verdict.firstBroken == nil,
                verdict.firstBroken.map { "entry \($0): \(verdict.detail ?? "")" } ?? "\(verdict.entries) entries fit")
            let schema = try it.schemaDifferences()
            add("schema", schema.isEmpty, schema.isEmpty ? "as the frozen files make it" : some(schema))
            let wrong = Set(try it.journalDisagreements()).union(try it.contentDisagreements()).sorted()
            add(
                "journal-against-state", wrong.isEmpty,
                wrong.isEmpty ? "every referral stands where its last entry left it" : some(wrong))
            let different = try it.worklistDifferences(policy: policy)
            add(
                "worklists-against-rebuild", different.isEmpty,
                different.isEmpty ? "every kept row equals a rebuild" : some(different))
            let unfound = try it.findingDifferences()
            add(
                "finding-against-rebuild", unfound.isEmpty,
                unfound.isEmpty ? "every patient is found by name and number" : some(unfound))
            let lost = try it.lostReferrals(now: now)
            add(
                "conservation", lost.isEmpty,
                lost.isEmpty ? "every referral is on a list, booked ahead, or closed" : some(lost))
            let runs = try it.count("SELECT count(*) FROM import_run WHERE finished_at IS NULL")
            add(
                "imports-finished", runs == 0,
                runs == 0 ? "none cut short" : "\(runs) cut short: import the files again")
        }
        let missing = try missingFiles()
        add("held-files", missing.isEmpty, missing.isEmpty ? "every letter's file is there" : some(missing))
        return checks
    }

    /// Rewrites every worklist row from the referrals, under the gate.
    public func rebuildWorklists(policy: Policy, now: Instant) throws(Failure) {
        try write { (it) throws(Failure) in
            try it.run("DELETE FROM worklist_item")
            try it.run("DELETE FROM worklist_count")
            try it.rebuildWorklists(policy: policy, at: now)
        }
    }

    private func missingFiles() throws(Failure) -> [String] {
        guard let place else { return [] }
        let digests = try read { (it) throws(Failure) in
            try it.rows("SELECT digest FROM held_file") { $0.text() ?? "" }
        }
        return digests.filter { access("\(place.files)/\($0)", R_OK) != 0 }
    }

    private func freeBytes(at place: Place) -> UInt64 {
        var system = statvfs()
        guard statvfs(place.folder, &system) == 0 else { return 0 }
        return UInt64(system.f_bavail) * UInt64(system.f_frsize)
    }
}

private func some(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(names.count): \(shown) …" : shown
}

extension Reading {
    /// Referrals whose version or state is not that of their last journal entry.
    func journalDisagreements() throws(Failure) -> [String] {
        try rows(
            """
            SELECT r.ref FROM referral r LEFT JOIN journal j ON j.seq =
                (SELECT max(seq) FROM journal WHERE referral = r.id AND version IS NOT NULL)
            WHERE j.version IS NOT r.version OR j.to_state IS NOT r.state
            """
        ) { $0.text() ?? "" }
    }

    /// Tables, indexes and triggers that are not as the frozen files make them: dropped, added or rewritten.
    func schemaDifferences() throws(Failure) -> [String] {
        let query = "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
        let model = try caught { try DatabaseQueue() }
        try Migrations.run(on: model, place: nil)
        let made = try caught {
            try model.read { try Row.fetchAll($0, sql: query).map { [$0[0] as String, $0[1] as String] } }
        }
        let found = try rows(query) { [$0.text() ?? "", $0.text() ?? ""] }
        return Set(made).symmetricDifference(found).map { $0[0] }.sorted()
    }

    /// Referrals with a field that is not what the last entry that changed it says, or with a comment that no entry
    /// holds: changed behind the journal's back.
    func contentDisagreements() throws(Failure) -> [String] {
        var wrong: [String] = []
        try eachReferral { (referral) throws(Failure) in
            let told = try rows(
                """
                SELECT e.key, json_extract(e.value, '$[1]'), max(j.seq) FROM journal j, json_each(j.change) e
                WHERE j.referral = ? AND e.type = 'array' GROUP BY e.key
                """, [referral.id]
            ) { ($0.text() ?? "", $0.text()) }
            let last = Dictionary(told, uniquingKeysWith: { $1 })
            let differs = referral.journalled.contains { field in
                field.column != "version" && (last[field.column] ?? nil) != field.text
            }
            var isHeld = true
            if let comment = referral.comment {
                isHeld =
                    try count(
                        "SELECT count(*) FROM journal WHERE referral = ? AND text_digest = ?",
                        [referral.id, Digest.hex(comment)]) > 0
            }
            if differs || !isHeld { wrong.append(referral.reference?.text ?? "\(referral.id)") }
        }
        return wrong
    }

    /// Patients whose words in the index of names and numbers are not theirs.
    func findingDifferences() throws(Failure) -> [String] {
        try rows(
            """
            SELECT p.id FROM patient_words p LEFT JOIN patient_find f ON f.rowid = p.id
            WHERE f.name IS NOT p.name OR f.numbers IS NOT p.numbers
            UNION ALL SELECT rowid FROM patient_find WHERE rowid NOT IN (SELECT id FROM patient)
            """
        ) { "patient \($0.integer() ?? 0)" }
    }

    /// Referrals that are on no list, have no appointment ahead, and are not closed: nobody would see them.
    public func lostReferrals(now: Instant) throws(Failure) -> [String] {
        var lost: [String] = []
        try eachReferral { (referral) throws(Failure) in
            guard !referral.isClosed else { return }
            if let end = referral.liveAppointment?.end ?? referral.liveAppointment?.start, end > now { return }
            let listed = try count(
                "SELECT count(*) FROM worklist_item WHERE referral = ? AND kind = 'work' AND since <= max(?, \(Reading.newestEntry))",
                [referral.id, now.seconds])
            let problems = try openProblems(of: referral.id)
            if listed == 0, problems.isEmpty { lost.append(referral.reference?.text ?? "\(referral.id)") }
        }
        return lost
    }
}
