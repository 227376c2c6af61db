// The official code lists: written when a file is made, changed by import, read by the rules.

internal import GRDB
public import ReferralDomain
internal import Resources

/// One code of a list with its display.
public struct CodeDisplay: Hashable, Sendable, Codable {
    public var code: String
    public var display: String
}

extension Writing {
    /// Writes the compiled-in reference data into a new file.
    public func insertReferenceData() throws(Failure) {
        for priority in ReferenceData.priorities {
            try run(
                "INSERT INTO priority (code, display, rank, defer_to_provider_days, triage_days) VALUES (?, ?, ?, ?, ?)",
                [
                    priority.code, priority.display, priority.rank, priority.deferToProviderContactDays,
                    priority.triageContactDays,
                ])
        }
        for specialty in ReferenceData.specialties {
            try run("INSERT INTO specialty (code, display) VALUES (?, ?)", [specialty.code, specialty.display])
        }
        for type in ReferenceData.clinicTypes {
            try run(
                "INSERT INTO clinic_type (code, display, specialty, effective_from, effective_to) VALUES (?, ?, ?, ?, ?)",
                [type.code, type.display, type.specialty, type.effectiveFrom, type.effectiveTo])
        }
        for record in ReferenceData.reasons {
            guard let list = Reason.List(rawValue: record.list), let from = Day(iso: record.effectiveFrom) else {
                throw .broken("reference data: \(record.code)")
            }
            _ = try save(
                Reason(
                    list: list, code: record.code, display: record.display, type: record.type, usage: record.usage,
                    roles: record.roles, commentIsMandatory: record.commentIsMandatory,
                    canCancelAppointment: record.canCancelAppointment, effectiveFrom: from,
                    effectiveTo: record.effectiveTo.flatMap { Day(iso: $0) }))
        }
    }

    /// Adds or changes a reason; whether it was new, changed or neither.
    public func save(_ reason: Reason) throws(Failure) -> Freshness {
        let held = try reading.reasons().first { $0.list == reason.list && $0.code == reason.code }
        guard held != reason else { return .same }
        try run(
            """
            INSERT INTO reason (list, code, display, type, usage, roles, comment_is_mandatory, can_cancel_appointment,
                effective_from, effective_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (list, code) DO UPDATE SET display = excluded.display, type = excluded.type,
                usage = excluded.usage, roles = excluded.roles, comment_is_mandatory = excluded.comment_is_mandatory,
                can_cancel_appointment = excluded.can_cancel_appointment, effective_from = excluded.effective_from,
                effective_to = excluded.effective_to
            """,
            [
                reason.list.rawValue, reason.code, reason.display, reason.type, reason.usage,
                reason.roles.joined(separator: ","), reason.commentIsMandatory ? 1 : 0,
                reason.canCancelAppointment ? 1 : 0, reason.effectiveFrom.number, reason.effectiveTo?.number,
            ])
        return held == nil ? .first : .fresher
    }

    /// Adds or changes a specialty, clinic type or priority; whether it was new, changed or neither.
    public func save(
        list: String, code: String, display: String, properties: [String: String]
    ) throws(Failure) -> Freshness {
        switch list {
        case "SPECIALTY":
            let held = try reading.first("SELECT display FROM specialty WHERE code = ?", [code]) { $0.text() ?? "" }
            guard held != display else { return .same }
            try run("INSERT OR REPLACE INTO specialty (code, display) VALUES (?, ?)", [code, display])
            return held == nil ? .first : .fresher
        case "CLINIC-TYPE":
            let new = [display, properties["specialty"], properties["effectiveFrom"], properties["effectiveTo"]]
            let held = try reading.first(
                "SELECT display, specialty, effective_from, effective_to FROM clinic_type WHERE code = ?", [code]
            ) { [$0.text(), $0.text(), $0.text(), $0.text()] }
            guard held != new else { return .same }
            try run(
                """
                INSERT OR REPLACE INTO clinic_type (code, display, specialty, effective_from, effective_to)
                VALUES (?, ?, ?, ?, ?)
                """, [code] + new.enumerated().map { $0.offset == 1 ? $0.element ?? "" : $0.element })
            return held == nil ? .first : .fresher
        case "PRIORITY":
            let days = ["deferToProviderContactDays", "triageContactDays"].map { properties[$0].flatMap { Int($0) } }
            let held = try reading.first(
                "SELECT display, defer_to_provider_days, triage_days FROM priority WHERE code = ?", [code]
            ) { ($0.text() ?? "", $0.integer(), $0.integer()) }
            if let held, held == (display, days[0] ?? held.1, days[1] ?? held.2) { return .same }
            try run(
                "UPDATE priority SET display = ?, defer_to_provider_days = coalesce(?, defer_to_provider_days),"
                    + " triage_days = coalesce(?, triage_days) WHERE code = ?", [display, days[0], days[1], code])
            return .fresher
        case _: throw .badInput("Not a list that is kept here: \(list)")
        }
    }
}

extension Reading {
    /// All reasons of the three lists, by list and display.
    public func reasons() throws(Failure) -> [Reason] {
        try rows(
            """
            SELECT list, code, display, type, usage, roles, comment_is_mandatory, can_cancel_appointment,
                effective_from, effective_to FROM reason ORDER BY list, display, code
            """
        ) { columns in
            Reason(
                list: columns.code() ?? .appointmentCancellation, code: columns.text() ?? "",
                display: columns.text() ?? "", type: columns.text() ?? "", usage: columns.text() ?? "",
                roles: columns.list(), commentIsMandatory: columns.flag(), canCancelAppointment: columns.flag(),
                effectiveFrom: columns.day() ?? Day(number: 0), effectiveTo: columns.day())
        }
    }

    /// Displays of specialties, or of clinic types, by code.
    public func displays(of table: CodeTable) throws(Failure) -> [String: String] {
        let name =
            switch table {
            case .specialty: "specialty"
            case .clinicType: "clinic_type"
            }
        let pairs = try rows("SELECT code, display FROM \(name)") { ($0.text() ?? "", $0.text() ?? "") }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Local closing days.
    public func closingDays() throws(Failure) -> [Day] {
        try rows("SELECT day FROM closing_day") { $0.day() ?? Day(number: 0) }
    }

    /// Contact days in force: from the priority list, which an import may change (e-RS A004).
    public func contactDays() throws(Failure) -> [String: (deferral: Int, triage: Int)] {
        let found = try rows("SELECT code, defer_to_provider_days, triage_days FROM priority") {
            ($0.text() ?? "", ($0.integer() ?? 0, $0.integer() ?? 0))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }
}

/// The two lists whose displays screens show.
public enum CodeTable: Sendable { case specialty, clinicType }
