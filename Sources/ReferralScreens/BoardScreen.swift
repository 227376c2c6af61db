// The screen around every board: heading, numbers, table, filter, and the sentence of the selected row.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// One of the supervisor's boards.
struct BoardScreen: Screen {
    /// What is being typed: part of a row, or the answer to the board's question.
    enum Typing: Hashable { case filter, question }

    var content: any BoardContent
    var rows: [BoardRow] = []
    var cursor = ListCursor<String>()
    var search = ""
    var problem: SafeText?
    /// Those of the role, each on its number.
    private(set) var boards: [Board] = []
    private(set) var typing: Typing?
    var field = TextField(limit: 80)

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

    /// Rows that the filter leaves, and rows that there are, shown or not.
    var fitting: (matching: Int, total: Int) { content.found ?? (rows.count, content.rows.count) }
    var hidden: Int { fitting.total - fitting.matching }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .open, .copyNumber, .copyReference, .copyHospitalNumber, .assign, .note:
            selected != nil && content.offers(intent, row: selected) && (intent == .open || selected?.referral != nil)
        case .sign, .agree, .agreedDone: selected != nil && content.offers(intent, row: selected)
        case .numbered: boards.count > 1
        case .filter: !content.rows.isEmpty || !search.isEmpty
        case _: content.offers(intent, row: selected)
        }
    }

    func whyNot(_ intent: Intent) -> String? {
        if let why = content.whyNot(intent, row: selected) { return why }
        guard !offers(intent) else { return nil }
        return rows.isEmpty ? "There is no line here." : "It cannot be done on this line."
    }

    func copied(_ intent: Intent) -> Copied? { (selected?.item).flatMap { Copied(intent, of: $0) } }

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
        case .failed(_, let failure):
            let words = SafeText(failure.sentence)
            guard content.asOf == nil else { return .notice(words, .alert) }
            problem = words
            return .none
        case .typed(let key):
            _ = field.handle(key)
            return typing == .filter ? filter(by: field.text) : .none
        case .intent(let intent, let key): return follow(intent, key, session)
        case .shown, .slotLost: return .none
        }
    }

    private func look(_ session: Session) -> Effect { .several(content.requests(session).map { .ask($0) }) }

    private mutating func begin(_ what: Typing) {
        typing = what
        field = TextField(what == .filter ? search : "", limit: 80)
    }

    /// Where there may be more rows than are on hand, the desk looks for those that fit; else they are found here.
    private mutating func filter(by text: String) -> Effect {
        search = text.allSatisfy(\.isWhitespace) ? "" : text
        let requests = content.look(for: search.isEmpty ? nil : search)
        show()
        return requests.isEmpty ? .none : .several(requests.map { .ask($0) })
    }

    /// Puts the rows that fit on show.
    private mutating func show() {
        rows = search.isEmpty || content.found != nil ? content.rows : content.rows.filter { $0.fits(search) }
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
            return was == .filter ? filter(by: "") : .none
        }
        guard !search.isEmpty else { return .pop }
        return .several([filter(by: ""), .notice("The filter is off: everything is shown.", .notice)])
    }
}
