// One worklist: filter, sort, page, preview, open, and go on to the next item once one is done.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A list of what waits; the cursor stands on an item, never on a row number.
struct WorklistScreen: Screen {
    var query: WorklistQuery
    var page: WorklistPage?
    var items: [WorklistItem] = []
    var cursor = ListCursor<String>()
    /// Dealt with since the list was read: they stay on show, dimmed.
    var done: Set<String> = []
    /// Changed by others since the list was read before.
    var changed: Set<String> = []
    /// Acted on by the user, but still of this list: with the version that they left.
    var acted: [String: Int] = [:]
    var marks = Marks()
    /// Not there when the list was read before.
    var fresh: Set<String> = []
    /// The name of the view on show, where a number key chose it.
    var view: String?
    var showsPreview = false
    var preview: ReferralDetail?
    var problem: SafeText?
    /// The filter being typed.
    var filter: TextField?
    private var opensFirst: Bool
    /// The list was asked for again: what differs is marked.
    private var isReadAgain = false
    private var readQuery: WorklistQuery?
    /// An action was begun from an open referral, so the next one opens by itself.
    private var wasReading = false
    /// A run through it was begun: once that is left, the list is read again.
    var ranThrough = false
    /// What to say once the next page is there.
    private var waitingToGoOn: SafeText?

    /// Whose eyes are on it: not every role that sees a list works it, and signs it off.
    var role: Role?
    /// The service whose part of the list was opened, by name; nil for all of it.
    var serviceName: String?

    init(_ worklist: Worklist, overdueOnly: Bool = false, opensFirst: Bool = false) {
        query = WorklistQuery(worklist)
        query.overdueOnly = overdueOnly
        self.opensFirst = opensFirst
    }

    var context: Context { filter == nil ? .worklist : .listFilter }
    var takesText: Bool { filter != nil }
    var isFiltered: Bool { !filterWords.isEmpty }
    var selected: WorklistItem? { cursor.selectedIndex.map { items[$0] } }

    var subject: ReferralName? { selected?.referral.map { .id($0) } }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .book: query.worklist.isOfCalls
        case .run: query.worklist.isWorkedThrough
        case .sign: role.map { query.worklist.isWorked(by: $0) } ?? false
        case .followedUp: query.worklist == .followUpsDue
        case .told: query.worklist == .toTellERS || query.worklist == .toTellPAS
        case .takeERS, .keepOurs: query.worklist == .importProblems
        case .cancelledInPAS: query.worklist == .appointmentsToCancelInPAS
        case .arranged: query.worklist == .needsToArrange
        case .print, .export: (page?.matching ?? 0) > 0
        case _: true
        }
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared:
            role = session.actor?.role
            return .ask(.worklist(query))
        case .reply(.home, .home(let page)): return signOff(page)
        case .reply(.worklist(let query), .worklist(let page)): return show(page, isMore: query.after != nil)
        case .reply(.perform, .done(let outcome)): return show(outcome, session)
        case .reply(.performMany(let command, _), .many(let outcomes)):
            return show(outcomes, of: command.action, session)
        case .reply(.compensate, .many(let outcomes)):
            showCompensated(outcomes)
            return fetchPreview()
        case .reply(.settleProblem, _): return .several([.notice("Put aside.", .success), reload()])
        case .reply(.clinic(.followed(_, let isDone)), .clinic(.followed(let next))):
            return follow(next, isDone: isDone)
        case .reply(_, .referral(let detail)):
            preview = detail
            return .none
        case .failed(.referral, let failure):
            preview = nil
            return .notice(SafeText(failure.sentence), .alert)
        case .failed(.perform, let failure), .failed(.performMany, let failure):
            return .notice(SafeText(failure.sentence), .alert)
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return page == nil ? .none : .notice(SafeText(failure.sentence), .alert)
        case .typed(let key):
            _ = filter?.handle(key)
            return search(filter?.text ?? "")
        case .intent(.numbered, let key): return show(viewOn: key, session)
        case .intent(.sortBy, let key): return sort(by: key)
        case .intent(.saveView, _): return saveView(session)
        case .intent(let intent, _): return follow(intent, session)
        case .acted(let outcome): return outcome.action.isOfClaims ? show(outcome, session) : goOn(after: outcome)
        case .step(let rows, let outcome):
            if let outcome { noteActed(outcome) }
            guard rows != 0 else { return fetchPreview() }
            let before = cursor.selectedID
            cursor.move(by: rows)
            guard cursor.selectedID != before else {
                return .notice(rows > 0 ? "That was the last of the list." : "That was the first of the list.", .hint)
            }
            return .several([moved(toLast: false), openSelected()])
        case .uncovered: return ranThrough ? reload() : .none
        case .shown, .reply, .slotLost: return .none
        }
    }

    private mutating func follow(_ intent: Intent, _ session: Session) -> Effect {
        if cursor.follow(intent) {
            extendRange()
            return moved(toLast: intent == .last)
        }
        switch intent {
        case .open: return openSelected()
        case .nextItem:
            if let index = nextOpen(from: cursor.selectedIndex ?? 0) { cursor.select(items[index].item) }
            return openSelected()
        case .filter:
            filter = TextField(query.search ?? "", limit: 80)
            return .none
        case .applyFilter:
            filter = nil
            return .none
        case .overdueOnly:
            query.overdueOnly.toggle()
            return reload()
        case .sort: return .push(SortScreen(query))
        case .print, .export:
            if let why = whyNot(intent) { return .notice(SafeText(why), .hint) }
            return .push(OrderScreen(DisclosureOrder(intent == .print ? .print : .export, self)))
        case .preview:
            showsPreview.toggle()
            return fetchPreview()
        case .refresh: return reload()
        case .back: return back()
        case .mark: return toggleMark()
        case .markRange: return toggleRange()
        case .markAll: return toggleAll()
        case .run: return startRun()
        case .sign: return whyNot(.sign).map { .notice(SafeText($0), .hint) } ?? .ask(.home)
        case .claim: return claim(session)
        case .history:
            guard let id = selected?.referral else { return .none }
            return .push(HistoryScreen(.id(id), patient: nil))
        case .actions:
            wasReading = false
            return actions()
        case .followedUp:
            guard query.worklist == .followUpsDue, let item = selected, let id = item.referral else {
                return .notice("That is for the list \(Worklist.followUpsDue.label).", .hint)
            }
            return .ask(.clinic(.followed(.id(id), isDone: !done.contains(item.item))))
        case _:
            guard let action = intent.action else { return .none }
            guard marks.isEmpty else { return beginMany(action) }
            if action == .keepOurs, let problem = selected?.unplacedProblem { return .ask(.settleProblem(problem)) }
            guard let id = selected?.referral else { return .notice("No referral belongs to this line.", .hint) }
            wasReading = false
            if action == .contactAttempt { return .push(CallScreen(.id(id))) }
            return .push(action.takesSlot ? SlotsScreen(.id(id), action: action) : FormScreen(.id(id), action: action))
        }
    }

    private mutating func back() -> Effect {
        if filter != nil { return stopFiltering() }
        if !marks.isEmpty { return unmark() }
        guard isFiltered else { return .pop }
        let service = query.service
        query = WorklistQuery(query.worklist)
        query.service = service
        view = nil
        return .several([reload(), .notice("The filter is off: everything is shown.", .notice)])
    }

    private mutating func stopFiltering() -> Effect {
        filter = nil
        return search("")
    }

    private mutating func search(_ text: String) -> Effect {
        query.search = text.allSatisfy(\.isWhitespace) ? nil : text
        return .ask(.worklist(query))
    }

    /// Reads again as many rows as were on hand, so that the selected one is not lost.
    mutating func reload() -> Effect {
        ranThrough = false
        done = []
        isReadAgain = true
        return .ask(.worklist(queryOfShown))
    }

    private mutating func show(_ page: WorklistPage, isMore: Bool) -> Effect {
        if isReadAgain, self.page?.total != nil, readQuery == query {
            let news = news(in: page)
            // Reading again takes no mark off a row that nobody has had on the screen.
            changed = news.changed.union(changed.subtracting(marks.seen))
            acted = acted.filter { !marks.seen.contains($0.key) }
            fresh = news.new.union(fresh.subtracting(marks.seen))
        }
        if !isMore { marks.seen = [] }
        isReadAgain = false
        readQuery = query
        self.page = page
        problem = nil
        items = isMore ? items + page.items : page.items
        cursor.ids = items.map(\.item)
        if !isMore, !marks.isEmpty { return .several([keepMarks(), fetchPreview()]) }
        if opensFirst {
            opensFirst = false
            if !items.isEmpty { return openSelected() }
        }
        if let sentence = waitingToGoOn {
            waitingToGoOn = nil
            return openNext(saying: sentence)
        }
        return isMore ? .none : fetchPreview()
    }

    func moved(toLast: Bool) -> Effect {
        var effects = [fetchPreview()]
        if let next = page?.next, (cursor.selectedIndex ?? 0) + 2 * cursor.height >= items.count {
            var more = query
            more.after = next
            effects.append(.ask(.worklist(more)))
            if toLast {
                let words: SafeText = "\(grouped(items.count)) of \(grouped(page?.matching ?? 0)) so far: G for more."
                effects.append(.notice(words, .hint))
            }
        }
        return .several(effects)
    }

    func fetchPreview() -> Effect {
        guard showsPreview, let id = selected?.referral else { return .none }
        return .ask(.referral(.id(id), opening: false))
    }

    private mutating func openSelected() -> Effect {
        guard let item = selected, let index = cursor.selectedIndex else { return .none }
        let place = ListPlace(worklist: query.worklist, number: index + 1, count: page?.matching ?? items.count)
        wasReading = true
        if query.worklist == .importProblems { return .push(ProblemScreen(item, place: place)) }
        guard let id = item.referral else { return .notice("No referral belongs to this line.", .hint) }
        return .push(ReferralScreen(.id(id), place: place))
    }

    private mutating func goOn(after outcome: Outcome) -> Effect {
        let sentence = SafeText(outcome.sentence)
        let index =
            selected?.referral == outcome.referral.id
            ? cursor.selectedIndex : items.firstIndex { $0.referral == outcome.referral.id }
        guard let index else { return .notice(sentence, .success) }
        if outcome.worklists.contains(query.worklist) {
            noteActed(outcome)
            return .several([.notice(sentence, .success), fetchPreview()])
        }
        done.insert(items[index].item)
        cursor.select(items[index].item)
        return openNext(saying: sentence)
    }

    private mutating func openNext(saying sentence: SafeText) -> Effect {
        let from = cursor.selectedIndex ?? 0
        guard let index = nextOpen(from: from) else {
            if let next = page?.next {
                waitingToGoOn = sentence
                var more = query
                more.after = next
                return .ask(.worklist(more))
            }
            return .notice(sentence + " That was the last of the list.", .success)
        }
        cursor.select(items[index].item)
        guard wasReading else { return .several([.notice(sentence, .success), fetchPreview()]) }
        let words: SafeText = sentence + " Next: \(grouped(index + 1)) of \(grouped(page?.matching ?? items.count))."
        return .several([openSelected(), .notice(words, .success)])
    }

    func nextOpen(from index: Int) -> Int? {
        items.indices.dropFirst(index).first { !done.contains(items[$0].item) }
    }
}
