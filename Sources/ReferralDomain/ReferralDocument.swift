// A letter or other document of a referral, with its text where it is held.

/// A document that a referral names, with its text where it is held.
public struct ReferralDocument: Hashable, Sendable, Codable {
    /// Row id.
    public var id: Int64
    /// Logical id of the e-RS Binary.
    public var binary: String?
    public var title: String?
    /// What the sender says of it, at most 200 characters.
    public var description: String?
    /// SDS user id of who attached it.
    public var attachedBy: String?
    public var type: String?
    /// AVAILABLE, PENDING, THREATS_FOUND or VALIDATION_FAILED.
    public var availability: String?
    public var contentType: String?
    /// Bytes.
    public var size: Int?
    public var indexedAt: Instant?
    /// SHA-256 of its bytes; nil where they are not held.
    public var digest: String?
    /// Clinical text; nil where nothing is held.
    public var text: String?
    /// What could not be read, one sentence each.
    public var notes: [String]

    /// A document as it is first named.
    public init(
        binary: String? = nil, title: String? = nil, type: String? = nil, availability: String? = nil,
        contentType: String? = nil, size: Int? = nil, indexedAt: Instant? = nil, digest: String? = nil
    ) {
        id = 0
        self.binary = binary
        self.title = title
        self.type = type
        self.availability = availability
        self.contentType = contentType
        self.size = size
        self.indexedAt = indexedAt
        self.digest = digest
        notes = []
    }

    /// What a reader must be told in place of text, or besides it.
    public var readingNotes: [String] {
        digest == nil ? ["Not held here: open it in e-RS."] + notes : notes
    }
}
