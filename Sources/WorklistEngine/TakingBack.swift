// Undo and redo: compensating acts from the journal, refused with the reason once something has come of the act.

public import ReferralDomain
public import ReferralStore

extension Writing {
    /// The act that the actor would take back or do again on a referral.
    public func actToCompensate(
        _ way: Compensation, of referral: Referral, by actor: Actor
    ) throws(Failure) -> PastAct {
        let acts = try reading.pastActs(of: referral.id)
        let versioned = UndoHistory(acts.filter(\.isVersioned))
        // Claims, notes and questions stand as they are: they are neither taken back nor in the way, and nor is what
        // the other side does among its own.
        let handling = UndoHistory(
            acts.filter { act in
                guard !act.isVersioned, act.side == actor.role.side else { return false }
                if act.action == PastAct.undo || act.action == PastAct.redo { return true }
                return ReferralAction(rawValue: act.action)?.rule.isUndoable ?? false
            })
        do throws(Refusal) {
            return try UndoHistory.act(to: way, by: actor.staff.login, in: versioned, handling: handling)
        } catch {
            throw .refused(error)
        }
    }

    /// Takes an act back, or does it again; returns the referral afterwards.
    public func compensate(
        _ way: Compensation, _ act: PastAct, of referral: Referral, by actor: Actor, facts: ReferralFacts,
        policy: Policy
    ) throws(Failure) -> Referral {
        let action = ReferralAction(rawValue: act.action)
        if let action, let refusal = referral.refusal(of: action, by: actor, facts: facts) {
            if refusal.isAboutTheUser { throw .refused(refusal) }
            // A clinician puts right what was decided on another patient's letter.
            if refusal == .frozen, actor.role != .clinician { throw .refused(refusal) }
        }
        // The act itself may not fit the state that it led to; a colleague's claim counts all the same.
        if let action, let refusal = referral.refusalOfClaim(of: action, by: actor, facts: facts) {
            throw .refused(refusal)
        }
        let marker = FieldChange.added(way == .undo ? "undoes" : "redoes", String(act.seq))
        guard act.isVersioned else {
            try compensateHandling(way, act, referral, by: actor, facts: facts, policy: policy, marker: marker)
            return referral
        }
        let messages = try reading.messages(ofEntry: act.seq)
        let letters = try reading.letters(ofEntry: act.seq, referral: referral.id)
        var opened: String?
        if action == .book {
            opened = try reading.fieldChanges(ofEntry: act.seq).first { $0.field == Overbooking.place }?.after
        }
        var toSend: [OutboxMessage] = []
        switch way {
        case .undo:
            if let sent = messages.first(where: { $0.closedBy != nil && $0.closedBy != PastAct.undo }) {
                let who = sent.message.destination == .ers ? "e-RS" : "the PAS"
                throw .refused(.tooLateToUndo("\(who) has been told"))
            }
            if let sent = letters.first(where: { $0.state == .printed })?.settledAt {
                throw .refused(.tooLateToUndo("the letter to the patient was printed on \(sent.londonDay.short)"))
            }
            try withdrawLetters(ofEntry: act.seq, referral: referral.id, by: actor.staff.login, at: facts.now)
            try withdrawMessages(messages.filter { $0.closedBy == nil }.map(\.id), at: facts.now)
            if action == .recordAttendance { try withdrawFollowUp(ofEntry: act.seq) }
            try reopenOffers(acceptedWith: act.seq)
        case .redo:
            // What the booking that came back had accepted waits again.
            if let gone = act.takenBackBy { try reopenOffers(acceptedWith: gone) }
            toSend = messages.filter { $0.closedBy == PastAct.undo }.map(\.message)
        }
        var next = try restored(referral, to: way == .undo ? .before : .after, entry: act.seq)
        if let id = next.liveAppointment?.slot, id != referral.liveAppointment?.slot {
            try checkPlace(in: id, way, opened: opened, for: referral, by: actor, facts: facts)
        }
        next.version = referral.version + 1
        var change = ReferralChange(
            before: referral, after: next, messages: toSend, action: way.rawValue, signature: Signature(actor),
            at: facts.now, text: next.comment == referral.comment ? nil : next.comment)
        change.touches = actor.role.side
        change.remarks = [marker]
        switch way {
        case .undo:
            try reopenQuestions(ofEntry: act.seq)
            change.handsBack = HandsBack(entry: act.seq, side: act.side)
        case .redo:
            change.letter = letters.first?.kind
            if action == .recordAttendance, let held = try reading.withdrawnFollowUp(ofEntry: act.seq) {
                change.followUp = held.plan
                change.followUpSince = held.since
            }
            change.remarks.append(try settleAgain(questionsOf: act.seq, by: actor.staff.id, at: facts.now))
            // Whose it was on the lists that taking it back took it off.
            change.handsBack = act.takenBackBy.map { HandsBack(entry: $0, side: act.side) }
        }
        if action == .told { change.remarks += try settleTold(way, entry: act.seq, by: actor, at: facts.now) }
        try settleDelegatedAct(way, entry: act.seq)
        if let opened, way == .redo {
            try openAgain(opened, policy: policy)
            change.remarks.append(.added(Overbooking.place, opened))
        }
        let saved = try perform(change, policy: policy)
        if let opened, way == .undo { try closePlace(in: opened) }
        if way == .redo { try renumberDelegatedAct(entry: act.seq) }
        return saved
    }

    /// Refuses a place that a colleague holds, and one that a supervisor opened for somebody else.
    private func checkPlace(
        in id: String, _ way: Compensation, opened: String?, for referral: Referral, by actor: Actor,
        facts: ReferralFacts
    ) throws(Failure) {
        let view = HoldView(staff: actor.staff.id, now: facts.now, boot: facts.boot)
        guard let slot = try reading.slot(id, for: view) else { return }
        // What is closed is opened after its patients are back.
        if slot.booked >= slot.capacity {
            if way == .redo && opened == id { return }
            if try reading.wasOpened(slot: id, for: referral.id) { return }
            // Whoever sits in a place that was opened for them has none of the others.
            var ordinary = 0
            for other in try reading.referralsBooked(in: id) where try !reading.wasOpened(slot: id, for: other) {
                ordinary += 1
            }
            if ordinary >= slot.capacity { throw .refused(.slotTaken(id)) }
        } else if way == .redo, let refusal = slot.noRoom, refusal.code == "slot-held" {
            throw .refused(refusal)
        }
    }

    /// The place beyond a slot's capacity that an act had, where the limit still leaves it.
    private func openAgain(_ id: String, policy: Policy) throws(Failure) {
        guard let slot = try reading.slot(id), slot.booked < slot.capacity + policy.overbookLimit else {
            throw .refused(.slotTaken(id))
        }
        if slot.free == 0 { try openPlace(in: id) }
    }

    /// What was said to have been told waits again; or is told after all, which the new entry then says.
    private func settleTold(
        _ way: Compensation, entry seq: Int64, by actor: Actor, at now: Instant
    ) throws(Failure) -> [FieldChange] {
        let told = try reading.fieldChanges(ofEntry: seq).filter { $0.field == OpenMessage.told }
        let ids = told.first?.after?.split(separator: ",").compactMap { Int64($0) } ?? []
        switch way {
        case .undo:
            try reopenMessages(ids)
            return []
        case .redo:
            try closeMessages(ids, closedBy: actor.staff.login, at: now)
            return told
        }
    }

    private func compensateHandling(
        _ way: Compensation, _ act: PastAct, _ referral: Referral, by actor: Actor, facts: ReferralFacts,
        policy: Policy, marker: FieldChange
    ) throws(Failure) {
        let next = try restoredHandling(way, act, referral, by: actor, facts: facts)
        try keep(next, of: referral, on: actor.role.side, policy: policy, at: facts.now)
        let remarks = next.changes(from: facts.handling) + [marker]
        let seq = try append(handlingEntry(way.rawValue, referral, by: actor, remarks: remarks, at: facts.now))
        guard ReferralAction(rawValue: act.action)?.isOfOffers == true else { return }
        switch way {
        case .undo: try withdrawOffers(ofEntry: act.seq)
        case .redo: try restoreOffers(ofEntry: act.seq, as: seq)
        }
    }

    private func restoredHandling(
        _ way: Compensation, _ act: PastAct, _ referral: Referral, by actor: Actor, facts: ReferralFacts
    ) throws(Failure) -> Handling {
        var next = try reading.handling(of: referral.id, on: actor.role.side)
        let stands = next.changes(from: Handling())
        var values: [String: String?] = [:]
        for change in try reading.fieldChanges(ofEntry: act.seq) where Handling.journalled.contains(change.field) {
            let left = way == .undo ? change.after : change.before
            // Handed on or put off by what came since, or by what was taken back: there is nothing of the act left.
            guard stands.first(where: { $0.field == change.field })?.after == left else {
                throw .refused(way == .undo ? .tooLateToUndo("it has been handed on since") : .nothingToRedo)
            }
            values[change.field] = .some(way == .undo ? change.before : change.after)
        }
        try put(values, into: &next, at: facts.now)
        next.touchedAt = facts.now
        return next
    }
}
