// A PAS that keeps the diary: it confirms, says no or says nothing, and the reason under which the referral is then deferred.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct PASFactTests {
    /// A booking at a service whose diary the PAS keeps, with the other slots still free.
    private func office(_ kind: Service.Kind = .directlyBookable) throws -> Office {
        let office = try Office(diary: .pas)
        try office.take(Message("NOT_BOOKED"))
        _ = try office.desk.answer(
            .directory(
                .set(
                    Service(
                        id: Named.clinic, name: "Service", specialty: "UROLOGY", provider: Named.home, kind: kind,
                        diary: .pas), ServiceProfile(service: Named.clinic))), for: try office.actor(.manager))
        let place = LetterPlace(telephone: "01632 960001", instructions: "Come early.")
        _ = try office.asked(.letters(.setPlace(place, service: nil)), as: .manager)
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        return office
    }

    private func status(_ office: Office) throws -> Appointment.Status? { try office.referral().appointment?.status }

    private func deferred(_ office: Office, _ reason: DeferralReason, as role: Role = .clerk) -> Failure? {
        failure { try office.act(.deferToProvider, as: role) { $0.reason = reason.rawValue } }
    }

    @Test func `each way in which a booking fails has its reason to defer`() {
        #expect(
            BookingFailure.allCases.map { "\($0.rawValue) \($0.deferral.rawValue)" } == [
                "NO_SLOTS_AT_SERVICE NO_SLOTS_AT_SERVICE", "SLOT_NOT_AVAILABLE SLOT_NOT_AVAILABLE",
                "PAS_RESPONDED_WITH_ERROR SLOT_NOT_AVAILABLE", "PAS_NOT_RESPONDING BOOKING_ATTEMPT_PROBLEM",
            ])
        let lost: [Refusal] = [.slotTaken("A"), .slotClosed("A"), .slotHeld("A", HeldPlace(by: "B", seconds: 1))]
        #expect(lost.allSatisfy { $0.bookingFailure == .slotNotAvailable })
        #expect(Refusal.slotUnknown("A").bookingFailure == nil && Refusal.slotPast("A").bookingFailure == nil)
    }

    @Test func `whoever tells the PAS confirms the booking, and its letter may leave`() throws {
        let office = try office()
        #expect(try status(office) == .requested)
        #expect(try office.letters().map(\.hold) == [.notConfirmed])
        try office.act(.told, as: .clerk)
        #expect(try status(office) == .booked)
        #expect(try office.openMessages().isEmpty)
        #expect(try office.letters().map(\.hold) != [.notConfirmed])
        #expect(try office.booked("slot-1") == 1)
        // Taken back it waits for the PAS again, and somebody has to tell it.
        _ = try office.desk.answer(.compensate(.undo, try office.name(Message.ubrn)), for: try office.actor(.clerk))
        #expect(try status(office) == .requested)
        #expect(try office.openMessages().contains { $0.message.destination == .pas })
        _ = try office.desk.answer(.compensate(.redo, try office.name(Message.ubrn)), for: try office.actor(.clerk))
        #expect(try status(office) == .booked && office.openMessages().isEmpty)
        // There is nothing to give up any more.
        #expect(deferred(office, .slotNotAvailable) == .refused(.wrongState(.booked)))
        #expect(try office.examine() == [])
    }

    @Test(arguments: [(Service.Kind.directlyBookable, true), (.indirectlyBookable, false)])
    func `what e-RS shows as booked is confirmed where e-RS books through the PAS`(
        _ kind: Service.Kind, _ isConfirmed: Bool
    ) throws {
        let office = try office(kind)
        try office.take(Message("BOOKED", version: 4) { $0.start = morning.adding(seconds: 86_400).iso })
        #expect(try office.referral().state == .booked)
        #expect(try status(office) == (isConfirmed ? .booked : .requested))
        #expect(try office.examine() == [])
    }

    @Test func `a PAS that has said nothing for two minutes lets the referral be deferred, and not before`() throws {
        let office = try office()
        let until = morning.adding(seconds: 120)
        office.clock.now = morning.adding(seconds: 119)
        #expect(deferred(office, .bookingAttemptProblem) == .refused(.pasMayStillAnswer(until: until)))
        #expect(try status(office) == .requested && office.booked("slot-1") == 1)
        office.clock.now = until
        // Other slots are free, and the same PAS keeps them.
        #expect(deferred(office, .bookingAttemptProblem) == nil)
        let after = try office.referral()
        #expect(after.state == .deferredToProvider && after.reason == "BOOKING_ATTEMPT_PROBLEM")
        #expect(after.liveAppointment == nil)
        #expect(try office.booked("slot-1") == 0)
        let list = try HandlingTests.page(office, .appointmentSlotIssues, try office.actor(.clerk))
        #expect(list.items.map(\.ubrn?.digits) == [Message.ubrn])
        // The clock runs from the booking on.
        #expect(after.waitStart?.at.londonDay == at("2026-10-19T09:00:00Z").londonDay && after.isClockRunning)
        #expect(try office.letters().allSatisfy { $0.letter.kind == .appointment && $0.hold != nil })
        #expect(try office.examine() == [])
        _ = try office.desk.answer(.compensate(.undo, try office.name(Message.ubrn)), for: try office.actor(.clerk))
        #expect(try status(office) == .requested && office.booked("slot-1") == 1)
        #expect(try office.examine() == [])
    }

    @Test
    func `a PAS that said no lets it be deferred at once, for the slot that is not available and for nothing else`()
        throws
    {
        let office = try office()
        try office.comeFromThePractice()
        #expect(deferred(office, .noSlots) == .refused(.reasonNotAllowed("NO_SLOTS_AT_SERVICE")))
        #expect(deferred(office, .slotNotAvailable, as: .referrer) == nil)
        #expect(try office.referral().reason == "SLOT_NOT_AVAILABLE")
        // The PAS is told that nothing stands there.
        #expect(try office.openMessages().contains { $0.message.destination == .pas })
    }

    @Test func `how long a PAS may take is the site's to say`() throws {
        let office = try office()
        office.clock.now = morning.adding(seconds: 300)
        let name = PolicySetting.pasAnswerMinutes
        #expect(name.value("2") == .number(2) && name.value("0") == nil && name.value("121") == nil)
        let order = PolicyOrder(name, .number(10), reason: "Slow line")
        _ = try office.desk.answer(.policy(.set(order, isRehearsal: false)), for: try office.actor(.manager))
        #expect(
            deferred(office, .bookingAttemptProblem)
                == .refused(.pasMayStillAnswer(until: morning.adding(seconds: 600))))
    }
}
