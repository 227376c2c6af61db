// What holds on every board: whose it is, how it is found, said line by line, and left; and who saw whom.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct JournalStories {
    @Test(arguments: [Role.supervisor, .auditor])
    func `who saw a patient is asked by their number, who saw whom by a user name`(role: Role) {
        let robot = RobotDesk(role, size: Size(rows: 30, columns: 132), desk: .morning())
        let number = (Board.all(for: role).firstIndex(of: .journal) ?? 0) + 1
        robot.press("Ctrl-G", "\(number)")
        #expect(robot.context == .question)
        robot.press("9991000100", "Enter")
        #expect(robot.screen.contains("Who saw patient 9991000100"))
        #expect(robot.screen.contains("2 entries, 1 person; that you asked is journalled, sorted: newest first"))
        robot.press("a", "clerk", "Enter")
        #expect(robot.screen.contains("What clerk saw and did, 28-Oct-2026 to 03-Nov-2026"))
        #expect(robot.screen.contains("3 entries, 2 patients"))
        robot.press("[")
        #expect(robot.screen.contains("21-Oct-2026 to 27-Oct-2026"))
        #expect(robot.screen.contains("The journal holds nothing of that."))
    }

    @Test func `nobody of that number is said, and the question stays open to be asked again`() {
        let robot = supervisor(.journal)
        robot.press("9999999999", "Enter")
        #expect(robot.screen.contains("Not found, or not yours to see: a patient of that number."))
        robot.press("a")
        #expect(robot.context == .question)
        robot.press("Esc", "Esc")
        #expect(robot.context == .home)
    }
}

@Suite struct BoardRules {
    @Test(arguments: Role.allCases)
    func `each role is given the boards that the door answers it, and no others`(role: Role) {
        let robot = RobotDesk(role, size: Size(rows: 30, columns: 132), desk: .morning())
        let before = robot.context
        robot.press("Ctrl-G")
        let boards = Board.all(for: role)
        #expect((robot.context != before) == !boards.isEmpty, "\(role)")
        for (place, board) in boards.enumerated() {
            robot.press("\(place + 1)")
            if robot.context == .question { robot.press("Esc") }
            #expect(robot.context == board.context)
            #expect(!robot.screen.contains("not allowed") && !robot.screen.contains("may not"), "\(role) \(board)")
        }
        if boards.isEmpty { #expect(robot.notice.contains("not for your role")) }
    }

    @Test func `the palette finds every board by its name`() {
        for board in Board.allCases {
            let robot = RobotDesk(.supervisor, size: Size(rows: 30, columns: 132), desk: .morning())
            robot.press(":", "go to \(board.label.lowercased())", "Enter")
            #expect(robot.context == (board == .journal ? .question : board.context), "\(board)")
        }
    }

    @Test func `line by line a board is a sentence a row, without bars`() {
        for board in Board.allCases {
            var rest = [":go to \(board.label.lowercased())", ":Esc"][...]
            var said: [String] = []
            let terminal = LineTerminal(read: { rest.popFirst() }, write: { said.append($0) })
            App(door: FakeDesk.morning().door, terminal: terminal, signIn: (login: "supervisor", role: .supervisor))
                .run()
            #expect(said.contains { $0.contains(board.label) || $0.contains("A patient's number") }, "\(board)")
            #expect(!said.joined().contains { "▁▂▃▄▅▆▇█░".contains($0) } || board == .lists || board == .workload)
            for line in said where line.first?.isNumber == true { #expect(!line.contains("█") && !line.contains("▁")) }
        }
        let desk = FakeDesk.morning()
        var rest = [":go to breach forecast"][...]
        var said: [String] = []
        let terminal = LineTerminal(read: { rest.popFirst() }, write: { said.append($0) })
        App(door: desk.door, terminal: terminal, signIn: (login: "supervisor", role: .supervisor)).run()
        #expect(
            said.contains {
                $0.hasPrefix(
                    "1. All services: 120 wait, 20 over 18 weeks; breaches by week: from 3 November 2026 3, from")
            })
    }

    @Test(arguments: Board.allCases) func `a board that cannot be read says why and is left by Esc`(board: Board) {
        let robot = supervisor(board)
        robot.press("Esc")
        robot.desk.failing = .busy(holder: "an import")
        robot.press("Ctrl-G")
        #expect(robot.screen.contains("an import"))
        for _ in 0..<3 where robot.context != .home { robot.press("Esc") }
        #expect(robot.context == .home)
    }

    @Test func `a colleague's claim is taken over or let go by a form`() throws {
        let robot = supervisor(.lists)
        robot.press("Down", "Enter")
        guard var list = robot.app.stack.last as? WorklistScreen else { throw Failure.notFound("the list") }
        list.items[0].claim = Claim(
            by: FakeDesk.people[0], since: FakeDesk.now.adding(seconds: -600), until: FakeDesk.now.adding(seconds: 600),
            end: BootMoment(id: "", seconds: 0))
        robot.app.stack[robot.app.stack.count - 1] = list
        robot.press("C")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("Denise Oakes has claimed it"))
        robot.press("2", "Ctrl-S")
        let acts = robot.desk.asked.compactMap { request -> ReferralCommand? in
            if case .perform(let command, _) = request { command } else { nil }
        }
        #expect(acts.map(\.action) == [.release])
        #expect(
            ClaimOrder(
                .id(1),
                held: list.items[0].claim
                    ?? Claim(
                        by: FakeDesk.people[0], since: FakeDesk.now, until: FakeDesk.now,
                        end: BootMoment(id: "", seconds: 0)),
                who: "",
                Session(identity: robot.desk.identity, choices: [], actor: robot.actor(.clerk), now: FakeDesk.now))
                == nil)
    }

    @Test func `bars and sparklines keep to their cells, and more than nothing is never nothing`() {
        for most in [0, 1, 7, 1_000] {
            for value in [0, 1, 3, most] where value <= most {
                let bar = Gauge.bar(0, of: value, most: most, width: 8)
                #expect(bar.cells <= 8)
                #expect((bar.cells > 0) == (value > 0))
            }
        }
        #expect(Gauge.bar(2, of: 4, most: 8, width: 8) == "██░░")
        #expect(Gauge.bar(1, of: 1_000, most: 1_000, width: 4) == "█░░░")
        #expect(Gauge.bar(4, of: 4, most: 4, width: 4) == "████")
        #expect(Gauge.spark([1, 2, 3, 8], last: 3) == "▁▂█")
        #expect(Gauge.spark([0, 0], last: 5) == "▁▁")
        #expect(Gauge.spark([], last: 5).isEmpty)
        #expect([signed(3), signed(-2), signed(0)] == ["+3", "-2", "0"])
    }
}
