// What e-RS and the PAS must be told of an act, and whether a call tells them or a person has to.

/// What e-RS or the PAS must be told after a change.
public struct OutboxMessage: Hashable, Sendable, Codable {
    public enum Destination: String, CaseIterable, Sendable, Codable { case ers, pas }

    public var destination: Destination
    /// The e-RS call (`A013`, `A014`, `A022`, `A026`, `A027`, `A028`, `A036`), or nil where a person must tell by hand.
    public var call: String?
    /// The action that has to be told.
    public var action: ReferralAction

    public init(_ destination: Destination, call: String? = nil, action: ReferralAction) {
        self.destination = destination
        self.call = call
        self.action = action
    }

    /// Whether somebody signed in at e-RS has to send it: only three of its calls may go unattended.
    public var needsPerson: Bool { call.map { !["A013", "A028", "A036"].contains($0) } ?? true }
}

extension Referral {
    func messages(after next: Referral, command: ReferralCommand, facts: ReferralFacts) -> [OutboxMessage] {
        let action = command.action
        var messages: [OutboxMessage] = []
        // What is attached to a conversation goes with the next message of it.
        if action == .addLetter, isConversation { return [] }
        switch action.rule.telling {
        case .call(let call) where ubrn != nil: messages.append(OutboxMessage(.ers, call: call, action: action))
        case .byHand where ubrn != nil: messages.append(OutboxMessage(.ers, action: action))
        case .call, .byHand, .nobody: break
        }
        // A triage that is taken up again: e-RS shows the decision that was made on another patient's letter.
        if action == .liftFreeze, next.state != state, ubrn != nil {
            messages.append(OutboxMessage(.ers, action: action))
        }
        let leaves = liveAppointment != nil && facts.service?.diary == .pas
        let enters = next.liveAppointment != nil && (facts.namedService ?? facts.service)?.diary == .pas
        // That the PAS has confirmed is nothing to tell it.
        if action != .told, next.appointment != appointment, leaves || enters {
            messages.append(OutboxMessage(.pas, action: action))
        }
        return messages
    }
}

extension ReferralAction {
    /// The e-RS call that tells of this action, where the provider has one.
    public var ersCall: String? {
        guard case .call(let name) = rule.telling else { return nil }
        return name
    }
}
