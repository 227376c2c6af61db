// Referrals that a patient's death ended: where each stood before, kept until that is taken back.

public import ReferralDomain

/// A referral that a death ended, and where it stood before.
public struct EndedReferral: Hashable, Sendable {
    /// Number of the entry of the act that ended it with others.
    public var batch: Int64
    /// Row id.
    public var referral: Int64
    public var image: ReferralImage
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
            SELECT referral, version, state, state_inferred, state_since, reason, comment, instruction, review_status,
                acknowledged, cancelled_outside, cancel_in_pas, visit
            FROM ended_by_death WHERE batch = ? AND reopened_at IS NULL ORDER BY referral
            """, [act]
        ) { columns in
            let referral = columns.long() ?? 0
            return EndedReferral(batch: act, referral: referral, image: ReferralImage(&columns))
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
    /// Keeps where a referral stood before the act of that number ended it.
    public func keep(_ image: ReferralImage, of referral: Int64, batch: Int64) throws(Failure) {
        try run(
            """
            INSERT INTO ended_by_death (batch, referral, version, state, state_inferred, state_since, reason, comment,
                instruction, review_status, acknowledged, cancelled_outside, cancel_in_pas, visit)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                batch, referral, image.version, image.state.rawValue, image.stateInferred ? 1 : 0,
                image.stateSince.seconds, image.reason, image.comment, image.instruction,
                image.reviewStatus?.rawValue, image.acknowledged ? 1 : 0, image.cancelledOutside ? 1 : 0,
                image.cancelInPAS ? 1 : 0, image.visit?.rawValue,
            ])
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
            """, [now.seconds, ended.referral, ended.image.version])
    }
}

extension ReferralImage {
    fileprivate init(_ columns: inout Columns) {
        let version = columns.integer() ?? 0
        let state = columns.code(ReferralState.self) ?? .notBooked
        let isInferred = columns.flag()
        var before = Referral(patient: 0, state: state, receivedAt: columns.instant() ?? Instant(seconds: 0))
        before.stateInferred = isInferred
        before.reason = columns.text()
        before.comment = columns.text()
        before.instruction = columns.text()
        before.reviewStatus = columns.code()
        before.acknowledged = columns.flag()
        before.cancelledOutside = columns.flag()
        before.cancelInPAS = columns.flag()
        self.init(of: before, endedBy: version)
        visit = columns.code()
    }
}
