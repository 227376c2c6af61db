// `referdesk patient died`, `alive`, `close-referrals`, `reopen-referrals`: a death and what follows from it.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct PatientDied: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "died", abstract: "Record a death: letters are held, open referrals are listed.")
    @OptionGroup var options: Options
    @Argument(help: "NHS number or hospital number.") var number: [String]
    @Option(help: "The day of death.") var on: String
    @Option(help: "Who told of it.") var source: String

    func run() throws {
        try options.run { (desk, actor) throws(Failure) in
            let day = try Parsed.day(on, option: "--on")
            let request = Request.recordDeath(Parsed.patient(number), on: day, source: source)
            guard case .death(let answer) = try desk.answer(request, for: actor) else { return }
            if options.json { Output.document(.death(answer)) } else { Output.death(answer) }
        }
    }
}

struct PatientAlive: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alive", abstract: "Take back a death that was recorded by mistake.")
    @OptionGroup var options: Options
    @Argument(help: "NHS number or hospital number.") var number: [String]
    @Option(help: "Why, in words.") var reason: String

    func run() throws {
        try options.run { (desk, actor) throws(Failure) in
            let request = Request.takeBackDeath(Parsed.patient(number), reason: reason)
            guard case .death(let answer) = try desk.answer(request, for: actor) else { return }
            if options.json { Output.document(.death(answer)) } else { Output.death(answer) }
        }
    }
}

struct CloseReferrals: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close-referrals", abstract: "End every open referral of a patient who has died.")
    @OptionGroup var options: Options
    @Argument(help: "NHS number or hospital number.") var number: [String]

    func run() throws { try Settling.run(.closeReferrals(Parsed.patient(number)), options) }
}

struct ReopenReferrals: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen-referrals", abstract: "Take back the last close-referrals of a patient.")
    @OptionGroup var options: Options
    @Argument(help: "NHS number or hospital number.") var number: [String]

    func run() throws { try Settling.run(.reopenReferrals(Parsed.patient(number)), options) }
}

/// Several referrals settled by one act: each is reported, and one that was left ends the run with 1.
private enum Settling {
    static func run(_ request: Request, _ options: Options) throws {
        var isWhole = true
        try options.run { (desk, actor) throws(Failure) in
            guard case .settled(let lines) = try desk.answer(request, for: actor) else { return }
            isWhole = lines.allSatisfy { $0.refusal == nil }
            if options.json {
                Output.document(.settled(lines))
            } else if lines.isEmpty {
                Output.line("No referral is open.")
            } else {
                for line in lines { Output.line("\(line.sentence)") }
            }
        }
        if !isWhole { throw ExitCode(1) }
    }
}

extension Parsed {
    static func patient(_ words: [String]) -> PatientName { .number(words.joined(separator: " ")) }
}
