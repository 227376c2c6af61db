// How long a referral has waited and what that comes to: breach, bands, milestones, validation, 180 days.

/// Days of the national standards; the last day is still good.
public enum ClockDays {
    /// 18 weeks referral to treatment.
    public static let referralToTreatment = 126
    /// First seen, suspected cancer (local milestone).
    public static let firstSeen = 14
    /// Faster Diagnosis Standard.
    public static let fasterDiagnosis = 28
    /// A waiting patient is asked whether the referral is still needed: 12, 26 and 52 weeks.
    public static let validation = [84, 182, 364]
    /// So many days before its day an answer counts for a validation.
    public static let validationLead = 28
    /// Active monitoring is reviewed at least so often.
    public static let monitoringReview = 84
}

/// How long a wait has become, in the bands that are reported.
public enum WaitBand: String, CaseIterable, Sendable, Codable, Comparable {
    case within18 = "within-18-weeks"
    case over18 = "over-18-weeks"
    case over52 = "over-52-weeks"
    case over65 = "over-65-weeks"
    case over78 = "over-78-weeks"
    case over104 = "over-104-weeks"

    /// The week whose end is the last day outside the band; 0 for the first.
    public var weeks: Int {
        switch self {
        case .within18: 0
        case .over18: 18
        case .over52: 52
        case .over65: 65
        case .over78: 78
        case .over104: 104
        }
    }

    /// The band of so many days: the last day of the week still belongs to the band before.
    public init(days: Int) {
        self = WaitBand.allCases.last { $0.weeks > 0 && days > $0.weeks * 7 } ?? .within18
    }

    public static func < (left: WaitBand, right: WaitBand) -> Bool { left.weeks < right.weeks }
}

/// A milestone that a live appointment lies beyond.
public struct BeyondTarget: Hashable, Sendable, Codable {
    /// The clock: `first-seen`, `faster-diagnosis` or `rtt`.
    public var clock: String
    /// The last good day.
    public var target: Day
    /// Days beyond it.
    public var days: Int
}

extension Referral {
    /// Where the wait counts from, and by what: e-RS's pathway start or ours, whichever is earlier; nil where it is not
    /// known, or where a missed first appointment has nullified it and nobody has rebooked yet.
    public var waitStart: (at: Instant, event: ClockStart)? {
        if let restart = clock.restart { return (restart, clock.restartEvent ?? .rebooked) }
        return clock.nullifiedAt == nil ? firstStart : nil
    }

    /// The very first start, whatever became of it.
    public var firstStart: (at: Instant, event: ClockStart)? {
        let ours = clock.start.map { ($0, clock.startEvent ?? .booked) }
        guard let sent = pathwayStart else { return ours }
        if let ours, ours.0 <= sent { return ours }
        return (sent, .pathwayStart)
    }

    /// Whether the 18-week clock runs and is followed here.
    public var isClockRunning: Bool { waitStart != nil && clock.stop == nil && !isClosed && !isConversation }

    /// The day after which 18 weeks are breached; nil where the start is not known, and once it has stopped or closed.
    public var breachDay: Day? {
        guard isClockRunning else { return nil }
        return waitStart?.at.londonDay.adding(days: ClockDays.referralToTreatment)
    }

    /// Suspected cancer that nobody has seen yet: the 14 days count before the 18 weeks.
    public var awaitsFirstSeen: Bool { priority == .twoWeekWait && clock.firstSeenAt == nil && firstStart != nil }

    /// The last day on which being seen is in time: 14 days for suspected cancer until first seen, else the breach date.
    public var lastGoodDay: Day? {
        awaitsFirstSeen ? firstStart?.at.londonDay.adding(days: ClockDays.firstSeen) : breachDay
    }

    /// The day that it is put in order by: its breach date, or what that would be had the clock begun when we heard of it.
    public var pressingDay: Day {
        breachDay ?? receivedAt.londonDay.adding(days: ClockDays.referralToTreatment)
    }

    /// Its place among others that wait since the same moment: priority, breach, then the older record first.
    public var need: [Int] {
        [4 - (priority?.rank ?? Priority.twoWeekWait.rank), pressingDay.number, Int(id)]
    }

    /// Whole days waited until a day, or until the clock stopped; delays by choice are never taken off.
    public func daysWaited(on day: Day) -> Int? {
        guard let start = waitStart else { return nil }
        let end = clock.stop.map { min($0.londonDay, day) } ?? day
        return max(0, end.number - start.at.londonDay.number)
    }

    /// Whole weeks waited.
    public func weeksWaited(on day: Day) -> Int? { daysWaited(on: day).map { $0 / 7 } }

    /// The band of the wait.
    public func waitBand(on day: Day) -> WaitBand? { daysWaited(on: day).map { WaitBand(days: $0) } }

    /// The gravest milestone that the live appointment lies beyond; nil where it is in time or there is none.
    public func bookedBeyondTarget(policy: Policy) -> BeyondTarget? {
        guard isClockRunning, let visit = liveAppointment?.start?.londonDay, let start = waitStart?.at.londonDay else {
            return nil
        }
        let within = policy.inForce(on: start).bookedWithin.days(for: priority)
        var targets = [("rtt", start.adding(days: min(within, ClockDays.referralToTreatment)))]
        if priority == .twoWeekWait, let first = firstStart?.at.londonDay {
            targets = [
                ("first-seen", first.adding(days: within)),
                ("faster-diagnosis", first.adding(days: ClockDays.fasterDiagnosis)),
                ("rtt", start.adding(days: ClockDays.referralToTreatment)),
            ]
            if clock.firstSeenAt != nil { targets.removeFirst() }
        }
        return targets.last { visit > $0.1 }.map {
            BeyondTarget(clock: $0.0, target: $0.1, days: visit.number - $0.1.number)
        }
    }

    /// When the patient is next to be asked whether the referral is still needed: at 12, 26 and 52 weeks of a running
    /// clock. An answer covers what fell due before it and in the four weeks after it; one that the referral is no
    /// longer needed asks for its cancellation at once.
    public var validationDue: Day? {
        if let monitored = monitoredSince?.londonDay, !isClosed {
            if clock.validation == .noLongerNeeded { return clock.validatedAt?.londonDay }
            return max(monitored, clock.validatedAt?.londonDay ?? monitored).adding(days: ClockDays.monitoringReview)
        }
        guard isClockRunning, let start = waitStart?.at.londonDay else { return nil }
        let answered = clock.validatedAt?.londonDay
        if clock.validation == .noLongerNeeded, let answered { return answered }
        let covered = answered?.adding(days: ClockDays.validationLead)
        return ClockDays.validation.map { start.adding(days: $0) }.first { day in covered.map { day > $0 } ?? true }
    }

    /// Since when its patient is actively monitored while nothing is booked; nil where they are not.
    public var monitoredSince: Instant? {
        clock.isMonitoring && liveAppointment == nil ? clock.stop : nil
    }

    /// From when an unbooked referral has waited so long that it goes to the supervisor; e-RS would drop it then.
    public func longWaitSince(policy: Policy) -> Instant? {
        guard !isClosed, liveAppointment == nil else { return nil }
        let received = receivedAt.londonDay
        return LondonTime.startOfDay(received.adding(days: policy.inForce(on: received).longWaitDays))
    }
}
