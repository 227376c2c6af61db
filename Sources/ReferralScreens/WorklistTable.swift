// The columns of a worklist: priority, due day, patient and NHS number always, the rest as room allows.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Lays out the rows on show of a worklist.
struct WorklistTable {
    private let columns: [Column]
    private let texts: [(WorklistItem) -> SafeText]
    private let widths: [Int]

    init(items: ArraySlice<WorklistItem>, query: WorklistQuery, width: Int, today: Day, isTried: Bool = false) {
        // Only a malformed number can be wider than its column; no number is ever cut.
        let odd = items.compactMap(\.nhsNumber).filter { $0.text.utf8.count != 10 }.map { SafeText($0.text).cells }
        let isProblems = query.worklist == .importProblems
        var columns: [Column] = []
        var texts: [(WorklistItem) -> SafeText] = []
        func add(
            _ title: SafeText, _ width: Column.Width, right: Bool = false, keep: Bool = false,
            text: @escaping (WorklistItem) -> SafeText
        ) {
            columns.append(Column(title, width: width, alignment: right ? .right : .left, keep: keep))
            texts.append(text)
        }
        func addBorn() { add("Born", .fixed(11)) { SafeText($0.born?.short ?? $0.unknown) } }
        // The column that the list is sorted by says so, and in which direction.
        let sorted = query.shownOrder.heading
        func heading(_ title: SafeText) -> SafeText { sorted.string.hasPrefix(title.string) ? sorted : title }
        add(heading("Pri"), .fixed(4), keep: true) { SafeText($0.priority?.mark ?? "N/K") }
        add(heading("Due"), .fixed(15), keep: true) { DueMark($0.due, today: today).text }
        add("Patient", .flexible(min: 20), keep: true) {
            nameInList($0.patient ?? ($0.referral == nil ? "(no referral)" : "Name not known"), died: $0.died)
        }
        let isToTell = query.worklist == .toTellERS || query.worklist == .toTellPAS
        if !isProblems && !isToTell { addBorn() }
        add("NHS No.", .fixed(max(12, odd.max() ?? 0)), keep: true) { SafeText($0.nhsNumber?.spaced ?? $0.unknown) }
        if isProblems {
            add("Problem", .flexible(min: 14)) { SafeText($0.reason ?? "") }
            add("File", .fixed(20)) { SafeText($0.file ?? "") }
            add("Line", .fixed(6), right: true) { SafeText($0.line.map { "\($0)" } ?? "") }
            addBorn()
            add("Record", .flexible(min: 12)) { SafeText($0.record ?? "") }
        } else {
            if isToTell {
                // What is typed over there: the number, and what to say of it.
                add("UBRN", .fixed(14)) { SafeText($0.ubrn?.spaced ?? $0.reference ?? "") }
                add("To tell", .flexible(min: 16)) { SafeText($0.reason.map(reasonLabel) ?? "") }
            }
            add("Days", .fixed(4), right: true) { item in
                SafeText("\(today.number - (item.received ?? item.since).londonDay.number)")
            }
            if isTried { add("Last tried", .fixed(17)) { SafeText($0.lastContact?.shortText ?? "") } }
            add("Service", .flexible(min: 14)) { SafeText(placeWord($0.serviceName ?? $0.service ?? "")) }
            if !isToTell { add("Reason", .flexible(min: 14)) { SafeText($0.reason.map(reasonLabel) ?? "") } }
            add("Appointment", .fixed(17)) { SafeText($0.appointmentStart?.shortText ?? "") }
        }
        self.columns = columns
        self.texts = texts
        widths = Table.layout(columns, width: width - 3, rows: items.map { item in texts.map { $0(item) } })
    }

    var header: SafeText { Table.header(columns, widths: widths) }

    /// A row; one that is done says so instead of when it was due.
    func row(_ item: WorklistItem, isDone: Bool) -> SafeText {
        let cells = texts.enumerated().map { index, text -> SafeText in
            guard widths[index] > 0 else { return "" }
            return isDone && index == 1 ? "done" : text(item)
        }
        return Table.row(cells: cells, widths: widths, columns: columns)
    }

    /// Gives the priority, the due day and the patient of a plain row their meaning.
    func restyle(in frame: inout Frame, row: Int, item: WorklistItem, today: Day) {
        if item.priority != .routine && item.referral != nil {
            frame.restyle(row: row, column: 2, width: widths[0], style: .urgent)
        }
        let due = DueMark(item.due, today: today)
        frame.restyle(row: row, column: 2 + widths[0] + Table.gap, width: widths[1], style: due.style)
        let column = 2 + widths[0] + widths[1] + 2 * Table.gap
        frame.restyleName(row: row, column: column, width: widths[2], died: item.died)
    }
}

extension Worklist {
    /// Whether whoever works it rings the patients on it.
    var isOfCalls: Bool { [.appointmentSlotIssues, .appointmentsForBooking, .awaitingBooking].contains(self) }
}

/// A name as lists show it: of the dead it says so first, where no cut can reach.
func nameInList(_ name: String, died: Day?) -> SafeText { SafeText(died == nil ? name : "DIED \(name)") }

extension Frame {
    /// Names are bold and nothing more, so that the selected row is the only one that is reversed.
    mutating func restyleName(row: Int, column: Int, width: Int, died: Day?) {
        restyle(row: row, column: column, width: width, style: .heading)
        if died != nil { restyle(row: row, column: column, width: 4, style: .alert) }
    }
}

extension WorklistItem {
    /// What stands for a missing fact: nothing where no patient is meant.
    fileprivate var unknown: String { referral == nil ? "" : "Not known" }
}
