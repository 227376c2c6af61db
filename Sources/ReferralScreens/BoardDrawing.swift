// How a board looks: heading, numbers with their age, filter, table, and the sentence of the selected row.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension BoardScreen {
    /// Rows that a chart leaves for the table.
    private static let leastTable = 4

    mutating func view(in frame: inout Frame, rows area: Range<Int>, session: Session) {
        let width = frame.size.columns
        let top = area.lowerBound
        let status = drawStatus(in: &frame, row: top + 1, session: session)
        if let problem, content.asOf == nil {
            for (offset, line) in wrapped(problem, width: width - 2).enumerated() {
                frame.put(line, row: top + 1 + offset, column: 1, style: .alert)
            }
            return drawHeading(in: &frame, row: top, inView: 0..<0)
        }
        let first = top + 1 + status
        var spoken = sentence(width: width - 2, height: area.count < 20 ? 3 : 4)
        let chart = content.chart(of: selected, width: width - 2, height: area.upperBound - first - spoken.count)
        // Rows that the table leaves blank are there for the sentence.
        let blank = area.upperBound - first - chart.count - spoken.count - rows.count - 1
        if blank > 0 { spoken = sentence(width: width - 2, height: spoken.count + blank) }
        for (offset, line) in chart.enumerated() { frame.put(line, row: first + offset, column: 1) }
        let below = first + chart.count
        for (offset, line) in spoken.enumerated() {
            frame.put(line, row: area.upperBound - spoken.count + offset, column: 1, style: .notice)
        }
        let inView = drawTable(in: &frame, rows: below..<max(below, area.upperBound - spoken.count))
        drawHeading(in: &frame, row: top, inView: inView)
    }

    /// The sentence of the selected row in so many lines; one that is cut says so.
    private func sentence(width: Int, height: Int) -> [SafeText] {
        guard let selected else { return [] }
        let lines = wrapped(SafeText(selected.spoken), width: width)
        guard lines.count > height else { return lines }
        return lines.prefix(height - 1) + [lines[height - 1].clipped(to: width - 2) + " …"]
    }

    private func drawHeading(in frame: inout Frame, row: Int, inView: Range<Int>) {
        let title = content.title
        frame.put(title, row: row, column: 1, style: .heading)
        let words = boards.enumerated().map { "\($0 + 1) \($1.word)" }
        let all = SafeText(words.joined(separator: "  "))
        let shown = part(inView, of: rows.count)
        var column = frame.size.columns - all.cells - 1
        guard boards.count > 1 else { return frame.putPart(inView, of: rows.count, row: row) }
        guard column > title.cells + 3 else {
            let part = shown.map { "lines \($0), " } ?? ""
            let place: SafeText =
                "\(SafeText(part))board \((boards.firstIndex(of: content.board) ?? 0) + 1) of \(boards.count)"
            let end = frame.size.columns - place.cells - 1
            if end > title.cells + 3 { frame.put(place, row: row, column: end, style: .hint) }
            return
        }
        if let shown = shown.map({ SafeText("lines \($0)") }), column > title.cells + shown.cells + 5 {
            frame.put(shown, row: row, column: title.cells + 3, style: .hint)
        }
        for (board, word) in zip(boards, words) {
            let text = SafeText(word)
            frame.put(text, row: row, column: column, style: board == content.board ? .key : .hint)
            column += text.cells + 2
        }
    }

    /// Draws the numbers, or the filter and what it hides, and returns how many rows that took.
    private func drawStatus(in frame: inout Frame, row: Int, session: Session) -> Int {
        let width = frame.size.columns
        if typing != nil {
            let label = typing == .filter ? "Filter:" : content.question ?? "Question:"
            frame.put(label, row: row, column: 1, style: .key)
            let room = max(10, min(40, width - label.cells - 4))
            field.draw(in: &frame, row: row, column: label.cells + 2, width: room, focused: true)
            return 1
        }
        guard let asOf = content.asOf else { return 1 }
        let age = session.age(of: asOf)
        let read: SafeText = " \(problem == nil ? "" : "STALE: ")\(age.read) "
        let feed = SafeText(age.feed)
        // Side by side where there is room, else one above the other: how old it all is, is never left out.
        let clocks: [SafeText] = width < 120 ? [read, " \(feed) "] : [" \(feed) ·\(read)"]
        let isFiltered = !search.isEmpty
        let room = width - 2 - (clocks.map(\.cells).max() ?? 0)
        let words: SafeText = isFiltered ? filterWords : "\(content.status), sorted: \(content.order)"
        let lines = wrapped(words, width: room)
        for (offset, line) in lines.enumerated() {
            frame.put(line, row: row + offset, column: 1, style: isFiltered ? .changed : .hint)
        }
        for (offset, clock) in clocks.enumerated() {
            frame.put(
                clock, row: row + offset, column: width - clock.cells,
                style: problem != nil || session.feedIsLate ? .alert : .hint)
        }
        return max(lines.count, clocks.count)
    }

    /// What the filter leaves and hides, and what of it does not fit on the board.
    private var filterWords: SafeText {
        let (matching, total) = fitting
        let cut =
            rows.count < matching
            ? ", the first \(grouped(rows.count)) shown"
            : content.isCut ? "; there is more than is looked through here" : ""
        return "Filter: “\(search)” · \(grouped(matching)) of \(grouped(total)), \(grouped(hidden)) hidden\(cut)"
    }

    /// Draws the rows that fit and returns which they are.
    private mutating func drawTable(in frame: inout Frame, rows area: Range<Int>) -> Range<Int> {
        guard area.count > 1 else { return 0..<0 }
        guard !rows.isEmpty else {
            let words: SafeText =
                search.isEmpty
                ? content.emptyWords
                : "Nothing fits the filter. \(counted(fitting.total, "line")) hidden: Esc clears it."
            for (offset, line) in wrapped(content.asOf == nil ? "" : words, width: frame.size.columns - 4).enumerated()
            {
                frame.put(line, row: area.lowerBound + 1 + offset, column: 2)
            }
            return 0..<0
        }
        let columns = content.columns(frame.size.columns)
        let inView = cursor.visible(height: area.count - 1)
        let widths = Table.layout(columns, width: frame.size.columns - 3, rows: rows[inView].map(\.cells))
        frame.put("  " + Table.header(columns, widths: widths), row: area.lowerBound, style: .hint)
        for (offset, index) in inView.enumerated() {
            let it = rows[index]
            let row = area.lowerBound + 1 + offset
            let isSelected = index == cursor.selectedIndex
            frame.putChoice(
                Table.row(cells: it.cells, widths: widths, columns: columns), row: row, isSelected: isSelected)
            guard !isSelected else { continue }
            var column = 2
            for (place, cells) in widths.enumerated() where cells > 0 {
                if let style = it.styles[place] { frame.restyle(row: row, column: column, width: cells, style: style) }
                column += cells + Table.gap
            }
        }
        return inView
    }

    /// What it says line by line: the numbers, then a sentence a row.
    func linearLines(_ session: Session) -> [SafeText]? {
        if typing == .question { return [content.title, content.question ?? ""] }
        guard let asOf = content.asOf else { return [content.title] + (problem.map { [$0] } ?? []) }
        let filter = search.isEmpty ? "" : " Filter: “\(search)”, \(grouped(hidden)) hidden."
        let age = session.age(of: asOf)
        let ages = [age.read, age.feed]
        let heading: SafeText = """
            \(content.title), \(SafeText(ages.joined(separator: ", "))). \(content.status), \
            sorted: \(content.order).\(SafeText(filter))
            """
        guard !rows.isEmpty else { return [heading, content.emptyWords] }
        return [heading] + rows.enumerated().map { "\($0 + 1). \(SafeText(spelledOut($1.spoken)))" }
    }
}
