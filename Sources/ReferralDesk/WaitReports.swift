// Reports of waits and services: bands and breaches to come, slots and what waits for them, Appointment Slot Issues.

internal import ReferralDomain
internal import ReferralStore

/// Counts the waits of every own service; under "" those that name no service.
private struct WaitCount {
    let own: [String: Service]
    let isHome: Bool
    let day: Day
    private var figures: [WaitGroup: WaitFigures] = [:]

    init(_ scope: ReportScope, isHome: Bool, in it: Reading) throws(Failure) {
        own = try it.services(for: scope.visibility)
        self.isHome = isHome
        day = scope.moment.londonDay
    }

    var found: [WaitGroup: WaitFigures] { figures.filter { $0.value.open > 0 } }

    mutating func add(_ referral: Referral) {
        if let service = referral.service {
            guard own[service] != nil else { return }
        } else {
            guard isHome, !referral.cameOnReferrerList else { return }
        }
        let specialty = referral.specialty ?? referral.service.flatMap { own[$0]?.specialty }
        let group = WaitGroup(specialty: specialty ?? "", service: referral.service ?? "")
        figures[group, default: WaitFigures()].add(referral, on: day)
    }
}

/// The report of waits, counted some thousands of referrals at a time.
final class WaitRun: AskJob {
    private let desk: Desk
    private let actor: Actor
    private let query: ReportQuery
    /// Referrals between two looks at the keyboard.
    private let portion: Int
    private var count: WaitCount?
    private var last: Int64? = 0
    private var total = 0

    let unit = "referral"
    let done = "counted"
    var progress: (done: Int, of: Int) { (min(Int(last ?? 0), total), total) }
    let partly: Reply? = nil
    let next: ReferralName? = nil

    init(_ query: ReportQuery, by actor: Actor, at desk: Desk, portion: Int = 8_000) {
        self.portion = portion
        self.desk = desk
        self.actor = actor
        self.query = query
    }

    func goOn() throws(Failure) -> Reply? {
        try desk.checked(.report(query), for: actor) { (now) throws(Failure) in
            let scope = desk.scope(of: query, for: actor, now: now)
            return try desk.store.read { (it) throws(Failure) in
                if count == nil {
                    total = try it.lastReferral()
                    count = try WaitCount(scope, isHome: desk.isHome(scope), in: it)
                }
                guard var found = count, let start = last else { return nil }
                last = try it.someWaits(after: start, limit: portion) { found.add($0) }
                count = found
                return last == nil ? .report(try desk.waitReport(scope, found.found, in: it)) : nil
            }
        }
    }
}

extension Desk {
    func isHome(_ scope: ReportScope) -> Bool { scope.organisation == store.identity.organisation }

    /// The waits in one pass.
    private func waits(_ scope: ReportScope, in it: Reading) throws(Failure) -> [WaitGroup: WaitFigures] {
        var count = try WaitCount(scope, isHome: isHome(scope), in: it)
        try it.eachWait(asAt: scope.asAt) { count.add($0) }
        return count.found
    }

    func waitReport(_ scope: ReportScope) throws(Failure) -> Report {
        try store.read { (it) throws(Failure) in
            try waitReport(scope, try waits(scope, in: it), in: it)
        }
    }

    /// A row a specialty and service, and one for all of them.
    fileprivate func waitReport(
        _ scope: ReportScope, _ waits: [WaitGroup: WaitFigures], in it: Reading
    ) throws(Failure) -> Report {
        let services = try it.services(for: scope.visibility)
        let specialties = try it.displays(of: .specialty)
        var all = WaitFigures()
        var rows: [[ReportCell]] = []
        for group in waits.keys.sorted() {
            guard let figures = waits[group] else { continue }
            all.add(figures)
            let specialty = group.specialty.isEmpty ? nil : specialties[group.specialty] ?? group.specialty
            let service: [ReportCell] = [
                .text(specialty), .text(group.service.isEmpty ? nil : group.service),
                .text(services[group.service]?.name),
            ]
            rows.append(service + cells(of: figures))
        }
        rows.append([.text("all"), .text(nil), .text(nil)] + cells(of: all))
        var columns = [
            ("specialty", "Specialty"), ("service", "Id"), ("service_name", "Service"), ("waiting", "Waiting"),
        ]
        columns += WaitBand.allCases.map { ($0.rawValue.replacing("-", with: "_"), heading(of: $0)) }
        columns += [("within_18_weeks_percent", "% in 18"), ("booked", "Booked"), ("unbooked", "Unbooked")]
        columns += (1...WaitFigures.forecastWeeks).map { ("breach_week_\($0)", "Week \($0)") }
        columns += [
            ("breach_unbooked", "Breach unbooked"), ("start_not_known", "Start not known"),
            ("clock_nullified", "Clock nullified"),
        ]
        return Report(.rtt, asOf: scope.moment, columns: columns.map { (key: $0.0, heading: $0.1) }, rows: rows)
    }

    private func heading(of band: WaitBand) -> String { band.weeks == 0 ? "To 18" : "Over \(band.weeks)" }

    private func cells(of figures: WaitFigures) -> [ReportCell] {
        var cells: [ReportCell] = [.number(figures.waiting)]
        cells += WaitBand.allCases.map { .number(figures.bands[$0] ?? 0) }
        cells += [
            .share(figures.bands[.within18] ?? 0, of: figures.waiting), .number(figures.booked),
            .number(figures.unbooked),
        ]
        cells += figures.forecast.map { .number($0) }
        return cells + [.number(figures.forecastUnbooked), .number(figures.startNotKnown), .number(figures.nullified)]
    }

    /// A row a service: how it is reached, what it can give in six weeks, and what waits for it.
    func serviceReport(_ scope: ReportScope) throws(Failure) -> Report {
        let end = LondonTime.startOfDay(scope.now.londonDay.adding(days: 43))
        let rows = try store.read { (it) throws(Failure) in
            var waits: [String: WaitFigures] = [:]
            for (group, figures) in try self.waits(scope, in: it) {
                waits[group.service, default: WaitFigures()].add(figures)
            }
            var rows: [[ReportCell]] = []
            for service in try it.services(for: scope.visibility).values.sorted(by: { $0.id < $1.id }) {
                let figures = waits[service.id] ?? WaitFigures()
                let supply = try it.supply(of: service.id, from: scope.now, before: end)
                rows.append([
                    .text(service.id), .text(service.name), .text(service.specialty), .text(service.kind.rawValue),
                    .text(service.diary.rawValue), .number(figures.open), .number(figures.waiting),
                    .number(figures.unbooked), .number(supply.free), .instant(supply.first),
                    .number(figures.median), .number(figures.longest),
                    .number(figures.waiting - (figures.bands[.within18] ?? 0)),
                ])
            }
            return rows
        }
        return Report(
            .services, asOf: scope.now,
            columns: [
                ("service", "Id"), ("service_name", "Service"), ("specialty", "Specialty"), ("kind", "Kind"),
                ("diary", "Diary"), ("open_referrals", "Open"), ("waiting", "Waiting"), ("unbooked", "Unbooked"),
                ("free_slots_6_weeks", "Free in 6 weeks"), ("first_free_slot", "First free"),
                ("median_wait_days", "Median days"), ("longest_wait_days", "Longest"), ("over_18_weeks", "Over 18"),
            ], rows: rows)
    }

    /// A row a service that has, or in the range had, referrals without a slot.
    func slotIssueReport(_ scope: ReportScope, days: ClosedRange<Day>) throws(Failure) -> Report {
        let (counts, oldest, acts, services) = try store.read { (it) throws(Failure) in
            (
                try it.listCounts(for: scope.visibility, now: scope.now, policy: policy),
                try it.oldestRows(of: .appointmentSlotIssues, for: scope.visibility),
                try it.acts(in: days, scope), try it.services(for: scope.visibility)
            )
        }
        let held = counts.filter { $0.worklist == .appointmentSlotIssues }
        var deferred: [String: Int] = [:]
        var booked: [String: Int] = [:]
        for act in acts where act.act.from != act.act.to {
            let service = act.service ?? ""
            if act.act.isDeferral { deferred[service, default: 0] += act.number }
            if act.act.activities.contains(where: { $0.activity == .booked }) {
                booked[service, default: 0] += act.number
            }
        }
        let places = Set(held.map { $0.service ?? "" }).union(deferred.keys).sorted()
        let rows = places.map { place -> [ReportCell] in
            let now = held.first { $0.service ?? "" == place }
            let issues = deferred[place] ?? 0
            let bookings = booked[place] ?? 0
            return [
                .text(place.isEmpty ? nil : place), .text(services[place]?.name), .number(now?.total ?? 0),
                .day(oldest[place]?.londonDay), .number(now?.overdue ?? 0), .number(now?.unowned ?? 0),
                .number(issues), .number(bookings), .share(issues, of: issues + bookings),
            ]
        }
        return Report(
            .asi, asOf: scope.now,
            columns: [
                ("service", "Id"), ("service_name", "Service"), ("deferred", "Deferred now"), ("oldest", "Oldest"),
                ("contact_overdue", "Contact overdue"), ("unowned", "Nobody's"), ("deferrals", "Deferrals"),
                ("bookings", "Bookings"), ("asi_rate_percent", "Rate %"),
            ], rows: rows)
    }
}

extension Reading {
    /// Acts of a range of days in London.
    func acts(in days: ClosedRange<Day>, _ scope: ReportScope) throws(Failure) -> [ActCount] {
        try acts(
            from: LondonTime.startOfDay(days.lowerBound),
            before: LondonTime.startOfDay(days.upperBound.adding(days: 1)), asAt: scope.asAt, for: scope.visibility)
    }
}

/// What waits are counted by.
private struct WaitGroup: Hashable, Comparable {
    var specialty: String
    var service: String

    static func < (left: WaitGroup, right: WaitGroup) -> Bool {
        (left.specialty, left.service) < (right.specialty, right.service)
    }
}
