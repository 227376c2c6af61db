// Staff whose registration, training or IG runs out, what each has in hand, and how fast they work.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Registration, training and IG of everybody, what has run out first.
struct StaffBoard: BoardContent {
    private static let gravity = ["lapsed", "lapsing", "not-recorded", "good"]

    var report: Report?
    /// Who looks at it.
    private var actor: Actor?

    var board: Board { .staff }
    var asOf: Instant? { report?.asOf }
    var emptyWords: SafeText { "No member of staff is known." }

    var status: SafeText {
        let counts = Self.gravity.map { status in lines.count { $0.text("status") == status } }
        let nobody = lines.count { $0.text("status") == "nobody left" }
        return """
            \(grouped(counts[0])) lapsed, \(grouped(counts[1])) lapsing within \
            \(counted(Credential.forecastDays, "day")), \(grouped(counts[2])) not recorded, \(grouped(counts[3])) in order\
            \(nobody == 0 ? "" : "; a suspected-cancer list has NOBODY LEFT")
            """
    }

    var order: SafeText { "what lapses first" }

    func columns(_ width: Int) -> [Column] { Self.columns }

    private static let columns = [
        Column("Status", width: .fixed(12), keep: true), Column("Name", width: .flexible(min: 18), keep: true),
        Column("Patient data", width: .fixed(12), keep: true), Column("Registration", width: .fixed(13)),
        Column("Training", width: .fixed(13)), Column("IG", width: .fixed(13)),
        Column("Last one at", width: .flexible(min: 12)), Column("Overridden", width: .fixed(11)),
        Column("Roles", width: .flexible(min: 12)),
    ]

    private var lines: [ReportLine] { report.map { $0.lines } ?? [] }

    var rows: [BoardRow] {
        let order = { (line: ReportLine) in Self.gravity.firstIndex(of: line.text("status") ?? "") ?? -1 }
        return lines.enumerated().sorted { (order($0.element), $0.offset) < (order($1.element), $1.offset) }
            .map { row($0.element, $0.offset) }
    }

    private func row(_ line: ReportLine, _ place: Int) -> BoardRow {
        let status = line.text("status") ?? ""
        let dates = Self.kept.map { words($0.key, line) }
        let last = line.list("last_for").joined(separator: ", ")
        let roles = line.list("roles").compactMap { Role(rawValue: $0)?.label }.joined(separator: ", ")
        let until = line.day("override_until")
        let word =
            status == "lapsed" ? "LAPSED" : status == "nobody left" ? "NOBODY LEFT" : status.replacing("-", with: " ")
        let name = line.text("name") ?? ""
        var spoken = "\(word): \(name)\(roles.isEmpty ? "" : " (\(roles))")"
        for (label, date) in zip(Self.kept.map(\.label), dates) where !date.isEmpty {
            spoken += ", \(label) \(date)"
        }
        if !last.isEmpty { spoken += ", the last at the suspected-cancer list of \(last)" }
        if let until {
            spoken +=
                ", overridden until \(until.short) by \(line.text("override_by") ?? ""): "
                + (line.text("override_reason") ?? "")
        }
        return BoardRow(
            id: Self.id(line, place),
            cells: [
                SafeText(word), SafeText(name), SafeText((line.text("access") ?? "").replacing("-", with: " ")),
                SafeText(dates[0]), SafeText(dates[1]), SafeText(dates[2]), SafeText(last),
                SafeText(until?.short ?? ""), SafeText(roles),
            ],
            styles: [
                0: status == "lapsed" || status == "nobody left" ? .alert : status == "lapsing" ? .dueToday : .plain
            ],
            spoken: spoken + ".")
    }

    private static let kept = [
        (key: "registration", label: "registration"), (key: "training", label: "training"),
        (key: "information_governance", label: "information governance"),
    ]

    private static func id(_ line: ReportLine, _ place: Int) -> String { "\(line.text("user") ?? "nobody"):\(place)" }

    /// The report's line of a row.
    private func line(of row: BoardRow?) -> ReportLine? {
        lines.enumerated().first { Self.id($0.element, $0.offset) == row?.id }?.element
    }

    /// What has run out, or does within the forecast, in words.
    private func lapses(_ line: ReportLine) -> String {
        Self.kept.compactMap { kept in
            guard let left = line.number("\(kept.key)_days"), left <= Credential.forecastDays else { return nil }
            return "\(kept.label) \(words(kept.key, line))"
        }.joined(separator: ", ")
    }

    func whyNot(_ intent: Intent, row: BoardRow?) -> String? {
        guard intent == .grant || intent == .revoke, let line = line(of: row), let actor else { return nil }
        guard let login = line.text("user") else { return "This line is nobody's: give somebody the list." }
        let request =
            intent == .grant ? StaffRequest.override(login, until: Day(number: 0), reason: "") : .endOverride(login)
        if let refusal = request.refusal(for: actor) { return refusal.sentence }
        return intent == .revoke && line.day("override_until") == nil ? "Nothing is overridden for them." : nil
    }

    func offers(_ intent: Intent, row: BoardRow?) -> Bool {
        guard intent == .grant || intent == .revoke else { return true }
        return row != nil && whyNot(intent, row: row) == nil
    }

    mutating func follow(_ intent: Intent, row: BoardRow?, _ session: Session) -> Effect? {
        guard let line = line(of: row), let login = line.text("user") else { return nil }
        let name = line.text("name") ?? login
        let until = line.day("override_until")
        switch intent {
        case .grant:
            return .push(
                OrderScreen(OverrideOrder(login: login, name: name, lapses: lapses(line), until: until)))
        case .revoke:
            return until.map {
                .push(OrderScreen(EndOverrideOrder(login: login, name: name, lapses: lapses(line), until: $0)))
            }
        case _: return nil
        }
    }

    /// `12d left`, `RAN OUT 3d`; empty where the role needs none or nobody has written it down.
    private func words(_ key: String, _ line: ReportLine) -> String {
        let name = Credential.allCases.first { $0.rawValue.replacing("-", with: "_") == key }
        if let name, line.list("not_recorded").contains(name.rawValue) { return "not recorded" }
        guard let left = line.number("\(key)_days") else { return "" }
        return left < 0 ? "RAN OUT \(-left)d" : left == 0 ? "ends today" : "\(grouped(left))d left"
    }

    func requests(_ session: Session) -> [Request] { [.report(ReportQuery(.staffCompliance))] }

    mutating func take(_ request: Request, _ reply: Reply, _ session: Session) -> Effect {
        if case .report(let report) = reply { self.report = report }
        actor = session.actor
        return .none
    }
}

/// What everybody has in hand and did in four weeks.
struct WorkloadBoard: BoardContent {
    /// Days of the sparkline.
    private static let days = 14
    private static let barWidth = 10

    private var people: [Workload] = []
    private(set) var asOf: Instant?

    var board: Board { .workload }
    var emptyWords: SafeText { "Nobody has anything in hand, and nothing was done in four weeks." }

    var status: SafeText {
        let owned = people.reduce(0) { $0 + $1.owned }
        let late = people.reduce(0) { $0 + $1.overdue }
        return """
            \(counted(people.count, "person", "people")): \(counted(owned, "item")) in hand, \(grouped(late)) overdue (█); \
            acts of \(Workload.days) days, day by day for \(Self.days)
            """
    }

    var order: SafeText { "most in hand first" }

    func columns(_ width: Int) -> [Column] { Self.columns }

    private static let columns = [
        Column("Name", width: .flexible(min: 18), keep: true),
        Column("In hand", width: .fixed(7), alignment: .right, keep: true),
        Column("Overdue", width: .fixed(7), alignment: .right, keep: true), Column("", width: .fixed(barWidth)),
        Column("Claimed", width: .fixed(7), alignment: .right),
        Column("Acts", width: .fixed(6), alignment: .right, keep: true),
        Column("A day", width: .fixed(6), alignment: .right, keep: true), Column("Pace", width: .fixed(days)),
        Column("Decisions", width: .fixed(9), alignment: .right),
        Column("Days at work", width: .fixed(12), alignment: .right),
    ]

    var rows: [BoardRow] {
        let most = people.map(\.owned).max() ?? 0
        return people.map { one in
            let acts = one.acts.reduce(0, +)
            let pace = one.actsPerDay.map { "\($0 / 10).\($0 % 10)" } ?? ""
            return BoardRow(
                id: one.staff.login,
                cells: [
                    SafeText(one.staff.name), SafeText(grouped(one.owned)), SafeText(grouped(one.overdue)),
                    Gauge.bar(one.overdue, of: one.owned, most: most, width: Self.barWidth),
                    SafeText(grouped(one.claimed)), SafeText(grouped(acts)), SafeText(pace),
                    Gauge.spark(one.acts, last: Self.days), SafeText(grouped(one.decisions)),
                    SafeText(grouped(one.daysAtWork)),
                ], styles: one.overdue > 0 ? [2: .overdue] : [:],
                spoken: """
                    \(one.staff.name): \(counted(one.owned, "item")) in hand, \(grouped(one.overdue)) overdue, \
                    \(grouped(one.claimed)) claimed now; \(counted(acts, "act")) in \(Workload.days) days on \
                    \(counted(one.daysAtWork, "day"))\(pace.isEmpty ? "" : ", \(pace) a day at work"), \
                    \(counted(one.decisions, "clinical decision")).
                    """)
        }
    }

    func requests(_ session: Session) -> [Request] { [.board(.workload)] }

    mutating func take(_ request: Request, _ reply: Reply, _ session: Session) -> Effect {
        if case .board(.workload(let people)) = reply {
            self.people = people
            asOf = session.now
        }
        return .none
    }

    mutating func follow(_ intent: Intent, row: BoardRow?, _ session: Session) -> Effect? {
        guard intent == .open, let one = people.first(where: { $0.staff.login == row?.id }) else { return nil }
        guard let role = session.actor?.role, BoardRequest.inHand(one.staff.login).roles.contains(role) else {
            return .notice("The items of a colleague are not shown to your role.", .alert)
        }
        return .push(BoardScreen(InHandBoard(of: one.staff)))
    }
}

/// A row of a report, its cells by key.
struct ReportLine: Sendable {
    let cells: [String: ReportCell]

    func text(_ key: String) -> String? {
        if case .text(let text) = cells[key] { text } else { nil }
    }
    func number(_ key: String) -> Int? {
        if case .number(let number) = cells[key] { number } else { nil }
    }
    func tenths(_ key: String) -> Int? {
        if case .tenths(let tenths) = cells[key] { tenths } else { nil }
    }
    func day(_ key: String) -> Day? {
        if case .day(let day) = cells[key] { day } else { nil }
    }
    func list(_ key: String) -> [String] {
        if case .list(let list) = cells[key] { list } else { [] }
    }
}

extension Report {
    /// Its rows, by key.
    var lines: [ReportLine] {
        rows.map { row in
            ReportLine(cells: Dictionary(zip(columns.map(\.key), row)) { first, _ in first })
        }
    }
}
