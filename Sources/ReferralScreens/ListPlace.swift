// Where an open referral stands: in a list, or in a run through one.

internal import ReferralDesk
internal import ReferralDomain

/// Where in a worklist, or in a run through it, an open referral stands.
struct ListPlace: Hashable, Sendable {
    /// What a run shows besides how far it is.
    struct Run: Hashable, Sendable {
        /// Of what is left, and of what was passed over and still waits.
        var overdue: Int
    }

    var worklist: Worklist
    var number: Int
    var count: Int
    /// nil where it was opened from the list itself.
    var run: Run?
    /// One that the run has left behind lies open again.
    var isBehind = false

    /// `12 of 37, 3 overdue, Referrals for Review`.
    var words: String {
        if isBehind { return "looked at again, \(worklist.label)" }
        let late = run.map { ", \(grouped($0.overdue)) overdue" } ?? ""
        return "\(grouped(number)) of \(grouped(count))\(late), \(worklist.label)"
    }

    /// Whether an act ends the work on it here: it left the list, or in a run it is a colleague's or another day's now.
    func isDone(by outcome: Outcome) -> Bool {
        let passesOn: Set<ReferralAction> = [.handUp, .assign, .snooze]
        return !outcome.worklists.contains(worklist) || run != nil && passesOn.contains(outcome.action)
    }
}

extension RunProgress {
    /// Where the referral in hand, or the next one, stands: what was done and passed over lies before it.
    var place: ListPlace {
        let before = run.handled + run.skipped
        return ListPlace(
            worklist: run.worklist, number: before + min(1, remaining), count: before + remaining,
            run: ListPlace.Run(overdue: overdue + passedOverdue))
    }
}
