// The cash-up of a clinic: each patient of the session with what is outstanding, and one act a patient.

public import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

/// The patients of a session after it, in order of their times.
public struct CashUp: Hashable, Sendable {
    public var session: ClinicSession
    public var lines: [CashUpLine]

    /// Those whose outcome nobody has recorded yet.
    public var outstanding: Int { lines.count { $0.outstanding == .outcome } }
}

/// One patient of a session after it.
public struct CashUpLine: Hashable, Sendable {
    /// What is still to be done for a patient of a clinic.
    public enum Outstanding: String, CaseIterable, Sendable {
        /// The appointment has not begun.
        case ahead
        case outcome
        /// Something is to follow and is not done yet.
        case following
        case nothing
    }

    public var visit: ClinicVisit
    /// Code of the outcome of this attendance.
    public var outcome: String?
    /// What is to follow and is not done yet.
    public var next: FollowUp?
    public var outstanding: Outstanding
}

extension Desk {
    func cashUp(_ name: ClinicName, for actor: Actor, in it: Reading, now: Instant) throws(Failure) -> CashUp {
        let session = try session(name, for: actor, in: it)
        guard let start = session.start, let end = session.slots.last?.start.adding(seconds: 1) else {
            return CashUp(session: session, lines: [])
        }
        let slots = Set(session.slots.map(\.id))
        let visits = try it.visits(at: session.service, from: start, until: end, for: Visibility(of: actor))
        var lines: [CashUpLine] = []
        for visit in visits where visit.appointment.slot.map({ slots.contains($0) }) ?? false {
            lines.append(try line(visit, in: it, now: now))
        }
        return CashUp(session: session, lines: lines)
    }

    private func line(_ visit: ClinicVisit, in it: Reading, now: Instant) throws(Failure) -> CashUpLine {
        var line = CashUpLine(visit: visit, outstanding: .nothing)
        guard visit.appointment.status != .noshow else { return line }
        guard visit.appointment.status == .fulfilled else {
            line.outstanding = (visit.appointment.start ?? now) > now ? .ahead : .outcome
            return line
        }
        let referral = try it.referral(.id(visit.referral), for: .everything)
        line.outcome = referral?.appointment?.id == visit.appointment.id ? referral?.outcome : nil
        line.next = try it.openFollowUp(of: visit.referral).flatMap { $0.plan.kind == .callBack ? nil : $0.plan }
        if line.next != nil { line.outstanding = .following }
        return line
    }

    /// Records what came of one patient of a session, through the acts that record it anywhere.
    func visited(
        _ name: ClinicName, _ referral: ReferralName, _ result: VisitResult, status: String?, by actor: Actor,
        now: Instant
    ) throws(Failure) -> CashUp {
        try store.write { (it) throws(Failure) in
            let wanted = try visible(referral, to: Visibility(of: actor), in: it.reading)
            let list = try cashUp(name, for: actor, in: it.reading, now: now)
            guard list.lines.contains(where: { $0.visit.appointment.id == wanted.appointment?.id }) else {
                throw .notFound("that patient among those of the clinic")
            }
            _ = try performOne(result.command(on: wanted, status: status), on: referral, by: actor, now: now, in: it)
            return try cashUp(name, for: actor, in: it.reading, now: now)
        }
    }

    /// What was to follow is done, or is not after all.
    func followed(_ name: ReferralName, _ isDone: Bool, by actor: Actor, now: Instant) throws(Failure) -> FollowUp {
        try store.write { (it) throws(Failure) in
            let referral = try visible(name, to: Visibility(of: actor), in: it.reading)
            let facts = try it.reading.facts(of: referral, for: actor, reasons: reasons, now: now, boot: bootClock())
            if let refusal = referral.refusalOfClaim(of: .contactAttempt, by: actor, facts: facts) {
                throw .refused(refusal)
            }
            let done = try it.setFollowUpDone(
                isDone, of: referral, by: Signature(actor), policy: policy, at: now)
            guard let done else { throw .notFound("anything that is to follow an appointment of that referral") }
            return done
        }
    }
}
