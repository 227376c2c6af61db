// Everything the rules look at besides the referral, fetched in one place inside the transaction.

public import ReferralDomain
public import ReferralStore

extension Reading {
    /// The facts for an actor and a referral; those that only a command names are fetched where it names them.
    public func facts(
        of referral: Referral, for actor: Actor, command: ReferralCommand? = nil, reasons: [Reason], now: Instant
    ) throws(Failure) -> ReferralFacts {
        var service: Service?
        if let id = referral.service ?? referral.shortlist.first { service = try self.service(id) }
        var slot: Slot?
        if let id = command?.slot { slot = try self.slot(id) }
        var named: Service?
        if let id = command?.services.first ?? slot?.service { named = try self.service(id) }
        var unknown: [String] = []
        for id in command?.services ?? [] where try self.service(id) == nil { unknown.append(id) }
        let problems = try openProblems(of: referral.id)
        let standing = try self.standing(of: actor, service: referral.service, now: now)
        var hasFreeSlots = false
        if referral.state == .notBooked,
            let id = command?.services.first ?? referral.service ?? referral.shortlist.first
        {
            hasFreeSlots = try self.hasFreeSlots(service: id, from: now)
        }
        let patient = try self.patient(referral.patient)
        var facts = ReferralFacts(
            now: now, service: service, isRelated: true, standing: standing, reasons: reasons, slot: slot,
            namedService: named, unknownServices: unknown, hasFreeSlots: hasFreeSlots,
            patientDied: patient?.died,
            hasImportProblem: !problems.isEmpty,
            hasConflict: problems.contains { $0.kind == .conflict && $0.incoming != nil },
            hasByHandMessage: try openMessages(of: referral.id).contains { $0.message.call == nil })
        try addSafety(to: &facts, of: referral, patient: patient, for: actor, command: command)
        return facts
    }

    /// How an actor stands towards clinical acts at a service: as a clinician, under a delegation, or not at all.
    public func standing(
        of actor: Actor, service: String?, now: Instant
    ) throws(Failure) -> @Sendable (ReferralAction) -> ReferralFacts.Standing {
        guard actor.role.clinicalText == .underDelegation else { return { _ in .notNeeded } }
        guard let clinician = actor.onBehalfOf else { return { _ in .noClinicianNamed } }
        let today = now.londonDay
        let live = try delegations(to: actor.staff.id, on: today).filter { $0.clinician.id == clinician.id }
        return { action in
            live.contains { $0.covers(service: service, action: action, on: today) } ? .held : .missing
        }
    }

    /// Whether the actor may be given clinical text of a referral that they may see.
    public func mayReadClinicalText(of referral: Referral, for actor: Actor, now: Instant) throws(Failure) -> Bool {
        switch actor.role.clinicalText {
        case .always: return true
        case .never: return false
        case .underDelegation:
            let today = now.londonDay
            return try delegations(to: actor.staff.id, on: today).contains {
                $0.clinician.id == actor.onBehalfOf?.id && $0.covers(service: referral.service, action: nil, on: today)
            }
        }
    }
}
