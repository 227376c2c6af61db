// A walk: many users over many referrals, each command asked of the desk and of the model, and both compared.

import ReferralDesk
import ReferralDomain
import ReferralStore
import Testing

/// What a walk did, for its summary.
struct WalkTally {
    var commands = 0
    var done: [String: Int] = [:]
    var refused = 0
    var states: Set<ReferralState> = []
}

/// One walk from one seed.
struct Walk {
    let seed: UInt64
    var random: WalkRandom
    let office: WalkOffice
    var step = 0
    var tally = WalkTally()
    /// The last commands, by referral.
    var trail: [Int64: [String]] = [:]

    init(seed: UInt64) throws {
        self.seed = seed
        random = WalkRandom(seed: seed)
        office = try WalkOffice(random: &random)
    }

    /// Walks so many commands; what went wrong first, or nil.
    mutating func run(_ commands: Int, checkEvery interval: Int) throws -> String? {
        for number in 1...commands {
            step = number
            try moveOn()
            if let fault = try takeStep() { return fault }
            tally.commands += 1
            if number % interval == 0, let fault = try wholeFault(ofDoctor: number % (4 * interval) == 0) {
                return told(fault, of: nil)
            }
        }
        return try (wholeFault(ofDoctor: true) ?? replayFault()).map { told($0, of: nil) }
    }

    /// Time passes: mostly none, now and then some days.
    private mutating func moveOn() throws {
        let seconds =
            switch random.number(1...100) {
            case 1...60: 0
            case 61...85: random.number(1...240)
            case 86...96: random.number(240...7_200)
            case _: random.number(7_200...300_000)
            }
        office.clock.now = office.clock.now.adding(seconds: Int64(seconds))
        office.model.now = office.clock.now
        try office.addSlots()
        let open = office.model.referrals.values.count { !$0.now.isClosed && $0.now.state != .cancelledReferral }
        if office.model.referrals.count < 110, open < 25 || random.chance(2) {
            try office.addReferral(random: &random)
        }
    }

    private mutating func takeStep() throws -> String? {
        let clinicians = office.model.people.filter { [.clinician, .triage].contains($0.role) }
        guard let person = random.pick(random.chance(25) ? clinicians : office.model.people) else { return nil }
        switch random.number(1...100) {
        case 1...65: return try act(by: person)
        case 66...70: return try hold(by: person)
        case 71...80: return try compensate(by: person)
        case 81...86: return try takeNext(by: person)
        case 87...92: return try bulk(by: person)
        case 93...94:
            _ = try office.desk.answer(.renewClaims, for: person.actor)
            office.model.renewClaims(of: person)
            return nil
        case 95: return try sendMessage()
        case 96: return try follow(by: person)
        case _: return try undoAndRedo(by: person)
        }
    }

    private mutating func act(by person: Person) throws -> String? {
        guard let (command, id) = chooseAct(by: person), let it = office.model.referrals[id] else { return nil }
        let expected = office.model.allows(command, on: it, by: person)
        note("\(command.action.rawValue) \(Self.words(command))", by: person, on: id)
        let refusal = try ask(.perform(command, on: .id(id)), person)
        if let fault = answerFault(expected, refusal) { return told(fault, of: id) }
        if expected {
            office.model.perform(command, on: id, by: person)
            count(command.action.rawValue, id)
            if office.model.referrals[id]?.standing.last?.overbooked != nil { count("overbook", id) }
        }
        return try fault(of: id).map { told($0, of: id) }
    }

    /// Keeps a place while somebody books it, or lets it go.
    private mutating func hold(by person: Person) throws -> String? {
        let ids = office.model.referrals.keys.sorted()
        guard let id = random.pick(ids), let it = office.model.referrals[id] else { return nil }
        guard random.chance(80) else {
            let isKnown = office.model.sees(person, it) || office.model.signs(person, it)
            let refusal = try ask(.hold(.release(.id(id))), person)
            if let fault = answerFault(isKnown, refusal) { return told(fault, of: id) }
            if isKnown { office.model.letGo(id, person) }
            return nil
        }
        let ahead = office.model.slots.filter { $0.value.start >= office.model.now.adding(seconds: -86_400) }
        let near = ahead.sorted { ($0.value.start.seconds, $0.key) < ($1.value.start.seconds, $1.key) }.prefix(6)
        guard let slot = random.pick(near.map(\.key)) else { return nil }
        let expected = office.model.mayHold(slot, for: it, person)
        note("hold \(slot)", by: person, on: id)
        let refusal = try ask(.hold(.take(slot: slot, for: .id(id))), person)
        if let fault = answerFault(expected, refusal) { return told(fault, of: id) }
        if expected {
            office.model.hold(slot, for: id, person)
            count("hold", id)
        }
        return nil
    }

    private mutating func compensate(by person: Person) throws -> String? {
        let ids = office.model.referrals.keys.sorted()
        let way: Compensation = random.chance(60) ? .undo : .redo
        let likely = ids.filter { id in
            office.model.referrals[id].map { office.model.chosen(way, on: $0, by: person) != nil } ?? false
        }
        guard let id = random.pick(random.chance(80) && !likely.isEmpty ? likely : ids) else { return nil }
        return try compensate(way, id, by: person)
    }

    /// Takes an act back or does it again, with the bulk action it was part of.
    mutating func compensate(_ way: Compensation, _ id: Int64, by person: Person) throws -> String? {
        guard let it = office.model.referrals[id] else { return nil }
        let act = office.model.chosen(way, on: it, by: person)?.act
        let batch = act?.batch
        note("\(way.rawValue) of \(act?.action.rawValue ?? "nothing")", by: person, on: id)
        let isFound = office.model.sees(person, it) || office.model.signs(person, it)
        let members = isFound ? office.model.members(way, of: id, by: person) : [id]
        var outcomes: [BulkOutcome] = []
        let refusal = try ask(.compensate(way, .id(id)), person, many: { outcomes = $0 })
        var done: [Bool] = []
        for member in members { done.append(office.model.compensate(way, on: member, by: person, batch: batch)) }
        let isDone = members.count > 1 || done.first ?? false
        if let fault = answerFault(isDone, refusal) { return told(fault, of: id) }
        // What was taken back, or done again, before is not named a second time.
        let said = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.name, $0.isDone) })
        if members.count > 1, members.map({ said[.id($0)] ?? false }) != done {
            return told("of \(members) the model takes \(done), the desk \(outcomes.map(\.result))", of: id)
        }
        for (member, isDone) in zip(members, done) {
            if isDone { count(way.rawValue, member) }
            if let fault = try fault(of: member) { return told(fault, of: member) }
        }
        return nil
    }

    private mutating func takeNext(by person: Person) throws -> String? {
        let lists = Worklist.lists(for: person.role).filter { $0.kind == .work && $0 != .importProblems }
        guard let list = random.pick(lists) else { return nil }
        let service = random.chance(20) && person.side == .provider ? random.pick(["clinic", "closed"]) : nil
        let expected = office.model.next(on: list, service: service, for: person)
        var given: Int64?
        let request = Request.next(list, service: service)
        _ = try ask(request, person, done: { given = $0.referral.id })
        guard given == expected else {
            return told(
                "next of \(list.rawValue) for \(person.actor.staff.login) is \(String(describing: given)), "
                    + "and \(String(describing: expected)) for the model", of: expected ?? given)
        }
        guard let id = given else { return nil }
        note("next \(list.rawValue)", by: person, on: id)
        office.model.perform(ReferralCommand(.claim), on: id, by: person)
        count("next", id)
        return try fault(of: id).map { told($0, of: id) }
    }

    /// What was to follow an attendance is done, or is not after all.
    private mutating func follow(by person: Person) throws -> String? {
        let following = office.model.referrals.values.filter { !$0.following.isEmpty }.map(\.id).sorted()
        guard let id = random.pick(following), let it = office.model.referrals[id] else { return nil }
        let isDone = random.chance(65)
        let expected = office.model.mayFollow(isDone, it, person)
        note(isDone ? "followed" : "follows still", by: person, on: id)
        let refusal = try ask(.clinic(.followed(.id(id), isDone: isDone)), person)
        if let fault = answerFault(expected, refusal) { return told(fault, of: id) }
        if expected {
            office.model.follow(isDone, of: id)
            count(isDone ? "followed" : "follows-still", id)
        }
        return try fault(of: id).map { told($0, of: id) }
    }

    private mutating func bulk(by person: Person) throws -> String? {
        guard let (command, id) = chooseAct(by: person) else { return nil }
        let others = random.shuffled(office.model.referrals.keys.sorted()).prefix(random.number(0...4))
        let ids = [id] + others.filter { $0 != id }
        for id in ids { note("many: \(command.action.rawValue) \(Self.words(command))", by: person, on: id) }
        var outcomes: [BulkOutcome] = []
        let refusal = try ask(.performMany(command, on: ids.map { .id($0) }), person, many: { outcomes = $0 })
        guard modelTable[command.action]?.roles.contains(person.role) ?? false else {
            return answerFault(false, refusal).map { told($0, of: id) }
        }
        let batch = ids.count > 1 ? office.model.batches.count + 1 : nil
        if let batch { office.model.batches[batch] = [] }
        for (id, outcome) in zip(ids, outcomes) {
            guard let it = office.model.referrals[id] else { continue }
            let expected = office.model.allows(command, on: it, by: person)
            var said: Failure?
            if case .failure(let failure) = outcome.result { said = failure }
            if let fault = answerFault(expected, said) { return told(fault, of: id) }
            if expected {
                office.model.perform(command, on: id, by: person, batch: batch)
                if let batch { office.model.batches[batch, default: []].append(id) }
                count("many", id)
            }
        }
        if let batch { office.model.batches[batch]?.sort() }
        for id in ids { if let fault = try fault(of: id) { return told(fault, of: id) } }
        return nil
    }

    /// The outbox is taken: one of its messages has been sent.
    private mutating func sendMessage() throws -> String? {
        let items = try office.desk.outbox(for: office.admin)
        guard let item = random.pick(items),
            let it = office.model.referrals.values.first(where: { $0.reference == item.reference })
        else { return nil }
        let place = items.filter { $0.reference == item.reference }.firstIndex { $0.open.id == item.open.id } ?? 0
        let open = it.messages.indices.filter { it.messages[$0].fate == .open }
        guard open.indices.contains(place) else { return told("an open message that the model has not", of: it.id) }
        note("message sent", by: nil, on: it.id)
        try office.desk.closeMessage(item.open.id, by: office.admin)
        office.model.referrals[it.id]?.messages[open[place]].fate = .sent
        return try fault(of: it.id).map { told($0, of: it.id) }
    }

    private mutating func count(_ what: String, _ id: Int64) {
        tally.done[what, default: 0] += 1
        if let state = office.model.referrals[id]?.now.state { tally.states.insert(state) }
    }
}
