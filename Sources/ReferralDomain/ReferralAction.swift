// The referral's state machine: one row an action. Availability, writes, hints, help and tests all read this table.

/// What can be done to a referral, after the e-RS words.
public enum ReferralAction: String, CaseIterable, Sendable, Codable {
    case accept, reject
    case acceptReferBookLater = "accept-refer-book-later"
    case returnToReferrerWithAdvice = "return-to-referrer-with-advice"
    case cancelAppointmentActionLater = "cancel-appointment-action-later"
    case referBookNow = "refer-book-now"
    case book, rebook
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
    case takeERS = "take-ers"
    case keepOurs = "keep-ours"
    case told
}

/// One row of the action table.
public struct ActionRule: Sendable {
    /// What must hold besides the state, checked in order.
    public enum Guard: Sendable {
        case appointmentTodayOrLater, appointmentStarted, clinicalInformationSettled, waitsForReview, bookableService
        case triageService, assessmentService, accepted, noFreeSlots, patientAlive, cancelInPASOpen
        case referrerHasNotSeen, importProblemOpen, conflictOpen, byHandMessageOpen, hasShortlist, referOnIfAssessed,
            notReturned
        case sameDayOrPast
    }
    /// What the user must or may say with it.
    public enum Need: String, Sendable, Codable {
        case reason, comment, instruction, slot, service, priority, by, outcome, document
        case cancelledInPAS = "cancelled-in-pas"
    }

    /// States in which it exists for provider staff.
    public var from: Set<ReferralState>
    /// States in which it exists for referrers; empty where it is not theirs.
    public var referrerFrom: Set<ReferralState>
    public var roles: Set<Role>
    /// A clinical act: a clinician administrator needs a delegation.
    public var isClinical: Bool
    public var guards: [Guard]
    public var needs: [Need]
    public var mayHave: [Need]

    init(
        from: Set<ReferralState>, referrerFrom: Set<ReferralState>? = nil, by roles: Set<Role>,
        clinical: Bool = false, guards: [Guard] = [], needs: [Need] = [], mayHave: [Need] = []
    ) {
        self.from = from
        self.referrerFrom = referrerFrom ?? from
        self.roles = roles
        isClinical = clinical
        self.guards = guards
        self.needs = needs
        self.mayHave = mayHave
    }
}

extension ReferralAction {
    private static let clinical: Set<Role> = [.clinician, .triage]
    private static let bookers: Set<Role> = [.clerk, .triage, .clinician]
    private static let referrers: Set<Role> = [.referrer, .referrerAdmin]
    private static let open = Set(ReferralState.allCases).subtracting([.cancelledReferral])
    private static let toBook: Set<ReferralState> = [
        .notBooked, .deferredToProvider, .triagedProviderToAction, .appointmentCancelledByPatient,
        .appointmentCancelledByProvider, .rejected, .didNotAttend, .assessmentResult,
    ]
    private static let sentBack: Set<ReferralState> = [
        .notBooked, .rejected, .triageResponse, .appointmentCancelledByPatient, .appointmentCancelledByProvider,
        .didNotAttend,
    ]

    /// This action's row (ers-domain 2.5 for the transitions, 3.2 for the roles).
    public var rule: ActionRule {
        switch self {
        case .accept:
            ActionRule(
                from: [.booked], by: Self.clinical, clinical: true,
                guards: [.bookableService, .waitsForReview, .clinicalInformationSettled, .appointmentTodayOrLater],
                mayHave: [.instruction])
        case .reject:
            ActionRule(
                from: [.booked], by: Self.clinical, clinical: true,
                guards: [.bookableService, .waitsForReview, .clinicalInformationSettled, .appointmentTodayOrLater],
                needs: [.reason], mayHave: [.comment, .cancelledInPAS])
        case .cancelAppointmentActionLater:
            ActionRule(
                from: [.booked], by: Self.clinical, clinical: true,
                guards: [.bookableService, .waitsForReview, .clinicalInformationSettled, .appointmentTodayOrLater],
                needs: [.comment], mayHave: [.instruction, .priority, .cancelledInPAS])
        case .acceptReferBookLater:
            ActionRule(
                from: [.awaitingTriage, .deferredToProvider], by: Self.clinical, clinical: true,
                guards: [.clinicalInformationSettled, .patientAlive], needs: [.comment],
                mayHave: [.instruction, .priority])
        case .returnToReferrerWithAdvice:
            ActionRule(
                from: [.awaitingTriage, .deferredToProvider], by: Self.clinical, clinical: true,
                guards: [.clinicalInformationSettled], needs: [.comment], mayHave: [.priority])
        case .referBookNow:
            ActionRule(
                from: [.awaitingTriage, .deferredToProvider], by: Self.clinical, clinical: true,
                guards: [.clinicalInformationSettled, .patientAlive], needs: [.slot],
                mayHave: [.instruction, .priority])
        case .redirect:
            ActionRule(
                from: [.booked, .awaitingTriage, .deferredToProvider], by: Self.clinical, clinical: true,
                guards: [.clinicalInformationSettled, .patientAlive], needs: [.service, .reason, .comment],
                mayHave: [.slot, .priority, .cancelledInPAS])
        case .recordAssessment:
            ActionRule(
                from: [.booked], by: Self.clinical, clinical: true, guards: [.assessmentService, .accepted],
                needs: [.outcome], mayHave: [.comment])
        case .changePriority:
            ActionRule(
                from: Self.open, by: Self.clinical, clinical: true, needs: [.priority, .comment])
        case .cancelReferral:
            ActionRule(
                from: Self.open, by: Self.clinical.union([.referrer]), clinical: true, needs: [.reason],
                mayHave: [.comment, .cancelledInPAS])
        case .book:
            ActionRule(
                from: Self.toBook, referrerFrom: Self.sentBack.subtracting([.triageResponse]),
                by: Self.bookers.union(Self.referrers), guards: [.patientAlive, .referOnIfAssessed], needs: [.slot])
        case .rebook:
            ActionRule(
                from: [.booked], by: Self.bookers.union(Self.referrers),
                guards: [.patientAlive, .appointmentTodayOrLater], needs: [.slot], mayHave: [.cancelledInPAS])
        case .deferToProvider:
            ActionRule(
                from: [.notBooked], by: [.clerk, .referrer], guards: [.hasShortlist, .bookableService, .noFreeSlots],
                needs: [.reason], mayHave: [.service])
        case .sendForTriage:
            ActionRule(
                from: [], referrerFrom: [.notBooked], by: [.referrer], guards: [.hasShortlist, .triageService],
                mayHave: [.service])
        case .cancelAppointment:
            ActionRule(
                from: [.booked], by: Self.bookers.union([.referrer]), guards: [.appointmentTodayOrLater],
                needs: [.by, .reason], mayHave: [.comment, .cancelledInPAS])
        case .recordDNA:
            ActionRule(
                from: [.booked, .didNotAttend], referrerFrom: [], by: Self.bookers,
                guards: [.appointmentStarted, .notReturned], needs: [.reason], mayHave: [.comment, .outcome])
        case .undoDNA:
            ActionRule(from: [.didNotAttend], referrerFrom: [], by: Self.bookers, guards: [.notReturned])
        case .recordAttendance:
            ActionRule(
                from: [.booked], referrerFrom: [], by: Self.bookers, guards: [.sameDayOrPast], needs: [.outcome])
        case .confirmCancelledInPAS:
            ActionRule(
                from: Set(ReferralState.allCases), referrerFrom: [], by: Self.bookers, guards: [.cancelInPASOpen])
        case .contactAttempt:
            ActionRule(
                from: Self.open, referrerFrom: [], by: Self.bookers, guards: [.patientAlive], needs: [.outcome],
                mayHave: [.instruction])
        case .changeShortlist:
            ActionRule(from: [], referrerFrom: Self.sentBack, by: [.referrer], needs: [.service])
        case .addLetter:
            ActionRule(from: Self.open, by: Self.bookers.union([.referrer]), needs: [.document])
        case .acknowledge:
            ActionRule(
                from: [], referrerFrom: [.assessmentResult, .cancelledReferral, .didNotAttend], by: Self.referrers,
                guards: [.referrerHasNotSeen])
        case .takeERS:
            ActionRule(
                from: Set(ReferralState.allCases), by: [.clerk, .supervisor, .clinician], guards: [.conflictOpen])
        case .keepOurs:
            ActionRule(
                from: Set(ReferralState.allCases), by: [.clerk, .supervisor, .clinician], guards: [.importProblemOpen])
        case .told:
            ActionRule(
                from: Set(ReferralState.allCases), referrerFrom: [], by: Self.bookers.union([.supervisor]),
                guards: [.byHandMessageOpen])
        }
    }
}
