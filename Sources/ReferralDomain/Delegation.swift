// A clinician's leave for somebody else to do clinical acts in their name: what it covers, and what comes back to them.

/// A clinician's decision that somebody else may do clinical acts for them.
public struct Delegation: Hashable, Sendable, Codable {
    /// Row id; 0 before it is saved.
    public var id: Int64 = 0
    public var clinician: StaffMember
    /// Service ids; empty stands for all services of the clinician.
    public var services: Set<String>
    /// Empty stands for every clinical action that can be delegated.
    public var actions: Set<ReferralAction>
    /// Empty stands for every priority, one that is not known among them.
    public var priorities: Set<Priority> = []
    /// Clinic type codes; empty stands for every clinic type.
    public var clinicTypes: Set<String> = []
    /// Youngest and oldest age of the patient in whole years, both included.
    public var youngest: Int?
    public var oldest: Int?
    public var from: Day
    public var until: Day
    /// One in so many of the decisions made under it comes back to the clinician; nil for none.
    public var countersignEvery: Int?

    public init(clinician: StaffMember, service: String?, actions: Set<ReferralAction>, from: Day, until: Day) {
        self.clinician = clinician
        services = service.map { [$0] } ?? []
        self.actions = actions
        self.from = from
        self.until = until
    }

    /// The acts that can be delegated: clinical ones of clinician administrators.
    public static let delegable = Set(ReferralAction.allCases).filter {
        $0.rule.isClinical && $0.rule.roles.contains(.triage)
    }

    /// Whether it covers a referral of a patient born on `born` on a day, and an action where one is asked about.
    /// What is limited and not known is not covered.
    public func covers(_ referral: Referral, born: Day?, action: ReferralAction?, on day: Day) -> Bool {
        guard isLive(on: day) else { return false }
        if let action, !actions.isEmpty, !actions.contains(action) { return false }
        guard Self.allows(services, referral.service), Self.allows(priorities, referral.priority),
            Self.allows(clinicTypes, referral.clinicType)
        else { return false }
        guard youngest != nil || oldest != nil else { return true }
        guard let age = born?.age(on: day) else { return false }
        return age >= youngest ?? 0 && age <= oldest ?? Int.max
    }

    /// Whether somebody could review a service's suspected-cancer referrals under it on a day.
    public func coversSuspectedCancer(of service: String, on day: Day) -> Bool {
        isLive(on: day) && Self.allows(services, service) && Self.allows(priorities, .twoWeekWait)
    }

    /// Whether it runs on a day.
    public func isLive(on day: Day) -> Bool { day >= from && day <= until }

    /// Whether the decision of that number, counted from 1, comes back to the clinician.
    public func countersigns(decision number: Int) -> Bool {
        countersignEvery.map { number.isMultiple(of: $0) } ?? false
    }

    private static func allows<Value>(_ limit: Set<Value>, _ value: Value?) -> Bool {
        limit.isEmpty || value.map { limit.contains($0) } ?? false
    }
}

extension [Delegation] {
    /// The one that an act falls under: of several that cover it the one that brings most back, so that none evades
    /// another.
    public func covering(_ referral: Referral, born: Day?, action: ReferralAction, on day: Day) -> Delegation? {
        filter { $0.covers(referral, born: born, action: action, on: day) }.min {
            ($0.countersignEvery ?? Int.max, $0.id) < ($1.countersignEvery ?? Int.max, $1.id)
        }
    }
}

/// A delegation as the register shows it: with who was given it, who approved it, and what came of it.
public struct DelegationRecord: Hashable, Sendable, Codable {
    /// How a delegation stands on a day.
    public enum Standing: String, Sendable, Codable { case ahead, live, ended, revoked }

    public var delegation: Delegation
    public var delegate: StaffMember
    /// The written protocol that the delegate works to.
    public var protocolName: String
    public var approvedBy: StaffMember
    public var revokedAt: Instant?
    public var revokedBy: String?
    /// Decisions made under it.
    public var decisions = 0
    public var lastUsed: Instant?
    /// Decisions that came back and wait for the clinician, and those that were signed.
    public var toCountersign = 0
    public var countersigned = 0

    public init(delegation: Delegation, delegate: StaffMember, protocolName: String, approvedBy: StaffMember) {
        self.delegation = delegation
        self.delegate = delegate
        self.protocolName = protocolName
        self.approvedBy = approvedBy
    }

    /// How it stands on a day.
    public func standing(on day: Day) -> Standing {
        if revokedAt != nil { return .revoked }
        if day < delegation.from { return .ahead }
        return delegation.isLive(on: day) ? .live : .ended
    }
}
