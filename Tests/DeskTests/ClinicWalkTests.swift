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

/// Where each patient is booked, and nothing else.
private struct Model: Equatable {
    var places: [String: Instant] = [:]
}

struct ClinicWalkTests {
    private static let patients = 12

    private func office() throws -> Office {
        let office = try Office()
        // Two days before the clocks go back, so that Sunday's clinic has an hour that comes twice.
        office.clock.now = at("2026-10-23T09:00:00Z")
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
        return office
    }

    private func found(_ office: Office) throws -> Model {
        var model = Model()
        for serial in 1...Self.patients {
            let referral = try office.referral(FullClinic.ubrn(serial))
            if let start = referral.liveAppointment?.start { model.places[FullClinic.ubrn(serial)] = start }
        }
        return model
    }

    @Test(arguments: [1, 2, 3])
    func `whatever is planned, booked, cancelled and moved, everybody is where the model says`(seed: UInt64) throws {
        let office = try office()
        var dice = Dice(state: seed)
        var model = Model()
        /// What undo of the last act on a session brings back.
        var undoable: (name: ClinicName, before: Model)?
        for step in 0..<40 {
            let sessions = try office.sessions(ClinicQuery(service: Named.clinic)).filter { $0.act != .move }
            let session = sessions.randomElement(using: &dice)
            switch Int.random(in: 0...9, using: &dice) {
            case 0, 1:
                var template = clinicTemplate(
                    weekday: Int.random(in: 1...7, using: &dice), from: Int.random(in: 0...9, using: &dice),
                    until: 12, minutes: [20, 30, 60].randomElement(using: &dice) ?? 30,
                    capacity: Int.random(in: 1...2, using: &dice), firstDay: "2026-10-01")
                let held = try office.desk.store.read { (it) throws(Failure) in
                    try it.clinicTemplates(of: Named.clinic)
                }
                if let old = held.randomElement(using: &dice), held.count > 2 {
                    template.id = old.id
                    _ = try office.plan(.setTemplate(template, from: nil, isRehearsal: false))
                } else if held.count <= 2 {
                    _ = try office.plan(.addTemplate(template, isRehearsal: false))
                }
            case 2...5:
                let ubrn = FullClinic.ubrn(Int.random(in: 1...Self.patients, using: &dice))
                let free = try office.slots().filter { $0.free > 0 && $0.start > office.clock.now }
                guard let slot = free.randomElement(using: &dice) else { continue }
                try office.act(model.places[ubrn] == nil ? .book : .rebook, ubrn, as: .clerk) { $0.slot = slot.id }
                model.places[ubrn] = slot.start
                undoable = nil
            case 6, 7:
                guard let session, session.day > office.clock.now.londonDay,
                    session.act != .cancel || session.booked > 0
                else { continue }
                let before = model
                let times = Dictionary(session.slots.map { ($0.start, $0.booked) }, uniquingKeysWith: +)
                let outcome = try office.clinicAct(
                    .cancel(
                        ClinicCancellation(ClinicPart(session.name), reason: "CLINIC_CANCELLED"), isRehearsal: false))
                #expect(outcome.patients.count == times.values.reduce(0, +))
                for patient in outcome.patients {
                    model.places[patient.person.referral.ubrn?.digits ?? ""] = nil
                }
                undoable = (session.name, before)
            case 8:
                guard let session, session.day > office.clock.now.londonDay else { continue }
                let shift = Int.random(in: 1...5, using: &dice)
                let before = model
                let move = ClinicMove(ClinicPart(session.name), day: session.day.adding(days: shift))
                do {
                    let outcome = try office.clinicAct(.move(move, isRehearsal: false))
                    for patient in outcome.patients {
                        let ubrn = patient.person.referral.ubrn?.digits ?? ""
                        let time = LondonTime(at: try #require(model.places[ubrn]))
                        let there = LondonTime.instants(
                            day: time.day.adding(days: shift), secondOfDay: time.secondOfDay)
                        model.places[ubrn] = time.occurrence == 2 ? there.last : there.first
                    }
                    undoable = (session.name, before)
                } catch Failure.badInput {
                    // Every slot of it is closed, or no clinic is held on that day.
                    continue
                }
            case _:
                if let act = undoable {
                    _ = try office.clinicAct(.takeBack(act.name))
                    model = act.before
                    undoable = nil
                } else {
                    _ = try office.plan(.generate(service: nil, isRehearsal: false))
                }
            }
            #expect(try found(office) == model, "step \(step) of \(seed)")
            for slot in try office.slots() { #expect(slot.booked <= slot.capacity) }
        }
        #expect(try office.examine() == [])
        office.clock.now = at("2026-12-24T09:00:00Z")
        #expect(try office.examine() == [])
        let again = try office.plan(.generate(service: nil, isRehearsal: false))
        let second = try office.plan(.generate(service: nil, isRehearsal: false))
        #expect(again.left == second.left && second.added + second.changed + second.removed == 0)
    }
}
