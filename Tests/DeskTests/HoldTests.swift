// Places held while somebody books: others are told by whom and how long, they end by themselves, and no journal knows.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct HoldTests {
    private let second = "990000000102"

    private func office(path: String? = nil) throws -> Office {
        let office = try Office(path: path)
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.take(
            Message("DEFERRED_TO_PROVIDER") {
                $0.ubrn = second; $0.nhsNumber = "9990000026"
            })
        return office
    }

    @discardableResult
    private func hold(
        _ office: Office, _ slot: String, for ubrn: String = Message.ubrn, as role: Role = .clerk
    ) throws -> SlotHold {
        let request = Request.hold(.take(slot: slot, for: try office.name(ubrn)))
        guard case .hold(let hold) = try office.desk.answer(request, for: try office.actor(role)) else {
            throw WrongReply()
        }
        return try #require(hold)
    }

    private func letGo(_ office: Office, _ ubrn: String = Message.ubrn, as role: Role = .clerk) throws {
        _ = try office.desk.answer(.hold(.release(try office.name(ubrn))), for: try office.actor(role))
    }

    private func suitable(_ office: Office, _ ubrn: String, as role: Role) throws -> SuitableSlots {
        let request = Request.suitableSlots(try office.name(ubrn), service: nil)
        guard case .suitableSlots(let found) = try office.desk.answer(request, for: try office.actor(role)) else {
            throw WrongReply()
        }
        return found
    }

    private func book(_ office: Office, _ slot: String, as role: Role = .supervisor) -> Failure? {
        failure { try office.act(.book, second, as: role) { $0.slot = slot } }
    }

    private let place = HeldPlace(by: "The clerk", seconds: 100)

    @Test func `others are told who holds a slot and how long, the best one skips it, and its holder sees it free`()
        throws
    {
        let office = try office()
        try hold(office, "slot-1")
        office.clock.now = morning.adding(seconds: 80)
        #expect(book(office, "slot-1") == .refused(.slotHeld("slot-1", place)))
        let found = try suitable(office, second, as: .supervisor)
        #expect(found.best.map { found.slots[$0].id } == "slot-2")
        #expect(found.slots.map(\.id) == ["slot-1", "slot-2", "slot-3"] && found.slots[0].free == 0)
        #expect(found.notProposed["slot-1"] == .held(place))
        #expect(found.why.contains("Left out: 1 slot that colleagues hold."))
        let own = try suitable(office, Message.ubrn, as: .clerk)
        #expect(own.best.map { own.slots[$0].id } == "slot-1" && own.notProposed.isEmpty)
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(try office.booked("slot-1") == 1)
        #expect(book(office, "slot-1") == .refused(.slotTaken("slot-1")))
        #expect(try office.examine() == [])
    }

    @Test func `a hold takes one place of several, and the slots of a service count it`() throws {
        let office = try office()
        try hold(office, "slot-3")
        let request = Request.slots(SlotQuery(service: Named.clinic, from: morning))
        guard case .slots(let seen) = try office.desk.answer(request, for: try office.actor(.supervisor)),
            case .slots(let own) = try office.desk.answer(request, for: try office.actor(.clerk))
        else { throw WrongReply() }
        #expect(seen.last?.free == 1 && seen.last?.held.map(\.by) == ["The clerk"] && seen.last?.unbooked == 2)
        #expect(own.last?.free == 2 && own.last?.held.isEmpty == true)
        #expect(book(office, "slot-3") == nil)
        // The place that is left is the holder's, and nobody else's.
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.ubrn = "990000000103" })
        let late = failure { try office.act(.book, "990000000103", as: .supervisor) { $0.slot = "slot-3" } }
        #expect(late == .refused(.slotHeld("slot-3", HeldPlace(by: "The clerk", seconds: SlotHold.length))))
        try office.act(.book, as: .clerk) { $0.slot = "slot-3" }
        #expect(try office.booked("slot-3") == 2)
    }

    @Test func `a hold ends by itself, a key makes it last anew, and it ends when it is let go`() throws {
        let office = try office()
        let first = try hold(office, "slot-1")
        #expect(first.until == morning.adding(seconds: 180))
        office.clock.now = morning.adding(seconds: 179)
        #expect(book(office, "slot-1") == .refused(.slotHeld("slot-1", HeldPlace(by: "The clerk", seconds: 1))))
        #expect(try hold(office, "slot-1").until == morning.adding(seconds: 359))
        office.clock.now = morning.adding(seconds: 358)
        #expect(book(office, "slot-1") != nil)
        try letGo(office, as: .supervisor)
        #expect(book(office, "slot-1") != nil, "nobody lets go for another")
        office.clock.now = morning.adding(seconds: 359)
        #expect(try suitable(office, second, as: .supervisor).notProposed.isEmpty)
        try hold(office, "slot-1")
        try letGo(office)
        #expect(book(office, "slot-1") == nil)
    }

    @Test func `of two who want the last place the second is refused, and taking another lets the first go`() throws {
        let office = try office()
        try hold(office, "slot-1")
        let refused = failure { try hold(office, "slot-1", for: second, as: .supervisor) }
        #expect(refused == .refused(.slotHeld("slot-1", HeldPlace(by: "The clerk", seconds: 180))))
        try hold(office, "slot-2")
        try hold(office, "slot-1", for: second, as: .supervisor)
        #expect(failure { try hold(office, "slot-1") } != nil)
        let rows = try office.desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT slot FROM slot_hold ORDER BY slot") { $0.text() ?? "" }
        }
        #expect(rows == ["slot-1", "slot-2"])
    }

    @Test func `the machine's own clock ends a hold, whatever the wall clock says`() throws {
        let office = try office()
        var boot = BootMoment(id: "boot-1", seconds: 1_000)
        let clock = TestClock()
        let desk = try Desk(store: office.desk.store, clock: { clock.now }, bootClock: { boot })
        let take = Request.hold(.take(slot: "slot-1", for: try office.name(Message.ubrn)))
        _ = try desk.answer(take, for: try office.actor(.clerk))
        let look = Request.suitableSlots(try office.name(second), service: nil)
        func held() throws -> Bool {
            guard case .suitableSlots(let found) = try desk.answer(look, for: try office.actor(.supervisor)) else {
                throw WrongReply()
            }
            return found.notProposed["slot-1"] != nil
        }
        // Set forward by an hour, and back by one.
        for seconds in [3_600, -3_600] {
            clock.now = morning.adding(seconds: Int64(seconds))
            boot.seconds = 1_179
            #expect(try held())
            boot.seconds = 1_180
            #expect(try !held())
        }
        // Started anew, the machine has only the wall clock to go by.
        boot = BootMoment(id: "boot-2", seconds: 5)
        clock.now = morning.adding(seconds: 179)
        #expect(try held())
        clock.now = morning.adding(seconds: 180)
        #expect(try !held())
    }

    @Test func `the hold of a process that died ends by itself`() throws {
        let path = "\(try temporaryFolder())/holds.sqlite"
        let first = try office(path: path)
        try hold(first, "slot-1")
        // Nothing is let go: the file is all that is left of it.
        try first.desk.store.close()
        let office = try Office(reopening: path)
        #expect(book(office, "slot-1") != nil)
        office.clock.now = morning.adding(seconds: SlotHold.length)
        #expect(book(office, "slot-1") == nil)
        // What has ended is swept out by whoever holds next.
        try hold(office, "slot-2")
        let rows = try office.desk.store.read { (it) throws(Failure) in
            try it.count("SELECT count(*) FROM slot_hold")
        }
        #expect(rows == 1)
        try office.desk.store.close()
    }

    @Test func `holding changes nothing of the referral and is in no journal`() throws {
        let office = try office()
        let before = try dump(office.desk.store).filter { !$0.hasPrefix("slot_hold") }
        try hold(office, "slot-1")
        try hold(office, "slot-2")
        #expect(try dump(office.desk.store).filter { !$0.hasPrefix("slot_hold") } == before)
        try letGo(office)
        #expect(try dump(office.desk.store) == before)
        #expect(try office.examine() == [])
    }

    @Test func `a supervisor overbooks in spite of a hold, and its holder is told`() throws {
        let office = try office()
        try hold(office, "slot-1")
        let over = try office.act(.book, second, as: .supervisor) {
            $0.slot = "slot-1"; $0.overbookReason = "Agreed"
        }
        // There was room but for the hold: no place was opened beyond the capacity.
        #expect(!over.bookingWarnings.contains(.overbooked))
        let late = failure { try office.act(.book, as: .clerk) { $0.slot = "slot-1" } }
        #expect(late == .refused(.slotTaken("slot-1")))
        let slot = try office.desk.store.read { (it) throws(Failure) in try it.slot("slot-1") }
        #expect(slot?.overbooked == 0 && slot?.booked == 1)
    }

    @Test func `a booking is not done again into a place that a colleague holds`() throws {
        let office = try office()
        try office.act(.book, second, as: .supervisor) { $0.slot = "slot-1" }
        let name = try office.name(second)
        let actor = try office.actor(.supervisor)
        _ = try office.desk.answer(.compensate(.undo, name), for: actor)
        try hold(office, "slot-1")
        let refused = failure { _ = try office.desk.answer(.compensate(.redo, name), for: actor) }
        #expect(refused == .refused(.slotHeld("slot-1", HeldPlace(by: "The clerk", seconds: 180))))
        try letGo(office)
        _ = try office.desk.answer(.compensate(.redo, name), for: actor)
        #expect(try office.booked("slot-1") == 1)
    }

    @Test func `what cannot be booked is not held, and roles that book none hold none`() throws {
        let office = try office()
        #expect(failure { try hold(office, "none") } == .refused(.slotUnknown("none")))
        try office.act(.book, second, as: .supervisor) { $0.slot = "slot-1" }
        #expect(failure { try hold(office, "slot-1") } == .refused(.slotTaken("slot-1")))
        office.clock.now = morning.adding(seconds: 2 * 86_400 + 1)
        #expect(failure { try hold(office, "slot-2") } == .refused(.slotPast("slot-2")))
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.run("UPDATE slot SET closed = 1 WHERE id = 'slot-3'")
        }
        #expect(failure { try hold(office, "slot-3") } == .refused(.slotClosed("slot-3")))
        #expect(failure { try hold(office, "slot-3", as: .manager) } == .notAllowed(.manager, "holding slots"))
    }
}
