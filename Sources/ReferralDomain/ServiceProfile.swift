// What the directory says of a service beyond its name: whom it treats, how far ahead it is booked, who works there.

/// How a service may be asked (e-RS service flow types).
public enum RequestType: String, CaseIterable, Sendable, Codable {
    case appointment = "APPOINTMENT_REQUEST"
    case triage = "TRIAGE_REQUEST"
    case advice = "ADVICE_AND_GUIDANCE_REQUEST"
}

/// What is offered at a service (e-RS appointment types).
public enum AppointmentType: String, CaseIterable, Sendable, Codable {
    case dayCase = "DAY_CASE"
    case firstOutpatient = "FIRST_OUTPATIENT"
    case assessment = "ASSESSMENT_SERVICE"
    case specialInterest = "GPSI"
    case alliedHealth = "AHP_CLINIC"
    case diagnostic = "DIAGNOSTIC"
    case nurse = "NURSE_CLINIC"
    case ophthalmologist = "OPHTHALMOLOGIST"
    case telephone = "TELEPHONE_ASSESSMENT"
}

/// When referrers and patients see the slots of a priority.
public struct BookingWindow: Hashable, Sendable, Codable {
    public var priority: Priority
    /// Slots nearer than that are not shown to them.
    public var opensAfterHours: Int
    /// Slots on later days are not; nil for no end but the polling range.
    public var closesAfterDays: Int?

    public init(priority: Priority, opensAfterHours: Int, closesAfterDays: Int? = nil) {
        self.priority = priority
        self.opensAfterHours = opensAfterHours
        self.closesAfterDays = closesAfterDays
    }
}

/// The directory's entry of a service.
public struct ServiceProfile: Hashable, Sendable, Codable {
    /// What a service can provide for a patient (e-RS additional requirements).
    public enum Requirement: String, CaseIterable, Sendable, Codable {
        case interpreter = "INTERPRETER"
        case transport = "TRANSPORT"
        case advocacy = "ADVOCACY"
    }

    /// Service id.
    public var service: String
    /// ODS site code, or the site in words.
    public var location: String?
    /// The number that patients ring.
    public var phone: String?
    /// That patients write to.
    public var email: String?
    /// Number or address for referrers alone.
    public var professionalContact: String?
    /// When it is open, in words.
    public var hours: String?
    public var appointmentTypes: [AppointmentType] = []
    /// ODS codes of the organisations for whose patients it is commissioned; empty for everybody's.
    public var commissioners: [String] = []
    /// e-RS clinic type codes.
    public var clinicTypes: [String] = []
    /// It answers requests for advice and guidance too.
    public var givesAdvice = false
    /// Empty for any.
    public var priorities: [Priority] = []
    /// Whole years, both included.
    public var minimumAge: Int?
    public var maximumAge: Int?
    /// Empty for any.
    public var sexes: [Sex] = []
    /// At most one a priority; none for no limit.
    public var windows: [BookingWindow] = []
    /// Days, 0 to 2, on which a new slot is for the provider's staff alone.
    public var reservationDays = 0
    /// How far ahead its clinics are made and its slots shown.
    public var pollingRangeDays = 180
    public var letterRequired = false
    /// Days before the appointment by which the letter must be there.
    public var letterCutOffDays: Int?
    /// Clinicians whom a referrer may name.
    public var clinicians: [String] = []
    public var requirements: [Requirement] = []
    public var conditions: String?
    public var exclusions: String?
    /// Tests that a referrer may want to have done before.
    public var investigations: String?
    /// What referrers are to know before they choose it.
    public var referrerAlert: String?
    /// Days that patients wait, as the service tells them; what slots there are tells more.
    public var indicativeWaitDays: Int?
    /// The service has said that it has few places (e-RS capacity alert LOW).
    public var capacityIsLow = false
    /// For referrers and patients.
    public var instructions: String?
    public var operationalFrom: Day?
    public var operationalUntil: Day?
    /// When somebody looks through this entry again.
    public var reviewDate: Day?

    public init(service: String) { self.service = service }

    /// This entry with what another knows where it says nothing. Nothing known is overwritten.
    public func filled(from other: ServiceProfile) -> ServiceProfile {
        var full = self
        full.location = location ?? other.location
        full.phone = phone ?? other.phone
        full.email = email ?? other.email
        full.professionalContact = professionalContact ?? other.professionalContact
        full.hours = hours ?? other.hours
        if appointmentTypes.isEmpty { full.appointmentTypes = other.appointmentTypes }
        if minimumAge == nil, maximumAge == nil {
            (full.minimumAge, full.maximumAge) = (other.minimumAge, other.maximumAge)
        }
        if sexes.isEmpty { full.sexes = other.sexes }
        if requirements.isEmpty { full.requirements = other.requirements }
        full.conditions = conditions ?? other.conditions
        full.exclusions = exclusions ?? other.exclusions
        full.investigations = investigations ?? other.investigations
        full.referrerAlert = referrerAlert ?? other.referrerAlert
        full.indicativeWaitDays = indicativeWaitDays ?? other.indicativeWaitDays
        return full
    }
}

extension Service {
    /// How it may be asked: its kind is one, so it is never both triage and bookable.
    public func requestTypes(_ profile: ServiceProfile?) -> [RequestType] {
        let own: [RequestType] =
            switch kind {
            case .triage: [.triage]
            case .directlyBookable, .indirectlyBookable, .assessment: [.appointment]
            case .unspecified: []
            }
        return own + (profile?.givesAdvice == true ? [.advice] : [])
    }
}
