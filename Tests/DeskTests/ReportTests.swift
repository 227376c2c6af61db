// The numbers of the reports, each checked against a small office that is counted by hand.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

extension Office {
    /// The rows of a report, each by column.
    func report(
        _ name: ReportName, as role: Role = .supervisor, _ change: (inout ReportQuery) -> Void = { _ in }
    ) throws -> [[String: ReportCell]] {
        var query = ReportQuery(name)
        change(&query)
        guard case .report(let report) = try desk.answer(.report(query), for: try actor(role)) else {
            throw WrongReply()
        }
        #expect(report.rows.allSatisfy { $0.count == report.columns.count })
        return report.rows.map { Dictionary(uniqueKeysWithValues: zip(report.columns.map(\.key), $0)) }
    }
}

private func deferred(_ number: Int, _ priority: String = "ROUTINE", at service: String = Named.clinic) -> Message {
    Message("DEFERRED_TO_PROVIDER") {
        $0.ubrn = "99000000010\(number)"
        $0.priority = priority
        $0.services = [service]
    }
}

/// Two that wait for a slot at the clinic, one of them urgent, and one elsewhere in the house.
private func office() throws -> Office {
    let office = try Office()
    for message in [deferred(1), deferred(2, "URGENT"), deferred(3, at: Named.closed)] {
        try office.take(message, name: "\(message.ubrn).json")
    }
    return office
}

private func line(_ row: [String: ReportCell], _ keys: String...) -> [ReportCell] { keys.map { row[$0] ?? .text("?") } }

struct ReportTests {
    @Test func `overdue tells each list and service, by the numbers the lists themselves show`() throws {
        let office = try office()
        try office.act(.assign, "990000000101", as: .supervisor) { $0.to = "clerk" }
        office.clock.now = at("2026-11-24T09:30:00Z")
        let rows = try office.report(.overdue)
        let issues = rows.filter { $0["worklist"] == .text("appointment-slot-issues") }
        #expect(
            issues.map { line($0, "service", "total", "overdue", "unowned") } == [
                [.text(Named.clinic), .number(2), .number(1), .number(1)],
                [.text(Named.closed), .number(1), .number(0), .number(1)],
            ])
        guard case .home(let page) = try office.desk.answer(.home, for: try office.actor(.supervisor)) else {
            throw WrongReply()
        }
        for count in page.counts where count.worklist.kind == .work {
            let own = rows.filter { $0["worklist"] == .text(count.worklist.rawValue) }
            func sum(_ key: String) -> Int {
                own.reduce(0) { if case .number(let number) = $1[key] { $0 + (number ?? 0) } else { $0 } }
            }
            #expect(sum("total") == count.total && sum("overdue") == count.overdue, "\(count.worklist)")
            #expect(sum("due_today") == count.dueToday, "\(count.worklist)")
        }
    }

    @Test func `a service of another provider is in no report`() throws {
        let office = try office()
        try office.take(deferred(4, at: Named.elsewhere), name: "4.json")
        for name in ReportName.allCases {
            let found = try office.report(name).contains { $0["service"] == .text(Named.elsewhere) }
            #expect(!found, "\(name)")
        }
        #expect(try office.report(.rtt).last?["waiting"] == .number(3))
        #expect(try office.report(.activity).first?["number"] == .number(3))
    }

    @Test func `the waiting list is counted by band, and a breach is told in its week`() throws {
        let office = try office()
        try office.act(.book, "990000000101", as: .clerk) { $0.slot = "slot-1" }
        var all = try #require(try office.report(.rtt).last)
        #expect(
            line(all, "waiting", "within_18_weeks", "within_18_weeks_percent", "booked", "unbooked", "breach_week_8")
                == [.number(3), .number(3), .tenths(1_000), .number(1), .number(2), .number(0)])
        // Their clocks began on 19 October: the last good day is 22 February.
        office.clock.now = at("2027-01-10T09:30:00Z")
        all = try #require(try office.report(.rtt).last)
        #expect(line(all, "breach_week_6", "breach_week_7", "breach_unbooked") == [.number(0), .number(3), .number(2)])
        office.clock.now = at("2027-02-23T09:30:00Z")
        all = try #require(try office.report(.rtt).last)
        #expect(line(all, "within_18_weeks", "over_18_weeks") == [.number(0), .number(3)])
        let rows = try office.report(.rtt)
        #expect(
            rows.map { line($0, "service", "waiting") }.dropLast() == [
                [.text(Named.clinic), .number(2)], [.text(Named.closed), .number(1)],
            ])
    }

    @Test func `the waiting list of an earlier moment is what it was then`() throws {
        let office = try office()
        let before = try office.report(.rtt)
        office.clock.now = morning.adding(seconds: 3_600)
        try office.act(.book, "990000000101", as: .clerk) { $0.slot = "slot-1" }
        try office.take(deferred(4), name: "4.json")
        try office.act(.changePriority, "990000000102", as: .clinician) {
            $0.priority = .routine
            $0.comment = "Seen"
        }
        let between = try office.report(.rtt)
        office.clock.now = at("2026-11-05T12:00:00Z")
        try office.act(.recordAttendance, "990000000101", as: .clerk) { $0.outcome = "1" }
        let after = try office.report(.rtt)
        #expect(try office.report(.rtt) { $0.asAt = morning } == before)
        #expect(try office.report(.rtt) { $0.asAt = morning.adding(seconds: 3_600) } == between)
        #expect(try office.report(.rtt) { $0.asAt = office.clock.now } == after)
        #expect(before != between && between != after)
        #expect([before, between, after].map { $0.last?["waiting"] } == [.number(3), .number(4), .number(3)])
    }

    @Test func `what cannot be told of an earlier moment is refused, and so is a moment before the journal`() throws {
        let office = try office()
        for name in ReportName.allCases {
            let refused = failure { _ = try office.report(name) { $0.asAt = office.clock.now } }
            #expect((refused == nil) == name.canLookBack, "\(name)")
        }
        for moment in [morning.adding(seconds: -1), morning.adding(seconds: 1)] {
            #expect(failure { _ = try office.report(.rtt) { $0.asAt = moment } } != nil)
        }
        #expect(failure { _ = try office.report(.overdue) { $0.from = morning.londonDay } } != nil)
        #expect(failure { _ = try office.report(.asi) { $0.isDaily = true } } != nil)
        #expect(failure { _ = try office.report(.asi) { $0.from = Day(number: 1) } } != nil)
    }

    @Test func `activity counts what was done and not taken back, day by day and person by person`() throws {
        let office = try office()
        try office.act(.book, "990000000101", as: .clerk) { $0.slot = "slot-1" }
        let name = try office.name("990000000101")
        _ = try office.desk.answer(.compensate(.undo, name), for: try office.actor(.clerk))
        func counts(_ change: (inout ReportQuery) -> Void = { _ in }) throws -> [String] {
            try office.report(.activity, change).compactMap { row in
                guard case .text(let activity) = row["activity"], case .text(let detail) = row["detail"],
                    case .number(let number) = row["number"], activity != "pace"
                else { return nil }
                return "\(activity ?? "") \(detail ?? "") \(number ?? 0)"
            }
        }
        #expect(try counts() == ["received import 3"])
        _ = try office.desk.answer(.compensate(.redo, name), for: try office.actor(.clerk))
        #expect(try counts() == ["received import 3", "booked here 1"])
        let first = office.clock.now
        office.clock.now = at("2026-11-05T12:00:00Z")
        try office.act(.recordAttendance, "990000000101", as: .clerk) { $0.outcome = "1" }
        try office.act(.acceptReferBookLater, "990000000102", as: .clinician) { $0.comment = "Soon" }
        #expect(
            try counts() == [
                "received import 3", "reviewed accept-refer-book-later 1", "booked here 1", "attended 1 1",
            ])
        #expect(try counts { $0.asAt = first } == ["received import 3", "booked here 1"])
        #expect(try counts { $0.from = Day(iso: "2026-11-04") }.count == 2)
        let daily = try office.report(.activity) { $0.isDaily = true }
        #expect(
            daily.prefix(4).map { $0["day"] } == [
                .day(morning.londonDay), .day(morning.londonDay), .day(Day(iso: "2026-11-05")),
                .day(Day(iso: "2026-11-05")),
            ])
        let pace = try office.report(.activity).filter { $0["activity"] == .text("pace") }
        #expect(
            pace.map { line($0, "user", "number", "decisions", "days", "decisions_per_day") } == [
                [.text("clerk"), .number(2), .number(0), .number(2), .tenths(nil)],
                [.text("clinician"), .number(1), .number(1), .number(1), .tenths(10)],
            ])
        #expect(try office.report(.activity, as: .commissioner).allSatisfy { $0["user"] == .text(nil) })
    }

    @Test func `slot issues are told with their rate, and services with what they can give`() throws {
        let office = try office()
        try office.act(.book, "990000000101", as: .clerk) { $0.slot = "slot-1" }
        #expect(
            try office.report(.asi).map {
                line($0, "service", "deferred", "contact_overdue", "deferrals", "bookings", "asi_rate_percent")
            } == [
                [.text(Named.clinic), .number(1), .number(0), .number(2), .number(1), .tenths(667)],
                [.text(Named.closed), .number(1), .number(0), .number(1), .number(0), .tenths(1_000)],
            ])
        let clinic = try #require(try office.report(.services).first { $0["service"] == .text(Named.clinic) })
        #expect(
            line(clinic, "open_referrals", "waiting", "unbooked", "free_slots_6_weeks", "longest_wait_days", "kind")
                == [.number(2), .number(2), .number(1), .number(3), .number(15), .text("directly-bookable")])
        #expect(clinic["first_free_slot"] == .instant(morning.adding(seconds: 2 * 86_400)))
    }

    @Test func `monitoring tells who signed in time, who late, and what nobody signed`() throws {
        let office = try office()
        func rows() throws -> [String] {
            try office.report(.monitoring).map { row in
                guard case .day(let day) = row["day"], case .text(let service) = row["service"],
                    case .text(let status) = row["status"], case .text(let by) = row["signed_by"]
                else { return "?" }
                return "\(day?.iso ?? "") \(service ?? "") \(status ?? "") \(by ?? "-")"
            }
        }
        try office.open("990000000102")
        #expect(try rows() == ["2026-11-03 41001 open -", "2026-11-03 41002 open -"])
        try office.sign(service: Named.clinic)
        office.clock.now = at("2026-11-03T16:00:00Z")
        #expect(try rows() == ["2026-11-03 41001 in-time clerk", "2026-11-03 41002 missed -"])
        try office.sign(service: Named.closed)
        office.clock.now = at("2026-11-04T16:00:00Z")
        #expect(
            try rows() == [
                "2026-11-03 41001 in-time clerk", "2026-11-03 41002 late clerk", "2026-11-04 41001 missed -",
                "2026-11-04 41002 missed -",
            ])
        let first = try #require(try office.report(.monitoring).first)
        #expect(
            line(first, "standard", "total", "urgent", "waiting_now") == [
                .text("slot-issue-contact 40/10/5"), .number(2), .number(1), .number(2),
            ])
    }

    @Test func `policy stands beside practice`() throws {
        let office = try office()
        try office.sign(service: Named.closed)
        office.clock.now = at("2026-11-24T16:30:00Z")
        try office.sign(service: Named.closed)
        let rows = try office.report(.policy, as: .manager)
        #expect(rows.count == PolicySetting.allCases.count)
        func row(_ setting: PolicySetting) -> [String: ReportCell] {
            rows.first { $0["setting"] == .text(setting.rawValue) } ?? [:]
        }
        #expect(
            line(row(.slotIssueContact), "value", "in_time", "counted", "in_time_percent", "effective_from")
                == [.text("40/10/5"), .number(2), .number(3), .tenths(667), .day(nil)])
        #expect(line(row(.signOffHour), "in_time", "counted") == [.number(1), .number(2)])
        #expect(row(.claimMinutes)["counted"] == .number(nil) && row(.sentBack)["counted"] == .number(nil))
        #expect(rows.allSatisfy { $0["guideline"] != .text("") })
    }

    @Test(arguments: Role.allCases) func `each report is for its roles alone`(role: Role) throws {
        let office = try Office()
        for name in ReportName.allCases {
            let refused = failure { _ = try office.report(name, as: role) }
            #expect((refused == nil) == name.roles.contains(role), "\(name)")
        }
    }

    @Test func `no report reads what names a patient`() throws {
        let office = try office()
        _ = try office.desk.store.write { (it) throws(Failure) in
            try it.run("UPDATE patient SET family = 'Zanzibar', given = 'Quentin', hospital_number = 'H-998877'")
        }
        for name in ReportName.allCases {
            let text = "\(try office.report(name))"
            for word in ["Zanzibar", "Quentin", "998877", "9990000018", "9900000001", "RD-"] {
                #expect(!text.contains(word), "\(name) tells \(word)")
            }
        }
    }
}
