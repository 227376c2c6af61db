// One session of a clinic: the slots of a service, clinic and day, what became of them, and who is booked in.

/// Which session is meant: one that was made here, or the slots that a feed brought of a service, day and clinic.
public enum ClinicName: Hashable, Sendable, Codable {
    case session(Int64)
    case group(service: String, day: Day, clinic: String?)

    /// `41`, or `11010:2026-12-01:Tuesday morning`.
    public var text: String {
        switch self {
        case .session(let id): "\(id)"
        case .group(let service, let day, let clinic): "\(service):\(day.iso):\(clinic ?? "")"
        }
    }

    /// Reads what `text` writes, or nil.
    public init?(_ text: String) {
        if let id = Int64(text) {
            self = .session(id)
            return
        }
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, !parts[0].isEmpty, let day = Day(iso: parts[1]) else { return nil }
        self = .group(service: parts[0], day: day, clinic: parts.count == 3 && !parts[2].isEmpty ? parts[2] : nil)
    }
}

/// What was done to a session as a whole.
public enum ClinicAct: String, CaseIterable, Sendable, Codable {
    /// Keeps its patients, takes no more.
    case close
    /// Its patients wait to be booked again.
    case cancel
    /// Its patients are in the slots of another session.
    case move
}

/// A session with its slots.
public struct ClinicSession: Hashable, Sendable, Codable {
    public var name: ClinicName
    public var service: String
    public var clinic: String?
    public var day: Day
    /// Clinicians of its slots, most often one or none.
    public var clinicians: [String]
    public var rooms: [String]
    /// In order of time.
    public var slots: [Slot]
    /// The last act on it that stands.
    public var act: ClinicAct?
    /// Why, as said with the act.
    public var why: String?
    /// Patients whose visit has its outcome: they attended, or did not.
    public var cashedUp = 0

    public init(name: ClinicName, slots: [Slot], act: ClinicAct? = nil, why: String? = nil) {
        self.name = name
        self.slots = slots
        self.act = act
        self.why = why
        service = slots.first?.service ?? ""
        clinic = slots.first?.clinic
        day = slots.first?.start.londonDay ?? Day(number: 0)
        clinicians = Set(slots.compactMap(\.clinician)).sorted()
        rooms = Set(slots.compactMap(\.room)).sorted()
    }

    public var start: Instant? { slots.map(\.start).min() }
    public var end: Instant? { slots.map(\.end).max() }
    public var capacity: Int { slots.reduce(0) { $0 + $1.capacity } }
    public var booked: Int { slots.reduce(0) { $0 + $1.booked } }
    public var free: Int { slots.reduce(0) { $0 + $1.free } }
    /// Everybody it was or is held for.
    public var patients: Int { booked + cashedUp }

    /// Patients whose time has come and who have no outcome yet.
    public func toCashUp(at now: Instant) -> Int { slots.reduce(0) { $0 + ($1.start <= now ? $1.booked : 0) } }

    /// Slots in groups, one a session, in order of time.
    public static func grouped(_ slots: [Slot]) -> [ClinicSession] {
        let groups = Dictionary(grouping: slots) { slot in
            slot.session.map { ClinicName.session($0) }
                ?? .group(service: slot.service, day: slot.start.londonDay, clinic: slot.clinic)
        }
        return groups.map { ClinicSession(name: $0.key, slots: $0.value.sorted { $0.start < $1.start }) }
            .sorted { ($0.start?.seconds ?? 0, $0.name.text) < ($1.start?.seconds ?? 0, $1.name.text) }
    }
}
