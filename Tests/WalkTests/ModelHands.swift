// The model's claims, owners, snoozes and questions: when an act on them is to be done, and what it leaves.

import ReferralDomain

extension Model {
    /// What must hold for an act on who has it in hand.
    func fitsHand(_ command: ReferralCommand, _ it: ModelReferral, _ person: Person) -> Bool {
        let hand = it.hand(person.side)
        let hasComment = !(command.comment ?? "").allSatisfy(\.isWhitespace)
        let hasInstruction = !(command.instruction ?? "").allSatisfy(\.isWhitespace)
        switch command.action {
        case .claim: return true
        case .release:
            guard let claim = hand.liveClaim(at: now) else { return false }
            return claim.by == person.id || person.role == .supervisor
        case .assign:
            guard person.role == .supervisor || hand.owner.map({ $0 == person.id }) ?? true else { return false }
            return colleague(command.to, of: person, for: it) != nil
        case .snooze:
            guard let until = command.until, hasInstruction, !it.now.isClosed else { return false }
            return until > now && until.londonDay <= it.latestSnooze
        case .wake: return hand.liveSnooze(at: now) != nil
        case .note: return hasComment || hasInstruction
        case .handUp:
            guard hasComment, !it.now.isClosed else { return false }
            return colleague(command.to, of: person, for: it)?.role == .clinician
        case .answer: return hasComment && it.questions.contains { $0.of == person.id }
        case .offer, .declineOffer: return fitsOffer(command, it, person)
        case .countersign: return it.signatures.contains { $0.of == person.id }
        case _: return false
        }
    }

    /// A slot that could be booked now, or a no to one that is known.
    private func fitsOffer(_ command: ReferralCommand, _ it: ModelReferral, _ person: Person) -> Bool {
        if it.hasDied || it.now.state == .didNotAttend && it.now.reason == "PATIENT_DIED" { return false }
        if it.now.state == .assessmentResult, it.now.reason != "REFER_ON" { return false }
        let slot = command.slot.flatMap { slots[$0] }
        if command.action == .offer {
            guard let id = command.slot, let slot else { return false }
            if let visit = it.now.visit, visit.isLive, visit.slot == id { return false }
            return slot.start >= now && free(id, for: person) > 0
        }
        guard ["too-soon", "too-late", "day", "time", "place", "clinician", "other"].contains(command.reason) else {
            return false
        }
        return command.slot == nil ? it.offers.contains(where: \.isOpen) : slot != nil
    }

    /// A colleague on the same side who can see the referral.
    private func colleague(_ login: String?, of person: Person, for it: ModelReferral) -> Person? {
        people.first {
            $0.actor.staff.login == login && $0.side == person.side
                && $0.actor.organisation == person.actor.organisation && sees($0, it)
        }
    }

    /// What such an act leaves.
    mutating func handle(_ command: ReferralCommand, on id: Int64, by person: Person, batch: Int?) {
        guard var it = referrals[id] else { return }
        it.noteLook(of: person, by: command.action, from: it.now.state)
        var hand = it.hand(person.side)
        let before = hand
        switch command.action {
        case .claim:
            let mine = hand.liveClaim(at: now).flatMap { $0.by == person.id ? $0.since : nil }
            hand.claim = ModelHand.Claim(by: person.id, since: mine ?? now, until: now.adding(seconds: 600))
        case .release:
            hand.claim = nil
            it.passed[person.side, default: [:]][person.id] = now
        case .assign:
            hand.owner = self.person(command.to ?? "")?.id
            hand.ownedSince = now
            if hand.owner != person.id, hand.claim?.by == person.id { hand.claim = nil }
        case .snooze:
            hand.snooze = ModelHand.Snooze(
                until: command.until ?? now, reason: command.instruction ?? "", by: person.id, since: now)
        case .wake: hand.snooze = nil
        case .handUp:
            hand.owner = self.person(command.to ?? "")?.id
            hand.ownedSince = now
            hand.claim = nil
            lastQuestion += 1
            it.questions.append(ModelQuestion(id: lastQuestion, by: person.id, of: hand.owner ?? 0, at: now))
        case .answer:
            // With its answer it goes back to whoever asked.
            hand.owner = it.questions.first { $0.of == person.id }?.by
            hand.ownedSince = now
            it.questions.removeAll { $0.of == person.id }
        case .countersign: it.signatures.removeAll { $0.of == person.id }
        case _: break
        }
        hand.touched = now
        it.hands[person.side] = hand
        if ReferralAction.handlingToUndo.contains(command.action) {
            lastAct += 1
            var act = ModelAct(
                seq: lastAct, user: person.id, action: command.action, batch: batch, before: it.now, after: it.now)
            act.hands = (before, hand)
            if ReferralAction.ofOffers.contains(command.action) {
                it.offer(
                    command, command.slot.flatMap { slots[$0] }, by: person.actor.staff.login, act: lastAct, at: now)
            }
            it.handed[person.side, default: []].append(act)
            it.handedBack[person.side] = []
        }
        referrals[id] = it
    }

    /// Lengthens somebody's live claims after a key.
    mutating func renewClaims(of person: Person) {
        for id in referrals.keys {
            guard var claim = referrals[id]?.hand(person.side).liveClaim(at: now), claim.by == person.id else {
                continue
            }
            claim.until = now.adding(seconds: 600)
            referrals[id]?.hands[person.side]?.claim = claim
        }
    }
}
