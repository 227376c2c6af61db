// Reports of waits and services: bands and breaches to come, slots and what waits for them, Appointment Slot Issues.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// The waits of every own service, in one pass; under "" those that name no service.
    private func waits(_ scope: ReportScope, in it: Reading) throws(Failure) -> [WaitGroup: WaitFigures] {
        let own = try it.services(for: scope.visibility)
        let isHome = scope.organisation == store.identity.organisation
        let day = scope.moment.londonDay
        var found: [WaitGroup: WaitFigures] = [:]
        try it.eachWait(asAt: scope.asAt) { referral in
            if let service = referral.service {
                guard own[service] != nil else { return }
            } else {
                guard isHome, !referral.cameOnReferrerList else { return }
            }
            let specialty = referral.specialty ?? referral.service.flatMap { own[$0]?.specialty }
            let group = WaitGroup(specialty: specialty ?? "", service: referral.service ?? "")
            found[group, default: WaitFigures()].add(referral, on: day)
        }
        return found.filter { $0.value.open > 0 }
    }

    /// A row a specialty and service, and one for all of them.
    func waitReport(_ scope: ReportScope) throws(Failure) -> Report {
        let (waits, services, specialties) = try store.read { (it) throws(Failure) in
            (try self.waits(scope, in: it), try it.services(for: scope.visibility), try it.displays(of: .specialty))
        }
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
