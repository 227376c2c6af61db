// A list that leaves the program: who may take it, what of it, and that the journal keeps it before a row is given.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

extension Office {
    fileprivate func disclose(_ request: DisclosureRequest, as role: Role = .clerk) throws -> DisclosedRows {
        guard case .disclosed(let rows) = try desk.answer(.disclose(request), for: try actor(role)) else {
            throw WrongReply()
        }
        return rows
    }

    fileprivate func entries(_ action: String) throws -> [String] {
        try desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT user || ' ' || change FROM journal WHERE action = ? ORDER BY seq", [action]) {
                $0.text() ?? ""
            }
        }
    }
}

private func waiting(_ number: Int, at service: String = Named.clinic) -> Message {
    Message("DEFERRED_TO_PROVIDER") {
        $0.ubrn = "99000000010\(number)"
        $0.services = [service]
    }
}

struct DisclosureTests {
    private func office() throws -> Office {
        let office = try Office()
        for number in 1...5 { _ = try office.take(waiting(number)) }
        _ = try office.take(waiting(6, at: Named.elsewhere))
        return office
    }

    @Test func `all rows that the role may see leave in their order, portion by portion`() throws {
        let office = try office()
        for order in Worklist.appointmentSlotIssues.orders {
            var query = WorklistQuery(.appointmentSlotIssues)
            query.order = order
            query.limit = 100
            guard case .worklist(let page) = try office.desk.answer(.worklist(query), for: try office.actor(.clerk))
            else { throw WrongReply() }
            query.limit = 2
            var rows = try office.disclose(.begin(query, .export))
            #expect(rows.matching == 5 && rows.items.count == 2)
            var items = rows.items
            while let next = rows.next {
                query.after = next
                rows = try office.disclose(.goOn(query))
                #expect(rows.matching == nil && !rows.items.isEmpty)
                items += rows.items
            }
            #expect(items.map(\.item) == page.items.map(\.item) && items.count == 5, "\(order)")
        }
    }

    @Test func `the journal keeps who took which list, by which filter and how many rows, and no word of a search`()
        throws
    {
        let office = try office()
        var query = WorklistQuery(.appointmentSlotIssues)
        query.overdueOnly = false
        query.search = "99000000010"
        query.service = Named.clinic
        query.limit = 2
        let rows = try office.disclose(.begin(query, .export))
        #expect(rows.serviceName != nil && rows.items.count == 2)
        query.after = rows.next
        _ = try office.disclose(.goOn(query))
        let kept = try office.entries("export-worklist")
        #expect(kept.count == 1, "once a list, not once a portion")
        #expect(kept.first?.hasPrefix("clerk {") == true)
        for part in [
            #""filter_search":[null,"1"]"#, #""rows":[null,"5"]"#, #""worklist":[null,"appointment-slot-issues"]"#,
            #""service":[null,"\#(Named.clinic)"]"#,
        ] { #expect(kept.first?.contains(part) == true, "\(kept)") }
        #expect(kept.first?.contains("99000000010") == false)
        _ = try office.disclose(.begin(WorklistQuery(.appointmentSlotIssues), .print))
        #expect(try office.entries("print-worklist").count == 1)
        guard case .journal(let verdict) = try office.desk.answer(.verifyJournal, for: try office.actor(.auditor))
        else {
            throw WrongReply()
        }
        #expect(verdict.firstBroken == nil)
    }

    @Test func `a sheet of patients that is printed is kept in the journal, by whom and of how many`() throws {
        let office = try office()
        for (sheet, role) in [(PatientSheet.meeting, Role.supervisor), (.frontDesk, .clerk)] {
            let request = Request.disclose(.printed(sheet, service: Named.clinic, rows: 3))
            #expect(try office.desk.answer(request, for: try office.actor(role)) == .noted)
            let kept = try office.entries("print-\(sheet.rawValue)")
            #expect(kept == [#"\#(role.rawValue) {"rows":[null,"3"],"service":[null,"\#(Named.clinic)"]}"#])
            #expect(throws: Failure.self) { try office.desk.answer(request, for: try office.actor(.auditor)) }
        }
        #expect(throws: Failure.notAllowed(.clerk, "printing that sheet")) {
            try office.desk.answer(
                .disclose(.printed(.meeting, service: nil, rows: 1)), for: try office.actor(.clerk))
        }
    }

    @Test func `a list that is not the role's leaves by nobody's hand, and nothing is written`() throws {
        let office = try office()
        for (role, list) in [
            (Role.manager, Worklist.appointmentSlotIssues), (.auditor, .appointmentSlotIssues), (.clerk, .overdue),
            (.referrer, .appointmentSlotIssues), (.supervisor, .notSignedOff),
        ] {
            for request in [
                DisclosureRequest.begin(WorklistQuery(list), .export), .begin(WorklistQuery(list), .print),
                .goOn(WorklistQuery(list)),
            ] {
                let refused = failure { _ = try office.disclose(request, as: role) }
                guard case .notAllowed = refused else {
                    Issue.record("\(role) \(list): \(String(describing: refused))")
                    continue
                }
            }
        }
        #expect(try office.entries("export-worklist").isEmpty && office.entries("print-worklist").isEmpty)
    }
}
