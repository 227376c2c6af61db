// `referdesk signoff` and `referdesk duty`: the daily look at each list, and whose it is.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralStore
internal import TerminalUI

struct SignOffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signoff", abstract: "Sign a worklist off for the day.", subcommands: [Sign.self, List.self],
        defaultSubcommand: Sign.self)

    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that you have looked through a list, at one service or at all that you work.")
        @OptionGroup var options: Options
        @Argument(help: "The list, such as appointment-slot-issues.") var worklist: String
        @Option(help: "Service id.") var service: String?
        @Option(help: "Why, where a new urgent referral is still unopened.") var reason: String?

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let list = try SignOffCommand.list(worklist)
                let request = Request.signOff(.sign(list, service: service, reason: reason))
                guard case .signOff(.signed(let signed)) = try desk.answer(request, for: actor) else { return }
                if options.json { Output.document(.signed(list, signed)) } else { Output.signed(list, signed) }
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The register: who signed what off, and duties that went without.")
        @OptionGroup var options: Options
        @Option(help: "First day; a week ago if left out.") var from: String?
        @Option(help: "Last day; today if left out.") var to: String?

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let today = try options.clock()().londonDay
                let first = try from.map { (day) throws(Failure) in try Parsed.day(day, option: "--from") }
                let last = try to.map { (day) throws(Failure) in try Parsed.day(day, option: "--to") } ?? today
                let request = Request.signOff(.register(from: first ?? last.adding(days: -7), to: last))
                guard case .signOff(.register(let lines)) = try desk.answer(request, for: actor) else { return }
                if options.json { Output.document(.array(lines.map(JSON.register))) } else { Output.register(lines) }
            }
        }
    }

    static func list(_ name: String) throws(Failure) -> Worklist {
        guard let list = Worklist(rawValue: name) else { throw .notFound("a worklist named \(name)") }
        return list
    }
}

struct DutyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duty", abstract: "Who sees to which list, and who stands in for them.",
        subcommands: [List.self, Set.self, End.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Duties of today and later.")
        @OptionGroup var options: Options

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard case .signOff(.duties(let duties)) = try desk.answer(.signOff(.duties), for: actor) else {
                    return
                }
                if options.json { Output.document(.array(duties.map(JSON.duty))) } else { Output.duties(duties) }
            }
        }
    }

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Put somebody in charge of a list.")
        @OptionGroup var options: Options
        @Argument(help: "The list, such as appointment-slot-issues.") var worklist: String
        @Option(help: "Service id; every service without a duty of its own if left out.") var service: String?
        @Option(help: "Login of who sees to it.") var person: String
        @Option(help: "Login of who stands in for them.") var deputy: String
        @Option(help: "First day; today if left out.") var from: String?
        @Option(help: "Last day; until it is set anew if left out.") var until: String?

        func run() throws {
            try DutyCommand.give(
                worklist, service: service, person: person, deputy: deputy, from: from, until: until, options)
        }
    }

    struct End: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a list from those in charge of it.")
        @OptionGroup var options: Options
        @Argument(help: "The list, such as appointment-slot-issues.") var worklist: String
        @Option(help: "Service id, as it was given.") var service: String?
        @Option(help: "First day on which it is nobody's; today if left out.") var from: String?

        func run() throws {
            try DutyCommand.give(
                worklist, service: service, person: nil, deputy: nil, from: from, until: nil, options)
        }
    }

    private static func give(
        _ worklist: String, service: String?, person: String?, deputy: String?, from: String?, until: String?,
        _ options: Options
    ) throws {
        try options.run { (desk, actor) throws(Failure) in
            let order = DutyOrder(
                try SignOffCommand.list(worklist), service: service, person: person, deputy: deputy,
                from: try from.map { (day) throws(Failure) in try Parsed.day(day, option: "--from") },
                until: try until.map { (day) throws(Failure) in try Parsed.day(day, option: "--until") })
            guard case .signOff(.duties(let duties)) = try desk.answer(.signOff(.setDuty(order)), for: actor),
                let duty = duties.first
            else { return }
            if options.json { Output.document(.duty(duty)) } else { Output.duties(duties) }
        }
    }
}
