// Every way in which a rule says no, as data; the words stand in the front ends.

/// Why an action may not be done.
public enum Refusal: Error, Hashable, Sendable, Codable {
    /// This role never does this action.
    case notYourRole(Role)
    /// The user does not belong to the service or organisation.
    case noRelationship
    /// A clinical act by somebody who is no clinician, with no live delegation for it.
    case noDelegation
    /// A clinician administrator named nobody to act for.
    case onBehalfOfMissing
    /// The referral is not in a state in which the action exists.
    case wrongState(ReferralState)
    /// It is an advice and guidance conversation in which that is not to be done now.
    case adviceOnly(AdviceState)
    /// The referrer has not allowed the provider to turn the conversation into a referral.
    case notAuthorisedToConvert
    /// Somebody changed the referral first.
    case versionConflict(expected: Int, actual: Int)
    /// Nothing happens to a referral before the day, named here, on which it was made.
    case happenedBeforeReferral(Day)
    case reasonMissing
    /// No reason of that code may be used here today.
    case reasonNotAllowed(String)
    case commentMissing
    /// Longer than e-RS takes, in characters.
    case commentTooLong(limit: Int)
    case priorityMissing
    /// Returning a referral may not change its priority (e-RS PRIORITY_NOT_CURRENT).
    case priorityNotCurrent
    case noAppointment
    /// There is an appointment; the action is for referrals without one.
    case hasAppointment
    case appointmentPassed
    case appointmentAhead
    case letterOutstanding
    case alreadyReviewed
    case triageService
    case notTriageService
    case notAssessmentService
    case notAccepted
    case patientDied
    case serviceMissing
    case serviceUnknown(String)
    /// More services than e-RS takes on a shortlist (TOO_MANY_ITEMS).
    case shortlistTooLong(limit: Int)
    /// A service named twice (e-RS DUPLICATE_SERVICE).
    case serviceTwice(String)
    case slotMissing
    case slotUnknown(String)
    case slotTaken(String)
    /// A colleague holds the last place while they book it.
    case slotHeld(String, HeldPlace)
    case slotPast(String)
    case slotClosed(String)
    /// The service does not treat the patient on that day.
    case serviceMisfit(ServiceMisfit)
    /// The service keeps the slot from referrers and patients now.
    case slotHidden(SlotHiding)
    case overbookReasonMissing
    /// A slot takes so many beyond its capacity, and has them.
    case overbookLimitReached(Int)
    /// Another clinic has the clinician or the room at that time.
    case clinicClash(ClinicClash)
    /// Slots of the service are free, so the referral may not be deferred (e-RS SLOTS_CURRENTLY_AVAILABLE).
    case slotsAvailable
    case notOnShortlist(String)
    /// The patient of a referrer books at an indirectly bookable service by telephone, on that number where it is known.
    case bookedByTelephone(String?)
    /// The PAS has until then to confirm the booking.
    case pasMayStillAnswer(until: Instant)
    /// No offer waits for the patient's word.
    case nothingOffered
    /// An indirectly booked appointment: say whether the PAS has cancelled it.
    case cancelledInPASMissing
    /// The flag is for indirectly bookable services only (e-RS FIELD_NOT_PERMITTED).
    case cancelledInPASNotPermitted
    case byWhomMissing
    case outcomeMissing
    case outcomeNotAllowed(String)
    /// Nothing of that kind is noted as needed.
    case needUnknown
    /// It is noted, or arranged, just so already.
    case needKnown
    case nothingArranged
    case detailMissing
    case referenceMissing
    /// In characters.
    case wordsTooLong(limit: Int)
    case nothingToConfirm
    case nothingToAcknowledge
    case nothingToTell
    case noImportProblem
    case alreadyClosed
    /// The 18-week clock does not run.
    case clockStopped
    /// Active monitoring is reviewed by that day.
    case reviewTooLate(Day)
    /// So many more things are to be said rightly before a caller is told anything.
    case callerNotIdentified(missing: Int)
    case documentMissing
    /// The document named is none of the referral's, or is given to nobody any more.
    case documentUnknown
    case instructionMissing
    /// A suspected cancer is made less urgent only with the referrer: who agreed is not said.
    case agreedWithMissing
    /// The day of that agreement is not said, lies ahead, or is before the referral was made.
    case agreedOnMissing
    /// A child or somebody at risk was not brought, or the wait would end: a clinician looks before they are handed back.
    case clinicianMustLook
    /// Nobody has tried to reach a patient since they missed their appointment.
    case contactMissing
    /// Another patient's letter was reported: a clinician first confirms what was done on it.
    case frozen
    case notFrozen
    /// Another open referral of the patient in the same specialty, by reference, was taken on already.
    case secondReferralNeedsAWord(String)
    case noDeathRecorded
    /// A colleague holds it until then, by name.
    case claimedByAnother(String, until: Instant)
    case nothingToRelease
    case notSnoozed
    case noQuestion
    case nothingToCountersign
    case colleagueMissing
    /// Nobody of that login works here in a role that could take it.
    case colleagueUnknown(String)
    /// It belongs to a colleague, by name: they or a supervisor may hand it on.
    case ownedByAnother(String)
    case untilMissing
    /// A snooze ends in the future, and no later than that day.
    case snoozeTooLong(Day)
    case snoozeEnded
    /// The user has done nothing here that could be taken back.
    case nothingToUndo
    case nothingToRedo
    /// The user's act is not the last: somebody, by name, did something since.
    case changedSince(String)
    /// What the act set off has happened already, in words.
    case tooLateToUndo(String)
    /// An act of that kind is not taken back.
    case notUndoable(ReferralAction)
    /// Something has run out, so there is no patient data.
    case lapsed(Lapse)
    /// Something of the clinician, by name, in whose name they act has run out.
    case clinicianLapsed(String)
    /// Nobody would be left in the workgroup of that service.
    case lastOfWorkgroup(String)
    case lastAdministrator
    /// New urgent referrals on a list that nobody has opened, by number: it is signed off only with a reason.
    case unopenedUrgent(Int)

    /// Stable code for scripts, kebab case.
    public var code: String {
        switch self {
        case .notYourRole: "not-your-role"
        case .noRelationship: "no-relationship"
        case .noDelegation: "no-delegation"
        case .onBehalfOfMissing: "on-behalf-of-missing"
        case .wrongState: "wrong-state"
        case .adviceOnly: "advice-only"
        case .notAuthorisedToConvert: "not-authorised-to-convert"
        case .versionConflict: "version-conflict"
        case .happenedBeforeReferral: "happened-before-referral"
        case .reasonMissing: "reason-missing"
        case .reasonNotAllowed: "reason-not-allowed"
        case .commentMissing: "comment-missing"
        case .commentTooLong: "comment-too-long"
        case .priorityMissing: "priority-missing"
        case .priorityNotCurrent: "priority-not-current"
        case .noAppointment: "no-appointment"
        case .hasAppointment: "has-appointment"
        case .appointmentPassed: "appointment-passed"
        case .appointmentAhead: "appointment-ahead"
        case .letterOutstanding: "letter-outstanding"
        case .alreadyReviewed: "already-reviewed"
        case .triageService: "triage-service"
        case .notTriageService: "not-triage-service"
        case .notAssessmentService: "not-assessment-service"
        case .notAccepted: "not-accepted"
        case .patientDied: "patient-died"
        case .serviceMissing: "service-missing"
        case .serviceUnknown: "service-unknown"
        case .shortlistTooLong: "shortlist-too-long"
        case .serviceTwice: "service-twice"
        case .slotMissing: "slot-missing"
        case .slotUnknown: "slot-unknown"
        case .slotTaken: "slot-taken"
        case .slotHeld: "slot-held"
        case .clinicClash: "clinic-clash"
        case .slotPast: "slot-past"
        case .slotClosed: "slot-closed"
        case .serviceMisfit: "service-misfit"
        case .slotHidden: "slot-hidden"
        case .overbookReasonMissing: "overbook-reason-missing"
        case .overbookLimitReached: "overbook-limit-reached"
        case .slotsAvailable: "slots-available"
        case .notOnShortlist: "not-on-shortlist"
        case .bookedByTelephone: "booked-by-telephone"
        case .pasMayStillAnswer: "pas-may-still-answer"
        case .nothingOffered: "nothing-offered"
        case .cancelledInPASMissing: "cancelled-in-pas-missing"
        case .cancelledInPASNotPermitted: "cancelled-in-pas-not-permitted"
        case .byWhomMissing: "by-whom-missing"
        case .outcomeMissing: "outcome-missing"
        case .outcomeNotAllowed: "outcome-not-allowed"
        case .needUnknown: "need-unknown"
        case .needKnown: "need-known"
        case .nothingArranged: "nothing-arranged"
        case .detailMissing: "detail-missing"
        case .referenceMissing: "reference-missing"
        case .wordsTooLong: "words-too-long"
        case .nothingToConfirm: "nothing-to-confirm"
        case .nothingToAcknowledge: "nothing-to-acknowledge"
        case .nothingToTell: "nothing-to-tell"
        case .noImportProblem: "no-import-problem"
        case .alreadyClosed: "already-closed"
        case .clockStopped: "clock-stopped"
        case .reviewTooLate: "review-too-late"
        case .callerNotIdentified: "caller-not-identified"
        case .documentMissing: "document-missing"
        case .documentUnknown: "document-unknown"
        case .instructionMissing: "instruction-missing"
        case .agreedWithMissing: "agreed-with-missing"
        case .agreedOnMissing: "agreed-on-missing"
        case .clinicianMustLook: "clinician-must-look"
        case .contactMissing: "contact-missing"
        case .frozen: "frozen"
        case .notFrozen: "not-frozen"
        case .secondReferralNeedsAWord: "second-referral-needs-a-word"
        case .noDeathRecorded: "no-death-recorded"
        case .claimedByAnother: "claimed-by-another"
        case .nothingToRelease: "nothing-to-release"
        case .notSnoozed: "not-snoozed"
        case .noQuestion: "no-question"
        case .nothingToCountersign: "nothing-to-countersign"
        case .colleagueMissing: "colleague-missing"
        case .colleagueUnknown: "colleague-unknown"
        case .ownedByAnother: "owned-by-another"
        case .untilMissing: "until-missing"
        case .snoozeTooLong: "snooze-too-long"
        case .snoozeEnded: "snooze-ended"
        case .nothingToUndo: "nothing-to-undo"
        case .nothingToRedo: "nothing-to-redo"
        case .changedSince: "changed-since"
        case .tooLateToUndo: "too-late-to-undo"
        case .notUndoable: "not-undoable"
        case .lapsed: "lapsed"
        case .clinicianLapsed: "clinician-lapsed"
        case .lastOfWorkgroup: "last-of-workgroup"
        case .lastAdministrator: "last-administrator"
        case .unopenedUrgent: "unopened-urgent"
        }
    }

    /// Whether it is about who asks (exit code 5) and not about the referral (exit code 1).
    public var isAboutTheUser: Bool {
        ["not-your-role", "no-relationship", "no-delegation", "on-behalf-of-missing", "lapsed", "clinician-lapsed"]
            .contains(code)
    }
}
