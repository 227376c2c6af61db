// `referdesk policy`: the site's time standards and switches, their dates, and who knows of them.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralStore
internal import TerminalUI

struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Time standards and switches: what they are, since when and by whom.",
        subcommands: [List.self, Show.self, Set.self, Acknowledge.self, ClosingDays.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every setting as it stands today.")
        @OptionGroup var options: Options

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                guard case .policy(.settings(let lines)) = try desk.answer(.policy(.list), for: actor) else { return }
                if options.json {
                    Output.document(.array(lines.map { .object(JSON.setting($0)) }))
                } else {
                    Output.settings(lines)
                }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One setting with every change of it.")
        @OptionGroup var options: Options
        @Argument(help: "Its name, such as review.") var name: String

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let request = Request.policy(.history(try PolicyCommand.setting(name)))
                guard case .policy(.history(let history)) = try desk.answer(request, for: actor) else { return }
                if options.json { Output.document(.settingHistory(history)) } else { Output.settingHistory(history) }
            }
        }
    }

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a setting a value from a day on; what arose before keeps its rule.")
        @OptionGroup var options: Options
        @Argument(help: "Its name, such as review.") var name: String
        @Argument(help: "Such as 5/2/1 (routine/urgent/two-week-wait), 14 or yes.") var value: String
        @Option(help: "The first day on which it counts; today if left out.") var from: String?
        @Option(help: "Why.") var reason: String
        @Option(help: "The guideline it follows, where another than the setting's own.") var guideline: String?
        @Flag(help: "Only say how many items would move.") var dryRun = false

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let setting = try PolicyCommand.setting(name)
                guard let value = setting.value(value) else { throw .badInput(setting.expects) }
                let first = try from.map { (day) throws(Failure) in try Parsed.day(day, option: "--from") }
                let order = PolicyOrder(setting, value, from: first, reason: reason, guideline: guideline)
                let request = Request.policy(.set(order, isRehearsal: dryRun))
                try PolicyCommand.report(try desk.answer(request, for: actor), json: options.json)
            }
        }
    }

    struct Acknowledge: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take note of the changes of a setting, or of all.")
        @OptionGroup var options: Options
        @Argument(help: "Its name; every setting if left out.") var name: String?

        func run() throws {
            try options.run { (desk, actor) throws(Failure) in
                let setting = try name.map { (name) throws(Failure) in try PolicyCommand.setting(name) }
                guard
                    case .policy(.acknowledged(let changes)) = try desk.answer(
                        .policy(.acknowledge(setting)), for: actor)
                else { return }
                if options.json {
                    Output.document(.object(["acknowledged": .array(changes.map { .object(JSON.change($0)) })]))
                } else if changes.isEmpty {
                    Output.line("There is nothing you have not taken note of.")
                } else {
                    for change in changes {
                        Output.line(
                            "Noted: \(change.setting.rawValue) is \(change.value.text) from \(change.from.short).")
                    }
                }
            }
        }
    }

    struct ClosingDays: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "closing-day", abstract: "Days on which the site is closed besides weekends and holidays.",
            subcommands: [List.self, Add.self, Remove.self], defaultSubcommand: List.self)

        struct List: ParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Every closing day.")
            @OptionGroup var options: Options
            func run() throws {
                try options.run { (desk, actor) throws(Failure) in
                    guard
                        case .policy(.closingDays(let days)) = try desk.answer(.policy(.closingDays), for: actor)
                    else { return }
                    if options.json {
                        Output.document(
                            .array(days.map { .object(["day": .day($0.day), "name": .string($0.name)]) }))
                    } else {
                        Output.table(["Day", "Name"], days.map { ["\($0.day.shortWithWeekday)", "\($0.name)"] })
                    }
                }
            }
        }

        struct Add: ParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Close the site on a day.")
            @OptionGroup var options: Options
            @Argument(help: "Such as 2026-12-24.") var day: String
            @Option(help: "Why it is closed.") var name: String
            @Flag(help: "Only say how many items would move.") var dryRun = false
            func run() throws { try ClosingDays.change(day, name: name, dryRun: dryRun, options) }
        }

        struct Remove: ParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Open the site on a day after all.")
            @OptionGroup var options: Options
            @Argument(help: "Such as 2026-12-24.") var day: String
            @Flag(help: "Only say how many items would move.") var dryRun = false
            func run() throws { try ClosingDays.change(day, name: nil, dryRun: dryRun, options) }
        }

        static func change(_ text: String, name: String?, dryRun: Bool, _ options: Options) throws {
            try options.run { (desk, actor) throws(Failure) in
                let day = try Parsed.day(text, option: "A closing day")
                let request = Request.policy(.closingDay(day, name: name, isRehearsal: dryRun))
                try PolicyCommand.report(try desk.answer(request, for: actor), json: options.json)
            }
        }
    }

    static func setting(_ name: String) throws(Failure) -> PolicySetting {
        guard let setting = PolicySetting(rawValue: name) else {
            throw .notFound("a setting named \(name); referdesk policy list names them all")
        }
        return setting
    }

    static func report(_ reply: Reply, json: Bool) throws(Failure) {
        guard case .policy(.changed(let outcome)) = reply else { return }
        if json { Output.document(.policyOutcome(outcome)) } else { Output.policyOutcome(outcome) }
    }
}
