// The program started from a shell in tmux, so that the terminal can be looked at afterwards.

import Foundation
import TestSupport
import Testing

/// A shell in tmux with the program started from it, so that the terminal can be looked at afterwards.
final class Shell {
    let tmux: Tmux
    let database: String
    private let folder: Folder
    private let settings: String
    private let command: String

    /// `before` stands before the command, such as `TERM=vt100`, and `after` behind it; `shown` is what comes first.
    init(
        columns: Int = 100, rows: Int = 30, before: String = "", after: String = "",
        shown: String = "Appointment Slot Issues"
    ) throws {
        folder = try Folder()
        database = "\(folder.path)/rehearsal.sqlite"
        let made = try Program.run(
            Places.program,
            ["demo", "--no-open", "--referrals", "40", "--db", database, "--now", "2026-11-23T10:00"])
        #expect(made.code == 0)
        tmux = try Tmux("PS1='ready> ' exec bash --norc --noprofile", columns: columns, rows: rows)
        try tmux.wait(for: "ready>")
        command = "\(Places.program) --db \(database) --user clerk --now 2026-11-23T10:00"
        settings = "\(folder.path)/settings"
        try tmux.type(
            "stty -g > \(settings).before; \(before) \(command) \(after)")
        try tmux.press("Enter")
        try tmux.wait(for: shown)
    }

    /// Starts the program again from the shell, whatever the last one left on the screen.
    func startAgain() throws {
        try tmux.type("clear; \(command)")
        try tmux.press("Enter")
        try tmux.wait(for: "Your worklists")
    }

    /// The process id of the running program.
    func program() throws -> pid_t {
        let shell = try tmux.ask("#{pane_pid}")
        let children = try Program.run("/usr/bin/pgrep", ["-P", shell]).output
        guard let id = children.split(separator: "\n").first.flatMap({ pid_t($0) }) else {
            throw NotShown(wanted: "a running program", screen: tmux.screen)
        }
        return id
    }

    /// The shell is back, on the main screen, cursor shown, with the terminal settings it had.
    func expectWhole() throws {
        try tmux.wait(for: "the shell") { _ in
            (try? tmux.ask("#{alternate_on} #{cursor_flag} #{mouse_any_flag}")) == "0 1 0"
        }
        // What is typed before the prompt is there may be read by whoever still holds the terminal.
        try tmux.wait(for: "the prompt") { screen in
            screen.split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }?.hasPrefix("ready>") ?? false
        }
        try tmux.press("Enter")
        try tmux.type("stty -g > \(settings).after; echo do''ne")
        try tmux.press("Enter")
        try tmux.wait(for: "done")
        let before = try String(contentsOfFile: "\(settings).before", encoding: .utf8)
        let after = try String(contentsOfFile: "\(settings).after", encoding: .utf8)
        #expect(before == after)
    }
}
