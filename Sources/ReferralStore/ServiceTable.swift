// The directory of services, and the slots of their clinics.

internal import GRDB
public import ReferralDomain

let slotColumns = """
    s.id, s.service, s.clinic, s.clinician, s.start_at, s.end_at, s.capacity,
    (SELECT count(*) FROM appointment a WHERE a.slot = s.id AND a.status IN ('requested', 'booked')),
    s.priorities, s.closed, s.session, s.kind, s.room, s.published_at, s.overbooked
    """

extension Slot {
    init(_ columns: inout Columns) {
        self.init(
            id: columns.text() ?? "", service: columns.text() ?? "", clinic: columns.text(),
            clinician: columns.text(), start: columns.instant() ?? Instant(seconds: 0),
            end: columns.instant() ?? Instant(seconds: 0), capacity: columns.integer() ?? 0,
            booked: columns.integer() ?? 0, priorities: columns.list().compactMap { Priority(rawValue: $0) },
            closed: columns.flag())
        session = columns.long()
        kind = columns.code()
        room = columns.text()
        publishedAt = columns.instant()
        overbooked = columns.integer() ?? 0
    }
}

extension Service {
    fileprivate init(_ columns: inout Columns) {
        self.init(
            id: columns.text() ?? "", name: columns.text(), specialty: columns.text(), provider: columns.text(),
            kind: columns.code() ?? .unspecified, diary: columns.code() ?? .referdesk)
    }
}

extension Reading {
    /// A service by id.
    public func service(_ id: String) throws(Failure) -> Service? {
        if let service = known.services[id] { return service }
        let found = try first("SELECT id, name, specialty, provider, kind, diary FROM service WHERE id = ?", [id]) {
            Service(&$0)
        }
        known.services[id] = found
        return found
    }

    /// Every service of the directory.
    public func services() throws(Failure) -> [Service] {
        try rows("SELECT id, name, specialty, provider, kind, diary FROM service ORDER BY name, id") { Service(&$0) }
    }

    /// The services a user works, by id.
    public func services(for visibility: Visibility) throws(Failure) -> [String: Service] {
        let found = try rows(
            """
            SELECT id, name, specialty, provider, kind, diary
            FROM (SELECT *, id AS service, 0 AS came_on_referrer_list FROM service) r WHERE \(visibility.sql)
            """, visibility.arguments
        ) { Service(&$0) }
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether an actor belongs to a service: staff of its provider, and of its workgroup where it has one.
    public func isStaff(_ actor: Actor, of service: String) throws(Failure) -> Bool {
        try count(
            """
            SELECT count(*) FROM service s WHERE s.id = ? AND \(Visibility.provider) = ?
                AND (s.has_workgroup = 0 OR EXISTS (SELECT 1 FROM service_staff m WHERE m.service = s.id
                    AND m.staff IN (?, ?)))
            """, [service, actor.organisation, actor.staff.id, actor.onBehalfOf?.id ?? actor.staff.id]) > 0
    }

    /// A slot with how many are booked into it.
    public func slot(_ id: String) throws(Failure) -> Slot? {
        try first("SELECT \(slotColumns) FROM slot s WHERE s.id = ?", [id]) { Slot(&$0) }
    }

    /// Slots of a service in order of time; those kept for other priorities are left out where one is named.
    public func slots(_ query: SlotQuery) throws(Failure) -> [Slot] {
        var conditions = ""
        var arguments: [(any DatabaseValueConvertible)?] = [query.service, query.from.seconds]
        if let until = query.until {
            conditions += " AND s.start_at < ?"
            arguments.append(until.seconds)
        }
        if let priority = query.priority {
            conditions += " AND (s.priorities = '' OR instr(',' || s.priorities || ',', ?) > 0)"
            arguments.append(",\(priority.rawValue),")
        }
        if query.isFreeOnly {
            conditions += """
                 AND s.closed = 0 AND s.capacity >
                    (SELECT count(*) FROM appointment a WHERE a.slot = s.id AND a.status IN ('requested', 'booked'))
                """
        }
        return try rows(
            """
            SELECT \(slotColumns) FROM slot s WHERE s.service = ? AND s.start_at >= ?\(conditions)
            ORDER BY s.start_at, s.id LIMIT ?
            """, arguments + [query.limit]
        ) { Slot(&$0) }
    }
}

extension Reading {
    /// Slots of every service that are under way between two moments of a day.
    public func slotsOfAnyService(from: Instant, until: Instant) throws(Failure) -> [Slot] {
        // One that began earlier may reach into it: no clinic's slot is longer than a day.
        try rows(
            """
            SELECT \(slotColumns) FROM slot s INDEXED BY slot_by_time WHERE s.start_at > ? AND s.start_at < ?
                AND s.end_at > ? ORDER BY s.start_at
            """, [from.adding(seconds: -86_400).seconds, until.seconds, from.seconds]
        ) { Slot(&$0) }
    }
}

extension Writing {
    /// Adds a service, or fills what was not known of it; true if anything changed. Nothing known is overwritten
    /// unless `overwrite` says so.
    public func save(_ service: Service, overwrite: Bool) throws(Failure) -> Bool {
        guard let held = try reading.service(service.id) else {
            try run(
                "INSERT INTO service (id, name, specialty, provider, kind, diary) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    service.id, service.name, service.specialty, service.provider, service.kind.rawValue,
                    service.diary.rawValue,
                ])
            return true
        }
        var next = held
        func better(_ new: String?, _ old: String?) -> String? { overwrite ? new ?? old : old ?? new }
        next.name = better(service.name, held.name)
        next.specialty = better(service.specialty, held.specialty)
        next.provider = better(service.provider, held.provider)
        if service.kind != .unspecified, overwrite || held.kind == .unspecified { next.kind = service.kind }
        if overwrite { next.diary = service.diary }
        guard next != held else { return false }
        reading.known.services[service.id] = next
        try run(
            "UPDATE service SET name = ?, specialty = ?, provider = ?, kind = ?, diary = ? WHERE id = ?",
            [next.name, next.specialty, next.provider, next.kind.rawValue, next.diary.rawValue, next.id])
        return true
    }

    /// Gives a service a workgroup with these members.
    public func setWorkgroup(_ staff: [StaffMember], of service: String) throws(Failure) {
        try run("UPDATE service SET has_workgroup = 1 WHERE id = ?", [service])
        for member in staff {
            try run(
                "INSERT INTO service_staff (service, staff) VALUES (?, ?) ON CONFLICT DO NOTHING", [service, member.id])
        }
    }

    /// Gives the live appointments of a slot its lowest places, so that a cancelled one leaves no gap below another.
    func moveTogether(in slot: String) throws(Failure) {
        let live = try reading.rows(
            "SELECT id FROM appointment WHERE slot = ? AND status IN ('requested', 'booked') ORDER BY seat", [slot]
        ) { $0.long() ?? 0 }
        for (seat, id) in live.enumerated() { try run("UPDATE appointment SET seat = ? WHERE id = ?", [seat, id]) }
    }

    /// Adds or changes a slot; booked places are never taken away. A feed knows nothing of sessions, and opens no slot
    /// that was closed here. True if anything changed.
    public func save(_ slot: Slot, source: String) throws(Failure) -> Bool {
        let held = try reading.slot(slot.id)
        var next = slot
        next.booked = held?.booked ?? 0
        if let held {
            if slot.session == nil {
                next.session = held.session
                next.kind = held.kind
                next.room = held.room
            }
            next.publishedAt = held.publishedAt
            next.overbooked = held.overbooked
            if held.closed, !slot.closed { next.closed = try reading.isClosedByUs(slot.id) }
        }
        guard held != next else { return false }
        if let held, slot.capacity < held.capacity { try moveTogether(in: slot.id) }
        let priorities = slot.priorities.map(\.rawValue).joined(separator: ",")
        try run(
            """
            INSERT INTO slot (id, service, clinic, clinician, start_at, end_at, capacity, priorities, closed, source,
                session, kind, room, published_at, overbooked)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET service = excluded.service, clinic = excluded.clinic,
                clinician = excluded.clinician, start_at = excluded.start_at, end_at = excluded.end_at,
                capacity = excluded.capacity, priorities = excluded.priorities, closed = excluded.closed,
                session = excluded.session, kind = excluded.kind, room = excluded.room
            """,
            [
                next.id, next.service, next.clinic, next.clinician, next.start.seconds, next.end.seconds,
                next.capacity, priorities, next.closed ? 1 : 0, source, next.session, next.kind?.rawValue, next.room,
                next.publishedAt?.seconds, next.overbooked,
            ])
        return true
    }
}
