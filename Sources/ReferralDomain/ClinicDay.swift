// A day of a clinic as it is printed and put into calendars, and the texts that remind patients of it.

/// One appointment of a clinic's day.
public struct ClinicVisit: Hashable, Sendable, Codable {
    public var referral: Int64
    public var appointment: Appointment
    public var clinic: String?
    public var slotEnd: Instant?
    public var reference: String
    public var ubrn: UBRN?
    public var patient: Patient
    /// What the patient needs at it.
    public var needs: [PatientNeed]

    public init(
        referral: Int64, appointment: Appointment, clinic: String?, slotEnd: Instant?, reference: String, ubrn: UBRN?,
        patient: Patient, needs: [PatientNeed] = []
    ) {
        self.referral = referral
        self.appointment = appointment
        self.clinic = clinic
        self.slotEnd = slotEnd
        self.reference = reference
        self.ubrn = ubrn
        self.patient = patient
        self.needs = needs
    }
}

/// A text message that reminds a patient.
public struct Reminder: Hashable, Sendable, Codable {
    public var mobile: String
    public var text: String
    /// The booking reference.
    public var reference: String
    public var start: Instant

    public init(mobile: String, text: String, reference: String, start: Instant) {
        self.mobile = mobile
        self.text = text
        self.reference = reference
        self.start = start
    }
}
