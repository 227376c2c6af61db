// Referrals that a patient's death ended, and by which journal entries, until that is taken back.

public import ReferralDomain

/// A referral that a death ended.
public struct EndedReferral: Hashable, Sendable {
    /// Number of the entry of the act that ended it with others.
    public var batch: Int64
    /// Row id.
    public var referral: Int64
    /// The journal entry that ended it, and the version it gave.
    public var entry: Int64
    public var version: Int
}

extension Reading {
    /// The referrals that the last such act ended and that are not open again.
    public func endedByDeath(of patient: Int64) throws(Failure) -> [EndedReferral] {
        let act = try first(
            """
            SELECT seq FROM journal WHERE patient = ? AND action = ? AND EXISTS (SELECT 1 FROM ended_by_death
                WHERE batch = seq AND reopened_at IS NULL) ORDER BY seq DESC LIMIT 1
            """, [patient, DeathEntry.close]
        ) { $0.long() ?? 0 }
        guard let act else { return [] }
        return try rows(
            """
            SELECT referral, entry, version FROM ended_by_death WHERE batch = ? AND reopened_at IS NULL ORDER BY referral
            """, [act]
        ) {
            EndedReferral(
                batch: act, referral: $0.long() ?? 0, entry: $0.long() ?? 0, version: $0.integer() ?? 0)
        }
    }

    /// What was told already of the version of a referral, in words; nil where nothing was.
    public func told(of referral: Int64, version: Int) throws(Failure) -> String? {
        let destination = try first(
            """
            SELECT destination FROM outbox WHERE referral = ? AND version = ? AND closed_at IS NOT NULL
            ORDER BY id LIMIT 1
            """, [referral, version]
        ) { $0.code(OutboxMessage.Destination.self) ?? .ers }
        return destination.map { $0 == .ers ? "e-RS has been told" : "the PAS has been told" }
    }

    /// Login of who changed a referral after a version.
    public func changer(of referral: Int64, since version: Int) throws(Failure) -> String? {
        try first(
            "SELECT user FROM journal WHERE referral = ? AND version > ? ORDER BY seq LIMIT 1", [referral, version]
        ) { $0.text() ?? "" }
    }
}

extension Writing {
    /// Keeps that the newest journal entry, with others of the act of that number, ended a referral.
    public func noteEnding(of referral: Referral, batch: Int64) throws(Failure) {
        try run(
            """
            INSERT INTO ended_by_death (batch, referral, entry, version)
            VALUES (?, ?, (SELECT seq FROM journal_head), ?)
            """, [batch, referral.id, referral.version])
    }

    /// Notes that a referral is open again, and takes back what nobody has been told yet of its end.
    public func noteReopening(of ended: EndedReferral, at now: Instant) throws(Failure) {
        try run(
            "UPDATE ended_by_death SET reopened_at = ? WHERE batch = ? AND referral = ?",
            [now.seconds, ended.batch, ended.referral])
        try run(
            """
            UPDATE outbox SET closed_at = ?, closed_by = 'withdrawn'
            WHERE referral = ? AND version = ? AND closed_at IS NULL
            """, [now.seconds, ended.referral, ended.version])
    }
}
