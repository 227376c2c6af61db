// What the chain finds when somebody with SQL has been at the journal.
import GRDB
import ReferralDomain
import ReferralStore
import Testing

private let triggers = [
    "journal_follows_its_head", "journal_moves_its_head", "journal_is_final", "journal_stays", "journal_text_is_final",
    "journal_text_stays", "journal_text_is_written_once", "journal_head_follows", "journal_head_stays",
    "journal_head_is_written_once",
]

/// Entries 1 to 6: the file, two referrals, a booking with words, a change of priority, a booking.
private func sixEntries() throws -> Folder {
    let folder = try Folder()
    let store = try folder.store()
    let one = try store.add(newReferral(ubrn: "000000070000"))
    let two = try store.add(newReferral(patient: 2))
    let booked = try store.change(one, text: "Words.") { book(&$0, "A") }
    try store.change(booked, "change-priority") { $0.priority = .urgent }
    try store.change(two, text: "More words.") { book(&$0, "B") }
    #expect(try store.verdict() == JournalVerdict(entries: 6))
    try store.close()
    return folder
}

/// The verdict after plain SQL without the triggers.
private func verdict(after sql: String) throws -> JournalVerdict {
    let folder = try sixEntries()
    try folder.sqlite { database in
        for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger)") }
        try database.execute(sql: sql)
    }
    let store = try Store.open(folder.place, who: "test")
    let verdict = try store.verdict()
    let check = try store.examine(policy: policy, now: now).first { $0.name == "audit-chain" }
    #expect(check?.ok == (verdict.firstBroken == nil))
    try store.close()
    return verdict
}

@Test func `a whole chain is said to be whole`() throws {
    #expect(try verdict(after: "SELECT 1") == JournalVerdict(entries: 6))
}

@Test(arguments: [
    "recorded_at = recorded_at + 1", "happened_at = happened_at - 1", "subject = 'patient'", "referral = 2",
    "referral = NULL",
    "patient = 2", "patient = NULL", "version = 7", "version = NULL", "user = 'other'", "role = 'clinician'",
    "on_behalf_of = 'x'",
    "on_behalf_of = ''", "action = 'reject'", "from_state = 'REJECTED'", "from_state = NULL", "from_state = 'JUNK'",
    "to_state = 'REJECTED'", "to_state = NULL", "to_state = 'JUNK'", "reason = 'x'", "reason = ''", "change = '{}'",
    "hash = '\(String(repeating: "0", count: 64))'", "seq = 40",
])
func `RD19 a changed entry is found`(_ change: String) throws {
    let verdict = try verdict(after: "UPDATE journal SET \(change) WHERE seq = 4")
    #expect(verdict.firstBroken == 4 && verdict.entries == 3, "\(verdict.detail ?? "whole")")
}

@Test(arguments: [
    "from_state = 'JUNK'", "to_state = 'JUNK'", "reason = 'JUNK'", "referral = 1", "on_behalf_of = 'JUNK'",
])
func `something written where nothing was is found`(_ change: String) throws {
    #expect(try verdict(after: "UPDATE journal SET \(change) WHERE seq = 1").firstBroken == 1)
}

@Test(arguments: [
    ("UPDATE journal_text SET text = 'Other words.' WHERE seq = 4", 4), ("DELETE FROM journal_text WHERE seq = 4", 4),
    ("UPDATE journal SET text_digest = '' WHERE seq = 4", 4),
    ("INSERT INTO journal_text (seq, text) VALUES (3, 'New.')", 3),
    ("UPDATE journal_text SET seq = 5 WHERE seq = 4", 4),
])
func `changed words are found`(_ sql: String, _ broken: Int64) throws {
    #expect(try verdict(after: sql).firstBroken == broken)
}

@Test(arguments: [
    ("DELETE FROM journal WHERE seq = 3", 3), ("DELETE FROM journal WHERE seq = 1", 1),
    ("DELETE FROM journal WHERE seq IN (2, 3, 4)", 2),
    ("DELETE FROM journal WHERE seq = 6", 6), ("DELETE FROM journal WHERE seq > 2", 3), ("DELETE FROM journal", 1),
    ("DELETE FROM journal_head", 7), ("UPDATE journal_head SET seq = 5", 7),
])
func `a missing entry is found`(_ sql: String, _ broken: Int64) throws {
    #expect(try verdict(after: sql).firstBroken == broken)
}

private let columns = """
    recorded_at, happened_at, subject, referral, patient, version, user, role, on_behalf_of, action, from_state, to_state,
    reason, change, text_digest
    """

@Test func `an inserted entry is found, at the end and in between`() throws {
    let end = "INSERT INTO journal SELECT 7, \(columns), hash, hash FROM journal WHERE seq = 6"
    #expect(try verdict(after: end).firstBroken == 7)
    let between = """
        UPDATE journal SET seq = -seq WHERE seq > 3; UPDATE journal SET seq = 1 - seq WHERE seq < 0;
        UPDATE journal_text SET seq = -seq; UPDATE journal_text SET seq = 1 - seq;
        INSERT INTO journal SELECT 4, \(columns), hash, hash FROM journal WHERE seq = 3
        """
    #expect(try verdict(after: between).firstBroken == 4)
}

@Test func `two entries that changed places are found`() throws {
    let swap =
        "UPDATE journal SET seq = 99 WHERE seq = 2; UPDATE journal SET seq = 2 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 99"
    #expect(try verdict(after: swap).firstBroken == 2)
}

@Test func `words that belong to no entry are found`() throws {
    let found = try verdict(after: "INSERT INTO journal_text (seq, text) VALUES (999, 'Whose?')")
    #expect(found.firstBroken != nil && found.detail == "there is text that belongs to no entry")
}

@Test func `a referral that was changed past the journal is found`() throws {
    let forgeries = [
        "state = 'REJECTED'", "version = 9", "instruction = 'forged'", "comment = 'forged'", "accepted = 1 - accepted",
        "priority = 'TWO_WEEK_WAIT'",
    ]
    for sql in forgeries.map({ "UPDATE referral SET \($0) WHERE id = 2" }) {
        let folder = try sixEntries()
        #expect(try folder.refusal(sql) == nil)
        let store = try Store.open(folder.place, who: "test")
        let check = try store.examine(policy: policy, now: now).first { $0.name == "journal-against-state" }
        #expect(check?.ok == false && check?.detail == ReferralReference(serial: 2).text)
        try store.close()
    }
}

@Test(arguments: [
    "DROP TRIGGER journal_stays", "DROP INDEX appointment_place", "CREATE TABLE stranger (x)",
    "DROP TRIGGER journal_is_final; CREATE TRIGGER journal_is_final BEFORE UPDATE ON journal BEGIN SELECT 1; END",
])
func `a schema that is not as the frozen files make it is found`(sql: String) throws {
    let folder = try sixEntries()
    #expect(try folder.refusal(sql) == nil)
    let store = try Store.open(folder.place, who: "test")
    let check = try store.examine(policy: policy, now: now).first { $0.name == "schema" }
    #expect(check?.ok == false)
    try store.close()
}

@Test func `a list row that was taken away is found, and a rebuild brings it back`() throws {
    let folder = try sixEntries()
    #expect(try folder.refusal("DELETE FROM worklist_item WHERE referral = 2") == nil)
    let store = try Store.open(folder.place, who: "test")
    let lists = try store.examine(policy: policy, now: now).first { $0.name == "worklists-against-rebuild" }
    #expect(lists?.ok == false)
    try store.rebuildWorklists(policy: policy, now: now)
    #expect(try store.examine(policy: policy, now: now).allSatisfy(\.ok))
    try store.close()
}

@Test func `RD14 a patient on no list is found`() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.add(newReferral())
    try store.close()
    #expect(try folder.refusal("DELETE FROM worklist_item") == nil)
    let reopened = try Store.open(folder.place, who: "test")
    let lost = try reopened.read { (it) throws(Failure) in try it.lostReferrals(now: now) }
    #expect(lost == [ReferralReference(serial: 1).text])
    try reopened.close()
}
