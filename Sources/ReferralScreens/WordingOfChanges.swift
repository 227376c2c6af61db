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
        case "said": said("On the phone") { $0 }
        case "outcome": said("Outcome", Self.outcome)
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
