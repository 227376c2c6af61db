// Whose a referral is through undo and redo, on either side of it; questions put to a colleague; claims that have ended.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct HandsTests {
    private static let one = HandlingTests.ubrn(1)

    /// Slot issues of a practice, whose referrer may assign them too.
    private func office() throws -> Office {
        let office = try HandlingTests.office()
        try office.desk.store.write { (it) throws(Failure) in
            try it.run("UPDATE referral SET referring_organisation = ?", [Named.practice])
            try it.insertStaff(
                login: "partner", name: "The partner", account: nil, organisation: Named.practice, roles: [.referrer])
            let policy = Policy(calendar: WorkingCalendar(bankHolidays: []))
            try it.rebuildWorklists(policy: policy, at: morning)
        }
        return office
    }

    private func compensate(_ office: Office, _ way: Compensation, as role: Role) throws {
        _ = try office.desk.answer(.compensate(way, try office.name(Self.one)), for: office.actor(role))
    }

    private func owner(_ office: Office, _ side: Role.Side) throws -> String? {
        let id = try office.referral(Self.one).id
        return try office.desk.store.read { (it) throws(Failure) in try it.handling(of: id, on: side).owner?.login }
    }

    private func assign(_ office: Office, _ login: String, as role: Role) throws {
        try office.act(.assign, Self.one, as: role) { $0.to = login }
    }

    private func book(_ office: Office) throws {
        try office.act(.book, Self.one, as: .clerk) { $0.slot = "slot-1" }
    }

    @Test func `each side's owner comes back on its own side`() throws {
        let office = try office()
        try assign(office, "partner", as: .referrer)
        try book(office)
        #expect(try owner(office, .referrer) == nil)
        try compensate(office, .undo, as: .clerk)
        #expect(try owner(office, .referrer) == "partner" && owner(office, .provider) == nil)
        try assign(office, "clinician", as: .clerk)
        try book(office)
        try compensate(office, .undo, as: .clerk)
        #expect(try owner(office, .referrer) == "partner" && owner(office, .provider) == "clinician")
    }

    @Test func `an owner named since comes back when the act is done again`() throws {
        let office = try office()
        try assign(office, "clinician", as: .supervisor)
        try office.act(.acceptReferBookLater, Self.one, as: .clinician) { $0.comment = "Fine." }
        try assign(office, "clerk", as: .supervisor)
        try compensate(office, .undo, as: .clinician)
        #expect(try owner(office, .provider) == "clinician")
        try compensate(office, .redo, as: .clinician)
        #expect(try owner(office, .provider) == "clerk")
    }

    @Test func `nobody takes back an assignment that is gone, or what a colleague did upon it`() throws {
        let office = try office()
        try assign(office, "clinician", as: .clerk)
        try assign(office, "clerk", as: .supervisor)
        let changed = Failure.refused(.changedSince("supervisor"))
        #expect(failure { try compensate(office, .undo, as: .clerk) } == changed)
        // What the other side does among its own is not in the way.
        try assign(office, "partner", as: .referrer)
        try compensate(office, .undo, as: .supervisor)
        #expect(try owner(office, .provider) == "clinician" && owner(office, .referrer) == "partner")
        try book(office)
        try assign(office, "clerk", as: .supervisor)
        try compensate(office, .undo, as: .clerk)
        #expect(
            failure { try compensate(office, .undo, as: .supervisor) }
                == .refused(.tooLateToUndo("it has been handed on since")))
    }

    @Test func `acts of both kinds are done again in the order in which they were taken back`() throws {
        let office = try office()
        try book(office)
        try assign(office, "clinician", as: .clerk)
        try compensate(office, .undo, as: .clerk)
        try compensate(office, .undo, as: .clerk)
        try compensate(office, .redo, as: .clerk)
        #expect(try office.referral(Self.one).state == .booked && owner(office, .provider) == nil)
        try compensate(office, .redo, as: .clerk)
        #expect(try owner(office, .provider) == "clinician")
    }

    @Test func `a colleague's claim keeps an undo off, whatever state the act led to`() throws {
        let office = try office()
        try book(office)
        try office.act(.claim, Self.one, as: .clinician)
        guard case .refused(.claimedByAnother) = failure({ try compensate(office, .undo, as: .clerk) }) else {
            Issue.record("taken back under a colleague's hands")
            return
        }
    }

    @Test func `a booking moved within its slot is taken back step by step`() throws {
        let office = try office()
        let start = try office.referral(Self.one).appointment
        try office.act(.book, Self.one, as: .clerk) { $0.slot = "slot-3" }
        try office.act(.rebook, Self.one, as: .clerk) { $0.slot = "slot-3" }
        try compensate(office, .undo, as: .clerk)
        try compensate(office, .undo, as: .clerk)
        #expect(try office.referral(Self.one).appointment == start && office.booked("slot-3") == 0)
    }

    @Test func `a question goes to a clinician who sees the referral, and waits for that one's answer`() throws {
        let office = try office()
        let second = try HandlingTests.colleague(office, "second", .clinician)
        func ask(_ login: String) throws {
            try office.act(.handUp, Self.one, as: .clinician) {
                $0.to = login
                $0.comment = "What do you think?"
            }
        }
        #expect(failure { try ask("clerk") } == .refused(.colleagueUnknown("clerk")))
        try ask("second")
        try ask("clinician")
        var answer = ReferralCommand(.answer)
        answer.comment = "Accept."
        try office.act(.answer, Self.one, as: .clinician) { $0.comment = "For me, yes." }
        let name = try office.name(Self.one)
        _ = try office.desk.answer(.perform(answer, on: name), for: second)
        #expect(failure { try office.act(.answer, Self.one, as: .clinician) { $0.comment = "Yes." } } != nil)
        #expect(try HandlingTests.count(office, .forDiscussion, second).total == 0)
    }

    @Test func `a decision done again settles again what it had settled, and no later question`() throws {
        let office = try office()
        _ = try HandlingTests.colleague(office, "second", .clinician)
        func ask() throws {
            try office.act(.handUp, Self.one, as: .clinician) {
                $0.to = "second"
                $0.comment = "Well?"
            }
        }
        func open() throws -> Int { try HandlingTests.count(office, .forDiscussion, office.actor(.clinician)).total }
        try ask()
        try office.act(.acceptReferBookLater, Self.one, as: .clinician) { $0.comment = "Fine." }
        #expect(try open() == 0)
        try ask()
        try compensate(office, .undo, as: .clinician)
        try compensate(office, .redo, as: .clinician)
        #expect(try open() == 1)
    }

    @Test func `an ended claim is none: nobody lets it go, and claimed again it begins anew`() throws {
        let office = try office()
        try office.act(.claim, Self.one, as: .clerk)
        office.clock.now = morning.adding(seconds: 3_700)
        #expect(failure { try office.act(.release, Self.one, as: .clerk) } == .refused(.nothingToRelease))
        try office.act(.claim, Self.one, as: .clerk)
        let claim = try HandlingTests.detail(office, 1, office.actor(.clerk)).handling.claim
        #expect(claim?.since == office.clock.now)
        #expect(try HandlingTests.count(office, .claimedTooLong, office.actor(.supervisor)).total == 0)
    }

    @Test func `nobody is given what they may not see`() throws {
        let office = try office()
        try office.setWorkgroup(of: Named.clinic, to: .clinician)
        #expect(failure { try assign(office, "clerk", as: .supervisor) } == .refused(.colleagueUnknown("clerk")))
        try assign(office, "clinician", as: .supervisor)
    }

    @Test func `a put-off row that has come back is not counted as in hand`() throws {
        let office = try office()
        try office.act(.snooze, Self.one, as: .clerk) {
            $0.until = morning.adding(seconds: 60)
            $0.instruction = "In a minute."
        }
        try office.act(.snooze, HandlingTests.ubrn(2), as: .clerk) {
            $0.until = morning.adding(seconds: 90_000)
            $0.instruction = "Tomorrow."
        }
        office.clock.now = morning.adding(seconds: 61)
        try office.act(.claim, Self.one, as: .clerk)
        let count = try HandlingTests.count(office, .snoozed, office.actor(.supervisor))
        #expect(count.total == 1 && count.unclaimed == 1)
    }

    @Test func `a snooze on a raised priority outlives taking the rise back and doing it again, no new rise`() throws {
        let office = try office()
        func raise(to priority: Priority) throws {
            try office.act(.changePriority, Self.one, as: .clinician) {
                $0.priority = priority
                $0.comment = "Worse."
            }
        }
        func reason() throws -> String? {
            let id = try office.referral(Self.one).id
            return try office.desk.store.read { (it) throws(Failure) in
                try it.handling(of: id, on: .provider).snooze?.reason
            }
        }
        try raise(to: .urgent)
        try office.act(.snooze, Self.one, as: .clerk) {
            $0.until = morning.adding(seconds: 90_000)
            $0.instruction = "Tomorrow."
        }
        try compensate(office, .undo, as: .clinician)
        try compensate(office, .redo, as: .clinician)
        #expect(try reason() == "Tomorrow.")
        try raise(to: .twoWeekWait)
        #expect(try reason() == nil)
        try office.act(.snooze, Self.one, as: .clerk) {
            $0.until = morning.adding(seconds: 80_000)
            $0.instruction = "Since."
        }
        try compensate(office, .undo, as: .clinician)
        #expect(try reason() == "Since.")
    }
}
