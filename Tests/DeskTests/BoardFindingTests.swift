// What a list's filter and a board's find at the desk, the tracker beside its list, and what a colleague has in hand.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct BoardFindingTests {
    private func deferred(_ number: Int, _ priority: String = "ROUTINE", at service: String = Named.clinic) -> Message {
        Message("DEFERRED_TO_PROVIDER") {
            $0.ubrn = "99000000010\(number)"
            $0.priority = priority
            $0.services = [service]
        }
    }

    private func office(_ messages: Message...) throws -> Office {
        let office = try Office()
        for message in messages { try office.take(message, name: "\(message.ubrn).json") }
        return office
    }

    private func found(_ text: String, _ office: Office) throws -> [String?] {
        var query = WorklistQuery(.appointmentSlotIssues)
        query.search = text
        guard case .worklist(let page) = try office.desk.answer(.worklist(query), for: try office.actor(.clerk)) else {
            throw WrongReply()
        }
        #expect(page.matching == page.items.count)
        return page.items.map { $0.ubrn?.digits }
    }

    private func board(_ request: BoardRequest, _ office: Office) throws -> BoardReply {
        guard case .board(let reply) = try office.desk.answer(.board(request), for: try office.actor(.supervisor))
        else {
            throw WrongReply()
        }
        return reply
    }

    @Test
    func `the filter of a list finds a service by part of its name, a priority by its mark, and both with a name`()
        throws
    {
        let office = try office(deferred(1), deferred(2, "URGENT"), deferred(3, at: Named.closed))
        let names = try office.desk.store.read { (it) throws(Failure) in try it.services() }
        let own = try #require(names.first { $0.id == Named.clinic }?.name)
        let other = try #require(names.first { $0.id == Named.closed }?.name)
        let word = { (name: String, not: String) in
            Folding.words(name).first { word in !Folding.words(not).joined(separator: " ").contains(word) }
        }
        let only = try #require(word(other, own))
        #expect(try found(only, office) == ["990000000103"])
        #expect(try found("urg", office) == ["990000000102"] && found("URGENT", office) == ["990000000102"])
        #expect(try found("rtn", office).count == 2 && found("2ww", office).isEmpty)
        #expect(try found("\(only) urgent", office).isEmpty)
        #expect(try found("\(only) rtn", office) == ["990000000103"])
        #expect(try found("990000000101", office) == ["990000000101"])
        #expect(try found("9900 0000 0101", office) == ["990000000101"])
        #expect(try found("nobody", office).isEmpty)
    }

    @Test func `a word that begins a surname never means everything that is routine`() {
        #expect(!Priority.routine.isMeant(by: "rou") && !Priority.routine.isMeant(by: "r"))
        #expect(Priority.urgent.isMeant(by: "urg") && !Priority.urgent.isMeant(by: "ur"))
        #expect(Priority.twoWeekWait.isMeant(by: "2ww") && !Priority.twoWeekWait.isMeant(by: "2"))
    }

    @Test func `the meeting and the tracker look among all who wait, and say how many fit of how many`() throws {
        let office = try office(
            deferred(1), deferred(2, "URGENT"), deferred(3, "TWO_WEEK_WAIT", at: Named.closed),
            deferred(4, "TWO_WEEK_WAIT"))
        guard case .meeting(let page) = try board(.meeting(service: nil, matching: "urgent"), office),
            case .meeting(let all) = try board(.meeting(service: nil), office),
            case .tracker(let tracked) = try board(.tracker(matching: "990000000104"), office)
        else { throw WrongReply() }
        #expect(page.lines.map { $0.item.ubrn?.digits } == ["990000000102"])
        #expect(page.matching == 1 && page.total == 4 && page.search == "urgent")
        #expect(all.matching == 4 && all.search == nil)
        #expect(tracked.total == 2 && tracked.matching == 1)
        #expect(tracked.lines.map { $0.item.ubrn?.digits } == ["990000000104"])
    }

    @Test func `a suspected cancer that was sent back is tracked no more, and board and list count the same overdue`()
        throws
    {
        let office = try office(deferred(1, "TWO_WEEK_WAIT"), deferred(2, "TWO_WEEK_WAIT", at: Named.triage))
        func counts() throws -> (list: WorklistCount?, board: TrackerPage) {
            guard case .home(let home) = try office.desk.answer(.home, for: try office.actor(.supervisor)),
                case .tracker(let page) = try board(.tracker(), office)
            else { throw WrongReply() }
            return (home.counts.first { $0.worklist == .suspectedCancer }, page)
        }
        #expect(try counts().list?.total == 2)
        try office.act(.returnToReferrerWithAdvice, "990000000102", as: .clinician) { $0.comment = "Not needed." }
        office.clock.now = at("2026-12-03T09:30:00Z")
        let (list, page) = try counts()
        let overdue = page.lines.count { $0.item.isOverdue(today: office.clock.now.londonDay) }
        #expect(list?.total == 1 && list?.overdue == 1 && overdue == 1)
        #expect(page.lines.map { $0.item.ubrn?.digits } == ["990000000101"])
        #expect(try office.examine() == [])
    }

    @Test func `what a colleague has in hand is what they own and what they have claimed`() throws {
        let office = try office(deferred(1), deferred(2), deferred(3))
        try office.act(.assign, "990000000101", as: .supervisor) { $0.to = "clerk" }
        try office.act(.claim, "990000000102", as: .clerk)
        guard case .inHand(let page) = try board(.inHand("clerk"), office) else { throw WrongReply() }
        #expect(page.staff.login == "clerk" && page.total == 1)
        #expect(page.owned.map { $0.ubrn?.digits } == ["990000000101"])
        #expect(page.claimed.map { $0.ubrn?.digits } == ["990000000102"])
        #expect(page.claimed.first?.worklist == .appointmentSlotIssues)
        #expect(failure { _ = try board(.inHand("nobody"), office) } == .notFound("a user called nobody"))
    }

    @Test(arguments: [Role.clerk, .clinician, .supervisor])
    func `home names the lists that the role could sign off and nobody has today`(role: Role) throws {
        let office = try office(deferred(1), deferred(2, at: Named.closed))
        func left() throws -> [String] {
            guard case .home(let page) = try office.desk.answer(.home, for: try office.actor(role)) else {
                throw WrongReply()
            }
            return page.unsigned.filter { $0.worklist == .appointmentSlotIssues }.compactMap(\.service)
        }
        #expect(try left() == [Named.clinic, Named.closed])
        try office.sign(service: Named.clinic)
        #expect(try left() == [Named.closed])
        try office.sign()
        #expect(try left().isEmpty)
    }
}
