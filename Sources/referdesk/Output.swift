// What the command line prints: only safe text, so that no name or letter can move the terminal.

internal import Foundation
internal import TerminalUI

enum Output {
    static func line(_ text: SafeText = "") { write(text.string, to: STDOUT_FILENO) }
    /// A JSON document, whose strings are escaped by JSON itself.
    static func document(_ json: JSON) { write(json.text, to: STDOUT_FILENO) }
    static func error(_ text: SafeText) { write("referdesk: \(text.string)", to: STDERR_FILENO) }
    static func error(raw text: String) { write(text, to: STDERR_FILENO) }

    /// Rows under headings, each column as wide as its widest cell.
    static func table(_ headings: [SafeText], _ rows: [[SafeText]]) {
        let widths = headings.indices.map { column in
            max(headings[column].cells, rows.map { $0[column].cells }.max() ?? 0)
        }
        for row in [headings] + rows {
            let cells = zip(row, widths).map { $0.padded(to: $1) }
            line(SafeText(trimmed(cells.joined(separator: "  ").string)))
        }
    }

    private static func trimmed(_ text: String) -> String {
        var end = text.endIndex
        while end > text.startIndex, text[text.index(before: end)] == " " { end = text.index(before: end) }
        return String(text[..<end])
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array("\(text)\n".utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
