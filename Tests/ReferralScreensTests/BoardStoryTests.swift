// The supervisor's morning: each board reached, read, drilled into and acted on, in the keys that it may take.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

/// A supervisor at the desk of a morning, with a board open.
func supervisor(_ board: Board = .overnight, _ rows: Int = 30, _ columns: Int = 132) -> RobotDesk {
    let robot = RobotDesk(.supervisor, size: Size(rows: rows, columns: columns), desk: .morning())
    robot.press("Ctrl-G")
    if board != .overnight { robot.press("\((Board.all(for: .supervisor).firstIndex(of: board) ?? 0) + 1)") }
    return robot
}

@Suite struct BoardStories {
    @Test func `the night is one key from anywhere, the urgent ones first, a late feed above them`() {
        let robot = RobotDesk(.supervisor, size: Size(rows: 30, columns: 132), desk: .morning())
        robot.press("1", "F11")
        #expect(robot.context == .overnight)
        #expect(robot.screen.contains("2 new urgent, 1 cancelled by the patient, 1 letter changed"))
        #expect(robot.screen.contains("Since Mon 02-Nov-2026 18:00"))
        let lines = robot.rows.filter { $0.dropFirst(2).hasPrefix("Feed") || $0.dropFirst(2).hasPrefix("New urgent") }
        #expect(lines.count == 4)
        #expect(lines[0].contains("e-RS LATE: 1d 2h"))
        #expect(lines[1].contains("3 of 40 REFUSED"))
        #expect(lines[2].contains("2WW  SMITH, Jane (Mrs)"))
        robot.press("Enter")
        #expect(robot.app.stack.last is WorklistScreen)
        robot.press("Esc", "Down", "Down", "Enter")
        #expect(robot.context == .referral)
        #expect(robot.screen.contains("SMITH, Jane (Mrs)"))
    }

    @Test func `from the board to the items of a list takes one key, and Esc comes straight back`() {
        let robot = supervisor(.lists)
        #expect(robot.context == .board)
        let first = robot.rows.first { $0.hasPrefix("> ") } ?? ""
        #expect(first.contains("Referrals for Review"))
        robot.press("Down", "Enter")
        #expect(robot.screen.contains("Appointment Slot Issues: Dermatology, Fenland"))
        guard
            case .worklist(let query)? = robot.desk.asked.last(where: { if case .worklist = $0 { true } else { false } }
            )
        else {
            Issue.record("no list was asked for")
            return
        }
        #expect(query.worklist == .appointmentSlotIssues && query.service == "11010")
        robot.press("o", "Esc")
        #expect(robot.context == .worklist)
        #expect(robot.screen.contains("3 items"))
        robot.press("Esc")
        #expect(robot.context == .board)
    }

    @Test func `a trend is what sign-offs recorded, and is said not to be known where nothing was`() {
        let robot = supervisor(.lists)
        let slots = robot.rows.first { $0.contains("Appointment Slot Issues") } ?? ""
        #expect(slots.contains("▁█▅ -2"))
        let review = robot.rows.first { $0.contains("Referrals for Review") } ?? ""
        #expect(review.contains("not known"))
        robot.press("Down")
        #expect(
            robot.screen.replacing("\n", with: "").contains("-2 since it was signed off on 02-Nov-2026 with 5"))
    }

    @Test func `a list is signed off from the board in two keys, with a reason where urgent ones are unopened`() {
        let robot = supervisor(.lists)
        robot.press("Down", "S")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("Appointment Slot Issues at Dermatology, Fenland with 3 items"))
        robot.press("Ctrl-S")
        #expect(robot.context == .form)
        #expect(robot.desk.boards.signed.isEmpty)
        robot.press("Seen on paper", "Ctrl-S")
        #expect(robot.desk.boards.signed.map(\.reason) == ["Seen on paper"])
        #expect(robot.context == .board)
        #expect(robot.notice.contains("Signed off: Appointment Slot Issues"))
        #expect(robot.rows.contains { $0.contains("Appointment Slot Issues") && $0.contains(" 14:32 ") })
    }

    @Test func `a list of clinical decisions says who signs it off`() {
        let robot = supervisor(.lists)
        robot.press("S")
        #expect(robot.context == .board)
        #expect(robot.notice.contains("its clinicians sign it off"))
    }

    @Test func `the tracker shows the day, the target and what is booked, and hands on in two keys and a name`() {
        let robot = supervisor(.tracker)
        let line = robot.rows.first { $0.contains("SMITH, Jane") } ?? ""
        #expect(line.contains("11") && line.contains("due 06-Nov-2026") && line.contains("due 20-Nov-2026"))
        #expect(line.contains("11-Nov-2026"))
        #expect(robot.screen.contains("first seen: day 11, due 06-Nov-2026"))
        robot.press("T")
        #expect(robot.context == .form)
        robot.press("Esc", "Enter")
        #expect(robot.context == .referral)
    }

    @Test func `the register says what is left, whose it is, and is signed off from`() {
        let robot = supervisor(.signOffs)
        #expect(robot.screen.contains("0 sign-offs, 1 left"))
        #expect(robot.rows.contains { $0.contains("MISSING") && $0.contains("for Denise Oakes") && $0.contains("2d") })
        robot.press("S", "On paper", "Ctrl-S")
        #expect(robot.screen.contains("1 sign-off, 0 left"))
        #expect(robot.rows.contains { $0.contains("14:32") && $0.contains("Maya Stone") && $0.contains("On paper") })
        robot.press("Left")
        #expect(robot.screen.contains("Sign-Off Register, Mon 02-Nov-2026"))
        robot.press("S")
        #expect(robot.notice.contains("A day that is past cannot be signed off"))
        robot.press("t")
        #expect(robot.screen.contains("Sign-Off Register, today"))
    }

    @Test func `what lapses comes first, in words`() {
        let robot = supervisor(.staff)
        let lines = robot.rows.drop { !$0.contains("Patient data") }.dropFirst().prefix(4).map {
            String($0.dropFirst(2))
        }
        #expect(lines.map { $0.prefix(12) } == ["LAPSED      ", "lapsing     ", "not recorded", "good        "])
        #expect(lines[0].contains("RAN OUT 3d") && lines[0].contains("locked out"))
        #expect(lines[1].contains("12d left"))
        #expect(robot.screen.contains("1 lapsed, 1 lapsing within"))
    }

    @Test func `a lapse is overridden from the board by a form with its own key, reason and day said`() {
        let robot = supervisor(.staff)
        robot.press("a")
        #expect(robot.context == .form)
        #expect(
            robot.words.contains(
                "Asha Patel is given patient data to the day you say, although: training RAN OUT 3d, information "
                    + "governance 20d left. The journal keeps it with your name and reason."))
        robot.press("a", "Ctrl-S")
        #expect(robot.words.contains("“a” is no day"))
        robot.press("Backspace", "+1w", "Ctrl-S")
        #expect(robot.screen.contains("Say why."))
        robot.press("Course on Friday")
        #expect(robot.words.contains("to the end of Tue 10-Nov-2026"))
        robot.press("Ctrl-S")
        let until = FakeDesk.now.londonDay.adding(days: 7)
        #expect(
            robot.desk.asked.contains(.staff(.override("triage", until: until, reason: "Course on Friday"))))
        #expect(robot.notice == " Asha Patel goes on until 10-Nov-2026.")
        #expect(robot.words.contains("overridden until 10-Nov-2026 by supervisor: Course on Friday"))
        robot.press("x")
        #expect(robot.words.contains("The override for Asha Patel, until 10-Nov-2026, ends now."))
        robot.press("x", "Ctrl-S")
        #expect(robot.desk.asked.contains(.staff(.endOverride("triage"))) && robot.notice.contains("Ended: Asha Patel"))
    }

    @Test func `nobody overrides their own lapse, other roles none, and each is told why`() {
        let robot = supervisor(.staff)
        robot.press("End", "Up")
        while !robot.rows.contains(where: { $0.hasPrefix("> ") && $0.contains("Maya Stone") }) { robot.press("Up") }
        robot.press("a")
        #expect(robot.context == .lapses && robot.notice.contains("overriding one's own lapse"))
        robot.press("x")
        #expect(robot.notice.contains("Nothing is overridden for them."))
        let manager = RobotDesk(.manager, size: Size(rows: 30, columns: 132), desk: .morning())
        manager.press("Ctrl-G")
        let place = Board.all(for: .manager).firstIndex(of: .staff).map { $0 + 1 } ?? 0
        manager.press("\(place)", "a")
        #expect(manager.notice.contains("Not for your role") && manager.notice.contains("overriding a lapse"))
        #expect(manager.rows.last?.contains("override") == false)
    }

    @Test func `workload stands beside pace, numbers beside every bar`() {
        let robot = supervisor(.workload)
        let line = robot.rows.first { $0.contains("Denise Oakes") && $0.hasPrefix("> ") } ?? ""
        #expect(line.contains("12") && line.contains("███░░░░░░░"))
        #expect(robot.screen.contains("12 items in hand, 4 overdue, 1 claimed now"))
    }
}

@Suite struct MeetingStories {
    @Test func `the forecast is a chart over a table, and Enter shows who waits`() {
        let robot = supervisor(.forecast)
        #expect(robot.screen.contains("Breaches of All services, by the week that begins:"))
        #expect(robot.rows.contains { $0.contains("Tue 10-Nov-2026      5 ████") })
        robot.press("Tab")
        #expect(!robot.screen.contains("by the week that begins"))
        #expect(robot.rows.first { $0.contains("Dermatology, Marsh Lane") }?.contains("   5    6    2") == true)
        robot.press("Down", "Enter")
        #expect(robot.context == .meeting)
        #expect(robot.desk.asked.contains(.board(.meeting(service: "11020"))))
        robot.press("Esc")
        #expect(robot.context == .forecast)
    }

    @Test func `an action is agreed in four keys and its words, and done in one`() {
        let robot = supervisor(.meeting, 30, 200)
        let keys = ["a", "Tab", "1", "Ctrl-S"]
        robot.press("a", "Chase the scan")
        for key in keys.dropFirst() { robot.press(key) }
        #expect(keys.count <= 4)
        let id = robot.app.stack.compactMap { ($0 as? BoardScreen)?.selected?.referral }.first ?? 0
        #expect(robot.desk.boards.agreed[id]?.what == "Chase the scan")
        #expect(robot.desk.boards.agreed[id]?.due == FakeDesk.now.londonDay.adding(days: 7))
        #expect(robot.rows.contains { $0.contains("Chase the scan") && $0.contains("due 10-Nov-2026") })
        robot.press("x")
        #expect(robot.desk.boards.agreed[id]?.doneAt == FakeDesk.now)
        #expect(robot.notice.hasPrefix(" Done: Chase the scan"))
        robot.press("x")
        #expect(robot.desk.boards.agreed[id]?.doneAt == nil)
    }

    @Test func `the list of a meeting is printed by a form that counts it`() {
        let robot = supervisor(.meeting)
        robot.press("p")
        #expect(robot.screen.contains("The waiting list with 7 patients"))
        #expect(robot.desk.printed.isEmpty)
        robot.press("Ctrl-S")
        #expect(robot.desk.printed == [.meeting(service: nil, matching: nil)])
        #expect(robot.context == .meeting)
    }

    @Test func `a late action says so, and what happened since last week stands beside it`() {
        let robot = supervisor(.meeting, 30, 200)
        #expect(robot.screen.contains("1 action open, 1 late"))
        #expect(robot.rows.contains { $0.contains("OKAFOR") && $0.contains("OVERDUE 1d") })
        #expect(robot.rows.contains { $0.contains("SMITH") && $0.contains("01-Nov Booked") })
    }

    @Test func `a filter on a board says what it hides`() {
        let robot = supervisor(.meeting)
        robot.press("/", "smith", "Enter")
        #expect(robot.screen.contains("Filter: “smith” · 1 of 7, 6 hidden"))
        robot.press("Esc")
        #expect(robot.context == .meeting)
        #expect(robot.notice == " The filter is off: everything is shown.")
    }
}
