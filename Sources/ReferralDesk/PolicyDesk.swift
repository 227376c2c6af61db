// The site's policy at the door: every setting with its dates, changes that say what they move, and who knows of them.

internal import ReferralDomain
internal import ReferralStore
internal import Resources

extension Desk {
    /// What policy stands on where nobody has set anything: the design's defaults and the contact days of e-RS.
    private func basePolicy(in it: Reading) throws(Failure) -> Policy {
        let holidays = ReferenceData.bankHolidays.compactMap { Day(iso: $0.day) }
        var base = Policy(calendar: WorkingCalendar(bankHolidays: holidays, closingDays: try it.closingDays()))
        let days = try it.contactDays()
        if let routine = days["ROUTINE"], let urgent = days["URGENT"], let cancer = days["TWO_WEEK_WAIT"] {
            base.slotIssueContact = TimeStandard(routine.deferral, urgent.deferral, cancer.deferral)
            base.triageContact = TimeStandard(routine.triage, urgent.triage, cancer.triage)
        }
        return base
    }

    /// Reads the policy again if anything has changed in it, by whichever process: called first in every transaction.
    func refreshPolicy(in it: Reading) throws(Failure) {
        let stamp = try it.policyStamp()
        guard stamp != policyStamp else { return }
        book = try basePolicy(in: it).changed(by: try it.policyChanges())
        policyStamp = stamp
    }

    /// The policy as it stands for work that reads it before its own transaction.
    func policyNow() throws(Failure) -> Policy { try store.read { (_) throws(Failure) in policy } }

    /// Rows of slot issues follow e-RS's contact days once an import has changed them.
    func followContactDays(from before: Policy) throws(Failure) {
        let start = Day(number: .min)
        let days = [before, book].map { $0.inForce(on: start)[.slotIssueContact] }
        guard days[0] != days[1] else { return }
        let everything = PolicyReach.arising(on: PolicySetting.slotIssueContact.definition.lists, from: Day(number: 0))
        try store.write { (it) throws(Failure) in
            _ = try it.applyEffect(from: before, to: book, reach: everything, at: clock())
        }
    }

    /// Refuses what a role may not ask of policy, before any statement.
    func checkRole(_ role: Role, for request: PolicyRequest) throws(Failure) {
        switch request {
        case .list, .history, .acknowledge, .closingDays: return
        case .set, .closingDay:
            guard role == .manager else { throw .notAllowed(role, "changing policy") }
        }
    }

    func answer(_ request: PolicyRequest, for actor: Actor, now: Instant) throws(Failure) -> PolicyReply {
        switch request {
        case .list:
            return .settings(
                try store.read { (it) throws(Failure) in try policyHistories(in: it, now: now).map(\.line) })
        case .history(let setting):
            let all = try store.read { (it) throws(Failure) in try policyHistories(in: it, now: now) }
            guard let found = all.first(where: { $0.line.setting == setting }) else {
                throw .notFound("a setting named \(setting.rawValue)")
            }
            return .history(found)
        case .set(let order, let isRehearsal):
            return .changed(try set(order, by: actor, now: now, isRehearsal: isRehearsal))
        case .acknowledge(let setting): return .acknowledged(try acknowledge(setting, by: actor, now: now))
        case .closingDays:
            return .closingDays(try store.read { (it) throws(Failure) in try it.namedClosingDays() })
        case .closingDay(let day, let name, let isRehearsal):
            return .changed(try setClosingDay(day, name: name, by: actor, now: now, isRehearsal: isRehearsal))
        }
    }

    private func policyHistories(in it: Reading, now: Instant) throws(Failure) -> [PolicyHistory] {
        let today = now.londonDay
        let changes = try it.policyChanges()
        let known = Dictionary(grouping: try it.policyAcknowledgements(), by: \.change)
        let staff = try it.activeStaff()
        let inForce = book.inForce(on: today)
        return PolicySetting.allCases.map { setting in
            let own = changes.filter { $0.setting == setting }.map { change in
                let acknowledged = known[change.id] ?? []
                return PolicyHistoryLine(
                    change: change, acknowledged: acknowledged,
                    count: acknowledged.filter { staff.contains($0.by.id) }.count)
            }
            let dated = own.sorted { ($0.change.from, $0.change.id) < ($1.change.from, $1.change.id) }
            let line = PolicyLine(
                setting: setting, value: inForce[setting], standing: book[setting],
                current: dated.last { $0.change.from <= today },
                planned: dated.map(\.change).filter { $0.from > today }, staff: staff.count)
            return PolicyHistory(line: line, changes: own)
        }
    }

    private func set(
        _ order: PolicyOrder, by actor: Actor, now: Instant, isRehearsal: Bool
    ) throws(Failure) -> PolicyOutcome {
        let today = now.londonDay
        let from = order.from ?? today
        let setting = order.setting
        // What came through the door may be of another kind than the setting, or out of its range.
        guard setting.value(order.value.text) == order.value else { throw .badInput(setting.expects) }
        guard from >= today else {
            throw .badInput("A rule takes effect today or later, never in the past: \(from.iso) is before today.")
        }
        try checkAhead(from, today: today)
        let change = PolicyChange(
            id: .max, setting, order.value, from: from, reason: try words(order.reason, of: "A reason"),
            guideline: try order.guideline.map { (text) throws(Failure) in try words(text, of: "A guideline") },
            setBy: actor.staff, setAt: now)
        let definition = setting.definition
        // A view reaches back to what began before; a list of work keeps the rule of each item's own day.
        let reach =
            definition.lists.allSatisfy { $0.kind == .work }
            ? PolicyReach.arising(on: definition.lists, from: from) : .everything
        func outcome(_ effect: PolicyEffect, before: PolicyValue, in it: Reading) throws(Failure) -> PolicyOutcome {
            var effect = effect
            let moved = effect.moves.filter { definition.lists.contains($0.worklist) }.reduce(0) { $0 + $1.total }
            effect.kept = max(0, try it.rowCount(on: definition.lists) - moved)
            return PolicyOutcome(change: change, before: before, effect: effect, isRehearsal: isRehearsal)
        }
        func next(in it: Reading) throws(Failure) -> (old: Policy, new: Policy, before: PolicyValue) {
            let before = book.inForce(on: from)[setting]
            guard before != order.value else {
                throw .alreadyExists("\(setting.rawValue) \(order.value.text) on \(from.iso)")
            }
            return (book, try basePolicy(in: it).changed(by: try it.policyChanges() + [change]), before)
        }
        if isRehearsal {
            return try store.read { (it) throws(Failure) in
                let (old, new, before) = try next(in: it)
                return try outcome(try it.effect(from: old, to: new, reach: reach), before: before, in: it)
            }
        }
        return try store.write { (it) throws(Failure) in
            let (old, new, before) = try next(in: it.reading)
            try it.insert(change, before: before, by: Signature(actor))
            return try outcome(
                try it.applyEffect(from: old, to: new, reach: reach, at: now), before: before, in: it.reading)
        }
    }

    private func acknowledge(
        _ setting: PolicySetting?, by actor: Actor, now: Instant
    ) throws(Failure) -> [PolicyChange] {
        try store.write { (it) throws(Failure) in
            let known = Set(
                try it.reading.policyAcknowledgements().filter { $0.by.id == actor.staff.id }.map(\.change))
            let open = try it.reading.policyChanges().filter {
                !known.contains($0.id) && (setting == nil || $0.setting == setting)
            }
            guard !open.isEmpty else { return [] }
            try it.acknowledge(open.map(\.id), by: actor.staff, signature: Signature(actor), at: now)
            return open
        }
    }

    private func setClosingDay(
        _ day: Day, name: String?, by actor: Actor, now: Instant, isRehearsal: Bool
    ) throws(Failure) -> PolicyOutcome {
        let today = now.londonDay
        guard day >= today else {
            throw .badInput("A day that is past keeps what it was: \(day.iso) is before today.")
        }
        try checkAhead(day, today: today)
        let name = try name.map { (text) throws(Failure) in try words(text, of: "The name of a closing day") }
        func next(in it: Reading) throws(Failure) -> (old: Policy, new: Policy, reach: PolicyReach) {
            var closed = try it.closingDays()
            let isClosed = closed.contains(day)
            if name != nil, isClosed { throw .alreadyExists("the closing day \(day.iso)") }
            if name == nil, !isClosed { throw .notFound("a closing day on \(day.iso)") }
            if name == nil { closed.removeAll { $0 == day } } else { closed.append(day) }
            var base = try basePolicy(in: it)
            let holidays = ReferenceData.bankHolidays.compactMap { Day(iso: $0.day) }
            base.calendar = WorkingCalendar(bankHolidays: holidays, closingDays: closed)
            // An item due on the last working day before an appointment may be due just before the closed day.
            let first = base.calendar.lastWorkingDay(before: day)
            return (book, base.changed(by: try it.policyChanges()), .dueOrArising(from: first))
        }
        func outcome(_ effect: PolicyEffect) -> PolicyOutcome {
            PolicyOutcome(closingDay: day, effect: effect, isRehearsal: isRehearsal)
        }
        if isRehearsal {
            return try store.read { (it) throws(Failure) in
                let (old, new, reach) = try next(in: it)
                return outcome(try it.effect(from: old, to: new, reach: reach))
            }
        }
        return try store.write { (it) throws(Failure) in
            let (old, new, reach) = try next(in: it.reading)
            try it.setClosingDay(day, name: name, by: Signature(actor), at: now)
            return outcome(try it.applyEffect(from: old, to: new, reach: reach, at: now))
        }
    }

    /// A day so far ahead is a slip of the keys.
    private func checkAhead(_ day: Day, today: Day) throws(Failure) {
        guard day <= today.adding(days: 731) else {
            throw .badInput("\(day.iso) is more than two years ahead. Is that the year you mean?")
        }
    }

    /// Words that somebody must give: not empty, not a page.
    func words(_ text: String, of what: String) throws(Failure) -> String {
        let found = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !found.isEmpty, found.count <= 500 else { throw .badInput("\(what) has 1 to 500 characters.") }
        return found
    }
}
