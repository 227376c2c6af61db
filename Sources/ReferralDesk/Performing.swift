// Acts on one referral: fetched as the actor may see it, decided by the rules, saved in one transaction.

internal import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

extension Desk {
    func perform(
        _ command: ReferralCommand, on name: ReferralName, by actor: Actor, now: Instant, isRehearsal: Bool,
        first: (Writing) throws(Failure) -> Void = { _ in }
    ) throws(Failure) -> Outcome {
        let visibility = Visibility(of: actor)
        var rehearsed: Outcome?
        do throws(Failure) {
            return try store.write { (it) throws(Failure) in
                let referral = try visible(name, to: visibility, in: it.reading)
                let unopened = try unopened(command, referral, actor, in: it.reading, now: now)
                let facts = try it.reading.facts(
                    of: referral, for: actor, command: command, reasons: reasons, now: now)
                if let refusal = referral.refusal(of: command.action, by: actor, facts: facts), refusal.isAboutTheUser {
                    throw .refused(refusal)
                }
                try first(it)
                let saved: Referral
                if command.action == .takeERS {
                    saved = try takeERS(command, on: referral, by: actor, facts: facts, in: it)
                } else {
                    saved = try it.carryOut(command, on: referral, by: actor, facts: facts, policy: policy)
                }
                var outcome = try self.outcome(of: command.action, saved, actor, in: it.reading, now: now)
                outcome.unopened = unopened
                if command.action == .wrongPatientLetter {
                    outcome.wrongLetter = try reportedLetter(of: saved, document: command.letter, in: it.reading)
                }
                if [.book, .rebook, .referBookNow].contains(command.action) {
                    outcome.sameName = try it.reading.patientsAlike(outcome.patient, for: visibility)
                }
                outcome.isRehearsal = isRehearsal
                if isRehearsal {
                    rehearsed = outcome
                    throw .broken("rehearsed")
                }
                return outcome
            }
        } catch {
            if let rehearsed { return rehearsed }
            throw error
        }
    }

    private func unopened(
        _ command: ReferralCommand, _ referral: Referral, _ actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> [String] {
        guard command.action == .accept || command.action == .acceptReferBookLater,
            try it.mayReadClinicalText(of: referral, for: actor, now: now)
        else { return [] }
        return try it.unopenedDocuments(of: referral.id).map { $0.title ?? $0.binary ?? "document \($0.id)" }
    }

    private func outcome(
        of action: ReferralAction, _ referral: Referral, _ actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> Outcome {
        guard let patient = try it.patient(referral.patient) else { throw .damaged("a referral without its patient") }
        var shown = referral
        if try !it.mayReadClinicalText(of: referral, for: actor, now: now) { shown.comment = nil }
        var service: Service?
        if let id = referral.service { service = try it.service(id) }
        return Outcome(
            action: action, referral: shown, patient: patient,
            worklists: try lists(of: referral, for: actor, in: it, now: now).map(\.worklist), service: service,
            unopened: [], isRehearsal: false)
    }
}
