// Who is in a session and who has been told: the call-down in order of time, and taking an act on a session back.

internal import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

extension Desk {
    /// Live bookings of slots.
    func booked(in slots: [Slot], in it: Reading) throws(Failure) -> [SessionBooking] {
        var found: [SessionBooking] = []
        for slot in slots { found += try it.bookings(in: slot.id, endedBy: []) }
        return found
    }

    /// Who is booked in a session, or was until an act that stands; in order of time.
    func people(of session: ClinicSession, in it: Reading) throws(Failure) -> [ClinicPatient] {
        let batches = try it.standingActs(on: session.slots.map(\.id)).compactMap(\.batch)
        var found: [Int64: ClinicPatient] = [:]
        for slot in session.slots {
            for booking in try it.bookings(in: slot.id, endedBy: batches) {
                if let person = try person(booking, in: it) { found[booking.referral] = person }
            }
        }
        return found.values.sorted { ($0.start, $0.referral.id) < ($1.start, $1.referral.id) }
    }

    func person(_ booking: SessionBooking, in it: Reading) throws(Failure) -> ClinicPatient? {
        guard var referral = try it.referral(.id(booking.referral), for: .everything),
            let patient = try it.patient(referral.patient)
        else { return nil }
        // Nobody reads clinical text off a clinic's list.
        referral.comment = nil
        return ClinicPatient(
            referral: referral, patient: patient, start: booking.start, isBooked: booking.isLive,
            cancelledByUs: try it.cancelledByProvider(referral.id))
    }

    /// Those whom the last act on a session concerns, or everybody booked where there was none.
    func callDown(_ name: ClinicName, for actor: Actor, in it: Reading, now: Instant) throws(Failure) -> CallDown {
        let session = try session(name, for: actor, in: it)
        let acts = try it.standingActs(on: session.slots.map(\.id)).filter { $0.batch != nil }
        let since = acts.last?.at ?? LondonTime.startOfDay(now.londonDay)
        var lines: [CallDownLine] = []
        for person in try people(of: session, in: it) where acts.isEmpty || !person.isBooked {
            let last = try it.lastContact(about: person.referral.id, since: since)
            lines.append(
                CallDownLine(person: person, last: last?.outcome, lastAt: last?.at, attempts: last?.attempts ?? 0))
        }
        return CallDown(session: session, people: lines)
    }

    func called(
        _ name: ClinicName, _ referral: ReferralName, _ outcome: ContactOutcome, said: String?, by actor: Actor,
        now: Instant
    ) throws(Failure) -> CallDown {
        try store.write { (it) throws(Failure) in
            let wanted = try visible(referral, to: Visibility(of: actor), in: it.reading)
            let list = try callDown(name, for: actor, in: it.reading, now: now)
            guard list.people.contains(where: { $0.person.referral.id == wanted.id }) else {
                throw .notFound("that patient among those of the clinic")
            }
            var command = ReferralCommand(.contactAttempt)
            command.outcome = outcome.rawValue
            command.instruction = said
            _ = try performOne(command, on: referral, by: actor, now: now, in: it, ofClinic: true)
            return try callDown(name, for: actor, in: it.reading, now: now)
        }
    }

    /// Takes back the last act on a session with all of its patients.
    func takeBack(_ name: ClinicName, by actor: Actor, now: Instant) throws(Failure) -> ClinicOutcome {
        let (before, act, members) = try store.read { (it) throws(Failure) in
            let found = try session(name, for: actor, in: it)
            guard let act = try it.standingActs(on: found.slots.map(\.id)).last else {
                throw .refused(.nothingToUndo)
            }
            var members: [Int64] = []
            if let batch = act.batch { members = try it.members(ofBatch: batch) }
            return (found, act, members)
        }
        var patients: [ClinicPatientOutcome] = []
        if let batch = act.batch {
            var refusal = Failure.refused(.nothingToUndo)
            var outcomes: [BulkOutcome] = []
            for member in members {
                do throws(Failure) {
                    outcomes = try compensate(.undo, on: .id(member), ofBatch: batch, by: actor)
                    break
                } catch {
                    // Somebody has done more for this one: another still stands where the act left them.
                    guard error.isOfOneReferral else { throw error }
                    refusal = error
                }
            }
            guard !outcomes.isEmpty else { throw refusal }
            patients = try store.read { (it) throws(Failure) in try takenBack(outcomes, to: before, in: it) }
        } else {
            try store.write { (it) throws(Failure) in
                try it.setClinicAct(act.id, stands: false)
                try record("undo-\(act.kind.rawValue)-clinic", before, [], by: actor, in: it, now: now)
            }
        }
        let after = try store.read { (it) throws(Failure) in try self.session(name, for: actor, in: it) }
        return ClinicOutcome(
            act: act.kind, session: after, slots: after.slots.count { !$0.closed }, patients: patients,
            isTakenBack: true)
    }

    private func takenBack(
        _ outcomes: [BulkOutcome], to session: ClinicSession, in it: Reading
    ) throws(Failure) -> [ClinicPatientOutcome] {
        var patients: [ClinicPatientOutcome] = []
        for outcome in outcomes {
            guard let referral = try it.referral(outcome.name, for: .everything) else { continue }
            let visit = referral.appointment
            let booking = SessionBooking(
                referral: referral.id, slot: visit?.slot ?? "",
                start: visit?.start ?? session.start ?? referral.stateSince,
                isLive: session.slots.contains { $0.id == visit?.slot } && referral.liveAppointment != nil)
            guard let person = try person(booking, in: it) else { continue }
            patients.append(ClinicPatientOutcome(person: person, result: outcome.result))
        }
        return patients.sorted { ($0.person.start, $0.person.referral.id) < ($1.person.start, $1.person.referral.id) }
    }

    /// A bulk act that cancelled or moved a session was taken back or done again: so are the session's slots.
    func followSession(
        _ way: Compensation, batch: String, by actor: Actor, in it: Writing, now: Instant
    ) throws(Failure) {
        guard let act = try it.reading.clinicAct(ofBatch: batch), act.stands == (way == .undo) else { return }
        try it.setClinicAct(act.id, stands: way == .redo)
        try it.recordClinicAct(
            "\(way.rawValue)-clinic-act", subject: .slot, [.added("act", String(act.id)), .added("bulk", batch)],
            by: Signature(actor), at: now)
    }
}
