// The clinics of a rehearsal: the directory's entries, templates, and sessions from six weeks back to twelve weeks ahead.

internal import ReferralDomain
internal import ReferralStore
internal import Rehearsal

extension RehearsalMaker {
    /// The directory's entry and the templates of every service, and a session of each clinic on each day it is held.
    func makeClinics() throws(Failure) {
        let today = recipe.now.londonDay
        let first = today.adding(days: -42)
        let days = (0...126).map { first.adding(days: $0) }.filter { desk.policy.calendar.isWorkingDay($0) }
        let signature = Signature(try office.actor(.manager))
        let began = LondonTime.startOfDay(first)
        try desk.store.write { (it) throws(Failure) in
            for service in RehearsalOffice.services {
                services[service.id] = try it.reading.service(service.id)
                _ = try it.save(profile(of: service), by: signature, at: began)
                var own: [Slot] = []
                for (number, clinic) in service.clinics.enumerated() where clinic.weekday <= 5 {
                    guard let plan = template(of: clinic, service: service, from: first) else { continue }
                    let template = try it.save(plan, by: signature, at: began)
                    for day in days where template.names(day) {
                        let session = try it.insertSession(template: template.id, service: service.id, day: day)
                        own += template.plan(for: day).slots.map { slot($0, number, service, day, session) }
                    }
                }
                for slot in own { _ = try it.save(slot, source: "rehearsal") }
                slots[service.id] = own.sorted { $0.start < $1.start }
            }
        }
    }

    private func profile(of service: RehearsalService) -> ServiceProfile {
        var profile = ServiceProfile(service: service.id)
        profile.location = "Referton Hospital"
        profile.clinicTypes = service.clinicTypes
        profile.clinicians = service.clinicians
        profile.priorities = service.priorities.compactMap { Priority(rawValue: $0) }
        profile.pollingRangeDays = 84
        switch service.specialty {
        case "CHILDRENS_ADOLESCENT_SERVICES": profile.maximumAge = 17
        case "GYNAECOLOGY": profile.sexes = [.female]
        case _: break
        }
        if service.clinicTypes == ["VASECTOMY"] { profile.sexes = [.male] }
        return profile
    }

    private func template(of clinic: RehearsalClinic, service: RehearsalService, from first: Day) -> ClinicTemplate? {
        guard let from = minute(clinic.from), let until = minute(clinic.to) else { return nil }
        var template = ClinicTemplate(
            service: service.id,
            clinic:
                "\(service.name), \(Day.weekdayNames[clinic.weekday - 1]) \(from < 720 ? "morning" : "afternoon")",
            weekday: clinic.weekday, from: from, until: until, slotMinutes: clinic.slotMinutes,
            capacity: clinic.capacity, firstDay: first)
        template.clinician = clinic.clinician
        template.priorities = clinic.priorities.compactMap { Priority(rawValue: $0) }
        return template
    }

    private func slot(
        _ plan: PlannedSlot, _ number: Int, _ service: RehearsalService, _ day: Day, _ session: Int64
    ) -> Slot {
        var slot = Slot(plan, of: service.id, in: session, at: LondonTime.startOfDay(day.adding(days: -84)))
        let clock = LondonTime(at: plan.start).clock.filter { $0 != ":" }
        slot.id = "\(service.id)-\(day.iso.filter { $0 != "-" })-\(clock)-\(number + 1)"
        return slot
    }

    private func minute(_ clock: String) -> Int? {
        let parts = clock.split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 60 + parts[1] : nil
    }
}
