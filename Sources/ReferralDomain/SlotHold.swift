// A place of a slot kept for a few minutes while somebody books it; it ends by itself and is nothing of the referral's.

/// Somebody's hold on a place of a slot.
public struct SlotHold: Hashable, Sendable, Codable {
    /// Slot id.
    public var slot: String
    /// Row id of the referral that is being booked.
    public var referral: Int64
    public var by: StaffMember
    /// When it ends unless a key is pressed, by the wall clock.
    public var until: Instant
    /// The same end by the machine's own clock.
    public var end: BootMoment

    /// Seconds that it lasts after a key.
    public static let length: Int64 = 180
    /// Seconds that a hold has lasted before a key makes it last anew: not every key costs a write.
    public static let renewedAfter: Int64 = 20

    public init(slot: String, referral: Int64, by: StaffMember, until: Instant, end: BootMoment) {
        self.slot = slot
        self.referral = referral
        self.by = by
        self.until = until
        self.end = end
    }

    /// One that begins now.
    public init(slot: String, referral: Int64, by: StaffMember, from now: Instant, boot: BootMoment) {
        self.init(
            slot: slot, referral: referral, by: by, until: now.adding(seconds: Self.length),
            end: BootMoment(id: boot.id, seconds: boot.seconds + Self.length))
    }

    /// Seconds that are left; 0 where it has ended.
    public func left(at now: Instant, boot: BootMoment) -> Int64 { end.left(at: boot, orUntil: until, now: now) }

    /// Whether a key makes it last anew.
    public func isToRenew(at now: Instant) -> Bool {
        now >= until.adding(seconds: Self.renewedAfter - Self.length)
    }
}

/// What others are told of a hold.
public struct HeldPlace: Hashable, Sendable, Codable {
    /// Who holds it, by name.
    public var by: String
    /// Seconds until it ends unless they press a key.
    public var seconds: Int64

    public init(by: String, seconds: Int64) {
        self.by = by
        self.seconds = seconds
    }
}

extension Slot {
    /// Why nobody else can be put in it now; nil where a place is free.
    public var noRoom: Refusal? {
        if free > 0 { return nil }
        guard unbooked > 0, let first = held.min(by: { $0.seconds < $1.seconds }) else { return .slotTaken(id) }
        return .slotHeld(id, first)
    }
}
