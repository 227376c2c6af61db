// What the schema refuses by itself, whatever program writes to the file.
import GRDB
import ReferralDomain
import ReferralStore
import Testing

/// Referral 1 booked into A's only place, referral 2 into the first of B's two, referral 3 not booked.
private func bookedFolder() throws -> Folder {
    let folder = try Folder()
    let store = try folder.store()
    for slot in ["A", "B"] {
        let saved = try store.add(newReferral())
        try store.change(saved, text: "Words.") { book(&$0, slot) }
    }
    try store.add(newReferral(patient: 2))
    try store.close()
    return folder
}

private func insert(_ referral: Int, _ slot: String, _ seat: Int, _ status: String = "booked") -> String {
    "INSERT INTO appointment (referral, slot, seat, status) VALUES (\(referral), '\(slot)', \(seat), '\(status)')"
}

@Test(arguments: ["booked", "requested"]) func `a place is booked once`(_ status: String) throws {
    let refusal = try #require(try bookedFolder().refusal(insert(3, "A", 0, status)))
    #expect(refusal.contains("appointment.slot"))
}

@Test func `a slot holds no more than its places`() throws {
    let folder = try bookedFolder()
    #expect(try folder.refusal(insert(3, "A", 1)) == "the slot is full")
    #expect(try folder.refusal(insert(3, "B", 2)) == "the slot is full")
    #expect(try folder.refusal("UPDATE appointment SET seat = 9 WHERE referral = 2") == "the slot is full")
    #expect(try folder.refusal(insert(3, "B", -1)) != nil)
    #expect(try folder.refusal(insert(3, "B", 1)) == nil)
}

@Test func `a referral has one live appointment`() throws {
    let folder = try bookedFolder()
    let refusal = try #require(try folder.refusal(insert(1, "B", 1)))
    #expect(refusal.contains("appointment.referral"))
    #expect(try folder.refusal(insert(1, "B", 1, "cancelled")) == nil)
    let revived = try #require(
        try folder.refusal("UPDATE appointment SET status = 'booked' WHERE status = 'cancelled'"))
    #expect(revived.contains("appointment.referral"))
}

@Test func `a slot keeps room for its bookings`() throws {
    let folder = try bookedFolder()
    #expect(try folder.refusal("UPDATE slot SET capacity = 0 WHERE id = 'A'") == "the slot has more bookings than that")
    #expect(try folder.refusal("UPDATE slot SET capacity = 1 WHERE id = 'B'") == nil)
}

/// A slot put again with another capacity, as a hurried repair with the sqlite3 program would.
private let slotAgain = """
    INSERT OR REPLACE INTO slot (id, service, start_at, end_at, capacity, priorities, source)
        SELECT 'A', service, start_at, end_at, %, priorities, source FROM slot WHERE id = 'A'
    """

@Test(arguments: [
    (slotAgain.replacing("%", with: "0"), "more bookings than that"),
    ("DELETE FROM slot WHERE id = 'A'", "has bookings"),
    ("UPDATE OR REPLACE slot SET id = 'A' WHERE id = 'B'", "keeps its id"),
    (
        "INSERT OR REPLACE INTO appointment (referral, slot, seat, status) VALUES (3, 'A', 0, 'booked')",
        "place is booked"
    ),
    (
        "INSERT OR REPLACE INTO appointment (id, referral, slot, seat, status) VALUES (1, 3, 'A', 0, 'booked')",
        "appointment"
    ),
    (
        "INSERT OR REPLACE INTO appointment (referral, slot, seat, status) VALUES (1, 'B', 1, 'booked')",
        "referral is booked"
    ),
    ("UPDATE OR REPLACE appointment SET slot = 'A', seat = 0 WHERE referral = 2", "place is booked"),
    ("UPDATE OR REPLACE appointment SET referral = 1 WHERE referral = 2", "referral is booked"),
    ("UPDATE OR REPLACE appointment SET id = 1 WHERE referral = 2", "booked"),
])
func `nothing that another program puts in place of a slot or a booking costs one`(_ sql: String, _ said: String)
    throws
{
    let folder = try bookedFolder()
    let before = try folder.sqlite {
        try String.fetchAll($0, sql: "SELECT referral || slot || seat || status FROM appointment")
    }
    let refusal = try #require(try folder.refusal(sql))
    #expect(refusal.contains(said), "\(refusal)")
    let after = try folder.sqlite {
        try String.fetchAll($0, sql: "SELECT referral || slot || seat || status FROM appointment")
    }
    #expect(before == after && after.count == 2)
}

@Test func `a slot that keeps room for its bookings may be put again, and one without any may go`() throws {
    let folder = try bookedFolder()
    #expect(try folder.refusal(slotAgain.replacing("%", with: "1")) == nil)
    #expect(try folder.refusal("UPDATE appointment SET status = 'cancelled' WHERE slot = 'A'") == nil)
    #expect(try folder.refusal(slotAgain.replacing("%", with: "0")) == nil)
    #expect(try folder.refusal("DELETE FROM slot WHERE id = 'A'") == nil)
}

@Test(arguments: [
    "UPDATE journal SET user = 'x'", "UPDATE journal SET change = '{}' WHERE seq = 2", "DELETE FROM journal",
    "DELETE FROM journal WHERE seq = 2", "UPDATE journal_text SET text = 'x'", "DELETE FROM journal_text",
    "INSERT OR REPLACE INTO journal_text (seq, text) SELECT seq, 'x' FROM journal_text",
    "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 2",
    """
    INSERT INTO journal SELECT seq + 10, recorded_at, happened_at, subject, referral, patient, version, user, role,
        on_behalf_of, action, from_state, to_state, reason, change, text_digest, hash, hash FROM journal
        ORDER BY seq DESC LIMIT 1
    """,
    """
    INSERT INTO journal SELECT seq + 1, recorded_at, happened_at, subject, referral, patient, version, user, role,
        on_behalf_of, action, from_state, to_state, reason, change, text_digest, 'x', hash FROM journal
        ORDER BY seq DESC LIMIT 1
    """,
    "UPDATE journal_head SET seq = 1", "UPDATE journal_head SET hash = 'x'", "DELETE FROM journal_head",
    "INSERT OR REPLACE INTO journal_head (id, seq, hash) VALUES (1, 0, '')",
    "UPDATE database_identity SET kind = 'rehearsal'", "DELETE FROM database_identity",
    """
    INSERT OR REPLACE INTO database_identity (id, kind, organisation, created_at, administrator)
        VALUES (1, 'rehearsal', 'X', 0, 'x')
    """,
    "UPDATE referral SET state = 'NOWHERE'", "UPDATE referral SET priority = 'SOON'", "UPDATE referral SET version = 0",
    "UPDATE referral SET ubrn = '12'", "UPDATE referral SET ubrn = '12345678901X'", "UPDATE referral SET ref = 'RD-0'",
    "UPDATE referral SET version = 'two'", "UPDATE referral SET review_status = 'LATER'",
    "UPDATE appointment SET status = 'maybe'", "UPDATE slot SET end_at = start_at - 1",
    "UPDATE service SET kind = 'shop'", "INSERT INTO staff_role (staff, organisation, role) VALUES (1, 'RH8', 'king')",
    "INSERT INTO outbox (referral, destination, action, version, created_at, to_state) VALUES (1, 'moon', 'x', 1, 0, 'x')",
])
func `the schema refuses`(_ sql: String) throws {
    let folder = try bookedFolder()
    #expect(try folder.refusal(sql) != nil)
    let store = try Store.open(folder.place, who: "test")
    #expect(try store.examine(policy: policy, now: now).filter { !$0.ok } == [])
    try store.close()
}

@Test(arguments: ["rubbish", "9312201101", "", "999 999", "١٢٣"])
func `an NHS number is kept however wrong it is`(_ number: String) throws {
    let folder = try Folder()
    let store = try folder.store()
    let saved = try store.write { (it) throws(Failure) in
        var patient = Patient()
        patient.nhsNumber = NHSNumber(number)
        return try it.insert(patient)
    }
    let held = try store.read { (it) throws(Failure) in try it.patient(saved.id) }
    #expect(held?.nhsNumber?.text == NHSNumber(number).text)
    try store.close()
    let valid = try folder.sqlite { try Int.fetchOne($0, sql: "SELECT nhs_number_valid FROM patient ORDER BY id DESC") }
    #expect(valid == 0)
}

@Test func `places that nobody has can be given up, and no others`() throws {
    let store = try Store.inMemory(identity: identity(), fill: fillHospital)
    let one = try store.add(newReferral())
    let two = try store.add(newReferral(patient: 2))
    let booked = try store.change(one) { book(&$0, "B") }
    try store.change(two) { book(&$0, "B") }
    #expect(
        failure { try store.write { (it) throws(Failure) in try it.save(slot("B", capacity: 1), source: "test") } }
            != nil)
    try store.change(booked, "cancel-appointment") {
        $0.state = .appointmentCancelledByPatient
        $0.appointment?.status = .cancelled
    }
    #expect(try store.write { (it) throws(Failure) in try it.save(slot("B", capacity: 1), source: "test") })
    let held = try store.read { (it) throws(Failure) in try it.slot("B") }
    #expect(held?.capacity == 1 && held?.booked == 1)
}
