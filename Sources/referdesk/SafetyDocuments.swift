// What keeps patients from harm, as JSON and as plain text: same names, other referrals, wrong letters, deaths.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

extension JSON {
    /// The members that a referral's document has for safety.
    static func safety(_ detail: ReferralDetail) -> [String: JSON] {
        var members: [String: JSON] = [
            "missed_as": .code(detail.referral.missedAs(by: detail.patient)),
            "frozen": .flag(detail.isFrozen), "same_name": .array(detail.sameName.map(alike)),
            "other_referrals": .array(detail.others.map(other)),
        ]
        if let letters = detail.wrongLetters { members["wrong_letters"] = .array(letters.map(wrongLetter)) }
        if !detail.attachments.isEmpty {
            members["attachments"] = .array(
                detail.attachments.map {
                    .object([
                        "id": .number(Int($0.id)), "type": .string($0.type), "status": .string($0.availability),
                        "indexed": .instant($0.indexedAt),
                    ])
                })
        }
        return members
    }

    static func alike(_ patient: AlikePatient) -> JSON {
        .object([
            "nhs_number": .string(patient.nhsNumber?.text), "hospital_number": .string(patient.hospitalNumber),
            "name": .string(patient.name), "born": .day(patient.born),
        ])
    }

    static func other(_ other: OtherReferral) -> JSON {
        .object([
            "ref": .string(other.reference), "ubrn": .string(other.ubrn?.digits), "state": .code(other.state),
            "specialty": .string(other.specialty),
            "service": other.service.map { .object(["id": .string($0), "name": .string(other.serviceName)]) } ?? .null,
            "received": .instant(other.received), "same_specialty": .flag(other.isSameSpecialty),
            "taken_on": .flag(other.isTaken),
        ])
    }

    static func wrongLetter(_ letter: WrongLetter) -> JSON {
        .object([
            "document": .number(Int(letter.document)), "type": .string(letter.type),
            "reported_by": .string(letter.reportedBy), "at": .instant(letter.reportedAt), "why": .string(letter.why),
            "opened_by": .array(
                letter.openedBy.map {
                    .object([
                        "user": .string($0.user), "name": .string($0.name), "role": .string($0.role),
                        "on_behalf_of": .string($0.onBehalfOf), "at": .instant($0.at), "to_its_end": .flag($0.toItsEnd),
                    ])
                }),
            "acts": .array(
                letter.acts.map {
                    .object([
                        "seq": .number(Int($0.seq)), "action": .code($0.action), "user": .string($0.user),
                        "name": .string($0.name), "on_behalf_of": .string($0.onBehalfOf), "at": .instant($0.at),
                    ])
                }),
            "settled_at": .instant(letter.settledAt), "settled_by": .string(letter.settledBy),
            "notice": .string(letter.notice),
        ])
    }

    static func death(_ answer: DeathAnswer) -> JSON {
        .object([
            "patient": patient(answer.patient), "letters_held": .code(answer.patient.letterHold),
            "open_referrals": .array(answer.openReferrals.map(other)), "ended_referrals": .number(answer.ended),
            "open_follow_ups": .number(answer.followUps),
        ])
    }

    static func settled(_ lines: [SettledReferral]) -> JSON {
        .object([
            "referrals": .array(
                lines.map { line in
                    .object([
                        "ref": .string(line.referral.reference?.text), "ubrn": .string(line.referral.ubrn?.digits),
                        "version": .number(line.referral.version), "state": .code(line.referral.state),
                        "done": .flag(line.refusal == nil), "why_not": why(line.refusal),
                        "appointment": appointment(line.referral.appointment),
                        "lost_appointment": why(line.lostAppointment), "follow_ups": .number(line.followUps),
                        "worklists": .array(line.worklists.map { .code($0) }),
                    ])
                })
        ])
    }

    private static func why(_ refusal: Refusal?) -> JSON {
        refusal.map { .object(["code": .string($0.code), "message": .string($0.sentence)]) } ?? .null
    }
}

extension Output {
    /// What a referral's page has for safety.
    static func safety(_ detail: ReferralDetail) {
        if detail.isFrozen { line("Frozen: \(Refusal.frozen.sentence)") }
        for letter in detail.wrongLetters ?? [] { line("Wrong letter: \(letter.sentence)") }
        sameName(detail.sameName)
        for other in detail.others {
            line("\(other.isSameSpecialty ? "Same specialty" : "Also open"): \(other.sentence)")
        }
    }

    static func sameName(_ others: [AlikePatient]) {
        guard let warning = sameNameWarning(others) else { return }
        line("\(warning)")
        for other in others { line("  \(words(other))") }
    }

    static func death(_ answer: DeathAnswer) {
        let name = answer.patient.bannerName ?? "The patient"
        if let died = answer.patient.died {
            line("\(name) died \(died.short). Letters are held: \(LetterHold.patientDied.label).")
        } else if let hold = answer.patient.letterHold {
            line("\(name) is not recorded as dead. Letters are held: \(hold.label).")
        } else {
            line("\(name) is not recorded as dead. Letters may go again.")
        }
        if answer.openReferrals.isEmpty { line("No referral is open.") }
        for other in answer.openReferrals { line("Open: \(other.sentence)") }
        if answer.followUps > 0 { line("Still to follow appointments: \(answer.followUps).") }
        if answer.patient.died != nil, !answer.openReferrals.isEmpty || answer.followUps > 0 {
            line("To end them: referdesk patient close-referrals NUMBER")
        }
        if answer.ended > 0 {
            line("Ended by the death: \(answer.ended). To open them again: referdesk patient reopen-referrals NUMBER")
        }
    }
}
