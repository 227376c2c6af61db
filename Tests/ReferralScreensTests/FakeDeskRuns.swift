// Runs through lists at the small desk in memory: one open run, and nothing is handed out twice.

import ReferralDomain

@testable import ReferralDesk

extension FakeDesk {
    func run(_ step: RunStep, _ actor: Actor) throws(Failure) -> RunProgress {
        if case .start(let list, let service) = step {
            guard list.isWorked(by: actor.role) else { throw .notAllowed(actor.role, "a run through \(list.rawValue)") }
            openRun = TriageRun(worklist: list, service: service, startedAt: clock)
            passed = []
            deeds = []
        }
        guard var run = openRun else { throw .notFound("a run of yours") }
        switch step {
        case .look, .start: break
        case .next, .skip, .end:
            if let current = run.current {
                let isOn = items(run.worklist).contains { $0.referral == current }
                if isOn { run.skipped += 1 } else { run.handled += 1 }
                passed.insert(current)
                deeds.append((current, isOn ? nil : lines[current]?.last?.entry.action))
            }
            run.current = nil
        case .pause: run.pausedAt = clock
        case .resume: run.pausedAt = nil
        }
        if step != .look, step != .pause, step != .end, run.current == nil {
            run.current = left(run).first?.referral
        }
        openRun = step == .end ? nil : run
        let waiting = left(run)
        var progress = RunProgress(
            run: run, remaining: waiting.count, overdue: waiting.count { $0.due < clock.londonDay }, current: nil)
        progress.passedOverdue = items(run.worklist).count { item in
            item.due < clock.londonDay && item.referral.map { passed.contains($0) } ?? false
        }
        if step == .resume {
            progress.deeds = deeds.compactMap { deed in
                referrals[deed.referral].map {
                    RunDeed(referral: deed.referral, patient: patient(of: $0), action: deed.action)
                }
            }
        }
        if run.pausedAt == nil, let id = run.current, let referral = referrals[id] {
            progress.current = Outcome(
                action: .claim, referral: referral, patient: patient(of: referral),
                worklists: lists(of: referral).map(\.worklist), service: nil, unopened: [], isRehearsal: false)
        }
        return progress
    }

    private func left(_ run: TriageRun) -> [WorklistItem] {
        items(run.worklist).filter { item in item.referral.map { !passed.contains($0) } ?? false }
    }
}
