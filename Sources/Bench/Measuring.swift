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
        // What an earlier run claimed, in minutes that were still to come, is let go: each run finds the lists free.
        try bare.run(
            """
            UPDATE handling SET claimed_by = NULL, claimed_since = NULL, claimed_until = NULL, claim_boot = NULL,
                claim_boot_until = NULL WHERE claimed_by IS NOT NULL;
            DELETE FROM handling_passed;
            DELETE FROM worklist_item WHERE worklist = 'claimed-too-long' AND until IS NOT NULL;
            """)
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

    /// One committed act, and the next item with its claim: beside the statements that an act writes, bare, on another
    /// referral of the list, and beside as many rows in a plain table.
    func writes() throws {
        let scratch = "\(folder)/bare.sqlite"
        for suffix in ["", "-wal", "-shm"] { unlink("\(scratch)\(suffix)") }
        let plain = try BareDatabase(path: scratch)
        try plain.run("CREATE TABLE bare (number INTEGER, row INTEGER, text TEXT, PRIMARY KEY (number, row))")
        let clerk = try actor("clerk")
        var call = ReferralCommand(.contactAttempt)
        call.outcome = ContactOutcome.noAnswer.rawValue
        let called = try uncalled(on: .appointmentsForBooking, clerk)
        let calls = stride(from: 0, to: called.count - 1, by: 2).map {
            Turn(ours: .perform(call, on: called[$0]), theirs: .rehearse(call, on: called[$0 + 1]))
        }
        try write("one committed act", calls, clerk, plain)
        let claim = ReferralCommand(.claim)
        // The last of them: the next item comes from the other end.
        let claims = try uncalled(on: .appointmentSlotIssues, clerk).suffix(repeats).map {
            Turn(ours: .next(.appointmentSlotIssues, service: nil), theirs: .rehearse(claim, on: $0))
        }
        try write("next item, claimed", claims, clerk, plain)
    }

    /// Referrals on a list whose patient nobody has called yet, two for each turn: each run measures a first call.
    private func uncalled(on list: Worklist, _ clerk: Actor) throws -> [ReferralName] {
        let number = repeats * 2
        var query = WorklistQuery(list)
        query.limit = number
        var found: [ReferralName] = []
        while found.count < number, case .worklist(let page) = try desk.answer(.worklist(query), for: clerk) {
            let rows = page.items.filter { $0.died == nil && $0.claim == nil && $0.lastContact == nil }
            found += rows.compactMap { $0.referral.map { ReferralName.id($0) } }
            guard let next = page.next else { break }
            query.after = next
        }
        return Array(found.prefix(number))
    }

    private func write(_ name: String, _ turns: [Turn], _ actor: Actor, _ plain: BareDatabase) throws {
        var ours: [Double] = []
        var theirs: [Double] = []
        var rows: [Double] = []
        var written: [Int] = []
        for turn in turns {
            let before = try desk.store.rowsWritten()
            ours.append(try milliseconds { _ = try desk.answer(turn.ours, for: actor) })
            written.append(try desk.store.rowsWritten() - before)
            let statements = try desk.store.statements { _ = try desk.answer(turn.theirs, for: actor) }
            try bare.prepare(statements.filter { $0.prefix { $0.isLetter }.isWriting })
            theirs.append(try milliseconds { try bare.write() })
            // A minute passes, so that claims end as they do in an office and never more than ten stand at a time.
            passing.seconds += 60
            rows.append(try milliseconds { try plain.write(rows: written.last ?? 0, number: serial) })
            serial += 1
        }
        report(name, median(ours), median(theirs), factor: 2, plus: 0)
        let number = written.sorted()[written.count / 2]
        let ratio = String(format: "%.2f", median(ours) / median(rows))
        print("  beside \(number) rows in a plain table: \(String(format: "%.3f", median(rows))) ms, ratio \(ratio)")
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

/// An act through the door, and the one whose statements are written bare.
private struct Turn {
    var ours: Request
    var theirs: Request
}

extension Substring {
    fileprivate var isWriting: Bool { ["INSERT", "UPDATE", "DELETE"].contains(self) }
}
