// Plain calendar arithmetic on "YYYY-MM-DD", so that ages and dates of a rehearsal agree without a calendar library.

struct Day: Sendable {
    /// Days since 1 January 1970.
    let number: Int

    init(number: Int) { self.number = number }

    init(year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// A text that is not a date reads as 1 January 2000, so that a rehearsal is never stopped by one.
    init(_ text: String) {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        if parts.count == 3 {
            self.init(year: parts[0], month: parts[1], day: parts[2])
        } else {
            self.init(year: 2000, month: 1, day: 1)
        }
    }

    var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let place = (5 * dayOfYear + 2) / 153
        let month = place < 10 ? place + 3 : place - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * place + 2) / 5 + 1)
    }

    func adding(_ days: Int) -> Day { Day(number: number + days) }

    /// The day as "YYYY-MM-DD".
    var iso: String {
        let (year, month, day) = parts
        return "\(year)-\(Day.two(month))-\(Day.two(day))"
    }

    /// The day as "3 November 2026".
    var long: String {
        let (year, month, day) = parts
        return "\(day) \(Day.months[month - 1]) \(year)"
    }

    /// The day as "3 Nov 2026".
    var short: String {
        let (year, month, day) = parts
        return "\(day) \(Day.months[month - 1].prefix(3)) \(year)"
    }

    /// The day as "03/11/2026".
    var slashed: String {
        let (year, month, day) = parts
        return "\(Day.two(day))/\(Day.two(month))/\(year)"
    }

    /// The age in whole years on this day of someone born on another.
    func age(born: Day) -> Int {
        let (year, month, day) = parts
        let birth = born.parts
        let hadBirthday = month > birth.month || (month == birth.month && day >= birth.day)
        return year - birth.year - (hadBirthday ? 0 : 1)
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
