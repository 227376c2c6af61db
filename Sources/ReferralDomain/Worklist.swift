// The worklists, what puts a referral on each, and when it is due: pure functions of referral, policy and day.

/// A list of referrals, or of messages, that wait for somebody.
public enum Worklist: String, CaseIterable, Sendable, Codable {
    case referralsForReview = "referrals-for-review"
    case appointmentSlotIssues = "appointment-slot-issues"
    case appointmentsForBooking = "appointments-for-booking"
    case referralsForAssessment = "referrals-for-assessment"
    case appointmentsToCancelInPAS = "appointments-to-cancel-in-pas"
    case providerLettersOutstanding = "provider-letters-outstanding"
    case outcomesOutstanding = "outcomes-outstanding"
    case toTellERS = "to-tell-ers"
    case toTellPAS = "to-tell-pas"
    case importProblems = "import-problems"
    case lettersOutstanding = "letters-outstanding"
    case rejectedTriageResponse = "rejected-triage-response"
    case assessmentReturnedCancelledDNA = "assessment-returned-cancelled-dna"
    case awaitingBooking = "awaiting-booking"

    /// Whose list it is: provider staff see their services' referrals, referrers their organisation's.
    public var side: Role.Side {
        switch self {
        case .referralsForReview, .appointmentSlotIssues, .appointmentsForBooking, .referralsForAssessment,
            .appointmentsToCancelInPAS, .providerLettersOutstanding, .outcomesOutstanding, .toTellERS, .toTellPAS,
            .importProblems:
            .provider
        case .lettersOutstanding, .rejectedTriageResponse, .assessmentReturnedCancelledDNA, .awaitingBooking: .referrer
        }
    }

    /// The lists a role works or oversees, in the order its home screen shows them.
    public static func lists(for role: Role) -> [Worklist] {
        switch role {
        case .clerk:
            [
                .appointmentSlotIssues, .appointmentsForBooking, .outcomesOutstanding, .appointmentsToCancelInPAS,
                .providerLettersOutstanding, .referralsForReview, .referralsForAssessment, .toTellERS, .toTellPAS,
                .importProblems,
            ]
        case .triage, .clinician:
            [
                .referralsForReview, .appointmentSlotIssues, .referralsForAssessment, .appointmentsForBooking,
                .outcomesOutstanding, .appointmentsToCancelInPAS, .providerLettersOutstanding, .toTellERS, .toTellPAS,
                .importProblems,
            ]
        case .supervisor: allCases.filter { $0.side == .provider }
        case .referrer, .referrerAdmin: allCases.filter { $0.side == .referrer }
        case .manager, .commissioner, .auditor, .admin: []
        }
    }
}

/// Time standards in working days by priority; every one is a local policy (defaults of the design).
public struct TimeStandard: Hashable, Sendable, Codable {
    public var routine: Int
    public var urgent: Int
    public var twoWeekWait: Int

    public init(_ routine: Int, _ urgent: Int, _ twoWeekWait: Int) {
        self.routine = routine
        self.urgent = urgent
        self.twoWeekWait = twoWeekWait
    }

    /// Working days for a priority; none known counts as urgent, so that a gap never hides a patient.
    public func days(for priority: Priority?) -> Int {
        switch priority {
        case .routine: routine
        case .urgent, nil: urgent
        case .twoWeekWait: twoWeekWait
        }
    }
}

/// The site's time standards and its calendar.
public struct Policy: Sendable {
    public var review = TimeStandard(5, 2, 1)
    public var slotIssueContact = TimeStandard(40, 10, 5)
    public var triageContact = TimeStandard(40, 5, 2)
    public var booking = TimeStandard(5, 2, 1)
    public var missedAppointment = TimeStandard(2, 2, 2)
    public var nextDay = TimeStandard(1, 1, 1)
    public var sentBack = TimeStandard(5, 2, 1)
    public var awaitingBooking = TimeStandard(10, 3, 1)
    public var letter = TimeStandard(3, 1, 1)
    public var calendar: WorkingCalendar

    public init(calendar: WorkingCalendar) { self.calendar = calendar }
}

/// A referral's place on a list: since when, due when, by which rule, and why.
public struct WorklistEntry: Hashable, Sendable, Codable {
    public var worklist: Worklist
    /// It counts from here on: later than now for what a future moment will put on the list.
    public var since: Instant
    public var due: Day
    /// The rule that gave the due day, in words.
    public var dueRule: String
    public var reason: String?

    public init(_ worklist: Worklist, since: Instant, due: Day, dueRule: String, reason: String? = nil) {
        self.worklist = worklist
        self.since = since
        self.due = due
        self.dueRule = dueRule
        self.reason = reason
    }
}

extension Referral {
    /// The lists that this referral is on, by its own state (messages to tell and import problems come on top).
    public func worklistEntries(service: Service?, policy: Policy) -> [WorklistEntry] {
        var entries: [WorklistEntry] = []
        func add(
            _ list: Worklist, since: Instant, _ standard: TimeStandard, _ name: String, due: Day? = nil,
            rule: String? = nil, reason: String? = nil
        ) {
            let days = standard.days(for: priority)
            let counted = policy.calendar.adding(workingDays: days, to: since.londonDay)
            entries.append(
                WorklistEntry(
                    list, since: since, due: due ?? counted,
                    dueRule: rule ?? "\(name): \(inWords(days, "working day"))",
                    reason: reason ?? self.reason))
        }
        let letterHere = clinicalInformationSettled
        switch state {
        case .booked where outcome == nil:
            if reviewStatus != nil, letterHere, service?.kind != .triage {
                let since = reviewableSince
                let due = reviewDue(since: since, policy: policy)
                add(
                    .referralsForReview, since: since, policy.review, "Review", due: due.day, rule: due.rule,
                    reason: reviewStatus?.rawValue)
            }
            if accepted, service?.kind == .assessment {
                let seen = appointment?.start?.londonDay
                let due = seen.map { policy.calendar.adding(workingDays: policy.nextDay.days(for: priority), to: $0) }
                add(
                    .referralsForAssessment, since: stateSince, policy.review, "Assessment", due: due,
                    rule: due == nil ? nil : "Assessment: the working day after the appointment")
            }
            if let end = liveAppointment?.end ?? liveAppointment?.start {
                add(.outcomesOutstanding, since: end, policy.nextDay, "Outcome")
            } else if entries.isEmpty, letterHere {
                add(.outcomesOutstanding, since: stateSince, policy.nextDay, "Outcome of an appointment without a time")
            }
        case .booked where accepted && service?.kind == .assessment:
            add(.referralsForAssessment, since: stateSince, policy.review, "Assessment")
        case .awaitingTriage where letterHere:
            add(.referralsForReview, since: reviewableSince, policy.review, "Triage")
        case .deferredToProvider:
            let since = deferredAt ?? stateSince
            let days = policy.slotIssueContact.days(for: priority)
            let counted = policy.calendar.adding(weekdays: days, to: since.londonDay)
            add(
                .appointmentSlotIssues, since: since, policy.slotIssueContact, "Contact",
                due: contactExpected ?? counted,
                rule: contactExpected == nil
                    ? "Contact: \(inWords(days, "weekday")), as e-RS counts"
                    : "The day the patient was told to expect to hear by")
        case .triagedProviderToAction:
            add(.appointmentsForBooking, since: stateSince, policy.booking, "Booking")
        case .appointmentCancelledByPatient, .appointmentCancelledByProvider:
            add(.appointmentsForBooking, since: stateSince, policy.booking, "Rebooking")
        case .didNotAttend where !returnedToReferrer:
            add(.appointmentsForBooking, since: stateSince, policy.missedAppointment, "Missed appointment")
        case .assessmentResult where assessment == nil:
            add(
                .referralsForAssessment, since: stateSince, policy.nextDay, "Assessment whose outcome is not known here"
            )
        case .assessmentResult where assessment == .referOn:
            add(.appointmentsForBooking, since: stateSince, policy.booking, "Refer on")
        case .booked, .awaitingTriage, .didNotAttend, .assessmentResult, .notBooked, .triageResponse, .rejected,
            .cancelledReferral:
            break
        }
        if cancelInPAS { add(.appointmentsToCancelInPAS, since: stateSince, policy.nextDay, "Cancel in PAS") }
        addReferrerEntries(add: add, policy: policy)
        return entries
    }

    /// It can be reviewed once it is with the service and its letter is there, whichever comes later.
    private var reviewableSince: Instant {
        max(stateSince, clinicalInfoLastUpdated ?? clinicalInfoFirstSubmitted ?? stateSince)
    }

    private typealias Adder = (Worklist, Instant, TimeStandard, String, Day?, String?, String?) -> Void

    private func addReferrerEntries(add: Adder, policy: Policy) {
        if !isClosed, clinicalInformation == .awaited {
            let rule = letterDue == nil ? nil : "The day e-RS gave for the letter"
            add(.lettersOutstanding, receivedAt, policy.letter, "Letter", letterDue, rule, nil)
            if state == .booked || state == .awaitingTriage || state == .deferredToProvider, service != nil {
                add(.providerLettersOutstanding, receivedAt, policy.letter, "Letter", letterDue, rule, nil)
            }
        }
        switch state {
        case .rejected, .triageResponse:
            add(.rejectedTriageResponse, stateSince, policy.sentBack, "Sent back", nil, nil, nil)
        case .assessmentResult, .cancelledReferral, .didNotAttend:
            if awaitsReferrer {
                add(.assessmentReturnedCancelledDNA, stateSince, policy.sentBack, "Sent back", nil, nil, nil)
            } else if state == .didNotAttend, returnedToReferrer {
                add(.awaitingBooking, stateSince, policy.awaitingBooking, "Awaiting booking", nil, nil, nil)
            }
        case .notBooked, .awaitingTriage, .deferredToProvider, .triagedProviderToAction,
            .appointmentCancelledByPatient, .appointmentCancelledByProvider:
            add(.awaitingBooking, stateSince, policy.awaitingBooking, "Awaiting booking", nil, nil, nil)
        case .booked: break
        }
    }

    /// Review is due by its standard, and never later than the last working day before the appointment.
    private func reviewDue(since: Instant, policy: Policy) -> (day: Day, rule: String) {
        let days = policy.review.days(for: priority)
        let counted = policy.calendar.adding(workingDays: days, to: since.londonDay)
        let words = "Review: \(inWords(days, "working day"))"
        guard let start = appointment?.start else { return (counted, words) }
        let latest = policy.calendar.lastWorkingDay(before: start.londonDay)
        return latest < counted ? (latest, "Review: the last working day before the appointment") : (counted, words)
    }
}
