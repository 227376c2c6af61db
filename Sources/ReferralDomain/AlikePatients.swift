// Patients who are easily taken for one another: the same name, or the same family and nearly the same birthday.

/// Another patient who could be taken for this one: enough to tell them apart, and no more.
public struct AlikePatient: Hashable, Sendable, Codable {
    public var nhsNumber: NHSNumber?
    public var hospitalNumber: String?
    /// `SURNAME, Given (Title)`.
    public var name: String?
    public var born: Day?

    public init(_ patient: Patient) {
        nhsNumber = patient.nhsNumber
        hospitalNumber = patient.hospitalNumber
        name = patient.bannerName
        born = patient.born
    }
}

extension Patient {
    /// Whether this patient and another could be taken for one another.
    public func isAlike(_ other: Patient) -> Bool {
        guard id != other.id || id == 0, let family, let theirs = other.family else { return false }
        let folded = Folding.folded(family)
        guard !folded.isEmpty, folded == Folding.folded(theirs) else { return false }
        if let given, let otherGiven = other.given, !given.isEmpty,
            Folding.folded(given) == Folding.folded(otherGiven)
        {
            return true
        }
        return other.born.map { birthdaysAlike.contains($0) } ?? false
    }

    /// Days of birth that are this one or easily become it by a slip: a day off, day and month changed about, two
    /// neighbouring digits changed about.
    public var birthdaysAlike: [Day] {
        guard let born else { return [] }
        let (year, month, day) = born.parts
        var days: Set<Day> = [born, born.adding(days: -1), born.adding(days: 1)]
        if let turned = Day(year: year, month: day, day: month) { days.insert(turned) }
        let digits = Array("\(born.iso.filter { $0 != "-" })")
        for place in digits.indices.dropLast() {
            var slip = digits
            slip.swapAt(place, place + 1)
            let text = String(slip)
            let iso = "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
            if let other = Day(iso: iso) { days.insert(other) }
        }
        return days.sorted()
    }
}
