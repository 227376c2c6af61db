// A small hospital in a file of its own: services, slots, staff and patients, and plain SQL beside the store.
import Foundation
import GRDB
import ReferralDomain
import ReferralStore
import Testing

func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }
func instant(_ text: String) -> Instant { Instant(iso: text) ?? Instant(seconds: 0) }

/// Tuesday 3 November 2026, 09:00 in London.
let now = instant("2026-11-03T09:00:00Z")
let policy = Policy(calendar: WorkingCalendar(bankHolidays: []))
let clerk = Signature(user: "clerk", role: "clerk")

func identity(_ kind: DatabaseKind = .live) -> DatabaseIdentity {
    DatabaseIdentity(
        kind: kind, organisation: "RH8", organisationName: "Exeter", createdAt: now, administrator: "root",
        seed: kind == .rehearsal ? "7" : nil)
}

/// A folder that goes when the test ends.
final class Folder {
    let path: String

    init() throws {
        path = "\(FileManager.default.temporaryDirectory.path)/referdesk-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var place: Place { Place(path: "\(path)/live.sqlite") }

    /// A new file with the small hospital in it.
    func store() throws -> Store { try Store.create(place, identity: identity(), who: "test", fill: fillHospital) }

    /// Plain SQL on the file, as any program could run it.
    func sqlite<Value>(_ body: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: place.path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.writeWithoutTransaction(body)
    }

    /// The message with which plain SQL is refused, or nil where it passes.
    func refusal(_ sql: String) throws -> String? {
        try sqlite { database in
            do {
                try database.execute(sql: sql)
                return nil
            } catch let error as DatabaseError {
                return error.message ?? ""
            }
        }
    }
}

/// Services 100 and 200 of the home organisation, 300 of another; two patients; slots A with one place and B with two.
func fillHospital(_ it: Writing) throws(Failure) {
    try it.insertReferenceData()
    try it.insertOrganisation("RA9", name: "Torbay")
    for (id, provider) in [("100", "RH8"), ("200", "RH8"), ("300", "RA9")] {
        let service = Service(id: id, name: "Service \(id)", provider: provider, kind: .directlyBookable)
        _ = try it.save(service, overwrite: true)
    }
    for number in ["9912003888", "9462979626"] {
        var patient = Patient()
        patient.nhsNumber = NHSNumber(number)
        patient.family = number == "9912003888" ? "Smith" : "Jones"
        patient.given = "Ann"
        _ = try it.insert(patient)
    }
    for (id, capacity) in [("A", 1), ("B", 2)] { _ = try it.save(slot(id, capacity: capacity), source: "test") }
    try it.insertStaff(login: "ann", name: "Ann", account: nil, organisation: "RH8", roles: [.clerk, .clinician])
}

func slot(_ id: String, capacity: Int, at service: String = "100") -> Slot {
    let start = instant("2026-11-10T09:20:00Z")
    return Slot(
        id: id, service: service, clinic: nil, clinician: nil, start: start, end: start.adding(seconds: 1_200),
        capacity: capacity)
}

func appointment(in slot: String?, status: Appointment.Status = .booked) -> Appointment {
    let start = instant("2026-11-10T09:20:00Z")
    return Appointment(
        slot: slot, service: "100", start: start, end: start.adding(seconds: 1_200), status: status)
}

/// A referral that is not saved yet.
func newReferral(
    _ state: ReferralState = .notBooked, patient: Int64 = 1, service: String? = "100", ubrn: String? = nil
) -> Referral {
    var referral = Referral(patient: patient, state: state, receivedAt: now)
    referral.version = 1
    referral.ubrn = ubrn.flatMap { UBRN($0) }
    referral.priority = .routine
    referral.service = service
    referral.clinicalInformation = .present
    return referral
}

extension Store {
    /// Saves a new referral with its journal entry and lists.
    @discardableResult
    func add(_ referral: Referral) throws -> Referral {
        try write { (it) throws(Failure) in
            try it.perform(
                ReferralChange(before: nil, after: referral, action: "create-referral", signature: clerk, at: now),
                policy: policy)
        }
    }

    /// Saves a change to a referral.
    @discardableResult
    func change(
        _ before: Referral, _ action: String = "book", text: String? = nil, messages: [OutboxMessage] = [],
        _ body: (inout Referral) -> Void
    ) throws -> Referral {
        var after = before
        body(&after)
        after.version += 1
        return try write { (it) throws(Failure) in
            try it.perform(
                ReferralChange(
                    before: before, after: after, messages: messages, action: action, signature: clerk, at: now,
                    text: text),
                policy: policy)
        }
    }

    func verdict() throws -> JournalVerdict { try read { (it) throws(Failure) in try it.verifyJournal() } }
}

/// Books a referral into a slot.
func book(_ referral: inout Referral, _ slot: String) {
    referral.state = .booked
    referral.appointment = appointment(in: slot)
    referral.reviewStatus = .neverReviewed
}

/// Who reads, in tests: nobody in particular.
func reader(_ visibility: Visibility = .everything, at moment: Instant = now) -> Reader {
    Reader(visibility, staff: nil, policy: policy, now: moment, boot: BootMoment(id: "", seconds: 0))
}

/// The failure that a body ends with, or nil.
func failure<Value>(_ body: () throws -> Value) -> Failure? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? Failure ?? .broken("\(error)")
    }
}

func staff(_ id: Int64, _ role: Role, at organisation: String = "RH8") -> Actor {
    Actor(staff: StaffMember(id: id, login: "u\(id)", name: "U"), role: role, organisation: organisation)
}
