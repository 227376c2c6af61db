// Finds the first suitable slot for a referral and says why it is the best.

public import ReferralDomain
public import ReferralStore

/// Free slots for a referral in order of time, and which of them to offer first.
public struct SlotChoice: Hashable, Sendable {
    public var slots: [Slot]
    /// Index of the best one; nil where there is none.
    public var best: Int?
    /// One sentence.
    public var why: String
}

extension Reading {
    /// Free slots of a service for a referral from now on: those kept for its priority or for any.
    public func slotChoice(for referral: Referral, service: Service, now: Instant) throws(Failure) -> SlotChoice {
        let query = SlotQuery(service: service.id, from: now, priority: referral.priority, limit: 400)
        let found = try slots(query).filter { $0.free > 0 }
        // Nobody is called in for today by a proposal: today's places are listed, the best one is on a later day.
        let best = found.firstIndex { $0.start.londonDay > now.londonDay }
        return SlotChoice(
            slots: found, best: best, why: reason(best.map { found[$0] }, !found.isEmpty, referral, service))
    }

    private func reason(_ best: Slot?, _ hasToday: Bool, _ referral: Referral, _ service: Service) -> String {
        guard let best else {
            if hasToday { return "The only free slots for this priority are today's." }
            return "\(service.name ?? "Service \(service.id)") has no free slot for this priority."
        }
        let day = best.start.londonDay
        let kept = best.priorities.isEmpty ? "open to every priority" : "kept for this priority"
        let isCancer = referral.priority == .twoWeekWait
        guard let start = (isCancer ? referral.firstStart : referral.waitStart)?.at.londonDay else {
            return "The earliest free slot after today, \(kept); the breach date is not known."
        }
        let target = start.adding(days: isCancer ? ClockDays.firstSeen : ClockDays.referralToTreatment)
        let name = isCancer ? "14-day target" : "breach date"
        if day > target {
            return "The earliest free slot after today, \(kept), and already after the \(name) \(target.short)."
        }
        let left = target.number - day.number
        return
            "The earliest free slot after today, \(kept), \(left) day\(left == 1 ? "" : "s") before the \(name) \(target.short)."
    }
}
