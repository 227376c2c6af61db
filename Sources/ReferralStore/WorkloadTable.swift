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
}
