// The hazards of a list, as they meet whoever runs through it letter by letter.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct RunHazardTests {
    @Test func `PLI066 in a run, what is done vanishes`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "a", "Ctrl-S", "s", "s", "s")
        #expect(robot.context == .run)
        for name in ["SMITH", "OKAFOR", "NOWAK", "JONES"] { #expect(robot.screen.contains(name)) }
    }

    @Test func `PLI097 in a run, the letter is changed under the reader`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "j")
        robot.desk.changed = true
        _ = robot.app.lookElsewhere()
        robot.app.draw()
        #expect(robot.rows[1].contains("SMITH"))
        #expect(robot.screen.contains("changed elsewhere"))
    }

    @Test func `PLI001 in a run, two versions of one fact`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "a")
        robot.desk.referrals[1]?.version += 1
        robot.press("Ctrl-S")
        #expect(robot.desk.referrals[1]?.accepted == false)
        #expect(robot.screen.contains("Somebody changed this referral while the form was open"))
        robot.press("Ctrl-S")
        #expect(robot.desk.referrals[1]?.accepted == true)
        #expect(robot.rows[1].contains("OKAFOR"))
    }

    @Test func `PLI220 in a run, a desk that does not answer is not taken for the end of the list`() {
        let robot = RobotDesk(.clinician)
        robot.press("R")
        robot.desk.failing = .busy(holder: "an import")
        robot.press("s")
        #expect(robot.context == .run)
        #expect(robot.said.contains("r tries again.") || robot.screen.contains("r tries again."))
        #expect(!robot.screen.contains("Nothing more"))
        robot.desk.failing = nil
        robot.press("r")
        #expect(robot.context == .referral)
        #expect(robot.rows[1].contains("SMITH"))
        robot.press("s")
        #expect(robot.rows[1].contains("OKAFOR"))
    }

    @Test(arguments: [60, 80, 100, 132, 200])
    func `PLI044 at the end of a run the NHS number is missing`(columns: Int) {
        let robot = RobotDesk(.clinician, size: Size(rows: 24, columns: columns))
        robot.press("R", "s", "s", "s", "s")
        for number in ["999 100 0100", "999 100 0240", "999 100 0410", "999 100 0380"] {
            #expect(robot.screen.contains(number))
        }
    }

    @Test func `in a run the banner names one patient, on each letter and form`() {
        let robot = RobotDesk(.clinician)
        robot.press("R")
        for name in ["SMITH", "OKAFOR", "NOWAK", "JONES"] {
            #expect(robot.rows[1].contains(name))
            robot.press("x")
            #expect(robot.rows[1].contains(name))
            robot.press("Esc", "s")
        }
    }

    @Test func `a run said line by line tells how far it is and what is asked`() {
        let desk = FakeDesk.clinic()
        desk.questions[1] = Question(
            id: 1, by: FakeDesk.people[1], of: FakeDesk.people[2], askedAt: FakeDesk.now, text: "Is this one for us?")
        let robot = RobotDesk(.clinician, desk: desk)
        robot.press("5", "R")
        let page = robot.app.page().lines.map(\.string)
        #expect(page.contains("Place: 1 of 1, 0 overdue, For Discussion"))
        #expect(page.contains("Page 1: Question, on show"))
        #expect(page.contains("Is this one for us?"))
    }
}
