// The work as a whole at the door: lists with what sign-offs recorded, the night, cancer, meetings, workload.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

extension Office {
    fileprivate func board(_ request: BoardRequest, as role: Role = .supervisor) throws -> BoardReply {
        guard case .board(let reply) = try desk.answer(.board(request), for: try actor(role)) else {
            throw WrongReply()
        }
        return reply
    }

    fileprivate func lists() throws -> BoardPage {
        guard case .lists(let page) = try board(.lists) else { throw WrongReply() }
        return page
    }

    fileprivate func overnight() throws -> OvernightPage {
        guard case .overnight(let page) = try board(.overnight) else { throw WrongReply() }
        return page
    }

    fileprivate func meeting(_ service: String? = nil) throws -> MeetingPage {
        guard case .meeting(let page) = try board(.meeting(service: service)) else { throw WrongReply() }
        return page
    }

    fileprivate func agree(_ what: String, owner: String = "clerk", due: String = "2026-11-10") throws -> AgreedAction {
        let day = try #require(Day(iso: due))
        let request = BoardRequest.agree(try name("990000000101"), what: what, owner: owner, due: day)
        guard case .agreed(let agreed) = try board(request) else { throw WrongReply() }
        return agreed
    }
}

/// A referral that waits for a slot.
private func deferred(_ number: Int, _ priority: String = "ROUTINE", at service: String = Named.clinic) -> Message {
    Message("DEFERRED_TO_PROVIDER") {
        $0.ubrn = "99000000010\(number)"
        $0.priority = priority
        $0.services = [service]
    }
}

struct BoardTests {
    private func office(_ messages: Message...) throws -> Office {
        let office = try Office()
        for message in messages { try office.take(message, name: "\(message.ubrn).json") }
        return office
    }

    @Test func `a list stands with its numbers, and its trend is what earlier sign-offs counted`() throws {
        let office = try office(deferred(1), deferred(2), deferred(3, at: Named.closed))
        #expect(
            try office.lists().lines.map(\.item) == ["appointment-slot-issues:41001", "appointment-slot-issues:41002"])
        let before = try #require(try office.lists().lines.first)
        #expect(before.total == 2 && before.unowned == 2 && before.oldest != nil)
        #expect(before.history.isEmpty && before.change == nil && before.signOff == nil)
        try office.sign()
        #expect(try office.lists().lines.first?.signOff?.by.login == "clerk")
        #expect(try office.lists().lines.first?.history == [])
        office.clock.now = at("2026-11-04T09:30:00Z")
        try office.take(deferred(4), name: "4.json")
        let after = try #require(try office.lists().lines.first)
        #expect(after.history == [BoardPoint(day: morning.londonDay, total: 2, overdue: 0)])
        #expect(after.total == 3 && after.change == 1 && after.signOff == nil)
    }

    @Test func `a list in somebody's charge is there although it is empty`() throws {
        let office = try office()
        try office.setDuty()
        let line = try #require(try office.lists().lines.first)
        #expect(line.total == 0 && line.duty?.person?.login == "clerk")
    }

    @Test func `the night is since the last working day's evening, each kind of each patient once`() throws {
        let office = try office(deferred(1))
        office.clock.now = at("2026-11-03T20:00:00Z")
        try office.take(deferred(2, "URGENT"), deferred(3), name: "night.json")
        office.clock.now = at("2026-11-04T08:00:00Z")
        let page = try office.overnight()
        #expect(page.since == at("2026-11-03T18:00:00Z"))
        #expect(page.lines.map(\.kind) == [.urgent])
        #expect(page.lines.first?.item.ubrn?.digits == "990000000102")
        #expect(page.lines.first?.item.nhsNumber != nil)
        #expect(page.runs.map(\.read) == [2] && page.runs.allSatisfy { $0.refused == 0 && $0.finishedAt != nil })
        try office.act(.changePriority, "990000000101", as: .clinician) {
            $0.priority = .urgent
            $0.comment = "Worse"
        }
        #expect(try office.overnight().lines.map { $0.item.ubrn?.digits } == ["990000000101", "990000000102"])
        office.clock.now = at("2026-11-09T08:00:00Z")
        #expect(try office.overnight().since == at("2026-11-06T18:00:00Z"))
        #expect(try office.overnight().lines.isEmpty)
    }

    @Test func `a patient's cancellation of the night is told, and that it was booked again since`() throws {
        let office = try office(deferred(1))
        try office.act(.book, "990000000101", as: .clerk) { $0.slot = "slot-3" }
        office.clock.now = at("2026-11-03T19:00:00Z")
        try office.act(.cancelAppointment, "990000000101", as: .clerk) {
            $0.by = .patient
            $0.reason = "PATIENT_ILL"
        }
        #expect(try office.overnight().lines.map(\.kind) == [.cancelledByPatient])
        #expect(try office.overnight().lines.first?.item.state == .appointmentCancelledByPatient)
        try office.act(.book, "990000000101", as: .clerk) { $0.slot = "slot-2" }
        #expect(try office.overnight().lines.first?.item.state == .booked)
    }

    @Test func `what was refused and what became a problem in the night is told`() throws {
        let office = try office()
        office.clock.now = at("2026-11-03T22:00:00Z")
        let broken = file("{", "broken.json")
        _ = try office.take([file(deferred(1).json, "a.json"), broken])
        let page = try office.overnight()
        #expect(page.runs.reduce(0) { $0 + $1.refused } == 1)
    }

    @Test func `suspected cancer is tracked with its clocks, the earliest target first`() throws {
        let office = try office(deferred(1), deferred(2, "TWO_WEEK_WAIT"))
        guard case .tracker(let page) = try office.board(.tracker()) else { throw WrongReply() }
        #expect(page.total == 1 && page.lines.map { $0.item.ubrn?.digits } == ["990000000102"])
        let line = try #require(page.lines.first)
        #expect(Set(line.clocks.map(\.name)) == ["first-seen", "faster-diagnosis", "rtt"])
        #expect(line.clock("first-seen")?.due != nil)
    }

    @Test func `a meeting goes through those who wait longest first, of one service or of all`() throws {
        let office = try office(deferred(1), deferred(2), deferred(3, at: Named.closed))
        #expect(try office.meeting().total == 3 && office.meeting().lines.count == 3)
        #expect(try office.meeting(Named.closed).lines.map { $0.item.ubrn?.digits } == ["990000000103"])
        #expect(try office.meeting().bands == [.within18: 3])
        #expect(failure { _ = try office.meeting(Named.elsewhere) } == .refused(.noRelationship))
        #expect(failure { _ = try office.meeting("nowhere") } == .refused(.serviceUnknown("nowhere")))
        let breaches = try office.meeting().lines.map(\.item.due)
        #expect(breaches == breaches.sorted())
        #expect(try office.meeting().lines.first?.lastAct == "import")
        office.clock.now = at("2026-11-12T09:30:00Z")
        #expect(try office.meeting().lines.allSatisfy { $0.lastAct == nil })
    }

    @Test func `what is agreed is kept with the referral and its journal, done and undone`() throws {
        let office = try office(deferred(1))
        let agreed = try office.agree("Ring  the patient")
        #expect(agreed.what == "Ring the patient" && agreed.owner.login == "clerk")
        #expect(try office.meeting().lines.first?.agreed == agreed)
        let name = try office.name("990000000101")
        _ = try office.board(.agreedDone(name, isDone: true))
        #expect(try office.meeting().lines.first?.agreed?.doneAt == morning)
        #expect(failure { _ = try office.board(.agreedDone(name, isDone: true)) } != nil)
        _ = try office.board(.agreedDone(name, isDone: false))
        #expect(try office.meeting().lines.first?.agreed?.doneAt == nil)
        _ = try office.agree("Ask the GP", owner: "supervisor", due: "2026-11-03")
        #expect(try office.meeting().lines.first?.agreed?.what == "Ask the GP")
        guard case .history(let lines) = try office.desk.answer(.history(name), for: try office.actor(.clerk)) else {
            throw WrongReply()
        }
        #expect(
            lines.map(\.entry.action).filter { $0.hasPrefix("agree") }.sorted()
                == ["agree-action", "agree-action", "agreed-done", "agreed-not-done"])
        #expect(lines.contains { $0.changes.contains { $0.field == "agreed" && $0.after == "Ask the GP" } })
        #expect(try office.examine() == [])
    }

    @Test func `nothing is agreed for a day that is past, for nobody, without words, or for a stranger's patient`()
        throws
    {
        let office = try office(deferred(1), deferred(2, at: Named.elsewhere))
        #expect(failure { _ = try office.agree("Ring", due: "2026-11-02") } != nil)
        #expect(failure { _ = try office.agree("Ring", owner: "nobody") } == .refused(.colleagueUnknown("nobody")))
        #expect(failure { _ = try office.agree(" ") } != nil)
        #expect(failure { _ = try office.agree(String(repeating: "x", count: 201)) } != nil)
        let other = BoardRequest.agree(
            try office.name("990000000102"), what: "Ring", owner: "clerk", due: morning.londonDay)
        #expect(failure { _ = try office.board(other) } == .refused(.noRelationship))
        #expect(failure { _ = try office.board(.agreedDone(try office.name("990000000101"), isDone: true)) } != nil)
    }

    @Test func `workload is what is owned, claimed and done`() throws {
        let office = try office(deferred(1), deferred(2))
        try office.act(.assign, "990000000101", as: .supervisor) { $0.to = "clerk" }
        try office.act(.claim, "990000000102", as: .clerk)
        try office.act(.book, "990000000102", as: .clerk) { $0.slot = "slot-3" }
        guard case .workload(let people) = try office.board(.workload) else { throw WrongReply() }
        let clerk = try #require(people.first { $0.staff.login == "clerk" })
        #expect(clerk.owned == 1 && clerk.overdue == 0)
        #expect(clerk.acts.count == Workload.days && clerk.acts.last == 1 && clerk.daysAtWork == 1)
        #expect(clerk.actsPerDay == 10)
    }

    @Test(arguments: Role.allCases) func `each board is answered to its roles alone`(role: Role) throws {
        let office = try office(deferred(1))
        for request in [
            BoardRequest.lists, .overnight, .tracker(), .meeting(service: nil), .workload, .inHand("clerk"),
        ] {
            let refused = failure { _ = try office.board(request, as: role) }
            #expect((refused == nil) == request.roles.contains(role), "\(request)")
        }
    }

    @Test func `a supervisor reads the journal of their own services and patients, and of no others`() throws {
        let office = try office(
            deferred(1),
            Message("DEFERRED_TO_PROVIDER") {
                $0.ubrn = "990000000102"
                $0.services = [Named.elsewhere]
                $0.nhsNumber = "9990000026"
            })
        func trail(_ question: AuditQuestion, as role: Role = .supervisor) throws -> [AuditLine] {
            guard case .audit(let lines) = try office.desk.answer(.audit(question), for: try office.actor(role)) else {
                throw WrongReply()
            }
            return lines
        }
        #expect(try trail(.patient(.number("9990000018"))).contains { $0.action == "import" })
        #expect(failure { _ = try trail(.patient(.number("9990000026"))) } == .refused(.noRelationship))
        let lines = try trail(.user("admin", from: nil, to: nil))
        #expect(lines.contains { $0.nhsNumber == "9990000018" })
        #expect(!lines.contains { $0.nhsNumber == "9990000026" || $0.ubrn?.digits == "990000000102" })
        let all = try trail(.user("admin", from: nil, to: nil), as: .auditor)
        #expect(all.contains { $0.nhsNumber == "9990000026" })
        #expect(failure { _ = try trail(.user("clerk", from: nil, to: nil), as: .clerk) } != nil)
    }
}
