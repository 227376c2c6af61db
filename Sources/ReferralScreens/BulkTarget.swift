// The referrals that one form acts on together, and how what came of each is told.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// One of the marked rows of a list.
struct BulkTarget: Hashable, Sendable {
    var referral: Int64
    /// Name and NHS number.
    var label: String

    init?(_ item: WorklistItem) {
        guard let id = item.referral else { return nil }
        referral = id
        label = "\(item.patient ?? "Name not known") \(item.nhsNumber?.shown ?? "NHS number not known")"
    }

    var name: ReferralName { .id(referral) }
}

extension [BulkTarget] {
    /// The first names and how many more: what a confirmation says.
    var briefly: String {
        let first = prefix(3).map(\.label).joined(separator: "; ")
        return count > 3 ? "\(first); and \(grouped(count - 3)) more" : first
    }
}

extension ReferralAction {
    /// Why it is not done to many at once; nil where it may be.
    var whyNotInBulk: String? {
        if takesSlot { return "\(label) is done one patient at a time: each needs a slot of their own." }
        if rule.isClinical || rule.needs.contains(.document) {
            return "\(label) is decided one referral at a time, on its own letter."
        }
        return nil
    }
}

extension [BulkOutcome] {
    /// `Assigned: 10 referrals.`, how many could not be, and how many of `all` were left when it was stopped.
    func sentence(_ action: ReferralAction, of all: Int) -> String {
        let done = count(where: \.isDone)
        let left = count - done
        let undo = action.rule.isUndoable && done > 0 ? " u takes it back." : ""
        let stopped = all > count ? " \(grouped(all - count)) left as they were, still marked." : ""
        return (stopped.isEmpty ? "" : "Stopped. ") + "\(action.done): \(counted(done, "referral"))."
            + (left > 0 ? " \(grouped(left)) could not be." : "") + stopped + undo
    }

    /// One line a referral: what was done, or why not.
    func lines(_ targets: [BulkTarget]) -> [String] {
        map { outcome in
            switch outcome.result {
            case .success(let done): return done.sentence
            case .failure(let failure):
                let who = targets.first { $0.name == outcome.name }?.label ?? "A referral"
                return "NOT DONE: \(who). \(failure.sentence)"
            }
        }
    }
}
