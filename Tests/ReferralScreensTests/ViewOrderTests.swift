// A view across all lists says the one order that it has, and never another.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralScreens

@Test func `a view across all lists is said to be in the order of its due days, and is not sorted otherwise`() {
    let robot = RobotDesk(.supervisor)
    robot.press("1")
    #expect(robot.screen.contains("Overdue   sorted: due day, earliest first"))
    robot.press("s")
    #expect(robot.screen.contains("sorted: due day, earliest first"))
    #expect(robot.notice.contains("in the order of the due days"))
}
