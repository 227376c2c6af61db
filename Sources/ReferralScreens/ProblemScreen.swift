// An import problem put right: what came, what stands here, and what becomes of the referral either way.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// One row of Import Problems, with both answers on keys.
struct ProblemScreen: Screen {
    let item: WorklistItem
    let place: ListPlace
    var detail: ReferralDetail?
    private var top = 0

    init(_ item: WorklistItem, place: ListPlace) {
        self.item = item
        self.place = place
    }

    /// Why the referral could not be read.
    private var failure: Failure?

    var context: Context { .problem }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .takeERS, .keepOurs:
            item.unplacedProblem == nil
                ? intent.action.flatMap { detail?.choice(for: $0) }.map { $0.refusal == nil } ?? false
                : intent == .keepOurs
        case .open, .history, .actions: item.referral != nil
        case _: true
        }
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared: return item.referral.map { .ask(.referral(.id($0), opening: true)) } ?? .none
        case .uncovered: return item.referral.map { .ask(.referral(.id($0), opening: false)) } ?? .none
        case .reply(_, .referral(let detail)):
            self.detail = detail
            failure = nil
            return .none
        case .failed(_, let failure):
            self.failure = failure
            return .notice(SafeText(failure.sentence), .alert)
        case .acted(let outcome): return .popWith(.acted(outcome))
        case .intent(let intent, _): return follow(intent)
        case .shown, .typed, .reply, .step, .slotLost: return .none
        }
    }

    private mutating func follow(_ intent: Intent) -> Effect {
        switch intent {
        case .back: return .pop
        case .down, .pageDown: top += intent == .down ? 1 : 10
        case .up, .pageUp: top = max(0, top - (intent == .up ? 1 : 10))
        case .nextItem: return .popWith(.step(1, after: nil))
        case .previousItem: return .popWith(.step(-1, after: nil))
        case .refresh: return item.referral.map { .ask(.referral(.id($0), opening: false)) } ?? .none
        case .takeERS, .keepOurs:
            if let problem = item.unplacedProblem {
                guard intent == .keepOurs else {
                    return .notice("It belongs to no referral here, so nothing can be taken.", .hint)
                }
                return .several([.pop, .ask(.settleProblem(problem))])
            }
            guard let detail, let action = intent.action, let choice = detail.choice(for: action) else { return .none }
            return detail.opening(choice, name: .id(detail.referral.id))
        case _:
            guard let id = item.referral else { return .notice("No referral belongs to this line.", .hint) }
            switch intent {
            case .open: return .push(ReferralScreen(.id(id)))
            case .history: return .push(HistoryScreen(.id(id), patient: detail?.patient))
            case .actions: return .push(ActionsScreen(.id(id)))
            case _: return .none
            }
        }
        return .none
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        var row = rows.lowerBound
        let width = frame.size.columns - 2
        if let detail { row = Banner.draw(detail.patient, in: &frame, row: row, today: session.today) }
        let title: SafeText = "Import problem \(grouped(place.number)) of \(grouped(place.count))"
        frame.put(title, row: row, column: 1, style: .heading)
        let due = DueMark(item.due, today: session.today)
        frame.put(due.text, row: row, column: title.cells + 4, style: due.style)
        row += 1
        let lines = self.lines(today: session.today, width: width)
        let room = rows.upperBound - row
        top = max(0, min(top, lines.count - room))
        for (offset, line) in lines.dropFirst(top).prefix(room).enumerated() {
            frame.put(line, row: row + offset, column: 1, width: width)
        }
        if lines.count > top + room, let last = rows.last {
            let words: SafeText = " … PgDn for more"
            frame.put(words, row: last, column: frame.size.columns - words.cells - 1, style: .key)
        }
    }

    func lines(today: Day, width: Int) -> [[Span]] {
        var lines: [[Span]] = []
        func add(_ text: String, _ style: Style = .plain) {
            lines += wrapped(SafeText(text), width: width).map { [Span(text: $0, style: style)] }
        }
        for problem in problems {
            add(problem.reason, .alert)
            let place = "\(problem.file)\(problem.line.map { ", line \($0)" } ?? "")"
            let facts = [Fact("File:", SafeText(place)), Fact("Record:", SafeText(problem.record))]
            lines += FactFlow.lines(facts, width: width, labelStyle: .hint)
        }
        lines.append([])
        guard let detail else {
            guard item.referral == nil else {
                add("What stands here is not read. \(failure?.sentence ?? "") r reads it again.", .alert)
                return lines
            }
            add("It belongs to no referral here, so nothing can be taken or kept.")
            add("Put the file right and import it again; O puts this line aside.")
            return lines
        }
        add("What stands here", .heading)
        lines += FactFlow.lines(Summary.short(detail, today: today), width: width, labelStyle: .hint)
        lines.append([])
        add("What can be done", .heading)
        for action in [ReferralAction.takeERS, .keepOurs] {
            guard let choice = detail.choice(for: action) else { continue }
            let key = Keymap.bindings.first { $0.context == .problem && $0.intent.action == action }?.keyNames ?? ""
            let words = choice.refusal?.sentence ?? action.consequence(detail)
            let facts = [
                Fact("\(key)  \(action.label):", SafeText(words), style: choice.refusal == nil ? .plain : .dimmed)
            ]
            lines += FactFlow.lines(facts, width: width, labelStyle: choice.refusal == nil ? .key : .dimmed)
        }
        return lines
    }

    /// What is open on the referral, or the row itself where it belongs to none.
    private var problems: [ImportProblem] {
        if let detail, !detail.problems.isEmpty { return detail.problems }
        return [
            ImportProblem(
                kind: .flag, key: item.item, file: item.file ?? "not known", line: item.line,
                record: item.record ?? "not known", reason: item.reason ?? "Somebody has to look at this.")
        ]
    }
}
