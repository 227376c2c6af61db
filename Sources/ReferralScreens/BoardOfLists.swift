// Every list by service in numbers: total, overdue, oldest, trend, whether it is signed off; down to its items.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The board of lists; the most overdue first, or in the order of the lists.
struct ListsBoard: BoardContent {
    private static let barWidth = 8
    /// Points of a sparkline, the last of them now.
    private static let points = 5

    var page: BoardPage?
    var isInListOrder = false

    var board: Board { .lists }
    var asOf: Instant? { page?.asOf }
    var emptyWords: SafeText { "Nothing waits on any list, and nobody has one in their charge." }

    var status: SafeText {
        guard let page else { return "" }
        let late = page.lines.reduce(0) { $0 + $1.overdue }
        let total = page.lines.reduce(0) { $0 + $1.total }
        let open = page.lines.count { $0.signOff == nil }
        return """
            \(counted(total, "item")), \(grouped(late)) overdue (█), \(grouped(open)) of \
            \(counted(page.lines.count, "list")) not signed off
            """
    }

    var order: SafeText { isInListOrder ? "by list" : "most overdue first" }

    func columns(_ width: Int) -> [Column] {
        let isNarrow = width < 100
        return [
            Column("Worklist", width: .flexible(min: isNarrow ? 12 : 20), keep: true),
            Column("Service", width: .flexible(min: isNarrow ? 10 : 18), keep: true),
            Column("Total", width: .fixed(6), alignment: .right, keep: true),
            Column("Overdue", width: .fixed(7), alignment: .right, keep: true),
            Column("Oldest", width: .fixed(6), alignment: .right, keep: true),
            Column("Signed", width: .fixed(7), keep: true), Column("", width: .fixed(Self.barWidth)),
            Column("Trend", width: .fixed(11)), Column("Nobody's", width: .fixed(8), alignment: .right),
            Column("In charge", width: .flexible(min: 14)),
        ]
    }

    private var lines: [BoardLine] {
        guard let page, !isInListOrder else { return page?.lines ?? [] }
        let order = page.lines.enumerated().sorted {
            ($1.element.overdue, $1.element.total, $0.offset) < ($0.element.overdue, $0.element.total, $1.offset)
        }
        return order.map(\.element)
    }

    var rows: [BoardRow] {
        guard let page else { return [] }
        let most = page.lines.map(\.total).max() ?? 0
        return lines.map { row($0, page, most: most) }
    }

    private func row(_ line: BoardLine, _ page: BoardPage, most: Int) -> BoardRow {
        let place = line.serviceName ?? line.service ?? "no service named"
        let age = line.oldest.map { "\(page.asOf.londonDay.number - $0.londonDay.number)d" } ?? ""
        let trend: SafeText =
            line.change.map {
                Gauge.spark(line.history.map(\.total) + [line.total], last: Self.points) + " " + SafeText(signed($0))
            } ?? "not known"
        let word = signWord(line, page)
        var row = BoardRow(
            id: line.item,
            cells: [
                SafeText(line.worklist.label), SafeText(placeWord(place)), SafeText(grouped(line.total)),
                SafeText(grouped(line.overdue)), SafeText(age), SafeText(word),
                Gauge.bar(line.overdue, of: line.total, most: most, width: Self.barWidth), trend,
                SafeText(grouped(line.unowned)), SafeText(line.duty?.person?.name ?? "nobody"),
            ], spoken: sentence(line, place, page))
        if line.overdue > 0 { row.styles[3] = .overdue }
        if word == "MISSING" { row.styles[5] = .alert }
        return row
    }

    private func signWord(_ line: BoardLine, _ page: BoardPage) -> String {
        if let signOff = line.signOff { return LondonTime(at: signOff.at).clock }
        return page.hasEscalated ? "MISSING" : "not yet"
    }

    private func sentence(_ line: BoardLine, _ place: String, _ page: BoardPage) -> String {
        var parts = [
            "\(line.worklist.label), \(place): \(grouped(line.total)) waiting", "\(grouped(line.overdue)) overdue",
            "\(grouped(line.unowned)) nobody's",
        ]
        if let oldest = line.oldest { parts.append("the oldest since \(oldest.londonDay.short)") }
        if let last = line.history.last, let change = line.change {
            parts.append("\(signed(change)) since it was signed off on \(last.day.short) with \(grouped(last.total))")
        } else {
            parts.append("no sign-off of the last \(BoardLine.historyDays) days to compare with")
        }
        if let signOff = line.signOff {
            parts.append("signed off by \(signOff.by.name) on \(signOff.at.shortText)")
        } else {
            parts.append(page.hasEscalated ? "NOT SIGNED OFF, its hour has come" : "not signed off yet")
        }
        if let person = line.duty?.person { parts.append("in the charge of \(person.name)") }
        return parts.joined(separator: ", ") + "."
    }

    func requests(_ session: Session) -> [Request] { [.board(.lists)] }

    mutating func take(_ request: Request, _ reply: Reply, _ session: Session) -> Effect {
        if case .board(.lists(let page)) = reply { self.page = page }
        return .none
    }

    private func line(of row: BoardRow?) -> BoardLine? { page?.lines.first { $0.item == row?.id } }

    func whyNot(_ intent: Intent, row: BoardRow?) -> String? {
        guard intent == .sign, let line = line(of: row) else { return nil }
        return line.worklist.isWorked(by: .supervisor)
            ? nil : line.worklist.whyNotSigned
    }

    mutating func follow(_ intent: Intent, row: BoardRow?, _ session: Session) -> Effect? {
        if intent == .sort {
            isInListOrder.toggle()
            return Effect.none
        }
        guard let line = line(of: row) else { return nil }
        switch intent {
        case .open:
            guard let role = session.actor?.role, Worklist.lists(for: role).contains(line.worklist) else {
                return .notice("The items of a list are not shown to your role.", .alert)
            }
            return .push(WorklistScreen(line.worklist, service: line.service, named: line.serviceName))
        case .sign:
            return .push(
                OrderScreen(
                    SignOffOrder(
                        worklist: line.worklist, service: line.service, serviceName: line.serviceName,
                        waiting: line.total, last: line.signOff?.at)))
        case _: return nil
        }
    }
}
