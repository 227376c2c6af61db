// Questions handed up to a colleague, and runs through a list that are left and taken up again.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct RunTests {
    @Test func `a question handed up is on the colleague's list until it is answered`() throws {
        let office = try HandlingTests.office()
        let registrar = try HandlingTests.colleague(office, "registrar", .clinician)
        let consultant = try office.actor(.clinician)
        var command = ReferralCommand(.handUp)
        command.to = "clinician"
        command.comment = "Is this one for us?"
        _ = try office.desk.answer(.perform(command, on: office.name(HandlingTests.ubrn(1))), for: registrar)
        let list = try HandlingTests.page(office, .forDiscussion, consultant)
        #expect(
            list.items.map(\.ubrn?.digits) == [HandlingTests.ubrn(1)] && list.items.first?.owner?.login == "clinician")
        #expect(try HandlingTests.detail(office, 1, consultant).question?.text == "Is this one for us?")
        #expect(try HandlingTests.detail(office, 1, office.actor(.clerk)).question == nil)
        var answer = ReferralCommand(.answer)
        answer.comment = "Yes."
        let notHis = failure {
            _ = try office.desk.answer(.perform(answer, on: office.name(HandlingTests.ubrn(1))), for: registrar)
        }
        #expect(notHis == .refused(.noQuestion))
        _ = try office.desk.answer(.perform(answer, on: office.name(HandlingTests.ubrn(1))), for: consultant)
        #expect(try HandlingTests.page(office, .forDiscussion, consultant).items.isEmpty)
        #expect(try office.examine() == [])
    }

    @Test func `a run is left and taken up again where it was`() throws {
        let office = try HandlingTests.office()
        let clerk = try office.actor(.clerk)
        func step(_ step: RunStep) throws -> RunProgress {
            guard case .run(let progress) = try office.desk.answer(.run(step), for: clerk) else { throw WrongReply() }
            return progress
        }
        #expect(failure { _ = try step(.next) } == .notFound("a run of yours"))
        let start = try step(.start(.appointmentSlotIssues, service: nil))
        #expect(start.current?.referral.ubrn?.digits == HandlingTests.ubrn(3) && start.remaining == 4)
        let paused = try step(.pause)
        #expect(paused.current == nil && paused.run.pausedAt != nil)
        #expect(paused.remaining == start.remaining && paused.overdue == start.overdue)
        #expect(try step(.look).remaining == start.remaining)
        #expect(try HandlingTests.count(office, .appointmentSlotIssues, clerk).unclaimed == 4)
        let resumed = try step(.resume)
        #expect(resumed.current?.referral.ubrn?.digits == HandlingTests.ubrn(3))
        office.clock.now = morning.adding(seconds: 30)
        try office.act(.book, HandlingTests.ubrn(3), as: .clerk) { $0.slot = "slot-1" }
        let second = try step(.next)
        #expect(second.run.handled == 1 && second.run.skipped == 0 && second.remaining == 3)
        let skipped = second.current?.referral.ubrn?.digits
        let third = try step(.skip)
        #expect(third.run.skipped == 1 && third.current?.referral.ubrn?.digits != skipped)
        // Taken up again, it names what was done before, in its order; what was not acted on was passed over.
        _ = try step(.pause)
        let again = try step(.resume)
        #expect(again.deeds?.map(\.action) == ["book", nil] && third.deeds == nil)
        #expect(
            again.deeds?.allSatisfy { $0.patient.id > 0 } == true && again.run.handled == 1 && again.run.skipped == 1)
        let end = try step(.end)
        #expect(end.run.handled == 1)
        #expect(try HandlingTests.count(office, .appointmentSlotIssues, clerk).unclaimed == 3)
    }
}
