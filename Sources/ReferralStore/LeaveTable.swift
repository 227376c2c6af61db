// Leave and cover, and what somebody leaves behind for good.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// Leave that has not passed by a day, first day first.
    public func leave(from day: Day) throws(Failure) -> [LeaveCover] {
        try rows(
            """
            SELECT l.id, s.id, s.login, s.name, c.id, c.login, c.name, l.first_day, l.last_day FROM leave_cover l
                JOIN staff s ON s.id = l.staff JOIN staff c ON c.id = l.cover
            WHERE l.ended_at IS NULL AND l.last_day >= ? ORDER BY l.first_day, l.id
            """, [day.number]
        ) { columns in
            let id = columns.long() ?? 0
            let staff = StaffMember(&columns)
            let cover = StaffMember(&columns)
            var leave = LeaveCover(
                staff: staff, cover: cover, from: columns.day() ?? day, until: columns.day() ?? day)
            leave.id = id
            return leave
        }
    }

    /// Row ids of those whose items a person sees as theirs on a day: their own, and those of whom they cover.
    public func ownersSeen(by person: Int64, on day: Day) throws(Failure) -> Set<Int64> {
        try leave(from: day).covered(by: person, on: day).union([person])
    }

    /// What somebody would leave behind: each item with what a colleague must take on. Every table that names staff
    /// as a keeper of work adds its own here.
    public func handOver(of member: StaffMember, on day: Day) throws(Failure) -> [HandOverItem] {
        var items: [HandOverItem] = []
        for record in try delegationRegister(of: member.id)
        where record.revokedAt == nil && record.delegation.until >= day {
            let isTheirs = record.delegation.clinician.id == member.id
            items.append(
                HandOverItem(
                    kind: isTheirs ? .delegationGiven : .delegationHeld, id: "\(record.delegation.id)",
                    detail: "\(record.delegate.login) for \(record.delegation.clinician.login), "
                        + "until \(record.delegation.until.iso)"))
        }
        items += try countersignatures(of: member)
        items += try inHand(of: member)
        items += try emptiedWorkgroups(of: member)
        items += try dutiesHeld(by: member, from: day).map { duty in
            let place = "\(duty.worklist.rawValue) at \(duty.service ?? "every service")"
            return HandOverItem(
                kind: .duty, id: "\(duty.id)", detail: duty.person == member ? place : "\(place), as deputy")
        }
        items += try draftsLeft(by: member)
        for leave in try leave(from: day) where leave.cover.id == member.id {
            items.append(
                HandOverItem(
                    kind: .cover, id: "\(leave.id)",
                    detail: "\(leave.staff.login), \(leave.from.iso) to \(leave.until.iso)"))
        }
        items += try referralsAllocated(to: member).map {
            HandOverItem(
                kind: .allocatedReferral, id: $0.reference?.text ?? "\($0.id)", detail: $0.service ?? "no service")
        }
        return items
    }

    private func countersignatures(of member: StaffMember) throws(Failure) -> [HandOverItem] {
        try rows(
            """
            SELECT r.ref, a.action FROM delegated_act a JOIN referral r ON r.id = a.referral
            WHERE a.countersigner = ? AND a.countersigned_at IS NULL ORDER BY a.id
            """, [member.id]
        ) { HandOverItem(kind: .countersignature, id: $0.text() ?? "", detail: $0.text() ?? "") }
    }

    private func emptiedWorkgroups(of member: StaffMember) throws(Failure) -> [HandOverItem] {
        let services = try rows(
            """
            SELECT m.service, s.name FROM service_staff m JOIN service s ON s.id = m.service
            WHERE m.staff = ? ORDER BY m.service
            """, [member.id]
        ) { HandOverItem(kind: .workgroup, id: $0.text() ?? "", detail: $0.text() ?? "no name") }
        var emptied: [HandOverItem] = []
        for item in services where try isLastOfWorkgroup(member.id, of: item.id) { emptied.append(item) }
        return emptied
    }

    /// Open referrals that are allocated to somebody, by login or by name.
    public func referralsAllocated(to member: StaffMember) throws(Failure) -> [Referral] {
        let ids = try rows(
            "SELECT id FROM referral WHERE allocated_clinician IN (?, ?) ORDER BY id", [member.login, member.name]
        ) { $0.long() ?? 0 }
        var open: [Referral] = []
        for id in ids {
            if let referral = try referral(.id(id), for: .everything), !referral.isClosed { open.append(referral) }
        }
        return open
    }
}

extension Writing {
    /// Adds leave with its cover and returns its number.
    public func insert(_ leave: LeaveCover, by login: String, at now: Instant) throws(Failure) -> Int64 {
        try run(
            """
            INSERT INTO leave_cover (staff, first_day, last_day, cover, recorded_by, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [leave.staff.id, leave.from.number, leave.until.number, leave.cover.id, login, now.seconds])
        return lastID
    }

    /// Ends leave now: its absent colleague is back, or it will not be.
    public func endLeave(_ id: Int64, at now: Instant) throws(Failure) {
        try run("UPDATE leave_cover SET ended_at = ? WHERE id = ? AND ended_at IS NULL", [now.seconds, id])
    }

    /// Passes the countersignatures that wait for one clinician to another.
    public func passCountersignatures(from leaver: Int64, to colleague: Int64) throws(Failure) {
        try run(
            "UPDATE delegated_act SET countersigner = ? WHERE countersigner = ? AND countersigned_at IS NULL",
            [colleague, leaver])
    }
}
