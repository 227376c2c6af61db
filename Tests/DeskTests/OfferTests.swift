// Offers at the desk: kept without raising the version, declined with the next slot in the reply, taken back and redone.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct OfferTests {
    private func office() throws -> Office {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        return office
    }

    private func decline(
        _ office: Office, _ slot: String?, _ reason: Offer.Reason, as role: Role = .clerk
    ) throws -> OfferOutcome {
        let outcome = try office.act(.declineOffer, as: role) {
            $0.slot = slot
            $0.reason = reason.rawValue
            $0.instruction = "Works then"
        }
        return try #require(outcome.offer)
    }

    private func states(_ office: Office) throws -> [String] {
        try detail(office).offers.offers.map { "\($0.slot) \($0.state.rawValue)" }
    }

    private func detail(_ office: Office) throws -> ReferralDetail {
        let request = Request.referral(try office.name(Message.ubrn), opening: false)
        guard case .referral(let detail) = try office.desk.answer(request, for: try office.actor(.clerk)) else {
            throw WrongReply()
        }
        return detail
    }

    private func suitable(_ office: Office) throws -> SuitableSlots {
        let request = Request.suitableSlots(try office.name(Message.ubrn), service: nil)
        guard case .suitableSlots(let found) = try office.desk.answer(request, for: try office.actor(.clerk)) else {
            throw WrongReply()
        }
        return found
    }

    private func compensate(_ office: Office, _ way: Compensation, as role: Role = .clerk) throws {
        let reply = try office.desk.answer(.compensate(way, try office.name(Message.ubrn)), for: try office.actor(role))
        guard case .many(let outcomes) = reply else { throw WrongReply() }
        for outcome in outcomes { _ = try outcome.result.get() }
    }

    @Test func `one act declines a slot, names the next and never proposes it again`() throws {
        let office = try office()
        let version = try office.referral().version
        let answer = try decline(office, "slot-1", .other)
        #expect(answer.offer.state == .declined && answer.offer.reason == .other && answer.offer.said == "Works then")
        #expect(answer.next?.id == "slot-2")
        #expect(answer.why?.contains("Left out: 1 slot declined.") == true)
        let found = try suitable(office)
        #expect(found.best.map { found.slots[$0].id } == "slot-2")
        #expect(found.notProposed["slot-1"] == .declined(.other))
        #expect(!found.next.contains { found.slots[$0.index].id == "slot-1" })
        #expect(try office.referral().version == version)
        #expect(try office.examine() == [])
    }

    @Test func `a slot that is as the declined one was comes after one that is not`() throws {
        let office = try office()
        // All three begin at the same time of day.
        try office.desk.store.write { (it) throws(Failure) in
            let start = morning.adding(seconds: 4 * 86_400 + 5 * 3_600)
            _ = try it.save(
                Slot(
                    id: "late", service: Named.clinic, clinic: "Clinic", clinician: nil, start: start,
                    end: start.adding(seconds: 1_200), capacity: 1), source: "feed")
        }
        let answer = try decline(office, "slot-1", .time)
        #expect(answer.next?.id == "late")
        #expect(answer.why?.contains("unlike what the patient declined") == true)
    }

    @Test
    func `an offer waits for the patient's word, and booking its slot accepts it until the booking is taken back`()
        throws
    {
        let office = try office()
        let offered = try office.act(.offer, as: .clerk) { $0.slot = "slot-2" }
        #expect(offered.offer?.offer.state == .open && offered.offer?.next == nil)
        #expect(try states(office) == ["slot-2 open"])
        try office.act(.book, as: .clerk) { $0.slot = "slot-2" }
        #expect(try states(office) == ["slot-2 accepted"])
        try compensate(office, .undo)
        #expect(try states(office) == ["slot-2 open"])
        try compensate(office, .redo)
        #expect(try states(office) == ["slot-2 accepted"])
        #expect(try office.examine() == [])
    }

    @Test func `a patient is not offered the slot that is theirs, but another`() throws {
        let office = try office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(failure { try office.act(.offer, as: .clerk) { $0.slot = "slot-1" } } == .refused(.hasAppointment))
        #expect(try states(office) == [])
        try office.act(.offer, as: .clerk) { $0.slot = "slot-2" }
        #expect(try states(office) == ["slot-2 open"])
        #expect(try office.examine() == [])
    }

    @Test func `a booking that comes back accepts what was offered of its slot meanwhile, until it goes again`() throws
    {
        let office = try office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        try office.act(.cancelAppointment, as: .clerk) {
            $0.by = .patient
            $0.reason = "PATIENT_ILL"
        }
        try office.act(.offer, as: .supervisor) { $0.slot = "slot-1" }
        try compensate(office, .undo)
        #expect(try states(office) == ["slot-1 accepted"])
        try compensate(office, .redo)
        #expect(try states(office) == ["slot-1 open"])
        #expect(try office.examine() == [])
    }

    @Test func `a no without a slot is to what was offered last`() throws {
        let office = try office()
        #expect(failure { _ = try decline(office, nil, .day) } == .refused(.nothingOffered))
        try office.act(.offer, as: .clerk) { $0.slot = "slot-1" }
        #expect(try decline(office, nil, .day).offer.slot == "slot-1")
        #expect(try states(office) == ["slot-1 declined"])
        #expect(failure { _ = try decline(office, nil, .day) } == .refused(.nothingOffered))
    }

    @Test func `each act is taken back and done again, by whoever did it last`() throws {
        let office = try office()
        try office.act(.offer, as: .clerk) { $0.slot = "slot-1" }
        _ = try decline(office, nil, .day, as: .supervisor)
        #expect(failure { try compensate(office, .undo) } == .refused(.changedSince("supervisor")))
        try compensate(office, .undo, as: .supervisor)
        #expect(try states(office) == ["slot-1 open"])
        try compensate(office, .redo, as: .supervisor)
        #expect(try states(office) == ["slot-1 declined"])
        try compensate(office, .undo, as: .supervisor)
        try compensate(office, .undo)
        #expect(try states(office) == [])
        #expect(try suitable(office).notProposed.isEmpty)
        try compensate(office, .redo)
        #expect(try states(office) == ["slot-1 open"])
        // What was offered and declined in one act goes and comes as one.
        _ = try decline(office, "slot-2", .place)
        try compensate(office, .undo)
        #expect(try states(office) == ["slot-1 open"])
        try compensate(office, .redo)
        #expect(try states(office) == ["slot-1 open", "slot-2 declined"])
        #expect(try office.examine() == [])
    }

    @Test func `the history tells of what was offered and declined, and to the referrer only that it was`() throws {
        let office = try office()
        try office.act(.offer, as: .clerk) { $0.slot = "slot-1" }
        _ = try decline(office, nil, .day)
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.run("UPDATE referral SET referring_organisation = ?", [Named.practice])
        }
        func lines(_ role: Role) throws -> [HistoryLine] {
            guard
                case .history(let lines) = try office.desk.answer(
                    .history(try office.name(Message.ubrn)), for: try office.actor(role))
            else { throw WrongReply() }
            return lines.filter { ["offer", "decline-offer"].contains($0.entry.action) }
        }
        let start = morning.adding(seconds: 86_400)
        #expect(try lines(.clerk).map(\.entry.action) == ["offer", "decline-offer"])
        #expect(try lines(.clerk).first?.changes.contains(.added("offered", "\(start.seconds)")) == true)
        #expect(try lines(.clerk).last?.changes.contains(.added("decline_reason", "day")) == true)
        #expect(try lines(.clerk).last?.changes.contains(.added("said", "Works then")) == true)
        #expect(try lines(.referrer).allSatisfy { $0.changes.isEmpty })
    }

    @Test func `two reasonable offers declined are said`() throws {
        let office = try office()
        try office.desk.store.write { (it) throws(Failure) in
            for (number, days) in [(1, 21), (2, 42), (3, 70)] {
                let start = morning.adding(seconds: Int64(days) * 86_400)
                _ = try it.save(
                    Slot(
                        id: "far-\(number)", service: Named.clinic, clinic: "Clinic", clinician: nil, start: start,
                        end: start.adding(seconds: 1_200), capacity: 1), source: "feed")
            }
        }
        #expect(try decline(office, "slot-1", .tooSoon).isReasonable == false)
        let first = try decline(office, "far-1", .other)
        #expect(first.isReasonable && first.reasonableDeclined == 1 && !first.isForClinician)
        #expect(try decline(office, "far-3", .other).isReasonable == false)
        let second = try decline(office, "far-2", .other)
        #expect(second.isReasonable && second.reasonableDeclined == 2 && second.isForClinician)
        #expect(try detail(office).offers.isForClinician)
        #expect(try suitable(office).reasonableDeclined == 2)
    }

    @Test(arguments: [(42, false), (43, true)])
    func `a choice that delays by over six weeks asks for a clinical review`(days: Int, isSaid: Bool) throws {
        let office = try office()
        try office.desk.store.write { (it) throws(Failure) in
            for (name, day) in [("first", 10), ("later", 10 + days)] {
                let start = morning.adding(seconds: Int64(day) * 86_400)
                _ = try it.save(
                    Slot(
                        id: name, service: Named.clinic, clinic: "Clinic", clinician: nil, start: start,
                        end: start.adding(seconds: 1_200), capacity: 1), source: "feed")
            }
        }
        _ = try decline(office, "first", .tooSoon)
        let warnings = try office.act(.book, as: .clerk) { $0.slot = "later" }.bookingWarnings
        #expect(warnings.contains(.delayedByChoice(days: days)) == isSaid)
    }

    @Test func `what was offered stays on record`() throws {
        let office = try office()
        try office.act(.offer, as: .clerk) { $0.slot = "slot-1" }
        for statement in ["DELETE FROM offer", "UPDATE offer SET slot = 'slot-2'"] {
            #expect(
                failure { try office.desk.store.write { (it) throws(Failure) in _ = try it.run(statement) } }
                    == .broken("what a patient was offered stays on record"))
        }
    }

    @Test func `a dry run of a no says what would be next and keeps nothing`() throws {
        let office = try office()
        let before = try dump(office.desk.store)
        var command = ReferralCommand(.declineOffer)
        command.slot = "slot-1"
        command.reason = "day"
        let request = Request.rehearse(command, on: try office.name(Message.ubrn))
        guard case .done(let outcome) = try office.desk.answer(request, for: try office.actor(.clerk)) else {
            throw WrongReply()
        }
        #expect(outcome.isRehearsal && outcome.offer?.next?.id == "slot-2")
        #expect(try dump(office.desk.store) == before)
    }
}
