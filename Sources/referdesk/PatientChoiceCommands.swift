// `referdesk patient away`, `back`, `prefer`, `choice`: when a patient cannot come, and when they would rather.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralStore

struct PatientAway: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "away", abstract: "Days on which a patient cannot come: no slot of theirs is proposed.")
    @OptionGroup var options: Options
    @Argument(help: "NHS number or hospital number.") var number: [String]
    @Option(help: "The first day.") var from: String
    @Option(help: "The last day; the first if left out.") var to: String?
    @Option(help: "Why, in words; nothing clinical.") var why: String?

    func run() throws {
        try Choosing.run(number, options) { () throws(Failure) in
            let first = try Parsed.day(from, option: "--from")
            let last = try to.map { (text) throws(Failure) in try Parsed.day(text, option: "--to") }
            return .away(from: first, until: last ?? first, why: why)
        }
    }
}

struct PatientBack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "back", abstract: "Take back days on which a patient cannot come, by their number.")
    @OptionGroup var options: Options
    @Argument(help: "NHS number or hospital number.") var number: [String]
    @Option(help: "The number that `choice` shows.") var days: Int64

    func run() throws { try Choosing.run(number, options) { .backAgain(days) } }
}

struct PatientPrefer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prefer", abstract: "When a patient would rather come, in place of what they said before.")
    @OptionGroup var options: Options
    @Argument(help: "NHS number or hospital number.") var number: [String]
    @Option(help: "A weekday, such as tuesday; may be given again.") var day: [String] = []
    @Option(help: "morning or afternoon.") var half: String?
    @Option(help: "Days of notice that they need.") var notice: Int?
    @Option(help: "By whom they would rather be seen.") var clinician: String?
    @Flag(help: "Nothing any more.") var none = false

    func run() throws {
        try Choosing.run(number, options) { () throws(Failure) in
            var wish = PatientPreferences()
            for word in day {
                guard let day = Day.weekday(named: word) else {
                    throw .badInput("--day takes a weekday, not \(word).")
                }
                wish.weekdays.insert(day)
            }
            if let half {
                guard let known = PatientPreferences.Half(rawValue: half) else {
                    throw .badInput("--half takes morning or afternoon.")
                }
                wish.half = known
            }
            wish.notice = notice
            wish.clinician = clinician.flatMap { $0.isEmpty ? nil : $0 }
            guard wish.isEmpty == none else {
                throw .badInput("Say what the patient prefers: --day, --half, --notice, --clinician; or --none.")
            }
            return .prefer(wish)
        }
    }
}

struct PatientChoiceShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "choice", abstract: "When a patient cannot come, and would rather.")
    @OptionGroup var options: Options
    @Argument(help: "NHS number or hospital number.") var number: [String]

    func run() throws { try Choosing.run(number, options) { .show } }
}

/// One question or word about when a patient can come, answered with all that is known of it.
private enum Choosing {
    static func run(
        _ number: [String], _ options: Options, _ request: () throws(Failure) -> ChoiceRequest
    ) throws {
        try options.run { (desk, actor) throws(Failure) in
            let reply = try desk.answer(.choice(try request(), of: Parsed.patient(number)), for: actor)
            guard case .choice(_, let choice) = reply else { return }
            if options.json { Output.document(.choice(choice)) } else { Output.choice(choice) }
        }
    }
}
