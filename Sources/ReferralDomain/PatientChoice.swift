// When a patient cannot come and when they would rather come: recorded, respected by the best slot, taken off no clock.

/// Days on which a patient cannot come.
public struct Away: Hashable, Sendable, Codable {
    /// Row id.
    public var id: Int64
    public var first: Day
    public var last: Day
    /// Never clinical text.
    public var why: String?

    public init(id: Int64 = 0, first: Day, last: Day, why: String? = nil) {
        self.id = id
        self.first = first
        self.last = last
        self.why = why
    }

    public func covers(_ day: Day) -> Bool { (first...last).contains(day) }
}

/// When and by whom a patient would rather be seen.
public struct PatientPreferences: Hashable, Sendable, Codable {
    public enum Half: String, CaseIterable, Sendable, Codable { case morning, afternoon }
    /// What of it a slot is not.
    public enum Mismatch: Hashable, Sendable { case weekday, half, notice, clinician }

    /// Monday 1 to Sunday 7; empty for any.
    public var weekdays: Set<Int> = []
    public var half: Half?
    /// Days of notice that the patient needs.
    public var notice: Int?
    public var clinician: String?

    public init() {}

    public var isEmpty: Bool { self == PatientPreferences() }

    /// What of it a slot is not, for somebody who is told of it today.
    public func mismatches(with slot: Slot, today: Day) -> [Mismatch] {
        let start = LondonTime(at: slot.start)
        var found: [Mismatch] = []
        if !weekdays.isEmpty, !weekdays.contains(start.day.weekday) { found.append(.weekday) }
        if let half, (start.secondOfDay < 12 * 3_600) != (half == .morning) { found.append(.half) }
        if let notice, start.day < today.adding(days: notice) { found.append(.notice) }
        if let clinician, slot.clinician.map({ Folding.folded($0) }) != Folding.folded(clinician) {
            found.append(.clinician)
        }
        return found
    }

    /// What is asked for, in words: `on Monday or Friday, in the morning`.
    public var words: String {
        [Mismatch.weekday, .half, .notice, .clinician].compactMap { words(of: $0) }.joined(separator: ", ")
    }

    /// One of the things asked for, in words; nil where it is not asked for.
    public func words(of part: Mismatch) -> String? {
        switch part {
        case .weekday:
            weekdays.isEmpty
                ? nil : "on " + weekdays.sorted().map { Day.weekdayNames[$0 - 1] }.joined(separator: " or ")
        case .half: half.map { "in the \($0.rawValue)" }
        case .notice: notice.map { "with \(inWords($0, "day")) of notice" }
        case .clinician: clinician.map { "with \($0)" }
        }
    }
}

/// What is known of when a patient can come.
public struct PatientChoice: Hashable, Sendable {
    /// In order of their first days.
    public var away: [Away]
    public var preferences: PatientPreferences

    public init(away: [Away] = [], preferences: PatientPreferences = PatientPreferences()) {
        self.away = away
        self.preferences = preferences
    }

    /// Days from one to another, both counted, on which the patient could not come: said, and taken off no clock.
    public func daysAway(from first: Day, to last: Day) -> Int {
        guard first <= last else { return 0 }
        var days: Set<Int> = []
        for stay in away where stay.first <= last && stay.last >= first {
            days.formUnion(max(stay.first, first).number...min(stay.last, last).number)
        }
        return days.count
    }
}

/// Why a slot that is free is not proposed to a patient.
public enum NotProposed: Hashable, Sendable, Codable {
    /// Nobody is called in for today.
    case today
    case declined(Offer.Reason)
    case away(Away)
    /// A colleague holds it while they book it.
    case held(HeldPlace)
}
