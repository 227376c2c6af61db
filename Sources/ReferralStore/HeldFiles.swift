// The bytes of letters, in a folder beside the database, each under its SHA-256.

internal import Glibc
public import ReferralDomain

extension Store {
    /// Keeps bytes under their digest; a file already there is left as it is. In memory nothing is kept.
    public func keep(_ bytes: [UInt8], digest: String) throws(Failure) {
        guard let place else { return }
        mkdir(place.files, 0o700)
        let path = "\(place.files)/\(digest)"
        if access(path, F_OK) == 0 { return }
        let draft = "\(path).part-\(getpid())"
        let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw errno == ENOSPC ? .full : .readOnly(place.files) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else {
                let failure: Failure = errno == ENOSPC ? .full : .broken("cannot write \(draft)")
                Glibc.close(descriptor)
                unlink(draft)
                throw failure
            }
            written += count
        }
        let synced = fdatasync(descriptor) == 0
        Glibc.close(descriptor)
        guard synced, rename(draft, path) == 0 else {
            unlink(draft)
            throw .broken("cannot keep \(path)")
        }
    }

    /// The bytes of a held file, or nil.
    public func heldBytes(_ digest: String) -> [UInt8]? {
        guard let place, digest.utf8.count == 64, let file = fopen("\(place.files)/\(digest)", "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: buffer[0..<count])
        }
    }
}
