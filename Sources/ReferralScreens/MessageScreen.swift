// A page of plain sentences: for roles without worklists, and where nothing else can be shown.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A title, some lines, and for two roles a check to run.
struct MessageScreen: Screen {
    let title: SafeText
    var lines: [String]
    var check: Request?
    var pager: Pager
    /// The first screen of a role: there is nothing to go back to.
    private var isHome = false

    init(title: SafeText, lines: [String], check: Request? = nil) {
        self.title = title
        self.lines = lines
        self.check = check
        pager = Pager(lines.joined(separator: "\n"))
    }

    /// What a role without worklists can do.
    init(role: Role) {
        var check: Request?
        if role == .auditor { check = .verifyJournal }
        if role == .admin { check = .examine }
        self.init(
            title: "\(role.label)",
            lines: ["This role has no worklists on the screen."] + role.boardsHere + role.workElsewhere,
            check: check)
        isHome = true
    }

    var context: Context { .message }
    func offers(_ intent: Intent) -> Bool { intent == .check ? check != nil : intent != .open || !isHome }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .intent(.check, _): return check.map { .ask($0) } ?? .notice("There is nothing to check here.", .hint)
        case .intent(.back, _), .intent(.open, _): return .pop
        case .intent(_, let key):
            _ = pager.handle(key)
            return .none
        case .reply(_, .journal(let verdict)):
            let result =
                verdict.firstBroken.map {
                    "BROKEN at entry \(grouped(Int($0))): \(verdict.detail ?? "the chain does not fit")"
                }
                ?? "The journal is whole: \(counted(verdict.entries, "entry", "entries"))."
            show([result])
            return .notice(SafeText(result), verdict.firstBroken == nil ? .success : .alert)
        case .reply(_, .checks(let checks)):
            show(checks.map { "\($0.ok ? "ok    " : "FAILED") \($0.name): \($0.detail)" })
            let bad = checks.count { !$0.ok }
            return bad == 0
                ? .notice("\(counted(checks.count, "check")), all passed.", .success)
                : .notice("\(counted(bad, "check")) failed.", .alert)
        case .failed(_, let failure): return .notice(SafeText(failure.sentence), .alert)
        case .appeared, .uncovered, .shown, .typed, .reply, .acted, .step, .slotLost: return .none
        }
    }

    private mutating func show(_ found: [String]) {
        pager = Pager((lines + [""] + found).joined(separator: "\n"))
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        frame.put(title, row: rows.lowerBound + 1, column: 2, style: .heading)
        let first = rows.lowerBound + 3
        let height = rows.upperBound - first
        // The last row says that there is more, where there is.
        var whole = pager
        whole.layout(width: frame.size.columns - 4, height: height)
        let isWhole = whole.atEnd && whole.top == 0
        pager.draw(
            in: &frame, row: first, height: isWhole ? height : height - 1, column: 2, width: frame.size.columns - 4)
        guard !isWhole else { return }
        frame.put(
            pager.position + (pager.atEnd ? ", PgUp for what was before" : ", PgDn for more"), row: rows.upperBound - 1,
            column: 2, style: .key)
    }
}
