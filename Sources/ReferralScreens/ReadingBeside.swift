// Jumping in a letter, and what lies beside it: another letter, or what was decided before.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension LetterReader {
    /// A colleague's question, which is read before all else.
    static func page(_ question: Question) -> Page {
        Page(
            id: nil, title: "Question",
            about: "\(question.by.name) asks \(question.of.name), \(question.askedAt.shortText)", isHeld: true,
            pager: Pager(question.text), text: question.text)
    }

    /// What was decided on the referral so far, newest first: the history's clinical entries.
    static func page(_ history: [HistoryLine]) -> Page {
        let decided = history.filter { ReferralAction(rawValue: $0.entry.action)?.isDecidedHere ?? false }
            .sorted { $0.entry.seq > $1.entry.seq }
        let words = decided.isEmpty ? ["Nobody has decided on this referral before."] : decided.map(\.story)
        let text = words.joined(separator: "\n\n")
        return Page(
            id: nil, title: "Decisions", about: SafeText(counted(decided.count, "decision")), isHeld: true,
            pager: Pager(text), text: text)
    }

    /// Another page beside the one on show: each in turn, then none.
    mutating func turnBeside() {
        let others = pages.indices.filter { $0 != shown }
        let next = companion.map { now in others.first { $0 > now } } ?? others.first
        companion = next
        isSwapped = false
    }

    /// The page beside goes on, and from its end to its beginning.
    mutating func moreBeside() {
        guard let companion, pages.indices.contains(companion) else { return }
        if pages[companion].pager.atEnd { pages[companion].pager.home() } else { pages[companion].pager.pageDown() }
    }

    /// The next heading below the first line on show, or the one above it; nil where there is none.
    func heading(after: Bool) -> JumpPoint? {
        guard let page else { return nil }
        let top = page.pager.topByte
        return after ? page.points.first { $0.byte > top } : page.points.last { $0.byte < top }
    }
}

extension ReferralAction {
    /// A clinical act of the provider's.
    fileprivate var isDecidedHere: Bool { rule.isClinical && rule.roles.contains(.clinician) }
}

extension ReferralScreen {
    /// What the reader's own keys do; nil for any other.
    mutating func read(_ intent: Intent) -> Effect? {
        switch intent {
        case .nextHeading, .previousHeading:
            guard showsLetter else { return noLetter }
            guard let point = reader.heading(after: intent == .nextHeading) else {
                return .notice(intent == .nextHeading ? "No heading further down." : "No heading above.", .hint)
            }
            reader.go(to: point)
            return Effect.none
        case .jumpPoints:
            guard showsLetter, let page = reader.page else { return noLetter }
            guard !page.points.isEmpty else { return .notice("This document has no headings.", .hint) }
            jumps = ListCursor(ids: Array(page.points.indices))
            return Effect.none
        case .beside:
            guard showsLetter else { return noLetter }
            if !reader.hasDecisions { return .ask(.history(name)) }
            reader.turnBeside()
            return Effect.none
        case .besideMore:
            reader.moreBeside()
            return Effect.none
        case _: return nil
        }
    }

    private var noLetter: Effect { .notice("There is no letter on the screen.", .hint) }

    /// Keys while the headings are on show.
    mutating func choose(_ intent: Intent) -> Effect {
        guard var cursor = jumps else { return .none }
        if cursor.follow(intent) {
            jumps = cursor
            return .none
        }
        if intent == .open, let index = cursor.selectedID, let points = reader.page?.points,
            points.indices.contains(index)
        {
            reader.go(to: points[index])
        }
        if intent == .open || intent == .back { jumps = nil }
        return .none
    }

    /// The headings in the place of the letter.
    mutating func drawJumps(in frame: inout Frame, rows: Range<Int>, column: Int, width: Int) {
        guard var cursor = jumps, let page = reader.page else { return }
        frame.put("Headings of \(page.title)", row: rows.lowerBound, column: column, style: .heading, width: width)
        for (offset, index) in cursor.visible(height: rows.count - 1).enumerated() {
            guard page.points.indices.contains(index) else { continue }
            let isSelected = index == cursor.selectedIndex
            let mark: SafeText = isSelected ? "> " : "  "
            let row = rows.lowerBound + 1 + offset
            frame.put(
                mark + page.points[index].title, row: row, column: column,
                style: isSelected ? .selected : .clinical, width: width)
            if isSelected { frame.cursor = Position(row: row, column: column) }
        }
        jumps = cursor
    }
}
