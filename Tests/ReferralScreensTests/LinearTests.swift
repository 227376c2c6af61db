// The linear mode: the same program, said line by line.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralScreens

@Suite struct LinearTests {
    /// Types lines and returns what was said.
    private func say(_ role: Role, _ lines: String...) -> [String] {
        let desk = FakeDesk.clinic()
        return say(desk, role, lines)
    }

    private func say(_ desk: FakeDesk, _ role: Role, _ lines: [String]) -> [String] {
        var rest = lines[...]
        var said: [String] = []
        let terminal = LineTerminal(read: { rest.popFirst() }, write: { said.append($0) })
        App(door: desk.door, terminal: terminal, signIn: (login: role.rawValue, role: role)).run()
        return said
    }

    @Test func `lists are numbered menus with long dates and whole words`() {
        let said = say(.clerk, "1")
        #expect(said.contains("1. Appointment Slot Issues: 3 waiting, 2 overdue, 0 due today, 2 urgent."))
        #expect(
            said.contains(
                "2. BROWN, Ida (Miss), born 9 November 1970, NHS number 999 100 0550, Urgent, OVERDUE by 1 day, "
                    + "Dermatology, Fenland."))
        #expect(!said.joined().contains("─"))
    }

    @Test func `a slot is booked by numbers and a command's name, and the outcome is one sentence`() {
        let desk = FakeDesk.clinic()
        let said = say(desk, .clerk, ["1", "2", "b", "1", ":do it"])
        #expect(desk.referrals[5]?.state == .booked)
        #expect(
            said.contains {
                $0.hasPrefix("Booked: BROWN, Ida (Miss) (999 100 0550) for Tuesday 10 November 2026 09:20")
            })
    }

    @Test func `a form is filled field by field`() {
        let desk = FakeDesk.clinic()
        let said = say(desk, .clinician, ["1", "1", "x", "2", "no photograph", ":do it"])
        #expect(desk.referrals[1]?.comment == "no photograph")
        #expect(said.contains("Now: Reason, needed: nothing yet"))
        #expect(said.contains("  2. More information needed"))
    }

    @Test func `the end of the input ends the program and keeps the draft`() {
        let desk = FakeDesk.clinic()
        _ = say(desk, .clinician, ["1", "1", "x", "2", "no photograph"])
        #expect(desk.drafts.count == 1)
        #expect(desk.referrals[1]?.state == .booked)
    }

    @Test func `no page says clinical text to a role without it`() {
        let said = say(.clerk, "1", "1", ":history").joined(separator: "\n")
        #expect(!said.contains("pigmented"))
        #expect(said.contains("Clinical text is not shown to your role."))
    }

    @Test func `the orders of a list are choices by number and by letter`() {
        let said = say(.clerk, "1", ":sort", "4", "s", "n").joined(separator: "\n")
        #expect(said.contains("sorted: due day, latest first") && said.contains("Sorted: due day, latest first."))
        #expect(said.contains("Sorted: most urgent first, then breach date."))
    }

    @Test func `a long export is said at its beginning and its end, and not in between`() {
        let desk = FakeDesk.clinic()
        desk.job = SlowJob(steps: 40, of: 4_000)
        let said = say(desk, .clerk, ["1", ":export to a file", ":do it"])
        #expect(said.count { $0.contains("rows written. Esc stops it.") } == 1)
        #expect(said.contains { $0.contains("The list with 4,000 rows lies in exports/list.csv.") })
    }
}
