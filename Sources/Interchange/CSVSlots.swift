// Clinic slots in CSV: our own columns, and the GP Connect demonstrator's file of day offsets.

import ReferralDomain

func readSlot(_ fields: inout CSVFields) throws(RowProblem) -> IncomingSlot {
    guard let id = fields["slot"] else { throw RowProblem("The row has no slot.") }
    guard let service = fields["service"] else { throw RowProblem("The row has no service.") }
    let start = try moment(fields["start"], "Start", &fields.reader)
    let end = try moment(fields["end"], "End", &fields.reader)
    guard end >= start else { throw RowProblem("The slot ends before it begins.") }
    var capacity = 1
    if let text = fields["capacity"] {
        guard let read = Int(text), (1...999).contains(read) else {
            throw RowProblem("Capacity \(text) is not a number from 1 to 999.")
        }
        capacity = read
    }
    var slot = IncomingSlot(id: id, start: start, end: end, capacity: capacity)
    slot.service = service
    slot.clinic = fields["clinic"]
    slot.clinician = fields["clinician"]
    slot.priorities = try priorities(fields["priorities"])
    return slot
}

private func priorities(_ text: String?) throws(RowProblem) -> [Priority] {
    var found: [Priority] = []
    for word in (text ?? "").split(whereSeparator: { "; |".contains($0) }) {
        let code = word.uppercased() == "2WW" ? Priority.twoWeekWait.rawValue : word.uppercased()
        guard let priority = Priority(rawValue: code) else {
            throw RowProblem("Priority \(word) is not ROUTINE, URGENT or TWO_WEEK_WAIT.")
        }
        if !found.contains(priority) { found.append(priority) }
    }
    return found
}

/// A moment with its time of day; without an offset it is London's.
private func moment(_ text: String?, _ what: String, _ reader: inout FieldReader) throws(RowProblem) -> Instant {
    guard let text else { throw RowProblem("The row has no \(what.lowercased()).") }
    let isLocal = !text.dropFirst(10).contains { "Z+-".contains($0) }
    guard text.utf8.count > 10, let instant = Instant(iso: text) else {
        if text.utf8.count > 10, isLocal, Instant(iso: "\(text)Z") != nil {
            throw RowProblem("\(what) \(text) does not exist in London: the clocks go forward that night.")
        }
        throw RowProblem("\(what) \(text) is not a date and time.")
    }
    let shown = LondonTime(at: instant)
    if isLocal, LondonTime.instants(day: shown.day, secondOfDay: shown.secondOfDay).count > 1 {
        reader.flag("\(what) \(text) comes twice that night; the first is taken.")
    }
    return instant
}

/// Whether a row has the 15 columns of a file of day offsets: a day, two times, and FREE or BUSY as the eleventh.
func isDayOffsetRow(_ fields: [String]) -> Bool {
    fields.count == 15 && fields.prefix(7).allSatisfy(\.trimmed.isDigits)
        && ["FREE", "BUSY"].contains(fields[10].trimmed)
}

/// Slots by day offset, start and end, description, practitioner and FREE or BUSY.
func readDayOffsets(_ bytes: ArraySlice<UInt8>, options: ReadingOptions) -> [IncomingRecord] {
    guard let service = options.service, let from = options.from else {
        return [.refused("file", "These slots count days from a first day: --service and --from are needed.", line: 1)]
    }
    var text = CSVText(bytes)
    var records: [IncomingRecord] = []
    var seen: [String: Int] = [:]
    while let row = text.next() {
        let name = "row \(records.count + 1)"
        do throws(RowProblem) {
            try checkWidth(of: row, columns: 15)
            var slot = try dayOffsetSlot(row.fields.map(\.trimmed), service: service, from: from)
            seen[slot.id, default: 0] += 1
            slot.id += "-\(seen[slot.id, default: 0])"
            let canonical = Array(row.fields.map(\.trimmed).joined(separator: "\u{1F}").utf8)
            records.append(
                IncomingRecord(name: name, line: row.line, content: .slot(slot), canonical: canonical))
        } catch {
            records.append(.refused(name, error.sentence, line: row.line))
        }
    }
    return records
}

private func dayOffsetSlot(_ fields: [String], service: String, from: Day) throws(RowProblem) -> IncomingSlot {
    guard isDayOffsetRow(fields), let offset = Int(fields[0]), offset <= 3_660 else {
        throw RowProblem("The row is not a day offset, two times of day and FREE or BUSY.")
    }
    let day = from.adding(days: offset)
    let start = try clinicTime(fields[1...3], on: day)
    let end = try clinicTime(fields[4...6], on: day)
    guard end >= start else { throw RowProblem("The slot ends before it begins.") }
    let date = day.iso.filter { $0 != "-" }
    let clock = LondonTime(at: start).clock.filter { $0 != ":" }
    var slot = IncomingSlot(id: "\(service)-\(date)-\(clock)-\(fields[9])", start: start, end: end)
    slot.service = service
    slot.clinic = fields[8].isEmpty ? nil : fields[8]
    slot.clinician = fields[9].isEmpty ? nil : fields[9]
    slot.isFree = fields[10] == "FREE"
    return slot
}

private func clinicTime(_ parts: ArraySlice<String>, on day: Day) throws(RowProblem) -> Instant {
    let numbers = parts.compactMap { Int($0) }
    let words = "\(day.iso) \(parts.joined(separator: ":"))"
    guard numbers.count == 3, numbers[0] < 24, numbers[1] < 60, numbers[2] < 60 else {
        throw RowProblem("\(words) is not a time of day.")
    }
    let second = numbers[0] * 3_600 + numbers[1] * 60 + numbers[2]
    guard let instant = LondonTime.instants(day: day, secondOfDay: second).first else {
        throw RowProblem("\(words) does not exist in London: the clocks go forward that night.")
    }
    return instant
}
