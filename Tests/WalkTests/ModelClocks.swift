// The model's 18-week clock: what starts, nullifies, stops and restarts it, told once more and as plainly as possible.

import ReferralDomain

/// Reasons of a cancelled referral that end the wait; with the others the patient goes on waiting elsewhere.
private let endingReasons: Set<String> = [
    "PATIENT_DIED", "INTEND_PRIVATE", "PATIENT_REQUEST_CANCELLATION_OTHER", "TREATMENT_NO_LONGER_REQUIRED",
    "REFERRER_CANCELLATION", "NO_LONGER_REQUIRED", "RAISED_IN_ERROR",
]

extension ModelCase {
    /// Moves the clock after an act that took place at `moment`; `rtt` is the status said with it.
    mutating func moveClock(from before: ModelCase, by action: ReferralAction, at moment: Instant, rtt: String?) {
        let entered = before.state != state
        let isWithProvider = [.booked, .deferredToProvider, .awaitingTriage].contains(state)
        if before.state == .notBooked, isWithProvider, clock.stop == nil, clock.nullified == nil {
            clock.start = min(clock.start ?? moment, moment)
        }
        if action == .startMonitoring {
            clock.stop = moment
            clock.stoppedBy = .monitoring
        }
        if outcome != nil, before.outcome == nil { attend(at: moment, rtt: rtt) }
        if returned, !before.returned, state == .didNotAttend, !entered { stop(.handedBack, at: moment) }
        guard entered else { return }
        switch state {
        case .booked where action == .undoDNA: takeBackMissed()
        case .booked, .deferredToProvider, .awaitingTriage, .triagedProviderToAction: resume(at: moment)
        case .didNotAttend:
            miss(at: moment)
            if returned, !before.returned { stop(.handedBack, at: moment) }
        case .rejected, .triageResponse: stop(.sentBack, at: moment)
        case .cancelledReferral: if endingReasons.contains(reason ?? "") { stop(.other, at: moment) }
        case .assessmentResult: assess(at: moment, rtt: rtt)
        case .notBooked, .appointmentCancelledByPatient, .appointmentCancelledByProvider: break
        }
    }

    private mutating func stop(_ by: ModelClock.Stop, at moment: Instant) {
        // A clock stops once, and a nullified one has nothing to stop.
        guard clock.stop == nil, clock.nullified == nil || clock.restart != nil else { return }
        clock.stop = moment
        clock.stoppedBy = by
    }

    private mutating func resume(at moment: Instant) {
        if [.sentBack, .handedBack, .monitoring].contains(clock.stoppedBy) {
            if clock.stoppedBy != .sentBack { clock.restart = moment }
            clock.stop = nil
            clock.stoppedBy = nil
        }
        if clock.nullified != nil, clock.restart == nil {
            clock.restart = moment
            clock.stop = nil
            clock.stoppedBy = nil
        }
    }

    private mutating func miss(at moment: Instant) {
        let missed = min(visit?.start ?? moment, moment)
        if reason == "PATIENT_DIED" { return stop(.died, at: missed) }
        guard clock.firstMissed == nil, clock.firstSeen == nil else { return }
        clock.firstMissed = missed
        if clock.stop == nil, priority == .routine || priority == .urgent { clock.nullified = missed }
    }

    private mutating func takeBackMissed() {
        if clock.stoppedBy == .died {
            clock.stop = nil
            clock.stoppedBy = nil
        }
        if clock.restart == nil, clock.firstMissed == visit?.start {
            clock.firstMissed = nil
            clock.nullified = nil
        }
    }

    private mutating func attend(at moment: Instant, rtt: String?) {
        let attended = min(visit?.start ?? moment, moment)
        clock.firstSeen = clock.firstSeen ?? attended
        if rtt == "30" || rtt == nil && outcome == "1" { stop(.other, at: attended) }
    }

    private mutating func assess(at moment: Instant, rtt: String?) {
        if reason == "RESOLVED_TREATED" { clock.firstSeen = clock.firstSeen ?? min(visit?.start ?? moment, moment) }
        let ends = ["ADVISE_REFERRER", "RESOLVED_TREATED", "RESOLVED_PATIENT_REQUEST"].contains(reason ?? "")
        if rtt == "30" || rtt == nil && ends { stop(.other, at: moment) }
    }
}

extension ModelReferral {
    /// The very first start, whatever became of it.
    var firstStart: Instant? {
        guard let ours = now.clock.start else { return pathwayStart }
        return pathwayStart.map { min($0, ours) } ?? ours
    }

    /// Nothing happened to it before that day.
    var firstHeard: Day {
        [received, pathwayStart, now.clock.start].compactMap { $0 }.map(\.londonDay).min() ?? received.londonDay
    }

    /// Where the wait counts from.
    var waitStart: Instant? { now.clock.restart ?? (now.clock.nullified == nil ? firstStart : nil) }

    var isWaiting: Bool { waitStart != nil && now.clock.stop == nil && !now.isClosed }

    /// The last good day of 18 weeks while the clock runs.
    var breach: Day? { isWaiting ? waitStart?.londonDay.adding(days: 126) : nil }

    /// The day beyond which nothing is put off.
    var latestSnooze: Day {
        (waitStart ?? received).londonDay.adding(days: now.priority == .twoWeekWait ? 28 : 126)
    }
}
