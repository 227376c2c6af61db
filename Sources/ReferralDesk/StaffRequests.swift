// What may be asked of the register of staff: people, workgroups, leave, overrides, leavers and delegations.

public import ReferralDomain

/// A question or act about staff. Its roles are checked before anything is looked up.
public enum StaffRequest: Hashable, Sendable, Codable {
    case list
    case set(String, StaffChange)
    /// Gives somebody exactly these roles.
    case roles(String, [Role])
    case join(String, service: String)
    case leaveService(String, service: String)
    /// Leave from a day to a day, with the login of the cover.
    case leave(String, from: Day, until: Day, cover: String)
    /// Ends all leave of somebody that has not passed.
    case endLeave(String)
    case leaveList
    case override(String, until: Day, reason: String)
    case endOverride(String)
    case leaver(String, handTo: String?)
    case delegations
    case delegate(NewDelegation)
    case revoke(Int64)

    /// Who may ask it; further limits, such as a clinician's own delegations, hold where it is answered.
    public var roles: Set<Role> {
        switch self {
        case .list, .set, .roles, .leaver: [.admin]
        case .join, .leaveService: [.admin, .manager]
        case .leave, .endLeave, .leaveList: [.supervisor, .admin]
        case .override, .endOverride: [.supervisor]
        case .delegations: [.clinician, .triage, .supervisor, .manager, .auditor, .admin]
        case .delegate, .revoke: [.clinician, .admin]
        }
    }

    /// Why an actor may not ask it, by their role and by whom it is about; nil where they may.
    public func refusal(for actor: Actor) -> Failure? {
        guard roles.contains(actor.role) else { return .notAllowed(actor.role, name) }
        // It takes a second person.
        guard case .override(actor.staff.login, _, _) = self else { return nil }
        return .notAllowed(actor.role, "overriding one's own lapse")
    }

    /// What it is, as a refusal names it.
    var name: String {
        switch self {
        case .list: "the list of users"
        case .set, .roles: "changing users"
        case .leaver: "ending a user"
        case .join, .leaveService: "workgroups"
        case .leave, .endLeave, .leaveList: "leave and cover"
        case .override, .endOverride: "overriding a lapse"
        case .delegations: "the register of delegations"
        case .delegate, .revoke: "granting and revoking delegations"
        }
    }
}

/// A date of a credential as somebody sets it.
public enum DateChange: Hashable, Sendable, Codable {
    case set(Day)
    case clear
}

/// What to change of a member of staff; what is nil stays.
public struct StaffChange: Hashable, Sendable, Codable {
    public var name: String?
    public var account: String?
    public var registrationBody: String?
    public var registrationNumber: String?
    public var lastDays: [Credential: DateChange] = [:]

    public init() {}
}

/// A delegation to be registered, with people by login.
public struct NewDelegation: Hashable, Sendable, Codable {
    /// The clinician; nil for the one who asks.
    public var clinician: String?
    public var delegate: String
    public var services: Set<String> = []
    public var actions: Set<ReferralAction> = []
    public var priorities: Set<Priority> = []
    public var clinicTypes: Set<String> = []
    public var youngest: Int?
    public var oldest: Int?
    /// Today if nil.
    public var from: Day?
    public var until: Day
    public var protocolName: String
    /// The clinician who approved it; nil for the one who asks.
    public var approvedBy: String?
    public var countersignEvery: Int?

    public init(to delegate: String, until: Day, protocolName: String) {
        self.delegate = delegate
        self.until = until
        self.protocolName = protocolName
    }
}

/// The answer about staff, of the case that belongs to the request.
public enum StaffReply: Hashable, Sendable {
    case people([StaffStanding])
    case leave([LeaveCover])
    case delegations([DelegationRecord])
    case left(Leaving)
}

/// A member of staff with how they stand today.
public struct StaffStanding: Hashable, Sendable {
    public var record: StaffRecord
    public var access: StaffAccess
    /// Services whose suspected-cancer referrals the change left with nobody to review.
    public var nobodyLeftAt: [String] = []

    init(record: StaffRecord, access: StaffAccess) {
        self.record = record
        self.access = access
    }
}
