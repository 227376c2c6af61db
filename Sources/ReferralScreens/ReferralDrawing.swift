// How a referral looks: banner, where one is, summary, and the letter beside or below it.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension ReferralScreen {
    /// Columns from which on two letters lie beside each other.
    private static let leastForTwo = 100

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        guard let detail else { return }
        var row = Banner.draw(detail.patient, in: &frame, row: rows.lowerBound, today: session.today)
        drawPlace(detail, in: &frame, row: row)
        row += 1
        let width = frame.size.columns
        let isWide = width >= 120
        let lines = FactFlow.lines(
            Summary.full(detail, today: session.today),
            width: (isWide && showsLetter && pane == .both ? 54 : width) - 2,
            labelStyle: .hint)
        guard showsLetter else {
            drawSummary(lines, in: &frame, rows: row..<rows.upperBound - (hasClinicalText ? 0 : 1), width: width)
            if !hasClinicalText {
                let words = Self.noText(for: session.actor?.role)
                frame.put(SafeText(words), row: rows.upperBound - 1, column: 1, style: .hint)
            }
            return
        }
        let isBeside = reader.companion != nil && pane != .summary
        reader.isSwapped = isBeside && width < Self.leastForTwo
        if isBeside, !reader.isSwapped {
            let half = (width - 3) / 2
            drawLetter(in: &frame, rows: row..<rows.upperBound, column: 1, width: half - 1)
            for row in row..<rows.upperBound { frame.put("│", row: row, column: half + 1, style: .border) }
            reader.drawBeside(
                in: &frame, rows: row..<rows.upperBound, column: half + 3, width: width - half - 4)
            return
        }
        switch pane {
        case .both where isWide:
            drawSummary(lines, in: &frame, rows: row..<rows.upperBound, width: 54)
            for row in row..<rows.upperBound { frame.put("│", row: row, column: 54, style: .border) }
            drawLetter(in: &frame, rows: row..<rows.upperBound, column: 56, width: width - 57)
        case .both:
            let height = max(3, min(lines.count, (rows.upperBound - row) * 2 / 5))
            drawSummary(lines, in: &frame, rows: row..<row + height, width: width)
            frame.put(SafeText("─").repeated(width), row: row + height, style: .border)
            drawLetter(in: &frame, rows: row + height + 1..<rows.upperBound, column: 1, width: width - 2)
        case .letter, .summary:
            drawLetter(in: &frame, rows: row..<rows.upperBound, column: 1, width: width - 2)
        }
    }

    private func drawPlace(_ detail: ReferralDetail, in frame: inout Frame, row: Int) {
        var words: SafeText = "Referral"
        if let ubrn = detail.referral.ubrn { words += " \(ubrn.spaced)" }
        if let reference = detail.referral.reference { words += "   \(reference.text)" }
        frame.put(words, row: row, column: 1, style: .heading)
        guard let place else { return }
        let room = frame.size.columns - words.cells - 5
        let text = SafeText(place.words)
        guard room > 12 else { return }
        let shown = text.clipped(to: room)
        frame.put(shown, row: row, column: frame.size.columns - shown.cells - 1, style: .hint)
    }

    private mutating func drawSummary(_ lines: [[Span]], in frame: inout Frame, rows: Range<Int>, width: Int) {
        let isScrolled = !showsLetter
        summaryTop = max(0, min(summaryTop, lines.count - rows.count))
        let top = isScrolled ? summaryTop : 0
        for (offset, line) in lines.dropFirst(top).prefix(rows.count).enumerated() {
            frame.put(line, row: rows.lowerBound + offset, column: 1, width: width - 2)
        }
        guard lines.count > top + rows.count, let last = rows.last else { return }
        let words: SafeText = isScrolled ? " … PgDn for more" : " … Tab, Tab: all"
        frame.put(words, row: last, column: width - words.cells - 1, style: .key)
    }

    private mutating func drawLetter(in frame: inout Frame, rows: Range<Int>, column: Int, width: Int) {
        guard jumps == nil else { return drawJumps(in: &frame, rows: rows, column: column, width: width) }
        reader.draw(in: &frame, rows: rows, column: column, width: width)
        guard let search else { return }
        frame.fill(row: rows.lowerBound + 1, column: column, width: width, style: .plain)
        frame.put("Search:", row: rows.lowerBound + 1, column: column, style: .key)
        search.draw(in: &frame, row: rows.lowerBound + 1, column: column + 8, width: min(40, width - 9), focused: true)
    }
}
