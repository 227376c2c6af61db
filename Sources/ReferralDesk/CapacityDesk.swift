// What clinics offer week by week, and who would be seen in time with more: counts for those who see no patients.

internal import AppointmentBooking
internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// A row a clinic and week; of one service or of all that the organisation provides.
    func capacityReport(_ scope: ReportScope, service: String?, days: ClosedRange<Day>) throws(Failure) -> Report {
        let (uses, services) = try store.read { (it) throws(Failure) in
            if let service, try it.service(service) == nil { throw .refused(.serviceUnknown(service)) }
            return (
                try it.slotUses(
                    of: service, from: LondonTime.startOfDay(days.lowerBound),
                    until: LondonTime.startOfDay(days.upperBound.adding(days: 1))),
                try it.services(for: scope.visibility)
            )
        }
        let rows = CapacityLine.lines(of: uses).filter { services[$0.service] != nil }.map { line -> [ReportCell] in
            [
                .text(line.service), .text(services[line.service]?.name), .text(line.clinic), .day(line.week),
                .number(line.sessions), .number(line.offered), .number(line.booked), .number(line.free),
                .number(line.missed), .number(line.overbooked), .share(line.booked, of: line.offered),
            ]
        }
        return Report(
            .capacity, asOf: scope.now,
            columns: [
                ("service", "Id"), ("service_name", "Service"), ("clinic", "Clinic"), ("week", "Week of"),
                ("sessions", "Sessions"), ("offered", "Offered"), ("booked", "Booked"), ("free", "Free"),
                ("dna", "DNA"), ("overbooked", "Overbooked"), ("booked_percent", "Booked %"),
            ], rows: rows)
    }

    func capacity(
        of service: String, weeks: Int, adding added: AddedPlaces?, for actor: Actor, now: Instant
    ) throws(Failure) -> CapacityAnswer {
        let organisation = actor.role == .commissioner ? store.identity.organisation : actor.organisation
        let visibility = actor.role.seesPatients ? Visibility(of: actor) : Visibility.reports(at: organisation)
        let today = now.londonDay
        guard (1...104).contains(weeks) else { throw .badInput("Weeks are 1 to 104.") }
        if let added {
            guard (1...500).contains(added.count) else { throw .badInput("Added places are 1 to 500.") }
            guard added.week.monday >= today.monday else { throw .badInput("The week of \(added.week.iso) is past.") }
        }
        return try store.read { (it) throws(Failure) in
            guard try it.services(for: visibility)[service] != nil else {
                guard try it.service(service) != nil else { throw .refused(.serviceUnknown(service)) }
                throw .refused(.noRelationship)
            }
            let profile = try it.profile(of: service)
            let people = try waiting(at: service, for: visibility, limit: 20_000, in: it, now: now)
            let last = profile?.lastDay(from: today) ?? today.adding(days: 400)
            // Nobody is called in for today by a plan.
            let slots = try it.slots(
                of: service, from: LondonTime.startOfDay(today.adding(days: 1)),
                until: LondonTime.startOfDay(last.adding(days: 1)))
            let forecast = CapacityForecast(
                of: people, in: slots, adding: added, at: service, profile: profile, calendar: policy.calendar)
            let uses = try it.slotUses(
                of: service, from: LondonTime.startOfDay(today.monday),
                until: LondonTime.startOfDay(today.monday.adding(days: weeks * 7)))
            var named: [FreedCandidate]?
            if actor.role.seesPatients {
                named = []
                for one in forecast.waiting where forecast.saved.contains(one.referral.id) {
                    named?.append(try candidate(one, in: it, now: now))
                }
            }
            return CapacityAnswer(
                service: service, lines: CapacityLine.lines(of: uses), added: added, waiting: people.count,
                late: forecast.late.count, saved: forecast.saved.count, lateInstead: forecast.lateInstead.count,
                people: named)
        }
    }
}
