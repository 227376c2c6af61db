// A call back that a caller was promised waits on a list until it is made, whatever becomes of the referral meanwhile.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct CallBackTests {
    private let promised = at("2026-11-04T14:30:00Z")

    private func office() throws -> Office {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        return office
    }

    private func promise(_ office: Office, at moment: Instant? = nil, as role: Role = .clerk) throws {
        try office.act(.note, as: role) { $0.followUp = .callBack(at: moment ?? promised, about: "parking") }
    }

    private func due(_ office: Office, as role: Role = .clerk) throws -> [WorklistItem] {
        guard
            case .worklist(let page) = try office.desk.answer(
                .worklist(WorklistQuery(.followUpsDue)), for: try office.actor(role))
        else { throw WrongReply() }
        return page.items
    }

    private func record(_ office: Office, as role: Role = .clerk) throws -> PatientDetail {
        let id = try office.referral().patient
        guard case .patient(let detail) = try office.desk.answer(.patient(.id(id)), for: try office.actor(role)) else {
            throw WrongReply()
        }
        return detail
    }

    @Test func `what was promised is on the list and on the record, and takes nothing from anybody`() throws {
        let office = try office()
        try promise(office)
        let row = try #require(try due(office).first)
        #expect(row.due == promised.londonDay && row.reason == "call-back 14:30")
        #expect(row.dueRule == "Call back: promised for 14:30, parking")
        #expect(try record(office).callBacks == [.callBack(at: promised, about: "parking")])
        // It is no snooze: the next one to be worked is still this.
        guard
            case .done(let next) = try office.desk.answer(
                .next(.appointmentSlotIssues, service: nil), for: try office.actor(.clerk))
        else { throw WrongReply() }
        #expect(next.referral.id == (try office.referral().id))
    }

    @Test func `it stays when its time has passed, when the patient is booked and when the referral is closed`() throws
    {
        let office = try office()
        try promise(office)
        try office.act(.book, as: .clerk) { $0.slot = "slot-2" }
        office.clock.now = promised.adding(seconds: 3_600)
        #expect(try due(office).count == 1)
        try office.act(.cancelReferral, as: .clinician) { $0.reason = "TREATMENT_NO_LONGER_REQUIRED" }
        #expect(try due(office).count == 1)
        // And may be promised about what is closed already.
        try promise(office, at: promised.adding(seconds: 86_400))
        #expect(try record(office).callBacks.count == 2)
    }

    @Test func `once it is made it is gone, and back when that was a mistake`() throws {
        let office = try office()
        try promise(office)
        let name = try office.name(Message.ubrn)
        func follow(_ isDone: Bool) throws {
            _ = try office.desk.answer(.clinic(.followed(name, isDone: isDone)), for: try office.actor(.clerk))
        }
        try follow(true)
        #expect(try due(office) == [])
        #expect(try record(office).callBacks == [])
        try follow(false)
        #expect(try due(office).count == 1)
    }

    @Test func `nothing else is promised with a note, no call in the past, and none to the dead`() throws {
        let office = try office()
        #expect(throws: Failure.refused(.outcomeNotAllowed(morning.iso))) { try promise(office, at: morning) }
        #expect(throws: Failure.refused(.outcomeNotAllowed("test"))) {
            try office.act(.note, as: .clerk) { $0.followUp = FollowUp(.test, due: promised.londonDay) }
        }
        #expect(try due(office) == [])
    }

    @Test func `it goes with the history, in words`() throws {
        let office = try office()
        try promise(office)
        guard
            case .history(let lines) = try office.desk.answer(
                .history(try office.name(Message.ubrn)), for: try office.actor(.clerk))
        else { throw WrongReply() }
        let told = String(describing: lines.last?.entry.change)
        #expect(told.contains("call-back") && told.contains("parking") && told.contains("2026-11-04T14:30"))
    }
}
