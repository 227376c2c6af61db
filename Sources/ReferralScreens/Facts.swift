// Facts about a patient or referral, laid side by side and wrapped between facts, never cut.

internal import TerminalUI

/// A labelled value.
struct Fact: Hashable, Sendable {
    var label: SafeText
    var value: SafeText
    var style: Style

    init(_ label: SafeText, _ value: SafeText, style: Style = .plain) {
        self.label = label
        self.value = value
        self.style = style
    }

    var cells: Int { label.cells + (label.isEmpty || value.isEmpty ? 0 : 1) + value.cells }
}

/// A stretch of text of one style on a line.
struct Span: Hashable, Sendable {
    var text: SafeText
    var style: Style
}

/// Lines of styled text.
enum FactFlow {
    /// Cells between two facts.
    static let gap = 3

    /// Packs facts onto lines; a fact is broken only where it is wider than a whole line, and then at its blanks.
    static func lines(_ facts: [Fact], width: Int, labelStyle: Style, gap: Int = gap) -> [[Span]] {
        var lines: [[Span]] = []
        var used = 0
        for fact in facts {
            if let last = lines.indices.last, used + gap + fact.cells <= width {
                lines[last].append(Span(text: .blank(gap), style: labelStyle))
                lines[last] += spans(fact, value: fact.value, labelStyle: labelStyle)
                used += gap + fact.cells
                continue
            }
            let label = fact.label.cells + (fact.label.isEmpty ? 0 : 1)
            let indent = label > width / 2 ? 0 : label
            let pieces = wrapped(fact.value, width: width - indent)
            if indent < label { lines.append([Span(text: fact.label, style: labelStyle)]) }
            for (index, piece) in pieces.enumerated() {
                if index == 0 && indent == label {
                    lines.append(spans(fact, value: piece, labelStyle: labelStyle))
                } else {
                    lines.append([
                        Span(text: .blank(indent), style: labelStyle), Span(text: piece, style: fact.style),
                    ])
                }
            }
            used = pieces.count > 1 ? width : indent + (pieces.last?.cells ?? 0)
        }
        return lines
    }

    private static func spans(_ fact: Fact, value: SafeText, labelStyle: Style) -> [Span] {
        guard !fact.label.isEmpty else { return [Span(text: value, style: fact.style)] }
        return [Span(text: fact.label + " ", style: labelStyle), Span(text: value, style: fact.style)]
    }
}

extension Frame {
    /// Draws one line of styled stretches and returns the column after it.
    @discardableResult
    mutating func put(_ spans: [Span], row: Int, column: Int = 0, width: Int? = nil) -> Int {
        let end = width.map { column + $0 } ?? size.columns
        var column = column
        for span in spans where column < end {
            let text = span.text.clipped(to: end - column)
            put(text, row: row, column: column, style: span.style)
            column += text.cells
        }
        return column
    }
}
