// Any command by name: a few letters find it, the key that does the same stands beside it, and why not where it cannot be.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Choosing a command for the screen beneath.
struct PaletteScreen: Screen {
    let place: Context
    let subject: ReferralName?
    private var commands: [Command]
    var field = TextField(limit: 40)
    var found: [Command] = []
    var cursor = ListCursor<Int>()

    init(over screen: any Screen, role: Role?) {
        place = screen.context
        subject = screen.subject
        commands = Command.keys(of: screen, role: role) + (role.map { Command.lists(for: $0) } ?? [])
        find()
    }

    var context: Context { .palette }
    var takesText: Bool { true }
    private var selected: Command? { cursor.selectedIndex.map { found[$0] } }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared: return subject.map { .ask(.referral($0, opening: false)) } ?? .none
        case .reply(_, .referral(let detail)):
            for index in commands.indices {
                guard case .press(let intent, _) = commands[index].act, let action = intent.action else { continue }
                commands[index].whyNot = detail.choice(for: action)?.refusal?.sentence
            }
            commands += Command.actions(on: detail, in: place)
            find()
            return .none
        case .typed(let key):
            if case .paste = key { return .notice("Pasted text is ignored here. Nothing was done.", .alert) }
            _ = field.handle(key)
            find()
            return .none
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            if intent == .back { return .pop }
            guard intent == .open, let selected else { return .none }
            if let why = selected.whyNot { return .notice("\(selected.label): \(why)", .alert) }
            return .command(selected)
        case .uncovered, .shown, .reply, .failed, .acted, .step, .slotLost: return .none
        }
    }

    /// What fits, the best first; of equals what can be done first, else in the order of the key table.
    private mutating func find() {
        let ranked = commands.enumerated().compactMap { index, command in
            Fuzzy.rank(field.text, in: command.label).map {
                (rank: $0, isOff: command.whyNot == nil ? 0 : 1, index: index)
            }
        }
        found = ranked.sorted { ($0.rank, $0.isOff, $0.index) < ($1.rank, $1.isOff, $1.index) }.map {
            commands[$0.index]
        }
        cursor = ListCursor(ids: Array(found.indices))
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        frame.put("Any command", row: rows.lowerBound, column: 1, style: .heading)
        let count = counted(found.count, "command")
        frame.put(SafeText(count), row: rows.lowerBound, column: 14, style: .hint)
        let first = rows.lowerBound + 2
        let why = selected?.whyNot.map { wrapped(SafeText($0), width: frame.size.columns - 2) } ?? []
        for (offset, line) in why.enumerated() {
            frame.put(line, row: rows.upperBound - why.count + offset, column: 1, style: .alert)
        }
        let inView = cursor.visible(height: rows.upperBound - first - why.count)
        frame.putPart(inView, of: found.count, row: rows.lowerBound)
        for (offset, index) in inView.enumerated() {
            let command = found[index]
            var line = SafeText(command.key).padded(to: 13) + " "
            line +=
                command.whyNot.map { SafeText(command.label).padded(to: 30) + " " + SafeText($0) }
                ?? SafeText(command.label)
            frame.putChoice(
                line, row: first + offset, isSelected: index == cursor.selectedIndex,
                style: command.whyNot == nil ? .plain : .dimmed)
        }
        if found.isEmpty { frame.put("No command is called that.", row: first, column: 2) }
        field.draw(
            in: &frame, row: rows.lowerBound + 1, column: 1, width: min(40, frame.size.columns - 2), focused: true)
    }
}
