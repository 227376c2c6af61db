// Patients of a PAS in CSV: our own columns, and those of GP Connect's two test files.

import ReferralDomain

let patientColumns: Set<String> = [
    "hospital_number", "nhs_number", "nhs_number_status", "family", "given", "other_given", "title", "born", "sex",
    "died", "address1", "address2", "address3", "address4", "address5", "postcode", "phone", "mobile", "email",
    "consent_to_texts", "preferred_channel", "preferred_format", "language", "letters_to", "sensitive", "at_risk",
    "primary_care_code",
]

/// GP Connect's names for our columns.
let columnAliases = [
    "spine_nhs_number": "nhs_number", "name_family": "family", "family_name": "family", "name_given": "given",
    "given_name": "given", "other_given_name": "other_given", "gender": "sex", "dob": "born", "date_of_birth": "born",
    "date_of_death": "died", "addr1": "address1", "addr2": "address2", "addr3": "address3", "addr4": "address4",
    "addr5": "address5", "post_code": "postcode", "sensitive_flag": "sensitive",
]

func readPatient(_ fields: inout CSVFields) throws(RowProblem) -> IncomingPatient {
    var patient = Patient()
    patient.hospitalNumber = fields["hospital_number"]
    patient.nhsNumber = fields.reader.nhsNumber(fields["nhs_number"])
    guard patient.nhsNumber != nil || patient.hospitalNumber != nil else {
        throw RowProblem("The row has neither an NHS number nor a hospital number.")
    }
    patient.nhsNumberStatus = readStatus(&fields)
    patient.family = fields["family"]
    if patient.family == nil { fields.reader.flag("No surname is given.") }
    let given = [fields["given"], fields["other_given"]].compactMap { $0 }
    patient.given = given.isEmpty ? nil : given.joined(separator: " ")
    patient.title = fields["title"]?.inTitleCase
    patient.born = try readDay(fields["born"], "Date of birth")
    patient.died = try readDay(fields["died"], "Date of death")
    if patient.died != nil { patient.diedSource = "PAS" }
    patient.sex = fields.reader.known(fields["sex"]?.lowercased(), "Sex", readSex)
    patient.addressLines = (1...5).compactMap { fields["address\($0)"] }
    patient.postcode = fields["postcode"]
    patient.phone = fields["phone"]
    patient.mobile = fields["mobile"]
    patient.email = fields["email"]
    patient.consentsToTexts = try readFlag(fields["consent_to_texts"], "consent_to_texts")
    patient.preferredChannel = fields["preferred_channel"]
    patient.preferredFormat = fields["preferred_format"]
    patient.language = fields["language"]
    patient.lettersTo = fields["letters_to"]
    patient.isSensitive = readSensitive(&fields)
    patient.isAtRisk = try readFlag(fields["at_risk"], "at_risk") ?? false
    return IncomingPatient(patient: patient, source: "PAS", fields: spokenOf(fields))
}

/// The fields that the file has columns for, its address lines as one.
private func spokenOf(_ fields: CSVFields) -> Set<String> {
    var spoken = patientColumns.filter { fields.has($0) }
    for column in spoken where column.hasPrefix("address") {
        spoken.remove(column)
        spoken.insert("address")
    }
    // A blank is no word on either mark: it neither hides nor reveals.
    for mark in ["sensitive", "at_risk"] where fields[mark] == nil { spoken.remove(mark) }
    return spoken.subtracting(["other_given", "primary_care_code"])
}

/// Status 01 to 08; a spreadsheet takes the nought away.
private func readStatus(_ fields: inout CSVFields) -> String? {
    guard let text = fields["nhs_number_status"] else { return nil }
    let status = text.utf8.count == 1 ? "0\(text)" : text
    if !(1...8).contains(Int(status) ?? 0) { fields.reader.flag("NHS number status \(text) is not 01 to 08.") }
    return status
}

/// Names, their first letters, and PERSON GENDER CODE (NHS Data Dictionary).
private func readSex(_ text: String) -> Sex? {
    switch text {
    case "m", "1": .male
    case "f", "2": .female
    case "9", "indeterminate": .other
    case "0", "not known": .unknown
    case _: Sex(rawValue: text)
    }
}

/// `YYYY-MM-DD` or `dd/mm/yyyy`; `//` is no day.
private func readDay(_ text: String?, _ what: String) throws(RowProblem) -> Day? {
    guard let text, text != "//" else { return nil }
    if let day = Day(iso: text) { return day }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 3, parts[2].utf8.count == 4, parts.allSatisfy(\.isDigits), let year = Int(parts[2]),
        let month = Int(parts[1]), let number = Int(parts[0]), let day = Day(year: year, month: month, day: number)
    {
        return day
    }
    throw RowProblem("\(what) \(text) is not a date (YYYY-MM-DD or dd/mm/yyyy).")
}

/// Whether the record is sensitive. GP Connect has S, B and Y; any other mark counts as well, and says so.
private func readSensitive(_ fields: inout CSVFields) -> Bool {
    guard let mark = fields["sensitive"]?.lowercased() else { return false }
    if ["n", "no", "false", "f", "0"].contains(mark) { return false }
    if !["y", "yes", "true", "t", "1", "s", "b"].contains(mark) {
        fields.reader.flag("Sensitive mark \(mark.uppercased()) is not one that is known: read as sensitive.")
    }
    return true
}

private func readFlag(_ text: String?, _ column: String) throws(RowProblem) -> Bool? {
    switch text?.lowercased() {
    case nil: return nil
    case "y", "yes", "true", "t", "1": return true
    case "n", "no", "false", "f", "0": return false
    case _: throw RowProblem("\(text ?? "") is neither yes nor no (\(column)).")
    }
}
