// The model's rules: whether the desk ought to do what somebody asks, said once more without the program's own words.

import ReferralDomain

extension Model {
    /// Whether `command` is to be done.
    func allows(_ command: ReferralCommand, on it: ModelReferral, by person: Person) -> Bool {
        let action = command.action
        guard let row = modelTable[action], row.roles.contains(person.role) else { return false }
        let isToSign = it.signatures.contains { $0.of == person.id }
        guard sees(person, it) || isToSign && [.countersign, .claim, .release].contains(action) else { return false }
        if row.isClinical, !isCovered(person, it) { return false }
        if action == .addLetter, person.side == .provider, it.isFromERS { return false }
        let isGivenUp = action == .deferToProvider && it.now.visit?.status == .requested
        guard row.from[person.side]?.contains(it.now.state) ?? false || isGivenUp else { return false }
        if isHeld(it, from: person, by: action, takesOver: command.takesOver) { return false }
        if let seen = command.expectedVersion, seen != it.version { return false }
        if it.now.isClosed, it.now.state != .cancelledReferral, !ReferralAction.afterTheEnd.contains(action) {
            return false
        }
        let isFit =
            ReferralAction.ofHandling.contains(action)
            ? fitsHand(command, it, person) : fitsState(command, it, person) && hasWords(command, it, person)
        return isFit && (command.comment?.count ?? 0) <= 2_000 && (command.instruction?.count ?? 0) <= 2_000
    }

    /// Whether a colleague's claim keeps somebody off an act.
    func isHeld(_ it: ModelReferral, from person: Person, by action: ReferralAction, takesOver: Bool = false) -> Bool {
        guard let claim = it.hand(person.side).liveClaim(at: now), claim.by != person.id else { return false }
        if takesOver, person.role == .supervisor { return false }
        return !ReferralAction.inSpiteOfClaims.contains(action)
    }

    /// What must hold of the referral itself.
    private func fitsState(_ command: ReferralCommand, _ it: ModelReferral, _ person: Person) -> Bool {
        let visit = it.now.liveVisit
        let isAhead = visit.map { $0.start.londonDay >= today } ?? false
        let kind = (it.now.service ?? it.now.shortlist.first).flatMap { services[$0]?.kind }
        let isAlive = !it.hasDied && !(it.now.state == .didNotAttend && it.now.reason == "PATIENT_DIED")
        switch command.action {
        case .accept, .reject, .cancelAppointmentActionLater:
            let mayAccept = command.action == .reject || isAlive
            return kind != .triage && it.now.review != nil && it.now.hasLetter && isAhead && mayAccept
        case .acceptReferBookLater, .referBookNow, .redirect: return it.now.hasLetter && isAlive
        case .returnToReferrerWithAdvice: return it.now.hasLetter
        case .recordAssessment: return kind == .assessment && it.now.accepted
        case .book:
            if person.side == .referrer, it.now.state == .didNotAttend, !it.now.returned { return false }
            return isAlive && (it.now.state != .assessmentResult || it.now.reason == "REFER_ON")
                && !telephones(target(command, it), person)
        case .rebook: return isAlive && isAhead && !telephones(target(command, it), person)
        case .moveAppointment: return isAlive && isAhead
        case .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement:
            return it.now.takesNeed(command, isAlive: isAlive, isAhead: isAhead)
        case .cancelAppointment: return isAhead
        case .deferToProvider:
            guard let target = command.service ?? it.now.service ?? it.now.shortlist.first,
                it.now.service != nil || !it.now.shortlist.isEmpty
            else { return false }
            guard services[target]?.kind != .triage else { return false }
            guard it.now.visit?.status == .requested else { return !hasFreeSlots(target) }
            // The PAS said no, or nothing for two minutes.
            return command.reason == "SLOT_NOT_AVAILABLE"
                || command.reason == "BOOKING_ATTEMPT_PROBLEM" && now.seconds >= it.now.since.seconds + 120
        case .sendForTriage:
            guard let target = command.service ?? it.now.service ?? it.now.shortlist.first,
                it.now.service != nil || !it.now.shortlist.isEmpty
            else { return false }
            return [.triage, .unspecified].contains(services[target]?.kind)
        case .recordDNA: return !it.now.returned && it.now.visit.map { $0.start <= now } ?? false
        case .undoDNA: return !it.now.returned && it.now.visit.map { room($0.slot) > 0 } ?? false
        case .recordAttendance: return visit.map { $0.start.londonDay <= today } ?? false
        case .confirmCancelledInPAS: return it.now.cancelInPAS
        case .contactAttempt, .validate: return isAlive
        case .startMonitoring: return isAlive && it.isWaiting
        case .changeShortlist: return it.now.state != .didNotAttend || it.now.returned
        case .acknowledge: return it.now.awaitsReferrer
        case .told: return it.messages.contains { $0.isByHand && $0.fate == .open }
        case .changePriority, .cancelReferral, .addLetter: return true
        case _: return false
        }
    }

    /// What must be said with it.
    private func hasWords(_ command: ReferralCommand, _ it: ModelReferral, _ person: Person) -> Bool {
        let hasComment = !(command.comment ?? "").allSatisfy(\.isWhitespace)
        let isLowered =
            it.now.priority == .twoWeekWait && command.priority.map { $0 != .twoWeekWait } ?? false
            && ReferralAction.settingPriority.contains(command.action)
        let days = it.firstHeard...max(today, it.firstHeard)
        if isLowered, (command.agreedWith ?? "").isEmpty || !(command.agreedOn.map { days.contains($0) } ?? false) {
            return false
        }
        if let at = command.happenedAt {
            if at.londonDay < it.firstHeard { return false }
            if let start = it.now.visit?.start {
                if command.action == .recordDNA, at < start { return false }
                if command.action == .recordAttendance, at.londonDay < start.londonDay { return false }
            }
        }
        if Self.endsVisit.contains(command.action), it.now.liveVisit != nil, !saysPAS(command, it) { return false }
        if let service = command.service, command.action != .changeShortlist, services[service] == nil { return false }
        if command.slot != nil, !mayTake(command, it, person) { return false }
        if !hasReason(command, it, person) { return false }
        switch command.action {
        case .cancelAppointmentActionLater, .acceptReferBookLater: return hasComment
        case .returnToReferrerWithAdvice: return hasComment && command.priority.map { $0 == it.now.priority } ?? true
        case .redirect: return hasComment && command.service.map { $0 != it.now.service } ?? false
        case .recordAssessment:
            return ["REFER_ON", "ADVISE_REFERRER", "RESOLVED_TREATED", "RESOLVED_PATIENT_REQUEST", "REFER_ON_OUTSIDE"]
                .contains(command.outcome) && (command.outcome != "ADVISE_REFERRER" || hasComment)
        case .changePriority: return hasComment && command.priority.map { $0 != it.now.priority } ?? false
        case .book, .rebook, .referBookNow: return command.slot != nil
        case .moveAppointment: return command.slot.map { slots[$0]?.service == it.now.service } ?? false
        case .deferToProvider, .sendForTriage: return isOnShortlist(command.service, it, person)
        case .cancelAppointment: return command.by != nil
        case .recordDNA:
            let outcomes: [String?] = it.now.state == .didNotAttend ? ["advise-referrer"] : [nil, "advise-referrer"]
            return outcomes.contains(command.outcome) && mayBeMissed(command, it)
                && (command.outcome == nil || mayEndWait(command, it, person))
        case .recordAttendance:
            guard ["1", "2", "3"].contains(command.outcome) else { return false }
            guard let next = command.followUp else { return true }
            return command.outcome != "1" && it.now.visit.map { next.due >= $0.start.londonDay } ?? true
        case .contactAttempt:
            return command.outcome.map { Self.contacts.contains($0) } ?? false
        case .validate: return ["still-needed", "no-longer-needed", "not-reached"].contains(command.outcome)
        case .startMonitoring: return hasComment && ["patient", "clinician"].contains(command.outcome)
        case .changeShortlist:
            let named = command.services
            return (1...20).contains(named.count) && Set(named).count == named.count
                && named.allSatisfy { services[$0] != nil }
        case .addLetter: return command.document != nil
        case .accept, .reject, .cancelReferral, .undoDNA, .confirmCancelledInPAS, .acknowledge, .told, .addNeed,
            .dropNeed, .arrangeNeed, .cancelArrangement:
            return true
        case _: return false
        }
    }

    /// Where a booking leads: to the service of its slot, else to the one it is with.
    private func target(_ command: ReferralCommand, _ it: ModelReferral) -> String? {
        command.slot.flatMap { slots[$0]?.service } ?? it.now.service ?? it.now.shortlist.first
    }

    /// How trying to reach them went, which must have been tried before anybody is handed back.
    private func mayBeMissed(_ command: ReferralCommand, _ it: ModelReferral) -> Bool {
        let hasDied = it.now.reason == "PATIENT_DIED" || command.reason == "PATIENT_DIED"
        guard let contact = command.contact else {
            let isTried = it.now.lastContact.map { $0 >= it.now.visit?.start ?? now } ?? false
            return command.outcome == nil || isTried || hasDied
        }
        let isDead = it.hasDied || it.now.state == .didNotAttend && it.now.reason == "PATIENT_DIED"
        return !isDead && Self.contacts.contains(contact)
    }

    /// Who ends a wait by handing back: a clinician, or anybody once one has looked. The first one missed ends none.
    private func mayEndWait(_ command: ReferralCommand, _ it: ModelReferral, _ person: Person) -> Bool {
        let clock = it.now.clock
        if clock.stop != nil || it.now.reason == "PATIENT_DIED" || command.reason == "PATIENT_DIED" { return true }
        let isNullified =
            it.now.state == .didNotAttend
            ? clock.nullified != nil && clock.restart == nil
            : clock.firstMissed == nil && clock.firstSeen == nil
                && (it.now.priority == .routine || it.now.priority == .urgent)
        if isNullified || person.role == .clinician || person.role == .triage && isCovered(person, it) { return true }
        return it.now.state == .didNotAttend && it.isLookedAt
    }

    private static let contacts = [
        "no-answer", "message-left", "spoke", "will-call-back", "wrong-number", "declined-offer",
    ]

    /// Acts that give up the appointment there is.
    private static let endsVisit: Set<ReferralAction> = [
        .reject, .cancelAppointmentActionLater, .redirect, .rebook, .cancelAppointment, .cancelReferral,
    ]

    /// Whether somebody may say that what was to follow is done, or is not after all.
    func mayFollow(_ isDone: Bool, _ it: ModelReferral, _ person: Person) -> Bool {
        guard [.clerk, .triage, .clinician, .supervisor].contains(person.role), sees(person, it) else { return false }
        if isHeld(it, from: person, by: .contactAttempt) { return false }
        return isDone ? it.nextToFollow != nil : it.following.contains { $0.doneAt != nil }
    }

    /// Says so: of what follows first, or of what was done last.
    mutating func follow(_ isDone: Bool, of id: Int64) {
        guard var it = referrals[id] else { return }
        if isDone {
            if let next = it.nextToFollow { it.following[next].doneAt = now }
        } else {
            let done = it.following.indices.filter { it.following[$0].doneAt != nil }
            let last = done.max { (it.following[$0].doneAt ?? now) < (it.following[$1].doneAt ?? now) }
            if let last { it.following[last].doneAt = nil }
        }
        referrals[id] = it
    }

    /// An indirectly booked appointment needs the word on the PAS, any other has none.
    private func saysPAS(_ command: ReferralCommand, _ it: ModelReferral) -> Bool {
        let kind = (it.now.service ?? it.now.shortlist.first).flatMap { services[$0]?.kind }
        return (command.cancelledInPAS != nil) == (kind == .indirectlyBookable)
    }

    private func isOnShortlist(_ service: String?, _ it: ModelReferral, _ person: Person) -> Bool {
        guard person.side == .referrer, let service, !it.now.shortlist.isEmpty else { return true }
        return it.now.shortlist.contains(service)
    }

    /// A slot that is there, ahead and free, of the service that was named.
    private func mayTake(_ command: ReferralCommand, _ it: ModelReferral, _ person: Person) -> Bool {
        guard let id = command.slot, let slot = slots[id] else { return false }
        if let service = command.service, service != slot.service { return false }
        guard slot.start >= now, isOnShortlist(slot.service, it, person) else { return false }
        guard command.action == .book, let why = command.overbookReason else { return free(id, for: person) > 0 }
        return person.role == .supervisor && !why.isEmpty && taken(id) < slot.capacity + 1
    }

    /// The reason that it takes, from the lists of e-RS.
    private func hasReason(_ command: ReferralCommand, _ it: ModelReferral, _ person: Person) -> Bool {
        let given = command.reason
        let hasComment = !(command.comment ?? "").allSatisfy(\.isWhitespace)
        let fitting: [String]
        switch command.action {
        case .reject: fitting = Reasons.reject
        case .redirect: fitting = Reasons.redirect
        case .recordDNA:
            if given == nil { return it.now.state == .didNotAttend }
            fitting = Reasons.missed
        case .deferToProvider: fitting = Reasons.deferral
        case .cancelAppointment:
            let isProviders = command.by == .provider
            if isProviders, person.side != .provider { return false }
            fitting = isProviders ? Reasons.cancelledByProvider : Reasons.cancelledByPatient
        case .cancelReferral:
            if person.side == .referrer {
                fitting = Reasons.cancelByPatient + Reasons.cancelByReferrer
            } else if it.now.state == .triagedProviderToAction {
                fitting = Reasons.cancelByPatient + Reasons.cancelByProvider + Reasons.endOfTriage
            } else {
                fitting = Reasons.cancelByPatient + Reasons.cancelByProvider
            }
        case _: return given == nil
        }
        guard let given else { return false }
        return fitting.contains(given) && (hasComment || !Reasons.needingComment.contains(given))
    }
}
