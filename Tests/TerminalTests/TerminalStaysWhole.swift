// Whatever ends or interrupts the program, the terminal it was given is handed back as it was.

import Foundation
import TestSupport
import Testing

/// A shell in tmux with the program started from it, so that the terminal can be looked at afterwards.
private final class Shell {
    let tmux: Tmux
    private let folder: Folder
    private let settings: String

    init(columns: Int = 100, rows: Int = 30) throws {
        folder = try Folder()
        let database = "\(folder.path)/rehearsal.sqlite"
        let made = try Program.run(
            Places.program,
            ["demo", "--no-open", "--referrals", "40", "--db", database, "--now", "2026-11-23T10:00"])
        #expect(made.code == 0)
        tmux = try Tmux("PS1='ready> ' exec bash --norc --noprofile", columns: columns, rows: rows)
        try tmux.wait(for: "ready>")
        settings = "\(folder.path)/settings"
        try tmux.type(
            "stty -g > \(settings).before; \(Places.program) --db \(database) --user clerk --now 2026-11-23T10:00")
        try tmux.press("Enter")
        try tmux.wait(for: "Appointment Slot Issues")
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
        try tmux.press("Enter")
        try tmux.type("stty -g > \(settings).after; echo do''ne")
        try tmux.press("Enter")
        try tmux.wait(for: "done")
        let before = try String(contentsOfFile: "\(settings).before", encoding: .utf8)
        let after = try String(contentsOfFile: "\(settings).after", encoding: .utf8)
        #expect(before == after)
    }
}

@Suite(.serialized) struct TerminalStaysWhole {
    @Test(arguments: [SIGTERM, SIGHUP, SIGABRT, SIGSEGV, SIGILL])
    func `a signal ends the program and leaves the terminal whole`(signal: Int32) throws {
        let shell = try Shell()
        #expect(kill(try shell.program(), signal) == 0)
        try shell.expectWhole()
    }

    @Test func `quitting leaves the terminal whole`() throws {
        let shell = try Shell()
        try shell.tmux.press("C-q")
        try shell.expectWhole()
    }

    @Test func `suspended, the shell is back, and resumed, the screen is as it was`() throws {
        let shell = try Shell()
        try shell.tmux.press("C-z")
        try shell.tmux.wait(for: "Stopped")
        #expect(try shell.tmux.ask("#{alternate_on}") == "0")
        try shell.tmux.type("fg")
        try shell.tmux.press("Enter")
        try shell.tmux.wait(for: "Your worklists")
        try shell.tmux.press("C-q")
        try shell.expectWhole()
    }

    @Test func `resized again and again, the screen fits the window and says when it is too small`() throws {
        let shell = try Shell()
        for columns in [60, 140, 80, 200, 100] {
            try shell.tmux.resize(columns: columns, rows: columns == 60 ? 16 : 40)
            // The user's name stands at the right edge; below eighty columns the help hint still stands at the bottom.
            try shell.tmux.wait(for: "a screen \(columns) wide") { screen in
                let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
                let title = lines.first ?? ""
                return screen.contains("? help") && (columns < 80 || (columns - 2...columns).contains(title.count))
            }
        }
        try shell.tmux.resize(columns: 40, rows: 10)
        try shell.tmux.wait(for: "larger")
        try shell.tmux.resize(columns: 100, rows: 30)
        try shell.tmux.wait(for: "Your worklists")
    }

    @Test func `when the line is lost, the program ends`() throws {
        let id: pid_t
        do {
            let shell = try Shell()
            id = try shell.program()
            try shell.tmux.wait(for: "Your worklists")
        }
        let end = Date(timeIntervalSinceNow: 10)
        while kill(id, 0) == 0, Date() < end { usleep(50_000) }
        #expect(kill(id, 0) != 0)
    }
}
