// One writer at a time over all processes: a lock beside the database, held for every open, write and close.
// SQLite 3.40.1 can corrupt a WAL database when two processes write and checkpoint at once; the gate rules that out.

internal import Glibc
internal import ReferralDomain

/// The lock of one database, and the name of whoever holds it.
final class WriterGate {
    private let path: String
    /// The holder's line.
    private let line: [UInt8]
    private let patience: Double
    private var descriptor: Int32 = -1
    /// Bytes of the holder's line.
    private static let length = 200
    private static let nobody = [UInt8](repeating: 0, count: length)

    /// `who` is written into the gate while it is held; waiting ends after `patience` seconds.
    init(path: String, who: String, patience: Double = 5) {
        self.path = path
        let text = Array("\(who), process \(getpid())\n".utf8.prefix(Self.length))
        line = text + Self.nobody.dropFirst(text.count)
        self.patience = patience
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Runs `body` with the gate held; throws `.busy` with the holder's name when it stays shut.
    func hold<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        try enter()
        defer { leave() }
        return try body()
    }

    private func enter() throws(Failure) {
        // A gate that somebody deleted or replaced holds nobody back: look again until path and lock are the same file.
        repeat { try lock() } while !isStillThere()
        // As long as any other holder's, so that nothing stays of one that was killed.
        _ = pwrite(descriptor, line, line.count, 0)
    }

    private func isStillThere() -> Bool {
        var mine = stat()
        var named = stat()
        if fstat(descriptor, &mine) == 0, lstat(path, &named) == 0, mine.st_ino == named.st_ino { return true }
        close(descriptor)
        descriptor = -1
        return false
    }

    private func lock() throws(Failure) {
        if descriptor < 0 {
            descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else {
                throw errno == EACCES || errno == EROFS ? .readOnly(path) : .broken("cannot open \(path)")
            }
        }
        var pause: UInt32 = 500
        let deadline = monotonicSeconds() + patience
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { throw .broken("cannot lock \(path)") }
            guard monotonicSeconds() < deadline else { throw .busy(holder: holder()) }
            usleep(pause + UInt32.random(in: 0...pause))
            pause = min(pause * 2, 20_000)
        }
    }

    private func leave() {
        // Blotted out, not cut off: the file system would give its block back and find another at each write.
        _ = pwrite(descriptor, Self.nobody, Self.length, 0)
        _ = flock(descriptor, LOCK_UN)
    }

    private func holder() -> String {
        var buffer = [UInt8](repeating: 0, count: Self.length)
        let length = pread(descriptor, &buffer, buffer.count, 0)
        guard length > 0 else { return "another program" }
        let text = String(decoding: buffer[0..<length], as: UTF8.self)
        return text.split(whereSeparator: { $0 == "\n" || $0 == "\0" }).first.map(String.init) ?? "another program"
    }

    private func monotonicSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
