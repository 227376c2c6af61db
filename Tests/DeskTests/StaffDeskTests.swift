// Staff at the desk: lapses, overrides, the last person, workgroups, leave, and leavers with what they leave behind.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

private let today = morning.londonDay

extension Office {
    @discardableResult
    fileprivate func ask(_ request: StaffRequest, as role: Role = .admin) throws -> StaffReply {
        guard case .staff(let reply) = try desk.answer(.staff(request), for: try actor(role)) else {
            throw WrongReply()
        }
        return reply
    }

    /// Writes down the last good day of a credential.
    fileprivate func set(_ credential: Credential, of role: Role, to day: Day) throws {
        var change = StaffChange()
        change.lastDays[credential] = .set(day)
        try ask(.set(role.rawValue, change))
    }

    fileprivate func access(of role: Role) throws -> StaffAccess? {
        guard case .people(let people) = try ask(.list) else { throw WrongReply() }
        return people.first { $0.record.staff.login == role.rawValue }?.access
    }

    fileprivate func refusal(_ request: Request, as role: Role) -> Failure? {
        failure { _ = try desk.answer(request, for: try actor(role)) }
    }

    /// A row of the compliance report by column.
    fileprivate func row(of login: String) throws -> [String: ReportCell] {
        let asked = Request.report(ReportQuery(.staffCompliance))
        guard case .report(let report) = try desk.answer(asked, for: try actor(.supervisor)) else { throw WrongReply() }
        let row = try #require(report.rows.first { $0.first == .text(login) })
        return Dictionary(uniqueKeysWithValues: zip(report.columns.map(\.key), row))
    }

    fileprivate func member(_ login: String, _ roles: Role...) throws -> StaffMember {
        try desk.store.write { (it) throws(Failure) in
            try it.insertStaff(
                login: login, name: "Dr \(login)", account: nil, organisation: Named.home, roles: roles)
        }
    }
}

/// An office with a referral of some priority that waits for review.
private func office(priority: String = "ROUTINE") throws -> Office {
    let office = try Office()
    try office.take(
        Message("AWAITING_TRIAGE") {
            $0.services = [Named.triage]
            $0.priority = priority
        })
    return office
}

private func patientRequests(_ office: Office) throws -> [Request] {
    let name = try office.name(Message.ubrn)
    return [
        .worklist(WorklistQuery(.referralsForReview)), .referral(name, opening: true), .history(name),
        .reasons(.cancelReferral, name, by: nil), .patient(.number("9990000018")), .search("9990000018", limit: 5),
        .suitableSlots(name, service: nil), .perform(ReferralCommand(.contactAttempt), on: name),
        .rehearse(ReferralCommand(.contactAttempt), on: name), .settleProblem(1),
    ]
}

struct StaffDeskTests {
    @Test func `on the last good day all is open, from the day after every request about patients is refused`() throws {
        let office = try office()
        try office.set(.training, of: .clerk, to: today)
        let requests = try patientRequests(office)
        for request in requests where office.refusal(request, as: .clerk)?.isLapse == true {
            Issue.record("\(request)")
        }
        office.clock.now = morning.adding(seconds: 86_400)
        let before = try dump(office.desk.store)
        let lapse = Lapse(credential: .training, lastDay: today)
        for request in requests {
            #expect(office.refusal(request, as: .clerk) == .refused(.lapsed(lapse)), "\(request)")
        }
        #expect(try dump(office.desk.store) == before)
        // Numbers and services are no patient data; nobody else is touched.
        #expect(office.refusal(.home, as: .clerk) == nil && office.refusal(.services, as: .clerk) == nil)
        #expect(office.refusal(requests[0], as: .supervisor) == nil)
        var new = NewReferral(priority: .routine, service: Named.clinic, source: .paper)
        new.family = "Bravo"
        let adding = failure { _ = try office.desk.addReferral(new, by: try office.actor(.clerk)) }
        #expect(adding == .refused(.lapsed(lapse)))
    }

    @Test func `a supervisor's override bridges a lapse until its day, with who, until when and why on record`() throws
    {
        let office = try office()
        try office.set(.informationGovernance, of: .clerk, to: today.adding(days: -1))
        let list = Request.worklist(WorklistQuery(.referralsForReview))
        #expect(office.refusal(list, as: .clerk)?.isLapse == true)
        for role in [Role.admin, .manager, .clerk] {
            let request = StaffRequest.override("clerk", until: today, reason: "r")
            #expect(failure { try office.ask(request, as: role) } == .notAllowed(role, "overriding a lapse"))
        }
        #expect(
            failure { try office.ask(.override("supervisor", until: today, reason: "r"), as: .supervisor) }
                == .notAllowed(.supervisor, "overriding one's own lapse"))
        try office.ask(.override("clerk", until: today.adding(days: 3), reason: "Course on Friday"), as: .supervisor)
        #expect(office.refusal(list, as: .clerk) == nil)
        let row = try office.row(of: "clerk")
        #expect(row["access"] == .text("overridden") && row["status"] == .text("lapsed"))
        #expect(row["override_by"] == .text("supervisor") && row["override_reason"] == .text("Course on Friday"))
        #expect(row["override_until"] == .day(today.adding(days: 3)))
        office.clock.now = morning.adding(seconds: 4 * 86_400)
        #expect(office.refusal(list, as: .clerk)?.isLapse == true)
        office.clock.now = morning
        try office.ask(.endOverride("clerk"), as: .supervisor)
        #expect(office.refusal(list, as: .clerk)?.isLapse == true)
    }

    @Test func `the last person at a suspected-cancer list goes on, and they and their supervisor are told`() throws {
        let office = try office(priority: "TWO_WEEK_WAIT")
        try office.set(.registration, of: .clinician, to: today.adding(days: -2))
        let list = Request.worklist(WorklistQuery(.referralsForReview))
        #expect(office.refusal(list, as: .clinician) == nil)
        let lapse = Lapse(credential: .registration, lastDay: today.adding(days: -2))
        #expect(try office.access(of: .clinician) == .lastPerson(lapse, services: [Named.triage]))
        #expect(try office.row(of: "clinician")["last_for"] == .list([Named.triage]))
        let clinician = try office.actor(.clinician).staff
        #expect(
            try office.desk.warnings(for: clinician, role: .clinician) == [.lastPerson(lapse, services: [Named.triage])]
        )
        #expect(
            try office.desk.warnings(for: try office.actor(.supervisor).staff, role: .supervisor)
                == [.colleagues(lockedOut: 0, lastPersons: 1, lapsing: 0)])
        // Somebody else who could work it ends that.
        _ = try office.member("second", .clinician)
        #expect(office.refusal(list, as: .clinician) == .refused(.lapsed(lapse)))
        #expect(
            try office.desk.warnings(for: try office.actor(.supervisor).staff, role: .supervisor)
                == [.colleagues(lockedOut: 1, lastPersons: 0, lapsing: 0)])
    }

    @Test func `without a suspected-cancer referral the last clinician is locked out like anybody`() throws {
        let office = try office()
        try office.set(.registration, of: .clinician, to: today.adding(days: -2))
        #expect(office.refusal(.worklist(WorklistQuery(.referralsForReview)), as: .clinician)?.isLapse == true)
    }

    @Test func `a workgroup without anybody else makes its one member the last, a clerk is never one`() throws {
        let office = try office(priority: "TWO_WEEK_WAIT")
        _ = try office.member("second", .clinician)
        try office.ask(.join("clinician", service: Named.triage))
        try office.ask(.join("clerk", service: Named.triage))
        for role in [Role.clinician, .clerk] { try office.set(.training, of: role, to: today.adding(days: -1)) }
        let list = Request.worklist(WorklistQuery(.referralsForReview))
        #expect(office.refusal(list, as: .clinician) == nil)
        #expect(office.refusal(list, as: .clerk)?.isLapse == true)
        try office.ask(.join("second", service: Named.triage))
        #expect(office.refusal(list, as: .clinician)?.isLapse == true)
    }

    @Test func `dates within 30 days are forecast at sign-in and in the report, unknown ones are listed`() throws {
        let office = try office()
        try office.set(.training, of: .clerk, to: today.adding(days: 30))
        let choice = try #require(try office.desk.signInChoices(account: "os-clerk").first)
        #expect(choice.warnings[.clerk] == [.lapsing(.training, lastDay: today.adding(days: 30), daysLeft: 30)])
        let row = try office.row(of: "clerk")
        #expect(row["status"] == .text("lapsing") && row["training_days"] == .number(30))
        #expect(row["not_recorded"] == .list(["information-governance"]) && row["access"] == .text("open"))
        #expect(try office.row(of: "clinician")["status"] == .text("not-recorded"))
    }

    @Test func `joining a workgroup closes the service to others, and its last member stays until there is another`()
        throws
    {
        let office = try office()
        let name = try office.name(Message.ubrn)
        try office.ask(.join("clinician", service: Named.triage), as: .manager)
        #expect(office.refusal(.referral(name, opening: false), as: .clinician) == nil)
        #expect(office.refusal(.referral(name, opening: false), as: .clerk) == .refused(.noRelationship))
        #expect(
            failure { try office.ask(.leaveService("clinician", service: Named.triage)) }
                == .refused(.lastOfWorkgroup(Named.triage)))
        try office.ask(.join("clerk", service: Named.triage))
        try office.ask(.leaveService("clinician", service: Named.triage))
        #expect(office.refusal(.referral(name, opening: false), as: .clinician) == .refused(.noRelationship))
        guard case .notFound = failure({ try office.ask(.leaveService("clinician", service: Named.triage)) }) else {
            Issue.record("somebody left a workgroup they were not in")
            return
        }
    }

    @Test func `leave brings what is somebody's to their cover and takes it back, and ends early on a word`() throws {
        let office = try office()
        let second = try office.member("second", .clinician)
        let clinician = try office.actor(.clinician).staff
        func seen(_ days: Int) throws -> Set<Int64> {
            try office.desk.store.read { (it) throws(Failure) in
                try it.ownersSeen(by: second.id, on: today.adding(days: days))
            }
        }
        let leave = StaffRequest.leave(
            "clinician", from: today.adding(days: 1), until: today.adding(days: 3), cover: "second")
        #expect(failure { try office.ask(leave, as: .clinician) } == .notAllowed(.clinician, "leave and cover"))
        try office.ask(leave, as: .supervisor)
        #expect(try (0...4).map { try seen($0).contains(clinician.id) } == [false, true, true, true, false])
        #expect(try seen(1) == [second.id, clinician.id])
        try office.ask(.endLeave("clinician"), as: .supervisor)
        #expect(try seen(2) == [second.id])
        let clerk = StaffRequest.leave("clinician", from: today, until: today, cover: "clerk")
        #expect(failure { try office.ask(clerk, as: .supervisor) } == .refused(.colleagueUnknown("clerk")))
    }

    @Test func `roles are set whole, and an administrator is always left`() throws {
        let office = try office()
        try office.ask(.roles("clerk", [.clerk, .supervisor]))
        #expect(try office.desk.actor(login: nil, account: "os-clerk", role: .supervisor).role == .supervisor)
        try office.ask(.roles("clerk", [.supervisor]))
        #expect(failure { _ = try office.desk.actor(login: nil, account: "os-clerk", role: .clerk) } != nil)
        #expect(failure { try office.ask(.roles("admin", [.clerk])) } == .refused(.lastAdministrator))
        #expect(failure { try office.ask(.leaver("admin", handTo: nil)) } == .refused(.lastAdministrator))
    }

    @Test func `what is changed of staff is journalled with who did it, and nothing of it is clinical`() throws {
        let office = try office()
        try office.set(.training, of: .clerk, to: today)
        let last = try office.desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT user, action, change FROM journal ORDER BY seq DESC LIMIT 1") {
                [$0.text() ?? "", $0.text() ?? "", $0.text() ?? ""]
            }
        }
        #expect(
            last == [
                ["admin", "set-user", "{\"staff\":[\"clerk\",\"clerk\"],\"training\":[null,\"2026-11-03\"]}"]
            ])
        #expect(try office.examine() == [])
    }
}

extension Failure {
    fileprivate var isLapse: Bool {
        if case .refused(.lapsed) = self { true } else { false }
    }
}
