// What the command line prints: only safe text, so that no name or letter can move the terminal.

internal import Foundation
internal import TerminalUI

enum Output {
    static func line(_ text: SafeText = "") { write(text.string, to: STDOUT_FILENO) }
    static func document(_ json: JSON) { write(escaped(json.text), to: STDOUT_FILENO) }
    /// A list in a document, an item a line, each written as soon as it is known.
    static func item(_ json: JSON, isFirst: Bool) {
        write(escaped("\(isFirst ? "" : ",")\(json.line)"), to: STDOUT_FILENO)
    }
    /// Text whose lines end as their format wants; it holds nothing that could move a terminal.
    static func lines(_ text: String) { write(text, to: STDOUT_FILENO, end: "") }
    static func error(_ text: SafeText) { write("referdesk: \(text.string)", to: STDERR_FILENO) }
    static func error(_ json: JSON) { write(escaped(json.text), to: STDERR_FILENO) }
    /// Help and usage, line by line: they repeat what was typed.
    static func usage(_ text: String, isError: Bool) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            write(SafeText(line).string, to: isError ? STDERR_FILENO : STDOUT_FILENO)
        }
    }

    /// Whatever could move or deceive a terminal is spelt as JSON's own escapes, so that it means the same.
    private static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value > 0x7E }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.value < 0x7F || !SafeText(String(scalar)).hasMarks
                || scalar.properties.canonicalCombiningClass != .notReordered
            {
                result.append(scalar)
            } else {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    result.append(
                        contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars)
                }
            }
        }
        return String(result)
    }

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

    private static func write(_ text: String, to descriptor: Int32, end: String = "\n") {
        var bytes = Array("\(text)\(end)".utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
