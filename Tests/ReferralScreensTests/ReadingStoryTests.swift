// What stays as the reader chose it, what a run says of what was skipped, and what a row says of one's own acts and calls.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct ReadingStoryTests {
    private func letterRows(_ robot: RobotDesk) -> Int { robot.rows.count { $0.contains("pigmented lesion") } }

    @Test func `a letter that was given the whole screen leaves it to the next one of the run`() {
        let robot = RobotDesk(.clinician)
        robot.press("R")
        let split = letterRows(robot)
        robot.press("Tab")
        let whole = letterRows(robot)
        #expect(whole > split + 4)
        robot.press("a", "Ctrl-S")
        #expect(robot.rows[1].contains("OKAFOR"))
        #expect(letterRows(robot) == whole)
        // It was so when it was opened: one Esc leaves, and the next letter of the sitting lies the same.
        robot.press("Esc")
        #expect(robot.context == .home)
        robot.press("1", "Enter")
        #expect(letterRows(robot) == whole)
    }

    @Test func `Esc takes back what Tab changed on this letter, and the summary alone is for this letter only`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter")
        let split = letterRows(robot)
        robot.press("Tab", "Tab")
        #expect(letterRows(robot) == 0)
        robot.press("Esc")
        #expect(robot.context == .referral)
        #expect(letterRows(robot) == split)
        robot.press("Tab", "Tab", ">")
        #expect(letterRows(robot) > split + 4)
    }

    @Test func `what was skipped and still waits overdue counts as overdue`() {
        let robot = RobotDesk(.clinician)
        robot.press("R")
        #expect(robot.screen.contains("1 of 4, 4 overdue"))
        robot.press("s", "s")
        #expect(robot.screen.contains("3 of 4, 4 overdue"))
        robot.press("a", "Ctrl-S")
        #expect(robot.screen.contains("4 of 4, 3 overdue"))
    }

    @Test func `one's own act is no change by others, before and after the list is read again`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "P", "n")
        #expect(robot.rows[4].hasPrefix(">."))
        robot.press("r")
        #expect(!robot.rows[4].hasPrefix(">*"))
        // A colleague's change of the next row is marked.
        robot.desk.referrals[5]?.version += 1
        robot.press("r")
        #expect(robot.rows[5].hasPrefix(" *"))
        #expect(!robot.rows[4].hasPrefix(">*"))
    }

    @Test func `a call made stands on the row and on the referral with its number and what came of it`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "P", "n")
        #expect(robot.rows[1].contains("tried 03-Nov-2026 14:32"))
        robot.press("P", "l", "Enter")
        #expect(robot.screen.contains("Calls tried 2 times, last 03-Nov-2026 14:32 message left"))
        let wide = RobotDesk(.clerk, size: Size(rows: 43, columns: 132), desk: robot.desk)
        wide.press("1")
        #expect(wide.rows[3].contains("Last tried"))
        #expect(wide.rows[4].contains("03-Nov-2026 14:32"))
        #expect(!wide.rows[5].contains("03-Nov-2026 14:32"))
    }
}
