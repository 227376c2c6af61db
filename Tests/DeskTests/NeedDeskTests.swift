// Needs at the desk: where they come from, on which list they wait, and what a moved or cancelled clinic does to them.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

extension Office {
    @discardableResult
    fileprivate func need(
        _ action: ReferralAction, _ kind: PatientNeed.Kind, _ ubrn: String = Message.ubrn, as role: Role = .clerk,
        detail: String? = nil, reference: String? = nil
    ) throws -> Outcome {
        try act(action, ubrn, as: role) {
            $0.outcome = kind.rawValue
            $0.detail = detail
            $0.reference = reference
        }
    }

    fileprivate func needsToArrange(as role: Role = .clerk) throws -> [WorklistItem] {
        let query = WorklistQuery(.needsToArrange)
        guard case .worklist(let page) = try desk.answer(.worklist(query), for: actor(role)) else { throw WrongReply() }
        return page.items
    }

    fileprivate func compensate(_ way: Compensation, _ ubrn: String = Message.ubrn) throws {
        _ = try desk.answer(.compensate(way, name(ubrn)), for: actor(.clerk))
    }
}

struct NeedDeskTests {
    /// A patient who needs an interpreter and waits for a slot.
    private func waiting() throws -> Office {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.requirements = ["INTERPRETER"] })
        return office
    }

    @Test func `what e-RS asks for waits until there is an appointment, and is arranged with its reference`() throws {
        let office = try waiting()
        #expect(try office.referral().needs.map(\.source) == [.ers])
        #expect(try office.needsToArrange() == [])
        let outcome = try office.act(.book, as: .clerk) { $0.slot = "slot-3" }
        #expect(outcome.worklists.contains(.needsToArrange))
        let item = try #require(try office.needsToArrange().first)
        #expect(item.reason == "interpreter" && item.due == office.desk.today, "booked later than five days before")
        #expect(try office.needsToArrange(as: .supervisor).count == 1)
        try office.need(.arrangeNeed, .interpreter, reference: "INT 4711")
        #expect(try office.needsToArrange() == [] && office.examine() == [])
    }

    @Test func `rebooked it is to arrange again, taken back it is as it was arranged, cancelled it is to be cancelled`()
        throws
    {
        let office = try waiting()
        try office.act(.book, as: .clerk) { $0.slot = "slot-2" }
        try office.need(.arrangeNeed, .interpreter, reference: "INT 4711")
        try office.act(.rebook, as: .clerk) { $0.slot = "slot-3" }
        #expect(try office.needsToArrange().map(\.reason) == ["interpreter-again"])
        try office.compensate(.undo)
        #expect(try office.needsToArrange() == [])
        try office.compensate(.redo)
        #expect(try office.needsToArrange().map(\.reason) == ["interpreter-again"])
        try office.act(.cancelAppointment, as: .clerk) {
            $0.by = .patient
            $0.reason = "PATIENT_ILL"
        }
        #expect(try office.needsToArrange().map(\.reason) == ["interpreter-to-cancel"])
        try office.need(.cancelArrangement, .interpreter)
        #expect(try office.needsToArrange() == [])
        try office.compensate(.undo)
        #expect(try office.needsToArrange().map(\.reason) == ["interpreter-to-cancel"])
        #expect(try office.examine() == [])
    }

    @Test func `once what was arranged is past, nothing of it is to be cancelled`() throws {
        let office = try waiting()
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        try office.need(.arrangeNeed, .interpreter, reference: "INT 4711")
        try office.act(.cancelAppointment, as: .clerk) {
            $0.by = .patient
            $0.reason = "PATIENT_ILL"
        }
        #expect(try office.needsToArrange().count == 1)
        office.clock.now = morning.adding(seconds: 2 * 86_400)
        #expect(try office.needsToArrange() == [] && office.examine() == [])
    }

    @Test
    func `a cancelled clinic leaves what was arranged to be cancelled, on the call-down too, and undo brings it back`()
        throws
    {
        let clinic = try FullClinic()
        let office = clinic.office
        for serial in 1...3 {
            try office.need(.addNeed, .transport, FullClinic.ubrn(serial), detail: "Ward 9")
            try office.need(.arrangeNeed, .transport, FullClinic.ubrn(serial), reference: "T\(serial)")
        }
        try office.need(.addNeed, .advocacy, FullClinic.ubrn(4))
        #expect(try office.needsToArrange().map(\.reason) == ["advocacy"])
        let order = ClinicCancellation(ClinicPart(clinic.name), reason: "CLINIC_CANCELLED")
        _ = try office.clinicAct(.cancel(order, isRehearsal: false))
        #expect(try office.needsToArrange().map(\.reason) == Array(repeating: "transport-to-cancel", count: 3))
        let needs = try office.callDown(clinic.name).people.flatMap { $0.person.referral.needs }
        #expect(needs.compactMap { $0.arrangement?.reference }.sorted() == ["T1", "T2", "T3"] && needs.count == 4)
        _ = try office.clinicAct(.takeBack(clinic.name))
        #expect(try office.needsToArrange().map(\.reason) == ["advocacy"] && office.examine() == [])
    }

    @Test func `a clinic that moves to another room has its transport and interpreters to arrange again`() throws {
        let clinic = try FullClinic()
        let office = clinic.office
        try office.need(.addNeed, .interpreter, FullClinic.ubrn(1), detail: "Polish")
        try office.need(.arrangeNeed, .interpreter, FullClinic.ubrn(1), reference: "INT 1")
        _ = try office.clinicAct(.move(ClinicMove(ClinicPart(clinic.name), room: "Room 9"), isRehearsal: false))
        #expect(try office.needsToArrange().map(\.reason) == ["interpreter-again"])
        _ = try office.clinicAct(.takeBack(clinic.name))
        #expect(try office.needsToArrange() == [] && office.examine() == [])
    }

    @Test func `the clinic list of the day says what each patient needs`() throws {
        let clinic = try FullClinic()
        let office = clinic.office
        try office.need(.addNeed, .adjustment, FullClinic.ubrn(2), detail: "Hoist")
        let day = Day(iso: "2026-11-04") ?? Day(number: 0)
        let request = Request.letters(.clinic(service: Named.clinic, from: day, to: day))
        guard case .letters(.clinic(let pages)) = try office.desk.answer(request, for: office.actor(.clerk)) else {
            throw WrongReply()
        }
        #expect(pages.visits.flatMap(\.needs).map(\.detail) == ["Hoist"])
        #expect(pages.visits.first { !$0.needs.isEmpty }?.ubrn?.digits == FullClinic.ubrn(2))
    }

    @Test func `a record that asks for an interpreter asks for one on every open referral, and on those to come`()
        throws
    {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        let row =
            "nhs_number,family,given,born,language\n999 000 0018,Nowak,Anna,1970-02-03,\"Polish, \(Patient.interpreterMark)\"\n"
        try office.take([file(row, "p.csv", modified: at("2026-11-02T08:00:00Z"))])
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.ubrn = "990000000102" })
        for ubrn in [Message.ubrn, "990000000102"] {
            #expect(try office.referral(ubrn).needs.map(\.detail) == ["Polish"])
            #expect(try office.referral(ubrn).needs.map(\.source) == [.record])
        }
        #expect(try office.examine() == [])
    }

    @Test func `a later message without them takes no need away, and one with them brings back none that was declined`()
        throws
    {
        let office = try waiting()
        try office.need(.dropNeed, .interpreter)
        try office.take(Message("DEFERRED_TO_PROVIDER", version: 4) { $0.requirements = ["INTERPRETER", "TRANSPORT"] })
        try office.take(Message("DEFERRED_TO_PROVIDER", version: 5))
        #expect(try office.referral().needs.map(\.kind) == [.interpreter, .transport])
        #expect(try office.referral().needs.map(\.isWanted) == [false, true])
    }

    @Test func `booking staff, clinicians and supervisors arrange needs; referrers and managers do not`() throws {
        for role in Role.allCases {
            let office = try waiting()
            let outcome = failure { try office.need(.addNeed, .transport, as: role) }
            switch role {
            case .clerk, .triage, .clinician, .supervisor: #expect(outcome == nil, "\(role)")
            case .referrer, .referrerAdmin: #expect(outcome == .refused(.notYourRole(role)), "\(role)")
            case .manager, .commissioner, .auditor, .admin:
                #expect(outcome == .notAllowed(role, "patient data"), "\(role)")
            }
        }
    }
}
