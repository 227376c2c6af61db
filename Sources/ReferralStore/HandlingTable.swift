// Who has a referral in hand: rows to values and back, the next item for somebody, and what they saw when they looked.

internal import GRDB
public import ReferralDomain

private let handlingColumns = """
    h.owner, (SELECT login FROM staff WHERE id = h.owner), (SELECT name FROM staff WHERE id = h.owner), h.owned_since,
    h.claimed_by, (SELECT login FROM staff WHERE id = h.claimed_by), (SELECT name FROM staff WHERE id = h.claimed_by),
    h.claimed_since, h.claimed_until, h.claim_boot, h.claim_boot_until,
    h.snoozed_by, (SELECT login FROM staff WHERE id = h.snoozed_by), (SELECT name FROM staff WHERE id = h.snoozed_by),
    h.snoozed_since, h.snoozed_until, h.snooze_reason, h.touched_at
    """

extension Handling {
    fileprivate init(_ columns: inout Columns) {
        self.init()
        owner = StaffMember(optional: &columns)
        ownedSince = columns.instant()
        claim = Claim(&columns)
        let sleeper = StaffMember(optional: &columns)
        let snoozedSince = columns.instant()
        let snoozedUntil = columns.instant()
        let reason = columns.text() ?? ""
        if let sleeper, let snoozedUntil {
            snooze = Snooze(until: snoozedUntil, reason: reason, by: sleeper, since: snoozedSince ?? snoozedUntil)
        }
        touchedAt = columns.instant()
    }
}

extension Claim {
    /// Claimant, since, until and end, or nil where nobody claimed it.
    init?(_ columns: inout Columns) {
        let claimant = StaffMember(optional: &columns)
        let since = columns.instant()
        let until = columns.instant()
        let end = BootMoment(id: columns.text() ?? "", seconds: columns.long() ?? 0)
        guard let claimant, let until else { return nil }
        self.init(by: claimant, since: since ?? until, until: until, end: end)
    }
}

extension StaffMember {
    /// Id, login and name, or nil where there is nobody.
    init?(optional columns: inout Columns) {
        let id = columns.long()
        let login = columns.text()
        let name = columns.text()
        guard let id, let login, let name else { return nil }
        self.init(id: id, login: login, name: name)
    }
}

extension Reading {
    /// Who has a referral in hand on a side of it.
    public func handling(of referral: Int64, on side: Role.Side) throws(Failure) -> Handling {
        try handlings(of: referral)[side] ?? Handling()
    }

    /// Who has a referral in hand, by side; sides where nobody ever had are left out.
    func handlings(of referral: Int64) throws(Failure) -> [Role.Side: Handling] {
        if let held = known.handlings[referral] { return held }
        let found = try rows(
            "SELECT h.side, \(handlingColumns) FROM handling h WHERE h.referral = ?", [referral]
        ) { columns -> (Role.Side, Handling) in
            (columns.text() == "referrer" ? .referrer : .provider, Handling(&columns))
        }
        let held = Dictionary(found, uniquingKeysWith: { $1 })
        known.handlings[referral] = held
        return held
    }

    /// Referrals that somebody has claimed on a side, live or not.
    public func claims(of staff: Int64, on side: Role.Side) throws(Failure) -> [Int64] {
        try rows("SELECT referral FROM handling WHERE claimed_by = ? AND side = ?", [staff, side.column]) {
            $0.long() ?? 0
        }
    }

    /// A colleague by login, leavers included.
    public func staff(named login: String) throws(Failure) -> StaffMember? {
        try first("SELECT id, login, name FROM staff WHERE login = ?", [login]) { StaffMember(&$0) }
    }

    /// An active colleague at an organisation who could take a referral on that side: one who may see it there, as a
    /// clinician where only those can do what is asked.
    public func colleague(
        login: String, at organisation: String, on side: Role.Side, toTake referral: Int64,
        isForClinicians: Bool = false, day: Day
    ) throws(Failure) -> StaffMember? {
        guard let member = try staff(named: login) else { return nil }
        for role in try roles(of: member.id, at: organisation) where role.side == side {
            if isForClinicians, role != .clinician { continue }
            var principals: [StaffMember?] = [nil]
            if role == .triage { principals += try delegations(to: member.id, on: day).map(\.clinician) }
            for principal in principals {
                let actor = Actor(staff: member, role: role, organisation: organisation, onBehalfOf: principal)
                if try isRelated(referral, to: Visibility(of: actor)) { return member }
            }
        }
        return nil
    }

    /// The most urgent row of a list that nobody has in hand but perhaps the user, and that they did not let go since
    /// `letGoSince`.
    public func nextReferral(
        on list: Worklist, service: String?, for reader: Reader, letGoSince: Instant
    ) throws(Failure) -> Int64? {
        let free = try free(on: list, service: service, for: reader, letGoSince: letGoSince)
        return try first(
            "SELECT w.referral \(free.source) ORDER BY \(PageOrder.need.columns) LIMIT 1", free.arguments
        ) { $0.long() ?? 0 }
    }

    /// How many rows of a list are still to be handed out to the user, and how many of them are overdue.
    public func leftToHandOut(
        on list: Worklist, service: String?, for reader: Reader, letGoSince: Instant
    ) throws(Failure) -> (total: Int, overdue: Int) {
        let free = try free(on: list, service: service, for: reader, letGoSince: letGoSince)
        let found = try first(
            "SELECT count(*), coalesce(sum(w.due < ?), 0) \(free.source)",
            [reader.now.londonDay.number] + free.arguments
        ) { ($0.integer() ?? 0, $0.integer() ?? 0) }
        return found ?? (0, 0)
    }

    /// The rows of a list that are free for the user.
    private func free(
        on list: Worklist, service: String?, for reader: Reader, letGoSince: Instant
    ) throws(Failure) -> (source: String, arguments: [(any DatabaseValueConvertible)?]) {
        let moment = try countingMoment(reader.now)
        let mine = (reader.staff.map { [$0] } ?? []) + reader.covered.sorted()
        var conditions = ["w.worklist = ?", "w.kind <> 'calendar'"]
        var arguments: [(any DatabaseValueConvertible)?] = [list.rawValue]
        if let service {
            conditions.append("w.scope = ?")
            arguments.append(service)
        }
        let seen = reader.visibility.condition(on: list)
        conditions += [
            "w.since <= ?", "(w.until IS NULL OR w.until > ?)", seen.sql,
            "(w.owner IS NULL OR w.owner IN (\(mine.map { _ in "?" }.joined(separator: ", "))))",
            """
            NOT EXISTS (SELECT 1 FROM handling h WHERE h.referral = w.referral AND h.side = w.side
                AND ((h.claimed_by IS NOT NULL AND \(Reading.liveClaim)) OR h.snoozed_until > ?))
            """,
            """
            NOT EXISTS (SELECT 1 FROM handling_passed d WHERE d.staff = ? AND d.referral = w.referral
                AND d.side = w.side AND d.at >= ?)
            """,
        ]
        arguments += [moment.seconds, moment.seconds]
        arguments += seen.arguments
        arguments += mine as [(any DatabaseValueConvertible)?]
        arguments += [
            reader.boot.id, reader.boot.seconds, reader.boot.id, reader.now.seconds, reader.now.seconds,
            reader.staff, letGoSince.seconds,
        ]
        let index = service == nil ? "worklist_by_need" : "worklist_by_service_need"
        let sql = """
            FROM worklist_item w INDEXED BY \(index) CROSS JOIN referral r ON r.id = w.referral
            WHERE \(conditions.joined(separator: " AND "))
            """
        return (sql, arguments)
    }
}

extension Writing {
    /// Keeps who has a referral in hand.
    public func save(_ handling: Handling, of referral: Int64, on side: Role.Side) throws(Failure) {
        reading.known.handlings[referral]?[side] = handling
        try run(
            """
            INSERT OR REPLACE INTO handling (referral, side, owner, owned_since, claimed_by, claimed_since,
                claimed_until, claim_boot, claim_boot_until, snoozed_by, snoozed_since, snoozed_until, snooze_reason,
                touched_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                referral, side.column, handling.owner?.id, handling.owner.flatMap { _ in handling.ownedSince?.seconds },
                handling.claim?.by.id, handling.claim?.since.seconds, handling.claim?.until.seconds,
                handling.claim?.end.id, handling.claim?.end.seconds, handling.snooze?.by.id,
                handling.snooze?.since.seconds, handling.snooze?.until.seconds, handling.snooze?.reason,
                handling.touchedAt?.seconds,
            ])
    }

    /// Remembers that somebody let a referral go, so that it is not handed back to them at once.
    public func notePassed(_ referral: Int64, on side: Role.Side, by staff: Int64, at now: Instant) throws(Failure) {
        try run(
            "INSERT OR REPLACE INTO handling_passed (staff, referral, side, at) VALUES (?, ?, ?, ?)",
            [staff, referral, side.column, now.seconds])
    }

    /// Makes a referral new to somebody: something was said to them.
    public func forgetLook(at referral: Int64, by staff: Int64) throws(Failure) {
        try run("DELETE FROM last_look WHERE referral = ? AND staff = ?", [referral, staff])
    }

    /// Remembers what somebody sees of a referral now.
    public func noteLook(at referral: Referral, by staff: Int64, at now: Instant) throws(Failure) {
        try run(
            "INSERT OR REPLACE INTO last_look (referral, staff, at, letter, priority) VALUES (?, ?, ?, ?, ?)",
            [referral.id, staff, now.seconds, referral.clinicalInfoLastUpdated?.seconds, referral.priority?.rawValue])
    }
}

/// What somebody saw when they last looked; empty where they never did.
struct LastLook {
    var at: Instant?
    var letter: Instant?
    var priority: Priority?

    init(_ columns: inout Columns) {
        at = columns.instant()
        letter = columns.instant()
        priority = columns.code()
    }

    /// What is new since.
    func marker(priority now: Priority?, letter newest: Instant?) -> ChangeMarker? {
        guard at != nil else { return .new }
        let hasNewLetter = newest != letter
        switch (hasNewLetter, now != priority) {
        case (true, true): return .priorityAndLetter
        case (true, false): return .letter
        case (false, true): return .priority
        case (false, false): return nil
        }
    }
}
