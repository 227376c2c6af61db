// What a supervisor looks at as a whole: every list in numbers, what the night brought, who waits how long, who does how much.

/// What a list held when somebody signed it off.
public struct BoardPoint: Hashable, Sendable, Codable {
    public var day: Day
    public var total: Int
    public var overdue: Int

    public init(day: Day, total: Int, overdue: Int) {
        self.day = day
        self.total = total
        self.overdue = overdue
    }
}

/// A list at a service in numbers, with what is recorded of earlier days.
public struct BoardLine: Hashable, Sendable, Codable {
    /// Days that its history goes back.
    public static let historyDays = 28

    public var worklist: Worklist
    /// nil for what names no service.
    public var service: String?
    public var serviceName: String?
    public var total = 0
    public var overdue = 0
    public var dueToday = 0
    public var unowned = 0
    /// Since when its oldest row has waited.
    public var oldest: Instant?
    /// What each day's last sign-off counted, the earliest first; the day that is asked about is left out.
    public var history: [BoardPoint] = []
    /// The sign-off of the day that is asked about.
    public var signOff: SignOff?
    /// Who has it in their charge on that day.
    public var duty: Duty?

    public init(_ worklist: Worklist, service: String?, serviceName: String?) {
        self.worklist = worklist
        self.service = service
        self.serviceName = serviceName
    }

    /// Unique and stable.
    public var item: String { "\(worklist.rawValue):\(service ?? "")" }

    /// How many more it holds than when it was last signed off before; nil where it never was in these weeks.
    public var change: Int? { history.last.map { total - $0.total } }
}

/// Every list of the provider's side.
public struct BoardPage: Hashable, Sendable, Codable {
    public var lines: [BoardLine]
    /// The working day whose sign-off is asked for, and whether its hour has come.
    public var day: Day
    public var hasEscalated: Bool
    public var asOf: Instant

    public init(lines: [BoardLine], day: Day, hasEscalated: Bool, asOf: Instant) {
        self.lines = lines
        self.day = day
        self.hasEscalated = hasEscalated
        self.asOf = asOf
    }
}

/// What came while nobody was at the desk, of one patient.
public struct OvernightLine: Hashable, Sendable, Codable {
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// Came as urgent or suspected cancer, or became so.
        case urgent
        case cancelledByPatient = "cancelled-by-patient"
        /// The referrer's letter came, or came anew, for a referral that was here.
        case letterChanged = "letter-changed"
    }

    public var kind: Kind
    public var at: Instant
    /// Who it is, and where it stands now.
    public var item: WorklistItem

    public init(kind: Kind, at: Instant, item: WorklistItem) {
        self.kind = kind
        self.at = at
        self.item = item
    }
}

/// A run of the importer, in records.
public struct FeedRun: Hashable, Sendable, Codable {
    public var startedAt: Instant
    /// nil where it was cut short.
    public var finishedAt: Instant?
    public var read: Int
    public var refused: Int

    public init(startedAt: Instant, finishedAt: Instant?, read: Int, refused: Int) {
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.read = read
        self.refused = refused
    }
}

/// What came since the last working day ended.
public struct OvernightPage: Hashable, Sendable, Codable {
    public var since: Instant
    public var lines: [OvernightLine]
    /// There is more than was read.
    public var isCut: Bool
    /// When e-RS was last heard of; nil where it never was.
    public var feedAsOf: Instant?
    public var runs: [FeedRun]
    /// Import problems that were opened since and are open still.
    public var newProblems: Int
    public var asOf: Instant

    public init(
        since: Instant, lines: [OvernightLine], isCut: Bool = false, feedAsOf: Instant?, runs: [FeedRun] = [],
        newProblems: Int = 0, asOf: Instant
    ) {
        self.since = since
        self.lines = lines
        self.isCut = isCut
        self.feedAsOf = feedAsOf
        self.runs = runs
        self.newProblems = newProblems
        self.asOf = asOf
    }

    /// The end of the last working day before today, 18:00 in London.
    public static func since(now: Instant, calendar: WorkingCalendar) -> Instant {
        LondonTime.startOfDay(calendar.lastWorkingDay(before: now.londonDay)).adding(seconds: 18 * 3_600)
    }
}

/// A suspected-cancer referral with its clocks.
public struct TrackedReferral: Hashable, Sendable, Codable {
    public var item: WorklistItem
    /// `first-seen`, `faster-diagnosis` and `rtt`.
    public var clocks: [PathwayClock]

    public init(item: WorklistItem, clocks: [PathwayClock]) {
        self.item = item
        self.clocks = clocks
    }

    /// The clock of that name.
    public func clock(_ name: String) -> PathwayClock? { clocks.first { $0.name == name } }
}

/// Suspected-cancer referrals, the earliest target first.
public struct TrackerPage: Hashable, Sendable, Codable {
    public var lines: [TrackedReferral]
    public var total: Int
    /// Of these, those that fit what was looked for.
    public var matching: Int
    public var asOf: Instant

    public init(lines: [TrackedReferral], total: Int, matching: Int? = nil, asOf: Instant) {
        self.lines = lines
        self.total = total
        self.matching = matching ?? total
        self.asOf = asOf
    }
}

/// What a meeting agreed for a patient.
public struct AgreedAction: Hashable, Sendable, Codable {
    /// The longest that it may be, in characters.
    public static let limit = 200

    /// Never clinical text.
    public var what: String
    public var owner: StaffMember
    public var due: Day
    public var agreedAt: Instant
    public var doneAt: Instant?

    public init(what: String, owner: StaffMember, due: Day, agreedAt: Instant, doneAt: Instant? = nil) {
        self.what = what
        self.owner = owner
        self.due = due
        self.agreedAt = agreedAt
        self.doneAt = doneAt
    }
}

/// A patient on the waiting list, as a meeting goes through it.
public struct MeetingLine: Hashable, Sendable, Codable {
    /// Its due day is the last good day of 18 weeks.
    public var item: WorklistItem
    public var agreed: AgreedAction?
    /// The last act or message of the week before.
    public var lastAct: String?
    public var lastActAt: Instant?

    public init(item: WorklistItem, agreed: AgreedAction? = nil, lastAct: String? = nil, lastActAt: Instant? = nil) {
        self.item = item
        self.agreed = agreed
        self.lastAct = lastAct
        self.lastActAt = lastActAt
    }

    /// Whole weeks on the 18-week clock.
    public func weeksWaited(on day: Day) -> Int {
        (day.number - item.due.number + ClockDays.referralToTreatment) / 7
    }
}

/// The waiting list, the longest wait first.
public struct MeetingPage: Hashable, Sendable, Codable {
    public var service: String?
    public var serviceName: String?
    public var lines: [MeetingLine]
    public var total: Int
    /// Of these, those that fit what was looked for.
    public var matching: Int
    /// What was looked for; nil for all.
    public var search: String?
    /// All of it by how long they have waited.
    public var bands: [WaitBand: Int]
    /// By when what is agreed today is done where nobody says another day.
    public var usualDue: Day
    public var asOf: Instant

    public init(
        service: String? = nil, serviceName: String? = nil, lines: [MeetingLine], total: Int,
        matching: Int? = nil, search: String? = nil, bands: [WaitBand: Int] = [:], usualDue: Day, asOf: Instant
    ) {
        self.service = service
        self.serviceName = serviceName
        self.lines = lines
        self.total = total
        self.matching = matching ?? total
        self.search = search
        self.bands = bands
        self.usualDue = usualDue
        self.asOf = asOf
    }
}

/// What somebody has in hand, and what they did.
public struct Workload: Hashable, Sendable, Codable {
    /// Days of which acts are counted.
    public static let days = 28

    public var staff: StaffMember
    /// Rows of lists of work that are theirs, and of these overdue.
    public var owned = 0
    public var overdue = 0
    /// Claims that hold now.
    public var claimed = 0
    /// Acts of each day, the earliest first, the last one today.
    public var acts: [Int] = []
    /// Clinical decisions, and the days on which they did anything.
    public var decisions = 0
    public var daysAtWork = 0

    public init(staff: StaffMember) { self.staff = staff }

    /// Acts a day at work, in tenths; nil where there were none.
    public var actsPerDay: Int? {
        let all = acts.reduce(0, +)
        return daysAtWork == 0 ? nil : (all * 10 + daysAtWork / 2) / daysAtWork
    }
}

/// What a member of staff has in hand: rows of lists of work that are theirs, then what they claimed of others.
public struct InHandPage: Hashable, Sendable, Codable {
    public var staff: StaffMember
    /// The earliest due day first.
    public var owned: [WorklistItem]
    public var claimed: [WorklistItem]
    /// Rows that are theirs, more perhaps than are given.
    public var total: Int
    public var asOf: Instant

    public init(staff: StaffMember, owned: [WorklistItem], claimed: [WorklistItem], total: Int, asOf: Instant) {
        self.staff = staff
        self.owned = owned
        self.claimed = claimed
        self.total = total
        self.asOf = asOf
    }
}
