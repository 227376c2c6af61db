// From a template to the slots of a day, across clock changes too, and what a changed plan does to slots that exist.

/// A slot as a template plans it.
public struct PlannedSlot: Hashable, Sendable, Codable {
    public var clinic: String
    public var clinician: String?
    public var room: String?
    public var start: Instant
    public var end: Instant
    public var capacity: Int
    public var kind: SlotKind?
    public var priorities: [Priority]

    public init(
        clinic: String, clinician: String?, room: String?, start: Instant, end: Instant, capacity: Int,
        kind: SlotKind?, priorities: [Priority]
    ) {
        self.clinic = clinic
        self.clinician = clinician
        self.room = room
        self.start = start
        self.end = end
        self.capacity = capacity
        self.kind = kind
        self.priorities = priorities
    }

    /// Whether a slot is as planned.
    func equals(_ slot: Slot) -> Bool {
        slot.clinic == clinic && slot.clinician == clinician && slot.room == room && slot.start == start
            && slot.end == end && slot.capacity == capacity && slot.kind == kind && slot.priorities == priorities
    }
}

/// A time that London's clocks leave out on a day.
public struct MissingTime: Hashable, Sendable, Codable {
    public var day: Day
    public var secondOfDay: Int

    public init(day: Day, secondOfDay: Int) {
        self.day = day
        self.secondOfDay = secondOfDay
    }
}

extension ClinicTemplate {
    /// The slots of a day in order of time, and the times that do not exist on it. A time that occurs twice is planned
    /// twice, for the clinic goes on through both.
    public func plan(for day: Day) -> (slots: [PlannedSlot], missing: [MissingTime]) {
        var slots: [PlannedSlot] = []
        var missing: [MissingTime] = []
        let last = until - slotMinutes
        for (place, minute) in stride(from: from, through: last, by: slotMinutes).enumerated() {
            let moments = LondonTime.instants(day: day, secondOfDay: minute * 60)
            if moments.isEmpty { missing.append(MissingTime(day: day, secondOfDay: minute * 60)) }
            let part = parts.first { $0.first <= place + 1 && place + 1 <= $0.last }
            slots += moments.map { start in
                PlannedSlot(
                    clinic: clinic, clinician: clinician, room: room, start: start,
                    end: start.adding(seconds: Int64(slotMinutes) * 60), capacity: capacity, kind: part?.kind ?? kind,
                    priorities: part?.priorities ?? priorities)
            }
        }
        slots.sort { $0.start < $1.start }
        // In the hour that comes twice a long slot would begin before the one before it has ended.
        var free: [PlannedSlot] = []
        for slot in slots where free.last.map({ $0.end <= slot.start }) ?? true { free.append(slot) }
        return (free, missing)
    }
}

/// What a plan does to the slots of a session.
public struct SlotChanges: Hashable, Sendable {
    public var added: [PlannedSlot] = []
    /// Slots without patients, with what they become.
    public var changed: [ChangedSlot] = []
    /// Slots without patients that the plan has no more.
    public var removed: [Slot] = []
    /// Booked slots that are not as planned: they stay as they are.
    public var left: [Slot] = []

    public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

    /// A slot and what it becomes.
    public struct ChangedSlot: Hashable, Sendable {
        public var slot: Slot
        public var plan: PlannedSlot
    }

    public init() {}

    /// From the plan and what is held, looking at what is still to come. Booked slots are never touched, nor are those
    /// that an act on the session closed; nothing new begins in a session that is closed, or beside a booked slot that
    /// stays as it is.
    public init(from held: [Slot], to plan: [PlannedSlot], stopped: Set<String> = [], at now: Instant) {
        let ahead = held.filter { $0.start > now }
        let starts = Set(ahead.map(\.start))
        let planned = Dictionary(plan.map { ($0.start, $0) }, uniquingKeysWith: { first, _ in first })
        for slot in ahead where !stopped.contains(slot.id) {
            let wanted = planned[slot.start]
            if let wanted, wanted.equals(slot), !slot.closed { continue }
            if slot.booked > 0 {
                if wanted?.equals(slot) != true { left.append(slot) }
            } else if let wanted {
                changed.append(ChangedSlot(slot: slot, plan: wanted))
            } else if !slot.closed {
                removed.append(slot)
            }
        }
        let staying = left
        func clashes(_ slot: PlannedSlot) -> Bool {
            staying.contains { $0.start < slot.end && slot.start < $0.end }
        }
        removed += changed.filter { clashes($0.plan) && !$0.slot.closed }.map(\.slot)
        changed.removeAll { clashes($0.plan) }
        guard held.isEmpty || !held.allSatisfy({ stopped.contains($0.id) }) else { return }
        added = plan.filter { $0.start > now && !starts.contains($0.start) && !clashes($0) }
    }
}
