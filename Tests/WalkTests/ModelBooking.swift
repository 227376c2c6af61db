// The model's places, offers and needs: who holds what, what a patient was offered, and what is arranged for their visit.

import ReferralDomain

/// A place that somebody keeps for a referral while they book it.
struct ModelHold {
    var slot: String
    var referral: Int64
    var staff: Int64
    var until: Instant
}

/// A slot that a patient was offered. Acts are named by their numbers.
struct ModelOffer {
    var slot: String
    var start: Instant
    var at: Instant
    var by: String
    var act: Int
    var isWithdrawn = false
    /// The act that booked it.
    var accepted: Int?
    /// The patient's no.
    var declined: (act: Int, at: Instant, reason: String)?
    /// Taken back, and perhaps to be said again.
    var noTakenBack: (act: Int, at: Instant, reason: String)?

    var isOpen: Bool { !isWithdrawn && accepted == nil && declined == nil }
    var notice: Int { start.londonDay.number - at.londonDay.number }
}

/// What a patient needs at a visit.
struct ModelNeed: Equatable {
    struct Arranged: Equatable {
        var reference: String
        var start: Instant
        var slot: String
        var detail: String?
    }

    var kind: String
    var detail: String?
    var since: Instant
    var isWanted = true
    var arranged: Arranged?
}

// MARK: - Places

extension Model {
    /// Patients in a slot now.
    func taken(_ slot: String) -> Int { referrals.values.count { $0.now.liveVisit?.slot == slot } }

    /// Places of the capacity that nobody has: what was opened beyond it was for somebody.
    func unbooked(_ slot: String) -> Int { max(0, (slots[slot]?.capacity ?? 0) - taken(slot)) }

    /// Places of any kind that nobody sits in, for what comes back.
    func room(_ slot: String) -> Int { (slots[slot]?.capacity ?? 0) + (slots[slot]?.opened ?? 0) - taken(slot) }

    /// Places that colleagues of somebody hold now.
    func held(_ slot: String, besides staff: Int64) -> Int {
        holds.count { $0.slot == slot && $0.staff != staff && now < $0.until }
    }

    /// Places that somebody could book now.
    func free(_ slot: String, for person: Person) -> Int { max(0, unbooked(slot) - held(slot, besides: person.id)) }

    /// Whether a place is somebody's to hold for a referral.
    func mayHold(_ slot: String, for it: ModelReferral, _ person: Person) -> Bool {
        guard modelTable[.book]?.roles.contains(person.role) ?? false, sees(person, it) || signs(person, it),
            let held = slots[slot], !telephones(held.service, person)
        else { return false }
        return held.start >= now && free(slot, for: person) > 0
    }

    mutating func hold(_ slot: String, for id: Int64, _ person: Person) {
        holds.removeAll { $0.until <= now || $0.referral == id && $0.staff == person.id }
        holds.append(ModelHold(slot: slot, referral: id, staff: person.id, until: now.adding(seconds: 180)))
    }

    mutating func letGo(_ id: Int64, _ person: Person) {
        holds.removeAll { $0.referral == id && $0.staff == person.id }
    }

    /// Whether a referrer's patient telephones a service, or it has no appointments for them: nobody books it for them.
    func telephones(_ service: String?, _ person: Person) -> Bool {
        let kind = service.flatMap { services[$0]?.kind }
        return person.side == .referrer && (kind == .indirectlyBookable || kind == .triage)
    }

    /// Opens a place beyond the capacity of a full slot, unless one stands open.
    mutating func open(_ slot: String) { if room(slot) <= 0 { slots[slot]?.opened += 1 } }

    /// Closes one that nobody has.
    mutating func close(_ slot: String) {
        if let opened = slots[slot]?.opened, opened > 0, room(slot) > 0 { slots[slot]?.opened -= 1 }
    }
}

// MARK: - Offers

extension ModelReferral {
    /// What a new appointment accepts.
    mutating func acceptOffers(from before: ModelCase, act: Int) {
        guard let slot = now.liveVisit?.slot, slot != before.liveVisit?.slot else { return }
        for index in offers.indices where offers[index].slot == slot && offers[index].isOpen {
            offers[index].accepted = act
        }
    }

    /// A slot offered, or a no to one: to what waits for it, else to what was never on record as offered.
    mutating func offer(_ command: ReferralCommand, _ slot: ModelSlot?, by login: String, act: Int, at moment: Instant)
    {
        let no = command.action == .declineOffer ? (act: act, at: moment, reason: command.reason ?? "") : nil
        let open = offers.lastIndex { $0.isOpen && (command.slot == nil || $0.slot == command.slot) }
        if no != nil, let open {
            offers[open].declined = no
        } else if let id = command.slot, let slot {
            var offer = ModelOffer(slot: id, start: slot.start, at: moment, by: login, act: act)
            offer.declined = no
            offers.append(offer)
        }
    }

    mutating func takeBackOffers(of act: Int) {
        for index in offers.indices {
            if offers[index].act == act { offers[index].isWithdrawn = true }
            if let no = offers[index].declined, no.act == act {
                offers[index].noTakenBack = no
                offers[index].declined = nil
            }
        }
    }

    mutating func offerAgain(of act: Int, as new: Int) {
        for index in offers.indices {
            if offers[index].act == act {
                offers[index].act = new
                offers[index].isWithdrawn = false
            }
            if let no = offers[index].noTakenBack, no.act == act, offers[index].declined == nil {
                offers[index].declined = (new, no.at, no.reason)
                offers[index].noTakenBack = nil
            }
        }
    }

    /// Three weeks' notice, and within six weeks of the first that gave them.
    func isReasonable(_ offer: ModelOffer) -> Bool {
        guard offer.notice >= 21, let first = offers.first(where: { !$0.isWithdrawn && $0.notice >= 21 }) else {
            return false
        }
        return abs(offer.start.londonDay.number - first.start.londonDay.number) <= 42
    }
}

// MARK: - Needs

extension ModelCase {
    /// Whether an act on needs has what it asks for.
    func takesNeed(_ command: ReferralCommand, isAlive: Bool, isAhead: Bool) -> Bool {
        guard let kind = command.outcome, ["interpreter", "transport", "advocacy", "adjustment"].contains(kind) else {
            return false
        }
        let need = needs.first { $0.kind == kind }
        switch command.action {
        case .addNeed:
            if kind == "adjustment", command.detail == nil { return false }
            guard let need, need.isWanted else { return true }
            return command.detail != nil && command.detail != need.detail
        case .dropNeed: return need?.isWanted ?? false
        case .arrangeNeed:
            guard isAlive, isAhead, let need, need.isWanted, let made = arrangement(command, need) else { return false }
            return made != need.arranged
        case .cancelArrangement: return need?.arranged != nil
        case _: return false
        }
    }

    private func arrangement(_ command: ReferralCommand, _ need: ModelNeed) -> ModelNeed.Arranged? {
        guard let reference = command.reference, let visit = liveVisit else { return nil }
        return ModelNeed.Arranged(reference: reference, start: visit.start, slot: visit.slot, detail: need.detail)
    }

    mutating func changeNeed(_ command: ReferralCommand, at moment: Instant) {
        let kind = command.outcome ?? ""
        guard let place = needs.firstIndex(where: { $0.kind == kind }) else {
            needs.append(ModelNeed(kind: kind, detail: command.detail, since: moment))
            return
        }
        switch command.action {
        case .addNeed:
            if !needs[place].isWanted { needs[place].since = moment }
            needs[place].isWanted = true
            needs[place].detail = command.detail ?? needs[place].detail
        case .dropNeed:
            needs[place].isWanted = false
            needs[place].since = moment
        case .arrangeNeed: needs[place].arranged = arrangement(command, needs[place])
        case .cancelArrangement: needs[place].arranged = nil
        case _: break
        }
        if !needs[place].isWanted, needs[place].arranged == nil { needs.remove(at: place) }
    }

    /// The one row of what is to be arranged, arranged anew or cancelled.
    var placeOfNeeds: ModelPlace? {
        var tasks: [ModelPlace] = []
        for need in needs {
            let since = max(self.since, need.since)
            let first = since.londonDay
            guard let arranged = need.arranged else {
                if need.isWanted, let start = liveVisit?.start {
                    tasks.append(row(since: since, due: max(leadDay(start), first), until: start))
                }
                continue
            }
            let isOfVisit = visit.map { $0.start == arranged.start && $0.slot == arranged.slot } ?? false
            // Whoever came, or stayed away, came or stayed away from what was arranged.
            if isOfVisit, let status = visit?.status, status == .fulfilled || status == .noshow { continue }
            if need.isWanted, let start = liveVisit?.start {
                if isOfVisit, arranged.detail == need.detail { continue }
                var due = leadDay(start)
                if arranged.start > since { due = min(due, lastWorkingDay(before: arranged.start.londonDay)) }
                tasks.append(row(since: since, due: max(due, first), until: start))
            } else {
                let due = min(workingDays(1, after: first), arranged.start.londonDay)
                tasks.append(row(since: since, due: max(due, first), until: arranged.start))
            }
        }
        guard let due = tasks.map(\.due).min(), let since = tasks.map(\.since).min() else { return nil }
        return row(since: since, due: due, until: tasks.compactMap(\.until).max())
    }

    private func row(since: Instant, due: Day, until: Instant?) -> ModelPlace {
        ModelPlace(list: .needsToArrange, since: since, due: due, until: until)
    }

    /// Five working days before a visit.
    private func leadDay(_ start: Instant) -> Day {
        (1...5).reduce(start.londonDay) { day, _ in lastWorkingDay(before: day) }
    }
}
