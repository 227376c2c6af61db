// The model's pages and numbers: what somebody finds on a list, in its order, by filtering, sorting and counting.

import ReferralDomain

/// A row of a list as the model expects it.
struct ModelLine: Equatable {
    var referral: Int64
    var list: Worklist
    var due: Day
    var since: Instant
    var urgency: Int
    var pressing: Int
    var hand: ModelHand
}

extension Model {
    /// The rows of every list and view, by list of their own; those that count now.
    func rowsNow() -> [Worklist: [(row: ModelLine, it: ModelReferral)]] {
        var rows: [Worklist: [(row: ModelLine, it: ModelReferral)]] = [:]
        for it in referrals.values {
            let urgency = standard(3, 2, 1, for: it.now.priority ?? .twoWeekWait)
            let pressing = (it.breach ?? it.received.londonDay.adding(days: 126)).number
            for place in places(it) where place.counts(at: now) {
                let row = ModelLine(
                    referral: it.id, list: place.list, due: place.due, since: place.since, urgency: urgency,
                    pressing: pressing, hand: it.hand(place.list.side))
                rows[place.list, default: []].append((row, it))
            }
        }
        return rows
    }

    /// The rows of a list that somebody sees, in its order.
    func page(
        _ list: Worklist, for person: Person, from rows: [Worklist: [(row: ModelLine, it: ModelReferral)]]
    ) -> [ModelLine] {
        switch list {
        case .overdue, .dueToday, .unassigned:
            let across = rows.filter { $0.key.side == .provider && !Self.views.contains($0.key) }.flatMap(\.value)
            let lastDay = workingDays(1, after: today).adding(days: -1)
            return across.filter { row, it in
                guard sees(person, it) else { return false }
                if list == .unassigned { return row.hand.owner == nil }
                return list == .overdue ? row.due < today : row.due >= today && row.due <= lastDay
            }.map(\.row).sorted {
                ($0.due.number, $0.urgency, $0.list.rawValue, $0.referral)
                    < ($1.due.number, $1.urgency, $1.list.rawValue, $1.referral)
            }
        case _:
            let isSigned = list == .toCountersign && person.role != .supervisor
            return (rows[list] ?? []).filter { isSigned ? signs(person, $0.it) : sees(person, $0.it) }.map(\.row)
                .sorted { Self.byDueDay.contains(list) ? Self.isDueBefore($0, $1) : Self.isNeededBefore($0, $1) }
        }
    }

    private static func isNeededBefore(_ one: ModelLine, _ other: ModelLine) -> Bool {
        if one.urgency != other.urgency { return one.urgency < other.urgency }
        return (one.pressing, one.due.number, one.since.seconds, one.referral)
            < (other.pressing, other.due.number, other.since.seconds, other.referral)
    }

    /// The longest wait, or the next breach, comes first in these.
    private static let byDueDay: Set<Worklist> = [.approachingBreach, .untouched, .at180Days, .validationDue]

    private static func isDueBefore(_ one: ModelLine, _ other: ModelLine) -> Bool {
        (one.due.number, one.urgency, one.referral) < (other.due.number, other.urgency, other.referral)
    }

    /// The supervisor's views of single referrals.
    static let views: Set<Worklist> = [
        .approachingBreach, .bookedBeyondTarget, .suspectedCancer, .untouched, .claimedTooLong, .snoozed, .at180Days,
        .validationDue,
    ]

    /// A list in numbers.
    func count(_ list: Worklist, of rows: [ModelLine]) -> WorklistCount {
        let lastDay = workingDays(1, after: today).adding(days: -1)
        return WorklistCount(
            worklist: list, total: rows.count, overdue: rows.count { $0.due < today },
            dueToday: rows.count { $0.due >= today && $0.due <= lastDay },
            urgent: rows.count { $0.urgency < 3 },
            unclaimed: rows.count { $0.hand.liveClaim(at: now) == nil })
    }

    /// Whether somebody works a list, and does not only look at it: clinical lists are the clinicians'.
    private func works(_ person: Person, on list: Worklist) -> Bool {
        let clinical: Set<Worklist> = [
            .referralsForReview, .adviceAndGuidanceRequests, .referralsForAssessment, .forDiscussion, .toCountersign,
            .wrongPatientLetters,
        ]
        return ![.clerk, .supervisor].contains(person.role) || !clinical.contains(list)
    }

    /// What `next` gives somebody: the first row that nobody has in hand and that they did not let go within the hour.
    func next(on list: Worklist, service: String?, for person: Person) -> Int64? {
        guard works(person, on: list) else { return nil }
        return page(list, for: person, from: rowsNow()).first { row in
            guard let it = referrals[row.referral], row.hand.liveClaim(at: now) == nil,
                row.hand.liveSnooze(at: now) == nil, row.hand.owner.map({ $0 == person.id }) ?? true,
                service.map({ it.now.service == $0 }) ?? true
            else { return false }
            let letGo = it.passed[list.side]?[person.id]
            return letGo.map { $0 < now.adding(seconds: -3_600) } ?? true
        }?.referral
    }
}
