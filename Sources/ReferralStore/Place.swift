// Where a database file may lie, and the checks that keep patient data off shared and readable places.

internal import CSystem
internal import Glibc
internal import ReferralDomain

/// The path of a database file and the files beside it.
public struct Place: Hashable, Sendable {
    /// Path of the database file.
    public var path: String

    public init(path: String) { self.path = path }

    var gate: String { "\(path)-gate" }
    /// SQLite's write-ahead log.
    var log: String { "\(path)-wal" }
    /// The folder of letters and other files, named by digest.
    public var files: String { "\(path)-files" }
    var folder: String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return parts.isEmpty ? "." : parts.joined(separator: "/").isEmpty ? "/" : parts.joined(separator: "/")
    }

    /// Whether anything stands at the path, a dangling link included.
    public var exists: Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Refuses links, files that others may read, extra hard links and network file systems.
    func checkFile() throws(Failure) {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw .noDatabase(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .unsafePlace("\(path) is not an ordinary file (a link or a folder), so it is not opened.")
        }
        guard status.st_nlink == 1 else {
            throw .unsafePlace("\(path) has a second name on this disk (a hard link), so it is not opened.")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw .unsafePlace("\(path) can be read by other accounts. Make it private first: chmod 600 \(path)")
        }
        try checkFolder()
    }

    /// Refuses network file systems, whose locks SQLite cannot rely on.
    func checkFolder() throws(Failure) {
        let magic = file_system_magic(folder)
        guard magic >= 0 else { throw .noDatabase(folder) }
        if let name = Place.networkSystems[UInt32(truncatingIfNeeded: magic)] {
            throw .unsafePlace("\(folder) lies on a network file system (\(name)). Put the database on a local disk.")
        }
    }

    /// Magic numbers of statfs(2).
    private static let networkSystems: [UInt32: String] = [
        0x6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x517B: "SMB", 0x0102_1997: "9p", 0x6573_5546: "FUSE",
        0x5346_414F: "AFS", 0x6B41_4653: "AFS", 0x00C3_6400: "Ceph", 0x0BD0_0BD0: "Lustre",
    ]
}
