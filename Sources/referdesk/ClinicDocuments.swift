// The directory and clinics as JSON documents.

internal import ReferralDesk
internal import ReferralDomain

extension JSON {
    static func directory(_ entry: DirectoryEntry) -> JSON {
        let service = entry.service
        var members: [String: JSON] = [
            "service": .string(service.id), "name": .string(service.name), "specialty": .string(service.specialty),
            "provider": .string(service.provider), "kind": .code(service.kind), "diary": .code(service.diary),
            "request_types": .array(entry.requestTypes.map { .code($0) }),
            "first_free": entry.firstFree.map(slot) ?? .null, "wait_days": .number(entry.waitDays),
            "profile": .null,
        ]
        if let profile = entry.profile { members["profile"] = self.profile(profile) }
        return .object(members)
    }

    private static func profile(_ profile: ServiceProfile) -> JSON {
        .object([
            "location": .string(profile.location), "phone": .string(profile.phone),
            "email": .string(profile.email), "professional_contact": .string(profile.professionalContact),
            "hours": .string(profile.hours), "commissioners": .texts(profile.commissioners),
            "appointment_types": .array(profile.appointmentTypes.map { .code($0) }),
            "investigations": .string(profile.investigations), "referrer_alert": .string(profile.referrerAlert),
            "indicative_wait_days": .number(profile.indicativeWaitDays),
            "capacity_is_low": .flag(profile.capacityIsLow),
            "clinic_types": .texts(profile.clinicTypes), "gives_advice": .flag(profile.givesAdvice),
            "priorities": .array(profile.priorities.map { .code($0) }), "minimum_age": .number(profile.minimumAge),
            "maximum_age": .number(profile.maximumAge), "sexes": .array(profile.sexes.map { .code($0) }),
            "windows": .array(
                profile.windows.map {
                    .object([
                        "priority": .code($0.priority), "opens_after_hours": .number($0.opensAfterHours),
                        "closes_after_days": .number($0.closesAfterDays),
                    ])
                }),
            "reservation_days": .number(profile.reservationDays),
            "polling_range_days": .number(profile.pollingRangeDays), "letter_required": .flag(profile.letterRequired),
            "letter_cut_off_days": .number(profile.letterCutOffDays), "clinicians": .texts(profile.clinicians),
            "requirements": .array(profile.requirements.map { .code($0) }), "conditions": .string(profile.conditions),
            "exclusions": .string(profile.exclusions), "instructions": .string(profile.instructions),
            "operational_from": .day(profile.operationalFrom), "operational_until": .day(profile.operationalUntil),
            "review_date": .day(profile.reviewDate),
        ])
    }

    static func template(_ template: ClinicTemplate) -> JSON {
        .object([
            "template": .number(Int(template.id)), "service": .string(template.service),
            "clinic": .string(template.clinic), "weekday": .number(template.weekday),
            "weeks": .array(template.weeks.map { .number($0) }), "from": .string(template.from.clockText),
            "until": .string(template.until.clockText), "slot_minutes": .number(template.slotMinutes),
            "capacity": .number(template.capacity), "kind": .code(template.kind),
            "priorities": .array(template.priorities.map { .code($0) }),
            "parts": .array(
                template.parts.map {
                    .object([
                        "first": .number($0.first), "last": .number($0.last), "kind": .code($0.kind),
                        "priorities": .array($0.priorities.map { .code($0) }),
                    ])
                }),
            "clinician": .string(template.clinician), "room": .string(template.room),
            "first_day": .day(template.firstDay), "last_day": .day(template.lastDay),
        ])
    }

    static func exception(_ exception: ClinicException) -> JSON {
        .object([
            "exception": .number(Int(exception.id)), "template": .number(exception.template.map { Int($0) }),
            "service": .string(exception.service), "clinician": .string(exception.clinician),
            "from": .day(exception.from), "until": .day(exception.until), "reason": .string(exception.reason),
        ])
    }

    static func planning(_ planning: ClinicPlanning) -> JSON {
        .object([
            "template": planning.template.map(template) ?? .null, "sessions": .number(planning.sessions),
            "added": .number(planning.added), "changed": .number(planning.changed),
            "removed": .number(planning.removed), "left": .array(planning.left.map(slot)),
            "not_held": .array(
                planning.notHeld.map {
                    .object(["clinic": .string($0.clinic), "day": .day($0.day), "why": .string($0.why.words)])
                }),
            "missing_times": .array(
                planning.missing.map {
                    .object(["day": .day($0.day), "time": .string(($0.secondOfDay / 60).clockText)])
                }),
            "twice": .array(planning.twice.map { .clinicTime($0) }), "dry_run": .flag(planning.isRehearsal),
            "could_come": .number(planning.couldCome),
        ])
    }

    static func session(_ session: ClinicSession) -> [String: JSON] {
        [
            "session": .string(session.name.text), "service": .string(session.service),
            "clinic": .string(session.clinic), "day": .day(session.day), "clinicians": .texts(session.clinicians),
            "rooms": .texts(session.rooms), "start": .clinicTime(session.start), "end": .clinicTime(session.end),
            "slots": .number(session.slots.count), "capacity": .number(session.capacity),
            "booked": .number(session.booked), "free": .number(session.free), "cashed_up": .number(session.cashedUp),
            "closed_slots": .number(session.slots.count { $0.closed }), "act": .code(session.act),
            "why": .string(session.why),
        ]
    }

    static func clinicDetail(_ detail: ClinicDetail) -> JSON {
        var members = session(detail.session)
        members["times"] = .array(detail.session.slots.map(slot))
        members["patients"] = .array(detail.patients.map { .object(person($0)) })
        return .object(members)
    }

    private static func person(_ person: ClinicPatient) -> [String: JSON] {
        [
            "ubrn": .string(person.referral.ubrn?.digits), "ref": .string(person.referral.reference?.text),
            "version": .number(person.referral.version), "state": .code(person.referral.state),
            "priority": .code(person.referral.priority), "patient": .string(person.patient.bannerName),
            "nhs_number": .string(person.patient.nhsNumber?.text), "born": .day(person.patient.born),
            "start": .clinicTime(person.start), "booked": .flag(person.isBooked),
            "cancelled_by_us": .number(person.cancelledByUs),
            "needs": needs(person.referral.needs, for: person.referral.appointment),
        ]
    }

    static func clinicOutcome(_ outcome: ClinicOutcome) -> JSON {
        .object([
            "act": .code(outcome.act), "freed": .array(outcome.freed.map(freed)),
            "taken_back": .flag(outcome.isTakenBack), "dry_run": .flag(outcome.isRehearsal),
            "session": .object(session(outcome.session)),
            "moved_to": outcome.movedTo.map { .object(session($0)) } ?? .null, "slots": .number(outcome.slots),
            "patients": .array(
                outcome.patients.map { patient in
                    var members = person(patient.person)
                    switch patient.result {
                    case .success(let done): members["outcome"] = .outcome(done)
                    case .failure(let failure): members["error"] = Ending(failure: failure, json: true).document
                    }
                    return .object(members)
                }),
        ])
    }

    static func callDownLine(_ line: CallDownLine) -> JSON {
        var members = person(line.person)
        members["phones"] = .texts(line.phones)
        members["language"] = .string(line.person.patient.language)
        members["format"] = .string(line.person.patient.preferredFormat)
        members["last"] = .code(line.last)
        members["last_at"] = .instant(line.lastAt)
        members["attempts"] = .number(line.attempts)
        members["told"] = .flag(line.isTold)
        members["appointment"] = appointment(line.person.referral.liveAppointment)
        return .object(members)
    }

    static func callDown(_ list: CallDown) -> JSON {
        .object([
            "session": .object(session(list.session)), "told": .number(list.told),
            "unreached": .number(list.unreached.count), "people": .array(list.people.map(callDownLine)),
        ])
    }
}

extension Int {
    /// `09:40` of minutes since midnight.
    var clockText: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(self / 60)):\(two(self % 60))"
    }
}
