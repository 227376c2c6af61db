// What takes its time on many referrals: how far it is, stopped by Esc, and exactly what was done and what was left.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

struct LongWorkTests {
    /// All three rows of a list are marked, and one is done at a time.
    private func robot(_ portion: Int = 1) -> RobotDesk {
        let desk = FakeDesk.clinic()
        desk.askJob = { [unowned desk] in SlowBulk($0, by: $1, at: desk, portion: portion) }
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("1", "*", "P", "1")
        return robot
    }

    private func goOn(_ robot: RobotDesk) {
        robot.app.goOn()
        robot.app.draw()
    }

    private func reached(_ robot: RobotDesk) -> Int {
        robot.desk.referrals.values.count { $0.lastContact == FakeDesk.now }
    }

    @Test func `an act on many says how far it is, other keys wait for nothing, and its end is told as ever`() {
        let robot = robot()
        robot.press("Ctrl-S")
        #expect(robot.notice.contains("1 of 3 referrals done. Esc stops it.") && reached(robot) == 1)
        #expect(robot.rows.last?.contains("Esc stop it") == true)
        robot.press("Ctrl-S", "u", "Ctrl-Q")
        #expect(reached(robot) == 1 && !robot.app.hasQuit)
        goOn(robot)
        #expect(robot.notice.contains("2 of 3 referrals done."))
        goOn(robot)
        #expect(robot.context == .worklist && robot.app.waiting == nil && reached(robot) == 3)
        #expect(robot.notice == " Contact attempt recorded: 3 referrals.")
    }

    @Test func `stopped, it says how many were done and how many left, which stay marked to go on with`() {
        let robot = robot()
        robot.press("Ctrl-S")
        goOn(robot)
        robot.press("Esc")
        #expect(robot.context == .worklist && robot.app.waiting == nil && reached(robot) == 2)
        #expect(
            robot.said.contains(
                "Stopped. Contact attempt recorded: 2 referrals. 1 left as they were, still marked."))
        #expect(robot.rows[2].contains("1 marked"))
        robot.press("P", "1", "Ctrl-S")
        #expect(reached(robot) == 3)
    }

    @Test func `what was done before it was stopped is taken back by one key`() {
        let desk = FakeDesk.clinic()
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("1", "*", "T", "2")
        desk.askJob = { [unowned desk] in SlowBulk($0, by: $1, at: desk, portion: 2) }
        robot.press("Ctrl-S", "Esc")
        #expect(robot.said.contains("Stopped. Assigned: 2 referrals. 1 left as they were, still marked. u takes"))
        desk.askJob = nil
        robot.press("Esc", "u")
        #expect(robot.notice.contains("Taken back:") && robot.notice.contains("2 referrals"))
    }

    @Test func `taking back is stopped too, and the same key goes on with the rest`() {
        let desk = FakeDesk.clinic()
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("1", "*", "T", "2", "Ctrl-S")
        desk.askJob = { [unowned desk] in SlowBulk($0, by: $1, at: desk, portion: 2) }
        robot.press("u")
        #expect(robot.notice.contains("2 of 3 referrals taken back. Esc stops it."))
        robot.press("Esc")
        #expect(robot.said.contains("2 referrals. 1 referral left as they were: u goes on."))
        robot.press("u")
        #expect(robot.notice.contains("Taken back:") && robot.app.waiting == nil)
        robot.press("u")
        #expect(robot.said.contains("You have done nothing"))
    }

    @Test func `a forecast that is counted is left by the key that stops it, and nothing was changed`() {
        let desk = FakeDesk.morning()
        desk.askJob = { request, _ in request == .report(ReportQuery(.rtt)) ? SlowCount() : nil }
        let robot = RobotDesk(.supervisor, size: Size(rows: 30, columns: 132), desk: desk)
        robot.press("Ctrl-G", "7")
        #expect(robot.notice.contains("8,000 of 200,000 referrals counted. Esc stops it."))
        robot.press("Esc")
        #expect(robot.context == .home)
        #expect(robot.notice.contains("Stopped at 8,000 of 200,000 referrals. Nothing was changed."))
    }

    @Test func `what fails on its way says so, and what the user was at is still there`() {
        let desk = FakeDesk.clinic()
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("1", "*", "P", "1")
        desk.askJob = { _, _ in FailingJob() }
        robot.press("Ctrl-S")
        #expect(robot.context == .form && robot.app.waiting == nil && robot.screen.contains("disk is full"))
    }
}

/// A count that never ends.
final class SlowCount: AskJob {
    private var pieces = 0
    let unit = "referral"
    let done = "counted"
    var progress: (done: Int, of: Int) { (pieces * 8_000, 200_000) }
    let partly: Reply? = nil
    let next: ReferralName? = nil
    func goOn() throws(Failure) -> Reply? {
        pieces += 1
        return nil
    }
}

private final class FailingJob: AskJob {
    let unit = "referral"
    let done = "done"
    let progress = (done: 0, of: 3)
    let partly: Reply? = .many([])
    let next: ReferralName? = nil
    func goOn() throws(Failure) -> Reply? { throw .full }
}
