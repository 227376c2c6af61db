// The gate before patient data: leavers are out at once, lapsed staff get none, and whoever is told so is told here.

public import ReferralDomain
internal import ReferralStore

extension Desk {
    /// The same in a transaction of its own, for acts that come to the desk by themselves.
    func checkStanding(of actor: Actor, forPatientData isPatientData: Bool, now: Instant) throws(Failure) {
        try store.read { (it) throws(Failure) in
            try checkStanding(of: actor, forPatientData: isPatientData, now: now, in: it)
        }
    }

    /// Refuses a leaver everything, and patient data to whoever has let something lapse.
    func checkStanding(
        of actor: Actor, forPatientData isPatientData: Bool, now: Instant, in it: Reading
    ) throws(Failure) {
        let day = now.londonDay
        if try !it.isInGoodStanding(actor.staff.id, on: day) {
            guard let standing = try it.standing(of: actor.staff.id, on: day), standing.record.isActive else {
                throw .notSignedIn("\(actor.staff.login) no longer works here.")
            }
            if isPatientData, case .lockedOut(let lapse) = standing.record.access(on: day, lastAt: standing.lastAt) {
                throw .refused(.lapsed(lapse))
            }
        }
        guard isPatientData, let clinician = actor.onBehalfOf else { return }
        // Their session may be older than the end of the delegation it stands on.
        if try it.wereAllRevoked(from: clinician.id, to: actor.staff.id) { throw .refused(.noDelegation) }
        // Nobody acts in the name of somebody who may not act.
        if try !it.isInGoodStanding(clinician.id, on: day), let principal = try it.standing(of: clinician.id, on: day),
            case .lockedOut = principal.record.access(on: day, lastAt: principal.lastAt)
        {
            throw .refused(.clinicianLapsed(clinician.name))
        }
    }

    /// What somebody is told when they sign in: their own dates, and for a supervisor those of the staff.
    public func warnings(for staff: StaffMember, role: Role) throws(Failure) -> [StaffWarning] {
        let today = clock().londonDay
        return try store.read { (it) throws(Failure) in
            guard let own = try it.standing(of: staff.id, on: today) else { return [] }
            var warnings = own.record.warnings(on: today, lastAt: own.lastAt)
            if role == .supervisor {
                let left = try it.nobodysCancerLists(on: today)
                if !left.isEmpty { warnings.append(.nobodyLeft(services: left)) }
                let others = try standings(in: it, on: today).filter { $0.record.staff.id != staff.id }
                let summary = StaffWarning.colleagues(
                    lockedOut: others.count { $0.access.code == "locked-out" },
                    lastPersons: others.count { $0.access.code == "last-person" },
                    lapsing: others.count { $0.record.isLapsing(on: today) })
                if summary != .colleagues(lockedOut: 0, lastPersons: 0, lapsing: 0) { warnings.append(summary) }
            }
            return warnings
        }
    }
}

extension Request {
    /// Whether its answer holds anything of a patient, or changes it.
    var isPatientData: Bool {
        switch self {
        case .worklist, .disclose, .referral, .history, .earlier, .reasons, .patient, .caller, .search, .suitableSlots,
            .perform,
            .rehearse,
            .documentRead, .settleProblem, .performMany, .next, .compensate, .renewClaims, .run,
            .recordDeath, .takeBackDeath, .closeReferrals, .reopenReferrals, .choice, .hold:
            true
        case .audit(let question): question.isOfPatient
        case .letters(let request): request.isPatientData
        // Who signs a list says that they have looked through it.
        case .signOff(.sign): true
        case .clinic(let request): request.isPatientData
        case .places: true
        case .workplace(let request): request.isPatientData
        case .board(let request): request.isPatientData
        case .home, .slots, .services, .verifyJournal, .examine, .staff, .report, .policy, .signOff, .directory: false
        }
    }
}

extension StaffRecord {
    /// Something ends within the forecast, and nothing has lapsed.
    func isLapsing(on day: Day) -> Bool {
        lapse(on: day) == nil
            && credentials.contains { credential in
                if case .lapsing = standing(of: credential, on: day) { true } else { false }
            }
    }
}
