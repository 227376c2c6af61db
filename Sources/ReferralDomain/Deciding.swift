// What becomes of a referral when a command is carried out: the rule first, then the referral as it will be.

/// A command carried out: the referral afterwards and what must be told to whom.
public struct Decision: Sendable {
    public var referral: Referral
    public var messages: [OutboxMessage]
}

/// Characters of a comment (e-RS A028) that e-RS takes.
public let commentLimit = 2_000

/// Services on a shortlist (e-RS A011) that e-RS takes.
public let shortlistLimit = 20

extension Referral {
    /// This referral after `command`, or the refusal. The version goes up by one.
    public func deciding(_ command: ReferralCommand, by actor: Actor, facts: ReferralFacts) throws(Refusal) -> Decision
    {
        let refusal = refusal(of: command.action, by: actor, facts: facts)
        if let refusal, refusal.isAboutTheUser { throw refusal }
        // Somebody who was overtaken is told so, and not that what they saw is no longer allowed.
        if let expected = command.expectedVersion, expected != version {
            throw .versionConflict(expected: expected, actual: version)
        }
        if let refusal { throw refusal }
        try checkWords(of: command, by: actor, facts: facts)
        try checkSafety(of: command, by: actor, facts: facts)
        return try concluding(command, by: actor, facts: facts)
    }

    /// This referral after a command against which nothing speaks.
    func concluding(_ command: ReferralCommand, by actor: Actor, facts: ReferralFacts) throws(Refusal) -> Decision {
        var next = self
        try next.carryOut(command, by: actor, facts: facts)
        try next.moveClock(from: self, by: command, at: happened(command, facts), facts: facts)
        next.version += 1
        let hasMoved =
            next.state != state || next.advice != advice || next.service != service
            || next.appointment.map { $0.id == 0 } == true && command.action != .moveAppointment
        if hasMoved { next.stateSince = happened(command, facts) }
        return Decision(referral: next, messages: messages(after: next, command: command, facts: facts))
    }

    /// When it took place, never ahead of now: a row that counts from a future moment would be on no list till then.
    private func happened(_ command: ReferralCommand, _ facts: ReferralFacts) -> Instant {
        min(command.happenedAt ?? facts.now, facts.now)
    }

    private func checkWords(
        of command: ReferralCommand, by actor: Actor, facts: ReferralFacts
    ) throws(Refusal) {
        let action = command.action
        let needs = asked(by: action).needs
        try checkWhen(command)
        try checkFollowUp(of: command)
        for (text, limit) in [(command.comment, action.commentLimit), (command.instruction, commentLimit)] {
            if let text, text.count > limit { throw .commentTooLong(limit: limit) }
        }
        if needs.contains(.by), command.by == nil { throw .byWhomMissing }
        if action == .deferToProvider {
            guard let code = command.reason else { throw .reasonMissing }
            guard let reason = DeferralReason(rawValue: code) else { throw .reasonNotAllowed(code) }
            try checkGivingUp(reason, facts: facts)
        } else if let code = command.reason {
            let allowed = reasons(for: action, by: actor, asked: command.by, facts: facts)
            guard let reason = allowed.first(where: { $0.code == code }) else { throw .reasonNotAllowed(code) }
            if reason.commentIsMandatory, command.comment.isBlank { throw .commentMissing }
        } else if needs.contains(.reason) {
            throw .reasonMissing
        }
        if needs.contains(.comment), command.comment.isBlank { throw .commentMissing }
        if needs.contains(.priority), command.priority == nil { throw .priorityMissing }
        if needs.contains(.slot), command.slot == nil { throw .slotMissing }
        if needs.contains(.outcome), command.outcome == nil { throw .outcomeMissing }
        if needs.contains(.reference), command.reference.isBlank { throw .referenceMissing }
        if needs.contains(.document), command.document == nil, command.letter == nil { throw .documentMissing }
        if needs.contains(.service), command.service == nil { throw .serviceMissing }
        if command.service != nil || command.slot != nil { try checkTarget(of: command, by: actor, facts: facts) }
    }

    func checkTarget(of command: ReferralCommand, by actor: Actor, facts: ReferralFacts) throws(Refusal) {
        let action = command.action
        if let unknown = facts.unknownServices.first { throw .serviceUnknown(unknown) }
        if action == .changeShortlist || action == .createReferral { return try checkNewShortlist(command) }
        if action == .deferToProvider, facts.namedService?.kind == .triage { throw .triageService }
        if action == .deferToProvider || action == .sendForTriage, let service = command.service {
            try checkShortlist(names: service, by: actor)
        }
        guard let id = command.slot else { return }
        guard let slot = facts.slot else { throw .slotUnknown(id) }
        if let service = command.service, service != slot.service { throw .slotUnknown(id) }
        if slot.closed { throw .slotClosed(id) }
        if slot.start < facts.now { throw .slotPast(id) }
        try checkFit(in: slot, for: command, by: actor, facts: facts)
        try checkRoom(in: slot, for: command, by: actor, facts: facts)
        try checkShortlist(names: slot.service, by: actor)
    }

    /// At most 20 services, none twice (e-RS A031).
    private func checkNewShortlist(_ command: ReferralCommand) throws(Refusal) {
        let services = command.services
        if services.count > shortlistLimit { throw .shortlistTooLong(limit: shortlistLimit) }
        for (place, service) in services.enumerated() where services.prefix(place).contains(service) {
            throw .serviceTwice(service)
        }
    }

    /// A referrer sends a referral only where its shortlist says (e-RS A016).
    private func checkShortlist(names service: String, by actor: Actor) throws(Refusal) {
        if actor.role.side == .referrer, !shortlist.isEmpty, !shortlist.contains(service) {
            throw .notOnShortlist(service)
        }
    }

    private mutating func carryOut(
        _ command: ReferralCommand, by actor: Actor, facts: ReferralFacts
    ) throws(Refusal) {
        let happened = happened(command, facts)
        stateInferred = false
        if command.action.isOfAdvice { adviceLastUpdated = happened }
        switch command.action {
        case .accept:
            accepted = true
            reviewStatus = nil
            instruction = command.instruction ?? instruction
        case .reject:
            try endAppointment(command, facts: facts)
            move(to: .rejected, command)
            accepted = false
        case .cancelAppointmentActionLater:
            try endAppointment(command, facts: facts)
            move(to: .triagedProviderToAction, command, reason: ReviewReason.cancelAppointmentActionLater)
            priority = command.priority ?? priority
        case .acceptReferBookLater:
            move(to: .triagedProviderToAction, command, reason: ReviewReason.acceptReferBookLater)
            priority = command.priority ?? priority
            accepted = true
        case .returnToReferrerWithAdvice:
            if let named = command.priority, named != priority { throw .priorityNotCurrent }
            move(to: .triageResponse, command, reason: ReviewReason.returnToReferrerWithAdvice)
        case .referBookNow:
            priority = command.priority ?? priority
            try take(command, facts: facts, triaged: true)
        case .redirect: try redirect(command, at: happened, facts: facts)
        case .book: try take(command, facts: facts, triaged: accepted)
        case .rebook:
            try endAppointment(command, facts: facts)
            try take(command, facts: facts, triaged: accepted)
        case .moveAppointment: try moveAppointment(command, facts: facts)
        case .deferToProvider:
            // Nothing is left of a booking that the PAS never confirmed.
            if liveAppointment != nil { appointment?.status = .cancelled }
            service = command.service ?? service ?? shortlist.first
            move(to: .deferredToProvider, command)
            deferredAt = happened
            contactExpected = nil
        case .sendForTriage:
            service = command.service ?? service ?? shortlist.first
            move(to: .awaitingTriage, command, reason: ReviewReason.triage)
            deferredAt = nil
            contactExpected = nil
        case .cancelAppointment:
            try endAppointment(command, facts: facts)
            let byPatient = command.by == .patient
            move(to: byPatient ? .appointmentCancelledByPatient : .appointmentCancelledByProvider, command)
        case .recordDNA: try recordMissedAppointment(command)
        case .undoDNA:
            move(to: .booked, command)
            appointment?.status = .booked
            reviewStatus = accepted ? nil : .neverReviewed
        case .recordAttendance:
            guard let code = command.outcome, AttendanceOutcome(rawValue: code) != nil else {
                throw .outcomeNotAllowed(command.outcome ?? "")
            }
            outcome = code
            appointment?.status = .fulfilled
        case .recordAssessment: try assess(command, facts: facts)
        case .confirmCancelledInPAS: cancelInPAS = false
        case .cancelReferral:
            if liveAppointment != nil { try endAppointment(command, facts: facts) }
            move(to: .cancelledReferral, command)
            cancelledOutside = actor.role.side == .provider
        case .changePriority:
            if let named = command.priority, named == priority { throw .outcomeNotAllowed(named.rawValue) }
            priority = command.priority
        case .changeShortlist:
            shortlist = command.services
            service = shortlist.first
            accepted = false
            returnedToReferrer = false
            move(to: .notBooked, command)
        case .addLetter:
            receiveLetter()
            clinicalInfoFirstSubmitted = clinicalInfoFirstSubmitted ?? happened
            clinicalInfoLastUpdated = happened
            if state == .booked { reviewStatus = reviewStatusWithNewLetter }
        case .acknowledge: acknowledged = true
        case .contactAttempt:
            guard let code = command.outcome, ContactOutcome(rawValue: code) != nil else {
                throw .outcomeNotAllowed(command.outcome ?? "")
            }
            lastContact = happened
        case .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement: try changeNeed(command, at: happened)
        case .liftFreeze: try settleFreeze(command, facts: facts)
        case .wrongPatientLetter: if facts.namedLetterIsOnly { clinicalInformation = .awaited }
        case .advise: try answer(command, leadingTo: .referrerToReviewResponse)
        case .askMore: try answer(command, leadingTo: .referrerToSubmitInformation)
        case .sendInformation: advice = .providerResponseRequired
        case .closeAdvice: advice = advice == .referrerToReviewResponse ? .endedClosed : .endedCancelled
        case .convert, .createReferral: becomeReferral(command, at: happened)
        // Whoever tells the PAS hears its answer.
        case .told: if requestedSince != nil { appointment?.status = .booked }
        case .startMonitoring:
            guard command.outcome.flatMap({ MonitoringStart(rawValue: $0) }) != nil else {
                throw .outcomeNotAllowed(command.outcome ?? "")
            }
            instruction = command.instruction ?? instruction
            comment = command.comment
        case .takeERS, .keepOurs, .validate, .offer, .declineOffer, .claim, .release, .assign, .snooze, .wake,
            .note, .handUp, .answer, .countersign:
            break
        }
    }

    /// Puts the referral in the named slot; a service that has not triaged it yet reviews it.
    private mutating func take(_ command: ReferralCommand, facts: ReferralFacts, triaged: Bool) throws(Refusal) {
        guard let slot = facts.slot else { throw .slotUnknown(command.slot ?? "") }
        let sameService = service == nil || service == slot.service
        service = slot.service
        accepted = triaged && sameService
        returnedToReferrer = false
        outcome = nil
        appointment = Appointment(in: slot, of: facts.namedService)
        move(to: .booked, command)
        reviewStatus = accepted ? nil : .neverReviewed
    }

    /// Ends the live appointment; an indirectly booked one needs the word on the PAS (e-RS A014, A022).
    private mutating func endAppointment(_ command: ReferralCommand, facts: ReferralFacts) throws(Refusal) {
        guard liveAppointment != nil else { return }
        if facts.service?.kind == .indirectlyBookable {
            guard let cancelled = command.cancelledInPAS else { throw .cancelledInPASMissing }
            // An earlier one that still stands in the PAS stays to be cancelled.
            cancelInPAS = cancelInPAS || !cancelled
        } else if command.cancelledInPAS != nil {
            throw .cancelledInPASNotPermitted
        }
        appointment?.status = .cancelled
    }

    private mutating func recordMissedAppointment(_ command: ReferralCommand) throws(Refusal) {
        if let code = command.outcome {
            guard code == MissedAppointmentOutcome.adviseReferrer else { throw .outcomeNotAllowed(code) }
            returnedToReferrer = true
            acknowledged = false
        } else if state == .didNotAttend {
            throw .outcomeMissing
        }
        if state == .booked {
            move(to: .didNotAttend, command)
            appointment?.status = .noshow
        }
    }

    private mutating func redirect(
        _ command: ReferralCommand, at happened: Instant, facts: ReferralFacts
    ) throws(Refusal) {
        guard let target = facts.namedService else { throw .serviceUnknown(command.service ?? "") }
        guard target.id != service else { throw .outcomeNotAllowed(target.id) }
        try endAppointment(command, facts: facts)
        priority = command.priority ?? priority
        if command.slot != nil {
            try take(command, facts: facts, triaged: false)
            comment = command.comment
        } else {
            service = target.id
            accepted = false
            if target.kind == .triage {
                move(to: .awaitingTriage, command, reason: ReviewReason.triage)
                deferredAt = nil
            } else {
                move(to: .deferredToProvider, command)
                deferredAt = happened
            }
        }
    }
}
