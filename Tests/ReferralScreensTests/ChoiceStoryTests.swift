// Asking a patient when they can come, key by key: from a caller's record and from a referral, said, seen and taken back.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

struct ChoiceStoryTests {
    private func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }
    private func caller() -> RobotDesk {
        let robot = RobotDesk(.clerk, size: Size(rows: 43, columns: 132))
        for key in Scene.person.keys { robot.press(key) }
        return robot
    }

    @Test func `days on which a caller cannot come are kept, shown on their record, and taken back by four keys`() {
        let robot = caller()
        robot.press("V")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("SMITH, Jane (Mrs) cannot come on the days you say"))
        robot.press("12/11", "Tab", "14/11", "Tab", "In Wales")
        #expect(robot.screen.contains("cannot come 12-Nov-2026 to 14-Nov-2026: no slot of theirs is proposed then."))
        #expect(robot.desk.choices.isEmpty, "nothing before Ctrl-S")
        robot.press("Ctrl-S")
        #expect(
            robot.desk.choices[1]?.away == [
                Away(id: 1, first: day("2026-11-12"), last: day("2026-11-14"), why: "In Wales")
            ])
        #expect(robot.context == .person)
        #expect(robot.screen.contains("Cannot come"))
        #expect(robot.notice.contains("SMITH, Jane (Mrs): cannot come 12-Nov-2026 to 14-Nov-2026, In Wales."))
        robot.press("V", "Shift-Tab", "2")
        #expect(robot.screen.contains("can come again: 12-Nov-2026 to 14-Nov-2026, In Wales."))
        robot.press("Ctrl-S")
        #expect(robot.desk.choices[1]?.away == [])
        #expect(!robot.screen.contains("Cannot come") && robot.notice.contains("can come at any time."))
    }

    @Test func `one day needs one field, and what is no day is said where it stands`() {
        let robot = caller()
        robot.press("V", "Ctrl-S")
        #expect(robot.screen.contains("Say from which day"))
        robot.press("someday", "Ctrl-S")
        #expect(robot.screen.contains("“someday” is no day."))
        for _ in "someday" { robot.press("Backspace") }
        robot.press("13/11", "Tab", "12/11/2026", "Ctrl-S")
        #expect(robot.screen.contains("The last day is before the first: 12-Nov-2026."))
        for _ in "12/11/2026" { robot.press("Backspace") }
        robot.press("Ctrl-S")
        let friday = day("2026-11-13")
        #expect(robot.desk.choices[1]?.away.map(\.first) == [friday])
        #expect(robot.desk.choices[1]?.away.map(\.last) == [friday])
    }

    @Test func `new days and days taken back are not sent together`() {
        let robot = caller()
        robot.press("V", "12/11", "Ctrl-S", "V", "20/11", "Shift-Tab", "2", "Ctrl-S")
        #expect(robot.screen.contains("Either new days or what is taken back"))
        #expect(robot.desk.choices[1]?.away.count == 1)
    }

    @Test
    func `what a patient prefers is said on a referral, stands in its summary and in the form, and is cleared there`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 43, columns: 132))
        robot.press("1", "Enter", "W", "mon, wed", "Tab", "2", "Tab", "10", "Tab", "Dr Patel")
        #expect(robot.screen.contains("would rather come on Monday or Wednesday, in the morning"))
        robot.press("Ctrl-S")
        let wish = robot.desk.choices.values.first?.preferences
        #expect(wish?.weekdays == [1, 3] && wish?.half == .morning)
        #expect(wish?.notice == 10 && wish?.clinician == "Dr Patel")
        #expect(robot.context == .referral)
        robot.press("W")
        #expect(robot.screen.contains("mon, wed"))
        // Left as it is, the form holds nothing up.
        robot.press("Esc")
        #expect(robot.context == .referral)
        robot.press("W")
        for _ in "mon, wed" { robot.press("Backspace") }
        robot.press("Tab", "1", "Tab", "Backspace", "Backspace", "Tab")
        for _ in "Dr Patel" { robot.press("Backspace") }
        #expect(robot.screen.contains("prefers nothing"))
        robot.press("Ctrl-S")
        #expect(robot.desk.choices.values.first?.preferences.isEmpty == true)
    }

    @Test func `a weekday that is none is refused in its field`() {
        let robot = caller()
        robot.press("W", "mon xyz", "Ctrl-S")
        #expect(robot.screen.contains("“xyz” is no weekday, such as mon."))
        #expect(robot.context == .form && robot.desk.choices.isEmpty)
    }

    @Test func `two reasons of the same words are told apart`() {
        let twice = [
            ReasonChoice(code: "CLINIC_CANCELLED", display: "Clinic cancelled", commentIsMandatory: false),
            ReasonChoice(code: "CLINIC_CANCELLED_ALTERNATIVE", display: "Clinic cancelled", commentIsMandatory: false),
        ]
        #expect(twice.options.map(\.label) == ["Clinic cancelled", "Clinic cancelled alternative"])
    }
}
