// Free slots and offers at the small desk in memory.

import ReferralDomain

@testable import ReferralDesk

extension FakeDesk {
    func suitable(
        _ slots: [Slot], best: Int?, why: String, service: Service?, declined: Set<String>
    ) -> SuitableSlots {
        var found = SuitableSlots(slots: slots, best: best, why: why, service: service)
        for slot in slots {
            if declined.contains(slot.id) { found.notProposed[slot.id] = .declined(.day) }
            if slot.free == 0, let hold = slot.held.first { found.notProposed[slot.id] = .held(hold) }
        }
        return found
    }

    /// Keeps an offer, or the patient's no to it.
    func offer(
        _ command: ReferralCommand, _ referral: Referral, _ actor: Actor
    ) throws(Failure) -> Outcome {
        let facts = facts(referral, command)
        do {
            _ = try referral.handled(
                command, by: actor, facts: facts, policy: Policy(calendar: WorkingCalendar(bankHolidays: [])))
        } catch {
            throw .refused(error)
        }
        guard let slot = facts.slot else { throw .notFound("slot") }
        var offer = Offer(
            slot: slot.id, start: slot.start, clinician: slot.clinician, offeredAt: clock, offeredBy: actor.staff.login)
        offer.reason = command.reason.flatMap { Offer.Reason(rawValue: $0) }
        offer.declinedAt = offer.reason.map { _ in clock }
        offers[referral.id, default: OfferHistory()].offers.append(offer)
        let history = offers[referral.id] ?? OfferHistory()
        var outcome = Outcome(
            action: command.action, referral: referral, patient: patient(of: referral),
            worklists: lists(of: referral).map(\.worklist), service: nil, unopened: [], isRehearsal: false)
        outcome.offer = OfferOutcome(
            offer: offer, isReasonable: history.isReasonable(offer), reasonableDeclined: history.reasonableDeclined,
            isForClinician: history.isForClinician,
            next: slots.first { slot in !history.declined.contains { $0.slot == slot.id } })
        return outcome
    }
}
