// A clinic with forty patients that is cancelled, taken back, moved, closed and called down; whole and in part.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct ClinicDayTests {
    private func cancellation(_ name: ClinicName, from: Int? = nil) -> ClinicCancellation {
        ClinicCancellation(ClinicPart(name, from: from, why: "Dr One is ill"), reason: "CLINIC_CANCELLED")
    }

    @Test func `one command cancels forty patients with the reason on each, and one undo brings all back`() throws {
        let clinic = try FullClinic()
        let office = clinic.office
        let before = try clinic.content()
        let outcome = try office.clinicAct(.cancel(cancellation(clinic.name), isRehearsal: false))
        #expect(outcome.patients.count == 40 && outcome.session.act == .cancel && outcome.session.booked == 0)
        #expect(outcome.session.slots.allSatisfy(\.closed) && outcome.session.why == "Dr One is ill")
        for referral in try clinic.referrals() {
            #expect(referral.state == .appointmentCancelledByProvider && referral.reason == "CLINIC_CANCELLED")
        }
        // In order of need, as the list they are on has them.
        let clerk = try office.actor(.clerk)
        var query = WorklistQuery(.appointmentsForBooking)
        query.limit = 100
        guard case .worklist(let page) = try office.desk.answer(.worklist(query), for: clerk) else {
            throw WrongReply()
        }
        #expect(page.items.map(\.ubrn) == outcome.patients.map { $0.person.referral.ubrn })
        #expect(outcome.patients.first?.person.referral.priority == .twoWeekWait)
        #expect(outcome.patients.allSatisfy { $0.person.cancelledByUs == 1 })
        #expect(try office.examine() == [])
        let undone = try office.desk.answer(.compensate(.undo, try office.name(FullClinic.ubrn(17))), for: clerk)
        guard case .many(let outcomes) = undone else { throw WrongReply() }
        #expect(outcomes.count == 40)
        #expect(try clinic.content() == before)
        #expect(try office.callDown(clinic.name).session.act == nil)
        #expect(try office.examine() == [])
        _ = try office.desk.answer(.compensate(.redo, try office.name(FullClinic.ubrn(3))), for: clerk)
        #expect(try office.callDown(clinic.name).session.slots.allSatisfy { $0.closed && $0.booked == 0 })
        let again = try office.clinicAct(.takeBack(clinic.name))
        #expect(again.isTakenBack && again.patients.count == 40)
        #expect(try clinic.content() == before)
        #expect(try office.examine() == [])
    }

    @Test func `what is only tried changes nothing and says what would become of each`() throws {
        let clinic = try FullClinic()
        let before = try dump(clinic.office.desk.store)
        let cancelled = try clinic.office.clinicAct(.cancel(cancellation(clinic.name), isRehearsal: true))
        let move = ClinicMove(ClinicPart(clinic.name), room: "Room 2")
        let moved = try clinic.office.clinicAct(.move(move, isRehearsal: true), as: .supervisor)
        #expect(cancelled.isRehearsal && cancelled.patients.count == 40 && moved.patients.count == 40)
        #expect(try dump(clinic.office.desk.store) == before)
    }

    @Test func `the clinic that is cancelled at 9:40 keeps those before and requeues those from then on`() throws {
        let clinic = try FullClinic()
        clinic.office.clock.now = at("2026-11-04T09:40:00Z")
        let outcome = try clinic.office.clinicAct(
            .cancel(cancellation(clinic.name, from: 580), isRehearsal: false), as: .supervisor)
        #expect(outcome.patients.count == 32 && outcome.session.booked == 8)
        #expect(outcome.session.slots.filter(\.closed).count == 16)
        #expect(try clinic.office.examine() == [])
        _ = try clinic.office.clinicAct(.takeBack(clinic.name), as: .supervisor)
        #expect(try clinic.referrals().allSatisfy { $0.state == .booked })
        #expect(try clinic.office.examine() == [])
    }

    @Test func `a clinic is cancelled once, so that one undo brings everybody back`() throws {
        let clinic = try FullClinic()
        _ = try clinic.office.clinicAct(.cancel(cancellation(clinic.name), isRehearsal: false))
        #expect(
            failure { _ = try clinic.office.clinicAct(.cancel(cancellation(clinic.name), isRehearsal: false)) }
                == .alreadyExists("The end of that clinic"))
        #expect(try clinic.office.clinicAct(.takeBack(clinic.name)).patients.count == 40)
    }

    @Test func `a claim and a wrong letter keep nobody in a clinic that is not held`() throws {
        let clinic = try FullClinic()
        let office = clinic.office
        let colleague = try HandlingTests.colleague(office, "second")
        _ = try office.desk.answer(
            .perform(ReferralCommand(.claim), on: try office.name(FullClinic.ubrn(1))), for: colleague)
        let outcome = try office.clinicAct(.cancel(cancellation(clinic.name), isRehearsal: false))
        #expect(outcome.patients.allSatisfy { (try? $0.result.get()) != nil })
    }

    @Test func `a reason that may not be given cancels nothing`() throws {
        let clinic = try FullClinic()
        let before = try dump(clinic.office.desk.store)
        let order = ClinicCancellation(ClinicPart(clinic.name), reason: "PATIENT_ILL")
        #expect(
            failure { _ = try clinic.office.clinicAct(.cancel(order, isRehearsal: false)) }
                == .refused(.reasonNotAllowed("PATIENT_ILL")))
        #expect(try dump(clinic.office.desk.store) == before)
    }

    @Test func `a clinic moved to another day, room and clinician keeps its forty patients at their times`() throws {
        let clinic = try FullClinic()
        let office = clinic.office
        let before = try clinic.content()
        let was = try clinic.referrals()
        var move = ClinicMove(ClinicPart(clinic.name, why: "Burst pipe"), day: Day(iso: "2026-11-06"))
        move.room = "Room 9"
        move.clinician = "Dr Two"
        let outcome = try office.clinicAct(.move(move, isRehearsal: false))
        let target = try #require(outcome.movedTo)
        #expect(target.booked == 40 && target.day.iso == "2026-11-06" && target.rooms == ["Room 9"])
        #expect(target.clinicians == ["Dr Two"] && outcome.session.booked == 0 && outcome.session.act == .move)
        for (old, new) in zip(was, try clinic.referrals()) {
            #expect(new.state == .booked && new.reviewStatus == old.reviewStatus && new.stateSince == old.stateSince)
            #expect(new.appointment?.start == old.appointment?.start?.adding(seconds: 2 * 86_400))
        }
        #expect(outcome.patients.allSatisfy { $0.person.cancelledByUs == 0 })
        #expect(try office.examine() == [])
        #expect(try office.callDown(clinic.name).people.count == 40)
        _ = try office.desk.answer(
            .compensate(.undo, try office.name(FullClinic.ubrn(40))), for: try office.actor(.clerk))
        #expect(try clinic.content() == before)
        #expect(try office.callDown(target.name).session.slots.allSatisfy { $0.closed && $0.booked == 0 })
        #expect(try office.examine() == [])
    }

    @Test func `a clinic moves to no day on which none is held`() throws {
        let clinic = try FullClinic()
        for (text, closes) in [("2026-12-25", false), ("2026-11-05", true)] {
            if closes {
                let day = try #require(Day(iso: text))
                _ = try clinic.office.desk.answer(
                    .policy(.closingDay(day, name: "Fire drill", isRehearsal: false)),
                    for: try clinic.office.actor(.manager))
            }
            let move = ClinicMove(ClinicPart(clinic.name), day: Day(iso: text))
            guard case .badInput = failure({ _ = try clinic.office.clinicAct(.move(move, isRehearsal: false)) })
            else {
                Issue.record("moved to \(text)")
                continue
            }
        }
    }

    @Test func `the call-down goes by time, counts who was told, and leaves the rest for the front desk`() throws {
        let clinic = try FullClinic()
        let office = clinic.office
        try office.desk.store.write { (it) throws(Failure) in
            _ = try it.run("UPDATE patient SET mobile = '07700 900' || id, phone = '01632 960' || id")
        }
        _ = try office.clinicAct(.cancel(cancellation(clinic.name), isRehearsal: false))
        var list = try office.callDown(clinic.name)
        #expect(list.people.count == 40 && list.told == 0)
        #expect(list.people.map(\.person.start) == list.people.map(\.person.start).sorted())
        #expect(list.people.allSatisfy { $0.phones.count == 2 })
        office.clock.now = morning.adding(seconds: 600)
        for (line, outcome) in zip(list.people, [ContactOutcome.spoke, .messageLeft, .noAnswer]) {
            let name = ReferralName.id(line.person.referral.id)
            _ = try office.ask(.called(clinic.name, name, outcome, said: nil), as: .clerk)
        }
        list = try office.callDown(clinic.name)
        #expect(list.told == 1 && list.unreached.count == 39)
        #expect(list.people.prefix(4).map(\.last) == [.spoke, .messageLeft, .noAnswer, nil])
        let second = ReferralName.id(list.people[1].person.referral.id)
        _ = try office.ask(.called(clinic.name, second, .spoke, said: "Will come on Friday"), as: .supervisor)
        #expect(try office.callDown(clinic.name).people[1].attempts == 2)
        #expect(try office.callDown(clinic.name).unreached.count == 38)
    }

    @Test func `cancelled by us before is counted, and a cancellation taken back is not`() throws {
        let clinic = try FullClinic()
        let office = clinic.office
        let ubrn = FullClinic.ubrn(5)
        func count() throws -> Int {
            guard
                case .referral(let detail) = try office.desk.answer(
                    .referral(try office.name(ubrn), opening: false), for: try office.actor(.clerk))
            else { throw WrongReply() }
            return detail.cancelledByUs
        }
        _ = try office.clinicAct(.cancel(cancellation(clinic.name), isRehearsal: false))
        #expect(try count() == 1)
        try office.act(.book, ubrn, as: .clerk) { $0.slot = "slot-3" }
        try office.act(.cancelAppointment, ubrn, as: .clerk) {
            $0.by = .patient
            $0.reason = "PATIENT_ILL"
        }
        #expect(try count() == 1)
        try office.act(.book, ubrn, as: .clerk) { $0.slot = "slot-3" }
        try office.act(.cancelAppointment, ubrn, as: .clerk) {
            $0.by = .provider
            $0.reason = "CLINIC_OVERRUN"
        }
        #expect(try count() == 2)
        _ = try office.desk.answer(.compensate(.undo, try office.name(ubrn)), for: try office.actor(.clerk))
        #expect(try count() == 1)
        // The others come back without the one who has gone on.
        let undone = try office.clinicAct(.takeBack(clinic.name))
        #expect(undone.patients.count { (try? $0.result.get()) != nil } == 39)
        #expect(try office.referral(ubrn).appointment?.slot == "slot-3")
        #expect(try office.examine() == [])
    }

    @Test func `a closed clinic keeps its patients and takes no more until it is opened again`() throws {
        let clinic = try FullClinic()
        let office = clinic.office
        let closed = try office.clinicAct(.close(ClinicPart(clinic.name)), as: .manager)
        #expect(closed.session.booked == 40 && closed.session.free == 0 && closed.session.act == .close)
        let opened = try office.clinicAct(.reopen(clinic.name))
        #expect(opened.isTakenBack && opened.session.act == nil && opened.session.slots.allSatisfy { !$0.closed })
        #expect(opened.session.booked == 40)
    }

    @Test func `slots that a feed brought are a clinic too, and the feed opens none that was cancelled here`() throws {
        let office = try HandlingTests.office()
        try office.act(.book, HandlingTests.ubrn(1), as: .clerk) { $0.slot = "slot-3" }
        let session = try #require(
            try office.sessions(ClinicQuery(service: Named.clinic)).first { $0.booked == 1 })
        #expect(session.name == .group(service: Named.clinic, day: session.day, clinic: "Clinic"))
        _ = try office.clinicAct(.cancel(cancellation(session.name), isRehearsal: false))
        #expect(try office.referral(HandlingTests.ubrn(1)).state == .appointmentCancelledByProvider)
        let start = morning.adding(seconds: 3 * 86_400)
        let feed = Slot(
            id: "slot-3", service: Named.clinic, clinic: "Clinic", clinician: nil, start: start,
            end: start.adding(seconds: 1_200), capacity: 2)
        #expect(try office.desk.store.write { (it) throws(Failure) in try it.save(feed, source: "feed") } == false)
        #expect(try office.sessions(ClinicQuery(service: Named.clinic)).contains { $0.act == .cancel })
        _ = try office.clinicAct(.takeBack(session.name))
        #expect(try office.booked("slot-3") == 1)
        var move = ClinicMove(ClinicPart(session.name))
        move.day = Day(iso: "2026-11-10")
        let moved = try office.clinicAct(.move(move, isRehearsal: false))
        #expect(moved.movedTo?.booked == 1)
        #expect(try office.examine() == [])
    }

    @Test func `each role asks what is its own, and staff of another workgroup are given nobody`() throws {
        let clinic = try FullClinic()
        let office = clinic.office
        for role in [Role.clinician, .manager, .referrer, .auditor, .admin] {
            let refused = failure {
                _ = try office.ask(.cancel(cancellation(clinic.name), isRehearsal: true), as: role)
            }
            guard case .notAllowed = refused else {
                Issue.record("\(role.rawValue): \(String(describing: refused))")
                continue
            }
        }
        #expect(failure { _ = try office.plan(.generate(service: nil, isRehearsal: true)) } == nil)
        try office.setWorkgroup(of: Named.clinic, to: .clinician)
        #expect(failure { _ = try office.callDown(clinic.name) } == .refused(.noRelationship))
        guard case .session(let detail) = try office.ask(.show(clinic.name), as: .clinician) else { throw WrongReply() }
        #expect(detail.patients.count == 40 && detail.patients.allSatisfy { $0.referral.comment == nil })
    }
}
