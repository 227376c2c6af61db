// Applies one record of a feed: what is news is taken, what contradicts us waits on Import Problems, nothing is lost.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore

/// One record being applied, with where it came from.
struct Arrival {
    let record: IncomingRecord
    let file: String
    let asOf: Instant
    let run: RunState
    let it: Writing
    let digest: String

    /// Puts a sentence about the record on Import Problems and into the summary.
    func problem(
        _ kind: ImportProblem.Kind, key: String, reason: String, referral: Int64? = nil, incoming: String? = nil,
        ersVersion: Int? = nil, due: Day
    ) throws(Failure) {
        var problem = ImportProblem(
            kind: kind, key: key, file: file, line: record.line, record: record.name, reason: reason)
        problem.referral = referral
        problem.incoming = incoming
        problem.ersVersion = ersVersion
        _ = try it.open(problem, due: due, at: run.now)
        run.note(record, file: file, reason: reason)
    }
}

extension Desk {
    func apply(
        _ record: IncomingRecord, file: String, asOf: Instant, run: RunState, in it: Writing
    ) throws(Failure) {
        let arrival = Arrival(
            record: record, file: file, asOf: asOf, run: run, it: it, digest: Digest.hex(record.canonical))
        switch record.content {
        case .refused:
            run.refuse(record, file: file)
            return
        case .referral(let incoming):
            run.count(try apply(incoming, arrival))
            try noteFlags(arrival, key: "referral/\(incoming.ubrn.digits)", referral: .ubrn(incoming.ubrn))
        case .listRow(let row):
            run.count(try apply(row, arrival))
            try noteFlags(arrival, key: "row/\(row.list.rawValue)/\(row.ubrn.digits)", referral: .ubrn(row.ubrn))
        case .appointment(let incoming):
            run.count(try apply(incoming, arrival))
            try noteFlags(
                arrival, key: "appointment/\(incoming.ersID ?? "")", referral: incoming.ubrn.map { .ubrn($0) })
        case .slot(let slot):
            guard let service = slot.service else {
                run.refuse(record, file: file, reason: record.flags.first ?? "A slot without a service.")
                return
            }
            run.count(try apply(slot, of: service, arrival))
            try noteFlags(arrival, key: "slot/\(slot.id)", referral: nil)
        case .patient(let incoming):
            let number = incoming.patient.nhsNumber?.text ?? incoming.patient.hospitalNumber ?? ""
            run.count(try apply(incoming, arrival))
            try noteFlags(arrival, key: "patient/\(number)", referral: nil)
        case .service(let service): run.count(try apply(service, arrival))
        case .code(let code): run.count(try apply(code, arrival))
        case .attachment(let file): run.count(try apply(file, arrival))
        case .advice(let incoming):
            run.count(try apply(incoming, arrival))
            try noteFlags(arrival, key: "advice/\(incoming.ubrn.digits)", referral: .ubrn(incoming.ubrn))
        case .adviceMessage(let incoming):
            run.count(try apply(incoming, arrival))
            try noteFlags(
                arrival, key: "message/\(incoming.ubrn.digits)/\(incoming.ersID)", referral: .ubrn(incoming.ubrn))
        case .adviceDocuments(let incoming):
            run.count(try apply(incoming, arrival))
            try noteFlags(arrival, key: "documents/\(incoming.ubrn.digits)", referral: .ubrn(incoming.ubrn))
        case .included: run.count(.unchanged)
        }
    }

    var problemDue: Day { policy.calendar.adding(workingDays: policy.nextDay.routine, to: clock().londonDay) }

    private func noteFlags(_ arrival: Arrival, key: String, referral: ReferralName?) throws(Failure) {
        guard !arrival.record.flags.isEmpty else { return }
        var id: Int64?
        if let referral { id = try arrival.it.reading.referral(referral, for: .everything)?.id }
        for flag in arrival.record.flags {
            try arrival.problem(.flag, key: "flag/\(key)/\(flag)", reason: flag, referral: id, due: problemDue)
        }
    }

    /// Makes sure that a service a record names is in the directory, with whatever is new about it.
    func keepService(_ incoming: IncomingService?, _ arrival: Arrival) throws(Failure) {
        guard let incoming else { return }
        let service = Service(
            id: incoming.id, name: incoming.name, specialty: incoming.specialty, provider: incoming.provider,
            kind: incoming.kind ?? .unspecified)
        _ = try arrival.it.save(service, overwrite: false)
    }

    private func freshness(_ kind: String, key: String, source: String, _ arrival: Arrival) throws(Failure) -> Freshness
    {
        try arrival.it.reading.freshness(
            kind: kind, key: key, source: source, asOf: arrival.asOf, file: arrival.file, digest: arrival.digest)
    }

    func remember(_ kind: String, key: String, source: String, _ arrival: Arrival) throws(Failure) {
        try arrival.it.setFreshness(
            kind: kind, key: key, source: source, asOf: arrival.asOf, file: arrival.file, digest: arrival.digest)
    }

    /// Applies an unversioned record if it is news; `body` says whether it was new or changed anything.
    func ifFresh(
        _ kind: String, key: String, source: String, _ arrival: Arrival,
        _ body: (Freshness) throws(Failure) -> RecordFate
    ) throws(Failure) -> RecordFate {
        let state = try freshness(kind, key: key, source: source, arrival)
        switch state {
        case .same: return .unchanged
        case .older: return .older
        case .first, .fresher:
            let fate = try body(state)
            try remember(kind, key: key, source: source, arrival)
            return fate
        }
    }

    private func apply(_ slot: IncomingSlot, of service: String, _ arrival: Arrival) throws(Failure) -> RecordFate {
        try ifFresh("slot", key: slot.id, source: "feed", arrival) { (_) throws(Failure) in
            try keepService(IncomingService(id: service), arrival)
            let held = try arrival.it.reading.slot(slot.id)
            let next = Slot(
                id: slot.id, service: service, clinic: slot.clinic, clinician: slot.clinician, start: slot.start,
                end: slot.end, capacity: slot.capacity, priorities: slot.priorities, closed: !slot.isFree)
            if let held, held.booked > 0,
                held.start != next.start || held.service != next.service || next.capacity < held.booked
            {
                try arrival.problem(
                    .flag, key: "slot/\(slot.id)/\(arrival.digest)",
                    reason:
                        "Slot \(slot.id) has \(held.booked) booked and came with another time, service or capacity: kept as it was.",
                    due: problemDue)
                return .unchanged
            }
            let changed = try arrival.it.save(next, source: "feed")
            return held == nil ? .new : changed ? .changed : .unchanged
        }
    }

    private func apply(_ incoming: IncomingService, _ arrival: Arrival) throws(Failure) -> RecordFate {
        let isBare =
            incoming.name == nil && incoming.provider == nil && incoming.specialty == nil && incoming.diary == nil
        if isBare {
            if try arrival.it.reading.service(incoming.id) != nil { return .unchanged }
            try keepService(incoming, arrival)
            return .new
        }
        return try ifFresh("service", key: incoming.id, source: "feed", arrival) { (_) throws(Failure) in
            let held = try arrival.it.reading.service(incoming.id)
            let service = Service(
                id: incoming.id, name: incoming.name, specialty: incoming.specialty, provider: incoming.provider,
                kind: incoming.kind ?? .unspecified, diary: incoming.diary ?? held?.diary ?? .referdesk)
            if let provider = incoming.provider { try arrival.it.insertOrganisation(provider, name: nil) }
            var changed = try arrival.it.save(service, overwrite: true)
            if let entry = incoming.entry {
                let now = try arrival.it.reading.profile(of: incoming.id)
                let full = now.map { $0.filled(from: entry) } ?? entry
                changed = try arrival.it.save(full, by: arrival.run.signature, at: arrival.run.now) || changed
            }
            return held == nil ? .new : changed ? .changed : .unchanged
        }
    }

    private func apply(_ code: IncomingCode, _ arrival: Arrival) throws(Failure) -> RecordFate {
        try ifFresh("code", key: "\(code.list)/\(code.code)", source: "e-rs", arrival) { (_) throws(Failure) in
            let state: Freshness
            if let list = Reason.List(rawValue: code.list) {
                state = try arrival.it.save(reason(code, in: list))
            } else {
                state = try arrival.it.save(
                    list: code.list, code: code.code, display: code.display ?? code.code, properties: code.properties)
            }
            switch state {
            case .first: return .new
            case .fresher: return .changed
            case .same, .older: return .unchanged
            }
        }
    }

    private func reason(_ code: IncomingCode, in list: Reason.List) -> Reason {
        let held = reasons.first { $0.list == list && $0.code == code.code }
        func property(_ names: [String]) -> String? { names.lazy.compactMap { code.properties[$0] }.first }
        let roles = property(["allowedBusinessFunctions", "businessFunction", "roles"])
        return Reason(
            list: list, code: code.code, display: code.display ?? held?.display ?? code.code,
            type: property(["type"]) ?? held?.type ?? "",
            usage: property(["usage", "referrerUsage"]) ?? held?.usage ?? "",
            roles: roles.map { ReasonRoles.short($0) } ?? held?.roles ?? [],
            commentIsMandatory: property(["commentIsMandatory"]).map { $0 == "true" } ?? held?.commentIsMandatory
                ?? false,
            canCancelAppointment: property(["canCancelAppointment"]).map { $0 == "true" }
                ?? held?.canCancelAppointment ?? false,
            effectiveFrom: property(["effectiveFrom"]).flatMap { Day(iso: $0) } ?? held?.effectiveFrom
                ?? Day(number: 0),
            effectiveTo: property(["effectiveTo"]).flatMap { Day(iso: $0) })
    }
}

/// e-RS function names as the reason lists of the database spell them.
enum ReasonRoles {
    private static let names = [
        "SERVICE_PROVIDER_CLINICIAN": "SPC", "SERVICE_PROVIDER_CLINICIAN_ADMIN": "SPCA",
        "SERVICE_PROVIDER_ADMIN": "SPA",
        "REFERRING_CLINICIAN": "RC", "REFERRING_CLINICIAN_ADMIN": "RCA", "REFERRING_ADMIN": "RA",
        "PROVIDER_AUTHORISED_APPLICATION": "APP",
    ]

    static func short(_ list: String) -> [String] {
        list.split(separator: ",").map { names[String($0)] ?? String($0) }
    }
}
