// Decisions made in a clinician's name: counted under their delegation, and signed by the clinician where they come back.

public import ReferralDomain
public import ReferralStore

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
            try refreshWorklists(of: saved, policy: policy)
        }
    }

    /// The clinician signs every decision on a referral that waits for them; the referral keeps its version.
    public func countersign(
        _ command: ReferralCommand, on referral: Referral, by actor: Actor, facts: ReferralFacts, policy: Policy
    ) throws(Failure) -> Referral {
        let refusal = referral.refusal(of: .countersign, by: actor, facts: facts)
        if let refusal, refusal.isAboutTheUser { throw .refused(refusal) }
        if let expected = command.expectedVersion, expected != referral.version {
            throw .refused(.versionConflict(expected: expected, actual: referral.version))
        }
        if let refusal { throw .refused(refusal) }
        if let comment = command.comment, comment.count > commentLimit {
            throw .refused(.commentTooLong(limit: commentLimit))
        }
        let acts = try reading.openCountersignatures(of: referral.id, by: actor.staff.id).map(\.action)
        let signed = try countersign(referral.id, by: actor.staff.id, at: facts.now)
        guard signed > 0 else { throw .refused(.nothingToCountersign) }
        try recordCountersigning(
            acts, of: referral, text: command.comment, by: Signature(actor), at: facts.now,
            happenedAt: command.happenedAt)
        try refreshWorklists(of: referral, policy: policy)
        return referral
    }
}
