// Reports: each is a table that one function makes; none holds patient data.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    func report(_ query: ReportQuery, now: Instant) throws(Failure) -> Report {
        switch query.name {
        case .staffCompliance: return try complianceReport(now: now)
        case .delegation: return try delegationReport(now: now)
        }
    }

    /// A row a person: each credential's last good day and days left, and whether they are given patient data.
    private func complianceReport(now: Instant) throws(Failure) -> Report {
        let today = now.londonDay
        let people = try store.read { (it) throws(Failure) in try standings(in: it, on: today) }
        let rows = people.map { person -> [ReportCell] in
            let record = person.record
            var cells: [ReportCell] = [
                .text(record.staff.login), .text(record.staff.name), .list(record.roles.map(\.rawValue)),
                .text(record.status(on: today)), .text(person.access.code),
            ]
            for credential in [Credential.registration, .training, .informationGovernance] {
                cells.append(.day(record.lastDays[credential]))
                cells.append(.number(record.standing(of: credential, on: today).daysLeft))
            }
            let override = record.override(on: today)
            var lastFor: [String] = []
            if case .lastPerson(_, let services) = person.access { lastFor = services }
            return cells + [
                .list(record.notRecorded(on: today)), .day(override?.until), .text(override?.by),
                .text(override?.reason), .list(lastFor),
            ]
        }
        return Report(
            .staffCompliance, asOf: now,
            columns: [
                ("user", "User"), ("name", "Name"), ("roles", "Roles"), ("status", "Status"),
                ("access", "Patient data"),
                ("registration", "Registration"), ("registration_days", "Days"), ("training", "Training"),
                ("training_days", "Days"), ("information_governance", "IG"), ("information_governance_days", "Days"),
                ("not_recorded", "Not recorded"), ("override_until", "Override"), ("override_by", "By"),
                ("override_reason", "Why"), ("last_for", "Last one at"),
            ], rows: rows)
    }

    /// A row a delegation: who, for whom, within which limits, and what came of it.
    private func delegationReport(now: Instant) throws(Failure) -> Report {
        let today = now.londonDay
        let (register, staff) = try store.read { (it) throws(Failure) in
            (try it.delegationRegister(), try it.staffRegister())
        }
        let lapsed = Set(staff.filter { $0.isLapsed(on: today) }.map(\.staff.id))
        let rows = register.map { record -> [ReportCell] in
            let delegation = record.delegation
            return [
                .number(Int(delegation.id)), .text(delegation.clinician.login), .text(record.delegate.login),
                .text(record.standing(on: today).rawValue), .list(delegation.services.sorted()),
                .list(delegation.actions.map(\.rawValue).sorted()),
                .list(delegation.priorities.map(\.rawValue).sorted()), .list(delegation.clinicTypes.sorted()),
                .number(delegation.youngest), .number(delegation.oldest), .day(delegation.from),
                .day(delegation.until), .number(delegation.until.number - today.number),
                .text(record.protocolName), .text(record.approvedBy.login), .number(record.decisions),
                .instant(record.lastUsed), .number(delegation.countersignEvery), .number(record.toCountersign),
                .number(record.countersigned), .instant(record.revokedAt),
                .text(lapsed.contains(delegation.clinician.id) ? "yes" : "no"),
            ]
        }
        return Report(
            .delegation, asOf: now,
            columns: [
                ("id", "Id"), ("clinician", "Clinician"), ("delegate", "Delegate"), ("status", "Status"),
                ("services", "Services"), ("actions", "Actions"), ("priorities", "Priorities"),
                ("clinic_types", "Clinic types"), ("youngest", "From age"), ("oldest", "To age"), ("from", "From"),
                ("until", "Until"), ("days_left", "Days"), ("protocol", "Protocol"), ("approved_by", "Approved by"),
                ("decisions", "Used"), ("last_used", "Last used"), ("countersign_every", "One in"),
                ("to_countersign", "To sign"), ("countersigned", "Signed"), ("revoked", "Revoked"),
                ("clinician_lapsed", "Clinician lapsed"),
            ], rows: rows)
    }
}

extension StaffRecord {
    /// Credentials that nobody has written a day down for.
    fileprivate func notRecorded(on day: Day) -> [String] {
        credentials.filter { standing(of: $0, on: day) == .notRecorded }.map(\.rawValue)
    }

    /// The gravest of its credentials' standings.
    fileprivate func status(on day: Day) -> String {
        if lapse(on: day) != nil { return "lapsed" }
        if isLapsing(on: day) { return "lapsing" }
        return notRecorded(on: day).isEmpty ? "good" : "not-recorded"
    }
}
