// What somebody did today is theirs to see again, whatever list it has left.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct DoneTodayTests {
    private func done(_ office: Office, _ role: Role) throws -> [DoneLine] {
        guard
            case .workplace(.done(let lines)) = try office.desk.answer(
                .workplace(.doneToday), for: try office.actor(role))
        else { throw WrongReply() }
        return lines
    }

    @Test
    func `PLI152 one's own acts of the day are there, the newest first, and nobody else's, no opening, no other day's`()
        throws
    {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        let id = try office.referral().id
        func act(_ action: ReferralAction, as role: Role, _ change: (inout ReferralCommand) -> Void = { _ in }) throws {
            var command = ReferralCommand(action)
            change(&command)
            _ = try office.desk.answer(.perform(command, on: .id(id)), for: try office.actor(role))
        }
        try act(.note, as: .clerk) { $0.instruction = "rings back" }
        office.clock.now = morning.adding(seconds: 60)
        _ = try office.desk.answer(.referral(.id(id), opening: true), for: try office.actor(.clerk))
        try act(.contactAttempt, as: .clerk) { $0.outcome = ContactOutcome.noAnswer.rawValue }
        try act(.note, as: .clinician) { $0.instruction = "looked at" }
        // What has left the lists meanwhile is there all the same.
        office.clock.now = morning.adding(seconds: 120)
        try act(.book, as: .clerk) { $0.slot = "slot-2" }
        let mine = try done(office, .clerk)
        #expect(mine.map(\.action) == ["book", "contact-attempt", "note"])
        #expect(mine.map(\.at) == [120, 60, 0].map { morning.adding(seconds: $0) })
        #expect(mine.allSatisfy { $0.item.referral == id && $0.item.state == .booked && $0.item.nhsNumber != nil })
        #expect(try done(office, .clinician).map(\.action) == ["note"])
        #expect(try done(office, .supervisor) == [])
        // Taken back is an act of one's own too.
        _ = try office.desk.answer(.compensate(.undo, .id(id)), for: try office.actor(.clerk))
        #expect(try done(office, .clerk).first?.action == PastAct.undo)
        office.clock.now = morning.adding(seconds: 86_400)
        #expect(try done(office, .clerk) == [])
        for role in [Role.manager, .commissioner, .auditor, .admin] {
            #expect(throws: Failure.notAllowed(role, "patient data")) { try done(office, role) }
        }
    }

    @Test func `what one may not see any more is not among it`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        let id = try office.referral().id
        var note = ReferralCommand(.note)
        note.instruction = "rings back"
        _ = try office.desk.answer(.perform(note, on: .id(id)), for: try office.actor(.clerk))
        #expect(try done(office, .clerk).count == 1)
        try office.setWorkgroup(of: Named.clinic, to: .clinician)
        #expect(try done(office, .clerk) == [])
    }
}
