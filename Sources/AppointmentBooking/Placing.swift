// Who could come to a slot, and who would be seen in time if free places went to those who wait in order of need.

public import ReferralDomain

/// Somebody who waits to be booked, or is booked beyond their target and could be brought forward.
public struct WaitingPatient: Hashable, Sendable {
    public var referral: Referral
    public var patient: Patient
    /// Days on which they cannot come.
    public var away: [Away]
    /// Slots that they have declined.
    public var declined: Set<String>

    public init(_ referral: Referral, _ patient: Patient, away: [Away] = [], declined: Set<String> = []) {
        self.referral = referral
        self.patient = patient
        self.away = away
        self.declined = declined
    }

    /// The appointment that they have, and would give up for an earlier one.
    public var booked: Instant? { referral.liveAppointment?.start }

    /// Whether a slot that is still to come could be theirs: by priority, age, sex, clinic type, kind, and what they
    /// said themselves.
    public func suits(_ slot: Slot, at profile: ServiceProfile?) -> Bool {
        guard patient.died == nil, !patient.deathIsReported else { return false }
        if let booked, booked <= slot.start { return false }
        if !slot.priorities.isEmpty {
            guard let priority = referral.priority, slot.priorities.contains(priority) else { return false }
        }
        let day = slot.start.londonDay
        if declined.contains(slot.id) || away.contains(where: { $0.covers(day) }) { return false }
        if profile?.misfit(of: patient, priority: referral.priority, on: day) != nil { return false }
        if let type = referral.clinicType, let types = profile?.clinicTypes, !types.isEmpty, !types.contains(type) {
            return false
        }
        let wasSeen = referral.clock.firstSeenAt != nil
        return switch slot.kind {
        case .first: !wasSeen
        case .followUp: wasSeen
        case .procedure, .telephone, .video, nil: true
        }
    }
}

/// Free places given to those who wait, in order of need, each the earliest that suits them. Nothing is booked by it.
public struct Placing: Sendable {
    /// The slot of each patient that got one, by row id of the referral.
    public private(set) var places: [Int64: Slot] = [:]

    /// Gives the places of `slots` to `people`.
    public init(of people: [WaitingPatient], in slots: [Slot], at profile: ServiceProfile?) {
        var open = slots.filter { $0.free > 0 }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
        for one in people.inOrderOfNeed {
            guard let place = open.firstIndex(where: { one.suits($0, at: profile) }) else { continue }
            places[one.referral.id] = open[place]
            open[place].booked += 1
            if open[place].free == 0 { open.remove(at: place) }
        }
    }

    /// Whether somebody would be seen by their last good day: in the place they got, else when they are booked.
    public func isInTime(_ one: WaitingPatient) -> Bool {
        guard let last = one.referral.lastGoodDay else { return true }
        guard let start = places[one.referral.id]?.start ?? one.booked else { return false }
        return start.londonDay <= last
    }
}

extension AddedPlaces {
    /// As a slot. Nobody knows yet on which day it will be, so it counts as on the last working day of its week.
    func slot(at service: String, calendar: WorkingCalendar) -> Slot {
        let last = calendar.lastWorkingDay(before: week.monday.adding(days: 7))
        let start = LondonTime.startOfDay(last).adding(seconds: 12 * 3_600)
        return Slot(
            id: "added", service: service, clinic: nil, clinician: nil, start: start,
            end: start.adding(seconds: 1_200), capacity: count, priorities: priority.map { [$0] } ?? [])
    }
}

/// What added places would change for those who wait at a service.
public struct CapacityForecast: Hashable, Sendable {
    /// Who waits, in order of need.
    public var waiting: [WaitingPatient]
    /// Row ids of those who would be late with the places that there are.
    public var late: Set<Int64>
    /// Row ids of those of them who would not be with the added ones.
    public var saved: Set<Int64>
    /// And of those who would be late because of them; a place that goes to somebody in greater need can cost another theirs.
    public var lateInstead: Set<Int64>

    /// Places both with and without what is added.
    public init(
        of people: [WaitingPatient], in slots: [Slot], adding added: AddedPlaces?, at service: String,
        profile: ServiceProfile?, calendar: WorkingCalendar
    ) {
        waiting = people.inOrderOfNeed
        func lateOnes(_ slots: [Slot]) -> Set<Int64> {
            let placing = Placing(of: people, in: slots, at: profile)
            return Set(people.filter { !placing.isInTime($0) }.map(\.referral.id))
        }
        late = lateOnes(slots)
        let then = added.map { lateOnes(slots + [$0.slot(at: service, calendar: calendar)]) } ?? late
        saved = late.subtracting(then)
        lateInstead = then.subtracting(late)
    }
}

extension [WaitingPatient] {
    /// Priority, then breach, then the older record.
    public var inOrderOfNeed: [WaitingPatient] {
        sorted { $0.referral.need.lexicographicallyPrecedes($1.referral.need) }
    }
}
