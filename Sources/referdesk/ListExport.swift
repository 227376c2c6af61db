// All rows of a worklist in a file for spreadsheets, written portion by portion, so that it can be watched and stopped.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore

/// A file that has its name once it is whole; until then it ends in `.unfinished`.
final class ListExport: PrintJob {
    /// Rows of one portion, and how long portions are read before somebody is told how far it is.
    private static let portion = 1_000
    private static let patience = 300

    private let desk: Desk
    private let actor: Actor
    private let folder: OutFolder
    private let name: String
    private let now: Instant
    private var query: WorklistQuery
    private let file: PrivateFile.Growing
    /// Rows that moved down the list while it was read come twice.
    private var written: Set<String> = []
    private var matching = 0
    private var isBegun = false
    /// Where it lies, once it is whole.
    private(set) var path: String?

    var rows: Int { written.count }
    let unit = "row"
    var progress: (done: Int, of: Int) { (rows, max(rows, matching)) }

    init(
        _ query: WorklistQuery, by actor: Actor, desk: Desk, into folder: OutFolder, now: Instant
    ) throws(Failure) {
        self.desk = desk
        self.actor = actor
        self.folder = folder
        self.now = now
        self.query = query
        self.query.after = nil
        self.query.limit = Self.portion
        name = desk.store.identity.fileMark + query.worklist.rawValue
        try folder.make()
        file = try PrivateFile.Growing(folder.freeName(name, "unfinished", at: now))
    }

    func goOn() throws(Failure) -> String? {
        do throws(Failure) {
            let start = System.milliseconds()
            repeat {
                guard try writePortion() else { return try finish() }
            } while System.milliseconds() - start < Self.patience
            return nil
        } catch {
            stop()
            throw error
        }
    }

    @discardableResult func stop() -> String {
        file.remove()
        return "the file is taken away"
    }

    /// Writes the next rows; false where they were the last.
    private func writePortion() throws(Failure) -> Bool {
        let request: DisclosureRequest = isBegun ? .goOn(query) : .begin(query, .export)
        guard case .disclosed(let found) = try desk.answer(.disclose(request), for: actor) else {
            throw .notFound("a list of that name")
        }
        if let count = found.matching {
            matching = count
            try file.append(Output.csvLine(WorklistItem.spreadsheetHeadings).utf8)
        }
        isBegun = true
        let new = found.items.filter { written.insert($0.item).inserted }
        let today = found.asOf.londonDay
        try file.append(new.map { Output.csvLine($0.spreadsheetCells(today: today)) }.joined().utf8)
        query.after = found.next
        return found.next != nil
    }

    private func finish() throws(Failure) -> String {
        try file.close()
        while true {
            let wanted = folder.freeName(name, "csv", at: now)
            if try file.rename(to: wanted) { break }
        }
        try PrivateFile.sync(folder: folder.path)
        path = file.path
        return "The list with \(counted(rows, "row")) lies in \(file.path)."
    }
}

extension Output {
    /// A row of a file for spreadsheets.
    static func csvLine(_ cells: [String]) -> String {
        cells.map { quoted($0.plainLine) }.joined(separator: ",") + "\r\n"
    }
}

extension WorklistItem {
    /// The same names as in the list's JSON document.
    static let spreadsheetHeadings = [
        "worklist", "ref", "ubrn", "priority", "due", "overdue", "breach", "patient", "born", "died", "nhs_number",
        "service", "service_name", "state", "reason", "received", "appointment", "owner", "claimed_by",
        "snoozed_until", "notes", "file", "line", "record",
    ]

    /// A cell a heading; days and moments as a spreadsheet reads them, in London time.
    fileprivate func spreadsheetCells(today: Day) -> [String] {
        func moment(_ instant: Instant?) -> String {
            instant.map { LondonTime(at: $0) }.map { "\($0.day.iso) \($0.clock)" } ?? ""
        }
        return [
            worklist.rawValue, reference ?? "", ubrn?.digits ?? "", priority?.rawValue ?? "", due.iso,
            isOverdue(today: today) ? "yes" : "no", breach?.iso ?? "", patient ?? "", born?.iso ?? "",
            died?.iso ?? "", nhsNumber?.text ?? "", service ?? "", serviceName ?? "", statusCode ?? "", reason ?? "",
            moment(received), moment(appointmentStart), owner?.login ?? "", claim?.by.login ?? "",
            moment(snoozedUntil), "\(notes)", file ?? "", line.map { "\($0)" } ?? "", record ?? "",
        ]
    }
}
