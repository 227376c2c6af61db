// Referrals and their appointments: rows to values and back.

internal import GRDB
public import ReferralDomain

let referralColumns = """
    \(clockColumns),
    r.id, r.ref, r.ubrn, r.version, r.ers_version, r.ers_state, r.source, r.state, r.state_inferred, r.state_since,
    r.reason, r.comment, r.instruction, r.priority, r.specialty, r.clinic_type, r.clinical_context, r.patient,
    r.service, r.shortlist, r.referring_organisation, r.came_on_referrer_list, r.referrer, r.named_clinician,
    r.allocated_clinician, r.received_at, r.pathway_start, r.letter_due, r.clinical_information,
    r.clinical_info_first, r.clinical_info_last, r.review_status, r.accepted, r.deferred_at, r.contact_expected,
    r.last_contact, r.returned_to_referrer, r.acknowledged, r.cancelled_outside, r.outcome, r.cancel_in_pas,
    r.advice_state, r.ers_advice_state, r.advice_may_convert, r.advice_first_requested, r.advice_last_updated,
    r.advice_recommendation, r.needs, r.commissioner
    """

extension Referral {
    init(_ columns: inout Columns) {
        let clock = TreatmentClock(&columns)
        let id = columns.long() ?? 0
        let reference = columns.text().flatMap { ReferralReference($0) }
        let ubrn = columns.text().flatMap { UBRN($0) }
        let version = columns.integer() ?? 0
        let ersVersion = columns.integer()
        let ersState = columns.code(ReferralState.self)
        let source = columns.code(Source.self) ?? .ers
        let state = columns.code(ReferralState.self) ?? .notBooked
        let stateInferred = columns.flag()
        let stateSince = columns.instant() ?? Instant(seconds: 0)
        self.init(patient: 0, state: state, receivedAt: stateSince)
        self.clock = clock
        self.id = id
        self.reference = reference
        self.ubrn = ubrn
        self.version = version
        self.ersVersion = ersVersion
        self.ersState = ersState
        self.source = source
        self.stateInferred = stateInferred
        reason = columns.text()
        comment = columns.text()
        instruction = columns.text()
        priority = columns.code()
        specialty = columns.text()
        clinicType = columns.text()
        clinicalContext = columns.text()
        patient = columns.long() ?? 0
        service = columns.text()
        shortlist = columns.list()
        referringOrganisation = columns.text()
        cameOnReferrerList = columns.flag()
        referrer = columns.text()
        namedClinician = columns.text()
        allocatedClinician = columns.text()
        receivedAt = columns.instant() ?? stateSince
        pathwayStart = columns.instant()
        letterDue = columns.day()
        clinicalInformation = columns.code()
        clinicalInfoFirstSubmitted = columns.instant()
        clinicalInfoLastUpdated = columns.instant()
        reviewStatus = columns.code()
        accepted = columns.flag()
        deferredAt = columns.instant()
        contactExpected = columns.day()
        lastContact = columns.instant()
        returnedToReferrer = columns.flag()
        acknowledged = columns.flag()
        cancelledOutside = columns.flag()
        outcome = columns.text()
        cancelInPAS = columns.flag()
        advice = columns.code()
        ersAdvice = columns.code()
        adviceMayConvert = columns.flag()
        adviceFirstRequested = columns.instant()
        adviceLastUpdated = columns.instant()
        adviceRecommendation = columns.code()
        needs = PatientNeed.needs(columns.text())
        commissioner = columns.text()
    }

    /// Every column with its value as it is stored, in the order of the table; `id` apart.
    fileprivate var stored: [(column: String, value: (any DatabaseValueConvertible)?)] {
        [
            ("ref", reference?.text), ("ubrn", ubrn?.digits), ("version", version), ("ers_version", ersVersion),
            ("ers_state", ersState?.rawValue), ("source", source.rawValue), ("state", state.rawValue),
            ("state_inferred", stateInferred ? 1 : 0), ("state_since", stateSince.seconds), ("reason", reason),
            ("comment", comment), ("instruction", instruction), ("priority", priority?.rawValue),
            ("specialty", specialty), ("clinic_type", clinicType), ("clinical_context", clinicalContext),
            ("patient", patient), ("service", service), ("shortlist", shortlist.joined(separator: ",")),
            ("referring_organisation", referringOrganisation),
            ("came_on_referrer_list", cameOnReferrerList ? 1 : 0), ("referrer", referrer),
            ("named_clinician", namedClinician), ("allocated_clinician", allocatedClinician),
            ("received_at", receivedAt.seconds), ("pathway_start", pathwayStart?.seconds),
            ("letter_due", letterDue?.number), ("clinical_information", clinicalInformation?.rawValue),
            ("clinical_info_first", clinicalInfoFirstSubmitted?.seconds),
            ("clinical_info_last", clinicalInfoLastUpdated?.seconds), ("review_status", reviewStatus?.rawValue),
            ("accepted", accepted ? 1 : 0), ("deferred_at", deferredAt?.seconds),
            ("contact_expected", contactExpected?.number), ("last_contact", lastContact?.seconds),
            ("returned_to_referrer", returnedToReferrer ? 1 : 0), ("acknowledged", acknowledged ? 1 : 0),
            ("cancelled_outside", cancelledOutside ? 1 : 0), ("outcome", outcome),
            ("cancel_in_pas", cancelInPAS ? 1 : 0), ("advice_state", advice?.rawValue),
            ("ers_advice_state", ersAdvice?.rawValue),
            ("advice_may_convert", advice == nil ? nil : adviceMayConvert ? 1 : 0),
            ("advice_first_requested", adviceFirstRequested?.seconds),
            ("advice_last_updated", adviceLastUpdated?.seconds),
            ("advice_recommendation", adviceRecommendation?.rawValue), ("needs", PatientNeed.text(needs)),
            ("commissioner", commissioner),
        ] + clock.stored
    }

    /// What differs from an earlier self, as JSON: `{"state":["BOOKED","REJECTED"],…}`. The comment is never in it.
    func changes(_ columns: [ChangedColumn], from earlier: Referral?, remarks: [FieldChange]) -> String {
        let own = columns.filter { $0.column != "version" && $0.column != "comment" }.map {
            FieldChange(field: $0.column, before: Self.journalled($0.before), after: Self.journalled($0.after))
        }
        let visit = FieldChange(
            field: "appointment", before: earlier?.journalledAppointment, after: journalledAppointment)
        return FieldChange.object(own + [visit] + remarks)
    }

    /// The columns that differ from an earlier self, or all where there was none, with both values as stored.
    func changedColumns(from earlier: Referral?) -> [ChangedColumn] {
        let before = earlier?.stored
        return stored.enumerated().compactMap { place, field in
            let old = before?[place].value?.databaseValue ?? .null
            let new = field.value?.databaseValue ?? .null
            return old == new ? nil : ChangedColumn(column: field.column, before: old, after: new)
        }
    }

    /// The columns that an act can change; numbers and versions apart.
    var changeableColumns: Set<String> {
        Set(stored.map(\.column)).subtracting(["ref", "version", "patient", "ers_version", "ers_state", "source"])
    }

    /// Every column but the comment, as the journal spells it, and the current appointment.
    var journalled: [(column: String, text: String?)] {
        let own = stored.filter { $0.column != "comment" }
        return own.map { ($0.column, $0.value.flatMap { Self.journalled($0.databaseValue) }) }
            + [("appointment", journalledAppointment)]
    }

    private static func journalled(_ value: DatabaseValue) -> String? {
        switch value.storage {
        case .null, .blob: nil
        case .int64(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): text
        }
    }

    private var journalledAppointment: String? {
        appointment.map { visit in
            [visit.status.rawValue, visit.slot, visit.start?.iso].compactMap { $0 }.joined(separator: " ")
        }
    }
}

/// A column of a referral's row that differs from what it was, with both values as stored.
struct ChangedColumn {
    var column: String
    var before: DatabaseValue
    var after: DatabaseValue
}

extension Reading {
    /// A referral by name, if `visibility` lets it be seen, with its current or last appointment.
    public func referral(_ name: ReferralName, for visibility: Visibility) throws(Failure) -> Referral? {
        let (condition, argument) = condition(for: name)
        // A decision in a clinician's name is theirs to look at until they have signed it, wherever it sent the referral.
        let sql = """
            SELECT \(referralColumns) FROM referral r
            WHERE \(condition) AND (\(visibility.sql) OR \(Reading.awaitsCountersigner))
            """
        let arguments = [argument] + visibility.arguments + [visibility.countersigner]
        guard var referral = try first(sql, arguments, { Referral(&$0) }) else { return nil }
        referral.appointment = try currentAppointment(of: referral.id)
        return referral
    }

    private func condition(for name: ReferralName) -> (sql: String, argument: any DatabaseValueConvertible) {
        switch name {
        case .ubrn(let ubrn): ("r.ubrn = ?", ubrn.digits)
        case .reference(let reference): ("r.ref = ?", reference.text)
        case .id(let id): ("r.id = ?", id)
        }
    }

    /// All referrals of a patient that `visibility` lets be seen, newest first; only those that came before `later`.
    public func referrals(
        of patient: Int64, for visibility: Visibility, before later: Referral? = nil
    ) throws(Failure) -> [Referral] {
        let isEarlier = later == nil ? "" : "AND (r.received_at, r.id) < (?, ?)"
        let sql = """
            SELECT \(referralColumns) FROM referral r WHERE r.patient = ? \(isEarlier) AND \(visibility.sql)
            ORDER BY r.received_at DESC, r.id DESC
            """
        let moment: [(any DatabaseValueConvertible)?] = later.map { [$0.receivedAt.seconds, $0.id] } ?? []
        var found = try rows(sql, [patient] + moment + visibility.arguments) { Referral(&$0) }
        for index in found.indices { found[index].appointment = try currentAppointment(of: found[index].id) }
        return found
    }

    /// Whether a referral is one of those that `visibility` opens, and not only there to be signed.
    public func isRelated(_ referral: Int64, to visibility: Visibility) throws(Failure) -> Bool {
        try count(
            "SELECT count(*) FROM referral r WHERE r.id = ? AND \(visibility.sql)", [referral] + visibility.arguments)
            > 0
    }

    /// Whether a name is held at all, whoever may see it; nothing of it is read.
    public func holds(_ name: ReferralName) throws(Failure) -> Bool {
        let (condition, argument) = condition(for: name)
        return try count("SELECT count(*) FROM referral r WHERE \(condition)", [argument]) > 0
    }

    /// Calls `body` with every referral, for rebuilds and checks.
    public func eachReferral(_ body: (Referral) throws(Failure) -> Void) throws(Failure) {
        var last: Int64 = 0
        while true {
            let sql = "SELECT \(referralColumns) FROM referral r WHERE r.id > ? ORDER BY r.id LIMIT 500"
            let page = try rows(sql, [last]) { Referral(&$0) }
            guard let end = page.last?.id else { return }
            for var referral in page {
                referral.appointment = try currentAppointment(of: referral.id)
                try body(referral)
                known.forget(referral: referral.id)
            }
            last = end
        }
    }
}

extension Writing {
    /// Adds a referral's row, giving it its id and reference.
    func insert(_ referral: Referral) throws(Failure) -> Referral {
        var saved = referral
        saved.id = Int64(try reading.count("SELECT coalesce(max(id), 0) + 1 FROM referral"))
        saved.reference = saved.reference ?? ReferralReference(serial: saved.id)
        let fields = saved.stored
        let names = fields.map(\.column).joined(separator: ", ")
        let marks = Array(repeating: "?", count: fields.count).joined(separator: ", ")
        try run("INSERT INTO referral (id, \(names)) VALUES (?, \(marks))", [saved.id] + fields.map(\.value))
        try refreshFinding(of: saved.patient)
        saved.appointment = try save(referral.appointment, before: nil, of: saved.id)
        return saved
    }

    /// Changes the columns of a referral's row that differ, if it still has the version it had; returns it with its
    /// appointment saved. A column that is written has its indexes written too, even with the value it had.
    func update(
        _ referral: Referral, from earlier: Referral, _ fields: [ChangedColumn]
    ) throws(Failure) -> Referral {
        let sets = fields.map { "\($0.column) = ?" }.joined(separator: ", ")
        let changed = try run(
            "UPDATE referral SET \(sets) WHERE id = ? AND version = ?",
            fields.map(\.after) + [referral.id, earlier.version])
        guard changed == 1 else {
            let actual = try reading.count("SELECT version FROM referral WHERE id = ?", [referral.id])
            throw .refused(.versionConflict(expected: earlier.version, actual: actual))
        }
        if referral.ubrn != earlier.ubrn || referral.patient != earlier.patient {
            for patient in Set([referral.patient, earlier.patient]) { try refreshFinding(of: patient) }
        }
        var saved = referral
        saved.appointment = try save(referral.appointment, before: earlier.appointment, of: referral.id)
        return saved
    }
}
