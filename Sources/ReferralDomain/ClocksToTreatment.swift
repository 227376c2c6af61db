// The clocks that run to treatment and diagnosis: 18 weeks, and for suspected cancer first seen and 28 days.

extension Referral {
    /// 18 weeks from referral to treatment.
    func treatmentClock(policy: Policy, at now: Instant) -> PathwayClock {
        let start = waitStart
        let day = start?.at.londonDay
        let from = start.map { " from \($0.event.words): day 126 is the last good day" }
        var rtt = PathwayClock(
            name: "rtt", start: day, due: day?.adding(days: ClockDays.referralToTreatment),
            rule: "18 weeks\(from ?? (clock.nullifiedAt == nil ? "; the start is not known" : ""))",
            stops: "treatment, active monitoring, return to primary care, or a decision not to treat")
        rtt.startEvent = start?.event.words
        rtt.delays = clock.delays
        rtt.notes = treatmentNotes(policy: policy)
        if let stop = clock.stop {
            rtt.stop = stop.londonDay
            rtt.stopStatus = clock.stopStatus
            rtt.stopEvent = stopWords
        } else if start == nil, let missed = clock.nullifiedAt {
            rtt.stop = missed.londonDay
            rtt.stopStatus = .missedFirst
            rtt.stopEvent = "the first appointment was missed; rebooked, a new clock starts from zero"
        } else if start == nil {
            rtt.isNotKnown(since: receivedAt.londonDay, "when the clock started")
        } else if let news = missingNews(at: now) {
            rtt.isNotKnown(since: news.since, news.what)
        }
        rtt.daysWaited = daysWaited(on: isClosed ? rtt.notKnownSince ?? now.londonDay : now.londonDay)
        rtt.band = rtt.daysWaited.map { WaitBand(days: $0) }
        return rtt
    }

    /// First seen and told, for suspected cancer; a missed appointment nullifies neither, and active monitoring of a
    /// patient whom nobody has seen stops neither.
    func cancerClocks(after treatment: PathwayClock, policy: Policy, at now: Instant) -> [PathwayClock] {
        let start = firstStart
        let day = start?.at.londonDay
        let within = (day.map { policy.inForce(on: $0) } ?? policy).bookedWithin.twoWeekWait
        var seen = PathwayClock(
            name: "first-seen", start: day, due: day?.adding(days: within),
            rule: "Suspected cancer: first seen within \(inWords(within, "day"))",
            stops: "the first attended appointment")
        var told = PathwayClock(
            name: "faster-diagnosis", start: day, due: day?.adding(days: ClockDays.fasterDiagnosis),
            rule: "Suspected cancer: told within \(inWords(ClockDays.fasterDiagnosis, "day"))",
            stops: "the patient is told, or treatment begins")
        let news = missingNews(at: now)
        for index in [0, 1] {
            var one = index == 0 ? seen : told
            one.startEvent = start?.event.words
            if start == nil {
                one.rule += "; the start is not known"
                one.isNotKnown(since: receivedAt.londonDay, "when the clock started")
            } else if index == 0, let first = clock.firstSeenAt {
                one.stop = first.londonDay
                one.stopEvent = "first appointment attended"
            } else if let stop = clock.stop, !clock.isMonitoring {
                one.stop = stop.londonDay
                one.stopStatus = clock.stopStatus
                one.stopEvent = treatment.stopEvent
            } else if let news {
                one.isNotKnown(since: news.since, index == 0 ? news.what : "whether the patient was told: \(news.what)")
            } else if index == 1, let first = clock.firstSeenAt {
                one.isNotKnown(since: first.londonDay, "whether the patient was told")
            }
            let end = one.stop ?? (isClosed ? one.notKnownSince : nil) ?? now.londonDay
            one.daysWaited = day.map { max(0, end.number - $0.number) }
            if index == 0 { seen = one } else { told = one }
        }
        if let beyond = bookedBeyondTarget(policy: policy) {
            let words = "The appointment lies \(inWords(beyond.days, "day")) beyond the last good day."
            if beyond.clock == seen.name { seen.notes = [words] }
            if beyond.clock == told.name { told.notes = [words] }
        }
        return [seen, told]
    }

    private var stopWords: String {
        let event = clock.stopEvent?.words
        guard let status = clock.stopStatus else { return event ?? "stopped" }
        let code = "\(status.rawValue) \(status.words)"
        return event.map { "\($0) (\(code))" } ?? code
    }

    private func treatmentNotes(policy: Policy) -> [String] {
        var notes: [String] = []
        if let missed = clock.nullifiedAt, clock.restart != nil {
            let first = firstStart.map { " The time from \($0.at.londonDay.short) until then does not count." } ?? ""
            notes.append("The first appointment was missed on \(missed.londonDay.short).\(first)")
        } else if let missed = clock.firstMissedAt, clock.nullifiedAt == nil {
            notes.append(
                "The first appointment was missed on \(missed.londonDay.short), which does not stop the clock where "
                    + "cancer is or may be suspected.")
        }
        if clock.stopEvent == .rejected || clock.stopEvent == .returned {
            notes.append("If it is referred again, the first date counts on.")
        }
        if state == .didNotAttend, clock.stop == nil, let visit = appointment?.start, visit != clock.firstMissedAt {
            notes.append("A later missed appointment does not stop the clock.")
        }
        if state == .appointmentCancelledByPatient || state == .appointmentCancelledByProvider {
            notes.append("A cancelled appointment does not stop the clock.")
        }
        if let beyond = bookedBeyondTarget(policy: policy), beyond.clock == "rtt" {
            notes.append("The appointment lies \(inWords(beyond.days, "day")) beyond the last good day.")
        }
        return notes
    }

    /// Since when, and of what, news is missing without which nobody can say how the clock stands.
    private func missingNews(at now: Instant) -> (since: Day, what: String)? {
        guard clock.stop == nil else { return nil }
        switch state {
        case .booked:
            if outcome != nil {
                let attended = (appointment?.start ?? stateSince).londonDay
                let status = clock.status.map { "RTT status \($0.rawValue) \($0.words)" } ?? "no RTT status recorded"
                return (attended, "the clock runs on after the attendance (\(status)), which is the last news here")
            }
            guard let visit = liveAppointment, let end = visit.end ?? visit.start, end <= now else { return nil }
            return (end.londonDay, "the appointment has no outcome yet")
        case .cancelledReferral:
            return (stateSince.londonDay, "cancelled here, the patient may wait elsewhere")
        case .assessmentResult:
            if assessment == .referOn { return nil }
            let what = assessment == .referOnOutside ? "referred on outside e-RS" : "how the assessment ended"
            return (stateSince.londonDay, what)
        case .notBooked, .deferredToProvider, .awaitingTriage, .triagedProviderToAction, .triageResponse, .rejected,
            .appointmentCancelledByPatient, .appointmentCancelledByProvider, .didNotAttend:
            return nil
        }
    }
}
