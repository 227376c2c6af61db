// A run through a list: next, skip, pause and resume, each in one transaction with the claim it moves.

internal import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

extension Desk {
    func run(_ step: RunStep, by actor: Actor, now: Instant) throws(Failure) -> RunProgress {
        guard step != .look else {
            return try store.read { (it) throws(Failure) in
                let reader = try covering(actor, now: now, in: it)
                guard let run = try it.run(of: actor.staff.id) else { throw .notFound("a run of yours") }
                return try progress(of: run, actor, reader, in: it)
            }
        }
        return try store.write { (it) throws(Failure) in
            let reader = try covering(actor, now: now, in: it.reading)
            var run: TriageRun
            if case .start(let list, let service) = step {
                guard list != .importProblems, list.isWorked(by: actor.role)
                else { throw .notAllowed(actor.role, "a run through \(list.rawValue)") }
                if let open = try it.reading.run(of: actor.staff.id) {
                    try letGo(open.current, passing: false, by: actor, reader, in: it)
                }
                run = try it.begin(
                    TriageRun(worklist: list, service: service, startedAt: now), of: actor.staff.id)
            } else {
                guard let open = try it.reading.run(of: actor.staff.id) else { throw .notFound("a run of yours") }
                run = open
            }
            try move(&run, step, by: actor, reader, in: it)
            if step == .end { try it.endRun(of: actor.staff.id, at: now) } else { try it.save(run) }
            var found = try progress(of: run, actor, reader, in: it.reading)
            if step == .resume {
                found.deeds = try it.reading.deeds(in: run, of: actor.staff.login, for: reader.visibility)
            }
            return found
        }
    }

    private func move(
        _ run: inout TriageRun, _ step: RunStep, by actor: Actor, _ reader: Reader, in it: Writing
    ) throws(Failure) {
        let now = reader.now
        switch step {
        case .look: return
        case .start: break
        case .next, .end:
            if let current = run.current {
                let isHandled = try it.reading.hasActed(actor.staff.login, on: current, since: run.startedAt)
                if isHandled { run.handled += 1 } else { run.skipped += 1 }
                try it.note(current, in: run)
                try letGo(current, passing: true, by: actor, reader, in: it)
            }
            run.current = nil
            if step == .end { return }
        case .skip:
            if let current = run.current {
                run.skipped += 1
                try it.note(current, in: run)
            }
            try letGo(run.current, passing: true, by: actor, reader, in: it)
            run.current = nil
        case .pause:
            try letGo(run.current, passing: false, by: actor, reader, in: it)
            run.pausedAt = now
            return
        case .resume:
            run.pausedAt = nil
            if let current = run.current, try takeUp(current, of: run, by: actor, reader, in: it) { return }
        }
        run.pausedAt = nil
        run.current = try it.claimNext(on: run.worklist, service: run.service, for: actor, reader: reader)?.id
    }

    /// Claims the referral at which a run was left, if it still waits and nobody took it.
    private func takeUp(
        _ referral: Int64, of run: TriageRun, by actor: Actor, _ reader: Reader, in it: Writing
    ) throws(Failure) -> Bool {
        guard let held = try it.reading.referral(.id(referral), for: reader.visibility),
            try it.reading.entries(of: held, now: reader.now)
                .contains(where: { $0.worklist == run.worklist })
        else { return false }
        let facts = try it.reading.facts(of: held, for: actor, reasons: [], now: reader.now, boot: reader.boot)
        guard held.refusal(of: .claim, by: actor, facts: facts) == nil else { return false }
        _ = try it.carryOut(ReferralCommand(.claim), on: held, by: actor, facts: facts, policy: policy)
        return true
    }

    private func letGo(
        _ referral: Int64?, passing: Bool, by actor: Actor, _ reader: Reader, in it: Writing
    ) throws(Failure) {
        guard let referral, let held = try it.reading.referral(.id(referral), for: reader.visibility) else { return }
        let facts = try it.reading.facts(of: held, for: actor, reasons: [], now: reader.now, boot: reader.boot)
        if facts.liveHandling.claim?.by.id == actor.staff.id {
            _ = try it.carryOut(ReferralCommand(.release), on: held, by: actor, facts: facts, policy: policy)
        }
        if passing { try it.notePassed(referral, on: actor.role.side, by: actor.staff.id, at: reader.now) }
    }

    private func progress(
        of run: TriageRun, _ actor: Actor, _ reader: Reader, in it: Reading
    ) throws(Failure) -> RunProgress {
        let since = reader.now.adding(seconds: -Int64(policy.longClaimMinutes) * 60)
        var left = try it.leftToHandOut(on: run.worklist, service: run.service, for: reader, letGoSince: since)
        var current: Outcome?
        // What is in hand is claimed, and what was in hand when the run was left was let go: neither is handed out now,
        // and both are still to be done.
        let isHeldBack = run.pausedAt.map { $0 >= since } ?? true
        if isHeldBack, let id = run.current, let referral = try it.referral(.id(id), for: reader.visibility) {
            if run.pausedAt == nil { current = try outcome(of: .claim, referral, actor, in: it, now: reader.now) }
            // A claim that has ended is handed out like any other row, and is counted there.
            let facts = try it.facts(of: referral, for: actor, reasons: [], now: reader.now, boot: reader.boot)
            let isCounted = run.pausedAt == nil && facts.liveHandling.claim?.by.id != actor.staff.id
            let entries = isCounted ? [] : try it.entries(of: referral, now: reader.now)
            if let entry = entries.first(where: { $0.worklist == run.worklist }) {
                left.total += 1
                left.overdue += reader.now.londonDay > entry.due ? 1 : 0
            }
        }
        var found = RunProgress(run: run, remaining: left.total, overdue: left.overdue, current: current)
        found.passedOverdue = try it.passedOverdue(in: run, for: reader, letGoSince: since)
        return found
    }
}
