// Whatever ends or interrupts the program, the terminal it was given is handed back as it was.

import Foundation
import TestSupport
import Testing

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

    @Test(arguments: [SIGHUP, SIGTERM, SIGKILL])
    func `what was typed into a form is there again after the program was ended`(signal: Int32) throws {
        let shell = try Shell()
        try shell.tmux.press("1", "w")
        try shell.tmux.wait(for: "Add a note")
        try shell.tmux.type("Rings after six")
        try shell.tmux.wait(for: "Rings after six")
        let id = try shell.program()
        // A program that is killed keeps what it had kept: it does so every second.
        let end = Date(timeIntervalSinceNow: 20)
        while signal == SIGKILL, try !isKept("Rings after six", shell), Date() < end { usleep(100_000) }
        #expect(kill(id, signal) == 0)
        while kill(id, 0) == 0, Date() < end { usleep(50_000) }
        try shell.startAgain()
        try shell.tmux.press("C-b")
        try shell.tmux.wait(for: "Add a note")
        try shell.tmux.press("Enter")
        try shell.tmux.wait(for: "Rings after six")
    }

    /// Whether the file holds a form that was begun with this in it.
    private func isKept(_ text: String, _ shell: Shell) throws -> Bool {
        let statement = "SELECT count(*) FROM draft_field WHERE value = '\(text)'"
        let counted = try Program.run("/usr/bin/sqlite3", [shell.database, statement])
        return counted.output.trimmingCharacters(in: .whitespacesAndNewlines) == "1"
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
