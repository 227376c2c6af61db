// Patients who could be taken for one another, found through the indexes of names and birthdays.

internal import GRDB
public import ReferralDomain

/// Others of a like name that are named at most: enough to warn of.
private let alikeLimit = 20

extension Reading {
    /// Patients whom `visibility` opens and who could be taken for `patient`.
    public func patientsAlike(_ patient: Patient, for visibility: Visibility) throws(Failure) -> [AlikePatient] {
        guard let (sql, arguments) = alikeQuery(patient, for: visibility) else { return [] }
        return try rows(sql, arguments) { Patient(named: &$0) }.filter { $0.isAlike(patient) }.map(AlikePatient.init)
    }

    /// The query behind it; nil for a patient without a name.
    func alikeQuery(
        _ patient: Patient, for visibility: Visibility
    ) -> (sql: String, arguments: [(any DatabaseValueConvertible)?])? {
        let family = Folding.folded(patient.family ?? "")
        guard !family.isEmpty else { return nil }
        var sources = ["SELECT id FROM patient WHERE name_folded = ?"]
        var arguments: [(any DatabaseValueConvertible)?] = [patient.nameFolded]
        let days = patient.birthdaysAlike
        if !days.isEmpty {
            let marks = Array(repeating: "?", count: days.count).joined(separator: ", ")
            // Whatever begins with the family name; a blank or the end follows it.
            sources.append("SELECT id FROM patient WHERE born IN (\(marks)) AND name_folded >= ? AND name_folded < ?")
            arguments += days.map(\.number) as [any DatabaseValueConvertible]
            arguments += [family, family + "!"] as [any DatabaseValueConvertible]
        }
        let sql = """
            SELECT p.id, p.nhs_number, p.hospital_number, p.family, p.given, p.title, p.born FROM patient p
            WHERE p.id IN (\(sources.joined(separator: " UNION "))) AND p.id <> ? AND p.merged_into IS NULL
                AND EXISTS (SELECT 1 FROM referral r WHERE r.patient = p.id AND \(visibility.sql))
            ORDER BY p.name_folded, p.id LIMIT \(alikeLimit)
            """
        return (sql, arguments + [patient.id] + visibility.arguments)
    }
}

extension Patient {
    fileprivate init(named columns: inout Columns) {
        self.init()
        id = columns.long() ?? 0
        nhsNumber = columns.text().map { NHSNumber($0) }
        hospitalNumber = columns.text()
        family = columns.text()
        given = columns.text()
        title = columns.text()
        born = columns.day()
    }
}
