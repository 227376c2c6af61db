// The columns of a worklist: priority, due day, patient and NHS number always, the rest as room allows.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Lays out a worklist's rows.
struct WorklistTable {
    private let columns: [Column]
    private let widths: [Int]
    private let isProblems: Bool

    init(items: [WorklistItem], query: WorklistQuery, width: Int) {
        let numbers = items.lazy.prefix(500).compactMap { $0.nhsNumber.map { SafeText($0.spaced).cells } }
        let needSort: SafeText = query.order == .need ? "Pri↓" : "Pri"
        let dueSort: SafeText = query.order == .due ? "Due↑" : "Due"
        isProblems = query.worklist == .importProblems
        var columns = [
            Column(needSort, width: .fixed(4), keep: true), Column(dueSort, width: .fixed(15), keep: true),
            Column("Patient", width: .flexible(min: 20), keep: true),
            Column("Born", width: .fixed(11)),
            Column("NHS No.", width: .fixed(max(12, numbers.max() ?? 0)), keep: true),
        ]
        if isProblems {
            columns += [
                Column("Problem", width: .flexible(min: 24)), Column("File", width: .fixed(20)),
                Column("Line", width: .fixed(6), alignment: .right), Column("Record", width: .flexible(min: 12)),
            ]
        } else {
            columns += [
                Column("Days", width: .fixed(4), alignment: .right), Column("Service", width: .flexible(min: 14)),
                Column("Reason", width: .flexible(min: 14)), Column("Appointment", width: .fixed(17)),
            ]
        }
        self.columns = columns
        widths = Table.layout(columns, width: width - 3)
    }

    var header: SafeText { Table.header(columns, widths: widths) }

    func row(_ item: WorklistItem, due: SafeText, today: Day) -> SafeText {
        let noName = item.referral == nil ? "(no referral)" : "Name not known"
        var cells: [SafeText] = [
            SafeText(item.priority?.mark ?? "N/K"), due, SafeText(item.patient ?? noName),
            SafeText(item.born?.short ?? (item.referral == nil ? "" : "Not known")),
            SafeText(item.nhsNumber?.spaced ?? (item.referral == nil ? "" : "Not known")),
        ]
        let reason = SafeText(item.reason.map(reasonLabel) ?? "")
        if isProblems {
            cells += [reason, SafeText(item.file ?? ""), SafeText(item.line.map { "\($0)" } ?? ""), SafeText(item.record ?? "")]
        } else {
            let days = today.number - (item.received ?? item.since).londonDay.number
            cells += [
                "\(days)", SafeText(item.serviceName ?? item.service ?? ""), reason,
                SafeText(item.appointmentStart?.shortText ?? ""),
            ]
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
        frame.restyle(row: row, column: column, width: widths[2], style: .banner)
    }
}
