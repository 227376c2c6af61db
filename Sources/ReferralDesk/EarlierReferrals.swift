// What earlier referrals of the same patient have to read: their letters and what was decided on them.

public import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

/// An earlier referral of the same patient, as whoever reads a new letter wants it beside them.
public struct EarlierReferral: Hashable, Sendable {
    /// Its comment is nil where no clinical text of it may be read.
    public var referral: Referral
    public var service: Service?
    public var specialty: String?
    /// nil where no clinical text of it may be read.
    public var documents: [ReferralDocument]?
    /// Its advice and guidance conversation.
    public var messages: [AdviceMessage] = []
    /// Clinical acts on it with their words, in order of time; none where no clinical text of it may be read.
    public var decisions: [HistoryLine] = []

    init(referral: Referral, service: Service?, specialty: String?) {
        self.referral = referral
        self.service = service
        self.specialty = specialty
    }
}

extension Desk {
    /// Those that came before a referral, newest first; each is looked at on its own.
    func earlier(than name: ReferralName, for actor: Actor, now: Instant) throws(Failure) -> [EarlierReferral] {
        let visibility = Visibility(of: actor)
        return try store.read { (it) throws(Failure) in
            let referral = try visible(name, to: visibility, in: it)
            var found: [EarlierReferral] = []
            for earlier in try it.referrals(of: referral.patient, for: visibility, before: referral) {
                found.append(try self.earlier(earlier, for: actor, in: it, now: now))
            }
            return found
        }
    }

    private func earlier(
        _ referral: Referral, for actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> EarlierReferral {
        var found = EarlierReferral(
            referral: referral, service: try referral.service.flatMap { (id) throws(Failure) in try it.service(id) },
            specialty: referral.specialty.map { displays(.specialty, in: it)[$0] ?? $0 })
        guard try it.mayReadClinicalText(of: referral, for: actor, now: now) else {
            found.referral.comment = nil
            return found
        }
        found.documents = try it.documents(of: referral.id, withText: true)
        found.messages = try messages(of: referral, in: it)
        found.decisions = try history(of: referral, withText: true, for: actor, in: it).filter(\.isClinicalDecision)
        return found
    }
}

extension HistoryLine {
    /// A clinical act of the provider's.
    public var isClinicalDecision: Bool {
        guard let rule = ReferralAction(rawValue: entry.action)?.rule else { return false }
        return rule.isClinical && rule.roles.contains(.clinician)
    }
}
