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
        /// What it says.
        var text: String
        /// Its headings.
        var points: [JumpPoint] = []
        /// The earlier referral that it is of; nil for one's own.
        var earlier: ReferralName?

        init(_ title: SafeText, about: String, text: String, id: Int64? = nil, isHeld: Bool = true) {
            self.id = id
            self.title = title
            self.about = SafeText(about)
            self.isHeld = isHeld
            self.text = text
            pager = Pager(text)
        }
    }

    var pages: [Page] = []
    var shown = 0
    /// The page beside the one on show.
    var companion: Int?
    /// There is no room for two: the page beside stands in the place of the one on show.
    var isSwapped = false
    /// What was decided before and what earlier referrals hold, once it was asked for.
    private(set) var past: [Page] = []
    private var seen: Set<Int64> = []
    private var seenToEnd: Set<Int64> = []

    /// The one that keys act on.
    private var active: Int { isSwapped ? companion ?? shown : shown }
    var page: Page? { pages.indices.contains(active) ? pages[active] : nil }

    /// Takes the documents of a detail read again; a page already open keeps its place.
    /// The comment comes first for whoever has to act on it.
    mutating func take(_ detail: ReferralDetail, commentFirst: Bool = false) {
        var fresh: [Page] = []
        if let question = detail.question { fresh.append(Self.page(question)) }
        if let messages = detail.messages, !messages.isEmpty { fresh.append(Self.page(messages)) }
        for document in detail.documents ?? [] { fresh.append(Self.page(document)) }
        if detail.documents != nil, let comment = detail.referral.comment, !comment.isEmpty {
            let page = Page("Last comment", about: detail.referral.statusLabel, text: comment)
            fresh.insert(page, at: commentFirst ? 0 : fresh.count)
        }
        if detail.documents != nil { fresh += past }
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

    /// Whether what was decided before is among the pages.
    var hasPast: Bool { !past.isEmpty }

    /// Takes what was decided before and what earlier referrals hold, and puts the decisions beside the letter.
    mutating func take(_ history: [HistoryLine], _ earlier: [EarlierReferral]) {
        past = [Self.page(history, earlier)] + earlier.flatMap(Self.pages)
        companion = pages.count
        pages += past
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
        // Where there is no room for two, the one asked for takes the place of the one beside.
        if companion == index || isSwapped { companion = nil }
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
        let own = pages.filter { $0.earlier == nil }
        let unread = own.filter { page in page.isHeld && page.id.map { !seenToEnd.contains($0) } ?? false }
        let absent = own.filter { !$0.isHeld }
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
        let name = pages[index].earlier ?? name
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
