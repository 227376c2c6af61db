// The clinics of one service in one week, by day: how many places are free, booked and overbooked, and which one is meant.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// What one clinic holds on one day.
struct GridCell: Hashable, Sendable {
    var sessions: [ClinicSession]
    /// What has begun by then has no place left.
    var now: Instant

    var slots: [Slot] { sessions.flatMap(\.slots).sorted { ($0.start, $0.id) < ($1.start, $1.id) } }
    var free: Int { slots.reduce(0) { $0 + ($1.start > now ? $1.free : 0) } }
    var booked: Int { sessions.reduce(0) { $0 + $1.booked } }
    var overbooked: Int { sessions.reduce(0) { $0 + $1.overbooked } }

    /// `2/6` with places, else why there are none; then how many are too many. Where that is too wide, in fewer words.
    func text(width: Int) -> SafeText {
        let over = overbooked > 0 ? "+\(overbooked)" : ""
        if free > 0 { return SafeText("\(free)/\(booked)\(over)") }
        guard slots.contains(where: { $0.start > now }) else { return "past" }
        let isClosed = sessions.allSatisfy { $0.slots.allSatisfy(\.closed) }
        let words = isClosed ? sessions.compactMap(\.act).last?.cellWord ?? "closed" : "full/\(booked)\(over)"
        let text = SafeText(words)
        return text.cells <= width ? text : isClosed ? "off" : SafeText("full\(over)")
    }
}

extension ClinicAct {
    /// What stands in a cell of a session that takes nobody.
    fileprivate var cellWord: String {
        switch self {
        case .close: "closed"
        case .cancel: "cancelled"
        case .move: "moved"
        }
    }
}

/// A week of clinics with the cell that is meant.
struct WeekGrid: Hashable, Sendable {
    let monday: Day
    /// Names of the clinics, a row each, in order of their first session.
    let clinics: [String]
    private let cells: [[Day: GridCell]]
    private(set) var row = 0
    private(set) var day: Day

    /// The sessions of a week, standing on its first day that has any.
    init(_ sessions: [ClinicSession], monday: Day, service: Service?, now: Instant) {
        self.monday = monday
        var names: [String] = []
        var cells: [[Day: GridCell]] = []
        for session in sessions where session.day >= monday && session.day < monday.adding(days: 7) {
            let name = session.briefly(at: service)
            let row = names.firstIndex(of: name) ?? names.count
            if row == names.count {
                names.append(name)
                cells.append([:])
            }
            cells[row][session.day, default: GridCell(sessions: [], now: now)].sessions.append(session)
        }
        clinics = names
        self.cells = cells
        day = monday
        day = (0..<7).map { monday.adding(days: $0) }.first { hasClinic(on: $0) } ?? monday
        settleRow()
    }

    /// The Monday of a day's week.
    static func monday(of day: Day) -> Day { day.adding(days: 1 - day.weekday) }

    /// Monday to Friday, and the days of the weekend on which there is a clinic.
    var days: [Day] {
        (0..<7).map { monday.adding(days: $0) }.filter { $0.weekday < 6 || hasClinic(on: $0) }
    }

    var cell: GridCell? { cells.indices.contains(row) ? cells[row][day] : nil }

    func cell(_ row: Int, _ day: Day) -> GridCell? { cells[row][day] }
    func hasClinic(on day: Day) -> Bool { cells.contains { $0[day] != nil } }

    /// Stands on the cell that holds a slot; false where none does.
    @discardableResult
    mutating func select(slot: String) -> Bool {
        for (row, days) in cells.enumerated() {
            for (day, cell) in days where cell.sessions.contains(where: { $0.slots.contains { $0.id == slot } }) {
                self.row = row
                self.day = day
                return true
            }
        }
        return false
    }

    /// To the next or previous day on which there is a clinic; false at the end of the week.
    mutating func moveDay(by step: Int) -> Bool {
        var next = day.adding(days: step)
        while next >= monday && next < monday.adding(days: 7) {
            if hasClinic(on: next) {
                day = next
                settleRow()
                return true
            }
            next = next.adding(days: step)
        }
        return false
    }

    /// To the last day of the week that has a clinic.
    mutating func moveToLastDay() {
        day = (0..<7).reversed().map { monday.adding(days: $0) }.first { hasClinic(on: $0) } ?? day
        settleRow()
    }

    /// To the next or previous clinic of the day; false where there is no other.
    mutating func moveClinic(by step: Int) -> Bool {
        var next = row + step
        while cells.indices.contains(next) {
            if cells[next][day] != nil {
                row = next
                return true
            }
            next += step
        }
        return false
    }

    /// Keeps the clinic from day to day where it is held, else takes the first of the day.
    private mutating func settleRow() {
        guard cell == nil else { return }
        row = cells.firstIndex { $0[day] != nil } ?? 0
    }
}

extension WeekGrid {
    /// Draws the grid in at most `height` rows and returns the row below it.
    func draw(in frame: inout Frame, row top: Int, height: Int, best: String?) -> Int {
        let columns = days
        let width = frame.size.columns - 2
        let wide = width - columns.count * Self.widestDay
        let name = wide >= 14 ? min(26, wide) : max(8, min(24, width - columns.count * Self.leastDay))
        let each = min(Self.widestDay, (width - name) / max(1, columns.count))
        var column = 1 + name
        let legend: SafeText = name > 24 ? "Free/booked +over *best" : name > 18 ? "Free/booked +over" : "Free/booked"
        frame.put(legend, row: top, column: 1, style: .hint, width: name)
        for day in columns {
            let long = SafeText(String(day.shortWithWeekday.prefix(10)))
            let title = each > long.cells ? long : SafeText(String(day.shortWithWeekday.prefix(6)))
            frame.put(title.paddedLeft(to: each), row: top, column: column, style: day == self.day ? .key : .hint)
            column += each
        }
        guard !clinics.isEmpty else {
            frame.put("No clinic is planned in this week.", row: top + 1, column: 1, style: .hint)
            return top + 2
        }
        let room = max(1, min(clinics.count, height - 1))
        let first = max(0, min(row - room / 2, clinics.count - room))
        for (offset, index) in (first..<first + room).enumerated() {
            drawRow(index, in: &frame, at: top + 1 + offset, name: name, each: each, best: best)
        }
        if clinics.count > room {
            let words: SafeText = "\(first + 1)-\(first + room) of \(clinics.count) clinics"
            frame.put(words, row: top, column: 1, style: .hint, width: name)
        }
        return top + 1 + room
    }

    private func drawRow(_ index: Int, in frame: inout Frame, at row: Int, name: Int, each: Int, best: String?) {
        frame.put(
            SafeText(clinics[index]).clipped(to: name - 1), row: row, column: 1,
            style: index == self.row ? .heading : .plain)
        var column = 1 + name
        for day in days {
            let cell = cell(index, day)
            let isSelected = index == self.row && day == self.day
            let isBest = best.map { id in cell?.slots.contains { $0.id == id } ?? false } ?? false
            let mark: SafeText = "\(isSelected ? ">" : "")\(isBest ? "*" : "")"
            let text = mark + (cell?.text(width: each - 1 - mark.cells) ?? "·")
            let style: Style = isSelected ? .selected : (cell?.free ?? 0) > 0 ? .plain : .dimmed
            frame.put(text.paddedLeft(to: each), row: row, column: column, style: style)
            column += each
        }
    }

    private static let leastDay = 9
    private static let widestDay = 11
}
