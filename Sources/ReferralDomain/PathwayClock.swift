// The clocks of a referral, each explaining itself: what started it, its target and rule, what stops it or has.

/// One clock of a referral.
public struct PathwayClock: Hashable, Sendable, Codable {
    /// Kebab case: `rtt`, `first-seen`, `faster-diagnosis`, `contact`, `triage`, `letter`, `validation`, `at-180-days`,
    /// `advice`.
    public var name: String
    /// nil where nothing says when it began.
    public var start: Day?
    /// What began it, as the end of a sentence that begins with "from".
    public var startEvent: String?
    /// The last good day; nil where the start is not known.
    public var due: Day?
    public var rule: String
    /// What will stop it, in words.
    public var stops: String
    /// The day it stopped.
    public var stop: Day?
    public var stopEvent: String?
    /// RTT period status, where that stopped it.
    public var stopStatus: RTTStatus?
    /// Whole days from its start to its stop, or to now.
    public var daysWaited: Int?
    /// The band of an 18-week wait.
    public var band: WaitBand?
    /// Recorded and never subtracted.
    public var delays: [ChosenDelay] = []
    /// Since then nothing has been heard that could tell whether it was met.
    public var notKnownSince: Day?
    /// What is not known.
    public var notKnown: String?
    /// What else belongs to it, in sentences.
    public var notes: [String] = []

    public init(name: String, start: Day?, due: Day?, rule: String, stops: String) {
        self.name = name
        self.start = start
        self.due = due
        self.rule = rule
        self.stops = stops
    }

    /// Whole weeks waited.
    public var weeksWaited: Int? { daysWaited.map { $0 / 7 } }

    /// Whether it counts down: neither stopped nor without news.
    public var isRunning: Bool { stop == nil && notKnownSince == nil && due != nil }

    mutating func isNotKnown(since day: Day, _ why: String) {
        notKnownSince = day
        notKnown = why
    }
}

extension Referral {
    /// Every clock of the referral at a moment, each explained; `service` is the one it is with.
    public func clocks(policy: Policy, service: Service? = nil, at now: Instant) -> [PathwayClock] {
        if isConversation { return adviceClocks(policy: policy) }
        let treatment = treatmentClock(policy: policy, at: now)
        var clocks = [treatment]
        if priority == .twoWeekWait { clocks += cancerClocks(after: treatment, policy: policy, at: now) }
        if let contact = contactClock(policy: policy) { clocks.append(contact) }
        if let triage = triageClock(policy: policy, service: service, at: now) { clocks.append(triage) }
        if let letter = letterClock(policy: policy) { clocks.append(letter) }
        if let validation = validationClock { clocks.append(validation) }
        if let long = longWaitClock(policy: policy, at: now) { clocks.append(long) }
        return clocks
    }

    /// The promise to the patient to be in touch, while it is deferred or for triage.
    private func contactClock(policy: Policy) -> PathwayClock? {
        guard state == .deferredToProvider || state == .awaitingTriage else { return nil }
        let began = deferredAt ?? stateSince
        let since = began.londonDay
        let policy = policy.inForce(on: since)
        let standard = state == .awaitingTriage ? policy.triageContact : policy.slotIssueContact
        let counted = policy.contactDue(standard.days(for: priority), after: since)
        var contact = PathwayClock(
            name: "contact", start: since, due: contactExpected ?? counted.day,
            rule: contactExpected == nil
                ? "\(counted.count) from deferral\(counted.manner)" : "The day the patient was told",
            stops: "booked, triaged or sent back")
        contact.startEvent = state == .awaitingTriage ? "its arrival for triage" : "its deferral to the provider"
        if let tried = lastContact, tried >= began { contact.notes = ["Last tried \(tried.londonDay.short)."] }
        return contact
    }

    /// Review or triage, as the list that it waits on has it.
    private func triageClock(policy: Policy, service: Service?, at now: Instant) -> PathwayClock? {
        let entries = worklistEntries(service: service, policy: policy)
        guard let entry = entries.first(where: { $0.worklist == .referralsForReview }) else { return nil }
        var triage = PathwayClock(
            name: "triage", start: entry.since.londonDay, due: entry.due, rule: entry.dueRule,
            stops: "a clinical decision")
        triage.startEvent = "the day the service had it with its letter"
        return triage
    }

    private func letterClock(policy: Policy) -> PathwayClock? {
        guard clinicalInformation == .awaited else { return nil }
        let received = receivedAt.londonDay
        let policy = policy.inForce(on: received)
        let days = policy.letter.days(for: priority)
        var letter = PathwayClock(
            name: "letter", start: received,
            due: letterDue ?? policy.calendar.adding(workingDays: days, to: received),
            rule: letterDue == nil
                ? "\(inWords(days, "working day")) from the referral" : "The day e-RS gave for the letter",
            stops: "the letter arrives, or nobody means to send one")
        letter.startEvent = "the day it was received"
        if isClosed {
            letter.stop = stateSince.londonDay
            letter.stopEvent = "the referral is closed"
        }
        return letter
    }

    private var validationClock: PathwayClock? {
        guard let due = validationDue, let start = waitStart else { return nil }
        if let monitored = monitoredSince?.londonDay, clock.validation != .noLongerNeeded {
            var review = PathwayClock(
                name: "validation", start: monitored, due: due, rule: "Active monitoring is reviewed every 12 weeks",
                stops: "the review, or the patient goes ahead")
            review.startEvent = "the start of active monitoring"
            if let answered = clock.validatedAt { review.notes = ["Last review \(answered.londonDay.short)."] }
            return review
        }
        let asks = clock.validation == .noLongerNeeded
        var validation = PathwayClock(
            name: "validation", start: start.at.londonDay, due: due,
            rule: asks
                ? "The patient said that it is no longer needed: cancel the referral, or validate it again"
                : "The patient is asked at 12, 26 and 52 weeks whether it is still needed",
            stops: asks ? "the referral is cancelled" : "the patient's answer")
        validation.startEvent = start.event.words
        if let answered = clock.validatedAt { validation.notes = ["Last answer \(answered.londonDay.short)."] }
        return validation
    }

    private func longWaitClock(policy: Policy, at now: Instant) -> PathwayClock? {
        guard let since = longWaitSince(policy: policy) else { return nil }
        let received = receivedAt.londonDay
        let day = since.londonDay
        var long = PathwayClock(
            name: "at-180-days", start: received, due: day,
            rule: "Unbooked for \(inWords(day.number - received.number, "day")): it goes to the supervisor, and stays",
            stops: "booked or closed")
        long.startEvent = "the day it was received"
        long.daysWaited = max(0, now.londonDay.number - received.number)
        return long
    }
}

/// `1 working day`, `3 working days`.
public func inWords(_ number: Int, _ one: String) -> String { "\(number) \(one)\(number == 1 ? "" : "s")" }
