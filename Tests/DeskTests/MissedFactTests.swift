// Rules of e-RS about telephone booking, missed appointments, needs and windows that no other test shows at the desk.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct MissedFactTests {
    private func office(_ kind: Service.Kind, _ change: (inout ServiceProfile) -> Void = { _ in }) throws -> Office {
        let office = try Office()
        try office.take(Message("NOT_BOOKED"))
        try office.comeFromThePractice()
        var profile = ServiceProfile(service: Named.clinic)
        change(&profile)
        let service = Service(
            id: Named.clinic, name: "Service \(Named.clinic)", specialty: "UROLOGY", provider: Named.home, kind: kind)
        _ = try office.desk.answer(.directory(.set(service, profile)), for: try office.actor(.manager))
        return office
    }

    private func slots(_ office: Office, as role: Role) throws -> SuitableSlots {
        let request = Request.suitableSlots(try office.name(Message.ubrn), service: nil)
        guard case .suitableSlots(let found) = try office.desk.answer(request, for: try office.actor(role)) else {
            throw WrongReply()
        }
        return found
    }

    @Test func `where patients telephone, a referrer is told the number and the provider books them`() throws {
        let office = try office(.indirectlyBookable) { $0.phone = "01632 960003" }
        let telephone = Failure.refused(.bookedByTelephone("01632 960003"))
        let seen = try slots(office, as: .referrer)
        #expect(seen.slots.isEmpty && seen.why.contains("by telephone, on 01632 960003"))
        let hint = try office.detail(as: .referrer).actions.first { $0.action == .book }?.refusal
        #expect(hint == .bookedByTelephone("01632 960003"))
        #expect(failure { try office.act(.book, as: .referrer) { $0.slot = "slot-1" } } == telephone)
        let hold = Request.hold(.take(slot: "slot-1", for: try office.name(Message.ubrn)))
        #expect(failure { _ = try office.desk.answer(hold, for: try office.actor(.referrer)) } == telephone)
        #expect(
            failure { try office.act(.deferToProvider, as: .referrer) { $0.reason = "NO_SLOTS_AT_SERVICE" } }
                == telephone)
        #expect(try slots(office, as: .clerk).slots.count == 3)
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        let rebooked = failure {
            try office.act(.rebook, as: .referrer) {
                $0.slot = "slot-2"
                $0.cancelledInPAS = true
            }
        }
        #expect(rebooked == telephone)
        #expect(try office.referral().appointment?.slot == "slot-1")
    }

    @Test func `a missed appointment keeps its reason and a contact attempt, and is rebooked or handed back`() throws {
        let office = try office(.directlyBookable)
        try office.act(.book, as: .referrer) { $0.slot = "slot-1" }
        office.clock.now = morning.adding(seconds: 2 * 86_400)
        func handBack(_ contact: ContactOutcome?) throws {
            let isRecorded = try office.referral().state == .didNotAttend
            try office.act(.recordDNA, as: .clerk) {
                $0.reason = isRecorded ? nil : "PATIENT_FORGOT"
                $0.outcome = MissedAppointmentOutcome.adviseReferrer
                $0.contact = contact?.rawValue
            }
        }
        #expect(failure { try handBack(nil) } == .refused(.contactMissing))
        #expect(try office.referral().state == .booked)
        // At the end of a clinic nobody has rung yet: it is recorded, and asked for on the list.
        try office.act(.recordDNA, as: .clerk) { $0.reason = "PATIENT_FORGOT" }
        #expect(try office.referral().owesContact)
        let list = try HandlingTests.page(office, .appointmentsForBooking, try office.actor(.clerk))
        #expect(list.items.map(\.ubrn?.digits) == [Message.ubrn])
        #expect(failure { try handBack(nil) } == .refused(.contactMissing))
        // Booked again without it nobody is lost, and whoever books is told.
        let again = try office.act(.book, as: .clerk) { $0.slot = "slot-3" }
        #expect(again.bookingWarnings.contains(.notContacted))
        _ = try office.desk.answer(.compensate(.undo, try office.name(Message.ubrn)), for: try office.actor(.clerk))
        let before = try office.lines().count
        try handBack(.messageLeft)
        let new = try office.lines().dropFirst(before)
        #expect(new.map(\.entry.action) == ["contact-attempt", "record-dna"])
        #expect(new.first?.changes.contains { $0.field == "contact" && $0.after == "message-left" } == true)
        #expect(try office.referral().returnedToReferrer)
        // That somebody tried is a fact: it stays.
        _ = try office.desk.answer(.compensate(.undo, try office.name(Message.ubrn)), for: try office.actor(.clerk))
        let left = try office.referral()
        #expect(!left.returnedToReferrer && left.lastContact == office.clock.now && !left.owesContact)
        try handBack(nil)
        #expect(try office.referral().returnedToReferrer)
    }

    @Test func `a contact attempt that is none is refused with the whole act`() throws {
        let office = try office(.directlyBookable)
        try office.act(.book, as: .referrer) { $0.slot = "slot-1" }
        office.clock.now = morning.adding(seconds: 2 * 86_400)
        let before = try office.referral()
        for (contact, version) in [("shouted", nil), ("spoke", before.version - 1)] as [(String, Int?)] {
            let refused = failure {
                try office.act(.recordDNA, as: .clerk) {
                    $0.reason = "PATIENT_FORGOT"
                    $0.contact = contact
                    $0.expectedVersion = version
                }
            }
            #expect(refused != nil)
            #expect(try office.referral() == before)
        }
    }

    @Test func `who books is told what a patient needs and the service does not provide`() throws {
        let office = try office(.directlyBookable) { $0.requirements = [.interpreter] }
        for kind in [PatientNeed.Kind.interpreter, .transport] {
            try office.act(.addNeed, as: .clerk) { $0.outcome = kind.rawValue }
        }
        let booked = try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(booked.bookingWarnings == [.notProvided([.transport])])
    }

    @Test func `a routine window that begins after the polling range sends routine referrals to slot issues`() throws {
        let office = try office(.directlyBookable) {
            $0.pollingRangeDays = 14
            $0.windows = [BookingWindow(priority: .routine, opensAfterHours: 20 * 24)]
        }
        let request = failure { try office.act(.book, as: .referrer) { $0.slot = "slot-1" } }
        guard case .refused(.slotHidden(.beforeWindow)) = request else {
            Issue.record("\(String(describing: request))")
            return
        }
        try office.act(.deferToProvider, as: .referrer) { $0.reason = "NO_SLOTS_AT_SERVICE" }
        let list = try HandlingTests.page(office, .appointmentSlotIssues, try office.actor(.clerk))
        #expect(list.items.map(\.ubrn?.digits) == [Message.ubrn])
        // The provider books any slot outside the window.
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
    }
}
