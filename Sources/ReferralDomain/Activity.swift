// What a journal entry counts as where activity is reported: one rule for bookings made here and in e-RS alike.

/// Kinds of activity, in the order of a report.
public enum Activity: String, CaseIterable, Sendable, Codable {
    case received, reviewed, assessed, booked, rebooked, cancelled, missed, attended
    case advice
    case referralCancelled = "referral-cancelled"
}

/// What of a journal entry decides what it counts as.
public struct RecordedAct: Hashable, Sendable {
    public var action: String
    public var from: ReferralState?
    public var to: ReferralState?
    /// The first entry of its referral.
    public var isFirst: Bool
    /// Its referral is, or once was, an advice and guidance conversation.
    public var isAdvice: Bool
    /// What was said of it: the outcome of an attendance, what a missed appointment is called, how an assessment ended.
    public var said: String?

    public init(
        action: String, from: ReferralState? = nil, to: ReferralState? = nil, isFirst: Bool = false,
        isAdvice: Bool = false, said: String? = nil
    ) {
        self.action = action
        self.from = from
        self.to = to
        self.isFirst = isFirst
        self.isAdvice = isAdvice
        self.said = said
    }

    /// What it counts as, each with its detail; an act may be two: a review that books, for one.
    public var activities: [(activity: Activity, detail: String)] {
        var found: [(activity: Activity, detail: String)] = []
        let act = ReferralAction(rawValue: action)
        if isFirst { found.append((.received, isAdvice ? "advice-request" : act == nil ? action : "here")) }
        switch act {
        case .accept, .reject, .acceptReferBookLater, .returnToReferrerWithAdvice, .cancelAppointmentActionLater,
            .referBookNow, .redirect:
            found.append((.reviewed, action))
        case .recordAssessment: found.append((.assessed, said ?? "not-said"))
        case .rebook, .moveAppointment: found.append((.rebooked, "here"))
        case .recordDNA: found.append((.missed, said ?? MissedAppointment.didNotAttend.rawValue))
        case .recordAttendance: found.append((.attended, said ?? "not-said"))
        case .advise, .askMore, .convert: found.append((.advice, action))
        case .book, .deferToProvider, .sendForTriage, .cancelAppointment, .undoDNA, .confirmCancelledInPAS,
            .cancelReferral, .changePriority, .changeShortlist, .addLetter, .acknowledge, .contactAttempt, .addNeed,
            .dropNeed, .arrangeNeed, .cancelArrangement, .takeERS,
            .keepOurs, .told, .sendInformation, .closeAdvice, .createReferral, .wrongPatientLetter, .liftFreeze,
            .validate, .startMonitoring, .offer, .declineOffer, .claim, .release, .assign, .snooze, .wake, .note,
            .handUp, .answer,
            .countersign, nil:
            break
        }
        guard from != to, act != .undoDNA, !Compensation.allCases.contains(where: { $0.rawValue == action }) else {
            return found
        }
        let place = act == nil || act == .takeERS ? "in-e-rs" : "here"
        switch to {
        case .booked: found.append((.booked, place))
        case .appointmentCancelledByPatient: found.append((.cancelled, CancelledBy.patient.rawValue))
        case .appointmentCancelledByProvider: found.append((.cancelled, CancelledBy.provider.rawValue))
        case .didNotAttend where act != .recordDNA: found.append((.missed, place))
        case .cancelledReferral: found.append((.referralCancelled, place))
        case .didNotAttend, .notBooked, .deferredToProvider, .awaitingTriage, .triagedProviderToAction,
            .triageResponse, .rejected, .assessmentResult, nil:
            break
        }
        return found
    }

    /// A referral that found no slot: newly deferred, and not put back so by undo.
    public var isDeferral: Bool {
        from != to && to == .deferredToProvider && !Compensation.allCases.contains { $0.rawValue == action }
    }

    /// A clinical decision on a referral: what a person's pace is counted in.
    public var isDecision: Bool {
        guard let rule = ReferralAction(rawValue: action)?.rule, rule.isClinical else { return false }
        switch rule.kind {
        case .referral: return true
        case .handling: return false
        }
    }
}
