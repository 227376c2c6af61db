// The one way a referral changes: row, appointment, journal, worklist rows and outbox in one transaction.

public import ReferralDomain

/// A change to be saved: what the referral was, what it is now, and what goes into the journal with it.
public struct ReferralChange: Sendable {
    /// nil for a referral that is new.
    public var before: Referral?
    public var after: Referral
    public var messages: [OutboxMessage]
    /// The journal's name of the act.
    public var action: String
    public var signature: Signature
    public var at: Instant
    public var happenedAt: Instant?
    /// Clinical words for the journal.
    public var text: String?
    /// What was said in an advice and guidance conversation: its words are `text`.
    public var message: AdviceMessage?
    /// Said with the act, where the state keeps no reason of its own.
    public var reason: String?
    /// Said with the act and kept with its changes; never clinical text.
    public var remarks: [FieldChange] = []
    /// On which side a person did it by hand; nil for imports.
    public var touches: Role.Side?
    /// Who had it in hand comes back with what is taken back or done again.
    public var handsBack: HandsBack?
    /// What is to follow the attendance.
    public var followUp: FollowUp?
    /// From when it is on its list, where that is not now.
    public var followUpSince: Instant?
    /// The letter that tells the patient.
    public var letter: LetterKind?

    public init(
        before: Referral?, after: Referral, messages: [OutboxMessage] = [], action: String, signature: Signature,
        at: Instant, happenedAt: Instant? = nil, text: String? = nil, reason: String? = nil
    ) {
        self.before = before
        self.after = after
        self.messages = messages
        self.action = action
        self.signature = signature
        self.at = at
        self.happenedAt = happenedAt
        self.text = text
        self.reason = reason
    }
}

extension Writing {
    /// Saves a change and everything that follows from it. Every change to a referral passes here.
    public func perform(_ change: ReferralChange, policy: Policy) throws(Failure) -> Referral {
        let saved: Referral
        let handled = try settleHandling(of: change, policy: policy)
        let columns: [ChangedColumn]
        if let before = change.before {
            columns = change.after.changedColumns(from: before)
            saved = try update(change.after, from: before, columns)
        } else {
            saved = try insert(change.after)
            columns = saved.changedColumns(from: nil)
        }
        var entry = JournalEntry(
            at: change.at, happenedAt: change.happenedAt, subject: .referral, by: change.signature,
            action: change.action)
        entry.referral = saved.id
        entry.patient = saved.patient
        entry.version = saved.version
        entry.from = change.before?.state
        entry.to = saved.state
        entry.reason = change.reason ?? (saved.reason == change.before?.reason ? nil : saved.reason)
        entry.change = saved.changes(
            columns, from: change.before, remarks: change.remarks + handled + Self.unseen(change.before, saved))
        entry.text = change.text
        let seq = try append(entry)
        if let message = change.message { try insert(message, of: saved.id, entry: seq) }
        for message in change.messages { try insert(message, for: saved, at: change.at) }
        try acceptOffers(of: saved, before: change.before, entry: seq)
        if let next = change.followUp {
            try insert(next, of: saved.id, entry: seq, since: change.followUpSince ?? change.at)
        }
        if let letter = change.letter {
            try makeLetter(
                letter, of: saved, before: change.before, entry: seq, by: change.signature.user, at: change.at)
        }
        try refreshWorklists(of: saved, policy: policy, at: change.at)
        return saved
    }

    /// What taking the act back needs and the journal does not spell out: which comment and which appointment it was.
    private static func unseen(_ before: Referral?, _ after: Referral) -> [FieldChange] {
        func pair(_ field: String, _ value: (Referral) -> String?) -> FieldChange {
            FieldChange(field: field, before: before.flatMap(value), after: value(after))
        }
        return [
            pair("comment_digest") { $0.comment.map { Digest.hex($0) } },
            pair("appointment_id") { $0.appointment.map { String($0.id) } },
        ]
    }

    private func insert(_ message: OutboxMessage, for referral: Referral, at now: Instant) throws(Failure) {
        reading.known.messages = nil
        try run(
            """
            INSERT INTO outbox (referral, destination, call, action, version, created_at, to_state)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                referral.id, message.destination.rawValue, message.call, message.action.rawValue, referral.version,
                now.seconds, referral.state.rawValue,
            ])
    }

    /// Notes that a patient's record, or one document of it, was opened: an entry that changes nothing.
    public func recordOpening(
        of patient: Int64, referral: Int64?, document: Int64? = nil, action: String, remarks: [FieldChange] = [],
        by signature: Signature, at now: Instant
    ) throws(Failure) {
        var entry = JournalEntry(at: now, subject: .patient, by: signature, action: action)
        entry.referral = referral
        entry.patient = patient
        if let document { entry.change = "{\"document\":\(document)}" }
        if !remarks.isEmpty { entry.change = FieldChange.object(remarks) }
        try append(entry)
    }
}

/// The journal's names of what is opened.
public enum Opening {
    public static let referral = "open-referral"
    public static let patient = "open-patient"
    /// For somebody on the telephone who was identified first.
    public static let caller = "open-for-caller"
    public static let document = "open-document"
    public static let documentToItsEnd = "read-document-to-end"
}

extension Reading {
    /// The lists of work that a referral's own state puts it on, ahead or now.
    func workLists(of referral: Referral, policy: Policy) throws(Failure) -> Set<Worklist> {
        var service: Service?
        if let id = referral.service { service = try self.service(id) }
        return Set(referral.worklistEntries(service: service, policy: policy).map(\.worklist))
    }

    /// Documents of a referral that somebody has had on a screen.
    public func openedDocuments(of referral: Int64) throws(Failure) -> Set<Int64> {
        Set(
            try rows(
                "SELECT json_extract(change, '$.document') FROM journal WHERE referral = ? AND action = ?",
                [referral, Opening.document]
            ) { $0.long() ?? 0 })
    }
}
