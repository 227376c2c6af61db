// Clinics at the door: plans and days off, and the sessions that are made from them in one transaction.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    func answer(_ request: ClinicRequest, for actor: Actor, now: Instant) throws(Failure) -> ClinicReply {
        let signature = Signature(actor)
        switch request {
        case .templates(let service):
            return .templates(try store.read { (it) throws(Failure) in try it.clinicTemplates(of: service) })
        case .exceptions:
            return .exceptions(
                try store.read { (it) throws(Failure) in try it.clinicExceptions(from: now.londonDay) })
        case .addTemplate(let template, let isRehearsal):
            return .planned(
                try planning(isRehearsal) { (it) throws(Failure) in
                    var new = template
                    new.id = 0
                    try check(new, in: it.reading)
                    return try plan(try it.save(new, by: signature, at: now), by: signature, in: it, now: now)
                })
        case .setTemplate(let template, let from, let isRehearsal):
            return .planned(
                try planning(isRehearsal) { (it) throws(Failure) in
                    try set(template, from: from, by: signature, in: it, now: now)
                })
        case .endTemplate(let id, let last, let isRehearsal):
            return .planned(
                try planning(isRehearsal) { (it) throws(Failure) in
                    var template = try template(id, in: it.reading)
                    guard last >= template.firstDay else {
                        throw .badInput("Its first day, \(template.firstDay.iso), is after \(last.iso).")
                    }
                    template.lastDay = last
                    return try plan(try it.save(template, by: signature, at: now), by: signature, in: it, now: now)
                })
        case .addException(let exception, let isRehearsal):
            return .planned(
                try planning(isRehearsal) { (it) throws(Failure) in
                    try add(exception, by: signature, in: it, now: now)
                })
        case .removeException(let id):
            return .planned(
                try planning(false) { (it) throws(Failure) in
                    let held = try it.reading.clinicExceptions(from: now.londonDay).first { $0.id == id }
                    guard try it.endClinicException(id, by: signature, at: now) else {
                        throw .notFound("an exception numbered \(id)")
                    }
                    return try generate(service: held?.service, by: signature, in: it, now: now)
                })
        case .generate(let service, let isRehearsal):
            return .planned(
                try planning(isRehearsal) { (it) throws(Failure) in
                    try generate(service: service, by: signature, in: it, now: now)
                })
        case .add(let template, let isRehearsal):
            return .planned(
                try planning(isRehearsal) { (it) throws(Failure) in
                    try addSession(template, by: signature, in: it, now: now)
                })
        case .list, .show, .close, .reopen, .cancel, .move, .takeBack, .callDown, .called, .cashUp, .visited, .followed:
            return try answerOnSession(request, for: actor, now: now)
        }
    }

    private func planning(
        _ isRehearsal: Bool, _ body: (Writing) throws(Failure) -> ClinicPlanning
    ) throws(Failure) -> ClinicPlanning {
        var planning = try trying(isRehearsal, body)
        planning.isRehearsal = isRehearsal
        return planning
    }

    /// Runs a write, and takes all of it back again where it is only tried.
    func trying<Result: Sendable>(
        _ isRehearsal: Bool, _ body: (Writing) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var rehearsed: Result?
        do throws(Failure) {
            return try store.write { (it) throws(Failure) in
                let result = try body(it)
                if isRehearsal {
                    rehearsed = result
                    throw .broken("rehearsed")
                }
                return result
            }
        } catch {
            if let rehearsed { return rehearsed }
            throw error
        }
    }

    private func template(_ id: Int64, in it: Reading) throws(Failure) -> ClinicTemplate {
        guard let template = try it.clinicTemplate(id) else { throw .notFound("a clinic template numbered \(id)") }
        return template
    }

    private func check(_ template: ClinicTemplate, in it: Reading) throws(Failure) {
        guard try it.service(template.service) != nil else { throw .refused(.serviceUnknown(template.service)) }
        if let fault = template.fault { throw .badInput(sentence(for: fault)) }
    }

    private func sentence(for fault: ClinicTemplate.Fault) -> String {
        switch fault {
        case .weekday: "A clinic is held on one weekday, 1 for Monday to 7 for Sunday."
        case .weeks: "Weeks of the month are 1 to 5, each once."
        case .times: "A clinic begins before it ends, between 00:00 and 24:00."
        case .slotLength: "A slot is at least a minute long and fits into the clinic."
        case .capacity: "A slot takes 1 to 500 patients."
        case .parts: "A part names slots of the clinic by number, counted from 1."
        case .clinic: "A clinic has a name."
        case .days: "A clinic does not end before its first day."
        }
    }

    /// From a later day on a change is another template, which takes over the sessions from then on.
    private func set(
        _ template: ClinicTemplate, from: Day?, by signature: Signature, in it: Writing, now: Instant
    ) throws(Failure) -> ClinicPlanning {
        let held = try self.template(template.id, in: it.reading)
        guard held.service == template.service else {
            throw .badInput("A clinic stays with its service; end it and add another.")
        }
        let today = now.londonDay
        guard let from, from > today, from > held.firstDay else {
            try check(template, in: it.reading)
            return try plan(try it.save(template, by: signature, at: now), by: signature, in: it, now: now)
        }
        var next = template
        next.id = 0
        next.firstDay = from
        try check(next, in: it.reading)
        let saved = try it.save(next, by: signature, at: now)
        var ended = held
        ended.lastDay = from.adding(days: -1)
        _ = try it.save(ended, by: signature, at: now)
        try it.passSessions(from: held.id, to: saved.id, since: from)
        return try plan(saved, by: signature, in: it, now: now)
    }

    private func add(
        _ exception: ClinicException, by signature: Signature, in it: Writing, now: Instant
    ) throws(Failure) -> ClinicPlanning {
        var exception = exception
        exception.reason = try words(exception.reason, of: "A reason")
        guard exception.until >= exception.from, exception.until >= now.londonDay else {
            throw .badInput("Days off end today or later, and not before they begin.")
        }
        if let id = exception.template { exception.service = try template(id, in: it.reading).service }
        if let service = exception.service, try it.reading.service(service) == nil {
            throw .refused(.serviceUnknown(service))
        }
        _ = try it.insert(exception, by: signature, at: now)
        return try generate(service: exception.service, by: signature, in: it, now: now)
    }

    /// Plans every template of a service, or of all.
    func generate(
        service: String?, by signature: Signature, in it: Writing, now: Instant
    ) throws(Failure) -> ClinicPlanning {
        if let service, try it.reading.service(service) == nil { throw .refused(.serviceUnknown(service)) }
        let calendar = try clinicCalendar(in: it.reading, now: now)
        var planning = ClinicPlanning()
        for template in try it.reading.clinicTemplates(of: service) {
            try plan(template, around: calendar, into: &planning, in: it, now: now)
        }
        try record(planning, service: service, by: signature, in: it, now: now)
        if let service {
            planning.couldCome = try couldCome(to: planning.opened, at: service, in: it.reading, now: now)
        }
        return planning
    }

    private func plan(
        _ template: ClinicTemplate, by signature: Signature, in it: Writing, now: Instant
    ) throws(Failure) -> ClinicPlanning {
        var planning = ClinicPlanning()
        planning.template = template
        try plan(
            template, around: try clinicCalendar(in: it.reading, now: now), into: &planning, in: it, now: now)
        try record(planning, service: template.service, by: signature, in: it, now: now)
        planning.couldCome = try couldCome(to: planning.opened, at: template.service, in: it.reading, now: now)
        return planning
    }

    func clinicCalendar(in it: Reading, now: Instant) throws(Failure) -> ClinicCalendar {
        ClinicCalendar(
            calendar: policy.calendar, exceptions: try it.clinicExceptions(from: now.londonDay),
            leave: try it.leave(from: now.londonDay))
    }

    /// Brings a template's sessions to what it plans, as far as the polling range of its service.
    private func plan(
        _ template: ClinicTemplate, around calendar: ClinicCalendar, into planning: inout ClinicPlanning,
        in it: Writing, now: Instant
    ) throws(Failure) {
        let today = now.londonDay
        let profile = try it.reading.profile(of: template.service) ?? ServiceProfile(service: template.service)
        let last = profile.lastDay(from: today)
        let rows = Dictionary(
            try it.reading.sessionRows(of: template.id, from: today).map { ($0.day, $0.id) },
            uniquingKeysWith: { first, _ in first })
        let named = (today.number...max(today.number, last.number)).map { Day(number: $0) }.filter {
            template.names($0) && $0 >= profile.operationalFrom ?? $0 && $0 <= last
        }
        for day in Set(named).union(rows.keys).sorted() {
            var slots: [PlannedSlot] = []
            if template.names(day) {
                if let why = calendar.reason(against: template, on: day) {
                    planning.notHeld.append(DayNotHeld(clinic: template.clinic, day: day, why: why))
                } else {
                    let plan = template.plan(for: day)
                    slots = plan.slots
                    planning.missing += plan.missing
                    planning.twice += slots.map(\.start).filter { LondonTime(at: $0).occurrence != nil }
                }
            }
            var held: [Slot] = []
            if let row = rows[day] { held = try it.reading.clinicSession(.session(row))?.slots ?? [] }
            var stopped: Set<String> = []
            for slot in held where slot.closed {
                if try it.reading.isClosedByUs(slot.id) { stopped.insert(slot.id) }
            }
            let changes = SlotChanges(from: held, to: slots, stopped: stopped, at: now)
            planning.left += changes.left
            guard !changes.isEmpty else { continue }
            let session: Int64
            if let row = rows[day] {
                session = row
            } else {
                session = try it.insertSession(template: template.id, service: template.service, day: day)
                planning.sessions += 1
            }
            planning.added += changes.added.count
            planning.changed += changes.changed.count
            planning.removed += changes.removed.count
            for slot in changes.removed { try it.remove(slot) }
            for change in changes.changed {
                var slot = Slot(change.plan, of: template.service, in: session, at: now)
                slot.id = change.slot.id
                _ = try it.save(slot, source: "template")
            }
            for plan in changes.added {
                let slot = Slot(plan, of: template.service, in: session, at: now)
                _ = try it.save(slot, source: "template")
                planning.opened.append(slot)
            }
        }
    }

    private func addSession(
        _ template: ClinicTemplate, by signature: Signature, in it: Writing, now: Instant
    ) throws(Failure) -> ClinicPlanning {
        var template = template
        template.weekday = template.firstDay.weekday
        template.weeks = []
        try check(template, in: it.reading)
        let plan = template.plan(for: template.firstDay)
        let slots = plan.slots.filter { $0.start > now }
        guard !slots.isEmpty else {
            throw .badInput("None of its slots is still to come on \(template.firstDay.iso).")
        }
        var planning = ClinicPlanning()
        planning.missing = plan.missing
        planning.twice = slots.map(\.start).filter { LondonTime(at: $0).occurrence != nil }
        planning.sessions = 1
        planning.added = slots.count
        let session = try it.insertSession(template: nil, service: template.service, day: template.firstDay)
        for plan in slots {
            let slot = Slot(plan, of: template.service, in: session, at: now)
            _ = try it.save(slot, source: "by hand")
            planning.opened.append(slot)
        }
        planning.couldCome = try couldCome(to: planning.opened, at: template.service, in: it.reading, now: now)
        try record(planning, service: template.service, by: signature, in: it, now: now)
        return planning
    }

    private func record(
        _ planning: ClinicPlanning, service: String?, by signature: Signature, in it: Writing, now: Instant
    ) throws(Failure) {
        guard planning.added + planning.changed + planning.removed > 0 else { return }
        try it.recordClinicAct(
            "plan-clinics", subject: .slot,
            [
                .added("service", service), .added("template", planning.template.map { String($0.id) }),
                .added("sessions", String(planning.sessions)), .added("added", String(planning.added)),
                .added("changed", String(planning.changed)), .added("removed", String(planning.removed)),
                .added("left", String(planning.left.count)),
            ], by: signature, at: now)
    }
}
