// The work as a whole at the door: every list by service, the night, suspected cancer, and who has what in hand.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// Suspected-cancer referrals of one answer.
    private static let mostTracked = 500
    /// Rows of a list of one answer about a colleague.
    private static let mostInHand = 500

    func answer(_ request: BoardRequest, for actor: Actor, now: Instant) throws(Failure) -> BoardReply {
        switch request {
        case .lists: .lists(try boardOfLists(at: actor.organisation, now: now))
        case .overnight: .overnight(try overnight(for: actor, now: now))
        case .tracker(let text): .tracker(try tracker(matching: text, for: actor, now: now))
        case .meeting(let service, let text):
            .meeting(try meeting(of: service, matching: text, for: actor, now: now))
        case .workload: .workload(try workload(at: actor.organisation, now: now))
        case .inHand(let login): .inHand(try inHand(of: login, for: actor, now: now))
        case .agree(let name, let what, let owner, let due):
            .agreed(try agree(what, owner: owner, due: due, on: name, by: actor, now: now))
        case .agreedDone(let name, let isDone):
            .agreed(try setAgreedDone(isDone, on: name, by: actor, now: now))
        }
    }

    /// A line a list and service that holds something, was signed off on the day that is asked about, or is in
    /// somebody's charge.
    private func boardOfLists(at organisation: String, now: Instant) throws(Failure) -> BoardPage {
        let visibility = Visibility.reports(at: organisation)
        let asked = SignOffDay(at: now, policy: policy)
        let today = now.londonDay
        let lines = try store.read { (it) throws(Failure) in
            let names = try it.services(for: visibility)
            let duties = try it.duties()
            var lines: [String: BoardLine] = [:]
            func change(_ list: Worklist, _ service: String?, _ body: (inout BoardLine) -> Void) {
                let new = BoardLine(list, service: service, serviceName: service.flatMap { names[$0]?.name })
                body(&lines[new.item, default: new])
            }
            for count in try it.listCounts(for: visibility, now: now, policy: policy) {
                change(count.worklist, count.service) { line in
                    line.total = count.total
                    line.overdue = count.overdue
                    line.dueToday = count.dueToday
                    line.unowned = count.unowned
                }
            }
            for held in try it.waiting(on: Worklist.work(on: .provider), for: visibility, now: now) {
                change(held.worklist, held.service) { $0.oldest = held.oldest }
            }
            for duty in duties where duty.worklist.side == .provider {
                guard let service = duty.service, names[service] != nil else { continue }
                change(duty.worklist, service) { _ in }
            }
            let first = today.adding(days: -BoardLine.historyDays)
            for signOff in try it.signOffs(at: organisation, from: first, to: today)
            where signOff.worklist.side == .provider {
                change(signOff.worklist, signOff.service) { $0.take(signOff, asked: asked.day) }
            }
            for item in lines.keys {
                guard let line = lines[item] else { continue }
                lines[item]?.duty = duties.holding(line.worklist, service: line.service, on: asked.day)
            }
            return lines.values.filter { $0.total > 0 || $0.signOff != nil || $0.duty != nil }
        }
        let order = Dictionary(uniqueKeysWithValues: Worklist.allCases.enumerated().map { ($1, $0) })
        return BoardPage(
            lines: lines.sorted {
                (order[$0.worklist] ?? 0, $0.service ?? "") < (order[$1.worklist] ?? 0, $1.service ?? "")
            }, day: asked.day, hasEscalated: asked.hasEscalated, asOf: now)
    }

    private func overnight(for actor: Actor, now: Instant) throws(Failure) -> OvernightPage {
        let since = OvernightPage.since(now: now, calendar: policy.calendar)
        let visibility = Visibility(of: actor)
        return try store.read { (it) throws(Failure) in
            let found = try it.arrivals(since: since, for: visibility)
            return OvernightPage(
                since: since, lines: found.lines, isCut: found.isCut, feedAsOf: try it.feedAsOf(),
                runs: try it.importRuns(since: since),
                newProblems: try it.newProblems(since: since, for: visibility), asOf: now)
        }
    }

    private func tracker(matching text: String?, for actor: Actor, now: Instant) throws(Failure) -> TrackerPage {
        var query = WorklistQuery(.suspectedCancer)
        query.order = .due
        query.search = text
        query.limit = Self.mostTracked
        return try store.read { (it) throws(Failure) in
            let reader = try covering(actor, now: now, in: it)
            let page = try it.page(query, for: reader)
            var lines: [TrackedReferral] = []
            for item in page.items {
                guard let id = item.referral, let referral = try it.referral(.id(id), for: reader.visibility) else {
                    continue
                }
                let service = try referral.service.flatMap { (id) throws(Failure) in try it.service(id) }
                let clocks = referral.clocks(policy: policy, service: service, at: now)
                lines.append(TrackedReferral(item: item, clocks: clocks.filter { Self.tracked.contains($0.name) }))
            }
            return TrackerPage(lines: lines, total: page.total, matching: page.matching, asOf: now)
        }
    }

    /// Clocks of a suspected cancer.
    private static let tracked: Set<String> = ["first-seen", "faster-diagnosis", "rtt"]

    /// Rows of lists of work that are a colleague's, and what they claimed beside them.
    private func inHand(of login: String, for actor: Actor, now: Instant) throws(Failure) -> InHandPage {
        let boot = bootClock()
        return try store.read { (it) throws(Failure) in
            guard let member = try it.staff(named: login) else { throw .notFound("a user called \(login)") }
            let reader = Reader(Visibility(of: actor), staff: nil, policy: policy, now: now, boot: boot)
            var page = InHandPage(staff: member, owned: [], claimed: [], total: 0, asOf: now)
            for list in Worklist.work(on: .provider) where list != .importProblems {
                var query = WorklistQuery(list)
                query.order = .due
                query.owners = [login]
                query.limit = Self.mostInHand
                let found = try it.page(query, for: reader)
                page.owned += found.items
                page.total += found.matching
            }
            page.owned.sort { ($0.due, $0.item) < ($1.due, $1.item) }
            let owned = Set(page.owned.compactMap(\.referral))
            page.claimed = try it.claimed(by: member.id, now: now, boot: boot, for: reader.visibility)
                .filter { $0.referral.map { !owned.contains($0) } ?? false }
            return page
        }
    }

    /// Everybody who has something in hand, or did anything in these weeks.
    private func workload(at organisation: String, now: Instant) throws(Failure) -> [Workload] {
        let visibility = Visibility.reports(at: organisation)
        let today = now.londonDay
        let scope = ReportScope(organisation: organisation, visibility: visibility, role: .supervisor, now: now)
        return try store.read { (it) throws(Failure) in
            var found: [Int64: Workload] = [:]
            for (member, roles) in try it.staffList(at: organisation) where roles.contains(where: \.seesPatients) {
                found[member.id] = Workload(staff: member)
            }
            for list in Worklist.work(on: .provider) where list != .importProblems {
                for (owner, count, overdue) in try it.ownedRows(on: list, today: today, for: visibility) {
                    found[owner]?.owned += count
                    found[owner]?.overdue += overdue
                }
            }
            for (owner, count) in try it.liveClaims(now: now, boot: bootClock(), for: visibility) {
                found[owner]?.claimed = count
            }
            let byLogin = Dictionary(found.values.map { ($0.staff.login, $0.staff.id) }) { first, _ in first }
            for id in found.keys { found[id]?.acts = Array(repeating: 0, count: Workload.days) }
            for place in 0..<Workload.days {
                let day = today.adding(days: place - Workload.days + 1)
                for count in try it.acts(in: day...day, scope) {
                    guard let id = byLogin[count.user], ReferralAction(rawValue: count.act.action) != nil else {
                        continue
                    }
                    found[id]?.acts[place] += count.number
                    if count.act.isDecision { found[id]?.decisions += count.number }
                }
            }
            let people = found.values.map { one in
                var one = one
                one.daysAtWork = one.acts.count { $0 > 0 }
                return one
            }
            return people.filter { $0.owned + $0.claimed + $0.daysAtWork > 0 }
                .sorted { ($1.owned, $0.staff.login) < ($0.owned, $1.staff.login) }
        }
    }
}

extension BoardLine {
    /// Takes a sign-off into the history, or as that of the day asked about.
    fileprivate mutating func take(_ given: SignOff, asked: Day) {
        guard given.day < asked else {
            signOff = given
            return
        }
        if history.last?.day == given.day { history.removeLast() }
        history.append(BoardPoint(day: given.day, total: given.counts.total, overdue: given.counts.overdue))
    }
}
