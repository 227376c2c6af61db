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
        // Claims, notes and questions stand as they are: they are neither taken back nor in the way.
        let handling = UndoHistory(
            acts.filter { act in
                guard !act.isVersioned else { return false }
                if act.action == PastAct.undo || act.action == PastAct.redo { return true }
                return ReferralAction(rawValue: act.action)?.rule.isUndoable ?? false
            })
        let me = actor.staff.login
        do throws(Refusal) {
            switch way {
            case .undo:
                if let mine = handling.last, mine.user == me, mine.seq > versioned.last?.seq ?? 0 {
                    return try handling.lastToUndo(by: me)
                }
                return try versioned.lastToUndo(by: me)
            case .redo:
                if let mine = handling.lastTakenBack, mine.user == me, mine.seq > versioned.lastTakenBack?.seq ?? 0 {
                    return try handling.lastToRedo(by: me)
                }
                return try versioned.lastToRedo(by: me)
            }
        } catch {
            throw .refused(error)
        }
    }

    /// Takes an act back, or does it again; returns the referral afterwards.
    public func compensate(
        _ way: Compensation, _ act: PastAct, of referral: Referral, by actor: Actor, facts: ReferralFacts,
        policy: Policy
    ) throws(Failure) -> Referral {
        if let action = ReferralAction(rawValue: act.action),
            let refusal = referral.refusal(of: action, by: actor, facts: facts)
        {
            if refusal.isAboutTheUser { throw .refused(refusal) }
            if case .claimedByAnother = refusal { throw .refused(refusal) }
            // A clinician puts right what was decided on another patient's letter.
            if refusal == .frozen, actor.role != .clinician { throw .refused(refusal) }
        }
        let marker = FieldChange.added(way == .undo ? "undoes" : "redoes", String(act.seq))
        guard act.isVersioned else {
            try compensateHandling(way, act, referral, by: actor, facts: facts, policy: policy, marker: marker)
            return referral
        }
        let messages = try reading.messages(ofEntry: act.seq)
        var toSend: [OutboxMessage] = []
        switch way {
        case .undo:
            if let sent = messages.first(where: { $0.closedBy != nil && $0.closedBy != PastAct.undo }) {
                let who = sent.message.destination == .ers ? "e-RS" : "the PAS"
                throw .refused(.tooLateToUndo("\(who) has been told"))
            }
            try withdrawMessages(messages.filter { $0.closedBy == nil }.map(\.id), at: facts.now)
        case .redo: toSend = messages.filter { $0.closedBy == PastAct.undo }.map(\.message)
        }
        var next = try restored(referral, to: way == .undo ? .before : .after, entry: act.seq)
        next.version = referral.version + 1
        var change = ReferralChange(
            before: referral, after: next, messages: toSend, action: way.rawValue, signature: Signature(actor),
            at: facts.now, text: next.comment == referral.comment ? nil : next.comment)
        change.touches = actor.role.side
        change.remarks = [marker]
        if way == .undo { try reopenQuestions(ofEntry: act.seq) }
        try settleDelegatedAct(way, entry: act.seq)
        let saved = try perform(change, policy: policy)
        if way == .redo { try renumberDelegatedAct(entry: act.seq) }
        try restoreHandling(way, act, saved, by: actor, facts: facts, policy: policy)
        return saved
    }

    private func compensateHandling(
        _ way: Compensation, _ act: PastAct, _ referral: Referral, by actor: Actor, facts: ReferralFacts,
        policy: Policy, marker: FieldChange
    ) throws(Failure) {
        let next = try restoredHandling(way, act, referral, by: actor, facts: facts)
        try keep(next, of: referral, on: actor.role.side, policy: policy, at: facts.now)
        let remarks = next.changes(from: facts.handling) + [marker]
        try append(handlingEntry(way.rawValue, referral, by: actor, remarks: remarks, at: facts.now))
    }

    /// Whose it was before the act that took it off every list.
    private func restoreHandling(
        _ way: Compensation, _ act: PastAct, _ referral: Referral, by actor: Actor, facts: ReferralFacts, policy: Policy
    ) throws(Failure) {
        guard way == .undo else { return }
        let next = try restoredHandling(way, act, referral, by: actor, facts: facts)
        guard next != facts.handling else { return }
        try keep(next, of: referral, on: actor.role.side, policy: policy, at: facts.now)
    }

    private func restoredHandling(
        _ way: Compensation, _ act: PastAct, _ referral: Referral, by actor: Actor, facts: ReferralFacts
    ) throws(Failure) -> Handling {
        var next = try reading.handling(of: referral.id, on: actor.role.side)
        let changes = try reading.fieldChanges(ofEntry: act.seq)
        func value(_ field: String) -> String?? {
            changes.first { $0.field == field }.map { way == .undo ? $0.before : $0.after }
        }
        if let login = value("owner") {
            next.owner = try login.flatMap { (name) throws(Failure) in try reading.staff(named: name) }
            next.ownedSince = next.owner == nil ? nil : facts.now
        }
        if let until = value("snoozed_until") {
            if let seconds = until.flatMap({ Int64($0) }) {
                next.snooze = Snooze(
                    until: Instant(seconds: seconds), reason: (value("snooze_reason") ?? nil) ?? "", by: actor.staff,
                    since: facts.now)
            } else {
                next.snooze = nil
            }
        }
        next.touchedAt = facts.now
        return next
    }
}
