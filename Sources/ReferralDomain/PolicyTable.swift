// The table of the site's settings: what each is, in which unit, between which limits, after which guideline.

/// What a setting is.
public struct PolicyDefinition {
    /// Where its value stands in the policy.
    public enum Field {
        case standard(WritableKeyPath<Policy, TimeStandard>)
        case number(WritableKeyPath<Policy, Int>)
        case flag(WritableKeyPath<Policy, Bool>)
        case words(WritableKeyPath<Policy, String>)
    }

    public var field: Field
    /// What it settles.
    public var title: String
    /// What its numbers count; empty for a switch.
    public var unit: String
    /// What each of its numbers may be.
    public var range: ClosedRange<Int>
    /// What the national guidance says on it, or that it is left to the site.
    public var guideline: String
    /// The lists whose rows it settles.
    public var lists: [Worklist]

    fileprivate init(
        _ field: Field, _ title: String, _ unit: String, _ range: ClosedRange<Int>, _ guideline: String,
        _ lists: [Worklist] = []
    ) {
        self.field = field
        self.title = title
        self.unit = unit
        self.range = range
        self.guideline = guideline
        self.lists = lists
    }
}

private let workingDays = "working days"
private let watchedDaily = "Left to the site; guidance: staff watch the worklists every day."

extension PolicySetting {
    /// This setting's row of the table.
    public var definition: PolicyDefinition {
        switch self {
        case .review:
            PolicyDefinition(
                .standard(\.review), "Review, triage or assess a referral", workingDays, 0...90,
                "Left to the site; guidance: clinicians review without delay to the patient.",
                [.referralsForReview, .referralsForAssessment, .toCountersign])
        case .slotIssueContact:
            PolicyDefinition(
                .standard(\.slotIssueContact), "Contact a patient who found no slot", workingDays, 1...180,
                "e-RS reference data (A004): contact days of a deferral, 40/10/5 as published.",
                [.appointmentSlotIssues])
        case .triageContact:
            PolicyDefinition(
                .standard(\.triageContact), "Contact a patient sent for triage", workingDays, 1...180,
                "e-RS reference data (A004): contact days of triage, 40/5/2 as published.")
        case .booking:
            PolicyDefinition(
                .standard(\.booking), "Book, or book anew", workingDays, 0...90, watchedDaily,
                [.appointmentsForBooking])
        case .missedAppointment:
            PolicyDefinition(
                .standard(\.missedAppointment), "Decide on a missed appointment", workingDays, 0...90,
                "The site's access policy; guidance: look at the history before anybody is sent back.",
                [.appointmentsForBooking])
        case .nextDay:
            PolicyDefinition(
                .standard(\.nextDay), "Record an outcome, cancel in the PAS, tell e-RS, look at an import",
                workingDays, 0...30, "Left to the site; guidance: e-RS shows what has happened.",
                [
                    .outcomesOutstanding, .appointmentsToCancelInPAS, .toTellERS, .toTellPAS, .referralsForAssessment,
                    .forDiscussion, .wrongPatientLetters,
                ])
        case .sentBack:
            PolicyDefinition(
                .standard(\.sentBack), "Act on a referral that came back to its referrer", workingDays, 0...90,
                watchedDaily, [.rejectedTriageResponse, .assessmentReturnedCancelledDNA])
        case .awaitingBooking:
            PolicyDefinition(
                .standard(\.awaitingBooking), "See that a patient who has not booked does", workingDays, 0...90,
                watchedDaily, [.awaitingBooking])
        case .letter:
            PolicyDefinition(
                .standard(\.letter), "Attach the referral letter", workingDays, 0...30,
                "Guidance for referrers: three working days, one for urgent and suspected cancer.",
                [.lettersOutstanding, .providerLettersOutstanding])
        case .advice:
            PolicyDefinition(
                .standard(\.advice), "Answer a request for advice", workingDays, 0...90,
                "Left to the site; two working days was the national aim when advice began.",
                [.adviceAndGuidanceRequests])
        case .adviceResponse:
            PolicyDefinition(
                .standard(\.adviceResponse), "Act on advice received", workingDays, 0...90, watchedDaily,
                [.adviceAndGuidanceResponses])
        case .approachingBreachDays:
            PolicyDefinition(
                .number(\.approachingBreachDays), "Show a referral before its 18 weeks end", "days", 1...126,
                "Left to the site; the NHS Constitution sets the 18 weeks.", [.approachingBreach])
        case .untouchedDays:
            PolicyDefinition(
                .number(\.untouchedDays), "Show an item that nobody has acted on", workingDays, 1...60,
                watchedDaily, [.untouched])
        case .claimMinutes:
            PolicyDefinition(
                .number(\.claimMinutes), "A claim lasts after the last key", "minutes", 1...120,
                "Left to the site; e-RS has no claims.")
        case .longClaimMinutes:
            PolicyDefinition(
                .number(\.longClaimMinutes), "Show a claim that has gone on too long", "minutes", 5...480,
                "Left to the site; e-RS has no claims.", [.claimedTooLong])
        case .assignedUntouchedDays:
            PolicyDefinition(
                .number(\.assignedUntouchedDays), "Show an item that its owner has not acted on", workingDays,
                1...60, "Left to the site; e-RS has no owners.", [.claimedTooLong])
        case .longWaitDays:
            PolicyDefinition(
                .number(\.longWaitDays), "Hand an unbooked referral to the supervisor", "days", 28...180,
                "e-RS drops an unbooked item after 180 days, so never later than that.", [.at180Days])
        case .overbookLimit:
            PolicyDefinition(
                .number(\.overbookLimit), "Let a supervisor book beyond a slot's capacity", "places", 0...20,
                "Left to the site; e-RS books no slot twice.")
        case .pasAnswerMinutes:
            PolicyDefinition(
                .number(\.pasAnswerMinutes), "Let a PAS confirm a booking", "minutes", 1...120,
                "e-RS (A016): a PAS that has not answered in 2 minutes is not responding.", [.toTellPAS])
        case .needsLeadDays:
            PolicyDefinition(
                .number(\.needsLeadDays), "Arrange what a patient needs before the appointment", workingDays, 0...30,
                "Left to the site; the Accessible Information Standard asks that needs are met, and says no number.",
                [.needsToArrange])
        case .signOffHour:
            PolicyDefinition(
                .number(\.signOffHour), "Escalate a list that was not signed off", "an hour of the day", 0...23,
                "Guidance: the right clinical or administrative staff watch the worklists every day.")
        case .bookedWithin:
            PolicyDefinition(
                .standard(\.bookedWithin), "Be seen, counted from the start of the pathway", "days", 1...126,
                "18 weeks by the NHS Constitution; 14 days to be first seen for suspected cancer.",
                [.bookedBeyondTarget, .suspectedCancer])
        case .contactDaysSkipHolidays:
            PolicyDefinition(
                .flag(\.contactDaysSkipHolidays), "Leave bank holidays and closing days out of contact days", "",
                0...1, "e-RS (A004) leaves out weekends and says nothing of bank holidays.",
                [.appointmentSlotIssues])
        case .lockMinutes:
            PolicyDefinition(
                .number(\.lockMinutes), "Lock a screen that nobody touches (0: never)", "minutes", 0...120,
                "Left to the site; guidance: no patient data is left on an unattended screen.")
        case .copyAllowed:
            PolicyDefinition(
                .flag(\.copyAllowed), "Let numbers be copied to the terminal's clipboard", "", 0...1,
                "Left to the site: a clipboard can be read by other programs.")
        case .supportContact:
            PolicyDefinition(
                .words(\.supportContact), "Whom to call for help with the program", "", 1...200, "Left to the site.")
        }
    }
}
