// What people say with their acts in a rehearsal: reasons, comments and instructions that such acts need.

internal import ReferralDomain
internal import Rehearsal

enum RehearsalWords {
    private static let advice = [
        "Thank you for this referral. The symptoms do not need hospital review at present. Please continue the current treatment and refer again if they change.",
        "Suggest repeating the blood tests in six weeks and sending them with a new request if still abnormal.",
        "This can be managed in the community. Advice on next steps is attached to the referral in e-RS.",
        "Please complete the pathway checklist first; the imaging would help us to see the patient in the right clinic.",
    ]
    private static let acceptance = [
        "Appropriate referral. To be seen within the routine wait.",
        "Happy to see. Bloods and ECG to be done before the appointment.",
        "Seen letter. Suitable for the nurse-led clinic in the first place.",
        "Please see soon: progressive symptoms.",
    ]
    private static let instructions = [
        "New patient, 30 minutes. Any clinic.", "Book into the one-stop clinic only.", "Telephone appointment is fine.",
        "Needs an interpreter; double slot.", "Book within two weeks please.",
    ]

    static func command(
        _ action: ReferralAction, _ referral: Referral, isIndirect: Bool, _ random: inout SeededGenerator
    ) -> ReferralCommand {
        var command = ReferralCommand(action)
        switch action {
        case .accept: if random.chance(20) { command.instruction = random.pick(instructions) }
        case .reject:
            command.reason = random.pick([
                "SERVICE_INAPPROPRIATE", "FURTHER_INFORMATION_REQUIRED", "SERVICE_PREREQUISITES_NOT_COMPLETE",
            ])
            command.comment = random.pick(advice)
            if isIndirect { command.cancelledInPAS = random.chance(60) }
        case .cancelAppointmentActionLater:
            command.comment = random.pick(acceptance)
            command.instruction = random.pick(instructions)
            if isIndirect { command.cancelledInPAS = random.chance(60) }
        case .acceptReferBookLater:
            command.comment = random.pick(acceptance)
            command.instruction = random.pick(instructions)
        case .returnToReferrerWithAdvice: command.comment = random.pick(advice)
        case .deferToProvider:
            command.reason = random.pick(DeferralReason.allCases).rawValue
        case .recordDNA: command.reason = random.pick(["PATIENT_FORGOT", "UNKNOWN", "ARRIVED_TOO_LATE"])
        case .recordAttendance:
            let outcome = random.pick(AttendanceOutcome.allCases)
            command.outcome = outcome.rawValue
            let statuses: [RTTStatus?] =
                outcome == .discharged ? [.treated, .notToTreat, .treated] : [.firstActivity, .treated, nil]
            command.rtt = random.pick(statuses)?.rawValue
        case .recordAssessment:
            command.outcome = random.pick(AssessmentOutcome.allCases).rawValue
            command.comment = random.pick(advice)
        case .cancelReferral:
            command.reason = random.pick(["RAISED_IN_ERROR", "TREATMENT_NO_LONGER_REQUIRED", "INTEND_PRIVATE"])
        case .advise, .askMore, .sendInformation, .convert, .closeAdvice, .createReferral:
            RehearsalAdvice.speak(&command, on: referral, &random)
        case .referBookNow, .book, .rebook, .moveAppointment, .sendForTriage, .cancelAppointment, .undoDNA,
            .confirmCancelledInPAS,
            .changePriority, .redirect, .changeShortlist, .addLetter, .acknowledge, .contactAttempt, .addNeed,
            .dropNeed, .arrangeNeed, .cancelArrangement, .takeERS,
            .keepOurs, .told, .wrongPatientLetter, .liftFreeze, .validate, .startMonitoring, .offer, .declineOffer,
            .claim,
            .release,
            .assign, .snooze, .wake, .note, .handUp,
            .answer,
            .countersign:
            break
        }
        return command
    }
}
