// Letters to patients: what waits, what is held and why, what has left; printed in one go, recalled one by one.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The letters in one state.
struct LettersScreen: Screen {
    private static let portion = 500

    var state = LetterState.waiting
    /// Those that are held come first, for somebody has to look at them.
    var lines: [LetterLine] = []
    var filter = RowFilter()
    /// Those that fit the filter.
    var shown: [LetterLine] = []
    var problem: SafeText?
    var asOf: Instant?
    var cursor = ListCursor<Int64>()

    var context: Context { filter.isTyping ? .listFilter : .letters }
    var takesText: Bool { filter.isTyping }
    var selected: LetterLine? { cursor.selectedIndex.map { shown[$0] } }
    private var ready: [LetterLine] { lines.filter { $0.letter.state == .waiting && $0.hold == nil } }

    func copied(_ intent: Intent) -> Copied? {
        guard let selected else { return nil }
        return Copied(
            intent, number: selected.nhsNumber, ubrn: selected.ubrn, reference: selected.reference,
            hospital: selected.hospitalNumber)
    }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .open, .copyNumber, .copyReference, .copyHospitalNumber: selected != nil
        case .recall: selected?.letter.state == .waiting
        case .print: !ready.isEmpty
        case _: true
        }
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        if let effect = filter.follow(event) {
            show()
            return effect
        }
        switch event {
        case .appeared, .uncovered:
            lines = []
            return look(after: 0)
        case .reply(.letters(.list), .letters(.letters(let page))): return take(page, session)
        case .reply(_, .letters(.letter(let line))):
            return .push(MessageScreen(title: SafeText(line.letter.kind.label), lines: words(of: line)))
        case .failed(_, let failure):
            guard asOf == nil else { return .notice(SafeText(failure.sentence), .alert) }
            problem = SafeText(failure.sentence)
            return .none
        case .intent(let intent, _): return follow(intent, session)
        case .shown, .typed, .reply, .acted, .step, .slotLost: return .none
        }
    }

    private func look(after id: Int64) -> Effect { .ask(.letters(.list(state, after: id, limit: Self.portion))) }

    private mutating func take(_ page: [LetterLine], _ session: Session) -> Effect {
        lines += page
        problem = nil
        asOf = session.now
        if page.count == Self.portion, let last = page.last, lines.count < 20 * Self.portion {
            return look(after: last.letter.id)
        }
        let held = lines.filter { $0.hold != nil }
        let others = lines.filter { $0.hold == nil }
        lines = held + (state == .waiting ? others : others.reversed())
        show()
        return .none
    }

    private mutating func show() {
        shown = filter.isOn ? lines.filter { filter.fits($0.parts) } : lines
        cursor.ids = shown.map(\.letter.id)
    }

    private mutating func follow(_ intent: Intent, _ session: Session) -> Effect {
        if cursor.follow(intent) { return .none }
        switch intent {
        case .open: return selected.map { .ask(.letters(.show($0.letter.id))) } ?? .none
        case .nextState:
            let states = LetterState.allCases
            state = states[((states.firstIndex(of: state) ?? 0) + 1) % states.count]
            lines = []
            return look(after: 0)
        case .recall:
            guard let selected else { return .none }
            guard selected.letter.state == .waiting else {
                return .notice("\(selected.letter.state.label): only a letter that waits can be recalled.", .hint)
            }
            return .push(OrderScreen(RecallOrder(line: selected)))
        case .print:
            guard state == .waiting, !ready.isEmpty else { return .notice("No letter here may leave.", .hint) }
            return .push(OrderScreen(PrintLettersOrder(ready: ready, held: lines.count - ready.count)))
        case .refresh:
            lines = []
            return look(after: 0)
        case .find: return .push(FindScreen())
        case .back: return .pop
        case _: return .none
        }
    }

    private func words(of line: LetterLine) -> [String] {
        var words = [line.letter.sentence]
        if let hold = line.hold { words.append("It is held: \(hold.label).") }
        words.append("To \(([line.address.recipient] + line.address.lines).joined(separator: ", "))")
        return words + [""] + line.letter.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let top = rows.lowerBound
        frame.put("Letters to patients: \(state.label.lowercased())", row: top, column: 1, style: .heading)
        if let problem {
            frame.put(problem, row: top + 1, column: 1, style: .alert)
        } else if filter.draw(in: &frame, row: top + 1, shown: shown.count, of: lines.count) {
            if shown.isEmpty, !lines.isEmpty {
                frame.put(filter.nothingFits(of: lines.count, "letter"), row: top + 3, column: 2)
            }
        } else if let asOf {
            frame.put("\(status)   as of \(asOf.clockText)", row: top + 1, column: 1, style: .hint)
        }
        guard !shown.isEmpty else { return }
        let isWaiting = state == .waiting
        let columns = [
            Column(isWaiting ? "Leaves" : "On", width: .fixed(isWaiting ? 6 : 11), keep: true),
            Column("To", width: .flexible(min: 18), keep: true), Column("NHS No.", width: .fixed(12), keep: true),
            Column("Letter", width: .flexible(min: 14), keep: true), Column("By", width: .fixed(5)),
            Column("About", width: .fixed(11)), Column(isWaiting ? "Why held" : "By whom", width: .flexible(min: 18)),
            Column("Format", width: .fixed(11)), Column("Reference", width: .fixed(14)),
        ]
        let why =
            Table.layout(columns, width: frame.size.columns - 3)[6] == 0
            ? selected?.hold.map { wrapped("Held: \(SafeText($0.label)).", width: frame.size.columns - 2) } : nil
        let height = max(1, rows.upperBound - top - 3 - (why?.count ?? 0))
        let inView = cursor.visible(height: height)
        let cells = shown[inView].map { it -> [SafeText] in
            [
                isWaiting
                    ? (it.hold == nil ? "yes" : "HELD")
                    : SafeText((it.letter.settledAt ?? it.letter.createdAt).londonDay.short),
                SafeText(it.letter.recipient), SafeText(it.nhsNumber?.shown ?? "not known"),
                SafeText(it.letter.kind.label), SafeText(it.address.channel.label),
                SafeText(it.letter.tellsOf?.londonDay.short ?? ""),
                SafeText(isWaiting ? it.hold?.label ?? "" : it.letter.settledBy ?? ""),
                SafeText(it.address.format.label), SafeText(it.ubrn?.spaced ?? it.reference),
            ]
        }
        let widths = Table.layout(columns, width: frame.size.columns - 3, rows: cells)
        frame.put("  " + Table.header(columns, widths: widths), row: top + 2, style: .hint)
        frame.putPart(inView, of: shown.count, row: top + 2)
        for (offset, index) in inView.enumerated() {
            let it = shown[index]
            let row = top + 3 + offset
            let isSelected = index == cursor.selectedIndex
            frame.putChoice(
                Table.row(cells: cells[offset], widths: widths, columns: columns), row: row, isSelected: isSelected)
            if !isSelected, it.hold != nil { frame.restyle(row: row, column: 2, width: widths[0], style: .alert) }
        }
        for (offset, line) in (why ?? []).enumerated() {
            frame.put(line, row: rows.upperBound - (why?.count ?? 0) + offset, column: 1, style: .alert)
        }
    }

    var status: SafeText {
        guard !lines.isEmpty else { return "No letter is \(state.label.lowercased())." }
        guard state == .waiting else { return "\(counted(lines.count, "letter")), oldest first" }
        return "\(grouped(ready.count)) may leave, \(grouped(lines.count - ready.count)) held, oldest first"
    }
}

extension LetterLine {
    /// What a filter looks at.
    var parts: [String?] {
        [
            letter.recipient, nhsNumber?.shown, nhsNumber?.text, letter.kind.label, address.channel.label,
            letter.tellsOf?.londonDay.short, hold == nil ? nil : "held", hold?.label, letter.settledBy,
            address.format.label, ubrn?.spaced, ubrn?.digits, reference,
        ]
    }
}

/// A letter is taken back before it leaves.
struct RecallOrder: Order {
    let line: LetterLine

    init(line: LetterLine) { self.line = line }

    var title: SafeText { "Recall a letter" }
    var fields: [OrderField] { [] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "\(line.letter.kind.label) to \(line.letter.recipient), reference \(line.ubrn?.spaced ?? line.reference): it does "
            + "not leave. What it tells of stands; the patient is not told by it."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(.letters(.recall(line.letter.id)))
    }

    func done(_ reply: Reply) -> SafeText {
        "Recalled: \(line.letter.kind.label.lowercased()) to \(line.letter.recipient)."
    }
}

/// Everything that may leave is printed into a new folder of the spool.
struct PrintLettersOrder: Order {
    let ready: [LetterLine]
    let held: Int

    init(ready: [LetterLine], held: Int) {
        self.ready = ready
        self.held = held
    }

    var title: SafeText { "Print letters" }
    var fields: [OrderField] { [] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let ways = LetterChannel.allCases.compactMap { channel -> String? in
            let count = ready.count { $0.address.channel == channel }
            return count == 0 ? nil : "\(grouped(count)) by \(channel.label.lowercased())"
        }
        let first = ready.prefix(3).map(\.letter.recipient).joined(separator: ", ")
        return
            "\(counted(ready.count, "letter")) \(ready.count == 1 ? "goes" : "go") into a new folder of the spool and "
            + "\(ready.count == 1 ? "counts" : "count") as printed: \(ways.joined(separator: ", ")); the first to \(first). "
            + "\(held == 0 ? "None is" : held == 1 ? "One stays" : "\(grouped(held)) stay") held."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment { .print(.letters) }
    func done(_ reply: Reply) -> SafeText { "Printed." }
}
