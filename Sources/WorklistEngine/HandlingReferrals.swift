// Claims, assignments, snoozes, notes and questions: what changes in whose hands a referral is, and not the referral.

public import ReferralDomain
public import ReferralStore

extension Writing {
    /// Carries out an act on the handling of a referral; the version stays, the journal tells of it.
    func handle(
        _ command: ReferralCommand, _ referral: Referral, by actor: Actor, facts: ReferralFacts, policy: Policy,
        batch: String?
    ) throws(Failure) {
        let next: Handling
        do throws(Refusal) {
            next = try referral.handled(command, by: actor, facts: facts, policy: policy)
        } catch {
            throw .refused(error)
        }
        let side = actor.role.side
        let me = actor.staff.id
        var remarks = next.changes(from: facts.handling)
        var text: String?
        switch command.action {
        case .release: try notePassed(referral.id, on: side, by: me, at: facts.now)
        case .note:
            // What somebody with clinical text writes as a comment may be clinical; an instruction never is. Said
            // together they are two notes, so that everybody can read the one.
            let isClinical = actor.role.clinicalText != .never
            for (words, hides) in [(command.instruction, false), (command.comment, isClinical)] {
                guard let words, !words.isEmpty else { continue }
                try insertNote(words, isClinical: hides, of: referral.id, on: side, by: me, at: facts.now)
                if hides { text = words } else { remarks.append(said(words)) }
            }
            remarks += command.followUp?.remarks ?? []
        case .handUp:
            if let colleague = facts.colleague, let question = command.comment {
                try insertQuestion(question, of: referral.id, by: me, to: colleague.id, at: facts.now)
                text = question
            }
        case .answer:
            let asked = try reading.ownersSeen(by: me, on: facts.now.londonDay)
            try answerQuestions(of: referral.id, askedOf: asked, by: me, answer: command.comment, at: facts.now)
            if let asker = facts.asker { try forgetLook(at: referral.id, by: asker.id) }
            text = command.comment
        case .countersign:
            remarks.append(try countersign(referral, by: actor, at: facts.now))
            text = command.comment
        case .assign: if let words = command.instruction { remarks.append(said(words)) }
        case .offer, .declineOffer: remarks += offerRemarks(command, facts: facts)
        case .claim, .snooze, .wake, .accept, .reject, .acceptReferBookLater,
            .returnToReferrerWithAdvice, .cancelAppointmentActionLater, .referBookNow, .book, .rebook, .moveAppointment,
            .deferToProvider, .sendForTriage, .cancelAppointment, .recordDNA, .undoDNA, .recordAttendance,
            .confirmCancelledInPAS, .cancelReferral, .changePriority, .redirect, .recordAssessment, .changeShortlist,
            .addLetter, .acknowledge, .contactAttempt, .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement, .takeERS,
            .keepOurs, .told, .advise, .askMore,
            .sendInformation, .convert, .closeAdvice, .createReferral, .wrongPatientLetter, .validate, .startMonitoring,
            .liftFreeze:
            break
        }
        if let batch { remarks.append(FieldChange.added("bulk", batch)) }
        try keep(next, of: referral, on: side, policy: policy, at: facts.now)
        let seq = try append(
            handlingEntry(command.action.rawValue, referral, by: actor, remarks: remarks, text: text, at: facts.now))
        try saveOffer(command, of: referral, by: actor, facts: facts, entry: seq)
        if let next = command.followUp {
            try insert(next, of: referral.id, entry: seq, since: facts.now)
            try refreshWorklists(of: referral, policy: policy, at: facts.now)
        }
    }

    func said(_ words: String) -> FieldChange { FieldChange.added("said", words) }

    /// Saves who has a referral in hand, and the rows that follow from it.
    func keep(
        _ handling: Handling, of referral: Referral, on side: Role.Side, policy: Policy, at now: Instant
    ) throws(Failure) {
        try save(handling, of: referral.id, on: side)
        try refreshWorklists(of: referral, policy: policy, at: now)
    }

    /// A journal entry of an act that leaves the referral's version as it is.
    func handlingEntry(
        _ action: String, _ referral: Referral, by actor: Actor, remarks: [FieldChange], text: String? = nil,
        at now: Instant
    ) -> JournalEntry {
        var entry = JournalEntry(at: now, subject: .referral, by: Signature(actor), action: action)
        entry.referral = referral.id
        entry.patient = referral.patient
        entry.change = FieldChange.object(remarks)
        entry.text = text
        return entry
    }

    /// Claims the most urgent row of a list that is free for the actor, in this transaction; nil where none is.
    public func claimNext(
        on list: Worklist, service: String?, for actor: Actor, reader: Reader
    ) throws(Failure) -> Referral? {
        let policy = reader.policy
        let since = reader.now.adding(seconds: -Int64(policy.longClaimMinutes) * 60)
        guard let id = try reading.nextReferral(on: list, service: service, for: reader, letGoSince: since),
            let referral = try reading.referral(.id(id), for: reader.visibility)
        else { return nil }
        var facts = ReferralFacts(now: reader.now)
        facts.boot = reader.boot
        facts.handling = try reading.handling(of: id, on: actor.role.side)
        try handle(ReferralCommand(.claim), referral, by: actor, facts: facts, policy: policy, batch: nil)
        return referral
    }

    /// Lengthens the actor's live claims after a key; those that ended stay ended.
    public func renewClaims(of actor: Actor, policy: Policy, now: Instant, boot: BootMoment) throws(Failure) -> Int {
        var renewed = 0
        for id in try reading.claims(of: actor.staff.id, on: actor.role.side) {
            var handling = try reading.handling(of: id, on: actor.role.side)
            guard var claim = handling.claim, claim.isLive(at: now, boot: boot),
                let referral = try reading.referral(.id(id), for: .everything)
            else { continue }
            claim.until = now.adding(seconds: Int64(policy.claimMinutes) * 60)
            claim.end = BootMoment(id: boot.id, seconds: boot.seconds + Int64(policy.claimMinutes) * 60)
            handling.claim = claim
            try keep(handling, of: referral, on: actor.role.side, policy: policy, at: now)
            renewed += 1
        }
        return renewed
    }
}
