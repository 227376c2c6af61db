// The words for roles, states, priorities, worklists and codes: exhaustive, so that a new case cannot go unnamed.

public import ReferralDomain

extension Role {
    public var label: String {
        switch self {
        case .clerk: "Booking clerk"
        case .triage: "Clinician administrator"
        case .clinician: "Clinician"
        case .supervisor: "Supervisor"
        case .manager: "Service manager"
        case .referrer: "Referrer"
        case .referrerAdmin: "Referring admin"
        case .commissioner: "Commissioner"
        case .auditor: "Auditor"
        case .admin: "Administrator"
        }
    }
}

extension Priority {
    /// The fixed word of a list.
    public var mark: String {
        switch self {
        case .routine: "RTN"
        case .urgent: "URG"
        case .twoWeekWait: "2WW"
        }
    }

    public var label: String {
        switch self {
        case .routine: "Routine"
        case .urgent: "Urgent"
        case .twoWeekWait: "Urgent suspected cancer"
        }
    }
}

extension ReferralState {
    public var label: String {
        switch self {
        case .notBooked: "Not booked"
        case .booked: "Booked"
        case .deferredToProvider: "Deferred to provider"
        case .awaitingTriage: "Awaiting triage"
        case .triagedProviderToAction: "Triaged, provider to action"
        case .triageResponse: "Returned with advice"
        case .rejected: "Rejected"
        case .appointmentCancelledByPatient: "Appointment cancelled by patient"
        case .appointmentCancelledByProvider: "Appointment cancelled by provider"
        case .didNotAttend: "Did not attend"
        case .assessmentResult: "Assessed"
        case .cancelledReferral: "Referral cancelled"
        }
    }
}

extension Worklist {
    public var label: String {
        switch self {
        case .referralsForReview: "Referrals for Review"
        case .appointmentSlotIssues: "Appointment Slot Issues"
        case .appointmentsForBooking: "Appointments for Booking"
        case .referralsForAssessment: "Referrals for Assessment"
        case .appointmentsToCancelInPAS: "Appointments to Cancel in PAS"
        case .providerLettersOutstanding: "Letters Outstanding (provider view)"
        case .outcomesOutstanding: "Outcomes Outstanding"
        case .followUpsDue: "Follow-Ups Due"
        case .needsToArrange: "Needs to Arrange"
        case .toTellERS: "To Tell e-RS"
        case .toTellPAS: "To Tell PAS"
        case .importProblems: "Import Problems"
        case .lettersOutstanding: "Letters Outstanding"
        case .rejectedTriageResponse: "Rejected / Triage Response"
        case .assessmentReturnedCancelledDNA: "Assessment Returned / Cancelled / DNA"
        case .awaitingBooking: "Awaiting Booking"
        case .adviceAndGuidanceRequests: "Advice and Guidance Requests"
        case .adviceAndGuidanceResponses: "Advice and Guidance Responses"
        case .forDiscussion: "For Discussion"
        case .toCountersign: "To Countersign"
        case .wrongPatientLetters: "Wrong Patient Letters"
        case .overdue: "Overdue"
        case .dueToday: "Due Today"
        case .approachingBreach: "Approaching Breach"
        case .bookedBeyondTarget: "Booked Beyond Target"
        case .suspectedCancer: "Suspected Cancer Tracker"
        case .validationDue: "Validation Due"
        case .untouched: "Untouched"
        case .unassigned: "Unassigned"
        case .claimedTooLong: "Claimed Too Long"
        case .snoozed: "Snoozed"
        case .at180Days: "At 180 Days"
        case .notSignedOff: "Not Signed Off Today"
        }
    }
}

extension WorklistQuery.Order {
    public var label: String {
        switch self {
        case .need: "most urgent first, then breach date"
        case .leastNeed: "least urgent first, then latest breach date"
        case .due: "due day, earliest first"
        case .lastDue: "due day, latest first"
        case .oldest: "as they came"
        case .newest: "newest first"
        }
    }
}

extension ReviewStatus {
    public var label: String {
        switch self {
        case .neverReviewed: "Never reviewed"
        case .letterChanged: "Letter changed"
        case .priorityChanged: "Priority changed"
        case .priorityAndLetterChanged: "Priority and letter changed"
        }
    }
}

extension DeferralReason {
    public var label: String {
        switch self {
        case .noSlots: "No slots at the service"
        case .slotNotAvailable: "The slot was not available"
        case .bookingAttemptProblem: "A problem while booking"
        }
    }
}

extension ClinicalInformation {
    public var label: String {
        switch self {
        case .present: "The referrer's letter is here"
        case .notApplicable: "No letter, and none is needed"
        case .awaited: "The referrer's letter is awaited"
        }
    }
}

extension CancelledBy {
    public var label: String {
        switch self {
        case .patient: "The patient"
        case .provider: "The provider"
        }
    }
}

extension AttendanceOutcome {
    public var label: String {
        switch self {
        case .discharged: "Attended, discharged"
        case .anotherAppointmentGiven: "Attended, another appointment given"
        case .appointmentToBeMadeLater: "Attended, appointment to be made later"
        }
    }
}

extension AssessmentOutcome {
    public var label: String {
        switch self {
        case .adviseReferrer: "Advise the referrer"
        case .resolvedTreated: "Resolved, treated during assessment"
        case .resolvedPatientRequest: "Resolved, at the patient's request"
        case .referOn: "Refer on"
        case .referOnOutside: "Refer on, outside e-RS"
        }
    }
}

extension Appointment.Status {
    public var label: String {
        switch self {
        case .proposed: "proposed"
        case .requested: "requested, the PAS has yet to confirm"
        case .booked: "booked"
        case .fulfilled: "attended"
        case .cancelled: "cancelled"
        case .noshow: "did not attend"
        }
    }
}

extension Service.Kind {
    public var label: String {
        switch self {
        case .directlyBookable: "directly bookable"
        case .indirectlyBookable: "indirectly bookable"
        case .triage: "triage only (RAS)"
        case .assessment: "clinical assessment (CAS)"
        case .unspecified: "kind not known"
        }
    }
}

extension Sex {
    public var label: String {
        switch self {
        case .female: "Female"
        case .male: "Male"
        case .other: "Other"
        case .unknown: "Not known"
        }
    }
}

extension Referral.Source {
    public var label: String {
        switch self {
        case .ers: "e-RS"
        case .paper: "paper"
        case .consultant: "a consultant"
        case .trust: "another trust"
        case .emergency: "the emergency department"
        case .patient: "the patient"
        case .rehearsal: "a rehearsal"
        }
    }
}

extension ImportProblem.Kind {
    public var label: String {
        switch self {
        case .flag: "Taken, but look at it"
        case .conflict: "e-RS and this desk disagree"
        case .unmatchedFile: "A file that belongs to nothing"
        }
    }
}

/// The name of a clock.
func clockLabel(_ name: String) -> String {
    switch name {
    case "rtt": "18 weeks"
    case "first-seen": "First seen"
    case "faster-diagnosis": "Faster diagnosis"
    case "contact": "Contact"
    case "triage": "Triage"
    case "letter": "Letter"
    case "validation": "Validation"
    case "at-180-days": "180 days"
    case "advice": "Advice"
    case _: name
    }
}

/// Words for a reason's code where the desk gives none.
public func reasonLabel(_ code: String) -> String {
    if let reason = DeferralReason(rawValue: code) { return reason.label }
    if let status = ReviewStatus(rawValue: code) { return status.label }
    if let outcome = AssessmentOutcome(rawValue: code) { return outcome.label }
    if let stage = AdviceState(rawValue: code) { return stage.label }
    if let kind = FollowUp.Kind(rawValue: code) { return kind.label }
    if code.hasPrefix(FollowUp.Kind.callBack.rawValue) { return FollowUp.Kind.callBack.label + code.dropFirst(9) }
    // The lists of what is to be told give the act as the reason.
    if let action = ReferralAction(rawValue: code) { return action.label }
    if let needs = needsReason(code) { return needs }
    switch code {
    case ReviewReason.triage: return "For triage"
    case ReviewReason.acceptReferBookLater: return "Accepted, to be booked later"
    case ReviewReason.returnToReferrerWithAdvice: return "Returned with advice"
    case ReviewReason.cancelAppointmentActionLater: return "Appointment cancelled, action later"
    case ReviewReason.providerConverted: return "Advice and guidance converted"
    case let other:
        guard other.allSatisfy({ $0.isUppercase || $0 == "_" || $0.isNumber }) else { return other }
        let words = other.split(separator: "_").joined(separator: " ").lowercased()
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
