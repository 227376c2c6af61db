// Working days as they are counted by hand: Monday to Friday, less the listed bank holidays of England.

import ReferralDomain

/// Bank holidays of the years through which a walk goes.
private let holidays = Set(
    [
        "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30",
        "2027-12-27", "2027-12-28", "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28",
        "2028-12-25", "2028-12-26", "2029-01-01", "2029-03-30", "2029-04-02", "2029-05-07", "2029-05-28", "2029-08-27",
    ].compactMap { Day(iso: $0) })

/// The day that is so many working days after another.
func workingDays(_ count: Int, after day: Day) -> Day {
    var current = day
    var left = count
    while left > 0 {
        current = current.adding(days: 1)
        if current.weekday <= 5, !holidays.contains(current) { left -= 1 }
    }
    return current
}

/// The same, leaving out weekends only, as e-RS counts its contact days.
func weekdays(_ count: Int, after day: Day) -> Day {
    var current = day
    var left = count
    while left > 0 {
        current = current.adding(days: 1)
        if current.weekday <= 5 { left -= 1 }
    }
    return current
}

/// The last working day before another.
func lastWorkingDay(before day: Day) -> Day {
    var current = day.adding(days: -1)
    while current.weekday > 5 || holidays.contains(current) { current = current.adding(days: -1) }
    return current
}

/// A time standard: days for routine, urgent and suspected cancer; a priority that is not known counts as urgent.
func standard(_ routine: Int, _ urgent: Int, _ cancer: Int, for priority: Priority?) -> Int {
    switch priority {
    case .routine: routine
    case .urgent, nil: urgent
    case .twoWeekWait: cancer
    }
}
