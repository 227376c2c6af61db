// A list that leaves the program, on paper or as a file: journalled before the first of its rows is given out.

public import ReferralDomain
internal import ReferralStore

/// How a list leaves the program.
public enum Disclosure: String, CaseIterable, Hashable, Sendable, Codable {
    case print, export

    /// The journal's name of it.
    var action: String {
        switch self {
        case .print: "print-worklist"
        case .export: "export-worklist"
        }
    }
}

/// Rows of a list for a sheet or a file.
public enum DisclosureRequest: Hashable, Sendable, Codable {
    /// Writes into the journal that the list leaves, and gives its first rows.
    case begin(WorklistQuery, Disclosure)
    /// Further rows of what was begun: the query says where the last ones ended.
    case goOn(WorklistQuery)
    /// Writes into the journal that a sheet was printed, of one service or of all, with so many patients on it.
    case printed(PatientSheet, service: String?, rows: Int)
}

/// A printed sheet with patients on it, other than a worklist.
public enum PatientSheet: String, CaseIterable, Hashable, Sendable, Codable {
    case meeting
    case frontDesk = "front-desk"
}

/// Part of a list that leaves.
public struct DisclosedRows: Hashable, Sendable {
    public var items: [WorklistItem]
    /// Rows that there are in all; nil but for the first of them.
    public var matching: Int?
    /// What to ask on with; nil at the end.
    public var next: String?
    /// The service whose part of the list it is, by name.
    public var serviceName: String?
    public var asOf: Instant
}

extension Desk {
    func answer(_ request: DisclosureRequest, for actor: Actor, now: Instant) throws(Failure) -> Reply {
        switch request {
        case .begin(let query, let way): return .disclosed(try disclose(query, way, for: actor, now: now))
        case .goOn(let query): return .disclosed(try disclose(query, nil, for: actor, now: now))
        case .printed(let sheet, let service, let rows):
            guard sheet.roles.contains(actor.role) else { throw .notAllowed(actor.role, "printing that sheet") }
            try store.write { (it) throws(Failure) in
                var entry = JournalEntry(
                    at: now, subject: service == nil ? .database : .service, by: Signature(actor),
                    action: "print-\(sheet.rawValue)")
                entry.change = FieldChange.object([.added("rows", "\(rows)"), .added("service", service)])
                try it.append(entry)
            }
            return .noted
        }
    }

    /// Rows of a list; `way` where they are its first, and the journal keeps that it leaves.
    private func disclose(
        _ query: WorklistQuery, _ way: Disclosure?, for actor: Actor, now: Instant
    ) throws(Failure) -> DisclosedRows {
        guard Worklist.lists(for: actor.role).contains(query.worklist), query.worklist.kind != .signOff else {
            throw .notAllowed(actor.role, "the worklist \(query.worklist.rawValue)")
        }
        guard let way else {
            return try store.read { (it) throws(Failure) in
                let (items, next) = try it.rowsOnly(query, for: try covering(actor, now: now, in: it))
                return DisclosedRows(items: items, next: next, asOf: now)
            }
        }
        return try store.write { (it) throws(Failure) in
            let page = try it.reading.page(query, for: try covering(actor, now: now, in: it.reading))
            var entry = JournalEntry(
                at: now, subject: query.service == nil ? .database : .service, by: Signature(actor),
                action: way.action)
            entry.change = FieldChange.object(query.said(rows: page.matching))
            try it.append(entry)
            return DisclosedRows(
                items: page.items, matching: page.matching, next: page.next,
                serviceName: try query.service.flatMap { (id) throws(Failure) in
                    try it.reading.services(for: Visibility(of: actor))[id]?.name
                },
                asOf: now)
        }
    }
}

extension PatientSheet {
    /// Whose it is to print: those who may read what it shows.
    fileprivate var roles: Set<Role> {
        switch self {
        case .meeting: BoardRequest.meeting(service: nil).roles
        case .frontDesk: ClinicRequest.callDown(.session(0)).roles
        }
    }
}

extension WorklistQuery {
    /// Which rows left, as the journal keeps it. What was searched for may name a patient, so only that it was is kept.
    fileprivate func said(rows: Int) -> [FieldChange] {
        [
            .added("filter_owner", unownedOnly ? "nobody" : owners.isEmpty ? nil : owners.joined(separator: " ")),
            .added("filter_overdue", overdueOnly ? "1" : nil), .added("filter_priority", priority?.rawValue),
            .added("filter_search", search == nil ? nil : "1"), .added("rows", "\(rows)"),
            .added("service", service), .added("worklist", worklist.rawValue),
        ]
    }
}
