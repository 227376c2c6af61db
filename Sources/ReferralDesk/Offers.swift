// Offers at the desk: what an offer comes to and what to offer next; when a patient cannot come, and would rather.

public import ReferralDomain
internal import ReferralStore

/// What an offer, or a patient's no to one, comes to.
public struct OfferOutcome: Hashable, Sendable {
    public var offer: Offer
    public var isReasonable: Bool
    /// Reasonable offers that the patient has declined by now.
    public var reasonableDeclined: Int
    /// A clinician may speak with the patient about waiting.
    public var isForClinician: Bool
    /// After a no: what to offer next; nil where nothing suits.
    public var next: Slot?
    /// After a no: why that one, or why none.
    public var why: String?
}

/// What is asked and said of when a patient can come.
public enum ChoiceRequest: Hashable, Sendable, Codable {
    case show
    /// The patient cannot come from one day to another.
    case away(from: Day, until: Day, why: String?)
    /// They can after all, by the number of what was said.
    case backAgain(Int64)
    /// In place of what they said before; nothing takes it away.
    case prefer(PatientPreferences)
}

extension ReferralDetail {
    /// Days since the clock began on which the patient could not come; no clock leaves them out.
    public var daysAway: Int {
        referral.waitStart.map { choice.daysAway(from: $0.at.londonDay, to: asOf.londonDay) } ?? 0
    }
}

extension Desk {
    func offerOutcome(
        _ command: ReferralCommand, _ referral: Referral, facts: ReferralFacts, by actor: Actor, in it: Reading,
        now: Instant
    ) throws(Failure) -> OfferOutcome {
        let history = try it.offers(of: referral.id)
        let wanted = command.slot ?? facts.offers.open()?.slot
        guard let offer = history.offers.last(where: { $0.slot == wanted }) else {
            throw .damaged("an offer that was not kept")
        }
        var outcome = OfferOutcome(
            offer: offer, isReasonable: history.isReasonable(offer), reasonableDeclined: history.reasonableDeclined,
            isForClinician: history.isForClinician)
        guard command.action == .declineOffer else { return outcome }
        let found = try suitableSlots(for: referral, at: facts.slot?.service, by: actor, in: it, now: now)
        outcome.next = found.best.map { found.slots[$0] }
        outcome.why = found.why
        return outcome
    }

    func answer(
        _ request: ChoiceRequest, of name: PatientName, for actor: Actor, now: Instant
    ) throws(Failure) -> Reply {
        try store.write { (it) throws(Failure) in
            let patient = try visiblePatient(name, to: Visibility(of: actor), in: it.reading)
            let before = try it.reading.choice(of: patient.id)
            let signature = Signature(actor)
            switch request {
            case .show: break
            case .away(let first, let last, let why):
                guard first <= last else {
                    throw .badInput("The last day, \(last.iso), is before the first, \(first.iso).")
                }
                if let why, why.count > commentLimit { throw .refused(.commentTooLong(limit: commentLimit)) }
                try it.insert(Away(first: first, last: last, why: why), of: patient.id, by: signature, at: now)
            case .backAgain(let id):
                guard let away = before.away.first(where: { $0.id == id }) else {
                    throw .notFound("days of that number on which the patient cannot come")
                }
                try it.remove(away, of: patient.id, by: signature, at: now)
            case .prefer(let next):
                if let notice = next.notice, !(1...90).contains(notice) {
                    throw .badInput("Notice is from 1 to 90 days, not \(notice).")
                }
                guard next != before.preferences else { break }
                try it.save(next, before: before.preferences, of: patient.id, by: signature, at: now)
            }
            return .choice(patient, try it.reading.choice(of: patient.id))
        }
    }
}
