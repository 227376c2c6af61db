// A clinician's run through the letters, key by key.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct RunStoryTests {
    @Test func `one key from the worklists opens the most urgent letter and says how far it is`() {
        let robot = RobotDesk(.clinician)
        robot.press("R")
        #expect(robot.context == .referral)
        #expect(robot.rows[1].contains("SMITH, Jane (Mrs)"))
        #expect(robot.rows[2].contains("1 of 4, 4 overdue, Referrals for"))
        #expect(robot.said.contains("1 of 4, 4 overdue. s skips, Esc leaves it and keeps your place."))
    }

    @Test func `in a run accepting takes two keys and the next letter opens at once`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "R")
        robot.press("a", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.accepted == true)
        #expect(robot.rows[1].contains("OKAFOR, Chidi (Mr)"))
        #expect(robot.rows[2].contains("2 of 4, 3 overdue"))
        #expect(robot.said.contains("Accepted: SMITH, Jane (Mrs) (999 100 0100). Next: 2 of 4, 3 overdue."))
    }

    @Test func `the next of a run takes one key, and what is skipped is counted`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "s")
        #expect(robot.rows[1].contains("OKAFOR"))
        #expect(robot.desk.openRun?.skipped == 1)
        robot.press("Ctrl-N")
        #expect(robot.rows[1].contains("NOWAK"))
        #expect(robot.desk.openRun?.skipped == 2)
    }

    @Test func `a run is left with one key and taken up where it was`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "a", "Ctrl-S", "Esc")
        #expect(robot.context == .home)
        #expect(robot.desk.openRun?.pausedAt != nil)
        #expect(robot.notice == " The run is left at 2 of 4. R takes it up again.")
        #expect(robot.rows[3].contains("R goes on with your run, left at 2 of 4, 3 overdue, Referrals for Review."))
        robot.press("Down", "R")
        #expect(robot.rows[1].contains("OKAFOR"))
        #expect(robot.rows[2].contains("2 of 4, 3 overdue"))
    }

    @Test func `leaving for the worklists by F2 lets the letter go as well`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "R", "F2")
        #expect(robot.context == .home)
        #expect(robot.desk.asked.contains(.run(.pause)))
        robot.press("R", "F7")
        #expect(robot.desk.openRun != nil)
    }

    @Test func `a list that was run through is read again when the run is left`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "R", "a", "Ctrl-S", "Esc")
        #expect(robot.context == .worklist)
        #expect(!robot.screen.contains("SMITH, Jane"))
    }

    @Test func `the end of a run says what was done, and ends it`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "a", "Ctrl-S", "s", "x", "1", "Ctrl-S", "a", "Ctrl-S")
        #expect(robot.context == .run)
        #expect(robot.screen.contains("3 decided, 1 skipped; 0 left, 0 of them overdue."))
        #expect(robot.rows.contains { $0.contains("+ Accepted") && $0.contains("SMITH, Jane") })
        #expect(robot.rows.contains { $0.contains("- Skipped") && $0.contains("OKAFOR") })
        #expect(robot.rows.contains { $0.contains("+ Rejected") && $0.contains("NOWAK") })
        robot.press("Esc")
        #expect(robot.context == .home)
        #expect(robot.desk.openRun == nil)
        #expect(!robot.screen.contains("Your run"))
    }

    @Test func `what was skipped is opened from the end of the run and decided there`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "s", "a", "Ctrl-S", "a", "Ctrl-S", "a", "Ctrl-S")
        #expect(robot.context == .run)
        robot.press("Home", "Enter")
        #expect(robot.rows[1].contains("SMITH"))
        #expect(robot.rows[2].contains("looked at again"))
        robot.press("a", "Ctrl-S")
        #expect(robot.context == .run)
        #expect(robot.desk.referrals.values.count { $0.accepted } == 4)
        #expect(robot.rows.contains { $0.contains("+ Accepted") && $0.contains("SMITH, Jane") })
    }

    @Test func `u takes back the last decision, opens it again, and the run goes on after it`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "a", "Ctrl-S")
        #expect(robot.rows[1].contains("OKAFOR"))
        robot.press("u")
        #expect(robot.desk.referrals[1]?.accepted == false)
        #expect(robot.rows[1].contains("SMITH"))
        #expect(robot.rows[2].contains("looked at again"))
        robot.press("x", "1", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.state == .rejected)
        #expect(robot.rows[1].contains("OKAFOR"))
        #expect(robot.rows[2].contains("2 of 4"))
    }

    @Test func `what was taken back is done again with one key, and the run goes on`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "a", "Ctrl-S", "u")
        #expect(robot.rows[1].contains("SMITH"))
        robot.press("U")
        #expect(robot.desk.referrals[1]?.accepted == true)
        #expect(robot.rows[1].contains("OKAFOR"))
        #expect(robot.rows[2].contains("2 of 4"))
    }

    @Test func `every decision of a run can be undone, the last at its end as well`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "a", "Ctrl-S", "a", "Ctrl-S", "a", "Ctrl-S", "a", "Ctrl-S")
        #expect(robot.context == .run)
        for _ in 0..<4 { robot.press("u", "Esc") }
        #expect(robot.desk.referrals.values.allSatisfy { !$0.accepted })
        #expect(robot.screen.contains("< Taken back"))
    }

    @Test func `the letter before is looked at again, and one comes back to where one was`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "a", "Ctrl-S", "<")
        #expect(robot.rows[1].contains("SMITH"))
        robot.press("Esc")
        #expect(robot.rows[1].contains("OKAFOR"))
        robot.press("Esc")
        #expect(robot.context == .home)
    }

    @Test func `what stays on the list stays in hand until it is decided`() {
        let robot = RobotDesk(.clinician)
        robot.press("R", "s", "p", "3", "Tab", "more pressing", "Ctrl-S")
        #expect(robot.desk.referrals[2]?.priority == .twoWeekWait)
        #expect(robot.rows[1].contains("OKAFOR"))
        #expect(robot.rows[2].contains("2 of 4"))
    }

    @Test func `a role that does not work the list is told so`() {
        let robot = RobotDesk(.clerk)
        robot.press("6", "R")
        #expect(robot.context == .worklist)
        #expect(robot.said.contains("a run through referrals-for-review"))
    }

    @Test func `a key held down skips one letter, not all`() {
        let robot = RobotDesk(.clinician)
        robot.press("R")
        robot.app.press(.character("s"))
        robot.app.press(.character("s"), isHeld: true)
        robot.app.draw()
        #expect(robot.desk.openRun?.skipped == 1)
        #expect(robot.notice.contains("One press, one patient"))
    }

    @Test func `no frame of a clerk's run holds clinical text`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "R")
        #expect(robot.context == .referral)
        var seen = robot.screen
        for key in ["s", "<", "Esc", "s", "s", "s"] {
            robot.press(key)
            seen += robot.screen
        }
        #expect(!seen.contains("pigmented lesion"))
    }

    @Test func `whoever presses keys keeps what they have claimed`() {
        let robot = RobotDesk(.clinician)
        robot.press("R")
        robot.desk.clock = Instant(iso: "2026-11-03T14:36:30Z") ?? FakeDesk.now
        robot.press("j")
        robot.desk.clock = robot.desk.clock.adding(seconds: 60)
        _ = robot.app.passTime()
        robot.desk.clock = Instant(iso: "2026-11-03T14:40:01Z") ?? FakeDesk.now
        _ = robot.app.passTime()
        let renewed = robot.desk.asked.count { $0 == .renewClaims }
        #expect(renewed >= 1)
        robot.desk.clock = robot.desk.clock.adding(seconds: 1_800)
        _ = robot.app.passTime()
        #expect(robot.desk.asked.count { $0 == .renewClaims } == renewed)
    }
}
