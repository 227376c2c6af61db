// What a decision says to the booking desk, and phrases that are written out while one types.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct OutcomeFormTests {
    @Test func `an outcome answers what the booking desk would ring up for`() throws {
        let robot = RobotDesk(.clinician, size: Size(rows: 30, columns: 100))
        robot.press("2", "Enter", "l", "seen in clinic", "Tab", "Tab", "please ring first", "Tab")
        #expect(robot.screen.contains("1 Skin clinic"))
        robot.press("1", "Tab", "2", "Tab", "1", "Tab", "+2w", "Tab", "ECG, bloods")
        #expect(robot.screen.contains("17-Nov-2026"))
        let words = """
            Skin clinic; by telephone; with Dr A Reed; see by 17-Nov-2026; tests first: ECG, bloods. please ring first
            """
        #expect(
            robot.screen.split(separator: "\n").joined(separator: " ").contains("The booking desk reads: Skin clinic"))
        robot.press("Ctrl-S")
        #expect(robot.desk.referrals[7]?.instruction == words)
        #expect(robot.desk.referrals[7]?.comment == "seen in clinic")
        let clerk = RobotDesk(.clerk, size: Size(rows: 43, columns: 132), desk: robot.desk)
        clerk.press("2", "Enter")
        #expect(clerk.screen.contains("Instruction Skin clinic; by telephone; with Dr A Reed; see by 17-Nov-2026"))
        #expect(!clerk.screen.contains("seen in clinic"))
    }

    @Test func `accept and book later takes three keys, free text apart`() {
        let robot = RobotDesk(.clinician)
        robot.press("2", "Enter")
        robot.press("l", "x", "Ctrl-S")
        #expect(robot.desk.referrals[7]?.state == .triagedProviderToAction)
        #expect(robot.desk.referrals[7]?.instruction == nil)
    }

    @Test func `rejecting with a reason takes three keys, returning with advice two and the words`() {
        let robot = RobotDesk(.clinician)
        robot.press("R")
        robot.press("x", "1", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.state == .rejected)
        let other = RobotDesk(.clinician)
        other.press("2", "Enter")
        other.press("v", "y", "Ctrl-S")
        #expect(other.desk.referrals[7]?.state == .triageResponse)
    }

    @Test func `what is left to the booking desk says nothing`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a", "Tab", "End", "2", "Tab", "6", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.accepted == true)
        #expect(robot.desk.referrals[1]?.instruction?.contains("finds best") != true)
    }

    @Test func `a day that is none is refused where it stands`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a", "Tab", "Tab", "Tab", "Tab", "soonish", "Ctrl-S")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("“soonish” is no day. Such as"))
        #expect(robot.desk.referrals[1]?.accepted == false)
        robot.press("Ctrl-U", "fri", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.instruction == "See by 06-Nov-2026.")
    }

    @Test func `the answers outlive the form as words`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a", "bring X-rays", "Tab", "Tab", "2", "Esc", "Esc")
        #expect(robot.context == .referral)
        robot.press("a")
        #expect(robot.screen.contains("By telephone. bring X-rays"))
    }

    @Test func `a form that is longer than the window says so`() {
        let robot = RobotDesk(.clinician, size: Size(rows: 16, columns: 60))
        robot.press("1", "Enter", "a")
        #expect(robot.screen.contains("more field"))
    }
}

@Suite struct PhraseTests {
    private func robot(_ role: Role = .clinician) -> RobotDesk {
        let desk = FakeDesk.clinic()
        desk.surroundings.phrases = [
            Phrase("bl", "Please book within two weeks."), Phrase("ecg", "ECG before the visit."),
        ]
        return RobotDesk(role, desk: desk)
    }

    @Test func `an abbreviation with its mark is written out by the key that ends it`() {
        let robot = robot()
        robot.press("1", "Enter", "a", ".bl", "Space", "soon", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.instruction == "Please book within two weeks. soon")
    }

    @Test func `a word is left alone, and an abbreviation that nobody keeps as well`() {
        let robot = robot()
        robot.press("1", "Enter", "a", "bl", "Space", ".zz", "Space", "e.bl", "Space", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.instruction == "bl .zz e.bl ")
    }

    @Test func `what is written out by the key that sends is read before it is sent`() {
        let robot = robot()
        robot.press("1", "Enter", "a", ".BL", "Ctrl-S")
        #expect(robot.context == .form)
        #expect(robot.desk.referrals[1]?.accepted == false)
        #expect(robot.notice == " “.bl” is written out: read it, then Ctrl-S.")
        #expect(robot.screen.contains("Please book within two weeks."))
        robot.press("Ctrl-S")
        #expect(robot.desk.referrals[1]?.instruction == "Please book within two weeks.")
    }

    @Test func `leaving a field writes out what was typed last`() {
        let robot = robot()
        robot.press("2", "Enter", "l", "new lesion", "Tab", "Tab", ".ecg", "Tab", "Ctrl-S")
        #expect(robot.desk.referrals[7]?.instruction == "ECG before the visit.")
    }

    @Test func `a phrase is chosen from the list and goes where the cursor stands`() {
        let robot = robot()
        robot.press("1", "Enter", "a", "First: ", "Ctrl-E")
        #expect(robot.context == .phrases)
        #expect(robot.screen.contains(".ecg"))
        robot.press("Down", "Enter")
        #expect(robot.context == .form)
        robot.press("Ctrl-S")
        #expect(robot.desk.referrals[1]?.instruction == "First: ECG before the visit.")
    }

    @Test func `phrases are added, changed and removed`() {
        let robot = RobotDesk(.clinician)
        robot.press("Ctrl-E")
        #expect(robot.screen.contains("none yet"))
        robot.press("a", "pb", "Tab", "Please book.", "Ctrl-S")
        #expect(robot.context == .phrases)
        #expect(robot.desk.surroundings.phrases == [Phrase("pb", "Please book.")])
        #expect(robot.screen.contains(".pb"))
        robot.press("a", "pb", "Tab", "Another.", "Ctrl-S")
        #expect(robot.screen.contains("“pb” stands for another phrase."))
        robot.press("Esc", "Esc", "e", "Tab", " Soon.", "Ctrl-S")
        #expect(robot.desk.surroundings.phrases == [Phrase("pb", "Please book. Soon.")])
        robot.press("x", "Ctrl-S")
        #expect(robot.desk.surroundings.phrases.isEmpty)
        robot.press("x")
        #expect(robot.notice == " There is no phrase yet.")
    }

    @Test(arguments: ["", "two words", "bl!", "abcdefghijklm"])
    func `an abbreviation is a short word of letters and digits`(name: String) {
        #expect(!Phrase(name, "Words.").isWhole)
        #expect(Phrase("b2", "Words.").isWhole)
        #expect(!Phrase("b2", "  ").isWhole)
    }
}
