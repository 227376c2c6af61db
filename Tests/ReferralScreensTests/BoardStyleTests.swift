// What stands out on a board, by style, and that each of it is a word or a number as well.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct BoardStyleTests {
    private func frame(_ scene: String) -> Frame? { Scene.boardNamed(scene).robot(30, 132).terminal.screen }

    /// The words of a row that are drawn in a style.
    private func words(_ frame: Frame, _ style: Style, row: Int) -> String {
        frame.runs(row: row).filter { $0.style == style }.map(\.text).joined()
            .split(separator: " ").joined(separator: " ")
    }

    @Test func `what is overdue, missing or late is a word in its own style`() throws {
        let lists = try #require(frame("lists"))
        #expect(words(lists, .overdue, row: 5) == "2")
        let night = try #require(frame("overnight"))
        #expect(words(night, .alert, row: 6) == "Feed 3 of 40 REFUSED")
        #expect(words(night, .urgent, row: 7) == "2WW")
        let staff = try #require(frame("staff"))
        #expect(words(staff, .dueToday, row: 5) == "lapsing")
        let meeting = try #require(frame("meeting"))
        let late = (4..<12).map { words(meeting, .overdue, row: $0) }.filter { !$0.isEmpty }
        #expect(late == ["OVERDUE 1d"])
    }

    @Test(arguments: Board.allCases) func `a row that is selected is marked by a sign too`(board: Board) throws {
        let robot = RobotDesk(.supervisor, size: Size(rows: 30, columns: 132), desk: .morning())
        robot.press("Ctrl-G", "\((Board.all(for: .supervisor).firstIndex(of: board) ?? 0) + 1)")
        if board == .journal { robot.press("clerk", "Enter") }
        #expect(robot.rows.count { $0.hasPrefix("> ") } == 1)
        let row = try #require(robot.rows.firstIndex { $0.hasPrefix("> ") })
        #expect(robot.terminal.screen?.cursor?.row == row)
    }
}
