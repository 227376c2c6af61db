// May this user do this now, and if not, why: the one answer behind hints, writes and "why can't I?".

extension Referral {
    /// Why `actor` may not do `action` to this referral now, or nil if they may.
    public func refusal(of action: ReferralAction, by actor: Actor, facts: ReferralFacts) -> Refusal? {
        let rule = action.rule
        guard rule.roles.contains(actor.role) else { return .notYourRole(actor.role) }
        // The referrer of an e-RS referral adds its letters; those of any other come by post to the provider. What is
        // attached to advice is part of the advice.
        let isAnswering = action == .addLetter && actor.role.side == .provider && isConversation
        if isAnswering {
            guard ReferralAction.clinical.contains(actor.role) else { return .notYourRole(actor.role) }
        } else if action == .addLetter, actor.role.side == .provider, source == .ers {
            return .notYourRole(actor.role)
        }
        // What was decided in a clinician's name is theirs to take up and to sign wherever it went, and no more.
        guard facts.isRelated || facts.hasOpenCountersignature && [.countersign, .claim, .release].contains(action)
        else { return .noRelationship }
        if rule.isClinical || isAnswering, let refusal = refusal(of: facts.standing(action)) { return refusal }
        if facts.isFrozen, !action.isPossibleWhileFrozen { return .frozen }
        let states = actor.role.side == .referrer ? rule.referrerFrom : rule.from
        if let conversation {
            let stages = actor.role.side == .referrer ? rule.referrerAdviceFrom : rule.adviceFrom
            guard stages.contains(conversation) else { return .adviceOnly(conversation) }
        } else {
            let isUnconfirmed = action == .deferToProvider && requestedSince != nil
            guard states.contains(state) || isUnconfirmed else { return .wrongState(state) }
        }
        if actor.role.side == .referrer, state == .didNotAttend, !returnedToReferrer,
            action == .book || action == .changeShortlist
        {
            return .wrongState(state)
        }
        if let refusal = refusalOfClaim(of: action, by: actor, facts: facts) { return refusal }
        if let refusal = refusal(of: action, by: actor, having: facts.handling, facts: facts) { return refusal }
        if outcome != nil, state == .booked, !rule.isAllowedAfterAttendance { return .alreadyClosed }
        let telephones = facts.refusalOfBooking(from: actor.role.side)
        for condition in rule.guards {
            guard let refusal = refusal(of: condition, action: action, facts: facts) else { continue }
            // Nobody is sent to book what is not booked from here.
            return refusal == .slotsAvailable ? telephones ?? refusal : refusal
        }
        if action == .book || action == .rebook, let telephones { return telephones }
        if state == .assessmentResult, isClosed, !rule.isAllowedAfterAttendance { return .alreadyClosed }
        return nil
    }

    /// Whether a colleague's claim keeps `actor` off `action`, which counts for taking it back too.
    public func refusalOfClaim(of action: ReferralAction, by actor: Actor, facts: ReferralFacts) -> Refusal? {
        guard action.rule.isBarredByClaim, !facts.takesOver, let claim = facts.liveHandling.claim,
            claim.by.id != actor.staff.id
        else { return nil }
        return .claimedByAnother(claim.by.name, until: claim.until)
    }

    /// A colleague's claim is let go, and what is theirs handed on, by themselves or by a supervisor.
    private func refusal(
        of action: ReferralAction, by actor: Actor, having handling: Handling, facts: ReferralFacts
    ) -> Refusal? {
        guard actor.role != .supervisor else { return nil }
        if action == .release, let claim = handling.claim, claim.by.id != actor.staff.id,
            claim.isLive(at: facts.now, boot: facts.boot)
        {
            return .claimedByAnother(claim.by.name, until: claim.until)
        }
        if action == .assign, let owner = handling.owner, owner.id != actor.staff.id {
            return .ownedByAnother(owner.name)
        }
        return nil
    }

    /// What must and may be said with `action` on this referral: a missed appointment handed on has its reason already,
    /// a suspected cancer is made less urgent only with the referrer.
    public func asked(by action: ReferralAction) -> (needs: [ActionRule.Need], mayHave: [ActionRule.Need]) {
        let rule = action.rule
        if priority == .twoWeekWait, action.setsPriority {
            // Any other priority is lower, and the referrer agrees to that.
            let agreed: [ActionRule.Need] = [.agreedWith, .agreedOn]
            return rule.needs.contains(.priority)
                ? (rule.needs + agreed, rule.mayHave) : (rule.needs, rule.mayHave + agreed)
        }
        guard action == .recordDNA, state == .didNotAttend else { return (rule.needs, rule.mayHave) }
        return ([.outcome], rule.mayHave.filter { $0 != .outcome })
    }

    private func refusal(of standing: ReferralFacts.Standing) -> Refusal? {
        switch standing {
        case .notNeeded, .held: nil
        case .noClinicianNamed: .onBehalfOfMissing
        case .missing: .noDelegation
        }
    }

    private func refusal(of condition: ActionRule.Guard, action: ReferralAction, facts: ReferralFacts) -> Refusal? {
        let start = appointment?.start
        switch condition {
        case .appointmentTodayOrLater:
            guard let appointment = liveAppointment else { return .noAppointment }
            return appointment.start.map { $0.londonDay >= facts.today } ?? true ? nil : .appointmentPassed
        case .appointmentStarted:
            guard appointment != nil else { return .noAppointment }
            return start.map { $0 <= facts.now } ?? false ? nil : .appointmentAhead
        case .sameDayOrPast:
            guard liveAppointment != nil else { return .noAppointment }
            return start.map { $0.londonDay <= facts.today } ?? false ? nil : .appointmentAhead
        case .clinicalInformationSettled: return clinicalInformationSettled ? nil : .letterOutstanding
        case .waitsForReview: return reviewStatus != nil ? nil : .alreadyReviewed
        case .bookableService:
            // What is deferred goes to the service that is named, whichever stands first on the shortlist.
            let target = action == .deferToProvider ? facts.namedService ?? facts.service : facts.service
            return target?.kind == .triage ? .triageService : nil
        case .triageService:
            let kind = (facts.namedService ?? facts.service)?.kind
            return kind == .triage || kind == .unspecified ? nil : .notTriageService
        case .assessmentService: return facts.service?.kind == .assessment ? nil : .notAssessmentService
        case .authorisedToConvert: return adviceMayConvert ? nil : .notAuthorisedToConvert
        case .accepted: return accepted ? nil : .notAccepted
        case .noFreeSlots: return facts.hasFreeSlots ? .slotsAvailable : nil
        case .patientAlive:
            // Given as the reason it counts too, until the patient's record says it or takes it back.
            let isSaid = facts.deathIsReported && reason == DeathEntry.reason
            return facts.patientDied == nil && !isSaid ? nil : .patientDied
        case .cancelInPASOpen: return cancelInPAS ? nil : .nothingToConfirm
        case .referrerHasNotSeen: return awaitsReferrer ? nil : .nothingToAcknowledge
        case .importProblemOpen: return facts.hasImportProblem ? nil : .noImportProblem
        case .conflictOpen: return facts.hasConflict ? nil : .noImportProblem
        case .byHandMessageOpen: return facts.hasByHandMessage ? nil : .nothingToTell
        case .hasShortlist: return service == nil && shortlist.isEmpty ? .serviceMissing : nil
        case .referOnIfAssessed:
            return state == .assessmentResult && reason != AssessmentOutcome.referOn.rawValue ? .wrongState(state) : nil
        case .notReturned: return returnedToReferrer ? .alreadyClosed : nil
        case .clockRuns: return isClockRunning ? nil : .clockStopped
        case .notClosed: return isClosed ? .alreadyClosed : nil
        case .letterThere: return facts.hasLetters ? nil : .documentUnknown
        case .claimed: return facts.liveHandling.claim == nil ? .nothingToRelease : nil
        case .snoozed: return facts.liveHandling.snooze == nil ? .notSnoozed : nil
        case .mayWait: return facts.today > latestSnooze ? .snoozeTooLong(latestSnooze) : nil
        case .questionOpen: return facts.hasOpenQuestion ? nil : .noQuestion
        case .countersignatureOpen: return facts.hasOpenCountersignature ? nil : .nothingToCountersign
        case .frozen: return facts.isFrozen ? nil : .notFrozen
        case .needNoted: return refusalOfNeeds(for: action)
        }
    }

    /// The reasons that may go with `action` here and now, for this actor.
    public func reasons(for action: ReferralAction, by actor: Actor, asked: CancelledBy?, facts: ReferralFacts)
        -> [Reason]
    {
        let function = actor.role.ersFunction ?? ""
        return facts.reasons.filter { reason in
            guard reason.isCurrent(on: facts.today) else { return false }
            switch action {
            case .reject: return reason.list == .appointmentCancellation && reason.usage == "REJECT"
            case .redirect: return reason.list == .appointmentCancellation && reason.code.hasPrefix("REDIRECTED_")
            case .recordDNA: return reason.list == .nonAttendance
            case .cancelAppointment:
                guard reason.list == .appointmentCancellation else { return false }
                return asked == .provider
                    ? reason.type == "PROVIDER" && actor.role.side == .provider
                    : reason.usage == "CANCEL"
            case .cancelReferral: return allows(cancellation: reason, function: function)
            case .accept, .acceptReferBookLater, .returnToReferrerWithAdvice, .cancelAppointmentActionLater,
                .referBookNow, .book, .rebook, .moveAppointment, .deferToProvider, .sendForTriage, .undoDNA,
                .recordAttendance,
                .confirmCancelledInPAS, .changePriority, .recordAssessment, .changeShortlist, .addLetter, .acknowledge,
                .contactAttempt, .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement, .takeERS, .keepOurs, .told,
                .advise, .askMore, .sendInformation, .convert,
                .closeAdvice, .createReferral, .wrongPatientLetter, .liftFreeze, .validate, .startMonitoring, .offer,
                .declineOffer,
                .claim, .release,
                .assign, .snooze, .wake, .note, .handUp, .answer, .countersign:
                return false
            }
        }
    }

    /// e-RS A036: end-of-triage reasons only while the provider is to act, else provider and patient reasons.
    private func allows(cancellation reason: Reason, function: String) -> Bool {
        guard reason.list == .referralCancellation, reason.roles.contains(function) else { return false }
        if reason.type == "PROVIDER_TRIAGE" { return state == .triagedProviderToAction && liveAppointment == nil }
        return liveAppointment == nil || reason.canCancelAppointment
    }
}
