// Places that are held: what of a slot is free beside them, who is told what, and by which clock they end.

import ReferralDomain
import Testing

struct HoldTests {
    private let boot = BootMoment(id: "boot", seconds: 1_000)

    @Test func `a hold lasts three minutes by the machine's clock, or by the wall's once the machine was started anew`()
    {
        let hold = SlotHold(
            slot: "S1", referral: 1, by: StaffMember(id: 1, login: "a", name: "A"), from: now, boot: boot)
        #expect(hold.left(at: now, boot: boot) == 180)
        let later = BootMoment(id: "boot", seconds: 1_100)
        #expect(hold.left(at: now.adding(seconds: 9_999), boot: later) == 80)
        #expect(hold.left(at: now, boot: BootMoment(id: "boot", seconds: 1_500)) == 0)
        let anew = BootMoment(id: "other", seconds: 3)
        #expect(hold.left(at: now.adding(seconds: 100), boot: anew) == 80)
        #expect(hold.left(at: now.adding(seconds: 181), boot: anew) == 0)
        #expect(!hold.isToRenew(at: now.adding(seconds: 19)) && hold.isToRenew(at: now.adding(seconds: 20)))
    }

    @Test func `held places are not free, and who comes is told of the one that ends first`() {
        var one = slot()
        #expect(one.noRoom == nil && one.free == 1)
        let (late, soon) = (HeldPlace(by: "A", seconds: 90), HeldPlace(by: "B", seconds: 60))
        one.held = [late, soon]
        #expect(one.noRoom == .slotHeld("S1", soon) && one.free == 0 && one.unbooked == 1)
        one.capacity = 3
        #expect(one.noRoom == nil && one.free == 1)
        one.booked = 3
        #expect(one.noRoom == .slotTaken("S1"))
        one.booked = 0
        one.closed = true
        #expect(one.free == 0 && one.unbooked == 0)
    }

    @Test func `a held slot is refused to others and booked by a supervisor who overbooks`() {
        var facts = facts()
        facts.slot = slot()
        let place = HeldPlace(by: "A", seconds: 90)
        facts.slot?.held = [place]
        func refused(_ role: Role, because reason: String? = nil) -> Refusal? {
            var command = command(.book) { $0.slot = "S1" }
            command.overbookReason = reason
            return refusal { () throws(Refusal) in
                try referral(.deferredToProvider).deciding(command, by: actor(role), facts: facts)
            }
        }
        #expect(refused(.clerk) == .slotHeld("S1", place))
        #expect(refused(.supervisor) == .slotHeld("S1", place))
        #expect(refused(.supervisor, because: "Agreed") == nil)
        #expect(referral(.deferredToProvider).bookingWarnings(in: facts.slot ?? slot(), facts: facts) == [])
    }
}
