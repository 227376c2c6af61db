// What the user did today, newest first: a slip is found again when its referral has left every list.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The user's own acts of the day; opening one shows its referral, where it can be taken back.
struct DoneScreen: Screen {
    var lines: [DoneLine]?
    var filter = RowFilter()
    /// Those that fit the filter.
    var shown: [DoneLine] = []
    var asOf: Instant?
    var problem: SafeText?
    var cursor = ListCursor<Int64>()

    var context: Context { filter.isTyping ? .listFilter : .done }
    var takesText: Bool { filter.isTyping }
    private var selected: DoneLine? { cursor.selectedIndex.map { shown[$0] } }
    var subject: ReferralName? { selected?.item.referral.map { .id($0) } }

    func offers(_ intent: Intent) -> Bool {
        [.open, .history].contains(intent) ? selected != nil : true
    }

    func copied(_ intent: Intent) -> Copied? {
        (selected?.item).flatMap { Copied(intent, of: $0) }
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        if let effect = filter.follow(event) {
            show()
            return effect
        }
        switch event {
        case .appeared, .uncovered, .intent(.refresh, _): return .ask(.workplace(.doneToday))
        case .reply(_, .workplace(.done(let lines))):
            self.lines = lines
            asOf = session.now
            problem = nil
            show()
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

    private mutating func show() {
        shown = (lines ?? []).filter { !filter.isOn || filter.fits($0.parts) }
        cursor.ids = shown.map(\.seq)
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let top = rows.lowerBound
        frame.put("What you did today", row: top, column: 1, style: .heading)
        if let problem {
            frame.put(problem, row: top + 1, column: 1, style: .alert)
        } else if let lines, filter.draw(in: &frame, row: top + 1, shown: shown.count, of: lines.count) {
            if shown.isEmpty { frame.put(filter.nothingFits(of: lines.count, "act"), row: top + 3, column: 2) }
        } else if let lines, let asOf {
            let words = lines.isEmpty ? "Nothing yet." : "\(counted(lines.count, "act")), newest first"
            frame.put(SafeText("\(words)   as of \(asOf.clockText)"), row: top + 1, column: 1, style: .hint)
        }
        guard !shown.isEmpty else { return }
        let columns = [
            Column("Time", width: .fixed(5), keep: true), Column("What", width: .flexible(min: 16), keep: true),
            Column("Patient", width: .flexible(min: 18), keep: true), Column("NHS No.", width: .fixed(12), keep: true),
            Column("Where it stands", width: .flexible(min: 16)), Column("Service", width: .flexible(min: 14)),
            Column("UBRN", width: .fixed(14)),
        ]
        let inView = cursor.visible(height: rows.upperBound - top - 3)
        let cells = shown[inView].map { it -> [SafeText] in
            [
                SafeText(LondonTime(at: it.at).clock), SafeText(historyLabel(it.action)),
                nameInList(it.item.patient ?? "Name not known", died: it.item.died),
                SafeText(it.item.nhsNumber?.spaced ?? "Not known"), SafeText(it.item.state?.label ?? ""),
                SafeText(it.item.serviceName ?? it.item.service ?? ""),
                SafeText(it.item.ubrn?.spaced ?? it.item.reference ?? ""),
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
            if !isSelected {
                let column = 2 + widths[0] + widths[1] + 2 * Table.gap
                frame.restyleName(row: row, column: column, width: widths[2], died: it.item.died)
            }
        }
    }
}

extension DoneLine {
    /// What a filter looks at.
    var parts: [String?] {
        [
            LondonTime(at: at).clock, historyLabel(action), item.patient, item.nhsNumber?.shown, item.nhsNumber?.text,
            item.state?.label, item.serviceName ?? item.service, item.ubrn?.spaced, item.ubrn?.digits, item.reference,
        ]
    }
}
