// What booking and clinics say line by line: the week by day, and a numbered sentence a slot, a clinic, a patient.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension SlotsScreen {
    func linearLines(_ session: Session) -> [SafeText]? {
        guard let detail, let slots else { return problem.map { [$0] } }
        let place = slots.service ?? detail.service
        var lines = spokenLines([
            spokenSentence([
                "\(action.label): \(detail.patient.inARow)", place?.name ?? place?.id, detail.referral.priority?.label,
            ]),
            standing(detail).string, slots.why,
            slots.reasonableDeclined >= OfferHistory.forClinicianFrom
                ? OfferHistory.forClinician(slots.reasonableDeclined) : nil,
            slots.slots.isEmpty || !offers(.declined) ? nil : Offer.Reason.keys(width: .max).joined(separator: " "),
        ])
        if let grid { lines += grid.linearLines }
        let clinic = shown.first.map {
            "Slots of \($0.clinic ?? "the clinic") on \($0.start.londonDay.longWithWeekday):"
        }
        lines += spokenLines([clinic ?? "No slot is listed."])
        return lines
            + numbered(
                shown.map { slot -> [String?] in
                    let mark = mark(slot, now: session.now).string
                    return [
                        LondonTime(at: slot.start).clockNamed, "\(slot.free) free",
                        "\(slot.booked) of \(slot.capacity) booked", mark, slot.clinician.map { "with \($0)" },
                        slot.priorities.isEmpty
                            ? nil : "kept for \(slot.priorities.map(\.label).joined(separator: " and "))",
                        slot.room.map { "room \($0)" },
                    ]
                })
    }
}

extension WeekGrid {
    /// Each day of the week with its clinics.
    fileprivate var linearLines: [SafeText] {
        let heading = "The week of \(monday.longWithWeekday), by day:"
        guard !clinics.isEmpty else { return [SafeText(heading), "No clinic is planned in this week."] }
        return [SafeText(heading)]
            + days.map { day in
                let held = clinics.indices.compactMap { row -> String? in
                    guard let cell = cell(row, day) else { return nil }
                    let isMeant = row == self.row && day == self.day
                    return "\(clinics[row]): \(cell.spoken)\(isMeant ? ", listed below" : "")"
                }
                return SafeText("\(day.longWithWeekday): \(held.isEmpty ? "no clinic" : held.joined(separator: "; ")).")
            }
    }
}

extension GridCell {
    fileprivate var spoken: String {
        let over = overbooked > 0 ? ", \(overbooked) too many" : ""
        return free > 0 || text(width: 99).string.hasPrefix("full")
            ? "\(free) free, \(booked) booked\(over)" : "\(text(width: 99))"
    }
}

extension ClinicsScreen {
    func linearLines(_ session: Session) -> [SafeText]? {
        guard let asOf else { return problem.map { [$0] } }
        let day = day ?? session.today
        let title = "Clinics of \(day.longWithWeekday)\(day == session.today ? ", today" : "")"
        let count = sessions.isEmpty ? "no clinic on this day" : counted(sessions.count, "clinic")
        return spokenLines(["\(title): \(count), as of \(asOf.clockText)."])
            + numbered(
                sessions.map { it -> [String?] in
                    [
                        it.times, services[it.service]?.name ?? it.service, it.briefly(at: services[it.service]),
                        "\(it.patients) of \(it.capacity) booked", it.dayWord(at: session.now),
                        it.clinicians.isEmpty ? nil : "with \(it.clinicians.joined(separator: " and "))",
                        it.rooms.isEmpty ? nil : "room \(it.rooms.joined(separator: " and "))", it.why,
                    ]
                })
    }
}

extension ClinicScreen {
    func linearLines(_ session: Session) -> [SafeText]? {
        guard let clinic else { return problem.map { [$0] } }
        let about = [
            clinic.title(at: service), "\(clinic.day.longWithWeekday) \(clinic.times)",
            clinic.clinicians.joined(separator: " and "), clinic.rooms.joined(separator: " and "),
            "\(clinic.booked) of \(clinic.capacity) booked", clinic.stateWord(at: session.now),
        ]
        return spokenLines([spokenSentence(about), clinic.why.map { "Why: \($0)" }, problem?.string ?? progress.string])
            + numbered(
                rows.map { it -> [String?] in
                    [
                        it.start.map { LondonTime(at: $0).clock }, it.patient.inARow,
                        it.line?.standing ?? "no longer here",
                        (it.patient.mobile ?? it.patient.phone).map { "telephone \($0)" },
                        it.line?.visit.ubrn.map { "UBRN \($0.spaced)" },
                    ]
                })
    }
}

extension CallDownScreen {
    func linearLines(_ session: Session) -> [SafeText]? {
        guard let list else { return problem.map { [$0] } }
        let clinic = list.session
        let title = clinic.title(at: services.first { $0.id == clinic.service })
        let count =
            list.people.isEmpty
            ? "there is nobody to tell"
            : "told \(list.told) of \(list.people.count), \(list.unreached.count) not reached"
        return spokenLines(["Call-down: \(title), \(clinic.day.longWithWeekday): \(count)."])
            + numbered(
                list.people.map { it -> [String?] in
                    let call = it.last.map { $0.label + (it.lastAt.map { " at \(LondonTime(at: $0).clock)" } ?? "") }
                    return [
                        LondonTime(at: it.person.start).clock, it.person.patient.inARow,
                        it.phones.isEmpty ? "no number held" : "telephone \(it.phones.joined(separator: " or "))",
                        call ?? "to ring", it.attempts > 1 ? "\(it.attempts) tries" : nil,
                        it.person.patient.needsInShort,
                    ]
                })
    }
}
