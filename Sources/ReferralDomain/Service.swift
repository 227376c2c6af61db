// A service of the directory, its clinics' slots, and who keeps the diary.

/// A service that referrals are sent to (e-RS HealthcareService).
public struct Service: Hashable, Sendable, Codable {
    /// How a patient gets to it (e-RS eRS-BookableType and request flow).
    public enum Kind: String, CaseIterable, Sendable, Codable {
        case directlyBookable = "directly-bookable"
        case indirectlyBookable = "indirectly-bookable"
        /// Referral assessment service (RAS): no appointments.
        case triage
        /// Clinical assessment service (CAS): booked, then assessed.
        case assessment
        /// Known by number only.
        case unspecified
    }
    /// Who owns the clinic diary.
    public enum Diary: String, CaseIterable, Sendable, Codable { case referdesk, pas }

    /// e-RS service id, such as `11010`.
    public var id: String
    public var name: String?
    /// e-RS specialty code.
    public var specialty: String?
    /// ODS code of the provider; nil where nobody has said, which counts as the home organisation.
    public var provider: String?
    public var kind: Kind
    public var diary: Diary

    public init(
        id: String, name: String? = nil, specialty: String? = nil, provider: String? = nil, kind: Kind = .unspecified,
        diary: Diary = .referdesk
    ) {
        self.id = id
        self.name = name
        self.specialty = specialty
        self.provider = provider
        self.kind = kind
        self.diary = diary
    }
}

/// A time at a clinic that patients can be booked into.
public struct Slot: Hashable, Sendable, Codable {
    public var id: String
    public var service: String
    public var clinic: String?
    public var clinician: String?
    public var start: Instant
    public var end: Instant
    public var capacity: Int
    /// Live appointments in it now.
    public var booked: Int
    /// The priorities it is kept for; empty for any.
    public var priorities: [Priority]
    /// Withdrawn by the clinic: keeps its appointments, takes no more.
    public var closed: Bool
    /// Row id of the session it belongs to; nil where a feed brought it.
    public var session: Int64?
    /// What it is for; nil for anything.
    public var kind: SlotKind?
    public var room: String?
    /// Places that a supervisor opened beyond the capacity.
    public var overbooked = 0
    /// Places that colleagues of whoever looks hold while they book them.
    public var held: [HeldPlace] = []
    /// When it could first be booked; nil where nobody knows.
    public var publishedAt: Instant?

    public init(
        id: String, service: String, clinic: String?, clinician: String?, start: Instant, end: Instant, capacity: Int,
        booked: Int = 0, priorities: [Priority] = [], closed: Bool = false
    ) {
        self.id = id
        self.service = service
        self.clinic = clinic
        self.clinician = clinician
        self.start = start
        self.end = end
        self.capacity = capacity
        self.booked = booked
        self.priorities = priorities
        self.closed = closed
    }

    /// Places left of the capacity; those that a supervisor opened are for whom they were opened.
    public var unbooked: Int { closed ? 0 : max(0, capacity - booked) }
    /// The same, less those that colleagues hold.
    public var free: Int { max(0, unbooked - held.count) }
}

/// A slot to offer after the best one.
public struct NextSlot: Hashable, Sendable {
    /// Its index among the slots found.
    public var index: Int
    /// How it differs from the best, in one sentence.
    public var why: String

    public init(index: Int, why: String) {
        self.index = index
        self.why = why
    }
}

/// Which free slots to look for.
public struct SlotQuery: Hashable, Sendable, Codable {
    public var service: String
    public var from: Instant
    public var until: Instant?
    public var priority: Priority?
    /// Part of the clinician's name.
    public var clinician: String?
    /// Full and closed slots are left out, so that they do not count towards the limit.
    public var isFreeOnly = false
    public var limit: Int

    public init(service: String, from: Instant, until: Instant? = nil, priority: Priority? = nil, limit: Int = 500) {
        self.service = service
        self.from = from
        self.until = until
        self.priority = priority
        self.limit = limit
    }
}
