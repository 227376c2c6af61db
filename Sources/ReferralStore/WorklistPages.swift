// One page of a list, read by key through an index: cost follows the page, not the list.

internal import GRDB
public import ReferralDomain

/// Who looks at a list, and by which clocks.
public struct Reader: Sendable {
    public var visibility: Visibility
    /// Row id of the member of staff, for what changed since they looked; nil for nobody.
    public var staff: Int64?
    /// Row ids of colleagues whose items are theirs today: they cover their leave.
    public var covered: Set<Int64> = []
    public var policy: Policy
    public var now: Instant
    public var boot: BootMoment

    public init(_ visibility: Visibility, staff: Int64?, policy: Policy, now: Instant, boot: BootMoment) {
        self.visibility = visibility
        self.staff = staff
        self.policy = policy
        self.now = now
        self.boot = boot
    }
}

extension Reading {
    /// One page of a list, for those of its referrals that the reader may see.
    public func page(_ query: WorklistQuery, for reader: Reader) throws(Failure) -> WorklistPage {
        guard (1...100_000).contains(query.limit) else {
            throw .badInput("A page has 1 to 100,000 rows, not \(query.limit).")
        }
        let visibility = reader.visibility
        if query.worklist == .importProblems { return try problemPage(query, for: visibility, now: reader.now) }
        let statement = try pageStatement(query, for: reader)
        let total =
            try counts(
                of: [query.worklist], for: reader
            ).first?.total ?? 0
        var matching = total
        if statement.isFiltered {
            matching = try count("SELECT count(*) FROM \(statement.matching.sql)", statement.matching.arguments)
        }
        let found = try rows(statement.sql, statement.arguments) {
            PageRow(&$0, boot: reader.boot, now: reader.now)
        }
        let (items, next) = query.part(of: found)
        return WorklistPage(
            worklist: query.worklist, total: total, matching: matching, items: items, next: next, asOf: reader.now)
    }

    /// Rows of a list without its numbers, for whoever reads on to its end.
    public func rowsOnly(
        _ query: WorklistQuery, for reader: Reader
    ) throws(Failure) -> (items: [WorklistItem], next: String?) {
        if query.worklist == .importProblems {
            let page = try problemPage(query, for: reader.visibility, now: reader.now)
            return (page.items, page.next)
        }
        let statement = try pageStatement(query, for: reader)
        return query.part(
            of: try rows(statement.sql, statement.arguments) { PageRow(&$0, boot: reader.boot, now: reader.now) })
    }

    /// The statement of a page and that of its matching rows.
    func pageStatement(_ query: WorklistQuery, for reader: Reader) throws(Failure) -> PageStatement {
        let moment = try countingMoment(reader.now)
        let visibility = reader.visibility
        let list = query.worklist
        var conditions: [String]
        var arguments: [(any DatabaseValueConvertible)?] = []
        switch list.kind {
        case .work, .view, .signOff:
            conditions = ["w.worklist = ?"]
            arguments = [list.rawValue]
        case .rowsByDueDay:
            conditions = ["w.side = 'provider'", "w.kind = 'work'"]
            if list == .unassigned { conditions.append("w.owner IS NULL") }
            if let days = list.days(today: reader.now.londonDay, policy: reader.policy) {
                conditions.append("w.due BETWEEN ? AND ?")
                arguments += [days.lowerBound.number, days.upperBound.number]
            }
        }
        let unfiltered = conditions.count
        try filter(query, for: reader, &conditions, &arguments)
        let isFiltered = conditions.count > unfiltered
        if let last = list.lastDueDay(on: moment.londonDay, policy: reader.policy) {
            conditions.append("w.due <= ?")
            arguments.append(last.number)
        }
        let seen = visibility.condition(on: list)
        conditions += ["w.since <= ?", "(w.until IS NULL OR w.until > ?)", seen.sql]
        arguments += [moment.seconds, moment.seconds] + seen.arguments
        let order = query.order(of: list)
        // By need: no index has the rows that are only read by due day.
        if order == .need { conditions.append("w.kind <> 'calendar'") }
        let table =
            "worklist_item w INDEXED BY \(query.index(for: order, isOwned: query.owners.count == 1 && reader.covered.isEmpty))"
        let source = """
            \(table) JOIN referral r ON r.id = w.referral JOIN patient p ON p.id = r.patient
            WHERE \(conditions.joined(separator: " AND "))
            """
        let isBackward = query.shownOrder.isBackward
        let (place, placed) = try place(after: query.after, in: order, isBackward: isBackward)
        let sql = """
            SELECT w.worklist, w.urgency, w.pressing, w.due, w.since, w.referral, r.ref, r.ubrn, r.version, r.state,
                r.priority, p.nhs_number, p.hospital_number, p.family, p.given, p.title, p.born, p.died, r.service,
                (SELECT name FROM service WHERE id = r.service), r.received_at, w.due_rule, w.breach, w.reason,
                r.last_contact,
                (SELECT start_at FROM appointment a WHERE a.referral = r.id AND a.status IN ('requested', 'booked')),
                o.id, o.login, o.name, c.id, c.login, c.name, h.claimed_since, h.claimed_until, h.claim_boot, h.claim_boot_until, h.snoozed_until,
                (SELECT count(*) FROM note n WHERE n.referral = w.referral AND n.side = w.side),
                l.at, l.letter, l.priority, r.clinical_info_last,
                nullif(r.advice_state, 'ADVICE_CONVERTED'), r.state_since, p.is_at_risk,
                (SELECT start_at FROM appointment a WHERE a.referral = r.id AND a.withdrawn = 0
                    ORDER BY a.id DESC LIMIT 1)
            FROM \(table) JOIN referral r ON r.id = w.referral JOIN patient p ON p.id = r.patient
                LEFT JOIN handling h ON h.referral = w.referral AND h.side = w.side
                LEFT JOIN staff o ON o.id = w.owner LEFT JOIN staff c ON c.id = h.claimed_by
                LEFT JOIN last_look l ON l.referral = w.referral AND l.staff = ?
            WHERE \(conditions.joined(separator: " AND "))\(place)
            ORDER BY \(isBackward ? order.columnsBackward : order.columns) LIMIT ?
            """
        return PageStatement(
            sql: sql, arguments: [reader.staff ?? 0] + arguments + placed + [query.limit + 1],
            matching: (source, arguments), isFiltered: isFiltered)
    }

    private func filter(
        _ query: WorklistQuery, for reader: Reader, _ conditions: inout [String],
        _ arguments: inout [(any DatabaseValueConvertible)?]
    ) throws(Failure) {
        if let service = query.service {
            conditions.append(query.worklist.side == .provider ? "w.scope = ?" : "r.service = ?")
            arguments.append(service)
        }
        if let priority = query.priority {
            // Ordered by due day, the plus keeps the planner from sorting what the index has in order.
            let urgency = query.order(of: query.worklist) == .need ? "w.urgency" : "+w.urgency"
            conditions.append("\(urgency) = ? AND r.priority = ?")
            arguments += [4 - priority.rank, priority.rawValue]
        }
        if query.overdueOnly {
            conditions.append("w.due < ?")
            arguments.append(reader.now.londonDay.number)
        }
        if query.unownedOnly { conditions.append("w.owner IS NULL") }
        if !query.owners.isEmpty {
            var ids: [Int64] = []
            for login in query.owners {
                guard let member = try staff(named: login) else { throw .notFound("a user called \(login)") }
                ids += member.id == reader.staff ? [member.id] + reader.covered.sorted() : [member.id]
            }
            // One owner is found through the index; several, while somebody covers a colleague's leave, one by one.
            conditions.append("w.owner IS NOT NULL")
            let marks = ids.map { _ in "?" }.joined(separator: ", ")
            conditions.append(ids.count == 1 ? "w.owner = ?" : "w.owner IN (\(marks))")
            arguments += ids as [(any DatabaseValueConvertible)?]
        }
        if let search = query.search, !search.isEmpty {
            let condition = try rowCondition(search)
            conditions.append(condition.sql)
            arguments += condition.arguments
        }
    }

    private func place(
        after: String?, in order: PageOrder, isBackward: Bool
    ) throws(Failure) -> (sql: String, arguments: [(any DatabaseValueConvertible)?]) {
        guard let after else { return ("", []) }
        let parts = after.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
        var values: [(any DatabaseValueConvertible)?] = parts.map { Int64($0) }
        if let name = order.nameColumn, parts.indices.contains(name) { values[name] = parts[name] }
        guard parts.count == order.count, values.allSatisfy({ $0 != nil }) else {
            throw .badInput("That is no place in a worklist: \(after)")
        }
        let marks = parts.map { _ in "?" }.joined(separator: ", ")
        return (" AND (\(order.columns)) \(isBackward ? "<" : ">") (\(marks))", values)
    }
}

/// A page's statement, and the rows that match its filter.
struct PageStatement {
    var sql: String
    var arguments: [(any DatabaseValueConvertible)?]
    var matching: (sql: String, arguments: [(any DatabaseValueConvertible)?])
    var isFiltered: Bool
}

/// The orders in which rows stand in an index.
enum PageOrder {
    case need, due, acrossByDue

    /// The key, column by column, all ascending.
    var columns: String {
        switch self {
        case .need: "w.urgency, w.pressing, w.due, w.since, w.referral"
        case .due: "w.due, w.urgency, w.referral"
        case .acrossByDue: "w.due, w.urgency, w.worklist, w.referral"
        }
    }

    /// The same, all descending: the index is read from its end.
    var columnsBackward: String { "\(columns.replacing(",", with: " DESC,")) DESC" }

    var count: Int {
        switch self {
        case .need: 5
        case .due: 3
        case .acrossByDue: 4
        }
    }

    /// Which column of the key is a name and not a number.
    var nameColumn: Int? {
        switch self {
        case .need, .due: nil
        case .acrossByDue: 2
        }
    }
}

extension WorklistQuery {
    /// The index that has a page's rows in order: the narrowest that its filter allows.
    fileprivate func index(for order: PageOrder, isOwned: Bool) -> String {
        switch order {
        case .need:
            return isOwned
                ? "worklist_by_owner_need"
                : service != nil && worklist.side == .provider ? "worklist_by_service_need" : "worklist_by_need"
        case .due:
            return isOwned
                ? "worklist_by_owner_due"
                : service != nil && worklist.side == .provider ? "worklist_by_service_due" : "worklist_by_due"
        case .acrossByDue: return worklist == .unassigned ? "worklist_unowned" : "worklist_across_by_due"
        }
    }

    fileprivate func order(of list: Worklist) -> PageOrder {
        if list.kind == .rowsByDueDay { return .acrossByDue }
        switch shownOrder.forward {
        case .due, .lastDue: return .due
        case .need, .leastNeed, .oldest, .newest: return .need
        }
    }

    /// The rows of a page, of one more than it has where there are more, and where the next begins.
    fileprivate func part(of found: [PageRow]) -> (items: [WorklistItem], next: String?) {
        let rows = found.prefix(limit)
        let next = found.count > limit ? rows.last?.key(in: order(of: worklist)) : nil
        return (rows.map(\.item), next)
    }
}
