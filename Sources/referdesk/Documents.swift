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
                    "unclaimed": .number(count.unclaimed),
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
            "ubrn": .string(item.ubrn?.digits), "version": .number(item.version), "state": .string(item.statusCode),
            "priority": .code(item.priority), "nhs_number": .string(item.nhsNumber?.text),
            "patient": .string(item.patient), "born": .day(item.born), "died": .day(item.died),
            "service": service(item.service, name: item.serviceName), "received": .instant(item.received),
            "due": .day(item.due), "due_rule": .string(item.dueRule), "overdue": .flag(item.isOverdue(today: today)),
            "breach": .day(item.breach), "reason": .string(item.reason), "owner": .string(item.owner?.login),
            "owner_name": .string(item.owner?.name), "claim": claim(item.claim),
            "snoozed_until": .instant(item.snoozedUntil), "changed": .code(item.changed),
            "notes": .number(item.notes), "appointment": .clinicTime(item.appointmentStart),
            "missed_as": .code(item.missedAs),
        ]
        if item.worklist == .importProblems {
            members["file"] = .string(item.file)
            members["line"] = .number(item.line)
            members["record"] = .string(item.record)
        }
        return .object(members)
    }

    /// Who works on it, and until when.
    static func claim(_ claim: Claim?) -> JSON {
        claim.map {
            .object([
                "by": .string($0.by.login), "name": .string($0.by.name), "since": .instant($0.since),
                "until": .instant($0.until),
            ])
        } ?? .null
    }

    /// Who has a referral in hand, and what colleagues noted.
    private static func handling(_ detail: ReferralDetail) -> [String: JSON] {
        let handling = detail.handling
        var members: [String: JSON] = [
            "owner": .string(handling.owner?.login), "owner_name": .string(handling.owner?.name),
            "claim": claim(handling.claim), "snoozed_until": .instant(handling.snooze?.until),
            "snooze_reason": .string(handling.snooze?.reason),
            "notes": .array(
                detail.notes.map {
                    .object([
                        "at": .instant($0.at), "by": .string($0.by.login), "name": .string($0.by.name),
                        "clinical": .flag($0.isClinical), "text": .string($0.text),
                    ])
                }),
        ]
        if let question = detail.question {
            members["question"] = .object([
                "by": .string(question.by.login), "to": .string(question.of.login),
                "at": .instant(question.askedAt), "text": .string(question.text),
            ])
        }
        return members
    }

    static func service(_ id: String?, name: String?) -> JSON {
        id.map { .object(["id": .string($0), "name": .string(name)]) } ?? .null
    }

    static func referral(_ detail: ReferralDetail) -> JSON {
        let referral = detail.referral
        var members: [String: JSON] = [
            "ref": .string(referral.reference?.text), "ubrn": .string(referral.ubrn?.digits),
            "version": .number(referral.version), "ers_version": .number(referral.ersVersion),
            "source": .code(referral.source), "state": .string(referral.statusCode), "advice": advice(detail),
            "state_inferred": .flag(referral.stateInferred), "state_since": .instant(referral.stateSince),
            "reason": .string(referral.reason), "comment": .string(referral.comment),
            "instruction": .string(referral.instruction), "priority": .code(referral.priority),
            "patient": patient(detail.patient), "service": service(referral.service, name: detail.service?.name),
            "shortlist": .array(detail.shortlist.map { service($0.id, name: $0.name) }),
            "specialty": .string(referral.specialty), "clinic_type": .string(referral.clinicType),
            "commissioner": .string(referral.commissioner),
            "clinical_context": .string(referral.clinicalContext), "referrer": .string(referral.referrer),
            "referring_organisation": .string(referral.referringOrganisation),
            "received": .instant(referral.receivedAt), "pathway_start": .instant(referral.pathwayStart),
            "clinical_information": .code(referral.clinicalInformation),
            "cancelled_by_us": .number(detail.cancelledByUs), "offers": offers(detail.offers),
            "reasonable_offers_declined": .number(detail.offers.reasonableDeclined),
            "choice": choice(detail.choice), "days_not_available": .number(detail.daysAway),
            "review_status": .code(referral.reviewStatus),
            "last_contact": .instant(referral.lastContact),
            "needs": needs(referral.needs, for: referral.appointment),
            "worklists": .array(detail.worklists.map { .code($0.worklist) }),
            "clocks": .array(detail.clocks.map(clock)),
            "actions": .array(detail.actions.map(action)),
            "appointment": appointment(referral.appointment),
            "appointments": .array(detail.appointments.map { appointment($0) }),
            "other_open_referrals": .number(detail.otherReferrals), "letters": .array(detail.letters.map(letter)),
            "problems": .array(
                detail.problems.map {
                    .object(["file": .string($0.file), "record": .string($0.record), "reason": .string($0.reason)])
                }),
        ]
        members.merge(handling(detail)) { $1 }
        members.merge(safety(detail)) { $1 }
        if let documents = detail.documents {
            members["letter"] = .object(["documents": .array(documents.map(document))])
        } else {
            members["comment"] = .null
        }
        return .object(members)
    }

    /// The conversation, `null` where there never was one; its messages only for those who may read them.
    private static func advice(_ detail: ReferralDetail) -> JSON {
        let referral = detail.referral
        guard let state = referral.advice else { return .null }
        var members: [String: JSON] = [
            "state": .code(state), "may_convert": .flag(referral.adviceMayConvert),
            "first_requested": .instant(referral.adviceFirstRequested),
            "last_updated": .instant(referral.adviceLastUpdated),
            "recommendation": .code(referral.adviceRecommendation),
        ]
        if let messages = detail.messages {
            members["messages"] = .array(
                messages.map {
                    .object([
                        "at": .instant($0.at), "by": .string($0.by), "by_name": .string($0.byName),
                        "on_behalf_of": .string($0.onBehalfOf), "side": .code($0.side), "outcome": .code($0.outcome),
                        "recommendation": .code($0.recommendation), "text": .string($0.text),
                    ])
                })
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
            "id": .number(Int(document.id)), "title": .string(document.title ?? document.binary),
            "type": .string(document.type),
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
            "letters_held": .code(patient.letterHold),
        ])
    }

    static func found(_ found: FoundReferral) -> JSON {
        .object([
            "ref": .string(found.referral.reference?.text), "ubrn": .string(found.referral.ubrn?.digits),
            "version": .number(found.referral.version), "state": .string(found.referral.statusCode),
            "priority": .code(found.referral.priority),
            "service": service(found.referral.service, name: found.service?.name),
            "received": .instant(found.referral.receivedAt), "patient": patient(found.patient),
            "appointment": appointment(found.referral.appointment),
            "worklists": .array(found.worklists.map { .code($0) }), "alike": .number(found.alike),
            "missed_as": .code(found.referral.missedAs(by: found.patient)),
        ])
    }

    static func patientDetail(_ detail: PatientDetail) -> JSON {
        .object([
            "patient": patient(detail.patient), "superseded_numbers": .texts(detail.supersededNumbers),
            "referrals": .array(detail.referrals.map(found)), "same_name": .array(detail.sameName.map(alike)),
            "appointments": .array(
                detail.referrals.compactMap { $0.referral.appointment.map { appointment($0) } }),
            "letters": .array(detail.letters.map(letter)), "choice": choice(detail.choice),
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
                    "missed_as": .code(line.missedAs),
                ])
            })
    }

    static func outcome(_ outcome: Outcome) -> JSON {
        .object([
            "ubrn": .string(outcome.referral.ubrn?.digits), "ref": .string(outcome.referral.reference?.text),
            "version": .number(outcome.referral.version), "state": .string(outcome.referral.statusCode),
            "action": .code(outcome.action), "worklists": .array(outcome.worklists.map { .code($0) }),
            "appointment": appointment(outcome.referral.appointment), "unopened_documents": .texts(outcome.unopened),
            "dry_run": .flag(outcome.isRehearsal), "compensation": .code(outcome.compensation),
            "warnings": .texts(outcome.warnings), "offer": outcome.offer.map(offer) ?? .null,
            "next_slot": outcome.offer?.next.map(slot) ?? .null,
            "freed": outcome.freed.map(freed) ?? .null,
            "needs": needs(outcome.referral.needs, for: outcome.referral.appointment),
            "same_name": .array(outcome.sameName.map(alike)),
            "missed_as": .code(outcome.referral.missedAs(by: outcome.patient)),
            "wrong_letter": outcome.wrongLetter.map(wrongLetter) ?? .null,
            "death_reported": outcome.deathReported.map { .array($0.map(other)) } ?? .null,
        ])
    }

    static func slot(_ slot: Slot) -> JSON {
        .object([
            "slot": .string(slot.id), "service": .string(slot.service), "clinic": .string(slot.clinic),
            "clinician": .string(slot.clinician), "start": .clinicTime(slot.start), "end": .clinicTime(slot.end),
            "capacity": .number(slot.capacity), "booked": .number(slot.booked), "free": .number(slot.free),
            "overbooked": .number(slot.overbooked), "held": .number(slot.held.count),
            "held_by": .array(slot.held.map(held)),
            "kind": .code(slot.kind), "room": .string(slot.room), "session": .number(slot.session.map { Int($0) }),
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
