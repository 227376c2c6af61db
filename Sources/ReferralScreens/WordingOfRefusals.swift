// A sentence for every way in which the desk can say no.

public import ReferralDomain

extension Refusal {
    /// Why not, in one plain sentence.
    public var sentence: String {
        switch self {
        case .notYourRole(let role): "This is not for your role (\(role.label.lowercased()))."
        case .noRelationship: "You do not belong to the service or organisation of this referral."
        case .noDelegation: "No clinician has delegated this to you for this service today."
        case .onBehalfOfMissing: "Say for which clinician you act: start again with --on-behalf-of."
        case .wrongState(let state): "It cannot be done while the referral is: \(state.label)."
        case .adviceOnly(let stage):
            stage.turn == nil
                ? "It is advice and guidance, and the conversation has ended."
                : "It is advice and guidance, not a referral yet: \(stage.label.lowercased())."
        case .notAuthorisedToConvert: "The referrer has not allowed this to be made into a referral."
        case .versionConflict(let expected, let actual):
            "Somebody changed the referral first (you saw version \(expected), it is now \(actual))."
        case .reasonMissing: "Choose a reason."
        case .reasonNotAllowed(let code): "The reason \(code) cannot be used here today. Choose another."
        case .commentMissing: "Write a comment."
        case .commentTooLong(let limit): "The text is too long: e-RS takes \(grouped(limit)) characters."
        case .happenedBeforeReferral(let day): "The referral was made on \(day.short): nothing happened to it before."
        case .priorityMissing: "Choose a priority."
        case .priorityNotCurrent: "Returning a referral cannot change its priority."
        case .noAppointment: "There is no appointment."
        case .hasAppointment: "There is an appointment already."
        case .appointmentPassed: "The appointment is past."
        case .appointmentAhead: "The appointment is still ahead."
        case .letterOutstanding: "The referrer's letter is not here yet."
        case .alreadyReviewed: "It has been reviewed already."
        case .triageService: "Its service takes referrals for triage only and has no appointments to act on."
        case .notTriageService: "The service takes no referrals for triage."
        case .notAssessmentService: "The service is no clinical assessment service."
        case .notAccepted: "It has not been accepted yet."
        case .patientDied: "The patient has died."
        case .serviceMissing: "Choose a service."
        case .serviceUnknown(let id): "There is no service \(id)."
        case .shortlistTooLong(let limit): "A shortlist takes at most \(limit) services."
        case .serviceTwice(let service): "Service \(service) is named twice."
        case .slotMissing: "Choose a slot."
        case .slotUnknown(let id): "There is no slot \(id) at that service."
        case .slotTaken: "Somebody has just taken that slot."
        case .slotHeld(_, let hold): "That slot is \(hold.words)."
        case .slotPast: "That slot is past."
        case .clinicClash(let clash):
            "\(clash.name) \(clash.kind == .clinician ? "holds" : "is taken by") \(clash.clinic) on \(clash.start.shortText)."
        case .slotClosed: "The clinic has withdrawn that slot."
        case .serviceMisfit(let misfit): misfit.sentence
        case .slotHidden(let hiding): hiding.sentence
        case .overbookReasonMissing: "Write why the slot is overbooked."
        case .overbookLimitReached(let limit):
            limit == 0
                ? "No slot is overbooked here: the policy allows none."
                : "That slot has \(counted(limit, "place")) beyond its capacity already, and the policy allows no more."
        case .slotsAvailable: "Slots are free at the service, so the referral cannot be deferred: book one."
        case .bookedByTelephone(let number):
            "Patients book at this service by telephone: "
                + (number.map { "give the patient its number, \($0)." } ?? "the service books them when they ring.")
        case .pasMayStillAnswer(let until):
            "The PAS has until \(LondonTime(at: until).clock) to confirm the booking."
        case .notOnShortlist(let id): "Service \(id) is not on the patient's shortlist."
        case .nothingOffered: "No offer waits for the patient's word: name the slot."
        case .cancelledInPASMissing: "Say whether the appointment has been cancelled in the PAS."
        case .cancelledInPASNotPermitted: "The PAS question is only for services that the PAS books."
        case .byWhomMissing: "Say who asked for it: the patient or the provider."
        case .outcomeMissing: "Choose an outcome."
        case .outcomeNotAllowed(let code): "That is not possible here: \(code.isEmpty ? "no outcome" : code)."
        case .needUnknown: "Nothing of that kind is noted as needed."
        case .needKnown: "That is noted just so already."
        case .nothingArranged: "Nothing is arranged."
        case .detailMissing: "Write which adjustment."
        case .referenceMissing: "Write the reference of whoever provides it."
        case .wordsTooLong(let limit): "That is too long: at most \(limit) characters."
        case .nothingToConfirm: "Nothing waits to be cancelled in the PAS."
        case .nothingToAcknowledge: "Nothing waits to be noted."
        case .nothingToTell: "Nobody has to be told of anything."
        case .noImportProblem: "No import problem is open."
        case .alreadyClosed: "The referral is closed."
        case .clockStopped: "The 18-week clock does not run."
        case .reviewTooLate(let day): "Active monitoring is reviewed at least every 12 weeks: by \(day.short)."
        case .callerNotIdentified(let missing):
            "A caller is known by \(CallerCheck.needed) things said rightly: \(missing) more, please."
        case .documentMissing: "Name a letter."
        case .documentUnknown: "The referral has no such document."
        case .instructionMissing: "Write why, for your colleagues: nothing clinical."
        case .agreedWithMissing: "A suspected cancer is made less urgent only with the referrer: name who agreed."
        case .agreedOnMissing: "Give the day on which the referrer agreed: from the day of the referral to today."
        case .clinicianMustLook:
            "A clinician looks at the referral before the patient is handed back."
        case .contactMissing:
            "Nobody has tried to reach the patient since they did not come: say how that went before you hand back."
        case .frozen: "Another patient's letter was reported here: a clinician confirms first what was done on it."
        case .notFrozen: "It is not frozen."
        case .secondReferralNeedsAWord(let reference):
            "\(reference) of this patient, to the same specialty, was taken on already: write a word on why this one too."
        case .noDeathRecorded: "No death is recorded for this patient."
        case .claimedByAnother(let name, let until): "\(name) is working on it, until \(LondonTime(at: until).clock)."
        case .nothingToRelease: "Nobody has claimed it."
        case .notSnoozed: "It is not snoozed."
        case .noQuestion: "No question waits for you here."
        case .nothingToCountersign: "Nothing waits for your countersignature here."
        case .colleagueMissing: "Name a colleague."
        case .colleagueUnknown(let login): "Nobody called \(login) could take it here."
        case .ownedByAnother(let name): "It is \(name)'s: they or a supervisor can hand it on."
        case .untilMissing: "Say until when."
        case .snoozeTooLong(let day): "It cannot be put off beyond \(day.short)."
        case .snoozeEnded: "That moment is past."
        case .nothingToUndo: "You have done nothing here that could be taken back."
        case .nothingToRedo: "You have taken nothing back here."
        case .changedSince(let name): "\(name) has done something since: it can no longer be taken back."
        case .tooLateToUndo(let why): "It is too late to take it back: \(why)."
        case .notUndoable(let action): "“\(action.label)” is not taken back."
        case .lapsed(let lapse): lapse.sentence
        case .clinicianLapsed(let name):
            "Registration, training or IG of \(name) has run out: nobody acts in their name."
        case .lastOfWorkgroup(let id): "Nobody would be left in the workgroup of service \(id): add somebody first."
        case .lastAdministrator: "Nobody would be left to administer the database: name another administrator first."
        case .unopenedUrgent(let count):
            "Nobody has opened \(count == 1 ? "1 new urgent referral" : "\(count) new urgent referrals") here. "
                + "Open \(count == 1 ? "it" : "them"), or give a reason."
        }
    }

    /// The field of a form that puts it right, where one does.
    var need: ActionRule.Need? {
        switch self {
        case .reasonMissing, .reasonNotAllowed, .unopenedUrgent: .reason
        case .commentMissing, .commentTooLong: .comment
        case .priorityMissing, .priorityNotCurrent: .priority
        case .serviceMissing, .serviceUnknown, .notOnShortlist, .shortlistTooLong, .serviceTwice: .service
        case .cancelledInPASMissing, .cancelledInPASNotPermitted: .cancelledInPAS
        case .byWhomMissing: .by
        case .outcomeMissing, .outcomeNotAllowed: .outcome
        case .slotMissing, .slotUnknown, .slotTaken, .slotHeld, .slotPast, .slotClosed, .slotHidden,
            .overbookLimitReached:
            .slot
        case .documentMissing, .documentUnknown: .document
        case .instructionMissing, .secondReferralNeedsAWord: .instruction
        case .agreedWithMissing: .agreedWith
        case .agreedOnMissing: .agreedOn
        case .colleagueMissing, .colleagueUnknown: .to
        case .detailMissing, .wordsTooLong: .detail
        case .referenceMissing: .reference
        case .contactMissing: .contact
        case .untilMissing, .snoozeTooLong, .snoozeEnded: .until
        case .notYourRole, .noRelationship, .noDelegation, .onBehalfOfMissing, .wrongState, .versionConflict,
            .adviceOnly, .notAuthorisedToConvert,
            .noAppointment, .hasAppointment, .appointmentPassed, .appointmentAhead, .letterOutstanding,
            .alreadyReviewed, .triageService, .notTriageService, .notAssessmentService, .notAccepted, .patientDied,
            .slotsAvailable, .bookedByTelephone, .pasMayStillAnswer, .nothingOffered, .nothingToConfirm,
            .nothingToAcknowledge,
            .nothingToTell,
            .noImportProblem,
            .alreadyClosed, .clockStopped, .reviewTooLate, .callerNotIdentified, .claimedByAnother, .nothingToRelease,
            .notSnoozed, .noQuestion,
            .nothingToCountersign,
            .ownedByAnother, .nothingToUndo, .nothingToRedo, .changedSince, .tooLateToUndo, .notUndoable, .lapsed,
            .clinicianLapsed, .happenedBeforeReferral,
            .lastOfWorkgroup, .lastAdministrator, .clinicianMustLook, .frozen, .notFrozen, .noDeathRecorded,
            .serviceMisfit, .overbookReasonMissing, .clinicClash, .needUnknown, .needKnown, .nothingArranged:
            nil
        }
    }

    /// Whether another slot would do.
    var isAboutTheSlot: Bool { need == .slot }
}

extension Failure {
    /// What went wrong and what to do, in one or two plain sentences.
    public var sentence: String {
        switch self {
        case .refused(let refusal): refusal.sentence
        case .notFound(let name): "Not found, or not yours to see: \(name)."
        case .busy(let holder): "The database is in use by \(holder). Try again in a moment."
        case .readOnly(let path): "The database cannot be written: \(path). Tell the administrator."
        case .full: "The disk is full. Nothing was lost. Tell the administrator."
        case .damaged(let detail): "The database is damaged: \(detail). Stop work and tell the administrator."
        case .newerSchema(let found, let known):
            "The database was made by a newer release (\(found), this one knows \(known)). Update the program."
        case .notADatabase(let path): "This is no Referdesk database: \(path)."
        case .wrongKind(let detail): "This is the wrong kind of database. \(ended(detail))"
        case .unsafePlace(let path): "Patient data may not lie here. \(ended(path))"
        case .noDatabase(let path): "There is no database at \(path)."
        case .alreadyExists(let path): "It is there already: \(path)."
        case .notSignedIn(let detail): "You are not signed in. \(ended(detail))"
        case .notAllowed(let role, let what): "Not for your role (\(role.label.lowercased())): \(what)."
        case .badInput(let detail): ended(detail)
        case .broken(let detail): "Something is broken: \(detail). Tell support."
        }
    }
}

/// A sentence with one full stop at its end.
private func ended(_ text: String) -> String { text.hasSuffix(".") ? text : "\(text)." }
