// A clinician and a referrer working their lists of advice and guidance, key by key.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

extension FakeDesk {
    /// The clinic with one question from its first patient's referrer.
    static func asked() -> FakeDesk {
        let desk = FakeDesk.clinic()
        guard var question = desk.referrals[1] else { return desk }
        question.state = .notBooked
        question.appointment = nil
        question.reviewStatus = nil
        question.advice = .providerResponseRequired
        question.referringOrganisation = "RXX"
        question.adviceFirstRequested = question.receivedAt
        desk.referrals[1] = question
        var message = AdviceMessage(
            at: question.receivedAt, by: "referrer", side: .referrer, text: "Is a biopsy needed first?")
        message.byName = "Dr Ruth Penn"
        desk.messages[1] = [message]
        return desk
    }
}

@Suite struct AdviceScreenTests {
    /// Opens the action menu on an action and its form.
    private func open(_ label: String, _ robot: RobotDesk) {
        robot.press(".")
        for _ in 0..<60 where !robot.rows.contains(where: { $0.hasPrefix(">") && $0.contains(label) }) {
            robot.press("Down")
        }
        robot.press("Enter")
    }

    @Test func `a clinician reads the question before the letter, and answers it from the list`() throws {
        let robot = RobotDesk(.clinician, size: Size(rows: 40, columns: 120), desk: .asked())
        robot.press("3")
        #expect(robot.screen.contains("Advice asked for"))
        robot.press("Enter")
        #expect(robot.screen.contains("1 Conversation"))
        #expect(robot.screen.contains("Is a biopsy needed first?") && robot.screen.contains("Referrer, Dr Ruth Penn"))
        #expect(robot.screen.contains("2 GP letter"))
        #expect(robot.screen.contains("not authorised"))
        open("Advise", robot)
        #expect(robot.context == .form)
        for option in AdviceRecommendation.allCases { #expect(robot.screen.contains(option.label)) }
        #expect(robot.screen.contains("0/8,000"))
        robot.press("Ctrl-S")
        #expect(robot.screen.contains("Write a comment."))
        robot.press("Yes, please.", "Ctrl-S")
        #expect(robot.screen.contains("Choose an outcome."))
        robot.press("1", "Ctrl-S")
        let after = try #require(robot.desk.referrals[1])
        #expect(after.advice == .referrerToReviewResponse && after.adviceRecommendation == .adviceOnly)
        #expect(robot.desk.messages[1]?.last?.text == "Yes, please.")
        #expect(robot.notice.contains("Advised: SMITH, Jane"))
    }

    @Test func `the referrer reads the answer and closes the conversation`() throws {
        let desk = FakeDesk.asked()
        desk.referrals[1]?.advice = .referrerToReviewResponse
        let robot = RobotDesk(.referrer, size: Size(rows: 40, columns: 120), desk: desk)
        robot.press("5", "Enter")
        #expect(robot.screen.contains("Is a biopsy needed first?"))
        open("Close the conversation", robot)
        robot.press("Ctrl-S")
        #expect(robot.desk.referrals[1]?.advice == .endedClosed)
    }

    @Test func `a referrer makes it a referral at a service chosen from all there are`() throws {
        let desk = FakeDesk.asked()
        desk.referrals[1]?.advice = .referrerToReviewResponse
        let robot = RobotDesk(.referrer, size: Size(rows: 40, columns: 120), desk: desk)
        robot.press("5", "Enter")
        open("Create a referral", robot)
        #expect(robot.screen.contains("Dermatology, Fenland (11010)"))
        robot.press("2", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.advice == .converted)
        #expect(robot.desk.referrals[1]?.shortlist == ["11020"])
    }

    @Test func `what is not authorised says so in the menu`() {
        let robot = RobotDesk(.clinician, size: Size(rows: 60, columns: 120), desk: .asked())
        robot.press("3", "Enter")
        open("Convert to a referral", robot)
        #expect(robot.screen.contains("The referrer has not allowed this to be made into a referral."))
    }

    @Test(arguments: [Role.clerk, .supervisor])
    func `no word of a conversation is drawn for a role without clinical text`(
        role: Role
    ) {
        let robot = RobotDesk(role, size: Size(rows: 40, columns: 120), desk: .asked())
        robot.press("f", "Smith", "Enter")
        #expect(robot.screen.contains("SMITH, Jane") && robot.screen.contains("Advice asked for"))
        #expect(!robot.screen.contains("biopsy") && !robot.screen.contains("Conversation"))
    }
}
