// The register of staff: credentials with their dates, workgroups, overrides, and who could work a cancer list.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// One member of staff, leavers too.
    public func staffRecord(_ id: Int64) throws(Failure) -> StaffRecord? { try staffRecords("s.id = ?", [id]).first }

    /// One member of staff by login, leavers too.
    public func staffRecord(login: String) throws(Failure) -> StaffRecord? {
        try staffRecords("s.login = ?", [login]).first
    }

    /// Everybody who works here, in the order they came.
    public func staffRegister() throws(Failure) -> [StaffRecord] { try staffRecords("s.is_active = 1", []) }

    private func staffRecords(
        _ condition: String, _ arguments: [(any DatabaseValueConvertible)?]
    ) throws(Failure) -> [StaffRecord] {
        try rows(
            """
            SELECT s.id, s.login, s.name, s.is_active, s.os_account,
                (SELECT group_concat(role) FROM staff_role r WHERE r.staff = s.id),
                (SELECT group_concat(service) FROM service_staff m WHERE m.staff = s.id),
                c.registration_body, c.registration_number, c.registration_until, c.training_until, c.ig_until,
                o.valid_until, o.reason, (SELECT login FROM staff g WHERE g.id = o.granted_by)
            FROM staff s LEFT JOIN staff_credential c ON c.staff = s.id
                LEFT JOIN compliance_override o ON o.id =
                    (SELECT max(id) FROM compliance_override WHERE staff = s.id AND ended_at IS NULL)
            WHERE \(condition) ORDER BY s.id
            """, arguments
        ) { columns in
            let staff = StaffMember(&columns)
            let isActive = columns.flag()
            let account = columns.text()
            let roles = Set(columns.list())
            var record = StaffRecord(staff: staff, roles: Role.allCases.filter { roles.contains($0.rawValue) })
            record.isActive = isActive
            record.account = account
            record.workgroups = columns.list().sorted()
            record.registrationBody = columns.text()
            record.registrationNumber = columns.text()
            record.lastDays[.registration] = columns.day()
            record.lastDays[.training] = columns.day()
            record.lastDays[.informationGovernance] = columns.day()
            if let until = columns.day() {
                let reason = columns.text() ?? ""
                record.override = ComplianceOverride(by: columns.text() ?? "", until: until, reason: reason)
            }
            return record
        }
    }

    /// For each service with open suspected-cancer referrals, who could review them on a day.
    public func suspectedCancerCover(
        on day: Day, staff: [StaffRecord]
    ) throws(Failure) -> [SuspectedCancerCover] {
        let services = try rows(
            """
            SELECT s.id, s.has_workgroup FROM service s WHERE \(Visibility.provider) =
                (SELECT organisation FROM database_identity) AND EXISTS (SELECT 1 FROM referral r WHERE r.service = s.id
                AND r.priority = 'TWO_WEEK_WAIT' AND r.state NOT IN ('CANCELLED_REFERRAL', 'ASSESSMENT_RESULT')
                AND r.outcome IS NULL) ORDER BY s.id
            """
        ) { (id: $0.text() ?? "", hasWorkgroup: $0.flag()) }
        guard !services.isEmpty else { return [] }
        var given: [Int64: [Delegation]] = [:]
        for person in staff where person.roles.contains(.triage) {
            given[person.staff.id] = try delegations(to: person.staff.id, on: day)
        }
        return services.map { service in
            func belongs(_ person: StaffRecord) -> Bool {
                !service.hasWorkgroup || person.workgroups.contains(service.id)
            }
            let clinicians = Set(staff.filter { $0.roles.contains(.clinician) && belongs($0) }.map(\.staff.id))
            var delegates: [Int64: Set<Int64>] = [:]
            for (delegate, delegations) in given {
                let covering = delegations.filter { delegation in
                    delegation.coversSuspectedCancer(of: service.id, on: day)
                        && clinicians.contains(delegation.clinician.id)
                }
                if !covering.isEmpty { delegates[delegate] = Set(covering.map(\.clinician.id)) }
            }
            return SuspectedCancerCover(service: service.id, clinicians: clinicians, delegates: delegates)
        }
    }

    /// Services whose open suspected-cancer referrals nobody who works here could review.
    public func nobodysCancerLists(on day: Day) throws(Failure) -> [String] {
        try suspectedCancerCover(on: day, staff: try staffRegister()).filter(\.isNobodys).map(\.service)
    }

    /// By row id, the services whose suspected-cancer list only that lapsed person can work.
    public func lastPersons(on day: Day, among staff: [StaffRecord]) throws(Failure) -> [Int64: [String]] {
        let lapsed = Set(staff.filter { $0.isLapsed(on: day) }.map(\.staff.id))
        guard !lapsed.isEmpty else { return [:] }
        let cover = try suspectedCancerCover(on: day, staff: staff)
        return Dictionary(
            uniqueKeysWithValues: lapsed.map { person in
                (person, cover.filter { $0.hangs(on: person, lapsed: lapsed) }.map(\.service))
            })
    }

    /// Whether somebody works here and nothing that is on record of them has lapsed: asked in every transaction, so that
    /// only of the others the whole record is read.
    public func isInGoodStanding(_ id: Int64, on day: Day) throws(Failure) -> Bool {
        try count(
            """
            SELECT count(*) FROM staff s WHERE s.id = ? AND s.is_active = 1 AND NOT EXISTS (SELECT 1
                FROM staff_credential c WHERE c.staff = s.id
                AND (c.registration_until < ? OR c.training_until < ? OR c.ig_until < ?))
            """, [id, day.number, day.number, day.number]) == 1
    }

    /// A member of staff with the services that hang on them; nil for nobody of that id.
    public func standing(of id: Int64, on day: Day) throws(Failure) -> (record: StaffRecord, lastAt: [String])? {
        guard let record = try staffRecord(id) else { return nil }
        guard record.isLapsed(on: day) else { return (record, []) }
        return (record, try lastPersons(on: day, among: try staffRegister())[id] ?? [])
    }

    /// The last active member of staff who holds the administrator's role.
    public func isLastAdministrator(_ id: Int64) throws(Failure) -> Bool {
        let admins = try rows(
            """
            SELECT DISTINCT s.id FROM staff s JOIN staff_role r ON r.staff = s.id
            WHERE s.is_active = 1 AND r.role = 'admin'
            """
        ) { $0.long() ?? 0 }
        return admins == [id]
    }

    /// Whether nobody else who works here belongs to a service's workgroup.
    public func isLastOfWorkgroup(_ staff: Int64, of service: String) throws(Failure) -> Bool {
        try count(
            """
            SELECT count(*) FROM service_staff m JOIN staff s ON s.id = m.staff AND s.is_active = 1
            WHERE m.service = ? AND m.staff <> ?
            """, [service, staff]) == 0
    }
}

extension Writing {
    /// Writes down a member of staff's name, account and credentials as the record has them.
    public func save(_ record: StaffRecord) throws(Failure) {
        try run(
            "UPDATE staff SET name = ?, os_account = ? WHERE id = ?",
            [record.staff.name, record.account, record.staff.id])
        try run(
            """
            INSERT INTO staff_credential (staff, registration_body, registration_number, registration_until,
                training_until, ig_until) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (staff) DO UPDATE SET registration_body = excluded.registration_body,
                registration_number = excluded.registration_number, registration_until = excluded.registration_until,
                training_until = excluded.training_until, ig_until = excluded.ig_until
            """,
            [
                record.staff.id, record.registrationBody, record.registrationNumber,
                record.lastDays[.registration]?.number, record.lastDays[.training]?.number,
                record.lastDays[.informationGovernance]?.number,
            ])
    }

    /// Gives a member of staff exactly these roles at an organisation.
    public func setRoles(_ roles: [Role], of member: StaffMember, at organisation: String) throws(Failure) {
        try run("DELETE FROM staff_role WHERE staff = ? AND organisation = ?", [member.id, organisation])
        try grant(roles, to: member, at: organisation)
    }

    /// Adds an override.
    public func insert(
        _ override: ComplianceOverride, for staff: Int64, grantedBy supervisor: Int64, at now: Instant
    ) throws(Failure) {
        try run(
            """
            INSERT INTO compliance_override (staff, valid_until, reason, granted_by, granted_at)
            VALUES (?, ?, ?, ?, ?)
            """, [staff, override.until.number, override.reason, supervisor, now.seconds])
    }

    /// Ends the overrides of a member of staff now; returns how many.
    public func endOverrides(of staff: Int64, at now: Instant) throws(Failure) -> Int {
        try run(
            "UPDATE compliance_override SET ended_at = ? WHERE staff = ? AND ended_at IS NULL", [now.seconds, staff])
    }

    /// Takes a member of staff out of a service's workgroup; false where they were not in it.
    public func removeFromWorkgroup(_ staff: Int64, of service: String) throws(Failure) -> Bool {
        try run("DELETE FROM service_staff WHERE service = ? AND staff = ?", [service, staff]) > 0
    }

    /// Appends a journal entry about staff: an act, and the fields it changed, never clinical text.
    public func recordStaffAct(
        _ action: String, _ fields: [FieldChange], reason: String? = nil, by signature: Signature, at now: Instant
    ) throws(Failure) {
        var entry = JournalEntry(at: now, subject: .database, by: signature, action: action)
        entry.reason = reason
        entry.change = "{\(fields.map(\.json).joined(separator: ","))}"
        try append(entry)
    }
}
