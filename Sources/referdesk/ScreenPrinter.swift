// What a screen prints: letters, a clinic's list, the sheet for the front desk, a worklist, all into the spool folder.

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
    /// Where what is printed lies, and what is exported.
    let spool: OutFolder
    let exports: OutFolder

    init(desk: Desk, options: Options) throws(Failure) {
        self.desk = desk
        clock = try options.clock()
        spool = OutFolder("spool", named: "REFERDESK_SPOOL", beside: options.place)
        exports = OutFolder("exports", named: "REFERDESK_EXPORTS", beside: options.place)
    }

    /// Prints, or begins what takes its time.
    func print(_ order: PrintOrder, for actor: Actor) throws(Failure) -> Printing {
        switch order {
        case .letters: return .goesOn(try letters(for: actor))
        case .export(let query): return .goesOn(try export(query, for: actor))
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
            return .done(
                "The list of \(counted(pages.visits.count, "patient")) lies in \(try keep(bytes, as: "clinic")).")
        case .frontDeskSheet(let name):
            guard case .clinic(.callDown(let list)) = try desk.answer(.clinic(.callDown(name)), for: actor) else {
                throw .notFound("a clinic named \(name.text)")
            }
            let bytes = try sheet(of: list)
            _ = try desk.answer(
                .disclose(.printed(.frontDesk, service: list.session.service, rows: list.unreached.count)), for: actor)
            let path = try keep(bytes, as: "front-desk")
            return .done("The sheet with \(counted(list.unreached.count, "patient")) not reached lies in \(path).")
        case .meeting(let service, let text):
            let request = Request.board(.meeting(service: service, matching: text))
            guard case .board(.meeting(let page)) = try desk.answer(request, for: actor)
            else { throw .notFound("a service of that id") }
            let bytes = try sheet(of: page)
            _ = try desk.answer(
                .disclose(.printed(.meeting, service: service, rows: page.lines.count)), for: actor)
            let path = try keep(bytes, as: "meeting")
            return .done("The waiting list with \(counted(page.lines.count, "patient")) lies in \(path).")
        case .signOffs(let day, let ofLeft, let way):
            let (path, rows) = try signOffs(on: day, ofLeft: ofLeft, way, for: actor)
            return .done("The list with \(counted(rows, "line")) lies in \(path).")
        case .worklist(let query):
            let (path, rows) = try list(query, for: actor)
            return .done("The list with \(counted(rows, "row")) lies in \(path).")
        }
    }

    /// Begins a file with all rows of a list.
    func export(_ query: WorklistQuery, for actor: Actor) throws(Failure) -> ListExport {
        try ListExport(query, by: actor, desk: desk, into: exports, now: clock())
    }

    /// Prints the first rows of a list; where they lie and how many they are.
    func list(_ query: WorklistQuery, for actor: Actor) throws(Failure) -> (path: String, rows: Int) {
        var query = query
        query.limit = PrintOrder.mostRowsOnPaper
        query.after = nil
        guard case .disclosed(let found) = try desk.answer(.disclose(.begin(query, .print)), for: actor) else {
            throw .notFound("a list of that name")
        }
        let sheet = WorklistSheet(query: query, rows: found)
        let bytes = try self.sheet(
            "Worklist", title: sheet.title, caption: sheet.caption, columns: sheet.columns, rows: sheet.cells)
        return (try keep(bytes, as: query.worklist.rawValue), found.items.count)
    }

    /// Prints or writes who has looked through which list, and which are left.
    private func signOffs(
        on day: Day, ofLeft: Bool, _ way: Disclosure, for actor: Actor
    ) throws(Failure) -> (path: String, rows: Int) {
        var left: [NotSignedOff]?
        if day == desk.today, Worklist.lists(for: actor.role).contains(.notSignedOff),
            case .signOffs(let page) = try desk.answer(.worklist(.everythingNotSignedOff), for: actor)
        {
            left = page.items
        }
        guard case .signOff(.register(let lines)) = try desk.answer(.signOff(.register(from: day, to: day)), for: actor)
        else { throw .notFound("the register of that day") }
        let found = SignOffSheet(left: left, lines: lines, day: day, today: desk.today, ofLeft: ofLeft)
        switch way {
        case .print:
            let width = 1 / Double(found.headings.count)
            let bytes = try sheet(
                "Sign-offs", title: found.title, caption: "As of \(LondonTime(at: clock()).clock)",
                columns: found.headings.map { ($0, width) }, rows: found.rows)
            return (try keep(bytes, as: "sign-offs"), found.rows.count)
        case .export:
            let path = exports.freeName(desk.store.identity.fileMark + "sign-offs", "csv", at: clock())
            try exports.make()
            let text = ([found.headings] + found.rows).map(Output.csvLine).joined()
            try PrivateFile.write(text.utf8, to: path)
            return (path, found.rows.count)
        }
    }

    private func letters(for actor: Actor) throws(Failure) -> LetterRun {
        try spool.make()
        return try LetterRun(desk: desk, actor: actor, folder: spool.path, now: clock(), limit: Self.portion)
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
        try spool.make()
        let path = spool.freeName(desk.store.identity.fileMark + kind, "pdf", at: clock())
        try PrivateFile.write(bytes, to: path)
        return path
    }
}

/// A folder for what leaves the program.
struct OutFolder {
    let path: String

    /// The folder that a setting names, else one beside the database.
    init(_ name: String, named setting: String, beside place: Place) {
        let beside = place.path.lastIndex(of: "/").map { String(place.path[..<$0]) } ?? "."
        path = System.environment(setting).map { System.absolute($0) } ?? "\(beside)/\(name)"
    }

    func make() throws(Failure) {
        if !System.exists(path) { try PrivateFile.makeFolder(path) }
    }

    /// The path of a file that is not there yet, by what it is and the moment.
    func freeName(_ kind: String, _ ending: String, at now: Instant) -> String {
        let moment = LondonTime(at: now)
        let stem = "\(path)/\(kind)-" + "\(moment.day.iso)-\(moment.clockWithSeconds)".filter { $0 != ":" }
        var name = "\(stem).\(ending)"
        var number = 2
        while System.exists(name) {
            name = "\(stem)-\(number).\(ending)"
            number += 1
        }
        return name
    }
}

extension DatabaseIdentity {
    /// Stands before the name of whatever leaves a rehearsal, so that nobody takes it for real.
    var fileMark: String {
        switch kind {
        case .live: ""
        case .rehearsal: "REHEARSAL-"
        }
    }
}
