// What clinicians do among themselves at the small desk in memory: questions, countersignatures, delegations.

import ReferralDomain

@testable import ReferralDesk

extension ReferralAction {
    /// Acts that change nothing of the referral itself.
    var isAmongColleagues: Bool { [.handUp, .answer, .countersign, .assign].contains(self) }
}

extension FakeDesk {
    func handle(_ command: ReferralCommand, _ referral: Referral, _ actor: Actor) throws(Failure) -> Outcome {
        var facts = facts(referral, command)
        facts.colleague = Self.people.first { $0.login == command.to }
        do {
            _ = try referral.handled(
                command, by: actor, facts: facts, policy: Policy(calendar: WorkingCalendar(bankHolidays: [])))
        } catch {
            throw .refused(error)
        }
        switch command.action {
        case .handUp:
            guard let colleague = facts.colleague else { break }
            questions[referral.id] = Question(
                id: 1, by: actor.staff, of: colleague, askedAt: clock, text: command.comment ?? "")
        case .answer: questions[referral.id] = nil
        case .countersign: toSign.remove(referral.id)
        case _: break
        }
        note(command.action.rawValue, by: actor, from: referral, to: referral)
        return Outcome(
            action: command.action, referral: referral, patient: patient(of: referral),
            worklists: lists(of: referral).map(\.worklist), service: nil, unopened: [], isRehearsal: false)
    }

    func answer(_ request: StaffRequest, _ actor: Actor) throws(Failure) -> StaffReply {
        if let refusal = request.refusal(for: actor) { throw refusal }
        switch request {
        case .delegations: return .delegations(delegations)
        case .delegate(let new):
            var delegation = Delegation(
                clinician: actor.staff, service: new.services.first, actions: new.actions, from: clock.londonDay,
                until: new.until)
            delegation.id = Int64(delegations.count + 1)
            delegation.priorities = new.priorities
            delegation.countersignEvery = new.countersignEvery
            let record = DelegationRecord(
                delegation: delegation, delegate: Self.people.first { $0.login == new.delegate } ?? actor.staff,
                protocolName: new.protocolName, approvedBy: actor.staff)
            delegations.append(record)
            return .delegations([record])
        case .revoke(let id):
            guard let index = delegations.firstIndex(where: { $0.delegation.id == id }) else {
                throw .notFound("a delegation numbered \(id)")
            }
            delegations[index].revokedAt = clock
            delegations[index].revokedBy = actor.staff.login
            return .delegations([delegations[index]])
        case .override(let login, let until, let reason):
            guard until >= clock.londonDay else { throw .badInput("An override ends today or later") }
            return try override(login, ComplianceOverride(by: actor.staff.login, until: until, reason: reason))
        case .endOverride(let login): return try override(login, nil)
        case .list, .set, .roles, .join, .leaveService, .leave, .endLeave, .leaveList, .leaver:
            throw .notFound("nothing")
        }
    }

    /// Puts an override into the report of what lapses, or takes it out.
    private func override(_ login: String, _ override: ComplianceOverride?) throws(Failure) -> StaffReply {
        guard let person = Self.people.first(where: { $0.login == login }),
            var report = boards.reports[.staffCompliance],
            let row = report.rows.firstIndex(where: { $0.first == .text(login) })
        else { throw .notFound("a user named \(login)") }
        let cells: [String: ReportCell] = [
            "override_until": .day(override?.until), "override_by": .text(override?.by),
            "override_reason": .text(override?.reason), "access": .text(override == nil ? "locked-out" : "overridden"),
        ]
        for (place, column) in report.columns.enumerated() {
            if let cell = cells[column.key] { report.rows[row][place] = cell }
        }
        boards.reports[.staffCompliance] = report
        var record = StaffRecord(staff: person, roles: [.clerk])
        record.override = override
        return .people([StaffStanding(record: record, access: .open)])
    }
}
