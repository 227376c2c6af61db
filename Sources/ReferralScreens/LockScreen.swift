// A locked screen: no patient on it, everything beneath kept as it was.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// What stands over the work of somebody who is away from the screen.
struct LockScreen: Screen {
    /// Since when, and whether nobody touched the keys for that many minutes.
    let since: Instant
    let afterMinutes: Int?

    var context: Context { .locked }

    mutating func update(_ event: Event, session: Session) -> Effect {
        guard case .intent(.open, _) = event else { return .none }
        return .unlock
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let who = session.actor?.staff.name ?? "Nobody"
        let why = afterMinutes.map { "Nobody touched the keys for \(counted($0, "minute"))." }
        let lines: [(SafeText, Style)] = [
            ("Locked since \(since.shortText)", .heading), (SafeText(who), .plain), (SafeText(why ?? ""), .plain),
            ("Everything is kept: forms, marks, what you typed.", .plain),
            ("Enter goes on.", .key),
        ]
        let top = max(rows.lowerBound, rows.lowerBound + (rows.count - lines.count) / 2 - 1)
        for (offset, line) in lines.enumerated() { frame.put(line.0, row: top + offset, column: 4, style: line.1) }
    }
}
