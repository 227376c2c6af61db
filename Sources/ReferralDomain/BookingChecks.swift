// What is looked at before a patient is put in a slot, and what whoever books is told of it afterwards.

/// What somebody who books should know of the slot; none of it keeps them from it.
public enum BookingWarning: Hashable, Sendable, Codable {
    /// The day lies after the last good day of a clock: `first-seen`, `faster-diagnosis` or `rtt`.
    case afterTarget(clock: String, target: Day)
    /// The patient has another appointment within an hour of it, then.
    case nearAnother(Instant)
    /// The slot is kept for other priorities.
    case keptFor([Priority])
    /// The service takes other priorities.
    case priorityNotTaken([Priority])
    /// It is more than the slot holds.
    case overbooked
    /// The directory says what the service provides, and this that the patient needs is not among it.
    case notProvided([PatientNeed.Kind])
    /// Nobody has tried to reach the patient since the appointment that they missed.
    case notContacted
    /// No letter has told the patient yet that they did not come; one may wait to be printed.
    case notWrittenTo(waits: Bool)
    /// So many days after the first slot that the patient declined: a clinician reviews a delay of over six weeks
    /// (ers-domain 4.5).
    case delayedByChoice(days: Int)
    /// The service is commissioned for the patients of other organisations; this one's code.
    case notCommissioned(String)
    /// The clinician asked for it by telephone or by video, and the slot is not kept for that.
    case askedFor(BookingManner)
}

extension Referral {
    /// Refuses a slot of a service that does not treat the patient on that day, or that the actor's side does not see. A
    /// clinic that moves takes its patients along.
    func checkFit(
        in slot: Slot, for command: ReferralCommand, by actor: Actor, facts: ReferralFacts
    ) throws(Refusal) {
        guard command.action != .moveAppointment else { return }
        let side = actor.role.side
        let wanted = command.priority ?? priority
        let profile = facts.profile
        // The provider books any slot for any priority, and whoever was sent to it.
        if let patient = facts.patient,
            let misfit = profile?.misfit(
                of: patient, priority: side == .provider ? nil : wanted,
                commissioner: side == .provider ? nil : commissioner, on: slot.start.londonDay)
        {
            throw .serviceMisfit(misfit)
        }
        if let hiding = slot.hiding(under: profile, from: side, priority: wanted, at: facts.now) {
            throw .slotHidden(hiding)
        }
    }

    /// Refuses a full slot, but to a supervisor who says why and stays within the limit.
    func checkRoom(
        in slot: Slot, for command: ReferralCommand, by actor: Actor, facts: ReferralFacts
    ) throws(Refusal) {
        guard command.action == .book, let why = command.overbookReason else {
            if facts.bringsItsPlaces, slot.booked < slot.capacity + slot.overbooked { return }
            if let refusal = slot.noRoom { throw refusal }
            return
        }
        guard actor.role.mayOverbook else { throw .notYourRole(actor.role) }
        if Optional(why).isBlank { throw .overbookReasonMissing }
        if why.count > commentLimit { throw .commentTooLong(limit: commentLimit) }
        if slot.booked >= slot.capacity + facts.overbookLimit { throw .overbookLimitReached(facts.overbookLimit) }
    }

    /// What must be said of a booking into a slot, the facts being those before it.
    public func bookingWarnings(in slot: Slot, facts: ReferralFacts) -> [BookingWarning] {
        let day = slot.start.londonDay
        var targets: [(String, Day)] = []
        if priority == .twoWeekWait, let first = firstStart?.at.londonDay {
            if clock.firstSeenAt == nil { targets.append(("first-seen", first.adding(days: ClockDays.firstSeen))) }
            targets.append(("faster-diagnosis", first.adding(days: ClockDays.fasterDiagnosis)))
        }
        if let breach = breachDay { targets.append(("rtt", breach)) }
        var warnings = targets.filter { day > $0.1 }.map { BookingWarning.afterTarget(clock: $0.0, target: $0.1) }
        warnings += facts.appointmentsNear.map { .nearAnother($0) }
        if let priority {
            if !slot.priorities.isEmpty, !slot.priorities.contains(priority) {
                warnings.append(.keptFor(slot.priorities))
            }
            if let taken = facts.profile?.priorities, !taken.isEmpty, !taken.contains(priority) {
                warnings.append(.priorityNotTaken(taken))
            }
        }
        if let commissioner, facts.profile?.isCommissioned(by: commissioner) == false {
            warnings.append(.notCommissioned(commissioner))
        }
        let missing = facts.profile?.notProvided(of: needs) ?? []
        if !missing.isEmpty { warnings.append(.notProvided(missing)) }
        if let first = facts.offers.declined.map(\.start.londonDay.number).min() {
            let delay = day.number - first
            if delay > Offer.secondWithin { warnings.append(.delayedByChoice(days: delay)) }
        }
        if let manner = BookingWish(instruction).remote, manner.kind != slot.kind { warnings.append(.askedFor(manner)) }
        if slot.unbooked == 0 { warnings.append(.overbooked) }
        return warnings
    }
}

extension ReferralFacts {
    /// Why a side of a referral books nothing at the service that is named, or that it is with: a referrer's patients
    /// telephone an indirectly bookable service, and a referral assessment service has no appointments for them; what
    /// clinics it has are the provider's, for after its review (ers-domain 4.1).
    public func refusalOfBooking(from side: Role.Side) -> Refusal? {
        guard side == .referrer else { return nil }
        return switch (namedService ?? service)?.kind {
        case .indirectlyBookable: .bookedByTelephone(telephone)
        case .triage: .triageService
        case .directlyBookable, .assessment, .unspecified, nil: nil
        }
    }
}

extension Slot {
    /// Why a side of a referral does not see it; what it is kept for counts where the service has no entry too.
    public func hiding(
        under profile: ServiceProfile?, from side: Role.Side, priority: Priority?, at now: Instant
    ) -> SlotHiding? {
        guard side != .provider else { return nil }
        if let profile { return profile.hiding(of: self, from: side, priority: priority, at: now) }
        guard let priority, !priorities.isEmpty, !priorities.contains(priority) else { return nil }
        return .keptFor(priorities)
    }
}

extension Role {
    /// Whether it opens places beyond a slot's capacity.
    public var mayOverbook: Bool { self == .supervisor }
}
