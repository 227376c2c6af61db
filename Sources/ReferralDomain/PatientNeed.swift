// What a patient needs at a visit besides being seen: who said so, and for which appointment it is arranged.

/// Something to be arranged for a patient's appointment, one of its kind a referral.
public struct PatientNeed: Hashable, Sendable, Codable {
    /// The three additional requirements of e-RS, and the reasonable adjustments of the Equality Act.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        case interpreter, transport, advocacy, adjustment

        /// The kind that an e-RS code (eRS-AdditionalRequirementType) names.
        public init?(ers code: String) {
            guard let found = ServiceProfile.Requirement(rawValue: code) else { return nil }
            switch found {
            case .interpreter: self = .interpreter
            case .transport: self = .transport
            case .advocacy: self = .advocacy
            }
        }
    }
    /// Who said that it is needed.
    public enum Source: String, CaseIterable, Sendable, Codable {
        case ers = "e-rs"
        /// The patient's record.
        case record
        case staff
    }

    public var kind: Kind
    /// The language, from where, which adjustment; never clinical text.
    public var detail: String?
    public var source: Source
    /// Since when it is known.
    public var since: Instant
    /// False once somebody has said that it is not needed after all: what told of it tells of it again.
    public var isWanted = true
    /// What stands arranged; nil where nothing does.
    public var arrangement: NeedArrangement?

    public init(_ kind: Kind, detail: String? = nil, source: Source, since: Instant) {
        self.kind = kind
        self.detail = detail
        self.source = source
        self.since = since
    }

    /// Characters of a detail or a reference.
    public static let limit = 200
}

/// What was arranged, and for which appointment: another moment, place or wish is another arrangement.
public struct NeedArrangement: Hashable, Sendable, Codable {
    /// Of whoever provides it.
    public var reference: String
    public var start: Instant?
    public var slot: String?
    /// What was asked of them.
    public var detail: String?

    public init(reference: String, start: Instant?, slot: String?, detail: String? = nil) {
        self.reference = reference
        self.start = start
        self.slot = slot
        self.detail = detail
    }
}

extension PatientNeed {
    /// How it stands with an appointment.
    public enum Standing: String, CaseIterable, Sendable, Codable {
        /// There is no appointment to arrange it for.
        case waiting = "not-booked"
        case toArrange = "to-arrange"
        case arranged
        /// What is arranged is for another time, place or wish.
        case again = "to-arrange-again"
        /// What is arranged is for an appointment that is no more, or is not needed any more.
        case toCancel = "to-cancel"
        case dropped = "not-needed"

        /// Whether somebody has something to do about it.
        public var isOpen: Bool {
            switch self {
            case .toArrange, .again, .toCancel: true
            case .waiting, .arranged, .dropped: false
            }
        }
    }

    /// How it stands with the current or last appointment of its referral.
    public func standing(for visit: Appointment?) -> Standing {
        let live = visit.flatMap { $0.status.isLive ? $0 : nil }
        guard let arrangement else { return !isWanted ? .dropped : live == nil ? .waiting : .toArrange }
        // Kept or missed, the visit that it was arranged for is over, and so is the arrangement.
        if let visit, arrangement.isFor(visit), !visit.status.isLive, visit.status != .cancelled { return .arranged }
        guard isWanted, let live else { return .toCancel }
        return arrangement.isFor(live) && arrangement.detail == detail ? .arranged : .again
    }
}

extension NeedArrangement {
    /// Whether it was made for that time and place.
    func isFor(_ visit: Appointment) -> Bool { start == visit.start && slot == visit.slot }
}

// MARK: - As it is kept

extension PatientNeed {
    /// As a referral's row and the journal keep it: fields with a bar between them.
    var text: String {
        let made: [String?] =
            arrangement.map { [$0.start.map { "\($0.seconds)" } ?? "-", $0.slot, $0.detail, $0.reference] } ?? []
        let own: [String?] = [kind.rawValue, detail, source.rawValue, "\(since.seconds)", isWanted ? "yes" : "no"]
        return (own + made).map { $0 ?? "" }.joined(separator: "|")
    }

    init?(text: String) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5 || parts.count == 9, let kind = Kind(rawValue: parts[0]),
            let source = Source(rawValue: parts[2]), let seconds = Int64(parts[3])
        else { return nil }
        func words(_ place: Int) -> String? { parts[place].isEmpty ? nil : parts[place] }
        self.init(kind, detail: words(1), source: source, since: Instant(seconds: seconds))
        isWanted = parts[4] == "yes"
        if parts.count == 9 {
            arrangement = NeedArrangement(
                reference: parts[8], start: Int64(parts[5]).map { Instant(seconds: $0) }, slot: words(6),
                detail: words(7))
        }
    }

    /// Several, a line each; nil for none.
    public static func text(_ needs: [PatientNeed]) -> String? {
        needs.isEmpty ? nil : needs.map(\.text).joined(separator: "\n")
    }

    /// What `text` wrote; lines that are none are left out.
    public static func needs(_ text: String?) -> [PatientNeed] {
        (text ?? "").split(separator: "\n").compactMap { PatientNeed(text: String($0)) }
    }

    /// Words on one line, without the bar that stands between fields; nil where nothing is left.
    static func plain(_ words: String?) -> String? {
        let line = (words ?? "").map { $0 == "|" ? "/" : $0 }
            .split(whereSeparator: \.isWhitespace).map { String($0) }.joined(separator: " ")
        return line.isEmpty ? nil : line
    }
}
