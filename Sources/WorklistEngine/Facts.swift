// Everything the rules look at besides the referral, fetched in one place inside the transaction.

public import ReferralDomain
public import ReferralStore

extension Reading {
    /// The facts for an actor and a referral; those that only a command names are fetched where it names them.
    public func facts(
        of referral: Referral, for actor: Actor, command: ReferralCommand? = nil, reasons: [Reason], now: Instant,
        boot: BootMoment
    ) throws(Failure) -> ReferralFacts {
        var service: Service?
        if let id = referral.service ?? referral.shortlist.first { service = try self.service(id) }
        var slot: Slot?
        if let id = command?.slot {
            slot = try self.slot(id, for: HoldView(staff: actor.staff.id, now: now, boot: boot))
        }
        var named: Service?
        if let id = command?.services.first ?? slot?.service { named = try self.service(id) }
        var unknown: [String] = []
        for id in command?.services ?? [] where try self.service(id) == nil { unknown.append(id) }
        let open = try openMatters(
            of: referral.id, andDocuments: command?.action.rule.guards.contains(.letterThere) ?? true)
        let problems = open.hasImportProblem ? try openProblems(of: referral.id) : []
        let messages = open.hasMessage ? try openMessages(of: referral.id) : []
        let patient = try self.patient(referral.patient)
        let standing = try self.standing(of: actor, towards: referral, born: patient?.born, now: now)
        var hasFreeSlots = false
        if referral.state == .notBooked,
            let id = command?.services.first ?? referral.service ?? referral.shortlist.first
        {
            hasFreeSlots = try hasSlots(for: referral, at: id, seenFrom: actor.role.side, now: now)
        }
        // What was fetched is the actor's to see, unless it is there only to be signed.
        let visibility = Visibility(of: actor)
        let isRelated = visibility.opensToSign ? try isRelated(referral.id, to: visibility) : true
        var facts = ReferralFacts(
            now: now, service: service, isRelated: isRelated, standing: standing, reasons: reasons, slot: slot,
            namedService: named, unknownServices: unknown, hasFreeSlots: hasFreeSlots,
            patientDied: patient?.died,
            hasImportProblem: !problems.isEmpty,
            hasConflict: problems.contains { $0.kind == .conflict && $0.incoming != nil },
            hasByHandMessage: messages.contains { $0.message.call == nil })
        facts.boot = boot
        if let slot {
            facts.patient = patient
            facts.profile = try profile(of: slot.service)
            facts.offers = try offers(of: referral.id)
            facts.appointmentsNear = try appointments(of: referral.patient, besides: referral.id, near: slot)
        }
        if facts.refusalOfBooking(from: actor.role.side) != nil, let place = named ?? service {
            facts.telephone = try profile(of: place.id)?.phone
        }
        if command?.action.isOfOffers == true { facts.offers = try offers(of: referral.id) }
        facts.deathIsReported = patient?.deathIsReported ?? false
        facts.handling = try handling(of: referral.id, on: actor.role.side)
        facts.takesOver = actor.role == .supervisor && command?.takesOver == true
        if let login = command?.to {
            facts.colleague = try colleague(
                login: login, at: actor.organisation, on: actor.role.side, toTake: referral.id,
                isForClinicians: command?.action == .handUp, day: now.londonDay)
        }
        if open.hasQuestion || open.hasCountersignature {
            let owners = try ownersSeen(by: actor.staff.id, on: now.londonDay)
            if let question = try openQuestion(of: referral.id, first: owners), owners.contains(question.of.id) {
                facts.hasOpenQuestion = true
                facts.asker = try staff(login: question.by.login)
            }
            for person in owners where try !openCountersignatures(of: referral.id, by: person).isEmpty {
                facts.hasOpenCountersignature = true
            }
        }
        facts.isFrozen = open.isFrozen
        facts.hasLetters = open.hasDocument
        try addSafety(to: &facts, of: referral, patient: patient, for: actor, command: command)
        return facts
    }

    /// Whether a service has a place that the referral's priority may take and that a side of it sees.
    private func hasSlots(
        for referral: Referral, at service: String, seenFrom side: Role.Side, now: Instant
    ) throws(Failure) -> Bool {
        let priority = referral.priority
        guard let first = try firstFree(at: service, priority: priority, from: now) else { return false }
        guard side == .referrer, let profile = try profile(of: service) else { return true }
        if !profile.isCommissioned(by: referral.commissioner) { return false }
        let isSeen = { (slot: Slot) in profile.hiding(of: slot, from: side, priority: priority, at: now) == nil }
        if isSeen(first) { return true }
        let end = LondonTime.startOfDay(profile.lastDay(from: now.londonDay).adding(days: 1))
        return try slots(SlotQuery(service: service, from: now, until: end, priority: priority)).contains {
            $0.free > 0 && isSeen($0)
        }
    }

    /// How an actor stands towards clinical acts on a referral: as a clinician, under a delegation, or not at all.
    func standing(
        of actor: Actor, towards referral: Referral, born: Day?, now: Instant
    ) throws(Failure) -> @Sendable (ReferralAction) -> ReferralFacts.Standing {
        guard actor.role.clinicalText == .underDelegation else { return { _ in .notNeeded } }
        guard actor.onBehalfOf != nil else { return { _ in .noClinicianNamed } }
        let today = now.londonDay
        let live = try delegations(for: actor, on: today)
        return { action in
            live.contains { $0.covers(referral, born: born, action: action, on: today) } ? .held : .missing
        }
    }

    /// Whether the actor may be given clinical text of a referral that they may see.
    public func mayReadClinicalText(of referral: Referral, for actor: Actor, now: Instant) throws(Failure) -> Bool {
        switch actor.role.clinicalText {
        case .always: return true
        case .never: return false
        case .underDelegation:
            let today = now.londonDay
            let live = try delegations(for: actor, on: today)
            guard !live.isEmpty else { return false }
            let born = try patient(referral.patient)?.born
            return live.contains { $0.covers(referral, born: born, action: nil, on: today) }
        }
    }
}
