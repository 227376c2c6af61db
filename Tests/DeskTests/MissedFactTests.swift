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

    @Test
    func `a referral assessment service has no appointments for referrers, and clinics of its own after the review`()
        throws
    {
        let office = try office(.directlyBookable)
        try office.desk.store.write { (it) throws(Failure) in
            let start = morning.adding(seconds: 2 * 86_400)
            _ = try it.save(
                Slot(
                    id: "after", service: Named.triage, clinic: "Clinic", clinician: nil, start: start,
                    end: start.adding(seconds: 1_200), capacity: 1), source: "feed")
        }
        let third = "990000000103"
        try office.take(
            Message("NOT_BOOKED") {
                $0.ubrn = third
                $0.nhsNumber = "9990000034"
                $0.services = [Named.triage]
            })
        try office.comeFromThePractice()
        #expect(
            failure { try office.act(.book, third, as: .referrer) { $0.slot = "after" } } == .refused(.triageService))
        let hold = Request.hold(.take(slot: "after", for: try office.name(third)))
        #expect(
            failure { _ = try office.desk.answer(hold, for: try office.actor(.referrer)) } == .refused(.triageService))
        let request = Request.suitableSlots(try office.name(third), service: nil)
        guard case .suitableSlots(let found) = try office.desk.answer(request, for: try office.actor(.referrer)),
            case .slots(let listed) = try office.desk.answer(
                .slots(SlotQuery(service: Named.triage, from: morning)), for: try office.actor(.referrer)),
            case .directory(.entry(let entry)) = try office.desk.answer(
                .directory(.show(Named.triage)), for: try office.actor(.referrer))
        else { throw WrongReply() }
        #expect(found.slots.isEmpty && found.why.contains("send the referral for triage"))
        #expect(listed.isEmpty && entry.firstFree == nil)
        try office.act(.sendForTriage, third, as: .referrer)
        try office.act(.acceptReferBookLater, third, as: .clinician) { $0.comment = "To be seen." }
        try office.act(.book, third, as: .clerk) { $0.slot = "after" }
        #expect(try office.referral(third).state == .booked)
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

    @Test(arguments: [("waiting", true), ("withdrawn", false), ("printed", nil)] as [(String, Bool?)])
    func `handed back before the letter to the patient has left, whoever does it is told, and not kept from it`(
        _ state: String, _ waits: Bool?
    ) throws {
        let office = try office(.directlyBookable)
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        office.clock.now = morning.adding(seconds: 2 * 86_400)
        let missed = try office.act(.recordDNA, as: .clerk) { $0.reason = "PATIENT_FORGOT" }
        #expect(missed.bookingWarnings.isEmpty, "nothing is handed back yet")
        if state != "waiting" {
            try office.desk.store.write { (it) throws(Failure) in
                _ = try it.run(
                    "UPDATE letter SET state = ?, settled_at = 1, settled_by = 'x', run = ? WHERE kind = ?",
                    [state, state == "printed" ? "run" : nil, LetterKind.missed.rawValue])
            }
        }
        let told = try office.act(.recordDNA, as: .clerk) {
            $0.outcome = MissedAppointmentOutcome.adviseReferrer
            $0.contact = "message-left"
        }
        #expect(told.referral.returnedToReferrer)
        #expect(told.bookingWarnings == (waits.map { [.notWrittenTo(waits: $0)] } ?? []))
    }

    /// Missed on the day after, booked again in the third slot and, once that has begun, missed again.
    private func missedTwice(_ office: Office) throws {
        for (slot, days) in [("slot-1", 2), ("slot-3", 4)] {
            try office.act(.book, as: .clerk) { $0.slot = slot }
            office.clock.now = morning.adding(seconds: Int64(days) * 86_400)
            try office.act(.recordDNA, as: .clerk) {
                $0.reason = "PATIENT_FORGOT"
                $0.contact = "no-answer"
            }
        }
    }

    private func handBack(_ office: Office, as role: Role) -> Failure? {
        failure { try office.act(.recordDNA, as: role) { $0.outcome = MissedAppointmentOutcome.adviseReferrer } }
    }

    @Test func `two missed appointments send nobody back by themselves: a clinician looks before a wait ends`() throws {
        let office = try office(.directlyBookable)
        try missedTwice(office)
        let clock = try #require(try office.detail(as: .clerk).clocks.first)
        #expect(clock.isRunning && clock.notes.contains("A later missed appointment does not stop the clock."))
        // How often they did not come is no reason, for clerks or supervisors.
        #expect(handBack(office, as: .clerk) == .refused(.clinicianMustLook))
        #expect(try office.referral().isClockRunning)
        _ = try office.detail(as: .clinician, opening: true)
        #expect(handBack(office, as: .clerk) == nil)
        let ended = try #require(try office.detail(as: .clerk).clocks.first)
        #expect(ended.stopStatus == .notToTreat && ended.stop == office.clock.now.londonDay)
    }

    @Test func `a clinician ends the wait themselves, and a first missed appointment leaves none to end`() throws {
        var office = try office(.directlyBookable)
        try missedTwice(office)
        #expect(handBack(office, as: .clinician) == nil)
        office = try self.office(.directlyBookable)
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        office.clock.now = morning.adding(seconds: 2 * 86_400)
        try office.act(.recordDNA, as: .clerk) {
            $0.reason = "PATIENT_FORGOT"
            $0.contact = "no-answer"
        }
        #expect(try !office.referral().isClockRunning && office.referral().clock.nullifiedAt != nil)
        #expect(handBack(office, as: .clerk) == nil)
        #expect(try office.referral().clock.stop == nil)
    }

    @Test func `a first missed appointment of a suspected cancer is handed back by a clinician's decision alone`()
        throws
    {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.priority = "TWO_WEEK_WAIT" })
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        office.clock.now = morning.adding(seconds: 2 * 86_400)
        try office.act(.recordDNA, as: .clerk) {
            $0.reason = "PATIENT_FORGOT"
            $0.contact = "no-answer"
        }
        #expect(try office.referral().isClockRunning)
        #expect(handBack(office, as: .clerk) == .refused(.clinicianMustLook))
        #expect(handBack(office, as: .clinician) == nil)
    }

    @Test
    func `the new clock begins on the day on which the patient rang or the clinic decided, not when it was typed`()
        throws
    {
        let office = try office(.directlyBookable)
        try office.act(.book, as: .referrer) { $0.slot = "slot-1" }
        office.clock.now = morning.adding(seconds: 86_400 + 7_200)
        try office.act(.recordDNA, as: .clerk) {
            $0.reason = "PATIENT_FORGOT"
            $0.contact = "spoke"
        }
        let rang = office.clock.now
        office.clock.now = morning.adding(seconds: 2 * 86_400 + 7_200)
        try office.act(.book, as: .clerk) {
            $0.slot = "slot-3"
            $0.happenedAt = rang
        }
        #expect(try office.detail(as: .clerk).clocks.first?.start == rang.londonDay)
        #expect(rang.londonDay < office.clock.now.londonDay)
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
