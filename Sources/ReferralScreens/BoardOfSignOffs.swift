// The register of sign-offs, day by day: who has signed off what, what is left, and signing off from it.

public import ReferralDesk
public import ReferralDomain
internal import TerminalUI

/// Who has looked through which list.
struct SignOffsBoard: BoardContent {
    /// It is opened as the list of what is left: nothing that is signed off is on it, and no other day.
    let isOfLeft: Bool
    private var day: Day?
    private var lines: [SignOffLine] = []
    /// What is left today; nil before it is read, and on other days.
    private var left: [NotSignedOff]?
    /// Of roles that are given what is left in numbers alone: the last sign-off of the days behind, by item.
    private var lastDays: [String: Day]?
    private(set) var asOf: Instant?
    private var today = Day(number: 0)

    init(ofLeft isOfLeft: Bool = false) { self.isOfLeft = isOfLeft }

    /// As it stands on a day, for paper and files.
    init(_ left: [NotSignedOff]?, _ lines: [SignOffLine], day: Day, today: Day) {
        isOfLeft = false
        self.left = left
        self.lines = lines
        self.day = day
        self.today = today
    }

    var board: Board { .signOffs }
    var emptyWords: SafeText {
        if isOfLeft { return "Every list is signed off." }
        return day == today && left == nil
            ? "Nobody has signed anything off today yet. What is left was not read."
            : "Nobody signed anything off on this day, and nobody had to."
    }
    var title: SafeText {
        guard !isOfLeft else { return SafeText(Worklist.notSignedOff.label) }
        guard let day else { return "\(board.label)" }
        return "\(board.label), \(day == today ? "today" : SafeText(day.shortWithWeekday))"
    }

    private var signed: [SignOffLine] { lines.filter { $0.signOff != nil } }
    /// Duties that went without one; today they are among what is left.
    private var missed: [SignOffLine] {
        lines.filter { line in
            line.signOff == nil
                && !(left ?? []).contains { $0.worklist == line.worklist && $0.service == line.service }
        }
    }

    var status: SafeText {
        guard !isOfLeft else { return SafeText(counted(left?.count ?? 0, "list")) }
        if day == today, left == nil { return "\(counted(signed.count, "sign-off")), what is left was not read" }
        let open = (left?.count ?? 0) + missed.count
        return "\(counted(signed.count, "sign-off")), \(grouped(open)) left"
    }

    var order: SafeText { "what is left, then the latest first" }

    func columns(_ width: Int) -> [Column] { Self.columns }

    static let columns = [
        Column("Sign-off", width: .fixed(8), keep: true), Column("Worklist", width: .flexible(min: 18), keep: true),
        Column("Service", width: .flexible(min: 14), keep: true),
        Column("Held", width: .fixed(6), alignment: .right, keep: true),
        Column("Overdue", width: .fixed(7), alignment: .right), Column("By", width: .flexible(min: 14)),
        Column("Missed", width: .fixed(6), alignment: .right), Column("Why", width: .flexible(min: 14)),
    ]

    var rows: [BoardRow] {
        (left ?? []).map(row) + missed.map(row) + signed.sorted { $0.signOff?.id ?? 0 > $1.signOff?.id ?? 0 }.map(row)
    }

    private func row(_ open: NotSignedOff) -> BoardRow {
        let place = open.serviceName ?? open.service ?? "no service named"
        let word = open.escalated ? "MISSING" : "not yet"
        let person = open.person.map { "for \($0.name)" } ?? "nobody's"
        let deputy = open.deputy.map { ", deputy \($0.name)" } ?? ""
        let last =
            lastDays.map { days in
                days[open.item].map { "last on \($0.short)" } ?? "not in the last \(BoardLine.historyDays) days"
            } ?? open.last.map { "last on \($0.shortText)" } ?? "never signed off"
        return BoardRow(
            id: open.item,
            cells: [
                SafeText(word), SafeText(open.worklist.label), SafeText(placeWord(place)),
                SafeText(grouped(open.waiting)), "",
                SafeText(person), SafeText(open.missedDays == 0 ? "" : "\(open.missedDays)d"), "",
            ], styles: open.escalated ? [0: .alert] : [:],
            spoken: """
                \(word == "MISSING" ? "NOT SIGNED OFF" : "Not signed off yet"): \(open.worklist.label), \(place), \
                \(grouped(open.waiting)) waiting, \(person)\(deputy), \(last)\
                \(open.missedDays == 0 ? "" : ", \(counted(open.missedDays, "working day")) missed").
                """)
    }

    private func row(_ line: SignOffLine) -> BoardRow {
        let place = line.serviceName ?? line.service ?? "no service named"
        guard let signOff = line.signOff else {
            let person = line.duty?.person?.name ?? "nobody"
            return BoardRow(
                id: "missed:\(line.worklist.rawValue):\(line.service ?? "")",
                cells: [
                    "missed", SafeText(line.worklist.label), SafeText(placeWord(place)), "", "",
                    SafeText("for \(person)"), "", "",
                ], styles: [0: .alert],
                spoken: "Missed: \(line.worklist.label), \(place), in the charge of \(person).")
        }
        let clock = LondonTime(at: signOff.at).clock
        let counts = signOff.counts
        return BoardRow(
            id: "signed:\(signOff.id)",
            cells: [
                SafeText(clock), SafeText(line.worklist.label), SafeText(placeWord(place)),
                SafeText(grouped(counts.total)),
                SafeText(grouped(counts.overdue)), SafeText(signOff.by.name),
                SafeText(signOff.missedDays == 0 ? "" : "\(signOff.missedDays)d"), SafeText(signOff.reason ?? ""),
            ],
            spoken: """
                Signed off at \(clock) by \(signOff.by.name): \(line.worklist.label), \(place), \
                \(grouped(counts.total)) held, \(grouped(counts.overdue)) overdue, \
                \(grouped(counts.unopenedUrgent)) urgent unopened\(signOff.reason.map { ", because: \($0)" } ?? "").
                """)
    }

    func requests(_ session: Session) -> [Request] {
        guard !isOfLeft else { return [.worklist(.everythingNotSignedOff)] }
        let day = self.day ?? session.today
        let register = Request.signOff(.register(from: day, to: day))
        let seesLeft = session.actor.map { Worklist.lists(for: $0.role).contains(.notSignedOff) } ?? false
        // Who is not given the list of what is left is given its numbers, as the board of lists has them.
        let left = seesLeft ? Request.worklist(.everythingNotSignedOff) : .board(.lists)
        return day == session.today ? [left, register] : [register]
    }

    mutating func take(_ request: Request, _ reply: Reply, _ session: Session) -> Effect {
        today = session.today
        switch (request, reply) {
        case (_, .signOffs(let page)):
            left = page.items
            guard isOfLeft else { break }
            day = today
            asOf = page.asOf
        case (_, .board(.lists(let page))):
            let open = page.lines.filter { $0.signOff == nil }
            left = open.map { line in
                NotSignedOff(
                    line.worklist, service: line.service, serviceName: line.serviceName, waiting: line.total,
                    last: nil, duty: line.duty, escalated: page.hasEscalated, missedDays: 0)
            }
            lastDays = Dictionary(
                zip(left ?? [], open).compactMap { left, line in line.history.last.map { (left.item, $0.day) } }
            ) { first, _ in first }
        case (.signOff(.register(let from, _)), .signOff(.register(let lines))):
            day = from
            self.lines = lines
            asOf = session.now
            if from != today { left = nil }
        case _: break
        }
        return .none
    }

    private func place(of row: BoardRow?) -> (worklist: Worklist, service: String?, name: String?, held: Int)? {
        if let open = left?.first(where: { $0.item == row?.id }) {
            return (open.worklist, open.service, open.serviceName, open.waiting)
        }
        let line = lines.first { self.row($0).id == row?.id }
        return line.map { ($0.worklist, $0.service, $0.serviceName, $0.signOff?.counts.total ?? 0) }
    }

    func offers(_ intent: Intent, row: BoardRow?) -> Bool {
        [.previousDay, .nextDay, .today, .print, .export].contains(intent) ? whyNot(intent, row: row) == nil : true
    }

    func whyNot(_ intent: Intent, row: BoardRow?) -> String? {
        switch intent {
        case .sign:
            guard day == today else { return "A day that is past cannot be signed off any more." }
            guard let list = place(of: row)?.worklist, !list.isWorked(by: .supervisor) else { return nil }
            return list.whyNotSigned
        case .previousDay, .nextDay, .today:
            if isOfLeft { return "This is what is left today: the register, a board of its own, shows other days." }
            return intent == .nextDay && day == today ? "This is today." : nil
        case .print, .export: return rows.isEmpty ? "There is nothing on show that could leave." : nil
        case _: return nil
        }
    }

    mutating func follow(_ intent: Intent, row: BoardRow?, _ session: Session) -> Effect? {
        switch intent {
        case .previousDay, .nextDay, .today:
            let step = intent == .today ? 0 : intent == .nextDay ? 1 : -1
            let day = intent == .today ? session.today : (self.day ?? session.today).adding(days: step)
            self.day = day
            return .several(requests(session).map { .ask($0) })
        case .print, .export:
            return .push(
                OrderScreen(
                    SignOffListOrder(
                        way: intent == .print ? .print : .export, day: day ?? session.today, rows: rows.count,
                        ofLeft: isOfLeft)))
        case .open:
            guard let place = place(of: row) else { return nil }
            guard let role = session.actor?.role, Worklist.lists(for: role).contains(place.worklist) else {
                return .notice("The items of a list are not shown to your role.", .alert)
            }
            return .push(WorklistScreen(place.worklist, service: place.service, named: place.name))
        case .sign:
            guard let place = place(of: row) else { return nil }
            return .push(
                OrderScreen(
                    SignOffOrder(
                        worklist: place.worklist, service: place.service, serviceName: place.name, waiting: place.held,
                        last: nil)))
        case _: return nil
        }
    }
}

/// What is signed off and what is left on a day, as a table.
public struct SignOffSheet {
    public let title: String
    public let headings: [String]
    public let rows: [[String]]

    /// `left` are the lists that wait for a signature, where they are asked about; `ofLeft` is those alone.
    public init(left: [NotSignedOff]?, lines: [SignOffLine], day: Day, today: Day, ofLeft: Bool) {
        let board = SignOffsBoard(left, ofLeft ? [] : lines, day: day, today: today)
        title = ofLeft ? Worklist.notSignedOff.label : "\(Board.signOffs.label), \(day.shortWithWeekday)"
        headings = SignOffsBoard.columns.map(\.title.string)
        rows = board.rows.map { $0.cells.map(\.string) }
    }
}

/// The register of a day is printed, or written into a file: no patient is on it.
struct SignOffListOrder: Order {
    let way: Disclosure
    let day: Day
    let rows: Int
    let ofLeft: Bool

    var title: SafeText { way.title }
    var fields: [OrderField] { [] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let what = ofLeft ? Worklist.notSignedOff.label : "\(Board.signOffs.label) of \(day.shortWithWeekday)"
        let place =
            switch way {
            case .print: "the spool"
            case .export: "a CSV file that your account alone may read"
            }
        return "\(what): \(counted(rows, "line")) \(rows == 1 ? "goes" : "go") into \(place). No patient is on it."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .print(.signOffs(day, ofLeft: ofLeft, way))
    }

    func done(_ reply: Reply) -> SafeText { "" }
}

extension WorklistQuery {
    /// Every list that waits for a signature: lists and services are few, and none may be missed.
    public static var everythingNotSignedOff: WorklistQuery {
        var query = WorklistQuery(.notSignedOff)
        query.limit = 100_000
        return query
    }
}
