// `referdesk user` beyond adding: credentials, roles, workgroups, leave, overrides and leavers.

internal import ArgumentParser
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

extension Options {
    /// Asks about staff as the acting user and prints the answer.
    func runStaff(standIn: String = "admin", _ request: () throws(Failure) -> StaffRequest) throws {
        try run(standIn: standIn) { (desk, actor) throws(Failure) in
            guard case .staff(let reply) = try desk.answer(.staff(try request()), for: actor) else { return }
            if json {
                Output.document(.staff(reply, today: desk.today))
            } else {
                Output.staff(reply, today: desk.today)
            }
        }
    }
}

extension UserCommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Everybody, with their roles, workgroups and dates.")
        @OptionGroup var options: Options
        func run() throws { try options.runStaff { .list } }
    }

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write down somebody's name, account, registration or dates; a date of none takes it away.")
        @OptionGroup var options: Options
        @Argument var login: String
        @Option(help: "The name colleagues see.") var name: String?
        @Option(help: "Their operating-system account.") var account: String?
        @Option(name: .customLong("registration-body"), help: "Such as GMC, NMC or HCPC.") var body: String?
        @Option(name: .customLong("registration-number")) var number: String?
        @Option(name: .customLong("registration-until"), help: "The last good day.") var registration: String?
        @Option(name: .customLong("training-until"), help: "The last good day.") var training: String?
        @Option(name: .customLong("ig-until"), help: "The last good day.") var ig: String?

        func run() throws {
            try options.runStaff { () throws(Failure) in
                var change = StaffChange()
                change.name = name
                change.account = account
                change.registrationBody = body
                change.registrationNumber = number
                for (credential, text, option) in [
                    (Credential.registration, registration, "--registration-until"),
                    (.training, training, "--training-until"), (.informationGovernance, ig, "--ig-until"),
                ] {
                    guard let text else { continue }
                    change.lastDays[credential] = text == "none" ? .clear : .set(try Parsed.day(text, option: option))
                }
                guard change != StaffChange() else { throw .badInput("Say what to change: referdesk user set --help") }
                return .set(login, change)
            }
        }
    }

    struct Roles: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give somebody exactly these roles.")
        @OptionGroup var options: Options
        @Argument var login: String
        @Argument var roles: [String]
        func run() throws {
            try options.runStaff { () throws(Failure) in .roles(login, try UserCommand.roles(roles)) }
        }
    }

    struct Join: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put somebody in a service's workgroup; from then on it is open to its workgroup alone.")
        @OptionGroup var options: Options
        @Argument var login: String
        @Option(help: "Service id.") var service: String
        func run() throws { try options.runStaff { .join(login, service: service) } }
    }

    struct LeaveService: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "leave-service", abstract: "Take somebody out of a service's workgroup.")
        @OptionGroup var options: Options
        @Argument var login: String
        @Option(help: "Service id.") var service: String
        func run() throws { try options.runStaff { .leaveService(login, service: service) } }
    }

    struct Leave: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Leave with its cover: record it, end it, or list what is ahead.")
        @OptionGroup var options: Options
        @Argument(help: "Who is away; nobody lists all leave.") var login: String?
        @Option(help: "First day.") var from: String?
        @Option(help: "Last day.") var to: String?
        @Option(help: "Who sees what is theirs meanwhile.") var cover: String?
        @Flag(help: "They are back: end their leave.") var end = false

        func run() throws {
            try options.runStaff(standIn: "supervisor") { () throws(Failure) in
                guard let login else {
                    guard from == nil, to == nil, cover == nil, !end else { throw .badInput("Say who is away.") }
                    return .leaveList
                }
                if end { return .endLeave(login) }
                guard let from, let to, let cover else {
                    throw .badInput("Say --from, --to and --cover, or --end.")
                }
                return .leave(
                    login, from: try Parsed.day(from, option: "--from"), until: try Parsed.day(to, option: "--to"),
                    cover: cover)
            }
        }
    }

    struct Override: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let somebody go on until a day although something of theirs has lapsed; supervisors.")
        @OptionGroup var options: Options
        @Argument var login: String
        @Option(help: "The last day on which it counts.") var until: String?
        @Option(help: "Why.") var reason: String?
        @Flag(help: "End it now.") var end = false

        func run() throws {
            try options.runStaff(standIn: "supervisor") { () throws(Failure) in
                if end { return .endOverride(login) }
                guard let until, let reason else { throw .badInput("Say --until and --reason, or --end.") }
                return .override(login, until: try Parsed.day(until, option: "--until"), reason: reason)
            }
        }
    }

    struct Leaver: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Somebody has left: end what was theirs, and list what a colleague must take on.")
        @OptionGroup var options: Options
        @Argument var login: String
        @Option(name: .customLong("hand-to"), help: "The colleague who takes on what can be handed over.")
        var handTo: String?
        func run() throws { try options.runStaff { .leaver(login, handTo: handTo) } }
    }
}
