// Reports: one table with typed cells, so that JSON, CSV and plain text are all made from the same rows.

/// The reports there are. To add one: a case here, its roles, and its rows where the desk answers reports.
public enum ReportName: String, CaseIterable, Sendable, Codable {
    case overdue, monitoring, rtt, activity, asi, services, capacity, policy
    case staffCompliance = "staff-compliance"
    case delegation

    /// Whose it is. A commissioner is given counts alone, nothing of persons.
    public var roles: Set<Role> {
        switch self {
        case .overdue, .rtt, .activity, .asi, .services, .capacity:
            [.supervisor, .manager, .commissioner, .auditor, .admin]
        case .monitoring, .policy, .staffCompliance, .delegation: [.supervisor, .manager, .auditor, .admin]
        }
    }

    /// What it says, in a few words.
    public var title: String {
        switch self {
        case .overdue: "What is overdue on each list"
        case .monitoring: "Lists signed off, day by day"
        case .rtt: "Waiting list by band, and breaches to come"
        case .activity: "What was done"
        case .asi: "Appointment Slot Issues"
        case .services: "Services, their slots and their waits"
        case .capacity: "What clinics offer, clinic by week"
        case .policy: "Time standards beside practice"
        case .staffCompliance: "Registration, training and IG dates"
        case .delegation: "Delegations and their use"
        }
    }

    /// What a report says of time: how things stand, or what happened in a range of days.
    public enum Scope: Sendable {
        case standing
        /// So many days up to today, where no others are asked for.
        case range(days: Int)
        /// So many days from this week's Monday on, where no others are asked for.
        case ahead(days: Int)
    }

    /// Of which time it speaks.
    public var scope: Scope {
        switch self {
        case .overdue, .rtt, .services, .policy, .staffCompliance, .delegation: .standing
        case .monitoring: .range(days: 7)
        case .activity, .asi: .range(days: 28)
        case .capacity: .ahead(days: 42)
        }
    }

    /// Whether the journal alone can tell what it would have said at an earlier moment.
    public var canLookBack: Bool {
        switch self {
        case .rtt, .activity: true
        case .overdue, .monitoring, .asi, .services, .capacity, .policy, .staffCompliance, .delegation: false
        }
    }
}

/// Which report, of which days where it asks for any, and as it stood when.
public struct ReportQuery: Hashable, Sendable, Codable {
    public var name: ReportName
    public var from: Day?
    public var until: Day?
    /// As the journal shows it at that moment; nil for now.
    public var asAt: Instant?
    /// Each day of the range for itself.
    public var isDaily = false
    /// One service alone, where the report is of services' clinics.
    public var service: String?

    public init(_ name: ReportName) { self.name = name }
}

/// One cell of a report.
public enum ReportCell: Hashable, Sendable, Codable {
    case text(String?)
    case number(Int?)
    /// A number with one decimal place, in tenths.
    case tenths(Int?)
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
    /// The days it speaks of; nil where it says how things stand.
    public var days: ClosedRange<Day>?

    public init(_ name: ReportName, asOf: Instant, columns: [(key: String, heading: String)], rows: [[ReportCell]]) {
        self.name = name
        self.asOf = asOf
        self.columns = columns.map { Column(key: $0.key, heading: $0.heading) }
        self.rows = rows
    }
}

extension ReportCell {
    /// A share in per cent with one decimal place; nothing where there is nothing to share.
    public static func share(_ part: Int, of whole: Int) -> ReportCell {
        .tenths(whole == 0 ? nil : (part * 1_000 + whole / 2) / whole)
    }
}
