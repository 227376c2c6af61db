// What a referral remembers of its 18-week clock: the events that started, nullified and stopped it, with their moments.

/// The events of a referral's 18-week clock, and what was said to the patient meanwhile. The rules read it, nothing else.
public struct TreatmentClock: Hashable, Sendable, Codable {
    /// The earliest event seen here that started it; e-RS's own pathway start lies beside it and the earlier wins.
    public var start: Instant?
    public var startEvent: ClockStart?
    /// The first appointment was missed: what ran until then does not count.
    public var nullifiedAt: Instant?
    /// A new clock from zero.
    public var restart: Instant?
    public var restartEvent: ClockStart?
    public var stop: Instant?
    public var stopEvent: ClockStop?
    /// The status that stopped it; nil where nobody said which.
    public var stopStatus: RTTStatus?
    /// The status said with the last attendance; nil where none was said.
    public var status: RTTStatus?
    /// The first appointment that was attended.
    public var firstSeenAt: Instant?
    /// The first appointment, missed.
    public var firstMissedAt: Instant?
    /// Recorded and never subtracted.
    public var delays: [ChosenDelay] = []
    /// When the patient last said whether the referral is still needed.
    public var validatedAt: Instant?
    /// What they said; nil until they were reached.
    public var validation: ValidationOutcome?

    public init() {}

    /// Stopped by active monitoring of a patient whom nobody has booked: by an act of its own, with no event beside it.
    public var isMonitoring: Bool {
        stop != nil && stopEvent == nil && (stopStatus == .monitoredByPatient || stopStatus == .monitoredByClinician)
    }
}

/// RTT period status (NHS Data Dictionary, REFERRAL TO TREATMENT PERIOD STATUS).
public enum RTTStatus: String, CaseIterable, Sendable, Codable {
    case firstActivity = "10"
    case firstAfterMonitoring = "11"
    case separateCondition = "12"
    case subsequentActivity = "20"
    case transferred = "21"
    case treated = "30"
    case monitoredByPatient = "31"
    case monitoredByClinician = "32"
    case missedFirst = "33"
    case notToTreat = "34"
    case declined = "35"
    case died = "36"
    case afterTreatment = "90"
    case duringMonitoring = "91"
    case notYetReferred = "92"
    case notApplicable = "98"
    case notYetKnown = "99"

    /// Whether it ends the wait.
    public var stops: Bool {
        switch self {
        case .treated, .monitoredByPatient, .monitoredByClinician, .missedFirst, .notToTreat, .declined, .died,
            .notApplicable:
            true
        case .firstActivity, .firstAfterMonitoring, .separateCondition, .subsequentActivity, .transferred,
            .afterTreatment, .duringMonitoring, .notYetReferred, .notYetKnown:
            false
        }
    }

    /// Whether staff may say it: that a first appointment was missed follows from recording it.
    public var maySay: Bool { self != .missedFirst }

    /// `first treatment`.
    public var words: String {
        switch self {
        case .firstActivity: "first activity, the clock runs"
        case .firstAfterMonitoring: "first activity after active monitoring"
        case .separateCondition: "referred on for another condition"
        case .subsequentActivity: "further activity, the clock runs"
        case .transferred: "transferred to another provider"
        case .treated: "first treatment"
        case .monitoredByPatient: "active monitoring begun by the patient"
        case .monitoredByClinician: "active monitoring begun by the clinician"
        case .missedFirst: "first appointment missed"
        case .notToTreat: "decided not to treat, or back to primary care"
        case .declined: "the patient declined treatment"
        case .died: "the patient died before treatment"
        case .afterTreatment: "activity after treatment"
        case .duringMonitoring: "activity during active monitoring"
        case .notYetReferred: "not yet referred for treatment"
        case .notApplicable: "the 18 weeks do not apply"
        case .notYetKnown: "not yet known"
        }
    }
}

/// What started a clock.
public enum ClockStart: String, CaseIterable, Sendable, Codable {
    case booked, deferred, received, inherited, converted, rebooked
    case triageService = "triage-service"
    case assessmentService = "assessment-service"
    case pathwayStart = "pathway-start"
    case referredAgain = "referred-again"
    case afterMonitoring = "after-monitoring"

    /// `the booking`: the end of a sentence that begins with "from".
    public var words: String {
        switch self {
        case .booked: "the first booking"
        case .deferred: "its arrival among Appointment Slot Issues"
        case .received: "the day it was received"
        case .inherited: "the start inherited with it"
        case .converted: "the conversion of the advice request"
        case .rebooked: "the rebooking after the missed first appointment"
        case .triageService: "its arrival at the triage service"
        case .assessmentService: "its booking at the assessment service"
        case .pathwayStart: "the e-Referral pathway start"
        case .referredAgain: "the new referral after the discharge"
        case .afterMonitoring: "the end of active monitoring"
        }
    }
}

/// What stopped a clock.
public enum ClockStop: String, CaseIterable, Sendable, Codable {
    case attended, discharged, assessed, returned, rejected, cancelled, died
    case handedBack = "handed-back"

    /// `discharged at the attendance`.
    public var words: String {
        switch self {
        case .attended: "recorded with the attendance"
        case .discharged: "discharged at the attendance, no RTT status recorded"
        case .assessed: "the assessment ended it"
        case .returned: "returned to primary care with advice"
        case .rejected: "rejected, back to primary care"
        case .cancelled: "the referral was cancelled"
        case .died: "recorded with the missed appointment"
        case .handedBack: "discharged to the referrer after a missed appointment"
        }
    }
}

/// A delay by the patient's choice.
public struct ChosenDelay: Hashable, Sendable, Codable {
    public enum Kind: String, CaseIterable, Sendable, Codable {
        case cancelled, declined
    }

    public var day: Day
    public var kind: Kind

    public init(_ kind: Kind, on day: Day) {
        self.day = day
        self.kind = kind
    }
}

/// Who began active monitoring, agreed with the patient in a clinical conversation.
public enum MonitoringStart: String, CaseIterable, Sendable, Codable {
    case patient, clinician

    /// The status that it stops the clock with.
    public var status: RTTStatus { self == .patient ? .monitoredByPatient : .monitoredByClinician }
}

/// What came of asking a waiting patient whether the referral is still needed.
public enum ValidationOutcome: String, CaseIterable, Sendable, Codable {
    case stillNeeded = "still-needed"
    /// It asks for the referral to be cancelled and does not cancel it.
    case noLongerNeeded = "no-longer-needed"
    case notReached = "not-reached"
}
