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
            HistoryCommand.self, DoCommand.self, SlotsCommand.self, BookCommand.self, AuditCommand.self,
            DoctorCommand.self, UserCommand.self, KeysCommand.self, InfoCommand.self,
        ],
        defaultSubcommand: OpenCommand.self)

    /// Parses and runs; usage mistakes end with 2, everything else with the number of the contract.
    static func main() {
        System.harden()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let ending as Ending {
            ending.report()
            Foundation.exit(ending.code)
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            let isUsage = exitCode(for: error) == .validationFailure
            let text = fullMessage(for: error)
            if isUsage || exitCode(for: error) == .failure { Output.error(raw: text) } else { print(text) }
            Foundation.exit(isUsage ? 2 : exitCode(for: error).rawValue)
        }
    }
}
