// What somebody is told of their own dates, and a supervisor of the staff's, when they sign in.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

struct StaffWarningTests {
    private static let lapse = Lapse(
        credential: .registration, lastDay: FakeDesk.now.londonDay.adding(days: -2))

    /// The whole screen after signing in with a warning, its lines joined.
    private func screen(_ warning: StaffWarning?) -> String {
        let desk = FakeDesk.clinic()
        var door = desk.door
        var choice = SignInChoice(staff: FakeDesk.people[2], roles: [.clinician], organisation: "RXX")
        choice.warnings[.clinician] = warning.map { [$0] }
        door.choices = [choice]
        let terminal = MemoryTerminal()
        let app = App(door: door, terminal: terminal, signIn: nil)
        app.draw()
        let lines = (terminal.screen?.text ?? "").split(separator: "\n").map { line in
            line.split(separator: " ").joined(separator: " ")
        }
        return lines.joined(separator: " ")
    }

    @Test func `a date that runs out is told with its day and the days left, once signed in`() {
        let last = FakeDesk.now.londonDay.adding(days: 12)
        let words = "Your mandatory training runs out after 15-Nov-2026, in 12 days."
        #expect(screen(.lapsing(.training, lastDay: last, daysLeft: 12)).contains(words))
        #expect(!screen(nil).contains("runs out"))
    }

    @Test func `a lapse says what mends it, and the last person why they go on and who sees it`() {
        #expect(
            screen(.lockedOut(Self.lapse)).contains(
                "Your professional registration ran out after 01-Nov-2026: no patient data until it is renewed or a "
                    + "supervisor overrides it."))
        #expect(
            screen(.lastPerson(Self.lapse, services: ["41004"])).contains(
                "You go on because nobody else can work the suspected-cancer list of 41004. Your supervisor sees it."))
    }

    @Test func `every warning is a sentence`() {
        let day = FakeDesk.now.londonDay
        let warnings: [StaffWarning] = [
            .lapsing(.training, lastDay: day, daysLeft: 0), .lockedOut(Self.lapse), .overridden(Self.lapse, until: day),
            .lastPerson(Self.lapse, services: ["1"]), .colleagues(lockedOut: 1, lastPersons: 2, lapsing: 3),
        ]
        for warning in warnings { #expect(warning.sentence.hasSuffix("."), "\(warning)") }
        #expect(warnings.map(\.isGrave) == [false, true, true, true, true])
    }
}
