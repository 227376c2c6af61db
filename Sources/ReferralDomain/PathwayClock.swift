// The clocks that run on a referral, each with its start, its target and the rule that gave it.

/// One clock of a referral.
public struct PathwayClock: Hashable, Sendable, Codable {
    /// Kebab case: `rtt`, `first-seen`, `faster-diagnosis`, `contact`, `letter`.
    public var name: String
    /// nil where nothing says when it began.
    public var start: Day?
    /// The last good day; nil where the start is not known.
    public var due: Day?
    public var rule: String

    public init(name: String, start: Day?, due: Day?, rule: String) {
        self.name = name
        self.start = start
        self.due = due
        self.rule = rule
    }
}

/// Days of the national standards; the last day is still good.
public enum ClockDays {
    /// 18 weeks referral to treatment.
    public static let referralToTreatment = 126
    /// First seen, suspected cancer (local milestone).
    public static let firstSeen = 14
    /// Faster Diagnosis Standard.
    public static let fasterDiagnosis = 28
}

extension Referral {
    /// The day after which 18 weeks are breached, where the start is known.
    public var breachDay: Day? { pathwayStart?.londonDay.adding(days: ClockDays.referralToTreatment) }

    /// The clocks that run, each explained.
    public func clocks(policy: Policy) -> [PathwayClock] {
        let start = pathwayStart?.londonDay
        func clock(_ name: String, days: Int, _ rule: String) -> PathwayClock {
            PathwayClock(
                name: name, start: start, due: start.map { $0.adding(days: days) },
                rule: start == nil ? "\(rule); the start is not known" : rule)
        }
        var clocks = [
            clock(
                "rtt", days: ClockDays.referralToTreatment,
                "18 weeks from the e-Referral pathway start: day 126 is the last good day")
        ]
        if priority == .twoWeekWait {
            clocks.append(clock("first-seen", days: ClockDays.firstSeen, "Suspected cancer: first seen within 14 days"))
            clocks.append(
                clock("faster-diagnosis", days: ClockDays.fasterDiagnosis, "Suspected cancer: told within 28 days"))
        }
        if state == .deferredToProvider || state == .awaitingTriage {
            let since = (deferredAt ?? stateSince).londonDay
            let inForce = policy.inForce(on: since)
            let standard = state == .awaitingTriage ? inForce.triageContact : inForce.slotIssueContact
            let counted = inForce.contactDue(standard.days(for: priority), after: since)
            clocks.append(
                PathwayClock(
                    name: "contact", start: since, due: contactExpected ?? counted.day,
                    rule: contactExpected == nil
                        ? "\(counted.count) from deferral\(counted.manner)" : "The day the patient was told"))
        }
        if clinicalInformation == .awaited {
            let days = policy.inForce(on: receivedAt.londonDay).letter.days(for: priority)
            clocks.append(
                PathwayClock(
                    name: "letter", start: receivedAt.londonDay,
                    due: letterDue ?? policy.calendar.adding(workingDays: days, to: receivedAt.londonDay),
                    rule: letterDue == nil
                        ? "\(inWords(days, "working day")) from the referral" : "The day e-RS gave for the letter"))
        }
        return clocks
    }
}

/// `1 working day`, `3 working days`.
public func inWords(_ number: Int, _ one: String) -> String { "\(number) \(one)\(number == 1 ? "" : "s")" }
