// Carries out commands on referrals: rule first, then everything that is saved with it, in one transaction.

public import ReferralDomain
public import ReferralStore

extension Writing {
    /// Carries out `command` on a referral that the actor may see; facts come from the caller's fetch.
    public func carryOut(
        _ command: ReferralCommand, on referral: Referral, by actor: Actor, facts: ReferralFacts, policy: Policy,
        batch: String? = nil
    ) throws(Failure) -> Referral {
        if command.action.rule.kind == .handling {
            try handle(command, referral, by: actor, facts: facts, policy: policy, batch: batch)
            return referral
        }
        if let attempt = command.attempt {
            let reached = try carryOut(attempt, on: referral, by: actor, facts: facts, policy: policy, batch: batch)
            var rest = command
            rest.contact = nil
            rest.expectedVersion = nil
            return try carryOut(rest, on: reached, by: actor, facts: facts, policy: policy, batch: batch)
        }
        let decision: Decision
        do throws(Refusal) {
            decision = try referral.deciding(command, by: actor, facts: facts)
        } catch {
            throw .refused(error)
        }
        let signature = Signature(actor)
        var told: [Int64] = []
        switch command.action {
        case .told:
            told = try reading.openMessages(of: referral.id).filter { $0.message.call == nil }.map(\.id)
            try closeMessages(told, closedBy: actor.staff.login, at: facts.now)
        case .keepOurs: try closeProblems(of: referral.id, by: actor.staff.login, at: facts.now)
        case .addLetter: try attach(command.document, to: referral, by: actor, at: facts.now)
        case .wrongPatientLetter: try hideLetter(command, of: referral, by: actor, at: facts.now)
        case .liftFreeze:
            try settleWrongLetters(of: referral.id, by: actor.staff.login, at: facts.now)
            if command.outcome == FreezeOutcome.reviewAgain.rawValue {
                // What nobody has told e-RS yet of a decision that no longer stands is not told any more.
                let unsent = try reading.openMessages(of: referral.id).filter { $0.message.action.restsOnLetters }
                try withdrawMessages(unsent.map(\.id), at: facts.now)
            }
        case .accept, .reject, .acceptReferBookLater, .returnToReferrerWithAdvice, .cancelAppointmentActionLater,
            .referBookNow, .book, .rebook, .moveAppointment, .deferToProvider, .sendForTriage, .cancelAppointment,
            .recordDNA, .undoDNA,
            .recordAttendance, .confirmCancelledInPAS, .cancelReferral, .changePriority, .redirect, .recordAssessment,
            .changeShortlist, .acknowledge, .contactAttempt, .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement,
            .takeERS, .advise, .askMore, .sendInformation, .convert,
            .closeAdvice, .createReferral, .validate, .startMonitoring, .offer, .declineOffer, .claim, .release,
            .assign,
            .snooze, .wake,
            .note, .handUp, .answer, .countersign:
            break
        }
        var change = ReferralChange(
            before: referral, after: decision.referral, messages: decision.messages, action: command.action.rawValue,
            signature: signature, at: facts.now, happenedAt: command.happenedAt.map { min($0, facts.now) },
            text: command.comment,
            reason: command.reason)
        change.touches = actor.role.side
        if let batch { change.remarks.append(FieldChange.added("bulk", batch)) }
        if !told.isEmpty {
            change.remarks.append(.added(OpenMessage.told, told.map { String($0) }.joined(separator: ",")))
        }
        change.message = referral.message(of: command, by: actor, at: facts.now)
        if command.action == .contactAttempt {
            change.remarks += [
                FieldChange.added("contact", command.outcome),
                FieldChange.added("said", command.instruction),
            ]
        }
        if let why = command.overbookReason, let slot = facts.slot, slot.unbooked == 0 {
            try openPlace(in: slot.id)
            change.remarks += [.added(Overbooking.why, why), .added(Overbooking.place, slot.id)]
        }
        if facts.bringsItsPlaces, let slot = facts.slot, slot.unbooked == 0 {
            change.remarks.append(.added(Overbooking.place, slot.id))
        }
        change.letter = try letter(after: command, from: referral, to: decision.referral, now: facts.now)
        if let next = command.followUp ?? referral.monitoringReview(after: command) {
            change.followUp = next
            change.remarks += next.remarks
        }
        change.remarks += referral.safetyRemarks(command, facts: facts)
        if command.action == .validate {
            change.remarks += [.added("validated", command.outcome), .added("said", command.instruction)]
        }
        if command.action == .accept || command.action == .acceptReferBookLater {
            // Their row ids: a title may say what the letter says.
            let unopened = try reading.unopenedDocuments(of: referral.id).map { String($0.id) }
            if !unopened.isEmpty {
                change.remarks.append(
                    FieldChange.added("unopened", unopened.joined(separator: ",")))
            }
        }
        if command.action.rule.isClinical {
            change.remarks.append(try settleQuestions(of: referral.id, by: actor.staff.id, at: facts.now))
        }
        do throws(Failure) {
            let saved = try perform(change, policy: policy)
            if command.slot != nil { try release(holdOf: actor.staff.id, for: saved.id) }
            try noteLook(at: saved, by: actor.staff.id, at: facts.now)
            try noteIfDelegated(command.action, on: referral, saved, by: actor, policy: policy, at: facts.now)
            return saved
        } catch .refused(.slotTaken) {
            throw .refused(.slotTaken(command.slot ?? ""))
        }
    }

    /// The letter that an act gives: by what became of the appointment, or after a round of calls that reached nobody.
    private func letter(
        after command: ReferralCommand, from before: Referral, to after: Referral, now: Instant
    ) throws(Failure) -> LetterKind? {
        guard command.action == .contactAttempt else {
            return LetterKind.following(command, from: before, to: after, now: now)
        }
        guard let outcome = command.outcome.flatMap({ ContactOutcome(rawValue: $0) }), outcome.reachedNobody,
            LetterKind.roundHasFailed(outcome, after: before.lastContact == nil ? [] : try reading.calls(of: before.id))
        else { return nil }
        return .contactUs
    }

    private func attach(
        _ document: AttachedDocument?, to referral: Referral, by actor: Actor, at now: Instant
    ) throws(Failure) {
        guard let document else { throw .refused(.documentMissing) }
        let kind =
            !referral.isConversation
            ? "REFERRER" : actor.role.side == .referrer ? "ADVICE_REQUEST" : "GUIDANCE_RESPONSE"
        let row = ReferralDocument(
            title: document.title, type: kind, availability: "AVAILABLE", contentType: document.contentType,
            size: document.size, indexedAt: now, digest: document.digest)
        _ = try save(row, of: referral.id)
    }
}

/// The journal's names of a booking beyond a slot's capacity: why, and in which slot the place was opened.
enum Overbooking {
    static let why = "overbooked"
    static let place = "opened_place"
}

extension Reading {
    /// Whether a supervisor opened a place of a slot for a referral.
    func wasOpened(slot: String, for referral: Int64) throws(Failure) -> Bool {
        let bookings: Set = [ReferralAction.book.rawValue, ReferralAction.moveAppointment.rawValue, PastAct.redo]
        for act in try pastActs(of: referral) where bookings.contains(act.action) {
            let changes = try fieldChanges(ofEntry: act.seq)
            if changes.contains(where: { $0.field == Overbooking.place && $0.after == slot }) { return true }
        }
        return false
    }

    /// Documents of a referral that nobody has had on a screen yet, without their text.
    public func unopenedDocuments(of referral: Int64) throws(Failure) -> [ReferralDocument] {
        let opened = try openedDocuments(of: referral)
        return try documents(of: referral, withText: false).filter { !opened.contains($0.id) }
    }
}
