// The shapes of the e-RS reference data, so that codes are offered, checked and shown from data and not from enums.

/// One e-RS reason for cancelling, rejecting or missing something.
public struct ReasonRecord: Sendable, Equatable {
    /// The list it is served in: "APPOINTMENT-CANCELLATION-REASON", "REFERRAL-CANCELLATION-REASON" or
    /// "APPOINTMENT-NON-ATTENDANCE-REASON". A code may occur in more than one list.
    public let list: String
    /// The code, unique within its list.
    public let code: String
    /// The words e-RS shows.
    public let display: String
    /// "PROVIDER", "PATIENT", "PROVIDER_REJECT", "PROVIDER_TRIAGE", "UNKNOWN", or empty where e-RS states none.
    public let type: String
    /// "REJECT", "CANCEL" or "CANCEL_REFERRAL", or empty where e-RS states none.
    public let usage: String
    /// The e-RS functions that may use it ("SPC", "SPCA", "RC", "RCA", "APP"); empty where e-RS states none.
    public let roles: [String]
    /// Whether e-RS refuses the reason without a comment.
    public let commentIsMandatory: Bool
    /// Whether it may end a referral that has an appointment; stated for referral reasons only, else false.
    public let canCancelAppointment: Bool
    /// First day of use, "YYYY-MM-DD".
    public let effectiveFrom: String
    /// Last day of use, "YYYY-MM-DD", or nil while current.
    public let effectiveTo: String?

    /// Whether the reason may be used on a day, "YYYY-MM-DD".
    public func isEffective(on day: String) -> Bool { ReferenceData.covers(effectiveFrom, effectiveTo, day) }
}

/// One e-RS priority with the waits it allows.
public struct PriorityRecord: Sendable, Equatable {
    /// "TWO_WEEK_WAIT", "URGENT" or "ROUTINE".
    public let code: String
    /// The words shown.
    public let display: String
    /// 3 for the most pressing, 1 for routine.
    public let rank: Int
    /// Working days within which a deferred patient is to be contacted (sandbox value; a setting).
    public let deferToProviderContactDays: Int
    /// Working days within which a triage request is to be answered (sandbox value; a setting).
    public let triageContactDays: Int
}

/// One e-RS specialty.
public struct SpecialtyRecord: Sendable, Equatable {
    /// The code.
    public let code: String
    /// The words shown.
    public let display: String
}

/// One e-RS clinic type; it belongs to one specialty.
public struct ClinicTypeRecord: Sendable, Equatable {
    /// The code, unique over all specialties.
    public let code: String
    /// The words e-RS shows; several specialties share some, so show the specialty too.
    public let display: String
    /// The code of its specialty.
    public let specialty: String
    /// First day of use, "YYYY-MM-DD".
    public let effectiveFrom: String
    /// Last day of use, "YYYY-MM-DD", or nil while current.
    public let effectiveTo: String?

    /// Whether the clinic type may be used on a day, "YYYY-MM-DD".
    public func isEffective(on day: String) -> Bool { ReferenceData.covers(effectiveFrom, effectiveTo, day) }
}
