// Booking at the desk: what the service's entry refuses, what is warned of, overbooking and its undo, the best slot.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct OverbookingTests {
    private let second = "990000000102"
    private let third = "990000000103"

    private func office() throws -> Office {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        for ubrn in [second, third] {
            try office.take(
                Message("DEFERRED_TO_PROVIDER") {
                    $0.ubrn = ubrn; $0.nhsNumber = "9990000026"
                })
        }
        return office
    }

    private func keep(_ office: Office, _ change: (inout ServiceProfile) -> Void) throws {
        var profile = ServiceProfile(service: Named.clinic)
        change(&profile)
        let manager = Signature(try office.actor(.manager))
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.save(profile, by: manager, at: morning)
        }
    }

    private func slot(_ office: Office, _ id: String = "slot-1") throws -> Slot {
        try #require(try office.desk.store.read { (it) throws(Failure) in try it.slot(id) })
    }

    private func overbook(_ office: Office, _ ubrn: String, as role: Role = .supervisor) throws -> Outcome {
        try office.act(.book, ubrn, as: role) {
            $0.slot = "slot-1"; $0.overbookReason = "Agreed with the clinician"
        }
    }

    private func compensate(_ office: Office, _ way: Compensation, _ ubrn: String, as role: Role) throws {
        let reply = try office.desk.answer(.compensate(way, try office.name(ubrn)), for: try office.actor(role))
        guard case .many(let outcomes) = reply else { throw WrongReply() }
        for outcome in outcomes { _ = try outcome.result.get() }
    }

    @Test func `after its last day a service books nobody and offers no slot`() throws {
        let office = try office()
        try keep(office) { $0.operationalUntil = morning.londonDay }
        let refused = failure { try office.act(.book, as: .clerk) { $0.slot = "slot-1" } }
        #expect(refused == .refused(.serviceMisfit(.noLongerOperational(morning.londonDay))))
        let request = Request.suitableSlots(try office.name(Message.ubrn), service: nil)
        guard case .suitableSlots(let found) = try office.desk.answer(request, for: try office.actor(.clerk))
        else { throw WrongReply() }
        #expect(found.slots.isEmpty && found.best == nil && found.why.contains("age or sex"))
    }

    @Test func `another appointment of the patient within the hour is warned of`() throws {
        let office = try office()
        #expect(try office.act(.book, second, as: .clerk) { $0.slot = "slot-3" }.bookingWarnings.isEmpty)
        let again = try office.act(.book, third, as: .clerk) { $0.slot = "slot-3" }
        #expect(again.bookingWarnings == [.nearAnother(morning.adding(seconds: 3 * 86_400))])
    }

    @Test func `a supervisor opens one place beyond the capacity, it is journalled, and undo closes it`() throws {
        let office = try office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(failure { _ = try overbook(office, second, as: .clerk) } == .refused(.notYourRole(.clerk)))
        #expect(try overbook(office, second).bookingWarnings.contains(.overbooked))
        let over = try slot(office)
        #expect(over.booked == 2 && over.overbooked == 1 && over.capacity == 1 && over.free == 0)
        #expect(failure { _ = try overbook(office, third) } == .refused(.overbookLimitReached(1)))
        guard
            case .history(let lines) = try office.desk.answer(
                .history(try office.name(second)), for: try office.actor(.supervisor))
        else { throw WrongReply() }
        #expect(lines.contains { $0.changes.contains(.added("overbooked", "Agreed with the clinician")) })
        try compensate(office, .undo, second, as: .supervisor)
        #expect(try slot(office).booked == 1)
        #expect(try slot(office).overbooked == 0)
        try compensate(office, .redo, second, as: .supervisor)
        #expect(try slot(office).booked == 2)
        #expect(try slot(office).overbooked == 1)
        #expect(try office.examine() == [])
    }

    @Test func `a place that a supervisor opened is free for nobody else once it is given up`() throws {
        let office = try office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        _ = try overbook(office, second)
        try office.act(.cancelAppointment, as: .clerk) {
            $0.by = .patient; $0.reason = "PATIENT_ILL"
        }
        #expect(try slot(office).free == 0)
        #expect(
            failure { try office.act(.book, third, as: .clerk) { $0.slot = "slot-1" } }
                == .refused(.slotTaken("slot-1")))
        #expect(try office.examine() == [])
    }

    @Test(arguments: [Compensation.redo, .undo])
    func `what is done again or taken back takes no place that a supervisor opened for somebody else`(
        _ way: Compensation
    ) throws {
        let office = try office()
        // The first gives up the one place: by taking the booking back, or by a cancellation that is to be taken back.
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        _ = try overbook(office, second)
        switch way {
        case .redo: try compensate(office, .undo, Message.ubrn, as: .clerk)
        case .undo:
            try office.act(.cancelAppointment, as: .clerk) {
                $0.by = .patient; $0.reason = "PATIENT_ILL"
            }
        }
        // For whom a place was opened gives theirs up, too: it stays open, and theirs.
        try office.act(.cancelAppointment, second, as: .clerk) {
            $0.by = .patient; $0.reason = "PATIENT_ILL"
        }
        try office.act(.book, third, as: .clerk) { $0.slot = "slot-1" }
        #expect(try slot(office).booked == 1 && slot(office).overbooked == 1)
        let before = try dump(office.desk.store)
        #expect(
            failure { try compensate(office, way, Message.ubrn, as: .clerk) } == .refused(.slotTaken("slot-1")))
        #expect(try dump(office.desk.store) == before)
        try compensate(office, .undo, second, as: .clerk)
        #expect(try slot(office).booked == 2)
        #expect(try office.examine() == [])
    }

    @Test
    func `a clinic that moves takes along whom a supervisor put in beyond the capacity, and brings them back`()
        throws
    {
        let clinic = try FullClinic()
        let office = clinic.office
        let extra = FullClinic.ubrn(41)
        try office.take(
            Message("DEFERRED_TO_PROVIDER") {
                $0.ubrn = extra
                $0.nhsNumber = FullClinic.nhsNumber(41)
            })
        let full = try #require(try office.referral(FullClinic.ubrn(1)).appointment?.slot)
        try office.act(.book, extra, as: .supervisor) {
            $0.slot = full
            $0.overbookReason = "Agreed with the clinician"
        }
        let day = try #require(Day(iso: "2026-11-12"))
        let moved = try office.clinicAct(.move(ClinicMove(ClinicPart(clinic.name), day: day), isRehearsal: false))
        #expect(moved.patients.count { (try? $0.result.get()) != nil } == 41)
        #expect(try office.referral(extra).liveAppointment?.start?.londonDay == day)
        let there = try #require(moved.movedTo?.name)
        let order = ClinicCancellation(ClinicPart(there), reason: "CLINIC_CANCELLED")
        let cancelled = try office.clinicAct(.cancel(order, isRehearsal: false))
        #expect(cancelled.patients.count == 41)
        let back = try office.clinicAct(.takeBack(there))
        #expect(back.patients.count { (try? $0.result.get()) != nil } == 41)
        #expect(try office.referral(extra).liveAppointment?.start?.londonDay == day)
        #expect(try office.examine() == [])
    }

    @Test func `the named clinician's slot goes before an earlier one, and the next ones say how they differ`() throws {
        let office = try office()
        try office.desk.store.write { (it) throws(Failure) in
            let start = morning.adding(seconds: 2 * 86_400 + 3_600)
            _ = try it.save(
                Slot(
                    id: "named", service: Named.clinic, clinic: "Clinic", clinician: "Dr One", start: start,
                    end: start.adding(seconds: 1_200), capacity: 1), source: "feed")
            try it.run("UPDATE referral SET named_clinician = 'dr one' WHERE ubrn = ?", [Message.ubrn])
        }
        let request = Request.suitableSlots(try office.name(Message.ubrn), service: nil)
        guard case .suitableSlots(let found) = try office.desk.answer(request, for: try office.actor(.clerk))
        else { throw WrongReply() }
        #expect(found.best.map { found.slots[$0].id } == "named")
        #expect(found.why.contains("dr one"))
        #expect(found.next.map { found.slots[$0.index].id } == ["slot-1", "slot-2", "slot-3"])
        #expect(found.next.first?.why == "1 day earlier, not with dr one.")
    }

    @Test func `slots that only the provider or another priority sees do not keep a referrer from deferring`() throws {
        let office = try office()
        try office.take(Message("NOT_BOOKED") { $0.ubrn = "990000000104" })
        try office.comeFromThePractice()
        func deferring() throws {
            try office.act(.deferToProvider, "990000000104", as: .referrer) { $0.reason = "NO_SLOTS_AT_SERVICE" }
        }
        #expect(failure { try deferring() } == .refused(.slotsAvailable))
        try keep(office) {
            $0.windows = [BookingWindow(priority: .routine, opensAfterHours: 2_400)]
        }
        try deferring()
        #expect(try office.referral("990000000104").state == .deferredToProvider)
    }
}
