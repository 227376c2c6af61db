// A meeting on the waiting list at the door: who waits how long, and what was agreed for them.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// Patients of one answer.
    private static let mostInMeeting = 500

    func meeting(
        of service: String?, matching text: String?, for actor: Actor, now: Instant
    ) throws(Failure) -> MeetingPage {
        let text = text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        let visibility = Visibility(of: actor)
        let today = now.londonDay
        return try store.read { (it) throws(Failure) in
            var name: String?
            if let service {
                guard try it.service(service) != nil else { throw .refused(.serviceUnknown(service)) }
                guard let own = try it.services(for: visibility)[service] else { throw .refused(.noRelationship) }
                name = own.name
            }
            let lines = try it.meetingLines(
                of: service, matching: text, since: now.adding(seconds: -7 * 86_400), limit: Self.mostInMeeting,
                for: visibility)
            var page = MeetingPage(
                service: service, serviceName: name, lines: lines, total: 0, search: text,
                usualDue: policy.calendar.firstWorkingDay(from: today.adding(days: 7)), asOf: now)
            for (breach, count) in try it.waitsByBreach(of: service, for: visibility) {
                page.total += count
                page.bands[WaitBand(days: today.number - breach.number + ClockDays.referralToTreatment), default: 0] +=
                    count
            }
            page.matching =
                try text.map { (text) throws(Failure) in
                    try it.meetingCount(of: service, matching: text, for: visibility)
                } ?? page.total
            return page
        }
    }

    func agree(
        _ what: String, owner: String, due: Day, on name: ReferralName, by actor: Actor, now: Instant
    ) throws(Failure) -> AgreedAction {
        let what = try words(what, of: "What is agreed")
        guard what.count <= AgreedAction.limit else {
            throw .badInput("What is agreed has 1 to \(AgreedAction.limit) characters.")
        }
        guard due >= now.londonDay else { throw .badInput("\(due.iso) is past: an action is agreed for a day ahead.") }
        return try store.write { (it) throws(Failure) in
            let referral = try visible(name, to: Visibility(of: actor), in: it.reading)
            guard !referral.isClosed else { throw .refused(.alreadyClosed) }
            let taker = try it.reading.colleague(
                login: owner, at: actor.organisation, on: actor.role.side, toTake: referral.id, day: now.londonDay)
            guard let taker else { throw .refused(.colleagueUnknown(owner)) }
            let agreed = AgreedAction(what: what, owner: taker, due: due, agreedAt: now)
            try it.insert(agreed, of: referral, by: actor, at: now)
            return agreed
        }
    }

    func setAgreedDone(
        _ isDone: Bool, on name: ReferralName, by actor: Actor, now: Instant
    ) throws(Failure) -> AgreedAction {
        try store.write { (it) throws(Failure) in
            let referral = try visible(name, to: Visibility(of: actor), in: it.reading)
            guard let agreed = try it.setAgreedDone(isDone, of: referral, by: actor, at: now) else {
                throw .notFound(isDone ? "anything agreed that is open" : "anything agreed that is done")
            }
            return agreed
        }
    }
}
