// What puts a referral on each list, and when it is due there: pure functions of referral, policy and day.

/// A referral's place on a list: since when, due when, by which rule, and why.
public struct WorklistEntry: Hashable, Sendable, Codable {
    public var worklist: Worklist
    /// It counts from here on: later than now for what a future moment will put on the list.
    public var since: Instant
    public var due: Day
    /// The rule that gave the due day, in words.
    public var dueRule: String
    public var reason: String?
    /// It counts until then; nil for as long as the referral stands as it does.
    public var until: Instant?

    public init(
        _ worklist: Worklist, since: Instant, due: Day, dueRule: String, reason: String? = nil, until: Instant? = nil
    ) {
        self.until = until
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
        if let conversation { return adviceEntries(conversation, policy: policy) }
        var entries: [WorklistEntry] = []
        func add(
            _ list: Worklist, since: Instant, _ standard: KeyPath<Policy, TimeStandard>, _ name: String,
            due: Day? = nil,
            rule: String? = nil, reason: String? = nil
        ) {
            let policy = policy.inForce(on: since.londonDay)
            let days = policy[keyPath: standard].days(for: priority)
            let counted = policy.calendar.adding(workingDays: days, to: since.londonDay)
            entries.append(
                WorklistEntry(
                    list, since: since, due: due ?? counted,
                    dueRule: rule ?? "\(name): \(inWords(days, "working day"))",
                    reason: reason ?? self.reason))
        }
        let letterHere = clinicalInformationSettled
        // Whoever is monitored waits for the review, and stays where they can be booked.
        let review = monitoredSince == nil ? nil : validationDue
        let reviewRule = review.map { _ in "Active monitoring: reviewed every 12 weeks" }
        switch state {
        case .booked where outcome == nil:
            if reviewStatus != nil, letterHere, service?.kind != .triage {
                let since = reviewableSince
                let due = reviewDue(since: since, policy: policy)
                add(
                    .referralsForReview, since: since, \.review, "Review", due: due.day, rule: due.rule,
                    reason: reviewStatus?.rawValue)
            }
            if accepted, service?.kind == .assessment {
                let seen = appointment?.start?.londonDay
                let days = policy.inForce(on: stateSince.londonDay).nextDay.days(for: priority)
                let due = seen.map { policy.calendar.adding(workingDays: days, to: $0) }
                add(
                    .referralsForAssessment, since: stateSince, \.review, "Assessment", due: due,
                    rule: due == nil ? nil : "Assessment: \(inWords(days, "working day")) after the appointment")
            }
            if let end = liveAppointment?.end ?? liveAppointment?.start {
                add(.outcomesOutstanding, since: end, \.nextDay, "Outcome")
            } else if entries.isEmpty, letterHere {
                add(.outcomesOutstanding, since: stateSince, \.nextDay, "Outcome of an appointment without a time")
            }
        case .booked where accepted && service?.kind == .assessment:
            add(.referralsForAssessment, since: stateSince, \.review, "Assessment")
        case .awaitingTriage where letterHere:
            add(.referralsForReview, since: reviewableSince, \.review, "Triage")
        case .deferredToProvider:
            let since = deferredAt ?? stateSince
            let inForce = policy.inForce(on: since.londonDay)
            let counted = inForce.contactDue(inForce.slotIssueContact.days(for: priority), after: since.londonDay)
            add(
                .appointmentSlotIssues, since: since, \.slotIssueContact, "Contact",
                due: review ?? contactExpected ?? counted.day,
                rule: reviewRule
                    ?? (contactExpected == nil
                        ? "Contact: \(counted.count)\(counted.manner)"
                        : "The day the patient was told to expect to hear by"))
        case .triagedProviderToAction:
            add(.appointmentsForBooking, since: stateSince, \.booking, "Booking", due: review, rule: reviewRule)
        case .appointmentCancelledByPatient, .appointmentCancelledByProvider:
            add(.appointmentsForBooking, since: stateSince, \.booking, "Rebooking", due: review, rule: reviewRule)
        case .didNotAttend where !returnedToReferrer:
            add(.appointmentsForBooking, since: stateSince, \.missedAppointment, "Missed appointment")
        case .assessmentResult where assessment == nil:
            add(
                .referralsForAssessment, since: stateSince, \.nextDay, "Assessment whose outcome is not known here"
            )
        case .assessmentResult where assessment == .referOn:
            add(.appointmentsForBooking, since: stateSince, \.booking, "Refer on")
        case .booked, .awaitingTriage, .didNotAttend, .assessmentResult, .notBooked, .triageResponse, .rejected,
            .cancelledReferral:
            break
        }
        if cancelInPAS { add(.appointmentsToCancelInPAS, since: stateSince, \.nextDay, "Cancel in PAS") }
        if let row = needsEntry(policy: policy) { entries.append(row) }
        addReferrerEntries(add: add, policy: policy)
        return entries
    }

    /// It can be reviewed once it is with the service and its letter is there, whichever comes later.
    private var reviewableSince: Instant {
        max(stateSince, clinicalInfoLastUpdated ?? clinicalInfoFirstSubmitted ?? stateSince)
    }

    /// Nobody is named whose list it could stand on: sent back, it stays with the provider's booking staff.
    private var hasNoReferrer: Bool { referringOrganisation == nil && !cameOnReferrerList }

    private typealias Adder = (Worklist, Instant, KeyPath<Policy, TimeStandard>, String, Day?, String?, String?) -> Void

    private func addReferrerEntries(add: Adder, policy: Policy) {
        if !isClosed, clinicalInformation == .awaited {
            let rule = letterDue == nil ? nil : "The day e-RS gave for the letter"
            add(.lettersOutstanding, receivedAt, \.letter, "Letter", letterDue, rule, nil)
            if state == .booked || state == .awaitingTriage || state == .deferredToProvider, service != nil {
                add(.providerLettersOutstanding, receivedAt, \.letter, "Letter", letterDue, rule, nil)
            }
        }
        switch state {
        case .rejected, .triageResponse:
            add(.rejectedTriageResponse, stateSince, \.sentBack, "Sent back", nil, nil, nil)
            if hasNoReferrer {
                add(.appointmentsForBooking, stateSince, \.sentBack, "Nobody to send it to", nil, nil, reason)
            }
        case .assessmentResult, .cancelledReferral, .didNotAttend:
            if awaitsReferrer {
                add(.assessmentReturnedCancelledDNA, stateSince, \.sentBack, "Sent back", nil, nil, nil)
            } else if state == .didNotAttend, returnedToReferrer {
                add(.awaitingBooking, stateSince, \.awaitingBooking, "Awaiting booking", nil, nil, nil)
                if hasNoReferrer {
                    add(.appointmentsForBooking, stateSince, \.sentBack, "Nobody to send it to", nil, nil, reason)
                }
            }
        case .notBooked, .awaitingTriage, .deferredToProvider, .triagedProviderToAction,
            .appointmentCancelledByPatient, .appointmentCancelledByProvider:
            add(.awaitingBooking, stateSince, \.awaitingBooking, "Awaiting booking", nil, nil, nil)
        case .booked: break
        }
    }

    /// Review is due by its standard, and never later than the last working day before the appointment.
    private func reviewDue(since: Instant, policy: Policy) -> (day: Day, rule: String) {
        let policy = policy.inForce(on: since.londonDay)
        let days = policy.review.days(for: priority)
        let counted = policy.calendar.adding(workingDays: days, to: since.londonDay)
        let words = "Review: \(inWords(days, "working day"))"
        guard let start = appointment?.start else { return (counted, words) }
        let latest = policy.calendar.lastWorkingDay(before: start.londonDay)
        return latest < counted ? (latest, "Review: the last working day before the appointment") : (counted, words)
    }
}
