// Reading a letter: headings to jump to, and another letter or the last decision beside it.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct ReaderTests {
    private static let letter = """
        Bellfounder Court Practice
        Dear Colleague,

        REASON FOR REFERRAL
        \((1...30).map { "Reason line \($0)." }.joined(separator: "\n"))

        Current medication: none
        Problem list:
        - asthma
        \((1...30).map { "Filler line \($0)." }.joined(separator: "\n"))
        **ALLERGIES**
        None known.
        Tel: 01632 960787
        \((1...30).map { "Last line \($0)." }.joined(separator: "\n"))
        """

    private func desk() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.documents[1]?[0].text = Self.letter
        return desk
    }

    @Test func `headings are found however they are written, and ordinary lines are none`() {
        #expect(
            JumpPoints.find(in: Self.letter).map(\.title.string)
                == ["REASON FOR REFERRAL", "Current medication", "Problem list", "ALLERGIES"])
        #expect(JumpPoints.find(in: "").isEmpty)
        #expect(JumpPoints.find(in: "NHS 999 100 0100\nM\nDear Dr,\n12:30: no\n:::\n").isEmpty)
        #expect(JumpPoints.find(in: "A\r\nPLAN\r\nB").map(\.title.string) == ["PLAN"])
    }

    @Test func `a key goes from heading to heading`() {
        let robot = RobotDesk(.clinician, desk: desk())
        robot.press("1", "Enter", "Tab", "}")
        #expect(robot.rows[5].contains("REASON FOR REFERRAL"))
        robot.press("}")
        #expect(robot.rows[5].contains("Current medication: none"))
        robot.press("}", "}")
        #expect(robot.rows[5].contains("ALLERGIES"))
        robot.press("}")
        #expect(robot.notice == " No heading further down.")
        robot.press("{")
        #expect(robot.rows[5].contains("Problem list"))
    }

    @Test func `the headings are a list to choose from`() {
        let robot = RobotDesk(.clinician, desk: desk())
        robot.press("1", "Enter", "Tab", "J")
        #expect(robot.context == .jumps)
        #expect(robot.screen.contains("Headings of GP letter"))
        robot.press("Down", "Down", "Enter")
        #expect(robot.context == .referral)
        #expect(robot.rows[5].contains("Problem list:"))
        robot.press("J", "Esc")
        #expect(robot.context == .referral)
        robot.press("]", "J")
        #expect(robot.notice == " This document has no headings.")
    }

    @Test func `the last decision lies beside the letter on a wide screen`() {
        let desk = desk()
        desk.lines[1] = [HistoryLine.decision("Sent back once before")]
        let robot = RobotDesk(.clinician, size: Size(rows: 30, columns: 132), desk: desk)
        robot.press("1", "Enter", "e")
        #expect(robot.screen.contains("3 Decisions   M more"))
        #expect(robot.screen.contains("Sent back once before"))
        #expect(robot.screen.contains("REASON FOR REFERRAL"))
        robot.press("e")
        #expect(!robot.screen.contains("Sent back once before"))
        #expect(robot.screen.contains("State Booked"))
        robot.press("e")
        #expect(robot.screen.contains("2 Photograph   M more"))
    }

    @Test func `on a narrow screen a key shows it in the place of the letter, and brings the letter back`() {
        let desk = desk()
        desk.lines[1] = [HistoryLine.decision("Sent back once before")]
        let robot = RobotDesk(.clinician, desk: desk)
        robot.press("1", "Enter", "e")
        #expect(robot.screen.contains("Sent back once before"))
        robot.press("e")
        #expect(robot.screen.contains("Dear Colleague"))
    }

    @Test func `a letter read beside another is reported as read`() {
        let desk = desk()
        var older = ReferralDocument(title: "Earlier letter", type: "Referral letter", availability: "AVAILABLE")
        older.id = 12
        older.digest = "0012"
        older.text = "short"
        desk.documents[1]?.append(older)
        let robot = RobotDesk(.clinician, size: Size(rows: 30, columns: 132), desk: desk)
        robot.press("1", "Enter", "e")
        #expect(!robot.desk.asked.contains(.documentRead(.id(1), document: 12, toEnd: true)))
        robot.press("e", "e", "e")
        #expect(robot.screen.contains("3 Earlier letter   M more"))
        #expect(robot.desk.asked.contains(.documentRead(.id(1), document: 12, toEnd: true)))
    }

    @Test func `a role without clinical text has nothing beside`() {
        let desk = desk()
        desk.lines[1] = [HistoryLine.decision("pigmented")]
        let robot = RobotDesk(.clerk, size: Size(rows: 30, columns: 132), desk: desk)
        robot.press("6", "Enter", "e", "J", "}")
        #expect(robot.notice == " There is no letter on the screen.")
        #expect(!robot.screen.contains("pigmented"))
    }
}
