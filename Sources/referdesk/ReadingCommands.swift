// Commands that answer and change nothing but the record of who looked.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct WorklistsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worklists", abstract: "The lists you may see, with their numbers.")
    @OptionGroup var options: Options

    func run() throws {
        try options.run { (desk, actor) throws(Failure) in
            guard case .home(let page) = try desk.answer(.home, for: actor) else { return }
            if options.json { Output.document(.worklists(page)) } else { Output.counts(page) }
        }
    }
}

struct WorklistCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worklist", abstract: "One page of a worklist.")
    @OptionGroup var options: Options
    @Argument(help: "Its name, such as appointment-slot-issues.")
    var name: String
    @Option var service: String?
    @Option var priority: String?
    @Flag var overdue = false
    @Option(help: "Only this user's items; me for your own, nobody for those that are nobody's.")
    var owner: String?
    @Option(help: "Part of a name, NHS number, UBRN or reference.")
    var search: String?
    @Option(
        help:
            "need (most urgent first), due, or from their ends: least-need, last-due; import-problems: oldest, newest.")
    var sort: String?
    @Option var limit = 50
    @Option(help: "Where the last page ended: its next.")
    var after: String?
    @Flag(help: "Print its first rows into the spool folder.")
    var print = false
    @Flag(help: "Write all its rows into a file for spreadsheets (CSV).")
    var export = false

    func run() throws {
        try options.run { (desk, actor) throws(Failure) in
            var query = WorklistQuery(try Parsed.worklist(name))
            query.service = service
            query.priority = try priority.map { (code) throws(Failure) in try Parsed.priority(code) }
            query.overdueOnly = overdue
            query.unownedOnly = owner == "nobody"
            if let owner, owner != "nobody" { query.owners = [owner == "me" ? actor.staff.login : owner] }
            query.search = search
            if let sort {
                let orders = query.worklist.orders
                guard let order = orders.first(where: { $0.rawValue == sort }) else {
                    throw .badInput("--sort takes \(orders.map(\.rawValue).joined(separator: ", ")) on this list.")
                }
                query.order = order
            }
            guard (1...10_000).contains(limit) else { throw .badInput("--limit takes 1 to 10,000.") }
            query.limit = limit
            query.after = after
            if print || export { return try takeAway(query, from: desk, for: actor) }
            let reply = try desk.answer(.worklist(query), for: actor)
            if case .signOffs(let page) = reply {
                if options.json { Output.document(.notSignedOff(page)) } else { Output.notSignedOff(page) }
            }
            guard case .worklist(let page) = reply else { return }
            if options.json { Output.document(.worklist(page)) } else { Output.worklist(page) }
        }
    }
}

extension WorklistCommand {
    /// Puts the list on paper or into a file, and says where that lies.
    private func takeAway(_ query: WorklistQuery, from desk: Desk, for actor: Actor) throws(Failure) {
        guard print != export, after == nil else {
            throw .badInput("Say one of --print and --export, without --after.")
        }
        let printer = try ScreenPrinter(desk: desk, options: options)
        var found = (path: "", rows: 0)
        if print {
            found = try printer.list(query, for: actor)
        } else {
            let job = try printer.export(query, for: actor)
            while try job.goOn() == nil {}
            found = (job.path ?? "", job.rows)
        }
        guard !options.json else {
            return Output.document(.object(["file": .string(found.path), "rows": .number(found.rows)]))
        }
        Output.line("\(SafeText(counted(found.rows, "row"))) in \(SafeText(found.path)).")
    }
}

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Referrals by name, NHS number, hospital number, UBRN or reference.")
    @OptionGroup var options: Options
    @Argument var text: [String]

    func run() throws {
        try options.run { (desk, actor) throws(Failure) in
            guard case .found(let found) = try desk.answer(.search(text.joined(separator: " "), limit: 100), for: actor)
            else { return }
            if options.json { Output.document(.array(found.map(JSON.found))) } else { Output.found(found) }
            if found.isEmpty { throw .notFound("anybody by that name or number") }
        }
    }
}

struct PatientCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patient", abstract: "Find a patient, show one, say when they can come, or record a death.",
        subcommands: [
            Find.self, Show.self, PatientDied.self, PatientAlive.self, CloseReferrals.self, ReopenReferrals.self,
            PatientAway.self, PatientBack.self, PatientPrefer.self, PatientChoiceShow.self,
        ])

    struct Find: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Patients by part of a name or number.")
        @OptionGroup var options: Options
        @Argument var text: [String]
        func run() throws {
            var search = SearchCommand()
            search.options = options
            search.text = text
            try search.run()
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A patient with all their referrals.")
        @OptionGroup var options: Options
        @Argument(help: "NHS number or hospital number.")
        var number: [String]
        @Option(
            name: .customLong("caller-said"),
            help: "For a caller: what they said rightly, three of name, born, address, number, telephone.")
        var said: String?
        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let name = PatientName.number(number.joined(separator: " "))
                let identifiers = try said.map { (text) throws(Failure) in
                    Set(
                        try text.split(separator: ",").map { (word) throws(Failure) in
                            try Parsed.code(String(word), of: CallerIdentifier.self, option: "--caller-said")
                        })
                }
                let request = identifiers.map { Request.caller(name, said: $0) } ?? .patient(name)
                guard case .patient(let detail) = try desk.answer(request, for: actor) else { return }
                if options.json { Output.document(.patientDetail(detail)) } else { Output.patient(detail) }
            }
        }
    }
}

struct ReferralCommandLine: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "referral", abstract: "One referral in full, or a new one.", subcommands: [Show.self, Add.self],
        defaultSubcommand: Show.self)

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One referral, with what you may do to it and why not.")
        @OptionGroup var options: Options
        @Argument(help: "UBRN or our reference.")
        var name: String
        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let name = try Parsed.name(name)
                guard case .referral(let detail) = try desk.answer(.referral(name, opening: true), for: actor) else {
                    return
                }
                // What is printed has been opened.
                for document in detail.documents ?? [] where document.text != nil {
                    _ = try desk.answer(.documentRead(name, document: document.id, toEnd: true), for: actor)
                }
                if options.json { Output.document(.referral(detail)) } else { Output.referral(detail) }
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Register a referral that did not come from e-RS.")
        @OptionGroup var options: Options
        @Option(name: .customLong("nhs-number")) var nhsNumber: String?
        @Option(name: .customLong("hospital-number")) var hospitalNumber: String?
        @Option(help: "Family name.") var family: String?
        @Option(help: "Given name.") var given: String?
        @Option(help: "Day of birth, YYYY-MM-DD.") var born: String?
        @Option(help: "ROUTINE, URGENT or TWO_WEEK_WAIT.") var priority: String
        @Option(help: "Service id.") var service: String
        @Option(help: "paper, consultant, trust, emergency or patient; paper for advice if left out.")
        var source: String?
        @Option(help: "When it was received; now if left out.") var received: String?
        @Option(help: "ODS code of the patient's commissioner.") var commissioner: String?
        @Option(name: .customLong("pathway-start"), help: "An inherited clock start.") var pathwayStart: String?
        @Option(help: "Who referred.") var referrer: String?
        @Flag(help: "It asks for advice and guidance, and is no referral yet.") var advice = false
        @Option(help: "The question, with --advice.") var message: String?
        @Flag(name: .customLong("may-convert"), help: "With --advice: the provider may make it a referral.")
        var mayConvert = false
        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard advice || (message == nil && !mayConvert) else {
                    throw .badInput("--message and --may-convert go with --advice.")
                }
                guard let source = (source ?? (advice ? "paper" : nil)).flatMap({ Referral.Source(rawValue: $0) }),
                    source != .ers, source != .rehearsal
                else {
                    throw .badInput("--source takes paper, consultant, trust, emergency or patient.")
                }
                var new = NewReferral(priority: try Parsed.priority(priority), service: service, source: source)
                new.nhsNumber = nhsNumber.map { NHSNumber($0) }
                new.hospitalNumber = hospitalNumber
                new.family = family
                new.given = given
                if let born {
                    guard let day = Day(iso: born) else { throw .badInput("--born takes a day such as 1970-04-30.") }
                    new.born = day
                }
                new.received = try Parsed.instant(received, option: "--received")
                new.commissioner = commissioner
                new.pathwayStart = try Parsed.instant(pathwayStart, option: "--pathway-start")
                new.referrer = referrer
                if advice {
                    guard let message else { throw .badInput("--advice takes the question with --message.") }
                    new.advice = NewAdvice(message: message, mayConvert: mayConvert)
                }
                let outcome = try desk.addReferral(new, by: actor)
                if options.json {
                    Output.document(.referral(outcome))
                } else {
                    Output.line(
                        "Registered \(outcome.referral.reference?.text ?? "") for \(outcome.patient.bannerName ?? "the patient")."
                    )
                }
            }
        }
    }
}

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "history", abstract: "The journal of one referral.")
    @OptionGroup var options: Options
    @Argument(help: "UBRN or our reference.") var name: String

    func run() throws {
        try options.run { (desk, actor) throws(Failure) in
            guard case .history(let lines) = try desk.answer(.history(try Parsed.name(name)), for: actor) else {
                return
            }
            if options.json { Output.document(.history(lines)) } else { Output.history(lines) }
        }
    }
}

/// Words of the command line as values.
enum Parsed {
    static func name(_ text: String) throws(Failure) -> ReferralName {
        guard let name = ReferralName(text) else {
            throw .notFound("a referral named \(text): a UBRN has 12 digits, our references look like RD-7K2M9QXA")
        }
        return name
    }

    static func worklist(_ name: String) throws(Failure) -> Worklist {
        guard let list = Worklist(rawValue: name) else { throw .notFound("a worklist named \(name)") }
        return list
    }

    static func priority(_ code: String) throws(Failure) -> Priority {
        guard let priority = Priority(rawValue: code.uppercased().replacing("-", with: "_")) else {
            throw .badInput("A priority is ROUTINE, URGENT or TWO_WEEK_WAIT, not \(code).")
        }
        return priority
    }

    static func instant(_ text: String?, option: String) throws(Failure) -> Instant? {
        guard let text else { return nil }
        guard let instant = Instant(iso: text) else {
            throw .badInput("\(option) takes a moment such as 2026-11-03T09:30, not \(text).")
        }
        return instant
    }

    static func day(_ text: String, option: String) throws(Failure) -> Day {
        guard let day = Day(iso: text) else {
            throw .badInput("\(option) takes a day such as 2026-11-03, not \(text).")
        }
        return day
    }
}
