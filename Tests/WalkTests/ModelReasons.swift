// The reasons of e-RS that walks give, by where they fit, and those that need a comment.

enum Reasons {
    static let reject = ["FURTHER_INFORMATION_REQUIRED", "SERVICE_INAPPROPRIATE", "OTHER"]
    static let redirect = ["REDIRECTED_AGE", "REDIRECTED_OTHER"]
    static let missed = ["PATIENT_FORGOT", "PATIENT_DIED", "PATIENT_ILL", "UNKNOWN"]
    static let deferral = ["NO_SLOTS_AT_SERVICE", "SLOT_NOT_AVAILABLE", "BOOKING_ATTEMPT_PROBLEM"]
    static let cancelledByPatient = ["PATIENT_HOLIDAY", "PATIENT_ILL", "PATIENT_OTHER_ENGAGEMENT"]
    static let cancelledByProvider = ["CLINIC_CANCELLED", "SLOT_CANCELLED", "PROVIDER_CANCELLATION"]
    static let cancelByPatient = ["INTEND_PRIVATE", "PATIENT_DIED", "PATIENT_REQUEST_CANCELLATION_OTHER"]
    static let cancelByReferrer = ["RAISED_IN_ERROR", "REFERRER_CANCELLATION"]
    static let cancelByProvider = ["BOOKED_OUTSIDE_CAB"]
    static let endOfTriage = ["TRIAGE_ENDED", "STRAIGHT_TO_TEST"]
    static let all =
        reject + redirect + missed + deferral + cancelledByPatient + cancelledByProvider + cancelByPatient
        + cancelByReferrer + cancelByProvider + endOfTriage
    static let needingComment: Set<String> = [
        "REDIRECTED_AGE", "REDIRECTED_OTHER", "PATIENT_OTHER_ENGAGEMENT", "PROVIDER_CANCELLATION",
        "PATIENT_REQUEST_CANCELLATION_OTHER", "STRAIGHT_TO_TEST",
    ]
}
