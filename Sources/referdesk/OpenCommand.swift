// Opens the full screen for the signed-in user.

internal import ArgumentParser
internal import CursesTerminal
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore

struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "The full screen (what the program does without a command).")
    @OptionGroup var options: Options

    func run() throws { try Self.open(options) }

    /// Opens a database on the screen; a terminal that cannot draw gets one plain sentence.
    static func open(_ options: Options) throws {
        do throws(Failure) {
            let desk = try options.openDesk()
            let session: Result<Void, Failure>
            do throws(Failure) {
                try show(desk, options)
                session = .success(())
            } catch {
                session = .failure(error)
            }
            try desk.store.close()
            try session.get()
        } catch {
            throw Ending(failure: error, json: options.json)
        }
    }

    private static func show(_ desk: Desk, _ options: Options) throws(Failure) {
        let choices = try desk.signInChoices(account: System.account)
        guard !choices.isEmpty else {
            throw .notSignedIn("The account \(System.account) belongs to no member of staff here.")
        }
        let isNamed =
            options.user != nil || options.role != nil || System.environment("REFERDESK_USER") != nil
        let asks = desk.store.identity.kind == .rehearsal && !isNamed
        let actor = asks ? nil : try options.actor(at: desk)
        let terminal: CursesTerminal
        do {
            terminal = try CursesTerminal(
                theme: System.environment("NO_COLOR") == nil ? .palette : .mono, mouse: true)
        } catch {
            throw .badInput(sentence(for: error))
        }
        let printer = try ScreenPrinter(desk: desk, options: options)
        var door = desk.door(choices: choices)
        door.print = { (order, actor) throws(Failure) in try printer.print(order, for: actor) }
        App(
            door: door, terminal: terminal, signIn: actor.map { ($0.staff.login, $0.role) },
            onBehalfOf: actor?.onBehalfOf
        ).run()
        terminal.stop()
    }

    private static func sentence(for problem: TerminalProblem) -> String {
        let other = "Every command works without one: referdesk --help"
        return switch problem {
        case .notATerminal: "This is no terminal (input or output is a pipe or a file). \(other)"
        case .cannotMoveCursor(let name): "The terminal type \(name) cannot move its cursor. \(other)"
        case .unknownTerminal(let name): "The terminal type \(name) is not known here; set TERM. \(other)"
        }
    }
}
