// One referral: who it is about, where it stands, its letters, and the keys that open what may be done.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A referral on the screen.
struct ReferralScreen: Screen {
    enum Pane: Sendable { case both, letter, summary }

    let name: ReferralName
    let place: ListPlace?
    var detail: ReferralDetail?
    var reader = LetterReader()
    var pane = Pane.both
    /// As it was opened: Esc leads back to it before it leaves.
    private var opened = Pane.both
    var summaryTop = 0
    /// What has become of it, while what lay before it is asked for.
    private var history: [HistoryLine]?
    /// The headings of the letter, while one is chosen.
    var jumps: ListCursor<Int>?
    /// What was done here and left the referral on its list.
    private var lastActed: Outcome?
    /// The words being looked for in the letter.
    var search: TextField?

    init(_ name: ReferralName, place: ListPlace? = nil) {
        self.name = name
        self.place = place
    }

    var context: Context { search != nil ? .letterSearch : jumps != nil ? .jumps : .referral }
    var takesText: Bool { search != nil }
    var hasClinicalText: Bool { detail?.documents != nil }
    var showsLetter: Bool { hasClinicalText && pane != .summary }

    var subject: ReferralName? { name }
    var undoesSubject: Bool { true }

    func whyNot(_ intent: Intent) -> String? {
        if let action = intent.action { return detail?.choice(for: action)?.refusal?.sentence }
        return offers(intent) ? nil : "It cannot be done here now."
    }

    func copied(_ intent: Intent) -> Copied? {
        detail.flatMap { Copied(intent, of: $0.patient, $0.referral) }
    }

    func offers(_ intent: Intent) -> Bool {
        if let action = intent.action { return (detail?.choice(for: action)).map { $0.refusal == nil } ?? false }
        if intent == .changePane { return hasClinicalText }
        if intent == .besideMore { return reader.companion != nil && !reader.isSwapped }
        if [.beside, .jumpPoints, .nextHeading, .previousHeading].contains(intent) { return hasClinicalText }
        if intent == .skip { return place?.run != nil }
        return intent != .nextItem || place != nil
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared:
            (pane, opened) = (session.pane, session.pane)
            return .ask(.referral(name, opening: true))
        case .uncovered: return .ask(.referral(name, opening: false))
        case .shown: return showsLetter ? reader.report(for: name) : .none
        case .reply(_, .referral(let detail)):
            self.detail = detail
            let isReturned = detail.referral.state == .rejected || detail.referral.state == .triageResponse
            reader.take(detail, commentFirst: isReturned && session.actor?.role.side == .referrer)
            // Whoever signs for what a colleague decided has it beside the letter at once.
            let isToSign = hasClinicalText && detail.worklists.contains { $0.worklist == .toCountersign }
            return isToSign && !reader.hasPast ? lookBack() : .none
        case .reply(_, .history(let lines)):
            history = lines
            return .none
        case .reply(_, .earlier(let earlier)):
            if hasClinicalText, !reader.hasPast, let history { reader.take(history, earlier) }
            return .none
        case .failed(.referral, let failure):
            let notice = Effect.notice(SafeText(failure.sentence), .alert)
            return detail == nil ? .several([.pop, notice]) : notice
        case .failed(_, let failure): return .notice(SafeText(failure.sentence), .alert)
        case .typed(let key):
            _ = search?.handle(key)
            return .none
        case .reply(.perform, .done(let outcome)):
            return .several([
                .ask(.referral(name, opening: false)), .notice(SafeText(outcome.sentence), .success),
            ])
        case .intent(.claim, _):
            if let detail, let claim = detail.handling.claim,
                let order = ClaimOrder(name, held: claim, who: detail.patient.words, session)
            {
                return .push(OrderScreen(order))
            }
            let isMine = detail?.handling.claim.map { $0.by.id == session.actor?.staff.id } ?? false
            return .ask(.perform(ReferralCommand(isMine ? .release : .claim), on: name))
        case .intent(let intent, let key): return follow(intent, key)
        case .reply(.compensate(let way, let other), .many):
            // In a run what was taken back is opened again, so that it can be decided anew.
            if place?.run != nil, other != name || way == .redo { return .popWith(event) }
            if other == name { lastActed = nil }
            return .none
        case .acted(let outcome):
            if let place, place.isDone(by: outcome) { return .popWith(.acted(outcome)) }
            if place != nil { lastActed = outcome }
            return .several([
                .ask(.referral(name, opening: false)), .notice(SafeText(outcome.sentence), .success),
            ])
        case .reply, .step, .slotLost: return .none
        }
    }

    private mutating func follow(_ intent: Intent, _ key: Key) -> Effect {
        if jumps != nil { return choose(intent) }
        if let effect = read(intent) { return effect }
        switch intent {
        case .back:
            guard search == nil else {
                search = nil
                return .none
            }
            guard pane == opened || !hasClinicalText else { return lay(opened) }
            return lastActed == nil ? .pop : .popWith(.step(0, after: lastActed))
        case .up, .down, .pageUp, .pageDown, .first, .last:
            if showsLetter { reader.handle(key) } else { scrollSummary(intent) }
            return .none
        case .changePane:
            guard hasClinicalText else { return .notice("There is only the summary.", .hint) }
            return lay(pane == .both ? .letter : pane == .letter ? .summary : .both)
        case .nextDocument, .previousDocument:
            let step = intent == .nextDocument ? 1 : -1
            return go(
                to: reader.shown + step, none: step > 0 ? "This is the last document." : "This is the first document.")
        case .numbered:
            guard case .character(let digit) = key, let number = digit.wholeNumberValue else { return .none }
            return go(to: number - 1, none: "There is no document \(number).")
        case .letterSearch:
            guard showsLetter else { return .notice("There is no letter on the screen to search.", .hint) }
            search = TextField(limit: 100)
            return .none
        case .applyFilter:
            let text = search?.text ?? ""
            search = nil
            guard !text.isEmpty, !reader.search(text) else { return .none }
            return .notice("Not in this document: \(text)", .alert)
        case .nextMatch, .previousMatch:
            let found = reader.nextMatch(backwards: intent == .previousMatch)
            return found ? .none : .notice("Search with / first, or there is no other place.", .hint)
        case .history: return .push(HistoryScreen(name, patient: detail?.patient))
        case .actions:
            return detail.map {
                .push(ActionsScreen(name, detail: $0, warning: hasClinicalText ? reader.warning : nil))
            } ?? .none
        case .refresh: return .ask(.referral(name, opening: false))
        case .away: return detail.map { .push(OrderScreen(AwayOrder($0.patient, $0.choice))) } ?? .none
        case .prefers: return detail.map { .push(OrderScreen(PreferOrder($0.patient, $0.choice))) } ?? .none
        case .nextItem, .previousItem, .skip:
            guard let place, intent != .skip || place.run != nil else {
                return .notice(place == nil ? "This referral was not opened from a list." : "This is no run.", .hint)
            }
            return .popWith(.step(intent == .previousItem ? -1 : 1, after: lastActed))
        case _: return intent.action.map(act) ?? .none
        }
    }

    /// The summary alone is for this referral; how the letter lies is for those that follow too.
    private mutating func lay(_ pane: Pane) -> Effect {
        self.pane = pane
        return pane == .summary ? .none : .lays(pane)
    }

    private mutating func go(to index: Int, none: SafeText) -> Effect {
        guard hasClinicalText else { return .notice(SafeText(Self.noText(for: nil)), .hint) }
        return reader.go(to: index) ? .none : .notice(none, .hint)
    }

    private func act(_ action: ReferralAction) -> Effect {
        guard let detail, let choice = detail.choice(for: action) else { return .none }
        let warning = hasClinicalText && action.rule.isClinical ? reader.warning : nil
        return detail.opening(choice, name: name, warning: warning)
    }

    private mutating func scrollSummary(_ intent: Intent) {
        switch intent {
        case .up: summaryTop -= 1
        case .down: summaryTop += 1
        case .pageUp: summaryTop -= 10
        case .pageDown: summaryTop += 10
        case .last: summaryTop = .max / 2
        case _: summaryTop = 0
        }
    }

    /// Why there is no letter on the screen.
    static func noText(for role: Role?) -> String {
        role == .triage
            ? "Clinical text is not shown: no delegation covers this referral today."
            : "Clinical text is not shown to your role."
    }
}

extension ReferralDetail {
    /// The availability that a key stands for; booking may mean accepting and booking in one, and what is not booked
    /// yet is accepted to be booked later.
    func choice(for action: ReferralAction) -> ActionAvailability? {
        let named = actions.first { $0.action == action }
        guard action == .book || action == .accept, named?.refusal != nil else { return named }
        let other = action == .book ? ReferralAction.referBookNow : .acceptReferBookLater
        return actions.first { $0.action == other && $0.refusal == nil } ?? named
    }

    /// The form, or the slots, that an action begins with; the refusal's sentence where it may not be done.
    func opening(_ choice: ActionAvailability, name: ReferralName, replacing: Bool = false, warning: SafeText? = nil)
        -> Effect
    {
        if let refusal = choice.refusal {
            return .notice("\(choice.action.label): \(refusal.sentence)", .alert)
        }
        if choice.action == .addLetter {
            return .notice("A letter is attached from the command line: referdesk do add-letter.", .notice)
        }
        if choice.action == .contactAttempt {
            let call = CallScreen(name, detail: self)
            return replacing ? .replace(call) : .push(call)
        }
        // Whoever hands a missed appointment back ought to know that nobody has written yet.
        let isUntold = choice.action == .recordDNA && referral.state == .didNotAttend
        let untold = isUntold ? letters.untoldOfMissing(referral).map { SafeText($0.sentence) } : nil
        let screen: any Screen =
            choice.action.takesSlot
            ? SlotsScreen(name, action: choice.action, detail: self)
            : FormScreen(name, action: choice.action, detail: self, warning: warning ?? untold)
        return replacing ? .replace(screen) : .push(screen)
    }
}
