// Something in a feed that a person has to look at.

/// Something in a feed that a person has to look at.
public struct ImportProblem: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable {
        case flag, conflict
        case unmatchedFile = "unmatched-file"
    }

    public var id: Int64 = 0
    public var kind: Kind
    /// The same problem met again has the same key.
    public var key: String
    public var file: String
    public var line: Int?
    public var record: String
    /// One plain sentence.
    public var reason: String
    public var referral: Int64?
    /// A conflict: the message as it came.
    public var incoming: String?
    public var ersVersion: Int?

    public init(kind: Kind, key: String, file: String, line: Int?, record: String, reason: String) {
        self.kind = kind
        self.key = key
        self.file = file
        self.line = line
        self.record = record
        self.reason = reason
    }
}
