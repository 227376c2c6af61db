// Offers and when patients can come, as JSON and as plain text.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

extension JSON {
    static func offers(_ history: OfferHistory) -> JSON {
        .array(history.offers.map { .object(offer($0, isReasonable: history.isReasonable($0))) })
    }

    private static func offer(_ offer: Offer, isReasonable: Bool) -> [String: JSON] {
        [
            "slot": .string(offer.slot), "start": .clinicTime(offer.start), "clinician": .string(offer.clinician),
            "offered": .instant(offer.offeredAt), "by": .string(offer.offeredBy), "state": .code(offer.state),
            "notice_days": .number(offer.notice), "reasonable": .flag(isReasonable),
            "declined": .instant(offer.declinedAt), "reason": .code(offer.reason), "said": .string(offer.said),
        ]
    }

    static func offer(_ outcome: OfferOutcome) -> JSON {
        var members = offer(outcome.offer, isReasonable: outcome.isReasonable)
        members["reasonable_declined"] = .number(outcome.reasonableDeclined)
        members["for_clinician"] = .flag(outcome.isForClinician)
        members["why"] = .string(outcome.why)
        return .object(members)
    }

    static func choice(_ choice: PatientChoice) -> JSON {
        let wish = choice.preferences
        return .object([
            "not_available": .array(
                choice.away.map {
                    .object([
                        "id": .number(Int($0.id)), "from": .day($0.first), "to": .day($0.last), "why": .string($0.why),
                    ])
                }),
            "prefers": wish.isEmpty
                ? .null
                : .object([
                    "days": .texts(wish.weekdays.sorted().map { Day.weekdayNames[$0 - 1].lowercased() }),
                    "half": .code(wish.half), "notice_days": .number(wish.notice),
                    "clinician": .string(wish.clinician), "words": .string(wish.words),
                ]),
        ])
    }

    static func held(_ place: HeldPlace) -> JSON {
        .object(["name": .string(place.by), "seconds": .number(Int(place.seconds))])
    }

    static func notProposed(_ found: SuitableSlots) -> JSON {
        .array(
            found.slots.compactMap { slot in
                found.notProposed[slot.id].map {
                    .object(["slot": .string(slot.id), "why": .string($0.sentence)])
                }
            })
    }
}

extension Output {
    static func offers(_ detail: ReferralDetail) {
        facts(detail.offers.offers.map { ("Offered", detail.offers.sentence(of: $0)) })
        if detail.offers.isForClinician {
            line("\(OfferHistory.forClinician(detail.offers.reasonableDeclined))")
        }
        if detail.choice != PatientChoice() { choice(detail.choice) }
        if detail.daysAway > 0 {
            line("Could not come on \(inWords(detail.daysAway, "day")) of the wait; no clock leaves them out.")
        }
    }

    static func choice(_ choice: PatientChoice) {
        for away in choice.away {
            line("Cannot come from \(away.first.short) to \(away.last.short) (\(away.id)). \(away.why ?? "")")
        }
        if !choice.preferences.isEmpty { line("Prefers to come \(choice.preferences.words).") }
        if choice.away.isEmpty, choice.preferences.isEmpty { line("Can come at any time, as far as we know.") }
    }
}
