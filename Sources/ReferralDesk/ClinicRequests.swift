// What may be asked of clinics: their plans, their sessions, and the day on which one is cancelled or moved.

public import ReferralDomain

/// A question about clinics, or an act on them.
public enum ClinicRequest: Hashable, Sendable, Codable {
    /// Templates of one service, or of all.
    case templates(service: String?)
    /// Adds a template and makes its sessions.
    case addTemplate(ClinicTemplate, isRehearsal: Bool)
    /// Puts a template in place of the one of its number, from a day on.
    case setTemplate(ClinicTemplate, from: Day?, isRehearsal: Bool)
    /// The last day on which it is held.
    case endTemplate(Int64, after: Day, isRehearsal: Bool)
    case exceptions
    case addException(ClinicException, isRehearsal: Bool)
    case removeException(Int64)
    /// Makes the sessions of one service, or of all, as far as each polling range, and takes up what has changed.
    case generate(service: String?, isRehearsal: Bool)
    /// Adds one session by hand: a template's slots on its first day alone.
    case add(ClinicTemplate, isRehearsal: Bool)
    case list(ClinicQuery)
    /// A session with who is booked in it.
    case show(ClinicName)
    case close(ClinicPart)
    /// Opens what was closed or cancelled, without its patients.
    case reopen(ClinicName)
    case cancel(ClinicCancellation, isRehearsal: Bool)
    case move(ClinicMove, isRehearsal: Bool)
    /// Takes back the last act on a session with all of its patients.
    case takeBack(ClinicName)
    /// Who is to be told, in order of their times.
    case callDown(ClinicName)
    /// What came of calling one of them.
    case called(ClinicName, ReferralName, ContactOutcome, said: String?)
    /// Each patient of the day with what is outstanding.
    case cashUp(ClinicName)
    /// What came of one of them, with the RTT status if it is said.
    case visited(ClinicName, ReferralName, VisitResult, rtt: String?)
    /// What was to follow a patient's appointment is done, or is not after all.
    case followed(ReferralName, isDone: Bool)

    /// Who may ask it.
    public var roles: Set<Role> {
        switch self {
        case .templates, .exceptions, .list: [.clerk, .triage, .clinician, .supervisor, .manager]
        case .addTemplate, .setTemplate, .endTemplate, .addException, .removeException, .generate, .add: [.manager]
        case .show, .callDown, .cashUp, .followed: [.clerk, .triage, .clinician, .supervisor]
        case .close, .reopen: [.clerk, .supervisor, .manager]
        case .cancel, .move, .takeBack, .called: [.clerk, .supervisor]
        case .visited: ReferralAction.recordAttendance.rule.roles
        }
    }

    /// Whether it gives or changes what is known of patients.
    var isPatientData: Bool {
        switch self {
        case .show, .callDown, .cancel, .move, .takeBack, .called, .cashUp, .visited, .followed: true
        case .templates, .addTemplate, .setTemplate, .endTemplate, .exceptions, .addException, .removeException,
            .generate, .add, .list, .close, .reopen:
            false
        }
    }
}

/// Which sessions to list.
public struct ClinicQuery: Hashable, Sendable, Codable {
    public var service: String?
    /// Today if nil.
    public var from: Day?
    /// A week later if nil; the day itself is included.
    public var until: Day?

    public init(service: String? = nil, from: Day? = nil, until: Day? = nil) {
        self.service = service
        self.from = from
        self.until = until
    }
}

/// A session, or what of it begins in a span of time.
public struct ClinicPart: Hashable, Sendable, Codable {
    public var name: ClinicName
    /// Minutes since midnight on London's clocks; nil for the beginning and the end.
    public var from: Int?
    public var until: Int?
    /// Why, for colleagues; never clinical text.
    public var why: String?

    public init(_ name: ClinicName, from: Int? = nil, until: Int? = nil, why: String? = nil) {
        self.name = name
        self.from = from
        self.until = until
        self.why = why
    }
}

/// A session that is not held.
public struct ClinicCancellation: Hashable, Sendable, Codable {
    public var part: ClinicPart
    /// The provider's reason that each patient's record shows.
    public var reason: String
    /// For indirectly booked appointments: whether the PAS has cancelled them.
    public var cancelledInPAS: Bool?

    public init(_ part: ClinicPart, reason: String, cancelledInPAS: Bool? = nil) {
        self.part = part
        self.reason = reason
        self.cancelledInPAS = cancelledInPAS
    }
}

/// A session that is held elsewhere, on another day, or by somebody else; what is nil stays.
public struct ClinicMove: Hashable, Sendable, Codable {
    public var part: ClinicPart
    public var day: Day?
    public var clinician: String?
    public var room: String?
    /// It may be held beside another clinic of its clinician, or in the same room.
    public var isBesideAnother = false

    public init(_ part: ClinicPart, day: Day? = nil, clinician: String? = nil, room: String? = nil) {
        self.part = part
        self.day = day
        self.clinician = clinician
        self.room = room
    }
}

/// The answer to a question about clinics, of the case that belongs to it.
public enum ClinicReply: Hashable, Sendable {
    case templates([ClinicTemplate])
    case exceptions([ClinicException])
    case planned(ClinicPlanning)
    case sessions([ClinicSession])
    case session(ClinicDetail)
    case done(ClinicOutcome)
    case callDown(CallDown)
    case cashUp(CashUp)
    case followed(FollowUp)
}

/// What generation, or a change of the plan, did to slots.
public struct ClinicPlanning: Hashable, Sendable {
    /// The template that was added or changed; nil for generation.
    public var template: ClinicTemplate?
    /// Sessions made new.
    public var sessions = 0
    public var added = 0
    public var changed = 0
    public var removed = 0
    /// Booked slots that stay as they are although the plan is another now.
    public var left: [Slot] = []
    /// Days that the plan names and on which the clinic is not held.
    public var notHeld: [DayNotHeld] = []
    /// Times that the clocks leave out.
    public var missing: [MissingTime] = []
    /// Slots at a time that the clocks show twice.
    public var twice: [Instant] = []
    /// Slots that are new.
    public var opened: [Slot] = []
    /// How many of those who wait at the service the new slots would go to, in order of need; nil where no service is named.
    public var couldCome: Int?
    /// It was only tried.
    public var isRehearsal = false
}

/// A day on which a clinic is not held.
public struct DayNotHeld: Hashable, Sendable {
    public var clinic: String
    public var day: Day
    public var why: NotHeld
}

/// A session with the people in it, in order of time.
public struct ClinicDetail: Hashable, Sendable {
    public var session: ClinicSession
    public var patients: [ClinicPatient]
}

/// Somebody who is booked in a session, or was until it was cancelled or moved.
public struct ClinicPatient: Hashable, Sendable {
    public var referral: Referral
    public var patient: Patient
    /// The time at the session that is meant.
    public var start: Instant
    /// Still booked in it.
    public var isBooked: Bool
    /// How often the provider has cancelled on them, this time included.
    public var cancelledByUs: Int
}

/// What was done to a session, with what became of each patient in order of need.
public struct ClinicOutcome: Hashable, Sendable {
    public var act: ClinicAct
    /// As it stands afterwards.
    public var session: ClinicSession
    /// Where it was moved to.
    public var movedTo: ClinicSession?
    /// Slots that were closed or opened.
    public var slots: Int
    public var patients: [ClinicPatientOutcome]
    /// Places that are open again, with the first of those who could come.
    public var freed: [FreedPlace] = []
    /// It was taken back.
    public var isTakenBack = false
    /// It was only tried.
    public var isRehearsal = false
}

/// One patient of a session and what became of them.
public struct ClinicPatientOutcome: Hashable, Sendable {
    public var person: ClinicPatient
    public var result: Result<Outcome, Failure>
}

/// The patients of a session to be told, in order of their times.
public struct CallDown: Hashable, Sendable {
    public var session: ClinicSession
    public var people: [CallDownLine]

    public var told: Int { people.count { $0.isTold } }
    /// Those nobody has spoken to, for the front desk.
    public var unreached: [CallDownLine] { people.filter { !$0.isTold } }
}

/// Somebody to be told.
public struct CallDownLine: Hashable, Sendable {
    public var person: ClinicPatient
    /// What came of the last attempt; nil before the first.
    public var last: ContactOutcome?
    public var lastAt: Instant?
    public var attempts: Int

    /// Somebody spoke to them.
    public var isTold: Bool { last == .spoke }
    /// Numbers to ring, the mobile first.
    public var phones: [String] { person.patient.telephones }
}

/// Attempts to reach a patient about a referral.
public struct ContactAttempts: Hashable, Sendable {
    public var count: Int
    /// What came of the last one, and when it was.
    public var last: ContactOutcome
    public var lastAt: Instant
}
