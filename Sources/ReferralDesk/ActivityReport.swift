// What was done in a range of days, by kind and outcome, and each person's pace; all of it from the journal.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// A row a kind and detail of the range, or of each day of it; then a row a person, which no commissioner is given.
    func activityReport(_ scope: ReportScope, days: ClosedRange<Day>, isDaily: Bool) throws(Failure) -> Report {
        let last = min(days.upperBound, scope.moment.londonDay)
        var rows: [[ReportCell]] = []
        var decisions: [String: Pace] = [:]
        var names: [String: String] = [:]
        if days.lowerBound <= last {
            try store.read { (it) throws(Failure) in
                for (login, name) in try it.staffNames() { names[login] = name }
                var whole: [Counted: Int] = [:]
                for number in days.lowerBound.number...last.number {
                    let day = Day(number: number)
                    var found: [Counted: Int] = [:]
                    var ofDay: [String: (acts: Int, decisions: Int)] = [:]
                    for count in try it.acts(in: day...day, scope) {
                        for (activity, detail) in count.act.activities {
                            found[Counted(activity: activity, detail: detail), default: 0] += count.number
                        }
                        guard ReferralAction(rawValue: count.act.action) != nil else { continue }
                        ofDay[count.user, default: (0, 0)].acts += count.number
                        if count.act.isDecision { ofDay[count.user, default: (0, 0)].decisions += count.number }
                    }
                    for (user, done) in ofDay { decisions[user, default: Pace()].add(done.acts, done.decisions) }
                    if isDaily { rows += cells(of: found, on: day) }
                    whole.merge(found, uniquingKeysWith: +)
                }
                if !isDaily { rows = cells(of: whole, on: nil) }
            }
        }
        if scope.role != .commissioner {
            for (user, pace) in decisions.sorted(by: { $0.key < $1.key }) {
                rows.append(
                    [.day(nil), .text("pace"), .text(nil), .text(user), .text(names[user]), .number(pace.acts)]
                        + [.number(pace.decisions), .number(pace.days), .tenths(pace.decisionsPerDay)])
            }
        }
        return Report(
            .activity, asOf: scope.moment,
            columns: [
                ("day", "Day"), ("activity", "Activity"), ("detail", "Detail"), ("user", "User"), ("name", "Name"),
                ("number", "Number"), ("decisions", "Decisions"), ("days", "Days at work"),
                ("decisions_per_day", "Decisions a day"),
            ], rows: rows)
    }

    private func cells(of counts: [Counted: Int], on day: Day?) -> [[ReportCell]] {
        counts.sorted { $0.key < $1.key }.map { what, number in
            [
                .day(day), .text(what.activity.rawValue), .text(what.detail), .text(nil), .text(nil),
                .number(number), .number(nil), .number(nil), .tenths(nil),
            ]
        }
    }
}

/// A kind of activity with its detail, in the order of a report.
private struct Counted: Hashable, Comparable {
    var activity: Activity
    var detail: String

    static func < (left: Counted, right: Counted) -> Bool {
        let place = { (activity: Activity) in Activity.allCases.firstIndex(of: activity) ?? 0 }
        return (place(left.activity), left.detail) < (place(right.activity), right.detail)
    }
}

/// What a person did: acts, clinical decisions among them, and the days on which they did any.
private struct Pace {
    var acts = 0
    var decisions = 0
    var days = 0
    var decisionsPerDay: Int? { decisions == 0 ? nil : (decisions * 10 + days / 2) / days }

    mutating func add(_ acts: Int, _ decisions: Int) {
        self.acts += acts
        self.decisions += decisions
        days += 1
    }
}
