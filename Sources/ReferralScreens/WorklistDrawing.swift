// How a worklist looks: what is filtered and sorted, the rows, and the preview of the selected one.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension WorklistScreen {
    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let isWide = frame.size.columns >= 120
        let first = rows.lowerBound + 2
        let below = showsPreview && !isWide ? min(11, (rows.upperBound - first) / 2) : 0
        let width = showsPreview && isWide ? frame.size.columns * 3 / 5 : frame.size.columns
        let inView = drawList(in: &frame, rows: first..<rows.upperBound - below, width: width, session: session)
        drawHeading(in: &frame, row: rows.lowerBound, inView: inView, session: session)
        if below > 0 {
            frame.put(SafeText("─").repeated(width), row: rows.upperBound - below, style: .border)
            drawPreview(
                in: &frame, rows: rows.upperBound - below + 1..<rows.upperBound, column: 0, width: width,
                session: session)
        } else if showsPreview {
            for row in first..<rows.upperBound { frame.put("│", row: row, column: width, style: .border) }
            drawPreview(
                in: &frame, rows: first..<rows.upperBound, column: width + 1, width: frame.size.columns - width - 1,
                session: session)
        }
        if let filter {
            frame.fill(row: rows.lowerBound + 1, style: .plain)
            frame.put("Filter:", row: rows.lowerBound + 1, column: 1, style: .key)
            let count: SafeText = "\(grouped(page?.matching ?? 0)) of \(grouped(page?.total ?? 0))"
            let room = max(10, frame.size.columns - 12 - count.cells)
            filter.draw(in: &frame, row: rows.lowerBound + 1, column: 9, width: min(40, room), focused: true)
            frame.put(count, row: rows.lowerBound + 1, column: 10 + min(40, room), style: .hint)
        }
    }

    private func drawHeading(in frame: inout Frame, row: Int, inView: Range<Int>, session: Session) {
        let title = SafeText(query.worklist.label + (serviceName.map { ": \($0)" } ?? ""))
        frame.put(title, row: row, column: 1, style: .heading)
        let start = title.cells + 4
        let note = selectedNote.map { SafeText($0) }
        // Who has the row in hand comes before the second thing that the list is ordered by.
        let label = query.shownOrder.label
        let first = label.split(separator: ",").first.map(String.init) ?? label
        let isTight = start + 10 + label.count + (note?.cells ?? 0) + 1 > frame.size.columns && label.contains(", then")
        let sorted: SafeText = "sorted: \(isTight ? first : label)"
        frame.put(sorted, row: row, column: start, style: .hint)
        let clock = ageWords(session)
        let room = frame.size.columns - 1 - clock.cells
        // What is left out for want of room is which rows are in view, then the end of a long filter: never how many
        // are hidden, nor how old it all is.
        let status = [statusWords(inView), statusWords(nil)].first { $0.cells <= room } ?? shortStatus(room)
        if isFiltered {
            frame.putLine(" " + status, row: row + 1, style: .changed)
        } else {
            frame.put(status, row: row + 1, column: 1, style: marks.isEmpty ? .hint : .changed)
        }
        guard page != nil else { return }
        frame.put(
            clock, row: row + 1, column: frame.size.columns - clock.cells,
            style: problem != nil || session.feedIsLate ? .alert : isFiltered ? .changed : .hint)
        let used = start + sorted.cells + 2
        if let note, frame.size.columns - used > 12 {
            let room = note.clipped(to: frame.size.columns - used - 1)
            frame.put(room, row: row, column: frame.size.columns - room.cells - 1, style: .notice)
        }
    }

    /// When the list was read, and how old what e-RS said last is.
    private func ageWords(_ session: Session) -> SafeText {
        guard let page else { return "" }
        let age = session.age(of: page.asOf)
        return " \(SafeText(age.feed)) · \(problem == nil ? "" : "STALE: ")\(age.read) "
    }

    /// How many there are, filtered or not, and which of them are in view where that is said.
    private func statusWords(_ inView: Range<Int>?) -> SafeText {
        let total = page?.total ?? 0
        let place = inView.flatMap { part($0, of: page?.matching ?? 0) }
        if isFiltered {
            return "Filter: \(SafeText(filterWords.joined(separator: ", "))) · \(shownCount)"
                + (place.map { " · \(SafeText($0))" } ?? "") + markedCount
        }
        let finished: SafeText = done.isEmpty ? "" : ", \(grouped(done.count)) done since it was read"
        let count = place.map { "\($0) items" } ?? (page == nil ? "Not read" : counted(total, "item"))
        let marked: SafeText = marks.isEmpty ? "" : ", \(grouped(marks.items.count)) marked"
        return SafeText(count) + marked + finished
    }

    private var shownCount: SafeText { "\(grouped(page?.matching ?? 0)) of \(grouped(page?.total ?? 0))" }

    private var markedCount: SafeText { marks.isEmpty ? "" : " · \(grouped(marks.items.count)) marked" }

    /// The words of a filter as far as there is room, the numbers whole.
    private func shortStatus(_ room: Int) -> SafeText {
        guard isFiltered else { return statusWords(nil) }
        let numbers = " · " + shownCount + markedCount
        let words: SafeText = "Filter: \(SafeText(filterWords.joined(separator: ", ")))"
        return words.clipped(to: max(8, room - numbers.cells - 1)) + "…" + numbers
    }

    /// Draws the rows that fit and returns which they are.
    private mutating func drawList(in frame: inout Frame, rows: Range<Int>, width: Int, session: Session) -> Range<Int>
    {
        let height = max(1, rows.upperBound - rows.lowerBound - 1)
        let visible = cursor.visible(height: height)
        marks.seen.formUnion(items[visible].lazy.map(\.item))
        let table = WorklistTable(
            items: items[visible], query: query, width: width, today: session.today,
            isTried: query.worklist.isOfCalls && items.contains { $0.lastContact != nil })
        frame.put("  " + table.header, row: rows.lowerBound, style: .hint, width: width)
        guard !items.isEmpty else {
            drawEmpty(in: &frame, row: rows.lowerBound + 2)
            return visible
        }
        for (offset, index) in visible.enumerated() {
            let item = items[index]
            let row = rows.lowerBound + 1 + offset
            let isSelected = index == cursor.selectedIndex
            let isDone = done.contains(item.item)
            let isMarked = marks.items.contains(item.item)
            let sign = isMarked ? "+" : sign(of: item.item)
            let mark: SafeText = (isSelected ? ">" : " ") + SafeText(sign)
            let style: Style = isSelected ? .selected : isDone ? .dimmed : .plain
            frame.put(
                mark + table.row(item, isDone: isDone), row: row, style: style, width: width)
            if isSelected {
                frame.cursor = Position(row: row, column: 0)
            } else if !isDone {
                table.restyle(in: &frame, row: row, item: item, today: session.today)
            }
        }
        return visible
    }

    /// What happened to a row since the list was read: changed by others, new, or the user's own act.
    private func sign(of item: String) -> String {
        changed.contains(item) ? "*" : fresh.contains(item) ? "n" : acted[item] != nil ? "." : " "
    }

    private func drawEmpty(in frame: inout Frame, row: Int) {
        guard let page else {
            let lines = problem.map { wrapped($0, width: frame.size.columns - 4) } ?? []
            for (offset, line) in lines.enumerated() {
                frame.put(line, row: row + offset, column: 2, style: .alert)
            }
            return
        }
        if isFiltered && page.total > 0 {
            frame.put(
                "Nothing fits the filter. \(counted(page.total, "item")) hidden: Esc clears it.", row: row, column: 2)
        } else {
            frame.put("Nothing waits here.", row: row, column: 2)
        }
    }

    private func drawPreview(in frame: inout Frame, rows: Range<Int>, column: Int, width: Int, session: Session) {
        guard let item = selected else { return }
        var facts: [Fact] = []
        if let preview, preview.referral.id == item.referral {
            facts.append(Fact("", SafeText(preview.patient.bannerName ?? "Name not known"), style: .heading))
            facts.append(Fact("NHS No.", SafeText(preview.patient.nhsNumber?.shown ?? "Not known")))
            facts += Summary.short(preview, today: session.today)
            if let documents = preview.documents {
                let titles = documents.map { $0.title ?? "Untitled" }.joined(separator: "; ")
                facts.append(Fact("Documents", titles.isEmpty ? "none" : SafeText(titles)))
            }
        } else {
            facts.append(
                Fact("", SafeText(item.patient ?? item.reason ?? "No referral belongs to this line"), style: .heading))
        }
        if let file = item.file {
            facts.append(Fact("File", SafeText(file + (item.line.map { ", line \($0)" } ?? ""))))
            if let record = item.record { facts.append(Fact("Record", SafeText(record))) }
            if let reason = item.reason { facts.append(Fact("Problem", SafeText(reason))) }
            if item.referral != nil {
                facts.append(Fact("Settle", "E takes what e-RS says, O keeps what stands here", style: .hint))
            }
        }
        let lines = FactFlow.lines(facts, width: width - 2, labelStyle: .hint)
        for (offset, line) in lines.prefix(rows.count).enumerated() {
            frame.put(line, row: rows.lowerBound + offset, column: column + 1, width: width - 2)
        }
        if lines.count > rows.count, let last = rows.last {
            frame.put("… Enter shows all", row: last, column: column + width - 18, style: .hint)
        }
    }
}
