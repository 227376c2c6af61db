// The hazards of lists in clinical use (NHS CUI, Patient List View), each as a test by its name.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct HazardTests {
    @Test func `PLI108 unclear that the list is filtered`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "o", "4")
        #expect(robot.rows[2].hasPrefix(" Filter: URG · 1 of 3"))
        robot.press("/", "zz", "Enter")
        #expect(robot.screen.contains("Nothing fits the filter. 3 items hidden: Esc clears it."))
    }

    @Test func `PLI116 no sort shown`() {
        let robot = RobotDesk(.clerk)
        robot.press("1")
        #expect(robot.rows[1].contains("sorted: most urgent first"))
        #expect(robot.rows[3].contains("Pri↓"))
        robot.press("s", "d")
        #expect(robot.rows[1].contains("sorted: due day, earliest first"))
        #expect(robot.rows[3].contains("Due↑") && !robot.rows[3].contains("Pri↓"))
        robot.press("s", "D")
        #expect(robot.rows[1].contains("sorted: due day, latest first"))
        #expect(robot.rows[3].contains("Due↓"))
    }

    @Test func `PLI098 the list moves under the user`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "j")
        let before = robot.rows[4...6]
        robot.desk.referrals[7] = nil
        robot.desk.referrals[5]?.version += 1
        robot.desk.changed = true
        #expect(robot.app.lookElsewhere())
        robot.app.draw()
        #expect(robot.rows[4...6] == before)
        #expect(robot.notice == " 1 changed, 1 gone: r to show")
    }

    @Test func `PLI107 no marker of what changed`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "j", "j")
        let held = robot.desk.referrals[7]
        robot.desk.referrals[7] = nil
        robot.press("r")
        robot.desk.referrals[7] = held
        robot.desk.referrals[5]?.version += 1
        robot.press("r")
        #expect(robot.rows[4].hasPrefix(" nN/K"))
        #expect(robot.rows[5].hasPrefix(" *URG"))
        #expect(robot.rows[6].hasPrefix("> RTN"))
    }

    @Test func `PLI220 stale data read as current`() {
        let robot = RobotDesk(.clerk)
        robot.desk.surroundings.feedAsOf = FakeDesk.now.adding(seconds: -754)
        robot.press("r", "1")
        #expect(robot.rows[2].hasSuffix(" e-RS 12min old · as of 14:32:05"))
        robot.desk.clock = FakeDesk.now.adding(seconds: 3 * 3_600 + 300)
        robot.app.draw()
        #expect(robot.rows[2].hasSuffix(" e-RS 3h 17min old · as of 14:32:05 (3h 05min ago)"))
        robot.desk.failing = .busy(holder: "an import")
        robot.press("r")
        #expect(robot.rows[2].contains("STALE: as of 14:32:05"))
    }

    @Test func `PLI279 a bulk mark covers rows that nobody has seen`() {
        let desk = FakeDesk.clinic()
        for id in Int64(8)...40 {
            var referral =
                desk.referrals[6] ?? Referral(patient: 6, state: .deferredToProvider, receivedAt: FakeDesk.now)
            referral.id = id
            referral.reference = ReferralReference(serial: id)
            desk.referrals[id] = referral
        }
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("1", "*")
        #expect(robot.notice == " 18 rows marked. 18 further down were not on the screen yet and are not.")
    }

    @Test func `PLI066 done items vanish too soon`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a", "Ctrl-S", "Esc")
        #expect(robot.rows[4].contains("done"))
        #expect(robot.rows[4].contains("SMITH, Jane"))
        #expect(robot.rows[2].contains("1 done since it was read"))
    }

    @Test func `PLI072 rows related wrongly across a wide line`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 24, columns: 200))
        robot.press("1", "j")
        #expect(robot.rows[5].hasPrefix(">"))
        let styles = robot.terminal.screen?.styles.split(separator: "\n", omittingEmptySubsequences: false)[5] ?? ""
        #expect(styles == String(repeating: "S", count: 200))
    }

    @Test(arguments: [60, 80, 100, 132, 200, 500])
    func `PLI044 the NHS number is missing`(columns: Int) {
        let robot = RobotDesk(.clerk, size: Size(rows: 24, columns: columns))
        robot.press("1")
        for number in ["999 100 0720", "999 100 0550", "999 100 0690"] { #expect(robot.screen.contains(number)) }
    }

    @Test func `PAL0210 text is cut without a sign, and cannot be read in full`() {
        let robot = RobotDesk(.clerk, size: Size(rows: 16, columns: 60))
        robot.press("1")
        #expect(robot.rows[4].contains("FEATHERSTONEHAUGH-CHOL…"))
        robot.press("Enter")
        #expect(robot.rows[1].hasPrefix(" FEATHERSTONEHAUGH-CHOLMONDELEY, Wilhelmina Alexandrina"))
        #expect(robot.rows[2].hasPrefix(" (Dr)"))
    }

    @Test func `PLI001 two versions of one fact`() throws {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "a")
        robot.desk.referrals[1]?.version += 1
        robot.press("Ctrl-S")
        #expect(robot.desk.referrals[1]?.accepted == false)
        #expect(robot.screen.contains("Somebody changed this referral while the form was open"))
    }

    @Test func `the confirmation names patient, number, action and consequence`() {
        let robot = RobotDesk(.clinician)
        robot.press("1", "Enter", "x")
        let words = robot.rows[3...6].joined().split(separator: " ").joined(separator: " ")
        #expect(words.contains("Reject: SMITH, Jane (Mrs), NHS No. 999 100 0100: it goes back to Dr Ruth Penn;"))
        #expect(words.contains("the appointment Wed 11-Nov-2026 10:20 is cancelled"))
    }
}
