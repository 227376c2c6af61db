// What a walk does next: somebody, a referral, an act and the words said with it, mostly fitting and sometimes not.

import ReferralDomain

extension Walk {
    /// The acts that walks do, those that move a referral on more often than what is noted of it.
    private static let acts = ReferralAction.allCases.filter { modelTable[$0] != nil }.flatMap { action in
        let isCommon = ReferralAction.facts.union(ReferralAction.ofHandling).union([.addNeed, .dropNeed]).contains(
            action)
        return Array(repeating: action, count: isCommon ? 1 : 5)
    }

    /// Somebody's act on a referral: often one that the model says is to be done, else whatever comes.
    mutating func chooseAct(by person: Person) -> (command: ReferralCommand, id: Int64)? {
        var chosen = drawAct(by: person)
        guard random.chance(65) else { return chosen }
        for _ in 0..<12 {
            if let (command, id) = chosen, let it = office.model.referrals[id],
                office.model.allows(command, on: it, by: person)
            {
                break
            }
            chosen = drawAct(by: person)
        }
        return chosen
    }

    private mutating func drawAct(by person: Person) -> (command: ReferralCommand, id: Int64)? {
        let ids = office.model.referrals.keys.sorted()
        let theirs = ids.filter { office.model.referrals[$0].map { office.model.sees(person, $0) } ?? false }
        guard let id = random.pick(random.chance(93) && !theirs.isEmpty ? theirs : ids),
            let it = office.model.referrals[id]
        else { return nil }
        var acts = Self.acts
        if random.chance(85) {
            acts = acts.filter {
                guard let row = modelTable[$0] else { return false }
                return row.roles.contains(person.role) && row.from[person.side]?.contains(it.now.state) ?? false
            }
        }
        // A cancelled referral is at its end.
        if random.chance(90) { acts.removeAll { $0 == .cancelReferral } }
        let isAsked = it.questions.contains { $0.of == person.id } || it.signatures.contains { $0.of == person.id }
        if isAsked, person.role == .clinician, random.chance(50) { acts = [.answer, .countersign] }
        if it.hand(person.side).liveClaim(at: office.model.now)?.by == person.id, random.chance(25) {
            acts = [.release]
        }
        let isAssessed = it.now.accepted && it.now.state == .booked && it.now.service == "assess"
        if isAssessed, [.clinician, .triage].contains(person.role), random.chance(50) { acts = [.recordAssessment] }
        guard let action = random.pick(acts) else { return nil }
        return (words(for: action, on: it, by: person), id)
    }

    /// An act with its words.
    mutating func words(for action: ReferralAction, on it: ModelReferral, by person: Person) -> ReferralCommand {
        var command = ReferralCommand(action)
        let model = office.model
        let isSloppy = random.chance(12)
        if random.chance(isSloppy ? 60 : 90) { command.comment = "Clinical words \(step)." }
        if random.chance(isSloppy ? 30 : 60) || action == .snooze && !isSloppy { command.instruction = "Ask \(step)." }
        if random.chance(15) { command.expectedVersion = it.version - (random.chance(30) ? 1 : 0) }
        command.reason = reason(for: action, &command, it, person, isSloppy)
        choosePriority(for: action, &command, it, isSloppy)
        chooseTarget(for: action, &command, it, person, isSloppy)
        let endsVisit: Set<ReferralAction> = [
            .reject, .cancelAppointmentActionLater, .redirect, .rebook, .cancelAppointment, .cancelReferral,
        ]
        let kind = (it.now.service ?? it.now.shortlist.first).flatMap { model.services[$0]?.kind }
        if endsVisit.contains(action), it.now.liveVisit != nil, (kind == .indirectlyBookable) != random.chance(4) {
            command.cancelledInPAS = random.chance(50)
        }
        command.outcome = outcome(for: action, it, isSloppy)
        if action == .recordAttendance, random.chance(50), let kind = random.pick(FollowUp.Kind.afterVisit) {
            command.followUp = FollowUp(kind, due: model.today.adding(days: random.number(-4...60)))
        }
        let saysRTT = action == .recordAttendance || action == .recordAssessment
        if saysRTT, random.chance(30) { command.rtt = random.pick(["30", "20"]) }
        if action == .addLetter, !isSloppy {
            command.document = AttachedDocument(
                digest: WalkOffice.letter, title: "Letter", contentType: "text/plain", size: 1)
        }
        if [.contactAttempt, .cancelAppointment, .changePriority, .recordDNA, .recordAttendance].contains(action),
            random.chance(20)
        {
            command.happenedAt = model.now.adding(seconds: Int64(random.number(-90_000...9_000)))
        }
        if action == .assign || action == .handUp {
            let fellows = model.people.filter { $0.side == person.side && $0.id != person.id }
            let doctors = fellows.filter { $0.role == .clinician }
            let fitting = action == .handUp && random.chance(70) ? doctors : fellows
            command.to = random.pick(random.chance(85) ? fitting : model.people)?.actor.staff.login
            if isSloppy { command.to = "nobody" }
        }
        if action == .snooze, !isSloppy {
            command.until = model.now.adding(seconds: Int64(random.number(-3_600...(40 * 86_400))))
        }
        if ReferralAction.ofNeeds.contains(action) {
            command.detail = random.chance(50) ? random.pick(["Polish", "Hoist"]) : nil
            if !isSloppy { command.reference = "R\(random.number(1...3))" }
        }
        if action == .recordDNA, random.chance(55) {
            command.contact = isSloppy ? "nonsense" : random.pick(["no-answer", "message-left", "spoke"])
        }
        if person.role == .supervisor { command.takesOver = random.chance(50) }
        return command
    }

    private mutating func reason(
        for action: ReferralAction, _ command: inout ReferralCommand, _ it: ModelReferral, _ person: Person,
        _ isSloppy: Bool
    ) -> String? {
        if isSloppy, random.chance(30) { return random.pick(Reasons.all + [nil]) ?? nil }
        switch action {
        case .reject: return random.pick(Reasons.reject)
        case .redirect: return random.pick(Reasons.redirect)
        case .recordDNA:
            return it.now.state == .booked || random.chance(20) ? random.pick(Reasons.missed) : nil
        case .deferToProvider: return random.pick(Reasons.deferral)
        case .cancelAppointment:
            command.by = isSloppy ? nil : random.chance(person.side == .referrer ? 90 : 50) ? .patient : .provider
            return random.pick(command.by == .provider ? Reasons.cancelledByProvider : Reasons.cancelledByPatient)
        case .declineOffer: return random.pick(["too-soon", "too-late", "day", "other"])
        case .cancelReferral:
            return random.pick(
                Reasons.cancelByPatient
                    + (person.side == .referrer
                        ? Reasons.cancelByReferrer : Reasons.cancelByProvider + Reasons.endOfTriage))
        case _: return nil
        }
    }

    private mutating func choosePriority(
        for action: ReferralAction, _ command: inout ReferralCommand, _ it: ModelReferral, _ isSloppy: Bool
    ) {
        let mayName = ReferralAction.settingPriority.contains(action) || action == .returnToReferrerWithAdvice
        guard mayName, action == .changePriority ? !isSloppy : random.chance(25) else { return }
        command.priority = random.pick(Priority.allCases)
        if random.chance(80) {
            command.agreedWith = "The referrer"
            command.agreedOn = office.model.today.adding(days: random.chance(95) ? 0 : 1)
        }
    }

    private mutating func chooseTarget(
        for action: ReferralAction, _ command: inout ReferralCommand, _ it: ModelReferral, _ person: Person,
        _ isSloppy: Bool
    ) {
        let model = office.model
        let names = model.services.keys.sorted()
        switch action {
        case .book, .rebook, .referBookNow, .moveAppointment:
            let home = it.now.service ?? it.now.shortlist.first
            let isHome = random.chance(action == .moveAppointment ? 95 : 80)
            let wanted = isHome ? home : random.pick(names)
            command.slot = slot(at: wanted, isSloppy)
            if action == .book, random.chance(person.role == .supervisor ? 50 : 2) {
                let full = model.slots.filter { $0.value.service == wanted && $0.value.start >= model.now }
                    .filter { model.unbooked($0.key) == 0 }
                command.slot = random.pick(full.map(\.key).sorted()) ?? command.slot
                command.overbookReason = isSloppy ? "" : "Agreed with the clinician."
            }
        case .offer: command.slot = slot(at: it.now.service ?? it.now.shortlist.first, isSloppy)
        case .declineOffer:
            if random.chance(40) { command.slot = slot(at: it.now.service ?? it.now.shortlist.first, isSloppy) }
        case .redirect:
            command.service = isSloppy ? random.pick(names + ["nowhere", nil]) ?? nil : random.pick(names)
            if random.chance(40) { command.slot = slot(at: command.service, isSloppy) }
        case .deferToProvider, .sendForTriage:
            if random.chance(40) {
                command.service = random.pick(random.chance(80) ? it.now.shortlist : names + ["nowhere"])
            }
        case .changeShortlist:
            var chosen = Array(random.shuffled(names).prefix(random.number(1...3)))
            if isSloppy { chosen += random.chance(50) ? [chosen[0]] : ["nowhere"] }
            if !isSloppy || random.chance(80) { command.service = chosen.joined(separator: ",") }
        case _: break
        }
    }

    /// A slot of a service: mostly ahead and free, sometimes full, past or none at all.
    private mutating func slot(at service: String?, _ isSloppy: Bool) -> String? {
        let model = office.model
        if isSloppy, random.chance(40) { return random.chance(50) ? nil : "no-such-slot" }
        if isSloppy { return random.pick(model.slots.filter { $0.value.service == service }.map(\.key).sorted()) }
        let found = model.freeSlots(service)
        let soon = found.min { (model.slots[$0]?.start ?? model.now) < (model.slots[$1]?.start ?? model.now) }
        return random.chance(40) ? soon : random.pick(found)
    }

    private mutating func outcome(for action: ReferralAction, _ it: ModelReferral, _ isSloppy: Bool) -> String? {
        if isSloppy, random.chance(50) { return random.chance(50) ? nil : "nonsense" }
        switch action {
        case .recordAssessment: return random.pick(AssessmentOutcome.allCases)?.rawValue
        case .recordDNA:
            let handsBack = random.chance(it.now.state == .didNotAttend ? 90 : 20)
            return handsBack ? "advise-referrer" : nil
        case .recordAttendance: return random.pick(["1", "2", "3"])
        case .contactAttempt: return random.pick(["no-answer", "spoke", "declined-offer"])
        case .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement:
            let noted = random.chance(80) && action != .addNeed ? it.now.needs.map(\.kind) : []
            return random.pick(noted.isEmpty ? ["interpreter", "transport", "advocacy", "adjustment"] : noted)
        case .startMonitoring: return random.pick(["patient", "clinician"])
        case .validate: return random.pick(["still-needed", "no-longer-needed", "not-reached"])
        case _: return nil
        }
    }
}
