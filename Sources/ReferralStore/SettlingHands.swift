// Whose a referral is once it moves between lists: nobody's where it has left them all, and whose it was where it comes back.

public import ReferralDomain

/// An entry that took a referral out of somebody's hands, and the side on which it was written.
public struct HandsBack: Hashable, Sendable {
    public var entry: Int64
    public var side: Role.Side

    public init(entry: Int64, side: Role.Side) {
        self.entry = entry
        self.side = side
    }
}

/// What an entry did to whose a referral was on one side.
private struct HandsLost {
    /// What it took away.
    var lost: [String: String?] = [:]
    /// What it found and left, being taken back: doing the act again finds the same.
    var kept: [String: String?] = [:]

    init(_ back: HandsBack?, on side: Role.Side, in reading: Reading) throws(Failure) {
        guard let back else { return }
        let prefix = side == back.side ? "" : Handling.ofOtherSide
        for change in try reading.fieldChanges(ofEntry: back.entry) {
            for name in Handling.journalled {
                if change.field == prefix + name { lost[name] = .some(change.before) }
                if change.field == prefix + name + Handling.kept { kept[name] = .some(change.after) }
            }
        }
    }

    /// Whether it found a snooze that was given on what the act had come to, and left it.
    func hasLeft(_ snooze: Snooze) -> Bool {
        var asleep = Handling()
        asleep.snooze = snooze
        return asleep.changes(from: Handling()).allSatisfy { kept[$0.field] == .some($0.after) }
    }
}

extension Writing {
    /// Once a referral has left every list it was on, nobody on that side has it in hand any more; a snooze ends with
    /// what it was given on; with an act that is taken back or done again, whose it was comes back too. Returns what that changed, for the journal.
    func settleHandling(of change: ReferralChange, policy: Policy) throws(Failure) -> [FieldChange] {
        guard let before = change.before else { return [] }
        var changes: [FieldChange] = []
        let held = try reading.handlings(of: before.id)
        for side in [Role.Side.provider, .referrer] {
            let back = try HandsLost(change.handsBack, on: side, in: reading)
            guard held[side] != nil || change.touches == side || !back.lost.isEmpty else { continue }
            let found = held[side] ?? Handling()
            var handling = found
            if change.touches == side { handling.touchedAt = change.at }
            func note(_ told: [FieldChange], _ suffix: String = "") {
                let prefix = side == change.touches ?? .provider ? "" : Handling.ofOtherSide
                changes += told.map {
                    FieldChange(field: prefix + $0.field + suffix, before: $0.before, after: $0.after)
                }
            }
            if found.isNobodys, change.handsBack == nil {
                // Nobody has it in hand, and nobody is to have it back.
            } else if try hasLeftItsLists(change, on: side, policy: policy) {
                handling.owner = nil
                handling.ownedSince = nil
                handling.claim = nil
                handling.snooze = nil
                note(handling.changes(from: found))
                let cleared = handling
                try put(back.kept, into: &handling, at: change.at)
                note(handling.changes(from: cleared), Handling.comingBack)
            } else if change.action == PastAct.undo {
                note(found.changes(from: Handling()).map { .added($0.field, $0.after) }, Handling.kept)
            } else if let snooze = handling.snooze, change.after.wakes(from: before, snoozedUntil: snooze.until),
                !back.hasLeft(snooze)
            {
                handling.snooze = nil
                note(handling.changes(from: found))
            }
            let settled = handling
            // A snooze given since stands.
            let comingBack = back.lost.filter { $0.key == "owner" || settled.snooze == nil }
            try put(comingBack, into: &handling, at: change.at)
            note(handling.changes(from: settled), Handling.comingBack)
            if handling != found { try save(handling, of: before.id, on: side) }
        }
        return changes
    }

    /// Whether a referral was on lists of a side and is on none of them any more.
    private func hasLeftItsLists(
        _ change: ReferralChange, on side: Role.Side, policy: Policy
    ) throws(Failure) -> Bool {
        guard let before = change.before else { return false }
        let earlier = try reading.workLists(of: before, policy: policy).filter { $0.side == side }
        let later = try reading.workLists(of: change.after, policy: policy)
        return !earlier.isEmpty && earlier.isDisjoint(with: later)
    }

    /// Puts values into a handling as the journal spells them; what is not named stays.
    public func put(_ values: [String: String?], into handling: inout Handling, at now: Instant) throws(Failure) {
        if let login = values["owner"] {
            handling.owner = try login.flatMap { (name) throws(Failure) in try reading.staff(named: name) }
            handling.ownedSince = handling.owner == nil ? nil : now
        }
        guard Handling.journalled.contains(where: { $0 != "owner" && values[$0] != nil }) else { return }
        let old = handling.snooze
        let until = values["snoozed_until"].map { $0.flatMap { Int64($0) }.map { Instant(seconds: $0) } } ?? old?.until
        let by =
            try values["snoozed_by"].map { (login) throws(Failure) in
                try login.flatMap { (name) throws(Failure) in try reading.staff(named: name) }
            } ?? old?.by
        guard let until, let by else {
            handling.snooze = nil
            return
        }
        let reason = values["snooze_reason"].map { $0 ?? "" } ?? old?.reason
        handling.snooze = Snooze(until: until, reason: reason ?? "", by: by, since: now)
    }
}
