// Worklist rows: kept with each change, read page by page through an index, rebuilt to check.

internal import GRDB
public import ReferralDomain

extension Writing {
    /// Makes a referral's rows what its state, its open messages and the policy say.
    public func refreshWorklists(of referral: Referral, policy: Policy) throws(Failure) {
        try run("DELETE FROM worklist_item WHERE referral = ?", [referral.id])
        for entry in try reading.expectedEntries(of: referral, policy: policy) {
            try run(
                """
                INSERT INTO worklist_item (worklist, referral, side, service, referring_organisation,
                    came_on_referrer_list, rank, since, due, due_rule, breach, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    entry.worklist.rawValue, referral.id, entry.worklist.side == .referrer ? "referrer" : "provider",
                    referral.service, referral.referringOrganisation, referral.cameOnReferrerList ? 1 : 0,
                    referral.priority?.rank ?? Priority.twoWeekWait.rank, entry.since.seconds, entry.due.number,
                    entry.dueRule, referral.breachDay?.number, entry.reason,
                ])
        }
    }
}

extension Reading {
    /// The rows a referral ought to have: by its state, and one for each destination that must be told by hand.
    func expectedEntries(of referral: Referral, policy: Policy) throws(Failure) -> [WorklistEntry] {
        var service: Service?
        if let id = referral.service { service = try self.service(id) }
        var entries = referral.worklistEntries(service: service, policy: policy)
        let waiting = try rows(
            """
            SELECT destination, created_at, action FROM outbox WHERE id IN (SELECT min(id) FROM outbox
                WHERE referral = ? AND closed_at IS NULL AND call IS NULL GROUP BY destination)
            """, [referral.id]
        ) { ($0.code(OutboxMessage.Destination.self) ?? .ers, $0.instant() ?? Instant(seconds: 0), $0.text()) }
        for (destination, since, action) in waiting {
            let days = policy.inForce(on: since.londonDay).nextDay.days(for: referral.priority)
            let due = policy.calendar.adding(workingDays: days, to: since.londonDay)
            entries.append(
                WorklistEntry(
                    destination == .ers ? .toTellERS : .toTellPAS, since: since, due: due,
                    dueRule: "To tell: \(inWords(days, "working day"))", reason: action))
        }
        return entries
    }

    /// Referrals whose kept rows differ from a rebuild, by reference.
    public func worklistDifferences(policy: Policy) throws(Failure) -> [String] {
        var different: [String] = []
        try eachReferral { (referral) throws(Failure) in
            let kept = try rows(
                "SELECT worklist, since, due, due_rule, reason FROM worklist_item WHERE referral = ?", [referral.id]
            ) { columns -> WorklistEntry? in
                guard let list = columns.code(Worklist.self), let since = columns.instant(), let due = columns.day()
                else { return nil }
                return WorklistEntry(
                    list, since: since, due: due, dueRule: columns.text() ?? "", reason: columns.text())
            }
            let expected = Set(try expectedEntries(of: referral, policy: policy).map(Optional.some))
            if Set(kept) != expected { different.append(referral.reference?.text ?? "\(referral.id)") }
        }
        return different
    }

    /// Numbers of every list a user may see.
    public func counts(
        of lists: [Worklist], for visibility: Visibility, now: Instant
    ) throws(Failure) -> [WorklistCount] {
        let today = now.londonDay.number
        var counts: [WorklistCount] = []
        for list in lists {
            let (source, arguments) = listSource(list, for: visibility, now: now)
            let numbers = try first(
                """
                SELECT count(*), coalesce(sum(w.due < ?), 0), coalesce(sum(w.due = ?), 0), coalesce(sum(w.rank > 1), 0)
                FROM \(source)
                """, [today, today] + arguments
            ) { columns in (columns.integer(), columns.integer(), columns.integer(), columns.integer()) }
            counts.append(
                WorklistCount(
                    worklist: list, total: numbers?.0 ?? 0, overdue: numbers?.1 ?? 0, dueToday: numbers?.2 ?? 0,
                    urgent: numbers?.3 ?? 0))
        }
        return counts
    }

    /// One page of a list, by key: cost follows the page, not the list.
    public func page(_ query: WorklistQuery, for visibility: Visibility, now: Instant) throws(Failure) -> WorklistPage {
        guard (1...100_000).contains(query.limit) else {
            throw .badInput("A page has 1 to 100,000 rows, not \(query.limit).")
        }
        if query.worklist == .importProblems { return try problemPage(query, for: visibility, now: now) }
        let (source, base) = listSource(query.worklist, for: visibility, now: now)
        let total = try count("SELECT count(*) FROM \(source)", base)
        var (conditions, arguments) = filters(of: query, due: "w.due", today: now.londonDay)
        arguments = base + arguments
        if let search = query.search, !search.isEmpty {
            let (sql, words) = searchCondition(search)
            conditions += " AND (\(sql) OR \(numberCondition("r")))"
            arguments += words + [compacted(search), compacted(search)]
        }
        let joined = "\(source) \(conditions)"
        let matching = conditions.isEmpty ? total : try count("SELECT count(*) FROM \(joined)", arguments)
        let key: String
        let order: String
        switch query.order {
        case .need:
            key = "(-w.rank, w.due, w.since, w.referral)"
            order = "w.rank DESC, w.due, w.since, w.referral"
        case .due:
            key = "(w.due, -w.rank, w.referral)"
            order = "w.due, w.rank DESC, w.referral"
        }
        var pageCondition = ""
        if let after = query.after {
            let parts = after.split(separator: "_").compactMap { Int64($0) }
            let marks = query.order == .need ? "?, ?, ?, ?" : "?, ?, ?"
            guard parts.count == (query.order == .need ? 4 : 3) else {
                throw .badInput("That is no place in a worklist: \(after)")
            }
            pageCondition = " AND \(key) > (\(marks))"
            arguments += parts as [any DatabaseValueConvertible]
        }
        let found = try rows(
            """
            SELECT w.rank, w.due, w.since, w.referral, r.ref, r.ubrn, r.version, r.state, r.priority, p.nhs_number,
                p.family, p.given, p.title, p.born, p.died, r.service, (SELECT name FROM service WHERE id = r.service),
                r.received_at, w.due_rule, w.breach, w.reason, r.last_contact,
                (SELECT start_at FROM appointment a WHERE a.referral = r.id AND a.status IN ('requested', 'booked'))
            FROM \(joined)\(pageCondition) ORDER BY \(order) LIMIT ?
            """, arguments + [query.limit + 1]
        ) { WorklistItem(&$0, on: query.worklist) }
        let items = Array(found.prefix(query.limit))
        var next: String?
        if found.count > query.limit, let last = items.last { next = last.key(in: query.order) }
        return WorklistPage(
            worklist: query.worklist, total: total, matching: matching, items: items, next: next, asOf: now)
    }

    /// Service, priority and overdue as conditions on a referral `r` and a due day.
    func filters(
        of query: WorklistQuery, due: String, today: Day
    ) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        var conditions = ""
        var arguments: [(any DatabaseValueConvertible)?] = []
        if let service = query.service {
            conditions += " AND r.service = ?"
            arguments.append(service)
        }
        if let priority = query.priority {
            conditions += " AND r.priority = ?"
            arguments.append(priority.rawValue)
        }
        if query.overdueOnly {
            conditions += " AND \(due) < ?"
            arguments.append(today.number)
        }
        return (conditions, arguments)
    }

    /// FROM and WHERE of a list for a user: only rows that count by now, only referrals they may see.
    private func listSource(
        _ list: Worklist, for visibility: Visibility, now: Instant
    ) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        if list == .importProblems {
            let (sql, arguments) = problemCondition(for: visibility)
            return (
                """
                (SELECT i.due AS due, coalesce((SELECT CASE r.priority WHEN 'ROUTINE' THEN 1 ELSE 2 END
                    FROM referral r WHERE r.id = i.referral), 1) AS rank FROM import_problem i WHERE \(sql)) w
                """, arguments
            )
        }
        // Colleagues' clocks may run ahead of ours: what they have journalled has happened.
        let sql = """
            worklist_item w JOIN referral r ON r.id = w.referral JOIN patient p ON p.id = r.patient
            WHERE w.worklist = ? AND w.since <= max(?, \(Reading.newestEntry)) AND \(visibility.sql)
            """
        return (sql, [list.rawValue, now.seconds] + visibility.arguments)
    }

    /// A patient `p` by every word of a name, or by part of a number.
    func searchCondition(_ text: String) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        let words = Folding.words(text)
        let names = words.map { _ in "instr(p.name_folded, ?) > 0" }.joined(separator: " AND ")
        let compact = compacted(text)
        return (
            """
            (\(words.isEmpty ? "0" : "(\(names))") OR instr(coalesce(p.nhs_number, ''), ?) > 0
                OR instr(coalesce(p.hospital_number, ''), ?) > 0)
            """, words + [compact, compact]
        )
    }

    /// A referral by part of its UBRN or our reference.
    func numberCondition(_ alias: String) -> String {
        "(instr(coalesce(\(alias).ubrn, ''), ?) > 0 OR instr(replace(\(alias).ref, '-', ''), ?) > 0)"
    }

    /// A number as it is stored: without spaces and hyphens, in capitals.
    func compacted(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "-" }.uppercased() }
}

extension WorklistItem {
    fileprivate init(_ columns: inout Columns, on list: Worklist) {
        _ = columns.integer()
        let due = columns.day() ?? Day(number: 0)
        let since = columns.instant() ?? Instant(seconds: 0)
        let referral = columns.long()
        let reference = columns.text()
        self.init(
            item: "\(list.rawValue):\(reference ?? "")", worklist: list, referral: referral, reference: reference,
            since: since, due: due, dueRule: "")
        readReferral(&columns)
        received = columns.instant()
        dueRule = columns.text() ?? ""
        breach = columns.day()
        reason = columns.text()
        lastContact = columns.instant()
        appointmentStart = columns.instant()
    }

    /// The columns from UBRN to service name that every list shows of a referral and its patient.
    mutating func readReferral(_ columns: inout Columns) {
        ubrn = columns.text().flatMap { UBRN($0) }
        version = columns.integer()
        state = columns.code()
        priority = columns.code()
        nhsNumber = columns.text().map { NHSNumber($0) }
        var name = Patient()
        name.family = columns.text()
        name.given = columns.text()
        name.title = columns.text()
        patient = name.bannerName
        born = columns.day()
        died = columns.day()
        service = columns.text()
        serviceName = columns.text()
    }

    /// This row's place in an order, for the next page.
    fileprivate func key(in order: WorklistQuery.Order) -> String {
        let rank = -(priority?.rank ?? Priority.twoWeekWait.rank)
        let places: [Int64] =
            switch order {
            case .need: [Int64(rank), Int64(due.number), since.seconds, referral ?? 0]
            case .due: [Int64(due.number), Int64(rank), referral ?? 0]
            }
        return places.map { String($0) }.joined(separator: "_")
    }
}

extension Reading {
    /// When the newest journal entry was written.
    static let newestEntry = "coalesce((SELECT recorded_at FROM journal ORDER BY seq DESC LIMIT 1), 0)"

    /// The lists a referral is on now, import problems included.
    public func entries(of referral: Referral, policy: Policy, now: Instant) throws(Failure) -> [WorklistEntry] {
        let newest = Instant(seconds: Int64(try count("SELECT \(Reading.newestEntry)")))
        var entries = try expectedEntries(of: referral, policy: policy).filter { $0.since <= max(now, newest) }
        if let problem = try openProblems(of: referral.id).first {
            entries.append(
                WorklistEntry(
                    .importProblems, since: now, due: now.londonDay, dueRule: "Import problem: the standard of its day",
                    reason: problem.reason))
        }
        return entries
    }
}
