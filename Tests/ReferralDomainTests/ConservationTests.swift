// Random referrals through random acts: whatever happens, nobody drops off the lists, and no state contradicts itself.
import ReferralDomain
import Testing

private let services = [
    bookable, otherBookable, byPhone, triageService, assessmentService,
    Service(id: "600", kind: .unspecified, diary: .pas),
]
// Clinicians more often than others, for the longest courses are theirs.
private let actors = (Role.allCases.filter { $0.side != .neither } + [.clinician, .clinician, .clinician]).map {
    actor($0)
}

private struct Walk {
    var random: SeededGenerator
    var referral: Referral
    var now = ReferralDomainTests.now
    var steps: [String] = []
    var serial = 0

    init(seed: UInt64) {
        random = SeededGenerator(state: seed)
        let service = services.randomElement(using: &random)
        referral = ReferralDomainTests.referral(.notBooked, at: service)
        referral.priority = Priority.allCases.randomElement(using: &random)
        referral.shortlist = Array(services.shuffled(using: &random).prefix(3)).map(\.id)
        referral.clinicalInformation =
            [.present, .present, .awaited, .notApplicable, nil].randomElement(using: &random) ?? nil
        if referral.clinicalInformation != .present { referral.clinicalInfoFirstSubmitted = nil }
        referral.stateSince = now
        if Bool.random(using: &random) { referral.ubrn = nil }
        // As a paper referral is registered.
        if referral.clinicalInformation != nil, UInt8.random(in: 0...3, using: &random) == 0 {
            referral.state = service?.kind == .triage ? .awaitingTriage : .deferredToProvider
        }
    }

    var service: Service? { services.first { $0.id == referral.service } }

    /// One act that a rule allows; false where the words of it were refused.
    mutating func step() -> Bool {
        now = now.adding(seconds: Int64.random(in: 0...(9 * 86_400), using: &random))
        var facts = facts(service, at: now)
        facts.hasByHandMessage = true
        facts.hasImportProblem = UInt8.random(in: 0...20, using: &random) == 0
        facts.hasConflict = facts.hasImportProblem
        guard let actor = actors.randomElement(using: &random) else { return false }
        let offered = walked.filter { referral.refusal(of: $0, by: actor, facts: facts) == nil }
        guard let action = offered.randomElement(using: &random) else { return false }
        var command = ReferralCommand(action)
        command.by = CancelledBy.allCases.randomElement(using: &random)
        command.comment = "Words."
        command.reason =
            action == .deferToProvider
            ? DeferralReason.noSlots.rawValue
            : referral.reasons(for: action, by: actor, asked: command.by, facts: facts).randomElement(using: &random)?
                .code
        if action == .changePriority || Bool.random(using: &random) {
            command.priority = Priority.allCases.randomElement(using: &random)
        }
        let outcomes: [String?] =
            action == .recordAssessment
            ? AssessmentOutcome.allCases.map(\.rawValue)
            : action == .recordAttendance
                ? AttendanceOutcome.allCases.map(\.rawValue)
                : action == .recordDNA
                    ? [nil, MissedAppointmentOutcome.adviseReferrer]
                    : action == .startMonitoring
                        ? MonitoringStart.allCases.map(\.rawValue)
                        : action == .validate
                            ? ValidationOutcome.allCases.map(\.rawValue)
                            : action.isOfNeeds
                                ? PatientNeed.Kind.allCases.map(\.rawValue)
                                : [ContactOutcome.noAnswer.rawValue, ContactOutcome.declinedOffer.rawValue]
        command.outcome = outcomes.randomElement(using: &random) ?? nil
        if action == .recordDNA {
            command.contact = [ContactOutcome.spoke.rawValue, nil].randomElement(using: &random) ?? nil
        }
        if action.rule.mayHave.contains(.rtt) {
            command.rtt = RTTStatus.allCases.filter(\.maySay).randomElement(using: &random)?.rawValue
        }
        command.detail = ["Polish", "Hoist", nil].randomElement(using: &random) ?? nil
        command.reference = "R\(referral.version)"
        command.document = AttachedDocument(digest: "00", title: "Letter", contentType: "text/plain", size: 1)
        if service?.kind == .indirectlyBookable { command.cancelledInPAS = Bool.random(using: &random) }
        if UInt8.random(in: 0...9, using: &random) == 0 {
            command.happenedAt = now.adding(seconds: Int64.random(in: -86_400...86_400, using: &random))
        }
        let needs = action.rule.needs + (Bool.random(using: &random) ? action.rule.mayHave : [])
        let target = services.randomElement(using: &random) ?? bookable
        if needs.contains(.service) {
            command.service = target.id
            facts.namedService = target
        }
        if needs.contains(.slot), target.kind != .triage {
            serial += 1
            let start = now.adding(seconds: Int64.random(in: 0...(40 * 86_400), using: &random))
            facts.slot = slot("S\(serial)", at: target, start: start)
            facts.namedService = target
            command.slot = "S\(serial)"
        }
        do throws(Refusal) {
            let decision = try referral.deciding(command, by: actor, facts: facts)
            steps.append("\(now.iso) \(action.rawValue) by \(actor.role.rawValue): \(decision.referral.state.rawValue)")
            referral = decision.referral
            return true
        } catch {
            return false
        }
    }

    /// What is wrong with the referral as it stands, or nil.
    func fault() -> String? {
        let entries = referral.worklistEntries(service: service, policy: policy)
        let counted = Set(entries.filter { $0.since <= now }.map(\.worklist))
        let end = referral.liveAppointment?.end
        let isAhead = end.map { $0 > now } ?? false
        if !referral.isClosed, !isAhead, counted.isEmpty { return "it is on no list" }
        if isAhead, referral.reviewStatus != nil, counted.isEmpty { return "it waits for review on no list" }
        if entries.count != Set(entries.map(\.worklist)).count { return "it is twice on a list" }
        if referral.stateSince > now { return "its state lies ahead" }
        if referral.state == .booked, referral.liveAppointment == nil, referral.outcome == nil {
            return "booked without appointment"
        }
        if referral.state != .booked, referral.liveAppointment != nil { return "an appointment outlives its booking" }
        if referral.state != .booked, referral.reviewStatus != nil { return "a review outlives its booking" }
        if referral.accepted, referral.reviewStatus == .neverReviewed { return "accepted and never reviewed" }
        if referral.isClosed,
            !counted.isDisjoint(with: [.awaitingBooking, .appointmentsForBooking, .lettersOutstanding])
        {
            return "closed and still to be done"
        }
        let isOpen = referral.needs.contains { referral.standing(of: $0).isOpen }
        if isOpen != entries.contains(where: { $0.worklist == .needsToArrange }) { return "its needs are mislaid" }
        return clockFault()
    }

    /// What is wrong with its clocks, or nil.
    private func clockFault() -> String? {
        let clock = referral.clock
        if clock.stop == nil, clock.stopEvent != nil || clock.stopStatus != nil {
            return "stopped by something at no time"
        }
        if clock.stop != nil || referral.isClosed, referral.breachDay != nil { return "a stopped clock breaches" }
        if (clock.start == nil) != (clock.startEvent == nil) { return "a start by nothing" }
        if [clock.start, clock.stop, clock.restart, clock.nullifiedAt].contains(where: { $0.map { $0 > now } ?? false })
        {
            return "a clock lies ahead"
        }
        for one in referral.clocks(policy: policy, service: service, at: now) {
            if one.stop != nil, one.notKnownSince != nil { return "\(one.name) is stopped and not known" }
            if one.start == nil, one.due != nil { return "\(one.name) is due from nowhere" }
            if one.daysWaited.map({ $0 < 0 }) ?? false { return "\(one.name) waited less than nothing" }
        }
        return nil
    }
}

extension ReferralAction {
    fileprivate var isOfNeeds: Bool { [.addNeed, .dropNeed, .arrangeNeed, .cancelArrangement].contains(self) }
}

/// The acts that change a referral itself, advice and letters that were never its own apart.
private let walked = ReferralAction.allCases.filter {
    $0.rule.kind == .referral && !$0.rule.from.union($0.rule.referrerFrom).isEmpty
        && ![.wrongPatientLetter, .liftFreeze].contains($0)
}

@Test func `no random course of acts loses a patient from the lists`() {
    var acts: [String: Int] = [:]
    var states: Set<ReferralState> = []
    var taken = 0
    for seed in UInt64(1)...3_000 {
        var walk = Walk(seed: seed)
        for _ in 0..<25 {
            let before = walk.referral.version
            guard walk.step() else { continue }
            taken += 1
            states.insert(walk.referral.state)
            acts[walk.steps.last?.split(separator: " ")[1].description ?? "", default: 0] += 1
            if walk.referral.version != before + 1 { Issue.record("seed \(seed): the version did not go up by one") }
            if let fault = walk.fault() {
                Issue.record("seed \(seed): \(fault)\n\(walk.steps.joined(separator: "\n"))")
                break
            }
        }
        // Time alone loses nobody either.
        walk.now = walk.now.adding(seconds: 100 * 86_400)
        if let fault = walk.fault() {
            Issue.record("seed \(seed), later: \(fault)\n\(walk.steps.joined(separator: "\n"))")
        }
    }
    #expect(taken > 5_000 && states.count == 12)
    #expect(acts.count == walked.count, "never reached: \(walked.filter { acts[$0.rawValue] == nil })")
}
