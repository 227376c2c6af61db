// The referral's state machine: one row an action. Availability, writes, hints, help and tests all read this table.

extension ReferralAction {
    static let clinical: Set<Role> = [.clinician, .triage]
    static let bookers: Set<Role> = [.clerk, .triage, .clinician]
    static let referrers: Set<Role> = [.referrer, .referrerAdmin]
    static let everyone = bookers.union(referrers).union([.supervisor])
    static let open = Set(ReferralState.allCases).subtracting([.cancelledReferral])
    static let toBook: Set<ReferralState> = [
        .notBooked, .deferredToProvider, .triagedProviderToAction, .appointmentCancelledByPatient,
        .appointmentCancelledByProvider, .rejected, .didNotAttend, .assessmentResult,
    ]
    static let sentBack: Set<ReferralState> = [
        .notBooked, .rejected, .triageResponse, .appointmentCancelledByPatient, .appointmentCancelledByProvider,
        .didNotAttend,
    ]

    /// A row for an act that changes only who has a referral in hand, or what colleagues noted of it.
    static func handling(
        from states: Set<ReferralState> = Set(ReferralState.allCases), by roles: Set<Role>, clinical: Bool = false,
        guards: [ActionRule.Guard] = [], needs: [ActionRule.Need] = [],
        mayHave: [ActionRule.Need] = [], undoable: Bool = false, barredByClaim: Bool = true
    ) -> ActionRule {
        ActionRule(
            from: states, adviceFrom: Set(AdviceState.allCases), by: roles, clinical: clinical, guards: guards,
            needs: needs,
            mayHave: mayHave, kind: .handling, afterAttendance: true, undoable: undoable,
            barredByClaim: barredByClaim)
    }

    /// This action's row (ers-domain 2.5 for the transitions, 3.2 for the roles).
    public var rule: ActionRule {
        switch self {
        case .accept:
            ActionRule(
                from: [.booked], by: Self.clinical, clinical: true,
                guards: [
                    .bookableService, .waitsForReview, .clinicalInformationSettled, .appointmentTodayOrLater,
                    .patientAlive,
                ], mayHave: [.instruction], telling: .call("A013"))
        case .reject:
            ActionRule(
                from: [.booked], by: Self.clinical, clinical: true,
                guards: [.bookableService, .waitsForReview, .clinicalInformationSettled, .appointmentTodayOrLater],
                needs: [.reason], mayHave: [.comment, .cancelledInPAS], telling: .call("A014"))
        case .cancelAppointmentActionLater:
            ActionRule(
                from: [.booked], by: Self.clinical, clinical: true,
                guards: [
                    .bookableService, .waitsForReview, .clinicalInformationSettled, .appointmentTodayOrLater,
                    .patientAlive,
                ], needs: [.comment], mayHave: [.instruction, .priority, .cancelledInPAS], telling: .call("A022"))
        case .acceptReferBookLater:
            ActionRule(
                from: [.awaitingTriage, .deferredToProvider], by: Self.clinical, clinical: true,
                guards: [.clinicalInformationSettled, .patientAlive], needs: [.comment],
                mayHave: [.instruction, .priority], telling: .call("A028"))
        case .returnToReferrerWithAdvice:
            ActionRule(
                from: [.awaitingTriage, .deferredToProvider], by: Self.clinical, clinical: true,
                guards: [.clinicalInformationSettled], needs: [.comment], mayHave: [.priority], telling: .call("A028"))
        case .referBookNow:
            ActionRule(
                from: [.awaitingTriage, .deferredToProvider], by: Self.clinical, clinical: true,
                guards: [.clinicalInformationSettled, .patientAlive], needs: [.slot],
                mayHave: [.instruction, .priority], telling: .byHand)
        case .redirect:
            ActionRule(
                from: [.booked, .awaitingTriage, .deferredToProvider], by: Self.clinical, clinical: true,
                guards: [.clinicalInformationSettled, .patientAlive], needs: [.service, .reason, .comment],
                mayHave: [.slot, .priority, .cancelledInPAS], telling: .byHand)
        case .recordAssessment:
            ActionRule(
                from: [.booked], by: Self.clinical, clinical: true, guards: [.assessmentService, .accepted],
                needs: [.outcome], mayHave: [.comment, .rtt], telling: .byHand, afterAttendance: true)
        case .changePriority:
            ActionRule(
                from: Self.open, by: Self.clinical, clinical: true, needs: [.priority, .comment], telling: .byHand)
        case .cancelReferral:
            ActionRule(
                from: Self.open, by: Self.clinical.union([.referrer]), clinical: true, needs: [.reason],
                mayHave: [.comment, .cancelledInPAS], telling: .call("A036"))
        case .book:
            ActionRule(
                from: Self.toBook, referrerFrom: Self.sentBack.subtracting([.triageResponse]),
                by: Self.bookers.union(Self.referrers).union([.supervisor]),
                guards: [.patientAlive, .referOnIfAssessed], needs: [.slot], telling: .byHand)
        case .rebook:
            ActionRule(
                from: [.booked], by: Self.bookers.union(Self.referrers),
                guards: [.patientAlive, .appointmentTodayOrLater], needs: [.slot], mayHave: [.cancelledInPAS],
                telling: .byHand)
        case .moveAppointment:
            ActionRule(
                from: [.booked], referrerFrom: [], by: Self.bookers.union([.supervisor]),
                guards: [.patientAlive, .appointmentTodayOrLater], needs: [.slot], telling: .byHand)
        case .deferToProvider:
            ActionRule(
                from: [.notBooked], by: [.clerk, .referrer], guards: [.hasShortlist, .bookableService, .noFreeSlots],
                needs: [.reason], mayHave: [.service], telling: .byHand)
        case .sendForTriage:
            ActionRule(
                from: [], referrerFrom: [.notBooked], by: [.referrer], guards: [.hasShortlist, .triageService],
                mayHave: [.service], telling: .byHand)
        case .cancelAppointment:
            ActionRule(
                from: [.booked], by: Self.bookers.union([.referrer, .supervisor]), guards: [.appointmentTodayOrLater],
                needs: [.by, .reason], mayHave: [.comment, .cancelledInPAS], telling: .byHand)
        case .recordDNA:
            ActionRule(
                from: [.booked, .didNotAttend], referrerFrom: [], by: Self.bookers,
                guards: [.appointmentStarted, .notReturned], needs: [.reason],
                mayHave: [.comment, .outcome, .contact], telling: .byHand)
        case .undoDNA:
            ActionRule(
                from: [.didNotAttend], referrerFrom: [], by: Self.bookers, guards: [.notReturned], telling: .byHand)
        case .recordAttendance:
            ActionRule(
                from: [.booked], referrerFrom: [], by: Self.bookers, guards: [.sameDayOrPast], needs: [.outcome],
                mayHave: [.rtt])
        case .confirmCancelledInPAS:
            ActionRule(
                from: Set(ReferralState.allCases), referrerFrom: [], by: Self.bookers, guards: [.cancelInPASOpen],
                afterAttendance: true)
        case .contactAttempt:
            ActionRule(
                from: Self.open, referrerFrom: [], by: Self.bookers.union([.supervisor]), guards: [.patientAlive],
                needs: [.outcome], mayHave: [.instruction], undoable: false)
        case .addNeed:
            ActionRule(
                from: Self.open, referrerFrom: [], by: Self.bookers.union([.supervisor]), needs: [.outcome],
                mayHave: [.detail])
        case .dropNeed:
            ActionRule(
                from: Self.open, referrerFrom: [], by: Self.bookers.union([.supervisor]), guards: [.needNoted],
                needs: [.outcome])
        case .arrangeNeed:
            ActionRule(
                from: [.booked], referrerFrom: [], by: Self.bookers.union([.supervisor]),
                guards: [.patientAlive, .appointmentTodayOrLater, .needNoted], needs: [.outcome, .reference])
        case .cancelArrangement:
            ActionRule(
                from: Set(ReferralState.allCases), referrerFrom: [], by: Self.bookers.union([.supervisor]),
                guards: [.needNoted], needs: [.outcome], afterAttendance: true)
        case .changeShortlist:
            ActionRule(from: [], referrerFrom: Self.sentBack, by: [.referrer], needs: [.service], telling: .byHand)
        case .addLetter:
            ActionRule(
                from: Self.open, adviceFrom: [.providerResponseRequired], referrerAdviceFrom: Self.openAdvice,
                by: Self.bookers.union([.referrer]), needs: [.document], telling: .byHand,
                undoable: false)
        case .acknowledge:
            ActionRule(
                from: [], referrerFrom: [.assessmentResult, .cancelledReferral, .didNotAttend], by: Self.referrers,
                guards: [.referrerHasNotSeen])
        case .takeERS:
            ActionRule(
                from: Set(ReferralState.allCases), adviceFrom: Set(AdviceState.allCases),
                by: [.clerk, .supervisor, .clinician], guards: [.conflictOpen],
                afterAttendance: true, undoable: false)
        case .keepOurs:
            ActionRule(
                from: Set(ReferralState.allCases), adviceFrom: Set(AdviceState.allCases),
                by: [.clerk, .supervisor, .clinician], guards: [.importProblemOpen],
                afterAttendance: true, undoable: false)
        case .advise:
            ActionRule(
                from: [], adviceFrom: [.providerResponseRequired], by: Self.clinical, clinical: true,
                needs: [.outcome, .comment], mayHave: [.priority], telling: .call("A026"))
        case .askMore:
            ActionRule(
                from: [], adviceFrom: [.providerResponseRequired], by: Self.clinical, clinical: true,
                needs: [.comment], mayHave: [.priority], telling: .call("A026"))
        case .convert:
            ActionRule(
                from: [], adviceFrom: [.providerResponseRequired], by: Self.clinical, clinical: true,
                guards: [.authorisedToConvert, .patientAlive], needs: [.comment], mayHave: [.instruction, .priority],
                telling: .call("A027"))
        case .sendInformation:
            ActionRule(
                from: [], referrerAdviceFrom: Self.referrersAdvice, by: [.referrer], clinical: true,
                needs: [.comment], telling: .byHand)
        case .closeAdvice:
            ActionRule(
                from: [], referrerAdviceFrom: Self.openAdvice, by: [.referrer], clinical: true, mayHave: [.comment],
                telling: .byHand)
        case .createReferral:
            ActionRule(
                from: [], referrerAdviceFrom: Self.referrersAdvice, by: [.referrer], clinical: true,
                guards: [.patientAlive], needs: [.service], mayHave: [.comment, .priority], telling: .byHand)
        case .claim: Self.handling(by: Self.everyone)
        case .release: Self.handling(by: Self.everyone, guards: [.claimed], barredByClaim: false)
        case .assign:
            Self.handling(
                by: Self.everyone, needs: [.to], mayHave: [.instruction], undoable: true, barredByClaim: false)
        case .snooze:
            Self.handling(
                from: Self.open, by: Self.everyone, guards: [.notClosed, .mayWait], needs: [.until, .instruction],
                undoable: true)
        case .wake: Self.handling(by: Self.everyone, guards: [.snoozed], undoable: true)
        case .note: Self.handling(by: Self.everyone, mayHave: [.instruction, .comment], barredByClaim: false)
        case .handUp:
            Self.handling(
                from: Self.open, by: Self.clinical, clinical: true, guards: [.notClosed], needs: [.to, .comment])
        case .answer:
            Self.handling(
                by: [.clinician], clinical: true, guards: [.questionOpen], needs: [.comment], barredByClaim: false)
        case .countersign:
            Self.handling(
                by: [.clinician], clinical: true, guards: [.countersignatureOpen], mayHave: [.comment],
                barredByClaim: false)
        case .wrongPatientLetter:
            ActionRule(
                from: Set(ReferralState.allCases), referrerFrom: [], adviceFrom: Set(AdviceState.allCases),
                by: Self.bookers, guards: [.letterThere], needs: [.document, .instruction], afterAttendance: true,
                undoable: false,
                barredByClaim: false)
        case .liftFreeze:
            ActionRule(
                from: Set(ReferralState.allCases), referrerFrom: [], adviceFrom: Set(AdviceState.allCases),
                by: [.clinician], clinical: true, guards: [.frozen], needs: [.comment], mayHave: [.outcome],
                afterAttendance: true, undoable: false, barredByClaim: false)
        case .validate:
            ActionRule(
                from: Self.open, referrerFrom: [], by: Self.bookers, guards: [.patientAlive], needs: [.outcome],
                mayHave: [.instruction], undoable: false)
        case .startMonitoring:
            // A patient who is not booked: whoever is seen has it said with the attendance.
            ActionRule(
                from: [
                    .deferredToProvider, .triagedProviderToAction, .appointmentCancelledByPatient,
                    .appointmentCancelledByProvider,
                ], referrerFrom: [], by: Self.clinical, clinical: true, guards: [.patientAlive, .clockRuns],
                needs: [.outcome, .comment], mayHave: [.instruction])
        case .offer:
            ActionRule(
                from: Self.toBook.union([.booked]), referrerFrom: [], by: Self.bookers.union([.supervisor]),
                guards: [.patientAlive, .referOnIfAssessed], needs: [.slot], mayHave: [.instruction], kind: .handling)
        case .declineOffer:
            ActionRule(
                from: Self.toBook.union([.booked]), referrerFrom: [], by: Self.bookers.union([.supervisor]),
                guards: [.patientAlive, .referOnIfAssessed], needs: [.reason], mayHave: [.slot, .instruction],
                kind: .handling)
        case .told:
            ActionRule(
                from: Set(ReferralState.allCases), referrerFrom: [], adviceFrom: Set(AdviceState.allCases),
                by: Self.bookers.union([.supervisor]),
                guards: [.byHandMessageOpen], afterAttendance: true)
        }
    }
}
