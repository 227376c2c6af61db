// A list leaves the program, key by key: printed, written into a file, watched and stopped.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

/// A job that takes as many steps as it is told.
final class SlowJob: PrintJob {
    var steps: Int
    var isStopped = false
    let total: Int
    private let stepsInAll: Int
    var fault: Failure?
    var unit = "row"

    init(steps: Int, of total: Int) {
        self.steps = steps
        stepsInAll = steps
        self.total = total
    }

    var progress: (done: Int, of: Int) { (total * (stepsInAll - steps) / stepsInAll, total) }
    func goOn() throws(Failure) -> String? {
        if let fault { throw fault }
        steps -= 1
        return steps == 0 ? "The list with \(grouped(total)) rows lies in exports/list.csv." : nil
    }
    @discardableResult func stop() -> String {
        isStopped = true
        return "the file is taken away"
    }
}

struct ListStoryTests {
    @Test func `a list is printed by two keys, filter, order and number of rows said before`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "s", "d", "/", "kh", "Enter", "L")
        #expect(robot.context == .form)
        #expect(
            robot.words.contains("Appointment Slot Issues, filter “kh” (2 hidden), sorted: due day, earliest first."))
        #expect(robot.words.contains("1 row with names and NHS numbers goes into the spool"))
        #expect(robot.desk.printed.isEmpty, "nothing before Ctrl-S")
        robot.press("L", "e", "Enter")
        #expect(robot.desk.printed.isEmpty, "the key that opened the form never sends it")
        robot.press("Ctrl-S")
        var query = WorklistQuery(.appointmentSlotIssues)
        query.order = .due
        query.search = "kh"
        #expect(robot.desk.printed == [.worklist(query)])
        #expect(robot.context == .worklist && robot.notice.contains("Printed into the spool."))
    }

    @Test func `a list is exported by two keys`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "e")
        #expect(robot.words.contains("All 3 rows with names and NHS numbers go into a CSV file"))
        #expect(robot.words.contains("the journal keeps that you took the list"))
        robot.press("Ctrl-S")
        #expect(robot.desk.printed == [.export(WorklistQuery(.appointmentSlotIssues))])
    }

    @Test func `a list on which nothing shows leaves by no key, and says why`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "/", "zz", "Enter", "e")
        #expect(robot.context == .worklist && robot.notice.contains("nothing on show"))
        robot.press("L")
        #expect(robot.context == .worklist)
        robot.press(":", "export")
        #expect(robot.words.contains("There is nothing on show that could leave."))
    }

    @Test func `a long export says how far it is, and other keys wait for nothing`() {
        let robot = RobotDesk(.clerk)
        let job = SlowJob(steps: 3, of: 3_000)
        robot.desk.job = job
        robot.press("1", "e", "Ctrl-S")
        #expect(robot.notice.contains("1,000 of 3,000 rows written. Esc stops it."))
        #expect(robot.rows.last?.contains("Esc stop it") == true && robot.rows.last?.contains("help") == false)
        robot.press("b", "C", "Ctrl-Q")
        #expect(robot.context == .worklist && !robot.app.hasQuit && robot.notice.contains("1,000 of 3,000"))
        robot.app.goOn()
        robot.app.draw()
        #expect(robot.notice.contains("2,000 of 3,000 rows written."))
        robot.app.goOn()
        robot.app.draw()
        #expect(robot.notice.contains("The list with 3,000 rows lies in exports/list.csv.") && !job.isStopped)
        robot.press("b")
        #expect(robot.context == .slots, "keys mean what they meant before")
    }

    @Test func `Esc stops a long export, and what was written is taken away`() {
        let robot = RobotDesk(.clerk)
        let job = SlowJob(steps: 5, of: 5_000)
        robot.desk.job = job
        robot.press("1", "e", "Ctrl-S", "Esc")
        #expect(job.isStopped && robot.context == .worklist)
        #expect(robot.notice.contains("Stopped at 1,000 of 5,000 rows: the file is taken away."))
    }

    @Test func `letters are counted while they are set, and Esc stops them`() {
        let desk = Scene.letters.desk()
        let job = SlowJob(steps: 4, of: 400)
        job.unit = "letter"
        desk.job = job
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("F8", "p", "Ctrl-S")
        #expect(robot.notice.contains("100 of 400 letters written. Esc stops it."))
        robot.press("Esc")
        #expect(job.isStopped && robot.notice.contains("Stopped at 100 of 400 letters:"))
    }

    @Test func `a disk that is full ends an export in a sentence`() {
        let robot = RobotDesk(.clerk)
        let job = SlowJob(steps: 5, of: 5_000)
        robot.desk.job = job
        robot.press("1", "e", "Ctrl-S")
        job.fault = .full
        robot.app.goOn()
        robot.app.draw()
        #expect(robot.app.waiting == nil && robot.notice.contains("full"))
    }

    @Test func `the loop goes on with an export while nobody presses a key, and a lost line ends it`() {
        let desk = FakeDesk.clinic()
        let job = SlowJob(steps: 1_000_000, of: 1_000_000)
        desk.job = job
        let terminal = MemoryTerminal(script: [.character("1"), .character("e"), .control("s")])
        App(door: desk.door, terminal: terminal, signIn: (login: "clerk", role: .clerk)).run()
        #expect(job.isStopped && terminal.isStopped)
        let shown = terminal.frames.map(\.text)
        #expect(shown.contains { $0.contains(" 1 of 1,000,000 rows written. Esc stops it.") }, "told before it goes on")
    }
}
