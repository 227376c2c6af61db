// Policy at the door: old items keep the rule that gave their date, a rehearsal tells the truth, and everybody is told.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

extension Desk {
    func policyReply(_ request: PolicyRequest, for actor: Actor) throws -> PolicyReply {
        guard case .policy(let reply) = try answer(.policy(request), for: actor) else { throw WrongReply() }
        return reply
    }

    /// Gives a setting a value, or only tries it.
    @discardableResult
    func set(
        _ setting: PolicySetting, _ text: String, from: String? = nil, dryRun: Bool = false, by actor: Actor
    ) throws -> PolicyOutcome {
        let order = PolicyOrder(
            setting, try #require(setting.value(text)), from: from.flatMap { Day(iso: $0) }, reason: "Winter plan")
        guard case .changed(let outcome) = try policyReply(.set(order, isRehearsal: dryRun), for: actor) else {
            throw WrongReply()
        }
        return outcome
    }

    func line(_ setting: PolicySetting, for actor: Actor) throws -> PolicyLine {
        guard case .settings(let lines) = try policyReply(.list, for: actor) else { throw WrongReply() }
        return try #require(lines.first { $0.setting == setting })
    }

    /// Due day of each row, by list and referral.
    func dueDays() throws -> [String: Int] {
        let found = try store.read { (it) throws(Failure) in
            try it.rows("SELECT worklist || '/' || referral, due FROM worklist_item") {
                ($0.text() ?? "", $0.integer() ?? 0)
            }
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }
}

extension Office {
    /// The due day of a referral on a list.
    func due(_ ubrn: String, on list: Worklist) throws -> String? {
        let id = try referral(ubrn).id
        return try desk.dueDays()["\(list.rawValue)/\(id)"].map { Day(number: $0).iso }
    }
}

struct PolicyTests {
    private func rehearsal(_ count: Int = 120) throws -> Desk {
        let place = Place(path: "\(try temporaryFolder())/r.sqlite")
        let recipe = RehearsalRecipe(count: count, seed: 4, now: morning)
        try Desk.makeRehearsal(at: place, recipe: recipe, account: "root")
        return try Desk(store: try Store.open(place, who: "test"), clock: { morning })
    }

    private func problems(_ desk: Desk) throws -> [String] {
        let admin = try desk.actor(login: "admin", account: "root")
        guard case .checks(let checks) = try desk.answer(.examine, for: admin) else { throw WrongReply() }
        return checks.filter { !$0.ok }.map { "\($0.name): \($0.detail)" }
    }

    @Test func `what waits already keeps the rule that gave its date, what comes later has the new one`() throws {
        let office = try Office()
        let manager = try office.actor(.manager)
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.ubrn = "990000000101" }, name: "a.json")
        let old = try #require(try office.due("990000000101", on: .appointmentSlotIssues))
        #expect(old == "2026-12-29")
        let outcome = try office.desk.set(.slotIssueContact, "30/8/4", from: "2026-11-04", by: manager)
        #expect(outcome.effect.total == 0 && outcome.effect.kept == 1)
        office.clock.now = at("2026-11-04T09:30:00Z")
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.ubrn = "990000000102" }, name: "b.json")
        #expect(try office.due("990000000101", on: .appointmentSlotIssues) == old)
        #expect(try office.due("990000000102", on: .appointmentSlotIssues) == "2026-12-16")
        // An act on the old one writes its rows anew, by its own rule.
        try office.act(.contactAttempt, "990000000101", as: .clerk) { $0.outcome = ContactOutcome.noAnswer.rawValue }
        #expect(try office.due("990000000101", on: .appointmentSlotIssues) == old)
        #expect(try office.examine() == [])
    }

    @Test(arguments: [
        (PolicySetting.review, "9/8/7"), (.slotIssueContact, "41/11/6"), (.triageContact, "30/3/1"),
        (.booking, "9/8/7"), (.missedAppointment, "9/8/7"), (.nextDay, "9/8/7"), (.sentBack, "0/0/0"),
        (.awaitingBooking, "11/4/2"), (.letter, "9/8/7"), (.advice, "9/8/7"), (.adviceResponse, "9/8/7"),
        (.approachingBreachDays, "30"), (.untouchedDays, "1"), (.claimMinutes, "5"), (.longClaimMinutes, "30"),
        (.assignedUntouchedDays, "1"), (.longWaitDays, "90"), (.signOffHour, "9"), (.bookedWithin, "90/60/7"),
        (.contactDaysSkipHolidays, "yes"), (.overbookLimit, "3"),
    ])
    func `a rehearsed change moves nothing and says what the change then moves`(
        setting: PolicySetting, value: String
    ) throws {
        let desk = try rehearsal()
        let manager = try desk.actor(login: "manager", account: "root")
        let before = try desk.dueDays()
        let content = try dump(desk.store)
        let told = try desk.set(setting, value, dryRun: true, by: manager)
        #expect(try dump(desk.store) == content)
        let done = try desk.set(setting, value, by: manager)
        #expect(told.effect == done.effect)
        let after = try desk.dueDays()
        var moved: [String: Int] = [:]
        for (key, due) in after where before[key] != due {
            moved[String(key.split(separator: "/")[0]), default: 0] += 1
        }
        let told2 = Dictionary(done.effect.moves.map { ($0.worklist.rawValue, $0.earlier + $0.later) }) { $0 + $1 }
        #expect(told2.filter { $0.value > 0 } == moved)
        #expect(try problems(desk) == [])
        if [.review, .booking, .nextDay, .awaitingBooking].contains(setting) { #expect(done.effect.total > 0) }
    }

    @Test func `a closing day is rehearsed alike, moves what counts over it, and can be taken back`() throws {
        let desk = try rehearsal()
        let manager = try desk.actor(login: "manager", account: "root")
        let before = try desk.dueDays()
        func change(_ day: String, _ name: String?, dryRun: Bool) throws -> PolicyOutcome {
            let request = PolicyRequest.closingDay(try #require(Day(iso: day)), name: name, isRehearsal: dryRun)
            guard case .changed(let outcome) = try desk.policyReply(request, for: manager) else { throw WrongReply() }
            return outcome
        }
        let told = try change("2026-11-05", "Flood", dryRun: true)
        #expect(try desk.dueDays() == before)
        #expect(try change("2026-11-05", "Flood", dryRun: false).effect == told.effect)
        let moved = try desk.dueDays()
        #expect(moved.filter { before[$0.key] != $0.value }.count == told.effect.total && told.effect.total > 0)
        #expect(
            !moved.contains { $0.key.hasPrefix("referrals-for-review/") && $0.value == Day(iso: "2026-11-05")?.number })
        #expect(try problems(desk) == [])
        #expect(failure { _ = try change("2026-11-05", "Again", dryRun: false) } != nil)
        #expect(try change("2026-11-05", nil, dryRun: false).effect.total == told.effect.total)
        #expect(try desk.dueDays() == before)
        #expect(failure { _ = try change("2026-11-05", nil, dryRun: false) } != nil)
        #expect(failure { _ = try change("2026-11-02", "Past", dryRun: true) } != nil)
        #expect(try problems(desk) == [])
    }

    @Test func `what another process sets counts from the next act of this one`() throws {
        let path = "\(try temporaryFolder())/live.sqlite"
        let office = try Office(path: path)
        let other = try Office(reopening: path)
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.ubrn = "990000000101" }, name: "a.json")
        try other.desk.set(.slotIssueContact, "30/8/4", by: try other.actor(.manager))
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.ubrn = "990000000102" }, name: "b.json")
        #expect(try office.due("990000000101", on: .appointmentSlotIssues) == "2026-12-15")
        #expect(try office.due("990000000102", on: .appointmentSlotIssues) == "2026-12-15")
        #expect(try office.desk.line(.slotIssueContact, for: try office.actor(.clerk)).value.text == "30/8/4")
        #expect(try office.examine() == [])
        #expect(try other.examine() == [])
    }

    @Test func `a setting says its value, its default, who set it, and what is planned`() throws {
        let office = try Office()
        let manager = try office.actor(.manager)
        try office.desk.set(.signOffHour, "12", from: "2026-11-05", by: manager)
        try office.desk.set(.signOffHour, "14", by: manager)
        let line = try office.desk.line(.signOffHour, for: manager)
        #expect(line.value == .number(14) && line.standing == .number(16))
        #expect(line.current?.change.setBy.login == "manager" && line.current?.change.reason == "Winter plan")
        #expect(line.planned.map(\.value) == [.number(12)])
        office.clock.now = at("2026-11-05T00:00:00Z")
        let later = try office.desk.line(.signOffHour, for: manager)
        #expect(later.value == .number(12) && later.planned.isEmpty)
        let untouched = try office.desk.line(.review, for: manager)
        #expect(untouched.current == nil && untouched.value == untouched.standing)
    }

    @Test func `each change is told of, and those who have left no longer count`() throws {
        let office = try Office()
        let manager = try office.actor(.manager)
        let clerk = try office.actor(.clerk)
        try office.desk.set(.review, "6/2/1", by: manager)
        try office.desk.set(.booking, "6/2/1", by: manager)
        func acknowledge(_ setting: PolicySetting?, _ actor: Actor) throws -> Int {
            guard case .acknowledged(let changes) = try office.desk.policyReply(.acknowledge(setting), for: actor)
            else {
                throw WrongReply()
            }
            return changes.count
        }
        #expect(try acknowledge(.review, clerk) == 1)
        #expect(try acknowledge(nil, clerk) == 1)
        #expect(try acknowledge(nil, clerk) == 0)
        #expect(try acknowledge(.review, try office.actor(.referrerAdmin)) == 1)
        let line = try office.desk.line(.review, for: manager)
        #expect(line.current?.count == 2 && line.staff == Role.allCases.count)
        try office.desk.store.write { (it) throws(Failure) in try it.deactivate(clerk.staff) }
        let left = try office.desk.line(.review, for: manager)
        #expect(left.current?.count == 1 && left.staff == Role.allCases.count - 1)
        #expect(left.current?.acknowledged.map(\.by.login) == ["clerk", "referrer-admin"])
        // A new value has to be told anew.
        try office.desk.set(.review, "7/2/1", by: manager)
        #expect(try office.desk.line(.review, for: manager).current?.count == 0)
        guard case .history(let history) = try office.desk.policyReply(.history(.review), for: manager) else {
            throw WrongReply()
        }
        #expect(history.changes.map(\.change.value.text) == ["6/2/1", "7/2/1"])
    }

    @Test func `only a manager changes policy, and every change is in the journal`() throws {
        let office = try Office()
        let day = try #require(Day(iso: "2026-12-24"))
        for role in Role.allCases {
            let actor = try office.actor(role)
            for request in [
                PolicyRequest.set(PolicyOrder(.signOffHour, .number(9), reason: "r"), isRehearsal: true),
                .closingDay(day, name: "Eve", isRehearsal: true),
            ] {
                let refused = failure { _ = try office.desk.policyReply(request, for: actor) }
                #expect((refused == .notAllowed(role, "changing policy")) == (role != .manager))
            }
            _ = try office.desk.line(.review, for: actor)
        }
        let manager = try office.actor(.manager)
        try office.desk.set(.signOffHour, "9", by: manager)
        _ = try office.desk.policyReply(.closingDay(day, name: "Eve", isRehearsal: false), for: manager)
        _ = try office.desk.policyReply(.acknowledge(nil), for: manager)
        let entries = try office.desk.store.read { (it) throws(Failure) in
            try it.rows(
                "SELECT action, change FROM journal WHERE subject = 'database' AND user = 'manager' ORDER BY seq"
            ) {
                [$0.text() ?? "", $0.text() ?? ""]
            }
        }
        #expect(entries.map { $0[0] } == ["set-policy", "add-closing-day", "acknowledge-policy"])
        #expect(entries[0][1].hasPrefix(#"{"sign-off-hour":["16","9"],"#))
        #expect(try office.examine() == [])
    }

    @Test func `no rule reaches into the past, none is set twice, none is of another kind`() throws {
        let office = try Office()
        let manager = try office.actor(.manager)
        for (order, isRefused) in [
            (PolicyOrder(.signOffHour, .number(9), from: Day(iso: "2026-11-02"), reason: "r"), true),
            (PolicyOrder(.signOffHour, .number(9), from: Day(iso: "3026-11-05"), reason: "r"), true),
            (PolicyOrder(.signOffHour, .number(24), reason: "r"), true),
            (PolicyOrder(.signOffHour, .flag(true), reason: "r"), true),
            (PolicyOrder(.review, .standard(TimeStandard(1, 2, 3)), reason: "r"), true),
            (PolicyOrder(.signOffHour, .number(9), reason: "  "), true),
            (PolicyOrder(.signOffHour, .number(16), reason: "r"), true),
            (PolicyOrder(.signOffHour, .number(9), from: Day(iso: "2026-11-03"), reason: "r"), false),
        ] {
            for isRehearsal in [true, false] {
                let refused = failure {
                    _ = try office.desk.policyReply(.set(order, isRehearsal: isRehearsal), for: manager)
                }
                #expect((refused != nil) == isRefused, "\(order) \(String(describing: refused))")
            }
        }
    }

    @Test func `nothing set and nothing noted is ever changed or taken away`() throws {
        let office = try Office()
        let manager = try office.actor(.manager)
        try office.desk.set(.signOffHour, "9", by: manager)
        _ = try office.desk.policyReply(.acknowledge(nil), for: manager)
        for sql in [
            "UPDATE policy_setting SET value = '8'", "DELETE FROM policy_setting",
            "INSERT OR REPLACE INTO policy_setting SELECT * FROM policy_setting",
            "UPDATE policy_acknowledgement SET at = 1", "DELETE FROM policy_acknowledgement",
            "INSERT OR REPLACE INTO policy_acknowledgement SELECT * FROM policy_acknowledgement",
        ] {
            let refused = failure {
                try office.desk.store.write { (it) throws(Failure) in _ = try it.run(sql) }
            }
            #expect(refused == .broken("policy is append-only"), "\(sql)")
        }
    }

    @Test func `contact days that e-RS changes move the slot issues that stand on them`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        let list = #"""
            {"resourceType":"CodeSystem","name":"PRIORITY","url":"https://example.test/CodeSystem/PRIORITY",
            "concept":[{"code":"ROUTINE","display":"Routine","property":[
            {"code":"deferToProviderContactDays","valueInteger":20},{"code":"triageContactDays","valueInteger":20}]}]}
            """#
        try office.take([file(list, "priority.json")])
        #expect(try office.due(Message.ubrn, on: .appointmentSlotIssues) == "2026-12-01")
        #expect(try office.desk.line(.slotIssueContact, for: try office.actor(.manager)).standing.text == "20/10/5")
        #expect(try office.examine() == [])
    }
}
