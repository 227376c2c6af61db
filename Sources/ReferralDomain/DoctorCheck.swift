// A check of the database file and what it found.

/// One check and what it found.
public struct DoctorCheck: Hashable, Sendable, Codable {
    public var name: String
    public var ok: Bool
    public var detail: String

    public init(name: String, ok: Bool, detail: String) {
        self.name = name
        self.ok = ok
        self.detail = detail
    }
}
