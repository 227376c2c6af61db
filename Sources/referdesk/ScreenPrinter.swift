// What a screen prints: letters, a clinic's list, the sheet for the front desk, all into the spool folder.

internal import LetterPages
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore

/// Prints for the screens of one desk.
struct ScreenPrinter {
    /// Letters of one run.
    private static let portion = 1_000

    let desk: Desk
    let clock: () -> Instant
    /// Where everything lies.
    let folder: String

    /// The folder that `REFERDESK_SPOOL` names, else one beside the database.
    init(desk: Desk, options: Options) throws(Failure) {
        self.desk = desk
        clock = try options.clock()
        let path = options.place.path
        let beside = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        folder = System.environment("REFERDESK_SPOOL").map { System.absolute($0) } ?? "\(beside)/spool"
    }

    /// Prints and says in one sentence what lies where.
    func print(_ order: PrintOrder, for actor: Actor) throws(Failure) -> String {
        switch order {
        case .letters: return try letters(for: actor)
        case .clinicList(let name):
            guard case .clinic(.session(let detail)) = try desk.answer(.clinic(.show(name)), for: actor) else {
                throw .notFound("a clinic named \(name.text)")
            }
            let day = detail.session.day
            let request = Request.letters(.clinic(service: detail.session.service, from: day, to: day))
            guard case .letters(.clinic(var pages)) = try desk.answer(request, for: actor) else {
                throw .notFound("a clinic named \(name.text)")
            }
            let slots = Set(detail.session.slots.map(\.id))
            pages.visits = pages.visits.filter { $0.appointment.slot.map { slots.contains($0) } ?? false }
            let bytes = try pages.sheet(identity: desk.store.identity, now: clock())
            return "The list of \(counted(pages.visits.count, "patient")) lies in \(try keep(bytes, as: "clinic"))."
        case .frontDeskSheet(let name):
            guard case .clinic(.callDown(let list)) = try desk.answer(.clinic(.callDown(name)), for: actor) else {
                throw .notFound("a clinic named \(name.text)")
            }
            let path = try keep(try sheet(of: list), as: "front-desk")
            return "The sheet with \(counted(list.unreached.count, "patient")) not reached lies in \(path)."
        case .meeting(let service):
            guard case .board(.meeting(let page)) = try desk.answer(.board(.meeting(service: service)), for: actor)
            else { throw .notFound("a service of that id") }
            let path = try keep(try sheet(of: page), as: "meeting")
            return "The waiting list with \(counted(page.lines.count, "patient")) lies in \(path)."
        }
    }

    private func letters(for actor: Actor) throws(Failure) -> String {
        try makeFolder()
        var run = LetterRun(desk: desk, actor: actor, folder: folder, now: clock())
        let (sent, path, held) = try run.print(limit: Self.portion)
        var words = [path.map { "\(counted(sent.count, "letter")) in \($0)." } ?? "No letter left."]
        if held > 0 { words.append("\(counted(held, "letter")) held.") }
        if let first = run.left.first {
            words.append("\(counted(run.left.count, "letter")) could not be set: \(first.why).")
        }
        return (words + run.notes).joined(separator: " ")
    }

    private func sheet(of list: CallDown) throws(Failure) -> [UInt8] {
        let heading = list.sheetHeading(asOf: desk.today)
        return try sheet(
            "Front desk sheet", title: heading[0], caption: heading.dropFirst().joined(separator: ". "),
            columns: CallDown.sheetColumns, rows: list.sheetRows)
    }

    private func sheet(of page: MeetingPage) throws(Failure) -> [UInt8] {
        try sheet(
            "Waiting list", title: "Waiting list\(page.serviceName.map { ": \($0)" } ?? "")",
            caption: page.sheetCaption(asOf: desk.today), columns: MeetingPage.sheetColumns,
            rows: page.sheetRows(on: desk.today))
    }

    private func sheet(
        _ kind: String, title: String, caption: String, columns: [(heading: String, width: Double)], rows: [[String]]
    ) throws(Failure) -> [UInt8] {
        let pages = ListSheet(
            title: title.plainLine, caption: caption.plainLine, columns: columns,
            rows: rows.map { $0.map(\.plainLine) },
            mark: desk.store.identity.kind == .rehearsal ? "REHEARSAL: no real patients" : nil, fileTitle: kind,
            made: clock().iso)
        do throws(PageFault) {
            return try pages.pdf().bytes
        } catch {
            throw .broken("the sheet cannot be printed: \(error.sentence)")
        }
    }

    /// Writes a file of its own and returns its path.
    private func keep(_ bytes: [UInt8], as kind: String) throws(Failure) -> String {
        try makeFolder()
        let moment = LondonTime(at: clock())
        let digits = "\(moment.day.iso)-\(moment.clockWithSeconds)".filter { $0 != ":" }
        var path = "\(folder)/\(kind)-\(digits).pdf"
        var number = 2
        while System.exists(path) {
            path = "\(folder)/\(kind)-\(digits)-\(number).pdf"
            number += 1
        }
        try PrivateFile.write(bytes, to: path)
        return path
    }

    private func makeFolder() throws(Failure) {
        if !System.exists(folder) { try PrivateFile.makeFolder(folder) }
    }
}
