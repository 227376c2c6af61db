// Whom a service treats, and who sees its slots when: pure rules over the directory's entry.

/// Why a patient does not fit a service.
public enum ServiceMisfit: Error, Hashable, Sendable, Codable {
    /// Younger on the day than it treats, in whole years.
    case tooYoung(minimum: Int)
    case tooOld(maximum: Int)
    case sexNotTreated([Sex])
    case priorityNotTaken([Priority])
    /// It opens on that day.
    case notYetOperational(Day)
    /// That was its last day.
    case noLongerOperational(Day)
    /// It is commissioned for the patients of other organisations; this one's code.
    case notCommissioned(String)
}

/// Why referrers and patients do not see a slot.
public enum SlotHiding: Hashable, Sendable, Codable {
    /// Shown as far as that day.
    case beyondPollingRange(Day)
    /// The window of its priority opens for slots from then on.
    case beforeWindow(Instant)
    /// That is the window's last day.
    case afterWindow(Day)
    /// New, and for the provider's staff until that day.
    case reserved(until: Day)
    case keptFor([Priority])
}

extension ServiceProfile {
    /// What a patient needs that is not among what the service provides; nothing where the directory does not say what it
    /// provides, and adjustments are nothing that it could say.
    public func notProvided(of needs: [PatientNeed]) -> [PatientNeed.Kind] {
        guard !requirements.isEmpty else { return [] }
        let provided = requirements.compactMap { PatientNeed.Kind(ers: $0.rawValue) }
        return needs.filter { $0.isWanted && $0.kind != .adjustment && !provided.contains($0.kind) }.map(\.kind)
    }

    /// Whether it is commissioned for the patients of an organisation; who is not known is nobody's to refuse.
    public func isCommissioned(by organisation: String?) -> Bool {
        organisation.map { commissioners.isEmpty || commissioners.contains($0) } ?? true
    }

    /// Why the service does not take a patient of this priority and commissioner on a day; nil where nothing known speaks
    /// against it.
    public func misfit(
        of patient: Patient, priority: Priority?, commissioner: String? = nil, on day: Day
    ) -> ServiceMisfit? {
        if let age = patient.born?.age(on: day) {
            if let minimumAge, age < minimumAge { return .tooYoung(minimum: minimumAge) }
            if let maximumAge, age > maximumAge { return .tooOld(maximum: maximumAge) }
        }
        if let sex = patient.sex, sex == .female || sex == .male, !sexes.isEmpty, !sexes.contains(sex) {
            return .sexNotTreated(sexes)
        }
        if let priority, !priorities.isEmpty, !priorities.contains(priority) { return .priorityNotTaken(priorities) }
        if let commissioner, !isCommissioned(by: commissioner) { return .notCommissioned(commissioner) }
        if let operationalFrom, day < operationalFrom { return .notYetOperational(operationalFrom) }
        if let operationalUntil, day > operationalUntil { return .noLongerOperational(operationalUntil) }
        return nil
    }

    /// Why a slot is hidden from a side of the referral for a priority now. The provider's staff see every slot.
    public func hiding(
        of slot: Slot, from side: Role.Side, priority: Priority?, at now: Instant
    ) -> SlotHiding? {
        guard side != .provider else { return nil }
        let today = now.londonDay
        let day = slot.start.londonDay
        let last = lastDay(from: today)
        if day > last { return .beyondPollingRange(last) }
        if let published = slot.publishedAt, reservationDays > 0 {
            let free = published.londonDay.adding(days: reservationDays)
            if today < free { return .reserved(until: free) }
        }
        guard let priority else { return nil }
        if !slot.priorities.isEmpty, !slot.priorities.contains(priority) { return .keptFor(slot.priorities) }
        guard let window = windows.first(where: { $0.priority == priority }) else { return nil }
        let opens = now.adding(seconds: Int64(window.opensAfterHours) * 3_600)
        if slot.start < opens { return .beforeWindow(opens) }
        if let days = window.closesAfterDays, day > today.adding(days: days) {
            return .afterWindow(today.adding(days: days))
        }
        return nil
    }

    /// The last day of the polling range, or of the service where that comes first.
    public func lastDay(from today: Day) -> Day {
        let last = today.adding(days: pollingRangeDays)
        return operationalUntil.map { min($0, last) } ?? last
    }
}
