// The directory and clinics as plain lines and tables.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

extension Output {
    /// `Tue 03-Nov-2026 09:20`, and which of the two where that comes twice.
    static func slotTime(_ instant: Instant) -> String {
        let london = LondonTime(at: instant)
        return "\(london.day.shortWithWeekday) \(london.clockNamed)"
    }

    static func directory(_ entries: [DirectoryEntry]) {
        table(
            ["Service", "Name", "Specialty", "Site", "Kind", "First free", "Wait"],
            entries.map { entry in
                [
                    "\(entry.service.id)", "\(entry.service.name ?? "")", "\(entry.service.specialty ?? "")",
                    "\(entry.profile?.location ?? "")", "\(entry.service.kind.rawValue)",
                    "\(entry.firstFree.map { slotTime($0.start) } ?? "none")",
                    "\(entry.waitText)",
                ]
            })
    }

    static func directoryEntry(_ entry: DirectoryEntry) {
        let profile = entry.profile ?? ServiceProfile(service: entry.service.id)
        let ages = [profile.minimumAge.map { "from \($0)" }, profile.maximumAge.map { "to \($0)" }].compactMap { $0 }
        let windows = profile.windows.map {
            "\($0.priority.label) from \($0.opensAfterHours) hours"
                + ($0.closesAfterDays.map { " to \($0) days" } ?? "") + " ahead"
        }
        let letter =
            profile.letterRequired
            ? "required\(profile.letterCutOffDays.map { ", \($0) days before" } ?? "")" : "not required"
        let lines: [(String, String?)] = [
            ("Service", "\(entry.service.name ?? "not named") (\(entry.service.id))"),
            ("Provider", entry.service.provider), ("Specialty", entry.service.specialty),
            ("Kind", entry.service.kind.rawValue), ("Diary kept by", entry.service.diary.rawValue),
            ("Requests", entry.requestTypes.map(\.rawValue).joined(separator: ", ")), ("Site", profile.location),
            ("Phone", profile.phone), ("Email", profile.email), ("For referrers", profile.professionalContact),
            ("Hours", profile.hours), ("Alert", profile.referrerAlert),
            ("Appointments", profile.appointmentTypes.map(\.rawValue).joined(separator: ", ")),
            ("Commissioned for", profile.commissioners.joined(separator: ", ")),
            ("Clinic types", profile.clinicTypes.joined(separator: ", ")),
            ("Priorities", profile.priorities.map(\.label).joined(separator: ", ")),
            ("Ages", ages.joined(separator: " ")), ("Sexes", profile.sexes.map(\.rawValue).joined(separator: ", ")),
            ("Booking windows", windows.joined(separator: "; ")),
            ("Polling range", "\(profile.pollingRangeDays) days"),
            ("New slots reserved", "\(profile.reservationDays) days"),
            ("Letter", letter),
            ("Clinicians", profile.clinicians.joined(separator: ", ")),
            ("Provides", profile.requirements.map { $0.rawValue.lowercased() }.joined(separator: ", ")),
            ("Conditions", profile.conditions), ("Exclusions", profile.exclusions),
            ("Tests before", profile.investigations),
            ("Wait", profile.indicativeWaitDays.map { inWords($0, "day") }),
            ("Capacity", profile.capacityIsLow ? "LOW" : nil),
            ("Instructions", profile.instructions), ("Works from", profile.operationalFrom?.short),
            ("Works until", profile.operationalUntil?.short), ("Reviewed again", profile.reviewDate?.short),
            ("First free", entry.firstFree.map { slotTime($0.start) } ?? "none"),
        ]
        facts(lines)
    }

    static func templates(_ templates: [ClinicTemplate]) {
        table(
            ["No", "Service", "Clinic", "Day", "Weeks", "From", "Until", "Slot", "Of", "Clinician", "Room", "Days"],
            templates.map { template in
                [
                    "\(template.id)", "\(template.service)", "\(template.clinic)",
                    "\(Day.weekdayNames[template.weekday - 1].prefix(3))",
                    "\(template.weeks.isEmpty ? "each" : template.weeks.map { "\($0)" }.joined(separator: ","))",
                    "\(template.from.clockText)", "\(template.until.clockText)", "\(template.slotMinutes) min",
                    "\(template.capacity)", "\(template.clinician ?? "")", "\(template.room ?? "")",
                    "\(template.firstDay.short) on\(template.lastDay.map { " to \($0.short)" } ?? "")",
                ]
            })
    }

    static func exceptions(_ exceptions: [ClinicException]) {
        table(
            ["No", "From", "Until", "Template", "Service", "Clinician", "Reason"],
            exceptions.map {
                [
                    "\($0.id)", "\($0.from.short)", "\($0.until.short)", "\($0.template.map { "\($0)" } ?? "every")",
                    "\($0.service ?? "every")", "\($0.clinician ?? "every")", "\($0.reason)",
                ]
            })
    }

    static func planning(_ planning: ClinicPlanning) {
        let tried = planning.isRehearsal ? "Would make" : "Made"
        if let template = planning.template { line("Template \(template.id): \(template.clinic)") }
        line(
            "\(tried) \(planning.sessions) sessions: \(planning.added) slots added, \(planning.changed) changed, \(planning.removed) removed."
        )
        if let count = planning.couldCome, count > 0 {
            line("Of those who wait, \(count) would get one of the new slots in order of need.")
        }
        for day in planning.notHeld {
            line("Not held: \(day.clinic) on \(day.day.shortWithWeekday): \(day.why.words).")
        }
        for time in planning.missing {
            line(
                "\((time.secondOfDay / 60).clockText) does not exist on \(time.day.shortWithWeekday): the clocks go forward."
            )
        }
        for time in planning.twice { line("That time comes twice: \(slotTime(time)).") }
        for slot in planning.left {
            line("Booked and left as it is: \(slotTime(slot.start)), \(slot.booked) booked (\(slot.id)).")
        }
    }

    static func sessions(_ sessions: [ClinicSession]) {
        table(
            ["Session", "When", "Until", "Clinic", "Clinician", "Room", "Booked", "Of", "Free", "State"],
            sessions.map { session in
                [
                    "\(session.name.text)", "\(session.start.map(slotTime) ?? "")",
                    "\(session.end.map { LondonTime(at: $0).clockNamed } ?? "")", "\(session.clinic ?? "")",
                    "\(session.clinicians.joined(separator: ", "))", "\(session.rooms.joined(separator: ", "))",
                    "\(session.booked)", "\(session.capacity)", "\(session.free)", "\(session.stateLabel)",
                ]
            })
    }

    static func clinicDetail(_ detail: ClinicDetail) {
        sessions([detail.session])
        if let why = detail.session.why { line("Why: \(why)") }
        line()
        table(
            ["Time", "Patient", "Born", "NHS No.", "UBRN", "State", "By us before"],
            detail.patients.map { person in
                [
                    "\(LondonTime(at: person.start).clockNamed)", "\(person.patient.bannerName ?? "")",
                    "\(person.patient.born?.short ?? "")", "\(person.patient.nhsNumber?.text ?? "")",
                    "\(person.reference)", "\(person.referral.state.label)", "\(person.cancelledByUs)",
                ]
            })
    }

    static func clinicOutcome(_ outcome: ClinicOutcome) {
        let done = outcome.patients.count { (try? $0.result.get()) != nil }
        line("\(outcome.sentence) \(done) of \(outcome.patients.count) patients.")
        for place in outcome.freed { line("\(place.sentence)") }
        for patient in outcome.patients {
            let person = patient.person
            let name = person.patient.bannerName ?? person.reference
            switch patient.result {
            case .success:
                let before = person.cancelledByUs > 1 ? ", cancelled by us \(person.cancelledByUs) times" : ""
                line(
                    "\(person.referral.priority?.label ?? "") \(name), \(person.reference), \(slotTime(person.start))\(before)"
                )
            case .failure(let failure): error("\(name), \(person.reference): \(failure.sentence)")
            }
        }
        if let target = outcome.movedTo { sessions([target]) }
    }

    static func callDown(_ list: CallDown) {
        line("\(list.told) of \(list.people.count) told.")
        table(
            ["Time", "Patient", "UBRN", "Phones", "Language", "Needs", "Last", "Tries", "By us before"],
            list.people.map { one in
                [
                    "\(LondonTime(at: one.person.start).clockNamed)", "\(one.person.patient.bannerName ?? "")",
                    "\(one.person.reference)", "\(one.phones.joined(separator: ", "))",
                    "\(one.person.patient.language ?? "")",
                    "\(one.person.referral.openNeeds.joined(separator: " "))", "\(one.last?.label ?? "not called")",
                    "\(one.attempts)",
                    "\(one.person.cancelledByUs)",
                ]
            })
    }

    static func sheet(_ list: CallDown, asOf today: Day) {
        for text in list.sheetHeading(asOf: today) { line("\(text)") }
        line()
        table(CallDown.sheetColumns.map { "\($0.heading)" }, list.sheetRows.map { $0.map { "\($0)" } })
    }
}

extension CallDown {
    static let sheetColumns: [(heading: String, width: Double)] = [
        ("Time", 0.06), ("Patient", 0.27), ("Born", 0.10), ("NHS No.", 0.12), ("Phones", 0.18), ("Last", 0.12),
        ("Now", 0.15),
    ]

    /// What the front desk reads first.
    func sheetHeading(asOf today: Day) -> [String] {
        [
            "\(session.clinic ?? "Clinic"), \(session.start.map { Output.slotTime($0) } ?? "")",
            "\(session.stateLabel)\(session.why.map { ": \($0)" } ?? "")",
            "Not reached by \(today.short): \(unreached.count) of \(people.count). Please tell them at the desk.",
        ]
    }

    /// Those whom nobody has reached, a cell a column.
    var sheetRows: [[String]] {
        unreached.map { one in
            let visit = one.person.referral.liveAppointment
            return [
                LondonTime(at: one.person.start).clockNamed, one.person.patient.bannerName ?? "",
                one.person.patient.born?.short ?? "", one.person.patient.nhsNumber?.text ?? "",
                one.phones.joined(separator: ", "), one.last?.label ?? "not called",
                visit?.start.map { Output.slotTime($0) } ?? "to be booked again",
            ]
        }
    }
}

extension ClinicPatient {
    /// The number to type.
    fileprivate var reference: String { referral.ubrn?.digits ?? referral.reference?.text ?? "" }
}

extension ClinicSession {
    /// Whether it is held.
    fileprivate var stateLabel: String {
        let shut = slots.count { $0.closed }
        guard shut > 0 else { return "open" }
        let word =
            switch act {
            case .cancel: "cancelled"
            case .move: "moved"
            case .close, nil: "closed"
            }
        return shut == slots.count ? word : "partly \(word)"
    }
}

extension ClinicOutcome {
    /// What was done, for a line that goes on with the patients.
    fileprivate var sentence: String {
        let word =
            switch (act, isTakenBack) {
            case (_, true): "Taken back"
            case (.close, false): "Closed"
            case (.cancel, false): "Cancelled"
            case (.move, false): "Moved"
            }
        return "\(isRehearsal ? "Only tried: " : "")\(word), \(slots) slots;"
    }
}

extension DirectoryEntry {
    /// `12 days`; `told 21 days` where no place is free, `LOW` where the service has said so.
    fileprivate var waitText: String {
        let told = profile?.indicativeWaitDays.map { "told \(inWords($0, "day"))" }
        let wait = waitDays.map { inWords($0, "day") } ?? told ?? ""
        return profile?.capacityIsLow == true ? wait.isEmpty ? "LOW" : "\(wait), LOW" : wait
    }
}
