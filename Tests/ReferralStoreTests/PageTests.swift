// Pages of a worklist: their order, that paging shows every row once, filters, counts, and that an index does the work.
import GRDB
import ReferralDomain
import Testing

@testable import ReferralStore

/// 240 referrals that wait to be booked, as random as a seed makes them, and the store they are in.
private struct Office {
    let store: Store
    let referrals: [Referral]

    init() throws {
        var state: UInt64 = 42
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        let store = try Store.inMemory(identity: identity(), fill: fillHospital)
        referrals = try store.write { (it) throws(Failure) in
            var saved: [Referral] = []
            for serial in 0..<240 {
                var referral = newReferral(
                    .triagedProviderToAction, patient: Int64(1 + random(2)), service: ["100", "200"][random(2)],
                    ubrn: "0000491\(10_000 + serial)")
                referral.priority = [.routine, .urgent, .twoWeekWait, nil][random(4)]
                // Few different moments, so that orders have ties to break; some lie ahead.
                referral.stateSince = now.adding(seconds: Int64(random(12) - 10) * 86_400)
                let change = ReferralChange(before: nil, after: referral, action: "x", signature: clerk, at: now)
                saved.append(try it.perform(change, policy: policy))
            }
            return saved
        }
        self.store = store
    }

    func rows(_ query: WorklistQuery) throws -> [(entry: WorklistEntry, referral: Referral)] {
        referrals.flatMap { referral in
            referral.worklistEntries(service: nil, policy: policy)
                .filter { $0.worklist == query.worklist && $0.since <= now }.map { ($0, referral) }
        }
    }

    func page(_ query: WorklistQuery, for visibility: Visibility = .everything) throws -> WorklistPage {
        try store.read { (it) throws(Failure) in try it.page(query, for: reader(visibility)) }
    }

    func pages(_ query: WorklistQuery) throws -> [WorklistItem] {
        var query = query
        var items: [WorklistItem] = []
        repeat {
            let page = try page(query)
            items += page.items
            query.after = page.next
        } while query.after != nil
        return items
    }
}

private func query(_ order: WorklistQuery.Order = .need, _ change: (inout WorklistQuery) -> Void = { _ in })
    -> WorklistQuery
{
    var query = WorklistQuery(.appointmentsForBooking)
    query.order = order
    change(&query)
    return query
}

private func key(_ row: (entry: WorklistEntry, referral: Referral), _ order: WorklistQuery.Order) -> [Int64] {
    let urgency = 4 - Int64(row.referral.priority?.rank ?? 3)
    let due = Int64(row.entry.due.number)
    let pressing = Int64(row.referral.breachDay?.number ?? row.referral.receivedAt.londonDay.number + 126)
    return order.forward == .due
        ? [due, urgency, row.referral.id] : [urgency, pressing, due, row.entry.since.seconds, row.referral.id]
}

@Test(arguments: Worklist.appointmentsForBooking.orders)
func `a list is in order and paging shows every row exactly once`(_ order: WorklistQuery.Order) throws {
    let office = try Office()
    let forward = try office.rows(query(order)).sorted { key($0, order).lexicographicallyPrecedes(key($1, order)) }
    let expected = query(order).shownOrder.isBackward ? forward.reversed() : forward
    #expect(expected.count > 150 && expected.count < 240)
    for limit in [1, 7, 100, 500] {
        let items = try office.pages(query(order) { $0.limit = limit })
        #expect(items.map(\.referral) == expected.map(\.referral.id), "\(limit) rows a page")
    }
    let first = try office.page(query(order) { $0.limit = 7 })
    #expect(first.total == expected.count && first.matching == expected.count && first.items.count == 7)
}

@Test func `filters and search leave the rows that fit, and say how many`() throws {
    let office = try Office()
    let today = now.londonDay
    let filters: [(WorklistQuery, (WorklistEntry, Referral) -> Bool)] = [
        (query { $0.service = "200" }, { $1.service == "200" }),
        (query { $0.priority = .urgent }, { $1.priority == .urgent }),
        (query { $0.overdueOnly = true }, { entry, _ in entry.due < today }),
        (query { $0.search = "smi" }, { $1.patient == 1 }),
        (query { $0.search = "JONES, ann" }, { $1.patient == 2 }),
        (query { $0.search = "946 297 9626" }, { $1.patient == 2 }),
        (query { $0.search = "0000 4911 0007" }, { $1.ubrn?.digits == "000049110007" }),
        (query { $0.search = ReferralReference(serial: 9).text.lowercased() }, { $1.id == 9 }),
        (query { $0.search = "%" }, { _, _ in false }),
        (query { $0.search = "Smith' OR 1=1 --" }, { _, _ in false }),
        (
            query {
                $0.service = "100"
                $0.overdueOnly = true
                $0.search = "ann"
            }, { entry, referral in referral.service == "100" && entry.due < today }
        ),
    ]
    for (query, fits) in filters {
        let expected = Set(try office.rows(query).filter { fits($0.entry, $0.referral) }.map(\.referral.id))
        let page = try office.page(query)
        #expect(Set(page.items.compactMap(\.referral)) == expected, "\(query)")
        let total = try office.rows(query).count
        #expect(page.matching == expected.count && page.total == total)
        var small = query
        small.limit = 5
        #expect(try office.pages(small).count == expected.count)
    }
}

@Test func `counts are what counting gives`() throws {
    let office = try Office()
    let today = now.londonDay
    let lists = Worklist.allCases.filter { $0 != .importProblems && $0.kind == .work }
    let counts = try office.store.read { (it) throws(Failure) in try it.counts(of: lists, for: reader()) }
    #expect(counts.map(\.worklist) == lists)
    for count in counts {
        let rows = try office.rows(WorklistQuery(count.worklist))
        let expected = WorklistCount(
            worklist: count.worklist, total: rows.count, overdue: rows.count { $0.entry.due < today },
            dueToday: rows.count { $0.entry.due == today }, urgent: rows.count { $0.referral.priority != .routine })
        #expect(count == expected)
    }
    #expect(counts.contains { $0.overdue > 0 && $0.dueToday > 0 && $0.urgent > 0 })
}

@Test func `a place that is none and a page without rows are refused`() throws {
    let office = try Office()
    for after in ["", "x", "1_2", "1_2_3_4_5_6", "1_2_3_4", "1_2_3_4_x", "1_2_x"] {
        guard case .badInput = failure({ try office.page(query { $0.after = after }) }) else {
            Issue.record("taken: \(after)")
            continue
        }
    }
    for limit in [0, -1, Int.max, Int.min] {
        guard case .badInput = failure({ try office.page(query { $0.limit = limit }) }) else {
            Issue.record("taken: \(limit)")
            continue
        }
    }
}

@Test(arguments: Worklist.appointmentsForBooking.orders)
func `a page is read through its index and never sorted`(_ order: WorklistQuery.Order) throws {
    let office = try Office()
    let visible: [Visibility] = [.everything, Visibility(of: staff(1, .clerk)), Visibility(of: staff(1, .referrer))]
    let first = try office.page(query(order) { $0.limit = 5 })
    for visibility in visible {
        for after in [nil, first.next] {
            let plan = try office.plan(query(order) { $0.after = after }, for: visibility)
            let index = order.forward == .need ? "worklist_by_need" : "worklist_by_due"
            #expect(
                plan.contains {
                    $0.contains("SEARCH w USING INDEX \(index)")
                        || $0.contains("SEARCH w USING COVERING INDEX \(index)")
                }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }
}

extension Office {
    /// The plan of the statement that reads a page's rows.
    fileprivate func plan(_ query: WorklistQuery, for visibility: Visibility) throws -> [String] {
        try store.read { (it) throws(Failure) in
            try caught {
                var statements: [String] = []
                it.database.trace { statements.append($0.expandedDescription) }
                _ = try it.page(query, for: reader(visibility))
                it.database.trace(options: [])
                let sql = statements.last { $0.contains("ORDER BY w.") } ?? "SELECT 1"
                return try Row.fetchAll(it.database, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] ?? "" }
            }
        }
    }
}
