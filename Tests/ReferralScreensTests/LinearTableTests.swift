// The tables said line by line: numbered rows, whole words, long dates, and the same commands.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct LinearTableTests {
    private func say(_ desk: FakeDesk, _ role: Role, _ lines: [String]) -> [String] {
        var rest = lines[...]
        var said: [String] = []
        let terminal = LineTerminal(read: { rest.popFirst() }, write: { said.append($0) })
        App(door: desk.door, terminal: terminal, signIn: (login: role.rawValue, role: role)).run()
        return said
    }

    @Test func `dates are spelled out with their weekday where they have one`() {
        #expect(spelledOut("for Tue 10-Nov-2026 09:20") == "for Tuesday 10 November 2026 09:20")
        #expect(spelledOut("due 03-Feb-2027, 12-34") == "due 3 February 2027, 12-34")
    }

    @Test func `the week is said by day, and its slots are choices by number`() {
        let desk = FakeDesk.clinic()
        let said = say(desk, .clerk, ["1", "2", "b", "1", ":do it"])
        #expect(said.contains("Tuesday 10 November 2026: Skin clinic: 2 free, 0 booked, listed below."))
        #expect(said.contains("Monday 9 November 2026: no clinic."))
        #expect(said.contains("Slots of Skin clinic on Tuesday 10 November 2026:"))
        #expect(said.contains("1. 09:20, 2 free, 0 of 2 booked, best, with Dr A Reed."))
        #expect(desk.referrals[5]?.appointment?.slot == "S0")
    }

    @Test func `clinics and their patients are numbered, and one is opened by its number`() {
        let said = say(.clinicDay(), .clerk, ["F7", "1", "2"])
        #expect(said.contains { $0.hasPrefix("Clinics of Tuesday 3 November 2026, today: 1 clinic") })
        #expect(said.contains { $0.hasPrefix("1. 09:00-16:20, Dermatology, Fenland") && $0.contains("Room 4") })
        #expect(
            said.contains {
                $0.hasPrefix("2. 09:20, OKAFOR, Chidi (Mr), born 9 November 1955, NHS number 999 100 ")
                    && $0.contains("telephone 07700 900002")
            })
        #expect(said.contains("Place: 1 of 1") == false)
        #expect(said.contains("OKAFOR, Chidi (Mr)"))
    }

    @Test func `a caller's record has its referrals by number`() {
        let said = say(.clinic(), .clerk, ["F6", "9991000100", "name", "birth date"])
        #expect(
            said.contains { $0.hasPrefix("1. Dermatology, Fenland, appointment: Wednesday 11 November 2026 10:20") })
    }

    @Test func `letters, acts of the day and begun forms are numbered`() {
        let desk = Scene.letters.desk()
        let letters = say(desk, .clerk, ["F8"])
        #expect(letters.contains { $0.hasPrefix("Letters to patients, waiting: ") })
        #expect(letters.contains { $0.hasPrefix("1. HELD: ") || $0.hasPrefix("1. may leave") })
        let other = FakeDesk.clinic()
        let said = say(
            other, .clinician,
            ["1", "1", "a", ":do it", "x", "2", "words", ":Esc", ":Esc", ":F2", "Ctrl-D", ":Esc", "Ctrl-B"])
        #expect(
            said.contains { $0.hasPrefix("1. 14:32, ") && $0.contains("SMITH, Jane (Mrs), NHS number 999 100 0100") })
        #expect(said.contains { $0.hasPrefix("1. Reject, OKAFOR") && $0.contains("kept 3 November 2026 14:32") })
    }

    @Test func `what is found, what can be done and a problem are said in sentences`() {
        let found = say(.clinic(), .clerk, ["Ctrl-F", "smi"])
        #expect(found.contains { $0.hasPrefix("1. SMITH, Jane (Mrs), born 9 November 1950") })
        let menu = say(.clinic(), .clinician, ["1", "1", "."])
        #expect(menu.contains { $0.hasPrefix("What can be done, and why not the rest: SMITH") })
        #expect(menu.contains { $0.hasPrefix("1. ") && $0.hasSuffix(": allowed") })
        let desk = Scene.problem.desk()
        let problem = say(desk, Scene.problem.role ?? .clerk, Scene.problem.keys)
        #expect(problem.contains { $0.hasPrefix("Import problem 1 of ") && !$0.contains("d,") })
        #expect(problem.contains("What can be done"))
    }

    @Test func `delegations are sentences with long dates`() {
        let desk = Scene.delegations.desk()
        let said = say(desk, .clinician, ["D"])
        #expect(said.contains { $0.hasPrefix("Who acts for you: ") })
        #expect(said.contains { $0.hasPrefix("1. in force: ") && $0.contains(" 2026") && !$0.contains("-2026") })
    }

    /// Ctrl-P opened the patient before, and the letters of the command became keys there.
    @Test func `a command is named on a second letter as on the first`() {
        let said = say(.clinic(), .clinician, ["1", "2", ":history"])
        #expect(said.last { $0.contains("SMITH") || $0.contains("OKAFOR") }?.contains("OKAFOR") == true)
        #expect(!said.contains { $0.hasPrefix("Reject") })
    }
}
