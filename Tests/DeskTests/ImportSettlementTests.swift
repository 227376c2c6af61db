// Who wins when both e-RS and the desk have moved, case by case.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

private func booked(version: Int = 3, _ change: (inout Message) -> Void = { _ in }) -> Message {
    Message("BOOKED", version: version) {
        $0.start = "2026-11-04T09:30:00Z"
        $0.slot = "slot-1"
        change(&$0)
    }
}

struct ImportSettlementTests {
    @Test func `nothing changed here, so the state of e-RS is taken and the slot freed`() throws {
        let office = try Office()
        try office.take(booked())
        #expect(try office.booked("slot-1") == 1)
        let summary = try office.take(Message("DEFERRED_TO_PROVIDER", version: 4))
        #expect(summary.changed == 1)
        let held = try office.referral()
        #expect(held.state == .deferredToProvider)
        #expect(held.ersVersion == 4)
        #expect(held.version == 2)
        #expect(try office.booked("slot-1") == 0)
        #expect(try office.problems().isEmpty)
    }

    @Test func `a newer message without a state, or with one nobody knows, never costs a booking`() throws {
        let office = try Office()
        try office.take(booked())
        for (version, state) in [(4, ""), (5, "SOMETHING_NEW")] {
            try office.take(Message(state, version: version))
            let held = try office.referral()
            #expect(held.state == .booked)
            #expect(held.ersVersion == version)
            #expect(try office.booked("slot-1") == 1)
        }
        #expect(try office.problems().count == 2)
    }

    @Test func `e-RS showing an appointment of its own is no confirmation of ours`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER", version: 3))
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        try office.take(
            Message("BOOKED", version: 4) {
                $0.start = "2026-11-20T15:00:00Z"
            })
        #expect(try office.booked("slot-1") == 1)
        #expect(try office.openMessages().map(\.message.action) == [.book])
        #expect(try office.problems().map(\.kind) == ["conflict"])
        // The one that was booked here is.
        try office.take(booked(version: 5))
        #expect(try office.openMessages().isEmpty)
    }

    @Test func `e-RS shows what we decided, so the message to it is closed`() throws {
        let office = try Office()
        try office.take(booked())
        try office.act(.reject, as: .clinician) {
            $0.reason = "SERVICE_INAPPROPRIATE"; $0.comment = "Advice"
        }
        #expect(try office.openMessages().map(\.message.call) == ["A014"])
        try office.take(Message("REJECTED", version: 4) { $0.reason = "SERVICE_INAPPROPRIATE" })
        #expect(try office.openMessages().isEmpty)
        let held = try office.referral()
        #expect(held.state == .rejected)
        #expect(held.comment == "Advice")
        #expect(try office.problems().isEmpty)
        try office.take(Message("NOT_BOOKED", version: 5))
        #expect(try office.referral().state == .notBooked)
    }

    @Test func `e-RS still shows the state before our act, so ours stays and what e-RS owns is taken`() throws {
        let office = try Office()
        try office.take(booked())
        try office.act(.reject, as: .clinician) {
            $0.reason = "SERVICE_INAPPROPRIATE"; $0.comment = "Advice"
        }
        let summary = try office.take(booked(version: 4) { $0.priority = "URGENT" })
        #expect(summary.changed == 1)
        let held = try office.referral()
        #expect(held.state == .rejected)
        #expect(held.priority == .urgent)
        #expect(held.ersVersion == 4)
        #expect(try office.openMessages().count == 1)
        #expect(try office.booked("slot-1") == 0)
        #expect(try office.problems().isEmpty)
    }

    @Test(arguments: [Service.Diary.referdesk, .pas])
    func `a cancelled referral is always taken, its slot freed and the PAS told where it keeps the diary`(
        diary: Service.Diary
    ) throws {
        let office = try Office(diary: diary)
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.act(.book, as: .clerk) { $0.slot = "slot-2" }
        #expect(try office.booked("slot-2") == 1)
        try office.take(Message("CANCELLED_REFERRAL", version: 4))
        let held = try office.referral()
        #expect(held.state == .cancelledReferral)
        #expect(held.liveAppointment == nil)
        #expect(try office.booked("slot-2") == 0)
        let open = try office.openMessages()
        #expect(open.filter { $0.message.destination == .ers }.isEmpty)
        #expect(open.contains { $0.message.action == .cancelReferral } == (diary == .pas))
        #expect(try office.problems().isEmpty)
    }

    /// A referral rejected here that e-RS now shows as deferred.
    private func contested() throws -> Office {
        let office = try Office()
        try office.take(booked())
        try office.act(.reject, as: .clinician) {
            $0.reason = "SERVICE_INAPPROPRIATE"; $0.comment = "Advice"
        }
        try office.take(Message("DEFERRED_TO_PROVIDER", version: 4) { $0.reason = "NO_SLOTS_AT_SERVICE" })
        return office
    }

    @Test func `RD13 anything else is a conflict that shows both and leaves ours`() throws {
        let office = try contested()
        let held = try office.referral()
        #expect(held.state == .rejected)
        let problem = try #require(try office.problems().first)
        #expect(problem.kind == "conflict")
        #expect(problem.reason.contains("DEFERRED_TO_PROVIDER") && problem.reason.contains("REJECTED"))
        let clerk = try office.actor(.clerk)
        guard case .worklist(let page) = try office.desk.answer(.worklist(WorklistQuery(.importProblems)), for: clerk)
        else { throw WrongReply() }
        #expect(page.items.map(\.ubrn?.digits) == [Message.ubrn])
        #expect(try office.examine() == [])
    }

    @Test func `take-ers applies the message that waited and closes the problem`() throws {
        let office = try contested()
        let version = try office.referral().version
        let outcome = try office.act(.takeERS, as: .clerk)
        #expect(outcome.referral.state == .deferredToProvider)
        let held = try office.referral()
        #expect(held.state == .deferredToProvider)
        #expect(held.version == version + 1)
        #expect(held.reason == "NO_SLOTS_AT_SERVICE")
        #expect(try office.problems().isEmpty)
        #expect(try office.openMessages().isEmpty)
        #expect(try office.examine() == [])
        #expect(failure { try office.act(.takeERS, as: .clerk) } == .refused(.noImportProblem))
    }

    @Test func `keep-ours closes the problem and changes no state`() throws {
        let office = try contested()
        try office.act(.keepOurs, as: .supervisor)
        #expect(try office.referral().state == .rejected)
        #expect(try office.problems().isEmpty)
        #expect(try office.openMessages().count == 1)
        #expect(failure { try office.act(.keepOurs, as: .clerk) } == .refused(.noImportProblem))
        #expect(try office.examine() == [])
    }

    @Test func `take-ers keeps to the version that the user saw`() throws {
        let office = try contested()
        let version = try office.referral().version
        let refused = failure { try office.act(.takeERS, as: .clerk) { $0.expectedVersion = 1 } }
        #expect(refused == .refused(.versionConflict(expected: 1, actual: version)))
        #expect(try office.problems().count == 1)
    }

    @Test func `take-ers of another patient's message moves the referral to that patient`() throws {
        let office = try Office()
        try office.take(booked())
        try office.take(booked(version: 4) { $0.nhsNumber = "9990000026" })
        #expect(try office.problems().count == 1)
        try office.act(.takeERS, as: .clerk)
        let other = try #require(try office.patient("9990000026"))
        #expect(try office.referral().patient == other.id)
        #expect(try office.referral().ersVersion == 4)
        #expect(try office.booked("slot-1") == 1)
        #expect(try office.examine() == [])
    }

    @Test func `a referral booked at another service than the one that accepted it is reviewed there`() throws {
        let office = try Office()
        try office.take(booked())
        try office.act(.accept, as: .clinician)
        #expect(try office.referral().reviewStatus == nil)
        // e-RS knows of the acceptance before it shows the move.
        let id = try office.referral().id
        try office.desk.store.write { (it) throws(Failure) in
            try it.closeMessages(of: id, to: nil, closedBy: "told", at: morning)
        }
        try office.take(
            Message("BOOKED", version: 5) {
                $0.services = [Named.closed]
                $0.start = "2026-11-30T10:00:00Z"
            })
        let held = try office.referral()
        #expect(held.service == Named.closed)
        #expect(!held.accepted)
        #expect(held.reviewStatus == .neverReviewed)
    }

    @Test func `a priority changed here stays until e-RS was told of it`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.act(.changePriority, as: .clinician) {
            $0.priority = .twoWeekWait; $0.comment = "Weight loss"
        }
        try office.take(Message("DEFERRED_TO_PROVIDER", version: 4) { $0.submitted = "2026-11-01T09:00:00Z" })
        #expect(try office.referral().priority == .twoWeekWait)
        #expect(try office.referral().ersVersion == 4)
        try office.act(.told, as: .clerk)
        try office.take(Message("DEFERRED_TO_PROVIDER", version: 5) { $0.priority = "URGENT" })
        #expect(try office.referral().priority == .urgent)
    }

    @Test func `an e-RS appointment takes the slot it names where we hold it with room, else none`() throws {
        let office = try Office()
        try office.take(booked())
        #expect(try office.referral().appointment?.slot == "slot-1")
        try office.take(booked { $0.ubrn = "990000000102" })
        let second = try office.referral("990000000102")
        #expect(second.appointment?.slot == nil)
        #expect(second.appointment?.start == at("2026-11-04T09:30:00Z"))
        #expect(second.liveAppointment != nil)
        try office.take(
            booked {
                $0.ubrn = "990000000103"; $0.slot = "slot-77"
            })
        #expect(try office.referral("990000000103").appointment?.slot == nil)
        #expect(try office.booked("slot-1") == 1)
        #expect(try office.examine() == [])
    }

    @Test func `an appointment alone gives its referral an e-RS id, and one that says otherwise is a problem`() throws {
        let office = try Office()
        try office.take(booked { $0.start = "2026-11-20T10:00:00Z" })
        let first = try office.take([file(appointmentJSON(), "a.json")])
        #expect(first.changed == 1)
        #expect(try office.referral().appointment?.ersID == "70001")
        let moved = appointmentJSON(version: 2, start: "2026-11-21T10:00:00Z")
        let second = try office.take([file(moved, "b.json")])
        #expect(second.unchanged == 1)
        #expect(second.problems.count == 1)
        #expect(try office.referral().appointment?.start == at("2026-11-20T10:00:00Z"))
        let old = try office.take([file(appointmentJSON(id: "70002", referralVersion: 2), "c.json")])
        #expect(old.older == 1)
    }

    @Test func `an appointment alone of an unknown referral makes a stub that waits for review`() throws {
        let office = try Office()
        #expect(try office.take([file(appointmentJSON(), "a.json")]).new == 1)
        let held = try office.referral()
        #expect(held.stateInferred)
        #expect(held.state == .booked)
        #expect(held.service == Named.clinic)
        #expect(try office.examine() == [])
    }
}
