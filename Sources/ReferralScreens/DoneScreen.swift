// What the user did today, newest first: a slip is found again when its referral has left every list.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The user's own acts of the day; opening one shows its referral, where it can be taken back.
struct DoneScreen: Screen {
    var lines: [DoneLine]?
    var asOf: Instant?
    var problem: SafeText?
    var cursor = ListCursor<Int64>()

    var context: Context { .done }
    private var selected: DoneLine? { cursor.selectedIndex.flatMap { lines?[$0] } }
    var subject: ReferralName? { selected?.item.referral.map { .id($0) } }

    func offers(_ intent: Intent) -> Bool {
        [.open, .history].contains(intent) ? selected != nil : true
    }

    func copied(_ intent: Intent) -> Copied? {
        (selected?.item).flatMap { Copied(intent, of: $0) }
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared, .uncovered, .intent(.refresh, _): return .ask(.workplace(.doneToday))
        case .reply(_, .workplace(.done(let lines))):
            self.lines = lines
            asOf = session.now
            problem = nil
            cursor.ids = lines.map(\.seq)
            return .none
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .acted(let outcome):
            return .several([.ask(.workplace(.doneToday)), .notice(SafeText(outcome.sentence), .success)])
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            switch intent {
            case .back: return .pop
            case .find: return .push(FindScreen())
            case .open: return subject.map { .push(ReferralScreen($0)) } ?? .none
            case .history: return subject.map { .push(HistoryScreen($0, patient: nil)) } ?? .none
            case _: return .none
            }
        case .shown, .typed, .reply, .step, .slotLost: return .none
        }
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let top = rows.lowerBound
        frame.put("What you did today", row: top, column: 1, style: .heading)
        if let problem {
            frame.put(problem, row: top + 1, column: 1, style: .alert)
        } else if let lines, let asOf {
            let words = lines.isEmpty ? "Nothing yet." : "\(counted(lines.count, "act")), newest first"
            frame.put(SafeText("\(words)   as of \(asOf.clockText)"), row: top + 1, column: 1, style: .hint)
        }
        guard let lines, !lines.isEmpty else { return }
        let columns = [
            Column("Time", width: .fixed(5), keep: true), Column("What", width: .flexible(min: 16), keep: true),
            Column("Patient", width: .flexible(min: 18), keep: true), Column("NHS No.", width: .fixed(12), keep: true),
            Column("Where it stands", width: .flexible(min: 16)), Column("Service", width: .flexible(min: 14)),
            Column("UBRN", width: .fixed(14)),
        ]
        let widths = Table.layout(columns, width: frame.size.columns - 3)
        frame.put("  " + Table.header(columns, widths: widths), row: top + 2, style: .hint)
        for (offset, index) in cursor.visible(height: rows.upperBound - top - 3).enumerated() {
            let it = lines[index]
            let cells: [SafeText] = [
                SafeText(LondonTime(at: it.at).clock), SafeText(historyLabel(it.action)),
                nameInList(it.item.patient ?? "Name not known", died: it.item.died),
                SafeText(it.item.nhsNumber?.spaced ?? "Not known"), SafeText(it.item.state?.label ?? ""),
                SafeText(it.item.serviceName ?? it.item.service ?? ""),
                SafeText(it.item.ubrn?.spaced ?? it.item.reference ?? ""),
            ]
            let row = top + 3 + offset
            let isSelected = index == cursor.selectedIndex
            frame.putChoice(
                Table.row(cells: cells, widths: widths, columns: columns), row: row, isSelected: isSelected)
            if !isSelected {
                let column = 2 + widths[0] + widths[1] + 2 * Table.gap
                frame.restyleName(row: row, column: column, width: widths[2], died: it.item.died)
            }
        }
    }
}
