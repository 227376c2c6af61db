// Registers a request for advice and guidance that did not come from e-RS.

internal import ReferralDomain
internal import ReferralStore

/// A referrer's question.
public struct NewAdvice: Hashable, Sendable {
    /// Clinical text.
    public var message: String
    /// Lets the provider turn it into a referral.
    public var mayConvert: Bool

    public init(message: String, mayConvert: Bool) {
        self.message = message
        self.mayConvert = mayConvert
    }
}

extension Desk {
    /// Only a referrer asks for advice, and the question is the request.
    func checkAdvice(_ advice: NewAdvice?, by actor: Actor) throws(Failure) {
        guard let advice else { return }
        guard actor.role == .referrer else { throw .notAllowed(actor.role, "asking for advice") }
        guard !advice.message.allSatisfy(\.isWhitespace) else { throw .refused(.commentMissing) }
        guard advice.message.count <= adviceLimit else { throw .refused(.commentTooLong(limit: adviceLimit)) }
    }

    /// Begins a conversation with the referrer's question.
    func begin(
        _ advice: NewAdvice, _ new: Referral, by actor: Actor, at received: Instant, in it: Writing, now: Instant
    ) throws(Failure) -> Referral {
        var referral = new
        referral.state = .notBooked
        referral.advice = .providerResponseRequired
        referral.adviceMayConvert = advice.mayConvert
        referral.adviceFirstRequested = received
        referral.adviceLastUpdated = received
        // 18 weeks begin once it becomes a referral.
        referral.pathwayStart = nil
        var change = ReferralChange(
            before: nil, after: referral, action: "request-advice", signature: Signature(actor), at: now,
            happenedAt: received, text: advice.message)
        change.message = AdviceMessage(at: received, by: actor.staff.login, side: .referrer, text: advice.message)
        return try it.perform(change, policy: policy)
    }
}
