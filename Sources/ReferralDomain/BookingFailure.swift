// An attempt to book that came to nothing, and the reason under which the referral may then be deferred.

/// Why nothing came of an attempt to book (e-RS A016).
public enum BookingFailure: String, CaseIterable, Sendable, Codable {
    /// The search for slots was empty.
    case noSlots = "NO_SLOTS_AT_SERVICE"
    /// The slot was lost between being offered and being taken.
    case slotNotAvailable = "SLOT_NOT_AVAILABLE"
    case pasRespondedWithError = "PAS_RESPONDED_WITH_ERROR"
    case pasNotResponding = "PAS_NOT_RESPONDING"

    /// The reason that goes with the deferral (ers-domain 4.3).
    public var deferral: DeferralReason {
        switch self {
        case .noSlots: .noSlots
        case .slotNotAvailable, .pasRespondedWithError: .slotNotAvailable
        case .pasNotResponding: .bookingAttemptProblem
        }
    }
}

extension Refusal {
    /// What a refused booking failed for; nil where it is no loss of the slot.
    public var bookingFailure: BookingFailure? {
        ["slot-taken", "slot-held", "slot-closed"].contains(code) ? .slotNotAvailable : nil
    }
}

extension Referral {
    /// Since when its booking waits for the PAS to confirm it; nil where none does.
    public var requestedSince: Instant? { liveAppointment?.status == .requested ? stateSince : nil }

    /// Until when the PAS may still confirm its booking; nil where none waits for that.
    public func pasAnswers(within minutes: Int) -> Instant? {
        requestedSince?.adding(seconds: Int64(minutes) * 60)
    }

    /// A booking that the PAS has not confirmed is given up for one of two reasons: the PAS said no, or it has said
    /// nothing in its time. Slots that the patient does not like are none.
    func checkGivingUp(_ reason: DeferralReason, facts: ReferralFacts) throws(Refusal) {
        guard let until = pasAnswers(within: facts.pasAnswerMinutes) else { return }
        switch reason {
        case .slotNotAvailable: return
        case .bookingAttemptProblem: if facts.now < until { throw .pasMayStillAnswer(until: until) }
        case .noSlots: throw .reasonNotAllowed(reason.rawValue)
        }
    }
}
