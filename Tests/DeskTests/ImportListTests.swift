// Rows of worklist answers: stubs with the state their list implies, blanks filled, differences reported.

import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

struct ImportListTests {
    @Test(arguments: [
        (ListName.review, ["referralType": "APPOINTMENT"], "BOOKED"),
        (ListName.review, ["referralType": "TRIAGE_DEFERRAL"], "AWAITING_TRIAGE"),
        (ListName.slotIssues, [:], "DEFERRED_TO_PROVIDER"),
        (ListName.letters, [:], "NOT_BOOKED"),
        (ListName.rejected, ["status": "REJECTED"], "REJECTED"),
        (ListName.rejected, ["status": "TRIAGE_RESPONSE"], "TRIAGE_RESPONSE"),
        (ListName.returned, ["status": "ASSESSMENT_RESULT"], "ASSESSMENT_RESULT"),
        (ListName.returned, ["status": "DID_NOT_ATTEND"], "DID_NOT_ATTEND"),
        (ListName.returned, ["status": "CANCELLED_REFERRAL"], "CANCELLED_REFERRAL"),
        (ListName.awaiting, ["status": "APP_CANCELLED_BY_PATIENT"], "APPT_CANCELLED_BY_PATIENT"),
        (ListName.awaiting, ["status": "NOT_BOOKED"], "NOT_BOOKED"),
    ])
    func `a row of an unknown referral makes a stub on its own list`(
        list: String, codes: [String: String], state: String
    ) throws {
        let office = try Office()
        var fields = codes
        fields["priority"] = "ROUTINE"
        if list == ListName.review || list == ListName.slotIssues { fields["service"] = Named.clinic }
        let summary = try office.take([worklist(list, [Row(Message.ubrn, fields)])])
        #expect(summary.new == 1)
        let held = try office.referral()
        #expect(held.state.rawValue == state)
        #expect(held.stateInferred)
        let expected: [String: Worklist] = [
            ListName.review: .referralsForReview, ListName.slotIssues: .appointmentSlotIssues,
            ListName.letters: .lettersOutstanding, ListName.rejected: .rejectedTriageResponse,
            ListName.returned: .assessmentReturnedCancelledDNA, ListName.awaiting: .awaitingBooking,
        ]
        let wanted = try #require(expected[list])
        let actor = try office.actor(wanted.side == .provider ? .clerk : .referrerAdmin)
        // What came on a referrer's list counts as the home organisation's.
        var home = actor
        home.organisation = Named.home
        guard case .worklist(let page) = try office.desk.answer(.worklist(WorklistQuery(wanted)), for: home)
        else { throw WrongReply() }
        #expect(page.items.map(\.ubrn?.digits) == [Message.ubrn])
        #expect(try office.examine() == [])
    }

    @Test func `a row fills the blanks of a referral held in detail and changes nothing else`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.submitted = nil })
        let before = try office.referral()
        let row = Row(
            Message.ubrn,
            [
                "priority": "URGENT", "service": Named.closed, "ubrnReceived": "2026-10-01T10:00:00Z",
                "patientContactExpected": "2026-11-09",
            ])
        let summary = try office.take([worklist(ListName.slotIssues, [row])])
        #expect(summary.changed == 1)
        let held = try office.referral()
        #expect(held.contactExpected == Day(iso: "2026-11-09"))
        #expect(held.priority == before.priority)
        #expect(held.service == before.service)
        #expect(held.state == before.state)
        #expect(held.ersVersion == before.ersVersion)
        let reason = try #require(try office.problems().map(\.reason).first { $0.contains("says otherwise") })
        #expect(reason.contains("priority URGENT, held ROUTINE"))
        #expect(reason.contains("service \(Named.closed), held \(Named.clinic)"))
    }

    @Test func `a row that shows another state than a referral held in detail is reported, never taken`() throws {
        let office = try Office()
        try office.take(Message("BOOKED") { $0.start = "2026-11-20T10:00:00Z" })
        let summary = try office.take(
            [
                worklist(
                    ListName.slotIssues, [Row(Message.ubrn, ["priority": "ROUTINE", "reason": "NO_SLOTS_AT_SERVICE"])])
            ])
        #expect(try office.referral().state == .booked)
        #expect(summary.problems.contains { $0.reason.contains("state DEFERRED_TO_PROVIDER, held BOOKED") })
        #expect(try office.referral().reason == nil)
    }

    @Test func `a row that shows the state before our act is no difference`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.act(.book, as: .clerk) { $0.slot = "slot-2" }
        let row = Row(
            Message.ubrn,
            [
                "priority": "ROUTINE", "service": Named.clinic, "specialty": "UROLOGY",
                "eReferralPathwayStart": "2026-10-19T09:00:00Z",
            ])
        let summary = try office.take([worklist(ListName.slotIssues, [row])])
        #expect(try office.referral().state == .booked)
        #expect(summary.problems == [])
    }

    @Test func `a row about another patient is reported and fills nothing`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        let before = try office.referral()
        let row = Row(Message.ubrn, ["patientContactExpected": "2026-11-09"], patient: "9990000026")
        try office.take([worklist(ListName.slotIssues, [row])])
        #expect(try office.referral() == before)
        #expect(try office.problems().contains { $0.reason.contains("NHS number 999 000 0026, held 999 000 0018") })
    }

    @Test func `the referral in detail takes the place of its stub`() throws {
        let office = try Office()
        try office.take([
            worklist(ListName.review, [Row(Message.ubrn, ["referralRequestVersion": "3", "priority": "ROUTINE"])])
        ])
        #expect(try office.referral().ersVersion == 3)
        let summary = try office.take(
            Message("AWAITING_TRIAGE", version: 3) {
                $0.services = [Named.triage]
                $0.priority = "URGENT"
            })
        #expect(summary.changed == 1)
        let held = try office.referral()
        #expect(!held.stateInferred)
        #expect(held.state == .awaitingTriage)
        #expect(held.service == Named.triage)
        #expect(held.priority == .urgent)
    }

    @Test func `a stub without a patient takes the one that the referral in detail names`() throws {
        let office = try Office()
        try office.take([worklist(ListName.slotIssues, [Row(Message.ubrn, ["priority": "ROUTINE"], patient: nil)])])
        #expect(try office.patient("9990000018") == nil)
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        #expect(try office.patient("9990000018")?.id == (try office.referral().patient))
        #expect(try office.examine() == [])
    }

    @Test func `a stub without a patient takes the one that a later row names`() throws {
        let office = try Office()
        try office.take([worklist(ListName.slotIssues, [Row(Message.ubrn, ["priority": "ROUTINE"], patient: nil)])])
        try office.take([worklist(ListName.awaiting, [Row(Message.ubrn, ["status": "DEFERRED_TO_PROVIDER"])])])
        #expect(try office.patient("9990000018")?.id == (try office.referral().patient))
    }

    @Test func `an older detail fills the blanks of a stub and leaves its state`() throws {
        let office = try Office()
        try office.take([worklist(ListName.review, [Row(Message.ubrn, ["referralRequestVersion": "7"])])])
        let summary = try office.take(Message("NOT_BOOKED", version: 5))
        #expect(summary.changed == 1)
        let held = try office.referral()
        #expect(held.state == .booked)
        #expect(held.ersVersion == 7)
        #expect(held.priority == .routine)
        #expect(held.service == Named.clinic)
    }

    @Test func `a later row of its own list speaks for a stub, an older one does not`() throws {
        let office = try Office()
        func list(_ priority: String, _ moment: String) -> ImportSource {
            worklist(ListName.slotIssues, [Row(Message.ubrn, ["priority": priority])], modified: at(moment))
        }
        try office.take([list("ROUTINE", "2026-11-01T08:00:00Z")])
        #expect(try office.take([list("URGENT", "2026-11-02T08:00:00Z")]).changed == 1)
        #expect(try office.referral().priority == .urgent)
        let older = try office.take([list("TWO_WEEK_WAIT", "2026-10-31T08:00:00Z")])
        #expect(older.older == 1)
        #expect(try office.referral().priority == .urgent)
    }

    @Test func `the stated age stands for the age of the files`() throws {
        let office = try Office()
        let old = worklist(ListName.slotIssues, [Row(Message.ubrn, ["priority": "ROUTINE"])], modified: morning)
        let new = worklist(ListName.slotIssues, [Row(Message.ubrn, ["priority": "URGENT"])], modified: morning)
        try office.take([new], asOf: at("2026-11-02T08:00:00Z"))
        #expect(try office.take([old], asOf: at("2026-11-01T08:00:00Z")).older == 1)
        #expect(try office.referral().priority == .urgent)
        #expect(try office.take([old], asOf: at("2026-11-03T08:00:00Z")).changed == 1)
        #expect(try office.referral().priority == .routine)
    }

    @Test func `files of one run count by their age, not by their names`() throws {
        let office = try Office()
        let new = worklist(
            ListName.slotIssues, [Row(Message.ubrn, ["priority": "URGENT"])], "a.json",
            modified: at("2026-11-02T08:00:00Z"))
        let old = worklist(
            ListName.slotIssues, [Row(Message.ubrn, ["priority": "ROUTINE"])], "b.json",
            modified: at("2026-11-01T08:00:00Z"))
        try office.take([old, new])
        #expect(try office.referral().priority == .urgent)
    }

    @Test func `a superseded number is the same patient, no difference and no conflict`() throws {
        let office = try Office()
        try office.take([file(pdsPatient("9990000018", old: ["9990000026"]), "p.json")])
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        let summary = try office.take(Message("DEFERRED_TO_PROVIDER", version: 4) { $0.nhsNumber = "9990000026" })
        #expect(summary.problems.isEmpty)
        let row = Row(
            Message.ubrn,
            [
                "priority": "ROUTINE", "service": Named.clinic, "specialty": "UROLOGY",
                "eReferralPathwayStart": "2026-10-19T09:00:00Z",
            ], patient: "9990000026")
        #expect(try office.take([worklist(ListName.slotIssues, [row])]).problems == [])
        #expect(try office.referral().ersVersion == 4)
    }
}
