// A change and everything that follows from it, in one transaction or not at all.
import Foundation
import GRDB
import ReferralDomain
import ReferralStore
import Testing

private let tables = [
    "referral", "appointment", "journal", "journal_text", "journal_head", "worklist_item", "outbox", "patient", "slot",
]

/// Every row of the tables that a change may touch.
private func everything(in folder: Folder) throws -> [[String]] {
    try folder.sqlite { database in
        try tables.map { try Row.fetchAll(database, sql: "SELECT * FROM \($0)").map { "\($0)" } }
    }
}

private let messages = [
    OutboxMessage(.ers, call: "A013", action: .accept), OutboxMessage(.ers, action: .book),
    OutboxMessage(.pas, action: .book),
]

@Test func `a change is saved with its journal entry, its lists and what must be told`() throws {
    let folder = try Folder()
    let store = try folder.store()
    let before = try store.add(newReferral(ubrn: "000049146177"))
    #expect(before.id == 1 && before.reference == ReferralReference(serial: 1) && before.version == 1)
    let after = try store.change(before, text: "Kidneys.", messages: messages) { book(&$0, "A") }
    let found = try store.read { (it) throws(Failure) in try it.referral(.id(1), for: .everything) }
    #expect(found == after && after.appointment?.id == 1 && after.version == 2)
    let history = try store.read { (it) throws(Failure) in try it.history(of: 1, withText: true) }
    #expect(history.map(\.action) == ["create-referral", "book"] && history.map(\.version) == [1, 2])
    #expect(history.last?.from == .notBooked && history.last?.to == .booked && history.last?.text == "Kidneys.")
    let open = try store.read { (it) throws(Failure) in try it.openMessages(of: 1) }
    #expect(open.map(\.message) == messages && open.allSatisfy { $0.toState == .booked })
    let lists = try store.read { (it) throws(Failure) in try it.entries(of: after, now: now) }
    #expect(Set(lists.map(\.worklist)) == [.referralsForReview, .toTellERS, .toTellPAS])
    #expect(try store.examine(policy: policy, now: now).allSatisfy(\.ok))
    try store.close()
    let rows = try folder.sqlite {
        try String.fetchAll($0, sql: "SELECT worklist FROM worklist_item WHERE kind = 'work' ORDER BY worklist")
    }
    #expect(rows == ["outcomes-outstanding", "referrals-for-review", "to-tell-ers", "to-tell-pas"])
}

@Test func `a change that is refused leaves nothing behind`() throws {
    let folder = try Folder()
    let store = try folder.store()
    let one = try store.add(newReferral())
    let two = try store.add(newReferral(patient: 2))
    try store.change(one) { book(&$0, "A") }
    let before = try everything(in: folder)
    #expect(
        failure { try store.change(two, text: "Words.", messages: messages) { book(&$0, "A") } }
            == .refused(.slotTaken("")))
    #expect(try everything(in: folder) == before)
    let late = failure {
        try store.write { (it) throws(Failure) in
            var after = two
            after.version = 2
            after.priority = .urgent
            _ = try it.perform(
                ReferralChange(before: two, after: after, action: "change-priority", signature: clerk, at: now),
                policy: policy)
            throw .refused(.noRelationship)
        }
    }
    #expect(late == .refused(.noRelationship))
    var orphan = newReferral()
    orphan.patient = 99
    #expect(failure { try store.add(orphan) } != nil)
    #expect(try everything(in: folder) == before)
    try store.close()
}

@Test func `a second live appointment is refused`() throws {
    let store = try Store.inMemory(identity: identity(), fill: fillHospital)
    let saved = try store.add(newReferral())
    let booked = try store.change(saved) { book(&$0, "A") }
    var stale = saved
    stale.version = booked.version
    #expect(failure { try store.change(stale) { book(&$0, "B") } } == .refused(.hasAppointment))
}

@Test func `rebooking gives up the old place before it takes the new one`() throws {
    let store = try Store.inMemory(identity: identity(), fill: fillHospital)
    let one = try store.change(store.add(newReferral())) { book(&$0, "A") }
    let moved = try store.change(one, "rebook") { book(&$0, "B") }
    let all = try store.read { (it) throws(Failure) in try it.appointments(of: moved.id) }
    #expect(all.map(\.slot) == ["A", "B"] && all.map(\.status) == [.cancelled, .booked])
    try store.change(store.add(newReferral(patient: 2))) { book(&$0, "A") }
}

@Test func `the journal's change is JSON, whatever was typed, and never holds the comment`() throws {
    let store = try Store.inMemory(identity: identity(), fill: fillHospital)
    let saved = try store.add(newReferral())
    let odd = "Quote \" slash \\ / line\nreturn\rtab\tbell\u{7} null\u{0} sep\u{2028} 👩‍⚕️ é \u{7F}"
    let after = try store.change(saved, text: "SECRET words") {
        $0.comment = "SECRET comment"
        $0.instruction = odd
        $0.reason = "{\"}"
        $0.shortlist = ["100", "200"]
    }
    let entry = try #require(
        try store.read { (it) throws(Failure) in try it.history(of: after.id, withText: false) }.last)
    let parsed = try JSONSerialization.jsonObject(with: Data(entry.change.utf8)) as? [String: [Any]]
    let fields = try #require(parsed)
    #expect(Set(fields.keys) == ["instruction", "reason", "shortlist", "comment_digest"])
    #expect(fields["instruction"]?.last as? String == odd && fields["instruction"]?.first is NSNull)
    #expect(fields["shortlist"]?.map { "\($0)" } == ["", "100,200"])
    #expect(!entry.change.contains("SECRET") && entry.text == nil)
}

@Test func `an entry names its appointment and only what changed`() throws {
    let store = try Store.inMemory(identity: identity(), fill: fillHospital)
    let booked = try store.change(store.add(newReferral())) { book(&$0, "A") }
    let change = try #require(
        try store.read { (it) throws(Failure) in try it.history(of: booked.id, withText: false) }.last
    ).change
    let fields = try #require(try JSONSerialization.jsonObject(with: Data(change.utf8)) as? [String: [Any]])
    #expect(Set(fields.keys) == ["state", "review_status", "appointment", "appointment_id"])
    #expect(fields["state"]?.map { "\($0)" } == ["NOT_BOOKED", "BOOKED"])
    #expect(fields["appointment"]?.last as? String == "booked A 2026-11-10T09:20:00Z")
}

@Test func `every referral is read back as it was saved`() throws {
    let store = try Store.inMemory(identity: identity(), fill: fillHospital)
    var full = newReferral(.deferredToProvider, ubrn: "000000070000")
    full.ersVersion = 4
    full.ersState = .notBooked
    full.source = .consultant
    full.stateInferred = true
    full.stateSince = now.adding(seconds: -5)
    full.reason = "r"
    full.comment = "c\nd"
    full.instruction = "i"
    full.specialty = "CARDIOLOGY"
    full.clinicType = "HEART_FAILURE"
    full.clinicalContext = "CARDIOLOGY/HEART"
    full.shortlist = ["200", "100"]
    full.referringOrganisation = "A81001"
    full.cameOnReferrerList = true
    full.referrer = "Dr X"
    full.namedClinician = "Y"
    full.allocatedClinician = "Z"
    full.pathwayStart = now.adding(seconds: -86_400)
    full.letterDue = day("2026-12-01")
    full.clinicalInfoFirstSubmitted = now
    full.clinicalInfoLastUpdated = now.adding(seconds: 1)
    full.reviewStatus = .priorityAndLetterChanged
    full.accepted = true
    full.deferredAt = now
    full.contactExpected = day("2026-12-02")
    full.lastContact = now
    full.returnedToReferrer = true
    full.acknowledged = true
    full.cancelledOutside = true
    full.outcome = "1"
    full.cancelInPAS = true
    full.appointment = appointment(in: "B", status: .requested)
    let saved = try store.add(full)
    full.id = saved.id
    full.reference = saved.reference
    full.appointment?.id = saved.appointment?.id ?? -1
    #expect(saved == full)
    for name in [ReferralName.id(1), ReferralName("000000070000"), ReferralName(saved.reference?.text ?? "")] {
        let found = try store.read { (it) throws(Failure) in try it.referral(name ?? .id(0), for: .everything) }
        #expect(found == full)
    }
}
