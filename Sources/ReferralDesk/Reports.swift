// Reports: each is a table that one function makes; none holds patient data.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    func report(_ query: ReportQuery, for actor: Actor, now: Instant) throws(Failure) -> Report {
        let days = try days(of: query, now: now)
        if let moment = query.asAt { try checkLookingBack(to: moment, with: query.name, now: now) }
        let scope = scope(of: query, for: actor, now: now)
        var report: Report
        switch query.name {
        case .overdue: report = try overdueReport(scope)
        case .monitoring: report = try monitoringReport(scope, days: days)
        case .rtt: report = try waitReport(scope)
        case .activity: report = try activityReport(scope, days: days, isDaily: query.isDaily)
        case .asi: report = try slotIssueReport(scope, days: days)
        case .services: report = try serviceReport(scope)
        case .capacity: report = try capacityReport(scope, service: query.service, days: days)
        case .policy: report = try policyReport(scope, for: actor)
        case .staffCompliance: report = try complianceReport(now: now)
        case .delegation: report = try delegationReport(now: now)
        }
        switch query.name.scope {
        case .standing: break
        case .range, .ahead: report.days = days
        }
        return report
    }

    /// A commissioner's numbers are those of the provider whose file this is.
    func scope(of query: ReportQuery, for actor: Actor, now: Instant) -> ReportScope {
        let organisation = actor.role == .commissioner ? store.identity.organisation : actor.organisation
        return ReportScope(
            organisation: organisation, visibility: Visibility.reports(at: organisation), role: actor.role, now: now,
            asAt: query.asAt)
    }

    /// The days a report speaks of: those asked for, else so many up to the day it looks at.
    private func days(of query: ReportQuery, now: Instant) throws(Failure) -> ClosedRange<Day> {
        let today = (query.asAt ?? now).londonDay
        if query.service != nil, query.name != .capacity { throw .badInput("--service goes with the report capacity.") }
        let count: Int
        switch query.name.scope {
        case .range(let days): count = days
        case .ahead(let days):
            let first = query.from ?? min(query.until ?? today, today).monday
            return try checked(first, query.until ?? first.adding(days: days - 1))
        case .standing:
            guard query.from == nil, query.until == nil else {
                throw .badInput(
                    "The report \(query.name.rawValue) says how things stand: it takes no --from and no --to.")
            }
            return today...today
        }
        if query.isDaily, query.name != .activity {
            throw .badInput("--daily goes with the report activity.")
        }
        let last = query.until ?? max(query.from ?? today, today)
        let first = query.from ?? last.adding(days: 1 - count)
        return try checked(first, last)
    }

    private func checked(_ first: Day, _ last: Day) throws(Failure) -> ClosedRange<Day> {
        guard first <= last, last.number - first.number <= 366 else {
            throw .badInput("A report speaks of up to a year: \(first.iso) to \(last.iso) is none.")
        }
        return first...last
    }

    /// Refuses an earlier moment where the answer would have to be guessed.
    private func checkLookingBack(to moment: Instant, with name: ReportName, now: Instant) throws(Failure) {
        guard name.canLookBack else {
            let able = ReportName.allCases.filter(\.canLookBack).map(\.rawValue).joined(separator: " and ")
            throw .badInput(
                "The report \(name.rawValue) can only say how things stand now: the journal does not keep what it would "
                    + "need of an earlier moment. \(able) can look back.")
        }
        guard moment <= now else { throw .badInput("\(moment.iso) has not come yet: --as-at looks back.") }
        let begun = try store.read { (it) throws(Failure) in try it.journalSpan() }?.lowerBound
        guard let begun, moment >= begun else {
            throw .badInput("The journal begins at \((begun ?? now).iso): nothing is known of \(moment.iso).")
        }
    }

    /// A row a person: each credential's last good day and days left, and whether they are given patient data.
    private func complianceReport(now: Instant) throws(Failure) -> Report {
        let today = now.londonDay
        let people = try store.read { (it) throws(Failure) in try standings(in: it, on: today) }
        var rows = people.map { person -> [ReportCell] in
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
        let left = try store.read { (it) throws(Failure) in try it.nobodysCancerLists(on: today) }
        let nobody: [ReportCell] = [
            .text(nil), .text("Nobody"), .list([]), .text("nobody left"), .text("none"), .day(nil), .number(nil),
            .day(nil), .number(nil), .day(nil), .number(nil), .list([]), .day(nil), .text(nil), .text(nil), .list(left),
        ]
        if !left.isEmpty { rows.append(nobody) }
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

/// Whose numbers a report gives, and of which moment.
struct ReportScope {
    var organisation: String
    var visibility: Visibility
    var role: Role
    var now: Instant
    /// An earlier moment that is asked about; nil for now.
    var asAt: Instant?
    /// The moment the report speaks of.
    var moment: Instant { asAt ?? now }
}
