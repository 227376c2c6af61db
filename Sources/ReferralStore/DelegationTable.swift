// The register of delegations: who may act for whom within which limits, and the decisions made under each.

internal import GRDB
public import ReferralDomain

private let delegationColumns = """
    d.id, c.id, c.login, c.name,
    (SELECT group_concat(service) FROM delegation_service s WHERE s.delegation = d.id), d.actions, d.priorities,
    d.clinic_types, d.youngest, d.oldest, d.valid_from, d.valid_until, d.countersign_every
    """

extension Delegation {
    fileprivate init(_ columns: inout Columns) {
        let id = columns.long() ?? 0
        let clinician = StaffMember(&columns)
        let services = columns.list()
        let actions = columns.list()
        let priorities = columns.list()
        let clinicTypes = columns.list()
        let ages = (columns.integer(), columns.integer())
        let days = (columns.day(), columns.day())
        self.init(
            clinician: clinician, service: nil, actions: Set(actions.compactMap { ReferralAction(rawValue: $0) }),
            from: days.0 ?? Day(number: 0), until: days.1 ?? Day(number: 0))
        self.id = id
        self.services = Set(services)
        self.priorities = Set(priorities.compactMap { Priority(rawValue: $0) })
        self.clinicTypes = Set(clinicTypes)
        (youngest, oldest) = ages
        countersignEvery = columns.integer()
    }
}

extension Reading {
    /// Delegations to somebody that are live on a day.
    public func delegations(to delegate: Int64, on day: Day) throws(Failure) -> [Delegation] {
        try rows(
            """
            SELECT \(delegationColumns) FROM delegation d JOIN staff c ON c.id = d.clinician
            WHERE d.delegate = ? AND d.valid_from <= ? AND d.valid_until >= ? AND d.revoked_at IS NULL
                AND c.is_active = 1 ORDER BY d.id
            """, [delegate, day.number, day.number]
        ) { Delegation(&$0) }
    }

    /// Live delegations of the clinician acted for, for somebody who acts under them.
    public func delegations(for actor: Actor, on day: Day) throws(Failure) -> [Delegation] {
        try delegations(to: actor.staff.id, on: day).filter { $0.clinician.id == actor.onBehalfOf?.id }
    }

    /// Whether a clinician delegated to somebody and has revoked all of it.
    public func wereAllRevoked(from clinician: Int64, to delegate: Int64) throws(Failure) -> Bool {
        try count(
            """
            SELECT count(*) > 0 AND count(*) = count(revoked_at) FROM delegation
            WHERE delegate = ? AND clinician = ?
            """, [delegate, clinician]) == 1
    }

    /// The register, newest last: everything, or what one person gave or holds.
    public func delegationRegister(of person: Int64? = nil) throws(Failure) -> [DelegationRecord] {
        try delegationRecords("(? IS NULL OR d.clinician = ? OR d.delegate = ?)", [person, person, person])
    }

    /// One entry of the register.
    public func delegationRecord(_ id: Int64) throws(Failure) -> DelegationRecord? {
        try delegationRecords("d.id = ?", [id]).first
    }

    func delegationRecords(
        _ condition: String, _ arguments: [(any DatabaseValueConvertible)?]
    ) throws(Failure) -> [DelegationRecord] {
        try rows(
            """
            SELECT \(delegationColumns), e.id, e.login, e.name, d.protocol, a.id, a.login, a.name, d.revoked_at,
                d.revoked_by, (SELECT count(*) FROM delegated_act t WHERE t.delegation = d.id),
                (SELECT max(acted_at) FROM delegated_act t WHERE t.delegation = d.id),
                (SELECT count(*) FROM delegated_act t WHERE t.delegation = d.id AND t.countersigner IS NOT NULL
                    AND t.countersigned_at IS NULL),
                (SELECT count(*) FROM delegated_act t WHERE t.delegation = d.id AND t.countersigned_at IS NOT NULL)
            FROM delegation d JOIN staff c ON c.id = d.clinician JOIN staff e ON e.id = d.delegate
                JOIN staff a ON a.id = d.approved_by
            WHERE \(condition) ORDER BY d.id
            """, arguments
        ) { columns in
            let delegation = Delegation(&columns)
            let delegate = StaffMember(&columns)
            let text = columns.text() ?? ""
            var record = DelegationRecord(
                delegation: delegation, delegate: delegate, protocolName: text, approvedBy: StaffMember(&columns))
            record.revokedAt = columns.instant()
            record.revokedBy = columns.text()
            record.decisions = columns.integer() ?? 0
            record.lastUsed = columns.instant()
            record.toCountersign = columns.integer() ?? 0
            record.countersigned = columns.integer() ?? 0
            return record
        }
    }
}

extension Writing {
    /// Adds a delegation.
    public func insert(
        _ delegation: Delegation, to delegate: StaffMember, protocol text: String, approvedBy: StaffMember
    ) throws(Failure) {
        _ = try register(delegation, to: delegate, protocol: text, approvedBy: approvedBy)
    }

    /// Adds a delegation and returns its number.
    public func register(
        _ delegation: Delegation, to delegate: StaffMember, protocol text: String, approvedBy: StaffMember
    ) throws(Failure) -> Int64 {
        func joined(_ words: some Sequence<String>) -> String { words.sorted().joined(separator: ",") }
        try run(
            """
            INSERT INTO delegation (clinician, delegate, actions, valid_from, valid_until, protocol, approved_by,
                priorities, clinic_types, youngest, oldest, countersign_every)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                delegation.clinician.id, delegate.id, joined(delegation.actions.map(\.rawValue)),
                delegation.from.number, delegation.until.number, text, approvedBy.id,
                joined(delegation.priorities.map(\.rawValue)), joined(delegation.clinicTypes), delegation.youngest,
                delegation.oldest, delegation.countersignEvery,
            ])
        let id = lastID
        for service in delegation.services.sorted() {
            try run("INSERT INTO delegation_service (delegation, service) VALUES (?, ?)", [id, service])
        }
        return id
    }

    /// Ends a delegation now; it stays in the register. False where it was revoked already.
    public func revokeDelegation(_ id: Int64, by login: String, at now: Instant) throws(Failure) -> Bool {
        try run(
            "UPDATE delegation SET revoked_at = ?, revoked_by = ? WHERE id = ? AND revoked_at IS NULL",
            [now.seconds, login, id]) > 0
    }
}
