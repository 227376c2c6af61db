// What may be asked of free places: who could come, and what more places would change.

public import ReferralDomain

/// A question about places that are free.
public enum PlacesRequest: Hashable, Sendable, Codable {
    /// Who could be offered a slot, in order of need; so many at most.
    case offerTo(slot: String, limit: Int)
    /// Free slots of a service from now on and before a day, each with whom it would go to in order of need.
    case freed(service: String, until: Day)
    /// What a service offers so many weeks ahead, and who would be late without, and with, added places.
    case capacity(service: String, weeks: Int, added: AddedPlaces?)

    /// Who may ask it.
    var roles: Set<Role> {
        switch self {
        case .offerTo, .freed: [.clerk, .triage, .clinician, .supervisor]
        case .capacity: [.supervisor, .manager, .commissioner]
        }
    }
}

/// The answer, of the case that belongs to the question.
public enum PlacesReply: Hashable, Sendable {
    case freed([FreedPlace])
    case capacity(CapacityAnswer)
}

/// A place that is free, and who could come.
public struct FreedPlace: Hashable, Sendable {
    public var slot: Slot
    /// In order of need.
    public var people: [FreedCandidate]
    /// There are more than those.
    public var hasMore = false
}

/// Somebody who could be offered a place.
public struct FreedCandidate: Hashable, Sendable {
    /// Without its comment.
    public var referral: Referral
    public var patient: Patient
    /// The later appointment that they have.
    public var booked: Instant?
    /// The last day on which being seen is in time.
    public var lastGoodDay: Day?
    /// A colleague who has it in hand.
    public var inHand: StaffMember?
    /// What the place is not of what the clinician asked for, in words.
    public var unlikeWish: [String] = []
}

/// What a service offers, and what more would change.
public struct CapacityAnswer: Hashable, Sendable {
    public var service: String
    public var lines: [CapacityLine]
    public var added: AddedPlaces?
    public var waiting: Int
    /// Who would be late with the places that there are.
    public var late: Int
    public var saved: Int
    public var lateInstead: Int
    /// Those who would not be late with the added places, in order of need; nil for roles that see no patients.
    public var people: [FreedCandidate]?
}

extension Patient {
    /// Numbers to ring, the mobile first.
    public var phones: [String] { [mobile, phone].compactMap { $0 }.filter { !$0.isEmpty } }
}
