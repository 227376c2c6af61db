// What a letter can tell, gathered from the records: never a word of a letter, a comment or an instruction to staff.

/// What letters say of a place: set by a manager for a service, or for the whole site.
public struct LetterPlace: Hashable, Sendable, Codable {
    public var location: String?
    public var telephone: String?
    /// What patients are to bring and do; not clinical.
    public var instructions: String?

    public init(location: String? = nil, telephone: String? = nil, instructions: String? = nil) {
        self.location = location
        self.telephone = telephone
        self.instructions = instructions
    }
}

/// The records that a letter is filled from.
public struct LetterFacts: Sendable {
    public var patient: Patient
    public var reference: String
    public var ubrn: UBRN?
    public var service: Service?
    public var place: LetterPlace
    public var organisation: String
    /// The appointment that the letter is about.
    public var appointment: Appointment?
    /// The one it takes the place of.
    public var previous: Appointment?
    /// By telephone or by video, where the patient is not to come.
    public var remote: BookingManner?
    public var now: Instant

    public init(
        patient: Patient, reference: String, ubrn: UBRN?, service: Service?, place: LetterPlace, organisation: String,
        appointment: Appointment?, previous: Appointment?, remote: BookingManner? = nil, now: Instant
    ) {
        self.patient = patient
        self.reference = reference
        self.ubrn = ubrn
        self.service = service
        self.place = place
        self.organisation = organisation
        self.appointment = appointment
        self.previous = previous
        self.remote = remote
        self.now = now
    }

    /// A clinical assessment service books a time at which clinicians look at the referral; nobody is expected.
    static let notToCome = """
        Please do not come at this time: it is set aside for our clinicians to look at your referral. \
        We or your GP will tell you what happens next.
        """

    /// How an appointment is kept that nobody comes to.
    private var keptRemotely: String? {
        switch remote {
        case .telephone:
            let number = patient.telephones.first.map { ", on \($0)" } ?? ""
            return "Please do not come to the hospital: we telephone you at this time\(number). "
                + "Tell us if another number is better."
        case .video: return "Please do not come to the hospital: we send you a link before this time."
        case .new, .followUp, .test, nil: return nil
        }
    }

    /// What is known, by field.
    public var values: [LetterField: String] {
        var values: [LetterField: String] = [:]
        for field in LetterField.allCases {
            if let value = value(of: field)?.plainLines, !value.isEmpty { values[field] = value }
        }
        return values
    }

    private func value(of field: LetterField) -> String? {
        switch field {
        case .patientName: patient.letterName ?? "the patient"
        case .greeting: patient.letterAddress(on: now.londonDay).greeting
        case .nhsNumber: patient.nhsNumber.flatMap { $0.isValid ? $0.spaced : nil }
        case .hospitalNumber: patient.hospitalNumber
        case .bookingReference: ubrn?.spaced ?? reference
        case .service: service?.name
        case .location: remote.map { "This appointment is \($0.rawValue)" } ?? place.location
        case .clinician: appointment?.clinician
        case .appointmentDay: appointment?.start?.londonDay.longWithWeekday
        case .appointmentTime: appointment?.start.map { LondonTime(at: $0).clock }
        case .previousDay: previous?.start?.londonDay.longWithWeekday
        case .previousTime: previous?.start.map { LondonTime(at: $0).clock }
        case .instructions:
            keptRemotely
                ?? [service?.kind == .assessment ? Self.notToCome : nil, place.instructions].compactMap(\.self)
                .joined(separator: "\n\n")
        case .telephone: place.telephone
        case .organisation: organisation
        }
    }
}

extension Day {
    /// `Tuesday 24 November 2026`, for letters.
    public var longWithWeekday: String { "\(Day.weekdayNames[weekday - 1]) \(long)" }
}
