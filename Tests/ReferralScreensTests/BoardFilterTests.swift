// What a board's filter finds and hides, what is printed of it, how old it all is, and the drill-down to a colleague's items.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct BoardFilterStories {
    @Test
    func `the filter of the meeting is looked for at the desk, says what is hidden of all, and is what is printed`() {
        let robot = supervisor(.meeting)
        robot.desk.boards.beyond = 1_049
        robot.press("r", "/", "fenland", "Enter")
        let asked = robot.desk.asked.last { if case .board(.meeting) = $0 { true } else { false } }
        #expect(asked == .board(.meeting(service: nil, matching: "fenland")))
        guard let board = (robot.app.stack.last as? BoardScreen)?.content as? MeetingBoard, let page = board.page else {
            Issue.record("no meeting")
            return
        }
        let shown = robot.screen.replacing("\n", with: " ")
        #expect(shown.contains("Filter: “fenland” · \(page.lines.count) of \(grouped(page.total))"))
        #expect(page.total > 1_049 && shown.contains("\(grouped(page.total - page.lines.count)) hidden"))
        robot.press("p")
        #expect(robot.screen.contains("that fit “fenland”"))
        robot.press("Ctrl-S")
        #expect(robot.desk.printed == [.meeting(service: nil, matching: "fenland")])
        robot.press("Esc")
        #expect(robot.screen.contains("longest wait first"))
    }

    @Test(arguments: [Board.tracker, .meeting, .overnight])
    func `a number is found on a board as y copies it, and as it is shown`(board: Board) throws {
        let robot = supervisor(board)
        let screen = try #require(robot.app.stack.last as? BoardScreen)
        let row = try #require(screen.rows.first { $0.item?.nhsNumber != nil })
        for text in [row.item?.nhsNumber?.text ?? "", row.item?.nhsNumber?.spaced ?? ""] {
            robot.press("/", text, "Enter")
            let found = try #require(robot.app.stack.last as? BoardScreen)
            #expect(found.rows.contains { $0.id == row.id }, "\(text)")
            robot.press("Esc")
        }
    }

    @Test func `what a board does not fit is said, and Esc brings everything back`() {
        let robot = supervisor(.workload)
        let all = (robot.app.stack.last as? BoardScreen)?.rows.count ?? 0
        robot.press("/", "zzz", "Enter")
        #expect(robot.screen.contains("0 of \(all), \(all) hidden"))
        robot.press("Esc")
        #expect((robot.app.stack.last as? BoardScreen)?.rows.count == all)
    }

    @Test(arguments: Board.allCases, [60, 80, 132])
    func `every board says how old the e-RS feed is, in words where it is late, and in which order its rows are`(
        board: Board, columns: Int
    ) {
        let robot = supervisor(board, 30, columns)
        if board == .journal { robot.press("clerk", "Enter") }
        #expect(robot.screen.contains("e-RS LATE: 1d 2h old"), "\(board) \(columns)\n\(robot.screen)")
        #expect(robot.screen.contains("sorted:") || columns == 60, "\(board) \(columns)\n\(robot.screen)")
    }

    @Test func `a filtered worklist at 80 columns still says how old the feed is and how much is hidden`() {
        for columns in [60, 80, 100] {
            let robot = RobotDesk(.clerk, size: Size(rows: 24, columns: columns), desk: .morning())
            robot.press("1", "o")
            #expect(robot.rows[2].contains("e-RS LATE: 1d 2h old"), "\(robot.rows[2])")
            #expect(robot.rows[2].contains("Filter: ") && robot.rows[2].contains(" of 3"), "\(robot.rows[2])")
            #expect(robot.rows[2].contains("as of 14:32:05"))
        }
    }

    @Test func `a worklist names the second thing that it is ordered by`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 24, columns: 100))
        robot.press("1")
        #expect(robot.rows[1].contains("sorted: most urgent first, then breach date"))
    }

    @Test func `Enter on a person of the workload board shows what they have in hand, and Enter there the referral`() {
        let robot = supervisor(.workload)
        robot.press("Enter")
        #expect(robot.screen.contains("In hand: Denise Oakes"))
        #expect(robot.screen.contains("1 item in hand, 1 overdue, 1 claimed beside them"))
        #expect(robot.rows.contains { $0.contains("theirs") && $0.contains("Appointment S") })
        #expect(robot.rows.contains { $0.contains("claimed") })
        robot.press("Enter")
        #expect(robot.context == .referral)
        robot.press("Esc", "Esc")
        #expect(robot.screen.contains("Workload and Pace"))
    }

    @Test func `a manager is told that items are not shown to them`() throws {
        let robot = RobotDesk(.manager, size: Size(rows: 30, columns: 132), desk: .morning())
        let number = try #require(Board.all(for: .manager).firstIndex(of: .workload)) + 1
        robot.press("Ctrl-G", "\(number)", "Enter")
        #expect(robot.context == .workload)
        #expect(robot.notice.contains("not shown to your role"))
        #expect(!robot.desk.asked.contains { if case .board(.inHand) = $0 { true } else { false } })
    }

    @Test func `cancer services are shortened in a worklist as on boards`() {
        let desk = FakeDesk.clinic()
        guard var service = desk.services["11010"] else {
            Issue.record("no service")
            return
        }
        service.name = "Suspected Cancer: Skin"
        desk.services["11010"] = service
        let robot = RobotDesk(.clerk, size: Size(rows: 30, columns: 132), desk: desk)
        robot.press("1")
        #expect(robot.screen.contains("2WW: Skin") && !robot.screen.contains("Suspected Cancer"))
    }

    @Test func `whose appointment is past with no outcome stands first on the tracker and says so`() throws {
        let robot = RobotDesk(.supervisor, size: Size(rows: 30, columns: 132), desk: .morning())
        let id = try #require(robot.desk.referrals.values.first { $0.priority == .twoWeekWait }?.id)
        robot.desk.referrals[id]?.receivedAt = FakeDesk.now.adding(seconds: -40 * 86_400)
        robot.desk.referrals[id]?.clock.start = FakeDesk.now.adding(seconds: -40 * 86_400)
        robot.desk.referrals[id]?.pathwayStart = nil
        robot.desk.referrals[id]?.state = .booked
        robot.desk.referrals[id]?.appointment = Appointment(
            start: FakeDesk.now.adding(seconds: -86_400), status: .booked)
        robot.press("Ctrl-G", "3")
        let first = robot.rows.first { $0.hasPrefix("> ") } ?? ""
        #expect(first.contains("no outcome recorded"), "\(robot.screen)")
        let words = robot.screen.replacing("\n", with: " ")
        #expect(words.contains("1 of them with no outcome") && words.contains("NO OUTCOME RECORDED"))
    }
}
