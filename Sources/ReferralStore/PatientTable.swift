// Patients: found by number or name, made when a referral names one, filled in by demographics.

internal import GRDB
public import ReferralDomain

let patientColumns = """
    p.id, p.hospital_number, p.nhs_number, p.nhs_number_status, p.family, p.given, p.title, p.born, p.sex, p.died,
    p.died_source, p.address, p.postcode, p.phone, p.mobile, p.email, p.consents_to_texts, p.preferred_channel,
    p.preferred_format, p.language, p.letters_to, p.is_sensitive, p.is_at_risk,
    p.died IS NULL AND EXISTS (SELECT 1 FROM referral q INDEXED BY referral_ended_by_death
        WHERE q.patient = p.id AND q.reason = '\(DeathEntry.reason)'
        AND (SELECT max(seq) FROM journal WHERE referral = q.id AND reason = q.reason AND version IS NOT NULL)
            > coalesce((SELECT max(seq) FROM journal WHERE patient = p.id AND action = '\(DeathEntry.alive)'), 0))
    """

extension Patient {
    init(_ columns: inout Columns) {
        self.init()
        id = columns.long() ?? 0
        hospitalNumber = columns.text()
        nhsNumber = columns.text().map { NHSNumber($0) }
        nhsNumberStatus = columns.text()
        family = columns.text()
        given = columns.text()
        title = columns.text()
        born = columns.day()
        sex = columns.code()
        died = columns.day()
        diedSource = columns.text()
        addressLines = columns.text().map { $0.split(separator: "\n").map(String.init) } ?? []
        postcode = columns.text()
        phone = columns.text()
        mobile = columns.text()
        email = columns.text()
        consentsToTexts = columns.integer().map { $0 == 1 }
        preferredChannel = columns.text()
        preferredFormat = columns.text()
        language = columns.text()
        lettersTo = columns.text()
        isSensitive = columns.flag()
        isAtRisk = columns.flag()
        deathIsReported = columns.flag()
    }

    fileprivate var stored: [(column: String, value: (any DatabaseValueConvertible)?)] {
        [
            ("hospital_number", hospitalNumber), ("nhs_number", nhsNumber?.text),
            ("nhs_number_status", nhsNumberStatus), ("nhs_number_valid", nhsNumber?.isValid == true ? 1 : 0),
            ("family", family), ("given", given), ("title", title), ("born", born?.number), ("sex", sex?.rawValue),
            ("died", died?.number), ("died_source", diedSource),
            ("address", addressLines.isEmpty ? nil : addressLines.joined(separator: "\n")), ("postcode", postcode),
            ("phone", phone), ("mobile", mobile), ("email", email),
            ("consents_to_texts", consentsToTexts.map { $0 ? 1 : 0 }), ("preferred_channel", preferredChannel),
            ("preferred_format", preferredFormat), ("language", language), ("letters_to", lettersTo),
            ("is_sensitive", isSensitive ? 1 : 0), ("is_at_risk", isAtRisk ? 1 : 0), ("name_folded", nameFolded),
        ]
    }

    /// As finding compares it.
    var nameFolded: String {
        [family, given].compactMap { $0.map { Folding.folded($0) } }.joined(separator: " ")
    }

    /// The names of the columns in which two records differ.
    fileprivate func differences(from other: Patient) -> [String] {
        zip(stored, other.stored).filter { String(describing: $0.0.value) != String(describing: $0.1.value) }
            .map { $0.0.column }
    }
}

extension Reading {
    /// A patient by row id, if `visibility` opens one of their referrals.
    public func patient(_ id: Int64, for visibility: Visibility = .everything) throws(Failure) -> Patient? {
        guard visibility.opensEverything else { return try patient(where: "p.id = ?", id, for: visibility) }
        if let held = known.patient, held.id == id { return held }
        known.patient = try patient(where: "p.id = ?", id, for: visibility)
        return known.patient
    }

    /// The patient of an NHS number, superseded numbers included, if `visibility` opens one of their referrals.
    public func patient(
        withNHSNumber number: NHSNumber, for visibility: Visibility = .everything
    ) throws(Failure) -> Patient? {
        if let found = try patient(where: "p.nhs_number = ?", number.text, for: visibility) { return found }
        return try patient(
            where: "p.id = (SELECT n.patient FROM patient_number n WHERE n.nhs_number = ?)", number.text,
            for: visibility)
    }

    /// The patient of a hospital number, if `visibility` opens one of their referrals.
    public func patient(
        withHospitalNumber number: String, for visibility: Visibility = .everything
    ) throws(Failure) -> Patient? {
        try patient(where: "p.hospital_number = ?", number, for: visibility)
    }

    private func patient(
        where condition: String, _ argument: any DatabaseValueConvertible, for visibility: Visibility
    ) throws(Failure) -> Patient? {
        let opened =
            visibility.opensEverything
            ? "" : " AND EXISTS (SELECT 1 FROM referral r WHERE r.patient = p.id AND \(visibility.sql))"
        return try first(
            "SELECT \(patientColumns) FROM patient p WHERE \(condition)\(opened)",
            [argument] + (opened.isEmpty ? [] : visibility.arguments)
        ) { Patient(&$0) }
    }

    /// Whether a number is some patient's, whoever may see them; nothing else of them is read.
    public func holdsPatient(numbered number: String) throws(Failure) -> Bool {
        let digits = NHSNumber(number).text
        return try count(
            """
            SELECT (SELECT count(*) FROM patient WHERE nhs_number = ? OR hospital_number = ?)
                + (SELECT count(*) FROM patient_number WHERE nhs_number = ?)
            """, [digits, number, digits]) > 0
    }

    /// Numbers a patient was known by before.
    public func supersededNumbers(of patient: Int64) throws(Failure) -> [String] {
        try rows("SELECT nhs_number FROM patient_number WHERE patient = ? ORDER BY nhs_number", [patient]) {
            $0.text() ?? ""
        }
    }
}

extension Writing {
    /// Adds a patient and returns the record with its row id.
    public func insert(_ patient: Patient) throws(Failure) -> Patient {
        let fields = patient.stored
        let names = fields.map(\.column).joined(separator: ", ")
        let marks = Array(repeating: "?", count: fields.count).joined(separator: ", ")
        try run("INSERT INTO patient (\(names)) VALUES (\(marks))", fields.map(\.value))
        var saved = patient
        saved.id = lastID
        try refreshFinding(of: saved.id)
        return saved
    }

    /// Saves a patient's record if it differs, with an entry in the journal naming the fields; true if it did.
    public func update(
        _ patient: Patient, action: String, by signature: Signature, at now: Instant,
        remarks: [(name: String, value: String)] = []
    ) throws(Failure) -> Bool {
        guard let held = try reading.patient(patient.id) else { throw .notFound("patient \(patient.id)") }
        let different = patient.differences(from: held)
        guard !different.isEmpty else { return false }
        try save(patient, different, action: action, by: signature, at: now, remarks: remarks)
        return true
    }

    /// Takes a death back that was recorded, or only given as a reason: then the entry alone says so.
    public func recordAlive(
        _ patient: Patient, by signature: Signature, at now: Instant, remarks: [(name: String, value: String)]
    ) throws(Failure) {
        guard let held = try reading.patient(patient.id) else { throw .notFound("patient \(patient.id)") }
        try save(
            patient, patient.differences(from: held), action: DeathEntry.alive, by: signature, at: now,
            remarks: remarks)
    }

    private func save(
        _ patient: Patient, _ different: [String], action: String, by signature: Signature, at now: Instant,
        remarks: [(name: String, value: String)]
    ) throws(Failure) {
        let fields = patient.stored
        let sets = fields.map { "\($0.column) = ?" }.joined(separator: ", ")
        reading.known.patient = nil
        try run("UPDATE patient SET \(sets) WHERE id = ?", fields.map(\.value) + [patient.id])
        if different.contains(where: { ["family", "given", "nhs_number", "hospital_number"].contains($0) }) {
            try refreshFinding(of: patient.id)
        }
        var entry = JournalEntry(at: now, subject: .patient, by: signature, action: action)
        entry.patient = patient.id
        let said = remarks.map { ",\(JSONText.quoted($0.name)):[null,\(JSONText.quoted($0.value))]" }.joined()
        entry.change = "{\"fields\":[\(different.map { JSONText.quoted($0) }.joined(separator: ","))]\(said)}"
        try append(entry)
    }

    /// Keeps a number that a patient was known by before; true if it was not held yet.
    public func keepSuperseded(_ number: NHSNumber, of patient: Int64) throws(Failure) -> Bool {
        let isNew =
            try run(
                "INSERT INTO patient_number (nhs_number, patient) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [number.text, patient]) > 0
        if isNew { try refreshFinding(of: patient) }
        return isNew
    }
}
