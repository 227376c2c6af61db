// What the journal keeps of each act: who, when, for whom, what changed.

/// Who acted, in which role, for whom: as the journal keeps it.
public struct Signature: Hashable, Sendable, Codable {
    public var user: String
    public var role: String
    public var onBehalfOf: String?

    public init(user: String, role: String, onBehalfOf: String? = nil) {
        self.user = user
        self.role = role
        self.onBehalfOf = onBehalfOf
    }

    public init(_ actor: Actor) {
        self.init(user: actor.staff.login, role: actor.role.rawValue, onBehalfOf: actor.onBehalfOf?.login)
    }
}

/// What an entry of the journal is about.
public enum JournalSubject: String, Sendable, Codable {
    case referral, patient, slot, service, file, database
}

/// One entry of the journal.
public struct JournalEntry: Hashable, Sendable, Codable {
    /// 1 and up without gaps; 0 before it is written.
    public var seq: Int64 = 0
    public var recordedAt: Instant
    public var happenedAt: Instant
    public var subject: JournalSubject
    public var referral: Int64?
    public var patient: Int64?
    /// The referral's version after it; nil where it changes none.
    public var version: Int?
    public var signature: Signature
    public var action: String
    public var from: ReferralState?
    public var to: ReferralState?
    public var reason: String?
    /// JSON object of changed fields; never clinical text.
    public var change: String = "{}"
    /// Clinical words that belong to it.
    public var text: String?

    public init(
        at now: Instant, happenedAt: Instant? = nil, subject: JournalSubject, by signature: Signature, action: String
    ) {
        recordedAt = now
        self.happenedAt = happenedAt ?? now
        self.subject = subject
        self.signature = signature
        self.action = action
    }
}

/// Where the chain of the journal stops fitting, and why.
public struct JournalVerdict: Hashable, Sendable, Codable {
    public var entries: Int
    /// Sequence number of the first entry that does not fit.
    public var firstBroken: Int64?
    public var detail: String?

    public init(entries: Int) { self.entries = entries }
}

/// One field that an act changed, as the journal spells it: instants in UTC seconds, days as day numbers.
public struct FieldChange: Hashable, Sendable, Codable {
    /// Column name, or what was said with the act: `contact`, `said`, `unopened`.
    public var field: String
    public var before: String?
    public var after: String?

    public init(field: String, before: String?, after: String?) {
        self.field = field
        self.before = before
        self.after = after
    }
}

extension FieldChange {
    /// Something that was not there before.
    public static func added(_ field: String, _ value: String?) -> FieldChange {
        FieldChange(field: field, before: nil, after: value)
    }

    /// Something that is there no more.
    public static func removed(_ field: String, _ value: String?) -> FieldChange {
        FieldChange(field: field, before: value, after: nil)
    }
}
