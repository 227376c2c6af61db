// Commands that make a database: an empty live one, or a rehearsal.

internal import ArgumentParser
internal import Foundation
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make an empty database with reference data.")
    @OptionGroup var options: Options
    @Option(help: "ODS code of the home organisation.")
    var organisation: String
    @Option(help: "Its name.")
    var name: String

    func run() throws {
        do throws(Failure) {
            guard try options.statedNow() == nil else {
                throw .badInput("--now is for rehearsal databases; init makes a live one.")
            }
            let code = organisation.uppercased()
            guard (2...12).contains(code.count), code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
                throw .badInput("\(organisation) is no ODS code.")
            }
            let place = options.place
            System.makeFolder(of: place.path)
            let account = System.account
            let identity = DatabaseIdentity(
                kind: .live, organisation: code, organisationName: name, createdAt: System.now(),
                administrator: account)
            let store = try Store.create(place, identity: identity, who: account) { (it) throws(Failure) in
                try it.insertReferenceData()
                try it.insertStaff(login: account, name: account, account: account, organisation: code, roles: [.admin])
            }
            try store.close()
            if options.json {
                Output.document(
                    .object([
                        "database": .string(place.path), "kind": .string("live"), "administrator": .string(account),
                    ]))
            } else {
                Output.line("Made \(place.path) for \(name) (\(code)). \(account) is its administrator.")
            }
        } catch {
            throw Ending(failure: error, json: options.json)
        }
    }
}

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Make a rehearsal database, if there is none, and open it.")
    @OptionGroup var options: Options
    @OptionGroup var display: Display
    @Option(help: "How many referrals to invent.")
    var referrals = 2_000
    @Option(help: "The same seed, number and --now give the same content.")
    var seed: UInt64 = 1
    @Flag(help: "Only make it.")
    var noOpen = false

    /// `rehearsal.sqlite` beside the live file, unless a file is named.
    private var place: Place {
        if options.db != nil || System.environment("REFERDESK_DB") != nil { return options.place }
        return Place(path: "\(System.dataFolder)/rehearsal.sqlite")
    }

    func run() throws {
        var open = options
        open.db = place.path
        do throws(Failure) {
            guard (0...5_000_000).contains(referrals) else { throw .badInput("--referrals takes 0 to 5,000,000.") }
            if place.exists {
                let store = try Store.open(place, who: System.account)
                let kind = store.identity.kind
                try store.close()
                guard kind == .rehearsal else {
                    throw .wrongKind("\(place.path) is a live database. A rehearsal is never made there.")
                }
                if !options.json { Output.line("The rehearsal database is there already: \(place.path)") }
            } else {
                System.makeFolder(of: place.path)
                let now = try options.statedNow() ?? System.now()
                let recipe = RehearsalRecipe(count: referrals, seed: seed, now: now)
                let shows = System.isTerminal && !options.json
                try Desk.makeRehearsal(at: place, recipe: recipe, account: System.account) { made in
                    if shows { Output.progress("Making the rehearsal: \(made) of \(referrals) referrals") }
                }
                if shows { Output.progress(nil) }
                if !options.json { Output.line("Made a rehearsal of \(referrals) referrals: \(place.path)") }
            }
        } catch {
            throw Ending(failure: error, json: options.json)
        }
        // Line by line it is opened on a pipe as well.
        if !noOpen, System.isTerminal || display.linear && !options.json {
            try OpenCommand.open(open, display)
        } else {
            try describe(open)
        }
    }

    /// What the database holds and how to open it, where there is no terminal.
    private func describe(_ open: Options) throws {
        do throws(Failure) {
            let desk = try open.openDesk()
            let supervisor = try desk.actor(login: "supervisor", account: System.account)
            let reply = try desk.answer(.home, for: supervisor)
            try desk.store.close()
            guard case .home(let page) = reply else { return }
            if options.json {
                Output.document(
                    .object([
                        "database": .string(place.path), "kind": .string("rehearsal"), "worklists": .worklists(page),
                    ]))
                return
            }
            Output.counts(page)
            Output.line()
            Output.line("To open it in a terminal:  referdesk demo --db \(place.path)")
            Output.line("To read it without one:    referdesk worklists --db \(place.path) --user clerk")
        } catch {
            throw Ending(failure: error, json: options.json)
        }
    }
}

struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Who may sign in, with what, and who stands in for whom.",
        subcommands: [
            List.self, Add.self, Grant.self, Set.self, Roles.self, Join.self, LeaveService.self, Leave.self,
            Override.self, Leaver.self,
        ], defaultSubcommand: List.self)

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add somebody with a role.")
        @OptionGroup var options: Options
        @Argument(help: "The name they sign in with.")
        var login: String
        @Option(help: "The name colleagues see.")
        var name: String
        @Option(help: "Their operating-system account.")
        var account: String
        @Option(name: .customLong("with-role"), help: "A role they hold.")
        var withRole: [String]
        func run() throws {
            try options.run(standIn: "admin") { (desk, actor) throws(Failure) in
                try desk.addUser(
                    login: login, name: name, account: account, roles: try UserCommand.roles(withRole), by: actor)
                if !options.json { Output.line("Added \(login).") }
            }
        }
    }

    struct Grant: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give somebody another role.")
        @OptionGroup var options: Options
        @Argument var login: String
        @Argument var roles: [String]
        func run() throws {
            try options.run(standIn: "admin") { (desk, actor) throws(Failure) in
                try desk.grant(try UserCommand.roles(roles), to: login, by: actor)
                if !options.json { Output.line("\(login) now holds \(roles.joined(separator: ", ")) too.") }
            }
        }
    }

    static func roles(_ names: [String]) throws(Failure) -> [Role] {
        var roles: [Role] = []
        for name in names {
            guard let role = Role(rawValue: name) else { throw .badInput("There is no role \(name).") }
            roles.append(role)
        }
        return roles
    }
}
