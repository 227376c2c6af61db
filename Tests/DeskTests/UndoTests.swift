// Undo and redo as compensating acts: what is put back, what is refused and why, and a bulk action as one step.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct UndoTests {
    private func compensate(
        _ office: Office, _ way: Compensation, _ serial: Int = 1, as role: Role = .clerk
    ) throws -> [BulkOutcome] {
        let name = try office.name(HandlingTests.ubrn(serial))
        guard case .many(let outcomes) = try office.desk.answer(.compensate(way, name), for: office.actor(role))
        else { throw WrongReply() }
        return outcomes
    }

    private func one() -> String { HandlingTests.ubrn(1) }

    /// A referral but for its version and when it was looked at: what undo must restore.
    private func content(_ office: Office, _ serial: Int = 1) throws -> Referral {
        var referral = try office.referral(HandlingTests.ubrn(serial))
        referral.version = 0
        return referral
    }

    private func lists(_ office: Office) throws -> [String] {
        try office.desk.store.read { (it) throws(Failure) in
            try it.rows(
                "SELECT worklist, referral, due, since FROM worklist_item WHERE worklist <> 'untouched' ORDER BY 1, 2"
            ) { "\($0.text() ?? "") \($0.integer() ?? 0) \($0.integer() ?? 0) \($0.integer() ?? 0)" }
        }
    }

    @Test func `undo puts an act back and redo does it again, place and message included`() throws {
        let office = try HandlingTests.office()
        let before = try content(office)
        let listsBefore = try lists(office)
        try office.act(.book, one(), as: .clerk) { $0.slot = "slot-1" }
        let booked = try content(office)
        let listsBooked = try lists(office)
        let version = try office.referral(one()).version
        _ = try compensate(office, .undo)
        #expect(try content(office) == before)
        #expect(try lists(office) == listsBefore)
        #expect(try office.booked("slot-1") == 0 && office.openMessages(one()).isEmpty)
        #expect(try office.referral(one()).version == version + 1)
        _ = try compensate(office, .redo)
        #expect(try content(office) == booked)
        #expect(try lists(office) == listsBooked)
        #expect(try office.booked("slot-1") == 1 && office.openMessages(one()).count == 1)
        _ = try compensate(office, .undo)
        #expect(try content(office) == before)
        #expect(try office.examine() == [])
    }

    @Test func `acts are taken back one by one, the last first`() throws {
        let office = try HandlingTests.office()
        let start = try content(office)
        try office.act(.book, one(), as: .clerk) { $0.slot = "slot-1" }
        let booked = try content(office)
        try office.act(.rebook, one(), as: .clerk) { $0.slot = "slot-2" }
        let moved = try content(office)
        try office.act(.cancelAppointment, one(), as: .clerk) {
            $0.by = .patient
            $0.reason = "PATIENT_ILL"
        }
        _ = try compensate(office, .undo)
        #expect(try content(office) == moved)
        _ = try compensate(office, .undo)
        #expect(try content(office) == booked)
        #expect(try office.booked("slot-1") == 1 && office.booked("slot-2") == 0)
        _ = try compensate(office, .undo)
        #expect(try content(office) == start)
        #expect(failure { _ = try compensate(office, .undo) } == .refused(.nothingToUndo))
        for expected in [booked, moved] {
            _ = try compensate(office, .redo)
            #expect(try content(office) == expected)
        }
        // A new act leaves nothing to do again.
        try office.act(.rebook, one(), as: .clerk) { $0.slot = "slot-3" }
        #expect(failure { _ = try compensate(office, .redo) } == .refused(.nothingToRedo))
        #expect(try office.examine() == [])
    }

    @Test func `a comment comes back with the state it belonged to`() throws {
        let office = try HandlingTests.office()
        try office.act(.returnToReferrerWithAdvice, one(), as: .clinician) { $0.comment = "Try physiotherapy first." }
        #expect(try office.referral(one()).comment == "Try physiotherapy first.")
        _ = try compensate(office, .undo, as: .clinician)
        #expect(try office.referral(one()).comment == nil && office.referral(one()).state == .deferredToProvider)
        _ = try compensate(office, .redo, as: .clinician)
        #expect(try office.referral(one()).comment == "Try physiotherapy first.")
        #expect(try office.examine() == [])
    }

    @Test func `nobody takes back what is not theirs, or not the last`() throws {
        let office = try HandlingTests.office()
        #expect(failure { _ = try compensate(office, .undo) } == .refused(.nothingToUndo))
        try office.act(.book, one(), as: .clerk) { $0.slot = "slot-1" }
        #expect(failure { _ = try compensate(office, .undo, as: .clinician) } == .refused(.nothingToUndo))
        try office.act(.rebook, one(), as: .clinician) { $0.slot = "slot-2" }
        #expect(failure { _ = try compensate(office, .undo) } == .refused(.changedSince("clinician")))
        try office.act(.contactAttempt, one(), as: .clerk) { $0.outcome = ContactOutcome.spoke.rawValue }
        #expect(failure { _ = try compensate(office, .undo) } == .refused(.notUndoable(.contactAttempt)))
    }

    @Test func `once e-RS has been told, it is too late, unless that was said by mistake`() throws {
        let office = try HandlingTests.office()
        try office.act(.book, one(), as: .clerk) { $0.slot = "slot-1" }
        try office.act(.told, HandlingTests.ubrn(1), as: .clerk)
        // Said by mistake: the message waits again, and the act that it tells of can go too.
        #expect(try office.openMessages(one()).isEmpty)
        _ = try compensate(office, .undo)
        #expect(try office.openMessages(one()).count == 1)
        _ = try compensate(office, .redo)
        #expect(try office.openMessages(one()).isEmpty)
        for _ in 0..<2 { _ = try compensate(office, .undo) }
        #expect(try office.referral(one()).state == .deferredToProvider)
        #expect(try office.examine() == [])
        try office.act(.book, HandlingTests.ubrn(2), as: .clerk) { $0.slot = "slot-2" }
        _ = try office.desk.store.write { (it) throws(Failure) in
            try it.run("UPDATE outbox SET closed_at = 1, closed_by = 'import' WHERE closed_at IS NULL")
        }
        #expect(
            failure { _ = try compensate(office, .undo, 2) } == .refused(.tooLateToUndo("e-RS has been told")))
    }

    @Test func `a place that somebody else has taken meanwhile is not taken back`() throws {
        let office = try HandlingTests.office()
        try office.act(.book, one(), as: .clerk) { $0.slot = "slot-1" }
        try office.act(.cancelAppointment, one(), as: .clerk) {
            $0.by = .patient
            $0.reason = "PATIENT_ILL"
        }
        try office.act(.book, HandlingTests.ubrn(2), as: .clerk) { $0.slot = "slot-1" }
        let before = try content(office)
        guard case .refused(.slotTaken) = failure({ _ = try compensate(office, .undo) }) else {
            Issue.record("the place was taken twice")
            return
        }
        #expect(try content(office) == before)
        #expect(try office.examine() == [])
    }

    @Test func `an owner comes back with the list`() throws {
        let office = try HandlingTests.office()
        try office.act(.assign, one(), as: .supervisor) { $0.to = "clinician" }
        try office.act(.acceptReferBookLater, one(), as: .clinician) { $0.comment = "Fine." }
        let side = Role.Side.provider
        let id = try office.referral(one()).id
        func owner() throws -> String? {
            try office.desk.store.read { (it) throws(Failure) in try it.handling(of: id, on: side).owner?.login }
        }
        #expect(try owner() == nil)
        _ = try compensate(office, .undo, as: .clinician)
        #expect(try owner() == "clinician")
        _ = try compensate(office, .undo, as: .supervisor)
        #expect(try owner() == nil)
        #expect(try office.examine() == [])
    }

    @Test func `a bulk action gives each its own outcome and is one step to take back`() throws {
        let office = try HandlingTests.office()
        try office.act(.book, HandlingTests.ubrn(4), as: .clerk) { $0.slot = "slot-3" }
        let before = try (1...4).map { try content(office, $0) }
        var command = ReferralCommand(.acceptReferBookLater)
        command.comment = "All of these."
        let names = try (1...4).map { try office.name(HandlingTests.ubrn($0)) } + [try office.name("990000000999")]
        let reply = try office.desk.answer(.performMany(command, on: names), for: office.actor(.clinician))
        guard case .many(let outcomes) = reply else { throw WrongReply() }
        #expect(outcomes.map(\.name) == names)
        #expect(outcomes.map { (try? $0.result.get()) != nil } == [true, true, true, false, false])
        guard case .failure(.refused(.wrongState(.booked))) = outcomes[3].result,
            case .failure(.notFound) = outcomes[4].result
        else {
            Issue.record("wrong refusals")
            return
        }
        let undone = try compensate(office, .undo, 2, as: .clinician)
        #expect(undone.count == 3 && undone.allSatisfy { (try? $0.result.get()) != nil })
        #expect(try (1...4).map { try content(office, $0) } == before)
        let again = try compensate(office, .redo, 3, as: .clinician)
        #expect(again.count == 3)
        #expect(try office.referral(one()).state == .triagedProviderToAction)
        #expect(try office.examine() == [])
    }
}
