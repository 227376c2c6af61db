// One line of the audit trail: who saw or did what, and of whom.

/// One thing that somebody saw or did.
public struct AuditLine: Hashable, Sendable {
    public var seq: Int64
    public var at: Instant
    /// When it took place, where that was said to be another moment.
    public var happenedAt: Instant
    public var user: String
    /// As colleagues know them; nil where no staff record has that login.
    public var name: String?
    public var role: String
    public var onBehalfOf: String?
    public var action: String
    public var subject: JournalSubject
    /// What of the referral it concerns.
    public var referral: ReferralReference?
    public var ubrn: UBRN?
    public var nhsNumber: String?
    public var hospitalNumber: String?
    public var document: Int64?

    public init(
        seq: Int64, at: Instant, user: String, name: String?, role: String, action: String, subject: JournalSubject
    ) {
        self.seq = seq
        self.at = at
        happenedAt = at
        self.user = user
        self.name = name
        self.role = role
        self.action = action
        self.subject = subject
    }
}
