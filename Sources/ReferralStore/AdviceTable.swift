// What was said in advice and guidance conversations: added with the journal entry that brought it, never changed.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// A conversation in order of time; clinical text, so only for those who may have it.
    public func adviceMessages(of referral: Int64) throws(Failure) -> [AdviceMessage] {
        try rows(
            """
            SELECT m.sent_at, m.author, m.side, t.text, m.on_behalf_of, m.outcome, m.recommendation, m.ers_id
            FROM advice_message m LEFT JOIN journal_text t ON t.seq = m.entry WHERE m.referral = ?
            ORDER BY m.sent_at, m.seq
            """, [referral]
        ) { columns in
            let at = columns.instant() ?? Instant(seconds: 0)
            let author = columns.text() ?? ""
            var message = AdviceMessage(
                at: at, by: author, side: columns.code() ?? .referrer, text: columns.text())
            message.onBehalfOf = columns.text()
            message.outcome = columns.code()
            message.recommendation = columns.code()
            message.ersID = columns.text()
            return message
        }
    }
}

extension Writing {
    /// Adds what was said with a journal entry, which keeps its words.
    func insert(_ message: AdviceMessage, of referral: Int64, entry: Int64) throws(Failure) {
        try run(
            """
            INSERT INTO advice_message (referral, seq, entry, sent_at, side, author, on_behalf_of, outcome,
                recommendation, ers_id)
            VALUES (?, (SELECT count(*) + 1 FROM advice_message WHERE referral = ?), ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                referral, referral, entry, message.at.seconds, message.side.rawValue, message.by, message.onBehalfOf,
                message.outcome?.rawValue, message.recommendation?.rawValue, message.ersID,
            ])
    }

    /// Notes the e-RS id of the first message of ours with these words that has none yet; false where there is none.
    public func name(
        messageOf referral: Int64, side: AdviceMessage.Side, saying text: String, ersID: String
    ) throws(Failure) -> Bool {
        try run(
            """
            UPDATE advice_message SET ers_id = ? WHERE referral = ? AND seq = (SELECT min(m.seq) FROM advice_message m
                JOIN journal_text t ON t.seq = m.entry
                WHERE m.referral = ? AND m.side = ? AND m.ers_id IS NULL AND trim(t.text, ?) = ?)
            """, [ersID, referral, referral, side.rawValue, " \t\r\n", text]) > 0
    }
}
