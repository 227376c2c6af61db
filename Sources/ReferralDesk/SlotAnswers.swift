// Free slots for a referral: the best one with its reason, what comes next, and what is not proposed.

internal import AppointmentBooking
public import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

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

/// What is asked of a place that is kept while somebody books it.
public enum HoldRequest: Hashable, Sendable, Codable {
    /// Holds it for a few minutes, from now on where it is held already.
    case take(slot: String, for: ReferralName)
    /// Lets go what the actor holds for a referral.
    case release(ReferralName)
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
        if actor.role.side == .referrer, place.kind == .indirectlyBookable {
            let number = try it.profile(of: id)?.phone.map { ", on \($0)" } ?? ""
            return SuitableSlots(
                slots: [], best: nil, why: "Patients book at this service by telephone\(number).", service: place)
        }
        if actor.role.side == .referrer, place.kind == .triage {
            return SuitableSlots(
                slots: [], best: nil, why: "This service has no appointments to book: send the referral for triage.",
                service: place)
        }
        let choice = try it.slotChoice(
            for: referral, service: place, seenFrom: actor.role.side, by: holdView(actor, now: now))
        var found = SuitableSlots(
            slots: choice.slots, best: choice.best, why: choice.why, service: place, next: choice.next)
        found.notProposed = choice.notProposed
        found.reasonableDeclined = try it.offers(of: referral.id).reasonableDeclined
        return found
    }

    /// Slots of a service as the actor sees them.
    func slots(_ query: SlotQuery, for actor: Actor, now: Instant) throws(Failure) -> [Slot] {
        try store.read { (it) throws(Failure) in
            let name = query.clinician.map { Folding.folded($0) }
            let found = try it.held(try it.slots(query), for: holdView(actor, now: now)).filter { slot in
                name.map { Folding.folded(slot.clinician ?? "").contains($0) } ?? true
            }
            guard actor.role.side == .referrer else { return found }
            if try it.service(query.service)?.kind == .triage { return [] }
            let profile = try it.profile(of: query.service)
            return found.filter {
                $0.hiding(under: profile, from: .referrer, priority: query.priority, at: now) == nil
            }
        }
    }

    func holdView(_ actor: Actor, now: Instant) -> HoldView {
        HoldView(staff: actor.staff.id, now: now, boot: bootClock())
    }

    /// Holds a place for a referral, or lets it go. Nothing of it is journalled: the referral stays as it is.
    func answer(_ request: HoldRequest, for actor: Actor, now: Instant) throws(Failure) -> SlotHold? {
        try store.write { (it) throws(Failure) in
            switch request {
            case .release(let name):
                let referral = try visible(name, to: Visibility(of: actor), in: it.reading)
                try it.release(holdOf: actor.staff.id, for: referral.id)
                return nil
            case .take(let id, let name):
                let referral = try visible(name, to: Visibility(of: actor), in: it.reading)
                let view = holdView(actor, now: now)
                guard let slot = try it.reading.slot(id, for: view) else { throw .refused(.slotUnknown(id)) }
                if slot.closed { throw .refused(.slotClosed(id)) }
                if slot.start < now { throw .refused(.slotPast(id)) }
                var booking = ReferralCommand(.book)
                booking.slot = id
                let facts = try it.reading.facts(
                    of: referral, for: actor, command: booking, reasons: reasons, now: now, boot: view.boot)
                if let refusal = facts.refusalOfBooking(from: actor.role.side) ?? slot.noRoom {
                    throw .refused(refusal)
                }
                let hold = SlotHold(slot: id, referral: referral.id, by: actor.staff, from: now, boot: view.boot)
                try it.take(hold, for: view)
                return hold
            }
        }
    }
}
