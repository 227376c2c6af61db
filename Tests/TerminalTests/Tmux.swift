// A person at a real terminal: the built program inside tmux, keys in, the screen read back and waited for.

import Foundation
import Glibc
import TestSupport

/// Something the screen did not show in time, with what it showed instead.
struct NotShown: Error, CustomStringConvertible {
    let wanted: String
    let screen: String
    var description: String { "Not on the screen: \(wanted)\n\(screen)" }
}

/// One program in one tmux server of its own, which ends with it.
final class Tmux {
    private let socket = "referdesk-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    private let patience: Double

    /// Starts a shell command in a terminal of a size. `environment` is set for it alone.
    init(
        _ command: String, columns: Int = 100, rows: Int = 30, environment: [String: String] = [:],
        patience: Double = 20
    ) throws {
        self.patience = patience
        var arguments = ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"]
        for (name, value) in environment { arguments += ["-e", "\(name)=\(value)"] }
        try run(arguments + [command])
        try run(["set-option", "-g", "remain-on-exit", "on"])
    }

    deinit { _ = try? run(["kill-server"]) }

    /// Presses keys by their tmux names, such as `Enter`, `C-s`, `Down` or a letter.
    func press(_ keys: String...) throws { try run(["send-keys"] + keys) }

    /// Types a text as it is.
    func type(_ text: String) throws { try run(["send-keys", "-l", text]) }

    /// Pastes as a terminal does, between the marks of a paste.
    func paste(_ text: String) throws {
        let file = NSTemporaryDirectory() + "referdesk-paste-\(UUID().uuidString)"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: file) }
        try run(["load-buffer", file])
        try run(["paste-buffer", "-p", "-d"])
    }

    func resize(columns: Int, rows: Int) throws { try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"]) }

    /// What the terminal shows now.
    var screen: String { (try? run(["capture-pane", "-p"])) ?? "" }

    /// A tmux format, such as `#{alternate_on}` or `#{pane_dead}`.
    func ask(_ format: String) throws -> String {
        try run(["display-message", "-p", format]).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Waits until the screen shows a text, and returns the screen.
    @discardableResult
    func wait(for text: String) throws -> String { try wait(for: text) { $0.contains(text) } }

    /// Waits until the screen no longer shows a text.
    @discardableResult
    func wait(without text: String) throws -> String { try wait(for: "no \(text)") { !$0.contains(text) } }

    /// Waits until the screen satisfies a condition.
    @discardableResult
    func wait(for what: String, _ condition: (String) -> Bool) throws -> String {
        let end = Date(timeIntervalSinceNow: patience)
        var shown = screen
        while !condition(shown) {
            guard Date() < end else { throw NotShown(wanted: what, screen: shown) }
            usleep(30_000)
            shown = screen
        }
        return shown
    }

    @discardableResult
    private func run(_ arguments: [String]) throws -> String {
        try Program.run("/usr/bin/tmux", ["-L", socket] + arguments).output
    }
}

/// A program run to its end.
enum Program {
    /// Runs a program and returns its exit code, output and errors.
    @discardableResult
    static func run(_ path: String, _ arguments: [String]) throws -> (code: Int32, output: String, errors: String) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // Spawned by hand: tmux leaves a server behind, for which Foundation's Process would wait.
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (descriptor, name) in [(Int32(1), "output"), (2, "errors")] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "\(folder)/\(name)", O_WRONLY | O_CREAT, 0o600)
        }
        // The threads that tests run on block most signals; a program must not be started so.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        guard posix_spawn(&child, path, &actions, &attributes, &words, environ) == 0 else {
            throw NotShown(wanted: "\(path) to start", screen: "")
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let texts = ["output", "errors"].map { (try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) ?? "" }
        return (status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F, texts[0], texts[1])
    }
}

/// A private folder that goes when the test ends.
final class Folder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("referdesk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and returns its path.
    func write(_ name: String, _ text: String) throws -> String {
        let file = "\(path)/\(name)"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }
}
