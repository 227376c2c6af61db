// The clinic's day, key by key: a week to book into, a clinic cashed up, cancelled, moved, and its patients rung.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct WeekGridStories {
    @Test func `the arrows go by day and the brackets by week`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b")
        #expect(robot.screen.contains("> Tue 10-Nov-2026 09:20"))
        robot.press("Right")
        #expect(robot.screen.contains("> Wed 11-Nov-2026 09:20"))
        robot.press("Left", "Left")
        // Nothing is held on Monday, so the week before comes up, which has no clinic.
        #expect(robot.screen.contains("No clinic is planned in this week."))
        robot.press("Left")
        #expect(robot.notice == " This is the first week that can still be booked.")
        robot.press("]")
        #expect(robot.screen.contains("> Tue 10-Nov-2026 09:20"))
    }

    @Test func `a full slot says so and books nobody`() {
        let desk = FakeDesk.clinic()
        desk.slots[1].booked = 3
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("1", "b")
        #expect(robot.screen.contains("full/3+1"))
        robot.press("Right", "Enter")
        #expect(robot.context == .slots)
        #expect(robot.notice == " That slot is full: 3 of 2.")
    }

    @Test func `a supervisor opens a place in a full slot by a form that asks why`() {
        let desk = FakeDesk.clinic()
        desk.slots[0].booked = 2
        let robot = RobotDesk(.supervisor, desk: desk)
        let place = Worklist.lists(for: .supervisor).firstIndex(of: .appointmentSlotIssues) ?? 0
        for _ in 0..<place { robot.press("Down") }
        robot.press("Enter", "b", "Left", "Enter", "Ctrl-S")
        #expect(robot.screen.contains("Say why."))
        robot.press("seen on the ward", "Ctrl-S")
        #expect(robot.desk.referrals[7]?.appointment?.slot == "S0")
        #expect(robot.context == .worklist)
    }

    @Test func `clinics of one day are rows of their own`() {
        let desk = FakeDesk.clinic()
        desk.slots[3].clinic = "Mole clinic"
        desk.slots[3].start = desk.slots[0].start.adding(seconds: 3_600)
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("1", "b")
        #expect(robot.rows.contains { $0.hasPrefix(" Mole clinic") })
        robot.press("J")
        #expect(robot.screen.contains("> Tue 10-Nov-2026 10:20"))
        robot.press("J")
        #expect(robot.notice == " There is no other clinic on that day.")
        robot.press("K", "Enter", "Ctrl-S")
        #expect(robot.desk.referrals[7]?.appointment?.slot == "S0")
    }

    @Test func `a referrer sees free places only, and the same week`() {
        let desk = FakeDesk.clinic()
        desk.referrals[7]?.state = .notBooked
        let robot = RobotDesk(.referrer, desk: desk)
        let place = Worklist.lists(for: .referrer).firstIndex(of: .awaitingBooking) ?? 0
        robot.press(String(place + 1), "b")
        #expect(robot.context == .slots)
        #expect(robot.screen.contains("Skin clinic"))
        #expect(!robot.desk.asked.contains { if case .clinic = $0 { true } else { false } })
    }
}

@Suite struct CashUpStories {
    private func atClinic(_ role: Role = .clerk, rows: Int = 24, columns: Int = 80) -> RobotDesk {
        let robot = RobotDesk(role, size: Size(rows: rows, columns: columns), desk: .clinicDay())
        robot.press("F7", "Enter")
        return robot
    }

    @Test func `each patient attended and discharged is one key`() {
        let robot = atClinic()
        #expect(robot.screen.contains("Cashed up 0 of 3, 1 still to come"))
        robot.press("a")
        #expect(robot.desk.referrals[1]?.outcome == AttendanceOutcome.discharged.rawValue)
        #expect(robot.notice == " Attended and discharged: SMITH, Jane (Mrs). 2 patients to go.")
        robot.press("a", "a")
        #expect(robot.screen.contains("Cashed up 3 of 3, 1 still to come"))
        #expect(robot.notice.contains("Everybody is cashed up."))
        // The one of the afternoon has not been seen yet.
        robot.press("Down", "a")
        #expect(robot.desk.referrals[4]?.state == .booked)
        #expect(robot.desk.referrals[4]?.outcome == nil)
    }

    @Test func `a key that is held down cashes up one patient`() {
        let desk = FakeDesk.clinicDay()
        let terminal = MemoryTerminal(script: [.function(7), .enter, .character("a"), .character("a"), .character("a")])
        App(door: desk.door, terminal: terminal, signIn: (login: "clerk", role: .clerk)).run()
        #expect(desk.referrals.values.count { $0.outcome != nil } == 1)
        #expect(terminal.screen?.text.contains("the key was held down") == true)
    }

    @Test func `what is to follow needs a day, typed as people type it`() {
        let robot = atClinic()
        robot.press("w", "Ctrl-S")
        #expect(robot.screen.contains("Say by which day"))
        robot.press("+6w")
        #expect(robot.screen.contains("15-Dec-2026 goes to Follow-Ups Due"))
        robot.press("Ctrl-S")
        #expect(robot.context == .clinic)
        #expect(robot.desk.referrals[1]?.outcome == AttendanceOutcome.appointmentToBeMadeLater.rawValue)
        let asked = robot.desk.asked.compactMap { request -> VisitResult? in
            if case .clinic(.visited(_, _, let result, _)) = request { result } else { nil }
        }
        #expect(asked == [.follows(FollowUp(.followUp, due: Day(year: 2_026, month: 12, day: 15) ?? Day(number: 0)))])
        // The next patient is selected.
        #expect(robot.rows.contains { $0.hasPrefix("> ") && $0.contains("OKAFOR") })
    }

    @Test func `a patient who was not there is recorded with a reason, and a child was not brought`() {
        let robot = atClinic()
        robot.press("D")
        #expect(robot.rows.contains { $0.hasPrefix(" Did not attend") })
        robot.press("1", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.state == .didNotAttend)
        robot.press("Down", "D")
        #expect(robot.rows.contains { $0.hasPrefix(" Was not brought") })
        #expect(robot.screen.contains("looks before anything is handed back"))
        robot.press("Esc")
        #expect(robot.desk.referrals[3]?.state == .booked)
    }

    @Test func `a clinic is cancelled by a form that says whom it concerns`() {
        let robot = atClinic()
        robot.press("X")
        #expect(robot.screen.contains("4 slots, 4 patients, the most urgent first:"))
        robot.press("Tab", "15:00")
        #expect(robot.screen.contains("1 slot, 1 patient, the most urgent first:"))
        #expect(robot.screen.contains("what begins from 15:00 on is cancelled"))
        robot.press("Enter")
        #expect(robot.desk.acts.isEmpty)
        robot.press("Ctrl-S")
        #expect(robot.context == .clinic)
        #expect(robot.notice == " Cancelled: 1 slot, 1 patient. P shows whom to ring.")
        #expect(robot.desk.referrals[4]?.state == .appointmentCancelledByProvider)
        #expect(robot.screen.contains("no longer here"))
        robot.press("U", "Ctrl-S")
        #expect(robot.desk.acts.isEmpty)
    }

    @Test func `a clinic is moved to another day, with a day that is none refused in place`() {
        let robot = atClinic()
        robot.press("M", "Ctrl-S")
        #expect(robot.screen.contains("Say the new day, room or clinician."))
        robot.press("31/2", "Ctrl-S")
        #expect(robot.screen.contains("“31/2” is no day."))
        robot.press("Ctrl-U", "+1w", "Ctrl-S")
        #expect(robot.notice.hasPrefix(" Moved"))
        #expect(robot.desk.acts.values.first == .move)
    }

    @Test func `the list of a clinic is printed`() {
        let robot = atClinic()
        robot.press("p")
        #expect(robot.desk.printed == [.clinicList(.session(41))])
        #expect(robot.notice == " Printed into the spool.")
    }

    @Test func `a clinician may look and not cancel`() {
        let robot = atClinic(.clinician)
        robot.press("X", "Ctrl-S")
        #expect(robot.desk.acts.isEmpty)
        #expect(robot.context == .clinic)
        robot.press("X")
        #expect(robot.notice == " Booking staff and supervisors do that to a clinic.")
    }

    @Test func `half a form is not lost by one Esc`() {
        let robot = atClinic()
        robot.press("w", "+6w", "Esc")
        #expect(robot.context == .form)
        robot.press("Esc")
        #expect(robot.context == .clinic)
        #expect(robot.desk.referrals[1]?.outcome == nil)
    }
}

@Suite struct CallDownStories {
    private func calling() -> RobotDesk {
        let robot = RobotDesk(.clerk, desk: .clinicDay())
        robot.press("F7", "P")
        return robot
    }

    @Test func `one patient told is one key, and the next is selected`() {
        let robot = calling()
        #expect(robot.screen.contains("Told 0 of 4, 4 not reached"))
        robot.press("t")
        #expect(robot.notice == " Told: SMITH, Jane (Mrs). 3 still to reach.")
        #expect(robot.rows.contains { $0.hasPrefix("> 09:20") })
        robot.press("n", "l", "t")
        #expect(robot.screen.contains("Told 2 of 4, 2 not reached"))
        #expect(robot.desk.calls[2]?.map(\.0) == [.noAnswer])
        #expect(robot.desk.calls[3]?.map(\.0) == [.messageLeft])
        // Back to the first who was not reached.
        #expect(robot.rows.contains { $0.hasPrefix("> 09:20") && $0.contains("no answer") })
    }

    @Test func `what a patient needs is said before the call`() {
        let robot = calling()
        robot.press("Down")
        #expect(robot.screen.contains("OKAFOR, Chidi (Mr): speaks Igbo"))
    }

    @Test func `another outcome is recorded with what was said`() {
        let robot = calling()
        robot.press("o", "4", "Tab", "after five", "Ctrl-S")
        #expect(robot.desk.calls[1]?.first?.0 == .willCallBack)
        #expect(robot.desk.calls[1]?.first?.1 == "after five")
    }

    @Test func `the sheet for the front desk is printed while somebody is not reached`() {
        let robot = calling()
        robot.press("p")
        #expect(robot.desk.printed == [.frontDeskSheet(.session(41))])
        robot.press("t", "t", "t", "t")
        #expect(robot.screen.contains("Told 4 of 4, 0 not reached"))
        #expect(robot.notice.contains("Everybody is told."))
    }
}

@Suite struct DayEntryTests {
    private let today = Day(year: 2_026, month: 11, day: 3) ?? Day(number: 0)

    @Test(arguments: [
        ("2026-12-15", "2026-12-15"), ("15/12", "2026-12-15"), ("15 dec", "2026-12-15"), ("15.12.27", "2027-12-15"),
        ("1/2", "2027-02-01"), ("3 nov", "2026-11-03"), ("+6w", "2026-12-15"), ("+10d", "2026-11-13"),
        ("+1m", "2026-12-03"), ("+1y", "2027-11-03"), ("tue", "2026-11-10"), ("Friday", "2026-11-06"),
        ("tomorrow", "2026-11-04"), ("29/2", "2028-02-29"), ("15 December 2026", "2026-12-15"),
    ])
    func `a day is read as it is said`(text: String, iso: String) {
        #expect(DayEntry.day(text, today: today)?.iso == iso)
    }

    @Test func `a distance counts from the clinic's own day where a clinic is moved`() {
        let start = Day(iso: "2026-11-30") ?? today
        #expect(DayEntry.day("+1w", today: today, from: start)?.iso == "2026-12-07")
        #expect(DayEntry.day("15/12", today: today, from: start)?.iso == "2026-12-15")
    }

    @Test func `the end of a month stays in the month`() {
        #expect(DayEntry.day("+1m", today: Day(iso: "2027-01-31") ?? today)?.iso == "2027-02-28")
    }

    @Test(arguments: ["", "31/2", "soon", "15", "15/13", "+w", "1/2/3/4", "di"])
    func `what is not clear is no day`(text: String) {
        #expect(DayEntry.day(text, today: today) == nil)
    }

    @Test(arguments: [("9:40", 580), ("0940", 580), ("9", 540), ("23.59", 1_439), ("0:00", 0)])
    func `a time of day is read`(text: String, minute: Int) {
        #expect(DayEntry.minute(text) == minute)
    }

    @Test(arguments: ["", "24:00", "9:60", "noon", "9:", ":30", "1:2:3", "-1"])
    func `what is no time is none`(text: String) {
        #expect(DayEntry.minute(text) == nil)
    }
}
