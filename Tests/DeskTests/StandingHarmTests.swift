// Who may act in whose name, what is counted and signed, and what is said when somebody goes missing.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

extension Office {
    @discardableResult
    fileprivate func ask(_ request: StaffRequest, as role: Role = .admin) throws -> StaffReply {
        guard case .staff(let reply) = try desk.answer(.staff(request), for: try actor(role)) else {
            throw WrongReply()
        }
        return reply
    }

    fileprivate func lapse(_ role: Role) throws {
        var change = StaffChange()
        change.lastDays[.training] = .set(morning.londonDay.adding(days: -1))
        try ask(.set(role.rawValue, change))
    }
}

struct StandingHarmTests {
    @Test func `nobody reads or acts in the name of a clinician who is locked out`() throws {
        let office = try Office()
        try office.take(Message("AWAITING_TRIAGE") { $0.services = [Named.triage] })
        _ = try office.member("second", .clinician)
        try office.delegate()
        let delegate = try office.actor(.triage, onBehalfOf: true)
        try office.act(.note, by: delegate) { $0.instruction = "Fine." }
        try office.lapse(.clinician)
        let requests: [Request] = [
            .referral(try office.name(Message.ubrn), opening: true),
            .perform(ReferralCommand(.returnToReferrerWithAdvice), on: try office.name(Message.ubrn)),
        ]
        for request in requests {
            let refused = failure { _ = try office.desk.answer(request, for: delegate) }
            #expect(refused == .refused(.clinicianLapsed("The clinician")))
        }
        #expect(failure { _ = try office.desk.answer(.home, for: delegate) } == nil)
    }

    @Test func `somebody who is locked out signs no list off`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.lapse(.clerk)
        guard case .refused(.lapsed) = failure({ try office.sign() }) else {
            Issue.record("signed")
            return
        }
    }

    @Test func `clinical lists are seen by clerks and supervisors, and worked by clinicians`() throws {
        let office = try Office()
        try office.take(Message("AWAITING_TRIAGE") { $0.services = [Named.triage] })
        for role in [Role.clerk, .supervisor] {
            #expect(try office.on(.referralsForReview, as: role) == [Message.ubrn])
            for request in [
                Request.next(.referralsForReview, service: nil), .run(.start(.referralsForReview, service: nil)),
                .signOff(.sign(.referralsForReview, service: nil, reason: "x")),
            ] {
                guard case .notAllowed = failure({ _ = try office.desk.answer(request, for: try office.actor(role)) })
                else {
                    Issue.record("\(role.rawValue): \(request)")
                    continue
                }
            }
        }
        #expect(try office.sign(.appointmentSlotIssues, as: .supervisor).count == 1)
    }

    @Test func `an urgent item that only somebody who does not work the list opened is unopened`() throws {
        let office = try Office()
        try office.take(
            Message("AWAITING_TRIAGE") {
                $0.services = [Named.triage]
                $0.priority = "URGENT"
            })
        office.clock.now = morning.adding(seconds: 60)
        try office.open(Message.ubrn, as: .clerk)
        #expect(failure { try office.sign(.referralsForReview, as: .clinician) } == .refused(.unopenedUrgent(1)))
        try office.open(Message.ubrn, as: .clinician)
        #expect(try office.sign(.referralsForReview, as: .clinician).count == 1)
    }

    @Test func `the last clinician of a suspected-cancer list does not leave or change roles unseen`() throws {
        func office() throws -> Office {
            let office = try Office()
            try office.take(
                Message("AWAITING_TRIAGE") {
                    $0.services = [Named.triage]
                    $0.priority = "TWO_WEEK_WAIT"
                })
            return office
        }
        let left = try office()
        guard case .left(let leaving) = try left.ask(.leaver("clinician", handTo: nil)) else { throw WrongReply() }
        #expect(leaving.handOver.filter { $0.kind == .suspectedCancerList }.map(\.id) == [Named.triage])
        let supervisor = try left.actor(.supervisor)
        #expect(
            try left.desk.warnings(for: supervisor.staff, role: .supervisor) == [.nobodyLeft(services: [Named.triage])])
        guard case .report(let report) = try left.desk.answer(.report(ReportQuery(.staffCompliance)), for: supervisor)
        else { throw WrongReply() }
        #expect(report.rows.last?.last == .list([Named.triage]))

        let changed = try office()
        guard case .people(let people) = try changed.ask(.roles("clinician", [.clerk])) else { throw WrongReply() }
        #expect(people.map(\.nobodyLeftAt) == [[Named.triage]])
    }

    @Test func `a leaver's duties pass to who takes over, else to the deputy`() throws {
        let office = try Office()
        _ = try office.member("clerk2", .clerk)
        try office.setDuty(.appointmentsForBooking, service: nil, person: "clerk2", deputy: "clerk")
        try office.setDuty(.appointmentSlotIssues, service: nil, person: "clerk", deputy: "clerk2")
        guard case .left(let leaving) = try office.ask(.leaver("clerk2", handTo: nil)) else { throw WrongReply() }
        #expect(leaving.handOver.filter { $0.kind == .duty }.count == 2 && leaving.ended["duties"] == 2)
        let duties = try office.desk.store.read { (it) throws(Failure) in try it.duties() }
        let day = morning.londonDay
        #expect(duties.holding(.appointmentsForBooking, service: nil, on: day)?.person?.login == "clerk")
        #expect(duties.holding(.appointmentSlotIssues, service: nil, on: day)?.deputy == nil)
        #expect(try office.examine() == [])

        let other = try Office()
        _ = try other.member("clerk2", .clerk)
        try other.setDuty(.appointmentsForBooking, service: nil, person: "clerk2", deputy: nil)
        guard case .left(let handed) = try other.ask(.leaver("clerk2", handTo: "clerk")) else { throw WrongReply() }
        #expect(handed.handOver.first { $0.kind == .duty }?.handedTo == "clerk")
    }

    @Test func `a delegated decision that was taken back waits for no signature, and does again once it is done again`()
        throws
    {
        let office = try Office()
        try office.take(Message("AWAITING_TRIAGE") { $0.services = [Named.triage] })
        var new = NewDelegation(to: "triage", until: morning.londonDay, protocolName: "P")
        new.countersignEvery = 1
        _ = try office.ask(.delegate(new), as: .clinician)
        let delegate = try office.actor(.triage, onBehalfOf: true)
        try office.act(.acceptReferBookLater, by: delegate) { $0.comment = "Book." }
        for _ in 1...2 {
            #expect(try office.on(.toCountersign, as: .clinician) == [Message.ubrn])
            try office.compensate(.undo, by: delegate)
            #expect(try office.on(.toCountersign, as: .clinician) == [])
            try office.compensate(.redo, by: delegate)
        }
        #expect(try office.on(.toCountersign, as: .clinician) == [Message.ubrn])
        #expect(try office.examine() == [])
    }

    @Test func `a run counts down to nothing`() throws {
        let office = try HandlingTests.office()
        var left: [Int] = []
        func step(_ step: RunStep) throws {
            guard case .run(let progress) = try office.desk.answer(.run(step), for: try office.actor(.clerk)) else {
                throw WrongReply()
            }
            left.append(progress.remaining)
        }
        try step(.start(.appointmentSlotIssues, service: nil))
        for _ in 1...4 { try step(.next) }
        #expect(left == [4, 3, 2, 1, 0])
    }

    @Test func `validation is due on a list of the supervisor`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        let start = try #require(try office.referral().waitStart?.at.londonDay)
        office.clock.now = LondonTime.startOfDay(start.adding(days: 83))
        #expect(try office.on(.validationDue, as: .supervisor) == [])
        office.clock.now = LondonTime.startOfDay(start.adding(days: 84))
        #expect(try office.on(.validationDue, as: .supervisor) == [Message.ubrn])
        try office.act(.validate, as: .clerk) { $0.outcome = "still-needed" }
        #expect(try office.on(.validationDue, as: .supervisor) == [])
        #expect(try office.examine() == [])
    }

    @Test func `nothing happened to a referral before the day on which it was made`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        let first = try office.referral().firstHeard
        func contact(_ at: Instant) throws {
            try office.act(.contactAttempt, as: .clerk) {
                $0.outcome = "spoke"
                $0.happenedAt = at
            }
        }
        let early = LondonTime.startOfDay(first).adding(seconds: -1)
        #expect(failure { try contact(early) } == .refused(.happenedBeforeReferral(first)))
        try contact(early.adding(seconds: 1))
    }

    @Test func `an agreement to lower a suspected cancer is no older than the referral`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.priority = "TWO_WEEK_WAIT" })
        let refused = failure {
            try office.act(.changePriority, as: .clinician) {
                $0.priority = .routine
                $0.comment = "A clinical reason."
                $0.agreedWith = "Dr Penn"
                $0.agreedOn = Day(iso: "2020-01-05")
            }
        }
        #expect(refused == .refused(.agreedOnMissing))
    }

    @Test func `the suspected-cancer tracker counts by the policy for being first seen`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.priority = "TWO_WEEK_WAIT" })
        var policy = Policy(calendar: WorkingCalendar(bankHolidays: []))
        policy.bookedWithin = TimeStandard(126, 126, 7)
        let referral = try office.referral()
        let entry = referral.viewEntries(handling: Handling(), work: [], policy: policy).first {
            $0.worklist == .suspectedCancer
        }
        #expect(entry?.due == referral.firstStart?.at.londonDay.adding(days: 7))
        #expect(entry?.dueRule == "Suspected cancer: first seen within 7 days")
        #expect(PolicySetting.bookedWithin.definition.lists.contains(.suspectedCancer))
    }
}
