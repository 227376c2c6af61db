// Days as people write them in letters.

internal import ReferralDomain

extension Day {
    /// Reads `YYYY-MM-DD`; a text that is no day reads as 1 January 2000, so that a rehearsal is never stopped by one.
    init(_ text: String) { self = Day(iso: text) ?? Day(number: 10_957) }

    /// `3 Nov 2026`.
    var inTitles: String {
        let (year, month, day) = parts
        return "\(day) \(Day.monthNames[month - 1].prefix(3)) \(year)"
    }

    /// `03/11/2026`.
    var slashed: String {
        let parts = iso.split(separator: "-")
        return parts.reversed().joined(separator: "/")
    }
}
