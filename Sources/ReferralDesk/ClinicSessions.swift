// Sessions at the door: listed and shown, closed, cancelled, moved and taken back with all of their patients.

internal import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

extension Desk {
    func answerOnSession(_ request: ClinicRequest, for actor: Actor, now: Instant) throws(Failure) -> ClinicReply {
        switch request {
        case .list(let query):
            return .sessions(
                try store.read { (it) throws(Failure) in try sessions(query, for: actor, in: it, now: now) })
        case .show(let name):
            return .session(
                try store.read { (it) throws(Failure) in
                    let session = try session(name, for: actor, in: it)
                    return ClinicDetail(session: session, patients: try people(of: session, in: it))
                })
        case .close(let part): return .done(try close(part, by: actor, now: now))
        case .reopen(let name): return .done(try reopen(name, by: actor, now: now))
        case .cancel(let order, let isRehearsal):
            return .done(
                try trying(isRehearsal) { (it) throws(Failure) in
                    var outcome = try cancel(order, by: actor, in: it, now: now)
                    outcome.isRehearsal = isRehearsal
                    return outcome
                })
        case .move(let order, let isRehearsal):
            return .done(
                try trying(isRehearsal) { (it) throws(Failure) in
                    var outcome = try move(order, by: actor, in: it, now: now)
                    outcome.isRehearsal = isRehearsal
                    return outcome
                })
        case .takeBack(let name): return .done(try takeBack(name, by: actor, now: now))
        case .callDown(let name):
            return .callDown(
                try store.read { (it) throws(Failure) in try callDown(name, for: actor, in: it, now: now) })
        case .called(let name, let referral, let outcome, let said):
            return .callDown(try called(name, referral, outcome, said: said, by: actor, now: now))
        case .cashUp(let name):
            return .cashUp(try store.read { (it) throws(Failure) in try cashUp(name, for: actor, in: it, now: now) })
        case .visited(let name, let referral, let result, let status):
            return .cashUp(try visited(name, referral, result, status: status, by: actor, now: now))
        case .followed(let name, let isDone): return .followed(try followed(name, isDone, by: actor, now: now))
        case .templates, .addTemplate, .setTemplate, .endTemplate, .exceptions, .addException, .removeException,
            .generate, .add:
            throw .broken("a plan was asked of a session")
        }
    }

    /// The slots that begin in the part of a session that is meant.
    private func slots(_ part: ClinicPart, of session: ClinicSession, now: Instant) throws(Failure) -> [Slot] {
        guard session.day >= now.londonDay else { throw .badInput("The clinic of \(session.day.iso) is past.") }
        let slots = session.slots.filter { slot in
            let minute = LondonTime(at: slot.start).secondOfDay / 60
            return minute >= part.from ?? minute && minute < part.until ?? 1_440
        }
        guard !slots.isEmpty else { throw .badInput("No slot of that clinic begins in that time.") }
        return slots
    }

    private func close(_ part: ClinicPart, by actor: Actor, now: Instant) throws(Failure) -> ClinicOutcome {
        try store.write { (it) throws(Failure) in
            let session = try session(part.name, for: actor, in: it.reading)
            let open = try slots(part, of: session, now: now).filter { !$0.closed }
            guard !open.isEmpty else { throw .alreadyExists("The closing of that clinic") }
            return try keep(
                .close, of: session, why: part.why, closed: open, opened: [], patients: [], batch: nil, by: actor,
                in: it, now: now)
        }
    }

    private func reopen(_ name: ClinicName, by actor: Actor, now: Instant) throws(Failure) -> ClinicOutcome {
        try store.write { (it) throws(Failure) in
            let session = try session(name, for: actor, in: it.reading)
            let acts = try it.reading.standingActs(on: session.slots.map(\.id))
            guard let last = acts.last else { throw .notFound("anything that was closed of that clinic") }
            guard !acts.contains(where: { $0.kind == .move }) else {
                throw .badInput("The clinic was moved with its patients: take that back instead.")
            }
            for act in acts.reversed() { try it.setClinicAct(act.id, stands: false) }
            try record("reopen-clinic", session, [], by: actor, in: it, now: now)
            let after = try self.session(name, for: actor, in: it.reading)
            var outcome = ClinicOutcome(
                act: last.kind, session: after, slots: after.slots.count { !$0.closed }, patients: [],
                isTakenBack: true)
            outcome.freed = try firstPlaces(
                of: after.slots, at: after.service, for: actor, in: it.reading, now: now)
            return outcome
        }
    }

    private func cancel(
        _ order: ClinicCancellation, by actor: Actor, in it: Writing, now: Instant
    ) throws(Failure) -> ClinicOutcome {
        let session = try session(order.part.name, for: actor, in: it.reading)
        let closing = try slots(order.part, of: session, now: now)
        let people = try booked(in: closing, in: it.reading)
        // A second time would stand before the first, and an undo would bring nobody back.
        if people.isEmpty, closing.allSatisfy(\.closed), session.act == .cancel || session.act == .move {
            throw .alreadyExists("The end of that clinic")
        }
        let (batch, patients) = try act(on: people, by: actor, in: it, now: now) { _ in
            var command = ReferralCommand(.cancelAppointment)
            command.by = .provider
            command.reason = order.reason
            command.cancelledInPAS = order.cancelledInPAS
            return command
        }
        return try keep(
            .cancel, of: session, why: order.part.why, closed: closing, opened: [], patients: patients, batch: batch,
            by: actor, in: it, now: now)
    }

    private func move(
        _ order: ClinicMove, by actor: Actor, in it: Writing, now: Instant
    ) throws(Failure) -> ClinicOutcome {
        let session = try session(order.part.name, for: actor, in: it.reading)
        let moving = try slots(order.part, of: session, now: now).filter {
            $0.start > now && ($0.booked > 0 || !$0.closed)
        }
        guard !moving.isEmpty else { throw .badInput("Nothing of that clinic is still to come.") }
        let day = order.day ?? session.day
        guard day >= now.londonDay else { throw .badInput("\(day.iso) is past.") }
        guard day != session.day || order.room != nil || order.clinician != nil else {
            throw .badInput("Say where the clinic goes: another day, another room or another clinician.")
        }
        let clinician = order.clinician ?? moving.compactMap(\.clinician).first
        let calendar = try clinicCalendar(in: it.reading, now: now)
        if let why = calendar.reason(on: day, service: session.service, clinician: clinician) {
            throw .badInput("No clinic is held on \(day.short): \(why.words).")
        }
        let row = try it.insertSession(template: nil, service: session.service, day: day)
        var targets: [String: Slot] = [:]
        for slot in moving { targets[slot.id] = try moved(slot, to: day, order, session: row, now: now) }
        if !order.isBesideAnother { try refuseClashes(of: targets, of: order, on: session.day, in: it.reading) }
        for slot in targets.values { _ = try it.save(slot, source: "moved") }
        let people = try booked(in: moving, in: it.reading)
        let (batch, patients) = try act(on: people, by: actor, in: it, now: now) { booking in
            var command = ReferralCommand(.moveAppointment)
            command.slot = targets[booking.slot]?.id
            return command
        }
        var outcome = try keep(
            .move, of: session, why: order.part.why, closed: moving,
            opened: targets.values.sorted { $0.start < $1.start },
            patients: patients, batch: batch, by: actor, in: it, now: now)
        outcome.movedTo = try it.reading.clinicSession(.session(row))
        return outcome
    }

    /// The slot at the same time of another day.
    private func moved(
        _ slot: Slot, to day: Day, _ order: ClinicMove, session: Int64, now: Instant
    ) throws(Failure) -> Slot {
        let time = LondonTime(at: slot.start)
        let moments = LondonTime.instants(day: day, secondOfDay: time.secondOfDay)
        guard let start = time.occurrence == 2 ? moments.last : moments.first else {
            throw .badInput(
                "\(time.clock) does not exist on \(day.short): the clocks go forward. Move the rest of the clinic.")
        }
        let plan = PlannedSlot(
            clinic: slot.clinic ?? "Clinic", clinician: order.clinician ?? slot.clinician,
            room: order.room ?? slot.room, start: start,
            end: start.adding(seconds: slot.end.seconds - slot.start.seconds), capacity: slot.capacity,
            kind: slot.kind, priorities: slot.priorities)
        var next = Slot(plan, of: slot.service, in: session, at: now)
        next.clinic = slot.clinic
        next.overbooked = slot.overbooked
        return next
    }

    /// The same act for each patient, in order of need; together one step to take back.
    private func act(
        on people: [SessionBooking], by actor: Actor, in it: Writing, now: Instant,
        _ command: (SessionBooking) -> ReferralCommand
    ) throws(Failure) -> (batch: String?, patients: [ClinicPatientOutcome]) {
        let batch = String(try it.beginBatch())
        var needs: [(need: [Int], booking: SessionBooking)] = []
        for booking in people {
            guard let referral = try it.reading.referral(.id(booking.referral), for: .everything) else { continue }
            needs.append((referral.need, booking))
        }
        needs.sort { $0.need.lexicographicallyPrecedes($1.need) }
        var patients: [ClinicPatientOutcome] = []
        var isDone = false
        for (_, booking) in needs {
            let name = ReferralName.id(booking.referral)
            let result: Result<Outcome, Failure>
            do throws(Failure) {
                let outcome = try it.savepoint { () throws(Failure) in
                    let one = try performOne(
                        command(booking), on: name, by: actor, now: now, in: it, batch: batch, ofClinic: true)
                    try it.addToBatch(batch, referral: booking.referral)
                    return one
                }
                isDone = true
                result = .success(outcome)
            } catch {
                guard error.isOfOneReferral, !error.isOfTheOrder else { throw error }
                result = .failure(error)
            }
            guard let person = try person(booking, in: it.reading) else { continue }
            patients.append(ClinicPatientOutcome(person: person, result: result))
        }
        return (isDone ? batch : nil, patients)
    }

    /// Notes an act on a session and answers with how it stands now.
    private func keep(
        _ act: ClinicAct, of session: ClinicSession, why: String?, closed: [Slot], opened: [Slot],
        patients: [ClinicPatientOutcome], batch: String?, by actor: Actor, in it: Writing, now: Instant
    ) throws(Failure) -> ClinicOutcome {
        let why = try why.map { (text) throws(Failure) in try words(text, of: "A reason") }
        try it.insertClinicAct(
            act, batch: batch, why: why, closed: closed.map(\.id), opened: opened.map(\.id), by: Signature(actor),
            at: now)
        try record(
            "\(act.rawValue)-clinic", session,
            [
                .added("slots", String(closed.count)), .added("patients", String(patients.count)),
                .added("bulk", batch), .added("why", why),
            ], by: actor, in: it, now: now)
        let after = try self.session(session.name, for: actor, in: it.reading)
        return ClinicOutcome(act: act, session: after, slots: closed.count, patients: patients)
    }

    func record(
        _ action: String, _ session: ClinicSession, _ changes: [FieldChange], by actor: Actor, in it: Writing,
        now: Instant
    ) throws(Failure) {
        try it.recordClinicAct(
            action, subject: .slot,
            [
                .added("session", session.name.text), .added("service", session.service),
                .added("clinic", session.clinic), .added("day", session.day.iso),
            ] + changes, by: Signature(actor), at: now)
    }
}

extension Failure {
    /// What is wrong with the order itself, and so with each of its patients.
    fileprivate var isOfTheOrder: Bool {
        switch self {
        case .refused(.reasonNotAllowed), .refused(.reasonMissing), .refused(.commentMissing),
            .refused(.cancelledInPASMissing), .refused(.cancelledInPASNotPermitted), .refused(.notYourRole):
            true
        case _: false
        }
    }
}

extension Slot {
    /// A planned slot of a session; its id says when it begins, and which of the two where that comes twice.
    init(_ plan: PlannedSlot, of service: String, in session: Int64, at now: Instant) {
        let time = LondonTime(at: plan.start)
        let clock = time.clock.filter { $0 != ":" }
        self.init(
            id: "C\(session)-\(clock)\(time.occurrence == 2 ? "-2" : "")", service: service, clinic: plan.clinic,
            clinician: plan.clinician, start: plan.start, end: plan.end, capacity: plan.capacity,
            priorities: plan.priorities)
        self.session = session
        kind = plan.kind
        room = plan.room
        publishedAt = now
    }
}
