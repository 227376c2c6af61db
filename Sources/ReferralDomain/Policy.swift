// The site's time standards: every timer that guidance leaves to local choice.

/// Time standards in working days by priority; every one is a local policy (defaults of the design).
public struct TimeStandard: Hashable, Sendable, Codable {
    public var routine: Int
    public var urgent: Int
    public var twoWeekWait: Int

    public init(_ routine: Int, _ urgent: Int, _ twoWeekWait: Int) {
        self.routine = routine
        self.urgent = urgent
        self.twoWeekWait = twoWeekWait
    }

    /// Working days for a priority; none known counts as urgent, so that a gap never hides a patient.
    public func days(for priority: Priority?) -> Int {
        switch priority {
        case .routine: routine
        case .urgent, nil: urgent
        case .twoWeekWait: twoWeekWait
        }
    }
}

/// The site's time standards and its calendar.
public struct Policy: Sendable {
    public var review = TimeStandard(5, 2, 1)
    public var slotIssueContact = TimeStandard(40, 10, 5)
    public var triageContact = TimeStandard(40, 5, 2)
    public var booking = TimeStandard(5, 2, 1)
    public var missedAppointment = TimeStandard(2, 2, 2)
    public var nextDay = TimeStandard(1, 1, 1)
    public var sentBack = TimeStandard(5, 2, 1)
    public var awaitingBooking = TimeStandard(10, 3, 1)
    public var letter = TimeStandard(3, 1, 1)
    public var advice = TimeStandard(2, 2, 2)
    public var adviceResponse = TimeStandard(5, 2, 1)
    /// Days before the breach date from which it counts as approaching.
    public var approachingBreachDays = 14
    /// Working days without an act after which an item counts as untouched.
    public var untouchedDays = 5
    /// Minutes that a claim lasts after the last key.
    public var claimMinutes = 10
    /// Minutes of one renewed claim after which it has lasted too long.
    public var longClaimMinutes = 60
    /// Working days that something assigned may lie untouched.
    public var assignedUntouchedDays = 2
    /// Days on a list after which a referral goes to the supervisor.
    public var longWaitDays = 180
    /// Places that a supervisor may open beyond a slot's capacity.
    public var overbookLimit = 1
    /// Minutes that a PAS has to confirm a booking before it counts as not responding.
    public var pasAnswerMinutes = 2
    /// Working days before the appointment by which what a patient needs is to be arranged.
    public var needsLeadDays = 5
    /// The hour in London from which a list that was not signed off is escalated.
    public var signOffHour = 16
    /// Days from the start within which an appointment is on target: the first milestone of each priority.
    public var bookedWithin = TimeStandard(126, 126, 14)
    /// Whether contact days leave out bank holidays and closing days too; e-RS leaves out weekends only.
    public var contactDaysSkipHolidays = false
    /// Minutes without a key after which a screen is locked; 0 never.
    public var lockMinutes = 10
    /// Whether numbers may be copied to the clipboard.
    public var copyAllowed = true
    /// Whom to call for help with the program.
    public var supportContact = "not said yet (a manager sets support-contact)"
    public var calendar: WorkingCalendar
    /// Each state it has had or will have, in order of time; empty where nothing was ever changed.
    private var steps: [Step] = []

    private struct Step: Sendable {
        var from: Day
        var policy: Policy
    }

    public init(calendar: WorkingCalendar) { self.calendar = calendar }

    /// This policy as the ground on which dated changes stand: each counts from its day on, of two for one day the later.
    public func changed(by changes: [PolicyChange]) -> Policy {
        var current = self
        current.steps = []
        var result = current
        guard !changes.isEmpty else { return result }
        result.steps = [Step(from: Day(number: .min), policy: current)]
        for change in changes.sorted(by: { ($0.from, $0.id) < ($1.from, $1.id) }) {
            current.put(change.value, as: change.setting)
            if result.steps.last?.from == change.from { result.steps.removeLast() }
            result.steps.append(Step(from: change.from, policy: current))
        }
        return result
    }

    /// The policy that was in force on a day: what arose under an earlier rule keeps it.
    public func inForce(on day: Day) -> Policy {
        guard var found = (steps.last { $0.from <= day } ?? steps.first)?.policy else { return self }
        found.steps = steps
        return found
    }

    /// The largest value that a number has had or will have.
    func largest(_ number: (Policy) -> Int) -> Int { steps.map { number($0.policy) }.reduce(number(self), max) }

    /// The day by which a patient deferred on `day` is to be contacted, in which days that is counted, and after whom.
    func contactDue(_ days: Int, after day: Day) -> (day: Day, count: String, manner: String) {
        contactDaysSkipHolidays
            ? (calendar.adding(workingDays: days, to: day), inWords(days, "working day"), "")
            : (calendar.adding(weekdays: days, to: day), inWords(days, "weekday"), ", as e-RS counts")
    }
}
