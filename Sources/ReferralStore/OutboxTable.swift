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
        if let held = known.messages, held.referral == referral { return held.open }
        let open = try rows(
            """
            SELECT id, destination, call, action, created_at, to_state FROM outbox
            WHERE referral = ? AND closed_at IS NULL ORDER BY id
            """, [referral]
        ) { OpenMessage(&$0) }
        known.messages = (referral, open)
        return open
    }
}

/// An open message with the referral it speaks of, for the one who takes the outbox.
public struct OutboxItem: Hashable, Sendable, Codable {
    public var open: OpenMessage
    public var reference: String
    public var ubrn: UBRN?
    /// The If-Match of its call: the highest e-RS version imported.
    public var ersVersion: Int?
    /// Why letters to its patient are held; nil where they may go.
    public var letterHold: LetterHold?
}

extension Reading {
    /// Every open message, oldest first; no patient data.
    public func outbox() throws(Failure) -> [OutboxItem] {
        try rows(
            """
            SELECT o.id, o.destination, o.call, o.action, o.created_at, o.to_state, r.ref, r.ubrn, r.ers_version, p.died
            FROM outbox o JOIN referral r ON r.id = o.referral JOIN patient p ON p.id = r.patient WHERE o.closed_at IS NULL ORDER BY o.id
            """
        ) { columns in
            let open = OpenMessage(&columns)
            var item = OutboxItem(
                open: open, reference: columns.text() ?? "", ubrn: columns.text().flatMap { UBRN($0) },
                ersVersion: columns.integer())
            var patient = Patient()
            patient.died = columns.day()
            item.letterHold = patient.letterHold
            return item
        }
    }

    /// The referral of an open message.
    public func referral(ofMessage id: Int64) throws(Failure) -> Int64? {
        try first("SELECT referral FROM outbox WHERE id = ? AND closed_at IS NULL", [id]) { $0.long() ?? 0 }
    }
}

extension OpenMessage {
    fileprivate init(_ columns: inout Columns) {
        let id = columns.long() ?? 0
        let destination = columns.code(OutboxMessage.Destination.self) ?? .ers
        let call = columns.text()
        let action = columns.code(ReferralAction.self) ?? .told
        self.init(
            id: id, message: OutboxMessage(destination, call: call, action: action),
            createdAt: columns.instant() ?? Instant(seconds: 0), toState: columns.code())
    }
}

extension OpenMessage {
    /// In the journal's entry of who told them: the row ids of the messages.
    public static let told = "told_messages"
}

extension Writing {
    /// Lets messages that somebody said they had told wait again: they had not.
    public func reopenMessages(_ ids: [Int64]) throws(Failure) {
        reading.known.messages = nil
        for id in ids { try run("UPDATE outbox SET closed_at = NULL, closed_by = NULL WHERE id = ?", [id]) }
    }

    /// Closes messages of a referral: all, or those to e-RS once an import shows the state reached.
    public func closeMessages(
        of referral: Int64, to destination: OutboxMessage.Destination?, closedBy: String, at now: Instant
    ) throws(Failure) {
        reading.known.messages = nil
        try run(
            """
            UPDATE outbox SET closed_at = ?, closed_by = ? WHERE referral = ? AND closed_at IS NULL
                AND (? IS NULL OR destination = ?)
            """,
            [now.seconds, closedBy, referral, destination?.rawValue, destination?.rawValue])
    }

    /// Closes single messages.
    public func closeMessages(_ ids: [Int64], closedBy: String, at now: Instant) throws(Failure) {
        reading.known.messages = nil
        for id in ids {
            try run(
                "UPDATE outbox SET closed_at = ?, closed_by = ? WHERE id = ? AND closed_at IS NULL",
                [now.seconds, closedBy, id])
        }
    }
}
