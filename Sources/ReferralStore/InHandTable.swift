// What somebody has in hand, all of it, for the day on which they leave.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// Referrals that are somebody's, that they claimed or were asked about, and their open run.
    func inHand(of member: StaffMember) throws(Failure) -> [HandOverItem] {
        var items: [HandOverItem] = []
        for (kind, condition, words) in [
            (HandOverItem.Kind.ownedReferral, "h.owner = ?", "assigned to them"),
            (.claimedReferral, "h.claimed_by = ?", "claimed by them"),
        ] {
            items += try rows(
                """
                SELECT r.ref, h.side FROM handling h JOIN referral r ON r.id = h.referral WHERE \(condition)
                ORDER BY r.id, h.side
                """, [member.id]
            ) { HandOverItem(kind: kind, id: $0.text() ?? "", detail: words, side: $0.code(Role.Side.self)) }
        }
        items += try rows(
            """
            SELECT r.ref, s.name FROM question q JOIN referral r ON r.id = q.referral JOIN staff s ON s.id = q.asked_by
            WHERE q.asked_of = ? AND q.closed_at IS NULL ORDER BY q.id
            """, [member.id]
        ) { HandOverItem(kind: .question, id: $0.text() ?? "", detail: "asked by \($0.text() ?? "")") }
        if let run = try run(of: member.id) {
            items.append(
                HandOverItem(
                    kind: .run, id: run.worklist.rawValue, detail: "\(run.handled) done, \(run.skipped) skipped"))
        }
        return items
    }
}

extension Writing {
    /// Ends what a leaver has in hand: claims and runs end, their referrals become the heir's, or nobody's.
    public func endInHand(
        of leaver: StaffMember, heir: StaffMember?, heirSides: Set<Role.Side>, policy: Policy, by signature: Signature,
        at now: Instant
    ) throws(Failure) {
        let held = try reading.rows(
            "SELECT referral, side FROM handling WHERE owner = ? OR claimed_by = ? ORDER BY referral, side",
            [leaver.id, leaver.id]
        ) { (columns) -> (Int64, Role.Side) in
            (columns.long() ?? 0, columns.code(Role.Side.self) ?? .provider)
        }
        for (id, side) in held {
            guard let referral = try reading.referral(.id(id), for: .everything) else { continue }
            let before = try reading.handling(of: id, on: side)
            var next = before
            if next.claim?.by.id == leaver.id { next.claim = nil }
            if next.owner?.id == leaver.id {
                next.owner = heirSides.contains(side) ? heir : nil
                next.ownedSince = next.owner == nil ? nil : now
            }
            try save(next, of: id, on: side)
            try refreshWorklists(of: referral, policy: policy, at: now)
            var entry = JournalEntry(at: now, subject: .referral, by: signature, action: "hand-over")
            entry.referral = id
            entry.patient = referral.patient
            entry.change = FieldChange.object(next.changes(from: before))
            try append(entry)
        }
        if let heir, heirSides.contains(.provider) {
            try run(
                "UPDATE question SET asked_of = ? WHERE asked_of = ? AND closed_at IS NULL", [heir.id, leaver.id])
        }
        try endRun(of: leaver.id, at: now)
    }
}
