// Somebody on the telephone: nothing is told before three things are said rightly, and the journal keeps which.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct CallerTests {
    private func office() throws -> Office {
        let office = try Office()
        try office.take([file("nhs_number,family,given,born\n9990000018,Bravo,Ann,1970-02-03\n", "p.csv")])
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        return office
    }

    private func openings(_ office: Office) throws -> [String] {
        try office.desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT change FROM journal WHERE action = ? ORDER BY seq", [Opening.caller]) {
                $0.text() ?? ""
            }
        }
    }

    @Test func `RD20 two things said open nothing and leave no trace`() throws {
        let office = try office()
        let request = Request.caller(.number("9990000018"), said: [.name, .born])
        #expect(throws: Failure.refused(.callerNotIdentified(missing: 1))) {
            try office.desk.answer(request, for: try office.actor(.clerk))
        }
        #expect(try openings(office).isEmpty)
    }

    @Test func `what the record does not hold counts for nothing`() throws {
        let office = try office()
        let request = Request.caller(.number("9990000018"), said: [.name, .telephone, .address])
        #expect(throws: Failure.refused(.callerNotIdentified(missing: 2))) {
            try office.desk.answer(request, for: try office.actor(.clerk))
        }
    }

    @Test func `three open the record, and the journal says which`() throws {
        let office = try office()
        let request = Request.caller(.number("9990000018"), said: [.name, .born, .number])
        guard case .patient(let detail) = try office.desk.answer(request, for: try office.actor(.clerk)) else {
            throw WrongReply()
        }
        #expect(detail.referrals.count == 1)
        #expect(try openings(office) == [#"{"identified_by":[null,"born,name,number"]}"#])
        #expect(try office.examine() == [])
    }

    @Test func `a role without patients is told so before anything is looked at`() throws {
        let office = try office()
        let request = Request.caller(.number("9990000018"), said: [.name, .born, .number])
        #expect(throws: Failure.notAllowed(.manager, "patient data")) {
            try office.desk.answer(request, for: try office.actor(.manager))
        }
    }
}
