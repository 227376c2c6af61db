// Signing a list off where it is worked: from the list itself and from home, by a key and by name; and the register that
// never counts what it was not given as nothing.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct SignOffStories {
    private func robot(_ role: Role, columns: Int = 100) -> RobotDesk {
        RobotDesk(role, size: Size(rows: 30, columns: columns), desk: .morning())
    }

    @Test func `home says in words which lists are still to be signed off today`() {
        for columns in [60, 80, 100, 132] {
            let robot = robot(.clerk, columns: columns)
            #expect(robot.rows.contains { $0.contains("Worklist") && $0.contains("Sign-off") }, "\(columns)")
            let line = robot.rows.first { $0.contains("Appointment Slot") } ?? ""
            #expect(line.contains("1 LATE"), "\(columns): \(line)")
            let other = robot.rows.first { $0.contains("Appointments for") } ?? ""
            #expect(!other.contains("left") && !other.contains("LATE"))
        }
    }

    @Test func `a clerk signs a list off from the list by Ctrl-W, and the form says what is left and since when`() {
        let robot = robot(.clerk)
        robot.press("1", "Ctrl-W")
        #expect(robot.context == .form)
        let words = robot.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("Sign off a list"))
        #expect(words.contains("Left today: Dermatology, Fenland with 3, never signed off, 2 working days"))
        #expect(robot.desk.boards.signed.isEmpty, "nothing is signed by the key that opens the form")
        robot.press("Seen on paper", "Ctrl-S")
        #expect(robot.context == .worklist)
        #expect(robot.notice.contains("Signed off: Appointment Slot Issues"))
        #expect(robot.desk.boards.signed.map(\.worklist) == [.appointmentSlotIssues])
        #expect(robot.desk.boards.signed.first?.by.login == FakeDesk.people[0].login)
    }

    @Test func `a clerk signs the selected list off from home, and its mark goes`() {
        let robot = robot(.clerk)
        #expect(robot.rows.contains { $0.contains("Appointment Slot Issues") && $0.contains("LATE") })
        robot.press("Ctrl-W")
        #expect(robot.context == .form)
        robot.press("Seen", "Ctrl-S")
        #expect(robot.context == .home)
        #expect(robot.desk.boards.signed.count == 1)
    }

    @Test func `the palette knows it by name, on the list and at home`() {
        for keys in [[], ["1"]] {
            let robot = robot(.clerk)
            for key in keys { robot.press(key) }
            robot.press(":", "sign the list off", "Enter")
            #expect(robot.context == .form, "\(keys)")
        }
    }

    @Test func `a list that a role does not work says who signs it off`() throws {
        let robot = robot(.clerk)
        let place = try #require(Worklist.lists(for: .clerk).firstIndex(of: .referralsForReview))
        for _ in 0..<place { robot.press("Down") }
        robot.press("Ctrl-W")
        #expect(robot.context == .home)
        #expect(robot.notice.contains("its clinicians sign it off"))
        robot.press("Enter", "Ctrl-W")
        #expect(robot.context == .worklist)
        #expect(robot.notice.contains("its clinicians sign it off"))
        #expect(robot.desk.boards.signed.isEmpty)
    }

    @Test(arguments: [Role.supervisor, .manager, .auditor])
    func `the register counts what is left for every role that reads it`(role: Role) throws {
        let robot = robot(role, columns: 132)
        let number = try #require(Board.all(for: role).firstIndex(of: .signOffs)) + 1
        robot.press("Ctrl-G", "\(number)")
        #expect(robot.context == .signOffs)
        #expect(!robot.screen.contains("0 sign-offs, 0 left") && !robot.screen.contains("nobody had to"))
        #expect(robot.rows.contains { $0.contains("Appointment Slot Issues") && !$0.contains(" 0 ") })
        #expect(!robot.screen.contains("never signed off") || role == .supervisor)
    }

    @Test func `what could not be read is said not to have been read`() {
        var board = SignOffsBoard()
        let robot = robot(.auditor)
        let session = robot.app.session
        _ = board.take(
            .signOff(.register(from: session.today, to: session.today)), .signOff(.register([])), session)
        #expect(board.status.string == "0 sign-offs, what is left was not read")
        #expect(board.emptyWords.string.contains("What is left was not read"))
    }
}
