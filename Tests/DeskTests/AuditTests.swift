// Who saw or changed what: everything of a patient, everything of a user, to those alone who may ask.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

extension Office {
    fileprivate func audit(_ question: AuditQuestion, as role: Role = .auditor) throws -> [AuditLine] {
        guard case .audit(let lines) = try desk.answer(.audit(question), for: try actor(role)) else {
            throw WrongReply()
        }
        return lines
    }
}

/// A referral that was opened, booked and looked up, and one of somebody else.
private func office() throws -> Office {
    let office = try Office()
    try office.take(Message("DEFERRED_TO_PROVIDER"))
    try office.take(
        Message("DEFERRED_TO_PROVIDER") {
            $0.ubrn = "990000000102"
            $0.nhsNumber = "9990000026"
        }, name: "2.json")
    try office.open(Message.ubrn)
    office.clock.now = at("2026-11-04T09:00:00Z")
    try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
    try office.act(.note, as: .supervisor) { $0.instruction = "Rang" }
    try office.open("990000000102", as: .supervisor)
    return office
}

struct AuditTests {
    @Test func `a patient's trail holds whoever saw or changed anything of them, and nothing of others`() throws {
        let office = try office()
        let lines = try office.audit(.patient(.number("999 000 0018")))
        let told = lines.map { "\($0.user) \($0.action)" }
        #expect(told.filter { !$0.hasPrefix("admin") } == ["clerk open-referral", "clerk book", "supervisor note"])
        #expect(told.contains("admin import"))
        #expect(lines.allSatisfy { $0.nhsNumber == "9990000018" })
        #expect(lines.last { $0.action == "book" }?.ubrn?.digits == Message.ubrn)
        #expect(lines.last { $0.action == "book" }?.name == "The clerk")
        let again = try office.audit(.patient(.number("9990000018")))
        #expect(again.map(\.action).last == "audit-patient" && again.last?.user == "auditor")
        #expect(try office.examine() == [])
    }

    @Test func `records joined to a patient's are part of their trail`() throws {
        let office = try office()
        _ = try office.desk.store.write { (it) throws(Failure) in
            try it.run(
                """
                UPDATE patient SET merged_into = (SELECT id FROM patient WHERE nhs_number = '9990000018')
                WHERE nhs_number = '9990000026'
                """)
        }
        let lines = try office.audit(.patient(.number("9990000018")))
        #expect(lines.contains { $0.nhsNumber == "9990000026" && $0.action == "open-referral" })
    }

    @Test func `a user's trail is theirs alone, by day, and names no patient to an administrator`() throws {
        let office = try office()
        let lines = try office.audit(.user("clerk", from: nil, to: nil))
        #expect(lines.map(\.action) == ["open-referral", "book"])
        #expect(lines.allSatisfy { $0.nhsNumber == "9990000018" && $0.ubrn?.digits == Message.ubrn })
        let day = Day(iso: "2026-11-04")
        #expect(try office.audit(.user("clerk", from: day, to: day)).map(\.action) == ["book"])
        #expect(
            try office.audit(.user("clerk", from: nil, to: Day(iso: "2026-11-03"))).map(\.action) == ["open-referral"])
        let blind = try office.audit(.user("clerk", from: nil, to: nil), as: .admin)
        #expect(blind.map(\.action) == lines.map(\.action))
        #expect(
            blind.allSatisfy {
                $0.nhsNumber == nil && $0.hospitalNumber == nil && $0.ubrn == nil && $0.referral == nil
                    && $0.document == nil
            })
        #expect(try office.audit(.user("manager", from: nil, to: nil)) == [])
        #expect(try office.audit(.user("admin", from: nil, to: nil)).contains { $0.action == "audit-user" })
    }

    @Test func `unknown patients and users are not found, and days must be in order`() throws {
        let office = try office()
        #expect(
            failure { _ = try office.audit(.patient(.number("9990009999"))) } == .notFound("a patient of that number"))
        #expect(
            failure { _ = try office.audit(.user("nobody", from: nil, to: nil)) } == .notFound("a user named nobody"))
        let days = [Day(iso: "2026-11-04"), Day(iso: "2026-11-03")]
        #expect(failure { _ = try office.audit(.user("clerk", from: days[0], to: days[1])) } != nil)
    }

    @Test(arguments: Role.allCases) func `auditors and supervisors ask of a patient, and administrators of users`(
        role: Role
    ) throws {
        let office = try office()
        let ofPatient = failure { _ = try office.audit(.patient(.number("9990000018")), as: role) }
        let ofUser = failure { _ = try office.audit(.user("clerk", from: nil, to: nil), as: role) }
        let refused = Failure.notAllowed(role, "who saw or changed what")
        #expect(ofPatient == ([.auditor, .supervisor].contains(role) ? nil : refused))
        #expect(ofUser == ([.auditor, .supervisor, .admin].contains(role) ? nil : refused))
    }

    @Test func `questions of range and person are answered from an index`() throws {
        let office = try office()
        for (condition, index) in [
            ("j.recorded_at >= 0 AND j.recorded_at < 9", "journal_by_time"), ("j.user = 'clerk'", "journal_of_user"),
        ] {
            let plan = try office.desk.store.read { (it) throws(Failure) in
                try it.rows("EXPLAIN QUERY PLAN SELECT j.action FROM journal j WHERE \(condition)") { columns in
                    _ = (columns.integer(), columns.integer(), columns.integer())
                    return columns.text() ?? ""
                }
            }
            #expect(plan.contains { $0.contains(index) }, "\(plan)")
        }
    }
}
