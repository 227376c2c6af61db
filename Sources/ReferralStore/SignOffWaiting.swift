// What each list holds at each service, what of it nobody has opened, and which lists went without a sign-off.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// The lists of work that hold something or are somebody's duty, and were not signed off on the working day that
    /// asks for it. They stay until somebody signs them off, with the days that went by.
    public func notSignedOff(for actor: Actor, now: Instant, policy: Policy) throws(Failure) -> [NotSignedOff] {
        let visibility = Visibility(of: actor)
        let asked = SignOffDay(at: now, policy: policy)
        let duties = try duties()
        let signed = try lastSignOffs(at: actor.organisation)
        let services = try services(for: visibility)
        let begun = try identity()?.createdAt.londonDay ?? asked.day
        let held = try waiting(on: Worklist.work(on: .provider), for: visibility, now: now)
        var places = held
        for list in Worklist.work(on: .provider) {
            let isHeld = { (service: String?) in held.contains { $0.worklist == list && $0.service == service } }
            var named: [String?] = Set(duties.filter { $0.worklist == list }.compactMap(\.service)).sorted()
                .filter { services[$0] != nil }
            // A duty for all services asks for a sign-off of the list even where nothing waits.
            let isIdle = !held.contains { $0.worklist == list }
            if isIdle, !signed.contains(where: { $0.worklist == list && $0.day >= asked.day }) { named.append(nil) }
            for service in named where !isHeld(service) {
                guard duties.holding(list, service: service, on: asked.day) != nil else { continue }
                places.append(Waiting(worklist: list, service: service, count: 0, oldest: nil))
            }
        }
        let order = Dictionary(uniqueKeysWithValues: Worklist.allCases.enumerated().map { ($1, $0) })
        places.sort { (order[$0.worklist] ?? 0, $0.service ?? "") < (order[$1.worklist] ?? 0, $1.service ?? "") }
        return places.compactMap { place -> NotSignedOff? in
            let last = signed.last { $0.worklist == place.worklist && $0.service == place.service }
            if let last, last.day >= asked.day { return nil }
            let duty = duties.holding(place.worklist, service: place.service, on: asked.day)
            let missed = missedDays(
                place, duty: duty, last: last, begun: begun, before: asked.day, calendar: policy.calendar)
            return NotSignedOff(
                place.worklist, service: place.service,
                serviceName: place.service.flatMap { services[$0]?.name }, waiting: place.count, last: last,
                duty: duty, escalated: asked.hasEscalated, missedDays: missed)
        }
    }

    /// Working days that went by since the last sign-off while there was something to look at, or a duty to.
    private func missedDays(
        _ place: Waiting, duty: Duty?, last: SignOff?, begun: Day, before end: Day, calendar: WorkingCalendar
    ) -> Int {
        let asked = [place.oldest?.londonDay, duty?.from].compactMap { $0 }.min() ?? end
        let first = max(asked, last?.day.adding(days: 1) ?? begun)
        return calendar.workingDays(from: first, before: end).count
    }

    /// Signs for a list as an actor would now: one sign-off a service that holds something or is somebody's duty.
    public func signOffs(
        of worklist: Worklist, service wanted: String?, by actor: Actor, reason: String?, now: Instant, policy: Policy
    ) throws(Failure) -> [SignOff] {
        let visibility = Visibility(of: actor)
        let asked = SignOffDay(at: now, policy: policy)
        let duties = try duties()
        let begun = try identity()?.createdAt.londonDay ?? asked.day
        var places: [Waiting]
        if worklist.side == .referrer {
            places = [Waiting(worklist: worklist, service: nil, count: 0, oldest: nil)]
        } else {
            places = try waiting(on: [worklist], for: visibility, now: now)
            if let wanted {
                places.removeAll { $0.service != wanted }
                if places.isEmpty { places = [Waiting(worklist: worklist, service: wanted, count: 0, oldest: nil)] }
            } else {
                let services = try services(for: visibility)
                for service in Set(duties.filter { $0.worklist == worklist }.compactMap(\.service)).sorted()
                where services[service] != nil && !places.contains(where: { $0.service == service })
                    && duties.holding(worklist, service: service, on: asked.day) != nil
                {
                    places.append(Waiting(worklist: worklist, service: service, count: 0, oldest: nil))
                }
                // Looked through and found empty: that is a sign-off too.
                if places.isEmpty { places = [Waiting(worklist: worklist, service: nil, count: 0, oldest: nil)] }
            }
        }
        var made: [SignOff] = []
        for place in places {
            let last = try lastSignOff(of: worklist, service: place.service, at: actor.organisation)
            let duty = duties.holding(worklist, service: place.service, on: asked.day)
            made.append(
                SignOff(
                    worklist, service: place.service, organisation: actor.organisation, at: now, by: actor.staff,
                    role: actor.role, counts: try counts(at: place, since: last, for: visibility, now: now),
                    missedDays: missedDays(
                        place, duty: duty, last: last?.signOff, begun: begun, before: asked.day,
                        calendar: policy.calendar), reason: reason))
        }
        return made
    }
}

/// What waits on a list at a service.
public struct Waiting: Hashable, Sendable {
    public var worklist: Worklist
    public var service: String?
    public var count: Int
    /// When the oldest came.
    public var oldest: Instant?
}

extension Reading {
    /// Rows of a list that count by now, with what visibility asks about; import problems have no rows of their own.
    private func source(_ list: Worklist, now: Instant) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        if list == .importProblems {
            let sql = """
                (SELECT 'import-problems' AS worklist, i.referral, f.service, f.referring_organisation,
                    0 AS came_on_referrer_list, i.opened_at AS since, i.due,
                    CASE WHEN i.referral IS NULL OR f.priority = 'ROUTINE' THEN 3 ELSE 2 END AS urgency
                FROM import_problem i LEFT JOIN referral f ON f.id = i.referral WHERE i.closed_at IS NULL)
                """
            return (sql, [])
        }
        let sql = """
            (SELECT worklist, referral, CASE side WHEN 'provider' THEN nullif(scope, '') END AS service,
                CASE side WHEN 'referrer' THEN nullif(scope, '') END AS referring_organisation,
                came_on_referrer_list, since, due, urgency
            FROM worklist_item WHERE worklist = ? AND since <= max(?, \(Reading.newestEntry)))
            """
        return (sql, [list.rawValue, now.seconds])
    }

    /// What lists of the provider's side hold, service by service. Grouped before it is asked who may see it.
    public func waiting(
        on lists: [Worklist], for visibility: Visibility, now: Instant
    ) throws(Failure) -> [Waiting] {
        var found: [Waiting] = []
        let moment = try countingMoment(now)
        for list in lists where list != .importProblems {
            let (sql, arguments) = Self.keptNumbers(["= ?"], [list.rawValue], "total", for: visibility, moment)
            found += try rows(
                """
                SELECT nullif(k.scope, ''), sum(k.total), (SELECT min(w.since) FROM worklist_item w
                    INDEXED BY worklist_by_service_since
                    WHERE w.worklist = ? AND w.scope = k.scope AND w.kind = 'work')
                FROM \(sql) k GROUP BY k.scope HAVING sum(k.total) > 0
                """, [list.rawValue] + arguments
            ) { Waiting(worklist: list, service: $0.text(), count: $0.integer() ?? 0, oldest: $0.instant()) }
        }
        if lists.contains(.importProblems) {
            let (sql, arguments) = source(.importProblems, now: now)
            found += try rows(
                """
                SELECT service, count(*), min(since) FROM \(sql) r WHERE \(visibility.sql) GROUP BY service
                """, arguments + visibility.arguments
            ) { Waiting(worklist: .importProblems, service: $0.text(), count: $0.integer() ?? 0, oldest: $0.instant()) }
        }
        return found
    }

    /// What a place holds, and what of it is new since the last sign-off: it counts from later, or has since come,
    /// moved, or got another priority or letter. Whoever opens it opens it after that.
    private func counts(
        at place: Waiting, since last: (signOff: SignOff, entry: Int64)?, for visibility: Visibility, now: Instant
    ) throws(Failure) -> SignOffCounts {
        let (sql, base) = source(place.worklist, now: now)
        let arrivals = ["state", "service", "priority", "review_status", "clinical_information", "clinical_info_last"]
            .map { "json_type(j.change, '$.\($0)') IS NOT NULL" }.joined(separator: " OR ")
        let arrived = "SELECT max(j.seq) FROM journal j WHERE j.referral = r.referral AND (\(arrivals))"
        let isWhole = place.worklist.side == .referrer
        let today = now.londonDay.number
        let workers = Role.allCases.filter { place.worklist.isWorked(by: $0) }.map { "'\($0.rawValue)'" }
            .joined(separator: ", ")
        let found = try first(
            """
            SELECT count(*), coalesce(sum(due < ?), 0), coalesce(sum(due = ?), 0), coalesce(sum(urgency < 3), 0),
                coalesce(sum(new), 0), coalesce(sum(urgency < 3 AND new AND NOT EXISTS (SELECT 1 FROM journal o
                    WHERE o.referral = r.referral AND o.action IN (?, ?) AND o.role IN (\(workers))
                        AND o.recorded_at >= r.since
                        AND o.seq > coalesce((\(arrived)), 0))), 0)
            FROM (SELECT r.*, r.since > ? OR coalesce((\(arrived) AND j.seq > ?), 0) > 0 AS new FROM \(sql) r
                WHERE \(visibility.sql)\(isWhole ? "" : " AND r.service IS ?")) r
            """,
            [today, today, Opening.referral, Opening.document, last?.signOff.at.seconds ?? Int64.min, last?.entry ?? 0]
                + base + visibility.arguments + (isWhole ? [] : [place.service])
        ) { columns in
            var counts = SignOffCounts()
            counts.total = columns.integer() ?? 0
            counts.overdue = columns.integer() ?? 0
            counts.dueToday = columns.integer() ?? 0
            counts.urgent = columns.integer() ?? 0
            counts.new = columns.integer() ?? 0
            counts.unopenedUrgent = columns.integer() ?? 0
            return counts
        }
        return found ?? SignOffCounts()
    }
}
