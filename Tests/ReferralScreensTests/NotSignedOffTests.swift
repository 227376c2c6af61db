// The supervisor's board of lists that were not signed off: what it shows, and that Enter opens the list.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralDesk
@testable import ReferralScreens

struct NotSignedOffTests {
    private func robot(_ rows: [NotSignedOff]) -> RobotDesk {
        let desk = FakeDesk.clinic()
        desk.notSignedOff = NotSignedOffPage(total: rows.count, items: rows, next: nil, asOf: FakeDesk.now)
        let robot = RobotDesk(.supervisor, size: Size(rows: 40, columns: 120), desk: desk)
        let place = Worklist.lists(for: .supervisor).firstIndex(of: .notSignedOff) ?? 0
        for _ in 0..<place { robot.press("j") }
        robot.press("Enter")
        return robot
    }

    @Test func `each list says where, how much waits, since when, and whose it is`() {
        let person = StaffMember(id: 1, login: "clerk", name: "Denise Oakes")
        let deputy = StaffMember(id: 2, login: "triage", name: "Sam Poole")
        let duty = Duty(
            .appointmentSlotIssues, service: "11010", person: person, deputy: deputy, from: Day(number: 0), until: nil)
        let robot = robot([
            NotSignedOff(
                .appointmentSlotIssues, service: "11010", serviceName: "Dermatology", waiting: 3, last: nil,
                duty: duty, escalated: true, missedDays: 2),
            NotSignedOff(
                .toTellERS, service: nil, serviceName: nil, waiting: 1, last: nil, duty: nil,
                escalated: false, missedDays: 0),
        ])
        #expect(robot.context == .signOffs && robot.screen.contains("Not Signed Off Today"))
        let first = robot.rows.first { $0.contains("MISSING") } ?? ""
        for words in ["Appointment Slot Issues", "Dermatology", " 3 ", "2d", "Denise Oakes"] {
            #expect(first.contains(words), "\(words) in \(first)")
        }
        #expect(robot.words.contains("for Denise Oakes, deputy Sam Poole, never signed off"))
        #expect(robot.screen.contains("nobody"))
        robot.press("j", "Enter")
        #expect(robot.desk.asked.contains(Request.worklist(WorklistQuery(.toTellERS))))
        robot.press("Esc")
        #expect(robot.screen.contains("Not Signed Off Today"))
    }

    @Test func `what is left is printed and exported as other lists are, and has no other day`() {
        let row = NotSignedOff(
            .toTellERS, service: nil, serviceName: nil, waiting: 1, last: nil, duty: nil, escalated: false,
            missedDays: 0)
        let robot = robot([row])
        robot.press("Left")
        #expect(robot.notice.contains("This is what is left today"))
        robot.press("L")
        #expect(robot.words.contains("Not Signed Off Today: 1 line goes into the spool. No patient is on it."))
        #expect(robot.desk.printed.isEmpty, "nothing before Ctrl-S")
        robot.press("Ctrl-S", "e", "Ctrl-S")
        let today = FakeDesk.now.londonDay
        #expect(
            robot.desk.printed == [
                .signOffs(today, ofLeft: true, .print), .signOffs(today, ofLeft: true, .export),
            ])
        robot.press("F2", "Ctrl-G", "4", "Left", "L")
        #expect(robot.notice.contains("nothing on show that could leave"))
    }

    @Test func `of very many lists the last is there too, here and on the board`() {
        let rows = (1...300).map { number in
            NotSignedOff(
                .referralsForReview, service: "\(number)", serviceName: "Service \(number)", waiting: 1, last: nil,
                duty: nil, escalated: false, missedDays: 0)
        }
        let robot = robot(rows)
        robot.press("End")
        #expect(robot.screen.contains("Service 300"))
        robot.press("Enter")
        #expect(robot.screen.contains("Referrals for Review: Service 300"))
        robot.press("F2", "Ctrl-G", "4", "End")
        #expect(robot.screen.contains("Service 300"))
    }

    @Test func `where every list is signed off it says so`() {
        #expect(robot([]).screen.contains("Every list is signed off."))
    }
}
