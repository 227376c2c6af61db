// What may be asked of the directory of services, and the answers.

public import ReferralDomain

/// A question to the directory, or an entry in it.
public enum DirectoryRequest: Hashable, Sendable, Codable {
    case search(DirectoryQuery)
    case show(String)
    /// Adds a service with its entry.
    case add(Service, ServiceProfile)
    /// Puts a service and its entry in place of what is held.
    case set(Service, ServiceProfile)

    /// Who may ask it.
    var roles: Set<Role> {
        switch self {
        case .search, .show: Set(Role.allCases.filter(\.seesPatients)).union([.manager])
        case .add, .set: [.manager]
        }
    }
}

/// What to look for in the directory; what is nil does not limit.
public struct DirectoryQuery: Hashable, Sendable, Codable {
    /// What they are put in order of.
    public enum Order: String, CaseIterable, Sendable, Codable { case name, wait }

    /// Each word is part of the name, site, conditions, exclusions, clinicians or clinic types.
    public var words = ""
    /// e-RS codes.
    public var specialty: String?
    public var clinicType: String?
    public var priority: Priority?
    /// Part of a named clinician's name.
    public var clinician: String?
    public var requestType: RequestType?
    /// Commissioned for the patients of that organisation, by ODS code.
    public var commissioner: String?
    /// For the patient of that referral: of their age and sex today, its priority and its commissioner.
    public var referral: ReferralName?
    /// With a free place on that day or before.
    public var freeBy: Day?
    /// With a free place within so many days.
    public var waitDays: Int?
    public var order = Order.name
    public var limit = 100

    public init() {}
}

/// A service as the directory shows it.
public struct DirectoryEntry: Hashable, Sendable {
    public var service: Service
    /// nil where nobody has written one.
    public var profile: ServiceProfile?
    public var requestTypes: [RequestType]
    /// The first free slot for the priority asked for, as the asker sees it.
    public var firstFree: Slot?
    /// Days from today until then.
    public var waitDays: Int?
}

/// The answer to a question to the directory.
public enum DirectoryReply: Hashable, Sendable {
    case found([DirectoryEntry])
    case entry(DirectoryEntry)
}
