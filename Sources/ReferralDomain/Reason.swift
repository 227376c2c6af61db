// Reasons as data: e-RS serves them with dates, roles and comment rules, and they change without a release.

/// One row of an e-RS reason list (A004).
public struct Reason: Hashable, Sendable, Codable {
    /// The three lists.
    public enum List: String, CaseIterable, Sendable, Codable {
        case appointmentCancellation = "APPOINTMENT-CANCELLATION-REASON"
        case referralCancellation = "REFERRAL-CANCELLATION-REASON"
        case nonAttendance = "APPOINTMENT-NON-ATTENDANCE-REASON"
    }

    public var list: List
    public var code: String
    public var display: String
    /// PROVIDER, PATIENT, PROVIDER_REJECT, PROVIDER_TRIAGE, UNKNOWN or empty.
    public var type: String
    /// REJECT, CANCEL, CANCEL_REFERRAL or empty.
    public var usage: String
    /// e-RS function codes that may use it.
    public var roles: [String]
    public var commentIsMandatory: Bool
    public var canCancelAppointment: Bool
    public var effectiveFrom: Day
    public var effectiveTo: Day?

    public init(
        list: List, code: String, display: String, type: String, usage: String, roles: [String],
        commentIsMandatory: Bool, canCancelAppointment: Bool, effectiveFrom: Day, effectiveTo: Day?
    ) {
        self.list = list
        self.code = code
        self.display = display
        self.type = type
        self.usage = usage
        self.roles = roles
        self.commentIsMandatory = commentIsMandatory
        self.canCancelAppointment = canCancelAppointment
        self.effectiveFrom = effectiveFrom
        self.effectiveTo = effectiveTo
    }

    /// Whether it may be used on a day; its last day still counts (e-RS A036: `effectiveTo` not in the past).
    public func isCurrent(on day: Day) -> Bool { effectiveFrom <= day && effectiveTo.map { day <= $0 } ?? true }
}

/// Why a referral was deferred to its provider (eRS-ReviewReason-1); TRIAGE is not for users to pick.
public enum DeferralReason: String, CaseIterable, Sendable, Codable {
    case noSlots = "NO_SLOTS_AT_SERVICE"
    case slotNotAvailable = "SLOT_NOT_AVAILABLE"
    case bookingAttemptProblem = "BOOKING_ATTEMPT_PROBLEM"
}

/// Outcomes of a provider's review (eRS-ReviewOutcome-1) and the reason that marks a triage referral.
public enum ReviewReason {
    public static let triage = "TRIAGE"
    public static let acceptReferBookLater = "ACCEPT_REFER_BOOK_LATER"
    public static let returnToReferrerWithAdvice = "RETURN_TO_REFERRER_WITH_ADVICE"
    public static let cancelAppointmentActionLater = "CANCEL_APPOINTMENT_ACTION_LATER"
    public static let providerConverted = "PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER"
}

/// Who asked for an appointment to be cancelled.
public enum CancelledBy: String, CaseIterable, Sendable, Codable { case patient, provider }
