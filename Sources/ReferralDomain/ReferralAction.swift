// What can be done to a referral, and what a row of the action table says of each act.

/// What can be done to a referral, after the e-RS words.
public enum ReferralAction: String, CaseIterable, Sendable, Codable {
    case accept, reject
    case acceptReferBookLater = "accept-refer-book-later"
    case returnToReferrerWithAdvice = "return-to-referrer-with-advice"
    case cancelAppointmentActionLater = "cancel-appointment-action-later"
    case referBookNow = "refer-book-now"
    case book, rebook
    case moveAppointment = "move-appointment"
    case deferToProvider = "defer-to-provider"
    case sendForTriage = "send-for-triage"
    case cancelAppointment = "cancel-appointment"
    case recordDNA = "record-dna"
    case undoDNA = "undo-dna"
    case recordAttendance = "record-attendance"
    case confirmCancelledInPAS = "confirm-cancelled-in-pas"
    case cancelReferral = "cancel-referral"
    case changePriority = "change-priority"
    case redirect
    case recordAssessment = "record-assessment"
    case changeShortlist = "change-shortlist"
    case addLetter = "add-letter"
    case acknowledge
    case contactAttempt = "contact-attempt"
    case addNeed = "add-need"
    case dropNeed = "drop-need"
    case arrangeNeed = "arrange-need"
    case cancelArrangement = "cancel-arrangement"
    case takeERS = "take-ers"
    case keepOurs = "keep-ours"
    case told
    case advise
    case askMore = "ask-more"
    case sendInformation = "send-information"
    case convert
    case closeAdvice = "close-advice"
    case createReferral = "create-referral"
    case wrongPatientLetter = "wrong-patient-letter"
    case liftFreeze = "lift-freeze"
    case validate
    case startMonitoring = "start-monitoring"
    case offer
    case declineOffer = "decline-offer"
    case claim, release, assign, snooze, wake, note
    case handUp = "hand-up"
    case answer, countersign
}

/// One row of the action table.
public struct ActionRule: Sendable {
    /// What an act changes: the referral and its version, or only who has it in hand and what colleagues noted.
    public enum Kind: Sendable { case referral, handling }
    /// How e-RS hears of an act.
    public enum Telling: Sendable {
        /// By the named call of its provider API.
        case call(String)
        /// Somebody tells it by hand.
        case byHand
        /// It need not hear.
        case nobody
    }
    /// What must hold besides the state, checked in order.
    public enum Guard: Sendable {
        case appointmentTodayOrLater, appointmentStarted, clinicalInformationSettled, waitsForReview, bookableService
        case triageService, assessmentService, accepted, noFreeSlots, patientAlive, cancelInPASOpen
        case referrerHasNotSeen, importProblemOpen, conflictOpen, byHandMessageOpen, hasShortlist, referOnIfAssessed,
            notReturned
        case authorisedToConvert
        case sameDayOrPast, notClosed, claimed, snoozed, mayWait, questionOpen, countersignatureOpen, frozen,
            letterThere, clockRuns
        /// A need is noted, or something of it arranged.
        case needNoted
    }
    /// What the user must or may say with it.
    public enum Need: String, Sendable, Codable {
        case reason, comment, instruction, slot, service, priority, by, outcome, document, to, until, rtt
        case cancelledInPAS = "cancelled-in-pas"
        case agreedWith = "agreed-with"
        case agreedOn = "agreed-on"
        /// What of a need, and the reference of whoever provides it.
        case detail, reference
        /// How trying to reach a patient who did not come went.
        case contact
    }

    /// States in which it exists for provider staff.
    public var from: Set<ReferralState>
    /// States in which it exists for referrers; empty where it is not theirs.
    public var referrerFrom: Set<ReferralState>
    /// Stages of an advice and guidance conversation in which it exists for provider staff.
    public var adviceFrom: Set<AdviceState>
    /// Such stages for referrers.
    public var referrerAdviceFrom: Set<AdviceState>
    public var roles: Set<Role>
    /// A clinical act: a clinician administrator needs a delegation.
    public var isClinical: Bool
    public var guards: [Guard]
    public var needs: [Need]
    public var mayHave: [Need]
    public var kind: Kind
    public var telling: Telling
    /// It still makes sense once an attendance is recorded.
    public var isAllowedAfterAttendance: Bool
    /// It can be taken back while nothing has come of it.
    public var isUndoable: Bool
    /// Not while a colleague holds the referral.
    public var isBarredByClaim: Bool

    init(
        from: Set<ReferralState>, referrerFrom: Set<ReferralState>? = nil, adviceFrom: Set<AdviceState> = [],
        referrerAdviceFrom: Set<AdviceState>? = nil, by roles: Set<Role>,
        clinical: Bool = false, guards: [Guard] = [], needs: [Need] = [], mayHave: [Need] = [],
        kind: Kind = .referral, telling: Telling = .nobody, afterAttendance: Bool = false, undoable: Bool = true,
        barredByClaim: Bool = true
    ) {
        self.from = from
        self.referrerFrom = referrerFrom ?? from
        self.adviceFrom = adviceFrom
        self.referrerAdviceFrom = referrerAdviceFrom ?? adviceFrom
        self.roles = roles
        isClinical = clinical
        self.guards = guards
        self.needs = needs
        self.mayHave = mayHave
        self.kind = kind
        self.telling = telling
        isAllowedAfterAttendance = afterAttendance
        isUndoable = undoable
        isBarredByClaim = barredByClaim
    }
}
