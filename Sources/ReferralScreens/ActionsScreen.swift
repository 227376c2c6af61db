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
    /// The marked rows of a list, where it is about all of them.
    let targets: [BulkTarget]
    /// What there is to know of those that were looked at, by referral.
    private var looked: [Int64: ReferralDetail] = [:]
    var detail: ReferralDetail?
    var choices: [ActionAvailability] = []
    var cursor = ListCursor<ReferralAction>()

    init(
        _ name: ReferralName, detail: ReferralDetail? = nil, warning: SafeText? = nil, targets: [BulkTarget] = []
    ) {
        self.name = name
        self.targets = targets
        self.warning = warning
        if let detail { take(detail) }
    }

    var context: Context { .actions }

    /// Of many marked rows so many are looked at; each is checked by itself when it is done.
    private static let mostLooked = 40

    private mutating func take(_ detail: ReferralDetail) {
        looked[detail.referral.id] = detail
        if self.detail == nil || targets.isEmpty { self.detail = detail }
        let all = targets.isEmpty ? detail.actions : ofMany
        // What can be done, what cannot be done now, and last what is never for this role.
        let refused = all.filter { $0.refusal != nil }
        choices = all.filter { $0.refusal == nil } + refused.filter { !$0.isForOthers } + refused.filter(\.isForOthers)
        if targets.isEmpty {
            cursor.ids = choices.map(\.action)
        } else {
            cursor = ListCursor(ids: choices.map(\.action))
        }
    }

    /// What can be done to many, each with a refusal only where none of them allows it.
    private var ofMany: [ActionAvailability] {
        let details = targets.compactMap { looked[$0.referral] }
        return (details.first?.actions ?? []).filter { $0.action.whyNotInBulk == nil && $0.action != .addLetter }.map {
            choice in
            details.lazy.compactMap { $0.actions.first { $0.action == choice.action && $0.refusal == nil } }.first
                ?? choice
        }
    }

    /// How many of those looked at allow it.
    private func allowed(_ action: ReferralAction) -> [BulkTarget] {
        targets.filter { looked[$0.referral]?.actions.contains { $0.action == action && $0.refusal == nil } ?? false }
    }

    /// What stands beside an action: whether it can be done, or why not.
    private func sentence(_ choice: ActionAvailability) -> String {
        if let refusal = choice.refusal { return refusal.sentence }
        guard !targets.isEmpty else { return "allowed" }
        let among = looked.count < targets.count ? "the first \(grouped(looked.count))" : grouped(targets.count)
        return "allowed for \(grouped(allowed(choice.action).count)) of \(among)"
    }

    private var title: String {
        targets.isEmpty
            ? "What can be done, and why not the rest"
            : "What can be done to the \(grouped(targets.count)) marked, and why not the rest"
    }

    /// What it says line by line.
    func linearLines(_ session: Session) -> [SafeText]? {
        guard let detail else { return nil }
        let who = targets.isEmpty ? detail.patient.bannerName ?? "Name not known" : targets.briefly
        return ["\(title): \(who)."]
            + choices.enumerated().map { "\($0 + 1). \(SafeText($1.action.label)): \(SafeText(sentence($1)))" }
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared:
            guard targets.isEmpty else {
                return .several(targets.prefix(Self.mostLooked).map { .ask(.referral($0.name, opening: false)) })
            }
            return detail == nil ? .ask(.referral(name, opening: true)) : .none
        case .reply(_, .referral(let detail)):
            take(detail)
            return .none
        case .failed(_, let failure):
            // Of many one may be gone from the lists meanwhile.
            if targets.count > 1 { return .notice(SafeText(failure.sentence), .alert) }
            return .several([.pop, .notice(SafeText(failure.sentence), .alert)])
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            if intent == .back { return .pop }
            guard intent == .open, let index = cursor.selectedIndex, let detail else { return .none }
            let choice = choices[index]
            if !targets.isEmpty, choice.refusal == nil, let first = allowed(choice.action).first {
                return .replace(FormScreen(first.name, action: choice.action, targets: targets))
            }
            return detail.opening(
                choice, name: name, replacing: true, warning: choice.action.rule.isClinical ? warning : nil)
        case .uncovered, .shown, .typed, .reply, .acted, .step, .slotLost: return .none
        }
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        guard let detail else { return }
        var row = rows.lowerBound
        if targets.isEmpty { row = Banner.draw(detail.patient, in: &frame, row: row, today: session.today) }
        frame.put(SafeText(title), row: row, column: 1, style: .heading)
        let selected = cursor.selectedIndex
        let why = selected.flatMap { choices[$0].refusal?.sentence }
        let foot = why.map { wrapped(SafeText($0), width: frame.size.columns - 2) } ?? []
        let room = rows.upperBound - row - 1 - foot.count
        // A row is kept for how many there are below.
        let height = choices.count > room ? room - 1 : room
        let inView = cursor.visible(height: height)
        frame.putPart(inView, of: choices.count, row: row)
        for (offset, index) in inView.enumerated() {
            let choice = choices[index]
            let key =
                Keymap.bindings.first { $0.context == .referral && $0.intent.action == choice.action }?.keyNames ?? ""
            let line =
                SafeText(key).padded(to: 6) + " " + SafeText(choice.action.label).padded(to: 32) + " "
                + SafeText(sentence(choice))
            frame.putChoice(
                line, row: row + 1 + offset, isSelected: index == selected,
                style: choice.refusal == nil ? .plain : .dimmed)
        }
        let below = choices.count - inView.upperBound
        if choices.count > room {
            let words = below > 0 ? "… \(grouped(below)) more below" : "the end of \(grouped(choices.count))"
            frame.put(SafeText(words), row: row + 1 + inView.count, column: 2, style: below > 0 ? .key : .hint)
        }
        for (offset, line) in foot.enumerated() {
            frame.put(line, row: rows.upperBound - foot.count + offset, column: 1, style: .alert)
        }
    }
}
