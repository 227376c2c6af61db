// What the night brought: urgent referrals that came, patients who cancelled, letters that changed, feeds that failed.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The first page of a supervisor's morning.
struct OvernightBoard: BoardContent {
    /// e-RS is heard of every day; more than this, and the feed is late.
    private static let lateAfter: Int64 = 86_400

    var page: OvernightPage?

    var board: Board { .overnight }
    var asOf: Instant? { page?.asOf }
    var emptyWords: SafeText { "Nothing came since the last working day ended, and the feeds are in order." }

    var status: SafeText {
        guard let page else { return "" }
        let counts = OvernightLine.Kind.allCases.map { kind in
            kind.counted(page.lines.count { $0.kind == kind })
        }
        let since = LondonTime(at: page.since)
        let cut = page.isCut ? ", the latest only: there is more" : ""
        return "Since \(since.day.shortWithWeekday) \(since.clock): \(counts.joined(separator: ", "))\(cut)"
    }

    var isCut: Bool { page?.isCut ?? false }
    var order: SafeText { "feeds, then the most urgent of each kind" }

    func columns(_ width: Int) -> [Column] { Self.columns }

    private static let columns = [
        Column("What", width: .fixed(10), keep: true), Column("Pri", width: .fixed(4), keep: true),
        Column("Patient", width: .flexible(min: 20), keep: true), Column("NHS No.", width: .fixed(12), keep: true),
        Column("When", width: .fixed(9)), Column("Service", width: .flexible(min: 14)),
        Column("Now", width: .flexible(min: 14)), Column("Appointment", width: .fixed(17)),
    ]

    var rows: [BoardRow] { page.map { feeds($0) + patients($0) } ?? [] }

    private func patients(_ page: OvernightPage) -> [BoardRow] {
        OvernightLine.Kind.allCases.flatMap { kind in
            page.lines.filter { $0.kind == kind }
                .sorted { order($1) < order($0) }
                .map { line in row(line) }
        }
    }

    /// The most pressing first, of these the latest; what is cancelled already comes last.
    private func order(_ line: OvernightLine) -> (Int, Int, Instant) {
        (line.item.state == .cancelledReferral ? 0 : 1, line.item.priority?.rank ?? 3, line.at)
    }

    private func row(_ line: OvernightLine) -> BoardRow {
        let item = line.item
        let name = item.patient ?? "Name not known"
        let place = item.serviceName ?? item.service ?? "no service named"
        let now = item.state?.label ?? ""
        var row = BoardRow(
            id: "\(line.kind.rawValue):\(item.referral ?? 0)",
            cells: [
                SafeText(line.kind.word), SafeText(item.priority?.mark ?? "N/K"), nameInList(name, died: item.died),
                SafeText(item.nhsNumber?.spaced ?? "not known"), SafeText(Self.when(line.at)),
                SafeText(placeWord(place)),
                SafeText(now), SafeText(item.appointmentStart?.shortText ?? ""),
            ],
            spoken: """
                \(line.kind.word): \(item.died == nil ? "" : "DIED ")\(name), NHS number \
                \(item.nhsNumber?.shown ?? "not known"), \(item.priority?.label ?? "priority not known"), \(place), \
                \(line.at.shortText); now \(now)\(item.appointmentStart.map { " for \($0.bookingText)" } ?? "").
                """,
            referral: item.referral)
        row.item = item
        if item.priority != .routine { row.styles[1] = .urgent }
        return row
    }

    /// `Mon 23:14`.
    private static func when(_ moment: Instant) -> String {
        let london = LondonTime(at: moment)
        return "\(london.day.shortWithWeekday.prefix(3)) \(london.clock)"
    }

    /// What is wrong with the feeds, a row each.
    private func feeds(_ page: OvernightPage) -> [BoardRow] {
        var found: [(id: String, brief: String, words: String, at: Instant?)] = []
        if let heard = page.feedAsOf {
            let age = page.asOf.seconds - heard.seconds
            if age > Self.lateAfter {
                let long = Session.duration(age)
                found.append(("late", "e-RS LATE: \(long)", "e-RS is LATE: last heard of \(long) ago", heard))
            }
        } else {
            found.append(("never", "e-RS never heard of", "e-RS was never heard of here", nil))
        }
        for run in page.runs where run.finishedAt == nil {
            let words = "An import was CUT SHORT: it has to be run again"
            found.append(("cut:\(run.startedAt.seconds)", "import CUT SHORT", words, run.startedAt))
        }
        for run in page.runs where run.refused > 0 {
            let words = "\(grouped(run.refused)) of \(counted(run.read, "record")) REFUSED"
            let brief = "\(grouped(run.refused)) of \(grouped(run.read)) REFUSED"
            found.append(("refused:\(run.startedAt.seconds)", brief, words, run.startedAt))
        }
        if page.newProblems > 0 {
            let count = counted(page.newProblems, "new problem")
            found.append(("problems", count, "\(count) of imports: Enter shows them", nil))
        }
        return found.map { feed in
            BoardRow(
                id: "feed:\(feed.id)",
                cells: ["Feed", "", SafeText(feed.brief), "", SafeText(feed.at.map(Self.when) ?? ""), "", "", ""],
                styles: [0: .alert, 2: .alert],
                spoken: "Feed: \(feed.words)\(feed.at.map { ", \($0.shortText)" } ?? "").")
        }
    }

    func requests(_ session: Session) -> [Request] { [.board(.overnight)] }

    mutating func take(_ request: Request, _ reply: Reply, _ session: Session) -> Effect {
        if case .board(.overnight(let page)) = reply { self.page = page }
        return .none
    }

    mutating func follow(_ intent: Intent, row: BoardRow?, _ session: Session) -> Effect? {
        guard intent == .open, let row, row.referral == nil else { return nil }
        return .push(WorklistScreen(.importProblems))
    }
}

extension OvernightLine.Kind {
    var word: String {
        switch self {
        case .urgent: "New urgent"
        case .cancelledByPatient: "Cancelled"
        case .letterChanged: "Letter"
        }
    }

    /// `2 letters changed`.
    func counted(_ number: Int) -> String {
        switch self {
        case .urgent: "\(grouped(number)) new urgent"
        case .cancelledByPatient: "\(grouped(number)) cancelled by the patient"
        case .letterChanged: ReferralScreens.counted(number, "letter changed", "letters changed")
        }
    }
}
