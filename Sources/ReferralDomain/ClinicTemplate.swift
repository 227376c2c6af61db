// A clinic that is held again and again, and the days on which it is not: the plan that sessions are made from.

/// What a slot is for.
public enum SlotKind: String, CaseIterable, Sendable, Codable {
    case first
    case followUp = "follow-up"
    case procedure, telephone, video
}

/// A clinic by weekday and week of the month, with its slots.
public struct ClinicTemplate: Hashable, Sendable, Codable {
    /// Slots of a session, counted from 1, that are of another kind or kept for other priorities than the rest.
    public struct Part: Hashable, Sendable, Codable {
        public var first: Int
        public var last: Int
        public var kind: SlotKind?
        /// Empty for any.
        public var priorities: [Priority]

        public init(first: Int, last: Int, kind: SlotKind? = nil, priorities: [Priority] = []) {
            self.first = first
            self.last = last
            self.kind = kind
            self.priorities = priorities
        }
    }

    /// Row id; 0 before it is saved.
    public var id: Int64 = 0
    public var service: String
    /// What staff and letters call it.
    public var clinic: String
    /// Monday 1 to Sunday 7.
    public var weekday: Int
    /// Which of that weekday in the month, 1 to 5; empty for each.
    public var weeks: [Int] = []
    /// Minutes since midnight on London's clocks.
    public var from: Int
    public var until: Int
    public var slotMinutes: Int
    public var capacity: Int
    public var kind: SlotKind?
    /// Empty for any.
    public var priorities: [Priority] = []
    public var parts: [Part] = []
    /// nil for whoever is there.
    public var clinician: String?
    public var room: String?
    public var firstDay: Day
    /// nil for no end.
    public var lastDay: Day?

    public init(
        service: String, clinic: String, weekday: Int, from: Int, until: Int, slotMinutes: Int, capacity: Int = 1,
        firstDay: Day
    ) {
        self.service = service
        self.clinic = clinic
        self.weekday = weekday
        self.from = from
        self.until = until
        self.slotMinutes = slotMinutes
        self.capacity = capacity
        self.firstDay = firstDay
    }

    /// What a template must not be.
    public enum Fault: String, CaseIterable, Sendable, Codable {
        case weekday, weeks, times, slotLength, capacity, parts, clinic, days
    }

    /// The first thing wrong with it.
    public var fault: Fault? {
        if !(1...7).contains(weekday) { return .weekday }
        if weeks.contains(where: { !(1...5).contains($0) }) || Set(weeks).count < weeks.count { return .weeks }
        if !(0..<until).contains(from) || until > 1_440 { return .times }
        if slotMinutes < 1 || slotMinutes > until - from { return .slotLength }
        if !(1...500).contains(capacity) { return .capacity }
        let count = (until - from) / slotMinutes
        if parts.contains(where: { $0.first < 1 || $0.last < $0.first || $0.last > count }) { return .parts }
        if clinic.isEmpty { return .clinic }
        if let lastDay, lastDay < firstDay { return .days }
        return nil
    }

    /// Whether the plan names a day, holidays and leave apart.
    public func names(_ day: Day) -> Bool {
        guard day.weekday == weekday, day >= firstDay, day <= lastDay ?? day else { return false }
        return weeks.isEmpty || weeks.contains((day.parts.day - 1) / 7 + 1)
    }
}

/// Days on which a clinic is not held, for a reason.
public struct ClinicException: Hashable, Sendable, Codable {
    /// Row id; 0 before it is saved.
    public var id: Int64 = 0
    /// One template, or nil for all of the service.
    public var template: Int64?
    /// nil for every service.
    public var service: String?
    /// nil for every clinician.
    public var clinician: String?
    /// Both included.
    public var from: Day
    public var until: Day
    public var reason: String

    public init(
        template: Int64? = nil, service: String? = nil, clinician: String? = nil, from: Day, until: Day, reason: String
    ) {
        self.template = template
        self.service = service
        self.clinician = clinician
        self.from = from
        self.until = until
        self.reason = reason
    }
}

/// Why a clinic is not held on a day that its template names.
public enum NotHeld: Hashable, Sendable, Codable {
    case bankHoliday
    /// The site is closed.
    case closed
    /// The clinician is away.
    case leave(String)
    /// An exception, with its reason.
    case exception(String)
}

extension NotHeld {
    /// The end of a sentence.
    public var words: String {
        switch self {
        case .bankHoliday: "it is a bank holiday"
        case .closed: "the site is closed"
        case .leave(let name): "\(name) is away"
        case .exception(let reason): reason
        }
    }
}

/// The days off that clinics are planned around.
public struct ClinicCalendar: Sendable {
    public var calendar: WorkingCalendar
    public var exceptions: [ClinicException]
    public var leave: [LeaveCover]

    public init(calendar: WorkingCalendar, exceptions: [ClinicException] = [], leave: [LeaveCover] = []) {
        self.calendar = calendar
        self.exceptions = exceptions
        self.leave = leave
    }

    /// Why a template's clinic is not held on a day.
    public func reason(against template: ClinicTemplate, on day: Day) -> NotHeld? {
        reason(on: day, service: template.service, clinician: template.clinician, template: template.id)
    }

    /// Why no clinic of a service and clinician is held on a day.
    public func reason(on day: Day, service: String, clinician: String?, template: Int64? = nil) -> NotHeld? {
        if calendar.isBankHoliday(day) { return .bankHoliday }
        if calendar.isClosingDay(day) { return .closed }
        for exception in exceptions where exception.from <= day && day <= exception.until {
            let fits =
                (exception.template == nil || exception.template == template)
                && (exception.service == nil || exception.service == service)
                && (exception.clinician == nil || exception.clinician == clinician)
            if fits { return .exception(exception.reason) }
        }
        guard let clinician else { return nil }
        let away = leave.first {
            $0.from <= day && day <= $0.until && [$0.staff.login, $0.staff.name].contains(clinician)
        }
        return away.map { .leave($0.staff.name) }
    }
}
