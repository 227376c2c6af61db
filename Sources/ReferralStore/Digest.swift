// SHA-256, by libsodium: the chain of the journal, the names of held files, the identity of messages.

internal import CSodium

/// SHA-256 in lower-case hex.
public enum Digest {
    /// Of bytes.
    public static func hex(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        _ = crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Of a text's UTF-8.
    public static func hex(_ text: String) -> String { hex(Array(text.utf8)) }

    /// Of several fields, each with its length before it, so that no two lists of fields look alike.
    static func hex(fields: [String?]) -> String {
        var bytes: [UInt8] = []
        for field in fields {
            guard let field else {
                bytes.append(contentsOf: "-;".utf8)
                continue
            }
            bytes.append(contentsOf: "\(field.utf8.count):".utf8)
            bytes.append(contentsOf: field.utf8)
            bytes.append(UInt8(ascii: ";"))
        }
        return hex(bytes)
    }
}
