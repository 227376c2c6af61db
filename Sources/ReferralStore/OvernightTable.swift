// What the journal and the importer say of the hours since a moment: urgent arrivals, patients' cancellations, letters.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// Entries looked at, the newest first.
    private static var mostEntries: Int { 3_000 }
    /// Runs of the importer looked at.
    private static var mostRuns: Int { 50 }

    /// What came of each patient since a moment, the newest first, each kind once; and whether there is more.
    public func arrivals(
        since: Instant, for visibility: Visibility
    ) throws(Failure) -> (lines: [OvernightLine], isCut: Bool) {
        let pressing = Priority.allCases.filter { $0 != .routine }.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let found = try rows(
            """
            SELECT j.recorded_at, j.version = 1 OR json_extract(j.change, '$.priority[1]') IN (\(pressing)),
                j.to_state IS ? AND j.from_state IS NOT j.to_state,
                j.version > 1 AND json_extract(j.change, '$.clinical_info_last[1]') IS NOT NULL,
                r.id, r.ref, r.received_at, r.ubrn, r.version, r.state, r.priority, p.nhs_number, p.hospital_number, p.family, p.given,
                p.title, p.born, p.died, r.service, (SELECT name FROM service WHERE id = r.service),
                (SELECT start_at FROM appointment a WHERE a.referral = r.id AND a.status IN ('requested', 'booked'))
            FROM journal j CROSS JOIN referral r ON r.id = j.referral JOIN patient p ON p.id = r.patient
            WHERE j.recorded_at >= ? AND j.version IS NOT NULL AND \(visibility.sql)
                AND (j.version = 1 OR json_type(j.change, '$.priority') IS NOT NULL
                    OR json_type(j.change, '$.clinical_info_last') IS NOT NULL OR j.to_state IS ?)
            ORDER BY j.recorded_at DESC, j.seq DESC LIMIT \(Self.mostEntries + 1)
            """,
            [ReferralState.appointmentCancelledByPatient.rawValue, since.seconds] + visibility.arguments
                + [ReferralState.appointmentCancelledByPatient.rawValue]
        ) { Arrival(&$0) }
        var seen: Set<String> = []
        var lines: [OvernightLine] = []
        for arrival in found.prefix(Self.mostEntries) {
            for kind in arrival.kinds where seen.insert("\(kind.rawValue) \(arrival.item.referral ?? 0)").inserted {
                lines.append(OvernightLine(kind: kind, at: arrival.at, item: arrival.item))
            }
        }
        return (lines, found.count > Self.mostEntries)
    }

    /// Runs of the importer since a moment, the latest first; those that changed nothing were not kept.
    public func importRuns(since: Instant) throws(Failure) -> [FeedRun] {
        try rows(
            """
            SELECT started_at, finished_at, read, refused FROM import_run
            WHERE id > (SELECT coalesce(max(id), 0) - ? FROM import_run) AND started_at >= ? ORDER BY id DESC
            """, [Self.mostRuns, since.seconds]
        ) { columns in
            FeedRun(
                startedAt: columns.instant() ?? since, finishedAt: columns.instant(), read: columns.integer() ?? 0,
                refused: columns.integer() ?? 0)
        }
    }

    /// Import problems opened since a moment and open still, of those that somebody may see.
    public func newProblems(since: Instant, for visibility: Visibility) throws(Failure) -> Int {
        let (sql, arguments) = problemCondition(for: visibility)
        return try count(
            "SELECT count(*) FROM import_problem i WHERE i.opened_at >= ? AND \(sql)", [since.seconds] + arguments)
    }
}

/// An entry of the journal that may be news, with the referral as it stands.
private struct Arrival {
    var at: Instant
    var kinds: [OvernightLine.Kind]
    var item: WorklistItem

    init(_ columns: inout Columns) {
        at = columns.instant() ?? Instant(seconds: 0)
        let mayPress = columns.flag()
        let isCancelled = columns.flag()
        let isLetter = columns.flag()
        let referral = columns.long()
        let reference = columns.text()
        let received = columns.instant()
        item = WorklistItem(
            item: "overnight:\(reference ?? "")", worklist: .untouched, referral: referral, reference: reference,
            since: at, due: at.londonDay, dueRule: "")
        item.received = received
        item.readReferral(&columns)
        item.appointmentStart = columns.instant()
        kinds = []
        if mayPress, item.priority != .routine { kinds.append(.urgent) }
        if isCancelled { kinds.append(.cancelledByPatient) }
        if isLetter { kinds.append(.letterChanged) }
    }
}
