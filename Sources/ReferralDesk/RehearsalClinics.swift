// The clinics of a rehearsal: sessions of every service from six weeks back to twelve weeks ahead.

internal import ReferralDomain
internal import ReferralStore
internal import Rehearsal

extension RehearsalMaker {
    /// Sessions of every clinic from six weeks back to twelve weeks ahead.
    func makeClinics() throws(Failure) {
        let today = recipe.now.londonDay
        var all: [Slot] = []
        for service in RehearsalOffice.services {
            services[service.id] = try desk.store.read { (it) throws(Failure) in try it.service(service.id) }
            var own: [Slot] = []
            for day in (-42...84).map({ today.adding(days: $0) }) where desk.policy.calendar.isWorkingDay(day) {
                for (number, clinic) in service.clinics.enumerated() where clinic.weekday == day.weekday {
                    own += session(of: clinic, number: number, service: service, on: day)
                }
            }
            slots[service.id] = own.sorted { $0.start < $1.start }
            all += own
        }
        try desk.store.write { (it) throws(Failure) in
            for slot in all { _ = try it.save(slot, source: "rehearsal") }
        }
    }

    private func session(
        of clinic: RehearsalClinic, number: Int, service: RehearsalService, on day: Day
    ) -> [Slot] {
        guard let from = seconds(clinic.from), let to = seconds(clinic.to) else { return [] }
        let length = clinic.slotMinutes * 60
        return stride(from: from, to: to, by: length).compactMap { second in
            guard let start = LondonTime.instants(day: day, secondOfDay: second).first else { return nil }
            let clock = LondonTime(at: start).clock.filter { $0 != ":" }
            return Slot(
                id: "\(service.id)-\(day.iso.filter { $0 != "-" })-\(clock)-\(number + 1)", service: service.id,
                clinic:
                    "\(service.name), \(Day.weekdayNames[day.weekday - 1]) \(from < 43_200 ? "morning" : "afternoon")",
                clinician: clinic.clinician, start: start, end: start.adding(seconds: Int64(length)),
                capacity: clinic.capacity, priorities: clinic.priorities.compactMap { Priority(rawValue: $0) })
        }
    }

    private func seconds(_ clock: String) -> Int? {
        let parts = clock.split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 3_600 + parts[1] * 60 : nil
    }
}
