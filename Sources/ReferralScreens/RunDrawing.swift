// How a run looks between two letters and at its end: how far it is, and what became of each referral.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension RunScreen {
    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let width = frame.size.columns
        let top = rows.lowerBound
        let list = progress?.run.worklist ?? worklist
        frame.put("A run through \(SafeText(list.label))", row: top, column: 1, style: .heading)
        var row = top + 1
        for line in summary(session).flatMap({ wrapped($0, width: width - 2) }) {
            frame.put(line, row: row, column: 1)
            row += 1
        }
        if let problem {
            for line in wrapped(problem + " r tries again.", width: width - 2) {
                frame.put(line, row: row, column: 1, style: .alert)
                row += 1
            }
        }
        drawDeeds(in: &frame, rows: rows.from(row + 1))
    }

    /// What was done in all, and what is left.
    func summary(_ session: Session) -> [SafeText] {
        guard let progress else { return ["The desk is asked for the first one."] }
        let run = progress.run
        let begun = run.startedAt.londonDay == session.today ? run.startedAt.clockText : run.startedAt.shortText
        var lines: [SafeText] = [
            """
            Since \(SafeText(begun)): \(grouped(run.handled)) decided, \(grouped(run.skipped)) skipped; \
            \(grouped(progress.remaining)) left, \(grouped(progress.overdue)) of them overdue.
            """
        ]
        if phase == .over, problem == nil {
            lines.append(
                run.skipped > 0
                    ? "Nothing more is handed out now. What was skipped waits on the list, or Enter opens it here."
                    : "Nothing more of the list is for you now. Esc ends the run.")
        }
        return lines
    }

    private mutating func drawDeeds(in frame: inout Frame, rows: Range<Int>) {
        guard rows.count > 1 else { return }
        guard !deeds.isEmpty else {
            frame.put("Nothing was decided in it yet.", row: rows.lowerBound, column: 1, style: .hint)
            return
        }
        let columns = [
            Column("What became of it", width: .fixed(24)),
            Column("Patient", width: .flexible(min: 18), keep: true),
            Column("NHS No.", width: .fixed(12), keep: true),
        ]
        let widths = Table.layout(columns, width: min(frame.size.columns, 110) - 3)
        frame.put("  " + Table.header(columns, widths: widths), row: rows.lowerBound, style: .hint)
        let inView = cursor.visible(height: rows.count - 1)
        if let place = part(inView, of: deeds.count) {
            let words = SafeText(place)
            frame.put(words, row: rows.lowerBound - 1, column: frame.size.columns - words.cells - 1, style: .hint)
        }
        for (offset, index) in inView.enumerated() {
            let deed = deeds[index]
            let cells: [SafeText] = [
                SafeText("\(deed.kind.mark) \(deed.words)"), SafeText(deed.patient.bannerName ?? "Name not known"),
                SafeText(deed.patient.nhsNumber?.shown ?? "not known"),
            ]
            frame.putChoice(
                Table.row(cells: cells, widths: widths, columns: columns), row: rows.lowerBound + 1 + offset,
                isSelected: index == cursor.selectedIndex, style: deed.kind == .done ? .plain : .changed)
        }
    }
}

extension RunScreen.Deed.Kind {
    /// A sign that needs no colour.
    fileprivate var mark: String {
        switch self {
        case .done: "+"
        case .skipped: "-"
        case .takenBack: "<"
        }
    }
}

extension WorklistScreen {
    /// Begins a run through the list, or takes up the one that was left.
    mutating func startRun() -> Effect {
        guard query.worklist.isWorkedThrough else {
            return .notice("\(SafeText(query.worklist.label)) is looked at, not worked through.", .hint)
        }
        ranThrough = true
        return .push(RunScreen(query.worklist, takesUpAny: false))
    }
}

extension Worklist {
    /// Whether somebody can go through it referral by referral.
    var isWorkedThrough: Bool { kind == .work && self != .importProblems }
}
