// The daily sign-off at the door: who may give it, when it is refused, and what the register keeps of it.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// Refuses what a role may not ask about sign-offs, before any statement.
    func checkRole(_ role: Role, for request: SignOffRequest) throws(Failure) {
        switch request {
        case .sign(let worklist, _, _):
            guard worklist.isWorked(by: role) else {
                throw .notAllowed(role, "signing off \(worklist.rawValue)")
            }
        case .register:
            guard role.seesPatients || role == .manager || role == .auditor else {
                throw .notAllowed(role, "the register of sign-offs")
            }
        case .duties, .setDuty:
            guard role == .manager || role == .supervisor else { throw .notAllowed(role, "duties") }
        }
    }

    func answer(_ request: SignOffRequest, for actor: Actor, now: Instant) throws(Failure) -> SignOffReply {
        switch request {
        case .sign(let worklist, let service, let reason):
            return .signed(try signOff(worklist, service: service, reason: reason, by: actor, now: now))
        case .register(let from, let to): return .register(try register(from: from, to: to, for: actor, now: now))
        case .duties:
            return .duties(
                try store.read { (it) throws(Failure) in
                    let names = try serviceNames(in: it)
                    return try it.duties().filter { $0.until.map { $0 >= now.londonDay } ?? true }
                        .map { DutyLine(duty: $0, serviceName: $0.service.flatMap { names[$0] }) }
                })
        case .setDuty(let order): return .duties([try set(order, by: actor, now: now)])
        }
    }

    private func serviceNames(in it: Reading) throws(Failure) -> [String: String] {
        var names: [String: String] = [:]
        for service in try it.services() { names[service.id] = service.name }
        return names
    }

    private func signOff(
        _ worklist: Worklist, service: String?, reason: String?, by actor: Actor, now: Instant
    ) throws(Failure) -> [SignedOff] {
        if service != nil, worklist.side == .referrer {
            throw .badInput("A referrer's list is signed off as a whole: leave out the service.")
        }
        let reason = try reason.map { (text) throws(Failure) in try words(text, of: "A reason") }
        return try store.write { (it) throws(Failure) in
            if let service {
                guard try it.reading.service(service) != nil else { throw .refused(.serviceUnknown(service)) }
                guard try it.reading.services(for: Visibility(of: actor))[service] != nil else {
                    throw .refused(.noRelationship)
                }
            }
            let made = try it.reading.signOffs(
                of: worklist, service: service, by: actor, reason: reason, now: now, policy: policy)
            let unopened = made.reduce(0) { $0 + $1.counts.unopenedUrgent }
            guard unopened == 0 || reason != nil else { throw .refused(.unopenedUrgent(unopened)) }
            let names = try serviceNames(in: it.reading)
            for signOff in made { try it.insert(signOff, by: Signature(actor)) }
            return made.map { SignedOff(signOff: $0, serviceName: $0.service.flatMap { names[$0] }) }
        }
    }

    private func register(
        from: Day, to: Day, for actor: Actor, now: Instant
    ) throws(Failure) -> [SignOffLine] {
        guard from <= to, to.number - from.number <= 366 else {
            throw .badInput("The register shows up to a year: \(from.iso) to \(to.iso) is none.")
        }
        return try store.read { (it) throws(Failure) in
            let names = try serviceNames(in: it)
            let duties = try it.duties()
            let signed = try it.signOffs(at: actor.organisation, from: from, to: to)
            var lines = signed.map { signOff in
                SignOffLine(
                    day: signOff.day, worklist: signOff.worklist, service: signOff.service,
                    serviceName: signOff.service.flatMap { names[$0] }, signOff: signOff,
                    duty: duties.holding(signOff.worklist, service: signOff.service, on: signOff.day))
            }
            let last = min(to, now.londonDay)
            for day in policy.calendar.workingDays(from: from, before: last.adding(days: 1)) {
                for (worklist, service) in Set(duties.map { Charge(worklist: $0.worklist, service: $0.service) })
                    .map({ ($0.worklist, $0.service) })
                {
                    guard let duty = duties.holding(worklist, service: service, on: day),
                        !signed.contains(where: {
                            $0.day == day && $0.worklist == worklist && (service == nil || $0.service == service)
                        })
                    else { continue }
                    lines.append(
                        SignOffLine(
                            day: day, worklist: worklist, service: service,
                            serviceName: service.flatMap { names[$0] }, signOff: nil, duty: duty))
                }
            }
            let order = Dictionary(uniqueKeysWithValues: Worklist.allCases.enumerated().map { ($1, $0) })
            return lines.sorted { left, right in
                func key(_ line: SignOffLine) -> (Day, Int, String, Int64) {
                    (line.day, order[line.worklist] ?? 0, line.service ?? "", line.signOff?.id ?? 0)
                }
                return key(left) < key(right)
            }
        }
    }

    private struct Charge: Hashable {
        var worklist: Worklist
        var service: String?
    }

    private func set(_ order: DutyOrder, by actor: Actor, now: Instant) throws(Failure) -> DutyLine {
        let today = now.londonDay
        let from = order.from ?? today
        guard order.worklist.kind == .work else {
            throw .badInput("\(order.worklist.rawValue) is a view; a duty is to work a list.")
        }
        guard from >= today, order.until.map({ $0 >= from }) ?? true else {
            throw .badInput("A duty begins today or later and ends no earlier than it begins.")
        }
        if order.worklist.side == .referrer, order.service != nil {
            throw .badInput("A referrer's list is seen to as a whole: leave out the service.")
        }
        return try store.write { (it) throws(Failure) in
            var duty = Duty(
                order.worklist, service: order.service, person: nil, deputy: nil, from: from, until: order.until)
            if let service = order.service {
                guard try it.reading.service(service) != nil else { throw .refused(.serviceUnknown(service)) }
            }
            if let login = order.person {
                duty.person = try signer(login, of: order.worklist, at: order.service, in: it.reading)
            }
            if let login = order.deputy {
                duty.deputy = try signer(login, of: order.worklist, at: order.service, in: it.reading)
            }
            if duty.person == nil, duty.deputy != nil { throw .badInput("A deputy stands in for somebody: name them.") }
            if duty.person != nil, duty.deputy == duty.person { throw .badInput("Nobody is their own deputy.") }
            try it.insert(duty, setBy: actor.staff, by: Signature(actor), at: now)
            let names = try serviceNames(in: it.reading)
            return DutyLine(duty: duty, serviceName: order.service.flatMap { names[$0] })
        }
    }

    /// Somebody who could sign the list off at the service themselves.
    func signer(
        _ login: String, of worklist: Worklist, at service: String?, in it: Reading
    ) throws(Failure) -> StaffMember {
        guard let member = try it.staff(login: login) else { throw .refused(.colleagueUnknown(login)) }
        for organisation in try it.organisations(of: member.id) {
            for role in try it.roles(of: member.id, at: organisation) where worklist.isWorked(by: role) {
                let actor = Actor(staff: member, role: role, organisation: organisation)
                guard let service else { return member }
                if try it.services(for: Visibility(of: actor))[service] != nil { return member }
            }
        }
        throw .refused(.colleagueUnknown(login))
    }

    /// The supervisor's page of lists that nobody has signed off.
    func notSignedOff(_ query: WorklistQuery, for actor: Actor, now: Instant) throws(Failure) -> NotSignedOffPage {
        guard (1...100_000).contains(query.limit) else {
            throw .badInput("A page has 1 to 100,000 rows, not \(query.limit).")
        }
        let all = try store.read { (it) throws(Failure) in
            try it.notSignedOff(for: actor, now: now, policy: policy)
        }
        var rows = all.filter { query.service == nil || $0.service == query.service }
        if query.overdueOnly { rows = rows.filter { $0.escalated || $0.missedDays > 0 } }
        if let after = query.after {
            guard let place = rows.firstIndex(where: { $0.item == after }) else {
                throw .badInput("That is no place in a worklist: \(after)")
            }
            rows = Array(rows[(place + 1)...])
        }
        let shown = Array(rows.prefix(query.limit))
        return NotSignedOffPage(
            total: all.count, items: shown, next: rows.count > shown.count ? shown.last?.item : nil, asOf: now)
    }

    /// A home page: the lists of a role with their numbers, and what of them nobody has signed off today. Of the list
    /// Not Signed Off Today that is what counts, overdue once its hour has come.
    func home(for actor: Actor, now: Instant, in it: Reading) throws(Failure) -> HomePage {
        let lists = Worklist.lists(for: actor.role)
        var page = HomePage(
            counts: try it.counts(of: lists, for: try covering(actor, now: now, in: it)), unsigned: [], asOf: now)
        guard actor.role.side == .provider, !lists.isEmpty else { return page }
        let rows = try it.notSignedOff(for: actor, now: now, policy: policy)
        page.unsigned = rows.filter { $0.worklist.isWorked(by: actor.role) }
        guard let place = lists.firstIndex(of: .notSignedOff) else { return page }
        let late = rows.filter { $0.escalated || $0.missedDays > 0 }.count
        page.counts[place] = WorklistCount(
            worklist: .notSignedOff, total: rows.count, overdue: late, dueToday: rows.count - late, urgent: 0)
        return page
    }
}
