// Rules of e-RS about services, slots, missed appointments and slot issues that no other test shows.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

extension Office {
    /// Lets every referral be one of the practice, whose referrers then see it.
    func comeFromThePractice() throws {
        try desk.store.write { (it) throws(Failure) in
            _ = try it.run("UPDATE referral SET referring_organisation = ?", [Named.practice])
        }
    }
}

struct BookingFactTests {
    private let second = "990000000102"

    private func office() throws -> Office {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.take(
            Message("DEFERRED_TO_PROVIDER") {
                $0.ubrn = second; $0.nhsNumber = "9990000026"
            })
        return office
    }

    private func set(_ office: Office, _ kind: Service.Kind, _ change: (inout ServiceProfile) -> Void = { _ in }) throws
    {
        var profile = ServiceProfile(service: Named.clinic)
        change(&profile)
        let service = Service(
            id: Named.clinic, name: "Service \(Named.clinic)", specialty: "UROLOGY", provider: Named.home, kind: kind)
        _ = try office.desk.answer(.directory(.set(service, profile)), for: try office.actor(.manager))
    }

    // MARK: Directory of services

    @Test func `a service has a name of its own`() throws {
        let office = try office()
        func add(_ id: String, _ name: String) throws {
            let service = Service(
                id: id, name: name, specialty: "UROLOGY", provider: Named.home, kind: .directlyBookable)
            _ = try office.desk.answer(
                .directory(.add(service, ServiceProfile(service: id))), for: try office.actor(.manager))
        }
        #expect(
            failure { try add("50001", "SERVICE \(Named.clinic)") } == .alreadyExists("A service named SERVICE 41001"))
        try add("50001", "Stone clinic")
        #expect(failure { try add("50002", "Stone Clinic") } == .alreadyExists("A service named Stone Clinic"))
    }

    @Test func `a referral assessment service has no appointments, and may give advice`() throws {
        let office = try office()
        let triage = Service(id: Named.triage, kind: .triage)
        var profile = ServiceProfile(service: Named.triage)
        profile.givesAdvice = true
        #expect(triage.requestTypes(profile) == [.triage, .advice])
        #expect(triage.requestTypes(nil) == [.triage])
        #expect(Service(id: "1", kind: .directlyBookable).requestTypes(profile) == [.appointment, .advice])
        try office.take(
            Message("NOT_BOOKED") {
                $0.ubrn = "990000000103"
                $0.nhsNumber = "9990000034"
                $0.services = [Named.triage]
            })
        try office.comeFromThePractice()
        // Nobody defers to it either: what is sent to it goes there for triage.
        #expect(
            failure {
                try office.act(.deferToProvider, "990000000103", as: .referrer) { $0.reason = "NO_SLOTS_AT_SERVICE" }
            } == .refused(.triageService))
        try office.act(.sendForTriage, "990000000103", as: .referrer)
        #expect(try office.referral("990000000103").state == .awaitingTriage)
        #expect(try office.referral("990000000103").appointment == nil)
    }

    @Test func `the patient of a clinical assessment service is told not to come`() throws {
        let office = try LetterTests.office()
        try set(office, .assessment)
        let place = LetterPlace(telephone: "01632 960001", instructions: "Bring your tablets.")
        _ = try office.asked(.letters(.setPlace(place, service: nil)), as: .manager)
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        let letter = try #require(try office.letters().first?.letter.text)
        #expect(letter.contains("Please do not come at this time"))
        #expect(letter.contains("Bring your tablets."))
        try office.act(.rebook, as: .clerk) { $0.slot = "slot-2" }
        #expect(try #require(try office.letters().first?.letter.text).contains("Please do not come at this time"))
    }

    @Test func `an indirectly booked appointment says whether the PAS has cancelled it, and waits there until it has`()
        throws
    {
        let office = try office()
        try set(office, .indirectlyBookable)
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        func cancel(_ isCancelled: Bool?) throws {
            try office.act(.cancelAppointment, as: .clerk) {
                $0.by = .patient
                $0.reason = "PATIENT_ILL"
                $0.cancelledInPAS = isCancelled
            }
        }
        #expect(failure { try cancel(nil) } == .refused(.cancelledInPASMissing))
        try cancel(false)
        let clerk = try office.actor(.clerk)
        #expect(
            try HandlingTests.page(office, .appointmentsToCancelInPAS, clerk).items.map(\.ubrn?.digits) == [
                Message.ubrn
            ])
        try office.act(.confirmCancelledInPAS, as: .clerk)
        #expect(try HandlingTests.page(office, .appointmentsToCancelInPAS, clerk).items.isEmpty)
    }

    // MARK: Slots

    @Test func `slots with a named clinician and without one are found side by side`() throws {
        let office = try office()
        try office.desk.store.write { (it) throws(Failure) in
            let start = morning.adding(seconds: 86_400 + 1_800)
            _ = try it.save(
                Slot(
                    id: "named", service: Named.clinic, clinic: "Clinic", clinician: "Dr One", start: start,
                    end: start.adding(seconds: 1_200), capacity: 1), source: "feed")
        }
        let request = Request.suitableSlots(try office.name(Message.ubrn), service: nil)
        guard case .suitableSlots(let choice) = try office.desk.answer(request, for: try office.actor(.clerk))
        else { throw WrongReply() }
        #expect(choice.slots.map(\.id) == ["slot-1", "named", "slot-2", "slot-3"])
        #expect(choice.slots.map(\.clinician) == [nil, "Dr One", nil, nil])
        try office.act(.book, as: .clerk) { $0.slot = "named" }
        #expect(try office.referral().appointment?.clinician == "Dr One")
    }

    @Test func `slots are listed by service, day, priority and clinician`() throws {
        let office = try office()
        try office.desk.store.write { (it) throws(Failure) in
            for (id, person, priorities) in [
                ("one", "Dr One", []), ("two", "Dr Two", [.urgent]), ("three", nil, [.urgent]),
            ] as [(String, String?, [Priority])] {
                let start = morning.adding(seconds: 10 * 86_400)
                _ = try it.save(
                    Slot(
                        id: id, service: Named.clinic, clinic: "Clinic", clinician: person, start: start,
                        end: start.adding(seconds: 1_200), capacity: 1, priorities: priorities), source: "feed")
            }
        }
        func listed(_ change: (inout SlotQuery) -> Void) throws -> Set<String> {
            var query = SlotQuery(service: Named.clinic, from: morning.adding(seconds: 5 * 86_400))
            change(&query)
            guard case .slots(let found) = try office.desk.answer(.slots(query), for: try office.actor(.clerk)) else {
                throw WrongReply()
            }
            return Set(found.map(\.id))
        }
        #expect(try listed { _ in } == ["one", "two", "three"])
        #expect(try listed { $0.priority = .routine } == ["one"])
        #expect(try listed { $0.priority = .urgent } == ["one", "two", "three"])
        #expect(try listed { $0.clinician = "dr two" } == ["two"])
        #expect(try listed { $0.until = morning.adding(seconds: 9 * 86_400) }.isEmpty)
        #expect(try listed { $0.service = Named.closed }.isEmpty)
    }

    @Test func `however many slots before it are full, the first free one is offered`() throws {
        let office = try office()
        try office.act(.book, second, as: .clerk) { $0.slot = "slot-1" }
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.run(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
                INSERT INTO slot (id, service, start_at, end_at, capacity, priorities, closed, source)
                SELECT 'full-' || i, '\(Named.clinic)', \(morning.seconds + 90_000) + i, \(morning.seconds + 91_000) + i,
                    0, '', 0, 'test' FROM n
                """)
        }
        let request = Request.suitableSlots(try office.name(Message.ubrn), service: nil)
        guard case .suitableSlots(let choice) = try office.desk.answer(request, for: try office.actor(.clerk))
        else { throw WrongReply() }
        #expect(choice.slots.map(\.id) == ["slot-2", "slot-3"] && choice.best == 0)
    }

    // MARK: Booking

    @Test func `a slot lost at the last moment leaves the referral unbooked, and only then may it be deferred`() throws
    {
        let office = try office()
        try office.act(.book, second, as: .clerk) { $0.slot = "slot-1" }
        let before = try office.referral()
        #expect(failure { try office.act(.book, as: .clerk) { $0.slot = "slot-1" } } == .refused(.slotTaken("slot-1")))
        #expect(try office.referral() == before && before.liveAppointment == nil)
        try office.take(
            Message("NOT_BOOKED") {
                $0.ubrn = "990000000103"
                $0.nhsNumber = "9990000034"
            })
        try office.comeFromThePractice()
        func deferred(_ reason: String) throws {
            try office.act(.deferToProvider, "990000000103", as: .referrer) { $0.reason = reason }
        }
        // There are others: the patient who does not like them is no reason.
        #expect(failure { try deferred("SLOT_NOT_AVAILABLE") } == .refused(.slotsAvailable))
        try office.desk.store.write { (it) throws(Failure) in _ = try it.run("UPDATE slot SET closed = 1") }
        for code in ["PATIENT_CHOICE", "TRIAGE", "PAS_NOT_RESPONDING"] {
            #expect(failure { try deferred(code) } == .refused(.reasonNotAllowed(code)))
        }
        for code in ["NO_SLOTS_AT_SERVICE", "SLOT_NOT_AVAILABLE", "BOOKING_ATTEMPT_PROBLEM"] {
            try deferred(code)
            #expect(try office.referral("990000000103").reason == code)
            // Who deferred it, and why, is on record.
            let line = try office.lines("990000000103").last
            #expect(line?.entry.action == "defer-to-provider" && line?.reason != nil)
            _ = try office.desk.answer(
                .compensate(.undo, try office.name("990000000103")), for: try office.actor(.referrer))
        }
    }

    @Test func `a referral has one current appointment, and only that one can be changed`() throws {
        let office = try office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        #expect(failure { try office.act(.book, as: .clerk) { $0.slot = "slot-2" } } == .refused(.wrongState(.booked)))
        try office.act(.rebook, as: .clerk) { $0.slot = "slot-2" }
        let id = try office.referral().id
        let held = try office.desk.store.read { (it) throws(Failure) in try it.appointments(of: id) }
        #expect(held.map(\.status) == [.cancelled, .booked] && held.map(\.slot) == ["slot-1", "slot-2"])
        #expect(try office.booked("slot-1") == 0 && office.booked("slot-2") == 1)
    }

    @Test func `a suspected cancer is booked by its referrer while the patient is there`() throws {
        let office = try office()
        try office.take(
            Message("NOT_BOOKED") {
                $0.ubrn = "990000000103"
                $0.nhsNumber = "9990000034"
                $0.priority = "TWO_WEEK_WAIT"
            })
        try office.comeFromThePractice()
        try office.act(.book, "990000000103", as: .referrer) { $0.slot = "slot-1" }
        #expect(try office.referral("990000000103").state == .booked)
        #expect(try office.referral("990000000103").firstStart?.at.londonDay == at("2026-10-19T09:00:00Z").londonDay)
    }

    // MARK: Cancelling and missing

    @Test func `a patient who rearranges a minute before has missed nothing, and is not sent away for it`() throws {
        let office = try office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        let start = try #require(try office.referral().appointment?.start)
        let clock = try office.referral().waitStart?.at
        office.clock.now = start.adding(seconds: -60)
        #expect(
            failure { try office.act(.recordDNA, as: .clerk) { $0.reason = "CANCELLED_TOO_LATE" } }
                == .refused(.appointmentAhead))
        try office.act(.cancelAppointment, as: .clerk) {
            $0.by = .patient
            $0.reason = "PATIENT_ILL"
        }
        let after = try office.referral()
        #expect(after.state == .appointmentCancelledByPatient && !after.isClosed)
        #expect(after.waitStart?.at == clock && after.clock.stop == nil)
        // It waits to be booked again, and nobody may call the cancelled one missed.
        let list = try HandlingTests.page(office, .appointmentsForBooking, try office.actor(.clerk))
        #expect(list.items.map(\.ubrn?.digits) == [Message.ubrn])
        office.clock.now = start.adding(seconds: 3_600)
        #expect(
            failure { try office.act(.recordDNA, as: .clerk) { $0.reason = "UNKNOWN" } }
                == .refused(.wrongState(.appointmentCancelledByPatient)))
    }

    @Test func `several missed appointments are recorded by one act, each with its own outcome`() throws {
        let office = try office()
        try office.act(.book, as: .clerk) { $0.slot = "slot-3" }
        try office.act(.book, second, as: .clerk) { $0.slot = "slot-3" }
        office.clock.now = morning.adding(seconds: 3 * 86_400 + 3_600)
        var command = ReferralCommand(.recordDNA)
        command.reason = "UNKNOWN"
        let names = try [Message.ubrn, second].map { try office.name($0) }
        guard case .many(let done) = try office.desk.answer(.performMany(command, on: names), for: office.actor(.clerk))
        else { throw WrongReply() }
        #expect(done.count { (try? $0.result.get()) != nil } == 2)
        #expect(try [Message.ubrn, second].map { try office.referral($0).state } == [.didNotAttend, .didNotAttend])
        _ = try office.desk.answer(.compensate(.undo, names[1]), for: try office.actor(.clerk))
        #expect(try [Message.ubrn, second].map { try office.referral($0).state } == [.booked, .booked])
    }

    // MARK: Slot issues

    @Test func `a patient who was booked outside e-RS leaves Appointment Slot Issues with that reason`() throws {
        let office = try office()
        let clerk = try office.actor(.clerk)
        #expect(try HandlingTests.page(office, .appointmentSlotIssues, clerk).items.count == 2)
        try office.act(.cancelReferral, as: .clinician) { $0.reason = "BOOKED_OUTSIDE_CAB" }
        #expect(try office.referral().state == .cancelledReferral)
        #expect(try HandlingTests.page(office, .appointmentSlotIssues, clerk).items.map(\.ubrn?.digits) == [second])
    }
}
