// Advice and guidance: the conversation that may come before a referral, kept as a referral that is not one yet.

/// Where an advice and guidance conversation stands (e-RS eRS-AdviceAndGuidanceStatus-1).
public enum AdviceState: String, CaseIterable, Sendable, Codable {
    case providerResponseRequired = "PROVIDER_RESPONSE_REQUIRED"
    case referrerToSubmitInformation = "REFERRER_TO_SUBMIT_FURTHER_INFORMATION"
    case referrerToReviewResponse = "REFERRER_TO_REVIEW_RESPONSE"
    case endedClosed = "CONVERSATION_ENDED_CLOSED"
    case endedCancelled = "CONVERSATION_ENDED_CANCELLED"
    case converted = "ADVICE_CONVERTED"

    /// Whose turn it is to speak; nil once the conversation is over.
    public var turn: AdviceMessage.Side? {
        switch self {
        case .providerResponseRequired: .provider
        case .referrerToSubmitInformation, .referrerToReviewResponse: .referrer
        case .endedClosed, .endedCancelled, .converted: nil
        }
    }
}

/// What a provider's answer does (e-RS eRS-GuidanceResponseOutcome-1).
public enum AdviceOutcome: String, CaseIterable, Sendable, Codable {
    case returnToReferrerWithAdvice = "RETURN_TO_REFERRER_WITH_ADVICE"
    case requireFurtherInformation = "REQUIRE_FURTHER_INFORMATION"
    case providerConverted = "PROVIDER_CONVERTED"
}

/// What a provider's advice recommends (e-RS eRS-GuidanceIntendedRecommendation-1).
public enum AdviceRecommendation: String, CaseIterable, Sendable, Codable {
    case adviceOnly = "ADVICE_ONLY_NO_REFERRAL_RECOMMENDED"
    case referralIfRequired = "ADVICE_FOLLOWED_BY_REFERRAL_IF_REQUIRED"
    case referralRecommended = "REFERRAL_RECOMMENDED"
    case other = "OTHER"
}

/// One message of a conversation.
public struct AdviceMessage: Hashable, Sendable, Codable {
    /// Who speaks.
    public enum Side: String, CaseIterable, Sendable, Codable { case provider, referrer }

    /// When it was sent.
    public var at: Instant
    /// Login, or the SDS user id of somebody in e-RS.
    public var by: String
    public var onBehalfOf: String?
    public var side: Side
    /// What it did; only of a provider's message that was written here.
    public var outcome: AdviceOutcome?
    public var recommendation: AdviceRecommendation?
    /// Clinical text; nil where it has none, or none any more.
    public var text: String?
    /// e-RS id of the message; nil while only we know of it.
    public var ersID: String?
    /// The name of who wrote it, as staff know them.
    public var byName: String?

    public init(at: Instant, by: String, side: Side, text: String?) {
        self.at = at
        self.by = by
        self.side = side
        self.text = text
    }
}

/// Characters of a message (e-RS A026) that e-RS takes.
public let adviceLimit = 8_000

extension ReferralAction {
    static let openAdvice = Set(AdviceState.allCases.filter { $0.turn != nil })
    static let referrersAdvice = Set(AdviceState.allCases.filter { $0.turn == .referrer })

    /// Whether its comment is a message of a conversation.
    public var isOfAdvice: Bool {
        [.advise, .askMore, .sendInformation, .convert, .closeAdvice, .createReferral].contains(self)
    }

    /// Characters that its comment may have.
    public var commentLimit: Int { isOfAdvice ? adviceLimit : ReferralDomain.commentLimit }
}

extension Referral {
    /// Where the conversation stands while this is one; nil for a referral, whatever it came from.
    public var conversation: AdviceState? { advice == .converted ? nil : advice }

    /// Whether it is a conversation, and no referral yet.
    public var isConversation: Bool { conversation != nil }

    /// A conversation, or what became of one here, of which e-RS has shown no referral yet.
    public var awaitsReferral: Bool {
        isConversation || (advice == .converted && (ersAdvice != .converted || stateInferred))
    }

    /// The e-RS code of where it stands: of the conversation while it is one, else of the referral.
    public var statusCode: String { conversation?.rawValue ?? state.rawValue }

    /// The message that an act of somebody says; nil where nothing is said.
    public func message(of command: ReferralCommand, by actor: Actor, at now: Instant) -> AdviceMessage? {
        guard command.action.isOfAdvice, let text = command.comment, !command.comment.isBlank else { return nil }
        let side: AdviceMessage.Side = actor.role.side == .referrer ? .referrer : .provider
        var message = AdviceMessage(
            at: min(command.happenedAt ?? now, now), by: actor.staff.login, side: side, text: text)
        message.onBehalfOf = actor.onBehalfOf?.login
        if command.action == .advise {
            message.outcome = .returnToReferrerWithAdvice
            message.recommendation = command.outcome.flatMap { AdviceRecommendation(rawValue: $0) }
        } else if command.action == .askMore {
            message.outcome = .requireFurtherInformation
        } else if command.action == .convert {
            message.outcome = .providerConverted
        }
        return message
    }

    /// An answer is given, or asked for: e-RS wants the priority said again with each.
    mutating func answer(_ command: ReferralCommand, leadingTo next: AdviceState) throws(Refusal) {
        guard let stated = command.priority ?? priority else { throw .priorityMissing }
        if command.action == .advise {
            let code = command.outcome ?? ""
            guard let recommendation = AdviceRecommendation(rawValue: code) else { throw .outcomeNotAllowed(code) }
            adviceRecommendation = recommendation
        }
        priority = stated
        advice = next
    }

    /// The conversation becomes a referral under the same UBRN, and its clock starts.
    mutating func becomeReferral(_ command: ReferralCommand, at happened: Instant) {
        advice = .converted
        priority = command.priority ?? priority
        noteClockStart(.converted, at: happened)
        // What was said is the letter.
        clinicalInformation = .present
        clinicalInfoFirstSubmitted = clinicalInfoFirstSubmitted ?? adviceFirstRequested ?? happened
        if command.action == .convert {
            accepted = true
            move(to: .triagedProviderToAction, command, reason: ReviewReason.providerConverted)
        } else {
            shortlist = command.services
            service = shortlist.first
            accepted = false
            move(to: .notBooked, command)
        }
    }

    /// A conversation's one list: that of the side whose turn it is. A referrer whom nobody names has no list here, so
    /// that the provider goes on seeing what waits for them.
    func adviceEntries(_ advice: AdviceState, policy: Policy) -> [WorklistEntry] {
        guard let turn = advice.turn else { return [] }
        let policy = policy.inForce(on: stateSince.londonDay)
        let isNameless = referringOrganisation == nil && !cameOnReferrerList
        let days = (turn == .provider ? policy.advice : policy.adviceResponse).days(for: priority)
        let name = turn == .provider ? "Advice" : "Referrer's response"
        return [
            WorklistEntry(
                turn == .provider || isNameless ? .adviceAndGuidanceRequests : .adviceAndGuidanceResponses,
                since: stateSince, due: policy.calendar.adding(workingDays: days, to: stateSince.londonDay),
                dueRule: "\(name): \(inWords(days, "working day"))", reason: advice.rawValue)
        ]
    }

    /// The clocks of a conversation: the answer's, and that of 18 weeks, which does not run.
    func adviceClocks(policy: Policy) -> [PathwayClock] {
        let waiting = conversation.map { adviceEntries($0, policy: policy) } ?? []
        return waiting.map {
            PathwayClock(name: "advice", start: $0.since.londonDay, due: $0.due, rule: $0.dueRule, stops: "an answer")
        } + [
            PathwayClock(
                name: "rtt", start: nil, due: nil,
                rule: "Advice and guidance: 18 weeks begin on the day it becomes a referral",
                stops: "it does not run yet")
        ]
    }
}
