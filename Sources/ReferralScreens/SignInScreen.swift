// Who one is on a rehearsal database: everybody there, with their roles.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The list of rehearsal users.
struct SignInScreen: Screen {
    struct Entry: Hashable, Sendable {
        var choice: SignInChoice
        var role: Role
    }

    let entries: [Entry]
    var cursor: ListCursor<Int>

    init(choices: [SignInChoice]) {
        entries = choices.flatMap { choice in choice.roles.map { Entry(choice: choice, role: $0) } }
        cursor = ListCursor(ids: Array(entries.indices))
    }

    var context: Context { .signIn }

    mutating func update(_ event: Event, session: Session) -> Effect {
        guard case .intent(let intent, _) = event, !cursor.follow(intent) else { return .none }
        switch intent {
        case .open: return cursor.selectedIndex.map { .signIn(entries[$0].choice, entries[$0].role) } ?? .none
        case .back: return .pop
        case _: return .none
        }
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        frame.put("Who are you in this rehearsal?", row: rows.lowerBound + 1, column: 2, style: .heading)
        frame.put("Its patients are invented. Nothing here touches a real record.", row: rows.lowerBound + 2, column: 2)
        let first = rows.lowerBound + 4
        for (offset, index) in cursor.visible(height: rows.upperBound - first).enumerated() {
            let entry = entries[index]
            let line: SafeText =
                SafeText(entry.choice.staff.name).padded(to: 26) + " "
                + SafeText(entry.choice.staff.login).padded(to: 16) + " "
                + SafeText(entry.role.label)
            frame.putChoice(line, row: first + offset, isSelected: index == cursor.selectedIndex)
        }
    }
}

extension Frame {
    /// A line of a list; the selected one has a mark, a style and the hardware cursor.
    mutating func putChoice(_ text: SafeText, row: Int, isSelected: Bool, style: Style = .plain) {
        putLine((isSelected ? "> " : "  ") + text, row: row, style: isSelected ? .selected : style)
        if isSelected { cursor = Position(row: row, column: 0) }
    }
}
