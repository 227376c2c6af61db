// What a database file says of itself: live or rehearsal, and whose.

/// Whether a file holds real patients or invented ones.
public enum DatabaseKind: String, Sendable, Codable {
    case live, rehearsal
}

/// What a database says of itself, written once when it was made.
public struct DatabaseIdentity: Hashable, Sendable, Codable {
    public var kind: DatabaseKind
    /// ODS code of the home organisation.
    public var organisation: String
    public var organisationName: String
    public var createdAt: Instant
    /// The operating-system account that made it.
    public var administrator: String
    /// What a rehearsal was made from.
    public var seed: String?

    public init(
        kind: DatabaseKind, organisation: String, organisationName: String, createdAt: Instant, administrator: String,
        seed: String? = nil
    ) {
        self.kind = kind
        self.organisation = organisation
        self.organisationName = organisationName
        self.createdAt = createdAt
        self.administrator = administrator
        self.seed = seed
    }
}
