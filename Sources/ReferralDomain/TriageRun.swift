// A run through a list: where somebody stands in it, so that it can be left and taken up again.

/// Somebody's run through a list.
public struct TriageRun: Hashable, Sendable, Codable {
    /// Row id; 0 before it is saved.
    public var id: Int64 = 0
    public var worklist: Worklist
    /// Only this service's rows; nil for all.
    public var service: String?
    public var startedAt: Instant
    public var pausedAt: Instant?
    /// Referrals acted on.
    public var handled = 0
    public var skipped = 0
    /// Row id of the referral in hand.
    public var current: Int64?

    public init(worklist: Worklist, service: String?, startedAt: Instant) {
        self.worklist = worklist
        self.service = service
        self.startedAt = startedAt
    }
}

/// What became of one referral of a run.
public struct RunDeed: Hashable, Sendable {
    /// Row id.
    public var referral: Int64
    public var patient: Patient
    /// The last act of whoever runs on it, as the journal names it; nil where they passed it over.
    public var action: String?

    public init(referral: Int64, patient: Patient, action: String?) {
        self.referral = referral
        self.patient = patient
        self.action = action
    }
}
