// The screen around every board: heading, numbers, table, filter, and the sentence of the selected row.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// One of the supervisor's boards.
struct BoardScreen: Screen {
    /// What is being typed: part of a row, or the answer to the board's question.
    private enum Typing: Hashable { case filter, question }

    var content: any BoardContent
    var rows: [BoardRow] = []
    var cursor = ListCursor<String>()
    var search = ""
    var problem: SafeText?
    /// Those of the role, each on its number.
    private var boards: [Board] = []
    private var typing: Typing?
    private var field = TextField(limit: 80)

    init(_ board: Board) { content = board.content(for: nil) }
    init(_ content: any BoardContent) { self.content = content }

    var context: Context {
        switch typing {
        case .filter: .listFilter
        case .question: .question
        case nil: content.board.context
        }
    }
    var takesText: Bool { typing != nil }
    var selected: BoardRow? { cursor.selectedIndex.map { rows[$0] } }
    var subject: ReferralName? { selected?.referral.map { .id($0) } }

    private var hidden: Int { content.rows.count - rows.count }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .open, .copyNumber, .copyReference, .assign, .note:
            selected != nil && content.offers(intent, row: selected) && (intent == .open || selected?.referral != nil)
        case .sign, .agree, .agreedDone: selected != nil && content.offers(intent, row: selected)
        case .numbered: boards.count > 1
        case .filter: !content.rows.isEmpty
        case _: content.offers(intent, row: selected)
        }
    }

    func whyNot(_ intent: Intent) -> String? {
        if let why = content.whyNot(intent, row: selected) { return why }
        guard !offers(intent) else { return nil }
        return rows.isEmpty ? "There is no line here." : "It cannot be done on this line."
    }

    func copied(_ intent: Intent) -> Copied? {
        switch intent {
        case .copyNumber: Copied("NHS No.", selected?.nhsNumber?.text)
        case .copyReference: Copied("UBRN", selected?.ubrn?.digits)
        case _: nil
        }
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared:
            boards = session.actor.map { Board.all(for: $0.role) } ?? []
            if content.question != nil { begin(.question) }
            return look(session)
        case .uncovered, .acted, .step: return look(session)
        case .reply(let request, let reply):
            problem = nil
            let effect = content.take(request, reply, session)
            show()
            return effect
        case .failed(let request, let failure):
            let words = SafeText(failure.sentence)
            guard content.asOf == nil, content.requests(session).contains(request) else {
                return .notice(words, .alert)
            }
            problem = words
            return .none
        case .typed(let key):
            _ = field.handle(key)
            if typing == .filter { filter(by: field.text) }
            return .none
        case .intent(let intent, let key): return follow(intent, key, session)
        case .shown, .slotLost: return .none
        }
    }

    private func look(_ session: Session) -> Effect { .several(content.requests(session).map { .ask($0) }) }

    private mutating func begin(_ what: Typing) {
        typing = what
        field = TextField(what == .filter ? search : "", limit: 80)
    }

    private mutating func filter(by text: String) {
        search = text.allSatisfy(\.isWhitespace) ? "" : text
        show()
    }

    /// Puts the rows that fit on show.
    private mutating func show() {
        let wanted = search.lowercased()
        rows = wanted.isEmpty ? content.rows : content.rows.filter { $0.spoken.lowercased().contains(wanted) }
        cursor.ids = rows.map(\.id)
    }

    private mutating func follow(_ intent: Intent, _ key: Key, _ session: Session) -> Effect {
        if cursor.follow(intent) { return .none }
        if let why = whyNot(intent), intent != .back { return .notice(SafeText(why), .hint) }
        switch intent {
        case .back: return back()
        case .filter, .askJournal:
            begin(intent == .filter ? .filter : .question)
            return .none
        case .applyFilter:
            let was = typing
            typing = nil
            guard was == .question else { return .none }
            let effect = content.ask(field.text, session)
            show()
            return effect
        case .numbered:
            guard case .character(let digit) = key, let number = digit.wholeNumberValue,
                boards.indices.contains(number - 1)
            else { return .notice("There is no board of that number.", .hint) }
            return boards[number - 1] == content.board ? look(session) : .replace(BoardScreen(boards[number - 1]))
        case .refresh: return look(session)
        case .assign, .note:
            guard let action = intent.action, let id = selected?.referral else { return .none }
            return .push(FormScreen(.id(id), action: action))
        case _:
            let effect = content.follow(intent, row: selected, session)
            show()
            if let effect { return effect }
            guard intent == .open, let id = selected?.referral else { return .none }
            return .push(ReferralScreen(.id(id)))
        }
    }

    private mutating func back() -> Effect {
        if let was = typing {
            typing = nil
            if was == .filter { filter(by: "") }
            return .none
        }
        guard !search.isEmpty else { return .pop }
        filter(by: "")
        return .notice("The filter is off: everything is shown.", .notice)
    }
}

extension BoardScreen {
    /// Rows that a chart leaves for the table.
    private static let leastTable = 4

    mutating func view(in frame: inout Frame, rows area: Range<Int>, session: Session) {
        let width = frame.size.columns
        let top = area.lowerBound
        drawHeading(in: &frame, row: top)
        let status = drawStatus(in: &frame, row: top + 1, session: session)
        if let problem, content.asOf == nil {
            for (offset, line) in wrapped(problem, width: width - 2).enumerated() {
                frame.put(line, row: top + 1 + offset, column: 1, style: .alert)
            }
            return
        }
        let first = top + 1 + status
        let spoken = sentence(width: width - 2, height: area.count < 20 ? 3 : 4)
        let chart = content.chart(of: selected, width: width - 2, height: area.upperBound - first - spoken.count)
        for (offset, line) in chart.enumerated() { frame.put(line, row: first + offset, column: 1) }
        let below = first + chart.count
        for (offset, line) in spoken.enumerated() {
            frame.put(line, row: area.upperBound - spoken.count + offset, column: 1, style: .notice)
        }
        drawTable(in: &frame, rows: below..<max(below, area.upperBound - spoken.count))
    }

    /// The sentence of the selected row in so many lines; one that is cut says so.
    private func sentence(width: Int, height: Int) -> [SafeText] {
        guard let selected else { return [] }
        let lines = wrapped(SafeText(selected.spoken), width: width)
        guard lines.count > height else { return lines }
        return lines.prefix(height - 1) + [lines[height - 1].clipped(to: width - 2) + " …"]
    }

    private func drawHeading(in frame: inout Frame, row: Int) {
        let title = content.title
        frame.put(title, row: row, column: 1, style: .heading)
        let words = boards.enumerated().map { "\($0 + 1) \($1.word)" }
        let all = SafeText(words.joined(separator: "  "))
        var column = frame.size.columns - all.cells - 1
        guard boards.count > 1 else { return }
        guard column > title.cells + 3 else {
            let place: SafeText = "board \((boards.firstIndex(of: content.board) ?? 0) + 1) of \(boards.count)"
            let end = frame.size.columns - place.cells - 1
            if end > title.cells + 3 { frame.put(place, row: row, column: end, style: .hint) }
            return
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
        let clock: SafeText = " \(problem == nil ? "" : "STALE: ")\(age.read) "
        let isFiltered = !search.isEmpty
        let words: SafeText =
            isFiltered
            ? "Filter: “\(search)” · \(grouped(rows.count)) of \(grouped(content.rows.count)), \(grouped(hidden)) hidden"
            : content.status
        let lines = wrapped(words, width: width - 2 - clock.cells)
        for (offset, line) in lines.enumerated() {
            frame.put(line, row: row + offset, column: 1, style: isFiltered ? .changed : .hint)
        }
        frame.put(
            clock, row: row, column: width - clock.cells,
            style: problem != nil || session.feedIsLate ? .alert : .hint)
        return lines.count
    }

    private mutating func drawTable(in frame: inout Frame, rows area: Range<Int>) {
        guard area.count > 1 else { return }
        guard !rows.isEmpty else {
            let words: SafeText =
                search.isEmpty
                ? content.emptyWords
                : "Nothing fits the filter. \(counted(content.rows.count, "line")) hidden: Esc clears it."
            for (offset, line) in wrapped(content.asOf == nil ? "" : words, width: frame.size.columns - 4).enumerated()
            {
                frame.put(line, row: area.lowerBound + 1 + offset, column: 2)
            }
            return
        }
        let columns = content.columns(frame.size.columns)
        let widths = Table.layout(columns, width: frame.size.columns - 3)
        frame.put("  " + Table.header(columns, widths: widths), row: area.lowerBound, style: .hint)
        for (offset, index) in cursor.visible(height: area.count - 1).enumerated() {
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
    }

    /// What it says line by line: the numbers, then a sentence a row.
    func linearLines(_ session: Session) -> [SafeText]? {
        if typing == .question { return [content.title, content.question ?? ""] }
        guard let asOf = content.asOf else { return [content.title] + (problem.map { [$0] } ?? []) }
        let filter = search.isEmpty ? "" : " Filter: “\(search)”, \(grouped(hidden)) hidden."
        let heading: SafeText = "\(content.title), \(session.age(of: asOf).read). \(content.status).\(SafeText(filter))"
        guard !rows.isEmpty else { return [heading, content.emptyWords] }
        return [heading] + rows.enumerated().map { "\($0 + 1). \(SafeText(spelledOut($1.spoken)))" }
    }
}
