// The kinds of letter that patients get, what each may say, and which acts give which.

/// A letter to a patient by what it is about, and the text that reminds of an appointment.
public enum LetterKind: String, CaseIterable, Sendable, Codable {
    case appointment, change, cancellation
    case missed = "did-not-attend"
    case contactUs = "contact-us"
    /// Sent as a text message, never as a letter.
    case reminder

    /// What a template of this kind may name.
    public var fields: Set<LetterField> {
        let always: Set<LetterField> = [.patientName, .bookingReference, .service, .organisation, .telephone]
        let letter = always.union([.greeting, .nhsNumber, .hospitalNumber])
        let visit: Set<LetterField> = [.appointmentDay, .appointmentTime]
        switch self {
        case .appointment: return letter.union(visit).union([.location, .clinician, .instructions])
        case .change:
            return letter.union(visit).union([.location, .clinician, .instructions, .previousDay, .previousTime])
        case .cancellation, .missed: return letter.union(visit)
        case .contactUs: return letter
        case .reminder: return always.union(visit).union([.location])
        }
    }

    /// What a template of this kind must name.
    public var mustName: [LetterField] {
        switch self {
        case .appointment, .change, .reminder: [.appointmentDay, .appointmentTime]
        case .cancellation, .missed: [.appointmentDay]
        case .contactUs: []
        }
    }

    /// What must be known before a letter that names it may leave.
    public var mustKnow: [LetterField] { mustName + (self == .contactUs ? [.telephone] : []) }

    /// Letters that wait and are no longer true, or no longer wanted, once one of this kind is made.
    public var overtakes: [LetterKind] {
        switch self {
        case .appointment, .change: [.appointment, .change, .contactUs]
        case .cancellation, .missed: [.appointment, .change]
        case .contactUs: [.contactUs]
        case .reminder: []
        }
    }

    /// Whether it speaks of an appointment that is to come.
    public var promises: Bool { self == .appointment || self == .change }
}

/// What a template can name; the raw value stands in it between braces.
public enum LetterField: String, CaseIterable, Sendable, Codable {
    case patientName = "patient_name"
    case greeting
    case nhsNumber = "nhs_number"
    case hospitalNumber = "hospital_number"
    case bookingReference = "booking_reference"
    case service, location, clinician
    case appointmentDay = "appointment_day"
    case appointmentTime = "appointment_time"
    case previousDay = "previous_day"
    case previousTime = "previous_time"
    case instructions, telephone, organisation
}

/// Calls in a row that reached nobody before a letter asks the patient to ring.
private let callsInARound = 3

extension LetterKind {
    /// The letter that an act gives by what it did to the appointment; nil where the patient learns nothing new by post.
    /// An appointment that is past is told of to nobody.
    public static func following(
        _ command: ReferralCommand, from before: Referral, to after: Referral, now: Instant
    ) -> LetterKind? {
        // Nobody writes to somebody of whom it was just said that they have died.
        guard command.reason != DeathEntry.reason else { return nil }
        let booked = after.liveAppointment
        if let booked {
            guard let start = booked.start, start > now else { return nil }
            guard let earlier = before.liveAppointment else { return .appointment }
            return earlier.slot == booked.slot && earlier.start == start ? nil : .change
        }
        // Nobody was told of what the PAS never confirmed.
        if before.requestedSince != nil, after.state == .deferredToProvider { return nil }
        guard before.liveAppointment != nil, let ended = after.appointment else { return nil }
        switch ended.status {
        case .noshow: return .missed
        case .cancelled: return .cancellation
        case .proposed, .requested, .booked, .fulfilled: return nil
        }
    }

    /// Whether a call that reached nobody ends a round of them; `earlier` are the outcomes before it, newest first.
    public static func roundHasFailed(_ outcome: ContactOutcome, after earlier: [ContactOutcome]) -> Bool {
        outcome.reachedNobody && (1 + earlier.prefix { $0.reachedNobody }.count) % callsInARound == 0
    }
}

extension ContactOutcome {
    /// Whether the patient knows nothing of the call, or has not answered it.
    public var reachedNobody: Bool {
        switch self {
        case .noAnswer, .messageLeft, .wrongNumber: true
        case .spoke, .willCallBack, .declinedOffer: false
        }
    }
}
