// The closed code lists of e-RS: priority, referral state and the small ones a referral carries.

/// Clinical priority (e-RS eRS-Priority-1).
public enum Priority: String, CaseIterable, Sendable, Codable {
    case routine = "ROUTINE"
    case urgent = "URGENT"
    /// Urgent suspected cancer, still sent as two week wait.
    case twoWeekWait = "TWO_WEEK_WAIT"

    /// 3 for the most pressing, 1 for routine: lists are ordered by it, highest first.
    public var rank: Int {
        switch self {
        case .routine: 1
        case .urgent: 2
        case .twoWeekWait: 3
        }
    }

    /// Whether a word of a filter means it, in small letters: the mark of lists, or its name. Routine is meant by the
    /// whole word alone, so that a surname is not lost among everything that is routine.
    public func isMeant(by word: String) -> Bool {
        switch self {
        case .routine: ["rtn", "routine"].contains(word)
        case .urgent: word.count >= 3 && "urgent".hasPrefix(word)
        case .twoWeekWait: word == "2ww"
        }
    }
}

/// The twelve referral states (e-RS A005, eRS-ReferralState-1).
public enum ReferralState: String, CaseIterable, Sendable, Codable {
    case notBooked = "NOT_BOOKED"
    case booked = "BOOKED"
    case deferredToProvider = "DEFERRED_TO_PROVIDER"
    case awaitingTriage = "AWAITING_TRIAGE"
    case triagedProviderToAction = "TRIAGED_PROVIDER_TO_ACTION"
    case triageResponse = "TRIAGE_RESPONSE"
    case rejected = "REJECTED"
    case appointmentCancelledByPatient = "APPT_CANCELLED_BY_PATIENT"
    case appointmentCancelledByProvider = "APPT_CANCELLED_BY_PROVIDER"
    case didNotAttend = "DID_NOT_ATTEND"
    case assessmentResult = "ASSESSMENT_RESULT"
    case cancelledReferral = "CANCELLED_REFERRAL"

    /// Reads any spelling that e-RS uses: A005's, the worklists' `APP_…` and the patient API's `APPOINTMENT_…`.
    public init?(anySpelling code: String) {
        switch code {
        case "APP_CANCELLED_BY_PATIENT", "APPOINTMENT_CANCELLED_BY_PATIENT": self = .appointmentCancelledByPatient
        case "APP_CANCELLED_BY_PROVIDER", "APPOINTMENT_CANCELLED_BY_PROVIDER": self = .appointmentCancelledByProvider
        case "DEFER_TO_PROVIDER": self = .deferredToProvider
        case _:
            guard let state = ReferralState(rawValue: code) else { return nil }
            self = state
        }
    }
}

/// Why a booked referral is, or is back, on Referrals for Review (eRS-RequestContextStatus-1).
public enum ReviewStatus: String, CaseIterable, Sendable, Codable {
    case neverReviewed = "NEVER_REVIEWED"
    case letterChanged = "LETTER_CHANGED"
    case priorityChanged = "PRIORITY_CHANGED"
    case priorityAndLetterChanged = "PRIORITY_AND_LETTER_CHANGED"
}

/// Whether the referrer's clinical information is there (eRS-ClinicalInformationStatus-1).
public enum ClinicalInformation: String, CaseIterable, Sendable, Codable {
    case present = "PRESENT"
    /// None, none intended, and the service needs none.
    case notApplicable = "NOT_APPLICABLE"
    /// Intended; its due date is ahead, past or not known. The day decides between e-RS's NOT_DUE and OVERDUE.
    case awaited = "AWAITED"
}

/// Sex as PDS and the services' rules spell it.
public enum Sex: String, CaseIterable, Sendable, Codable {
    case female, male, other, unknown
}
