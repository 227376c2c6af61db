// Referrals and hands spelt field by field, alike for desk, model and journal, so that a difference names its field.

import ReferralDomain

private func spell(_ value: (some Any)?) -> String { value.map { "\($0)" } ?? "-" }
private func spell(_ moment: Instant?) -> String { spell(moment?.seconds) }

extension Walk {
    /// The desk's referral, by the journal's names of its fields.
    func spelt(_ it: Referral) -> [String: String] {
        [
            "state": it.state.rawValue, "state_since": spell(it.stateSince), "reason": spell(it.reason),
            "comment": spell(it.comment), "instruction": spell(it.instruction),
            "priority": spell(it.priority?.rawValue), "service": spell(it.service),
            "shortlist": it.shortlist.joined(separator: ","),
            "clinical_information": spell(it.clinicalInformation?.rawValue),
            "clinical_info_first": spell(it.clinicalInfoFirstSubmitted),
            "clinical_info_last": spell(it.clinicalInfoLastUpdated), "review_status": spell(it.reviewStatus?.rawValue),
            "accepted": it.accepted ? "1" : "0", "returned_to_referrer": it.returnedToReferrer ? "1" : "0",
            "acknowledged": it.acknowledged ? "1" : "0", "cancelled_outside": it.cancelledOutside ? "1" : "0",
            "cancel_in_pas": it.cancelInPAS ? "1" : "0", "outcome": spell(it.outcome),
            "deferred_at": spell(it.deferredAt), "last_contact": spell(it.lastContact),
            "appointment": spell(
                it.appointment.map { visit in
                    [visit.status.rawValue, visit.slot, visit.start?.iso].compactMap { $0 }.joined(separator: " ")
                }),
            "needs": spell(PatientNeed.text(it.needs)),
            "rtt_start": spell(it.clock.start), "rtt_nullified_at": spell(it.clock.nullifiedAt),
            "rtt_restart": spell(it.clock.restart), "rtt_stop": spell(it.clock.stop),
            "first_seen_at": spell(it.clock.firstSeenAt), "first_missed_at": spell(it.clock.firstMissedAt),
        ]
    }

    /// The model's.
    func spelt(_ it: ModelCase) -> [String: String] {
        [
            "state": it.state.rawValue, "state_since": spell(it.since), "reason": spell(it.reason),
            "comment": spell(it.comment), "instruction": spell(it.instruction),
            "priority": spell(it.priority?.rawValue), "service": spell(it.service),
            "shortlist": it.shortlist.joined(separator: ","), "clinical_information": spell(it.letter?.rawValue),
            "clinical_info_first": spell(it.letterFirst), "clinical_info_last": spell(it.letterLast),
            "review_status": spell(it.review?.rawValue), "accepted": it.accepted ? "1" : "0",
            "returned_to_referrer": it.returned ? "1" : "0", "acknowledged": it.acknowledged ? "1" : "0",
            "cancelled_outside": it.cancelledOutside ? "1" : "0", "cancel_in_pas": it.cancelInPAS ? "1" : "0",
            "outcome": spell(it.outcome), "deferred_at": spell(it.deferredAt),
            "last_contact": spell(it.lastContact),
            "appointment": spell(it.visit.map { "\($0.status.rawValue) \($0.slot) \($0.start.iso)" }),
            "needs": it.needs.isEmpty ? "-" : it.needs.map { spelt($0) }.joined(separator: "\n"),
            "rtt_start": spell(it.clock.start), "rtt_nullified_at": spell(it.clock.nullified),
            "rtt_restart": spell(it.clock.restart), "rtt_stop": spell(it.clock.stop),
            "first_seen_at": spell(it.clock.firstSeen), "first_missed_at": spell(it.clock.firstMissed),
        ]
    }

    private func spelt(_ need: ModelNeed) -> String {
        let own = [need.kind, need.detail ?? "", "staff", "\(need.since.seconds)", need.isWanted ? "yes" : "no"]
        let made = need.arranged.map { ["\($0.start.seconds)", $0.slot, $0.detail ?? "", $0.reference] } ?? []
        return (own + made).joined(separator: "|")
    }

    /// What a patient was offered and said, with whether it was reasonable.
    func spelt(_ history: OfferHistory) -> [String] {
        history.offers.map { offer in
            "\(offer.slot) by \(offer.offeredBy) at \(offer.offeredAt.seconds) \(offer.state.rawValue) "
                + "\(offer.reason?.rawValue ?? "-") \(history.isReasonable(offer))"
        }
    }

    func spelt(offersOf it: ModelReferral) -> [String] {
        it.offers.filter { !$0.isWithdrawn }.map { offer in
            let state = offer.declined != nil ? "declined" : offer.accepted != nil ? "accepted" : "open"
            return "\(offer.slot) by \(offer.by) at \(offer.at.seconds) \(state) "
                + "\(offer.declined?.reason ?? "-") \(it.isReasonable(offer))"
        }
    }

    /// Who has it in hand now; what has ended by itself is nobody's.
    func spelt(_ hand: Handling) -> String {
        let now = office.model.now
        let claim = hand.claim.flatMap { now < $0.until ? $0 : nil }
        let snooze = hand.snooze.flatMap { now < $0.until ? $0 : nil }
        return "owner \(spell(hand.owner?.id)) since \(spell(hand.ownedSince)), "
            + "claim \(spell(claim?.by.id)) \(spell(claim?.since)) to \(spell(claim?.until)), "
            + "snooze \(spell(snooze?.by.id)) \(spell(snooze?.since)) to \(spell(snooze?.until)) "
            + "\(spell(snooze?.reason)), touched \(spell(hand.touchedAt))"
    }

    func spelt(_ hand: ModelHand) -> String {
        let claim = hand.liveClaim(at: office.model.now)
        let snooze = hand.liveSnooze(at: office.model.now)
        return "owner \(spell(hand.owner)) since \(spell(hand.ownedSince)), "
            + "claim \(spell(claim?.by)) \(spell(claim?.since)) to \(spell(claim?.until)), "
            + "snooze \(spell(snooze?.by)) \(spell(snooze?.since)) to \(spell(snooze?.until)) "
            + "\(spell(snooze?.reason)), touched \(spell(hand.touched))"
    }
}
