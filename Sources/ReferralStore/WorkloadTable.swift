// What each member of staff has in hand, in numbers.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// Rows of a list that are somebody's, and of these overdue, by whose they are.
    public func ownedRows(
        on list: Worklist, today: Day, for visibility: Visibility
    ) throws(Failure) -> [(owner: Int64, count: Int, overdue: Int)] {
        try rows(
            """
            SELECT w.owner, count(*), sum(w.due < ?) FROM worklist_item w INDEXED BY worklist_by_owner_due
            WHERE w.worklist = ? AND w.owner IS NOT NULL AND \(visibility.scopeSQL("w")) GROUP BY w.owner
            """, [today.number, list.rawValue] + visibility.arguments
        ) { ($0.long() ?? 0, $0.integer() ?? 0, $0.integer() ?? 0) }
    }

    /// Claims of the provider's side that hold now, by whose they are.
    public func liveClaims(
        now: Instant, boot: BootMoment, for visibility: Visibility
    ) throws(Failure) -> [(owner: Int64, count: Int)] {
        try rows(
            """
            SELECT h.claimed_by, count(*) FROM handling h CROSS JOIN referral r ON r.id = h.referral
            WHERE h.claimed_by IS NOT NULL AND h.side = 'provider' AND \(Self.liveClaim) AND \(visibility.sql)
            GROUP BY h.claimed_by
            """, [boot.id, boot.seconds, boot.id, now.seconds] + visibility.arguments
        ) { ($0.long() ?? 0, $0.integer() ?? 0) }
    }

    /// What somebody has claimed of the provider's side by claims that hold now, with the first due day of each.
    public func claimed(
        by member: Int64, now: Instant, boot: BootMoment, for visibility: Visibility
    ) throws(Failure) -> [WorklistItem] {
        // With the least due day SQLite gives the other columns of its row.
        func first(_ column: String) -> String {
            """
            (SELECT m.\(column) FROM (SELECT w.worklist, min(w.due) AS due FROM worklist_item w
                WHERE w.referral = r.id AND w.side = 'provider' AND w.kind = 'work') m)
            """
        }
        return try rows(
            """
            SELECT r.id, r.ref, \(first("worklist")), \(first("due")), h.claimed_since, r.received_at, r.ubrn,
                r.version, r.state, r.priority, p.nhs_number, p.hospital_number, p.family, p.given, p.title, p.born, p.died,
                r.service, (SELECT name FROM service WHERE id = r.service),
                (SELECT start_at FROM appointment a WHERE a.referral = r.id AND a.status IN ('requested', 'booked'))
            FROM handling h CROSS JOIN referral r ON r.id = h.referral JOIN patient p ON p.id = r.patient
            WHERE h.claimed_by = ? AND h.side = 'provider' AND \(Self.liveClaim) AND \(visibility.sql)
            """, [member, boot.id, boot.seconds, boot.id, now.seconds] + visibility.arguments
        ) { columns in
            let referral = columns.long()
            let reference = columns.text()
            let list = columns.code(Worklist.self) ?? .claimedTooLong
            let due = columns.day() ?? now.londonDay
            var item = WorklistItem(
                item: "claimed:\(reference ?? "")", worklist: list, referral: referral, reference: reference,
                since: columns.instant() ?? now, due: due, dueRule: "")
            item.received = columns.instant()
            item.readReferral(&columns)
            item.appointmentStart = columns.instant()
            return item
        }
    }
}
