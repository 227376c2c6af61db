// The answers of the desk as plain text, a fact a line or a row a line.

internal import Foundation
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

extension Output {
    /// One line that overwrites itself while work goes on; nil ends it.
    static func progress(_ text: SafeText?) {
        var bytes = Array((text.map { "\r\($0.string)\u{1B}[K" } ?? "\r\u{1B}[K").utf8)
        _ = Foundation.write(STDOUT_FILENO, &bytes, bytes.count)
    }

    static func counts(_ page: HomePage) {
        table(
            ["Worklist", "Total", "Overdue", "Due today", "Urgent"],
            page.counts.map {
                [
                    "\($0.worklist.label)", "\($0.total)", "\($0.overdue)", "\($0.dueToday)", "\($0.urgent)",
                ]
            })
        line("as of \(moment(page.asOf))")
    }

    static func worklist(_ page: WorklistPage) {
        let today = page.asOf.londonDay
        table(
            ["Priority", "Due", "Patient", "Born", "NHS No.", "UBRN or ref", "State", "Service", "Reason"],
            page.items.map { item in
                let late = today.number - item.due.number
                return [
                    "\(item.priority?.label ?? "Not known")",
                    late > 0 ? "OVERDUE \(late)d" : late == 0 ? "due today" : "\(item.due.short)",
                    "\(item.patient ?? "Not known")", "\(item.born?.short ?? "Not known")",
                    "\(item.nhsNumber?.spaced ?? "Not known")",
                    "\(item.ubrn?.spaced ?? item.reference ?? item.file ?? "")", "\(item.stateLabel ?? "")",
                    "\(item.serviceName ?? item.service ?? "")", "\(item.reason.map(reasonLabel) ?? "")",
                ]
            })
        line("\(page.items.count) of \(page.matching) shown, \(page.total) on the list, as of \(moment(page.asOf))")
        if let next = page.next { line("More: --after \(next)") }
    }

    static func found(_ found: [FoundReferral]) {
        guard !found.isEmpty else { return }
        table(
            ["Patient", "Born", "NHS No.", "UBRN or ref", "State", "Service", "Same name"],
            found.map {
                [
                    "\($0.patient.bannerName ?? "Not known")", "\($0.patient.born?.short ?? "Not known")",
                    "\($0.patient.nhsNumber?.spaced ?? "Not known")",
                    "\($0.referral.ubrn?.spaced ?? $0.referral.reference?.text ?? "")",
                    "\($0.referral.stateLabel(of: $0.patient))", "\($0.service?.name ?? $0.referral.service ?? "")",
                    $0.alike == 0 ? "" : "\($0.alike) more",
                ]
            })
    }

    private static func banner(_ patient: Patient, today: Day) {
        line("\(patient.bannerName ?? "Name not known")")
        var facts: [SafeText] = []
        facts.append("Born \(patient.born.map { "\($0.short) (\($0.age(on: patient.died ?? today)))" } ?? "Not known")")
        facts.append("Gender \(patient.sex?.label ?? "Not known")")
        facts.append(
            "NHS No. \(patient.nhsNumber.map { $0.isValid ? $0.spaced : "\($0.spaced) (not valid)" } ?? "Not known")")
        if let died = patient.died { facts.append("DECEASED \(died.short)") }
        line(facts.joined(separator: "   "))
    }

    static func patient(_ detail: PatientDetail) {
        let patient = detail.patient
        banner(patient, today: System.now().londonDay)
        let address =
            patient.isSensitive
            ? "withheld: sensitive record"
            : (patient.addressLines + [patient.postcode].compactMap { $0 }).joined(separator: ", ")
        facts([
            ("Hospital number", patient.hospitalNumber), ("Address", address.isEmpty ? nil : address),
            ("Telephone", patient.phone), ("Mobile", patient.mobile), ("Email", patient.email),
            ("Language", patient.language),
            (
                "Earlier NHS numbers",
                detail.supersededNumbers.isEmpty ? nil : detail.supersededNumbers.joined(separator: ", ")
            ),
        ])
        if let hold = patient.letterHold { line("Letters are held: \(hold.label).") }
        sameName(detail.sameName)
        facts(detail.letters.map { ("To the patient", $0.sentence) })
        if detail.choice != PatientChoice() { choice(detail.choice) }
        line()
        found(detail.referrals)
    }

    static func facts(_ facts: [(String, String?)]) {
        for (name, value) in facts {
            guard let value else { continue }
            line("\(SafeText(name).padded(to: 20)) \(value)")
        }
    }

    static func referral(_ detail: ReferralDetail) {
        let referral = detail.referral
        banner(detail.patient, today: detail.asOf.londonDay)
        line()
        facts([
            ("UBRN", referral.ubrn?.spaced), ("Our reference", referral.reference?.text),
            ("Version", "\(referral.version)"),
            (
                "State",
                "\(referral.stateLabel(of: detail.patient))\(referral.stateInferred ? " (as its worklist row shows it)" : "")"
            ),
            ("Reason", detail.reason), ("Priority", referral.priority?.label ?? "Not known"),
            ("Service", detail.service.map { "\($0.name ?? "not named") (\($0.id))" }),
            ("Specialty", [detail.specialty, detail.clinicType].compactMap { $0 }.joined(separator: ", ")),
            ("Received", moment(referral.receivedAt)), ("Instruction", referral.instruction),
            (
                "Appointment",
                referral.appointment.map { "\($0.start.map { moment($0) } ?? "no time"), \($0.status.label)" }
            ),
            ("Cancelled by us", detail.cancelledByUs > 0 ? "\(detail.cancelledByUs) times" : nil),
            ("Worklists", detail.worklists.map(\.worklist.label).joined(separator: ", ")),
            ("Comment", referral.comment),
        ])
        facts(referral.needs.map { ("Needs", $0.sentence(for: referral.appointment)) })
        facts(detail.letters.map { ("To the patient", $0.sentence) })
        offers(detail)
        for clock in detail.clocks { line("Clock \(clock.name): \(clock.explanation)") }
        safety(detail)
        for problem in detail.problems { line("Import problem: \(problem.reason)") }
        line()
        for item in detail.actions {
            line(
                "\(item.refusal == nil ? "may " : "no   ")\(SafeText(item.action.rawValue).padded(to: 32)) \(item.refusal?.sentence ?? "")"
            )
        }
        guard let documents = detail.documents else { return }
        for message in detail.messages ?? [] {
            line()
            line("\(message.heading)")
            for text in SafeText.wrapped(message.text ?? "", width: 100) { line(text) }
        }
        for document in documents {
            line()
            line(
                "\(document.title ?? document.binary ?? "A document") (\(document.id)), \(document.type ?? "type not known")"
            )
            for note in document.readingNotes { line("\(note)") }
            for text in SafeText.wrapped(document.text ?? "", width: 100) { line(text) }
        }
    }

    static func history(_ lines: [HistoryLine]) {
        table(
            ["When", "Who", "What", "From", "To", "Version", "Reason"],
            lines.map { line in
                let entry = line.entry
                return [
                    "\(moment(entry.happenedAt))",
                    "\(line.userName)\(line.onBehalfOfName.map { " for \($0)" } ?? "")",
                    "\(line.missedAs == .wasNotBrought ? "was-not-brought" : entry.action)",
                    "\(entry.from?.label ?? "")", "\(entry.to?.label ?? "")", "\(entry.version.map { "\($0)" } ?? "")",
                    "\(line.reason ?? "")\(entry.text.map { ": \($0)" } ?? "")",
                ]
            })
    }

    static func slots(_ slots: [Slot]) {
        table(
            ["Slot", "When", "Clinic", "Clinician", "Free", "Of", "Kept for"],
            slots.map {
                [
                    "\($0.id)", "\(slotTime($0.start))",
                    "\($0.clinic ?? "")", "\($0.clinician ?? "")", "\($0.free)", "\($0.capacity)",
                    "\($0.priorities.map(\.label).joined(separator: ", "))",
                ]
            })
    }

    static func suitableSlots(_ found: SuitableSlots) {
        line("\(found.why)")
        if let best = found.best {
            line("Best: \(found.slots[best].id), \(slotTime(found.slots[best].start))")
            for choice in found.next {
                let slot = found.slots[choice.index]
                line("Next: \(slot.id), \(slotTime(slot.start)). \(choice.why)")
            }
        }
        slots(found.slots)
    }

    static func moment(_ instant: Instant) -> String {
        let london = LondonTime(at: instant)
        return "\(london.day.short) \(london.clock)"
    }
}
