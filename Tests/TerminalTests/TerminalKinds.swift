// The program on the terminals that people have: each kind, a poor locale, a recorded session, a pipe, storms of input.

import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct TerminalKinds {
    @Test(arguments: ["xterm", "xterm-256color", "tmux-256color", "screen", "linux", "vt100"])
    func `a list is opened, a patient is opened, and the shell is whole again`(kind: String) throws {
        let shell = try Shell(before: "TERM=\(kind)")
        try shell.tmux.press("Enter")
        try shell.tmux.wait(for: "sorted: most urgent first")
        try shell.tmux.press("Enter")
        try shell.tmux.wait(for: "NHS No. 999")
        try shell.tmux.press("Escape")
        try shell.tmux.wait(for: "sorted: most urgent first")
        try shell.tmux.press("C-q")
        try shell.expectWhole()
    }

    @Test(arguments: ["TERM=dumb", "env -u TERM", "TERM=no-such-terminal"])
    func `a terminal that cannot draw gets the linear mode`(before: String) throws {
        let shell = try Shell(before: before, shown: "This is the linear mode")
        try shell.tmux.wait(for: "Appointment Slot Issues")
        try shell.tmux.type("quit")
        try shell.tmux.press("Enter")
        try shell.expectWhole()
    }

    @Test func `in a poor locale every sign is drawn all the same`() throws {
        let shell = try Shell(before: "LC_ALL=C LANG=C")
        try shell.tmux.press("Enter")
        let screen = try shell.tmux.wait(for: "sorted: most urgent first")
        #expect(screen.contains("Pri↓"))
        try shell.tmux.press("C-q")
        try shell.expectWhole()
    }

    @Test func `a session that is recorded is the same, and the recorder ends with it`() throws {
        let shell = try Shell(before: "script -qec '", after: "' /dev/null")
        try shell.tmux.press("Enter")
        try shell.tmux.wait(for: "sorted: most urgent first")
        try shell.tmux.press("C-q")
        try shell.expectWhole()
    }

    @Test func `a pipe gets the linear mode`() throws {
        let shell = try Shell(before: "echo quit |", after: "| cat", shown: "This is the linear mode")
        try shell.expectWhole()
    }

    @Test func `ten thousand pasted lines do nothing, and say so once`() throws {
        let shell = try Shell()
        try shell.tmux.press("Enter")
        try shell.tmux.wait(for: "sorted: most urgent first")
        try shell.tmux.paste((1...10_000).map { "b\($0)\r" }.joined(separator: "\n"))
        try shell.tmux.wait(for: "Pasted text is ignored here. Nothing was done.")
        try shell.tmux.press("C-q")
        try shell.expectWhole()
    }

    @Test func `a storm of resizing ends with a screen that fits`() throws {
        let shell = try Shell()
        for step in 0..<120 { try shell.tmux.resize(columns: 30 + step * 37 % 180, rows: 8 + step * 13 % 50) }
        try shell.tmux.resize(columns: 100, rows: 30)
        try shell.tmux.wait(for: "the list, whole") { screen in
            screen.contains("Your worklists") && screen.contains("? help")
        }
        try shell.tmux.press("C-q")
        try shell.expectWhole()
    }
}
