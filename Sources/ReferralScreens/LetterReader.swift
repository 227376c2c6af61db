// Reads a referral's documents: which is on show, where in it, and what was read to its end.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The documents of a referral and the decision's comment, each with its place.
struct LetterReader: Sendable {
    struct Page: Sendable {
        /// nil for the comment, which is no document.
        var id: Int64?
        var title: SafeText
        var about: SafeText
        var isHeld: Bool
        var pager: Pager
        /// What it says, where it is no document.
        var text = ""
        /// Its headings.
        var points: [JumpPoint] = []
    }

    var pages: [Page] = []
    var shown = 0
    /// The page beside the one on show.
    var companion: Int?
    /// There is no room for two: the page beside stands in the place of the one on show.
    var isSwapped = false
    /// What was decided before, once it was asked for.
    private var decisions: Page?
    private var seen: Set<Int64> = []
    private var seenToEnd: Set<Int64> = []

    /// What the page on show says.
    func text(_ documents: [ReferralDocument]) -> String {
        guard let page else { return "" }
        return page.id.flatMap { id in documents.first { $0.id == id }?.text } ?? page.text
    }

    /// The one that keys act on.
    private var active: Int { isSwapped ? companion ?? shown : shown }
    var page: Page? { pages.indices.contains(active) ? pages[active] : nil }

    /// Takes the documents of a detail read again; a page already open keeps its place.
    /// The comment comes first for whoever has to act on it.
    mutating func take(_ detail: ReferralDetail, commentFirst: Bool = false) {
        var fresh: [Page] = []
        if let question = detail.question { fresh.append(Self.page(question)) }
        if let conversation = detail.conversationText {
            let about = counted(detail.messages?.count ?? 0, "message")
            fresh.append(
                Page(
                    id: nil, title: "Conversation", about: SafeText(about), isHeld: true, pager: Pager(conversation),
                    text: conversation))
        }
        for document in detail.documents ?? [] { fresh.append(Self.page(document)) }
        if detail.documents != nil, let comment = detail.referral.comment, !comment.isEmpty {
            let page = Page(
                id: nil, title: "Last comment", about: SafeText(detail.referral.statusLabel), isHeld: true,
                pager: Pager(comment), text: comment)
            fresh.insert(page, at: commentFirst ? 0 : fresh.count)
        }
        if detail.documents != nil, let decisions { fresh.append(decisions) }
        let old = page
        if fresh.map(\.title) != pages.map(\.title) || fresh.map(\.about) != pages.map(\.about) {
            pages = fresh
            if companion.map({ !pages.indices.contains($0) }) ?? false { companion = nil }
            // The conversation and the comment are no documents: only their titles tell them apart.
            shown =
                old.flatMap { old in pages.firstIndex { $0.id == old.id && ($0.id != nil || $0.title == old.title) } }
                ?? 0
            if let old, let page, page.title == old.title, page.isHeld == old.isHeld { pages[shown] = old }
        }
    }

    private static func page(_ document: ReferralDocument) -> Page {
        let day = document.indexedAt?.londonDay.short
        let about = [document.type, day, document.availability.flatMap(availabilityLabel)].compactMap { $0 }
        let none = document.digest == nil ? nil : "The file is held, but has no text that can be shown."
        let text = (document.readingNotes + [document.text ?? none].compactMap { $0 }).joined(separator: "\n\n")
        return Page(
            id: document.id, title: SafeText(document.title ?? "Untitled"),
            about: SafeText(about.joined(separator: ", ")),
            isHeld: document.text != nil, pager: Pager(text), points: JumpPoints.find(in: text))
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

    /// Whether what was decided before is among the pages.
    var hasDecisions: Bool { decisions != nil }

    /// Takes what was decided before, and puts it beside the letter.
    mutating func take(_ history: [HistoryLine]) {
        let page = Self.page(history)
        decisions = page
        pages.append(page)
        companion = pages.count - 1
        isSwapped = false
    }

    /// Goes to a heading of the page on show.
    mutating func go(to point: JumpPoint) {
        guard page != nil else { return }
        pages[active].pager.go(toByte: point.byte)
    }

    mutating func go(to index: Int) -> Bool {
        guard pages.indices.contains(index) else { return false }
        shown = index
        if companion == index { companion = nil }
        isSwapped = false
        return true
    }

    mutating func handle(_ key: Key) {
        guard page != nil else { return }
        _ = pages[active].pager.handle(key)
    }

    mutating func search(_ text: String) -> Bool {
        guard page != nil else { return false }
        return pages[active].pager.search(text)
    }

    mutating func nextMatch(backwards: Bool) -> Bool {
        guard page != nil else { return false }
        return backwards ? pages[active].pager.previousMatch() : pages[active].pager.nextMatch()
    }

    /// What ought to be read before deciding and was not, in one sentence.
    var warning: SafeText? {
        let unread = pages.filter { page in page.isHeld && page.id.map { !seenToEnd.contains($0) } ?? false }
        let absent = pages.filter { !$0.isHeld }
        var parts: [SafeText] = []
        if !unread.isEmpty { parts.append("Not read to the end: " + unread.map(\.title).joined(separator: ", ") + ".") }
        if !absent.isEmpty { parts.append("Not held here: " + absent.map(\.title).joined(separator: ", ") + ".") }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// What the desk has yet to be told of the pages on show.
    mutating func report(for name: ReferralName) -> Effect {
        .several([active, isSwapped ? nil : companion].compactMap { $0 }.map { report($0, for: name) })
    }

    private mutating func report(_ index: Int, for name: ReferralName) -> Effect {
        guard pages.indices.contains(index), let id = pages[index].id, pages[index].isHeld else { return .none }
        var effects: [Effect] = []
        if seen.insert(id).inserted { effects.append(.ask(.documentRead(name, document: id, toEnd: false))) }
        if pages[index].pager.hasBeenReadToEnd, seenToEnd.insert(id).inserted {
            effects.append(.ask(.documentRead(name, document: id, toEnd: true)))
        }
        return .several(effects)
    }

    /// Draws the titles in one row and the page below.
    mutating func draw(in frame: inout Frame, rows: Range<Int>, column: Int, width: Int) {
        guard page != nil else {
            frame.put("No documents are named.", row: rows.lowerBound, column: column, style: .hint)
            return
        }
        drawTitles(in: &frame, row: rows.lowerBound, column: column, width: width)
        draw(active, in: &frame, rows: rows.dropFirst(), column: column, width: width)
    }

    /// Draws the page beside: its title in one row, the page below.
    mutating func drawBeside(in frame: inout Frame, rows: Range<Int>, column: Int, width: Int) {
        guard let companion, pages.indices.contains(companion) else { return }
        let title: SafeText = "\(grouped(companion + 1)) \(pages[companion].title)   M more"
        frame.put(title.clipped(to: width), row: rows.lowerBound, column: column, style: .heading)
        draw(companion, in: &frame, rows: rows.dropFirst(), column: column, width: width)
    }

    private mutating func draw(
        _ index: Int, in frame: inout Frame, rows: Range<Int>, column: Int, width: Int
    ) {
        guard let first = rows.first else { return }
        let page = pages[index]
        pages[index].pager.draw(
            in: &frame, row: first + 1, height: rows.count - 1, column: column, width: width,
            style: page.isHeld ? .clinical : .hint)
        let pager = pages[index].pager
        var status = pager.position
        if pager.hasBeenReadToEnd { status += " · read to the end" }
        frame.put(status.clipped(to: width), row: first, column: column, style: .hint)
        let room = width - status.cells - 2
        if room > 4 {
            frame.put(page.about.clipped(to: room), row: first, column: column + status.cells + 2, style: .hint)
        }
    }

    /// The titles from the one on show if all do not fit.
    private func drawTitles(in frame: inout Frame, row: Int, column: Int, width: Int) {
        let titles = pages.enumerated().map { "\($0 + 1) \($1.title)" as SafeText }
        var first = 0
        while first < active, titles[first...active].reduce(0, { $0 + $1.cells + 2 }) > width { first += 1 }
        var at = column
        for index in first..<titles.count where at < column + width - 2 {
            let text = titles[index].clipped(to: column + width - at)
            frame.put(text, row: row, column: at, style: index == active ? .heading : .hint)
            at += text.cells + 2
        }
    }
}
