// How the 18-week clock moves: each change of a referral, by command or by import, passes here.

extension Referral {
    /// Notes an event that may have started the clock; of several the earliest stays.
    public mutating func noteClockStart(_ event: ClockStart, at moment: Instant) {
        if let known = clock.start, known <= moment { return }
        clock.start = moment
        clock.startEvent = event
    }

    /// The event by which a referral that is with a provider started its clock.
    public func clockStart(at kind: Service.Kind?) -> ClockStart {
        switch kind {
        case .triage: .triageService
        case .assessment: .assessmentService
        case .directlyBookable, .indirectlyBookable, .unspecified, nil:
            switch state {
            case .deferredToProvider: .deferred
            case .awaitingTriage: .triageService
            case .triagedProviderToAction: reason == ReviewReason.providerConverted ? .converted : .booked
            case .notBooked, .booked, .triageResponse, .rejected, .appointmentCancelledByPatient,
                .appointmentCancelledByProvider, .didNotAttend, .assessmentResult, .cancelledReferral:
                .booked
            }
        }
    }

    /// Moves the clock after a command that took place at `moment`.
    mutating func moveClock(
        from before: Referral, by command: ReferralCommand, at moment: Instant, facts: ReferralFacts
    ) throws(Refusal) {
        let said = try saidStatus(command)
        if command.action == .validate { try recordValidation(command, at: moment) }
        if command.action == .contactAttempt, command.outcome == ContactOutcome.declinedOffer.rawValue {
            clock.delays.append(ChosenDelay(.declined, on: moment.londonDay))
        }
        // A referral sent back and referred again keeps its first date, known or not.
        if before.state == .notBooked, isWithProvider, clock.stop == nil, clock.nullifiedAt == nil {
            noteClockStart(clockStart(at: (facts.namedService ?? facts.service)?.kind), at: moment)
        }
        if command.action == .startMonitoring, let start = command.outcome.flatMap({ MonitoringStart(rawValue: $0) }) {
            clock.stop = moment
            clock.stopEvent = nil
            clock.stopStatus = start.status
            clock.status = start.status
            clock.validation = nil
            clock.validatedAt = nil
        }
        moveClock(from: before, at: moment, said: said)
    }

    /// Moves the clock after a change that took place at `moment`; `before` is nil where the referral is new here.
    public mutating func moveClock(from before: Referral?, at moment: Instant, said status: RTTStatus? = nil) {
        let entered = before?.state != state
        switch state {
        case .booked:
            if entered, !takesBackMissed(before) { resumeClock(at: moment) }
            if outcome != nil, before?.outcome == nil { attend(at: moment, said: status) }
        case .deferredToProvider, .awaitingTriage, .triagedProviderToAction:
            if entered { resumeClock(at: moment) }
        case .didNotAttend:
            if entered { miss(isKnown: before != nil, at: moment) }
            if returnedToReferrer, before?.returnedToReferrer != true {
                stopClock(.handedBack, .notToTreat, at: moment)
            }
        case .rejected:
            if entered { stopClock(.rejected, .notToTreat, at: moment) }
        case .triageResponse:
            if entered { stopClock(.returned, .notToTreat, at: moment) }
        case .cancelledReferral:
            if entered, let status = Self.status(ofCancellation: reason) { stopClock(.cancelled, status, at: moment) }
        case .assessmentResult:
            if entered { assess(at: moment, said: status) }
        case .appointmentCancelledByPatient:
            if entered, before != nil { clock.delays.append(ChosenDelay(.cancelled, on: moment.londonDay)) }
        case .notBooked, .appointmentCancelledByProvider: break
        }
    }

    /// Whether a provider has it in hand: booked with it, deferred to it or for its triage.
    private var isWithProvider: Bool {
        switch state {
        case .booked, .deferredToProvider, .awaitingTriage: true
        case .notBooked, .triagedProviderToAction, .triageResponse, .rejected, .appointmentCancelledByPatient,
            .appointmentCancelledByProvider, .didNotAttend, .assessmentResult, .cancelledReferral:
            false
        }
    }

    private func saidStatus(_ command: ReferralCommand) throws(Refusal) -> RTTStatus? {
        guard let code = command.rtt else { return nil }
        guard command.action.rule.mayHave.contains(.rtt), let status = RTTStatus(rawValue: code), status.maySay else {
            throw .outcomeNotAllowed(code)
        }
        return status
    }

    private mutating func recordValidation(_ command: ReferralCommand, at moment: Instant) throws(Refusal) {
        guard let outcome = command.outcome.flatMap({ ValidationOutcome(rawValue: $0) }) else {
            throw .outcomeNotAllowed(command.outcome ?? "")
        }
        lastContact = moment
        guard outcome != .notReached else { return }
        clock.validation = outcome
        clock.validatedAt = moment
    }

    private mutating func stopClock(_ event: ClockStop, _ status: RTTStatus?, at moment: Instant) {
        // A clock stops once, and one that does not count has nothing to stop.
        guard clock.stop == nil, clock.nullifiedAt == nil || clock.restart != nil else { return }
        clock.stop = moment
        clock.stopEvent = event
        clock.stopStatus = status
    }

    private mutating func clearStop() {
        clock.stop = nil
        clock.stopEvent = nil
        clock.stopStatus = nil
    }

    private mutating func restartClock(_ event: ClockStart, at moment: Instant) {
        clearStop()
        clock.restart = moment
        clock.restartEvent = event
    }

    /// It is with a provider again: what was sent back runs on from its first date, what was nullified or discharged
    /// starts from zero.
    private mutating func resumeClock(at moment: Instant) {
        switch clock.stopEvent {
        case .rejected, .returned: clearStop()
        case .handedBack: restartClock(.referredAgain, at: moment)
        case .attended, .discharged, .assessed, .cancelled, .died: break
        // The patient goes ahead: a new clock, from that day.
        case nil: if clock.isMonitoring { restartClock(.afterMonitoring, at: moment) }
        }
        if clock.nullifiedAt != nil, clock.restart == nil { restartClock(.rebooked, at: moment) }
    }

    /// A missed first appointment nullifies, unless cancer is or may be suspected; a later one does not.
    private mutating func miss(isKnown: Bool, at moment: Instant) {
        let missed = min(appointment?.start ?? moment, moment)
        if reason == Self.patientDied { return stopClock(.died, .died, at: missed) }
        // Of a referral first heard of as missed nobody knows which appointment it was.
        guard isKnown, clock.firstMissedAt == nil, clock.firstSeenAt == nil else { return }
        clock.firstMissedAt = missed
        if clock.stop == nil, priority == .routine || priority == .urgent { clock.nullifiedAt = missed }
    }

    /// Whether the appointment that counted as missed stands again; then what followed from it is taken back.
    private mutating func takesBackMissed(_ before: Referral?) -> Bool {
        guard let before, before.state == .didNotAttend, before.appointment?.status == .noshow,
            let visit = liveAppointment, visit.start == before.appointment?.start
        else { return false }
        if clock.stopEvent == .died { clearStop() }
        if clock.restart == nil, clock.firstMissedAt == visit.start || visit.start == nil {
            clock.firstMissedAt = nil
            clock.nullifiedAt = nil
        }
        return true
    }

    private mutating func attend(at moment: Instant, said status: RTTStatus?) {
        let attended = min(appointment?.start ?? moment, moment)
        clock.firstSeenAt = clock.firstSeenAt ?? attended
        clock.status = status
        if let status {
            take(status, .attended, at: attended)
        } else if outcome == AttendanceOutcome.discharged.rawValue {
            stopClock(.discharged, nil, at: attended)
        }
    }

    private mutating func assess(at moment: Instant, said status: RTTStatus?) {
        clock.status = status
        if assessment == .resolvedTreated {
            clock.firstSeenAt = clock.firstSeenAt ?? min(appointment?.start ?? moment, moment)
        }
        if let status { return take(status, .assessed, at: moment) }
        switch assessment {
        case .adviseReferrer: stopClock(.assessed, .notToTreat, at: moment)
        case .resolvedTreated: stopClock(.assessed, .treated, at: moment)
        case .resolvedPatientRequest: stopClock(.assessed, .declined, at: moment)
        case .referOn, .referOnOutside, nil: break
        }
    }

    private mutating func take(_ status: RTTStatus, _ event: ClockStop, at moment: Instant) {
        if status.stops { return stopClock(event, status, at: moment) }
        if status == .firstAfterMonitoring,
            clock.stopStatus == .monitoredByPatient || clock.stopStatus == .monitoredByClinician
        {
            restartClock(.afterMonitoring, at: moment)
        }
    }

    private static let patientDied = "PATIENT_DIED"

    /// The status that a cancelled referral ends with; nil where the patient goes on waiting outside this desk.
    private static func status(ofCancellation reason: String?) -> RTTStatus? {
        switch reason {
        case patientDied: .died
        case "INTEND_PRIVATE", "PATIENT_REQUEST_CANCELLATION_OTHER", "TREATMENT_NO_LONGER_REQUIRED": .declined
        case "REFERRER_CANCELLATION", "NO_LONGER_REQUIRED": .notToTreat
        case "RAISED_IN_ERROR": .notApplicable
        // Booked outside e-RS, sent to a test or another service: the clock runs on there.
        case _: nil
        }
    }
}
