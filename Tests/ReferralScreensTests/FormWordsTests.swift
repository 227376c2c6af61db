// What a form says and understands: days of the past, refusals that go once they are mended, in whose name it is done.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct FormWordsTests {
    private let today = Day(iso: "2026-11-03") ?? Day(number: 0)
    private let session = Session(identity: FakeDesk().identity, choices: [], now: FakeDesk.now)

    private func agreedOn(_ text: String) -> FormField {
        FormField(need: .agreedOn, isRequired: false, input: .text(TextField(text, limit: 16)))
    }

    @Test(arguments: [
        ("2026-10-27", "2026-10-27"), ("27-Oct-2026", "2026-10-27"), ("27/10", "2026-10-27"), ("3/11", "2026-11-03"),
        ("4/11", "2025-11-04"), ("-2d", "2026-11-01"), ("yesterday", "2026-11-02"), ("today", "2026-11-03"),
        ("mon", "2026-11-02"), ("tue", "2026-10-27"), ("fri", "2026-10-30"),
    ])
    func `a field that speaks of the past understands a day as the last one of its kind`(typed: String, day: String) {
        #expect(agreedOn(typed).day(today: today) == Day(iso: day))
        #expect(typed.count <= 16)
    }

    @Test func `a day still to come is meant where the field speaks of what is ahead`() {
        #expect(DayEntry.day("2/11", today: today) == Day(iso: "2027-11-02"))
        #expect(DayEntry.day("mon", today: today) == Day(iso: "2026-11-09"))
    }

    @Test func `a day that cannot be read is refused also where it may be left out, and goes once it is mended`() {
        let desk = FakeDesk.clinic()
        let actor = RobotDesk(.clinician, desk: desk).actor(.clinician)
        var form = FormScreen(.id(1), action: .changePriority, detail: desk.detail(1, actor))
        form.fields = [agreedOn("soonish")]
        _ = form.update(.intent(.commit, .control("s")), session: session)
        #expect(form.refusal?.string == "“soonish” is no day. Such as 3/11, 3 nov, -2d, tue.")
        _ = form.update(.typed(.right), session: session)
        #expect(form.refusal != nil)
        _ = form.update(.typed(.control("u")), session: session)
        #expect(form.refusal == nil)
        for letter in "-2d" { _ = form.update(.typed(.character(letter)), session: session) }
        #expect(form.refusal == nil)
        #expect(form.command(on: desk.detail(1, actor)).agreedOn == Day(iso: "2026-11-01"))
        _ = form.update(.intent(.commit, .control("s")), session: session)
        #expect(form.refusal == nil)
    }

    @Test func `a refusal goes when what it asks for is written, and stays while another field is`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "x", "2", "Ctrl-S")
        let said = " Write a comment."
        #expect(robot.rows.contains { $0.hasPrefix(said) })
        robot.press("Shift-Tab", "2")
        #expect(robot.rows.contains { $0.hasPrefix(said) })
        robot.press("Tab", "n")
        #expect(!robot.rows.contains { $0.hasPrefix(said) })
        #expect(robot.context == .form)
    }

    @Test func `an order's refusal goes the same way`() {
        let desk = FakeDesk.clinic()
        desk.slots[0].booked = 2
        let robot = RobotDesk(.supervisor, desk: desk)
        let place = Worklist.lists(for: .supervisor).firstIndex(of: .appointmentSlotIssues) ?? 0
        for _ in 0..<place { robot.press("Down") }
        robot.press("Enter", "b", "Left", "Enter", "Ctrl-S")
        #expect(robot.screen.contains("Say why."))
        robot.press("s")
        #expect(!robot.screen.contains("Say why."))
    }

    @Test func `a label never runs into what was answered`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a", "Tab", "Tab", "Tab", "Tab", "+6w", "Tab")
        #expect(robot.screen.contains("+6w, tue)  15-Dec-2026"))
    }

    // MARK: In whose name

    private static func acting(_ columns: Int, for name: String = "Dr Folasade Afolabi") -> RobotDesk {
        RobotDesk(
            .triage, size: Size(rows: 24, columns: columns),
            onBehalfOf: StaffMember(id: 77, login: "folasade", name: name))
    }

    @Test(arguments: [60, 80, 100, 132])
    func `in whose name one acts is never cut`(columns: Int) {
        let robot = Self.acting(columns)
        #expect(robot.rows[0].contains("for Dr Folasade Afolabi"))
        #expect(robot.rows[0].count <= columns)
    }

    @Test func `the user's own name gives way first, then the role`() {
        let long = Self.acting(80)
        #expect(long.rows[0].contains("A Patel, Clinician administrator for Dr Folasade Afolabi"))
        #expect(!long.rows[0].contains("Fenland"))
        let narrow = Self.acting(60, for: "Dr Wilhelmina Alexandrina Oo")
        #expect(narrow.rows[0].contains("for Dr Wilhelmina Alexandrina Oo"))
        #expect(Self.acting(132).rows[0].contains("Asha Patel, Clinician administrator for Dr Folasade Afolabi"))
    }

    @Test func `a form says in whose name it is done`() {
        let robot = Self.acting(80)
        robot.press("1", "Enter", "w")
        #expect(robot.context == .form)
        #expect(
            robot.words.contains("Write a note for Dr Folasade Afolabi: ")
                || robot.words.contains(
                    "\(ReferralAction.note.label) for Dr Folasade Afolabi: ")
        )
        let own = RobotDesk(.clerk)
        own.press("1", "Enter", "w")
        #expect(!own.words.contains(" for Dr "))
        // The small forms too.
        robot.press("Esc", "V")
        #expect(robot.words.contains("Done in the name of Dr Folasade Afolabi."))
    }
}
