// The orders that a list offers, which of them is on, and in which direction; a letter or Enter takes one.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The sort menu of a worklist.
struct SortScreen: Screen {
    let query: WorklistQuery
    var cursor: ListCursor<WorklistQuery.Order>

    init(_ query: WorklistQuery) {
        self.query = query
        cursor = ListCursor(ids: query.worklist.orders)
        cursor.select(query.shownOrder)
    }

    var context: Context { .sorts }

    mutating func update(_ event: Event, session: Session) -> Effect {
        guard case .intent(let intent, let key) = event else { return .none }
        if cursor.follow(intent) { return .none }
        switch intent {
        case .back: return .pop
        case .open: return choose(cursor.selectedID)
        case .sortBy:
            guard let order = cursor.ids.first(where: { $0.key == key }) else {
                return .notice("This list has no such order.", .hint)
            }
            return choose(order)
        case _: return .none
        }
    }

    private func choose(_ order: WorklistQuery.Order?) -> Effect {
        guard let order, order != query.shownOrder else { return .pop }
        return .popWith(.intent(.sortBy, order.key))
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        frame.put("Sort: \(SafeText(query.worklist.label))", row: rows.lowerBound, column: 1, style: .heading)
        let first = rows.lowerBound + 2
        let inView = cursor.visible(height: rows.upperBound - first)
        frame.putPart(inView, of: cursor.ids.count, row: rows.lowerBound)
        for (offset, index) in inView.enumerated() {
            let order = cursor.ids[index]
            let isOn = order == query.shownOrder
            frame.putChoice(
                SafeText(order.key.name) + "  " + SafeText(order.label).padded(to: 44)
                    + order.heading.padded(to: 7) + (isOn ? "on" : ""), row: first + offset,
                isSelected: index == cursor.selectedIndex)
        }
    }
}

extension WorklistQuery.Order {
    /// The letter that takes it in the menu.
    var key: Key {
        switch self {
        case .need: .character("n")
        case .leastNeed: .character("N")
        case .due: .character("d")
        case .lastDue: .character("D")
        case .oldest: .character("a")
        case .newest: .character("A")
        }
    }

    /// The column of the list that it stands over, and its direction.
    var heading: SafeText {
        switch self {
        case .need: "Pri↓"
        case .leastNeed: "Pri↑"
        case .due: "Due↑"
        case .lastDue: "Due↓"
        case .oldest, .newest: ""
        }
    }
}
