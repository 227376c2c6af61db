// How often somebody tried to reach a patient, and how many of those skipped in a run are still overdue.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct ContactCountTests {
    @Test func `attempts are counted with what came of the last one`() throws {
        let office = try HandlingTests.office()
        let clerk = try office.actor(.clerk)
        #expect(try HandlingTests.detail(office, 1, clerk).contact == nil)
        try office.act(.contactAttempt, HandlingTests.ubrn(1), as: .clerk) { $0.outcome = "no-answer" }
        let first = office.clock.now
        office.clock.now = first.adding(seconds: 600)
        try office.act(.contactAttempt, HandlingTests.ubrn(1), as: .clerk) { $0.outcome = "message-left" }
        let two = try #require(try HandlingTests.detail(office, 1, clerk).contact)
        #expect(two.count == 2 && two.last == .messageLeft && two.lastAt == office.clock.now)
        #expect(try HandlingTests.detail(office, 2, clerk).contact == nil)
    }

    @Test func `what was skipped in a run and still waits is overdue all the same`() throws {
        let office = try HandlingTests.office()
        let clerk = try office.actor(.clerk)
        func step(_ step: RunStep) throws -> RunProgress {
            guard case .run(let progress) = try office.desk.answer(.run(step), for: clerk) else { throw WrongReply() }
            return progress
        }
        office.clock.now = morning.adding(seconds: 60 * 86_400)
        let start = try step(.start(.appointmentSlotIssues, service: nil))
        #expect(start.overdue == 4 && start.passedOverdue == 0)
        let second = try step(.skip)
        #expect(second.overdue == 3 && second.passedOverdue == 1)
        let third = try step(.next)
        #expect(third.overdue == 2 && third.passedOverdue == 2)
        // Once they may be handed out again they are among what remains, and are not counted twice.
        office.clock.now = office.clock.now.adding(seconds: 5 * 3_600)
        let later = try step(.look)
        #expect(later.overdue + later.passedOverdue == 4)
        #expect(later.passedOverdue == 0)
    }
}
