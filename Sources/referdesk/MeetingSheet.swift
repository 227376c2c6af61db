// The waiting list of a meeting on paper: a line a patient, with room for what is agreed at the table.

internal import ReferralDomain
internal import ReferralScreens

extension MeetingPage {
    static let sheetColumns: [(heading: String, width: Double)] = [
        ("Weeks", 0.06), ("Patient", 0.20), ("NHS No.", 0.11), ("Next event", 0.13), ("Agreed action", 0.22),
        ("Owner", 0.12), ("By", 0.09), ("Since", 0.07),
    ]

    /// How many, which of them, and as of when.
    func sheetCaption(asOf today: Day) -> String {
        let sought = search.map { " that fit “\($0)”" } ?? ""
        let part =
            lines.count < matching
            ? "the \(lines.count) longest waits of \(matching)\(sought)" : "\(counted(matching, "patient"))\(sought)"
        return "\(part), by weeks waited on \(today.short). Since: the last act of the last seven days"
    }

    /// A cell a column.
    func sheetRows(on today: Day) -> [[String]] {
        lines.map { line in
            [
                "\(line.weeksWaited(on: today))", line.item.patient ?? "Name not known",
                line.item.nhsNumber?.text ?? "", line.item.appointmentStart.map { Output.slotTime($0) } ?? "none",
                line.agreed?.what ?? "", line.agreed?.owner.name ?? "",
                line.agreed.map { $0.doneAt == nil ? $0.due.short : "done" } ?? "",
                line.lastActAt?.londonDay.short ?? "",
            ]
        }
    }
}
