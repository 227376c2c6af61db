// The mouse: a click selects the row under it, a click on the selected row or a double click opens it.

internal import TerminalUI

extension App {
    /// The mouse moves and opens; any other key without a meaning says so.
    func explain(_ key: Key, on screen: any Screen) {
        if case .mouse(let event) = key {
            _ = point(event, on: screen)
            return
        }
        let help = screen.takesText ? "F1" : "?"
        notice = Notice(text: "\(key.name) does nothing here. \(help) shows the keys.", style: .hint)
    }

    /// What the mouse means on the screen on top; false where it means nothing.
    func point(_ event: MouseEvent, on screen: any Screen) -> Bool {
        switch event.kind {
        case .wheelUp: send(.intent(.up, .up))
        case .wheelDown: send(.intent(.down, .down))
        case .left: return click(row: event.row, on: screen, opens: false)
        case .double: return click(row: event.row, on: screen, opens: true)
        case .middle, .right: return false
        }
        return true
    }

    /// The selected row is where the cursor stands; a click elsewhere moves there row by row, and back if that is no row
    /// of the list.
    private func click(row: Int, on screen: any Screen, opens: Bool) -> Bool {
        let isList = Keymap.bindings.contains { $0.context == screen.context && $0.intent == .open }
        guard isList, screen.context != .message, let shown = rowOfCursor() else { return false }
        if row == shown {
            send(.intent(.open, .enter))
            return true
        }
        move(by: row - shown)
        guard rowOfCursor() == row else {
            if let now = rowOfCursor() { move(by: shown - now) }
            return false
        }
        if opens { send(.intent(.open, .enter)) }
        return true
    }

    private func move(by rows: Int) {
        for _ in 0..<abs(rows) { send(.intent(rows > 0 ? .down : .up, rows > 0 ? .down : .up)) }
    }

    private func rowOfCursor() -> Int? { picture().cursor?.row }
}
