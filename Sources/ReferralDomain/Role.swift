// Who may sit in front of a screen: roles, what each may see, and the person acting now.

/// What a user is at one organisation, after the e-RS business functions and our own.
public enum Role: String, CaseIterable, Sendable, Codable {
    /// Service provider admin (SPA): books; sees no clinical text.
    case clerk
    /// Clinician administrator (SPCA): clinical text and clinical acts only under a live delegation.
    case triage
    /// Service provider clinician (SPC).
    case clinician
    case supervisor
    case manager
    /// Referring clinician (RC).
    case referrer
    /// Referring admin (RA): appointments, no clinical text.
    case referrerAdmin = "referrer-admin"
    case commissioner
    case auditor
    case admin

    /// Which side of a referral the role stands on.
    public enum Side: String, Sendable, Codable { case provider, referrer, neither }

    /// The side whose worklists the role works.
    public var side: Side {
        switch self {
        case .clerk, .triage, .clinician, .supervisor: .provider
        case .referrer, .referrerAdmin: .referrer
        case .manager, .commissioner, .auditor, .admin: .neither
        }
    }

    /// When a role may be given clinical text.
    public enum ClinicalText: Sendable { case always, underDelegation, never }

    /// Whether and when the engine may give this role clinical text.
    public var clinicalText: ClinicalText {
        switch self {
        case .clinician, .referrer: .always
        case .triage: .underDelegation
        case .clerk, .supervisor, .manager, .referrerAdmin, .commissioner, .auditor, .admin: .never
        }
    }

    /// Whether the role may open a patient's record at all.
    public var seesPatients: Bool { side != .neither }

    /// The e-RS function code that reason lists name (e-RS A004), or nil for roles of our own.
    public var ersFunction: String? {
        switch self {
        case .clinician: "SPC"
        case .triage: "SPCA"
        case .clerk: "SPA"
        case .referrer: "RC"
        case .referrerAdmin: "RA"
        case .supervisor, .manager, .commissioner, .auditor, .admin: nil
        }
    }
}

/// A member of staff as known to the database.
public struct StaffMember: Hashable, Sendable, Codable {
    /// Row id.
    public var id: Int64
    /// The name used with `--user`.
    public var login: String
    /// The name shown to colleagues.
    public var name: String

    public init(id: Int64, login: String, name: String) {
        self.id = id
        self.login = login
        self.name = name
    }
}

/// The person acting now: one member of staff, in one role, at one organisation.
public struct Actor: Hashable, Sendable, Codable {
    public var staff: StaffMember
    public var role: Role
    /// ODS code.
    public var organisation: String
    /// The clinician acted for, where a clinician administrator named one.
    public var onBehalfOf: StaffMember?

    public init(staff: StaffMember, role: Role, organisation: String, onBehalfOf: StaffMember? = nil) {
        self.staff = staff
        self.role = role
        self.organisation = organisation
        self.onBehalfOf = onBehalfOf
    }
}
