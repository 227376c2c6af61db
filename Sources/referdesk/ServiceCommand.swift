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

/// What may be said of a service; what is left out stays.
struct ServiceFields: ParsableArguments {
    @Option(help: "What it is called.") var name: String?
    @Option(help: "Specialty code.") var specialty: String?
    @Option(help: "ODS code of its provider.") var provider: String?
    @Option(help: "directly-bookable, indirectly-bookable, triage or assessment: one of them.") var kind: String?
    @Option(help: "Who keeps its diary: referdesk or pas.") var diary: String?
    @Option(help: "Site code, or the site in words.") var location: String?
    @Option(help: "The number that patients ring.") var phone: String?
    @Option(help: "Whether it gives advice and guidance: yes or no.") var advice: String?
    @Option(name: .customLong("clinic-type"), help: "Clinic type code; may be given again.")
    var clinicType: [String] = []
    @Option(help: "A priority it takes; may be given again.") var priority: [String] = []
    @Option(name: .customLong("min-age"), help: "Youngest it treats, in years.") var minAge: Int?
    @Option(name: .customLong("max-age"), help: "Oldest it treats, in years.") var maxAge: Int?
    @Option(help: "female or male, where it treats one; may be given again.") var sex: [String] = []
    @Option(help: "Booking window as PRIORITY:HOURS or PRIORITY:HOURS:DAYS; may be given again.")
    var window: [String] = []
    @Option(help: "Days for which new slots are the provider's alone: 0, 1 or 2.") var reservation: Int?
    @Option(help: "Days ahead that clinics are made and slots shown.") var polling: Int?
    @Option(help: "Whether a referral letter is required: yes or no.") var letter: String?
    @Option(name: .customLong("letter-days"), help: "Days before the appointment by which it must be there.")
    var letterDays: Int?
    @Option(help: "A clinician who may be named; may be given again.") var clinician: [String] = []
    @Option(help: "interpreter, transport or advocacy, where it can provide it; may be given again.")
    var requirement: [String] = []
    @Option(help: "Conditions treated.") var conditions: String?
    @Option(help: "What it does not take.") var exclusions: String?
    @Option(help: "Instructions for referrers and patients.") var instructions: String?
    @Option(help: "First day on which it works.") var from: String?
    @Option(help: "Last day on which it works.") var until: String?
    @Option(help: "When this entry is looked through again.") var review: String?
    @Option(help: "Empties a field, by the name of its option; may be given again.") var clear: [String] = []

    func apply(to service: inout Service, _ profile: inout ServiceProfile) throws(Failure) {
        for field in clear { try empty(field, of: &profile) }
        service.name = name ?? service.name
        service.specialty = specialty ?? service.specialty
        service.provider = provider ?? service.provider
        if let kind { service.kind = try Parsed.code(kind, option: "--kind") }
        if let diary { service.diary = try Parsed.code(diary, option: "--diary") }
        profile.location = location ?? profile.location
        profile.phone = phone ?? profile.phone
        if let advice { profile.givesAdvice = try Parsed.yes(advice, option: "--advice") }
        if !clinicType.isEmpty { profile.clinicTypes = clinicType }
        if !priority.isEmpty { profile.priorities = try Parsed.priorities(priority) }
        profile.minimumAge = minAge ?? profile.minimumAge
        profile.maximumAge = maxAge ?? profile.maximumAge
        if !sex.isEmpty { profile.sexes = try Parsed.codes(sex, option: "--sex") }
        if !window.isEmpty {
            var windows: [BookingWindow] = []
            for text in window { windows.append(try parsed(window: text)) }
            profile.windows = windows
        }
        profile.reservationDays = reservation ?? profile.reservationDays
        profile.pollingRangeDays = polling ?? profile.pollingRangeDays
        if let letter { profile.letterRequired = try Parsed.yes(letter, option: "--letter") }
        profile.letterCutOffDays = letterDays ?? profile.letterCutOffDays
        if !clinician.isEmpty { profile.clinicians = clinician }
        if !requirement.isEmpty {
            profile.requirements = try Parsed.codes(requirement.map { $0.uppercased() }, option: "--requirement")
        }
        profile.conditions = conditions ?? profile.conditions
        profile.exclusions = exclusions ?? profile.exclusions
        profile.instructions = instructions ?? profile.instructions
        if let from { profile.operationalFrom = try Parsed.day(from, option: "--from") }
        if let until { profile.operationalUntil = try Parsed.day(until, option: "--until") }
        if let review { profile.reviewDate = try Parsed.day(review, option: "--review") }
    }

    private func parsed(window text: String) throws(Failure) -> BookingWindow {
        let parts = text.split(separator: ":").map(String.init)
        let numbers = parts.dropFirst().compactMap { Int($0) }
        guard (2...3).contains(parts.count), numbers.count == parts.count - 1 else {
            throw .badInput("--window takes PRIORITY:HOURS or PRIORITY:HOURS:DAYS, such as ROUTINE:24:84, not \(text).")
        }
        return BookingWindow(
            priority: try Parsed.priority(parts[0]), opensAfterHours: numbers[0],
            closesAfterDays: numbers.count > 1 ? numbers[1] : nil)
    }

    private func empty(_ field: String, of profile: inout ServiceProfile) throws(Failure) {
        switch field {
        case "location": profile.location = nil
        case "phone": profile.phone = nil
        case "clinic-type": profile.clinicTypes = []
        case "priority": profile.priorities = []
        case "min-age": profile.minimumAge = nil
        case "max-age": profile.maximumAge = nil
        case "sex": profile.sexes = []
        case "window": profile.windows = []
        case "letter-days": profile.letterCutOffDays = nil
        case "clinician": profile.clinicians = []
        case "requirement": profile.requirements = []
        case "conditions": profile.conditions = nil
        case "exclusions": profile.exclusions = nil
        case "instructions": profile.instructions = nil
        case "from": profile.operationalFrom = nil
        case "until": profile.operationalUntil = nil
        case "review": profile.reviewDate = nil
        case _: throw .badInput("--clear takes the name of an option that may be empty, not \(field).")
        }
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
