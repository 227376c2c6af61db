// The words for what an act changed besides the state: only what staff would tell each other, never bookkeeping.

internal import ReferralDomain

extension FieldChange {
    /// `Priority 2WW -> RTN`; nil for a field that nobody reads a history for.
    var sentence: String? {
        switch field {
        case "priority": moved("Priority") { Priority(rawValue: $0)?.mark ?? $0 }
        case "service": moved("Service") { $0 }
        case "appointment": moved("Appointment", Self.visit)
        case "instruction": said("Instruction") { $0 }
        case "advice_state": moved("Advice and guidance") { AdviceState(rawValue: $0)?.label ?? $0 }
        case "advice_recommendation":
            said("Recommendation") { AdviceRecommendation(rawValue: $0)?.label ?? $0 }
        case "contact": said("Call") { ContactOutcome(rawValue: $0)?.label ?? $0 }
        case "said": said("Said") { $0 }
        case "letter": said("Letter") { LetterKind(rawValue: $0)?.label ?? $0 }
        case "owner", "owner_back": moved("Owner") { $0 }
        case "other_owner", "other_owner_back": moved("Owner on the other side") { $0 }
        case "snoozed_until", "snoozed_until_back":
            moved("Snoozed until") { Int64($0).map { Instant(seconds: $0).londonDay.short } ?? $0 }
        case "snooze_reason": said("Why") { $0 }
        case "validated": said("Validation") { ValidationOutcome(rawValue: $0)?.label ?? $0 }
        case "rtt_start", "rtt_restart", "rtt_stop", "rtt_nullified_at", "rtt_status": clockSentence
        case "outcome": said("Outcome", Self.outcome)
        case "to_follow": said("To follow") { FollowUp.Kind(rawValue: $0)?.label ?? $0 }
        case "to_follow_at": said("At") { Instant(iso: $0)?.bookingText ?? $0 }
        case "to_follow_on": said("Due") { Day(iso: $0)?.short ?? $0 }
        case "followed": said("Done") { FollowUp.Kind(rawValue: $0)?.label ?? $0 }
        case "follows_still": said("To be done after all") { FollowUp.Kind(rawValue: $0)?.label ?? $0 }
        case "agreed": said("Agreed") { $0 }
        case "agreed_owner": said("To be done by") { $0 }
        case "agreed_due": said("Until") { Day(iso: $0)?.short ?? $0 }
        case "agreed_with": said("Agreed with") { $0 }
        case "agreed_on": said("Agreed on") { Day(iso: $0)?.short ?? $0 }
        case "missed_as": said("Missed as") { MissedAppointment(rawValue: $0)?.label ?? $0 }
        case "needs": needsSentence
        case "why": said("Why") { $0 }
        case "overbooked": said("Overbooked") { $0 }
        case "offered": said("Offered", Self.moment)
        case "declined": said("Declined", Self.moment)
        case "decline_reason": said("Because") { Offer.Reason(rawValue: $0)?.label ?? $0 }
        case "second_to": said("Taken on besides") { $0 }
        case "cancel_in_pas": cancelInPAS
        case _: nil
        }
    }

    private func moved(_ name: String, _ words: (String) -> String) -> String {
        let now = after.map(words) ?? "none"
        return before.map { "\(name) \(words($0)) -> \(now)" } ?? "\(name) \(now)"
    }

    private func said(_ name: String, _ words: (String) -> String) -> String {
        "\(name): \(after.map(words) ?? "taken away")"
    }

    private static func moment(_ seconds: String) -> String {
        Int64(seconds).map { Instant(seconds: $0).bookingText } ?? seconds
    }

    private static func outcome(_ code: String) -> String {
        if code == MissedAppointmentOutcome.adviseReferrer { return "Hand back to the referrer" }
        return AttendanceOutcome(rawValue: code)?.label ?? AssessmentOutcome(rawValue: code)?.label ?? code
    }

    private var cancelInPAS: String? {
        if after == "1" { return "The appointment has to be cancelled in the PAS" }
        return before == "1" ? "Nothing is left to cancel in the PAS" : nil
    }

    /// The journal's `booked S1 2026-11-03T09:20:00Z` as `booked Tue 03-Nov-2026 09:20`.
    private static func visit(_ text: String) -> String {
        let parts = text.split(separator: " ").map(String.init)
        guard let status = parts.first else { return text }
        let label = Appointment.Status(rawValue: status)?.label ?? status
        guard parts.count > 1, let start = parts.last.flatMap({ Instant(iso: $0) }) else { return label }
        return "\(label) \(start.bookingText)"
    }
}
