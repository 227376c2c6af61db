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

    /// The referrals that somebody decided or passed over in a run, in order, with their last act on each since it began;
    /// those that they may no longer see are left out.
    public func deeds(in run: TriageRun, of login: String, for visibility: Visibility) throws(Failure) -> [RunDeed] {
        let found = try rows(
            """
            SELECT i.referral, r.patient,
                (SELECT j.action FROM journal j WHERE j.referral = i.referral AND j.user = ? AND j.version IS NOT NULL
                    AND j.recorded_at >= ? ORDER BY j.seq DESC LIMIT 1), i.position
            FROM run_item i JOIN referral r ON r.id = i.referral WHERE i.run = ? AND \(visibility.sql)
            """, [login, run.startedAt.seconds, run.id] + visibility.arguments
        ) { columns in (columns.long() ?? 0, columns.long() ?? 0, columns.text(), columns.integer() ?? 0) }
        var deeds: [RunDeed] = []
        for (referral, id, action, _) in found.sorted(by: { $0.3 < $1.3 }) {
            guard let patient = try patient(id) else { continue }
            deeds.append(RunDeed(referral: referral, patient: patient, action: action))
        }
        return deeds
    }

    /// How many of those that somebody passed over in a run are still on its list and overdue; one that may be handed out
    /// again by now is not counted.
    public func passedOverdue(in run: TriageRun, for reader: Reader, letGoSince: Instant) throws(Failure) -> Int {
        let seen = reader.visibility.condition(on: run.worklist)
        var arguments: [(any DatabaseValueConvertible)?] = [run.worklist.rawValue, run.id, run.current]
        arguments += [reader.now.londonDay.number, reader.now.seconds, reader.now.seconds]
        arguments += seen.arguments
        arguments += [reader.staff, letGoSince.seconds]
        return try count(
            """
            SELECT count(*) FROM run_item i
            CROSS JOIN worklist_item w ON w.worklist = ? AND w.referral = i.referral
            CROSS JOIN referral r ON r.id = w.referral
            WHERE i.run = ? AND i.referral IS NOT ? AND w.due < ? AND w.since <= ?
                AND (w.until IS NULL OR w.until > ?) AND \(seen.sql)
                AND EXISTS (SELECT 1 FROM handling_passed d WHERE d.staff = ? AND d.referral = w.referral
                    AND d.side = w.side AND d.at >= ?)
            """, arguments)
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

    /// A referral of a run was decided or passed over; met again, it stands last.
    public func note(_ referral: Int64, in run: TriageRun) throws(Failure) {
        try self.run(
            """
            INSERT OR REPLACE INTO run_item (run, position, referral)
            SELECT ?, coalesce(max(position), 0) + 1, ? FROM run_item WHERE run = ?
            """, [run.id, referral, run.id])
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
