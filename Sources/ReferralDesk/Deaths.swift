// A patient's death at the desk: recorded or taken back, open referrals ended by one act and opened again.

internal import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

extension Desk {
    func recordDeath(
        of name: PatientName, on day: Day, source: String, by actor: Actor, now: Instant
    ) throws(Failure) -> DeathAnswer {
        guard source.contains(where: { !$0.isWhitespace }) else { throw .badInput("Say who told of the death.") }
        guard day <= now.londonDay else { throw .badInput("The day of death lies ahead: \(day.iso).") }
        return try store.write { (it) throws(Failure) in
            var patient = try visiblePatient(name, to: Visibility(of: actor), in: it.reading)
            if let born = patient.born, day < born {
                throw .badInput("The day of death, \(day.iso), is before the day of birth, \(born.iso).")
            }
            let before = patient.died
            patient.died = day
            patient.diedSource = source
            let remarks = [("died", day.iso), ("source", source)] + (before.map { [("before", $0.iso)] } ?? [])
            _ = try it.update(
                patient, action: DeathEntry.died, by: Signature(actor), at: now, remarks: remarks)
            return try death(of: patient, for: actor, in: it.reading)
        }
    }

    func takeBackDeath(
        of name: PatientName, reason: String, by actor: Actor, now: Instant
    ) throws(Failure) -> DeathAnswer {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw .badInput("Say why the death is taken back.") }
        return try store.write { (it) throws(Failure) in
            var patient = try visiblePatient(name, to: Visibility(of: actor), in: it.reading)
            guard patient.letterHold != nil else { throw .refused(.noDeathRecorded) }
            let before = patient.died.map { [("before", $0.iso)] } ?? []
            patient.died = nil
            patient.diedSource = nil
            try it.recordAlive(patient, by: Signature(actor), at: now, remarks: before + [("why", reason)])
            patient.deathIsReported = false
            return try death(of: patient, for: actor, in: it.reading)
        }
    }

    private func death(of patient: Patient, for actor: Actor, in it: Reading) throws(Failure) -> DeathAnswer {
        DeathAnswer(
            patient: patient, openReferrals: try it.openReferrals(of: patient.id, for: Visibility(of: actor)),
            followUps: try it.openFollowUps(of: try it.referrals(of: patient.id, for: Visibility(of: actor))),
            ended: try it.endedByDeath(of: patient.id).count)
    }

    func closeReferrals(of name: PatientName, by actor: Actor, now: Instant) throws(Failure) -> [SettledReferral] {
        let visibility = Visibility(of: actor)
        return try store.write { (it) throws(Failure) in
            let patient = try visiblePatient(name, to: visibility, in: it.reading)
            guard let died = patient.died else { throw .refused(.noDeathRecorded) }
            var open: [Referral] = []
            for referral in try it.reading.referrals(of: patient.id, for: visibility) {
                let following = try it.reading.openFollowUps(of: [referral])
                if !referral.isClosed || following > 0 { open.append(referral) }
            }
            guard !open.isEmpty else { return [] }
            let batch = try note(DeathEntry.close, of: patient.id, by: actor, in: it, now: now)
            var settled: [SettledReferral] = []
            for referral in open {
                do throws(Failure) {
                    settled.append(
                        try it.savepoint { () throws(Failure) in
                            try end(referral, byDeathOn: died, batch: batch, by: actor, in: it, now: now)
                        })
                } catch {
                    guard case .refused(let refusal) = error else { throw error }
                    settled.append(try self.settled(referral, refusal: refusal, for: actor, in: it.reading, now: now))
                }
            }
            return settled
        }
    }

    private func end(
        _ referral: Referral, byDeathOn died: Day, batch: Int64, by actor: Actor, in it: Writing, now: Instant
    ) throws(Failure) -> SettledReferral {
        if referral.isClosed {
            let count = try it.endFollowUps(
                of: referral, batch: batch, by: Signature(actor), policy: policy, at: now)
            try it.noteEnding(of: referral, batch: batch)
            return try onlyFollowUps(count, of: referral, for: actor, in: it.reading, now: now)
        }
        let facts = try it.reading.facts(of: referral, for: actor, reasons: reasons, now: now, boot: bootClock())
        let decision: Decision
        do throws(Refusal) {
            decision = try referral.endedByDeath(on: died, by: actor, facts: facts)
        } catch {
            throw .refused(error)
        }
        var change = ReferralChange(
            before: referral, after: decision.referral, messages: decision.messages,
            action: referral.endingByDeath.rawValue, signature: Signature(actor), at: now, reason: DeathEntry.reason)
        change.remarks = [.added("batch", String(batch))]
        let saved = try it.perform(change, policy: policy)
        try it.noteEnding(of: saved, batch: batch)
        let count = try it.endFollowUps(of: saved, batch: batch, by: Signature(actor), policy: policy, at: now)
        var line = try settled(saved, for: actor, in: it.reading, now: now)
        line.followUps = count
        return line
    }

    private func onlyFollowUps(
        _ count: Int, of referral: Referral, for actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> SettledReferral {
        var line = try settled(referral, for: actor, in: it, now: now)
        line.followUps = count
        line.isOnlyFollowUps = true
        return line
    }

    func reopenReferrals(of name: PatientName, by actor: Actor, now: Instant) throws(Failure) -> [SettledReferral] {
        let visibility = Visibility(of: actor)
        return try store.write { (it) throws(Failure) in
            let patient = try visiblePatient(name, to: visibility, in: it.reading)
            let ended = try it.reading.endedByDeath(of: patient.id)
            guard !ended.isEmpty else { throw .refused(.nothingToUndo) }
            let batch = try note(DeathEntry.reopenAll, of: patient.id, by: actor, in: it, now: now)
            var settled: [SettledReferral] = []
            for one in ended {
                guard let referral = try it.reading.referral(.id(one.referral), for: visibility) else { continue }
                if one.isOfFollowUps {
                    let count = try it.reopenFollowUps(
                        of: referral, batch: one.batch, by: Signature(actor), policy: policy, at: now)
                    try it.noteReopening(of: one, at: now)
                    settled.append(try onlyFollowUps(count, of: referral, for: actor, in: it.reading, now: now))
                    continue
                }
                if let refusal = try obstacle(to: one, of: referral, in: it.reading) {
                    settled.append(try self.settled(referral, refusal: refusal, for: actor, in: it.reading, now: now))
                    continue
                }
                let before = try it.restored(referral, to: .before, entry: one.entry)
                let lost = try lostPlace(of: referral, before, in: it.reading)
                var diary: Service.Diary?
                if let id = referral.service { diary = try it.reading.service(id)?.diary }
                let decision = referral.reopened(as: before, placeIsFree: lost == nil, diary: diary, now: now)
                var change = ReferralChange(
                    before: referral, after: decision.referral, messages: decision.messages,
                    action: DeathEntry.reopen, signature: Signature(actor), at: now)
                change.remarks = [.added("batch", String(batch))]
                try it.noteReopening(of: one, at: now)
                let saved = try it.perform(change, policy: policy)
                let count = try it.reopenFollowUps(
                    of: saved, batch: one.batch, by: Signature(actor), policy: policy, at: now)
                var line = try self.settled(saved, for: actor, in: it.reading, now: now)
                line.lostAppointment = lost
                line.followUps = count
                settled.append(line)
            }
            return settled
        }
    }

    /// Why a referral cannot be opened again; nil where it can.
    private func obstacle(to ended: EndedReferral, of referral: Referral, in it: Reading) throws(Failure) -> Refusal? {
        if referral.version != ended.version || !referral.isClosed {
            let login = try it.changer(of: referral.id, since: ended.version) ?? ""
            return .changedSince(try it.staff(login: login)?.name ?? login)
        }
        return try it.told(of: referral.id, version: ended.version).map { .tooLateToUndo($0) }
    }

    /// Why the appointment a referral gave up cannot be its own again; nil where it can, or where it had none.
    private func lostPlace(of referral: Referral, _ before: Referral, in it: Reading) throws(Failure) -> Refusal? {
        guard before.liveAppointment != nil, let id = referral.appointment?.slot else { return nil }
        guard let slot = try it.slot(id) else { return .slotUnknown(id) }
        return slot.closed ? .slotClosed(id) : slot.free == 0 ? .slotTaken(id) : nil
    }

    private func note(
        _ action: String, of patient: Int64, by actor: Actor, in it: Writing, now: Instant
    ) throws(Failure) -> Int64 {
        var entry = JournalEntry(at: now, subject: .patient, by: Signature(actor), action: action)
        entry.patient = patient
        return try it.append(entry)
    }

    private func settled(
        _ referral: Referral, refusal: Refusal? = nil, for actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> SettledReferral {
        var shown = referral
        if try !it.mayReadClinicalText(of: referral, for: actor, now: now) { shown.comment = nil }
        return SettledReferral(
            referral: shown, refusal: refusal,
            worklists: try lists(of: referral, for: actor, in: it, now: now).map(\.worklist))
    }
}
