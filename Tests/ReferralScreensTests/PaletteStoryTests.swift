// Any command by name from everywhere, the menu of what is marked, and how many of its rows lie below.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct PaletteStoryTests {
    /// A screen of a place with nothing on it.
    private struct Stand: Screen {
        let context: Context
        mutating func update(_ event: Event, session: Session) -> Effect { .none }
        mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {}
    }

    private let session = Session(identity: FakeDesk().identity, choices: [], now: FakeDesk.now)

    private func found(_ typed: String, from place: Context) -> [Command] {
        var palette = PaletteScreen(over: Stand(context: place), role: .clerk)
        for letter in typed { _ = palette.update(.typed(.character(letter)), session: session) }
        return palette.found
    }

    @Test(arguments: Context.allCases.filter { ![.anywhere, .palette, .locked, .working].contains($0) })
    func `the palette finds every key of a place and of anywhere by its label`(place: Context) {
        let rows = Keymap.bindings.filter { $0.context == place || $0.context == .anywhere }
        for row in rows where !row.intent.isMovement && ![.palette, .numbered, .back].contains(row.intent) {
            let first = found(row.label, from: place).prefix(3)
            #expect(
                first.contains { $0.label.lowercased() == row.label.lowercased() }, "\(row.label) in \(place.label)")
        }
        let home = found("who acts for whom", from: place).first
        #expect(home?.label == "Who acts for whom", "\(place.label)")
    }

    @Test func `phrases and who acts for whom are opened by name from a worklist and from a letter`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", ":", "phra", "Enter")
        #expect(robot.context == .phrases)
        robot.press("Esc", "Enter", "Ctrl-P", "who acts", "Enter")
        #expect(robot.context == .delegations)
        robot.press("Esc")
        #expect(robot.context == .home)
    }

    @Test func `what was typed in a form keeps a command of home from leaving it`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "x", "Tab", "half a sentence", "Ctrl-P", "who acts", "Enter")
        #expect(robot.context == .form)
        #expect(robot.notice == " Finish the form or leave it with Esc first.")
        #expect(robot.screen.contains("half a sentence"))
    }

    @Test func `letters typed after Ctrl-P on a letter never reach the patient before`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", ">")
        #expect(robot.rows[1].contains("OKAFOR"))
        robot.press("Ctrl-P", "x")
        #expect(robot.context == .palette)
        robot.press("Ctrl-P", "Esc")
        #expect(robot.rows[1].contains("OKAFOR"))
        robot.press("<")
        #expect(robot.rows[1].contains("SMITH"))
    }

    @Test func `the action menu says how many of its rows lie below`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", ".")
        let all = ReferralAction.allCases.count
        let shown = robot.rows.count { $0.contains("allowed") || $0.contains("cannot") || $0.contains("only") }
        #expect(shown < all)
        let words = robot.rows.first { $0.contains("more below") } ?? ""
        let below = Int(words.split(separator: " ").dropFirst().first ?? "") ?? 0
        #expect(below > 0)
        for _ in 0..<all { robot.press("Down") }
        #expect(!robot.screen.contains("more below"))
        #expect(robot.screen.contains("the end of \(all)"))
        let first = all - below
        robot.press("Home")
        for _ in 0..<first - 1 { robot.press("Down") }
        #expect(robot.screen.contains("… \(below) more below"))
    }

    @Test func `with rows marked the menu is that of all of them, and acts on all`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "*", ".")
        #expect(robot.rows[1].hasPrefix(" What can be done to the 3 marked, and why not the rest "))
        #expect(robot.screen.contains("allowed for 3 of 3"))
        // What is decided one patient at a time is no act on many.
        #expect(!robot.screen.contains("Rebook"))
        let lines = robot.rows.filter { $0.contains("allowed for") }
        let place = lines.firstIndex { $0.contains(ReferralAction.note.label) } ?? 0
        for _ in 0..<place { robot.press("Down") }
        robot.press("Enter")
        #expect(robot.screen.contains("\(ReferralAction.note.label): 3 referrals: FEATHERSTONEHAUGH"))
        robot.press("ring again", "Ctrl-S")
        #expect(
            robot.desk.asked.contains {
                if case .performMany(let command, let names) = $0 {
                    command.action == .note && names.count == 3
                } else {
                    false
                }
            })
        #expect(robot.context == .worklist)
    }

    @Test func `an act that only some of the marked allow says for how many`() {
        let robot = RobotDesk(.clerk)
        robot.desk.patients[5]?.died = FakeDesk.now.londonDay
        robot.press("1", "*", ".")
        #expect(robot.screen.contains("allowed for 2 of 3"))
    }
}
