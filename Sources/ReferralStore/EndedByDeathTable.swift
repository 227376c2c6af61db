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
    /// It was closed before, and only what was to follow its appointment ended.
    public var isOfFollowUps: Bool
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
            SELECT e.referral, e.entry, e.version, j.action = ? FROM ended_by_death e JOIN journal j ON j.seq = e.entry
            WHERE e.batch = ? AND e.reopened_at IS NULL ORDER BY e.referral
            """, [DeathEntry.endFollowUps, act]
        ) {
            EndedReferral(
                batch: act, referral: $0.long() ?? 0, entry: $0.long() ?? 0, version: $0.integer() ?? 0,
                isOfFollowUps: $0.flag())
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
        if ended.isOfFollowUps { return }
        reading.known.messages = nil
        try run(
            """
            UPDATE outbox SET closed_at = ?, closed_by = 'withdrawn'
            WHERE referral = ? AND version = ? AND closed_at IS NULL
            """, [now.seconds, ended.referral, ended.version])
    }
}

extension Reading {
    /// How much is still to follow appointments of referrals.
    public func openFollowUps(of referrals: [Referral]) throws(Failure) -> Int {
        var count = 0
        for referral in referrals { count += try openFollowUps(of: referral).count }
        return count
    }

    fileprivate func openFollowUps(of referral: Referral) throws(Failure) -> [Int64] {
        try rows(
            "SELECT id FROM follow_up WHERE referral = ? AND done_at IS NULL AND withdrawn = 0 ORDER BY due",
            [referral.id]
        ) { $0.long() ?? 0 }
    }
}

extension Writing {
    /// Ends what is to follow the appointments of a referral, because of a death; how much that was.
    public func endFollowUps(
        of referral: Referral, batch: Int64, by signature: Signature, policy: Policy, at now: Instant
    ) throws(Failure) -> Int {
        let ids = try reading.openFollowUps(of: referral)
        guard !ids.isEmpty else { return 0 }
        for id in ids {
            try run(
                "UPDATE follow_up SET done_at = ?, done_by = ? WHERE id = ?", [now.seconds, signature.user, id])
        }
        try keep(DeathEntry.endFollowUps, ids, of: referral, batch: batch, by: signature, at: now)
        try refreshWorklists(of: referral, policy: policy, at: now)
        return ids.count
    }

    /// Opens again what a death ended and nobody has done since; how much that is.
    public func reopenFollowUps(
        of referral: Referral, batch: Int64, by signature: Signature, policy: Policy, at now: Instant
    ) throws(Failure) -> Int {
        let ended = try reading.first(
            "SELECT seq, recorded_at FROM journal WHERE referral = ? AND seq > ? AND action = ? ORDER BY seq LIMIT 1",
            [referral.id, batch, DeathEntry.endFollowUps]
        ) { ($0.long() ?? 0, $0.long() ?? 0) }
        guard let (entry, at) = ended else { return 0 }
        let named = try reading.fieldChanges(ofEntry: entry).first { $0.field == "follow_ups" }?.after
        var ids: [Int64] = []
        for id in (named ?? "").split(separator: " ").compactMap({ Int64($0) }) {
            let isStill =
                try reading.count(
                    "SELECT count(*) FROM follow_up WHERE id = ? AND done_at = ?", [id, at]) == 1
            guard isStill else { continue }
            try run("UPDATE follow_up SET done_at = NULL, done_by = NULL WHERE id = ?", [id])
            ids.append(id)
        }
        guard !ids.isEmpty else { return 0 }
        try keep(DeathEntry.reopenFollowUps, ids, of: referral, batch: batch, by: signature, at: now)
        try refreshWorklists(of: referral, policy: policy, at: now)
        return ids.count
    }

    private func keep(
        _ action: String, _ ids: [Int64], of referral: Referral, batch: Int64, by signature: Signature, at now: Instant
    ) throws(Failure) {
        var entry = JournalEntry(at: now, subject: .referral, by: signature, action: action)
        entry.referral = referral.id
        entry.patient = referral.patient
        entry.change = FieldChange.object([
            .added("follow_ups", ids.map { String($0) }.joined(separator: " ")), .added("batch", String(batch)),
        ])
        try append(entry)
    }
}
