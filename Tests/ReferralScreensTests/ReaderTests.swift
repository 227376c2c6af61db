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

    @Test func `letters of earlier referrals lie beside the letter by two keys, each saying of which it is`() {
        let robot = RobotDesk(.clinician, size: Size(rows: 30, columns: 132), desk: Scene.withEarlier())
        robot.press("1", "Enter", "e")
        #expect(robot.screen.contains("Accepted on the protocol for lesions."))
        #expect(robot.screen.contains("EARLIER REFERRAL") && robot.screen.contains("Watch it for six months."))
        #expect(robot.words.contains("Its letters and decisions are not shown to you."), "of the one elsewhere")
        robot.press("e")
        #expect(robot.screen.contains("4 Earlier: GP letter   M more"))
        #expect(robot.screen.contains("The same mole, then of 3 mm."))
        #expect(robot.words.contains("received 03-Dec-2024") && robot.screen.contains("0000 0049 0007"))
        #expect(robot.screen.contains("1 GP letter  2 Photograph"), "this letter stays")
        robot.press("e")
        #expect(!robot.screen.contains("The same mole"))
    }

    @Test func `an earlier letter is read as that of its own referral, and is no duty before a decision`() {
        let robot = RobotDesk(.clinician, size: Size(rows: 30, columns: 132), desk: Scene.withEarlier())
        robot.press("1", "Enter", "e", "4")
        #expect(robot.desk.asked.contains(.documentRead(.id(91), document: 910, toEnd: true)))
        #expect(!robot.desk.asked.contains { if case .documentRead(.id(1), 910, _) = $0 { true } else { false } })
        robot.press("x")
        #expect(!robot.screen.contains("Earlier: GP letter"), "not among what ought to be read first")
        robot.press("Esc", "r")
        #expect(robot.screen.contains("4 Earlier: GP letter"), "still there when the referral is read again")
    }

    @Test func `a role without clinical text asks for no earlier letters`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 30, columns: 132), desk: Scene.withEarlier())
        robot.press("6", "Enter", "e")
        #expect(!robot.desk.asked.contains { if case .earlier = $0 { true } else { false } })
    }

    @Test func `on a narrow screen a document asked for by number takes the place of what lies beside`() {
        let robot = RobotDesk(.clinician, desk: Scene.withEarlier())
        robot.press("1", "Enter", "e", "4")
        #expect(robot.screen.contains("The same mole, then of 3 mm."))
        robot.press("1")
        #expect(robot.screen.contains("Line 1 of a letter about a pigmented lesion."))
    }
}
