// What the front ends ask of a worklist and what they get: a query, a page of items, counts.

/// A line of a worklist, as the screens and the command line show it.
public struct WorklistItem: Hashable, Sendable, Codable {
    /// Unique and stable: the list and the referral's reference, or the problem's number.
    public var item: String
    public var worklist: Worklist
    /// Row id of the referral; nil for an import problem that belongs to none.
    public var referral: Int64?
    public var reference: String?
    public var ubrn: UBRN?
    public var version: Int?
    public var state: ReferralState?
    /// Where its advice and guidance conversation stands, while it is one.
    public var conversation: AdviceState?
    public var priority: Priority?
    public var nhsNumber: NHSNumber?
    public var hospitalNumber: String?
    /// `SURNAME, Given (Title)`; nil where no name is held.
    public var patient: String?
    public var born: Day?
    /// The day the patient died, where that is known.
    public var died: Day?
    public var service: String?
    public var serviceName: String?
    public var received: Instant?
    /// On this list since.
    public var since: Instant
    public var due: Day
    public var dueRule: String
    public var breach: Day?
    public var reason: String?
    public var appointmentStart: Instant?
    public var lastContact: Instant?
    /// Whose it is.
    public var owner: StaffMember?
    /// Who works on it now, and until when.
    public var claim: Claim?
    public var snoozedUntil: Instant?
    /// What is new since the user last looked.
    public var changed: ChangeMarker?
    /// Notes of colleagues.
    public var notes = 0
    /// What its missed appointment is called; nil where none was missed.
    public var missedAs: MissedAppointment?
    /// Import problems: where it came from.
    public var file: String?
    public var line: Int?
    public var record: String?

    public init(
        item: String, worklist: Worklist, referral: Int64?, reference: String? = nil, since: Instant, due: Day,
        dueRule: String
    ) {
        self.item = item
        self.worklist = worklist
        self.referral = referral
        self.reference = reference
        self.since = since
        self.due = due
        self.dueRule = dueRule
    }

    /// The e-RS code of where it stands: of the conversation while it is one, else of the referral.
    public var statusCode: String? { conversation?.rawValue ?? state?.rawValue }

    /// The number of an import problem that belongs to no referral.
    public var unplacedProblem: Int64? {
        guard worklist == .importProblems, referral == nil else { return nil }
        return item.split(separator: ":").last.flatMap { Int64($0) }
    }

    /// Overdue from the day after it was due.
    public func isOverdue(today: Day) -> Bool { today > due }
}

/// What changed on a referral since somebody last looked.
public enum ChangeMarker: String, CaseIterable, Sendable, Codable {
    /// Never looked at.
    case new
    case letter, priority
    case priorityAndLetter = "priority-and-letter"
}

/// What a worklist holds, in numbers.
public struct WorklistCount: Hashable, Sendable, Codable {
    public var worklist: Worklist
    public var total: Int
    public var overdue: Int
    public var dueToday: Int
    /// Urgent and suspected cancer, and those whose priority is not known.
    public var urgent: Int
    /// Nobody works on them now.
    public var unclaimed: Int

    public init(worklist: Worklist, total: Int, overdue: Int, dueToday: Int, urgent: Int, unclaimed: Int? = nil) {
        self.unclaimed = unclaimed ?? total
        self.worklist = worklist
        self.total = total
        self.overdue = overdue
        self.dueToday = dueToday
        self.urgent = urgent
    }
}

/// Which part of a worklist to read, and in which order.
public struct WorklistQuery: Hashable, Sendable, Codable {
    public enum Order: String, CaseIterable, Sendable, Codable {
        /// Priority, then breach, then due day, then waiting: the order in which `next` hands them out.
        case need
        /// The same from its end.
        case leastNeed = "least-need"
        /// Due day, then priority.
        case due
        /// The same from its end.
        case lastDue = "last-due"
        /// As they came; import problems only.
        case oldest
        /// The same from its end.
        case newest

        /// The order of which it is the other end, or itself.
        public var forward: Order {
            switch self {
            case .need, .leastNeed: .need
            case .due, .lastDue: .due
            case .oldest, .newest: .oldest
            }
        }

        /// Whether rows are read from the end of their index.
        public var isBackward: Bool { self != forward }
    }

    public var worklist: Worklist
    public var service: String?
    public var priority: Priority?
    public var overdueOnly = false
    /// Logins whose items are meant; empty for all.
    public var owners: [String] = []
    /// Only what is nobody's.
    public var unownedOnly = false
    /// Part of a name, NHS number, UBRN or reference.
    public var search: String?
    public var order: Order = .need
    public var limit: Int = 200
    /// Where the last page ended.
    public var after: String?

    public init(_ worklist: Worklist) { self.worklist = worklist }

    /// The order in which its rows come: that of the list where it does not offer the one that is asked for.
    public var shownOrder: Order { worklist.orders.contains(order) ? order : worklist.orders[0] }
}

/// One page of a worklist.
public struct WorklistPage: Hashable, Sendable, Codable {
    public var worklist: Worklist
    /// Rows of the list that the user may see, whatever the filter.
    public var total: Int
    /// Rows that fit the filter.
    public var matching: Int
    public var items: [WorklistItem]
    /// What to pass as `after` for the next page; nil at the end.
    public var next: String?
    public var asOf: Instant

    public init(worklist: Worklist, total: Int, matching: Int, items: [WorklistItem], next: String?, asOf: Instant) {
        self.worklist = worklist
        self.total = total
        self.matching = matching
        self.items = items
        self.next = next
        self.asOf = asOf
    }
}
