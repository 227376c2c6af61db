// A form for one action: what it needs, one sentence saying what will happen, and Ctrl-S to do it.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// An action's form; nothing typed in it is ever lost to somebody else's change.
struct FormScreen: Screen, DraftKeeping {
    let name: ReferralName
    let action: ReferralAction
    let slot: Slot?
    /// What the user ought to know before deciding.
    let warning: SafeText?
    /// Where it acts on many at once: all of them, `name` the first.
    let targets: [BulkTarget]
    var detail: ReferralDetail?
    var fields: [FormField] = []
    var focus = 0
    var conflict: Conflict?
    var conflictTop = 0
    var refusal: SafeText?
    /// The field that was refused; the refusal goes once it is mended.
    private var refusedAt: Int?
    private var original: [FormField] = []
    private var leaveIsArmed = false
    /// What the user's abbreviations stand for.
    private var phrases: [Phrase] = []
    /// The place that is kept for whoever has the form open.
    private(set) var hold: SlotHold?
    /// What is to be known of the booking before it is made.
    private(set) var foretold: [String] = []
    /// Sent by the key that goes on to book.
    private var thenBooks = false

    init(
        _ name: ReferralName, action: ReferralAction, detail: ReferralDetail? = nil, slot: Slot? = nil,
        warning: SafeText? = nil, targets: [BulkTarget] = []
    ) {
        self.targets = targets
        self.name = name
        self.action = action
        self.detail = detail
        self.slot = slot
        self.warning = warning
    }

    var context: Context { .form }
    var takesText: Bool { true }
    var hasDraft: Bool { zip(fields, original).contains { $0.text != $1.text } }
    var subject: ReferralName? { targets.isEmpty ? name : nil }

    var farewell: Request? { hold.map { _ in .hold(.release(name)) } }
    var countsDownTo: Instant? { hold?.until }

    /// Whether the comment cannot be left out with the reason picked.
    var wantsComment: Bool { fields.contains { $0.need == .reason && $0.option?.wantsComment == true } }

    mutating func update(_ event: Event, session: Session) -> Effect {
        let wasArmed = leaveIsArmed
        phrases = session.surroundings.allPhrases
        switch event {
        case .shown: return .none
        case .appeared, .uncovered, .intent, .typed, .reply, .failed, .acted, .step, .slotLost: leaveIsArmed = false
        }
        switch event {
        case .appeared: return detail == nil ? .ask(.referral(name, opening: true)) : begin(session)
        case .reply(_, .referral(let fresh)): return take(fresh, session)
        case .reply(_, .history(let lines)):
            noteChanges(lines)
            return .none
        case .reply(_, .reasons(let reasons)):
            setOptions(of: .reason, to: reasons.options)
            return .none
        case .reply(_, .services(let services)):
            let others = services.filter { action == .createReferral || $0.id != detail?.referral.service }
            setOptions(of: .service, to: others.map { .init(code: $0.id, label: "\($0.name ?? "Service") (\($0.id))") })
            return .none
        case .reply(_, .suitableSlots(let found)):
            if let detail { fields.offer(found.slots, of: detail.referral) }
            return .none
        case .reply(_, .hold(let hold)):
            self.hold = hold
            return .none
        case .reply(let request, .many(let outcomes)): return .popWith(.reply(request, .many(outcomes)))
        case .reply(_, .workplace(.colleagues(let people))):
            setOptions(of: .to, to: people.map { .init(code: $0.login, label: $0.name) })
            return .none
        case .reply(_, .workplace(.draft(let draft))): return draft.map { restore($0) } ?? .none
        case .reply(.rehearse, .done(let outcome)):
            foretold = outcome.beforehand
            return .none
        case .reply(_, .done(let outcome)):
            // Booked, it is held no longer.
            hold = nil
            let next: Effect =
                thenBooks
                ? .replace(SlotsScreen(name, after: outcome, saying: SafeText(outcome.sentence)))
                : .popWith(.acted(outcome))
            return .several([draftKey.map { .dropDraft($0) } ?? .none, next])
        case .failed(let request, let failure): return failed(request, failure)
        case .typed(let key): return renewing(type(key), session)
        case .intent(let intent, let key):
            let effect = follow(intent, key, wasArmed: wasArmed)
            return [.back, .commit, .commitAndBook].contains(intent) ? effect : renewing(effect, session)
        // The key that unlocked the screen, or left what lay over the form, counts too.
        case .uncovered: return renewing(.none, session)
        case .shown, .reply, .acted, .step, .slotLost: return .none
        }
    }

    /// A form for many keeps no draft: it belongs to no referral.
    var draftKey: DraftKey? {
        targets.isEmpty ? detail.map { DraftKey(referral: $0.referral.id, action: action) } : nil
    }

    var draftValues: [String: String] { fields.values }

    private mutating func begin(_ session: Session) -> Effect {
        guard let detail else { return .none }
        if targets.isEmpty, let refusal = detail.actions.first(where: { $0.action == action })?.refusal {
            return .several([.pop, .notice("\(action.label): \(refusal.sentence)", .alert)])
        }
        fields = FormField.fields(for: action, of: detail)
        original = fields
        var effects: [Effect] = []
        effects += [takesHold, foretells(detail), askForReasons()]
        if fields.contains(where: { $0.need == .to }) {
            effects.append(.ask(.workplace(.colleagues(name, clinicians: action == .handUp))))
        }
        if fields.contains(where: { $0.part != nil }) { effects.append(.ask(.suitableSlots(name, service: nil))) }
        if action == .redirect || action == .createReferral { effects.append(.ask(.services)) }
        // Last, so that what was chosen finds its options.
        if let key = draftKey, !fields.isEmpty {
            effects.append(.ask(.workplace(.draft(key))))
        }
        return .several(effects)
    }

    /// What was typed before stands in the fields again.
    private mutating func restore(_ draft: FormDraft) -> Effect {
        for index in fields.indices {
            guard let value = draft.fields[fields[index].need.rawValue] else { continue }
            fields[index].put(value)
        }
        markCurrentPriority()
        let by = fields.contains { $0.need == .by } ? askForReasons() : .none
        return .several([by, .notice(draft.restored(today: detail?.asOf.londonDay), .notice)])
    }

    private func askForReasons() -> Effect {
        guard fields.contains(where: { $0.need == .reason }), action != .deferToProvider, action != .declineOffer else {
            return .none
        }
        let by = fields.first { $0.need == .by }
        let asked = by?.code.flatMap { CancelledBy(rawValue: $0) }
        return by != nil && asked == nil ? .none : .ask(.reasons(action, name, by: asked))
    }

    private mutating func follow(_ intent: Intent, _ key: Key, wasArmed: Bool) -> Effect {
        switch intent {
        case .commit, .commitAndBook:
            guard offers(intent) else { return .notice("Here Ctrl-S does it.", .hint) }
            thenBooks = intent == .commitAndBook
            return commit()
        case .back: return leave(wasArmed: wasArmed)
        case .nextField: moveFocus(by: 1)
        case .previousField: moveFocus(by: -1)
        case .enterField:
            if !edit(key) { moveFocus(by: 1) }
        case .up, .down:
            let step = intent == .up ? -1 : 1
            if let code = choose({ $0.move(by: step) }) { return code }
            if !edit(key) { moveFocus(by: step) }
        case .pageUp: conflictTop = max(0, conflictTop - 3)
        case .pageDown: conflictTop += 3
        case _: break
        }
        return .none
    }

    private mutating func commit() -> Effect {
        guard let detail else { return .none }
        (refusal, refusedAt) = (nil, nil)
        if let phrase = fields.expand(focus, phrases) { return .notice(phrase.writtenOut, .alert) }
        if let unclear = fields.unclearDay(today: detail.asOf.londonDay) {
            focus = unclear.index
            refusedAt = unclear.index
            refusal = SafeText(unclear.sentence)
            return .none
        }
        guard targets.isEmpty else {
            var command = command(on: detail)
            command.expectedVersion = nil
            return .ask(.performMany(command, on: targets.map(\.name)))
        }
        return .ask(.perform(command(on: detail), on: name))
    }

    private mutating func leave(wasArmed: Bool) -> Effect {
        guard let key = draftKey, hasDraft else {
            return .several([draftKey.map { .dropDraft($0) } ?? .none, .pop])
        }
        if wasArmed {
            return .several([
                .keepDraft(key, draftValues), .pop, .notice("What you typed is kept as a draft.", .notice),
            ])
        }
        leaveIsArmed = true
        return .notice("Esc again leaves. What you typed is kept as a draft.", .alert)
    }

    private mutating func moveFocus(by step: Int) {
        guard !fields.isEmpty else { return }
        _ = fields.expand(focus, phrases)
        if let detail { fields.settleDay(focus, today: detail.asOf.londonDay) }
        focus = (focus + step + fields.count) % fields.count
    }

    private mutating func type(_ key: Key) -> Effect {
        if case .character(let character) = key, let effect = choose({ $0.type(character) }) { return effect }
        guard fields.indices.contains(focus), case .text = fields[focus].input else {
            if case .paste = key { return .notice("Pasted text is ignored here. Nothing was done.", .alert) }
            return .none
        }
        _ = edit(key)
        return .none
    }

    /// Lets the focused text act on a key.
    private mutating func edit(_ key: Key) -> Bool {
        let before = fields.indices.contains(focus) ? fields[focus].text : nil
        if key.endsWord { _ = fields.expand(focus, phrases) }
        let used = fields.edit(focus, key)
        if used, fields[focus].text != before { mended() }
        return used
    }

    /// What was said of a field says nothing of what stands in it now.
    private mutating func mended() {
        if refusedAt == focus { (refusal, refusedAt) = (nil, nil) }
    }

    /// Changes the focused choice; nil where the focus is on a text.
    private mutating func choose(_ change: (inout Choice) -> Void) -> Effect? {
        guard fields.choose(focus, change) else { return nil }
        mended()
        return fields[focus].need == .by ? askForReasons() : Effect.none
    }

    private mutating func failed(_ request: Request, _ failure: Failure) -> Effect {
        if case .hold = request, case .refused(let why) = failure, why.isAboutTheSlot {
            hold = nil
            return lose(why)
        }
        if request.isAside { return .none }
        if case .performMany = request {
            refusal = SafeText(failure.sentence)
            return .none
        }
        guard case .perform = request else {
            if detail == nil { return .several([.pop, .notice(SafeText(failure.sentence), .alert)]) }
            refusal = SafeText(failure.sentence)
            return .none
        }
        guard case .refused(let why) = failure else {
            refusal = SafeText(failure.sentence)
            return .none
        }
        if slot != nil && why.isAboutTheSlot { return lose(why) }
        refusal = SafeText(why.sentence)
        if why.need == nil {
            // A rule may say no only because somebody changed the referral meanwhile: look, and say who.
            conflict = Conflict(seenVersion: detail?.referral.version ?? 0)
            conflictTop = 0
            return .several([.ask(.referral(name, opening: false)), .ask(.history(name))])
        }
        if let index = fields.firstIndex(where: { $0.need == why.need }) { (focus, refusedAt) = (index, index) }
        return .none
    }

    private mutating func take(_ fresh: ReferralDetail, _ session: Session) -> Effect {
        let isFirst = detail == nil
        detail = fresh
        guard !isFirst else { return begin(session) }
        markCurrentPriority()
        if conflict?.seenVersion == fresh.referral.version { conflict = nil }
        if conflict != nil { refusal = nil }
        conflict?.refusal = fresh.actions.first { $0.action == action }?.refusal?.sentence
        return .none
    }
}
