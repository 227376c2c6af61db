// An act on many, or one taken back, that the small desk in memory does a few at a time, as the real one does very many.

import ReferralDomain

@testable import ReferralDesk
@testable import ReferralScreens

/// Does so many of a request's referrals at a time.
final class SlowBulk: AskJob {
    private let desk: FakeDesk
    private let actor: Actor
    private let portion: Int
    private let command: ReferralCommand?
    private var waiting: [ReferralName]
    private var outcomes: [BulkOutcome] = []
    private var before: [Referral] = []

    let unit = "referral"
    var done: String { command == nil ? "taken back" : "done" }
    var progress: (done: Int, of: Int) { (outcomes.count, outcomes.count + waiting.count) }
    var next: ReferralName? { waiting.first }
    /// Taken when it ends or is stopped: what was done is one step to undo, what was not taken back still stands.
    var partly: Reply? {
        let stands = command == nil ? before.filter { waiting.contains(.id($0.id)) } : before
        if !stands.isEmpty { desk.past.append(stands) }
        return .many(outcomes)
    }

    init?(_ request: Request, by actor: Actor, at desk: FakeDesk, portion: Int) {
        self.desk = desk
        self.actor = actor
        self.portion = portion
        switch request {
        case .performMany(let command, let names):
            self.command = command
            waiting = names
        case .compensate(.undo, .id(let id)):
            guard let index = desk.past.lastIndex(where: { $0.contains { $0.id == id } }) else { return nil }
            command = nil
            before = desk.past.remove(at: index)
            waiting = before.map { .id($0.id) }
        case _: return nil
        }
    }

    func goOn() throws(Failure) -> Reply? {
        for name in waiting.prefix(portion) {
            guard case .id(let id) = name, let was = desk.referrals[id] else { continue }
            do throws(Failure) {
                outcomes.append(BulkOutcome(name: name, result: .success(try doOne(id, was))))
            } catch {
                outcomes.append(BulkOutcome(name: name, result: .failure(error)))
            }
        }
        waiting = Array(waiting.dropFirst(portion))
        return waiting.isEmpty ? partly : nil
    }

    private func doOne(_ id: Int64, _ was: Referral) throws(Failure) -> Outcome {
        if let command {
            let outcome = try desk.perform(command, id, actor)
            before.append(was)
            return outcome
        }
        guard let stood = before.first(where: { $0.id == id }) else { throw .refused(.nothingToUndo) }
        desk.referrals[id] = stood
        var outcome = Outcome(
            action: .snooze, referral: stood, patient: desk.patient(of: stood),
            worklists: desk.lists(of: stood).map(\.worklist), service: nil, unopened: [], isRehearsal: false)
        outcome.compensation = .undo
        return outcome
    }
}
