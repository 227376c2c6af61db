// The only place that asks the host for time, account, environment and paths.

internal import CSystem
internal import Foundation
internal import ReferralDesk
internal import ReferralDomain

enum System {
    /// The moment it is.
    static func now() -> Instant { Instant(seconds: Int64(time(nil))) }

    /// The machine's own clock since it was started, which no setting moves.
    static func bootMoment() -> BootMoment {
        var moment = timespec()
        clock_gettime(CLOCK_BOOTTIME, &moment)
        let id = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        return BootMoment(
            id: id?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "", seconds: Int64(moment.tv_sec))
    }

    /// Milliseconds of a clock that only goes forward.
    static func milliseconds() -> Int {
        var moment = timespec()
        clock_gettime(CLOCK_MONOTONIC, &moment)
        return Int(moment.tv_sec) * 1_000 + Int(moment.tv_nsec) / 1_000_000
    }

    /// The operating-system account of this process.
    static var account: String {
        guard let entry = getpwuid(geteuid()) else { return "uid-\(geteuid())" }
        return String(cString: entry.pointee.pw_name)
    }

    /// The number of this process, so that two at one moment take different names.
    static var processNumber: Int32 { getpid() }

    static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// `$XDG_DATA_HOME/referdesk`, by default below the home folder.
    static var dataFolder: String {
        let base = environment("XDG_DATA_HOME") ?? "\(environment("HOME") ?? "/")/.local/share"
        return "\(base)/referdesk"
    }

    static var defaultDatabase: String { "\(dataFolder)/referdesk.sqlite" }

    static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    }

    /// Whether something is there.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether somebody has typed something at the terminal; what a script will say is not waiting for an answer.
    static var hasInput: Bool {
        guard isatty(STDIN_FILENO) == 1 else { return false }
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&input, 1, 0) > 0
    }

    /// Makes the folder of a path, private to this account, where it is missing.
    static func makeFolder(of path: String) {
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// No file of this process, and no memory of it after a crash, is left for others to read.
    static func harden() {
        umask(0o077)
        keep_memory_private()
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
    }

    /// Files of paths, folders walked in order of name, each with its age and a way to its bytes.
    static func importSources(_ paths: [String]) -> [ImportSource] {
        paths.flatMap { path -> [ImportSource] in
            var status = stat()
            guard stat(path, &status) == 0 else {
                return [unreadable(path, errno == EACCES ? "It may not be read." : "There is no such file or folder.")]
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: return walk(path)
            case S_IFREG: return [source(path)]
            case _: return [unreadable(path, "Neither a file nor a folder (a pipe or a device): not read.")]
            }
        }
    }

    private static func walk(_ folder: String) -> [ImportSource] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            return [unreadable(folder, "The folder may not be read.")]
        }
        return names.sorted().filter { !$0.hasPrefix(".") }.flatMap { name -> [ImportSource] in
            let path = folder.hasSuffix("/") ? "\(folder)\(name)" : "\(folder)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0 else { return [unreadable(path, "It cannot be looked at.")] }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: return walk(path)
            case S_IFREG: return [source(path)]
            case _: return [unreadable(path, "Neither a file nor a folder (a link or a device): not followed.")]
            }
        }
    }

    private static func source(_ path: String) -> ImportSource {
        var status = stat()
        let modified = stat(path, &status) == 0 ? Int64(status.st_mtim.tv_sec) : 0
        let size = Int(status.st_size)
        return ImportSource(name: path, modified: Instant(seconds: modified)) {
            guard size <= 20_000_000 else {
                return .failure(UnreadableFile(reason: "It is \(size / 1_000_000) MB; files over 20 MB are not read."))
            }
            guard let data = FileManager.default.contents(atPath: path) else {
                return .failure(UnreadableFile(reason: "It may not be read."))
            }
            return .success([UInt8](data))
        }
    }

    private static func unreadable(_ path: String, _ reason: String) -> ImportSource {
        ImportSource(name: path, modified: Instant(seconds: 0)) { .failure(UnreadableFile(reason: reason)) }
    }
}
