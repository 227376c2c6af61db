// A worklist on paper: a line a patient, in the order of the screen, with room to write what came of it.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens

/// What a printed worklist says.
struct WorklistSheet {
    let query: WorklistQuery
    let rows: DisclosedRows

    var title: String { query.worklist.label + (rows.serviceName.map { ": \($0)" } ?? "") }

    /// How many, which of them, in which order, and as of when.
    var caption: String {
        let all = rows.matching ?? rows.items.count
        let part =
            rows.items.count < all
            ? "the first \(grouped(rows.items.count)) of \(counted(all, "row"))" : counted(all, "row")
        let words = query.filterWords(owned: "with \(query.owners.joined(separator: ", "))")
        let filter = words.isEmpty ? "" : ", only: \(words.joined(separator: ", "))"
        let moment = LondonTime(at: rows.asOf)
        return "\(part)\(filter). Sorted: \(query.shownOrder.label). As of \(moment.clock) on \(moment.day.short). "
            + "Confidential"
    }

    private var isProblems: Bool { query.worklist == .importProblems }

    var columns: [(heading: String, width: Double)] {
        let first = [("Pri", 0.05), ("Due", 0.09), ("Patient", 0.18), ("Born", 0.09), ("NHS No.", 0.10)]
        return isProblems
            ? first + [("Problem", 0.21), ("File", 0.17), ("Line", 0.05), ("Notes", 0.06)]
            : first + [("UBRN", 0.13), ("Service", 0.14), ("Appointment", 0.13), ("Notes", 0.09)]
    }

    /// A cell a column; the last is left for the pen.
    var cells: [[String]] {
        rows.items.map { item in
            let unknown = item.referral == nil ? "" : "Not known"
            let name = item.patient ?? (item.referral == nil ? "(no referral)" : "Name not known")
            let first = [
                item.priority?.mark ?? "N/K", item.due.short, item.died == nil ? name : "DIED \(name)",
                item.born?.short ?? unknown, item.nhsNumber?.spaced ?? unknown,
            ]
            return first
                + (isProblems
                    ? [item.reason ?? "", item.file ?? "", item.line.map { "\($0)" } ?? "", ""]
                    : [
                        item.ubrn?.spaced ?? item.reference ?? "", item.serviceName ?? item.service ?? "",
                        item.appointmentStart.map { LondonTime(at: $0) }.map { "\($0.day.short) \($0.clock)" } ?? "",
                        "",
                    ])
        }
    }
}
