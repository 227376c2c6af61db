// `referdesk clinic`: templates, days off and the sessions that are made from them; the acts on a session stand apart.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

struct ClinicCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clinic", abstract: "Clinics: planned, held, cancelled, moved, and who is called.",
        subcommands: [
            List.self, Show.self, Cancel.self, Move.self, TakeBack.self, CallDownList.self, Called.self, Sheet.self,
            CashUpList.self, Visited.self, Followed.self,
            Close.self, Reopen.self, Add.self, Generate.self, Template.self, ExceptionCommand.self,
        ], defaultSubcommand: List.self)

    struct Template: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Clinics that are held again and again.",
            subcommands: [List.self, Add.self, Change.self, End.self], defaultSubcommand: List.self)

        struct List: ParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Every template, or those of a service.")
            @OptionGroup var options: Options
            @Option(help: "Service id.") var service: String?

            func run() throws {
                try options.run { (desk, actor) throws(Failure) in
                    let request = Request.clinic(.templates(service: service))
                    guard case .clinic(.templates(let templates)) = try desk.answer(request, for: actor) else { return }
                    if options.json {
                        Output.document(.array(templates.map(JSON.template)))
                    } else {
                        Output.templates(templates)
                    }
                }
            }
        }

        struct Add: ParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Plan a clinic and make its sessions.")
            @OptionGroup var options: Options
            @Option(help: "Service id.") var service: String
            @OptionGroup var fields: ClinicFields
            @Option(help: "monday to sunday.") var weekday: String
            @Option(help: "Weeks of the month, such as 1,3; each if left out.") var weeks: String?
            @Option(name: .customLong("first-day"), help: "Today if left out.") var firstDay: String?
            @Option(name: .customLong("last-day"), help: "No end if left out.") var lastDay: String?
            @Flag(help: "Only say what would be made.") var dryRun = false

            func run() throws {
                try options.run { (desk, actor) throws(Failure) in
                    let first = try firstDay.map { (day) throws(Failure) in try Parsed.day(day, option: "--first-day") }
                    var template = try fields.template(of: service, from: first ?? desk.today)
                    template.weekday = try ClinicFields.weekday(weekday)
                    template.weeks = try ClinicFields.weeks(weeks)
                    template.lastDay = try lastDay.map { (day) throws(Failure) in
                        try Parsed.day(day, option: "--last-day")
                    }
                    try ClinicCommand.plan(.addTemplate(template, isRehearsal: dryRun), desk, actor, options)
                }
            }
        }

        struct Change: ParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "set", abstract: "Change a plan; what is not named stays, and booked slots too.")
            @OptionGroup var options: Options
            @Argument(help: "Its number.") var number: Int64
            @OptionGroup var fields: ClinicChanges
            @Option(help: "monday to sunday.") var weekday: String?
            @Option(help: "Weeks of the month, such as 1,3; 'each' for every one.") var weeks: String?
            @Option(name: .customLong("effective-from"), help: "The first day of the change; today if left out.")
            var effectiveFrom: String?
            @Flag(help: "Only say what would change.") var dryRun = false

            func run() throws {
                try options.run { (desk, actor) throws(Failure) in
                    guard
                        case .clinic(.templates(let all)) = try desk.answer(
                            .clinic(.templates(service: nil)), for: actor)
                    else { return }
                    guard var template = all.first(where: { $0.id == number }) else {
                        throw .notFound("a clinic template numbered \(number)")
                    }
                    try fields.apply(to: &template)
                    if let weekday { template.weekday = try ClinicFields.weekday(weekday) }
                    if let weeks { template.weeks = try ClinicFields.weeks(weeks == "each" ? nil : weeks) }
                    let from = try effectiveFrom.map { (day) throws(Failure) in
                        try Parsed.day(day, option: "--effective-from")
                    }
                    try ClinicCommand.plan(
                        .setTemplate(template, from: from, isRehearsal: dryRun), desk, actor, options)
                }
            }
        }

        struct End: ParsableCommand {
            static let configuration = CommandConfiguration(abstract: "The last day on which a clinic is held.")
            @OptionGroup var options: Options
            @Argument(help: "Its number.") var number: Int64
            @Option(name: .customLong("last-day"), help: "Today if left out.") var lastDay: String?
            @Flag(help: "Only say what would change.") var dryRun = false

            func run() throws {
                try options.run { (desk, actor) throws(Failure) in
                    let last = try lastDay.map { (day) throws(Failure) in try Parsed.day(day, option: "--last-day") }
                    try ClinicCommand.plan(
                        .endTemplate(number, after: last ?? desk.today, isRehearsal: dryRun), desk, actor, options)
                }
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add one session by hand.")
        @OptionGroup var options: Options
        @Option(help: "Service id.") var service: String
        @Option(help: "The day.") var day: String
        @OptionGroup var fields: ClinicFields
        @Flag(help: "Only say what would be made.") var dryRun = false

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let template = try fields.template(of: service, from: try Parsed.day(day, option: "--day"))
                try ClinicCommand.plan(.add(template, isRehearsal: dryRun), desk, actor, options)
            }
        }
    }

    struct Generate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make sessions as far as each polling range, and take up what has changed.")
        @OptionGroup var options: Options
        @Option(help: "Service id; every service if left out.") var service: String?
        @Flag(help: "Only say what would change.") var dryRun = false

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                try ClinicCommand.plan(.generate(service: service, isRehearsal: dryRun), desk, actor, options)
            }
        }
    }

    struct ExceptionCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "exception", abstract: "Days on which a clinic is not held.",
            subcommands: [List.self, Add.self, Remove.self], defaultSubcommand: List.self)

        struct List: ParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Every exception that is not past.")
            @OptionGroup var options: Options

            func run() throws {
                try options.run { (desk, actor) throws(Failure) in
                    guard
                        case .clinic(.exceptions(let found)) = try desk.answer(.clinic(.exceptions), for: actor)
                    else { return }
                    if options.json {
                        Output.document(.array(found.map(JSON.exception)))
                    } else {
                        Output.exceptions(found)
                    }
                }
            }
        }

        struct Add: ParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Leave clinics out from a day to a day.")
            @OptionGroup var options: Options
            @Option(help: "First day.") var from: String
            @Option(help: "Last day; the first if left out.") var until: String?
            @Option(help: "Why.") var reason: String
            @Option(help: "A template's number.") var template: Int64?
            @Option(help: "Service id; every service if left out.") var service: String?
            @Option(help: "A clinician; every one if left out.") var clinician: String?
            @Flag(help: "Only say what would change.") var dryRun = false

            func run() throws {
                try options.run { (desk, actor) throws(Failure) in
                    let first = try Parsed.day(from, option: "--from")
                    let last = try until.map { (day) throws(Failure) in try Parsed.day(day, option: "--until") }
                    let exception = ClinicException(
                        template: template, service: service, clinician: clinician, from: first, until: last ?? first,
                        reason: reason)
                    try ClinicCommand.plan(.addException(exception, isRehearsal: dryRun), desk, actor, options)
                }
            }
        }

        struct Remove: ParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Hold the clinics of those days after all.")
            @OptionGroup var options: Options
            @Argument(help: "Its number.") var number: Int64

            func run() throws {
                try options.run { (desk, actor) throws(Failure) in
                    try ClinicCommand.plan(.removeException(number), desk, actor, options)
                }
            }
        }
    }

    private static func plan(
        _ request: ClinicRequest, _ desk: Desk, _ actor: Actor, _ options: Options
    ) throws(Failure) {
        guard case .clinic(.planned(let planning)) = try desk.answer(.clinic(request), for: actor) else { return }
        if options.json { Output.document(.planning(planning)) } else { Output.planning(planning) }
    }
}

/// A clinic's slots as typed.
struct ClinicFields: ParsableArguments {
    @Option(help: "What it is called, such as 'Tuesday morning'.") var name: String
    @Option(help: "When it begins, such as 09:00.") var from: String
    @Option(help: "When it ends.") var until: String
    @Option(name: .customLong("slot-minutes"), help: "Length of a slot.") var slotMinutes: Int
    @OptionGroup var more: ClinicDetails

    func template(of service: String, from day: Day) throws(Failure) -> ClinicTemplate {
        var template = ClinicTemplate(
            service: service, clinic: name, weekday: day.weekday, from: try Parsed.minute(from, option: "--from"),
            until: try Parsed.minute(until, option: "--until"), slotMinutes: slotMinutes, firstDay: day)
        try more.apply(to: &template)
        return template
    }

    static func weekday(_ text: String) throws(Failure) -> Int {
        guard let place = Day.weekdayNames.firstIndex(where: { $0.lowercased() == text.lowercased() }) else {
            throw .badInput("--weekday is monday to sunday, not \(text).")
        }
        return place + 1
    }

    static func weeks(_ text: String?) throws(Failure) -> [Int] {
        guard let text else { return [] }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let weeks = parts.compactMap { Int($0) }
        guard weeks.count == parts.count else { throw .badInput("--weeks takes 1 to 5, such as 1,3, not \(text).") }
        return weeks
    }
}

/// What may change of a clinic.
struct ClinicChanges: ParsableArguments {
    @Option(help: "What it is called.") var name: String?
    @Option(help: "When it begins, such as 09:00.") var from: String?
    @Option(help: "When it ends.") var until: String?
    @Option(name: .customLong("slot-minutes"), help: "Length of a slot.") var slotMinutes: Int?
    @OptionGroup var more: ClinicDetails

    func apply(to template: inout ClinicTemplate) throws(Failure) {
        template.clinic = name ?? template.clinic
        if let from { template.from = try Parsed.minute(from, option: "--from") }
        if let until { template.until = try Parsed.minute(until, option: "--until") }
        template.slotMinutes = slotMinutes ?? template.slotMinutes
        try more.apply(to: &template)
    }
}

/// What every clinic may have; 'none' empties it.
struct ClinicDetails: ParsableArguments {
    @Option(help: "Patients to a slot; 1 if left out.") var capacity: Int?
    @Option(help: "first, follow-up, procedure, telephone or video; 'none' for anything.") var kind: String?
    @Option(help: "A priority its slots are kept for; may be given again.") var priority: [String] = []
    @Option(help: "Slots of another kind, such as 1-2:first:URGENT or 3-3::ROUTINE; may be given again.")
    var part: [String] = []
    @Option(help: "Who holds it; 'none' for whoever is there.") var clinician: String?
    @Option(help: "The room; 'none' for none.") var room: String?

    func apply(to template: inout ClinicTemplate) throws(Failure) {
        template.capacity = capacity ?? template.capacity
        if let kind { template.kind = kind == "none" ? nil : try Parsed.code(kind, option: "--kind") }
        if !priority.isEmpty { template.priorities = priority == ["none"] ? [] : try Parsed.priorities(priority) }
        if !part.isEmpty {
            var parts: [ClinicTemplate.Part] = []
            for text in part where text != "none" { parts.append(try parsed(part: text)) }
            template.parts = parts
        }
        if let clinician { template.clinician = clinician == "none" ? nil : clinician }
        if let room { template.room = room == "none" ? nil : room }
    }

    private func parsed(part text: String) throws(Failure) -> ClinicTemplate.Part {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let numbers = parts[0].split(separator: "-").compactMap { Int($0) }
        guard (2...3).contains(parts.count), (1...2).contains(numbers.count) else {
            throw .badInput("--part takes FIRST-LAST:KIND:PRIORITIES, such as 1-2:first:URGENT, not \(text).")
        }
        return ClinicTemplate.Part(
            first: numbers[0], last: numbers[numbers.count - 1],
            kind: parts[1].isEmpty ? nil : try Parsed.code(parts[1], option: "--part"),
            priorities: try Parsed.priorities(parts.count > 2 ? parts[2].split(separator: ",").map(String.init) : []))
    }
}
