// What is measured: each question through the door, and the same statements bare, turn by turn in one loop.

internal import Foundation
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralStore

/// One measuring of one file.
final class Measuring {
    private let desk: Desk
    private let passing: Passing
    private let folder: String
    private let repeats: Int
    private let bare: BareDatabase
    private let clock = ContinuousClock()
    private(set) var hasMissed = false
    /// Bare transactions so far.
    private var serial = 0

    init(desk: Desk, passing: Passing, place: Place, folder: String, repeats: Int) throws {
        self.desk = desk
        self.passing = passing
        self.folder = folder
        self.repeats = repeats
        bare = try BareDatabase(path: place.path)
    }

    private func actor(_ login: String) throws -> Actor { try desk.actor(login: login, account: "bench") }

    /// A page of each list, the counts of home, and a search.
    func reads() throws {
        for login in ["clerk", "clinician", "supervisor", "referrer"] {
            let actor = try actor(login)
            try read("home, \(login)", .home, actor)
        }
        let supervisor = try actor("supervisor")
        let referrer = try actor("referrer")
        for list in Worklist.allCases where list != .notSignedOff {
            var query = WorklistQuery(list)
            query.limit = 50
            try read("page of \(list.rawValue)", .worklist(query), list.side == .referrer ? referrer : supervisor)
        }
        let clerk = try actor("clerk")
        for text in ["smi", "smith", "9990", "taylor ann"] {
            try read("search \(text)", .search(text, limit: 20), clerk)
        }
    }

    private func read(_ name: String, _ request: Request, _ actor: Actor) throws {
        let statements = try desk.store.statements { _ = try desk.answer(request, for: actor) }
        try bare.prepare(statements.filter { $0.hasPrefix("SELECT") })
        var ours: [Double] = []
        var theirs: [Double] = []
        for _ in 0..<repeats {
            ours.append(try milliseconds { _ = try desk.answer(request, for: actor) })
            theirs.append(milliseconds { _ = bare.read() })
        }
        report(name, median(ours), median(theirs), factor: 1.5, plus: 0.2)
    }

    /// The next item, and one committed act, beside a durable transaction of as many rows.
    func writes() throws {
        let scratch = "\(folder)/bare.sqlite"
        for suffix in ["", "-wal", "-shm"] { unlink("\(scratch)\(suffix)") }
        let transactions = try BareDatabase(path: scratch)
        try transactions.run("CREATE TABLE bare (number INTEGER, row INTEGER, text TEXT, PRIMARY KEY (number, row))")
        let clerk = try actor("clerk")
        var query = WorklistQuery(.appointmentsForBooking)
        query.limit = repeats * 2
        guard case .worklist(let page) = try desk.answer(.worklist(query), for: clerk) else { return }
        var command = ReferralCommand(.contactAttempt)
        command.outcome = ContactOutcome.noAnswer.rawValue
        let alive = page.items.filter { $0.died == nil && $0.claim == nil }
        let names = alive.compactMap { $0.referral.map { ReferralName.id($0) } }
        try write("one committed act", names.prefix(repeats).map { .perform(command, on: $0) }, clerk, transactions)
        let next = Array(repeating: Request.next(.appointmentSlotIssues, service: nil), count: repeats)
        try write("next item, claimed", next, clerk, transactions)
    }

    private func write(
        _ name: String, _ requests: [Request], _ actor: Actor, _ transactions: BareDatabase
    ) throws {
        var ours: [Double] = []
        var theirs: [Double] = []
        var written: [Int] = []
        for request in requests {
            let before = try desk.store.rowsWritten()
            ours.append(try milliseconds { _ = try desk.answer(request, for: actor) })
            // A minute passes, so that claims end as they do in an office and never more than ten stand at a time.
            passing.seconds += 60
            let rows = try desk.store.rowsWritten() - before
            written.append(rows)
            theirs.append(try milliseconds { try transactions.write(rows: rows, number: serial) })
            serial += 1
        }
        let rows = written.sorted()[written.count / 2]
        report("\(name) (\(rows) rows)", median(ours), median(theirs), factor: 2, plus: 0)
    }

    private func report(_ name: String, _ ours: Double, _ bare: Double, factor: Double, plus: Double) {
        let isMissed = ours > bare * factor + plus
        hasMissed = hasMissed || isMissed
        let allowed = "\(factor)x\(plus > 0 ? " + \(plus) ms" : "")\(isMissed ? "  MISSED" : "")"
        let ratio = String(format: "%.2f", ours / max(bare, 0.000_1))
        print(
            name.padded(44) + String(format: "%.3f", ours).left(10) + String(format: "%.3f", bare).left(10)
                + ratio.left(8) + "  " + allowed)
    }

    private func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        let took = try clock.measure(body)
        return Double(took.components.seconds) * 1_000 + Double(took.components.attoseconds) / 1e15
    }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
