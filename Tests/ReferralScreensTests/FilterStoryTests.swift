// What is filtered while one types: letters, the acts of the day, the help; and that what is hidden is said.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct FilterStoryTests {
    @Test func `letters are filtered as one types, what is hidden is said, and Esc shows all again`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 30, columns: 100), desk: Scene.letters.desk())
        robot.press("F8")
        let all = robot.desk.letters.count { $0.letter.state == .waiting }
        let one = robot.desk.letters.first { $0.letter.state == .waiting }?.letter.recipient ?? ""
        let fitting = robot.desk.letters.filter { $0.letter.state == .waiting && $0.letter.recipient == one }.count
        robot.press("/")
        #expect(robot.context == .listFilter)
        robot.press(one)
        #expect(robot.screen.contains("\(fitting) of \(all)"))
        robot.press("Enter")
        #expect(robot.context == .letters)
        #expect(robot.screen.contains("Filter: “\(one)” · \(fitting) of \(all), \(all - fitting) hidden"))
        robot.press("/", "Ctrl-U", "nobody at all")
        #expect(robot.screen.contains("Nothing fits the filter. \(all) letters hidden: Esc clears it."))
        robot.press("Enter", "Esc")
        #expect(robot.notice == " The filter is off: everything is shown.")
        #expect(robot.context == .letters)
        robot.press("Esc")
        #expect(robot.context == .home)
    }

    @Test func `the letter under the cursor is the one that is opened and recalled`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 30, columns: 100), desk: Scene.letters.desk())
        robot.press("F8")
        let waiting = robot.desk.letters.filter { $0.letter.state == .waiting }
        let last = waiting.last
        robot.press("/", last?.reference ?? "none", "Enter", "Enter")
        #expect(robot.desk.asked.contains(.letters(.show(last?.letter.id ?? 0))))
    }

    @Test func `what was done today is filtered by any word of its rows`() {
        let robot = RobotDesk(.clinician, size: Size(rows: 30, columns: 100))
        robot.press("1", "Enter", "a", "Ctrl-S", "a", "Ctrl-S", "Esc", "Ctrl-D")
        #expect(robot.screen.contains("2 acts, newest first"))
        robot.press("/", "smith", "Enter")
        #expect(robot.screen.contains("Filter: “smith” · 1 of 2, 1 hidden"))
        #expect(robot.screen.contains("SMITH, Jane") && !robot.screen.contains("OKAFOR"))
        robot.press("Enter")
        #expect(robot.rows[1].contains("SMITH"))
    }

    @Test func `help is searched as one types, each key below the heading of its place`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "?", "/", "overdue")
        #expect(robot.screen.contains("Keys: a worklist"))
        #expect(robot.screen.contains("overdue only"))
        #expect(!robot.screen.contains("followed up"))
        robot.press("Enter")
        // The keys, and the two lines that say what a worklist's filter finds.
        let count = Keymap.bindings.count + 2
        #expect(robot.screen.contains("of \(grouped(count)), "))
        robot.press("Esc")
        #expect(robot.context == .help)
        #expect(robot.screen.contains("followed up"))
        robot.press("Esc")
        #expect(robot.context == .worklist)
    }
}
