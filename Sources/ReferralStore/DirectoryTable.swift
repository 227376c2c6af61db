// The directory's entries of services, with their windows, clinicians and clinic types.

internal import GRDB
public import ReferralDomain

extension ServiceProfile {
    fileprivate init(_ columns: inout Columns) {
        self.init(service: columns.text() ?? "")
        location = columns.text()
        phone = columns.text()
        givesAdvice = columns.flag()
        priorities = columns.list().compactMap { Priority(rawValue: $0) }
        minimumAge = columns.integer()
        maximumAge = columns.integer()
        sexes = columns.list().compactMap { Sex(rawValue: $0) }
        reservationDays = columns.integer() ?? 0
        pollingRangeDays = columns.integer() ?? pollingRangeDays
        letterRequired = columns.flag()
        letterCutOffDays = columns.integer()
        requirements = columns.list().compactMap { Requirement(rawValue: $0) }
        conditions = columns.text()
        exclusions = columns.text()
        instructions = columns.text()
        operationalFrom = columns.day()
        operationalUntil = columns.day()
        reviewDate = columns.day()
        appointmentTypes = columns.list().compactMap { AppointmentType(rawValue: $0) }
        email = columns.text()
        professionalContact = columns.text()
        hours = columns.text()
        referrerAlert = columns.text()
        investigations = columns.text()
        indicativeWaitDays = columns.integer()
        capacityIsLow = columns.flag()
    }
}

private let profileColumns = """
    service, location, phone, gives_advice, priorities, minimum_age, maximum_age, sexes, reservation_days,
    polling_range_days, letter_required, letter_cut_off_days, requirements, conditions, exclusions, instructions,
    operational_from, operational_until, review_date, appointment_types, email, professional_contact, hours,
    referrer_alert, investigations, indicative_wait_days, capacity_is_low
    """

extension Reading {
    /// The directory's entry of a service; nil where nobody has written one.
    public func profile(of service: String) throws(Failure) -> ServiceProfile? {
        let found = try first("SELECT \(profileColumns) FROM service_profile WHERE service = ?", [service]) {
            ServiceProfile(&$0)
        }
        guard var profile = found else { return nil }
        profile.windows = try rows(
            """
            SELECT priority, opens_after_hours, closes_after_days FROM service_window WHERE service = ?
            ORDER BY priority
            """, [service]
        ) {
            BookingWindow(
                priority: $0.code() ?? .routine, opensAfterHours: $0.integer() ?? 0, closesAfterDays: $0.integer())
        }
        profile.clinicians = try rows(
            "SELECT name FROM service_clinician WHERE service = ? ORDER BY name", [service]
        ) { $0.text() ?? "" }
        profile.clinicTypes = try rows(
            "SELECT clinic_type FROM service_clinic_type WHERE service = ? ORDER BY clinic_type", [service]
        ) { $0.text() ?? "" }
        profile.commissioners = try rows(
            "SELECT organisation FROM service_commissioner WHERE service = ? ORDER BY organisation", [service]
        ) { $0.text() ?? "" }
        return profile
    }

    /// The first free slot of a service from a moment on that a priority may take, closed and full ones left out.
    public func firstFree(at service: String, priority: Priority?, from: Instant) throws(Failure) -> Slot? {
        var conditions = ""
        var arguments: [(any DatabaseValueConvertible)?] = [service, from.seconds]
        if let priority {
            conditions = " AND (s.priorities = '' OR instr(',' || s.priorities || ',', ?) > 0)"
            arguments.append(",\(priority.rawValue),")
        }
        return try first(
            """
            SELECT \(slotColumns) FROM slot s WHERE s.service = ? AND s.start_at >= ? AND s.closed = 0\(conditions)
                AND s.capacity > (SELECT count(*) FROM appointment a WHERE a.slot = s.id
                    AND a.status IN ('requested', 'booked'))
            ORDER BY s.start_at LIMIT 1
            """, arguments
        ) { Slot(&$0) }
    }
}

extension Writing {
    /// Writes the directory's entry of a service in place of the one there was; journalled. True if it changed.
    public func save(_ profile: ServiceProfile, by signature: Signature, at now: Instant) throws(Failure) -> Bool {
        let held = try reading.profile(of: profile.service)
        var next = profile
        next.windows.sort { $0.priority.rawValue < $1.priority.rawValue }
        next.clinicians = Set(profile.clinicians).sorted()
        next.clinicTypes = Set(profile.clinicTypes).sorted()
        next.commissioners = Set(profile.commissioners).sorted()
        guard held != next else { return false }
        for table in ["service_window", "service_clinician", "service_clinic_type", "service_commissioner"] {
            try run("DELETE FROM \(table) WHERE service = ?", [next.service])
        }
        try run(
            """
            INSERT INTO service_profile (\(profileColumns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (service) DO UPDATE SET location = excluded.location, phone = excluded.phone,
                gives_advice = excluded.gives_advice, priorities = excluded.priorities,
                minimum_age = excluded.minimum_age, maximum_age = excluded.maximum_age, sexes = excluded.sexes,
                reservation_days = excluded.reservation_days, polling_range_days = excluded.polling_range_days,
                letter_required = excluded.letter_required, letter_cut_off_days = excluded.letter_cut_off_days,
                requirements = excluded.requirements, conditions = excluded.conditions,
                exclusions = excluded.exclusions, instructions = excluded.instructions,
                operational_from = excluded.operational_from, operational_until = excluded.operational_until,
                review_date = excluded.review_date, appointment_types = excluded.appointment_types,
                email = excluded.email, professional_contact = excluded.professional_contact, hours = excluded.hours,
                referrer_alert = excluded.referrer_alert, investigations = excluded.investigations,
                indicative_wait_days = excluded.indicative_wait_days, capacity_is_low = excluded.capacity_is_low
            """,
            [
                next.service, next.location, next.phone, next.givesAdvice ? 1 : 0, joined(next.priorities),
                next.minimumAge, next.maximumAge, joined(next.sexes), next.reservationDays, next.pollingRangeDays,
                next.letterRequired ? 1 : 0, next.letterCutOffDays, joined(next.requirements), next.conditions,
                next.exclusions, next.instructions, next.operationalFrom?.number, next.operationalUntil?.number,
                next.reviewDate?.number, joined(next.appointmentTypes), next.email, next.professionalContact,
                next.hours, next.referrerAlert, next.investigations, next.indicativeWaitDays,
                next.capacityIsLow ? 1 : 0,
            ])
        for window in next.windows {
            try run(
                "INSERT INTO service_window VALUES (?, ?, ?, ?)",
                [next.service, window.priority.rawValue, window.opensAfterHours, window.closesAfterDays])
        }
        for name in next.clinicians { try run("INSERT INTO service_clinician VALUES (?, ?)", [next.service, name]) }
        for type in next.clinicTypes {
            try run("INSERT INTO service_clinic_type VALUES (?, ?)", [next.service, type])
        }
        for one in next.commissioners {
            try run("INSERT INTO service_commissioner VALUES (?, ?)", [next.service, one])
        }
        try recordClinicAct(
            held == nil ? "add-service-profile" : "set-service-profile", subject: .service,
            [.added("service", next.service)] + next.changes(from: held), by: signature, at: now)
        return true
    }
}

/// Codes joined with a comma, as columns keep them.
func joined<Code: RawRepresentable<String>>(_ codes: [Code]) -> String {
    codes.map(\.rawValue).joined(separator: ",")
}

extension ServiceProfile {
    /// Its fields as the journal spells them.
    private var fields: [(String, String?)] {
        [
            ("location", location), ("phone", phone), ("gives_advice", givesAdvice ? "yes" : "no"),
            ("priorities", joined(priorities)), ("minimum_age", minimumAge.map { String($0) }),
            ("maximum_age", maximumAge.map { String($0) }), ("sexes", joined(sexes)),
            (
                "windows",
                windows.map {
                    "\($0.priority.rawValue) \($0.opensAfterHours)h \($0.closesAfterDays.map { "\($0)d" } ?? "")"
                }.joined(separator: ",")
            ), ("reservation_days", String(reservationDays)), ("polling_range_days", String(pollingRangeDays)),
            ("letter_required", letterRequired ? "yes" : "no"),
            ("letter_cut_off_days", letterCutOffDays.map { String($0) }),
            ("clinicians", clinicians.joined(separator: ",")), ("clinic_types", clinicTypes.joined(separator: ",")),
            ("requirements", joined(requirements)), ("conditions", conditions), ("exclusions", exclusions),
            ("instructions", instructions), ("operational_from", operationalFrom?.iso),
            ("operational_until", operationalUntil?.iso), ("review_date", reviewDate?.iso),
            ("appointment_types", joined(appointmentTypes)), ("email", email),
            ("professional_contact", professionalContact), ("hours", hours), ("referrer_alert", referrerAlert),
            ("investigations", investigations), ("indicative_wait_days", indicativeWaitDays.map { String($0) }),
            ("capacity_is_low", capacityIsLow ? "yes" : "no"),
            ("commissioners", commissioners.joined(separator: ",")),
        ]
    }

    fileprivate func changes(from held: ServiceProfile?) -> [FieldChange] {
        let before = Dictionary(uniqueKeysWithValues: held?.fields ?? [])
        return fields.map { FieldChange(field: $0.0, before: before[$0.0] ?? nil, after: $0.1) }
    }
}

extension Reading {
    /// Referrals that are on a list for a service.
    public func referralsListed(at service: String) throws(Failure) -> Set<Int64> {
        var found: Set<Int64> = []
        for list in Worklist.allCases {
            found.formUnion(
                try rows(
                    """
                    SELECT referral FROM worklist_item INDEXED BY worklist_by_service_due
                    WHERE worklist = ? AND scope = ?
                    """, [list.rawValue, service]
                ) { $0.long() ?? 0 })
        }
        return found
    }
}
