// Random days of templates, bookings, cancellations and moves, beside the simplest possible model: who is where and when.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

/// A sequence that is the same for a seed (Steele, Lea and Flood's SplitMix64).
private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Where each patient is booked, who is done with, and what is still to follow: nothing else.
private struct Model: Equatable {
    var places: [String: Instant] = [:]
    var closed: Set<String> = []
    var following: [String: Day] = [:]
}

/// A walk: an office, what the model says of it, and what undo of the last act on a session brings back.
private struct ClinicWalk {
    static let patients = 16

    let office: Office
    var dice: Dice
    var model = Model()
    var undoable: (name: ClinicName, before: Model)?
    var done: Set<String> = []

    /// Two days before the clocks change, so that Sunday's clinic has an hour that comes twice, or none.
    init(seed: UInt64) throws {
        office = try Office()
        dice = Dice(state: seed)
        office.clock.now = at(seed % 2 == 0 ? "2027-03-26T09:00:00Z" : "2026-10-23T09:00:00Z")
        try office.take(
            (1...Self.patients).map { serial in
                let message = Message("DEFERRED_TO_PROVIDER") {
                    $0.ubrn = FullClinic.ubrn(serial)
                    $0.nhsNumber = FullClinic.nhsNumber(serial)
                    $0.priority = ["ROUTINE", "URGENT", "TWO_WEEK_WAIT"][serial % 3]
                }
                return file(message.json, "\(serial).json")
            })
        var profile = ServiceProfile(service: Named.clinic)
        profile.pollingRangeDays = 20
        _ = try office.desk.answer(
            .directory(.set(Service(id: Named.clinic), profile)), for: try office.actor(.manager))
    }

    var now: Instant { office.clock.now }

    func found() throws -> Model {
        var model = Model()
        for serial in 1...Self.patients {
            let ubrn = FullClinic.ubrn(serial)
            let referral = try office.referral(ubrn)
            if let start = referral.liveAppointment?.start { model.places[ubrn] = start }
            if referral.isClosed { model.closed.insert(ubrn) }
        }
        var query = WorklistQuery(.followUpsDue)
        query.limit = 100
        guard case .worklist(let page) = try office.desk.answer(.worklist(query), for: office.actor(.clerk)) else {
            throw WrongReply()
        }
        for item in page.items { model.following[item.ubrn?.digits ?? ""] = item.due }
        return model
    }

    /// One step at random; what cannot be is passed by.
    mutating func step() throws {
        switch Int.random(in: 0...15, using: &dice) {
        case 0, 1: try plan()
        case 2...5: try book()
        case 6: try overbook()
        case 7: try cancelOne()
        case 8, 9: try cancelSession()
        case 10: try moveSession()
        case 11: try passTime()
        case 12, 13: try cashUp()
        case 14: try follow()
        case _: try takeBackOrGenerate()
        }
    }

    private mutating func plan() throws {
        var template = clinicTemplate(
            weekday: Int.random(in: 1...7, using: &dice), from: Int.random(in: 0...9, using: &dice), until: 12,
            minutes: [20, 30, 60].randomElement(using: &dice) ?? 30, capacity: Int.random(in: 1...2, using: &dice),
            firstDay: "2026-10-01")
        let held = try office.desk.store.read { (it) throws(Failure) in try it.clinicTemplates(of: Named.clinic) }
        if let old = held.randomElement(using: &dice), held.count > 2 {
            template.id = old.id
            _ = try office.plan(.setTemplate(template, from: nil, isRehearsal: false))
        } else if held.count <= 2 {
            _ = try office.plan(.addTemplate(template, isRehearsal: false))
        }
        done.insert("plan")
    }

    /// Somebody who is not done with, and whose appointment is not past.
    private mutating func somebody(isBooked: Bool? = nil) -> String? {
        (1...Self.patients).map(FullClinic.ubrn).filter { ubrn in
            !model.closed.contains(ubrn) && model.places[ubrn].map { $0 > now } ?? true
                && (isBooked.map { $0 == (model.places[ubrn] != nil) } ?? true)
        }.randomElement(using: &dice)
    }

    private mutating func book() throws {
        let free = try office.slots().filter { $0.free > 0 && $0.start > now }
        guard let slot = free.prefix(10).randomElement(using: &dice), let ubrn = somebody() else { return }
        try office.act(model.places[ubrn] == nil ? .book : .rebook, ubrn, as: .clerk) { $0.slot = slot.id }
        done.insert(model.places[ubrn] == nil ? "book" : "rebook")
        model.places[ubrn] = slot.start
        undoable = nil
    }

    private mutating func overbook() throws {
        let full = try office.slots().filter {
            !$0.closed && $0.start > now && $0.booked == $0.capacity && $0.overbooked == 0
        }
        guard let slot = full.randomElement(using: &dice), let ubrn = somebody(isBooked: false) else { return }
        try office.act(.book, ubrn, as: .supervisor) {
            $0.slot = slot.id
            $0.overbookReason = "Agreed with the clinician"
        }
        model.places[ubrn] = slot.start
        undoable = nil
        done.insert("overbook")
    }

    private mutating func cancelOne() throws {
        guard let ubrn = somebody(isBooked: true) else { return }
        try office.act(.cancelAppointment, ubrn, as: .clerk) {
            $0.by = .patient
            $0.reason = "PATIENT_ILL"
        }
        model.places[ubrn] = nil
        undoable = nil
        done.insert("cancel")
    }

    private mutating func session() throws -> ClinicSession? {
        try office.sessions(ClinicQuery(service: Named.clinic))
            .filter { $0.act != .move && $0.day > now.londonDay }.randomElement(using: &dice)
    }

    private mutating func cancelSession() throws {
        guard let session = try session(), session.act != .cancel || session.booked > 0 else { return }
        let before = model
        let order = ClinicCancellation(ClinicPart(session.name), reason: "CLINIC_CANCELLED")
        let outcome = try office.clinicAct(.cancel(order, isRehearsal: false))
        #expect(outcome.patients.count == session.booked)
        for patient in outcome.patients { model.places[patient.person.referral.ubrn?.digits ?? ""] = nil }
        undoable = (session.name, before)
        done.insert("cancel-clinic")
    }

    private mutating func moveSession() throws {
        guard let session = try session() else { return }
        let shift = Int.random(in: 1...5, using: &dice)
        let before = model
        let move = ClinicMove(ClinicPart(session.name), day: session.day.adding(days: shift))
        let outcome: ClinicOutcome
        do {
            outcome = try office.clinicAct(.move(move, isRehearsal: false))
        } catch Failure.badInput {
            // Every slot of it is closed, no clinic is held on that day, or a time does not exist on it.
            return
        }
        for patient in outcome.patients {
            #expect(throws: Never.self) { try patient.result.get() }
            let ubrn = patient.person.referral.ubrn?.digits ?? ""
            let time = LondonTime(at: try #require(model.places[ubrn]))
            let there = LondonTime.instants(day: time.day.adding(days: shift), secondOfDay: time.secondOfDay)
            model.places[ubrn] = time.occurrence == 2 ? there.last : there.first
        }
        undoable = (session.name, before)
        done.insert("move-clinic")
    }

    private mutating func passTime() throws {
        let hours = Int64.random(in: 1...30, using: &dice) * 3_600
        // Often until somebody's appointment has begun.
        let begun = model.places.values.filter { $0 > now }.min()?.adding(seconds: 600)
        office.clock.now = Bool.random(using: &dice) ? begun ?? now.adding(seconds: hours) : now.adding(seconds: hours)
        undoable = nil
    }

    /// One patient whose appointment has begun: discharged, something follows, or they were not there.
    private mutating func cashUp() throws {
        let past = model.places.filter { $0.value <= now }.keys.sorted()
        guard let ubrn = past.randomElement(using: &dice), let start = model.places[ubrn] else { return try passTime() }
        let slot = try office.referral(ubrn).appointment?.slot
        let query = ClinicQuery(service: Named.clinic, from: start.londonDay, until: start.londonDay)
        let session = try #require(try office.sessions(query).first { $0.slots.contains { $0.id == slot } })
        let due = now.londonDay.adding(days: Int.random(in: 0...30, using: &dice))
        let kind = FollowUp.Kind.afterVisit.randomElement(using: &dice) ?? .test
        let contact = [nil, ContactOutcome.noAnswer, .spoke].randomElement(using: &dice) ?? nil
        let results: [VisitResult] = [
            .discharged, .follows(FollowUp(kind, due: due)), .missed(reason: "UNKNOWN", contact: contact),
        ]
        let result = results.randomElement(using: &dice) ?? .discharged
        _ = try office.ask(.visited(session.name, try office.name(ubrn), result, rtt: nil), as: .clerk)
        model.places[ubrn] = nil
        undoable = nil
        switch result {
        case .missed(_, let contact):
            #expect(try office.referral(ubrn).owesContact == (contact == nil))
            done.insert("missed")
        case .discharged:
            model.closed.insert(ubrn)
            done.insert("discharged")
        case .follows:
            model.closed.insert(ubrn)
            model.following[ubrn] = due
            done.insert("follows")
        }
    }

    private mutating func follow() throws {
        guard let ubrn = model.following.keys.sorted().randomElement(using: &dice) else { return }
        let name = try office.name(ubrn)
        if Bool.random(using: &dice) {
            _ = try office.ask(.followed(name, isDone: true), as: .clerk)
            model.following[ubrn] = nil
            done.insert("followed")
        } else {
            // Taken back with the attendance: the patient is booked again, and nothing follows.
            let start = try #require(try office.referral(ubrn).appointment?.start)
            _ = try office.desk.answer(.compensate(.undo, name), for: try office.actor(.clerk))
            model.following[ubrn] = nil
            model.closed.remove(ubrn)
            model.places[ubrn] = start
            done.insert("undo")
        }
    }

    private mutating func takeBackOrGenerate() throws {
        if let act = undoable {
            _ = try office.clinicAct(.takeBack(act.name))
            model = act.before
            undoable = nil
            done.insert("take-back")
        } else {
            _ = try office.plan(.generate(service: nil, isRehearsal: false))
        }
    }
}

struct ClinicWalkTests {
    private static let seeds: [UInt64] = Array(1...6)

    @Test(arguments: seeds)
    func `whatever is planned, booked, cancelled, moved and cashed up, everybody is where the model says`(
        seed: UInt64
    ) throws {
        var walk = try ClinicWalk(seed: seed)
        let office = walk.office
        for number in 0..<120 {
            try walk.step()
            #expect(try walk.found() == walk.model, "step \(number) of \(seed)")
            for slot in try office.slots() { #expect(slot.booked <= slot.capacity + slot.overbooked) }
        }
        #expect(walk.done.count >= 8, "\(walk.done.sorted())")
        #expect(try office.examine() == [])
        office.clock.now = office.clock.now.adding(seconds: 60 * 86_400)
        #expect(try office.examine() == [])
        let again = try office.plan(.generate(service: nil, isRehearsal: false))
        let second = try office.plan(.generate(service: nil, isRehearsal: false))
        #expect(again.left == second.left && second.added + second.changed + second.removed == 0)
    }
}
