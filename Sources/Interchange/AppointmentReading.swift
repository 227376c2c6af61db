// Appointments (A016, A034, A038), and the slots and schedules they are booked from (A015).

import ReferralDomain

extension ResourceReader {
    /// An appointment that stands alone: only an answer of e-RS has both an id and a version.
    func appointment(_ resource: JSONNode, name: String) -> IncomingRecord {
        guard let id = resource["id"]?.text, id != "appointment", resource.versionText != nil else {
            return .refused(name, "A request to e-RS (an appointment without an id and a version), not an answer.")
        }
        var reader = FieldReader()
        var appointment = readAppointment(resource, &reader)
        guard appointment.ubrn != nil else {
            return .refused(name, "An appointment that names no e-RS referral.")
        }
        appointment.ersID = id
        appointment.version = reader.version(resource)
        if resource["created"] == nil {
            reader.flag("It has no time of creation: it may be what was sent to e-RS, not its answer.")
        }
        return IncomingRecord(
            name: name, content: .appointment(appointment), flags: reader.flags, canonical: resource.canonical)
    }

    /// The fields that contained and separate appointments share.
    func readAppointment(_ resource: JSONNode, _ reader: inout FieldReader) -> IncomingAppointment {
        var appointment = IncomingAppointment()
        appointment.status = readStatus(resource["status"]?.text, &reader)
        appointment.start = reader.instant(resource["start"], "Appointment start")
        appointment.end = reader.instant(resource["end"], "Appointment end")
        if let start = appointment.start, let end = appointment.end, end < start {
            reader.flag("The appointment ends before it begins.")
        }
        appointment.created = reader.instant(resource["created"], "Appointment creation")
        appointment.slot = Reference(resource["slot"]?.items.first?["reference"]?.text)?.id
        appointment.reason = reader.reason(resource["reason"]?.items.first?.code)
        appointment.comment = resource["comment"]?.text
        if let reference = Reference(resource["incomingReferral"]?.items.first?["reference"]?.text) {
            appointment.ubrn = UBRN(reference.id)
            appointment.referralVersion = reference.version
        }
        for participant in resource["participant"]?.items ?? [] {
            guard let actor = participant["actor"], let identifier = actor["identifier"]?.items.first else { continue }
            // One object where FHIR has an array: a known issue of e-RS, and either is read.
            let types = (participant["type"]?.items ?? []).compactMap { $0.code }
            if identifier.isOf(system: "ers-service") {
                appointment.service = appointment.service ?? actor.service
            } else if identifier.isOf(system: "nhs-number") {
                appointment.nhsNumber = appointment.nhsNumber ?? reader.nhsNumber(identifier["value"]?.text)
            } else if types.contains("CON") || (types.isEmpty && identifier.isOf(system: "sds-user-id")) {
                appointment.clinician = appointment.clinician ?? identifier["value"]?.text
            }
        }
        return appointment
    }

    private func readStatus(_ code: String?, _ reader: inout FieldReader) -> Appointment.Status? {
        switch code {
        case "pending": return .requested
        case "arrived": return .booked
        case nil:
            reader.flag("The appointment has no status.")
            return nil
        case let code: return reader.known(code, "Appointment status") { Appointment.Status(rawValue: $0) }
        }
    }

    func slot(_ resource: JSONNode, name: String, schedules: [String: JSONNode]) -> IncomingRecord {
        guard let id = resource["id"]?.text else { return .refused(name, "A slot without an id.") }
        var reader = FieldReader()
        let start = reader.instant(resource["start"], "Start")
        let end = reader.instant(resource["end"], "End")
        guard let start, let end else {
            return .refused(name, reader.flags.first ?? "A slot without a start and an end.")
        }
        guard end >= start else { return .refused(name, "The slot ends before it begins.") }
        var slot = IncomingSlot(id: id, start: start, end: end)
        let reference = resource["schedule"]?["reference"]?.text
        let scheduleID = Reference(reference)?.id ?? ""
        if let schedule = schedules[scheduleID] ?? reference.flatMap({ schedules[$0] }) {
            slot.service = actor(of: schedule, system: "ers-service")
            slot.clinician = actor(of: schedule, system: "sds-user-id")
        }
        slot.service = slot.service ?? serviceID(ofSchedule: scheduleID)
        if slot.service == nil { reader.flag("It cannot be told which service the slot belongs to.") }
        slot.isFree = resource["status"]?.text == "free"
        return IncomingRecord(name: name, content: .slot(slot), flags: reader.flags, canonical: resource.canonical)
    }

    /// A schedule tells of its service, and of nothing else that is kept.
    func schedule(_ resource: JSONNode, name: String) -> IncomingRecord {
        let named = (resource["actor"]?.items ?? []).first { isOf($0, system: "ers-service") }?.service
        let id = resource["id"]?.text ?? ""
        guard let service = named ?? serviceID(ofSchedule: id).map({ IncomingService(id: $0) }) else {
            return .refused(name, "A schedule that names no e-RS service.")
        }
        return IncomingRecord(name: name, content: .service(service), canonical: resource.canonical)
    }

    private func actor(of schedule: JSONNode, system: String) -> String? {
        (schedule["actor"]?.items ?? []).first { isOf($0, system: system) }?.identifierValue
    }

    private func isOf(_ actor: JSONNode, system: String) -> Bool {
        actor["identifier"]?.items.first?.isOf(system: system) ?? false
    }

    /// `12000` of schedule `12000-921600556514`; nil where the id is not of that shape.
    private func serviceID(ofSchedule id: String) -> String? {
        let service = id.splitOnce("-").before
        return service.isDigits ? service : nil
    }
}
