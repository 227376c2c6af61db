// What must hold on the screens of clinics, calls, callers and letters: a way home, and no clinical text for the wrong eyes.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

@Suite struct ClinicSafetyTests {
    @Test(arguments: [Role.clerk, .supervisor, .triage, .clinician, .referrer])
    func `Esc leads home from every one of them`(role: Role) {
        for scene in Scene.all {
            var other = scene
            other.role = role
            let robot = other.robot(24, 80)
            for _ in 0..<12 where robot.context != .home { robot.press(robot.context == .locked ? "Enter" : "Esc") }
            // Whom the program does not let in has no home to come to.
            #expect(robot.context == .home || robot.app.session.actor == nil, "\(scene.name)")
        }
    }

    @Test(arguments: [Role.clerk, .supervisor, .triage])
    func `no frame shows a clinical comment or a letter's title`(role: Role) {
        for scene in Scene.all {
            var other = scene
            other.role = role
            other.desk = {
                let desk = scene.desk()
                for id in desk.referrals.keys { desk.referrals[id]?.comment = "a pigmented lesion" }
                return desk
            }
            let robot = other.robot(50, 200)
            for frame in robot.terminal.frames {
                #expect(!frame.text.contains("pigmented"), "\(scene.name)")
                #expect(!frame.text.contains("GP letter"), "\(scene.name)")
            }
        }
    }

    @Test(arguments: Role.allCases)
    func `what opens from anywhere opens for those whom the door answers`(role: Role) {
        for (key, intent) in [("F6", Intent.caller), ("F7", .clinics), ("F8", .letters)] {
            let robot = RobotDesk(role, desk: .clinicDay())
            let before = robot.context
            robot.press(key)
            #expect((robot.context != before) == intent.isOpen(to: role), "\(role) \(key)")
            if !intent.isOpen(to: role) { #expect(robot.notice.contains("not for your role")) }
        }
    }

    @Test func `a clinic that is past is cashed up and no longer cancelled`() {
        let desk = FakeDesk.clinicDay()
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("F7", "Enter", "Esc")
        desk.clock = desk.clock.adding(seconds: 86_400)
        robot.press("Left", "Enter", "X")
        #expect(robot.context == .clinic)
        #expect(robot.notice == " The clinic is past: nothing to do.")
        robot.press("a")
        #expect(robot.desk.referrals[1]?.outcome == AttendanceOutcome.discharged.rawValue)
        robot.press("Esc")
        #expect(robot.screen.contains("4 patients, 3 to cash up"))
        #expect(robot.screen.contains("4 of 4 to do: 3"))
    }

    @Test func `the arrows of the clinics skip days without any`() {
        let robot = RobotDesk(.clerk, desk: .clinicDay())
        robot.press("F7", "Right")
        #expect(robot.screen.contains("Clinics of Tue 10-Nov-2026"))
        robot.press("Left")
        #expect(robot.screen.contains("Clinics of Tue 03-Nov-2026, today"))
        robot.press("Left")
        #expect(robot.notice == " No clinic is planned in the three weeks before.")
        robot.press("]", "t")
        #expect(robot.screen.contains("Clinics of Tue 03-Nov-2026, today"))
    }

    @Test func `what opens from anywhere is not heaped up, and a form is not lost by it`() {
        let robot = RobotDesk(.clerk, desk: .clinicDay())
        robot.press("F7", "Enter", "F8", "F7", "F8", "F6", "F7", "F6")
        #expect(robot.app.stack.count <= 4)
        robot.press("F2", "F7", "Enter", "w", "+6w", "F7")
        #expect(robot.context == .form)
        #expect(robot.notice == " Finish the form or leave it with Esc first.")
        #expect(robot.screen.contains("+6w"))
    }

    @Test func `slots of today that have begun are no places`() {
        let robot = RobotDesk(.clerk, desk: .clinicDay())
        robot.press("1", "b", "[")
        #expect(robot.screen.contains("Tuesday clinic"))
        #expect(!robot.screen.contains(" 1/3"))
    }
}
