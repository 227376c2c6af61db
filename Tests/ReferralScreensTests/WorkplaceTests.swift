// What everybody has on every screen: marks and bulk acts, undo, the palette, copying, drafts, the lock, news.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct WorkplaceTests {
    @Test func `the key that claims lets go again`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "C", "C")
        #expect(robot.desk.asked.contains(.perform(ReferralCommand(.release), on: .id(7))))
    }

    @Test func `the key for what is overdue goes from list to list, and back to the form it was pressed in`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Enter", "w", "half a note", "Ctrl-O")
        #expect(robot.rows[1].contains("Appointment Slot Issues"))
        robot.press("Ctrl-O")
        #expect(robot.rows[1].contains("Referrals for Review"))
        robot.press("Esc", "Esc")
        #expect(robot.screen.contains("half a note"))
    }

    @Test func `what was assigned with one form is taken back with one key`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "*", "T", "2", "Ctrl-S")
        var assign = ReferralCommand(.assign)
        assign.to = "triage"
        #expect(robot.desk.asked.contains(.performMany(assign, on: [.id(7), .id(5), .id(6)])))
        robot.press("u")
        #expect(robot.notice == " Taken back: Accept, 3 referrals.")
    }

    @Test func `RD23 a bulk form names the first patients and how many more, and acts on none before Ctrl-S`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "*", "P")
        #expect(robot.screen.contains("Record contact attempt: 3 referrals: FEATHERSTONEHAUGH"))
        #expect(robot.screen.contains("BROWN, Ida (Miss) 999 100 0550"))
        #expect(!robot.desk.asked.contains { if case .performMany = $0 { true } else { false } })
        robot.press("Esc")
        #expect(robot.rows[2].hasPrefix(" 3 items, 3 marked"))
        robot.press("Esc")
        #expect(robot.notice == " No row is marked.")
        #expect(robot.context == .worklist)
    }

    @Test func `each outcome of a bulk act is told, and what could not be done stays marked`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "*", "P", "1")
        robot.desk.patients[5]?.died = FakeDesk.now.londonDay
        robot.press("Ctrl-S")
        #expect(robot.screen.contains("what came of each"))
        #expect(robot.screen.contains("NOT DONE: BROWN, Ida (Miss) 999 100 0550. The patient has died."))
        #expect(robot.screen.contains("Contact attempt recorded: KHAN, Bilal (Mr)"))
        robot.press("Esc")
        #expect(robot.rows[2].contains("1 marked"))
    }

    @Test func `decisions on letters and slots are not made in bulk`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "*", "b")
        #expect(robot.screen.contains(" Book is done one patient at a time"))
        let clinician = RobotDesk(.clinician)
        clinician.press("1", "*", ":", "reject", "Enter")
        #expect(clinician.screen.contains(" Reject is decided one referral at a time"))
        #expect(clinician.desk.referrals.values.allSatisfy { $0.state != .rejected })
    }

    @Test func `a range follows the cursor`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "v", "j", "j", "k")
        #expect(robot.rows[4].hasPrefix(" +N/K"))
        #expect(robot.rows[5].hasPrefix(">+URG"))
        #expect(robot.rows[6].hasPrefix("  RTN"))
        robot.press("v", "j", "Space")
        #expect(robot.rows[2].hasPrefix(" 3 items, 3 marked"))
    }

    @Test func `undo takes back the last act whatever it was, and redo does it again`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a", "Ctrl-S", "Esc")
        #expect(robot.desk.referrals[1]?.accepted == true)
        robot.press("u")
        #expect(robot.desk.referrals[1]?.accepted == false)
        #expect(robot.notice.hasPrefix(" Taken back: Accepted: SMITH, Jane"))
        #expect(!robot.rows[4].contains("done"))
        robot.press("U")
        #expect(robot.desk.referrals[1]?.accepted == true)
        #expect(robot.rows[4].contains("done"))
        robot.press("u", "Up", "Enter", "a", "Ctrl-S")
        // The next referral is open by now: what was done last is meant all the same.
        #expect(robot.rows[1].contains("OKAFOR"))
        robot.press("u")
        #expect(robot.desk.referrals[1]?.accepted == false)
        #expect(robot.notice.hasPrefix(" Taken back: Accepted: SMITH, Jane"))
        robot.press("Esc", "u")
        #expect(robot.screen.contains(" You have done nothing since you signed in."))
    }

    @Test func `the palette finds a command by a few letters, shows its key and says why not`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Enter", ":", "canap")
        #expect(robot.rows[3].hasPrefix("> c             Cancel appointment             It cannot be done"))
        robot.press("Enter")
        #expect(robot.context == .palette)
        #expect(robot.screen.contains(" Cancel appointment: It cannot be done while"))
        robot.press("Ctrl-U", "book", "Enter")
        #expect(robot.context == .slots)
    }

    @Test func `a list and an action without a key are reached by name`() {
        let robot = RobotDesk(.clerk)
        robot.press("Ctrl-P", "import prob", "Enter")
        #expect(robot.rows[1].contains("Import Problems"))
        robot.press("F2", "1", ":", "record valid", "Enter")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("Record validation"))
    }

    @Test(arguments: [("y", "9991000720"), ("Y", "990000000007"), ("Ctrl-Y", "H12345")])
    func `a number is copied with one key`(key: String, number: String) {
        let robot = RobotDesk(.clerk)
        robot.desk.patients[7]?.hospitalNumber = "H12345"
        robot.press("1", key)
        #expect(robot.terminal.copied == [number])
        #expect(robot.notice.contains(number))
    }

    @Test(arguments: ["y", "Y", "Ctrl-Y"])
    func `a number is copied from a letter's line and from a board's as from a list`(_ key: String) throws {
        let day = FakeDesk.clinicDay()
        for id in day.patients.keys { day.patients[id]?.hospitalNumber = "H\(id)" }
        day.addLetters()
        let robot = RobotDesk(.clerk, desk: day)
        robot.press("F8", key)
        // The held one is on top.
        let line = try #require(robot.desk.letters.first { $0.hold != nil })
        let wanted =
            key == "y" ? line.nhsNumber?.text : key == "Y" ? line.ubrn?.digits ?? line.reference : line.hospitalNumber
        #expect(robot.terminal.copied == [wanted].compactMap { $0 })
        #expect(robot.notice.contains(wanted ?? "no such number"))
        let desk = FakeDesk.morning()
        for id in desk.patients.keys { desk.patients[id]?.hospitalNumber = "H\(id)" }
        let board = RobotDesk(.supervisor, size: Size(rows: 30, columns: 132), desk: desk)
        board.press("Ctrl-G", "8", key)
        #expect(board.terminal.copied.count == 1 && board.notice.contains(board.terminal.copied[0]))
    }

    @Test func `a site can switch copying off`() {
        let robot = RobotDesk(.clerk)
        robot.desk.surroundings.copyAllowed = false
        robot.press("r", "1", "y")
        #expect(robot.terminal.copied.isEmpty)
        #expect(robot.notice.contains("switched off"))
    }

    @Test func `a view stands on its number on every list, and S keeps another`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "2")
        #expect(robot.rows[2].hasPrefix(" Filter: overdue only · 2 of 3"))
        robot.press("4")
        #expect(robot.rows[2].hasPrefix(" Filter: URG · 1 of 3"))
        robot.press("1")
        #expect(robot.rows[2].hasPrefix(" 3 items"))
        robot.press("/", "kh", "Enter", "S", "Ctrl-U", "khans", "Ctrl-S")
        #expect(robot.notice == " “khans” is on 7, on every list.")
        robot.press("Esc", "7")
        #expect(robot.rows[2].hasPrefix(" Filter: “kh” · 1 of 3"))
    }

    @Test func `help names the site's own support`() {
        let robot = RobotDesk(.clerk)
        robot.desk.surroundings.supportContact = "IT service desk, ext 4242"
        robot.press("r", "?")
        #expect(robot.screen.contains("Help with the program: IT service desk, ext 4242"))
    }

    @Test func `a click selects, a click on the selected row opens`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Mouse:left,6,10")
        #expect(robot.rows[6].hasPrefix("> RTN"))
        robot.press("Mouse:left,1,10")
        #expect(robot.rows[6].hasPrefix("> RTN"))
        robot.press("Mouse:left,6,10")
        #expect(robot.rows[1].contains("KHAN, Bilal"))
        robot.press("Esc", "Mouse:double,5,2")
        #expect(robot.rows[1].contains("BROWN, Ida"))
    }
}

@Suite struct DraftAndLockTests {
    @Test func `a draft outlives the program and is offered again with its time`() {
        let desk = FakeDesk.clinic()
        let robot = RobotDesk(.clinician, desk: desk)
        robot.press("1", "Enter", "x", "2", "Tab", "half a sentence")
        _ = robot.app.passTime()
        let other = RobotDesk(.clinician, desk: desk)
        other.press("1", "Enter", "x")
        #expect(other.notice == " Draft of 14:32 restored.")
        #expect(other.screen.contains("half a sentence"))
        #expect(other.screen.contains("More information needed"))
        other.press("Ctrl-S")
        #expect(desk.referrals[1]?.state == .rejected)
        #expect(desk.drafts.isEmpty)
    }

    @Test func `RD11 a hang-up keeps what was typed`() {
        let desk = FakeDesk.clinic()
        let script: [Key] = [.character("1"), .enter, .character("x"), .tab, .character("h"), .character("i")]
        App(door: desk.door, terminal: MemoryTerminal(script: script), signIn: (login: "clinician", role: .clinician))
            .run()
        #expect(desk.drafts.values.map { $0.fields["comment"] } == ["hi"])
    }

    @Test func `forms begun are listed and gone on with`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "x", "Tab", "half", "Esc", "Esc", "Ctrl-B")
        #expect(robot.words.contains("> Reject 999 100 0100 SMITH, Jane (Mrs) 03-Nov-2026 14:32"))
        robot.press("Enter")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("half"))
    }

    @Test func `RD12 an idle screen locks after a warning, shows nobody and keeps the form`() {
        let robot = RobotDesk(.clinician)
        robot.desk.surroundings.lockMinutes = 10
        robot.press("r", "1", "Enter", "x", "Tab", "half a sentence")
        robot.desk.clock = FakeDesk.now.adding(seconds: 9 * 60 + 5)
        #expect(robot.app.passTime())
        robot.app.draw()
        #expect(robot.notice.contains("locks within a minute"))
        robot.desk.clock = FakeDesk.now.adding(seconds: 10 * 60)
        #expect(robot.app.passTime())
        robot.app.draw()
        #expect(robot.context == .locked)
        #expect(!robot.screen.contains("SMITH"))
        #expect(!robot.screen.contains("half a sentence"))
        #expect(robot.desk.drafts.count == 1)
        robot.app.isSettling = false
        robot.press("a", "Ctrl-S", "Esc", "Ctrl-Q", "?")
        #expect(robot.context == .locked)
        robot.press("Enter")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("half a sentence"))
    }

    @Test func `keys typed while the screen locks by itself do nothing, and it says so`() {
        let robot = RobotDesk(.clerk)
        robot.app.lock(afterMinutes: 10)
        robot.press("Enter")
        #expect(robot.context == .locked)
        #expect(robot.notice == " The screen changed by itself just now: that key was ignored.")
        robot.app.isSettling = false
        robot.press("Enter")
        #expect(robot.context == .home)
    }

    @Test func `a screen that the user changed takes the next key at once`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a", "Ctrl-S")
        robot.press("x")
        #expect(robot.context == .form)
        #expect(robot.rows[1].contains("OKAFOR"))
    }

    @Test func `a key locks at once`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Ctrl-L")
        #expect(robot.screen.contains("Locked since 03-Nov-2026 14:32"))
        #expect(!robot.screen.contains("BROWN"))
        robot.press("Enter")
        #expect(robot.screen.contains("BROWN"))
    }
}
