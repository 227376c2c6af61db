// A missed appointment: of a child or of somebody at risk it is "was not brought", and a clinician looks first.

/// What a recorded non-attendance may say about the next step.
public enum MissedAppointmentOutcome {
    /// Hands the referral back: on the referrer's list until they take note.
    public static let adviseReferrer = "advise-referrer"
}

extension ReferralCommand {
    /// A missed appointment's contact attempt as the act that it is: done first, and a fact that no undo takes away.
    public var attempt: ReferralCommand? {
        guard action == .recordDNA, let contact else { return nil }
        var attempt = ReferralCommand(.contactAttempt, expectedVersion: expectedVersion)
        attempt.outcome = contact
        attempt.happenedAt = happenedAt
        return attempt
    }
}

/// What a missed appointment is called, which says whose doing it was.
public enum MissedAppointment: String, CaseIterable, Sendable, Codable {
    case didNotAttend = "did-not-attend"
    /// Somebody else should have brought the patient.
    case wasNotBrought = "was-not-brought"

    /// What it is for a patient of that age and risk on the day of the appointment.
    public init(born: Day?, isAtRisk: Bool, on day: Day) {
        self = isAtRisk || born.map { $0.age(on: day) < 18 } ?? false ? .wasNotBrought : .didNotAttend
    }
}

extension Referral {
    /// The day of an appointment that was missed; nil where none was.
    var missedDay: Day? {
        guard state == .didNotAttend || appointment?.status == .noshow else { return nil }
        return (appointment?.start ?? stateSince).londonDay
    }

    /// Whether nobody has tried to reach the patient since the appointment that they missed, or are about to have missed.
    public var owesContact: Bool {
        guard state == .didNotAttend || state == .booked else { return false }
        let missed = appointment?.start ?? stateSince
        return lastContact.map { $0 < missed } ?? true
    }

    /// What its missed appointment is called; nil where none was missed.
    public func missedAs(by patient: Patient) -> MissedAppointment? {
        missedDay.map { MissedAppointment(born: patient.born, isAtRisk: patient.isAtRisk, on: $0) }
    }

    /// What recording a non-attendance now would call it.
    public func missing(_ facts: ReferralFacts) -> MissedAppointment {
        MissedAppointment(
            born: facts.patientBorn, isAtRisk: facts.patientIsAtRisk,
            on: (appointment?.start ?? stateSince).londonDay)
    }

    /// Whether handing it back after its missed appointment would stop its clock: the first one missed has nullified it,
    /// or does so, and leaves nothing to stop (ers-domain 4.4).
    func handingBackStopsClock(_ command: ReferralCommand) -> Bool {
        if clock.stop != nil || [reason, command.reason].contains(DeathEntry.reason) { return false }
        if state == .didNotAttend { return clock.nullifiedAt == nil || clock.restart != nil }
        let isFirst = clock.firstMissedAt == nil && clock.firstSeenAt == nil
        return !isFirst || priority != .routine && priority != .urgent
    }

    /// Nobody without a clinical role hands back a patient who was not brought, or ends a wait by it, before a clinician
    /// has looked at what was recorded: how often they did not come is no reason by itself.
    func checkHandingBack(_ command: ReferralCommand, by actor: Actor, facts: ReferralFacts) throws(Refusal) {
        // Nobody is sent back on another patient's letter.
        if facts.isFrozen { throw .frozen }
        guard missing(facts) == .wasNotBrought || handingBackStopsClock(command), !facts.clinicianHasLooked else {
            return
        }
        switch actor.role {
        case .clinician: return
        case .triage: if facts.standing(.recordDNA) == .held { return }
        case .clerk, .supervisor, .manager, .referrer, .referrerAdmin, .commissioner, .auditor, .admin: break
        }
        throw .clinicianMustLook
    }
}

extension [Letter] {
    /// Whether the patient has yet to be written to of the appointment that they missed; nil where a letter has left.
    public func untoldOfMissing(_ referral: Referral) -> BookingWarning? {
        let missed = referral.appointment?.start
        let letters = filter { $0.kind == .missed && (missed == nil || $0.tellsOf == missed) }
        guard !letters.contains(where: { $0.state == .printed }) else { return nil }
        return .notWrittenTo(waits: letters.contains { $0.state == .waiting })
    }
}
