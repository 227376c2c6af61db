// A place that falls free: who could come, in order of need and by the rules, and that nobody is booked by it.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

/// A service with one full slot and three who wait for a place: routine, urgent and suspected cancer.
private struct Wanted {
    let office: Office
    static let holder = "990000000901"
    static let routine = "990000000902"
    static let urgent = "990000000903"
    static let cancer = "990000000904"

    init() throws {
        office = try Office()
        let waiting = [
            (Self.holder, "ROUTINE"), (Self.routine, "ROUTINE"), (Self.urgent, "URGENT"),
            (Self.cancer, "TWO_WEEK_WAIT"),
        ]
        for (serial, (ubrn, priority)) in zip(1..., waiting) {
            try office.take(
                Message("DEFERRED_TO_PROVIDER") {
                    $0.ubrn = ubrn
                    $0.nhsNumber = FullClinic.nhsNumber(serial)
                    $0.priority = priority
                })
        }
        try office.act(.book, Self.holder, as: .clerk) { $0.slot = "slot-2" }
    }

    func places(_ request: PlacesRequest, as role: Role = .clerk) throws -> [FreedPlace] {
        guard case .places(.freed(let places)) = try office.desk.answer(.places(request), for: office.actor(role))
        else { throw WrongReply() }
        return places
    }

    func offered(_ slot: String = "slot-2", limit: Int = 10, as role: Role = .clerk) throws -> [String] {
        try places(.offerTo(slot: slot, limit: limit), as: role).flatMap(\.people).compactMap(\.referral.ubrn?.digits)
    }

    @discardableResult
    func giveUp(by whom: CancelledBy = .patient) throws -> Outcome {
        try office.act(.cancelAppointment, Self.holder, as: .clerk) {
            $0.by = whom
            $0.reason = whom == .patient ? "PATIENT_ILL" : "CLINIC_CANCELLED"
        }
    }

    /// Changes the directory's entry of the service.
    func profile(_ change: (inout ServiceProfile) -> Void) throws {
        var profile = ServiceProfile(service: Named.clinic)
        change(&profile)
        let saved = profile
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.save(saved, by: Signature(user: "manager", role: "manager"), at: office.clock.now)
        }
    }

    /// The slot as it is kept for other priorities or of another kind.
    func slot(_ change: (inout Slot) -> Void) throws {
        var slot = try #require(try office.slots().first { $0.id == "slot-2" })
        slot.session = nil
        change(&slot)
        let saved = slot
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.save(saved, source: "feed")
            try it.run("UPDATE slot SET kind = ? WHERE id = 'slot-2'", [saved.kind?.rawValue])
        }
    }
}

struct FreedPlaceTests {
    @Test func `a cancelled appointment names who could come to its place, the neediest first, and books nobody`()
        throws
    {
        let wanted = try Wanted()
        let outcome = try wanted.giveUp()
        let freed = try #require(outcome.freed)
        #expect(freed.slot.id == "slot-2" && freed.slot.free == 1)
        #expect(freed.people.map { $0.referral.ubrn?.digits } == [Wanted.cancer, Wanted.urgent, Wanted.routine])
        #expect(freed.people.map(\.lastGoodDay?.iso) == ["2026-11-02", "2027-02-22", "2027-02-22"])
        #expect(try wanted.office.booked("slot-2") == 0)
        #expect(try wanted.offered() == [Wanted.cancer, Wanted.urgent, Wanted.routine])
        #expect(try wanted.offered(limit: 1) == [Wanted.cancer])
        #expect(try wanted.places(.offerTo(slot: "slot-2", limit: 1))[0].hasMore)
    }

    @Test func `who gave the place up is not offered it, and whom the clinic sent away is`() throws {
        let own = try Wanted()
        try own.giveUp()
        #expect(try !own.offered().contains(Wanted.holder))
        let sent = try Wanted()
        try sent.giveUp(by: .provider)
        #expect(try sent.offered().contains(Wanted.holder))
    }

    @Test func `a rebooking and a booking taken back free a place, and an act that frees none names nobody`() throws {
        let wanted = try Wanted()
        let rebooked = try wanted.office.act(.rebook, Wanted.holder, as: .clerk) { $0.slot = "slot-3" }
        #expect(rebooked.freed?.slot.id == "slot-2" && rebooked.freed?.people.count == 3)
        let other = try Wanted()
        let request = Request.compensate(.undo, try other.office.name(Wanted.holder))
        guard case .many(let taken) = try other.office.desk.answer(request, for: other.office.actor(.clerk)) else {
            throw WrongReply()
        }
        #expect(try taken[0].result.get().freed?.slot.id == "slot-2")
        let booked = try other.office.act(.book, Wanted.urgent, as: .clerk) { $0.slot = "slot-1" }
        #expect(booked.freed == nil)
    }

    @Test func `of one priority it is offered first to whom it is right for as the clinician asked, and says so`()
        throws
    {
        let wanted = try Wanted()
        try wanted.giveUp()
        func ask(_ words: String, of ubrn: String) throws {
            try wanted.office.desk.store.write { (it) throws(Failure) in
                _ = try it.run(
                    "UPDATE referral SET instruction = ?, priority = 'URGENT' WHERE ubrn = ?", [words, ubrn])
            }
        }
        // The older record asks for a telephone call, so the place goes to the other.
        try ask("by telephone", of: Wanted.routine)
        try ask("new, face to face", of: Wanted.urgent)
        try wanted.slot { $0.kind = .first }
        let people = try wanted.places(.offerTo(slot: "slot-2", limit: 10)).flatMap(\.people)
        #expect(people.map { $0.referral.ubrn?.digits } == [Wanted.cancer, Wanted.urgent, Wanted.routine])
        #expect(people.map(\.unlikeWish) == [[], [], ["by telephone"]])
        let store = wanted.office.desk.store
        let asked = try store.statements { _ = try wanted.places(.offerTo(slot: "slot-2", limit: 10)) }
        let names = try #require(asked.first { $0.contains("DISTINCT") })
        #expect(try store.plan(of: names).contains { $0.contains("slot_of_service") })
        // A greater need goes before any wish, also where the day to be seen by has passed.
        try wanted.office.desk.store.write { (it) throws(Failure) in
            _ = try it.run("UPDATE referral SET instruction = 'see by 04-Nov-2026' WHERE ubrn = ?", [Wanted.cancer])
        }
        let again = try wanted.places(.offerTo(slot: "slot-2", limit: 10)).flatMap(\.people)
        #expect(again.first?.referral.ubrn?.digits == Wanted.cancer && again.first?.unlikeWish == ["by 04-Nov-2026"])
    }

    @Test func `a place that is kept for a priority is offered to that priority alone`() throws {
        let wanted = try Wanted()
        try wanted.giveUp()
        try wanted.slot { $0.priorities = [.urgent] }
        #expect(try wanted.offered() == [Wanted.urgent])
    }

    @Test func `age, sex and clinic type of the service are kept to`() throws {
        let wanted = try Wanted()
        try wanted.giveUp()
        try wanted.office.desk.store.write { (it) throws(Failure) in
            try it.run(
                "UPDATE patient SET born = ? WHERE nhs_number = ?",
                [Day(iso: "2015-01-01")?.number, FullClinic.nhsNumber(4)])
            try it.run("UPDATE patient SET sex = 'male' WHERE nhs_number = ?", [FullClinic.nhsNumber(3)])
            try it.run("UPDATE referral SET clinic_type = 'STONES' WHERE ubrn = ?", [Wanted.routine])
        }
        try wanted.profile { $0.minimumAge = 16 }
        #expect(try wanted.offered() == [Wanted.urgent, Wanted.routine])
        try wanted.profile { $0.sexes = [.female] }
        #expect(try !wanted.offered().contains(Wanted.urgent))
        try wanted.profile { $0.clinicTypes = ["NOT_OTHERWISE_SPECIFIED"] }
        #expect(try wanted.offered() == [Wanted.cancer, Wanted.urgent])
    }

    @Test func `a follow-up place goes to nobody who was never seen`() throws {
        let wanted = try Wanted()
        try wanted.giveUp()
        try wanted.slot { $0.kind = .followUp }
        #expect(try wanted.offered() == [])
        try wanted.slot { $0.kind = .first }
        #expect(try wanted.offered().count == 3)
    }

    @Test func `nobody who has died, or whose referral is frozen, is offered a place, and who is in hand is named`()
        throws
    {
        let wanted = try Wanted()
        try wanted.giveUp()
        _ = try wanted.office.desk.store.write { (it) throws(Failure) in
            try it.run(
                "UPDATE patient SET died = ? WHERE nhs_number = ?", [morning.londonDay.number, FullClinic.nhsNumber(4)])
        }
        #expect(try wanted.offered() == [Wanted.urgent, Wanted.routine])
        try wanted.office.act(.claim, Wanted.urgent, as: .supervisor)
        let place = try wanted.places(.offerTo(slot: "slot-2", limit: 10))[0]
        #expect(place.people.map(\.inHand?.login) == ["supervisor", nil])
    }

    @Test func `who cannot come on the day, or declined the place, is not offered it`() throws {
        let wanted = try Wanted()
        try wanted.giveUp()
        let day = morning.adding(seconds: 2 * 86_400).londonDay
        try wanted.office.act(.declineOffer, Wanted.urgent, as: .clerk) {
            $0.slot = "slot-2"
            $0.reason = Offer.Reason.time.rawValue
        }
        let patient = try #require(try wanted.office.patient(FullClinic.nhsNumber(4)))
        let clerk = Signature(user: "clerk", role: "clerk")
        try wanted.office.desk.store.write { (it) throws(Failure) in
            try it.insert(Away(first: day, last: day), of: patient.id, by: clerk, at: morning)
        }
        #expect(try wanted.offered() == [Wanted.routine])
    }

    @Test func `somebody booked beyond their target is offered an earlier place, not a later one`() throws {
        let wanted = try Wanted()
        try wanted.giveUp()
        try wanted.office.act(.book, Wanted.cancer, as: .clerk) { $0.slot = "slot-3" }
        let place = try wanted.places(.offerTo(slot: "slot-2", limit: 10))[0]
        #expect(place.people.first?.referral.ubrn?.digits == Wanted.cancer)
        #expect(place.people.first?.booked == morning.adding(seconds: 3 * 86_400))
        #expect(try !wanted.offered("slot-3").contains(Wanted.cancer))
    }

    @Test func `free places of a service are each shown with whom they would go to, nobody twice`() throws {
        let wanted = try Wanted()
        try wanted.giveUp()
        let places = try wanted.places(.freed(service: Named.clinic, until: morning.londonDay.adding(days: 14)))
        #expect(places.map(\.slot.id) == ["slot-1", "slot-2", "slot-3"])
        let people = places.map { $0.people.compactMap(\.referral.ubrn?.digits) }
        #expect(people == [[Wanted.cancer], [Wanted.urgent], [Wanted.holder, Wanted.routine]])
    }

    @Test func `a full, past or unknown slot is refused, and so is a service of others`() throws {
        let wanted = try Wanted()
        #expect(failure { _ = try wanted.offered() } == .refused(.slotTaken("slot-2")))
        #expect(failure { _ = try wanted.offered("none") } == .refused(.slotUnknown("none")))
        wanted.office.clock.now = morning.adding(seconds: 4 * 86_400)
        #expect(failure { _ = try wanted.offered("slot-1") } == .refused(.slotPast("slot-1")))
        let other = PlacesRequest.freed(service: Named.elsewhere, until: morning.londonDay)
        #expect(failure { _ = try wanted.places(other) } == .refused(.noRelationship))
        for role in Role.allCases where ![.clerk, .triage, .clinician, .supervisor].contains(role) {
            #expect(
                failure { _ = try wanted.offered("slot-1", as: role) }
                    == .notAllowed(role, "who could come to a free place"))
        }
    }

    @Test func `a session that is opened again names who could come; a manager's plan says how many`() throws {
        let wanted = try Wanted()
        try wanted.giveUp()
        let name = ClinicName.group(
            service: Named.clinic, day: morning.adding(seconds: 86_400).londonDay, clinic: "Clinic")
        _ = try wanted.office.clinicAct(.close(ClinicPart(name)))
        let open = try wanted.office.clinicAct(.reopen(name))
        #expect(open.freed.flatMap(\.people).map(\.referral.ubrn?.digits) == [Wanted.cancer])
        _ = try wanted.office.clinicAct(.close(ClinicPart(name)), as: .manager)
        #expect(try wanted.office.clinicAct(.reopen(name), as: .manager).freed == [])
        let template = clinicTemplate(weekday: 3, from: 9, until: 10, minutes: 30)
        let planning = try wanted.office.plan(.addTemplate(template, isRehearsal: true))
        #expect(planning.couldCome == 4 && planning.opened.count == planning.added)
    }
}
