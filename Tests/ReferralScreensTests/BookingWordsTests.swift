// What a booking clerk must see before the booking is made: what stands, what was asked for, and what speaks against it.

import ReferralDomain
import TerminalUI
import Testing

@testable import ReferralScreens

struct BookingWordsTests {
    @Test func `the slots say what is booked now, whose it is, and what the booking desk was asked for`() {
        let desk = FakeDesk.clinic()
        desk.referrals[1]?.instruction = "Needs an interpreter; double slot."
        desk.referrals[1]?.appointment?.slot = "S0"
        desk.slots[0].booked = 2
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("F6", "9991000100", "1", "2", "m")
        #expect(robot.context == .slots)
        #expect(robot.screen.contains("Now Wed 11-Nov-2026 10:20. Instruction: Needs an interpreter; double slot."))
        robot.press("Left")
        #expect(robot.rows.contains { $0.contains("2 of 2 theirs") })
    }

    @Test func `the form says before the commit what the booking would be warned of`() {
        let desk = FakeDesk.clinic()
        let long = FakeDesk.now.adding(seconds: -60 * 86_400)
        desk.referrals[5]?.priority = .twoWeekWait
        desk.referrals[5]?.pathwayStart = long
        desk.referrals[5]?.receivedAt = long
        let robot = RobotDesk(.clerk, desk: desk)
        robot.press("1", "Enter", "b", "Enter")
        #expect(robot.context == .form)
        #expect(robot.screen.contains("After the 14-day target"))
        // It is only said: nothing has been done, and the commit does it.
        #expect(desk.referrals[5]?.state == .deferredToProvider)
        robot.press("Ctrl-S")
        #expect(desk.referrals[5]?.state == .booked)
    }

    @Test func `a form that is warned of nothing says nothing`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "j", "Enter", "b", "Enter")
        #expect(robot.context == .form && !robot.screen.contains("After the"))
    }

    @Test(
        arguments: [("X", ReferralAction.confirmCancelledInPAS), ("I", .arrangeNeed)] as [(String, ReferralAction)])
    func `the act that a list is for has a key on the list and on what it opens`(
        _ key: String, _ action: ReferralAction
    ) throws {
        let desk = FakeDesk.clinic()
        let list: Worklist = action == .arrangeNeed ? .needsToArrange : .appointmentsToCancelInPAS
        if action == .arrangeNeed {
            desk.referrals[1]?.needs = [PatientNeed(.transport, source: .staff, since: FakeDesk.now)]
        } else {
            desk.referrals[1]?.cancelInPAS = true
        }
        for way in [[key], ["Enter", key]] {
            let robot = RobotDesk(.clerk, desk: desk)
            let place = try #require(Worklist.lists(for: .clerk).firstIndex(of: list))
            robot.press("Home")
            for _ in 0..<place { robot.press("Down") }
            robot.press("Enter")
            #expect(robot.rows.last?.contains(" \(key) ") == true)
            for key in way { robot.press(key) }
            #expect(robot.context == .form && robot.screen.contains(action.label))
        }
    }

    @Test func `what a patient needs stands before the clocks of the referral`() throws {
        let desk = FakeDesk.clinic()
        desk.referrals[1]?.needs = [PatientNeed(.transport, source: .staff, since: FakeDesk.now)]
        let robot = RobotDesk(.clinician, size: Size(rows: 50, columns: 132), desk: desk)
        robot.press("1", "Enter", "Tab", "Tab")
        let need = try #require(robot.rows.firstIndex { $0.contains("Needs Transport") })
        let clock = try #require(robot.rows.firstIndex { $0.contains("18 weeks") })
        #expect(need < clock)
    }

    @Test func `a clerk is asked for no clinical comment with a note, a clinician for both`() {
        for (role, asks) in [(Role.clerk, false), (.clinician, true)] {
            let robot = RobotDesk(role)
            robot.press("1", "Enter", "w")
            #expect(robot.context == .form && robot.screen.contains("not clinical"))
            #expect(robot.screen.contains("Comment, clinical") == asks)
        }
    }
}
