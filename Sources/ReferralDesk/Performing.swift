// Acts on referrals: fetched as the actor may see them, decided by the rules, saved in one transaction.

internal import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

extension Desk {
    func perform(
        _ command: ReferralCommand, on name: ReferralName, by actor: Actor, now: Instant, isRehearsal: Bool,
        first: (Writing) throws(Failure) -> Void = { _ in }
    ) throws(Failure) -> Outcome {
        var rehearsed: Outcome?
        do throws(Failure) {
            let outcome = try store.write { (it) throws(Failure) in
                var outcome = try performOne(command, on: name, by: actor, now: now, in: it, first: first)
                outcome.isRehearsal = isRehearsal
                if isRehearsal {
                    outcome.freed = try freed(outcome.givenUp, for: actor, in: it.reading, at: now)
                    rehearsed = outcome
                    throw .broken("rehearsed")
                }
                return outcome
            }
            return withFreed(outcome, for: actor, now: now)
        } catch {
            if let rehearsed { return rehearsed }
            throw error
        }
    }

    /// `ofClinic` does it for the clinic as a whole: no claim and no wrong letter keeps a patient in a session that is
    /// not held.
    func performOne(
        _ command: ReferralCommand, on name: ReferralName, by actor: Actor, now: Instant, in it: Writing,
        batch: String? = nil, ofClinic: Bool = false, first: (Writing) throws(Failure) -> Void = { _ in }
    ) throws(Failure) -> Outcome {
        let referral = try visible(name, to: Visibility(of: actor), in: it.reading)
        let unopened = try unopened(command, referral, actor, in: it.reading, now: now)
        var facts = try it.reading.facts(
            of: referral, for: actor, command: command, reasons: reasons, now: now, boot: bootClock())
        facts.overbookLimit = policy.overbookLimit
        facts.pasAnswerMinutes = policy.pasAnswerMinutes
        if ofClinic {
            facts.takesOver = true
            facts.isFrozen = false
            facts.bringsItsPlaces = command.action == .moveAppointment
        }
        if let refusal = referral.refusal(of: command.action, by: actor, facts: facts), refusal.isAboutTheUser {
            throw .refused(refusal)
        }
        try first(it)
        let saved: Referral
        if command.action == .takeERS {
            saved = try takeERS(command, on: referral, by: actor, facts: facts, in: it)
        } else {
            saved = try it.carryOut(command, on: referral, by: actor, facts: facts, policy: policy, batch: batch)
        }
        var outcome = try outcome(of: command.action, saved, actor, in: it.reading, now: now)
        outcome.unopened = unopened
        if command.action == .wrongPatientLetter {
            outcome.wrongLetter = try reportedLetter(of: saved, document: command.letter, in: it.reading)
        }
        if command.reason == DeathEntry.reason, outcome.patient.died == nil {
            outcome.deathReported = try it.reading.openReferrals(of: saved.patient, for: Visibility(of: actor))
        }
        if command.action.isOfOffers {
            outcome.offer = try offerOutcome(command, saved, facts: facts, by: actor, in: it.reading, now: now)
        }
        if let slot = facts.slot, command.action.rule.kind == .referral, command.action != .moveAppointment {
            outcome.bookingWarnings = saved.bookingWarnings(in: slot, facts: facts)
            if referral.state == .didNotAttend, referral.owesContact { outcome.bookingWarnings.append(.notContacted) }
        }
        if command.action == .recordDNA, saved.returnedToReferrer {
            // Referrer and patient are both told: the one by e-RS, the other by a letter.
            outcome.bookingWarnings += try it.reading.letters(of: saved.id).untoldOfMissing(saved).map { [$0] } ?? []
        }
        outcome.givenUp = referral.placeGivenUp(in: saved)
        if [.book, .rebook, .referBookNow].contains(command.action) {
            outcome.sameName = try it.reading.patientsAlike(outcome.patient, for: Visibility(of: actor))
        }
        return outcome
    }

    /// The same act on some of many, in one transaction: each its own outcome. `batch` is the number of the bulk act
    /// once something was done by it; without `isOfMany` it has none.
    func performSome(
        _ command: ReferralCommand, on names: [ReferralName], batch held: String?, isOfMany: Bool, by actor: Actor,
        now: Instant
    ) throws(Failure) -> (outcomes: [BulkOutcome], batch: String?) {
        try store.write { (it) throws(Failure) in
            var batch = held
            if batch == nil, isOfMany { batch = String(try it.beginBatch()) }
            var done: [BulkOutcome] = []
            for name in names {
                do throws(Failure) {
                    let outcome = try it.savepoint { () throws(Failure) in
                        let one = try performOne(command, on: name, by: actor, now: now, in: it, batch: batch)
                        if let batch { try it.addToBatch(batch, referral: one.referral.id) }
                        return one
                    }
                    done.append(BulkOutcome(name: name, result: .success(outcome)))
                } catch {
                    guard error.isOfOneReferral else { throw error }
                    done.append(BulkOutcome(name: name, result: .failure(error)))
                }
            }
            // A number by which nothing was done is anybody's.
            return (done, done.contains(where: \.isDone) ? batch : held)
        }
    }

    /// The most urgent row of a list that is free for the actor, claimed in the same transaction.
    func next(on list: Worklist, service: String?, for actor: Actor, now: Instant) throws(Failure) -> Outcome {
        guard list.isWorked(by: actor.role) else {
            throw .notAllowed(actor.role, "the next item of \(list.rawValue)")
        }
        return try store.write { (it) throws(Failure) in
            let reader = try covering(actor, now: now, in: it.reading)
            guard let referral = try it.claimNext(on: list, service: service, for: actor, reader: reader) else {
                throw .notFound("anything on \(list.rawValue) that nobody has in hand")
            }
            return try outcome(of: .claim, referral, actor, in: it.reading, now: now)
        }
    }

    /// Takes back the actor's last act on a referral, or does it again, with the bulk action it was part of.
    func compensate(
        _ way: Compensation, on name: ReferralName, ofBatch wanted: String? = nil, by actor: Actor
    ) throws(Failure) -> [BulkOutcome] {
        try BulkRun(way, on: name, ofBatch: wanted, by: actor, at: self).toTheEnd()
    }

    /// What undo or redo of a referral is about: the number of the bulk act, and its referrals.
    func membersToCompensate(
        _ way: Compensation, _ name: ReferralName, ofBatch wanted: String?, by actor: Actor, in it: Writing
    ) throws(Failure) -> (batch: String?, members: [ReferralName]) {
        let named = try visible(name, to: Visibility(of: actor), in: it.reading)
        let act = try it.actToCompensate(way, of: named, by: actor)
        if let wanted, act.batch != wanted { throw .refused(.nothingToUndo) }
        guard let batch = act.batch else { return (nil, [name]) }
        return (batch, try it.reading.members(ofBatch: batch).map { $0 == named.id ? name : .id($0) })
    }

    /// Takes back some of a bulk act in one transaction, or the one act; what was taken back before is passed over.
    func compensateSome(
        _ way: Compensation, _ members: [ReferralName], batch: String?, by actor: Actor, now: Instant, in it: Writing
    ) throws(Failure) -> [BulkOutcome] {
        var outcomes: [BulkOutcome] = []
        for member in members {
            do throws(Failure) {
                let outcome = try it.savepoint { () throws(Failure) in
                    try compensateOne(way, member, batch: batch, by: actor, now: now, in: it)
                }
                outcomes.append(BulkOutcome(name: member, result: .success(outcome)))
            } catch {
                guard let batch, error.isOfOneReferral else { throw error }
                guard try !it.reading.isCompensated(way, member, ofBatch: batch) else { continue }
                outcomes.append(BulkOutcome(name: member, result: .failure(error)))
            }
        }
        return outcomes
    }

    /// What a place given up alone frees; what frees many at once is asked of service by service.
    func withFreed(_ outcomes: [BulkOutcome], for actor: Actor, now: Instant) -> [BulkOutcome] {
        guard outcomes.count == 1, case .success(let one) = outcomes[0].result else { return outcomes }
        return [BulkOutcome(name: outcomes[0].name, result: .success(withFreed(one, for: actor, now: now)))]
    }

    private func compensateOne(
        _ way: Compensation, _ name: ReferralName, batch: String?, by actor: Actor, now: Instant, in it: Writing
    ) throws(Failure) -> Outcome {
        let referral = try visible(name, to: Visibility(of: actor), in: it.reading)
        let act = try it.actToCompensate(way, of: referral, by: actor)
        guard act.batch == batch else { throw .refused(way == .undo ? .nothingToUndo : .nothingToRedo) }
        let facts = try it.reading.facts(of: referral, for: actor, reasons: reasons, now: now, boot: bootClock())
        let saved = try it.compensate(way, act, of: referral, by: actor, facts: facts, policy: policy)
        var outcome = try outcome(
            of: ReferralAction(rawValue: act.action) ?? .note, saved, actor, in: it.reading, now: now)
        outcome.compensation = way
        outcome.givenUp = referral.placeGivenUp(in: saved)
        return outcome
    }

    private func unopened(
        _ command: ReferralCommand, _ referral: Referral, _ actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> [String] {
        guard command.action == .accept || command.action == .acceptReferBookLater,
            try it.mayReadClinicalText(of: referral, for: actor, now: now)
        else { return [] }
        return try it.unopenedDocuments(of: referral.id).map { $0.title ?? $0.binary ?? "document \($0.id)" }
    }

    func outcome(
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

extension BulkOutcome {
    /// It was done.
    public var isDone: Bool { (try? result.get()) != nil }
}

extension Failure {
    /// Whether the others of a bulk action can go on.
    var isOfOneReferral: Bool {
        switch self {
        case .refused, .notFound: true
        case .busy, .readOnly, .full, .damaged, .newerSchema, .notADatabase, .wrongKind, .unsafePlace, .noDatabase,
            .alreadyExists, .notSignedIn, .notAllowed, .badInput, .broken:
            false
        }
    }
}
