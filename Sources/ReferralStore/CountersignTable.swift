// Decisions made under a delegation, in their order, and those of them that wait for the clinician's signature.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// A referral `r` whose delegated decision waits for one person's countersignature.
    static let awaitsCountersigner = """
        EXISTS (SELECT 1 FROM delegated_act a WHERE a.referral = r.id AND a.countersigner = ?
            AND a.countersigned_at IS NULL)
        """

    /// The same of several, whose row ids it takes as they are.
    static func awaitsCountersigner(of people: Set<Int64>) -> String {
        """
        EXISTS (SELECT 1 FROM delegated_act a WHERE a.referral = r.id
            AND a.countersigner IN (\(people.listed))
            AND a.countersigned_at IS NULL)
        """
    }

    /// The referrals that wait for the signature of several, whose row ids it takes as they are.
    static func awaiting(signaturesOf people: Set<Int64>) -> String {
        """
        SELECT a.referral FROM delegated_act a WHERE a.countersigner IN (\(people.listed)) AND a.countersigned_at IS NULL
        """
    }

    /// The decisions on a referral that wait for a countersignature, oldest first: of one person, or of anybody.
    public func openCountersignatures(
        of referral: Int64, by person: Int64? = nil
    ) throws(Failure) -> [(action: String, since: Instant)] {
        try rows(
            """
            SELECT action, acted_at FROM delegated_act WHERE referral = ? AND countersigner IS NOT NULL
                AND countersigned_at IS NULL AND (? IS NULL OR countersigner = ?) ORDER BY id
            """, [referral, person, person]
        ) { ($0.text() ?? "", $0.instant() ?? Instant(seconds: 0)) }
    }

    /// Where a referral waits to be countersigned: due by the standard of reviews, for it is a review.
    func countersignEntry(of referral: Referral, policy: Policy) throws(Failure) -> WorklistEntry? {
        guard let first = try openCountersignatures(of: referral.id).first else { return nil }
        let policy = policy.inForce(on: first.since.londonDay)
        let days = policy.review.days(for: referral.priority)
        return WorklistEntry(
            .toCountersign, since: first.since,
            due: policy.calendar.adding(workingDays: days, to: first.since.londonDay),
            dueRule: "Countersign: \(days == 1 ? "1 working day" : "\(days) working days")", reason: first.action)
    }
}

extension Set<Int64> {
    /// Row ids as SQL takes them.
    fileprivate var listed: String { sorted().map(String.init).joined(separator: ", ") }
}

extension Writing {
    /// Notes the decision that the newest journal entry tells of as made under a delegation; true if it comes back.
    public func noteDelegatedAct(
        _ action: ReferralAction, on referral: Int64, under delegation: Delegation, at now: Instant
    ) throws(Failure) -> Bool {
        let number =
            1
            + (try reading.count(
                "SELECT coalesce(max(number), 0) FROM delegated_act WHERE delegation = ?", [delegation.id]))
        let comesBack = delegation.countersigns(decision: number)
        try run(
            """
            INSERT INTO delegated_act (delegation, number, referral, journal, action, acted_at, countersigner)
            VALUES (?, ?, ?, (SELECT seq FROM journal_head), ?, ?, ?)
            """,
            [
                delegation.id, number, referral, action.rawValue, now.seconds,
                comesBack ? delegation.clinician.id : nil,
            ])
        return comesBack
    }

    /// A decision that is taken back is not signed; done again, it waits as it did.
    public func settleDelegatedAct(_ way: Compensation, entry: Int64) throws(Failure) {
        switch way {
        case .undo:
            try run(
                "UPDATE delegated_act SET countersigner = NULL WHERE journal = ? AND countersigned_at IS NULL", [entry])
        case .redo:
            try run(
                """
                UPDATE delegated_act SET countersigner = (SELECT d.clinician FROM delegation d
                    WHERE d.id = delegation AND number % d.countersign_every = 0)
                WHERE journal = ? AND countersigned_at IS NULL
                """, [entry])
        }
    }

    /// A decision done again is that of the newest journal entry.
    public func renumberDelegatedAct(entry: Int64) throws(Failure) {
        try run("UPDATE delegated_act SET journal = (SELECT seq FROM journal_head) WHERE journal = ?", [entry])
    }

    /// Signs every decision on a referral that waits for one person; returns how many.
    public func countersign(_ referral: Int64, by person: Int64, at now: Instant) throws(Failure) -> Int {
        try run(
            """
            UPDATE delegated_act SET countersigned_at = ?
            WHERE referral = ? AND countersigner = ? AND countersigned_at IS NULL
            """, [now.seconds, referral, person])
    }
}
