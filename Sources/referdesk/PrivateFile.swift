// Files that the program writes for people: readable by this account alone, on disk before they count, none written over.

internal import Foundation
internal import ReferralDomain

enum PrivateFile {
    /// Writes a new file; what is there already stays as it is.
    static func write(_ contents: some Sequence<UInt8>, to path: String) throws(Failure) {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { throw .alreadyExists(path) }
            throw unwritable(path)
        }
        var bytes = Array(contents)[...]
        var isWhole = true
        while isWhole, !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            isWhole = count > 0
            bytes = bytes.dropFirst(max(0, count))
        }
        isWhole = isWhole && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWhole else {
            unlink(path)
            throw .full
        }
    }

    /// Makes a folder that nobody else may enter and that was not there.
    static func makeFolder(_ path: String) throws(Failure) {
        guard mkdir(path, 0o700) == 0 else {
            if errno == EEXIST { throw .alreadyExists(path) }
            throw unwritable(path)
        }
    }

    /// What a folder names is on disk.
    static func sync(folder path: String) throws(Failure) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unwritable(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .full }
    }

    /// Gives a file or folder another name.
    static func move(_ path: String, to target: String) throws(Failure) {
        guard rename(path, target) == 0 else { throw unwritable(target) }
    }

    private static func unwritable(_ path: String) -> Failure {
        .badInput("\(path) cannot be written: \(String(cString: strerror(errno))).")
    }
}
