// The daily sign-off of a list at a service: who has it in their charge, who gave it, and what went without.

/// Who sees to a list at a service, and who does when they are away.
public struct Duty: Hashable, Sendable, Codable {
    public var id: Int64 = 0
    public var worklist: Worklist
    /// Service id; nil for every service that has no duty of its own.
    public var service: String?
    /// nil where it was taken from everybody from `from` on.
    public var person: StaffMember?
    public var deputy: StaffMember?
    public var from: Day
    /// The last day; nil until it is set anew.
    public var until: Day?

    public init(
        _ worklist: Worklist, service: String?, person: StaffMember?, deputy: StaffMember?, from: Day, until: Day?
    ) {
        self.worklist = worklist
        self.service = service
        self.person = person
        self.deputy = deputy
        self.from = from
        self.until = until
    }

    /// Whether it holds on a day.
    public func covers(_ day: Day) -> Bool { day >= from && until.map { day <= $0 } ?? true }
}

extension [Duty] {
    /// The duty that holds for a list at a service on a day: the last one set, a service's own before one for all.
    public func holding(_ worklist: Worklist, service: String?, on day: Day) -> Duty? {
        let live = filter { $0.worklist == worklist && $0.covers(day) }.sorted { $0.id < $1.id }
        let own = live.last { $0.service == service }
        let found = own ?? live.last { $0.service == nil }
        return found?.person == nil ? nil : found
    }
}

/// What a list holds at a service.
public struct SignOffCounts: Hashable, Sendable, Codable {
    public var total = 0
    public var overdue = 0
    public var dueToday = 0
    /// Urgent and suspected cancer, and those whose priority is not known.
    public var urgent = 0
    /// Came, or changed what it needs, since the last sign-off.
    public var new = 0
    /// New and urgent, and nobody has opened it since.
    public var unopenedUrgent = 0

    public init() {}
}

/// A list at a service, signed off by somebody.
public struct SignOff: Hashable, Sendable, Codable {
    public var id: Int64 = 0
    public var worklist: Worklist
    /// Service id; nil for what names no service, and for a referrer's whole list.
    public var service: String?
    /// ODS code of the organisation whose staff it was.
    public var organisation: String
    public var day: Day
    public var at: Instant
    public var by: StaffMember
    public var role: Role
    public var counts: SignOffCounts
    /// Working days before it that went by without one.
    public var missedDays: Int
    /// Why it was given with urgent items unopened.
    public var reason: String?

    public init(
        _ worklist: Worklist, service: String?, organisation: String, at: Instant, by: StaffMember, role: Role,
        counts: SignOffCounts, missedDays: Int, reason: String?
    ) {
        self.worklist = worklist
        self.service = service
        self.organisation = organisation
        day = at.londonDay
        self.at = at
        self.by = by
        self.role = role
        self.counts = counts
        self.missedDays = missedDays
        self.reason = reason
    }
}

/// A list at a service that nobody has signed off on the working day that asks for it.
public struct NotSignedOff: Hashable, Sendable, Codable {
    public var worklist: Worklist
    public var service: String?
    public var serviceName: String?
    public var waiting: Int
    /// The last sign-off.
    public var last: Instant?
    public var by: StaffMember?
    public var person: StaffMember?
    public var deputy: StaffMember?
    /// The hour has come: it is for the supervisor now.
    public var escalated: Bool
    /// Working days before that went by without a sign-off.
    public var missedDays: Int

    public init(
        _ worklist: Worklist, service: String?, serviceName: String?, waiting: Int, last: SignOff?, duty: Duty?,
        escalated: Bool, missedDays: Int
    ) {
        self.worklist = worklist
        self.service = service
        self.serviceName = serviceName
        self.waiting = waiting
        self.last = last?.at
        by = last?.by
        person = duty?.person
        deputy = duty?.deputy
        self.escalated = escalated
        self.missedDays = missedDays
    }

    /// Unique and stable.
    public var item: String { "\(Worklist.notSignedOff.rawValue):\(worklist.rawValue):\(service ?? "")" }
}

/// The lists that were not signed off.
public struct NotSignedOffPage: Hashable, Sendable, Codable {
    /// Lists not signed off, whatever the filter.
    public var total: Int
    public var items: [NotSignedOff]
    /// What to pass as `after` for the next page; nil at the end.
    public var next: String?
    public var asOf: Instant

    public init(total: Int, items: [NotSignedOff], next: String?, asOf: Instant) {
        self.total = total
        self.items = items
        self.next = next
        self.asOf = asOf
    }
}

/// The working day whose sign-off is asked for at a moment, and whether its hour has come.
public struct SignOffDay: Hashable, Sendable {
    /// Today, or the last working day before it.
    public var day: Day
    public var hasEscalated: Bool

    public init(at now: Instant, policy: Policy) {
        let london = LondonTime(at: now)
        let today = london.day
        let isWorking = policy.calendar.isWorkingDay(today)
        day = isWorking ? today : policy.calendar.lastWorkingDay(before: today)
        let hour = policy.inForce(on: day).signOffHour
        hasEscalated = day < today || london.secondOfDay >= hour * 3_600
    }
}

extension WorkingCalendar {
    /// Working days from `first` on, before `end`.
    public func workingDays(from first: Day, before end: Day) -> [Day] {
        guard first < end else { return [] }
        return (first.number..<end.number).map { Day(number: $0) }.filter(isWorkingDay)
    }
}
