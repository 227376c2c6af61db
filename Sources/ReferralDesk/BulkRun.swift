// What is done to many referrals at once, portion by portion: nobody else waits long, and it is watched and stopped.

public import ReferralDomain
internal import ReferralStore

/// What came of a bulk action for one of its referrals.
public struct BulkOutcome: Hashable, Sendable {
    public var name: ReferralName
    public var result: Result<Outcome, Failure>
}

/// A bulk act, or one taken back or done again: one step to undo, however many transactions it took.
final class BulkRun: AskJob {
    /// Referrals of one transaction, so that nobody else waits long.
    static let usualPortion = 100

    private enum Deed {
        case act(ReferralCommand)
        case way(Compensation, ofBatch: String?)
    }

    private let desk: Desk
    private let actor: Actor
    private let request: Request
    private let deed: Deed
    private let isOfMany: Bool
    private let portion: Int
    private var isBegun = false
    private var batch: String?
    private var waiting: ArraySlice<ReferralName>
    private var outcomes: [BulkOutcome] = []

    let unit = "referral"
    var done: String {
        switch deed {
        case .act: "done"
        case .way(.undo, _): "taken back"
        case .way(.redo, _): "done again"
        }
    }
    var progress: (done: Int, of: Int) { (outcomes.count, outcomes.count + waiting.count) }
    var partly: Reply? { .many(outcomes) }
    var next: ReferralName? { waiting.first }

    init(
        _ command: ReferralCommand, on names: [ReferralName], by actor: Actor, at desk: Desk,
        portion: Int = usualPortion
    ) {
        self.portion = portion
        self.desk = desk
        self.actor = actor
        request = .performMany(command, on: names)
        deed = .act(command)
        isOfMany = names.count > 1
        waiting = names[...]
    }

    init(
        _ way: Compensation, on name: ReferralName, ofBatch batch: String? = nil, by actor: Actor, at desk: Desk,
        portion: Int = usualPortion
    ) {
        self.portion = portion
        self.desk = desk
        self.actor = actor
        request = .compensate(way, name)
        deed = .way(way, ofBatch: batch)
        isOfMany = false
        waiting = [name]
    }

    func goOn() throws(Failure) -> Reply? {
        do throws(Failure) {
            outcomes += try desk.checked(request, for: actor) { (now) throws(Failure) in try piece(now) }
        } catch {
            // What was done before stands: the rest is left, each for the same reason.
            guard !outcomes.isEmpty else { throw error }
            outcomes += waiting.map { BulkOutcome(name: $0, result: .failure(error)) }
            waiting = []
        }
        return waiting.isEmpty ? partly : nil
    }

    /// Without a look at the keyboard.
    func toTheEnd() throws(Failure) -> [BulkOutcome] {
        while !waiting.isEmpty { _ = try goOn() }
        return outcomes
    }

    private func piece(_ now: Instant) throws(Failure) -> [BulkOutcome] {
        switch deed {
        case .act(let command):
            let names = Array(waiting.prefix(portion))
            let found = try desk.performSome(
                command, on: names, batch: batch, isOfMany: isOfMany, by: actor, now: now)
            batch = found.batch
            waiting = waiting.dropFirst(names.count)
            return found.outcomes
        case .way(let way, let wanted): return try compensate(way, wanted, now)
        }
    }

    /// The first portion finds out whose act it is; a clinic's is taken back whole, with its places.
    private func compensate(_ way: Compensation, _ wanted: String?, _ now: Instant) throws(Failure) -> [BulkOutcome] {
        var members = Array(waiting)
        let found = try desk.store.write { (it) throws(Failure) -> [BulkOutcome] in
            if !isBegun {
                (batch, members) = try desk.membersToCompensate(way, members[0], ofBatch: wanted, by: actor, in: it)
            }
            var isOfClinic = false
            if let batch { isOfClinic = try it.reading.clinicAct(ofBatch: batch) != nil }
            waiting = members.dropFirst(isOfClinic ? members.count : portion)
            let done = try desk.compensateSome(
                way, Array(members.dropLast(waiting.count)), batch: batch, by: actor, now: now, in: it)
            if let batch, isOfClinic, done.contains(where: \.isDone) {
                try desk.followSession(way, batch: batch, by: actor, in: it, now: now)
            }
            return done
        }
        isBegun = true
        return waiting.isEmpty && outcomes.isEmpty ? desk.withFreed(found, for: actor, now: now) : found
    }
}

extension Desk {
    /// Work on a request piece by piece; nil where it is answered at once.
    func job(for request: Request, by actor: Actor) -> (any AskJob)? {
        switch request {
        case .performMany(let command, let names) where names.count > BulkRun.usualPortion:
            BulkRun(command, on: names, by: actor, at: self)
        case .compensate(let way, let name): BulkRun(way, on: name, by: actor, at: self)
        case .report(let query) where query.name == .rtt && query.asAt == nil:
            WaitRun(query, by: actor, at: self)
        case _: nil
        }
    }
}
