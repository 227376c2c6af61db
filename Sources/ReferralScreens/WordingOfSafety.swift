// The words for what keeps patients from harm: not brought, same name, wrong letters, other referrals, deaths.

public import ReferralDesk
public import ReferralDomain
internal import TerminalUI

extension MissedAppointment {
    public var label: String {
        switch self {
        case .didNotAttend: "Did not attend"
        case .wasNotBrought: "Was not brought"
        }
    }
}

extension LetterHold {
    public var label: String {
        switch self {
        case .patientDied: "the patient has died"
        case .frozen: "another patient's letter was reported on the referral"
        case .sensitive: "the record is sensitive: ask first how to reach the patient"
        case .overtaken: "what it says is no longer so"
        case .notConfirmed: "the PAS has yet to confirm the appointment"
        case .incomplete: "something it must say is not known"
        case .noAddress: "no address is held"
        case .deathReported: "the patient was said to have died"
        }
    }
}

extension FreezeOutcome {
    public var label: String {
        switch self {
        case .stands: "What was decided stands"
        case .reviewAgain: "Review it again"
        }
    }
}

extension Referral {
    /// Its state in words; a missed appointment by what it is for this patient.
    public func stateLabel(of patient: Patient) -> String {
        guard state == .didNotAttend, let missed = missedAs(by: patient) else { return statusLabel }
        return missed.label
    }
}

extension WorklistItem {
    /// Its state in words; a missed appointment by what it is for this patient.
    public var stateLabel: String? { missedAs?.label ?? statusLabel }
}

/// `SMITH, Ann, born 03-Feb-1970, NHS No. 999 000 0026, hospital no. H7`.
public func words(_ alike: AlikePatient) -> String {
    let parts = [
        alike.name ?? "Name not known", alike.born.map { "born \($0.short)" },
        alike.nhsNumber.map { "NHS No. \($0.shown)" }, alike.hospitalNumber.map { "hospital no. \($0)" },
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
}

/// `Same name: 2 others; check the birth date and the NHS number.`, or nil where nobody is.
public func sameNameWarning(_ others: [AlikePatient]) -> String? {
    guard !others.isEmpty else { return nil }
    return "Same name: \(counted(others.count, "other")); check the birth date and the NHS number."
}

extension OtherReferral {
    /// `RD-7K2M9QXA, Booked, Heart clinic, received 03-Nov-2026`.
    public var sentence: String {
        [reference, state.label, serviceName ?? service, "received \(received.londonDay.short)"].compactMap { $0 }
            .joined(separator: ", ")
    }
}

extension WrongLetter {
    /// Who reported it and what is left to do.
    public var sentence: String {
        let readers = Set(openedBy.map(\.user)).count
        let seen = readers == 0 ? "opened by nobody" : "opened by \(openedBy.map(\.name).joined(separator: ", "))"
        let done =
            acts.isEmpty
            ? "no decision since it came"
            : acts.map { "\($0.action.done) by \($0.name)" }
                .joined(separator: "; ")
        let end =
            settledBy.map { "confirmed by \($0)" } ?? "frozen until a clinician has confirmed what was done"
        return "document \(document), reported by \(reportedBy) on \(reportedAt.shortText); \(seen); \(done); \(end)"
    }
}

extension Outcome {
    /// What must be known before it is done as well, a sentence each.
    public var beforehand: [String] {
        [sameNameWarning(sameName)].compactMap { $0 } + bookingWarnings.map(\.sentence)
    }

    /// What must be known besides what was done, a sentence each.
    public var warnings: [String] {
        var warnings = beforehand
        if action.rule.kind == .referral { warnings += referral.openNeeds }
        if let freed { warnings.append(freed.sentence) }
        if let open = deathReported {
            let others = open.isEmpty ? "" : " Still open: \(open.map(\.sentence).joined(separator: "; "))."
            warnings.append(
                "Letters are held until the patient's record says whether they died: record it, or that they live."
                    + others)
        }
        if let letter = wrongLetter { warnings.append("Hidden: \(letter.sentence).") }
        return warnings
    }
}

extension SettledReferral {
    /// What became of it, in one sentence.
    public var sentence: String {
        let name = referral.ubrn?.spaced ?? referral.reference?.text ?? "\(referral.id)"
        if let refusal { return "\(name): left as it is. \(refusal.sentence)" }
        let following = inWords(followUps, "follow-up")
        if isOnlyFollowUps {
            return "\(name): \(following) \(worklists.contains(.followUpsDue) ? "open again" : "ended")."
        }
        let ended = followUps > 0 ? " With it, \(following)." : ""
        let lost = lostAppointment.map { " Its appointment is gone and it waits to be booked: \($0.sentence)" } ?? ""
        return "\(name): \(referral.state.label).\(ended)\(lost)"
    }
}

extension Summary {
    /// What might lead to harm if it were overlooked.
    static func safety(_ detail: ReferralDetail) -> [Fact] {
        var facts: [Fact] = []
        if detail.isFrozen { facts.append(Fact("Frozen", SafeText(Refusal.frozen.sentence), style: .alert)) }
        for letter in detail.wrongLetters ?? [] {
            let style: Style = letter.settledAt == nil ? .alert : .plain
            facts.append(Fact("Wrong letter", SafeText(letter.sentence), style: style))
        }
        if let warning = sameNameWarning(detail.sameName) {
            facts.append(Fact("", SafeText(warning), style: .alert))
        }
        for other in detail.others where other.isSameSpecialty {
            facts.append(
                Fact("Same specialty", SafeText(other.sentence), style: other.isTaken ? .alert : .plain))
        }
        return facts
    }
}
