// Help: the keys of the screen one came from first, then all the others, straight from the key table.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The key table to read.
struct HelpScreen: Screen {
    var pager: Pager
    var filter = RowFilter()
    /// The headings of the table, each with its lines.
    private let sections: [(heading: String, lines: [String])]

    private var count: Int { sections.reduce(0) { $0 + $1.lines.count } }

    init(for context: Context, support: String = "") {
        let others = Context.allCases.filter { $0 != context && $0 != .anywhere }
        let places = [context] + (context == .anywhere ? [] : [.anywhere]) + others
        var sections: [(heading: String, lines: [String])] = []
        if !support.isEmpty { sections.append(("Help with the program: \(support)", [])) }
        for place in places {
            let rows = Keymap.bindings.filter { $0.context == place }
            guard !rows.isEmpty else { continue }
            var lines = rows.map { "  \(SafeText($0.keyNames).padded(to: 22).string) \($0.label)" }
            if place == .listFilter {
                lines += [
                    "  In a worklist each word finds part of a name or of a service, or a priority (urg, 2ww);",
                    "  a number is part of an NHS, hospital or reference number, with spaces or without.",
                ]
            }
            sections.append(("Keys: \(place.label)", lines))
        }
        sections.append(("Consequential keys only open a form. Ctrl-S does it, Esc leaves. Paste never commits.", []))
        self.sections = sections
        pager = Pager(Self.text(sections))
    }

    private static func text(_ sections: [(heading: String, lines: [String])]) -> String {
        sections.map { ([$0.heading] + $0.lines).joined(separator: "\n") }.joined(separator: "\n\n")
    }

    /// What fits the filter, each line below the heading of its place.
    private var fitting: [(heading: String, lines: [String])] {
        guard filter.isOn else { return sections }
        return sections.map { section in
            (section.heading, section.lines.filter { filter.fits([$0]) })
        }.filter { !$0.lines.isEmpty }
    }

    var context: Context { filter.isTyping ? .listFilter : .help }
    var takesText: Bool { filter.isTyping }

    mutating func update(_ event: Event, session: Session) -> Effect {
        if let effect = filter.follow(event) {
            pager = Pager(Self.text(fitting))
            return effect
        }
        guard case .intent(let intent, let key) = event else { return .none }
        if intent == .back { return .pop }
        _ = pager.handle(key)
        return .none
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        frame.put("Help", row: rows.lowerBound, column: 1, style: .heading)
        let shown = fitting.reduce(0) { $0 + $1.lines.count }
        let isFiltered = filter.draw(in: &frame, row: rows.lowerBound + 1, shown: shown, of: count)
        let first = rows.lowerBound + (isFiltered ? 2 : 1)
        guard shown > 0 else {
            frame.put(filter.nothingFits(of: count, "line"), row: first + 1, column: 2)
            return
        }
        pager.draw(in: &frame, row: first, height: rows.upperBound - first, column: 1, width: frame.size.columns - 2)
        frame.put(pager.position, row: rows.lowerBound, column: 8, style: .hint)
    }
}
