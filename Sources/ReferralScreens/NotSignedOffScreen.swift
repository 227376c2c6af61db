// The supervisor's board of lists that nobody has looked through today, with whose they are and how long it has been.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Lists not signed off; Enter opens the list itself.
struct NotSignedOffScreen: Screen {
    var page: NotSignedOffPage?
    var problem: SafeText?
    var cursor = ListCursor<String>()

    var context: Context { .worklist }

    func offers(_ intent: Intent) -> Bool { intent == .open || intent == .refresh || intent == .find }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared, .uncovered: return .ask(.worklist(.everythingNotSignedOff))
        case .reply(_, .signOffs(let page)):
            self.page = page
            problem = nil
            cursor.ids = page.items.map(\.item)
            return .none
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            switch intent {
            case .open:
                guard let index = cursor.selectedIndex, let row = page?.items[index] else { return .none }
                return .push(WorklistScreen(row.worklist, service: row.service, named: row.serviceName))
            case .refresh: return .ask(.worklist(.everythingNotSignedOff))
            case .back: return .pop
            case _: return .none
            }
        case .shown, .typed, .reply, .acted, .step, .slotLost: return .none
        }
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let top = rows.lowerBound
        frame.put(SafeText(Worklist.notSignedOff.label), row: top, column: 1, style: .heading)
        if let problem {
            frame.put(problem, row: top + 1, column: 1, style: .alert)
        } else if let page {
            let words = page.items.isEmpty ? "Every list is signed off." : counted(page.total, "list")
            frame.put("\(words)   as of \(page.asOf.clockText)", row: top + 1, column: 1, style: .hint)
        }
        let columns = [
            Column("Worklist", width: .flexible(min: 20), keep: true),
            Column("Service", width: .flexible(min: 14), keep: true),
            Column("Waiting", width: .fixed(7), alignment: .right, keep: true),
            Column("Missed", width: .fixed(6), alignment: .right, keep: true),
            Column("Last signed off", width: .fixed(17)), Column("Person", width: .flexible(min: 12)),
            Column("Deputy", width: .flexible(min: 12)),
        ]
        let widths = Table.layout(columns, width: frame.size.columns - 3)
        frame.put("  " + Table.header(columns, widths: widths), row: top + 2, style: .hint)
        for (offset, index) in cursor.visible(height: rows.upperBound - top - 3).enumerated() {
            guard let it = page?.items[index] else { continue }
            let cells: [SafeText] = [
                SafeText("\(it.escalated ? "! " : "")\(it.worklist.label)"),
                SafeText(it.serviceName ?? it.service ?? ""), SafeText(grouped(it.waiting)),
                SafeText(it.missedDays == 0 ? "" : "\(it.missedDays)d"), SafeText(it.last?.shortText ?? "never"),
                SafeText(it.person?.name ?? "nobody"), SafeText(it.deputy?.name ?? ""),
            ]
            let isSelected = index == cursor.selectedIndex
            frame.putChoice(
                Table.row(cells: cells, widths: widths, columns: columns), row: top + 3 + offset,
                isSelected: isSelected)
            if it.escalated, !isSelected {
                frame.restyle(row: top + 3 + offset, column: 2, width: widths[0], style: .overdue)
            }
        }
    }
}

extension WorklistQuery {
    /// Every list that waits for a signature: lists and services are few, and none may be missed.
    static var everythingNotSignedOff: WorklistQuery {
        var query = WorklistQuery(.notSignedOff)
        query.limit = 100_000
        return query
    }
}
