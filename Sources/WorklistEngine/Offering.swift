// Offers to patients: what the journal says of them, and the rows that go with its entry.

internal import ReferralDomain
internal import ReferralStore

extension Writing {
    /// What the journal keeps of a slot offered, or of a patient's no to it.
    func offerRemarks(_ command: ReferralCommand, facts: ReferralFacts) -> [FieldChange] {
        guard let offer = Self.offer(command, facts: facts, by: "") else { return [] }
        let moment = String(offer.start.seconds)
        var remarks: [FieldChange] =
            command.action == .offer ? [.added("offered", moment)] : [.added("declined", moment)]
        remarks.append(.added("of_slot", offer.slot))
        if command.action == .declineOffer { remarks.append(.added("decline_reason", command.reason)) }
        if let words = command.instruction { remarks.append(said(words)) }
        return remarks
    }

    /// The row that goes with an entry; a no to what was not on record as offered makes both at once.
    func saveOffer(
        _ command: ReferralCommand, of referral: Referral, by actor: Actor, facts: ReferralFacts, entry: Int64
    ) throws(Failure) {
        guard command.action.isOfOffers,
            let offer = Self.offer(command, facts: facts, by: actor.staff.login)
        else { return }
        let id = offer.id == 0 ? try insert(offer, of: referral.id, entry: entry) : offer.id
        guard command.action == .declineOffer, let reason = command.reason.flatMap({ Offer.Reason(rawValue: $0) })
        else { return }
        try decline(
            offer: id, reason: reason, said: command.instruction, by: actor.staff.login, at: facts.now, entry: entry)
    }

    /// The offer that a command speaks of: one on record that waits for the patient's word, or a new one of its slot.
    private static func offer(_ command: ReferralCommand, facts: ReferralFacts, by login: String) -> Offer? {
        if command.action == .declineOffer, let kept = facts.offers.open(of: command.slot) { return kept }
        return facts.slot.map {
            Offer(
                slot: $0.id, start: $0.start, clinician: $0.clinician, offeredAt: facts.now, offeredBy: login)
        }
    }
}
