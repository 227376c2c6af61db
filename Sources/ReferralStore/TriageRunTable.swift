// Runs through lists: one open run a person.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// Somebody's open run.
    public func run(of staff: Int64) throws(Failure) -> TriageRun? {
        let found = try first(
            """
            SELECT id, worklist, service, started_at, paused_at, handled, skipped, current FROM triage_run
            WHERE staff = ? AND ended_at IS NULL
            """, [staff]
        ) { columns -> TriageRun? in
            let id = columns.long() ?? 0
            guard let list = columns.code(Worklist.self) else { return nil }
            let service = columns.text()
            var run = TriageRun(
                worklist: list, service: service, startedAt: columns.instant() ?? Instant(seconds: 0))
            run.id = id
            run.pausedAt = columns.instant()
            run.handled = columns.integer() ?? 0
            run.skipped = columns.integer() ?? 0
            run.current = columns.long()
            return run
        }
        return found ?? nil
    }

    /// Whether somebody acted on a referral since a moment, by the journal.
    public func hasActed(_ login: String, on referral: Int64, since: Instant) throws(Failure) -> Bool {
        try count(
            """
            SELECT count(*) FROM journal WHERE referral = ? AND user = ? AND version IS NOT NULL AND recorded_at >= ?
            """, [referral, login, since.seconds]) > 0
    }
}

extension Writing {
    /// Begins a run; another open one of the same person ends.
    public func begin(_ run: TriageRun, of staff: Int64) throws(Failure) -> TriageRun {
        try endRun(of: staff, at: run.startedAt)
        try self.run(
            "INSERT INTO triage_run (staff, worklist, service, started_at) VALUES (?, ?, ?, ?)",
            [staff, run.worklist.rawValue, run.service, run.startedAt.seconds])
        var begun = run
        begun.id = lastID
        return begun
    }

    /// Keeps where a run stands.
    public func save(_ run: TriageRun) throws(Failure) {
        try self.run(
            "UPDATE triage_run SET paused_at = ?, handled = ?, skipped = ?, current = ? WHERE id = ?",
            [run.pausedAt?.seconds, run.handled, run.skipped, run.current, run.id])
    }

    /// Ends somebody's open run.
    public func endRun(of staff: Int64, at now: Instant) throws(Failure) {
        try run("UPDATE triage_run SET ended_at = ? WHERE staff = ? AND ended_at IS NULL", [now.seconds, staff])
    }
}
