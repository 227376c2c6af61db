// The words for a referral's clocks: on screens in a line or two, in plain text with everything they can explain.

internal import ReferralDesk
public import ReferralDomain
internal import TerminalUI

/// Clocks as facts.
enum ClockWords {
    /// Days ahead from which a validation or the 180 days are shown.
    private static let ahead = 14

    /// The clocks of a referral that its lists do not show anyhow; far-off reminders are left out.
    static func facts(_ detail: ReferralDetail, today: Day) -> [Fact] {
        detail.clocks.filter { isShown($0, today: today) }.map { fact($0, today: today) }
    }

    private static func isShown(_ clock: PathwayClock, today: Day) -> Bool {
        switch clock.name {
        case "triage": false
        case "validation", "at-180-days": clock.due.map { $0.number - today.number <= ahead } ?? true
        case _: true
        }
    }

    private static func fact(_ clock: PathwayClock, today: Day) -> Fact {
        let label = SafeText(clockLabel(clock.name))
        let rest = ([ruleText(clock.rule)] + delays(clock) + clock.notes.map(sentencePart)).joined(separator: "; ")
        if let stop = clock.stop {
            let waited = clock.name == "rtt" ? waited(clock).map { " after \($0)" } ?? "" : ""
            let said = ([clock.stopEvent ?? ""] + clock.notes.map(sentencePart)).joined(separator: "; ")
            return Fact(label, "stopped \(stop.short)\(waited): \(said)", style: .dimmed)
        }
        if let since = clock.notKnownSince {
            return Fact(label, "not known since \(since.short): \(clock.notKnown ?? ""); \(rest)", style: .dimmed)
        }
        guard let due = clock.due else { return Fact(label, SafeText(rest), style: .dimmed) }
        let mark = DueMark(due, today: today)
        let day = mark.text.string.hasPrefix("due \(due.short)") ? "" : " (\(due.short))"
        let waited = clock.name == "rtt" ? waited(clock).map { "; waited \($0)" } ?? "" : ""
        return Fact(label, mark.text + SafeText("\(day)\(waited); \(rest)"), style: mark.style)
    }

    /// `3 weeks`, and the band once it is over 18.
    fileprivate static func waited(_ clock: PathwayClock) -> String? {
        guard let weeks = clock.weeksWaited else { return nil }
        let band = clock.band.map { $0 > .within18 ? ", \($0.label)" : "" } ?? ""
        return "\(counted(weeks, "week"))\(band)"
    }

    /// The patient's delays by choice, newest last.
    fileprivate static func delays(_ clock: PathwayClock) -> [String] {
        guard !clock.delays.isEmpty else { return [] }
        let each = clock.delays.map { "\($0.kind.label) \($0.day.short)" }.joined(separator: ", ")
        return ["by the patient's choice, not taken off: \(each)"]
    }

    private static func sentencePart(_ note: String) -> String {
        let words = note.prefix(1).lowercased() + note.dropFirst()
        return words.hasSuffix(".") ? String(words.dropLast()) : words
    }
}

extension PathwayClock {
    /// All there is to say of it, in sentences, for plain text.
    public var explanation: String {
        var sentences: [String] = []
        if let stop {
            sentences.append("stopped \(stop.short): \(stopEvent ?? "")")
        } else if let notKnownSince {
            sentences.append("not known since \(notKnownSince.short): \(notKnown ?? "")")
        } else if let due {
            sentences.append("due \(due.short)")
        }
        sentences.append(ruleText(rule))
        if let start { sentences.append("From \(start.short)\(startEvent.map { ", \($0)" } ?? "")") }
        if stop != nil || notKnownSince != nil, let due { sentences.append("Its last good day: \(due.short)") }
        if let daysWaited {
            sentences.append("Waited \(counted(daysWaited, "day")) (\(ClockWords.waited(self) ?? ""))")
        }
        if stop == nil { sentences.append("Stops by: \(stops)") }
        sentences += ClockWords.delays(self).map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return (sentences.map { $0 + "." } + notes).joined(separator: " ")
    }
}

extension WaitBand {
    /// `over 52 weeks`.
    public var label: String { self == .within18 ? "within 18 weeks" : "over \(weeks) weeks" }
}

extension RTTStatus {
    /// `30 First treatment`.
    public var label: String { "\(rawValue) \(words.prefix(1).uppercased())\(words.dropFirst())" }
}

extension MonitoringStart {
    public var label: String {
        switch self {
        case .patient: "Begun by the patient"
        case .clinician: "Begun by the clinician"
        }
    }
}

extension ValidationOutcome {
    public var label: String {
        switch self {
        case .stillNeeded: "Still needed"
        case .noLongerNeeded: "No longer needed, to be cancelled"
        case .notReached: "Not reached"
        }
    }
}

extension ChosenDelay.Kind {
    /// `declined an offer`.
    public var label: String {
        switch self {
        case .cancelled: "cancelled"
        case .declined: "declined an offer"
        }
    }
}

extension FieldChange {
    /// `18-week clock stopped 03-Nov-2026`; moments are kept in UTC seconds.
    var clockSentence: String {
        let name =
            switch field {
            case "rtt_start": "18-week clock started"
            case "rtt_restart": "18-week clock started anew"
            case "rtt_stop": "18-week clock stopped"
            case "rtt_nullified_at": "18-week clock nullified"
            case _: "RTT status"
            }
        guard let after else { return "\(name): taken away" }
        if field == "rtt_status" { return "\(name): \(RTTStatus(rawValue: after)?.label ?? after)" }
        return "\(name) \(Int64(after).map { Instant(seconds: $0).londonDay.short } ?? after)"
    }
}
