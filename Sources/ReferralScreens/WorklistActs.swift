// Marks on a list, what is done to all marked rows at once, and who has a row in hand.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Which rows are marked; only rows that were on the screen ever are.
struct Marks: Hashable, Sendable {
    var items: Set<String> = []
    /// Where a range was begun, and what was marked before.
    var rangeFrom: String?
    var before: Set<String> = []
    /// Rows that have been on the screen since the list was read.
    var seen: Set<String> = []

    var isEmpty: Bool { items.isEmpty }
}

extension WorklistScreen {
    /// The marked rows in the order of the list.
    var targets: [BulkTarget] { items.filter { marks.items.contains($0.item) }.compactMap(BulkTarget.init) }

    private func mayMark(_ item: WorklistItem) -> Bool { item.referral != nil && !done.contains(item.item) }

    mutating func toggleMark() -> Effect {
        guard let item = selected else { return .none }
        marks.rangeFrom = nil
        guard mayMark(item) else { return .notice("This line cannot be marked.", .hint) }
        if marks.items.remove(item.item) == nil { marks.items.insert(item.item) }
        cursor.move(by: 1)
        return moved(toLast: false)
    }

    mutating func toggleRange() -> Effect {
        guard let item = selected else { return .none }
        if marks.rangeFrom != nil {
            marks.rangeFrom = nil
            return .notice("\(counted(marks.items.count, "row")) marked.", .notice)
        }
        marks.rangeFrom = item.item
        marks.before = marks.items
        extendRange()
        return .notice("The range begins here: move on, v again ends it.", .notice)
    }

    /// The range follows the cursor.
    mutating func extendRange() {
        guard let from = marks.rangeFrom, let start = items.firstIndex(where: { $0.item == from }),
            let end = cursor.selectedIndex
        else { return }
        let rows = items[min(start, end)...max(start, end)].filter { mayMark($0) }
        marks.items = marks.before.union(rows.map(\.item))
    }

    mutating func toggleAll() -> Effect {
        let seen = items.filter { marks.seen.contains($0.item) && mayMark($0) }.map(\.item)
        marks.rangeFrom = nil
        guard !marks.items.isSuperset(of: seen) else {
            marks.items = []
            return .notice("No row is marked.", .notice)
        }
        marks.items.formUnion(seen)
        let others = (page?.matching ?? items.count) - items.count { marks.seen.contains($0.item) }
        let rest = others > 0 ? " \(grouped(others)) more were not on the screen yet and are not." : ""
        return .notice("\(counted(marks.items.count, "row")) marked.\(SafeText(rest))", .notice)
    }

    mutating func unmark() -> Effect {
        marks = Marks(seen: marks.seen)
        return .notice("No row is marked.", .notice)
    }

    /// Marks of rows that are not on the list any more are gone, and that is said.
    mutating func keepMarks() -> Effect {
        let before = marks.items.count
        marks.items.formIntersection(items.map(\.item))
        let lost = before - marks.items.count
        return lost == 0 ? .none : .notice("\(counted(lost, "mark")) taken off: not on show any more.", .alert)
    }

    /// Claims or releases the selected row, or claims all that are marked.
    mutating func claim(_ session: Session) -> Effect {
        let targets = targets
        if !targets.isEmpty { return .ask(.performMany(ReferralCommand(.claim), on: targets.map(\.name))) }
        guard let item = selected, let id = item.referral else {
            return .notice("No referral belongs to this line.", .hint)
        }
        if let claim = item.claim, let order = ClaimOrder(.id(id), held: claim, who: item.patientWords, session) {
            return .push(OrderScreen(order))
        }
        let isMine = item.claim != nil && item.claim?.by.id == session.actor?.staff.id
        return .ask(.perform(ReferralCommand(isMine ? .release : .claim), on: .id(id)))
    }

    /// A claim or its end, shown at once.
    mutating func show(_ outcome: Outcome, _ session: Session) -> Effect {
        for index in items.indices where items[index].referral == outcome.referral.id {
            items[index].claim = outcome.action == .claim ? session.ownClaim : nil
        }
        return .notice(SafeText(outcome.sentence), .success)
    }

    /// Keeps that the user acted on a row which stays on the list, so that it is no news to them.
    mutating func noteActed(_ outcome: Outcome) {
        guard let index = items.firstIndex(where: { $0.referral == outcome.referral.id }) else { return }
        acted[items[index].item] = outcome.referral.version
        if outcome.action == .contactAttempt {
            items[index].lastContact = outcome.referral.lastContact
        }
    }

    /// Every action there is for the selected row, or for all that are marked.
    func actions() -> Effect {
        let targets = targets
        if let first = targets.first { return .push(ActionsScreen(first.name, targets: targets)) }
        return selected?.referral.map { .push(ActionsScreen(.id($0))) } ?? .none
    }

    /// Begins an action on all marked rows.
    mutating func beginMany(_ action: ReferralAction) -> Effect {
        if let why = action.whyNotInBulk { return .notice("\(why) Esc takes the marks off.", .alert) }
        let targets = targets
        guard let first = targets.first else { return .none }
        return .push(FormScreen(first.name, action: action, targets: targets))
    }

    /// What came of a bulk act: done rows are dimmed, what could not be stays marked, each with its reason on one page.
    mutating func show(_ outcomes: [BulkOutcome], of action: ReferralAction, _ session: Session) -> Effect {
        let targets = targets
        for outcome in outcomes {
            guard case .success(let done) = outcome.result,
                let item = items.first(where: { $0.referral == done.referral.id })?.item
            else { continue }
            if action == .claim { _ = show(done, session) }
            marks.items.remove(item)
            if done.worklists.contains(query.worklist) { noteActed(done) } else { self.done.insert(item) }
        }
        marks.rangeFrom = nil
        let sentence = SafeText(outcomes.sentence(action, of: targets.count))
        guard outcomes.contains(where: { !$0.isDone }) else {
            return .notice(sentence, outcomes.count < targets.count ? .alert : .success)
        }
        let page = MessageScreen(title: "\(action.label): what came of each", lines: outcomes.lines(targets))
        return .several([.push(page), .notice(sentence, .alert)])
    }

    /// What was taken back or done again stands on the list as before.
    mutating func showCompensated(_ outcomes: [BulkOutcome]) {
        for outcome in outcomes {
            guard case .success(let one) = outcome.result,
                let item = items.first(where: { $0.referral == one.referral.id })?.item
            else { continue }
            if one.worklists.contains(query.worklist) {
                done.remove(item)
                noteActed(one)
            } else {
                done.insert(item)
            }
        }
    }

    /// What was to follow is done; the same key says that it is not after all.
    mutating func follow(_ next: FollowUp, isDone: Bool) -> Effect {
        guard let item = selected else { return .none }
        let what = "\(next.kind.label): \(item.patient ?? "Name not known")"
        guard isDone else {
            done.remove(item.item)
            return .notice("To be done after all. \(what).", .success)
        }
        done.insert(item.item)
        if let index = nextOpen(from: cursor.selectedIndex ?? 0) { cursor.select(items[index].item) }
        return .several([.notice("Done. \(what).", .success), fetchPreview()])
    }

    func copied(_ intent: Intent) -> Copied? {
        selected.flatMap { Copied(intent, of: $0) }
    }
}

extension Session {
    /// The claim that the user has just made; the database knows its exact end.
    var ownClaim: Claim? {
        actor.map {
            Claim(by: $0.staff, since: now, until: now, end: BootMoment(id: "", seconds: 0))
        }
    }
}
