// A patient's death: letters are held, open referrals end by one act, and that act can be taken back.

/// Why no letter may go to a patient.
public enum LetterHold: String, CaseIterable, Sendable, Codable {
    case patientDied = "patient-died"
    /// Somebody gave the death as a reason, and nobody has recorded it or taken it back yet.
    case deathReported = "death-reported"
    /// Another patient's letter was reported on the referral.
    case frozen
    /// The record is sensitive: somebody asks first how to reach the patient.
    case sensitive
    /// What it promises is no longer so.
    case overtaken
    /// The PAS has yet to confirm the appointment.
    case notConfirmed = "not-confirmed"
    /// Something that it must say is not known.
    case incomplete
    case noAddress = "no-address"
}

extension Patient {
    /// Why letters to this patient are held; nil where they may go. Whatever sends letters asks here first.
    public var letterHold: LetterHold? { died != nil ? .patientDied : deathIsReported ? .deathReported : nil }

    /// Whether letters to this patient are held.
    public var lettersAreHeld: Bool { letterHold != nil }
}

/// The journal's names of what is done about a death.
public enum DeathEntry {
    public static let died = "patient-died"
    public static let alive = "patient-alive"
    public static let close = "close-referrals"
    public static let reopenAll = "reopen-referrals"
    public static let reopen = "reopen-referral"
    public static let endFollowUps = "end-follow-ups"
    public static let reopenFollowUps = "reopen-follow-ups"
    /// The reason with which referrals end (e-RS A036).
    public static let reason = "PATIENT_DIED"
}

extension Referral {
    /// This referral ended because its patient died. An appointment that began while they lived keeps it open: somebody
    /// has to say first what became of it.
    public func endedByDeath(on died: Day, by actor: Actor, facts: ReferralFacts) throws(Refusal) -> Decision {
        if isClosed { throw .alreadyClosed }
        if let start = liveAppointment?.start, start <= facts.now, start.londonDay <= died { throw .appointmentPassed }
        var command = ReferralCommand(endingByDeath)
        command.reason = DeathEntry.reason
        // Nobody has rung the PAS yet: it goes to the list of what must be cancelled there.
        if facts.service?.kind == .indirectlyBookable, liveAppointment != nil { command.cancelledInPAS = false }
        var decision = try concluding(command, by: actor, facts: facts)
        if isConversation { decision.referral.advice = .endedCancelled }
        return decision
    }

    /// The act by which a death ends it: a conversation is no referral yet, and only its turn comes to an end.
    public var endingByDeath: ReferralAction { isConversation ? .closeAdvice : .cancelReferral }

    /// This referral opened again as it stood `before` a death ended it. Where its place was given away meanwhile, it waits
    /// to be booked anew, and e-RS and the PAS must be told that the appointment is gone.
    public func reopened(as before: Referral, placeIsFree: Bool, diary: Service.Diary?, now: Instant) -> Decision {
        var next = before
        next.version = version + 1
        guard before.liveAppointment != nil, !placeIsFree else { return Decision(referral: next, messages: []) }
        next.appointment = appointment
        next.state = .appointmentCancelledByProvider
        next.stateSince = now
        next.reason = nil
        next.reviewStatus = nil
        var messages: [OutboxMessage] = []
        if ubrn != nil { messages.append(OutboxMessage(.ers, action: .cancelAppointment)) }
        if diary == .pas { messages.append(OutboxMessage(.pas, action: .cancelAppointment)) }
        return Decision(referral: next, messages: messages)
    }
}
