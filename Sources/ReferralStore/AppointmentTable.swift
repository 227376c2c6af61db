// Appointments: one live one a referral, one a place of a slot, both kept by the schema.

public import ReferralDomain

extension Reading {
    /// The live appointment, else the latest one.
    func currentAppointment(of referral: Int64) throws(Failure) -> Appointment? {
        let found = try rows(
            """
            SELECT id, slot, service, clinician, start_at, end_at, status, ers_id FROM appointment
            WHERE referral = ? AND (withdrawn = 0 OR status IN ('requested', 'booked')) ORDER BY id
            """, [referral]
        ) { Appointment(&$0) }
        return found.first(where: \.status.isLive) ?? found.last
    }

    /// Every appointment a referral ever had, oldest first; those taken back with the act that made them apart.
    public func appointments(of referral: Int64) throws(Failure) -> [Appointment] {
        try rows(
            """
            SELECT id, slot, service, clinician, start_at, end_at, status, ers_id FROM appointment
            WHERE referral = ? AND withdrawn = 0 ORDER BY id
            """, [referral]
        ) { Appointment(&$0) }
    }
}

extension Appointment {
    init(_ columns: inout Columns) {
        let id = columns.long() ?? 0
        let slot = columns.text()
        let service = columns.text()
        let clinician = columns.text()
        let start = columns.instant()
        let end = columns.instant()
        self.init(
            id: id, slot: slot, service: service, clinician: clinician, start: start, end: end,
            status: columns.code(Status.self) ?? .proposed, ersID: columns.text())
    }
}

extension Writing {
    /// Writes what became of a referral's appointment: a changed one is updated, a new one takes a place after the
    /// old one has given up its own.
    func save(
        _ appointment: Appointment?, before: Appointment?, of referral: Int64
    ) throws(Failure) -> Appointment? {
        guard let appointment, appointment != before else { return appointment }
        if appointment.id != 0 {
            let takesPlace =
                appointment.status.isLive && !(before?.id == appointment.id && before?.status.isLive == true)
            let seat = takesPlace ? try place(in: appointment.slot) : nil
            try run(
                """
                UPDATE appointment SET status = ?, start_at = ?, end_at = ?, clinician = ?, ers_id = ?,
                    seat = coalesce(?, seat), withdrawn = 0 WHERE id = ?
                """,
                [
                    appointment.status.rawValue, appointment.start?.seconds, appointment.end?.seconds,
                    appointment.clinician, appointment.ersID, seat, appointment.id,
                ])
            return appointment
        }
        if let before, before.status.isLive {
            try run("UPDATE appointment SET status = 'cancelled' WHERE id = ?", [before.id])
        }
        var saved = appointment
        try run(
            """
            INSERT INTO appointment (referral, slot, seat, service, clinician, start_at, end_at, status, ers_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                referral, appointment.slot, try place(in: appointment.slot), appointment.service,
                appointment.clinician, appointment.start?.seconds, appointment.end?.seconds,
                appointment.status.rawValue, appointment.ersID,
            ])
        saved.id = lastID
        return saved
    }

    /// Takes back an appointment with the act that made it; its place is free again.
    func withdrawAppointment(_ id: Int64) throws(Failure) {
        try run("UPDATE appointment SET status = 'cancelled', withdrawn = 1 WHERE id = ?", [id])
    }

    /// An appointment of a referral as it was, whatever became of it since.
    func appointment(_ id: Int64) throws(Failure) -> Appointment? {
        try reading.first(
            "SELECT id, slot, service, clinician, start_at, end_at, status, ers_id FROM appointment WHERE id = ?", [id]
        ) { Appointment(&$0) }
    }

    /// The lowest place of a slot that nobody has; the schema refuses one beyond its capacity.
    private func place(in slot: String?) throws(Failure) -> Int? {
        guard let slot else { return nil }
        let taken = try reading.rows(
            "SELECT seat FROM appointment WHERE slot = ? AND status IN ('requested', 'booked') ORDER BY seat", [slot]
        ) { $0.integer() ?? 0 }
        return taken.enumerated().first { $0.offset != $0.element }?.offset ?? taken.count
    }
}
