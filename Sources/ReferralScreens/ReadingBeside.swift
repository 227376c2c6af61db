// Jumping in a letter, and what lies beside it: another letter, or what was decided before.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension LetterReader {
    /// A colleague's question, which is read before all else.
    static func page(_ question: Question) -> Page {
        let about = "\(question.by.name) asks \(question.of.name), \(question.askedAt.shortText)"
        return Page("Question", about: about, text: question.text)
    }

    /// A conversation.
    static func page(_ messages: [AdviceMessage]) -> Page {
        Page("Conversation", about: counted(messages.count, "message"), text: messages.asOneText)
    }

    /// A letter.
    static func page(_ document: ReferralDocument) -> Page {
        let day = document.indexedAt?.londonDay.short
        let about = [document.type, day, document.availability.flatMap(availabilityLabel)].compactMap { $0 }
        let none = document.digest == nil ? nil : "The file is held, but has no text that can be shown."
        let text = (document.readingNotes + [document.text ?? none].compactMap { $0 }).joined(separator: "\n\n")
        var page = Page(
            SafeText(document.title ?? "Untitled"), about: about.joined(separator: ", "), text: text, id: document.id,
            isHeld: document.text != nil)
        page.points = JumpPoints.find(in: text)
        return page
    }

    private static func availabilityLabel(_ code: String) -> String? {
        switch code {
        case "AVAILABLE": nil
        case "PENDING": "still being checked by e-RS"
        case "THREATS_FOUND": "withheld by e-RS: threats found"
        case "VALIDATION_FAILED": "withheld by e-RS: not valid"
        case let other: other
        }
    }

    /// What was decided on the referral so far, newest first, then on each earlier one: the clinical entries of their
    /// histories.
    static func page(_ history: [HistoryLine], _ earlier: [EarlierReferral]) -> Page {
        let decided = history.filter(\.isClinicalDecision)
        var parts = decided.newestFirst
        if decided.isEmpty { parts = ["Nobody has decided on this referral before."] }
        for one in earlier {
            parts.append("EARLIER REFERRAL\n\(one.words)")
            if one.documents == nil {
                parts.append("Its letters and decisions are not shown to you.")
            } else {
                parts += one.decisions.isEmpty ? ["Nobody decided on it here."] : one.decisions.newestFirst
            }
        }
        let count = earlier.reduce(decided.count) { $0 + $1.decisions.count }
        let text = parts.joined(separator: "\n\n")
        var page = Page("Decisions", about: counted(count, "decision"), text: text)
        page.points = JumpPoints.find(in: text)
        return page
    }

    /// The letters of an earlier referral; each says at its head of which.
    static func pages(_ earlier: EarlierReferral) -> [Page] {
        var pages = (earlier.documents ?? []).map(page)
        if !earlier.messages.isEmpty { pages.append(page(earlier.messages)) }
        return pages.map { own in
            let head = "EARLIER REFERRAL\n\(earlier.words)\n\n"
            var page = Page(
                "Earlier: \(own.title)", about: own.about.string, text: head + own.text, id: own.id, isHeld: own.isHeld)
            page.points = JumpPoints.find(in: page.text)
            page.earlier = .id(earlier.referral.id)
            return page
        }
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

extension EarlierReferral {
    /// Which one it is: where it went, when it came, what became of it.
    var words: String {
        let place = service?.name ?? referral.service ?? specialty ?? "Service not known"
        let number = referral.ubrn?.spaced ?? referral.reference?.text ?? ""
        return "\(place), received \(referral.receivedAt.londonDay.short), \(referral.statusLabel), \(number)"
    }
}

extension [HistoryLine] {
    fileprivate var newestFirst: [String] { sorted { $0.entry.seq > $1.entry.seq }.map(\.story) }
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
            if !reader.hasPast { return lookBack() }
            reader.turnBeside()
            return Effect.none
        case .besideMore:
            reader.moreBeside()
            return Effect.none
        case _: return nil
        }
    }

    /// Asks for what was decided before and for what earlier referrals hold.
    func lookBack() -> Effect { .several([.ask(.history(name)), .ask(.earlier(name))]) }

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
