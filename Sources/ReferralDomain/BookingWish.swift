// What a clinician's decision asks of the booking desk: read from the sentence that the desk reads, so that both agree.

/// How a patient is to be seen, in the words of the sentence.
public enum BookingManner: String, CaseIterable, Sendable, Codable {
    case new = "new, face to face"
    case telephone = "by telephone"
    case video = "by video"
    case followUp = "follow-up, face to face"
    case test = "straight to test"

    /// Nobody comes to the hospital for it.
    public var isRemote: Bool { self == .telephone || self == .video }

    /// The slots that it takes.
    public var kind: SlotKind {
        switch self {
        case .new: .first
        case .telephone: .telephone
        case .video: .video
        case .followUp: .followUp
        case .test: .procedure
        }
    }
}

/// What a decision asks of the booking desk.
public struct BookingWish: Hashable, Sendable {
    /// The parts of its sentence, in their order there.
    public enum Part: Int, Sendable {
        case clinic, manner, clinician, seeBy, tests

        /// What stands in the sentence before the answer.
        public var lead: String {
            switch self {
            case .clinic, .manner: ""
            case .clinician: "with "
            case .seeBy: "see by "
            case .tests: "tests first: "
            }
        }
    }

    public private(set) var manner: BookingManner?
    public private(set) var seeBy: Day?
    /// Tests to be done before.
    public private(set) var tests: String?
    /// As far as the instruction goes on, for nothing but the names themselves tells where they end.
    private var clinic: String?
    private var clinician: String?

    /// The wish in an instruction; an empty one where it asks for nothing of the kind.
    public init(_ instruction: String?) {
        var last = -1
        let pieces = (instruction ?? "").split(separator: ";")
        for index in pieces.indices {
            // A list of tests may have the mark in it.
            let text = String(pieces[index...].joined(separator: ";").drop { $0 == " " })
            guard let part = Part(of: text, isFirst: index == 0), part.rawValue > last else { return }
            last = part.rawValue
            let whole = String(text.dropFirst(part.lead.count))
            let rest = part == .tests ? whole : String(whole.prefix { $0 != ";" })
            switch part {
            case .clinic: clinic = rest
            case .manner: manner = BookingManner.allCases.first { rest.lowercased().hasPrefix($0.rawValue) }
            case .clinician: clinician = rest
            case .seeBy: seeBy = Day(short: String(rest.prefix(11)))
            case .tests: tests = rest.sentence
            }
        }
    }

    /// By telephone or by video, where that is how: nobody is to come.
    public var remote: BookingManner? { manner.flatMap { $0.isRemote ? $0 : nil } }

    /// The clinic that it names of those there are.
    public func clinic(among names: [String]) -> String? { Self.longest(of: names, in: clinic) }

    /// The person whom it names of those there are.
    public func clinician(among names: [String]) -> String? { Self.longest(of: names, in: clinician) }

    private static func longest(of names: [String], in text: String?) -> String? {
        let said = "\(Folding.folded(text ?? "")) "
        return names.filter { !$0.isEmpty && said.hasPrefix("\(Folding.folded($0)) ") }.max { $0.count < $1.count }
    }
}

extension BookingWish.Part {
    /// What a piece of the sentence is; only the first one may be a name alone.
    fileprivate init?(of text: String, isFirst: Bool) {
        let lowered = text.lowercased()
        if let part = [Self.clinician, .seeBy, .tests].first(where: { lowered.hasPrefix($0.lead) }) {
            self = part
        } else if BookingManner.allCases.contains(where: { lowered.hasPrefix($0.rawValue) }) {
            self = .manner
        } else if isFirst {
            self = .clinic
        } else {
            return nil
        }
    }
}

extension Day {
    /// A day as `short` writes it.
    public init?(short text: String) {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]),
            let month = Day.monthNames.firstIndex(where: { $0.prefix(3).lowercased() == parts[1].lowercased() })
        else { return nil }
        self.init(year: year, month: month + 1, day: day)
    }
}

extension String {
    /// As far as its first full stop at the end of a word.
    fileprivate var sentence: String {
        var end = startIndex
        while end < endIndex {
            let next = index(after: end)
            if self[end] == ".", next == endIndex || self[next] == " " { return String(self[..<end]) }
            end = next
        }
        return self
    }
}
