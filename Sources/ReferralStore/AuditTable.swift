// Who saw or changed what: the journal of a patient, and of a user; never its clinical words.

internal import GRDB
public import ReferralDomain

private let auditColumns = """
    j.seq, j.recorded_at, j.happened_at, j.user, (SELECT s.name FROM staff s WHERE s.login = j.user), j.role,
    j.on_behalf_of, j.action, j.subject
    """

extension AuditLine {
    fileprivate init(_ columns: inout Columns, withPatient: Bool) {
        let seq = columns.long() ?? 0
        let at = columns.instant() ?? Instant(seconds: 0)
        let happenedAt = columns.instant() ?? at
        let user = columns.text() ?? ""
        let name = columns.text()
        let role = columns.text() ?? ""
        let onBehalfOf = columns.text()
        self.init(
            seq: seq, at: at, user: user, name: name, role: role, action: columns.text() ?? "",
            subject: columns.code() ?? .database)
        self.happenedAt = happenedAt
        self.onBehalfOf = onBehalfOf
        guard withPatient else { return }
        document = columns.long()
        referral = columns.text().flatMap { ReferralReference($0) }
        ubrn = columns.text().flatMap { UBRN($0) }
        nhsNumber = columns.text()
        hospitalNumber = columns.text()
    }
}

extension Reading {
    /// Everything in the journal of a patient, of those of their referrals that may be seen, and of records that were
    /// joined to theirs.
    public func auditTrail(ofPatient patient: Int64, for visibility: Visibility) throws(Failure) -> [AuditLine] {
        try rows(
            """
            WITH person (id) AS (SELECT ? UNION SELECT p.id FROM patient p WHERE p.merged_into = ?)
            SELECT \(auditColumns), \(openedDocument), r.ref, r.ubrn, p.nhs_number, p.hospital_number
            FROM (SELECT e.seq FROM person JOIN journal e ON e.patient = person.id
                UNION SELECT e.seq FROM person JOIN referral f ON f.patient = person.id
                    JOIN journal e ON e.referral = f.id) found
            JOIN journal j ON j.seq = found.seq LEFT JOIN referral r ON r.id = j.referral
            LEFT JOIN patient p ON p.id = coalesce(j.patient, r.patient)
            WHERE j.referral IS NULL OR \(visibility.sql) ORDER BY j.seq
            """, [patient, patient] + visibility.arguments
        ) { AuditLine(&$0, withPatient: true) }
    }

    /// Everything a user saw or did from one moment to before another; without what names a patient or their referral
    /// where `visibility` is nil: those columns are not read then; else those of referrals that it opens.
    public func auditTrail(
        ofUser login: String, from: Instant?, before end: Instant?, for visibility: Visibility?
    ) throws(Failure) -> [AuditLine] {
        let more = visibility == nil ? "" : ", \(openedDocument), r.ref, r.ubrn, p.nhs_number, p.hospital_number"
        let joined = visibility.map { seen in
            // Somebody's record is opened as such: whose it is may be told where one of their referrals may be seen.
            let seenPatient =
                seen.opensEverything
                ? "j.patient" : "(SELECT r.patient FROM referral r WHERE r.patient = j.patient AND \(seen.sql) LIMIT 1)"
            return """
                 LEFT JOIN referral r ON r.id = j.referral AND \(seen.sql)
                LEFT JOIN patient p ON p.id = coalesce(r.patient, \(seenPatient))
                """
        }
        let seen = visibility.map { $0.opensEverything ? [] : $0.arguments + $0.arguments } ?? []
        return try rows(
            """
            SELECT \(auditColumns)\(more) FROM journal j\(joined ?? "")
            WHERE j.user = ? AND j.recorded_at >= ? AND j.recorded_at < ? ORDER BY j.seq
            """, seen + [login, from?.seconds ?? Int64.min, end?.seconds ?? Int64.max]
        ) { AuditLine(&$0, withPatient: visibility != nil) }
    }
}

/// The document that an entry opened; other entries say more of theirs, in a list.
private let openedDocument =
    "CASE json_type(j.change, '$.document') WHEN 'integer' THEN json_extract(j.change, '$.document') END"
