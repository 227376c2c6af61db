// The answers of the desk as the JSON documents of the contract.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens

extension JSON {
    static func worklists(_ page: HomePage) -> JSON {
        .array(
            page.counts.map { count in
                .object([
                    "name": .code(count.worklist), "title": .string(count.worklist.label),
                    "total": .number(count.total), "overdue": .number(count.overdue),
                    "due_today": .number(count.dueToday), "urgent": .number(count.urgent),
                    "unclaimed": .number(count.total),
                ])
            })
    }

    static func worklist(_ page: WorklistPage) -> JSON {
        .object([
            "name": .code(page.worklist), "total": .number(page.total), "shown": .number(page.items.count),
            "matching": .number(page.matching), "as_of": .instant(page.asOf),
            "items": .array(page.items.map { item($0, today: page.asOf.londonDay) }), "next": .string(page.next),
        ])
    }

    private static func item(_ item: WorklistItem, today: Day) -> JSON {
        var members: [String: JSON] = [
            "item": .string(item.item), "worklist": .code(item.worklist), "ref": .string(item.reference),
            "ubrn": .string(item.ubrn?.digits), "version": .number(item.version), "state": .code(item.state),
            "priority": .code(item.priority), "nhs_number": .string(item.nhsNumber?.text),
            "patient": .string(item.patient), "born": .day(item.born),
            "service": service(item.service, name: item.serviceName), "received": .instant(item.received),
            "due": .day(item.due), "due_rule": .string(item.dueRule), "overdue": .flag(item.isOverdue(today: today)),
            "breach": .day(item.breach), "reason": .string(item.reason), "owner": .null, "claim": .null,
            "changed": .null, "appointment": .clinicTime(item.appointmentStart),
        ]
        if item.worklist == .importProblems {
            members["file"] = .string(item.file)
            members["line"] = .number(item.line)
            members["record"] = .string(item.record)
        }
        return .object(members)
    }

    static func service(_ id: String?, name: String?) -> JSON {
        id.map { .object(["id": .string($0), "name": .string(name)]) } ?? .null
    }

    static func referral(_ detail: ReferralDetail) -> JSON {
        let referral = detail.referral
        var members: [String: JSON] = [
            "ref": .string(referral.reference?.text), "ubrn": .string(referral.ubrn?.digits),
            "version": .number(referral.version), "ers_version": .number(referral.ersVersion),
            "source": .code(referral.source), "state": .code(referral.state),
            "state_inferred": .flag(referral.stateInferred), "state_since": .instant(referral.stateSince),
            "reason": .string(referral.reason), "comment": .string(referral.comment),
            "instruction": .string(referral.instruction), "priority": .code(referral.priority),
            "patient": patient(detail.patient), "service": service(referral.service, name: detail.service?.name),
            "shortlist": .array(detail.shortlist.map { service($0.id, name: $0.name) }),
            "specialty": .string(referral.specialty), "clinic_type": .string(referral.clinicType),
            "clinical_context": .string(referral.clinicalContext), "referrer": .string(referral.referrer),
            "referring_organisation": .string(referral.referringOrganisation),
            "received": .instant(referral.receivedAt), "pathway_start": .instant(referral.pathwayStart),
            "clinical_information": .code(referral.clinicalInformation),
            "review_status": .code(referral.reviewStatus), "last_contact": .instant(referral.lastContact),
            "worklists": .array(detail.worklists.map { .code($0.worklist) }),
            "clocks": .array(
                detail.clocks.map {
                    .object([
                        "name": .string($0.name), "start": .day($0.start), "due": .day($0.due),
                        "rule": .string($0.rule),
                    ])
                }),
            "actions": .array(detail.actions.map(action)),
            "appointment": appointment(referral.appointment),
            "appointments": .array(detail.appointments.map { appointment($0) }),
            "other_open_referrals": .number(detail.otherReferrals),
            "problems": .array(
                detail.problems.map {
                    .object(["file": .string($0.file), "record": .string($0.record), "reason": .string($0.reason)])
                }),
        ]
        if let documents = detail.documents {
            members["letter"] = .object(["documents": .array(documents.map(document))])
        } else {
            members["comment"] = .null
        }
        return .object(members)
    }

    private static func action(_ availability: ActionAvailability) -> JSON {
        .object([
            "action": .code(availability.action), "allowed": .flag(availability.refusal == nil),
            "why_not": availability.refusal.map {
                .object(["code": .string($0.code), "message": .string($0.sentence)])
            } ?? .null,
            "needs": .texts(availability.needs.map(\.rawValue)),
            "may_have": .texts(availability.mayHave.map(\.rawValue)),
        ])
    }

    private static func document(_ document: ReferralDocument) -> JSON {
        .object([
            "title": .string(document.title ?? document.binary), "type": .string(document.type),
            "status": .string(document.availability), "held": .flag(document.digest != nil),
            "text": .string(document.text), "notes": .texts(document.readingNotes), "size": .number(document.size),
            "content_type": .string(document.contentType), "indexed": .instant(document.indexedAt),
        ])
    }

    static func appointment(_ appointment: Appointment?) -> JSON {
        guard let appointment else { return .null }
        return .object([
            "slot": .string(appointment.slot), "service": .string(appointment.service),
            "clinician": .string(appointment.clinician), "start": .clinicTime(appointment.start),
            "end": .clinicTime(appointment.end), "status": .code(appointment.status),
            "ers_id": .string(appointment.ersID),
        ])
    }

    static func patient(_ patient: Patient) -> JSON {
        .object([
            "nhs_number": .string(patient.nhsNumber?.text),
            "nhs_number_valid": .flag(patient.nhsNumber?.isValid ?? false),
            "nhs_number_status": .string(patient.nhsNumberStatus), "hospital_number": .string(patient.hospitalNumber),
            "name": .string(patient.bannerName), "family": .string(patient.family), "given": .string(patient.given),
            "title": .string(patient.title), "born": .day(patient.born), "sex": .code(patient.sex),
            "died": .day(patient.died), "died_source": .string(patient.diedSource),
            "address": .texts(patient.isSensitive ? [] : patient.addressLines),
            "postcode": .string(patient.isSensitive ? nil : patient.postcode), "phone": .string(patient.phone),
            "mobile": .string(patient.mobile), "email": .string(patient.email),
            "consents_to_texts": patient.consentsToTexts.map { .flag($0) } ?? .null,
            "preferred_channel": .string(patient.preferredChannel), "language": .string(patient.language),
            "sensitive": .flag(patient.isSensitive), "at_risk": .flag(patient.isAtRisk),
        ])
    }

    static func found(_ found: FoundReferral) -> JSON {
        .object([
            "ref": .string(found.referral.reference?.text), "ubrn": .string(found.referral.ubrn?.digits),
            "version": .number(found.referral.version), "state": .code(found.referral.state),
            "priority": .code(found.referral.priority),
            "service": service(found.referral.service, name: found.service?.name),
            "received": .instant(found.referral.receivedAt), "patient": patient(found.patient),
            "appointment": appointment(found.referral.appointment),
            "worklists": .array(found.worklists.map { .code($0) }),
        ])
    }

    static func patientDetail(_ detail: PatientDetail) -> JSON {
        .object([
            "patient": patient(detail.patient), "superseded_numbers": .texts(detail.supersededNumbers),
            "referrals": .array(detail.referrals.map(found)),
            "appointments": .array(
                detail.referrals.compactMap { $0.referral.appointment.map { appointment($0) } }),
        ])
    }

    static func history(_ lines: [HistoryLine]) -> JSON {
        .array(
            lines.map { line in
                let entry = line.entry
                return .object([
                    "seq": .number(Int(entry.seq)), "at": .instant(entry.recordedAt),
                    "happened_at": .instant(entry.happenedAt), "user": .string(entry.signature.user),
                    "user_name": .string(line.userName), "role": .string(entry.signature.role),
                    "on_behalf_of": .string(entry.signature.onBehalfOf), "action": .string(entry.action),
                    "from": .code(entry.from), "to": .code(entry.to), "version": .number(entry.version),
                    "reason": .string(entry.reason), "comment": .string(entry.text), "change": .string(entry.change),
                ])
            })
    }

    static func outcome(_ outcome: Outcome) -> JSON {
        .object([
            "ubrn": .string(outcome.referral.ubrn?.digits), "ref": .string(outcome.referral.reference?.text),
            "version": .number(outcome.referral.version), "state": .code(outcome.referral.state),
            "action": .code(outcome.action), "worklists": .array(outcome.worklists.map { .code($0) }),
            "appointment": appointment(outcome.referral.appointment), "unopened_documents": .texts(outcome.unopened),
            "dry_run": .flag(outcome.isRehearsal),
        ])
    }

    static func slot(_ slot: Slot) -> JSON {
        .object([
            "slot": .string(slot.id), "service": .string(slot.service), "clinic": .string(slot.clinic),
            "clinician": .string(slot.clinician), "start": .clinicTime(slot.start), "end": .clinicTime(slot.end),
            "capacity": .number(slot.capacity), "booked": .number(slot.booked),
            "priorities": .array(slot.priorities.map { .code($0) }), "closed": .flag(slot.closed),
        ])
    }

    static func summary(_ summary: ImportSummary) -> JSON {
        .object([
            "read": .number(summary.read), "new": .number(summary.new), "changed": .number(summary.changed),
            "unchanged": .number(summary.unchanged), "older": .number(summary.older),
            "refused": .number(summary.refused),
            "problems": .array(
                summary.problems.map {
                    .object([
                        "file": .string($0.file), "line": .number($0.line), "column": .number($0.column),
                        "record": .string($0.record), "reason": .string($0.reason),
                    ])
                }),
        ])
    }
}
