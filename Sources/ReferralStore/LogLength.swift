// The write-ahead log at its full length before the first commit, so that no commit waits for the disk to lengthen it.

internal import Glibc
public import ReferralDomain

extension Store {
    /// For a program that stays open: makes the log as long as it gets between two checkpoints. A commit then writes
    /// over blocks that the file has, and what it waits for is its own pages alone. SQLite reads the log up to the last
    /// whole commit and never minds what lies behind it.
    public func lengthenLog() throws(Failure) {
        guard let place else { return }
        // In a transaction that may write: nobody else can be adding to the log, by whatever program.
        try write { (_) throws(Failure) in lengthen(place.log, to: logHeader + logPages * logFrame) }
    }
}

/// Bytes before the first page of the log, and of a page in it (SQLite file format, 4.1).
private let logHeader = 32
private let logFrame = 24 + 4_096
/// SQLite checkpoints after 1,000 pages; the last commit before it may be some longer.
private let logPages = 1_100

/// Writes zeros behind a file's end; a full disk is met by the commit that needs the room, not here.
private func lengthen(_ path: String, to length: Int) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, Int(status.st_size) < length else { return }
    let zeros = [UInt8](repeating: 0, count: length - Int(status.st_size))
    _ = pwrite(descriptor, zeros, zeros.count, status.st_size)
    _ = fdatasync(descriptor)
}
