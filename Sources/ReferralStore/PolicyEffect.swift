// What a change of policy does to the worklist rows: found by computing both, so that a rehearsal tells the truth.

public import ReferralDomain

/// Which rows a change of policy can touch.
public enum PolicyReach: Sendable {
    /// Rows of these lists that count from a day on.
    case arising(on: [Worklist], from: Day)
    /// Every referral that has a row: the lists are views that reach back.
    case everything
    /// Rows whose due day or beginning is no earlier than a day.
    case dueOrArising(from: Day)
}

/// Worklist rows that get another due day, or come or go, by list.
public struct PolicyEffect: Hashable, Sendable, Codable {
    /// Rows of one list.
    public struct Moves: Hashable, Sendable, Codable {
        public var worklist: Worklist
        /// Due sooner than before.
        public var earlier = 0
        /// Due later than before.
        public var later = 0
        /// On the list, or off it, where they were not.
        public var comingOrGoing = 0
        /// Rows that move in any of these ways.
        public var total: Int { earlier + later + comingOrGoing }
    }

    /// Lists on which something moves, in their own order.
    public var moves: [Moves] = []
    /// Rows of the lists in question that stay where they are: the rule of their own day is kept.
    public var kept = 0
    public var total: Int { moves.reduce(0) { $0 + $1.total } }

    fileprivate mutating func note(from before: [WorklistEntry], to after: [WorklistEntry]) {
        for list in Set((before + after).map(\.worklist)) {
            let old = before.filter { $0.worklist == list }
            let new = after.filter { $0.worklist == list }
            guard old.map(\.due) != new.map(\.due) || old.map(\.since) != new.map(\.since) else { continue }
            var moved = moves.first { $0.worklist == list } ?? Moves(worklist: list)
            moves.removeAll { $0.worklist == list }
            if let first = old.first, let second = new.first, first.due != second.due {
                if second.due < first.due { moved.earlier += 1 } else { moved.later += 1 }
            } else {
                moved.comingOrGoing += max(1, abs(old.count - new.count))
            }
            moves.append(moved)
        }
    }
}

extension Reading {
    /// What a change from one policy to another does. Each referral whose rows it changes, be it only in the words of
    /// their rule, is given to `changed`.
    public func effect(
        from old: Policy, to new: Policy, reach: PolicyReach,
        changed: (Referral) throws(Failure) -> Void = { (_) throws(Failure) in }
    ) throws(Failure) -> PolicyEffect {
        var effect = PolicyEffect()
        for id in try referrals(within: reach) {
            guard let referral = try self.referral(.id(id), for: .everything) else { continue }
            let before = Set(try expectedRows(of: referral, policy: old).map(\.entry))
            let after = Set(try expectedRows(of: referral, policy: new).map(\.entry))
            guard before != after else { continue }
            effect.note(from: Array(before), to: Array(after))
            try changed(referral)
        }
        let order = Worklist.allCases
        effect.moves.sort { (order.firstIndex(of: $0.worklist) ?? 0) < (order.firstIndex(of: $1.worklist) ?? 0) }
        return effect
    }

    /// Rows on lists, those that will count one day among them.
    public func rowCount(on lists: [Worklist]) throws(Failure) -> Int {
        let marks = lists.map { _ in "?" }.joined(separator: ", ")
        return try count("SELECT count(*) FROM worklist_item WHERE worklist IN (\(marks))", lists.map(\.rawValue))
    }

    private func referrals(within reach: PolicyReach) throws(Failure) -> [Int64] {
        switch reach {
        case .everything:
            return try rows("SELECT DISTINCT referral FROM worklist_item ORDER BY referral") { $0.long() ?? 0 }
        case .arising(let lists, let day):
            let marks = lists.map { _ in "?" }.joined(separator: ", ")
            let start = LondonTime.startOfDay(day).seconds
            return try rows(
                """
                SELECT DISTINCT referral FROM worklist_item WHERE worklist IN (\(marks)) AND since >= ?
                ORDER BY referral
                """, lists.map(\.rawValue) + [start]
            ) { $0.long() ?? 0 }
        case .dueOrArising(let day):
            return try rows(
                "SELECT DISTINCT referral FROM worklist_item WHERE due >= ? OR since >= ? ORDER BY referral",
                [day.number, LondonTime.startOfDay(day).seconds]
            ) { $0.long() ?? 0 }
        }
    }
}

extension Writing {
    /// Writes anew the rows that a change of policy touches; the same numbers as its rehearsal.
    public func applyEffect(
        from old: Policy, to new: Policy, reach: PolicyReach, at now: Instant
    ) throws(Failure) -> PolicyEffect {
        try reading.effect(from: old, to: new, reach: reach) { (referral) throws(Failure) in
            try refreshWorklists(of: referral, policy: new, at: now)
        }
    }
}
