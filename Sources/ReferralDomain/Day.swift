// A calendar day, with the arithmetic of the Gregorian calendar and nothing from the host.

/// A calendar day, counted from 1970-01-01.
public struct Day: Hashable, Comparable, Sendable, Codable {
    /// Days since 1970-01-01; negative before it.
    public var number: Int

    /// The day that many days after 1970-01-01.
    public init(number: Int) { self.number = number }

    /// A day of the Gregorian calendar, or nil where there is none, such as 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        number = Day.number(year: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD`, or nil.
    public init?(iso text: String) {
        var reader = DigitReader(bytes: Array(text.utf8), position: 0)
        guard let year = reader.number(digits: 4), reader.skip("-"), let month = reader.number(digits: 2),
            reader.skip("-"), let day = reader.number(digits: 2), reader.atEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// This day moved by a number of days.
    public func adding(days: Int) -> Day { Day(number: number + days) }

    /// Monday 1 to Sunday 7.
    public var weekday: Int {
        let remainder = (number + 3) % 7
        return (remainder < 0 ? remainder + 7 : remainder) + 1
    }

    /// Year, month 1-12 and day of the month 1-31.
    public var parts: (year: Int, month: Int, day: Int) {
        // Days are counted in eras of 400 years that begin on 1 March, so that a leap day is the last of its year.
        let shifted = number + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// `YYYY-MM-DD`.
    public var iso: String {
        let (year, month, day) = parts
        let digits = String(year)
        return
            "\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)-\(twoDigits(month))-\(twoDigits(day))"
    }

    /// Whole years from this day of birth to `day`.
    public func age(on day: Day) -> Int {
        let (bornYear, bornMonth, bornDay) = parts
        let (year, month, dayOfMonth) = day.parts
        return year - bornYear - ((month, dayOfMonth) < (bornMonth, bornDay) ? 1 : 0)
    }

    private static func number(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredQuotient(400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}

extension Day {
    /// `03-Nov-2026`, as NHS screens write a day.
    public var short: String {
        let (year, month, day) = parts
        return "\(twoDigits(day))-\(Day.monthNames[month - 1].prefix(3))-\(year)"
    }

    /// `Tue 03-Nov-2026`, for bookings.
    public var shortWithWeekday: String { "\(Day.weekdayNames[weekday - 1].prefix(3)) \(short)" }

    /// `3 November 2026`, for letters and screen readers.
    public var long: String {
        let (year, month, day) = parts
        return "\(day) \(Day.monthNames[month - 1]) \(year)"
    }

    /// English names, January first.
    public static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    /// English names, Monday first.
    /// Monday 1 to Sunday 7 of a name or its beginning; nil where it is none.
    public static func weekday(named word: String) -> Int? {
        let word = word.lowercased()
        guard word.count > 1 else { return nil }
        return weekdayNames.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
    }

    public static let weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
