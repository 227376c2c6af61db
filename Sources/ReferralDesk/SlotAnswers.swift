// Free slots for a referral: the best one with its reason, what comes next, and what is not proposed.

internal import AppointmentBooking
public import ReferralDomain
internal import ReferralStore

/// Free slots for a referral, in order of time.
public struct SuitableSlots: Hashable, Sendable {
    public var slots: [Slot]
    /// Index of the best one; nil where there is none.
    public var best: Int?
    /// Why it is the best, or why there is none, in one sentence.
    public var why: String
    public var service: Service?
    /// What to offer after the best one, the better first.
    public var next: [NextSlot] = []
    /// Free slots that are not proposed, by slot id, and why.
    public var notProposed: [String: NotProposed] = [:]
    /// Reasonable offers that the patient declined.
    public var reasonableDeclined = 0
}

extension Desk {
    func suitableSlots(
        for name: ReferralName, at service: String?, by actor: Actor, now: Instant
    ) throws(Failure) -> SuitableSlots {
        let visibility = Visibility(of: actor)
        return try store.read { (it) throws(Failure) in
            let referral = try visible(name, to: visibility, in: it)
            return try suitableSlots(for: referral, at: service, by: actor, in: it, now: now)
        }
    }

    func suitableSlots(
        for referral: Referral, at service: String?, by actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> SuitableSlots {
        guard let id = service ?? referral.service ?? referral.shortlist.first else {
            return SuitableSlots(
                slots: [], best: nil, why: "No service is named on this referral, so there is nowhere to book.",
                service: nil)
        }
        let place = try it.service(id) ?? Service(id: id)
        let choice = try it.slotChoice(for: referral, service: place, seenFrom: actor.role.side, now: now)
        var found = SuitableSlots(
            slots: choice.slots, best: choice.best, why: choice.why, service: place, next: choice.next)
        found.notProposed = choice.notProposed
        found.reasonableDeclined = try it.offers(of: referral.id).reasonableDeclined
        return found
    }
}
