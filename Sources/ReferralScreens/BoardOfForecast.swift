// Breaches to come, week by week, as a chart of the selected service and as a table of all of them.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// How many reach the last good day of their 18 weeks in each week ahead.
struct ForecastBoard: BoardContent {
    var report: Report?
    var showsChart = true

    var board: Board { .forecast }
    var asOf: Instant? { report?.asOf }
    var emptyWords: SafeText { "Nobody waits." }

    private var lines: [ReportLine] { report?.lines ?? [] }
    private var all: ReportLine? { lines.first { $0.text("specialty") == "all" } }

    /// Those of a row whose last good day falls in each week, the first beginning today.
    private func weeks(_ line: ReportLine) -> [Int] {
        (1...WaitFigures.forecastWeeks).map { line.number("breach_week_\($0)") ?? 0 }
    }

    var status: SafeText {
        guard let all else { return "" }
        let due = weeks(all).reduce(0, +)
        let within = all.tenths("within_18_weeks_percent").map { "\($0 / 10).\($0 % 10) %" } ?? "none"
        return """
            \(counted(all.number("waiting") ?? 0, "patient")) wait, \(within) within 18 weeks; \(grouped(due)) breach in \
            \(WaitFigures.forecastWeeks) weeks unless seen, \(grouped(all.number("breach_unbooked") ?? 0)) of them not \
            booked in time
            """
    }

    var order: SafeText { "most breaches first" }

    func columns(_ width: Int) -> [Column] {
        [
            Column("Service", width: .flexible(min: 16), keep: true),
            Column("Wait", width: .fixed(6), alignment: .right, keep: true),
            Column("Over 18", width: .fixed(7), alignment: .right, keep: true),
            Column("8 weeks", width: .fixed(8), keep: true),
            Column("Unbooked", width: .fixed(8), alignment: .right, keep: true),
        ]
            + (1...WaitFigures.forecastWeeks).map {
                Column("w\($0)", width: .fixed(4), alignment: .right)
            } + [Column("% in 18", width: .fixed(7), alignment: .right)]
    }

    private func name(_ line: ReportLine) -> String {
        if line.text("specialty") == "all" { return "All services" }
        return line.text("service_name") ?? line.text("service") ?? line.text("specialty") ?? "no service named"
    }

    /// The whole first, then the services, that with the most breaches to come first.
    var rows: [BoardRow] {
        let services = lines.filter { $0.text("specialty") != "all" }.enumerated().sorted {
            (weeks($1.element).reduce(0, +), $0.offset) < (weeks($0.element).reduce(0, +), $1.offset)
        }
        return ([all].compactMap { $0 } + services.map(\.element)).filter { $0.number("waiting") ?? 0 > 0 }.map(row)
    }

    private func id(_ line: ReportLine) -> String {
        line.text("specialty") == "all" ? "all" : "\(line.text("specialty") ?? ""):\(line.text("service") ?? "")"
    }

    private func row(_ line: ReportLine) -> BoardRow {
        let weeks = weeks(line)
        let waiting = line.number("waiting") ?? 0
        let over = waiting - (line.number("within_18_weeks") ?? 0)
        let unbooked = line.number("breach_unbooked") ?? 0
        let within = line.tenths("within_18_weeks_percent").map { "\($0 / 10).\($0 % 10)" } ?? ""
        let first = report?.asOf.londonDay ?? Day(number: 0)
        let said = weeks.enumerated().map { "from \(first.adding(days: $0 * 7).short) \(grouped($1))" }
        return BoardRow(
            id: id(line),
            cells: [
                SafeText(placeWord(name(line))), SafeText(grouped(waiting)), SafeText(grouped(over)),
                Gauge.spark(weeks, last: weeks.count), SafeText(grouped(unbooked)),
            ] + weeks.map { SafeText(grouped($0)) } + [SafeText(within)],
            styles: over > 0 ? [2: .overdue] : [:],
            spoken: """
                \(name(line)): \(grouped(waiting)) wait, \(grouped(over)) over 18 weeks; breaches by week: \
                \(said.joined(separator: ", ")); \(grouped(unbooked)) of them not booked in time.
                """)
    }

    func chart(of row: BoardRow?, width: Int, height: Int) -> [SafeText] {
        guard showsChart, let line = lines.first(where: { id($0) == row?.id }), height >= 13 else { return [] }
        let weeks = weeks(line)
        let most = weeks.max() ?? 0
        let first = report?.asOf.londonDay ?? Day(number: 0)
        let bars = weeks.enumerated().map { place, count -> SafeText in
            let day = first.adding(days: place * 7)
            let label = SafeText("\(day.shortWithWeekday)").padded(to: 16)
            let number = SafeText(grouped(count)).paddedLeft(to: 6) + " "
            return label + number + Gauge.bar(count, most: most, width: max(4, min(60, width - 24)))
        }
        return ["Breaches of \(name(line)), by the week that begins:"] + bars + [""]
    }

    func requests(_ session: Session) -> [Request] { [.report(ReportQuery(.rtt))] }

    mutating func take(_ request: Request, _ reply: Reply, _ session: Session) -> Effect {
        if case .report(let report) = reply { self.report = report }
        return .none
    }

    mutating func follow(_ intent: Intent, row: BoardRow?, _ session: Session) -> Effect? {
        switch intent {
        case .changeChart:
            showsChart.toggle()
            return .notice(showsChart ? "Chart and table." : "Table only.", .notice)
        case .open:
            guard let line = lines.first(where: { id($0) == row?.id }) else { return nil }
            guard let role = session.actor?.role, Board.all(for: role).contains(.meeting) else {
                return .notice("Who waits is not shown to your role.", .alert)
            }
            return .push(BoardScreen(MeetingBoard(service: line.text("service"))))
        case _: return nil
        }
    }
}
