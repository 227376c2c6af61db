// Who has a referral in hand: its owner, a claim that ends by itself, a snooze. It changes without the referral's version.

/// A reading of the machine's clock that runs on from its start and that no setting moves.
public struct BootMoment: Hashable, Sendable, Codable {
    /// Which start of the machine it counts from.
    public var id: String
    /// Seconds since then.
    public var seconds: Int64

    public init(id: String, seconds: Int64) {
        self.id = id
        self.seconds = seconds
    }

    /// Seconds to this end: by the machine's own clock while the machine runs on, else to the same end on the wall's.
    public func left(at boot: BootMoment, orUntil until: Instant, now: Instant) -> Int64 {
        max(0, id == boot.id ? seconds - boot.seconds : until.seconds - now.seconds)
    }
}

/// A colleague's hold on a referral while they work on it; it ends by itself.
public struct Claim: Hashable, Sendable, Codable {
    public var by: StaffMember
    public var since: Instant
    /// When it ends unless a key is pressed, by the wall clock.
    public var until: Instant
    /// The same end by the machine's own clock, which counts while the machine has not been started anew.
    public var end: BootMoment

    public init(by: StaffMember, since: Instant, until: Instant, end: BootMoment) {
        self.by = by
        self.since = since
        self.until = until
        self.end = end
    }

    /// Whether it still holds.
    public func isLive(at now: Instant, boot: BootMoment) -> Bool {
        end.left(at: boot, orUntil: until, now: now) > 0
    }
}

/// Put off until a moment, for a reason that colleagues can read.
public struct Snooze: Hashable, Sendable, Codable {
    public var until: Instant
    /// Not clinical.
    public var reason: String
    public var by: StaffMember
    public var since: Instant

    public init(until: Instant, reason: String, by: StaffMember, since: Instant) {
        self.until = until
        self.reason = reason
        self.by = by
        self.since = since
    }
}

/// Who has a referral in hand on one side of it.
public struct Handling: Hashable, Sendable, Codable {
    public var owner: StaffMember?
    public var ownedSince: Instant?
    public var claim: Claim?
    public var snooze: Snooze?
    /// When somebody last did anything to it.
    public var touchedAt: Instant?

    public init() {}

    /// Nobody owns it, works on it or has put it to sleep.
    public var isNobodys: Bool { owner == nil && claim == nil && snooze == nil }
}

/// What a colleague noted for others of the house.
public struct Note: Hashable, Sendable, Codable {
    /// Row id.
    public var id: Int64
    public var by: StaffMember
    public var at: Instant
    /// Only for those who may have clinical text.
    public var isClinical: Bool
    public var text: String

    public init(id: Int64, by: StaffMember, at: Instant, isClinical: Bool, text: String) {
        self.id = id
        self.by = by
        self.at = at
        self.isClinical = isClinical
        self.text = text
    }
}

/// A question handed up to a colleague: clinical text.
public struct Question: Hashable, Sendable, Codable {
    /// Row id.
    public var id: Int64
    public var by: StaffMember
    public var of: StaffMember
    public var askedAt: Instant
    public var text: String

    public init(id: Int64, by: StaffMember, of: StaffMember, askedAt: Instant, text: String) {
        self.id = id
        self.by = by
        self.of = of
        self.askedAt = askedAt
        self.text = text
    }
}
