// What a booking looks at besides its slot, and the places that a supervisor opens in it.

public import ReferralDomain

extension Reading {
    /// Starts of a patient's live appointments, those of one referral apart, within an hour of a slot.
    public func appointments(
        of patient: Int64, besides referral: Int64, near slot: Slot
    ) throws(Failure) -> [Instant] {
        try rows(
            """
            SELECT a.start_at FROM referral r JOIN appointment a ON a.referral = r.id
            WHERE r.patient = ? AND r.id <> ? AND a.status IN ('requested', 'booked') AND a.start_at < ?
                AND coalesce(a.end_at, a.start_at) > ? ORDER BY a.start_at
            """,
            [patient, referral, slot.end.adding(seconds: 3_600).seconds, slot.start.adding(seconds: -3_600).seconds]
        ) { $0.instant() ?? slot.start }
    }
}

extension Reading {
    /// The names of a service's clinics, and of who holds them, between two moments.
    public func clinicNames(
        of service: String, from: Instant, until: Instant
    ) throws(Failure) -> (clinics: [String], people: [String]) {
        let found = try rows(
            """
            SELECT DISTINCT coalesce(clinic, ''), coalesce(clinician, '') FROM slot
            WHERE service = ? AND start_at >= ? AND start_at < ?
            """, [service, from.seconds, until.seconds]
        ) { ($0.text() ?? "", $0.text() ?? "") }
        return (Array(Set(found.map(\.0))), Array(Set(found.map(\.1))))
    }

    /// The referrals that are booked into a slot now, by row id.
    public func referralsBooked(in slot: String) throws(Failure) -> [Int64] {
        try rows(
            "SELECT referral FROM appointment WHERE slot = ? AND status IN ('requested', 'booked')", [slot]
        ) { $0.long() ?? 0 }
    }
}

extension Writing {
    /// Opens a place beyond the capacity of a full slot; one that is still free is used.
    public func openPlace(in slot: String) throws(Failure) {
        try run(
            """
            UPDATE slot SET overbooked = overbooked + 1 WHERE id = ? AND capacity + overbooked <=
                (SELECT count(*) FROM appointment WHERE slot = ? AND status IN ('requested', 'booked'))
            """, [slot, slot])
    }

    /// Takes an opened place away again, unless somebody else has it by now.
    public func closePlace(in slot: String) throws(Failure) {
        try moveTogether(in: slot)
        try run(
            """
            UPDATE slot SET overbooked = overbooked - 1 WHERE id = ? AND overbooked > 0 AND capacity + overbooked >
                (SELECT count(*) FROM appointment WHERE slot = ? AND status IN ('requested', 'booked'))
            """, [slot, slot])
    }
}
