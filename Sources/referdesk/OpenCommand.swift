// Opens the full screen for the signed-in user.

internal import ArgumentParser
internal import CursesTerminal
internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "The full screen (what the program does without a command).")
    @OptionGroup var options: Options
    @OptionGroup var display: Display

    func run() throws { try Self.open(options, display) }

    /// Opens a database on the screen; a terminal that cannot draw gets one plain sentence.
    static func open(_ options: Options, _ display: Display) throws {
        do throws(Failure) {
            let desk = try options.openDesk()
            let session: Result<Void, Failure>
            do throws(Failure) {
                try desk.store.lengthenLog()
                try show(desk, options, display)
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

    private static func show(_ desk: Desk, _ options: Options, _ display: Display) throws(Failure) {
        let choices = try desk.signInChoices(account: System.account)
        guard !choices.isEmpty else {
            throw .notSignedIn("The account \(System.account) belongs to no member of staff here.")
        }
        let isNamed =
            options.user != nil || options.role != nil || System.environment("REFERDESK_USER") != nil
        let asks = desk.store.identity.kind == .rehearsal && !isNamed
        let actor = asks ? nil : try options.actor(at: desk)
        let theme = try display.chosenTheme()
        let terminal: any Terminal
        do throws(TerminalProblem) {
            terminal = display.linear ? lines() : try CursesTerminal(theme: theme, mouse: !display.noMouse)
        } catch {
            Output.error(
                "\(SafeText(sentence(for: error))) This is the linear mode: one fact a line, choices by number.")
            terminal = lines()
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

    /// The linear mode on standard input and output.
    private static func lines() -> LineTerminal {
        LineTerminal(
            read: { readLine(strippingNewline: true) }, isReady: { System.hasInput },
            write: { Output.line(SafeText($0)) })
    }

    private static func sentence(for problem: TerminalProblem) -> String {
        switch problem {
        case .notATerminal: "This is no terminal (input or output is a pipe or a file)."
        case .cannotMoveCursor(let name): "The terminal type \(name) cannot move its cursor."
        case .unknownTerminal(let name): "The terminal type \(name) is not known here; set TERM."
        }
    }
}

/// How the screens are shown.
struct Display: ParsableArguments {
    @Flag(help: "Line by line: numbered choices, one fact a line, no boxes; for screen readers and pipes.")
    var linear = false
    @Option(help: "Colours: auto, always or never; auto follows NO_COLOR.")
    var color = "auto"
    @Option(help: "palette (the terminal's own colours), high-contrast or mono (or REFERDESK_THEME).")
    var theme: String?
    @Flag(name: .customLong("no-mouse"), help: "Leave clicks and selection to the terminal.")
    var noMouse = false

    /// The theme that is meant.
    func chosenTheme() throws(Failure) -> Theme {
        guard ["auto", "always", "never"].contains(color) else {
            throw .badInput("--color takes auto, always or never, not \(color).")
        }
        let named = theme ?? System.environment("REFERDESK_THEME")
        var chosen = Theme.palette
        if let named {
            switch named {
            case "palette": chosen = .palette
            case "high-contrast": chosen = .highContrast
            case "mono": chosen = .mono
            case _: throw .badInput("There is no theme \(named): palette, high-contrast or mono.")
            }
        }
        let isPlain = color == "never" || (color == "auto" && System.environment("NO_COLOR") != nil)
        return isPlain ? .mono : chosen
    }
}
