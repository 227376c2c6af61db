// Every key, from one table: dispatch, footer hints, the help screen and the manual all read it.

internal import TerminalUI

/// One row of the key table.
struct Binding: Sendable {
    var keys: [Key]
    var intent: Intent
    var context: Context
    /// At most 24 cells.
    var label: String
    /// Whether the footer shows it.
    var hinted: Bool

    /// The keys as help shows them.
    var keyNames: String {
        if intent == .numbered { return "1-9" }
        return keys.map(\.name).joined(separator: ", ")
    }
}

/// The key table and what is made of it.
public enum Keymap {
    static let bindings: [Binding] =
        general + lists + worklist + referral + booking + clinics + calls + typing + workplace + boards

    /// What a key means in a context: its own rows first, then those of anywhere.
    static func intent(for key: Key, in context: Context) -> Intent? {
        let row =
            bindings.first { $0.context == context && $0.keys.contains(key) }
            ?? bindings.first { $0.context == .anywhere && $0.keys.contains(key) }
        return row?.intent
    }

    /// The table for programs: the keys, what they do, where they do it.
    public static var rows: [(keys: [String], label: String, place: String)] {
        bindings.map { ($0.keys.map(\.name), $0.label, $0.context.label) }
    }

    /// The table as plain text, one line a binding: `Key  What it does  (where)`.
    public static var manual: String {
        let rows = bindings.map { (keys: $0.keyNames, label: $0.label, place: $0.context.label) }
        let keyWidth = rows.map(\.keys.count).max() ?? 0
        let labelWidth = rows.map(\.label.count).max() ?? 0
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.count))
        }
        let lines = rows.map { "\(padded($0.keys, keyWidth))  \(padded($0.label, labelWidth))  (\($0.place))" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The table as a page of Markdown, a heading a place: `docs/keys.md` is this and nothing else.
    public static var markdown: String {
        var lines = [
            "# Keys", "",
            "Made from the key table by `referdesk keys --markdown`; a test holds this page to it. `?` shows the same on the",
            "screen, beginning with the keys of where one is, and `:` finds any of them by name.",
        ]
        for context in Context.allCases {
            let rows = bindings.filter { $0.context == context }
            guard !rows.isEmpty else { continue }
            lines += [
                "", "## \(context.label.prefix(1).uppercased())\(context.label.dropFirst())", "", "| key | does |",
                "|---|---|",
            ]
            lines += rows.map { row in
                let keys = row.keyNames.split(separator: ", ").map { "`\($0)`" }.joined(separator: " ")
                return "| \(keys.replacing("`|`", with: "`\\|`")) | \(row.label) |"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One row; the keys are given by their names with blanks between.
    static func row(
        _ keys: String, _ intent: Intent, _ context: Context, _ label: String, hinted: Bool = false
    ) -> Binding {
        let keys = keys.split(separator: " ").compactMap { Key(name: String($0)) }
        return Binding(keys: keys, intent: intent, context: context, label: label, hinted: hinted)
    }
}
