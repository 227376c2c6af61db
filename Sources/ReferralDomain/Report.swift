// Reports: one table with typed cells, so that JSON, CSV and plain text are all made from the same rows.

/// The reports there are. To add one: a case here, its roles, and its rows where the desk answers reports.
public enum ReportName: String, CaseIterable, Sendable, Codable {
    case staffCompliance = "staff-compliance"
    case delegation

    /// Whose it is.
    public var roles: Set<Role> {
        switch self {
        case .staffCompliance, .delegation: [.supervisor, .manager, .auditor, .admin]
        }
    }

    /// What it says, in a few words.
    public var title: String {
        switch self {
        case .staffCompliance: "Registration, training and IG dates"
        case .delegation: "Delegations and their use"
        }
    }
}

/// Which report, and of which days where it asks for any.
public struct ReportQuery: Hashable, Sendable, Codable {
    public var name: ReportName
    public var from: Day?
    public var until: Day?

    public init(_ name: ReportName) { self.name = name }
}

/// One cell of a report.
public enum ReportCell: Hashable, Sendable, Codable {
    case text(String?)
    case number(Int?)
    case day(Day?)
    case instant(Instant?)
    case list([String])
}

/// A report: columns by key and heading, and rows with a cell for each.
public struct Report: Hashable, Sendable, Codable {
    /// A column: its JSON and CSV key, and its heading.
    public struct Column: Hashable, Sendable, Codable {
        public var key: String
        public var heading: String
    }

    public var name: ReportName
    public var asOf: Instant
    public var columns: [Column]
    public var rows: [[ReportCell]]

    public init(_ name: ReportName, asOf: Instant, columns: [(key: String, heading: String)], rows: [[ReportCell]]) {
        self.name = name
        self.asOf = asOf
        self.columns = columns.map { Column(key: $0.key, heading: $0.heading) }
        self.rows = rows
    }
}
