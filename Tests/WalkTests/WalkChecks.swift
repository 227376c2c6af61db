// What is compared: answers, the touched referral, its lists and hands; now and then every list, number and journal.

import ReferralDesk
import ReferralDomain
import ReferralStore

extension Walk {
    /// Asks the desk; the failure that it answers with, or nil.
    mutating func ask(
        _ request: Request, _ person: Person, done: (Outcome) -> Void = { _ in },
        many: ([BulkOutcome]) -> Void = { _ in }
    ) throws -> Failure? {
        do throws(Failure) {
            switch try office.desk.answer(request, for: person.actor) {
            case .done(let outcome): done(outcome)
            case .many(let outcomes): many(outcomes)
            case _: break
            }
            return nil
        } catch {
            switch error {
            case .refused, .notFound, .notAllowed:
                tally.refused += 1
                return error
            case _: throw error
            }
        }
    }

    func answerFault(_ isExpected: Bool, _ refusal: Failure?) -> String? {
        if isExpected, let refusal { return "the model does it, the desk refuses: \(refusal)" }
        if !isExpected, refusal == nil { return "the model refuses it, the desk does it" }
        return nil
    }

    /// What of a referral differs between desk and model.
    func fault(of id: Int64) throws -> String? {
        guard let it = office.model.referrals[id] else { return "a referral that the model has not" }
        let (found, hands) = try office.desk.store.read { (reading) throws(Failure) in
            (
                try reading.referral(.id(id), for: .everything),
                [
                    Role.Side.provider: try reading.handling(of: id, on: .provider),
                    .referrer: try reading.handling(of: id, on: .referrer),
                ]
            )
        }
        guard let found else { return "a referral that the desk has not" }
        if found.version != it.version { return "version \(found.version), and \(it.version) for the model" }
        let mine = spelt(it.now)
        for (field, value) in spelt(found) where mine[field] != value {
            return "\(field) is \(value), and \(mine[field] ?? "nothing") for the model"
        }
        for side in [Role.Side.provider, .referrer] {
            let (theirs, ours) = (spelt(hands[side] ?? Handling()), spelt(it.hand(side)))
            if theirs != ours { return "in hand on the \(side.rawValue)'s side: \(theirs), and \(ours) for the model" }
        }
        let offers = try office.desk.store.read { (reading) throws(Failure) in try reading.offers(of: id) }
        if spelt(offers) != spelt(offersOf: it) {
            return "offers are \(spelt(offers)), and \(spelt(offersOf: it)) for the model"
        }
        if let slot = it.now.visit?.slot, let fault = try slotFault(slot) { return fault }
        if !office.model.isConserved(it) { return "it is on no list, has no appointment ahead and is not closed" }
        return try listFault(of: it)
    }

    /// What of a slot differs: who is in it, what was opened, what is held.
    private func slotFault(_ id: String) throws -> String? {
        let now = office.model.now
        let view = HoldView(staff: 0, now: now, boot: BootMoment(id: "stated", seconds: now.seconds))
        let found = try office.desk.store.read { (reading) throws(Failure) in try reading.slot(id, for: view) }
        let theirs = found.map { "booked \($0.booked) opened \($0.overbooked) held \($0.held.count)" }
        let model = office.model
        let ours =
            "booked \(model.taken(id)) opened \(model.slots[id]?.opened ?? 0) held \(model.held(id, besides: 0))"
        return theirs == ours ? nil : "slot \(id) is \(theirs ?? "gone"), and \(ours) for the model"
    }

    /// The lists of a referral as a supervisor and a referrer find them with it.
    private func listFault(of it: ModelReferral) throws -> String? {
        let places = office.model.places(it).filter { $0.counts(at: office.model.now) }
        for login in ["supervisor", "gp1", "gp3"] {
            guard let person = office.model.person(login), office.model.sees(person, it) else { continue }
            guard
                case .referral(let detail) = try office.desk.answer(
                    .referral(.id(it.id), opening: false), for: person.actor)
            else { return "no detail" }
            let theirs = Set(detail.worklists.map { "\($0.worklist.rawValue) due \($0.due.iso)" })
            let ours = Set(
                places.filter { $0.list.side == person.side }.map { "\($0.list.rawValue) due \($0.due.iso)" })
            if theirs != ours {
                return
                    "lists differ: desk \(theirs.subtracting(ours).sorted()), model \(ours.subtracting(theirs).sorted())"
            }
            if person.side == .provider, detail.question == nil, !it.questions.isEmpty { continue }
        }
        return nil
    }

    /// What differs on any list, in any number, or what the doctor finds.
    func wholeFault(ofDoctor isThorough: Bool) throws -> String? {
        let rows = office.model.rowsNow()
        for person in office.model.people {
            guard case .home(let home) = try office.desk.answer(.home, for: person.actor) else { return "no home" }
            for count in home.counts where count.worklist.kind != .signOff && count.worklist != .importProblems {
                let list = count.worklist
                let expected = office.model.page(list, for: person, from: rows)
                let who = "\(list.rawValue) for \(person.actor.staff.login)"
                let ours = office.model.count(list, of: expected)
                if count != ours { return "\(who): \(count), and \(ours) for the model" }
                let found = try pages(of: list, for: person)
                let wanted = expected.map { line($0.referral, $0.list, $0.due, $0.hand) }
                if found != wanted {
                    let difference = found.difference(from: wanted)
                    return "\(who): the pages differ: \(difference)"
                }
            }
        }
        for it in office.model.referrals.values {
            if let fault = try fault(of: it.id) { return "referral \(it.id): \(fault)" }
        }
        for slot in office.model.slots.keys { if let fault = try slotFault(slot) { return fault } }
        guard isThorough else { return nil }
        guard case .checks(let checks) = try office.desk.answer(.examine, for: office.admin) else { return "no doctor" }
        return checks.first { !$0.ok }.map { "doctor: \($0.name): \($0.detail)" }
    }

    private func line(_ referral: Int64, _ list: Worklist, _ due: Day, _ hand: ModelHand) -> String {
        let now = office.model.now
        return
            "\(referral) \(list.rawValue) \(due.iso) owner \(hand.owner ?? 0) claim \(hand.liveClaim(at: now)?.by ?? 0)"
            + " until \(hand.liveSnooze(at: now)?.until.iso ?? "-")"
    }

    /// All pages of a list, a few rows each.
    private func pages(of list: Worklist, for person: Person) throws -> [String] {
        var query = WorklistQuery(list)
        query.limit = 9
        var found: [String] = []
        repeat {
            guard case .worklist(let page) = try office.desk.answer(.worklist(query), for: person.actor) else { break }
            found += page.items.map { item in
                "\(item.referral ?? 0) \(item.worklist.rawValue) \(item.due.iso) owner \(item.owner?.id ?? 0)"
                    + " claim \(item.claim?.by.id ?? 0) until \(item.snoozedUntil?.iso ?? "-")"
            }
            query.after = page.next
        } while query.after != nil
        return found
    }
}
