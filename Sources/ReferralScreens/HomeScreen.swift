// The worklists of the user's role with their numbers: where a day begins.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The first screen after signing in.
struct HomeScreen: Screen {
    var page: HomePage?
    var problem: SafeText?
    /// The run through a list that the user left.
    var run: RunProgress?
    var cursor = ListCursor<Worklist>()

    private var role: Role?

    var context: Context { .home }

    func offers(_ intent: Intent) -> Bool {
        if intent == .run, let list = cursor.selectedID, let role { return run != nil || list.isWorked(by: role) }
        if intent == .sign, let list = cursor.selectedID, let role { return list.isWorked(by: role) }
        if intent == .delegations { return role == .clinician || role == .triage }
        return role.map { intent.isOpen(to: $0) } ?? true
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared, .uncovered:
            role = session.actor?.role
            run = nil
            return role?.clinicalText == .never ? .ask(.home) : .several([.ask(.home), .ask(.run(.look))])
        case .reply(_, .run(let progress)):
            run = progress
            return .none
        // There is none to take up.
        case .failed(.run, _): return .none
        case .reply(_, .home(let page)):
            self.page = page
            problem = nil
            cursor.ids = page.counts.map(\.worklist)
            return .none
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .intent(let intent, let key): return follow(intent, key)
        case .shown, .typed, .reply, .acted, .step, .slotLost: return .none
        }
    }

    func whyNot(_ intent: Intent) -> String? {
        guard !offers(intent) else { return nil }
        return intent == .sign ? cursor.selectedID?.whyNotSigned : "It cannot be done here now."
    }

    private mutating func follow(_ intent: Intent, _ key: Key) -> Effect {
        if cursor.follow(intent) { return .none }
        switch intent {
        case .open: return open()
        case .overdueOnly: return open(overdueOnly: true)
        case .nextItem: return open(firstItem: true)
        case .run: return startRun()
        case .delegations:
            guard offers(.delegations) else { return .notice("That is for clinicians and who acts for them.", .hint) }
            return .push(DelegationsScreen())
        case .numbered:
            guard case .character(let digit) = key, let number = digit.wholeNumberValue,
                cursor.ids.indices.contains(number - 1)
            else { return .notice("There is no list of that number.", .hint) }
            cursor.select(cursor.ids[number - 1])
            return open()
        case .sign:
            guard let page, let list = cursor.selectedID else { return .none }
            if let why = whyNot(.sign) { return .notice(SafeText(why), .hint) }
            let waiting = page.counts.first { $0.worklist == list }?.total ?? 0
            return page.signOff(list, service: nil, named: nil, waiting: waiting)
        case .refresh: return .ask(.home)
        case .back: return .pop
        case _: return .none
        }
    }

    /// Takes up the run that was left, else begins one through the selected list.
    private func startRun() -> Effect {
        guard let worklist = run?.run.worklist ?? cursor.selectedID else { return .none }
        guard worklist.isWorkedThrough else {
            return .notice("\(SafeText(worklist.label)) is looked at, not worked through.", .hint)
        }
        return .push(RunScreen(worklist, takesUpAny: true))
    }

    private func open(overdueOnly: Bool = false, firstItem: Bool = false) -> Effect {
        guard let worklist = cursor.selectedID else { return .none }
        if worklist.kind == .signOff { return .push(worklist.screen()) }
        return .push(WorklistScreen(worklist, overdueOnly: overdueOnly, opensFirst: firstItem))
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let top = rows.lowerBound
        frame.put("Your worklists", row: top + 1, column: 2, style: .heading)
        if let page {
            let age = session.age(of: page.asOf)
            // As much as the lines on show leave room for, at the end of the same row.
            let words = SafeText("\(age.read) · \(age.feed)").clipped(to: frame.size.columns - 29)
            frame.put(words, row: top + 1, column: 18, style: session.feedIsLate ? .alert : .hint)
        }
        // Rows by which a long sentence moves the table down.
        var pushed = 0
        if let problem {
            let lines = wrapped(problem, width: frame.size.columns - 4)
            for (offset, line) in lines.enumerated() {
                frame.put(line, row: top + 2 + offset, column: 2, style: .alert)
            }
            pushed = lines.count - 1
            if page == nil { return }
        } else if let run {
            let words: SafeText = "R goes on with your run, left at \(SafeText(run.place.words))."
            frame.put(words.clipped(to: frame.size.columns - 4), row: top + 2, column: 2, style: .notice)
        }
        let columns = [
            Column("#", width: .fixed(2), alignment: .right, keep: true),
            Column("Worklist", width: .flexible(min: 20), keep: true),
            Column("Total", width: .fixed(8), alignment: .right, keep: true),
            Column("Overdue", width: .fixed(8), alignment: .right, keep: true),
            Column("Today", width: .fixed(7), alignment: .right), Column("Urgent", width: .fixed(7), alignment: .right),
            Column("Sign-off", width: .fixed(9), keep: true),
        ]
        let counts = page?.counts ?? []
        let first = top + 3 + pushed
        let inView = cursor.visible(height: rows.upperBound - first - 1)
        let cells = counts.enumerated().map { index, count -> [SafeText] in
            [SafeText("\(index + 1)"), SafeText(count.worklist.label)]
                + [count.total, count.overdue, count.dueToday, count.urgent].map { SafeText(grouped($0)) }
                + [page?.signWord(count.worklist) ?? ""]
        }
        // Of all the lists, so that no column moves while one goes through them.
        let widths = Table.layout(columns, width: min(frame.size.columns, 100) - 3, rows: cells)
        frame.put("  " + Table.header(columns, widths: widths), row: first, style: .hint)
        frame.putPart(inView, of: counts.count, row: top + 1)
        for (offset, index) in inView.enumerated() {
            let count = counts[index]
            let isSelected = index == cursor.selectedIndex
            let row = first + 1 + offset
            let style: Style = count.total == 0 ? .dimmed : .plain
            frame.putChoice(
                Table.row(cells: cells[index], widths: widths, columns: columns), row: row, isSelected: isSelected,
                style: style)
            if !isSelected && count.overdue > 0 {
                frame.restyle(
                    row: row, column: 2 + widths[0] + widths[1] + widths[2] + 3, width: widths[3], style: .overdue)
            }
        }
    }
}
