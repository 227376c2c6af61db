// Decisions made in a clinician's name: counted under their delegation, and signed by the clinician where they come back.

internal import ReferralDomain
internal import ReferralStore

extension Writing {
    /// Counts a decision that was just made under a delegation; one that comes back goes on the clinician's list.
    /// `before` is the referral as the delegation was looked at.
    func noteIfDelegated(
        _ action: ReferralAction, on before: Referral, _ saved: Referral, by actor: Actor, policy: Policy,
        at now: Instant
    ) throws(Failure) {
        guard actor.role.clinicalText == .underDelegation, action.rule.isClinical, action.rule.kind == .referral else {
            return
        }
        let today = now.londonDay
        let born = try reading.patient(before.patient)?.born
        let live = try reading.delegations(for: actor, on: today)
        guard let delegation = live.covering(before, born: born, action: action, on: today) else { return }
        if try noteDelegatedAct(action, on: saved.id, under: delegation, at: now) {
            try refreshWorklists(of: saved, policy: policy, at: now)
        }
    }

    /// The clinician signs every decision on a referral that waits for them, or for a colleague whose leave they cover;
    /// returns which acts those were.
    func countersign(_ referral: Referral, by actor: Actor, at now: Instant) throws(Failure) -> FieldChange {
        var acts: [String] = []
        for person in try reading.ownersSeen(by: actor.staff.id, on: now.londonDay).sorted() {
            acts += try reading.openCountersignatures(of: referral.id, by: person).map(\.action)
            _ = try countersign(referral.id, by: person, at: now)
        }
        guard !acts.isEmpty else { throw .refused(.nothingToCountersign) }
        return FieldChange(field: "countersigned", before: nil, after: acts.joined(separator: ","))
    }
}
