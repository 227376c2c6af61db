// What must hold whatever is pressed: always a way back, no trap, no clinical text for the wrong eyes.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct SafetyTests {
    private static let paths: [[String]] = [
        ["1"], ["1", "Enter"], ["1", "Enter", "h"], ["1", "Enter", "."], ["1", "b"], ["1", "b", "Enter"], ["f"],
        ["1", "/"], ["1", "Enter", "/"], ["1", "Enter", "x", "Tab", "abc"], ["?"], ["1", "Enter", "?"],
        ["2", "Enter", "v"],
        ["1", "Enter", "m", "Enter"], ["1", "Enter", "f", "smi", "Enter", "h"],
    ]

    @Test(arguments: [Role.clerk, .clinician, .supervisor, .referrer, .triage], paths)
    func `Esc leads home from everywhere`(role: Role, path: [String]) {
        let robot = RobotDesk(role)
        for key in path { robot.press(key) }
        for _ in 0..<12 where robot.context != .home { robot.press("Esc") }
        #expect(robot.context == .home)
        #expect(robot.app.stack.count == 1)
    }

    @Test(arguments: Role.allCases)
    func `random keys never trap`(role: Role) {
        let robot = RobotDesk(role)
        var generator = Sequence(seed: UInt64(role.rawValue.count) &* 977 &+ 13)
        let keys =
            Set(Keymap.bindings.flatMap(\.keys)).sorted { $0.name < $1.name } + [
                .paste("a\nb\u{1B}[2J"), .character("é"), .character("漢"), .backspace, .delete, .left, .right,
                .alt("x"),
                .mouse(MouseEvent(kind: .left, row: 3, column: 3)),
            ]
        for step in 0..<2_000 {
            let key = keys[Int(generator.next() % UInt64(keys.count))]
            guard key != .control("q") else { continue }
            robot.app.press(key)
            if step % 97 == 0 { robot.resize(10 + Int(generator.next() % 50), 40 + Int(generator.next() % 120)) }
            if step % 4 == 0 { robot.app.draw() }
        }
        robot.resize(24, 80)
        if robot.context == .locked { robot.press("Enter") }
        // Twice for each form with something typed in it.
        for _ in 0..<3 * robot.app.stack.count where robot.app.stack.count > 1 { robot.press("Esc") }
        #expect(robot.app.stack.count == 1)
    }

    /// A small random source, the same at every run.
    private struct Sequence {
        var state: UInt64

        init(seed: UInt64) { state = seed | 1 }

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    @Test(arguments: [Role.clerk, .supervisor, .triage])
    func `RD04 no frame shows clinical text to a role without it`(role: Role) {
        let robot = RobotDesk(role, size: Size(rows: 43, columns: 132))
        robot.desk.referrals[5]?.comment = "a pigmented lesion"
        // Supervisors' own views come before the lists that others work.
        let place = Worklist.lists(for: role).firstIndex(
            of: role == .clerk ? .appointmentSlotIssues : .referralsForReview)
        let open = Array(repeating: "Down", count: place ?? 0) + ["Enter"]
        for path in [
            open + ["p", "Down", "Down"], ["Enter", "Tab", "PgDn", "End", "]", "1"], [".", "Esc", "h", "Esc"],
        ] {
            for key in path { robot.press(key) }
        }
        for frame in robot.terminal.frames {
            #expect(!frame.text.contains("pigmented"))
            #expect(!frame.text.contains("GP letter"))
        }
        #expect(robot.screen.contains("Clinical text is not shown"))
        #expect(!robot.desk.asked.contains { if case .documentRead = $0 { true } else { false } })
    }

    @Test func `RD03 a paste outside a text does nothing, and inside never commits`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter")
        robot.app.press(.paste("a\r\u{13}"))
        robot.app.draw()
        #expect(robot.notice == " Pasted text is ignored here. Nothing was done.")
        robot.press("a")
        robot.app.press(.paste("please book\r\n\u{13}soon\n"))
        robot.app.draw()
        #expect(robot.context == .form)
        #expect(robot.desk.referrals[1]?.accepted == false)
        #expect(robot.screen.contains("please book"))
    }

    @Test func `RD02 a key held down never confirms`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter")
        for key in ["a", "x", "Enter"] { for _ in 0..<30 { robot.press(key) } }
        #expect(robot.desk.referrals.values.allSatisfy { !$0.accepted && $0.state != .rejected })
        #expect(!robot.desk.asked.contains { if case .perform = $0 { true } else { false } })
    }

    @Test func `Ctrl-S held down accepts one referral only`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a", "Ctrl-S", "Ctrl-S", "Ctrl-S", "Ctrl-S")
        #expect(robot.desk.referrals.values.count { $0.accepted } == 1)
        #expect(robot.notice.hasPrefix(" Accepted: SMITH"))
    }

    @Test func `a small window asks to be made larger and loses nothing`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "x", "Tab", "words")
        robot.resize(10, 40)
        #expect(robot.screen.hasPrefix("Make the window larger (at least"))
        robot.press("Ctrl-S")
        robot.resize(24, 80)
        #expect(robot.screen.contains("words"))
        #expect(robot.desk.referrals[1]?.state == .booked)
    }

    @Test(arguments: [Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 43, columns: 132)])
    func `the banner stands on every patient screen at every size`(size: Size) {
        let paths = [
            ["1", "Enter"], ["1", "Enter", "x"], ["1", "Enter", "."], ["1", "Enter", "h"], ["1", "Enter", "m"],
        ]
        for path in paths {
            let robot = RobotDesk(.clinician, size: size)
            for key in path { robot.press(key) }
            let top = robot.rows[1...2].joined()
            #expect(top.contains("SMITH, Jane (Mrs)"), "\(path)")
            #expect(top.contains("Born 09-Nov-1950 (75)"), "\(path)")
            #expect(top.contains("NHS No. 999 100 0100"), "\(path)")
            #expect(robot.rows[0].contains("REHEARSAL"))
            #expect(robot.rows.last?.hasSuffix(robot.app.stack.last?.takesText == true ? "F1 help" : "? help") == true)
        }
    }

    @Test(arguments: [60, 80, 132])
    func `no NHS number of a list is cut, not even a malformed one`(columns: Int) {
        let desk = FakeDesk.clinic()
        desk.patients[6]?.nhsNumber = NHSNumber("NOT-A-NUMBER-17")
        let robot = RobotDesk(.clerk, size: Size(rows: 24, columns: columns), desk: desk)
        robot.press("1")
        #expect(robot.screen.contains("NOT-A-NUMBER-17"))
        #expect(robot.screen.contains("999 100 0550"))
    }

    @Test func `a live file shows no rehearsal mark and signs its only user in`() {
        let desk = FakeDesk.clinic()
        desk.kind = .live
        var door = desk.door
        door.choices = [SignInChoice(staff: FakeDesk.people[0], roles: [.clerk], organisation: "RXX")]
        let terminal = MemoryTerminal()
        let app = App(door: door, terminal: terminal, signIn: nil)
        app.run()
        #expect(terminal.screen?.text.contains("REHEARSAL") == false)
        #expect(terminal.screen?.text.contains("Denise Oakes, Booking clerk") == true)
        #expect(terminal.isStopped)
    }

    @Test func `somebody unknown gets a sentence and no data`() {
        let desk = FakeDesk.clinic()
        let terminal = MemoryTerminal()
        let app = App(door: desk.door, terminal: terminal, signIn: (login: "nobody", role: .clerk))
        app.run()
        #expect(terminal.screen?.text.contains("nobody may not sign in here as booking clerk.") == true)
        #expect(desk.asked.isEmpty)
    }

    @Test func `a clinician administrator's clinician stands in the title and acts with them`() {
        let desk = FakeDesk.clinic()
        var door = desk.door
        door.choices = [
            SignInChoice(
                staff: FakeDesk.people[1], roles: [.triage], organisation: "RXX", onBehalfOf: FakeDesk.people[2])
        ]
        let app = App(door: door, terminal: MemoryTerminal(), signIn: nil)
        #expect(app.session.actor?.onBehalfOf == FakeDesk.people[2])
        app.draw()
    }

    @Test func `Ctrl-Z gives the terminal to the shell`() {
        let robot = RobotDesk(.clerk)
        robot.press("Ctrl-Z")
        #expect(robot.terminal.suspensions == 1)
    }

    @Test func `whoever chooses a rehearsal user is signed in`() {
        let robot = RobotDesk(nil)
        #expect(robot.context == .signIn)
        robot.press("Down", "Down", "Enter")
        #expect(robot.rows[0].contains("Dr Tom Lindqvist, Clinician"))
        #expect(robot.context == .home)
    }

    @Test(arguments: [Role.manager, .commissioner, .auditor, .admin])
    func `a role without worklists is told what it can do`(role: Role) {
        let robot = RobotDesk(role)
        #expect(robot.screen.contains("This role has no worklists"))
        #expect(robot.screen.contains("referdesk "))
    }
}
