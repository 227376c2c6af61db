// What there is to know of a referral besides its letters, as labelled facts.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The facts of a referral.
enum Summary {
    /// What a preview shows.
    static func short(_ detail: ReferralDetail, today: Day) -> [Fact] {
        let referral = detail.referral
        var facts = [Fact("State", stateText(detail)), priority(referral.priority)]
        if let instruction = referral.instruction, !instruction.isEmpty {
            facts.append(Fact("Instruction", SafeText(instruction)))
        }
        facts += appointment(detail)
        facts += contact(detail)
        facts += safety(detail)
        facts += ClockWords.facts(detail, today: today)
        facts += lists(detail, today: today)
        return facts
    }

    /// Everything, the most needed first.
    static func full(_ detail: ReferralDetail, today: Day) -> [Fact] {
        let referral = detail.referral
        var facts = [Fact("State", stateText(detail)), priority(referral.priority)]
        facts.append(Fact("Service", service(detail)))
        facts += advice(referral)
        facts += appointment(detail)
        facts += contact(detail)
        if detail.offers.isForClinician {
            facts.append(
                Fact(
                    "Offers", SafeText(OfferHistory.forClinician(detail.offers.reasonableDeclined)), style: .alert))
        }
        facts += safety(detail)
        // Whoever reads no letters is likely to ring the patient.
        if detail.documents == nil { facts += telephone(detail.patient) }
        facts += problems(detail)
        facts += lists(detail, today: today)
        if let instruction = referral.instruction, !instruction.isEmpty {
            facts.append(Fact("Instruction", SafeText(instruction)))
        }
        for need in referral.needs {
            let style: Style = referral.standing(of: need).isOpen ? .urgent : .plain
            facts.append(Fact("Needs", SafeText(need.sentence(for: referral.appointment)), style: style))
        }
        for note in detail.notes {
            let kind = note.isClinical ? "clinical, " : ""
            facts.append(
                Fact("Note", SafeText("\(note.text) (\(kind)\(note.by.name), \(note.at.shortText))")))
        }
        facts += ClockWords.facts(detail, today: today)
        facts.append(Fact("Letter", letter(referral)))
        facts.append(Fact("UBRN", SafeText(referral.ubrn?.spaced ?? "none")))
        facts.append(Fact("Our ref", SafeText(referral.reference?.text ?? "none")))
        facts.append(Fact("Received", SafeText("\(referral.receivedAt.shortText) from \(referral.source.label)")))
        facts.append(Fact("Pathway start", SafeText(referral.pathwayStart?.londonDay.short ?? "Not known")))
        let referrer = [referral.referrer, referral.referringOrganisation].compactMap { $0 }.joined(separator: ", ")
        facts.append(Fact("Referrer", SafeText(referrer.isEmpty ? "Not known" : referrer)))
        let kind = [
            detail.specialty ?? referral.specialty, detail.clinicType ?? referral.clinicType, referral.clinicalContext,
        ]
        facts.append(Fact("Specialty", SafeText(kind.compactMap { $0 }.joined(separator: " / "))))
        if let clinician = referral.allocatedClinician ?? referral.namedClinician {
            facts.append(Fact("Clinician", SafeText(clinician)))
        }
        if detail.shortlist.count > 1 {
            let names = detail.shortlist.map { $0.name ?? $0.id }.joined(separator: "; ")
            facts.append(Fact("Shortlist", SafeText(names)))
        }
        if referral.state == .didNotAttend, !referral.returnedToReferrer, referral.owesContact {
            facts.append(Fact("Contact", "nobody has tried to reach them since they did not come", style: .urgent))
        }
        if referral.cancelInPAS {
            facts.append(Fact("PAS", "the cancelled appointment still stands in the PAS", style: .alert))
        }
        if detail.otherReferrals > 0 {
            facts.append(Fact("Also", "\(counted(detail.otherReferrals, "other open referral")) of this patient"))
        }
        if detail.documents != nil { facts += telephone(detail.patient) }
        let earlier = detail.appointments.filter { $0.id != referral.appointment?.id }
        for appointment in earlier {
            facts.append(Fact("Earlier", words(appointment)))
        }
        facts += offers(detail)
        for letter in detail.letters { facts.append(Fact("To the patient", SafeText(letter.sentence))) }
        return facts
    }

    /// How often somebody tried to reach the patient; what an import says has no outcome.
    private static func contact(_ detail: ReferralDetail) -> [Fact] {
        if let contact = detail.contact { return [Fact("Calls", SafeText(contact.words))] }
        return detail.referral.lastContact.map { [Fact("Last contact", SafeText($0.shortText))] } ?? []
    }

    private static func telephone(_ patient: Patient) -> [Fact] {
        let mobile = patient.mobile.map { Fact("Mobile", SafeText($0)) }
        let phone = patient.phone == patient.mobile ? nil : patient.phone.map { Fact("Phone", SafeText($0)) }
        return [mobile, phone].compactMap { $0 }
    }

    /// What the patient was offered, and when they can come.
    private static func offers(_ detail: ReferralDetail) -> [Fact] {
        var facts = detail.offers.offers.map { Fact("Offered", SafeText(detail.offers.sentence(of: $0))) }
        facts += ChoiceWords.facts(detail.choice, today: detail.asOf.londonDay)
        return facts
    }

    private static func stateText(_ detail: ReferralDetail) -> SafeText {
        let referral = detail.referral
        var text = referral.stateLabel(of: detail.patient)
        let reason = (detail.reason ?? referral.reason).map(reasonLabel)
        if let reason, reason != text { text += ", \(reason)" }
        if let status = referral.reviewStatus { text += " (to review: \(status.label.lowercased()))" }
        if referral.stateInferred { text += " (guessed from the list it came on)" }
        return "\(text) since \(referral.stateSince.londonDay.short)"
    }

    /// What the provider may do with a conversation, and what it came to.
    private static func advice(_ referral: Referral) -> [Fact] {
        guard let advice = referral.advice else { return [] }
        let asked = referral.adviceFirstRequested.map { ", first asked \($0.londonDay.short)" } ?? ""
        var facts = [Fact("Advice", SafeText("\(advice.label)\(asked)"))]
        if referral.isConversation {
            facts.append(Fact("To convert", referral.adviceMayConvert ? "authorised" : "not authorised"))
        }
        if let recommendation = referral.adviceRecommendation {
            facts.append(Fact("Recommended", SafeText(recommendation.label)))
        }
        return facts
    }

    private static func priority(_ priority: Priority?) -> Fact {
        guard let priority else { return Fact("Priority", "Not known, counts as urgent", style: .urgent) }
        return Fact("Priority", "\(priority.mark) \(priority.label)", style: priority == .routine ? .plain : .urgent)
    }

    private static func service(_ detail: ReferralDetail) -> SafeText {
        guard let service = detail.service else { return SafeText(detail.referral.service ?? "none yet") }
        return "\(service.name ?? "Service") (\(service.id)), \(service.kind.label)"
    }

    private static func appointment(_ detail: ReferralDetail) -> [Fact] {
        guard let appointment = detail.referral.appointment else { return [Fact("Appointment", "none")] }
        return [Fact("Appointment", words(appointment))]
    }

    private static func words(_ appointment: Appointment) -> SafeText {
        var text = appointment.start?.bookingText ?? "time not known"
        if let clinician = appointment.clinician { text += " with \(clinician)" }
        return "\(text), \(appointment.status.label)"
    }

    private static func lists(_ detail: ReferralDetail, today: Day) -> [Fact] {
        guard !detail.worklists.isEmpty else { return [Fact("Waits on", "no list")] }
        return detail.worklists.map { entry in
            let mark = DueMark(entry.due, today: today)
            let act = entry.actToTell.map { " “\($0)”," } ?? ""
            let rule = ruleText(entry.dueRule)
            return Fact("Waits on", "\(entry.worklist.label):\(act) \(mark.text); \(rule)", style: mark.style)
        }
    }

    private static func problems(_ detail: ReferralDetail) -> [Fact] {
        detail.problems.map { problem in
            let place = problem.file + (problem.line.map { ", line \($0)" } ?? "")
            return Fact(
                "Problem", "\(problem.kind.label): \(problem.reason) (\(place), \(problem.record))", style: .alert)
        }
    }

    private static func letter(_ referral: Referral) -> SafeText {
        guard let status = referral.clinicalInformation else { return "Nobody has said whether a letter comes" }
        let due = status == .awaited ? referral.letterDue.map { ", due \($0.short)" } ?? "" : ""
        return "\(status.label)\(due)"
    }
}
