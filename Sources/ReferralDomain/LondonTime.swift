// Europe/London by rule, so that no setting of the host can move a clinic.

/// A moment as the clocks in London show it: a day, a second of that day, and the offset from UTC.
public struct LondonTime: Hashable, Sendable {
    /// The calendar day in London.
    public var day: Day
    /// Seconds since midnight on the clock, 0 to 86,399.
    public var secondOfDay: Int
    /// 3,600 in British Summer Time, else 0.
    public var offsetSeconds: Int

    /// London's clocks at a moment: summer time from the last Sunday of March to that of October, 01:00 UTC.
    public init(at instant: Instant) {
        offsetSeconds = LondonTime.isSummer(instant) ? 3_600 : 0
        let local = instant.seconds + Int64(offsetSeconds)
        let number = local.flooredQuotient(86_400)
        day = Day(number: Int(number))
        secondOfDay = Int(local - number * 86_400)
    }

    /// `HH:MM`, 24 hours.
    public var clock: String { clockText(secondOfDay, seconds: false) }

    /// Whether this is the first or the second time that the clocks show it on this day; nil where it comes once.
    public var occurrence: Int? {
        let moments = LondonTime.instants(day: day, secondOfDay: secondOfDay)
        guard moments.count > 1 else { return nil }
        return offsetSeconds > 0 ? 1 : 2
    }

    /// `HH:MM`, and which of the two where the clocks show it twice: `01:30 (first)`.
    public var clockNamed: String { occurrence.map { "\(clock) (\($0 == 1 ? "first" : "second"))" } ?? clock }

    /// `HH:MM:SS`, 24 hours.
    public var clockWithSeconds: String { clockText(secondOfDay, seconds: true) }

    /// ISO 8601 with its offset: `2026-11-03T09:20:00+00:00`.
    public var iso: String {
        "\(day.iso)T\(clockText(secondOfDay, seconds: true))\(offsetSeconds == 0 ? "+00:00" : "+01:00")"
    }

    /// The moments at which London's clocks show this time: none in the spring gap, two in the autumn fold, else one.
    public static func instants(day: Day, secondOfDay: Int) -> [Instant] {
        let winter = Instant(seconds: Int64(day.number) * 86_400 + Int64(secondOfDay))
        return [winter.adding(seconds: -3_600), winter].filter { candidate in
            let shown = LondonTime(at: candidate)
            return shown.day == day && shown.secondOfDay == secondOfDay
        }
    }

    /// The first moment of a day in London.
    public static func startOfDay(_ day: Day) -> Instant {
        instants(day: day, secondOfDay: 0).first ?? Instant(seconds: Int64(day.number) * 86_400)
    }

    private static func isSummer(_ instant: Instant) -> Bool {
        let year = Day(number: Int(instant.seconds.flooredQuotient(86_400))).parts.year
        return instant >= change(year: year, month: 3) && instant < change(year: year, month: 10)
    }

    /// 01:00 UTC on the last Sunday of a month that has 31 days.
    private static func change(year: Int, month: Int) -> Instant {
        let last = Day(year: year, month: month, day: 31) ?? Day(number: 0)
        return Instant(seconds: Int64(last.number - last.weekday % 7) * 86_400 + 3_600)
    }
}
