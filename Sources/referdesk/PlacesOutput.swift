// Free places and capacity as documents and as plain text.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

extension JSON {
    /// A free place with those who could come.
    static func freed(_ place: FreedPlace) -> JSON {
        .object([
            "slot": slot(place.slot), "people": .array(place.people.map(freedCandidate)),
            "more": .flag(place.hasMore),
        ])
    }

    private static func freedCandidate(_ one: FreedCandidate) -> JSON {
        .object([
            "ubrn": .string(one.referral.ubrn?.digits), "ref": .string(one.referral.reference?.text),
            "version": .number(one.referral.version), "state": .code(one.referral.state),
            "priority": .code(one.referral.priority), "patient": .string(one.patient.bannerName),
            "nhs_number": .string(one.patient.nhsNumber?.text), "born": .day(one.patient.born),
            "phones": .texts(one.patient.telephones), "language": .string(one.patient.language),
            "sensitive": .flag(one.patient.isSensitive), "booked": .clinicTime(one.booked),
            "last_good_day": .day(one.lastGoodDay), "breach": .day(one.referral.breachDay),
            "last_contact": .instant(one.referral.lastContact), "in_hand": .string(one.inHand?.login),
            "needs": needs(one.referral.needs, for: one.referral.appointment), "asked_for": .texts(one.unlikeWish),
        ])
    }

    static func capacity(_ answer: CapacityAnswer) -> JSON {
        .object([
            "service": .string(answer.service),
            "weeks": .array(
                answer.lines.map { line in
                    .object([
                        "clinic": .string(line.clinic), "week": .day(line.week), "sessions": .number(line.sessions),
                        "offered": .number(line.offered), "booked": .number(line.booked), "free": .number(line.free),
                        "dna": .number(line.missed), "overbooked": .number(line.overbooked),
                    ])
                }),
            "waiting": .number(answer.waiting), "late": .number(answer.late),
            "added": answer.added.map {
                .object([
                    "places": .number($0.count), "priority": .code($0.priority), "week": .day($0.week.monday),
                ])
            } ?? .null,
            "saved": .number(answer.saved), "late_instead": .number(answer.lateInstead),
            "people": answer.people.map { .array($0.map(freedCandidate)) } ?? .null,
        ])
    }
}

extension Output {
    static func freed(_ places: [FreedPlace]) {
        for place in places {
            let slot = place.slot
            line("\(slotTime(slot.start)), \(slot.clinic ?? "clinic not named"), \(slot.free) free (\(slot.id))")
            people(place.people)
            if place.people.isEmpty { line("Nobody who waits could come.") }
            if place.hasMore { line("And others: --limit shows more.") }
        }
        if places.isEmpty { line("No place is free.") }
    }

    private static func people(_ people: [FreedCandidate]) {
        guard !people.isEmpty else { return }
        table(
            [
                "Priority", "Patient", "Born", "UBRN or ref", "Phones", "In time until", "Booked", "In hand",
                "Asked for",
            ],
            people.map { one in
                [
                    "\(one.referral.priority?.label ?? "Not known")", "\(one.patient.bannerName ?? "")",
                    "\(one.patient.born?.short ?? "")",
                    "\(one.referral.ubrn?.digits ?? one.referral.reference?.text ?? "")",
                    "\(one.patient.telephones.joined(separator: ", "))", "\(one.lastGoodDay?.short ?? "")",
                    "\(one.booked.map { slotTime($0) } ?? "")", "\(one.inHand?.name ?? "")",
                    "\(one.unlikeWish.joined(separator: ", "))",
                ]
            })
    }

    static func capacity(_ answer: CapacityAnswer) {
        table(
            ["Week of", "Clinic", "Sessions", "Offered", "Booked", "Free", "DNA", "Overbooked"],
            answer.lines.map { line in
                [
                    "\(line.week.short)", "\(line.clinic ?? "")", "\(line.sessions)", "\(line.offered)",
                    "\(line.booked)",
                    "\(line.free)", "\(line.missed)", "\(line.overbooked)",
                ]
            })
        line("\(answer.sentence)")
        people(answer.people ?? [])
    }
}
