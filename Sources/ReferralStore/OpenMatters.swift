// What is open about a referral besides its state, in one look: most referrals have none of it, and no more is read.

public import ReferralDomain

/// Which tables have something open about a referral.
public struct OpenMatters: Sendable {
    /// A message that e-RS or the PAS has not had yet.
    public var hasMessage: Bool
    /// A colleague's question.
    public var hasQuestion: Bool
    /// A delegated decision that waits for its clinician's signature.
    public var hasCountersignature: Bool
    /// Another patient's letter was reported and no clinician has confirmed yet what was done on it.
    public var isFrozen: Bool
    public var hasImportProblem: Bool
    /// Something is to follow an attended appointment.
    public var hasFollowUp: Bool
    /// A document that is not hidden as another patient's; true where that was not asked.
    public var hasDocument: Bool
}

extension Reading {
    /// What is open about a referral; of its documents only where they matter.
    public func openMatters(of referral: Int64, andDocuments: Bool = false) throws(Failure) -> OpenMatters {
        let found = try first(
            """
            SELECT EXISTS (SELECT 1 FROM outbox WHERE referral = k.id AND closed_at IS NULL),
                EXISTS (SELECT 1 FROM question WHERE referral = k.id AND closed_at IS NULL),
                EXISTS (SELECT 1 FROM delegated_act WHERE referral = k.id AND countersigner IS NOT NULL
                    AND countersigned_at IS NULL),
                EXISTS (SELECT 1 FROM wrong_letter WHERE referral = k.id AND settled_at IS NULL),
                EXISTS (SELECT 1 FROM import_problem WHERE referral = k.id AND closed_at IS NULL),
                EXISTS (SELECT 1 FROM follow_up WHERE referral = k.id AND done_at IS NULL AND withdrawn = 0),
                CASE WHEN k.documents THEN EXISTS (SELECT 1 FROM document d WHERE d.referral = k.id
                    AND NOT EXISTS (SELECT 1 FROM wrong_letter w WHERE w.referral = k.id AND w.document = d.id))
                    ELSE 1 END
            FROM (SELECT ? AS id, ? AS documents) k
            """, [referral, andDocuments ? 1 : 0]
        ) { columns in
            OpenMatters(
                hasMessage: columns.flag(), hasQuestion: columns.flag(), hasCountersignature: columns.flag(),
                isFrozen: columns.flag(), hasImportProblem: columns.flag(), hasFollowUp: columns.flag(),
                hasDocument: columns.flag())
        }
        guard let found else { throw .broken("a look at what is open gave no row") }
        return found
    }
}
