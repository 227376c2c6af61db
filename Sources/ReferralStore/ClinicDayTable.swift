// The appointments of a service by time, for the day's list, calendars and reminders.

public import ReferralDomain

extension Reading {
    /// A service's appointments from a moment on and before another, in order of time; cancelled ones left out.
    public func visits(
        at service: String, from: Instant, until: Instant, for visibility: Visibility
    ) throws(Failure) -> [ClinicVisit] {
        try rows(
            """
            SELECT a.id, a.slot, a.service, a.clinician, a.start_at, a.end_at, a.status, a.ers_id, k.clinic, k.clinician,
                k.end_at, r.id, r.ref, r.ubrn, r.needs, \(patientColumns)
            FROM appointment a JOIN referral r ON r.id = a.referral JOIN patient p ON p.id = r.patient
                LEFT JOIN slot k ON k.id = a.slot
            WHERE a.service = ? AND a.start_at >= ? AND a.start_at < ? AND a.withdrawn = 0
                AND a.status IN ('requested', 'booked', 'fulfilled', 'noshow') AND \(visibility.sql)
            ORDER BY a.start_at, a.id
            """, [service, from.seconds, until.seconds] + visibility.arguments
        ) { columns in
            var appointment = Appointment(&columns)
            let clinic = columns.text()
            let clinician = columns.text()
            appointment.clinician = appointment.clinician ?? clinician
            let end = columns.instant()
            let referral = columns.long() ?? 0
            let reference = columns.text() ?? ""
            let ubrn = columns.text().flatMap { UBRN($0) }
            let needs = PatientNeed.needs(columns.text())
            return ClinicVisit(
                referral: referral, appointment: appointment, clinic: clinic, slotEnd: end, reference: reference,
                ubrn: ubrn, patient: Patient(&columns), needs: needs)
        }
    }
}
