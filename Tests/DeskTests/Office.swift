// A small live office in memory or in a file: staff of every role, three services, slots, and a clock that is set.

import Foundation
import Glibc
import ReferralDesk
import ReferralDomain
import Testing

@testable import ReferralStore

/// A Tuesday morning.
let morning = at("2026-11-03T09:30:00Z")

func at(_ text: String) -> Instant { Instant(iso: text) ?? Instant(seconds: 0) }

/// A moment that tests move.
final class TestClock {
    var now = morning
}

/// Names of the office, so that tests read like the desk's own days.
enum Named {
    static let home = "RXX"
    static let practice = "G77001"
    /// A service of the home organisation, open to all its staff.
    static let clinic = "41001"
    /// Another of the home organisation, with a workgroup of its own.
    static let closed = "41002"
    /// A service of another provider.
    static let elsewhere = "41003"
    /// A triage service of the home organisation.
    static let triage = "41004"
}

final class Office {
    let desk: Desk
    let clock: TestClock
    private(set) var staff: [Role: StaffMember] = [:]

    /// An office in memory, or in a new file at `path`.
    init(path: String? = nil, diary: Service.Diary = .referdesk, delegation: Delegation? = nil) throws {
        let clock = TestClock()
        let identity = DatabaseIdentity(
            kind: .live, organisation: Named.home, organisationName: "Test Hospital", createdAt: morning,
            administrator: "root")
        var staff: [Role: StaffMember] = [:]
        func fill(_ it: Writing) throws(Failure) {
            try it.insertReferenceData()
            try it.insertOrganisation(Named.practice, name: "Test Practice")
            try it.insertOrganisation("RYY", name: "Other Hospital")
            for role in Role.allCases {
                staff[role] = try it.insertStaff(
                    login: role.rawValue, name: "The \(role.rawValue)", account: "os-\(role.rawValue)",
                    organisation: role.side == .referrer ? Named.practice : Named.home, roles: [role])
            }
            for (id, provider, kind) in [
                (Named.clinic, Named.home, Service.Kind.directlyBookable),
                (Named.closed, Named.home, .directlyBookable),
                (Named.elsewhere, "RYY", .directlyBookable), (Named.triage, Named.home, .triage),
            ] {
                _ = try it.save(
                    Service(
                        id: id, name: "Service \(id)", specialty: "UROLOGY", provider: provider, kind: kind,
                        diary: diary),
                    overwrite: true)
            }
            for (number, capacity) in [(1, 1), (2, 1), (3, 2)] {
                let start = morning.adding(seconds: Int64(number) * 86_400)
                _ = try it.save(
                    Slot(
                        id: "slot-\(number)", service: Named.clinic, clinic: "Clinic", clinician: nil, start: start,
                        end: start.adding(seconds: 1_200), capacity: capacity), source: "feed")
            }
        }
        let store: Store
        if let path {
            store = try Store.create(Place(path: path), identity: identity, who: "test", fill: fill)
        } else {
            store = try Store.inMemory(identity: identity, fill: fill)
        }
        self.clock = clock
        self.staff = staff
        desk = try Desk(store: store, clock: { clock.now })
    }

    /// An office that was made at `path` before.
    init(reopening path: String) throws {
        let clock = TestClock()
        self.clock = clock
        desk = try Desk(store: try Store.open(Place(path: path), who: "test"), clock: { clock.now })
        for role in Role.allCases {
            staff[role] = try desk.store.read { (it) throws(Failure) in try it.staff(login: role.rawValue) }
        }
    }

    func actor(_ role: Role, onBehalfOf clinician: Bool = false) throws -> Actor {
        let member = try #require(staff[role])
        return Actor(
            staff: member, role: role, organisation: role.side == .referrer ? Named.practice : Named.home,
            onBehalfOf: clinician ? staff[.clinician] : nil)
    }

    /// Lets the clinician administrator act for the clinician.
    func delegate(service: String? = nil, from: String = "2026-01-01", until: String = "2026-12-31") throws {
        let clinician = try #require(staff[.clinician])
        let delegate = try #require(staff[.triage])
        let first = try #require(Day(iso: from))
        let last = try #require(Day(iso: until))
        try desk.store.write { (it) throws(Failure) in
            try it.insert(
                Delegation(clinician: clinician, service: service, actions: [], from: first, until: last), to: delegate,
                protocol: "P", approvedBy: clinician)
        }
    }

    /// Gives a service a workgroup of one member.
    func setWorkgroup(of service: String, to role: Role) throws {
        let member = try #require(staff[role])
        try desk.store.write { (it) throws(Failure) in try it.setWorkgroup([member], of: service) }
    }

    @discardableResult
    func take(_ sources: [ImportSource], dryRun: Bool = false, asOf: Instant? = nil) throws -> ImportSummary {
        try desk.importFiles(sources, options: ImportOptions(asOf: asOf, isDryRun: dryRun), by: try actor(.admin))
    }

    @discardableResult
    func take(_ messages: Message..., name: String = "m.json") throws -> ImportSummary {
        try take(messages.map { file($0.json, name) })
    }

    @discardableResult
    func act(
        _ action: ReferralAction, _ ubrn: String = Message.ubrn, as role: Role,
        _ change: (inout ReferralCommand) -> Void = { _ in }
    ) throws -> Outcome {
        var command = ReferralCommand(action)
        change(&command)
        let reply = try desk.answer(.perform(command, on: try name(ubrn)), for: try actor(role))
        guard case .done(let outcome) = reply else { throw WrongReply() }
        return outcome
    }

    func name(_ ubrn: String) throws -> ReferralName { .ubrn(try #require(UBRN(ubrn))) }

    /// The referral as it stands, whoever may see it.
    func referral(_ ubrn: String = Message.ubrn) throws -> Referral {
        let wanted = try name(ubrn)
        let found = try desk.store.read { (it) throws(Failure) in try it.referral(wanted, for: .everything) }
        return try #require(found)
    }

    func patient(_ number: String) throws -> Patient? {
        try desk.store.read { (it) throws(Failure) in try it.patient(withNHSNumber: NHSNumber(number)) }
    }

    func openMessages(_ ubrn: String = Message.ubrn) throws -> [OpenMessage] {
        let id = try referral(ubrn).id
        return try desk.store.read { (it) throws(Failure) in try it.openMessages(of: id) }
    }

    /// Open problems: kind and sentence, in the order they came.
    func problems() throws -> [(kind: String, reason: String)] {
        try desk.store.read { (it) throws(Failure) in
            try it.rows("SELECT kind, reason FROM import_problem WHERE closed_at IS NULL ORDER BY id") {
                ($0.text() ?? "", $0.text() ?? "")
            }
        }
    }

    func booked(_ slot: String) throws -> Int {
        let found = try desk.store.read { (it) throws(Failure) in try it.slot(slot) }
        return try #require(found).booked
    }

    /// Every check of the doctor holds.
    func examine() throws -> [String] {
        guard case .checks(let checks) = try desk.answer(.examine, for: try actor(.admin)) else { throw WrongReply() }
        return checks.filter { !$0.ok }.map { "\($0.name): \($0.detail)" }
    }
}

/// A reply of another case than the request's.
struct WrongReply: Error {}

/// Every row of every table, each spelt out, so that two databases can be compared whole.
func dump(_ store: Store) throws -> [String] {
    try store.read { (it) throws(Failure) in
        let tables = try it.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ) { $0.text() ?? "" }
        var lines: [String] = []
        for table in tables {
            let columns = try it.rows("SELECT name FROM pragma_table_info('\(table)')") { $0.text() ?? "" }
            let spelt = columns.map { "quote(\"\($0)\")" }.joined(separator: " || '|' || ")
            lines += try it.rows("SELECT \(spelt) FROM \"\(table)\" ORDER BY 1") { "\(table): \($0.text() ?? "")" }
        }
        return lines
    }
}

/// The failure that `body` ends with; nil where it ends well.
func failure(_ body: () throws -> Void) -> Failure? {
    do {
        try body()
        return nil
    } catch {
        return error as? Failure
    }
}

/// A new empty folder; gone when the tests' process ends.
func temporaryFolder() throws -> String {
    let url = folders.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.path
}

private let folders: URL = {
    atexit { try? FileManager.default.removeItem(at: foldersPath) }
    return foldersPath
}()
private var foldersPath: URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("desk-tests-\(getpid())")
}
