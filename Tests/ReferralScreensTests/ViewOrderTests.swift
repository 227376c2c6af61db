// The orders of a list: what is offered, what is on, and that a list never says another order than the one it is in.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

struct ViewOrderTests {
    @Test func `a list is sorted by two keys, and says by which column and in which direction`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "s")
        #expect(robot.context == .sorts)
        #expect(robot.screen.contains("> n  most urgent first, then breach date         Pri↓   on"))
        #expect(robot.screen.contains("  D  due day, latest first                       Due↓"))
        robot.press("D")
        #expect(robot.context == .worklist)
        #expect(robot.rows[1].contains("sorted: due day, latest first") && robot.rows[3].contains("Due↓"))
        #expect(robot.notice.contains("Sorted: due day, latest first."))
        #expect(robot.rows[4].hasPrefix("> "), "the first of the new order is selected")
        let asked = robot.desk.asked.last { if case .worklist = $0 { true } else { false } }
        guard case .worklist(let query)? = asked else {
            Issue.record("no list was asked for")
            return
        }
        #expect(query.order == .lastDue && query.worklist == .appointmentSlotIssues)
    }

    @Test func `the arrows and Enter choose an order, and Esc leaves it as it is`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "s", "Down", "Down", "Enter")
        #expect(robot.rows[1].contains("sorted: due day, earliest first") && robot.rows[3].contains("Due↑"))
        robot.press("s")
        #expect(robot.screen.contains("> d  due day, earliest first"))
        robot.press("Up", "Esc")
        #expect(robot.rows[1].contains("sorted: due day, earliest first"))
        robot.press("s", "a")
        #expect(robot.context == .sorts && robot.notice.contains("no such order"))
    }

    @Test func `a click on an order selects it, a second one takes it`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "s")
        let row = robot.rows.firstIndex { $0.contains("D  due day") } ?? 0
        for _ in 0..<2 { robot.app.press(.mouse(MouseEvent(kind: .left, row: row, column: 5))) }
        robot.app.draw()
        #expect(robot.rows[1].contains("sorted: due day, latest first"))
    }

    @Test func `a view across all lists is said to be in the order of its due days, from either end`() {
        let robot = RobotDesk(.supervisor)
        robot.press("1")
        #expect(robot.screen.contains("Overdue   sorted: due day, earliest first") && robot.rows[3].contains("Due↑"))
        robot.press("s")
        #expect(!robot.screen.contains("most urgent first"))
        robot.press("D")
        #expect(robot.rows[1].contains("sorted: due day, latest first") && robot.rows[3].contains("Due↓"))
    }

    @Test func `import problems are in the order in which they came, and say so`() {
        let robot = RobotDesk(.clerk, desk: Scene.problem.desk())
        robot.press("Up", "End", "Enter")
        #expect(robot.rows[1].contains("sorted: as they came") && !robot.rows[3].contains("Pri↓"))
        robot.press("s", "A")
        #expect(robot.rows[1].contains("sorted: newest first"))
    }

    @Test func `an order is kept with a view, and said where it is kept`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "s", "D", "S")
        #expect(robot.screen.contains("It shows: due day, latest first"))
        robot.press("Ctrl-S")
        #expect(robot.desk.views.first?.filter.order == .lastDue)
        robot.press("1")
        #expect(robot.rows[1].contains("sorted: most urgent first"))
        robot.press("\(robot.desk.views.first?.number ?? 0)")
        #expect(robot.rows[1].contains("sorted: due day, latest first"))
    }

    @Test(arguments: Worklist.allCases)
    func `every order that a list offers has a letter of its own`(list: Worklist) {
        #expect(Set(list.orders.map(\.key)).count == list.orders.count && !list.orders.isEmpty)
        var query = WorklistQuery(list)
        for order in WorklistQuery.Order.allCases {
            query.order = order
            #expect(list.orders.contains(query.shownOrder))
        }
    }
}
