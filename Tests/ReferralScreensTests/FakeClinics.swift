// The clinics, calls and letters of the desk in memory: sessions of its slots, decided by the domain's own rules.

import ReferralDomain

@testable import ReferralDesk
@testable import ReferralScreens

extension FakeDesk {
    /// Today's clinic on top of the small one: three patients seen this morning, one booked for the afternoon.
    static func clinicDay() -> FakeDesk {
        let desk = clinic()
        for (index, time) in ["09:00", "09:20", "09:40", "16:00"].enumerated() {
            let id = Int64(index + 1)
            let start = Instant(iso: "2026-11-03T\(time):00Z") ?? now
            var slot = Slot(
                id: "T\(id)", service: "11010", clinic: "Tuesday clinic", clinician: "Dr A Reed", start: start,
                end: start.adding(seconds: 1_200), capacity: 1, booked: 1)
            slot.session = 41
            slot.room = "Room 4"
            desk.slots.append(slot)
            desk.referrals[id]?.appointment = Appointment(
                id: id, slot: "T\(id)", service: "11010", clinician: "Dr A Reed", start: start, status: .booked)
            desk.patients[id]?.mobile = "07700 90000\(id)"
        }
        desk.patients[2]?.language = "Igbo"
        desk.patients[3]?.born = Day(year: 2_018, month: 5, day: 4)
        desk.reasons += [
            ("PATIENT_ILL", "Patient illness"), ("UNKNOWN", "Reason not known"),
        ].map { code, display in
            Reason(
                list: .nonAttendance, code: code, display: display, type: "", usage: "", roles: [],
                commentIsMandatory: false, canCancelAppointment: false, effectiveFrom: Day(number: 0), effectiveTo: nil)
        }
        return desk
    }

    func answer(_ request: ClinicRequest, _ actor: Actor) throws(Failure) -> ClinicReply {
        guard request.roles.contains(actor.role) else {
            throw .notAllowed(actor.role, request.isPatientData ? "the patients of a clinic" : "clinics")
        }
        switch request {
        case .list(let query):
            let first = query.from ?? clock.londonDay
            let last = query.until ?? first.adding(days: 7)
            return .sessions(
                sessions.filter { (query.service ?? $0.service) == $0.service && $0.day >= first && $0.day <= last })
        case .show(let name):
            return .session(ClinicDetail(session: try session(name), patients: people(of: try session(name))))
        case .cashUp(let name): return .cashUp(cashUp(try session(name)))
        case .visited(let name, .id(let id), let result, let status):
            guard let referral = referrals[id] else { throw .notFound("referral") }
            _ = try perform(result.command(on: referral, status: status), id, actor)
            past.append([referral])
            return .cashUp(cashUp(try session(name)))
        case .callDown(let name): return .callDown(callDown(try session(name)))
        case .called(let name, .id(let id), let outcome, let words):
            calls[id, default: []].append((outcome, words))
            return .callDown(callDown(try session(name)))
        case .cancel(let order, let isRehearsal):
            return .done(try cancel(order, by: actor, isRehearsal: isRehearsal))
        case .move(let order, let isRehearsal): return .done(try move(order, by: actor, isRehearsal: isRehearsal))
        case .close(let part):
            let session = try session(part.name)
            for index in slots.indices where session.slots.contains(where: { $0.id == slots[index].id }) {
                slots[index].closed = true
            }
            acts[part.name] = .close
            return .done(ClinicOutcome(act: .close, session: try self.session(part.name), slots: 4, patients: []))
        case .reopen(let name), .takeBack(let name):
            let act = acts.removeValue(forKey: name)
            guard let act else { throw .notFound("anything that was closed of that clinic") }
            for index in slots.indices { slots[index].closed = false }
            return .done(
                ClinicOutcome(act: act, session: try session(name), slots: 4, patients: [], isTakenBack: true))
        case .followed(.id(let id), let isDone):
            guard isDone, let next = followUps.removeValue(forKey: id) else {
                throw .notFound("anything that is to follow an appointment of that referral")
            }
            return .followed(next)
        case .templates, .exceptions, .addTemplate, .setTemplate, .endTemplate, .addException, .removeException,
            .generate, .add, .visited, .called, .followed:
            throw .notFound("nothing")
        }
    }

    var sessions: [ClinicSession] {
        ClinicSession.grouped(slots).map { session in
            var known = session
            known.act = acts[session.name]
            let ids = session.slots.map(\.id)
            known.cashedUp = referrals.values.count { referral in
                guard let visit = referral.appointment, let slot = visit.slot, ids.contains(slot) else { return false }
                return visit.status == .fulfilled || visit.status == .noshow
            }
            for index in known.slots.indices {
                let visits = referrals.values.compactMap(\.appointment).filter { $0.slot == known.slots[index].id }
                if visits.contains(where: { !$0.status.isLive }) { known.slots[index].booked = 0 }
            }
            return known
        }
    }

    private func session(_ name: ClinicName) throws(Failure) -> ClinicSession {
        guard let found = sessions.first(where: { $0.name == name }) else { throw .notFound("a clinic") }
        return found
    }

    private func people(of session: ClinicSession) -> [ClinicPatient] {
        let ids = Set(session.slots.map(\.id))
        return referrals.values.compactMap { referral -> ClinicPatient? in
            guard let visit = referral.appointment, let slot = visit.slot, ids.contains(slot), let start = visit.start
            else { return nil }
            return ClinicPatient(
                referral: referral, patient: patient(of: referral), start: start, isBooked: visit.status.isLive,
                cancelledByUs: 0)
        }.sorted { $0.start < $1.start }
    }

    private func cashUp(_ session: ClinicSession) -> CashUp {
        let lines = people(of: session).compactMap { person -> CashUpLine? in
            guard let visit = person.referral.appointment, visit.status != .cancelled else { return nil }
            var line = CashUpLine(
                visit: ClinicVisit(
                    referral: person.referral.id, appointment: visit, clinic: session.clinic, slotEnd: nil,
                    reference: person.referral.reference?.text ?? "", ubrn: person.referral.ubrn,
                    patient: person.patient),
                outstanding: .nothing)
            if visit.status == .booked { line.outstanding = person.start > clock ? .ahead : .outcome }
            if visit.status == .fulfilled {
                line.outcome = person.referral.outcome
                line.next = followUps[person.referral.id]
                if line.next != nil { line.outstanding = .following }
            }
            return line
        }
        return CashUp(session: session, lines: lines)
    }

    private func callDown(_ session: ClinicSession) -> CallDown {
        CallDown(
            session: session,
            people: people(of: session).map { person in
                let made = calls[person.referral.id] ?? []
                return CallDownLine(
                    person: person, last: made.last?.0, lastAt: made.isEmpty ? nil : clock, attempts: made.count)
            })
    }

    private func cancel(
        _ order: ClinicCancellation, by actor: Actor, isRehearsal: Bool
    ) throws(Failure) -> ClinicOutcome {
        let session = try session(order.part.name)
        let closing = session.slots.filter { slot in
            let minute = LondonTime(at: slot.start).secondOfDay / 60
            return minute >= order.part.from ?? 0 && minute < order.part.until ?? 1_440
        }
        let ids = Set(closing.map(\.id))
        let meant = people(of: session).filter { $0.isBooked && ids.contains($0.referral.appointment?.slot ?? "") }
        if !isRehearsal {
            for index in slots.indices where ids.contains(slots[index].id) {
                slots[index].closed = true
                slots[index].booked = 0
            }
            acts[order.part.name] = .cancel
            for person in meant {
                referrals[person.referral.id]?.appointment?.status = .cancelled
                referrals[person.referral.id]?.state = .appointmentCancelledByProvider
            }
        }
        return ClinicOutcome(
            act: .cancel, session: try self.session(order.part.name), slots: closing.count,
            patients: meant.map { ClinicPatientOutcome(person: $0, result: .success(outcome(of: $0))) },
            isRehearsal: isRehearsal)
    }

    private func move(_ order: ClinicMove, by actor: Actor, isRehearsal: Bool) throws(Failure) -> ClinicOutcome {
        let session = try session(order.part.name)
        guard order.day != nil || order.room != nil || order.clinician != nil else { throw .badInput("Where to?") }
        let meant = people(of: session).filter { $0.isBooked && $0.start > clock }
        if !isRehearsal { acts[order.part.name] = .move }
        return ClinicOutcome(
            act: .move, session: try self.session(order.part.name), slots: meant.count,
            patients: meant.map { ClinicPatientOutcome(person: $0, result: .success(outcome(of: $0))) },
            isRehearsal: isRehearsal)
    }

    private func outcome(of person: ClinicPatient) -> Outcome {
        Outcome(
            action: .cancelAppointment, referral: person.referral, patient: person.patient, worklists: [],
            service: nil, unopened: [], isRehearsal: false)
    }

    /// A caller's patient, with everything of theirs.
    func person(_ name: PatientName, said: Set<CallerIdentifier>) throws(Failure) -> PatientDetail {
        guard case .id(let id) = name, let patient = patients[id] else { throw .notFound("patient") }
        if let refusal = CallerCheck.refusal(said: said, of: patient) { throw .refused(refusal) }
        let theirs = referrals.values.filter { $0.patient == id }.sorted { $0.id < $1.id }
        return PatientDetail(
            patient: patient, supersededNumbers: [],
            referrals: theirs.map {
                FoundReferral(
                    referral: $0, patient: patient, service: $0.service.flatMap { services[$0] },
                    worklists: lists(of: $0).map(\.worklist))
            }, letters: letters.map(\.letter).filter { $0.patient == id }, choice: choices[id] ?? PatientChoice())
    }

    func answer(_ request: LetterRequest, _ actor: Actor) throws(Failure) -> LetterReply {
        guard request.roles.contains(actor.role) else { throw .notAllowed(actor.role, request.name) }
        switch request {
        case .list(let state, let after, _):
            return .letters(letters.filter { $0.letter.state == state && $0.letter.id > after })
        case .show(let id):
            guard let line = letters.first(where: { $0.letter.id == id }) else { throw .notFound("a letter") }
            return .letter(line)
        case .recall(let id):
            guard let index = letters.firstIndex(where: { $0.letter.id == id && $0.letter.state == .waiting }) else {
                throw .notFound("a letter numbered \(id) that waits")
            }
            letters[index].letter.state = .recalled
            letters[index].hold = nil
            return .letter(letters[index])
        case .ready, .printed, .holdsRun, .contactUs, .templates, .setTemplate, .place, .setPlace, .reminders, .clinic:
            throw .notFound("nothing")
        }
    }

    /// Letters to the first patients: two that may leave, one that is held.
    func addLetters() {
        let kinds: [LetterKind] = [.appointment, .change, .cancellation]
        for (index, kind) in kinds.enumerated() {
            let id = Int64(index + 1)
            guard let referral = referrals[id], let patient = patients[id] else { continue }
            var reader = patient
            if index != 1 { reader.addressLines = ["\(id) High Street", "Referton"] }
            patients[id] = reader
            let letter = Letter(
                id: id, referral: id, patient: id, kind: kind, tellsOf: referral.appointment?.start, channel: .post,
                format: .normal, recipient: patient.letterName ?? "", sentTo: "",
                text: "Your appointment\nDear \(patient.title ?? "") \(patient.family ?? "")\nPlease come.", lacks: [],
                createdAt: clock, state: .waiting, settledAt: nil, settledBy: nil, run: nil)
            var line = LetterLine(
                letter, reference: referral.reference?.text ?? "", ubrn: referral.ubrn, patient: reader, isTheirs: true,
                isFrozen: false, isCancelled: false, appointment: nil, now: clock)
            line.hold = index == 1 ? .noAddress : nil
            letters.append(line)
        }
    }
}
