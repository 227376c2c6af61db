// The words for advice and guidance: where a conversation stands, what an answer recommends, and how messages read.

internal import ReferralDesk
public import ReferralDomain

extension AdviceState {
    public var label: String {
        switch self {
        case .providerResponseRequired: "Advice asked for"
        case .referrerToSubmitInformation: "More information asked for"
        case .referrerToReviewResponse: "Advice given"
        case .endedClosed: "Conversation closed"
        case .endedCancelled: "Conversation cancelled"
        case .converted: "Converted to a referral"
        }
    }
}

extension AdviceRecommendation {
    public var label: String {
        switch self {
        case .adviceOnly: "Advice only, no referral recommended"
        case .referralIfRequired: "Advice, then a referral if required"
        case .referralRecommended: "A referral is recommended"
        case .other: "Other"
        }
    }
}

extension AdviceOutcome {
    var label: String {
        switch self {
        case .returnToReferrerWithAdvice: "Advice"
        case .requireFurtherInformation: "More information asked for"
        case .providerConverted: "Converted to a referral"
        }
    }
}

extension Referral {
    /// Where it stands, as staff say it: the conversation while it is one, else the referral.
    public var statusLabel: String { conversation?.label ?? state.label }
}

extension WorklistItem {
    /// Where it stands, as staff say it.
    public var statusLabel: String? { conversation?.label ?? state?.label }
}

extension AdviceMessage {
    /// Who wrote it for whom, when, and what it did: the line above its words.
    public var heading: String {
        let who = [byName ?? by, onBehalfOf.map { "for \($0)" }].compactMap { $0 }.joined(separator: " ")
        let did = [outcome?.label, recommendation?.label].compactMap { $0 }.joined(separator: ": ")
        return "\(side == .provider ? "Provider" : "Referrer"), \(who), \(at.shortText)"
            + (did.isEmpty ? "" : ". \(did)")
    }
}

extension [AdviceMessage] {
    /// A conversation as one text, oldest message first.
    var asOneText: String { map { "\($0.heading)\n\n\($0.text ?? "(no words)")" }.joined(separator: "\n\n\n") }
}
