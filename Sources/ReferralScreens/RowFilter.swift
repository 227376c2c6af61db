// A filter typed over rows that are all on hand: what is being typed, what fits, and how many rows it hides.

internal import TerminalUI

/// The filter of a list that was read whole.
struct RowFilter: Hashable, Sendable {
    /// What is being typed; nil while nothing is.
    private(set) var field: TextField?
    /// What rows have to hold; empty where all are shown.
    private(set) var words = ""

    var isTyping: Bool { field != nil }
    var isOn: Bool { !words.isEmpty }

    /// Acts on the keys of a filter; nil where a key is none of its. `apply` puts the rows that fit on show.
    mutating func follow(_ event: Event) -> Effect? {
        switch event {
        case .typed(let key):
            guard isTyping else { return nil }
            _ = field?.handle(key)
            take(field?.text ?? "")
        case .intent(.filter, _): field = TextField(words, limit: 80)
        case .intent(.applyFilter, _): field = nil
        case .intent(.back, _):
            guard isTyping || isOn else { return nil }
            let was = isTyping
            field = nil
            words = ""
            return was ? Effect.none : .notice("The filter is off: everything is shown.", .notice)
        case .appeared, .uncovered, .shown, .intent, .reply, .failed, .acted, .step, .slotLost: return nil
        }
        return Effect.none
    }

    private mutating func take(_ text: String) { words = text.allSatisfy(\.isWhitespace) ? "" : text }

    /// Whether a row holds every word that was typed.
    func fits(_ parts: [String?]) -> Bool {
        let row = parts.compactMap { $0 }.joined(separator: " ").lowercased()
        return words.lowercased().split(separator: " ").allSatisfy { row.contains($0) }
    }

    /// `Filter: “kh” · 12 of 132, 120 hidden`.
    func status(_ shown: Int, of all: Int) -> String {
        "Filter: “\(words)” · \(grouped(shown)) of \(grouped(all)), \(grouped(all - shown)) hidden"
    }

    /// Draws the text being typed, or what is filtered and hidden; false where neither is.
    func draw(in frame: inout Frame, row: Int, shown: Int, of all: Int) -> Bool {
        guard let field else {
            guard isOn else { return false }
            frame.put(SafeText(status(shown, of: all)), row: row, column: 1, style: .changed)
            return true
        }
        let count: SafeText = "\(grouped(shown)) of \(grouped(all))"
        let room = min(40, max(10, frame.size.columns - 12 - count.cells))
        frame.put("Filter:", row: row, column: 1, style: .key)
        field.draw(in: &frame, row: row, column: 9, width: room, focused: true)
        frame.put(count, row: row, column: 10 + room, style: .hint)
        return true
    }

    /// What stands there where no row fits.
    func nothingFits(of all: Int, _ thing: String) -> SafeText {
        "Nothing fits the filter. \(counted(all, thing)) hidden: Esc clears it."
    }
}
