// Views of a list on number keys, and what another desk changed since the list was read.

internal import ReferralDesk
public import ReferralDomain
internal import TerminalUI

/// What differs between the rows on show and those in the database.
struct News: Hashable, Sendable {
    var changed: Set<String> = []
    var new: Set<String> = []
    var gone = 0

    /// `3 changed, 2 new`; nil where none of it concerns the rows on show.
    var sentence: String? {
        let parts = [
            changed.isEmpty ? nil : "\(grouped(changed.count)) changed",
            new.isEmpty ? nil : "\(grouped(new.count)) new",
            gone == 0 ? nil : "\(grouped(gone)) gone",
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension WorklistScreen {
    /// The part of a list that is with a service, as a board opens it.
    init(_ worklist: Worklist, service: String?, named name: String?) {
        self.init(worklist)
        query.service = service
        serviceName = service.map { name ?? $0 }
    }

    /// The query that would show the rows on hand as they stand now.
    var queryOfShown: WorklistQuery {
        var again = query
        again.limit = max(query.limit, items.count)
        return again
    }

    /// How a page read just now differs from the rows on show.
    func news(in page: WorklistPage) -> News {
        let before = Dictionary(items.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
        var news = News()
        var found: Set<String> = []
        for item in page.items {
            found.insert(item.item)
            guard let old = before[item.item] else {
                news.new.insert(item.item)
                continue
            }
            // What the user did themselves is no news to them.
            if let own = acted[item.item], own == item.version { continue }
            if old.version != item.version || old.due != item.due || old.owner != item.owner
                || old.claim?.by != item.claim?.by || old.snoozedUntil != item.snoozedUntil
            {
                news.changed.insert(item.item)
            }
        }
        // Further pages were not read: what lies there is not gone.
        if page.next == nil { news.gone = items.count { !found.contains($0.item) && !done.contains($0.item) } }
        return news
    }

    /// The filter of the query, as a view keeps it.
    func filter(_ session: Session) -> ListFilter {
        var filter = ListFilter()
        filter.overdueOnly = query.overdueOnly
        filter.priority = query.priority
        filter.whose = query.unownedOnly ? .nobodys : query.owners.isEmpty ? nil : .mine
        filter.search = query.search
        filter.order = query.order
        return filter
    }

    /// Shows the view on a number key.
    mutating func show(viewOn key: Key, _ session: Session) -> Effect {
        guard case .character(let digit) = key, let number = digit.wholeNumberValue,
            let view = session.surroundings.views.first(where: { $0.number == number })
        else { return .notice("Nothing is kept on that number: S keeps what is on show.", .hint) }
        query.overdueOnly = view.filter.overdueOnly
        query.priority = view.filter.priority
        query.unownedOnly = view.filter.whose == .nobodys
        query.owners = view.filter.whose == .mine ? [session.actor?.staff.login].compactMap { $0 } : []
        query.search = view.filter.search
        query.order = view.filter.order
        self.view = view.name
        return reload()
    }

    func saveView(_ session: Session) -> Effect {
        let order = query.shownOrder == query.worklist.orders[0] ? [] : [query.shownOrder.label]
        let words = (filterWords + order).joined(separator: ", ")
        return .push(SaveViewScreen(filter(session), words: words, views: session.surroundings.views))
    }

    /// Reads the list in the order that a letter means.
    mutating func sort(by key: Key) -> Effect {
        guard let order = query.worklist.orders.first(where: { $0.key == key }) else { return .none }
        query.order = order
        // Whoever sorts wants to see what comes first.
        items = []
        cursor = ListCursor()
        marks.rangeFrom = nil
        return .several([reload(), .notice("Sorted: \(SafeText(order.label)).", .notice)])
    }

    func whyNot(_ intent: Intent) -> String? {
        guard !offers(intent) else { return nil }
        if intent == .sign { return query.worklist.whyNotSigned }
        return intent == .print || intent == .export
            ? "There is nothing on show that could leave." : "It cannot be done here now."
    }

    /// The form that signs the list off, of one service or of all; what is left of it is said there.
    func signOff(_ page: HomePage) -> Effect {
        page.signOff(query.worklist, service: query.service, named: serviceName, waiting: self.page?.total ?? 0)
    }

    /// What of the list is shown, in words; empty where all of it is.
    var filterWords: [String] { query.filterWords(owned: "mine") }

    /// Who has the selected row in hand, and what is new of it since the user looked.
    var selectedNote: String? {
        guard let item = selected else { return nil }
        var parts: [String] = []
        if let claim = item.claim { parts.append("claimed by \(claim.by.name)") }
        if let owner = item.owner, owner.id != item.claim?.by.id { parts.append("with \(owner.name)") }
        if let until = item.snoozedUntil { parts.append("snoozed until \(until.londonDay.short)") }
        if let changed = item.changed, changed != .new { parts.append(changed.label) }
        if let tried = item.lastContact { parts.append("tried \(tried.shortText)") }
        if item.notes > 0 { parts.append(counted(item.notes, "note")) }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension WorklistQuery {
    /// What of a list it asks for, in words; empty where that is all. `owned` says whose rows are meant.
    public func filterWords(owned: String) -> [String] {
        var parts: [String] = []
        if overdueOnly { parts.append("overdue only") }
        if let priority { parts.append(priority.mark) }
        if unownedOnly { parts.append("nobody's") }
        if !owners.isEmpty { parts.append(owned) }
        if let search { parts.append("“\(search)”") }
        return parts
    }
}

extension ChangeMarker {
    /// What is new of a row since the user looked.
    var label: String {
        switch self {
        case .new: "new"
        case .letter: "letter changed"
        case .priority: "priority changed"
        case .priorityAndLetter: "priority and letter changed"
        }
    }
}

extension Session {
    /// `as of 14:32:05`, how long ago where that is a minute and more, and the age of what e-RS said last.
    func age(of asOf: Instant) -> (read: String, feed: String) {
        let seconds = now.seconds - asOf.seconds
        let read = "as of \(asOf.clockText)" + (seconds >= 60 ? " (\(Self.duration(seconds)) ago)" : "")
        let late = feedIsLate ? "LATE: " : ""
        let feed = surroundings.feedAsOf.map { "e-RS \(late)\(Self.duration(now.seconds - $0.seconds)) old" }
        return (read, feed ?? "e-RS not heard of yet")
    }

    /// Whether e-RS was last heard of more than a day ago.
    var feedIsLate: Bool { surroundings.feedAsOf.map { now.seconds - $0.seconds > 86_400 } ?? false }

    /// `45s`, `12min`, `3h 05min`, `2d 4h`.
    static func duration(_ seconds: Int64) -> String {
        let seconds = max(0, seconds)
        if seconds < 60 { return "\(seconds)s" }
        let minutes = seconds / 60
        if minutes < 60 { return "\(minutes)min" }
        if minutes < 1_440 { return "\(minutes / 60)h \(minutes % 60 < 10 ? "0" : "")\(minutes % 60)min" }
        return "\(minutes / 1_440)d \(minutes % 1_440 / 60)h"
    }
}
