// A form that books: the place is held while it is open, and what is to be known of the booking is said before it is made.

internal import ReferralDesk
internal import ReferralDomain

extension FormScreen {
    /// A slot is held only to be booked.
    var takesHold: Effect {
        guard let slot, action.rule.kind == .referral else { return .none }
        return .ask(.hold(.take(slot: slot.id, for: name)))
    }

    /// Asks what would have to be known of the booking.
    func foretells(_ detail: ReferralDetail) -> Effect {
        guard slot != nil, action.rule.kind == .referral else { return .none }
        return .ask(.rehearse(command(on: detail), on: name))
    }

    /// A key makes the hold last anew, or takes it again where it has ended.
    func renewing(_ effect: Effect, _ session: Session) -> Effect {
        guard let hold, hold.isToRenew(at: session.now) else { return effect }
        return .several([takesHold, effect])
    }
}
