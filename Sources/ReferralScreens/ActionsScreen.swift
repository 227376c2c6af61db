// Every action there is on this referral, and for each that is not allowed, why not.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The action menu, allowed ones first: also the answer to "why can't I?".
extension ActionAvailability {
    /// Only other roles do it.
    fileprivate var isForOthers: Bool {
        if case .notYourRole = refusal { true } else { false }
    }
}

struct ActionsScreen: Screen {
    let name: ReferralName
    /// What was not read of the letters, for the forms opened here.
    let warning: SafeText?
    var detail: ReferralDetail?
    var choices: [ActionAvailability] = []
    var cursor = ListCursor<ReferralAction>()

    init(_ name: ReferralName, detail: ReferralDetail? = nil, warning: SafeText? = nil) {
        self.name = name
        self.warning = warning
        if let detail { take(detail) }
    }

    var context: Context { .actions }

    private mutating func take(_ detail: ReferralDetail) {
        self.detail = detail
        // What can be done, what cannot be done now, and last what is never for this role.
        let refused = detail.actions.filter { $0.refusal != nil }
        choices =
            detail.actions.filter { $0.refusal == nil } + refused.filter { !$0.isForOthers }
            + refused.filter(\.isForOthers)
        cursor.ids = choices.map(\.action)
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared: return detail == nil ? .ask(.referral(name, opening: true)) : .none
        case .reply(_, .referral(let detail)):
            take(detail)
            return .none
        case .failed(_, let failure): return .several([.pop, .notice(SafeText(failure.sentence), .alert)])
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            if intent == .back { return .pop }
            guard intent == .open, let index = cursor.selectedIndex, let detail else { return .none }
            let choice = choices[index]
            return detail.opening(
                choice, name: name, replacing: true, warning: choice.action.rule.isClinical ? warning : nil)
        case .uncovered, .shown, .typed, .reply, .acted, .step, .slotLost: return .none
        }
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        guard let detail else { return }
        let row = Banner.draw(detail.patient, in: &frame, row: rows.lowerBound, today: session.today)
        frame.put("What can be done, and why not the rest", row: row, column: 1, style: .heading)
        let selected = cursor.selectedIndex
        let why = selected.flatMap { choices[$0].refusal?.sentence }
        let foot = why.map { wrapped(SafeText($0), width: frame.size.columns - 2) } ?? []
        let height = rows.upperBound - row - 1 - foot.count
        let inView = cursor.visible(height: height)
        frame.putPart(inView, of: choices.count, row: row)
        for (offset, index) in inView.enumerated() {
            let choice = choices[index]
            let sentence = choice.refusal?.sentence ?? "allowed"
            let key =
                Keymap.bindings.first { $0.context == .referral && $0.intent.action == choice.action }?.keyNames ?? ""
            let line =
                SafeText(key).padded(to: 6) + " " + SafeText(choice.action.label).padded(to: 32) + " "
                + SafeText(sentence)
            frame.putChoice(
                line, row: row + 1 + offset, isSelected: index == selected,
                style: choice.refusal == nil ? .plain : .dimmed)
        }
        for (offset, line) in foot.enumerated() {
            frame.put(line, row: rows.upperBound - foot.count + offset, column: 1, style: .alert)
        }
    }
}
