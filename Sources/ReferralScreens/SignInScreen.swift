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
        let words = wrapped(
            "Its patients are invented. Nothing here touches a real record.", width: frame.size.columns - 4)
        for (offset, line) in words.enumerated() { frame.put(line, row: rows.lowerBound + 2 + offset, column: 2) }
        let first = rows.lowerBound + 3 + words.count
        let inView = cursor.visible(height: rows.upperBound - first)
        frame.putPart(inView, of: entries.count, row: rows.lowerBound + 1)
        let columns = [
            Column("Name", width: .fixed(26), keep: true), Column("User", width: .fixed(16), keep: true),
            Column("Role", width: .flexible(min: 10), keep: true),
        ]
        let cells = entries.map { [$0.choice.staff.name, $0.choice.staff.login, $0.role.label].map { SafeText($0) } }
        let widths = Table.layout(columns, width: frame.size.columns - 3, rows: cells)
        for (offset, index) in inView.enumerated() {
            frame.putChoice(
                Table.row(cells: cells[index], widths: widths, columns: columns), row: first + offset,
                isSelected: index == cursor.selectedIndex)
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
