// The program's front door: one executable, full screen without a command, headless with one.

internal import ArgumentParser
internal import Foundation
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

@main
struct Referdesk: ParsableCommand {
    static let version = "0.1.0"
    static let configuration = CommandConfiguration(
        commandName: "referdesk",
        abstract: "The referral desk: worklists and appointment booking for NHS referrals.",
        version: version,
        subcommands: [
            OpenCommand.self, InitCommand.self, DemoCommand.self, ImportCommand.self, WorklistsCommand.self,
            WorklistCommand.self, SearchCommand.self, PatientCommand.self, ReferralCommandLine.self,
            HistoryCommand.self, DoCommand.self, NextCommand.self, RunCommand.self, UndoCommand.self, RedoCommand.self,
            SlotsCommand.self, HoldCommand.self, CapacityCommand.self, BookCommand.self, BookManyCommand.self,
            NeedCommand.self, ServiceCommand.self, ClinicCommand.self, AuditCommand.self, BoardCommand.self,
            DoctorCommand.self, UserCommand.self, DelegationCommand.self, ReportCommand.self, PatientSafetyCommand.self,
            OutboxCommand.self, PolicyCommand.self, SignOffCommand.self, DutyCommand.self, KeysCommand.self,
            LettersCommand.self, ClinicListCommand.self, ClinicCalendarCommand.self, InfoCommand.self,
        ],
        defaultSubcommand: OpenCommand.self)

    /// Parses and runs; usage mistakes end with 2, everything else with the number of the contract.
    static func main() {
        System.harden()
        do {
            var command = try parseAsRoot(Arguments.reordered(Array(CommandLine.arguments.dropFirst())))
            try command.run()
        } catch let ending as Ending {
            ending.report()
            Foundation.exit(ending.code)
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            let code = exitCode(for: error)
            let isUsage = code == .validationFailure
            if isUsage, CommandLine.arguments.contains("--json") {
                let usage: JSON = .object(["code": .string("usage"), "message": .string(message(for: error))])
                Output.error(.object(["error": usage]))
            } else {
                Output.usage(fullMessage(for: error), isError: code != .success)
            }
            Foundation.exit(isUsage ? 2 : code.rawValue)
        }
    }
}

/// The general options may stand before the command too: they are moved behind it, where every command reads them.
enum Arguments {
    private static let withValue: Set<String> = ["--db", "--user", "--role", "--on-behalf-of", "--now"]

    static func reordered(_ arguments: [String]) -> [String] {
        var moved: [String] = []
        var rest = arguments[...]
        while let first = rest.first {
            if first == "--json" || withValue.contains(where: { first.hasPrefix("\($0)=") }) {
                moved.append(first)
                rest = rest.dropFirst()
            } else if withValue.contains(first), rest.count > 1 {
                moved += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else {
                break
            }
        }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return rest[..<end] + moved + rest[end...]
    }
}
