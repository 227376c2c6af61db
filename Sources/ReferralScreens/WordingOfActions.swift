// The words for actions: what they are called, what they do to the patient, and what history says of them.

public import ReferralDesk
public import ReferralDomain

extension ReferralAction {
    /// What the action is called in menus and forms.
    public var label: String {
        switch self {
        case .accept: "Accept"
        case .reject: "Reject"
        case .acceptReferBookLater: "Accept, book later"
        case .returnToReferrerWithAdvice: "Return to referrer with advice"
        case .cancelAppointmentActionLater: "Cancel appointment, action later"
        case .referBookNow: "Accept and book now"
        case .book: "Book"
        case .rebook: "Rebook"
        case .moveAppointment: "Move to another slot"
        case .deferToProvider: "Defer to provider"
        case .sendForTriage: "Send for triage"
        case .cancelAppointment: "Cancel appointment"
        case .recordDNA: "Record did not attend"
        case .undoDNA: "Take back did not attend"
        case .recordAttendance: "Record attendance"
        case .confirmCancelledInPAS: "Confirm cancelled in PAS"
        case .cancelReferral: "Cancel referral"
        case .changePriority: "Change priority"
        case .redirect: "Redirect to another service"
        case .recordAssessment: "Record assessment"
        case .changeShortlist: "Change shortlist"
        case .addLetter: "Add letter"
        case .acknowledge: "Note that it came back"
        case .contactAttempt: "Record contact attempt"
        case .addNeed: "Note what the patient needs"
        case .dropNeed: "Not needed after all"
        case .arrangeNeed: "Arranged what the patient needs"
        case .cancelArrangement: "Cancelled what was arranged"
        case .takeERS: "Take what e-RS says"
        case .keepOurs: "Keep ours"
        case .told: "Told by hand"
        case .advise: "Advise"
        case .askMore: "Ask for more information"
        case .sendInformation: "Send information"
        case .convert: "Convert to a referral"
        case .closeAdvice: "Close the conversation"
        case .createReferral: "Create a referral"
        case .wrongPatientLetter: "Report a wrong patient's letter"
        case .liftFreeze: "Lift a wrong letter's freeze"
        case .validate: "Record validation"
        case .startMonitoring: "Start active monitoring"
        case .offer: "Offer a slot"
        case .declineOffer: "Decline what was offered"
        case .claim: "Claim"
        case .release: "Release"
        case .assign: "Assign"
        case .snooze: "Snooze"
        case .wake: "End the snooze"
        case .note: "Add a note"
        case .handUp: "Hand up with a question"
        case .answer: "Answer the question"
        case .countersign: "Countersign"
        }
    }

    /// What a notice and the history say once it is done.
    var done: String {
        switch self {
        case .accept: "Accepted"
        case .reject: "Rejected"
        case .acceptReferBookLater: "Accepted, to be booked later"
        case .returnToReferrerWithAdvice: "Returned with advice"
        case .cancelAppointmentActionLater: "Appointment cancelled, action later"
        case .referBookNow: "Accepted and booked"
        case .book: "Booked"
        case .rebook: "Rebooked"
        case .moveAppointment: "Moved by the clinic"
        case .deferToProvider: "Deferred to provider"
        case .sendForTriage: "Sent for triage"
        case .cancelAppointment: "Appointment cancelled"
        case .recordDNA: "Did not attend recorded"
        case .undoDNA: "Did not attend taken back"
        case .recordAttendance: "Attendance recorded"
        case .confirmCancelledInPAS: "Confirmed as cancelled in PAS"
        case .cancelReferral: "Referral cancelled"
        case .changePriority: "Priority changed"
        case .redirect: "Redirected"
        case .recordAssessment: "Assessment recorded"
        case .changeShortlist: "Shortlist changed"
        case .addLetter: "Letter added"
        case .acknowledge: "Noted"
        case .contactAttempt: "Contact attempt recorded"
        case .addNeed: "Need noted"
        case .dropNeed: "Not needed after all"
        case .arrangeNeed: "Arranged"
        case .cancelArrangement: "Arrangement cancelled"
        case .takeERS: "Took what e-RS says"
        case .keepOurs: "Kept ours"
        case .told: "Told by hand"
        case .advise: "Advised"
        case .askMore: "Asked for more information"
        case .sendInformation: "Information sent"
        case .convert: "Converted to a referral"
        case .closeAdvice: "Conversation closed"
        case .createReferral: "Referral created"
        case .wrongPatientLetter: "Wrong patient's letter reported"
        case .liftFreeze: "Confirmed after a wrong letter"
        case .validate: "Validated"
        case .startMonitoring: "Active monitoring started"
        case .offer: "Offered"
        case .declineOffer: "Declined by the patient"
        case .claim: "Claimed"
        case .release: "Released"
        case .assign: "Assigned"
        case .snooze: "Snoozed"
        case .wake: "Snooze ended"
        case .note: "Note written"
        case .handUp: "Handed up"
        case .answer: "Answered"
        case .countersign: "Countersigned"
        }
    }

    /// What will become of the referral, as the end of a sentence that names the patient.
    func consequence(_ detail: ReferralDetail) -> String {
        let referrer = detail.referral.referrer ?? "the referrer"
        let live = detail.referral.liveAppointment
        let ends = live.map { "; the appointment \($0.start?.bookingText ?? "without a time") is cancelled" } ?? ""
        return switch self {
        case .accept: "it leaves Referrals for Review and the appointment stands"
        case .reject: "it goes back to \(referrer)\(ends)"
        case .acceptReferBookLater: "it goes to Appointments for Booking"
        case .returnToReferrerWithAdvice: "it goes back to \(referrer) with your comment as advice"
        case .cancelAppointmentActionLater: "it goes to Appointments for Booking\(ends)"
        case .referBookNow: "it is accepted and booked"
        case .book: "the appointment is made"
        case .rebook: "the appointment is made\(ends)"
        case .moveAppointment: "the clinic moves the patient\(ends)"
        case .deferToProvider: "it goes to Appointment Slot Issues until a slot is found"
        case .sendForTriage: "the service reviews it before anything is booked"
        case .cancelAppointment: "it goes to Appointments for Booking\(ends)"
        case .recordDNA: "the appointment \(live?.start?.bookingText ?? "on record") counts as missed"
        case .undoDNA: "the appointment counts as booked again"
        case .recordAttendance: "the referral is closed with this outcome"
        case .confirmCancelledInPAS: "it leaves Appointments to Cancel in PAS"
        case .cancelReferral: "the whole referral ends\(ends)"
        case .changePriority:
            "from \(detail.referral.priority?.mark ?? "not known") to what you choose; its due days are counted anew"
        case .redirect: "another service takes it over\(ends)"
        case .recordAssessment: "the assessment ends with this outcome"
        case .changeShortlist: "it may be booked at these services only"
        case .addLetter: "the letter can be read by the provider"
        case .acknowledge: "it leaves the referrer's list"
        case .contactAttempt: "the call is on record; nothing else changes"
        case .addNeed: "it goes to Needs to Arrange once there is an appointment"
        case .dropNeed: "nobody arranges it; what is arranged has to be cancelled"
        case .arrangeNeed: "it leaves Needs to Arrange until the appointment moves"
        case .cancelArrangement: "nothing of it stands arranged any more"
        case .takeERS: "what e-RS sent replaces what stands here\(Self.settling(detail))"
        case .keepOurs: "what stands here stays; what e-RS sent is put aside\(Self.settling(detail))"
        case .told: "\(Self.untold(detail)) counts as told and leaves the list"
        case .advise: "your advice goes to \(referrer)"
        case .askMore: "the question goes to \(referrer)"
        case .sendInformation: "it goes back to the provider"
        case .convert: "it becomes a referral and goes to Appointments for Booking"
        case .closeAdvice: "the conversation ends"
        case .createReferral: "it becomes a referral, not booked yet"
        case .wrongPatientLetter: "the letter is hidden from everybody and a notice to \(referrer) is drafted"
        case .liftFreeze: "what was done on the letter stands, and the referral can go on"
        case .validate: "the patient's answer is on record; nothing is cancelled by it"
        case .startMonitoring: "the clock stops; it is reviewed in 12 weeks, and a booking begins a new clock"
        case .offer: "the slot is on record as offered; nothing is booked"
        case .declineOffer: "the patient's no is on record, and the next slot is proposed"
        case .claim: "nobody else acts on it while you do"
        case .release: "colleagues can take it again"
        case .assign: "it is your colleague's from now on"
        case .snooze: "nobody is offered it until then; it stays on its list"
        case .wake: "it is offered again at once"
        case .note: "colleagues read it; the referrer does not"
        case .handUp: "your colleague finds it under For Discussion"
        case .answer: "the question is closed"
        case .countersign: "you stand by what was decided for you"
        }
    }

    /// What taking or keeping settles: every open problem, of which the newest conflict says most.
    private static func settling(_ detail: ReferralDetail) -> String {
        guard !detail.problems.isEmpty else { return "" }
        let newest = detail.problems.filter { $0.kind == .conflict }.max { $0.id < $1.id }
        let count = counted(detail.problems.count, "problem")
        // The reason is a sentence, and stands at the end of one here.
        return "; settles \(count)"
            + (newest.map { "; newest: \($0.reason.hasSuffix(".") ? String($0.reason.dropLast()) : $0.reason)" } ?? "")
    }

    private static func untold(_ detail: ReferralDetail) -> String {
        let acts = detail.worklists.compactMap(\.actToTell)
        return acts.isEmpty ? "it" : acts.map { "“\($0)”" }.joined(separator: " and ")
    }

    /// Whether a slot is chosen before its form opens.
    var takesSlot: Bool { rule.needs.contains(.slot) }
}

extension WorklistEntry {
    /// The act that e-RS or the PAS has yet to hear of; nil on every other list.
    var actToTell: String? {
        guard worklist == .toTellERS || worklist == .toTellPAS, let reason else { return nil }
        return reasonLabel(reason)
    }
}

extension ContactOutcome {
    public var label: String {
        switch self {
        case .noAnswer: "No answer"
        case .messageLeft: "Message left"
        case .spoke: "Spoke to the patient"
        case .willCallBack: "The patient will call back"
        case .wrongNumber: "Wrong number"
        case .declinedOffer: "Declined a date they were offered"
        }
    }
}

/// What history says of an entry's action.
func historyLabel(_ action: String) -> String {
    if let action = ReferralAction(rawValue: action) { return action.done }
    switch action {
    case "open-referral": return "Opened the referral"
    case "open-patient": return "Opened the patient's record"
    case "open-for-caller": return "Opened the patient's record for a caller"
    case "open-document": return "Opened a document"
    case "read-document-to-end": return "Read a document to its end"
    case "import": return "Imported"
    case "request-advice": return "Asked for advice"
    case "create-referral": return "Registered"
    case "undo": return "Took back the last act"
    case "redo": return "Did it again"
    case "create-database": return "Made the database"
    case "followed": return "Did what was to follow"
    case "follows-still": return "What was to follow is not done after all"
    case "agree-action": return "Agreed an action"
    case "agreed-done": return "Did what was agreed"
    case "agreed-not-done": return "What was agreed is not done after all"
    case DeathEntry.reopen: return "Opened again, as before the death was recorded"
    case let other:
        let words = other.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension Outcome {
    /// `Accepted: SMITH, Jane (991 200 3888).` and what else must be known.
    public var sentence: String {
        let name = patient.bannerName ?? "Name not known"
        let number = patient.nhsNumber.map { " (\($0.shown))" } ?? ""
        let way = compensation.map { $0 == .undo ? "Taken back: " : "Done again: " } ?? ""
        var text = "\(way)\(done): \(name)\(number)"
        if let offer { text += " \(offer.sentence)" }
        if action.takesSlot, action.rule.kind == .referral, let start = referral.appointment?.start {
            text += " for \(start.bookingText)"
            if let place = service?.name { text += ", \(place)" }
        }
        text += "."
        if !unopened.isEmpty { text += " Not opened: \(unopened.joined(separator: ", "))." }
        return ([text] + warnings).joined(separator: " ")
    }

    private var done: String {
        action == .recordDNA && referral.missedAs(by: patient) == .wasNotBrought
            ? "\(MissedAppointment.wasNotBrought.label) recorded" : action.done
    }
}
