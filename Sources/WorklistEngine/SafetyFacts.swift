// Facts and remarks of the rules that keep patients from harm: children not brought, wrong letters, second referrals.

public import ReferralDomain
public import ReferralStore

extension Reading {
    /// Adds what the safety rules look at.
    func addSafety(
        to facts: inout ReferralFacts, of referral: Referral, patient: Patient?, for actor: Actor,
        command: ReferralCommand?
    ) throws(Failure) {
        facts.patientBorn = patient?.born
        facts.patientIsAtRisk = patient?.isAtRisk ?? false
        guard let command else { return }
        if command.action == .recordDNA, referral.state == .didNotAttend {
            facts.clinicianHasLooked = try clinicianHasLookedAtMissed(referral.id)
        }
        if command.action.takesOn {
            let others = try otherReferrals(of: referral, for: Visibility(of: actor))
            facts.takenElsewhere = others.first { $0.isSameSpecialty && $0.isTaken }?.reference
        }
        if let letter = command.letter {
            let documents = try documents(of: referral.id, withText: false)
            facts.hasNamedLetter = documents.contains { $0.id == letter }
            facts.namedLetterIsOnly = documents.map(\.id) == [letter]
        }
    }

    /// The other open referrals of a referral's patient that `visibility` opens, newest first.
    public func otherReferrals(
        of referral: Referral, for visibility: Visibility
    ) throws(Failure) -> [OtherReferral] {
        var specialty = referral.specialty
        if specialty == nil, let id = referral.service { specialty = try service(id)?.specialty }
        return try openReferrals(of: referral.patient, besides: specialty, for: visibility).filter {
            $0.id != referral.id
        }
    }

    /// A patient's open referrals that `visibility` opens, newest first.
    public func openReferrals(
        of patient: Int64, besides specialty: String? = nil, for visibility: Visibility
    ) throws(Failure) -> [OtherReferral] {
        var found: [OtherReferral] = []
        for referral in try referrals(of: patient, for: visibility) where !referral.isClosed {
            var service: Service?
            if let id = referral.service { service = try self.service(id) }
            found.append(OtherReferral(referral, service: service, besides: specialty))
        }
        return found
    }
}

extension Writing {
    /// Hides the letter that a command names as another patient's.
    func hideLetter(
        _ command: ReferralCommand, of referral: Referral, by actor: Actor, at now: Instant
    ) throws(Failure) {
        guard let letter = command.letter else { throw .refused(.documentMissing) }
        try hide(letter, of: referral.id, why: command.instruction ?? "", by: actor.staff.login, at: now)
    }
}

extension Referral {
    /// What the journal keeps of a command besides what it changed; never clinical text.
    func safetyRemarks(_ command: ReferralCommand, facts: ReferralFacts) -> [FieldChange] {
        var remarks: [FieldChange] = []
        if lowersSuspectedCancer(command) {
            remarks += [.added("agreed_with", command.agreedWith), .added("agreed_on", command.agreedOn?.iso)]
        }
        if command.action == .recordDNA, missing(facts) == .wasNotBrought {
            remarks.append(.added("missed_as", MissedAppointment.wasNotBrought.rawValue))
        }
        if command.action == .liftFreeze {
            remarks.append(.added("decisions", command.outcome ?? FreezeOutcome.stands.rawValue))
        }
        if command.action == .wrongPatientLetter {
            remarks += [.added("document", command.letter.map { String($0) }), .added("why", command.instruction)]
        }
        if command.action.takesOn, let other = facts.takenElsewhere { remarks.append(.added("second_to", other)) }
        return remarks
    }
}
