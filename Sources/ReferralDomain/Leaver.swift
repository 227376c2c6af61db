// A leaver's list: what ended with them, and what a colleague has to take on.

/// One thing that a leaver leaves behind.
public struct HandOverItem: Hashable, Sendable, Codable {
    /// What kind of thing it is.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// A delegate may no longer act for them; only a clinician can delegate anew.
        case delegationGiven = "delegation-given"
        /// A clinician has lost their delegate.
        case delegationHeld = "delegation-held"
        /// A delegated decision waits for their countersignature.
        case countersignature
        /// A workgroup in which nobody would be left.
        case workgroup
        /// A referral allocated to them.
        case allocatedReferral = "allocated-referral"
        /// A colleague's leave that they were to cover.
        case cover
        /// A referral assigned to them.
        case ownedReferral = "owned-referral"
        /// A referral they were working on.
        case claimedReferral = "claimed-referral"
        /// A colleague's question that waits for them.
        case question
        /// A run through a list that they left.
        case run
        /// A list that was theirs, or theirs in somebody's absence, to see to and sign off.
        case duty
        /// A service whose suspected-cancer referrals nobody could review any more.
        case suspectedCancerList = "suspected-cancer-list"
        /// A form begun and not sent: it ends with them, and a colleague looks at the referral.
        case draft
    }

    public var kind: Kind
    /// Number of the delegation or leave, id of the service, reference of the referral.
    public var id: String
    /// In words, without patient data.
    public var detail: String
    /// The side of a referral in hand.
    public var side: Role.Side?
    /// Login of the colleague who has taken it on.
    public var handedTo: String?

    public init(kind: Kind, id: String, detail: String, side: Role.Side? = nil) {
        self.kind = kind
        self.side = side
        self.id = id
        self.detail = detail
    }
}

/// What ended when somebody left, in numbers, and what remains to be handed over.
public struct Leaving: Hashable, Sendable, Codable {
    public var user: String
    public var handedTo: String?
    /// By kind, such as `delegations-given`.
    public var ended: [String: Int]
    public var handOver: [HandOverItem]

    public init(user: String, handedTo: String?, ended: [String: Int], handOver: [HandOverItem]) {
        self.user = user
        self.handedTo = handedTo
        self.ended = ended
        self.handOver = handOver
    }
}
