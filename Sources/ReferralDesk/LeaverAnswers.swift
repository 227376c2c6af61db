// Ending a leaver: what was theirs ends in one transaction, and what a colleague must take on is one list.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// Deactivates somebody and ends what they gave, held and covered. What can be handed to `colleague` is.
    func endStaff(
        _ login: String, handingTo colleague: String?, by actor: Actor, now: Instant
    ) throws(Failure) -> Leaving {
        let today = now.londonDay
        return try store.write { (it) throws(Failure) in
            let leaver = try self.colleague(login, in: it.reading)
            var heir: StaffRecord?
            if let colleague { heir = try self.colleague(colleague, in: it.reading) }
            guard heir?.staff.id != leaver.staff.id else { throw .badInput("Somebody else takes over from a leaver.") }
            guard try !it.reading.isLastAdministrator(leaver.staff.id) else { throw .refused(.lastAdministrator) }
            var items = try it.reading.handOver(of: leaver.staff, on: today)
            let leave = try it.reading.leave(from: today)
            if let heir {
                for index in items.indices {
                    let isTaken = try take(items[index], from: leaver.staff, to: heir, leave, actor, in: it, now: now)
                    if isTaken { items[index].handedTo = heir.staff.login }
                }
            }
            let ended = try end(leaver, items, leave, by: actor, in: it, now: now)
            try it.endInHand(
                of: leaver.staff, heir: heir?.staff, heirSides: Set(heir?.roles.map(\.side) ?? []), policy: policy,
                by: Signature(actor), at: now)
            let before = try it.reading.nobodysCancerLists(on: today)
            try it.deactivate(leaver.staff)
            items += try it.reading.nobodysCancerLists(on: today).filter { !before.contains($0) }.map {
                HandOverItem(
                    kind: .suspectedCancerList, id: $0, detail: "nobody is left to review its suspected cancers")
            }
            let counts = ended.sorted { $0.key < $1.key }.map { FieldChange.added($0.key, "\($0.value)") }
            try it.recordStaffAct(
                "end-user", [.staff(login), .added("handed_to", colleague)] + counts, by: Signature(actor), at: now)
            return Leaving(user: login, handedTo: colleague, ended: ended, handOver: items)
        }
    }

    /// Ends what hangs on the leaver, and says how much of each.
    private func end(
        _ leaver: StaffRecord, _ items: [HandOverItem], _ leave: [LeaveCover], by actor: Actor, in it: Writing,
        now: Instant
    ) throws(Failure) -> [String: Int] {
        var ended: [String: Int] = [:]
        for (kind, name) in [
            (HandOverItem.Kind.delegationGiven, "delegations_given"), (.delegationHeld, "delegations_held"),
        ] {
            let numbers = items.filter { $0.kind == kind }.compactMap { Int64($0.id) }
            for number in numbers { _ = try it.revokeDelegation(number, by: actor.staff.login, at: now) }
            ended[name] = numbers.count
        }
        for item in items where item.kind == .duty && item.handedTo == nil {
            _ = try passDuty(item.id, from: leaver.staff, to: nil, actor, in: it, now: now)
        }
        ended["duties"] = items.count { $0.kind == .duty }
        let own = leave.filter { $0.staff.id == leaver.staff.id }
        let covered = leave.filter { $0.cover.id == leaver.staff.id }
        for absence in own + covered { try it.endLeave(absence.id, at: now) }
        ended["leave"] = own.count
        ended["cover"] = covered.count
        for service in leaver.workgroups { _ = try it.removeFromWorkgroup(leaver.staff.id, of: service) }
        ended["workgroups"] = leaver.workgroups.count
        for (kind, name) in [
            (HandOverItem.Kind.ownedReferral, "assignments"), (.claimedReferral, "claims"), (.run, "runs"),
        ] {
            ended[name] = items.count { $0.kind == kind }
        }
        ended["drafts"] = try it.endWorkplace(of: leaver.staff.id)
        ended["overrides"] = try it.endOverrides(of: leaver.staff.id, at: now)
        return ended
    }

    /// Sets a duty anew without the leaver: it is the heir's, if they could sign the list off, else the deputy's, else
    /// nobody's. False where the heir does not have it.
    private func passDuty(
        _ id: String, from leaver: StaffMember, to heir: String?, _ actor: Actor, in it: Writing, now: Instant
    ) throws(Failure) -> Bool {
        guard var duty = try it.reading.duties().first(where: { "\($0.id)" == id }) else { return false }
        var taker: StaffMember?
        if let heir {
            do throws(Failure) {
                taker = try signer(heir, of: duty.worklist, at: duty.service, in: it.reading)
            } catch {
                guard case .refused = error else { throw error }
            }
            guard taker != nil else { return false }
        }
        if duty.person?.id == leaver.id {
            duty.person = taker ?? duty.deputy
            if duty.deputy == duty.person { duty.deputy = nil }
        } else {
            duty.deputy = taker == duty.person ? nil : taker
        }
        duty.from = max(duty.from, now.londonDay)
        try it.insert(duty, setBy: actor.staff, by: Signature(actor), at: now)
        return true
    }

    /// Gives one item to the heir; false for what nobody but a clinician, or nobody in the heir's role, can take on.
    private func take(
        _ item: HandOverItem, from leaver: StaffMember, to heir: StaffRecord, _ leave: [LeaveCover], _ actor: Actor,
        in it: Writing, now: Instant
    ) throws(Failure) -> Bool {
        switch item.kind {
        case .delegationGiven, .delegationHeld, .claimedReferral, .run, .draft: return false
        case .ownedReferral:
            return heir.roles.contains { $0.side == item.side }
        case .question: return heir.roles.contains(.clinician)
        case .countersignature:
            guard heir.roles.contains(.clinician) else { return false }
            try it.passCountersignatures(from: leaver.id, to: heir.staff.id)
        case .duty: return try passDuty(item.id, from: leaver, to: heir.staff.login, actor, in: it, now: now)
        case .suspectedCancerList: return false
        case .workgroup: try it.setWorkgroup([heir.staff], of: item.id)
        case .cover:
            guard let absence = leave.first(where: { "\($0.id)" == item.id }), absence.staff.id != heir.staff.id,
                let absent = try it.reading.staffRecord(absence.staff.id),
                !Set(absent.roles).isDisjoint(with: heir.roles)
            else { return false }
            let cover = LeaveCover(
                staff: absence.staff, cover: heir.staff, from: max(absence.from, now.londonDay), until: absence.until)
            _ = try it.insert(cover, by: actor.staff.login, at: now)
        case .allocatedReferral:
            guard heir.roles.contains(.clinician), let reference = ReferralReference(item.id),
                let referral = try it.reading.referral(.reference(reference), for: .everything)
            else { return false }
            var next = referral
            next.allocatedClinician =
                referral.allocatedClinician == leaver.login ? heir.staff.login : heir.staff.name
            next.version += 1
            _ = try it.perform(
                ReferralChange(
                    before: referral, after: next, action: "hand-over", signature: Signature(actor), at: now),
                policy: policy)
        }
        return true
    }
}
