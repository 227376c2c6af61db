// `referdesk service`: the directory of services, found by anybody and written by managers.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

struct ServiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service", abstract: "The directory of services.",
        subcommands: [Search.self, Show.self, List.self, Add.self, Change.self], defaultSubcommand: Search.self)

    struct Search: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Services by words, specialty, clinician or wait.")
        @OptionGroup var options: Options
        @Argument(help: "Words of its name, site, conditions, clinicians or clinic types.") var words: [String] = []
        @Option(help: "Specialty code.") var specialty: String?
        @Option(name: .customLong("clinic-type"), help: "Clinic type code.") var clinicType: String?
        @Option(help: "A priority it takes.") var priority: String?
        @Option(help: "Part of a named clinician's name.") var clinician: String?
        @Option(name: .customLong("request-type"), help: "appointment, triage or advice.") var requestType: String?
        @Option(help: "ODS code: commissioned for the patients of that organisation.") var commissioner: String?
        @Option(name: .customLong("for"), help: "For the patient of this referral: age, sex, priority, commissioner.")
        var referral: String?
        @Option(name: .customLong("free-by"), help: "With a free place by that day.") var freeBy: String?
        @Option(help: "With a free place within so many days.") var wait: Int?
        @Option(help: "name or wait.") var sort: String?
        @Option(help: "At most so many.") var limit = 100

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                var query = DirectoryQuery()
                query.words = words.joined(separator: " ")
                query.specialty = specialty
                query.clinicType = clinicType
                query.priority = try priority.map { (code) throws(Failure) in try Parsed.priority(code) }
                query.clinician = clinician
                query.requestType = try requestType.map { (name) throws(Failure) in
                    try Parsed.code("\(name)_request".uppercased(), of: RequestType.self, option: "--request-type")
                }
                query.freeBy = try freeBy.map { (day) throws(Failure) in try Parsed.day(day, option: "--free-by") }
                query.waitDays = wait
                query.commissioner = commissioner
                query.referral = try referral.map { (name) throws(Failure) in try Parsed.name(name) }
                if let sort { query.order = try Parsed.code(sort, option: "--sort") }
                query.limit = limit
                try ServiceCommand.find(query, desk, actor, options)
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every service.")
        @OptionGroup var options: Options

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                var query = DirectoryQuery()
                query.limit = .max
                try ServiceCommand.find(query, desk, actor, options)
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One service in full.")
        @OptionGroup var options: Options
        @Argument(help: "Service id.") var id: String

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                try ServiceCommand.report(.show(id), desk, actor, options)
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a service to the directory.")
        @OptionGroup var options: Options
        @Argument(help: "Service id.") var id: String
        @OptionGroup var fields: ServiceFields

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                var service = Service(id: id)
                var profile = ServiceProfile(service: id)
                try fields.apply(to: &service, &profile)
                try ServiceCommand.report(.add(service, profile), desk, actor, options)
            }
        }
    }

    struct Change: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Change a service; what is not named stays.")
        @OptionGroup var options: Options
        @Argument(help: "Service id.") var id: String
        @OptionGroup var fields: ServiceFields

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard case .directory(.entry(let held)) = try desk.answer(.directory(.show(id)), for: actor) else {
                    return
                }
                var service = held.service
                var profile = held.profile ?? ServiceProfile(service: id)
                try fields.apply(to: &service, &profile)
                try ServiceCommand.report(.set(service, profile), desk, actor, options)
            }
        }
    }

    private static func find(
        _ query: DirectoryQuery, _ desk: Desk, _ actor: Actor, _ options: Options
    ) throws(Failure) {
        guard case .directory(.found(let entries)) = try desk.answer(.directory(.search(query)), for: actor) else {
            return
        }
        if options.json { Output.document(.array(entries.map(JSON.directory))) } else { Output.directory(entries) }
    }

    private static func report(
        _ request: DirectoryRequest, _ desk: Desk, _ actor: Actor, _ options: Options
    ) throws(Failure) {
        guard case .directory(.entry(let entry)) = try desk.answer(.directory(request), for: actor) else { return }
        if options.json { Output.document(.directory(entry)) } else { Output.directoryEntry(entry) }
    }
}

extension Parsed {
    /// A word that is one of ours.
    static func code<Code: RawRepresentable<String> & CaseIterable>(
        _ text: String, of type: Code.Type = Code.self, option: String
    ) throws(Failure) -> Code {
        guard let code = Code(rawValue: text) else {
            let all = Code.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badInput("\(option) is one of \(all), not \(text).")
        }
        return code
    }

    static func codes<Code: RawRepresentable<String> & CaseIterable>(
        _ texts: [String], option: String
    ) throws(Failure) -> [Code] {
        var codes: [Code] = []
        for text in texts { codes.append(try code(text, option: option)) }
        return codes
    }

    static func priorities(_ texts: [String]) throws(Failure) -> [Priority] {
        var priorities: [Priority] = []
        for text in texts { priorities.append(try priority(text)) }
        return priorities
    }

    static func yes(_ text: String, option: String) throws(Failure) -> Bool {
        guard text == "yes" || text == "no" else { throw .badInput("\(option) is yes or no, not \(text).") }
        return text == "yes"
    }

    /// Minutes since midnight of `HH:MM`, 24:00 among them.
    static func minute(_ text: String, option: String) throws(Failure) -> Int {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
            (0..<60).contains(minute), hour * 60 + minute <= 1_440
        else { throw .badInput("\(option) takes a time such as 09:40, not \(text).") }
        return hour * 60 + minute
    }
}
