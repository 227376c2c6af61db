// What e-RS and the PAS must still be told, and what has been.

public import ReferralDomain

/// A message that has not been dealt with yet.
public struct OpenMessage: Hashable, Sendable, Codable {
    public var id: Int64
    public var message: OutboxMessage
    public var createdAt: Instant
    /// The state e-RS will show once it knows.
    public var toState: ReferralState?
}

extension Reading {
    /// A referral's open messages, oldest first.
    public func openMessages(of referral: Int64) throws(Failure) -> [OpenMessage] {
        try rows(
            """
            SELECT id, destination, call, action, created_at, to_state FROM outbox
            WHERE referral = ? AND closed_at IS NULL ORDER BY id
            """, [referral]
        ) { columns in
            let id = columns.long() ?? 0
            let destination = columns.code(OutboxMessage.Destination.self) ?? .ers
            let call = columns.text()
            let action = columns.code(ReferralAction.self) ?? .told
            return OpenMessage(
                id: id, message: OutboxMessage(destination, call: call, action: action),
                createdAt: columns.instant() ?? Instant(seconds: 0), toState: columns.code())
        }
    }
}

extension Writing {
    /// Closes messages of a referral: those told by hand, or all to e-RS once an import shows the state reached.
    public func closeMessages(
        of referral: Int64, byHandOnly: Bool, to destination: OutboxMessage.Destination?, closedBy: String,
        at now: Instant
    ) throws(Failure) {
        try run(
            """
            UPDATE outbox SET closed_at = ?, closed_by = ? WHERE referral = ? AND closed_at IS NULL
                AND (? = 0 OR call IS NULL) AND (? IS NULL OR destination = ?)
            """,
            [now.seconds, closedBy, referral, byHandOnly ? 1 : 0, destination?.rawValue, destination?.rawValue])
    }
}
