// What lies over every screen, as pictures at every size.

import ReferralDomain
import TerminalUI
import Testing

@Suite struct PictureTests {
    static let cases: [(name: String, role: Role, keys: String, rows: Int, columns: Int)] = [
        ("palette", .clerk, "1 Enter : can", 16, 60), ("palette", .clerk, "1 Enter : can", 24, 80),
        ("palette", .clerk, "1 : ass", 30, 100), ("palette", .clerk, "1 : sno", 43, 132),
        ("palette", .clerk, "1 : go", 50, 200),
        ("bulk", .clerk, "1 * T", 16, 60), ("bulk", .clerk, "1 * T", 24, 80), ("bulk", .clerk, "1 * z", 30, 100),
        ("marks", .clerk, "1 * C j", 16, 60), ("marks", .clerk, "1 * C j", 24, 80), ("marks", .clerk, "1 v j 2", 30, 100),
        ("marks", .clerk, "1 v j C", 43, 132), ("marks", .clerk, "1 v j C", 50, 200),
        ("lock", .clerk, "1 Ctrl-L", 16, 60), ("lock", .clerk, "1 Ctrl-L", 24, 80), ("lock", .clerk, "1 Ctrl-L", 30, 100),
        ("view", .clerk, "1 o S", 16, 60), ("view", .clerk, "1 o S", 24, 80),
        ("drafts", .clinician, "1 Enter x Tab half Esc Esc Ctrl-B", 16, 60),
        ("drafts", .clinician, "Ctrl-B", 24, 80),
    ]

    @Test func `print`() {
        for one in Self.cases {
            let robot = RobotDesk(one.role, size: Size(rows: one.rows, columns: one.columns))
            for key in one.keys.split(separator: " ") { robot.press(String(key)) }
            Swift.print("@@@ \(one.name)|\(one.role)|\(one.keys)|\(one.rows)|\(one.columns)\n\(robot.screen)\n@@@end")
        }
    }
}
