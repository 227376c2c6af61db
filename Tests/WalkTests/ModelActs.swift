// What becomes of the model's referral when an act is done: its fields, its messages, and whose it is afterwards.

import ReferralDomain

extension Model {
    /// Does what was allowed.
    mutating func perform(_ command: ReferralCommand, on id: Int64, by person: Person, batch: Int? = nil) {
        if ReferralAction.ofHandling.contains(command.action) {
            return handle(command, on: id, by: person, batch: batch)
        }
        if command.action == .recordDNA, command.contact != nil {
            // Trying to reach the patient is an act before it.
            var attempt = ReferralCommand(.contactAttempt)
            attempt.happenedAt = command.happenedAt
            perform(attempt, on: id, by: person, batch: batch)
            var rest = command
            rest.contact = nil
            return perform(rest, on: id, by: person, batch: batch)
        }
        guard var it = referrals[id] else { return }
        let before = it.now
        let overbooked = command.overbookReason == nil ? nil : command.slot.flatMap { unbooked($0) == 0 ? $0 : nil }
        if let overbooked { open(overbooked) }
        let moment = min(command.happenedAt ?? now, now)
        it.now = after(command, it, person, at: moment)
        it.now.moveClock(from: before, by: command.action, at: moment, rtt: command.rtt)
        let isNewVisit = it.now.visit?.slot != nil && Self.takesSlot(command)
        if it.now.state != before.state || it.now.service != before.service || isNewVisit { it.now.since = moment }
        it.version += 1
        it.noteLook(of: person, by: command.action, from: before.state)
        lastAct += 1
        var act = ModelAct(
            seq: lastAct, user: person.id, action: command.action, batch: batch, before: before, after: it.now)
        if command.action == .told {
            for index in it.messages.indices where it.messages[index].isByHand && it.messages[index].fate == .open {
                it.messages[index].fate = .sent
                act.told.append(index)
            }
        }
        act.overbooked = overbooked
        if let overbooked { it.openedFor.insert(overbooked) }
        it.acceptOffers(from: before, act: lastAct)
        if command.slot != nil { letGo(id, person) }
        act.messages = tell(of: command, from: before, on: &it)
        if modelTable[command.action]?.isClinical ?? false {
            act.questions = it.questions
            it.questions = []
        }
        if let next = command.followUp {
            let follows = ModelFollow(due: next.due, since: now, act: lastAct)
            act.follows = follows
            it.following.append(follows)
        }
        act.lost = settle(&it, from: before, by: person)
        act.lost.merge(wake(&it, from: before)) { whole, _ in whole }
        if person.role == .triage, modelTable[command.action]?.isClinical ?? false, let delegation {
            delegatedDecisions += 1
            if delegatedDecisions % delegation.every == 0 {
                let signature = ModelSignature(of: delegation.clinician, at: now)
                act.signature = signature
                it.signatures.append(signature)
            }
        }
        it.standing.append(act)
        it.undone = []
        it.handedBack = [:]
        referrals[id] = it
    }

    static func takesSlot(_ command: ReferralCommand) -> Bool {
        command.slot != nil && [.book, .rebook, .referBookNow, .redirect].contains(command.action)
    }

    /// Who has it in hand once it has left every list it was on: nobody. Returns what that took away.
    mutating func settle(_ it: inout ModelReferral, from before: ModelCase, by person: Person) -> [Role.Side: ModelHand]
    {
        var earlier = it
        earlier.now = before
        var lost: [Role.Side: ModelHand] = [:]
        for side in [Role.Side.provider, .referrer] {
            var hand = it.hand(side)
            if side == person.side { hand.touched = now }
            let was = Set(earlier.placesOfState(kinds).map(\.list).filter { $0.side == side })
            let isNow = Set(it.placesOfState(kinds).map(\.list))
            if !was.isEmpty, was.isDisjoint(with: isNow) {
                lost[side] = hand
                hand = ModelHand()
                hand.touched = it.hands[side]?.touched
                if side == person.side { hand.touched = now }
            }
            if it.hands[side] != nil || side == person.side { it.hands[side] = hand }
        }
        return lost
    }

    /// Ends a snooze whose ground has gone: a higher priority, a new letter, a last day that has come nearer. Returns it.
    /// One that was given after an act ends neither with taking it back nor with doing it again.
    func wake(
        _ it: inout ModelReferral, from before: ModelCase, sparing kept: [Role.Side: ModelHand] = [:]
    ) -> [Role.Side: ModelHand] {
        let ranks: [Priority?: Int] = [.routine: 1, .urgent: 2, .twoWeekWait: 3]
        let rose = before.priority != nil && (ranks[it.now.priority] ?? 0) > (ranks[before.priority] ?? 0)
        let hasNewLetter =
            it.now.letterLast != before.letterLast || it.now.letter == .present && before.letter != .present
        var woken: [Role.Side: ModelHand] = [:]
        for side in [Role.Side.provider, .referrer] {
            guard let snooze = it.hands[side]?.snooze else { continue }
            guard rose || hasNewLetter || snooze.until.londonDay > it.latestSnooze else { continue }
            if kept[side]?.snooze == snooze { continue }
            woken[side] = ModelHand(snooze: snooze)
            it.hands[side]?.snooze = nil
        }
        return woken
    }

    /// The messages that an act sets off, by their indices.
    private func tell(of command: ReferralCommand, from before: ModelCase, on it: inout ModelReferral) -> [Int] {
        var told: [ModelMessage] = []
        if it.isFromERS, !ReferralAction.untold.contains(command.action) {
            let isCall = ReferralAction.calls.contains(command.action)
            told.append(ModelMessage(isToERS: true, isByHand: !isCall, at: now))
        }
        func isOfPAS(_ service: String?) -> Bool { service.flatMap { services[$0]?.isOfPAS } ?? false }
        let leaves = before.liveVisit != nil && isOfPAS(before.service)
        let enters = it.now.liveVisit != nil && isOfPAS(it.now.service)
        if command.action != .told, it.now.visit != before.visit, leaves || enters {
            told.append(ModelMessage(isToERS: false, isByHand: true, at: now))
        }
        it.messages += told
        return Array(it.messages.indices.suffix(told.count))
    }

    /// The referral after an act, its clock and its moment apart.
    private func after(
        _ command: ReferralCommand, _ old: ModelReferral, _ person: Person, at moment: Instant
    ) -> ModelCase {
        var it = old.now
        let action = command.action
        func move(to state: ReferralState, reason: String?) {
            it.state = state
            it.reason = reason
            it.comment = command.comment
            let isKept: Set<ReferralState> = [
                .booked, .appointmentCancelledByPatient, .appointmentCancelledByProvider, .didNotAttend,
            ]
            it.instruction = command.instruction ?? (isKept.contains(state) ? it.instruction : nil)
            it.acknowledged = false
            if state != .booked { it.review = nil }
            if [.booked, .deferredToProvider, .awaitingTriage].contains(state) { it.letter = it.letter ?? .awaited }
        }
        func endVisit() {
            guard it.liveVisit != nil else { return }
            if command.cancelledInPAS == false { it.cancelInPAS = true }
            it.visit?.status = .cancelled
        }
        func take(isTriaged: Bool) {
            guard let id = command.slot, let slot = slots[id] else { return }
            let isSame = it.service == nil || it.service == slot.service
            it.service = slot.service
            it.accepted = isTriaged && isSame
            it.returned = false
            it.outcome = nil
            it.visit = ModelVisit(
                slot: id, start: slot.start, end: slot.end,
                status: services[slot.service]?.isOfPAS ?? false ? .requested : .booked)
            move(to: .booked, reason: command.reason)
            it.review = it.accepted ? nil : .neverReviewed
        }
        if ReferralAction.settingPriority.contains(action) { it.priority = command.priority ?? it.priority }
        switch action {
        case .accept:
            it.accepted = true
            it.review = nil
            it.instruction = command.instruction ?? it.instruction
        case .reject:
            endVisit()
            move(to: .rejected, reason: command.reason)
            it.accepted = false
        case .cancelAppointmentActionLater:
            endVisit()
            move(to: .triagedProviderToAction, reason: "CANCEL_APPOINTMENT_ACTION_LATER")
        case .acceptReferBookLater:
            move(to: .triagedProviderToAction, reason: "ACCEPT_REFER_BOOK_LATER")
            it.accepted = true
        case .returnToReferrerWithAdvice: move(to: .triageResponse, reason: "RETURN_TO_REFERRER_WITH_ADVICE")
        case .referBookNow: take(isTriaged: true)
        case .book: take(isTriaged: it.accepted)
        case .rebook:
            endVisit()
            take(isTriaged: it.accepted)
        case .redirect:
            endVisit()
            if command.slot != nil {
                take(isTriaged: false)
            } else {
                it.service = command.service
                it.accepted = false
                let isTriage = command.service.flatMap { services[$0]?.kind } == .triage
                move(to: isTriage ? .awaitingTriage : .deferredToProvider, reason: isTriage ? "TRIAGE" : command.reason)
                it.deferredAt = isTriage ? nil : moment
            }
        case .moveAppointment:
            guard let id = command.slot, let slot = slots[id] else { break }
            it.visit = ModelVisit(
                slot: id, start: slot.start, end: slot.end,
                status: services[slot.service]?.isOfPAS ?? false ? .requested : .booked)
        case .deferToProvider:
            if it.liveVisit != nil { it.visit?.status = .cancelled }
            it.service = command.service ?? it.service ?? it.shortlist.first
            move(to: .deferredToProvider, reason: command.reason)
            it.deferredAt = moment
        case .sendForTriage:
            it.service = command.service ?? it.service ?? it.shortlist.first
            move(to: .awaitingTriage, reason: "TRIAGE")
            it.deferredAt = nil
        case .cancelAppointment:
            endVisit()
            move(
                to: command.by == .patient ? .appointmentCancelledByPatient : .appointmentCancelledByProvider,
                reason: command.reason)
        case .recordDNA:
            if command.outcome != nil { it.returned = true }
            if it.state == .booked {
                move(to: .didNotAttend, reason: command.reason)
                it.visit?.status = .noshow
            }
            it.acknowledged = false
        case .undoDNA:
            move(to: .booked, reason: command.reason)
            it.visit?.status = .booked
            it.review = it.accepted ? nil : .neverReviewed
        case .recordAttendance:
            it.outcome = command.outcome
            it.visit?.status = .fulfilled
        case .recordAssessment:
            if let visit = it.liveVisit { it.visit?.status = visit.start > now ? .cancelled : .fulfilled }
            move(to: .assessmentResult, reason: command.outcome)
        case .confirmCancelledInPAS: it.cancelInPAS = false
        case .cancelReferral:
            endVisit()
            move(to: .cancelledReferral, reason: command.reason)
            it.cancelledOutside = person.side == .provider
        case .changeShortlist:
            it.shortlist = command.services
            it.service = it.shortlist.first
            it.accepted = false
            it.returned = false
            move(to: .notBooked, reason: command.reason)
        case .addLetter:
            it.letter = .present
            it.letterFirst = it.letterFirst ?? moment
            it.letterLast = moment
            if it.state == .booked, it.review == nil { it.review = it.accepted ? .letterChanged : .neverReviewed }
        case .acknowledge: it.acknowledged = true
        case .told: if it.visit?.status == .requested { it.visit?.status = .booked }
        case .contactAttempt: it.lastContact = moment
        case .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement: it.changeNeed(command, at: moment)
        case .startMonitoring:
            it.comment = command.comment
            it.instruction = command.instruction ?? it.instruction
            it.validated = nil
            it.validation = nil
        case .validate:
            it.lastContact = moment
            if command.outcome != "not-reached" {
                it.validated = moment
                it.validation = command.outcome
            }
        case _: break
        }
        return it
    }
}
