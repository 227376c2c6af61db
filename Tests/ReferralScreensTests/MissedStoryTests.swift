// A patient who did not come is handed back only once somebody tried to reach them; two clinics held beside each other.

import ReferralDesk
import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralScreens

struct MissedStoryTests {
    private func robot() -> RobotDesk {
        RobotDesk(.clerk, size: Size(rows: 43, columns: 132), desk: .clinicDay())
    }

    @Test func `who is handed back without a call is asked how trying to reach them went, in the field that says it`() {
        let robot = robot()
        // A first missed appointment of a routine patient leaves no wait that a clinician would have to end.
        robot.desk.referrals[1]?.priority = .routine
        robot.press("F7", "Enter", "Enter", "D")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("Tried to reach the patient"))
        robot.press("1", "Tab", "2", "Ctrl-S")
        #expect(robot.screen.contains("Nobody has tried to reach the patient since they did not come"))
        // No answer.
        robot.press("2", "Ctrl-S")
        let sent = robot.desk.asked.compactMap { request -> ReferralCommand? in
            if case .perform(let command, on: .id(1)) = request { command } else { nil }
        }
        #expect(sent.map(\.contact) == [nil, "no-answer"])
        #expect(robot.desk.referrals[1]?.returnedToReferrer == true)
    }

    @Test func `a patient who was not there is recorded with a reason, and how trying to reach them went`() {
        let robot = robot()
        robot.press("F7", "Enter")
        robot.press("D")
        #expect(robot.screen.contains("Tried to reach the patient"))
        // Nobody has rung at the end of a clinic: it may be left out.
        robot.press("1", "Ctrl-S", "Down", "D", "1", "Tab", "2", "Ctrl-S")
        let asked = robot.desk.asked.compactMap { request -> VisitResult? in
            if case .clinic(.visited(_, _, let result, _)) = request { result } else { nil }
        }
        let contacts = asked.map { result -> ContactOutcome? in
            if case .missed(_, let contact) = result { return contact }
            return .wrongNumber
        }
        #expect(contacts == [nil, .noAnswer])
    }

    @Test func `what is recorded at the end of a clinic says on the referral that nobody has rung yet`() {
        let robot = robot()
        robot.press("F7", "Enter", "Enter", "D", "1", "Ctrl-S")
        #expect(robot.desk.referrals[1]?.state == .didNotAttend)
        #expect(robot.screen.contains("nobody has tried to reach them since they did not come"))
    }

    @Test func `a clinic that is held beside another one is moved by a word`() {
        let robot = robot()
        robot.press("F7", "Enter", "M", "+1w", "Shift-Tab", "2", "Ctrl-S")
        let moves = robot.desk.asked.compactMap { request -> ClinicMove? in
            if case .clinic(.move(let move, isRehearsal: false)) = request { move } else { nil }
        }
        #expect(moves.map(\.isBesideAnother) == [true])
    }
}
