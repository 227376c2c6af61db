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
    /// Free slots that are not proposed, by slot id, and why.
    public var notProposed: [String: NotProposed]
}

/// How well a slot suits a referral: what is smaller is better, and of equals the earlier.
private struct Suiting: Comparable {
    var isLate: Bool
    var isOutsideWindow: Bool
    var isOfAnother: Bool
    /// Of another clinic, or another kind, than the clinician asked for: how many of the two.
    var unlikeWish: Int
    /// What a slot was declined for holds of it too.
    var isLikeDeclined: Bool
    /// Weeks from today, for whoever cannot wait: what patients prefer counts only within a week.
    var week: Int
    /// What of the patient's preferences it is not.
    var mismatches: [PatientPreferences.Mismatch]
    var start: Instant

    private var order: [Int64] {
        [isLate, isOutsideWindow, isOfAnother].map { $0 ? 1 : 0 }
            + [Int64(unlikeWish), isLikeDeclined ? 1 : 0, Int64(week), Int64(mismatches.count), start.seconds]
    }
    static func < (left: Suiting, right: Suiting) -> Bool { left.order.lexicographicallyPrecedes(right.order) }
}

extension Reading {
    /// Free slots of a service for a referral from now on, as one side of it sees them: those kept for its priority or
    /// for any, on days on which the service treats the patient.
    public func slotChoice(
        for referral: Referral, service: Service, seenFrom side: Role.Side, by view: HoldView
    ) throws(Failure) -> SlotChoice {
        let now = view.now
        let profile = try profile(of: service.id)
        let patient = try patient(referral.patient)
        var query = SlotQuery(service: service.id, from: now, priority: referral.priority, limit: 400)
        query.isFreeOnly = true
        let free = try held(try slots(query), for: view).filter {
            $0.hiding(under: profile, from: side, priority: referral.priority, at: now) == nil
        }
        let found = free.filter { slot in
            guard let profile, let patient else { return true }
            return profile.misfit(
                of: patient, priority: nil, commissioner: side == .referrer ? referral.commissioner : nil,
                on: slot.start.londonDay) == nil
        }
        var search = SlotSearch(referral: referral, service: service, profile: profile, now: now)
        search.isTreated = free.isEmpty || !found.isEmpty
        search.declined = try offers(of: referral.id).declined
        search.choice = try choice(of: referral.patient)
        search.wish = Wish(
            referral, people: found.compactMap(\.clinician) + (profile?.clinicians ?? []),
            clinics: found.compactMap(\.clinic))
        return search.best(among: found)
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
    /// What the patient declined for this referral.
    var declined: [Offer] = []
    /// When the patient can come, and would rather.
    var choice = PatientChoice()
    var wish = Wish()

    /// Why a free slot is not proposed; nil for one that may be.
    private func obstacle(to slot: Slot) -> NotProposed? {
        let day = slot.start.londonDay
        if let reason = declined.last(where: { $0.slot == slot.id })?.reason { return .declined(reason) }
        if let away = choice.away.first(where: { $0.covers(day) }) { return .away(away) }
        if slot.free == 0, let hold = slot.held.min(by: { $0.seconds < $1.seconds }) { return .held(hold) }
        // Nobody is called in for today by a proposal: today's places are listed, the best one is on a later day.
        return day > now.londonDay ? nil : .today
    }

    /// The last good day, by which clock.
    private var target: (day: Day, name: String)? {
        let last = referral.lastGoodDay
        if let day = wish.seeBy, last.map({ day < $0 }) ?? true { return (day, "day to be seen by") }
        return last.map { ($0, referral.awaitsFirstSeen ? "14-day target" : "breach date") }
    }

    private func suiting(_ slot: Slot) -> Suiting {
        let named = wish.person.map { Folding.folded($0) }
        let isNamed = named == nil || slot.clinician.map { Folding.folded($0) } == named
        // The window is the referrers' and patients'; the provider keeps to it where it can.
        let hiding = profile?.hiding(of: slot, from: .referrer, priority: referral.priority, at: now)
        return Suiting(
            isLate: target.map { slot.start.londonDay > $0.day } ?? false, isOutsideWindow: hiding != nil,
            isOfAnother: !isNamed, unlikeWish: wish.unlike(slot).count,
            isLikeDeclined: declined.contains { $0.saysNo(to: slot) },
            week: referral.priority == .routine ? 0 : (slot.start.londonDay.number - now.londonDay.number) / 7,
            mismatches: choice.preferences.mismatches(with: slot, today: now.londonDay), start: slot.start)
    }

    func best(among found: [Slot]) -> SlotChoice {
        var obstacles: [String: NotProposed] = [:]
        for slot in found { obstacles[slot.id] = obstacle(to: slot) }
        let ranked = found.indices.filter { obstacles[found[$0].id] == nil }
            .map { (index: $0, suiting: suiting(found[$0])) }.sorted { $0.suiting < $1.suiting }
        let left = leftOut(obstacles.values)
        guard let best = ranked.first, let earliest = ranked.min(by: { $0.index < $1.index }) else {
            return SlotChoice(
                slots: found, best: nil, why: whyNone(obstacles) + left, next: [], notProposed: obstacles)
        }
        let next = ranked.dropFirst().prefix(3).map {
            NextSlot(
                index: $0.index, why: difference(found[$0.index], $0.suiting, from: found[best.index], best.suiting))
        }
        return SlotChoice(
            slots: found, best: best.index,
            why: why(found[best.index], best.suiting, beside: earliest.suiting) + asked(found[best.index])
                + preferred(best.suiting) + left,
            next: next, notProposed: obstacles)
    }

    private func whyNone(_ obstacles: [String: NotProposed]) -> String {
        if !obstacles.isEmpty {
            return obstacles.values.allSatisfy { $0 == .today }
                ? "The only free slots for this priority are today's." : "No other free slot suits the patient."
        }
        let name = service.name ?? "Service \(service.id)"
        if !isTreated {
            if let code = referral.commissioner, profile?.isCommissioned(by: code) == false {
                return "\(name) is not commissioned for patients of \(code)."
            }
            return "\(name) does not treat patients of this age or sex on the days of its free slots."
        }
        return "\(name) has no free slot for this priority."
    }

    /// How the best one stands to what the clinician asked of the booking desk; empty where that was nothing.
    private func asked(_ slot: Slot) -> String {
        var met = [wish.clinic.map { "in \($0)" }, wish.manner].compactMap { $0 }
        var missed = wish.unlike(slot)
        let isUnsaid = slot.kind == nil && wish.isRemote
        met.removeAll { missed.contains($0) || isUnsaid && $0 == wish.manner }
        if wish.isOfClinician, let person = wish.person {
            let isTheirs = slot.clinician.map { Folding.folded($0) } == Folding.folded(person)
            if isTheirs { met.append("with \(person)") } else { missed.append("with \(person)") }
        }
        if let day = wish.seeBy {
            if slot.start.londonDay > day { missed.append("by \(day.short)") } else { met.append("by \(day.short)") }
        }
        var words = met.isEmpty ? "" : " It is as the clinician asked: \(met.joined(separator: ", "))."
        if !missed.isEmpty { words += " It is not as the clinician asked: \(missed.joined(separator: ", "))." }
        if isUnsaid, let manner = wish.manner {
            words += " The clinician asked for it \(manner), which this slot does not say."
        }
        return words + (wish.tests.map { " Tests first: \($0)." } ?? "")
    }

    /// How the best one stands to what the patient prefers; empty where they said nothing.
    private func preferred(_ suiting: Suiting) -> String {
        guard !choice.preferences.isEmpty else { return "" }
        guard !suiting.mismatches.isEmpty else { return " It is as the patient prefers: \(choice.preferences.words)." }
        let missed = suiting.mismatches.compactMap { choice.preferences.words(of: $0) }.joined(separator: ", ")
        return " It is not as the patient prefers: \(missed)."
    }

    /// What is free and not proposed for the patient's sake; empty where nothing is.
    private func leftOut(_ obstacles: some Collection<NotProposed>) -> String {
        var declined = 0
        var away = 0
        var held = 0
        for obstacle in obstacles {
            switch obstacle {
            case .declined: declined += 1
            case .away: away += 1
            case .held: held += 1
            case .today: break
            }
        }
        var words: [String] = []
        if declined > 0 { words.append("\(inWords(declined, "slot")) declined") }
        if away > 0 { words.append("\(inWords(away, "slot")) while the patient cannot come") }
        if held > 0 { words.append("\(inWords(held, "slot")) that colleagues hold") }
        return words.isEmpty ? "" : " Left out: \(words.joined(separator: ", "))."
    }

    private func why(_ best: Slot, _ suiting: Suiting, beside earliest: Suiting) -> String {
        let day = best.start.londonDay
        let kept = best.priorities.isEmpty ? "open to every priority" : "kept for this priority"
        var lead = "The earliest free slot after today"
        if let named = wish.person, earliest.isOfAnother, !suiting.isOfAnother {
            lead += " with \(named), whom the \(wish.isOfClinician ? "clinician asked for" : "referrer named")"
        } else if earliest.isOutsideWindow, !suiting.isOutsideWindow {
            lead += " within the service's booking window"
        } else if earliest.unlikeWish > suiting.unlikeWish {
            lead += " that is as the clinician asked"
        } else if earliest.isLikeDeclined, !suiting.isLikeDeclined {
            lead += " unlike what the patient declined"
        } else if earliest.mismatches.count > suiting.mismatches.count {
            lead += " that is nearer to what the patient prefers"
        }
        guard let target else {
            let why = referral.waitStart == nil ? "the breach date is not known" : "the clock has stopped"
            return "\(lead), \(kept); \(why)."
        }
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
        if suiting.isOfAnother, !bestOne.isOfAnother, let named = wish.person { words.append("not with \(named)") }
        let asked = wish.unlike(best)
        words += wish.unlike(slot).filter { !asked.contains($0) }.map { "not \($0)" }
        if suiting.isLikeDeclined, !bestOne.isLikeDeclined { words.append("like one that the patient declined") }
        words += suiting.mismatches.filter { !bestOne.mismatches.contains($0) }
            .compactMap { choice.preferences.words(of: $0).map { "not \($0)" } }
        return words.joined(separator: ", ") + "."
    }
}
