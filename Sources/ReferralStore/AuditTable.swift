// Who saw or changed what: the journal of a patient, and of a user; never its clinical words.

internal import GRDB
public import ReferralDomain

/// One thing that somebody saw or did.
public struct AuditLine: Hashable, Sendable {
    public var seq: Int64
    public var at: Instant
    /// When it took place, where that was said to be another moment.
    public var happenedAt: Instant
    public var user: String
    /// As colleagues know them; nil where no staff record has that login.
    public var name: String?
    public var role: String
    public var onBehalfOf: String?
    public var action: String
    public var subject: JournalSubject
    /// What of the referral it concerns.
    public var referral: ReferralReference?
    public var ubrn: UBRN?
    public var nhsNumber: String?
    public var hospitalNumber: String?
    public var document: Int64?
}

private let auditColumns = """
    j.seq, j.recorded_at, j.happened_at, j.user, (SELECT s.name FROM staff s WHERE s.login = j.user), j.role,
    j.on_behalf_of, j.action, j.subject
    """

extension AuditLine {
    fileprivate init(_ columns: inout Columns, withPatient: Bool) {
        seq = columns.long() ?? 0
        at = columns.instant() ?? Instant(seconds: 0)
        happenedAt = columns.instant() ?? at
        user = columns.text() ?? ""
        name = columns.text()
        role = columns.text() ?? ""
        onBehalfOf = columns.text()
        action = columns.text() ?? ""
        subject = columns.code() ?? .database
        guard withPatient else { return }
        document = columns.long()
        referral = columns.text().flatMap { ReferralReference($0) }
        ubrn = columns.text().flatMap { UBRN($0) }
        nhsNumber = columns.text()
        hospitalNumber = columns.text()
    }
}

extension Reading {
    /// Everything in the journal of a patient, of their referrals, and of records that were joined to theirs.
    public func auditTrail(ofPatient patient: Int64) throws(Failure) -> [AuditLine] {
        try rows(
            """
            WITH person (id) AS (SELECT ? UNION SELECT p.id FROM patient p WHERE p.merged_into = ?)
            SELECT \(auditColumns), \(openedDocument), r.ref, r.ubrn, p.nhs_number, p.hospital_number
            FROM (SELECT e.seq FROM person JOIN journal e ON e.patient = person.id
                UNION SELECT e.seq FROM person JOIN referral f ON f.patient = person.id
                    JOIN journal e ON e.referral = f.id) found
            JOIN journal j ON j.seq = found.seq LEFT JOIN referral r ON r.id = j.referral
            LEFT JOIN patient p ON p.id = coalesce(j.patient, r.patient) ORDER BY j.seq
            """, [patient, patient]
        ) { AuditLine(&$0, withPatient: true) }
    }

    /// Everything a user saw or did from one moment to before another; without what names a patient or their referral
    /// unless `withPatients`: those columns are not read then.
    public func auditTrail(
        ofUser login: String, from: Instant?, before end: Instant?, withPatients: Bool
    ) throws(Failure) -> [AuditLine] {
        let more =
            withPatients
            ? ", \(openedDocument), r.ref, r.ubrn, p.nhs_number, p.hospital_number" : ""
        let joined =
            withPatients
            ? """
             LEFT JOIN referral r ON r.id = j.referral
            LEFT JOIN patient p ON p.id = coalesce(j.patient, r.patient)
            """ : ""
        return try rows(
            """
            SELECT \(auditColumns)\(more) FROM journal j\(joined)
            WHERE j.user = ? AND j.recorded_at >= ? AND j.recorded_at < ? ORDER BY j.seq
            """, [login, from?.seconds ?? Int64.min, end?.seconds ?? Int64.max]
        ) { AuditLine(&$0, withPatient: withPatients) }
    }
}

/// The document that an entry opened; other entries say more of theirs, in a list.
private let openedDocument =
    "CASE json_type(j.change, '$.document') WHEN 'integer' THEN json_extract(j.change, '$.document') END"
