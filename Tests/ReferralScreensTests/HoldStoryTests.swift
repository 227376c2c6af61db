// Taking a slot, key by key: it is held while its form is open, the time that is left is shown, and leaving lets it go.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralScreens

struct HoldStoryTests {
    private func holds(_ robot: RobotDesk) -> [HoldRequest] {
        robot.desk.asked.compactMap { request in
            guard case .hold(let hold) = request else { return nil }
            return hold
        }
    }

    private func wait(_ robot: RobotDesk, _ seconds: Int64) {
        robot.desk.clock = robot.desk.clock.adding(seconds: seconds)
        robot.app.draw()
    }

    private let take = HoldRequest.take(slot: "S0", for: .id(7))

    @Test func `a slot that is taken is held, its countdown shown, renewed by keys and let go with Esc`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b", "Enter")
        #expect(holds(robot) == [take])
        #expect(robot.screen.contains("The place is held for you for another 3:00; each key renews it."))
        wait(robot, 19)
        robot.press("Tab")
        #expect(holds(robot) == [take], "not every key costs a write")
        #expect(robot.screen.contains("another 2:41"))
        wait(robot, 61)
        #expect(robot.screen.contains("another 1:40"))
        robot.press("Tab")
        #expect(holds(robot) == [take, take])
        #expect(robot.screen.contains("another 3:00"))
        robot.press("Esc")
        #expect(robot.context == .slots)
        #expect(holds(robot).last == .release(.id(7)) && holds(robot).count == 3)
    }

    @Test func `a booked slot is let go by the booking alone`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b", "Enter", "Ctrl-S")
        #expect(robot.desk.referrals[7]?.appointment?.slot == "S0")
        #expect(holds(robot) == [take])
    }

    @Test func `leaving for the worklists lets a slot go too`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b", "Enter", "F2")
        #expect(robot.context == .home)
        #expect(holds(robot) == [take, .release(.id(7))])
    }

    @Test func `a slot stays held through a lock, and the key that unlocks renews it`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b", "Enter", "Ctrl-L")
        #expect(robot.context == .locked)
        #expect(holds(robot) == [take], "the lock lets nothing go")
        wait(robot, 100)
        robot.press("Enter")
        #expect(robot.context == .form)
        #expect(holds(robot) == [take, take])
        #expect(robot.screen.contains("The place is held for you for another 3:00"))
        // And back at once costs nothing.
        robot.press("Ctrl-L", "Enter")
        #expect(holds(robot) == [take, take])
        robot.press("Ctrl-S")
        #expect(robot.desk.referrals[7]?.appointment?.slot == "S0")
    }

    @Test func `a hold that ended under a lock is taken again, and who lost the place is told on coming back`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b", "Enter", "Ctrl-L")
        wait(robot, 600)
        robot.press("Enter")
        #expect(robot.context == .form && holds(robot) == [take, take])
        #expect(robot.screen.contains("another 3:00"))
        robot.press("Ctrl-L")
        wait(robot, 600)
        let place = HeldPlace(by: "Maya Stone", seconds: 65)
        robot.desk.slots[0].held = [place, place]
        robot.press("Enter")
        #expect(robot.context == .slots)
        #expect(robot.screen.contains("That slot is held by Maya Stone for another 1:05."))
    }

    @Test func `of a slot that a colleague holds it is said by whom and how long, and the next is selected`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b")
        let place = HeldPlace(by: "Maya Stone", seconds: 100)
        robot.desk.slots[0].held = [place, place]
        robot.press("Enter")
        #expect(robot.context == .slots)
        #expect(robot.screen.contains("That slot is held by Maya Stone for another 1:40. The next suitable one is"))
        #expect(robot.screen.contains("> Wed 11-Nov-2026 09:20    1   1 of 2 best"))
        robot.press("Left")
        #expect(robot.screen.contains("> Tue 10-Nov-2026 09:20    0   0 of 2 held"))
    }

    @Test func `a hold that has ended is said, and a key takes it again or tells who has it now`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "b", "Enter")
        wait(robot, 180)
        #expect(robot.screen.contains("Your hold on the place has ended; any key takes it again."))
        robot.press("Tab")
        #expect(robot.screen.contains("another 3:00"))
        wait(robot, 180)
        let place = HeldPlace(by: "Maya Stone", seconds: 65)
        robot.desk.slots[0].held = [place, place]
        robot.press("Tab")
        #expect(robot.context == .slots)
        #expect(robot.screen.contains("That slot is held by Maya Stone for another 1:05."))
    }

    @Test func `the form of an offer holds nothing`() {
        let robot = RobotDesk(.clerk)
        robot.press("1", "Enter", ".", "Down", "Down", "Down", "Down", "Enter", "Enter")
        #expect(robot.context == .form)
        #expect(robot.app.stack.last?.countsDownTo == nil)
        #expect(holds(robot).isEmpty)
    }
}
