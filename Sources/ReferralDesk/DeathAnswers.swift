// What is told of a patient's death, and of the referrals that end or are opened again with it.

public import ReferralDomain

/// What is known of a patient's death, and what it leaves open.
public struct DeathAnswer: Hashable, Sendable {
    public var patient: Patient
    public var openReferrals: [OtherReferral]
    /// What is still to follow appointments of theirs.
    public var followUps: Int
    /// Referrals that the death ended and that `reopenReferrals` would open again.
    public var ended: Int
}

/// What became of one referral of several that were ended or opened again together.
public struct SettledReferral: Hashable, Sendable {
    public var referral: Referral
    /// Why it was left as it is; nil where it was done.
    public var refusal: Refusal?
    /// Opened again without the appointment it had, and why.
    public var lostAppointment: Refusal?
    /// How much that was to follow its appointment ended with it, or is open again.
    public var followUps = 0
    /// It was closed before, and what was to follow is all that changed.
    public var isOnlyFollowUps = false
    public var worklists: [Worklist] = []
}
