// The model's lists: where a referral stands by its state, its messages and its questions, and when it is due there.

import ReferralDomain

/// A place on a list.
struct ModelPlace: Hashable {
    var list: Worklist
    /// It counts from then on.
    var since: Instant
    var due: Day
    /// It counts until then.
    var until: Instant?

    func counts(at now: Instant) -> Bool { since <= now && until.map { now < $0 } ?? true }
}

extension ModelReferral {
    /// The lists of work that its state puts it on, now or by a moment ahead.
    func placesOfState(_ kinds: [String: Service.Kind]) -> [ModelPlace] {
        let it = now
        let kind = it.service.flatMap { kinds[$0] }
        var places: [ModelPlace] = []
        func add(_ list: Worklist, since: Instant? = nil, _ days: (Int, Int, Int), due: Day? = nil) {
            let since = since ?? it.since
            let count = standard(days.0, days.1, days.2, for: it.priority)
            places.append(ModelPlace(list: list, since: since, due: due ?? workingDays(count, after: since.londonDay)))
        }
        let readable = max(it.since, it.letterLast ?? it.letterFirst ?? it.since)
        switch it.state {
        case .booked:
            if it.outcome == nil {
                if it.review != nil, it.hasLetter, kind != .triage {
                    let counted = workingDays(standard(5, 2, 1, for: it.priority), after: readable.londonDay)
                    let latest = it.visit.map { lastWorkingDay(before: $0.start.londonDay) } ?? counted
                    add(.referralsForReview, since: readable, (5, 2, 1), due: min(counted, latest))
                }
                if it.accepted, kind == .assessment {
                    let due = it.visit.map { workingDays(1, after: $0.start.londonDay) }
                    add(.referralsForAssessment, (5, 2, 1), due: due)
                }
                if let end = it.liveVisit?.end { add(.outcomesOutstanding, since: end, (1, 1, 1)) }
            } else if it.accepted, kind == .assessment {
                add(.referralsForAssessment, (5, 2, 1))
            }
        case .awaitingTriage: if it.hasLetter { add(.referralsForReview, since: readable, (5, 2, 1)) }
        case .deferredToProvider:
            let since = it.deferredAt ?? it.since
            let count = standard(40, 10, 5, for: it.priority)
            let contact = weekdays(count, after: since.londonDay)
            add(.appointmentSlotIssues, since: since, (0, 0, 0), due: review ?? contact)
        case .triagedProviderToAction, .appointmentCancelledByPatient, .appointmentCancelledByProvider:
            add(.appointmentsForBooking, (5, 2, 1), due: review)
        case .didNotAttend: if !it.returned { add(.appointmentsForBooking, (2, 2, 2)) }
        case .assessmentResult: if it.reason == "REFER_ON" { add(.appointmentsForBooking, (5, 2, 1)) }
        case .notBooked, .triageResponse, .rejected, .cancelledReferral: break
        }
        if let needs = it.placeOfNeeds { places.append(needs) }
        if it.cancelInPAS { add(.appointmentsToCancelInPAS, (1, 1, 1)) }
        if !it.isClosed, it.letter == .awaited {
            add(.lettersOutstanding, since: received, (3, 1, 1))
            if [.booked, .awaitingTriage, .deferredToProvider].contains(it.state), it.service != nil {
                add(.providerLettersOutstanding, since: received, (3, 1, 1))
            }
        }
        switch it.state {
        case .rejected, .triageResponse:
            add(.rejectedTriageResponse, (5, 2, 1))
            // On nobody's list of referrers: it stays with the provider.
            if organisation == nil { add(.appointmentsForBooking, (5, 2, 1)) }
        case .assessmentResult, .cancelledReferral, .didNotAttend:
            if it.awaitsReferrer {
                add(.assessmentReturnedCancelledDNA, (5, 2, 1))
            } else if it.state == .didNotAttend, it.returned {
                add(.awaitingBooking, (10, 3, 1))
                if organisation == nil { add(.appointmentsForBooking, (5, 2, 1)) }
            }
        case .notBooked, .awaitingTriage, .deferredToProvider, .triagedProviderToAction,
            .appointmentCancelledByPatient, .appointmentCancelledByProvider:
            add(.awaitingBooking, (10, 3, 1))
        case .booked: break
        }
        return places
    }

    /// Every list of work, what must be told, asked and signed included.
    func placesOfWork(_ kinds: [String: Service.Kind]) -> [ModelPlace] {
        var places = placesOfState(kinds)
        func add(_ list: Worklist, since: Instant, days: Int) {
            places.append(ModelPlace(list: list, since: since, due: workingDays(days, after: since.londonDay)))
        }
        for isToERS in [true, false] {
            let waiting = messages.first { $0.isByHand && $0.fate == .open && $0.isToERS == isToERS }
            if let waiting { add(isToERS ? .toTellERS : .toTellPAS, since: waiting.at, days: 1) }
        }
        if let next = nextToFollow {
            places.append(
                ModelPlace(list: .followUpsDue, since: following[next].since, due: following[next].due))
        }
        if let question = questions.first { add(.forDiscussion, since: question.at, days: 1) }
        if let signature = signatures.first {
            add(.toCountersign, since: signature.at, days: standard(5, 2, 1, for: now.priority))
        }
        return places
    }

    /// The supervisor's views that it is in or will be.
    func placesInViews(_ work: [ModelPlace]) -> [ModelPlace] {
        guard !now.isClosed else { return [] }
        var places: [ModelPlace] = []
        func add(_ list: Worklist, since: Instant, due: Day, until: Instant? = nil) {
            places.append(ModelPlace(list: list, since: since, due: due, until: until))
        }
        if now.priority == .twoWeekWait, now.clock.stop == nil || now.clock.stoppedBy == .monitoring {
            let days = now.clock.firstSeen == nil ? 14 : 28
            add(.suspectedCancer, since: received, due: (firstStart ?? received).londonDay.adding(days: days))
        }
        if let breach { add(.approachingBreach, since: start(of: breach.adding(days: -14)), due: breach) }
        if let missed = missedTarget { add(.bookedBeyondTarget, since: now.since, due: missed) }
        if let day = validationDue { add(.validationDue, since: start(of: day), due: day) }
        guard !work.isEmpty else { return places }
        if now.liveVisit == nil {
            let day = received.londonDay.adding(days: 180)
            add(.at180Days, since: start(of: day), due: day)
        }
        guard work.contains(where: { $0.list.side == .provider }) else { return places }
        let hand = hand(.provider)
        let idle = workingDays(5, after: (hand.touched ?? received).londonDay)
        add(.untouched, since: start(of: idle.adding(days: 1)), due: idle)
        if let owned = hand.ownedSince {
            let due = workingDays(2, after: max(owned, hand.touched ?? owned).londonDay)
            add(.claimedTooLong, since: start(of: due.adding(days: 1)), due: due)
        } else if let claim = hand.claim {
            let since = claim.since.adding(seconds: 3_600)
            if since < claim.until { add(.claimedTooLong, since: since, due: since.londonDay, until: claim.until) }
        }
        if let snooze = hand.snooze {
            add(.snoozed, since: snooze.since, due: snooze.until.londonDay, until: snooze.until)
        }
        return places
    }

    /// When whoever is monitored, and not booked, is reviewed: every twelve weeks.
    private var review: Day? {
        guard now.clock.stoppedBy == .monitoring, now.liveVisit == nil, !now.isClosed, let stop = now.clock.stop else {
            return nil
        }
        if now.validation == "no-longer-needed" { return now.validated?.londonDay }
        return max(stop, now.validated ?? stop).londonDay.adding(days: 84)
    }

    /// When the patient is next asked whether it is still needed: at 12, 26 and 52 weeks, each answer good for four more.
    private var validationDue: Day? {
        if let review { return review }
        guard isWaiting, let start = waitStart?.londonDay else { return nil }
        if now.validation == "no-longer-needed" { return now.validated?.londonDay }
        let covered = now.validated?.londonDay.adding(days: 28)
        return [84, 182, 364].map { start.adding(days: $0) }.first { day in covered.map { $0 < day } ?? true }
    }

    /// The gravest milestone beyond which it is booked.
    private var missedTarget: Day? {
        guard isWaiting, let visit = now.liveVisit?.start.londonDay, let start = waitStart?.londonDay else {
            return nil
        }
        var targets = [start.adding(days: 126)]
        if now.priority == .twoWeekWait, let first = firstStart?.londonDay {
            targets = [first.adding(days: 28)] + targets
            if now.clock.firstSeen == nil { targets = [first.adding(days: 14)] + targets }
        }
        return targets.last { visit > $0 }
    }

    private func start(of day: Day) -> Instant { LondonTime.startOfDay(day) }
}
