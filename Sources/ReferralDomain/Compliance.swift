// Who may be given patient data: professional registration, training and IG dates, overrides, and nobody's last colleague
// locked out.

/// What a member of staff must keep up to be given patient data.
public enum Credential: String, CaseIterable, Sendable, Codable {
    /// With the professional body; asked of clinicians.
    case registration
    case training
    case informationGovernance = "information-governance"

    /// Days ahead of its end from which it is forecast.
    public static let forecastDays = 30
}

/// How one credential stands on a day.
public enum CredentialStanding: Hashable, Sendable, Codable {
    /// Nobody wrote down until when: forecast, and no reason to lock anybody out.
    case notRecorded
    case good(daysLeft: Int)
    /// It ends within the forecast; 0 on its last good day.
    case lapsing(daysLeft: Int)
    case lapsed(daysAgo: Int)

    /// The days left, below nought once it has lapsed.
    public var daysLeft: Int? {
        switch self {
        case .notRecorded: nil
        case .good(let days), .lapsing(let days): days
        case .lapsed(let days): -days
        }
    }
}

/// A supervisor's dated leave to go on although something has lapsed.
public struct ComplianceOverride: Hashable, Sendable, Codable {
    /// Login of the supervisor.
    public var by: String
    /// The last day on which it counts.
    public var until: Day
    public var reason: String

    public init(by: String, until: Day, reason: String) {
        self.by = by
        self.until = until
        self.reason = reason
    }
}

/// A member of staff with everything that the register of staff holds.
public struct StaffRecord: Hashable, Sendable, Codable {
    public var staff: StaffMember
    public var roles: [Role]
    public var isActive = true
    public var account: String?
    /// Ids of the services whose workgroup they belong to.
    public var workgroups: [String] = []
    public var registrationBody: String?
    public var registrationNumber: String?
    /// The last good day of each credential that was written down.
    public var lastDays: [Credential: Day] = [:]
    public var override: ComplianceOverride?

    public init(staff: StaffMember, roles: [Role]) {
        self.staff = staff
        self.roles = roles
    }

    /// What is asked of them: registration only of clinicians, and of whoever has one on record.
    public var credentials: [Credential] {
        let isClinician = roles.contains { $0.clinicalText == .always }
        return Credential.allCases.filter { $0 != .registration || isClinician || lastDays[.registration] != nil }
    }

    /// How a credential stands on a day: good on its last day, lapsed from the day after.
    public func standing(of credential: Credential, on day: Day) -> CredentialStanding {
        guard let last = lastDays[credential] else { return .notRecorded }
        let left = last.number - day.number
        if left < 0 { return .lapsed(daysAgo: -left) }
        return left <= Credential.forecastDays ? .lapsing(daysLeft: left) : .good(daysLeft: left)
    }

    /// The credential that lapsed first, with its last good day.
    public func lapse(on day: Day) -> Lapse? {
        credentials.compactMap { credential in
            lastDays[credential].flatMap { $0 < day ? Lapse(credential: credential, lastDay: $0) : nil }
        }.min { ($0.lastDay, $0.credential.rawValue) < ($1.lastDay, $1.credential.rawValue) }
    }

    /// The override that counts on a day.
    public func override(on day: Day) -> ComplianceOverride? { override.flatMap { day <= $0.until ? $0 : nil } }

    /// Something has lapsed and no override bridges it.
    public func isLapsed(on day: Day) -> Bool { lapse(on: day) != nil && override(on: day) == nil }

    /// Whether they may be given patient data. `lastAt` names the services whose suspected-cancer list only they can
    /// work.
    public func access(on day: Day, lastAt services: [String]) -> StaffAccess {
        guard let lapse = lapse(on: day) else { return .open }
        if let override = override(on: day) { return .overridden(lapse, override) }
        return services.isEmpty ? .lockedOut(lapse) : .lastPerson(lapse, services: services)
    }
}

/// A credential that has lapsed.
public struct Lapse: Hashable, Sendable, Codable {
    public var credential: Credential
    public var lastDay: Day

    public init(credential: Credential, lastDay: Day) {
        self.credential = credential
        self.lastDay = lastDay
    }
}

/// Whether a member of staff is given patient data, and why.
public enum StaffAccess: Hashable, Sendable, Codable {
    case open
    case overridden(Lapse, ComplianceOverride)
    /// Nobody else could work the suspected-cancer list of these services: they go on, and are seen to.
    case lastPerson(Lapse, services: [String])
    case lockedOut(Lapse)

    /// The word for it in reports.
    public var code: String {
        switch self {
        case .open: "open"
        case .overridden: "overridden"
        case .lastPerson: "last-person"
        case .lockedOut: "locked-out"
        }
    }
}

/// Who could review the suspected-cancer referrals of a service, by row id.
public struct SuspectedCancerCover: Hashable, Sendable, Codable {
    public var service: String
    public var clinicians: Set<Int64>
    /// Clinician administrators, with the clinicians whose delegations would let them.
    public var delegates: [Int64: Set<Int64>]

    public init(service: String, clinicians: Set<Int64>, delegates: [Int64: Set<Int64>]) {
        self.service = service
        self.clinicians = clinicians
        self.delegates = delegates
    }

    /// Nobody could work the list any more, not even somebody who has lapsed.
    public var isNobodys: Bool { clinicians.isEmpty && delegates.isEmpty }

    /// Whether the list hangs on one person: they could work it, and nobody else who has not lapsed could. A delegate
    /// of somebody who has lapsed is no help.
    public func hangs(on person: Int64, lapsed: Set<Int64>) -> Bool {
        guard clinicians.contains(person) || delegates[person] != nil else { return false }
        let gone = lapsed.union([person])
        let clinicianIsLeft = !clinicians.isSubset(of: gone)
        let delegateIsLeft = delegates.contains { !gone.contains($0.key) && !$0.value.isSubset(of: gone) }
        return !clinicianIsLeft && !delegateIsLeft
    }
}

/// What somebody is told of their own standing, or a supervisor of their staff's, when they sign in.
public enum StaffWarning: Hashable, Sendable, Codable {
    case lapsing(Credential, lastDay: Day, daysLeft: Int)
    case lockedOut(Lapse)
    case overridden(Lapse, until: Day)
    case lastPerson(Lapse, services: [String])
    /// How many colleagues are locked out, go on only because nobody else is left, or lapse within the forecast.
    case colleagues(lockedOut: Int, lastPersons: Int, lapsing: Int)
    /// Services whose suspected-cancer referrals nobody here could review.
    case nobodyLeft(services: [String])

    /// About the reader, and not told by a refusal anyhow.
    public var isOwn: Bool {
        switch self {
        case .lapsing, .overridden, .lastPerson: true
        case .lockedOut, .colleagues, .nobodyLeft: false
        }
    }
}

extension StaffRecord {
    /// What to tell the person on a day, the gravest first.
    public func warnings(on day: Day, lastAt services: [String]) -> [StaffWarning] {
        var warnings: [StaffWarning] =
            switch access(on: day, lastAt: services) {
            case .open: []
            case .overridden(let lapse, let override): [.overridden(lapse, until: override.until)]
            case .lastPerson(let lapse, let services): [.lastPerson(lapse, services: services)]
            case .lockedOut(let lapse): [.lockedOut(lapse)]
            }
        for credential in credentials {
            if case .lapsing(let left) = standing(of: credential, on: day), let last = lastDays[credential] {
                warnings.append(.lapsing(credential, lastDay: last, daysLeft: left))
            }
        }
        return warnings
    }
}
