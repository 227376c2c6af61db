// What people do all day, key by key.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct StoryTests {
    @Test func `after the last of a list one is back on the list`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a", "Ctrl-S", "a", "Ctrl-S", "a", "Ctrl-S", "a", "Ctrl-S")
        #expect(robot.context == .worklist)
        #expect(robot.notice.contains("That was the last of the list."))
        #expect(robot.desk.referrals.values.count { $0.accepted } == 4)
        #expect(robot.rows[4].contains("done"))
    }

    @Test func `rejecting takes a reason and a mandatory comment`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "x", "Ctrl-S")
        #expect(robot.screen.contains("Choose a reason."))
        robot.press("2", "Ctrl-S")
        #expect(robot.screen.contains("Write a comment."))
        robot.press("no photograph", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.state == .rejected)
        #expect(robot.desk.referrals[1]?.comment == "no photograph")
        #expect(robot.desk.referrals[1]?.reason == "R2")
        #expect(robot.rows[1].contains("OKAFOR, Chidi (Mr)"))
    }

    @Test func `what stays on the list stays on the screen`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Enter", "P", "1", "Ctrl-S")
        #expect(robot.desk.referrals[7]?.lastContact == FakeDesk.now)
        #expect(robot.context == .referral)
        #expect(robot.rows[1].contains("FEATHERSTONEHAUGH"))
        #expect(robot.screen.contains("Contact attempt recorded: FEATHERSTONEHAUGH"))
    }

    @Test func `a conflict keeps what was typed, says what changed and goes on`() throws {
        let robot = RobotDesk(.clinician)
        robot.press("2", "Enter", "v", "see ECG")
        let before = try #require(robot.desk.referrals[7])
        var other = before
        other.version += 1
        other.priority = .urgent
        robot.desk.referrals[7] = other
        robot.desk.note("change-priority", by: robot.actor(.clinician), from: before, to: other)
        robot.press("Ctrl-S")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("Dr Tom Lindqvist at 14:32: Priority changed"))
        #expect(robot.screen.contains("Nothing you typed is lost. Ctrl-S to go on"))
        #expect(robot.screen.contains("see ECG"))
        robot.press("Ctrl-S")
        #expect(robot.desk.referrals[7]?.state == .triageResponse)
        #expect(robot.desk.referrals[7]?.comment == "see ECG")
    }

    @Test func `a conflict that ends the matter says why`() throws {
        let robot = RobotDesk(.clinician)
        robot.press("2", "Enter", "v", "see ECG")
        _ = try robot.desk.perform(command(.book, slot: "S1"), 7, robot.actor(.clerk))
        robot.press("Ctrl-S")
        #expect(robot.screen.contains("Denise Oakes at 14:32: Booked, Deferred to provider -> Booked"))
        #expect(robot.screen.contains("It can no longer be done"))
        #expect(robot.screen.contains("see ECG"))
        #expect(robot.desk.referrals[7]?.state == .booked)
    }

    private func command(_ action: ReferralAction, slot: String) -> ReferralCommand {
        var command = ReferralCommand(action)
        command.slot = slot
        return command
    }

    @Test func `a slot lost to somebody else is replaced by the next`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b", "Enter")
        robot.desk.slots[0].booked = 2
        robot.press("Ctrl-S")
        #expect(robot.context == .slots)
        #expect(robot.notice == " Somebody has just taken that slot. The next suitable one is selected.")
        robot.press("Enter", "Ctrl-S")
        #expect(robot.desk.referrals[7]?.appointment?.slot == "S1")
    }

    @Test func `without a free slot the screen says why`() {
        let robot = RobotDesk(.clerk)
        robot.desk.slots = []
        robot.press("1", "b")
        #expect(robot.screen.contains("No slot of the service is free."))
        robot.press("Enter")
        #expect(robot.context == .slots)
    }

    @Test func `a draft outlives its form and is offered again`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "x", "Tab", "half a sentence", "Esc")
        #expect(robot.context == .form)
        robot.press("Esc")
        #expect(robot.context == .referral)
        robot.press("Ctrl-Q")
        #expect(!robot.app.hasQuit)
        robot.press("x")
        #expect(robot.screen.contains("half a sentence"))
        #expect(robot.notice == " Draft of 14:32 restored.")
        robot.press("Ctrl-Q", "Ctrl-Q")
        #expect(robot.app.hasQuit)
    }

    @Test func `the key of an action that is not allowed says why`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Enter", "a")
        #expect(robot.notice == " Accept: This is not for your role (booking clerk).")
        #expect(robot.context == .referral)
    }

    @Test func `the menu lists every action with its refusal`() {
        let robot = RobotDesk(.clinician, size: Size(rows: 43, columns: 132))
        robot.press("1", "Enter", ".")
        var seen = robot.screen
        for _ in 0..<6 {
            robot.press("PgDn")
            seen += robot.screen
        }
        for action in ReferralAction.allCases { #expect(seen.contains(action.label), "\(action)") }
        robot.press("Home")
        #expect(robot.screen.contains("Nothing waits to be cancelled in the PAS."))
    }

    @Test func `reading a letter is reported, and again at its end`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter")
        let read = Request.documentRead(.id(1), document: 10, toEnd: false)
        let readToEnd = Request.documentRead(.id(1), document: 10, toEnd: true)
        #expect(robot.desk.asked.contains(read))
        #expect(!robot.desk.asked.contains(readToEnd))
        robot.press("Tab", "PgDn", "PgDn", "PgDn", "PgDn")
        #expect(robot.screen.contains("of 57 · read to the end"))
        #expect(robot.desk.asked.count { $0 == readToEnd } == 1)
        robot.press("]")
        #expect(robot.screen.contains("Not held here: open it in e-RS."))
        #expect(robot.screen.contains("Page 3 is a picture."))
        #expect(!robot.desk.asked.contains(.documentRead(.id(1), document: 11, toEnd: true)))
    }

    @Test func `a clinical form names what was not read`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a")
        #expect(robot.screen.contains("Not read to the end: GP letter. Not held here: Photograph."))
        robot.press("Esc", "Tab", "End", "a")
        #expect(robot.screen.contains("Not held here: Photograph."))
        #expect(!robot.screen.contains("Not read to the end"))
    }

    @Test func `history asked from a list still names the patient`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Down", "h")
        #expect(robot.rows[1].contains("BROWN, Ida (Miss)"))
        #expect(robot.context == .history)
    }

    @Test func `a letter is searched`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "/", "line 44", "Enter")
        #expect(robot.screen.contains("Line 44 of a letter"))
        robot.press("/", "zebra", "Enter")
        #expect(robot.notice == " Not in this document: zebra")
    }

    @Test func `the record is opened once and previews are not openings`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "p", "Down")
        #expect(!robot.desk.asked.contains { if case .referral(_, opening: true) = $0 { true } else { false } })
        robot.press("Enter")
        #expect(robot.desk.asked.contains(.referral(.id(5), opening: true)))
    }

    @Test func `a patient is found from anywhere`() {
        let robot = RobotDesk(.clerk)
        robot.press("f", "smi", "Enter")
        #expect(robot.rows[1].contains("SMITH, Jane (Mrs)"))
        #expect(robot.context == .referral)
    }

    @Test func `a filter shows what it hides and Esc clears it`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "/", "kh", "Enter")
        #expect(robot.rows[2].hasPrefix(" Filter: “kh” · 1 of 3"))
        robot.press("/", "zz", "Enter")
        #expect(robot.screen.contains("Nothing fits the filter. 3 items hidden: Esc clears it."))
        robot.press("Esc")
        #expect(robot.rows[2].hasPrefix(" 3 items"))
        #expect(robot.context == .worklist)
        robot.press("Esc")
        #expect(robot.context == .home)
    }

    @Test func `the cursor stays on its patient when the list is read again`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "s", "d", "Down")
        #expect(robot.rows.contains { $0.hasPrefix("> ") && $0.contains("BROWN") })
        #expect(robot.rows[1].contains("sorted: due day, earliest first"))
        robot.desk.referrals[7] = nil
        robot.press("r")
        #expect(robot.rows.contains { $0.hasPrefix("> ") && $0.contains("BROWN") })
    }

    @Test func `what another desk changed waits for r`() {
        let robot = RobotDesk(.clerk)
        robot.press("1")
        let before = robot.rows[4...6]
        robot.desk.referrals[7] = nil
        robot.desk.changed = true
        #expect(robot.app.lookElsewhere())
        robot.app.draw()
        #expect(robot.notice == " 1 gone: r to show")
        #expect(robot.rows[4...6] == before)
        robot.desk.changed = false
        robot.press("r")
        #expect(!robot.screen.contains("FEATHERSTONE"))
        #expect(!robot.screen.contains("changed elsewhere"))
    }

    @Test func `pages are fetched as the cursor nears the end`() {
        let desk = FakeDesk.clinic()
        for index in 0..<450 {
            var item = WorklistItem(
                item: "import-problems/\(index)", worklist: .importProblems, referral: nil, since: FakeDesk.now,
                due: FakeDesk.now.londonDay, dueRule: "Import problem")
            item.file = "list.json"
            item.line = index
            item.record = "Patient/\(index)"
            item.reason = "No such service."
            desk.problems.append(item)
        }
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("Up", "End", "Enter", "G", "G", "G")
        #expect(robot.screen.contains("450 items"))
        #expect(robot.rows.contains { $0.hasPrefix("> ") && $0.contains("No such service") })
        let pages = robot.desk.asked.count { if case .worklist = $0 { true } else { false } }
        #expect(pages == 3)
        robot.press("Enter")
        #expect(robot.screen.contains("File: list.json, line 449"))
        #expect(robot.screen.contains("Record: Patient/449"))
    }

    @Test func `a list that cannot be read again is marked stale`() {
        let robot = RobotDesk(.clerk)
        robot.press("1")
        robot.desk.failing = .busy(holder: "an import")
        robot.press("r")
        #expect(robot.rows[2].contains("STALE: as of 14:32:05"))
        #expect(robot.notice == " The database is in use by an import. Try again in a moment.")
        #expect(robot.screen.contains("BROWN, Ida"))
    }
}
