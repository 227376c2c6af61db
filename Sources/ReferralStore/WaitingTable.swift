// Who waits for a place at a service, who gave one up, and what became of the places that there were.

public import ReferralDomain

extension Reading {
    /// The lists of those who could take a place: not booked, or booked beyond their target.
    static let listsForPlaces: [Worklist] = [.appointmentSlotIssues, .appointmentsForBooking, .bookedBeyondTarget]

    /// Those who wait for a place at a service, or are booked too late at it, with their records; of each list the
    /// neediest first, and so many.
    public func waiting(
        at service: String, for visibility: Visibility, now: Instant, limit: Int
    ) throws(Failure) -> [(referral: Referral, patient: Patient)] {
        let moment = try countingMoment(now)
        var found: [Int64: (referral: Referral, patient: Patient)] = [:]
        for list in Self.listsForPlaces {
            let people = try rows(
                """
                SELECT \(referralColumns), \(patientColumns)
                FROM worklist_item w INDEXED BY worklist_by_service_need JOIN referral r ON r.id = w.referral
                    JOIN patient p ON p.id = r.patient
                WHERE w.worklist = ? AND w.scope = ? AND w.kind <> 'calendar' AND w.since <= ? AND \(visibility.sql)
                ORDER BY w.urgency, w.pressing, w.due, w.since, w.referral LIMIT ?
                """, [list.rawValue, service, moment.seconds] + visibility.arguments + [limit]
            ) { columns in
                let referral = Referral(&columns)
                return (referral: referral, patient: Patient(&columns))
            }
            for one in people where found[one.referral.id] == nil { found[one.referral.id] = one }
        }
        var people = Array(found.values)
        for place in people.indices {
            people[place].referral.appointment = try currentAppointment(of: people[place].referral.id)
        }
        return people
    }

    /// Referrals that had a place in a slot and have it no more.
    public func formerly(in slot: String) throws(Failure) -> Set<Int64> {
        Set(
            try rows(
                "SELECT referral FROM appointment WHERE slot = ? AND status IN ('cancelled', 'noshow') AND withdrawn = 0",
                [slot]
            ) { $0.long() ?? 0 })
    }

    /// Slots in a span of time, of one service or of all, with what became of their places.
    public func slotUses(of service: String?, from: Instant, until: Instant) throws(Failure) -> [SlotUse] {
        let condition = service == nil ? "" : "s.service = ? AND "
        let index = service == nil ? "slot_by_time" : "slot_of_service"
        let counted = "SELECT count(*) FROM appointment a WHERE a.slot = s.id AND a.withdrawn = 0 AND a.status"
        return try rows(
            """
            SELECT \(slotColumns), (\(counted) IN ('requested', 'booked', 'fulfilled', 'noshow')), (\(counted) = 'noshow')
            FROM slot s INDEXED BY \(index) WHERE \(condition)s.start_at >= ? AND s.start_at < ? ORDER BY s.start_at
            """, (service.map { [$0] } ?? []) + [from.seconds, until.seconds]
        ) { columns in
            let slot = Slot(&columns)
            let taken = columns.integer() ?? 0
            return SlotUse(slot, taken: taken, missed: columns.integer() ?? 0)
        }
    }
}
