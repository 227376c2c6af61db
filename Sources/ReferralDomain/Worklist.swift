// The worklists there are: whose each is, and who works it.

/// A list of referrals, or of messages, that wait for somebody.
public enum Worklist: String, CaseIterable, Sendable, Codable {
    case referralsForReview = "referrals-for-review"
    case appointmentSlotIssues = "appointment-slot-issues"
    case appointmentsForBooking = "appointments-for-booking"
    case adviceAndGuidanceRequests = "advice-and-guidance-requests"
    case referralsForAssessment = "referrals-for-assessment"
    case forDiscussion = "for-discussion"
    case toCountersign = "to-countersign"
    case wrongPatientLetters = "wrong-patient-letters"
    case appointmentsToCancelInPAS = "appointments-to-cancel-in-pas"
    case providerLettersOutstanding = "provider-letters-outstanding"
    case outcomesOutstanding = "outcomes-outstanding"
    case followUpsDue = "follow-ups-due"
    case needsToArrange = "needs-to-arrange"
    case toTellERS = "to-tell-ers"
    case toTellPAS = "to-tell-pas"
    case importProblems = "import-problems"
    case lettersOutstanding = "letters-outstanding"
    case rejectedTriageResponse = "rejected-triage-response"
    case assessmentReturnedCancelledDNA = "assessment-returned-cancelled-dna"
    case awaitingBooking = "awaiting-booking"
    case adviceAndGuidanceResponses = "advice-and-guidance-responses"
    case overdue
    case dueToday = "due-today"
    case approachingBreach = "approaching-breach"
    case bookedBeyondTarget = "booked-beyond-target"
    case suspectedCancer = "suspected-cancer-tracker"
    case validationDue = "validation-due"
    case untouched, unassigned
    case claimedTooLong = "claimed-too-long"
    case snoozed
    case at180Days = "at-180-days"
    case notSignedOff = "not-signed-off"

    /// Whose list it is: provider staff see their services' referrals, referrers their organisation's.
    public var side: Role.Side {
        switch self {
        case .referralsForReview, .appointmentSlotIssues, .appointmentsForBooking, .adviceAndGuidanceRequests,
            .referralsForAssessment, .forDiscussion, .toCountersign, .wrongPatientLetters, .appointmentsToCancelInPAS,
            .providerLettersOutstanding, .outcomesOutstanding, .followUpsDue, .needsToArrange, .toTellERS, .toTellPAS,
            .importProblems,
            .overdue,
            .dueToday, .approachingBreach, .bookedBeyondTarget, .suspectedCancer, .validationDue, .untouched,
            .unassigned, .claimedTooLong, .snoozed, .at180Days, .notSignedOff:
            .provider
        case .lettersOutstanding, .rejectedTriageResponse, .assessmentReturnedCancelledDNA, .awaitingBooking,
            .adviceAndGuidanceResponses:
            .referrer
        }
    }

    /// What fills a list.
    public enum Kind: Sendable {
        /// Work that waits for somebody: one row a referral.
        case work
        /// A supervisor's view of referrals, booked ones too: one row a referral.
        case view
        /// A supervisor's view of rows of every list of work, in the order of their due days.
        case rowsByDueDay
        /// Lists that nobody has signed off today.
        case signOff
    }

    /// What fills this list.
    public var kind: Kind {
        switch self {
        case .referralsForReview, .appointmentSlotIssues, .appointmentsForBooking, .adviceAndGuidanceRequests,
            .referralsForAssessment, .forDiscussion, .toCountersign, .wrongPatientLetters, .appointmentsToCancelInPAS,
            .providerLettersOutstanding, .outcomesOutstanding, .followUpsDue, .needsToArrange, .toTellERS, .toTellPAS,
            .importProblems,
            .lettersOutstanding, .rejectedTriageResponse, .assessmentReturnedCancelledDNA, .awaitingBooking,
            .adviceAndGuidanceResponses:
            .work
        case .approachingBreach, .bookedBeyondTarget, .suspectedCancer, .validationDue, .untouched, .claimedTooLong,
            .snoozed,
            .at180Days:
            .view
        case .overdue, .dueToday, .unassigned: .rowsByDueDay
        case .notSignedOff: .signOff
        }
    }

    /// Whether its rows stand in the order of their due days alone: rows of every list, or rows that are kept long
    /// before they count, most of them, and count from a day near their due day on.
    public var isInOrderOfDueDays: Bool {
        switch self {
        case .approachingBreach, .at180Days, .untouched, .validationDue: true
        case .referralsForReview, .appointmentSlotIssues, .appointmentsForBooking, .adviceAndGuidanceRequests,
            .referralsForAssessment, .forDiscussion, .toCountersign, .wrongPatientLetters, .appointmentsToCancelInPAS,
            .providerLettersOutstanding, .outcomesOutstanding, .followUpsDue, .needsToArrange, .toTellERS, .toTellPAS,
            .importProblems,
            .lettersOutstanding, .rejectedTriageResponse, .assessmentReturnedCancelledDNA, .awaitingBooking,
            .adviceAndGuidanceResponses, .bookedBeyondTarget, .suspectedCancer, .claimedTooLong, .snoozed, .overdue,
            .dueToday, .unassigned, .notSignedOff:
            kind == .rowsByDueDay
        }
    }

    /// The orders that it offers, each with an index of its own; its own first.
    public var orders: [WorklistQuery.Order] {
        if self == .importProblems { return [.oldest, .newest] }
        return isInOrderOfDueDays ? [.due, .lastDue] : [.need, .leastNeed, .due, .lastDue]
    }

    /// The last due day of a row that counts on a day, where rows ahead of it are kept too; nil where none is.
    public func lastDueDay(on day: Day, policy: Policy) -> Day? {
        guard isInOrderOfDueDays, kind == .view else { return nil }
        return self == .approachingBreach ? day.adding(days: policy.largest(\.approachingBreachDays)) : day
    }

    /// The lists a role works or oversees, in the order its home screen shows them.
    public static func lists(for role: Role) -> [Worklist] {
        switch role {
        case .clerk:
            [
                .appointmentSlotIssues, .appointmentsForBooking, .outcomesOutstanding, .appointmentsToCancelInPAS,
                .providerLettersOutstanding, .referralsForReview,
                .adviceAndGuidanceRequests, .referralsForAssessment,
                .toTellERS, .toTellPAS, .followUpsDue, .needsToArrange, .importProblems,
            ]
        case .triage, .clinician:
            [
                .referralsForReview, .appointmentSlotIssues, .adviceAndGuidanceRequests, .referralsForAssessment,
                .forDiscussion, .toCountersign, .wrongPatientLetters, .appointmentsForBooking, .outcomesOutstanding,
                .appointmentsToCancelInPAS, .providerLettersOutstanding, .toTellERS, .toTellPAS,
                .followUpsDue, .needsToArrange, .importProblems,
            ]
        case .supervisor: allCases.filter { $0.side == .provider && $0.kind != .work } + work(on: .provider)
        case .referrer, .referrerAdmin: work(on: .referrer)
        case .manager, .commissioner, .auditor, .admin: []
        }
    }

    /// Whether a role works the list, and not only sees it: what is decided on clinical text is not a clerk's (e-RS A008:
    /// booking staff may view it), and a supervisor works what a clerk does.
    public func isWorked(by role: Role) -> Bool {
        guard kind == .work else { return false }
        switch role {
        case .clerk, .supervisor:
            let clinical: [Worklist] = [
                .referralsForReview, .adviceAndGuidanceRequests, .referralsForAssessment,
            ]
            return Worklist.lists(for: .clerk).contains(self) && !clinical.contains(self)
        case .triage, .clinician, .referrer, .referrerAdmin, .manager, .commissioner, .auditor, .admin:
            return Worklist.lists(for: role).contains(self)
        }
    }

    /// The lists of work on a side, in their own order.
    public static func work(on side: Role.Side) -> [Worklist] {
        allCases.filter { $0.side == side && $0.kind == .work }
    }
}
