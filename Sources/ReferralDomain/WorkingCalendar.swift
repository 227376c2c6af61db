// Working days: weekends, England's bank holidays, and the days on which the site is closed.

/// Which days count when a due date is a number of working days away.
public struct WorkingCalendar: Sendable {
    private let listed: Set<Day>
    private let listedYears: ClosedRange<Int>?
    private let closed: Set<Day>

    /// A calendar from listed bank holidays (years beyond the list go by rule) and local closing days.
    public init(bankHolidays: [Day], closingDays: [Day] = []) {
        listed = Set(bankHolidays)
        closed = Set(closingDays)
        let years = bankHolidays.map { $0.parts.year }
        listedYears = years.min().flatMap { first in years.max().map { first...$0 } }
    }

    /// Whether a day is a bank holiday in England (Banking and Financial Dealings Act 1971 and proclamations).
    public func isBankHoliday(_ day: Day) -> Bool {
        let year = day.parts.year
        if let listedYears, listedYears.contains(year) { return listed.contains(day) }
        return WorkingCalendar.holidaysByRule(year: year).contains(day)
    }

    /// Whether the site is closed on a day by its own decision.
    public func isClosingDay(_ day: Day) -> Bool { closed.contains(day) }

    /// Monday to Friday, no bank holiday, and not closed here.
    public func isWorkingDay(_ day: Day) -> Bool {
        day.weekday <= 5 && !closed.contains(day) && !isBankHoliday(day)
    }

    /// The day that is `count` working days after `day`; the day itself is day 0.
    public func adding(workingDays count: Int, to day: Day) -> Day {
        step(count, from: day, counts: isWorkingDay)
    }

    /// The same, leaving out weekends only, as e-RS counts its contact days (e-RS A004).
    public func adding(weekdays count: Int, to day: Day) -> Day {
        step(count, from: day) { $0.weekday <= 5 }
    }

    /// A day, or the first working day after it.
    public func firstWorkingDay(from day: Day) -> Day { isWorkingDay(day) ? day : adding(workingDays: 1, to: day) }

    /// The last working day before `day`.
    public func lastWorkingDay(before day: Day) -> Day {
        var candidate = day.adding(days: -1)
        while !isWorkingDay(candidate) { candidate = candidate.adding(days: -1) }
        return candidate
    }

    /// The last day whose due items are shown as due on `day`: what falls due before the site opens again is due now.
    public func lastDayDueToday(_ day: Day) -> Day { adding(workingDays: 1, to: day).adding(days: -1) }

    private func step(_ count: Int, from day: Day, counts: (Day) -> Bool) -> Day {
        var current = day
        var left = count
        while left > 0 {
            current = current.adding(days: 1)
            if counts(current) { left -= 1 }
        }
        return current
    }

    /// England's eight bank holidays of a year by statute and custom; one-off days are not computable.
    public static func holidaysByRule(year: Int) -> [Day] {
        func date(_ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day) ?? Day(number: 0) }
        func monday(onOrAfter day: Day) -> Day { day.adding(days: (8 - day.weekday) % 7) }
        func lastMonday(_ month: Int) -> Day {
            let last = date(month, 31)
            return last.adding(days: 1 - last.weekday)
        }
        let easter = easterSunday(year: year)
        let newYear = date(1, 1)
        let christmas = date(12, 25)
        var holidays = [newYear.weekday > 5 ? monday(onOrAfter: newYear) : newYear]
        holidays += [easter.adding(days: -2), easter.adding(days: 1), monday(onOrAfter: date(5, 1))]
        holidays += [lastMonday(5), lastMonday(8)]
        // Each of 25 and 26 December that falls on a weekend moves to the next free weekday after the 26th.
        switch christmas.weekday {
        case 5: holidays += [christmas, date(12, 28)]
        case 6: holidays += [date(12, 27), date(12, 28)]
        case 7: holidays += [date(12, 26), date(12, 27)]
        case _: holidays += [christmas, date(12, 26)]
        }
        return holidays
    }

    /// Easter Sunday by the Gregorian computus.
    static func easterSunday(year: Int) -> Day {
        let golden = year % 19
        let century = year / 100
        let yearOfCentury = year % 100
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let shift = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * shift + 114
        return Day(year: year, month: sum / 31, day: sum % 31 + 1) ?? Day(number: 0)
    }
}
