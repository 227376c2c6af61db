// Answers about staff: the register, workgroups, leave and overrides, each change journalled in its own transaction.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    func answer(_ request: StaffRequest, for actor: Actor, now: Instant) throws(Failure) -> StaffReply {
        let today = now.londonDay
        switch request {
        case .list: return .people(try store.read { (it) throws(Failure) in try standings(in: it, on: today) })
        case .leaveList: return .leave(try store.read { (it) throws(Failure) in try it.leave(from: today) })
        case .delegations, .delegate, .revoke:
            return .delegations(try answerDelegation(request, for: actor, now: now))
        case .leaver(let login, let colleague):
            return .left(try endStaff(login, handingTo: colleague, by: actor, now: now))
        case .set(let login, let change):
            return try changing(login, now) { (it, record) throws(Failure) in
                try set(change, of: record, by: actor, in: it, now: now)
            }
        case .roles(let login, let roles):
            return try changing(login, now) { (it, record) throws(Failure) in
                try setRoles(roles, of: record, by: actor, in: it, now: now)
            }
        case .join(let login, let service):
            return try changing(login, now) { (it, record) throws(Failure) in
                guard try it.reading.service(service) != nil else { throw .refused(.serviceUnknown(service)) }
                try it.setWorkgroup([record.staff], of: service)
                try it.recordStaffAct(
                    "join-workgroup", [.staff(login), .added("service", service)], by: Signature(actor), at: now)
            }
        case .leaveService(let login, let service):
            return try changing(login, now) { (it, record) throws(Failure) in
                if record.workgroups.contains(service), try it.reading.isLastOfWorkgroup(record.staff.id, of: service) {
                    throw .refused(.lastOfWorkgroup(service))
                }
                guard try it.removeFromWorkgroup(record.staff.id, of: service) else {
                    throw .notFound("\(login) in the workgroup of service \(service)")
                }
                try it.recordStaffAct(
                    "leave-workgroup", [.staff(login), .removed("service", service)], by: Signature(actor), at: now)
            }
        case .override(let login, let until, let reason):
            return try changing(login, now) { (it, record) throws(Failure) in
                try override(record, until: until, reason: reason, by: actor, in: it, now: now)
            }
        case .endOverride(let login):
            return try changing(login, now) { (it, record) throws(Failure) in
                guard try it.endOverrides(of: record.staff.id, at: now) > 0 else {
                    throw .notFound("an override for \(login)")
                }
                try it.recordStaffAct("end-override", [.staff(login)], by: Signature(actor), at: now)
            }
        case .leave(let login, let from, let until, let cover):
            return .leave([
                try addLeave(login, from: from, until: until, cover: cover, by: actor, now: now)
            ])
        case .endLeave(let login): return .leave(try endLeave(of: login, by: actor, now: now))
        }
    }

    /// Everybody with how they stand on a day.
    func standings(in it: Reading, on day: Day) throws(Failure) -> [StaffStanding] {
        let staff = try it.staffRegister()
        let last = try it.lastPersons(on: day, among: staff)
        return staff.map { StaffStanding(record: $0, access: $0.access(on: day, lastAt: last[$0.staff.id] ?? [])) }
    }

    /// Somebody who works here, by login.
    func colleague(_ login: String, in it: Reading) throws(Failure) -> StaffRecord {
        guard let record = try it.staffRecord(login: login), record.isActive else {
            throw .notFound("a user named \(login)")
        }
        return record
    }

    /// Changes a member of staff in one transaction and answers with how they stand then.
    private func changing(
        _ login: String, _ now: Instant, _ body: (Writing, StaffRecord) throws(Failure) -> Void
    ) throws(Failure) -> StaffReply {
        try store.write { (it) throws(Failure) in
            let before = try it.reading.nobodysCancerLists(on: now.londonDay)
            try body(it, try colleague(login, in: it.reading))
            let left = try it.reading.nobodysCancerLists(on: now.londonDay).filter { !before.contains($0) }
            let people = try standings(in: it.reading, on: now.londonDay).filter { $0.record.staff.login == login }
            return .people(
                people.map { person in
                    var person = person
                    person.nobodyLeftAt = left
                    return person
                })
        }
    }

    private func set(
        _ change: StaffChange, of record: StaffRecord, by actor: Actor, in it: Writing, now: Instant
    ) throws(Failure) {
        var next = record
        next.staff.name = change.name ?? record.staff.name
        next.account = change.account ?? record.account
        next.registrationBody = change.registrationBody ?? record.registrationBody
        next.registrationNumber = change.registrationNumber ?? record.registrationNumber
        for (credential, date) in change.lastDays {
            switch date {
            case .set(let day): next.lastDays[credential] = day
            case .clear: next.lastDays[credential] = nil
            }
        }
        guard !next.staff.name.isEmpty else { throw .badInput("A name is not empty.") }
        if let account = next.account, let holder = try it.reading.staff(account: account),
            holder.id != record.staff.id
        {
            throw .alreadyExists("A user of the account \(account)")
        }
        try it.save(next)
        try it.recordStaffAct(
            "set-user", [.staff(record.staff.login)] + next.changes(from: record), by: Signature(actor), at: now)
    }

    private func setRoles(
        _ roles: [Role], of record: StaffRecord, by actor: Actor, in it: Writing, now: Instant
    ) throws(Failure) {
        guard !roles.isEmpty else { throw .badInput("Name at least one role; a leaver is ended with user leaver.") }
        if !roles.contains(.admin), try it.reading.isLastAdministrator(record.staff.id) {
            throw .refused(.lastAdministrator)
        }
        let organisation = try it.reading.organisations(of: record.staff.id).first ?? store.identity.organisation
        let before = try it.reading.roles(of: record.staff.id, at: organisation)
        try it.setRoles(roles, of: record.staff, at: organisation)
        func spelt(_ roles: [Role]) -> String { roles.map(\.rawValue).joined(separator: ",") }
        try it.recordStaffAct(
            "set-roles",
            [.staff(record.staff.login), FieldChange(field: "roles", before: spelt(before), after: spelt(roles))],
            by: Signature(actor), at: now)
    }

    private func override(
        _ record: StaffRecord, until: Day, reason: String, by actor: Actor, in it: Writing, now: Instant
    ) throws(Failure) {
        guard until >= now.londonDay else { throw .badInput("An override ends today or later, not on \(until.iso).") }
        guard !reason.allSatisfy(\.isWhitespace) else { throw .badInput("Say why, with --reason.") }
        _ = try it.endOverrides(of: record.staff.id, at: now)
        try it.insert(
            ComplianceOverride(by: actor.staff.login, until: until, reason: reason), for: record.staff.id,
            grantedBy: actor.staff.id, at: now)
        try it.recordStaffAct(
            "override-lapse", [.staff(record.staff.login), .added("until", until.iso)], reason: reason,
            by: Signature(actor), at: now)
    }

    private func addLeave(
        _ login: String, from: Day, until: Day, cover: String, by actor: Actor, now: Instant
    ) throws(Failure) -> LeaveCover {
        guard from <= until else { throw .badInput("Leave ends on \(until.iso), before it begins.") }
        guard until >= now.londonDay else { throw .badInput("That leave is past: it ended on \(until.iso).") }
        guard login != cover else { throw .badInput("Somebody else covers: \(cover) is the one who is away.") }
        return try store.write { (it) throws(Failure) in
            let absent = try colleague(login, in: it.reading)
            let deputy = try colleague(cover, in: it.reading)
            guard !Set(absent.roles).isDisjoint(with: deputy.roles) else { throw .refused(.colleagueUnknown(cover)) }
            var leave = LeaveCover(staff: absent.staff, cover: deputy.staff, from: from, until: until)
            leave.id = try it.insert(leave, by: actor.staff.login, at: now)
            leave.coverLacks = absent.workgroups.filter { !deputy.workgroups.contains($0) }
            try it.recordStaffAct(
                "record-leave",
                [.staff(login), .added("from", from.iso), .added("until", until.iso), .added("cover", cover)],
                by: Signature(actor), at: now)
            return leave
        }
    }

    private func endLeave(of login: String, by actor: Actor, now: Instant) throws(Failure) -> [LeaveCover] {
        try store.write { (it) throws(Failure) in
            let absent = try colleague(login, in: it.reading)
            let open = try it.reading.leave(from: now.londonDay).filter { $0.staff.id == absent.staff.id }
            guard !open.isEmpty else { throw .notFound("leave of \(login) that has not passed") }
            for leave in open { try it.endLeave(leave.id, at: now) }
            try it.recordStaffAct("end-leave", [.staff(login)], by: Signature(actor), at: now)
            return open
        }
    }
}

extension FieldChange {
    /// Whose record an entry about staff is of.
    static func staff(_ login: String) -> FieldChange { FieldChange(field: "staff", before: login, after: login) }
}

extension StaffRecord {
    /// What differs from an earlier self, for the journal.
    fileprivate func changes(from earlier: StaffRecord) -> [FieldChange] {
        var fields = [
            FieldChange(field: "name", before: earlier.staff.name, after: staff.name),
            FieldChange(field: "account", before: earlier.account, after: account),
            FieldChange(field: "registration_body", before: earlier.registrationBody, after: registrationBody),
            FieldChange(field: "registration_number", before: earlier.registrationNumber, after: registrationNumber),
        ]
        for credential in Credential.allCases {
            fields.append(
                FieldChange(
                    field: credential.rawValue, before: earlier.lastDays[credential]?.iso,
                    after: lastDays[credential]?.iso))
        }
        return fields.filter { $0.before != $0.after }
    }
}
