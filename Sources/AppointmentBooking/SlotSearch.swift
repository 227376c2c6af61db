// Finds the first suitable slot for a referral and says why it is the best, and what else there is.

public import ReferralDomain
public import ReferralStore

/// Free slots for a referral in order of time, and which of them to offer first.
public struct SlotChoice: Hashable, Sendable {
    public var slots: [Slot]
    /// Index of the best one; nil where there is none.
    public var best: Int?
    /// One sentence.
    public var why: String
    /// What to offer after that, at most three, the better first.
    public var next: [NextSlot]
}

/// How well a slot suits a referral: what is smaller is better, and of equals the earlier.
private struct Suiting: Comparable {
    var isLate: Bool
    var isOutsideWindow: Bool
    var isOfAnother: Bool
    var start: Instant

    private var order: [Int64] { [isLate ? 1 : 0, isOutsideWindow ? 1 : 0, isOfAnother ? 1 : 0, start.seconds] }
    static func < (left: Suiting, right: Suiting) -> Bool { left.order.lexicographicallyPrecedes(right.order) }
}

extension Reading {
    /// Free slots of a service for a referral from now on, as one side of it sees them: those kept for its priority or
    /// for any, on days on which the service treats the patient.
    public func slotChoice(
        for referral: Referral, service: Service, seenFrom side: Role.Side, now: Instant
    ) throws(Failure) -> SlotChoice {
        let profile = try profile(of: service.id)
        let patient = try patient(referral.patient)
        var query = SlotQuery(service: service.id, from: now, priority: referral.priority, limit: 400)
        query.isFreeOnly = true
        let free = try slots(query).filter {
            $0.hiding(under: profile, from: side, priority: referral.priority, at: now) == nil
        }
        let found = free.filter { slot in
            guard let profile, let patient else { return true }
            return profile.misfit(of: patient, priority: nil, on: slot.start.londonDay) == nil
        }
        var search = SlotSearch(referral: referral, service: service, profile: profile, now: now)
        search.isTreated = free.isEmpty || !found.isEmpty
        return search.choice(among: found)
    }
}

/// One search: the referral, where it is booked, and from when.
private struct SlotSearch {
    var referral: Referral
    var service: Service
    var profile: ServiceProfile?
    var now: Instant
    /// There are free slots on days on which the service treats the patient.
    var isTreated = true

    /// The last good day, by which clock.
    private var target: (day: Day, name: String)? {
        let isCancer = referral.priority == .twoWeekWait
        guard let start = (isCancer ? referral.firstStart : referral.waitStart)?.at.londonDay else { return nil }
        return (
            start.adding(days: isCancer ? ClockDays.firstSeen : ClockDays.referralToTreatment),
            isCancer ? "14-day target" : "breach date"
        )
    }

    private func suiting(_ slot: Slot) -> Suiting {
        let named = referral.namedClinician.map { Folding.folded($0) }
        let isNamed = named == nil || slot.clinician.map { Folding.folded($0) } == named
        // The window is the referrers' and patients'; the provider keeps to it where it can.
        let hiding = profile?.hiding(of: slot, from: .referrer, priority: referral.priority, at: now)
        return Suiting(
            isLate: target.map { slot.start.londonDay > $0.day } ?? false, isOutsideWindow: hiding != nil,
            isOfAnother: !isNamed, start: slot.start)
    }

    func choice(among found: [Slot]) -> SlotChoice {
        // Nobody is called in for today by a proposal: today's places are listed, the best one is on a later day.
        let ranked = found.indices.filter { found[$0].start.londonDay > now.londonDay }
            .map { (index: $0, suiting: suiting(found[$0])) }.sorted { $0.suiting < $1.suiting }
        guard let best = ranked.first else {
            return SlotChoice(slots: found, best: nil, why: whyNone(hasToday: !found.isEmpty), next: [])
        }
        let isEarliest = best.index == ranked.map(\.index).min()
        let next = ranked.dropFirst().prefix(3).map {
            NextSlot(
                index: $0.index, why: difference(found[$0.index], $0.suiting, from: found[best.index], best.suiting))
        }
        return SlotChoice(
            slots: found, best: best.index, why: why(found[best.index], best.suiting, isEarliest), next: next)
    }

    private func whyNone(hasToday: Bool) -> String {
        if hasToday { return "The only free slots for this priority are today's." }
        let name = service.name ?? "Service \(service.id)"
        if !isTreated { return "\(name) does not treat patients of this age or sex on the days of its free slots." }
        return "\(name) has no free slot for this priority."
    }

    private func why(_ best: Slot, _ suiting: Suiting, _ isEarliest: Bool) -> String {
        let day = best.start.londonDay
        let kept = best.priorities.isEmpty ? "open to every priority" : "kept for this priority"
        var lead = "The earliest free slot after today"
        if !isEarliest {
            if let named = referral.namedClinician, !suiting.isOfAnother {
                lead += " with \(named), whom the referrer named"
            } else {
                lead += " within the service's booking window"
            }
        }
        guard let target else { return "\(lead), \(kept); the breach date is not known." }
        if day > target.day { return "\(lead), \(kept), and already after the \(target.name) \(target.day.short)." }
        let left = target.day.number - day.number
        return "\(lead), \(kept), \(inWords(left, "day")) before the \(target.name) \(target.day.short)."
    }

    /// What speaks against the next best, beside the best.
    private func difference(_ slot: Slot, _ suiting: Suiting, from best: Slot, _ bestOne: Suiting) -> String {
        let days = slot.start.londonDay.number - best.start.londonDay.number
        let minutes = (slot.start.seconds - best.start.seconds) / 60
        let span = days == 0 ? inWords(Int(abs(minutes)), "minute") : inWords(abs(days), "day")
        var words = [minutes == 0 ? "At the same time" : "\(span) \(minutes > 0 ? "later" : "earlier")"]
        if suiting.isLate, !bestOne.isLate, let target { words.append("after the \(target.name) \(target.day.short)") }
        if suiting.isOutsideWindow, !bestOne.isOutsideWindow { words.append("outside the service's booking window") }
        if suiting.isOfAnother, !bestOne.isOfAnother, let named = referral.namedClinician {
            words.append("not with \(named)")
        }
        return words.joined(separator: ", ") + "."
    }
}
