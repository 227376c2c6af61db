// Patients, slots and letters from PDS and the PAS: what is taken, what is kept as it was, what waits for a person.

import Foundation
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

private let header = "nhs_number,family,given,title,born,sex,died"

struct ImportPatientTests {
    private func csv(_ text: String, _ name: String = "p.csv", _ moment: String = "2026-11-02T08:00:00Z")
        -> ImportSource
    {
        file(text + "\n", name, modified: at(moment))
    }

    @Test func `a PAS row gives a patient every field it speaks of`() throws {
        let office = try Office()
        let text = """
            nhs_number,hospital_number,nhs_number_status,family,given,title,born,sex,died,address1,address2,postcode,\
            phone,mobile,email,consent_to_texts,preferred_channel,language,letters_to,sensitive,at_risk
            999 000 0018,H100,1,O'Bravo,Ann,MRS,03/02/1970,F,2026-10-01,1 Road,Town,ZZ9 9ZZ,0100,0700,a@example.test,\
            y,letter,French,Carer,y,n
            """
        #expect(try office.take([csv(text)]).new == 1)
        let held = try #require(try office.patient("9990000018"))
        #expect(held.hospitalNumber == "H100")
        #expect(held.nhsNumberStatus == "01")
        #expect(held.family == "O'Bravo")
        #expect(held.title == "Mrs")
        #expect(held.born == Day(iso: "1970-02-03"))
        #expect(held.sex == .female)
        #expect(held.died == Day(iso: "2026-10-01"))
        #expect(held.diedSource == "PAS")
        #expect(held.addressLines == ["1 Road", "Town"])
        #expect(held.postcode == "ZZ9 9ZZ")
        #expect(held.phone == "0100" && held.mobile == "0700" && held.email == "a@example.test")
        #expect(held.consentsToTexts == true)
        #expect(held.preferredChannel == "letter" && held.language == "French" && held.lettersTo == "Carer")
        #expect(held.isSensitive && !held.isAtRisk)
    }

    @Test func `blank columns and absent columns blank nothing, and a death is never undone by a blank`() throws {
        let office = try Office()
        try office.take([csv("\(header),phone,language\n9990000018,Bravo,Ann,Mrs,1970-02-03,F,2026-10-01,0100,French")])
        let before = try #require(try office.patient("9990000018"))
        let blank = csv("\(header),phone\n9990000018,Bravo,,,,,,", "q.csv", "2026-11-03T08:00:00Z")
        #expect(try office.take([blank]).unchanged == 1)
        #expect(try office.patient("9990000018") == before)
        try office.take([file(pdsPatient("9990000018"), "pds.json")])
        let after = try #require(try office.patient("9990000018"))
        #expect(after.died == Day(iso: "2026-10-01"))
        #expect(after.phone == "0100" && after.language == "French" && after.title == "Mrs")
    }

    @Test func `a blank mark neither hides nor reveals a sensitive record`() throws {
        let office = try Office()
        try office.take([csv("nhs_number,family,sensitive,at_risk\n9990000018,Bravo,y,y")])
        try office.take([
            csv("nhs_number,family,sensitive,at_risk\n9990000018,Bravo,,", "q.csv", "2026-11-03T08:00:00Z")
        ])
        let held = try #require(try office.patient("9990000018"))
        #expect(held.isSensitive)
        #expect(held.isAtRisk)
        try office.take([
            csv("nhs_number,family,sensitive,at_risk\n9990000018,Bravo,n,n", "r.csv", "2026-11-03T09:00:00Z")
        ])
        #expect(try office.patient("9990000018")?.isSensitive == false)
    }

    @Test func `a later row changes the patient and says so in the journal, an older one does not`() throws {
        let office = try Office()
        try office.take([csv("\(header)\n9990000018,Bravo,Ann,,1970-02-03,F,")])
        #expect(
            try office.take([csv("\(header)\n9990000018,Carter,Ann,,1970-02-03,F,", "p.csv", "2026-11-03T08:00:00Z")])
                .changed == 1)
        #expect(
            try office.take([csv("\(header)\n9990000018,Delta,Ann,,1970-02-03,F,", "p.csv", "2026-11-01T08:00:00Z")])
                .older == 1)
        #expect(try office.patient("9990000018")?.family == "Carter")
        let changes = try office.desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT change FROM journal WHERE subject = 'patient' ORDER BY seq") { $0.text() ?? "" }
        }
        #expect(changes == ["{}", #"{"fields":["family","name_folded"]}"#])
    }

    @Test func `a patient of PDS is taken with name, birth, sex, death and address`() throws {
        let office = try Office()
        let more =
            #","deceasedDateTime":"2026-10-05T10:00:00+00:00","address":[{"use":"home","line":["1 Road"],"postalCode":"ZZ9 9ZZ"}]"#
        #expect(try office.take([file(pdsPatient("9990000018", more: more), "p.json")]).new == 1)
        let held = try #require(try office.patient("9990000018"))
        #expect(held.family == "Bravo" && held.given == "Ann")
        #expect(held.died == Day(iso: "2026-10-05") && held.diedSource == "PDS")
        #expect(held.addressLines == ["1 Road"])
    }

    @Test func `a number that was superseded finds the patient, and an old record moves to its new number`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        let id = try office.referral().patient
        let summary = try office.take([file(pdsPatient("9990000026", old: ["9990000018"]), "p.json")])
        #expect(summary.changed == 1)
        let found = try #require(try office.patient("9990000018"))
        #expect(found.id == id)
        #expect(found.nhsNumber?.text == "9990000026")
        #expect(found.family == "Bravo")
        let clerk = try office.actor(.clerk)
        guard case .patient(let detail) = try office.desk.answer(.patient(.number("9990000018")), for: clerk)
        else { throw WrongReply() }
        #expect(detail.supersededNumbers == ["9990000018"])
        #expect(detail.referrals.count == 1)
    }

    @Test func `two records of one person are left apart and reported`() throws {
        let office = try Office()
        try office.take([csv("\(header)\n9990000018,Bravo,Ann,,1970-02-03,F,\n9990000026,Bravo,Ann,,1970-02-03,F,")])
        let summary = try office.take([file(pdsPatient("9990000026", old: ["9990000018"]), "p.json")])
        #expect(summary.problems.contains { $0.reason.contains("999 000 0018") })
        #expect(try office.patient("9990000018")?.nhsNumber?.text == "9990000018")
        #expect(try !office.problems().isEmpty)
    }

    @Test func `one number with another name and another birth date is reported and the record kept`() throws {
        let office = try Office()
        try office.take([csv("\(header)\n9990000018,Bravo,Ann,,1970-02-03,F,")])
        let other = csv("\(header)\n9990000018,Zulu,Zoe,,1999-09-09,F,", "q.csv", "2026-11-03T08:00:00Z")
        let summary = try office.take([other])
        #expect(summary.unchanged == 1)
        #expect(summary.problems.count == 1)
        #expect(try office.patient("9990000018")?.family == "Bravo")
        try office.take([other])
        #expect(try office.problems().count == 1)
    }

    @Test func `a hospital number that comes with another NHS number is reported, never mixed up`() throws {
        let office = try Office()
        let columns = "nhs_number,hospital_number,family"
        try office.take([csv("\(columns)\n9990000018,H1,Bravo\n9990000026,H2,Carter")])
        let swapped = csv("\(columns)\n9990000018,H2,Bravo\n9990000034,H1,Delta", "q.csv", "2026-11-03T08:00:00Z")
        let summary = try office.take([swapped])
        #expect(summary.read == 2)
        #expect(summary.problems.count == 2)
        let first = try #require(try office.patient("9990000018"))
        #expect(first.hospitalNumber == "H1" && first.family == "Bravo")
        #expect(try office.patient("9990000026")?.hospitalNumber == "H2")
        #expect(try office.problems().count == 2)
    }

    @Test func `a malformed NHS number and an unknown status are kept and flagged`() throws {
        let office = try Office()
        let text = "nhs_number,nhs_number_status,family\n99900000188,9,Bravo\n9990000019,01,Carter"
        let summary = try office.take([csv(text)])
        #expect(summary.new == 2)
        #expect(summary.refused == 0)
        #expect(summary.problems.contains { $0.reason.contains("99900000188 is not ten digits") && $0.line == 2 })
        #expect(summary.problems.contains { $0.reason.contains("check digit") && $0.line == 3 })
        #expect(summary.problems.contains { $0.reason.contains("status 9") })
        #expect(try office.patient("99900000188")?.family == "Bravo")
        #expect(try office.problems().count == 3)
    }
}

struct ImportSlotTests {
    private let header = "slot,service,clinic,clinician,start,end,capacity,priorities"

    private func csv(_ rows: String, _ moment: String = "2026-11-02T08:00:00Z") -> ImportSource {
        file("\(header)\n\(rows)\n", "slots.csv", modified: at(moment))
    }

    @Test func `a slot without bookings follows the feed`() throws {
        let office = try Office()
        #expect(try office.take([csv("s9,41001,A,,2026-11-20T10:00,2026-11-20T10:20,2,URGENT")]).new == 1)
        #expect(
            try office.take([csv("s9,41001,B,,2026-11-21T10:00,2026-11-21T10:20,3,", "2026-11-03T08:00:00Z")]).changed
                == 1)
        let slot = try #require(try office.desk.store.read { (it) throws(Failure) in try it.slot("s9") })
        #expect(slot.start == at("2026-11-21T10:00:00Z"))
        #expect(slot.capacity == 3 && slot.clinic == "B" && slot.priorities == [])
    }

    @Test(arguments: [
        "slot-1,41001,C,,2026-11-09T10:00,2026-11-09T10:20,1,", "slot-1,41004,C,,2026-11-04T09:30,2026-11-04T09:50,1,",
    ])
    func `a slot with bookings keeps its time and service, and the feed's word is a problem`(row: String) throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.act(.book, as: .clerk) { $0.slot = "slot-1" }
        let summary = try office.take([csv(row)])
        #expect(summary.unchanged == 1)
        #expect(summary.problems.count == 1)
        let slot = try #require(try office.desk.store.read { (it) throws(Failure) in try it.slot("slot-1") })
        #expect(slot.start == at("2026-11-04T09:30:00Z"))
        #expect(slot.service == Named.clinic)
        #expect(slot.booked == 1)
        #expect(try office.problems().count == 1)
    }

    @Test func `a busy slot takes nobody, and its bookings stay`() throws {
        let office = try Office()
        try office.take(Message("DEFERRED_TO_PROVIDER"))
        try office.take(Message("DEFERRED_TO_PROVIDER") { $0.ubrn = "990000000102" })
        try office.act(.book, as: .clerk) { $0.slot = "slot-3" }
        let busy = #"""
            {"resourceType":"Slot","id":"slot-3","status":"busy","schedule":{"reference":"Schedule/41001-1"},
            "start":"2026-11-06T09:30:00Z","end":"2026-11-06T09:50:00Z"}
            """#
        try office.take([file(busy, "slot.json")])
        let refused = failure { try office.act(.book, "990000000102", as: .clerk) { $0.slot = "slot-3" } }
        #expect(refused == .refused(.slotClosed("slot-3")) || refused == .refused(.slotTaken("slot-3")))
        #expect(try office.booked("slot-3") == 1)
    }

    @Test func `a slot that belongs to no service is refused with its name`() throws {
        let office = try Office()
        let lost =
            #"{"resourceType":"Slot","id":"s7","status":"free","start":"2026-11-06T09:30:00Z","end":"2026-11-06T09:50:00Z"}"#
        let summary = try office.take([file(lost, "slot.json")])
        #expect(summary.refused == 1)
        #expect(summary.problems.map(\.record) == ["Slot/s7"])
    }
}

struct ImportLetterTests {
    /// Documents of a referral as its clinician sees them.
    private func documents(_ office: Office) throws -> [ReferralDocument] {
        let request = Request.referral(try office.name(Message.ubrn), opening: false)
        guard case .referral(let detail) = try office.desk.answer(request, for: try office.actor(.clinician))
        else { throw WrongReply() }
        return detail.documents ?? []
    }

    @Test func `a letter is joined by its Binary id`() throws {
        let office = try Office()
        try office.take(Message("BOOKED") { $0.documents = ["abc-1"] })
        #expect(try documents(office).map(\.digest) == [nil])
        let summary = try office.take([file("Dear colleague.", "folder/abc-1.txt")])
        #expect(summary.new == 1)
        #expect(try documents(office).map(\.text) == ["Dear colleague."])
        #expect(try documents(office).map(\.title) == ["abc-1.txt"])
    }

    @Test func `a letter is joined by the UBRN its name begins with, and the referral has its letter`() throws {
        let office = try Office()
        try office.take(Message("BOOKED") { $0.submitted = nil })
        #expect(try office.referral().clinicalInformation == .awaited)
        try office.take([file("Dear colleague.", "990000000101 letter.txt")])
        #expect(try documents(office).map(\.text) == ["Dear colleague."])
        #expect(try office.referral().clinicalInformation == .present)
        #expect(try office.examine() == [])
    }

    @Test(arguments: ["abc-1.txt", "990000000101 letter.txt"])
    func `a letter that nothing names waits on Import Problems and is joined when its referral comes`(name: String)
        throws
    {
        let office = try Office()
        let letter = file("Dear colleague.", "folder/\(name)")
        let summary = try office.take([letter])
        #expect(summary.new == 1)
        #expect(try office.problems().map(\.kind) == ["unmatched-file"])
        try office.take(
            Message("BOOKED") {
                $0.documents = ["abc-1"]; $0.submitted = nil
            })
        #expect(try documents(office).contains { $0.text == "Dear colleague." })
        #expect(try office.referral().clinicalInformation == .present)
        #expect(try office.problems().isEmpty)
        let before = try dump(office.desk.store)
        try office.take([letter])
        #expect(try dump(office.desk.store) == before)
        #expect(try office.examine() == [])
    }

    @Test func `letters of one run are joined whatever the order of their names`() throws {
        let office = try Office()
        try office.take([
            file("Dear colleague.", "0.txt"), file("Second.", "abc-1.txt"),
            file(Message("BOOKED") { $0.documents = ["abc-1"] }.json, "z.json"),
        ])
        #expect(try documents(office).map(\.text) == ["Second."])
        #expect(try office.problems().count == 1)
    }

    @Test func `the bytes of a letter are kept beside the database under their digest`() throws {
        let office = try Office(path: "\(try temporaryFolder())/a.sqlite")
        try office.take([file("Dear colleague.", "990000000101.txt")], dryRun: true)
        #expect(office.desk.store.heldBytes(Digest.hex(Array("Dear colleague.".utf8))) == nil)
        try office.take([file("Dear colleague.", "990000000101.txt")])
        #expect(office.desk.store.heldBytes(Digest.hex(Array("Dear colleague.".utf8))) == Array("Dear colleague.".utf8))
        #expect(try office.examine() == [])
    }
}
