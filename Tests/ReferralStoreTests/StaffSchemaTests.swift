// The promises of the schema about delegations, delegated acts and overrides, tried with plain SQL.
import Foundation
import ReferralDomain
import ReferralStore
import Testing

/// A file with two people and a delegation between them.
private func folder() throws -> Folder {
    let folder = try Folder()
    let store = try folder.store()
    try store.write { (it) throws(Failure) in
        let clinician = try it.insertStaff(
            login: "dr", name: "Dr", account: nil, organisation: "RH8", roles: [.clinician])
        let delegate = try it.insertStaff(
            login: "tri", name: "Tri", account: nil, organisation: "RH8", roles: [.triage])
        let delegation = Delegation(
            clinician: clinician, service: nil, actions: [], from: now.londonDay, until: now.londonDay)
        try it.insert(delegation, to: delegate, protocol: "P", approvedBy: clinician)
    }
    try store.close()
    return folder
}

@Test(arguments: [
    ("DELETE FROM delegation", "a delegation is revoked, never deleted"),
    ("UPDATE delegation SET valid_until = 99999", "a delegation is revoked, never changed"),
    ("UPDATE delegation SET priorities = 'ROUTINE', revoked_at = 1", "a delegation is revoked, never changed"),
    (
        "INSERT OR REPLACE INTO delegation SELECT id, clinician, delegate, service, actions, valid_from, 99999, protocol, "
            + "approved_by, priorities, clinic_types, youngest, oldest, countersign_every, NULL, NULL FROM delegation",
        "a delegation is revoked, never changed"
    ),
])
func `a delegation is never changed or deleted`(sql: String, message: String) throws {
    #expect(try folder().refusal(sql) == message)
}

@Test func `a delegation is revoked once and stays so`() throws {
    let folder = try folder()
    #expect(try folder.refusal("UPDATE delegation SET revoked_at = 5, revoked_by = 'dr'") == nil)
    for sql in ["UPDATE delegation SET revoked_at = NULL", "UPDATE delegation SET revoked_at = 6"] {
        #expect(try folder.refusal(sql) == "a delegation is revoked, never changed")
    }
}

@Test func `nobody overrides their own lapse`() throws {
    let sql = """
        INSERT INTO compliance_override (staff, valid_until, reason, granted_by, granted_at)
        SELECT id, 30000, 'because', id, 1 FROM staff LIMIT 1
        """
    #expect(try folder().refusal(sql)?.contains("CHECK constraint failed") == true)
}

@Test func `limits and services come back as they were written`() throws {
    let folder = try folder()
    let store = try Store.open(folder.place, who: "test")
    let read = try store.write { (it) throws(Failure) in
        guard let clinician = try it.reading.staff(login: "dr"), let delegate = try it.reading.staff(login: "tri")
        else { throw .notFound("staff") }
        let services = try it.reading.services().prefix(2).map(\.id)
        var delegation = Delegation(
            clinician: clinician, service: nil, actions: [.accept, .reject], from: now.londonDay, until: now.londonDay)
        delegation.services = Set(services)
        delegation.priorities = [.urgent, .routine]
        delegation.clinicTypes = ["A", "B"]
        delegation.youngest = 16
        delegation.oldest = 64
        delegation.countersignEvery = 7
        delegation.id = try it.register(delegation, to: delegate, protocol: "P", approvedBy: clinician)
        return (written: delegation, found: try it.reading.delegations(to: delegate.id, on: now.londonDay))
    }
    try store.close()
    #expect(read.written.services.count == 2)
    #expect(read.found.last == read.written)
}
