// The words for what a patient needs at a visit, and for how it stands.

public import ReferralDomain

extension PatientNeed.Kind {
    public var label: String {
        switch self {
        case .interpreter: "Interpreter"
        case .transport: "Transport"
        case .advocacy: "Advocacy"
        case .adjustment: "Adjustment"
        }
    }
}

extension PatientNeed {
    /// `Interpreter: Polish`.
    public var words: String { detail.map { "\(kind.label): \($0)" } ?? kind.label }

    /// `Interpreter: Polish, to arrange`, with what stands arranged.
    public func sentence(for visit: Appointment?) -> String {
        let made = arrangement.map { "\($0.start?.bookingText ?? "an appointment without a time") as \($0.reference)" }
        return switch standing(for: visit) {
        case .waiting: "\(words), to arrange once it is booked"
        case .toArrange: "\(words), to arrange"
        case .arranged: "\(words), arranged as \(arrangement?.reference ?? "")"
        case .again: "\(words), to arrange again: arranged for \(made ?? "")"
        case .toCancel: "\(words), to cancel: arranged for \(made ?? "")"
        case .dropped: "\(words), not needed after all"
        }
    }
}

extension Referral {
    /// What somebody has to arrange or cancel, a sentence each.
    public var openNeeds: [String] {
        needs.filter { standing(of: $0).isOpen }.map { "\($0.sentence(for: appointment))." }
    }
}

extension ClinicVisit {
    /// `Interpreter: Polish (arranged); Transport (not arranged)`, for whoever prepares the clinic.
    public var needsWords: String {
        needs.filter(\.isWanted).map { need in
            let isArranged = need.standing(for: appointment) == .arranged
            return "\(need.words) (\(isArranged ? "arranged" : "not arranged"))"
        }.joined(separator: "; ")
    }
}

/// The reason of a row on Needs to Arrange in words: `Interpreter, transport again`.
func needsReason(_ codes: String) -> String? {
    let parts = codes.split(separator: ",").map { code -> String? in
        for (suffix, words) in [("-again", " again"), ("-to-cancel", " to cancel"), ("", "")]
        where code.hasSuffix(suffix) {
            let kind = PatientNeed.Kind(rawValue: String(code.dropLast(suffix.count)))
            return kind.map { $0.label + words }
        }
        return nil
    }
    return parts.isEmpty || parts.contains(nil) ? nil : parts.compactMap { $0 }.joined(separator: ", ")
}

extension FieldChange {
    /// What changed of the needs, need by need: `Needs: Interpreter: Polish, arranged as 4711`.
    var needsSentence: String {
        let before = PatientNeed.needs(before)
        let after = PatientNeed.needs(after)
        let now = after.filter { !before.contains($0) }.map { need in
            guard need.isWanted else { return "\(need.words), not needed after all" }
            return need.arrangement.map { "\(need.words), arranged as \($0.reference)" } ?? need.words
        }
        let gone = before.filter { old in !after.contains { $0.kind == old.kind } }.map { "\($0.words), taken away" }
        return "Needs: \((now + gone).joined(separator: "; "))"
    }
}
