// Help: the keys of the screen one came from first, then all the others, straight from the key table.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The key table to read.
struct HelpScreen: Screen {
    var pager: Pager

    init(for context: Context, support: String = "") {
        let others = Context.allCases.filter { $0 != context && $0 != .anywhere }
        let sections = [context, .anywhere] + others
        var lines: [String] = []
        for (index, context) in sections.enumerated() where index == 0 || context != sections[0] {
            let rows = Keymap.bindings.filter { $0.context == context }
            guard !rows.isEmpty else { continue }
            if !lines.isEmpty { lines.append("") }
            lines.append("Keys: \(context.label)")
            for row in rows {
                let keys = SafeText(row.keyNames).padded(to: 22).string
                lines.append("  \(keys) \(row.label)")
            }
            if context == .listFilter {
                lines.append(
                    "  In a worklist each word finds part of a name or of a service, or a priority (urg, 2ww);")
                lines.append("  a number is part of an NHS, hospital or reference number, with spaces or without.")
            }
        }
        if !support.isEmpty { lines = ["Help with the program: \(support)", ""] + lines }
        lines += ["", "Consequential keys only open a form. Ctrl-S does it, Esc leaves. Paste never commits."]
        pager = Pager(lines.joined(separator: "\n"))
    }

    var context: Context { .help }

    mutating func update(_ event: Event, session: Session) -> Effect {
        guard case .intent(let intent, let key) = event else { return .none }
        if intent == .back { return .pop }
        _ = pager.handle(key)
        return .none
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        frame.put("Help", row: rows.lowerBound, column: 1, style: .heading)
        let first = rows.lowerBound + 1
        pager.draw(in: &frame, row: first, height: rows.upperBound - first, column: 1, width: frame.size.columns - 2)
        frame.put(pager.position, row: rows.lowerBound, column: 8, style: .hint)
    }
}
