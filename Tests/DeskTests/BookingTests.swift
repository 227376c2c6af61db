// Booking through the desk: the first suitable slot, two desks racing on one file, places given back.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct BookingTests {
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

    @Test func `the first suitable slot is the earliest free one, and booking it fills it`() throws {
        let office = try office()
        let request = Request.suitableSlots(try office.name(Message.ubrn), service: nil)
        guard case .suitableSlots(let choice) = try office.desk.answer(request, for: try office.actor(.clerk))
        else { throw WrongReply() }
        #expect(choice.slots.map(\.id) == ["slot-1", "slot-2", "slot-3"])
        #expect(choice.best == 0)
        let outcome = try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(outcome.referral.state == .booked)
        #expect(outcome.referral.appointment?.slot == "slot-1")
        guard case .suitableSlots(let rest) = try office.desk.answer(request, for: try office.actor(.clerk))
        else { throw WrongReply() }
        #expect(rest.slots.map(\.id) == ["slot-2", "slot-3"])
        #expect(try office.examine() == [])
    }

    @Test func `a full slot, a closed, a past and an unknown one are each refused and nothing is written`() throws {
        let office = try office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        try office.desk.store.write { (it) throws(Failure) in
            for (id, closed, start) in [
                ("shut", true, morning.adding(seconds: 86_400)), ("gone", false, morning.adding(seconds: -60)),
            ] {
                _ = try it.save(
                    Slot(
                        id: id, service: Named.clinic, clinic: nil, clinician: nil, start: start, end: start,
                        capacity: 1, closed: closed), source: "feed")
            }
        }
        let before = try dump(office.desk.store)
        for (slot, refusal) in [
            ("slot-1", Refusal.slotTaken("slot-1")), ("shut", .slotClosed("shut")), ("gone", .slotPast("gone")),
            ("none", .slotUnknown("none")),
        ] {
            #expect(failure { try office.act(.book, second, as: .clerk) { $0.slot = slot } } == .refused(refusal))
        }
        #expect(try dump(office.desk.store) == before)
    }

    @Test func `a slot of two takes two and no third`() throws {
        let office = try office()
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.ubrn = "990000000103" })
        try office.act(.book, as: .clerk) { $0.slot = "slot-3" }
        try office.act(.book, second, as: .clerk) { $0.slot = "slot-3" }
        #expect(try office.booked("slot-3") == 2)
        let refused = failure { try office.act(.book, "990000000103", as: .clerk) { $0.slot = "slot-3" } }
        #expect(refused == .refused(.slotTaken("slot-3")))
    }

    @Test func `of two desks on one file the second is told and writes nothing by halves`() throws {
        let path = "\(try temporaryFolder())/race.sqlite"
        try office(path: path).desk.store.close()
        let office = try Office(reopening: path)
        let other = try Desk(store: try Store.open(Place(path: path), who: "other"), clock: { morning })
        let version = try office.referral().version
        let clerk = try office.actor(.clerk)
        // Both have seen the slot free and the referral at its version; the first is quicker.
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        var late = ReferralCommand(.book, expectedVersion: version)
        late.slot = "slot-2"
        let before = try dump(office.desk.store)
        let beaten = failure { _ = try other.answer(.perform(late, on: try office.name(Message.ubrn)), for: clerk) }
        #expect(
            beaten == .refused(.wrongState(.booked))
                || beaten == .refused(.versionConflict(expected: version, actual: version + 1)))
        late.slot = "slot-1"
        let taken = failure { _ = try other.answer(.perform(late, on: try office.name(second)), for: clerk) }
        #expect(taken == .refused(.slotTaken("slot-1")))
        #expect(try dump(office.desk.store) == before)
        #expect(other.changedElsewhere())
        #expect(try office.examine() == [])
        try other.store.close()
    }

    @Test func `an act on a version that is no longer the current one is refused with both numbers`() throws {
        let office = try office()
        try office.act(.contactAttempt, as: .clerk) { $0.outcome = "no-answer" }
        let refused = failure {
            try office.act(.book, as: .clerk) {
                $0.slot = "slot-1"; $0.expectedVersion = 1
            }
        }
        #expect(refused == .refused(.versionConflict(expected: 1, actual: 2)))
        #expect(try office.booked("slot-1") == 0)
    }

    @Test func `rebooking frees the old place and takes the new one at once`() throws {
        let office = try office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        try office.act(.rebook, as: .clerk) { $0.slot = "slot-2" }
        #expect(try office.booked("slot-1") == 0)
        #expect(try office.booked("slot-2") == 1)
        try office.act(.book, second, as: .clerk) { $0.slot = "slot-1" }
        let beaten = failure { try office.act(.rebook, as: .clerk) { $0.slot = "slot-1" } }
        #expect(beaten == .refused(.slotTaken("slot-1")))
        #expect(try office.referral().liveAppointment?.slot == "slot-2")
        #expect(try office.examine() == [])
    }

    @Test func `cancelling frees the place`() throws {
        let office = try office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        try office.act(.cancelAppointment, as: .clerk) {
            $0.by = .patient; $0.reason = "PATIENT_ILL"
        }
        #expect(try office.referral().state == .appointmentCancelledByPatient)
        #expect(try office.booked("slot-1") == 0)
        try office.act(.book, second, as: .clerk) { $0.slot = "slot-1" }
        #expect(try office.examine() == [])
    }

    @Test func `a rehearsed act answers as the act would and changes nothing`() throws {
        let office = try office()
        var command = ReferralCommand(.book)
        command.slot = "slot-1"
        let before = try dump(office.desk.store)
        let request = Request.rehearse(command, on: try office.name(Message.ubrn))
        guard case .done(let outcome) = try office.desk.answer(request, for: try office.actor(.clerk)) else {
            throw WrongReply()
        }
        #expect(outcome.isRehearsal)
        #expect(outcome.referral.state == .booked)
        #expect(try dump(office.desk.store) == before)
    }
}
