// Keeping what a list shows on a number key.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Which number, and what it is to be called.
struct SaveViewScreen: Screen {
    let filter: ListFilter
    /// What the filter shows, in words.
    let words: String
    var cursor = ListCursor(ids: Array(SavedView.numbers))
    var field: TextField
    var refusal: SafeText?

    init(_ filter: ListFilter, words: String, views: [SavedView]) {
        self.filter = filter
        self.words = words.isEmpty ? "everything" : words
        field = TextField(String(self.words.prefix(SavedView.longestName)), limit: SavedView.longestName)
        let taken = Set(views.map(\.number))
        cursor.select(SavedView.numbers.first { !taken.contains($0) } ?? 9)
    }

    var context: Context { .form }
    var takesText: Bool { true }
    func offers(_ intent: Intent) -> Bool { intent != .commitAndBook && intent != .nextField }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .typed(let key):
            _ = field.handle(key)
            return .none
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            if intent == .back { return .pop }
            guard intent == .commit, let number = cursor.selectedID else { return .none }
            guard !field.text.allSatisfy(\.isWhitespace) else {
                refusal = "Give it a name."
                return .none
            }
            return .ask(.workplace(.keepView(SavedView(number: number, name: field.text, filter: filter))))
        case .reply(_, .workplace(.kept)):
            let number = cursor.selectedID ?? 0
            return .several([
                .lookAround, .pop, .notice("“\(SafeText(field.text))” is on \(number), on every list.", .success),
            ])
        case .failed(_, let failure):
            refusal = SafeText(failure.sentence)
            return .none
        case .appeared, .uncovered, .shown, .reply, .acted, .step, .slotLost: return .none
        }
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let top = rows.lowerBound
        frame.put("Keep this view on a number", row: top, column: 1, style: .heading)
        frame.put("It shows: \(SafeText(words))", row: top + 1, column: 1)
        frame.put("Name", row: top + 2, column: 1, style: .key)
        if let refusal { frame.put(refusal, row: top + 3, column: 1, style: .alert) }
        for (offset, index) in cursor.visible(height: rows.upperBound - top - 4).enumerated() {
            let number = cursor.ids[index]
            let held = session.surroundings.views.first { $0.number == number }?.name ?? "free"
            frame.putChoice(
                "\(number)  \(SafeText(held))", row: top + 4 + offset, isSelected: index == cursor.selectedIndex)
        }
        field.draw(in: &frame, row: top + 2, column: 7, width: 26, focused: true)
    }
}
