// Files that the program writes for people: readable by this account alone, on disk before they count, none written over.

internal import Foundation
internal import ReferralDomain

enum PrivateFile {
    /// Writes a new file; what is there already stays as it is.
    static func write(_ contents: some Sequence<UInt8>, to path: String) throws(Failure) {
        let file = try Growing(path)
        try file.append(contents)
        try file.close()
    }

    /// A new file that is written bit by bit; taken away again where that fails.
    final class Growing {
        private(set) var path: String
        private var descriptor: Int32

        init(_ path: String) throws(Failure) {
            self.path = path
            descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else {
                if errno == EEXIST { throw .alreadyExists(path) }
                throw PrivateFile.unwritable(path)
            }
        }

        func append(_ contents: some Sequence<UInt8>) throws(Failure) {
            var bytes = Array(contents)[...]
            while !bytes.isEmpty {
                let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 else { throw giveUp() }
                bytes = bytes.dropFirst(count)
            }
        }

        /// What was written is on disk.
        func close() throws(Failure) {
            guard fsync(descriptor) == 0 else { throw giveUp() }
            guard Foundation.close(descriptor) == 0 else {
                descriptor = -1
                throw giveUp()
            }
            descriptor = -1
        }

        /// Gives the closed file a name that nothing else has yet; false where something has it.
        func rename(to name: String) throws(Failure) -> Bool {
            guard link(path, name) == 0 else {
                if errno == EEXIST { return false }
                // A file system without links: nothing that is there is written over all the same.
                guard access(name, F_OK) != 0 else { return false }
                try PrivateFile.move(path, to: name)
                path = name
                return true
            }
            unlink(path)
            path = name
            return true
        }

        func remove() {
            if descriptor >= 0 { _ = Foundation.close(descriptor) }
            descriptor = -1
            unlink(path)
        }

        private func giveUp() -> Failure {
            remove()
            return .full
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

    fileprivate static func unwritable(_ path: String) -> Failure {
        .badInput("\(path) cannot be written: \(String(cString: strerror(errno))).")
    }
}
