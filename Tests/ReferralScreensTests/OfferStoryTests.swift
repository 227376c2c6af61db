// Offering slots to a patient on the telephone, key by key.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralScreens

struct OfferStoryTests {
    private func asked(_ robot: RobotDesk) -> [ReferralCommand] {
        robot.desk.asked.compactMap { request in
            guard case .perform(let command, _) = request else { return nil }
            return command
        }
    }

    @Test func `an offered slot is declined and the next shown by one key`() throws {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b")
        #expect(robot.screen.contains("> Tue 10-Nov-2026 09:20    2   0 of 2 best"))
        robot.press("3")
        let command = try #require(asked(robot).last)
        #expect(command.action == .declineOffer && command.slot == "S0" && command.reason == "day")
        #expect(robot.screen.contains("> Wed 11-Nov-2026 09:20    1   1 of 2 best"))
        #expect(robot.notice == " Declined: day (7 days of notice, not reasonable). Offer the next.")
        robot.press("Left")
        #expect(robot.screen.contains("> Tue 10-Nov-2026 09:20    2   0 of 2 no"))
        robot.press("Right")
        // And again, for another reason; then the third is taken.
        robot.press("6", "Enter", "Ctrl-S")
        #expect(robot.desk.offers[7]?.declined.map(\.reason) == [.day, .clinician])
        #expect(robot.desk.referrals[7]?.appointment?.slot == "S2")
    }

    @Test func `a key that is no reason declines nothing`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b", "8", "9")
        #expect(asked(robot).isEmpty)
    }

    @Test func `a slot offered by letter waits for the patient's word`() throws {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b", "Down", "o")
        let command = try #require(asked(robot).last)
        #expect(command.action == .offer && command.slot == "S1" && command.reason == nil)
        #expect(robot.notice.contains("Offered (8 days of notice, not reasonable). It waits for the patient's word."))
        #expect(robot.context == .slots)
    }

    @Test func `what is refused is said and the list stays`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b")
        robot.desk.patients[7]?.died = FakeDesk.now.londonDay
        robot.press("2")
        #expect(robot.notice.contains("The patient has died."))
        #expect(robot.context == .slots)
    }

    @Test func `when the last slot is declined it is said that nothing else is free`() {
        let robot = RobotDesk(.clerk)
        robot.desk.slots = Array(robot.desk.slots.prefix(1))
        robot.press("1", "b", "7")
        #expect(robot.notice.contains("Nothing else is free."))
    }

    @Test func `the form of a no from the menu offers the reasons`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Enter", ".", "Down", "Down", "Down", "Down", "Down", "Down", "Enter")
        #expect(robot.context == .form)
        for reason in Offer.Reason.allCases { #expect(robot.screen.lowercased().contains(reason.label)) }
    }
}
