// A patient's death: letters are held, open referrals end by one act, and that act can be taken back.

/// Why no letter may go to a patient.
public enum LetterHold: String, CaseIterable, Sendable, Codable {
    case patientDied = "patient-died"
}

extension Patient {
    /// Why letters to this patient are held; nil where they may go. Whatever sends letters asks here first.
    public var letterHold: LetterHold? { died == nil ? nil : .patientDied }

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
    /// The reason with which referrals end (e-RS A036).
    public static let reason = "PATIENT_DIED"
}

/// Where a referral stood before its patient's death ended it.
public struct ReferralImage: Hashable, Sendable {
    /// The version that ended it.
    public var version: Int
    public var state: ReferralState
    public var stateInferred: Bool
    public var stateSince: Instant
    public var reason: String?
    public var comment: String?
    public var instruction: String?
    public var reviewStatus: ReviewStatus?
    public var acknowledged: Bool
    public var cancelledOutside: Bool
    public var cancelInPAS: Bool
    /// Status of the live appointment it gave up; nil where it had none.
    public var visit: Appointment.Status?

    /// The image of a referral that ends with `version`.
    public init(of before: Referral, endedBy version: Int) {
        self.version = version
        state = before.state
        stateInferred = before.stateInferred
        stateSince = before.stateSince
        reason = before.reason
        comment = before.comment
        instruction = before.instruction
        reviewStatus = before.reviewStatus
        acknowledged = before.acknowledged
        cancelledOutside = before.cancelledOutside
        cancelInPAS = before.cancelInPAS
        visit = before.liveAppointment?.status
    }
}

extension Referral {
    /// This referral ended because its patient died. An appointment that began while they lived keeps it open: somebody
    /// has to say first what became of it.
    public func endedByDeath(on died: Day, by actor: Actor, facts: ReferralFacts) throws(Refusal) -> Decision {
        if isClosed { throw .alreadyClosed }
        if facts.isFrozen { throw .frozen }
        if let start = liveAppointment?.start, start <= facts.now, start.londonDay <= died { throw .appointmentPassed }
        var command = ReferralCommand(.cancelReferral)
        command.reason = DeathEntry.reason
        // Nobody has rung the PAS yet: it goes to the list of what must be cancelled there.
        if facts.service?.kind == .indirectlyBookable, liveAppointment != nil { command.cancelledInPAS = false }
        return try concluding(command, by: actor, facts: facts)
    }

    /// This referral as it was before a death ended it. Where its place was given away meanwhile, it waits to be booked
    /// anew, and e-RS and the PAS must be told that the appointment is gone.
    public func reopened(as image: ReferralImage, placeIsFree: Bool, diary: Service.Diary?, now: Instant) -> Decision {
        var next = self
        next.version += 1
        next.state = image.state
        next.stateInferred = image.stateInferred
        next.stateSince = image.stateSince
        next.reason = image.reason
        next.comment = image.comment
        next.instruction = image.instruction
        next.reviewStatus = image.reviewStatus
        next.acknowledged = image.acknowledged
        next.cancelledOutside = image.cancelledOutside
        var messages: [OutboxMessage] = []
        guard let status = image.visit else {
            next.cancelInPAS = image.cancelInPAS
            return Decision(referral: next, messages: messages)
        }
        if placeIsFree {
            next.cancelInPAS = image.cancelInPAS
            next.appointment?.status = status
            // A place of a slot is taken anew: another may have the one that was given up.
            if appointment?.slot != nil { next.appointment?.id = 0 }
        } else {
            next.state = .appointmentCancelledByProvider
            next.stateSince = now
            next.reason = nil
            next.reviewStatus = nil
            if ubrn != nil { messages.append(OutboxMessage(.ers, action: .cancelAppointment)) }
            if diary == .pas { messages.append(OutboxMessage(.pas, action: .cancelAppointment)) }
        }
        return Decision(referral: next, messages: messages)
    }
}
