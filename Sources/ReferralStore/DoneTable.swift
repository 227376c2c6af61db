// What somebody did themselves since a moment, so that it can be seen again when it has left every list.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// Acts of a user on referrals since a moment, the newest first.
    public func done(
        by login: String, since: Instant, for visibility: Visibility
    ) throws(Failure) -> [DoneLine] {
        let acts = (ReferralAction.allCases.map(\.rawValue) + [PastAct.undo, PastAct.redo])
            .map { "'\($0)'" }.joined(separator: ", ")
        return try rows(
            """
            SELECT j.seq, j.recorded_at, j.action, j.on_behalf_of,
                r.id, r.ref, r.ubrn, r.version, r.state, r.priority, p.nhs_number, p.hospital_number, p.family, p.given,
                p.title, p.born, p.died, r.service, (SELECT name FROM service WHERE id = r.service)
            FROM (SELECT seq FROM journal WHERE user = ? AND seq >=
                (SELECT min(seq) FROM journal WHERE recorded_at >= ?)) m
            CROSS JOIN journal j ON j.seq = m.seq JOIN referral r ON r.id = j.referral
            JOIN patient p ON p.id = r.patient
            WHERE j.recorded_at >= ? AND j.action IN (\(acts)) AND \(visibility.sql)
            """, [login, since.seconds, since.seconds] + visibility.arguments
        ) { DoneLine(&$0) }.sorted { $0.seq > $1.seq }
    }
}

extension DoneLine {
    fileprivate init(_ columns: inout Columns) {
        let seq = columns.long() ?? 0
        let at = columns.instant() ?? Instant(seconds: 0)
        let action = columns.text() ?? ""
        let onBehalfOf = columns.text()
        let referral = columns.long()
        let reference = columns.text()
        var item = WorklistItem(
            item: "done:\(seq)", worklist: .untouched, referral: referral, reference: reference, since: at,
            due: at.londonDay, dueRule: "")
        item.readReferral(&columns)
        self.init(seq: seq, at: at, action: action, item: item)
        self.onBehalfOf = onBehalfOf
    }
}
