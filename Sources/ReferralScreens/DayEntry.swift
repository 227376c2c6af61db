// Days and times as people type them: 15/12, 15 dec, 15.12.2026, +6w, tue; and how what was typed is understood.

internal import ReferralDomain

/// Reads a day that somebody typed.
enum DayEntry {
    static let example = "15/12, 15 dec, +6w, tue"
    /// For a field that speaks of the past.
    static let pastExample = "3/11, 3 nov, -2d, tue"

    /// The day meant, seen from today; nil where it is not clear. A day without a year is the next one to come, or
    /// the last one that has been where the past is meant. What is only a distance counts from `start` where one is given.
    static func day(_ text: String, today: Day, from start: Day? = nil, isPast: Bool = false) -> Day? {
        let text = text.lowercased().filter { $0 != "," }
        if let day = Day(iso: text.filter { $0 != " " }) { return day }
        let words = text.split { $0 == " " || $0 == "/" || $0 == "-" || $0 == "." }.map(String.init)
        guard let first = words.first else { return nil }
        if text.hasPrefix("+") || text.hasPrefix("-") { return moved(text.filter { $0 != " " }, from: start ?? today) }
        if words.count == 1 { return named(first, today: today, isPast: isPast) }
        guard words.count <= 3, let dayOfMonth = Int(first), let month = month(words[1]) else { return nil }
        guard words.count == 3 else {
            let year = today.parts.year
            return (0...4).lazy.compactMap { Day(year: isPast ? year - $0 : year + $0, month: month, day: dayOfMonth) }
                .first { isPast ? $0 <= today : $0 >= today }
        }
        guard let number = Int(words[2]), words[2].count == 4 || words[2].count == 2 else { return nil }
        return Day(year: number < 100 ? 2_000 + number : number, month: month, day: dayOfMonth)
    }

    /// Said of what is no day.
    static func refusal(_ text: String, example: String = example) -> String {
        "“\(text)” is no day. Such as \(example)."
    }

    /// Minutes since midnight of `9:40`, `0940` or `9`; nil where it is no time of day.
    static func minute(_ text: String) -> Int? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }.map(String.init)
        guard !parts.isEmpty, parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else {
            return nil
        }
        let isWhole = parts.count == 1 && parts[0].count >= 3
        let hour = Int(isWhole ? String(parts[0].dropLast(2)) : parts[0])
        let minute = Int(isWhole ? String(parts[0].suffix(2)) : parts.count == 2 ? parts[1] : "0")
        guard let hour, let minute, (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        return hour * 60 + minute
    }

    /// `+6w`, `-2d`, `+3m`, `+1y`.
    private static func moved(_ text: String, from today: Day) -> Day? {
        guard let unit = text.last, let count = Int(text.dropLast()), abs(count) <= 9_999 else { return nil }
        switch unit {
        case "d": return today.adding(days: count)
        case "w": return today.adding(days: count * 7)
        case "m": return addingMonths(count, to: today)
        case "y": return addingMonths(count * 12, to: today)
        case _: return nil
        }
    }

    /// The same day of another month, or the last one where that month is shorter.
    private static func addingMonths(_ count: Int, to day: Day) -> Day? {
        let (year, month, dayOfMonth) = day.parts
        let months = year * 12 + month - 1 + count
        guard months >= 12 else { return nil }
        return stride(from: dayOfMonth, through: 1, by: -1).lazy
            .compactMap { Day(year: months / 12, month: months % 12 + 1, day: $0) }.first
    }

    private static func named(_ word: String, today: Day, isPast: Bool) -> Day? {
        if word == "today" { return today }
        if word == "yesterday" { return today.adding(days: -1) }
        if word == "tomorrow" { return today.adding(days: 1) }
        guard word.count >= 3, let weekday = Day.weekday(named: word) else { return nil }
        let ahead = (weekday - today.weekday + 7) % 7
        if isPast { return today.adding(days: ahead - 7) }
        return today.adding(days: ahead == 0 ? 7 : ahead)
    }

    private static func month(_ word: String) -> Int? {
        if let number = Int(word) { return number }
        guard word.count >= 3 else { return nil }
        return Day.monthNames.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
    }
}
