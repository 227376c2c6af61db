// Until when a referral may be put off: a few mornings to pick from, none later than its clock allows.

internal import ReferralDesk
internal import ReferralDomain

/// The moments that a snooze may end.
enum SnoozeEnd {
    /// Each at eight in the morning; the last is the latest there may be.
    static func options(for referral: Referral, at now: Instant) -> [Choice.Option] {
        let today = now.londonDay
        let latest = referral.latestSnooze
        let ends = [
            ("Tomorrow", 1), ("In two days", 2), ("Monday", 8 - today.weekday), ("In a week", 7), ("In two weeks", 14),
            ("In four weeks", 28), ("In six weeks", 42), ("In three months", 91),
        ]
        var options: [Choice.Option] = []
        var seen: Set<Day> = []
        let last = ("As late as its clock allows", latest.number - today.number)
        for (name, days) in ends + [last] {
            var day = today.adding(days: days)
            // Nobody looks at the lists on a Saturday; what is put off for a day or two ends before it or on Monday.
            if day.weekday > 5, days != last.1 {
                guard days > 2 else { continue }
                day = day.adding(days: 8 - day.weekday)
            }
            guard days > 0, day <= latest, seen.insert(day).inserted,
                let morning = LondonTime.instants(day: day, secondOfDay: 8 * 3_600).first
            else { continue }
            options.append(.init(code: morning.iso, label: "\(name), \(morning.bookingText)"))
        }
        return options
    }
}
