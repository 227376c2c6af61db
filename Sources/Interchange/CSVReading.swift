// CSV files of a PAS: which kind a header announces, and each row as a record or a refusal.

import ReferralDomain

/// Why a row is not taken.
struct RowProblem: Error {
    var sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}

/// What the rows of a CSV file are.
enum CSVKind: CaseIterable {
    case patients, services, slots
    /// Slots of the GP Connect demonstrator: no header, days counted from a first day.
    case dayOffsets

    /// Columns of which at least one of each group has to be there.
    fileprivate var required: [[String]] {
        switch self {
        case .patients: [["nhs_number", "hospital_number"], ["family"]]
        case .services: [["service"], ["name"]]
        case .slots: [["slot"], ["service"], ["start"], ["end"]]
        case .dayOffsets: []
        }
    }

    fileprivate var known: Set<String> {
        switch self {
        case .patients: patientColumns
        case .services: ["service", "name", "specialty", "provider", "kind", "diary"]
        case .slots: ["slot", "service", "clinic", "clinician", "start", "end", "capacity", "priorities"]
        case .dayOffsets: []
        }
    }

    /// The kind that the first row announces; nil where it announces none.
    init?(firstLineOf bytes: ArraySlice<UInt8>) {
        var text = CSVText(bytes.prefix(4_096))
        guard let first = text.next(), first.problem == nil else { return nil }
        self.init(firstRow: first.fields)
    }

    fileprivate init?(firstRow fields: [String]) {
        if isDayOffsetRow(fields) {
            self = .dayOffsets
            return
        }
        let names = columnNames(fields)
        let found = CSVKind.allCases.first { kind in
            kind != .dayOffsets && kind.isAnnounced(by: names) && kind.known.isSuperset(of: names)
        }
        guard let found, Set(names).count == names.count else { return nil }
        self = found
    }

    fileprivate func isAnnounced(by names: [String]) -> Bool {
        required.allSatisfy { group in group.contains { names.contains($0) } }
    }
}

/// Column names without case and spaces, GP Connect's names as ours.
private func columnNames(_ header: [String]) -> [String] {
    header.map { name in
        let name = name.trimmed.lowercased()
        return columnAliases[name] ?? name
    }
}

/// A row of a CSV file, looked into by column name.
struct CSVFields {
    var line: Int
    fileprivate var values: [String: String]
    var reader = FieldReader()

    fileprivate init(_ row: CSVRow, columns: [String]) {
        line = row.line
        values = Dictionary(zip(columns, row.fields.map(\.trimmed)), uniquingKeysWith: { first, _ in first })
        if row.isWindowsText { reader.flag("The row is not UTF-8: read as Windows-1252.") }
    }

    /// The value without spaces around it; nil where it is empty or the column is missing.
    subscript(column: String) -> String? { values[column].flatMap { $0.isEmpty ? nil : $0 } }

    func has(_ column: String) -> Bool { values[column] != nil }

    var isEmpty: Bool { values.values.allSatisfy(\.isEmpty) }

    /// The row in one fixed order.
    fileprivate var canonical: [UInt8] {
        values.sorted { $0.key < $1.key }.flatMap { Array("\($0.key)\u{1F}\($0.value)\u{1E}".utf8) }
    }
}

func readCSV(_ bytes: ArraySlice<UInt8>, options: ReadingOptions) -> [IncomingRecord] {
    var text = CSVText(bytes)
    guard let header = text.next() else { return [.refused("file", "The file is empty.")] }
    guard header.problem == nil, let kind = CSVKind(firstRow: header.fields) else {
        return [.refused("file", wrongHeader(header), line: header.line)]
    }
    if kind == .dayOffsets { return readDayOffsets(bytes, options: options) }
    let columns = columnNames(header.fields)
    var records: [IncomingRecord] = []
    while let row = text.next() {
        let name = "row \(records.count + 1)"
        var fields = CSVFields(row, columns: columns)
        if row.problem == nil, fields.isEmpty { continue }
        do throws(RowProblem) {
            try checkWidth(of: row, columns: columns.count)
            let content = try content(of: &fields, kind: kind)
            records.append(
                IncomingRecord(
                    name: name, line: row.line, content: content, flags: fields.reader.flags,
                    canonical: fields.canonical))
        } catch {
            records.append(.refused(name, error.sentence, line: row.line))
        }
    }
    return records.isEmpty ? [.refused("file", "The file has a header and no rows.", line: header.line)] : records
}

/// A row has as many fields as the header; more only where they are empty.
func checkWidth(of row: CSVRow, columns: Int) throws(RowProblem) {
    if let problem = row.problem { throw RowProblem(problem) }
    if row.fields.count < columns || row.fields.dropFirst(columns).contains(where: { !$0.trimmed.isEmpty }) {
        throw RowProblem("The row has \(row.fields.count) fields where there should be \(columns).")
    }
}

private func content(of fields: inout CSVFields, kind: CSVKind) throws(RowProblem) -> IncomingRecord.Content {
    switch kind {
    case .patients: .patient(try readPatient(&fields))
    case .services: .service(try readService(&fields))
    case .slots, .dayOffsets: .slot(try readSlot(&fields))
    }
}

private func readService(_ fields: inout CSVFields) throws(RowProblem) -> IncomingService {
    guard let id = fields["service"] else { throw RowProblem("The row has no service.") }
    let kind = fields["kind"].flatMap { Service.Kind(rawValue: $0.lowercased()) }
    if let text = fields["kind"], kind == nil {
        let kinds = Service.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw RowProblem("Kind \(text) is not one of \(kinds).")
    }
    if fields["name"] == nil { fields.reader.flag("The service has no name.") }
    let diary = fields["diary"].flatMap { Service.Diary(rawValue: $0.lowercased()) }
    if let text = fields["diary"], diary == nil { throw RowProblem("Diary \(text) is not one of referdesk, pas.") }
    var service = IncomingService(
        id: id, name: fields["name"], specialty: fields["specialty"], provider: fields["provider"], kind: kind)
    service.diary = diary
    return service
}

private func wrongHeader(_ header: CSVRow) -> String {
    let expected =
        "Expected the columns of patients (nhs_number or hospital_number, family, given, title, born, sex, died), "
        + "services (service, name, specialty, provider) or "
        + "slots (slot, service, clinic, clinician, start, end, capacity, priorities)."
    let names = columnNames(header.fields)
    for kind in CSVKind.allCases where kind != .dayOffsets && kind.isAnnounced(by: names) {
        let unknown = names.filter { !kind.known.contains($0) }
        let what =
            unknown.isEmpty
            ? "gives a column twice" : "has columns that are not known: \(unknown.joined(separator: ", "))"
        return "The header \(what). \(expected)"
    }
    return "The header is not one that is read. \(expected)"
}
