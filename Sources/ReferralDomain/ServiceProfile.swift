// What the directory says of a service beyond its name: whom it treats, how far ahead it is booked, who works there.

/// How a service may be asked (e-RS service flow types).
public enum RequestType: String, CaseIterable, Sendable, Codable {
    case appointment = "APPOINTMENT_REQUEST"
    case triage = "TRIAGE_REQUEST"
    case advice = "ADVICE_AND_GUIDANCE_REQUEST"
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
    /// For referrers and patients.
    public var instructions: String?
    public var operationalFrom: Day?
    public var operationalUntil: Day?
    /// When somebody looks through this entry again.
    public var reviewDate: Day?

    public init(service: String) { self.service = service }
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
