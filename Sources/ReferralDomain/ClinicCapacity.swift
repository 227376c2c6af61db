// What clinics offered and what became of it, week by week: counts alone, nothing of persons.

/// A slot with what became of its places.
public struct SlotUse: Hashable, Sendable {
    public var slot: Slot
    /// Booked now, kept or missed.
    public var taken: Int
    /// Missed, or not brought.
    public var missed: Int

    public init(_ slot: Slot, taken: Int, missed: Int) {
        self.slot = slot
        self.taken = taken
        self.missed = missed
    }
}

/// One clinic in one week.
public struct CapacityLine: Hashable, Sendable {
    public var service: String
    public var clinic: String?
    /// Its Monday.
    public var week: Day
    public var sessions: Int
    /// Places; of a slot that was withdrawn, those that stay booked.
    public var offered: Int
    public var booked: Int
    /// Places that nobody has, or had.
    public var free: Int
    public var missed: Int
    /// Places beyond the capacity that somebody has.
    public var overbooked: Int

    /// A line a service, clinic and week, in order of service and week.
    public static func lines(of uses: [SlotUse]) -> [CapacityLine] {
        struct Key: Hashable {
            var service: String
            var clinic: String?
            var week: Day
        }
        let groups = Dictionary(grouping: uses) { use in
            Key(service: use.slot.service, clinic: use.slot.clinic, week: use.slot.start.londonDay.monday)
        }
        return groups.map { key, uses in
            func sum(_ count: (SlotUse) -> Int) -> Int { uses.reduce(0) { $0 + count($1) } }
            return CapacityLine(
                service: key.service, clinic: key.clinic, week: key.week,
                sessions: ClinicSession.grouped(uses.map(\.slot)).count,
                offered: sum { $0.slot.closed ? min($0.slot.capacity, $0.taken) : $0.slot.capacity },
                booked: sum(\.taken), free: sum { $0.slot.closed ? 0 : max(0, $0.slot.capacity - $0.taken) },
                missed: sum(\.missed), overbooked: sum { max(0, $0.taken - $0.slot.capacity) })
        }.sorted { ($0.service, $0.week, $0.clinic ?? "") < ($1.service, $1.week, $1.clinic ?? "") }
    }
}

/// Places that might be added to a week.
public struct AddedPlaces: Hashable, Sendable, Codable {
    public var count: Int
    /// The priority they are kept for; nil for any.
    public var priority: Priority?
    /// A day of the week.
    public var week: Day

    public init(_ count: Int, priority: Priority?, week: Day) {
        self.count = count
        self.priority = priority
        self.week = week
    }
}

extension Day {
    /// The Monday of its week.
    public var monday: Day { adding(days: 1 - weekday) }
}
