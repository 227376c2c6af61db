// Suspected cancer with its clocks: the day of 14 and of 28, what is booked, and what is beyond its target.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The suspected-cancer tracker, the earliest target first.
struct TrackerBoard: BoardContent {
    var page: TrackerPage?
    private var today = Day(number: 0)
    private var search: String?

    var board: Board { .tracker }
    var asOf: Instant? { page?.asOf }
    var emptyWords: SafeText { "No suspected-cancer referral is open." }

    var status: SafeText {
        guard let page else { return "" }
        let late = page.lines.count { $0.item.isOverdue(today: today) }
        let silent = page.lines.count { $0.clock("first-seen").map { isSilent($0) } ?? false }
        let told = page.lines.count { $0.clock("faster-diagnosis").map { isLate($0) } ?? false }
        let unbooked = page.lines.count { $0.item.appointmentStart == nil }
        let cut = page.lines.count < page.matching ? ", the first \(grouped(page.lines.count)) shown" : ""
        return """
            \(counted(page.total, "patient"))\(cut): \(grouped(late)) overdue, \(grouped(silent)) of them with no outcome \
            recorded, \(grouped(told)) not told in time, \(grouped(unbooked)) without an appointment
            """
    }

    var order: SafeText { "earliest target first" }

    /// Whose target is past and whose appointment is too, and nobody has written down what came of it.
    private func isSilent(_ clock: PathwayClock) -> Bool {
        clock.stop == nil && clock.notKnownSince != nil && clock.due.map { $0 < today } ?? false
    }

    func columns(_ width: Int) -> [Column] { Self.columns }

    private static let columns = [
        Column("Day", width: .fixed(4), alignment: .right, keep: true),
        Column("Patient", width: .flexible(min: 20), keep: true), Column("NHS No.", width: .fixed(12), keep: true),
        Column("First seen", width: .fixed(19), keep: true), Column("Told by day 28", width: .fixed(16)),
        Column("Appointment", width: .fixed(17)), Column("18 weeks", width: .fixed(11)),
        Column("Service", width: .flexible(min: 14)), Column("With", width: .flexible(min: 12)),
    ]

    private func isLate(_ clock: PathwayClock) -> Bool {
        clock.isRunning && clock.due.map { $0 < today } ?? false
    }

    /// When it is due, when it was met, or that it is not known.
    private func words(_ clock: PathwayClock?) -> (text: String, style: Style) {
        guard let clock else { return ("no clock", .hint) }
        if let stop = clock.stop { return ("done \(stop.short)", .plain) }
        if clock.name == "first-seen", isSilent(clock) { return ("no outcome recorded", .overdue) }
        guard let due = clock.due, clock.isRunning else { return ("not known", .hint) }
        let mark = DueMark(due, today: today)
        return (mark.text.string, mark.style)
    }

    private func spoken(_ clock: PathwayClock?, _ name: String) -> String {
        guard let clock else { return "" }
        if let stop = clock.stop { return "; \(name): done on \(stop.short)" }
        if clock.name == "first-seen", isSilent(clock), let due = clock.due {
            return "; \(name): NO OUTCOME RECORDED, the target was \(due.short)"
        }
        guard let due = clock.due, clock.isRunning else {
            return "; \(name): not known\(clock.notKnown.map { ", \($0)" } ?? "")"
        }
        let day = clock.daysWaited.map { "day \($0), " } ?? ""
        return "; \(name): \(day)\(isLate(clock) ? "OVERDUE since" : "due") \(due.short)"
    }

    var rows: [BoardRow] {
        // As the list has them: by the target that is next, met or not, known or not.
        (page?.lines ?? []).enumerated().sorted { ($0.element.item.due, $0.offset) < ($1.element.item.due, $1.offset) }
            .map(\.element).map { line in
                let item = line.item
                let seen = line.clock("first-seen")
                let told = line.clock("faster-diagnosis")
                let cells = [words(seen), words(told), words(line.clock("rtt"))]
                let name = item.patient ?? "Name not known"
                let place = item.serviceName ?? item.service ?? "no service named"
                let visit = item.appointmentStart
                var row = BoardRow(
                    id: item.item,
                    cells: [
                        SafeText(told?.daysWaited.map { "\($0)" } ?? ""), nameInList(name, died: item.died),
                        SafeText(item.nhsNumber?.spaced ?? "not known"), SafeText(cells[0].text),
                        SafeText(cells[1].text), SafeText(visit?.shortText ?? "NONE"),
                        SafeText(line.clock("rtt")?.due?.short ?? "not known"), SafeText(placeWord(place)),
                        SafeText(item.owner?.name ?? "nobody"),
                    ],
                    styles: [3: cells[0].style, 4: cells[1].style],
                    spoken: """
                        \(item.died == nil ? "" : "DIED ")\(name), NHS number \(item.nhsNumber?.shown ?? "not known"), \
                        \(place)\(spoken(seen, "first seen"))\(spoken(told, "told"))\
                        \(spoken(line.clock("rtt"), "18 weeks")); \
                        \(visit.map { "appointment \($0.bookingText)" } ?? "NO appointment").
                        """,
                    referral: item.referral)
                row.item = item
                if visit == nil { row.styles[5] = .alert }
                return row
            }
    }

    var found: (matching: Int, total: Int)? { page.map { ($0.matching, $0.total) } }

    mutating func look(for text: String?) -> [Request] {
        search = text
        return [.board(.tracker(matching: text))]
    }

    func requests(_ session: Session) -> [Request] { [.board(.tracker(matching: search))] }

    mutating func take(_ request: Request, _ reply: Reply, _ session: Session) -> Effect {
        // What was asked for other words than those that stand there now comes too late.
        if case .board(.tracker(let page)) = reply, request == .board(.tracker(matching: search)) {
            self.page = page
            today = page.asOf.londonDay
        }
        return .none
    }
}
