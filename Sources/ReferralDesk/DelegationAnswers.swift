// The register of delegations: clinicians grant and revoke their own, administrators register what a clinician approved.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    func answerDelegation(
        _ request: StaffRequest, for actor: Actor, now: Instant
    ) throws(Failure) -> [DelegationRecord] {
        switch request {
        case .delegate(let new): return [try delegate(new, by: actor, now: now)]
        case .revoke(let id): return [try revoke(id, by: actor, now: now)]
        case .delegations:
            // Clinicians and their delegates see what they gave and hold.
            let isOwn = actor.role == .clinician || actor.role == .triage
            return try store.read { (it) throws(Failure) in
                try it.delegationRegister(of: isOwn ? actor.staff.id : nil)
            }
        case .list, .set, .roles, .join, .leaveService, .leave, .endLeave, .leaveList, .override, .endOverride,
            .leaver:
            throw .broken("no question about delegations")
        }
    }

    private func delegate(_ new: NewDelegation, by actor: Actor, now: Instant) throws(Failure) -> DelegationRecord {
        if actor.role == .clinician {
            for named in [new.clinician, new.approvedBy] where named != nil && named != actor.staff.login {
                throw .notAllowed(actor.role, "delegating for somebody else")
            }
        }
        try check(new, now: now)
        return try store.write { (it) throws(Failure) in
            let clinician = try clinician(new.clinician, option: "--clinician", actor, in: it.reading)
            let approver = try self.clinician(new.approvedBy, option: "--approved-by", actor, in: it.reading)
            let delegate = try colleague(new.delegate, in: it.reading)
            guard delegate.roles.contains(.triage) else { throw .refused(.colleagueUnknown(new.delegate)) }
            guard clinician.staff.id != delegate.staff.id else {
                throw .badInput("A clinician delegates to somebody else.")
            }
            for service in new.services where try it.reading.service(service) == nil {
                throw .refused(.serviceUnknown(service))
            }
            for type in new.clinicTypes where try it.reading.displays(of: .clinicType)[type] == nil {
                throw .badInput("There is no clinic type \(type).")
            }
            var delegation = Delegation(
                clinician: clinician.staff, service: nil, actions: new.actions, from: new.from ?? now.londonDay,
                until: new.until)
            delegation.services = new.services
            delegation.priorities = new.priorities
            delegation.clinicTypes = new.clinicTypes
            delegation.youngest = new.youngest
            delegation.oldest = new.oldest
            delegation.countersignEvery = new.countersignEvery
            let id = try it.register(
                delegation, to: delegate.staff, protocol: new.protocolName, approvedBy: approver.staff)
            try it.recordStaffAct("delegate", delegation.journalled(id, delegate.staff), by: Signature(actor), at: now)
            return try record(id, in: it.reading)
        }
    }

    /// What can be refused without looking anything up.
    private func check(_ new: NewDelegation, now: Instant) throws(Failure) {
        let from = new.from ?? now.londonDay
        guard from <= new.until else { throw .badInput("The delegation ends on \(new.until.iso), before it begins.") }
        guard new.until >= now.londonDay else { throw .badInput("That delegation is past.") }
        guard !new.protocolName.allSatisfy(\.isWhitespace) else {
            throw .badInput("Name the protocol the delegate works to.")
        }
        for action in new.actions where !Delegation.delegable.contains(action) {
            throw .badInput("\(action.rawValue) is no clinical act that can be delegated.")
        }
        if let youngest = new.youngest, let oldest = new.oldest, youngest > oldest {
            throw .badInput("No age is at least \(youngest) and at most \(oldest).")
        }
        for age in [new.youngest, new.oldest] {
            guard age.map({ (0...130).contains($0) }) ?? true else { throw .badInput("An age is 0 to 130 years.") }
        }
        guard new.countersignEvery.map({ $0 >= 1 }) ?? true else {
            throw .badInput("--countersign takes 1 for every decision, 10 for one in ten.")
        }
    }

    /// A clinician by login; the one who asks where none is named and they are one.
    private func clinician(
        _ login: String?, option: String, _ actor: Actor, in it: Reading
    ) throws(Failure) -> StaffRecord {
        guard let name = login ?? (actor.role == .clinician ? actor.staff.login : nil) else {
            throw .badInput("Name the clinician with \(option): clinicians answer for what they delegate.")
        }
        let record = try colleague(name, in: it)
        guard record.roles.contains(.clinician) else { throw .refused(.colleagueUnknown(name)) }
        return record
    }

    private func revoke(_ id: Int64, by actor: Actor, now: Instant) throws(Failure) -> DelegationRecord {
        try store.write { (it) throws(Failure) in
            let held = try record(id, in: it.reading)
            guard actor.role == .admin || held.delegation.clinician.id == actor.staff.id else {
                throw .notAllowed(actor.role, "revoking somebody else's delegation")
            }
            guard try it.revokeDelegation(id, by: actor.staff.login, at: now) else {
                throw .alreadyExists("the end of delegation \(id)")
            }
            try it.recordStaffAct(
                "revoke-delegation",
                [
                    .added("delegation", "\(id)"), .removed("clinician", held.delegation.clinician.login),
                    .removed("delegate", held.delegate.login),
                ], by: Signature(actor), at: now)
            return try record(id, in: it.reading)
        }
    }

    private func record(_ id: Int64, in it: Reading) throws(Failure) -> DelegationRecord {
        guard let record = try it.delegationRecord(id) else { throw .notFound("a delegation numbered \(id)") }
        return record
    }
}

extension Delegation {
    /// Its limits as the journal spells them.
    fileprivate func journalled(_ id: Int64, _ delegate: StaffMember) -> [FieldChange] {
        func joined(_ words: some Sequence<String>) -> String? {
            let sorted = words.sorted()
            return sorted.isEmpty ? nil : sorted.joined(separator: ",")
        }
        let fields: [(String, String?)] = [
            ("delegation", "\(id)"), ("clinician", clinician.login), ("delegate", delegate.login),
            ("services", joined(services)), ("actions", joined(actions.map(\.rawValue))),
            ("priorities", joined(priorities.map(\.rawValue))), ("clinic_types", joined(clinicTypes)),
            ("youngest", youngest.map { "\($0)" }), ("oldest", oldest.map { "\($0)" }), ("from", from.iso),
            ("until", until.iso), ("countersign_every", countersignEvery.map { "\($0)" }),
        ]
        return fields.filter { $0.1 != nil }.map { .added($0.0, $0.1) }
    }
}
