// What waits are counted from, now or as the journal shows it at an earlier moment: one pass, no column of a patient.

internal import GRDB
public import ReferralDomain

/// The fields that a wait is counted from: their names in the journal, and where each stands in its row.
private let waitFields = [
    "state", "reason", "acknowledged", "cancelled_outside", "returned_to_referrer", "outcome", "advice_state",
    "service", "specialty", "received_at", "pathway_start", "rtt_start", "rtt_nullified_at", "rtt_restart",
    "rtt_stop", "appointment",
]

extension Reading {
    /// Calls `body` with every referral that existed at `asAt`, reduced to what its wait is counted from: patient,
    /// reference and words are left out. Whose service it is, is for the caller to ask.
    public func eachWait(asAt: Instant?, _ body: (Referral) -> Void) throws(Failure) {
        let past = try asAt.map { (moment) throws(Failure) in try fields(asAt: moment) }
        var last: Int64? = 0
        while let start = last { last = try waits(after: start, limit: 2_000, past, body) }
    }

    /// The same as it is now, for at most `limit` after `last`; the row id to go on from, nil at the end.
    public func someWaits(
        after last: Int64, limit: Int, _ body: (Referral) -> Void
    ) throws(Failure) -> Int64? {
        try waits(after: last, limit: limit, nil, body)
    }

    /// The row id of the last referral.
    public func lastReferral() throws(Failure) -> Int { try count("SELECT coalesce(max(id), 0) FROM referral") }

    private func waits(
        after last: Int64, limit: Int, _ past: (fields: [Int64: [Int: String?]], unborn: Set<Int64>)?,
        _ body: (Referral) -> Void
    ) throws(Failure) -> Int64? {
        let columns = waitFields.dropLast().map { "CAST(r.\($0) AS TEXT)" }.joined(separator: ", ")
        let page = try rows(
            """
            SELECT r.id, r.came_on_referrer_list, \(columns),
                CASE WHEN a.id IS NOT NULL THEN 'booked ' || coalesce(a.start_at, '') END
            FROM referral r LEFT JOIN appointment a
                ON a.referral = r.id AND a.status IN ('requested', 'booked')
            WHERE r.id > ? ORDER BY r.id LIMIT ?
            """, [last, limit]
        ) { columns in
            let id = columns.long() ?? 0
            let cameOnReferrerList = columns.flag()
            return (id, cameOnReferrerList, waitFields.map { _ in columns.text() })
        }
        for (id, cameOnReferrerList, fields) in page where past?.unborn.contains(id) != true {
            var fields = fields
            for (place, value) in past?.fields[id] ?? [:] { fields[place] = value }
            var referral = Referral(waitFields: fields)
            referral.id = id
            referral.cameOnReferrerList = cameOnReferrerList
            body(referral)
        }
        return page.last?.0
    }

    /// What later entries changed, as it was before: the earliest of them tells. And referrals that came only later.
    private func fields(asAt moment: Instant) throws(Failure) -> (fields: [Int64: [Int: String?]], unborn: Set<Int64>) {
        let seq = try count(
            "SELECT seq FROM journal WHERE recorded_at <= ? ORDER BY recorded_at DESC, seq DESC LIMIT 1",
            [moment.seconds])
        let places = Dictionary(uniqueKeysWithValues: waitFields.enumerated().map { ($1, $0) })
        let marks = Array(repeating: "?", count: waitFields.count).joined(separator: ", ")
        let changes = try rows(
            """
            SELECT j.referral, e.key, json_extract(e.value, '$[0]') FROM journal j, json_each(j.change) e
            WHERE j.seq > ? AND j.version IS NOT NULL AND e.type = 'array' AND e.key IN (\(marks))
            ORDER BY j.seq DESC
            """, [seq] + waitFields
        ) { ($0.long() ?? 0, $0.text() ?? "", $0.text()) }
        var found: [Int64: [Int: String?]] = [:]
        for (referral, field, before) in changes {
            guard let place = places[field] else { continue }
            found[referral, default: [:]].updateValue(before, forKey: place)
        }
        let unborn = try rows("SELECT referral FROM journal WHERE seq > ? AND version = 1", [seq]) { $0.long() ?? 0 }
        return (found, Set(unborn))
    }
}

extension Referral {
    /// A referral reduced to what its wait is counted from, in the order of the fields.
    fileprivate init(waitFields fields: [String?]) {
        var next = fields[...]
        func text() -> String? { next.removeFirst() }
        func instant() -> Instant? { text().flatMap { Int64($0) }.map { Instant(seconds: $0) } }
        self.init(
            patient: 0, state: text().flatMap { ReferralState(rawValue: $0) } ?? .notBooked,
            receivedAt: Instant(seconds: 0))
        reason = text()
        acknowledged = text() == "1"
        cancelledOutside = text() == "1"
        returnedToReferrer = text() == "1"
        outcome = text()
        advice = text().flatMap { AdviceState(rawValue: $0) }
        service = text()
        specialty = text()
        receivedAt = instant() ?? receivedAt
        pathwayStart = instant()
        clock.start = instant()
        clock.nullifiedAt = instant()
        clock.restart = instant()
        clock.stop = instant()
        // The table's form is `booked` and seconds; the journal's is the status, the slot and the start as ISO 8601.
        guard let words = text()?.split(separator: " "), let code = words.first,
            let status = Appointment.Status(rawValue: String(code))
        else { return }
        let start = words.count > 1 ? words.last.map(String.init) : nil
        let at = start.flatMap {
            Int64($0).map { Instant(seconds: $0) } ?? ($0.hasSuffix("Z") ? Instant(iso: $0) : nil)
        }
        appointment = Appointment(start: at, status: status)
    }
}
