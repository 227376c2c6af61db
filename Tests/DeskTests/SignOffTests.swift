// The daily sign-off at the door: who may, when it is refused, and that what went without one stays to be seen.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

extension Office {
    /// Signs a list off as somebody would.
    @discardableResult
    func sign(
        _ list: Worklist = .appointmentSlotIssues, service: String? = nil, reason: String? = nil, as role: Role = .clerk
    ) throws -> [SignOff] {
        let request = Request.signOff(.sign(list, service: service, reason: reason))
        guard case .signOff(.signed(let signed)) = try desk.answer(request, for: try actor(role)) else {
            throw WrongReply()
        }
        return signed.map(\.signOff)
    }

    /// The supervisor's rows: list, service, waiting, missed days, `!` where escalated.
    func unsigned() throws -> [String] {
        try unsignedRows().map {
            "\($0.worklist.rawValue) \($0.service ?? "-") \($0.waiting) \($0.missedDays)\($0.escalated ? "!" : "")"
        }
    }

    func unsignedRows() throws -> [NotSignedOff] {
        guard
            case .signOffs(let page) = try desk.answer(
                .worklist(WorklistQuery(.notSignedOff)), for: try actor(.supervisor))
        else { throw WrongReply() }
        return page.items
    }

    func setDuty(
        _ list: Worklist = .appointmentSlotIssues, service: String? = Named.clinic, person: String? = "clerk",
        deputy: String? = "triage", from: String? = nil, as role: Role = .supervisor
    ) throws {
        let order = DutyOrder(
            list, service: service, person: person, deputy: deputy, from: from.flatMap { Day(iso: $0) })
        _ = try desk.answer(.signOff(.setDuty(order)), for: try actor(role))
    }

    func open(_ ubrn: String, as role: Role = .clerk) throws {
        _ = try desk.answer(.referral(try name(ubrn), opening: true), for: try actor(role))
    }
}

/// A referral that waits for a slot at a service.
private func deferred(_ number: Int, _ priority: String = "ROUTINE", at service: String = Named.clinic) -> Message {
    Message("DEFERRED_TO_PROVIDER") {
        $0.ubrn = "99000000010\(number)"
        $0.priority = priority
        $0.services = [service]
    }
}

struct SignOffTests {
    private func office(_ messages: Message...) throws -> Office {
        let office = try Office()
        for message in messages { try office.take(message, name: "\(message.ubrn).json") }
        return office
    }

    @Test func `a sign-off says what the list held, by whom and when, and stands in the journal`() throws {
        let office = try office(deferred(1), deferred(2), deferred(3, at: Named.closed))
        let signed = try office.sign()
        #expect(signed.map(\.service) == [Named.clinic, Named.closed])
        #expect(signed.map(\.counts.total) == [2, 1] && signed.map(\.counts.new) == [2, 1])
        #expect(signed.allSatisfy { $0.by.login == "clerk" && $0.role == .clerk && $0.at == morning })
        let again = try office.sign()
        #expect(again.map(\.counts.total) == [2, 1] && again.map(\.counts.new) == [0, 0])
        let entries = try office.desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT change FROM journal WHERE action = 'sign-off' ORDER BY seq") { $0.text() ?? "" }
        }
        #expect(entries.count == 4)
        #expect(entries[0].hasPrefix(#"{"worklist":"appointment-slot-issues","service":"41001","total":2,"#))
        #expect(try office.examine() == [])
    }

    @Test(arguments: Role.allCases) func `nobody signs off a list that their role does not work`(role: Role) throws {
        let office = try office(deferred(1))
        for list in Worklist.allCases {
            let refused = failure { try office.sign(list, as: role) }
            #expect((refused == .notAllowed(role, "signing off \(list.rawValue)")) == !list.isWorked(by: role))
            if list.isWorked(by: role) { #expect(refused == nil) }
        }
    }

    @Test func `a service of another provider or another workgroup is nobody else's to sign off`() throws {
        let office = try office(deferred(1), deferred(2, at: Named.closed))
        try office.setWorkgroup(of: Named.closed, to: .clinician)
        #expect(failure { try office.sign(service: Named.elsewhere) } == .refused(.noRelationship))
        #expect(failure { try office.sign(service: Named.closed) } == .refused(.noRelationship))
        #expect(failure { try office.sign(service: "nowhere") } == .refused(.serviceUnknown("nowhere")))
        #expect(try office.sign().map(\.service) == [Named.clinic])
        #expect(try office.sign(as: .clinician).map(\.service) == [Named.clinic, Named.closed])
        #expect(try office.sign(service: Named.closed, as: .supervisor).map(\.counts.total) == [1])
    }

    @Test(arguments: ["URGENT", "TWO_WEEK_WAIT"])
    func `RD26 a new urgent referral that nobody opened refuses the sign-off, unless a reason is given`(
        priority: String
    ) throws {
        let office = try office(deferred(1, priority), deferred(2))
        let before = try dump(office.desk.store)
        #expect(failure { try office.sign() } == .refused(.unopenedUrgent(1)))
        #expect(failure { try office.sign(reason: " ") } != nil)
        #expect(try dump(office.desk.store) == before)
        let signed = try office.sign(reason: "Clinic flooded, seen on paper")
        #expect(signed.map(\.counts.unopenedUrgent) == [1])
        #expect(signed.map(\.reason) == ["Clinic flooded, seen on paper"])
    }

    @Test func `opened by anybody is opened, but not before it came, nor before it became urgent`() throws {
        let office = try office(deferred(1, "URGENT"))
        try office.open("990000000101", as: .supervisor)
        try office.sign()
        office.clock.now = at("2026-11-03T11:00:00Z")
        try office.take(deferred(2), name: "b.json")
        try office.open("990000000102")
        try office.sign()
        // It becomes urgent after it was opened.
        office.clock.now = at("2026-11-03T12:00:00Z")
        try office.take(
            Message("DEFERRED_TO_PROVIDER", version: 4) {
                $0.ubrn = "990000000102"
                $0.priority = "URGENT"
            }, name: "c.json")
        #expect(failure { try office.sign() } == .refused(.unopenedUrgent(1)))
        try office.open("990000000102")
        #expect(try office.sign().map(\.counts.new) == [1])
        #expect(try office.sign().map(\.counts.new) == [0])
    }

    @Test func `what was opened before its visit was over is new once the visit waits for an outcome`() throws {
        let office = try office(
            Message("BOOKED") {
                $0.ubrn = "990000000104"
                $0.priority = "URGENT"
                $0.start = "2026-11-04T10:00:00Z"
            })
        try office.open("990000000104")
        #expect(try office.sign(.outcomesOutstanding).map(\.counts.total) == [0])
        office.clock.now = at("2026-11-04T12:00:00Z")
        #expect(failure { try office.sign(.outcomesOutstanding) } == .refused(.unopenedUrgent(1)))
        try office.open("990000000104")
        #expect(try office.sign(.outcomesOutstanding).map(\.counts.new) == [1])
    }

    @Test func `a referral that e-RS dates before the last sign-off is new all the same`() throws {
        let office = try office(deferred(1))
        try office.sign()
        office.clock.now = at("2026-11-03T10:00:00Z")
        try office.take([
            worklist(
                ListName.slotIssues,
                [
                    Row(
                        "990000000105",
                        ["priority": "TWO_WEEK_WAIT", "ubrnReceived": "2026-10-30T09:00:00Z", "service": Named.clinic])
                ])
        ])
        #expect(try office.referral("990000000105").stateSince < morning)
        #expect(failure { try office.sign(service: Named.clinic) } == .refused(.unopenedUrgent(1)))
    }

    @Test func `a list stays on the supervisor's board until it is signed off, and comes back the next day`() throws {
        let office = try office(deferred(1), deferred(2, at: Named.closed))
        #expect(try office.unsigned() == ["appointment-slot-issues 41001 1 0", "appointment-slot-issues 41002 1 0"])
        office.clock.now = at("2026-11-03T16:00:00Z")
        #expect(try office.unsigned() == ["appointment-slot-issues 41001 1 0!", "appointment-slot-issues 41002 1 0!"])
        try office.sign(service: Named.clinic)
        #expect(try office.unsigned() == ["appointment-slot-issues 41002 1 0!"])
        // Wednesday and Thursday go by, Friday evening is the weekend's.
        office.clock.now = at("2026-11-04T09:00:00Z")
        #expect(try office.unsigned() == ["appointment-slot-issues 41001 1 0", "appointment-slot-issues 41002 1 1"])
        office.clock.now = at("2026-11-07T09:00:00Z")
        #expect(try office.unsigned() == ["appointment-slot-issues 41001 1 2!", "appointment-slot-issues 41002 1 3!"])
        let row = try #require(try office.unsignedRows().first)
        #expect(row.last == at("2026-11-03T16:00:00Z") && row.by?.login == "clerk" && row.person == nil)
        #expect(try office.sign(service: Named.clinic).map(\.missedDays) == [2])
        #expect(try office.unsigned() == ["appointment-slot-issues 41002 1 3!"])
        // Saturday's sign-off stood for Friday; Monday asks anew.
        office.clock.now = at("2026-11-09T09:00:00Z")
        #expect(try office.unsigned() == ["appointment-slot-issues 41001 1 0", "appointment-slot-issues 41002 1 4"])
    }

    @Test func `the home page counts what is not signed off, overdue once its hour has come`() throws {
        let office = try office(deferred(1))
        func count() throws -> [Int] {
            guard case .home(let page) = try office.desk.answer(.home, for: try office.actor(.supervisor)) else {
                throw WrongReply()
            }
            let found = try #require(page.counts.first { $0.worklist == .notSignedOff })
            return [found.total, found.overdue, found.dueToday]
        }
        #expect(try count() == [1, 0, 1])
        office.clock.now = at("2026-11-03T16:00:00Z")
        #expect(try count() == [1, 1, 0])
        try office.sign()
        #expect(try count() == [0, 0, 0])
    }

    @Test func `a duty asks for a sign-off even where nothing waits, and names who sees to it`() throws {
        let office = try office()
        #expect(try office.unsigned() == [])
        try office.setDuty()
        try office.setDuty(.awaitingBooking, service: nil, person: "referrer", deputy: "referrer-admin")
        try office.setDuty(.importProblems, service: nil, from: "2026-11-04")
        #expect(try office.unsigned() == ["appointment-slot-issues 41001 0 0"])
        let row = try #require(try office.unsignedRows().first)
        #expect(row.person?.login == "clerk" && row.deputy?.login == "triage")
        office.clock.now = at("2026-11-04T09:00:00Z")
        #expect(try office.unsigned() == ["appointment-slot-issues 41001 0 1", "import-problems - 0 0"])
        #expect(try office.sign(.importProblems).map(\.counts.total) == [0])
        try office.sign()
        #expect(try office.unsigned() == [])
        try office.setDuty(person: nil, deputy: nil, from: "2026-11-05")
        office.clock.now = at("2026-11-05T09:00:00Z")
        #expect(try office.unsigned() == ["import-problems - 0 0"])
    }

    @Test func `a duty is given by a supervisor or manager, to two people who could sign the list off`() throws {
        let office = try office()
        for role in Role.allCases {
            let refused = failure { try office.setDuty(as: role) }
            #expect((refused == .notAllowed(role, "duties")) == ![.supervisor, .manager].contains(role))
        }
        for (person, deputy) in [("clerk", "nobody"), ("referrer", "clerk"), ("clerk", "manager"), ("clerk", "clerk")] {
            #expect(failure { try office.setDuty(person: person, deputy: deputy) } != nil)
        }
        try office.setWorkgroup(of: Named.closed, to: .clinician)
        #expect(failure { try office.setDuty(service: Named.closed) } == .refused(.colleagueUnknown("clerk")))
        #expect(failure { try office.setDuty(.overdue) } != nil)
        #expect(failure { try office.setDuty(.awaitingBooking) } != nil)
        #expect(failure { try office.setDuty(from: "2026-11-02") } != nil)
        #expect(failure { try office.setDuty(service: "nowhere") } == .refused(.serviceUnknown("nowhere")))
        #expect(try office.examine() == [])
    }

    @Test func `a referrer's list is signed off whole, for their own organisation`() throws {
        let office = try office(Message("REJECTED") { $0.ubrn = "990000000103" })
        try office.desk.store.write { (it) throws(Failure) in
            try it.run("UPDATE referral SET referring_organisation = ?", [Named.practice])
            try it.rebuildWorklists(policy: Policy(calendar: WorkingCalendar(bankHolidays: [])), at: morning)
        }
        let signed = try office.sign(.rejectedTriageResponse, as: .referrerAdmin)
        #expect(signed.map(\.counts.total) == [1])
        #expect(signed.map(\.organisation) == [Named.practice] && signed.map(\.service) == [nil])
        #expect(failure { try office.sign(.awaitingBooking, service: Named.clinic, as: .referrer) } != nil)
    }

    @Test func `the register keeps each day, those that went without among them`() throws {
        let office = try office(deferred(1))
        try office.setDuty()
        try office.sign()
        office.clock.now = at("2026-11-06T09:00:00Z")
        try office.sign()
        func register(_ role: Role) throws -> [String] {
            let from = try #require(Day(iso: "2026-11-01"))
            let request = Request.signOff(.register(from: from, to: from.adding(days: 10)))
            guard case .signOff(.register(let lines)) = try office.desk.answer(request, for: try office.actor(role))
            else { throw WrongReply() }
            return lines.map { "\($0.day.iso) \($0.signOff?.by.login ?? "nobody") \($0.duty?.person?.login ?? "-")" }
        }
        let expected = [
            "2026-11-03 clerk clerk", "2026-11-04 nobody clerk", "2026-11-05 nobody clerk", "2026-11-06 clerk clerk",
        ]
        for role in Role.allCases where role != .commissioner && role != .admin && role.side != .referrer {
            #expect(try register(role) == expected)
        }
        for role in [Role.commissioner, .admin] { #expect(failure { _ = try register(role) } != nil) }
        for sql in [
            "UPDATE sign_off SET total = 9", "DELETE FROM sign_off",
            "INSERT OR REPLACE INTO sign_off SELECT * FROM sign_off", "UPDATE duty SET person = NULL",
            "DELETE FROM duty", "INSERT OR REPLACE INTO duty SELECT * FROM duty",
        ] {
            let refused = failure { try office.desk.store.write { (it) throws(Failure) in _ = try it.run(sql) } }
            #expect(refused != nil, "\(sql)")
        }
    }
}
