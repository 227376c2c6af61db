// The model's undo and redo: two stacks for the referral and two for each side's handling; the user's last act decides.

import ReferralDomain

extension Model {
    /// Which act somebody would take back or do again.
    struct Chosen {
        var act: ModelAct
        var isOfHandling: Bool
    }

    /// The user's last act that stands, if nothing stands upon it; or what they took back last.
    func chosen(_ way: Compensation, on it: ModelReferral, by person: Person) -> Chosen? {
        let side = person.side
        switch way {
        case .undo:
            let mine = it.standing.last { $0.user == person.id }
            let myHandling = it.handed[side]?.last { $0.user == person.id }
            if let myHandling, myHandling.seq > mine?.seq ?? 0 {
                let isLast = it.handed[side]?.last?.seq == myHandling.seq
                guard isLast, myHandling.seq > it.standing.last?.seq ?? 0 else { return nil }
                return Chosen(act: myHandling, isOfHandling: true)
            }
            guard let mine, it.standing.last?.seq == mine.seq, !ReferralAction.facts.contains(mine.action) else {
                return nil
            }
            return Chosen(act: mine, isOfHandling: false)
        case .redo:
            let mine = it.undone.last.flatMap { $0.user == person.id ? $0 : nil }
            let myHandling = it.handedBack[side]?.last.flatMap { $0.user == person.id ? $0 : nil }
            if let myHandling, myHandling.undoneAt > mine?.undoneAt ?? 0 {
                return Chosen(act: myHandling, isOfHandling: true)
            }
            return mine.map { Chosen(act: $0, isOfHandling: false) }
        }
    }

    /// The referrals that go with one: those of the bulk action it was part of.
    func members(_ way: Compensation, of id: Int64, by person: Person) -> [Int64] {
        guard let it = referrals[id], let batch = chosen(way, on: it, by: person)?.act.batch else { return [id] }
        return batches[batch] ?? [id]
    }

    /// Takes an act back or does it again; false where that is to be refused.
    mutating func compensate(_ way: Compensation, on id: Int64, by person: Person, batch: Int?) -> Bool {
        guard var it = referrals[id], sees(person, it), let chosen = chosen(way, on: it, by: person),
            chosen.act.batch == batch
        else { return false }
        let act = chosen.act
        if modelTable[act.action]?.isClinical ?? false, !isCovered(person, it) { return false }
        if isHeld(it, from: person, by: act.action) { return false }
        let isDone =
            chosen.isOfHandling
            ? takeBackHandling(way, act, on: &it, by: person) : takeBack(way, act, on: &it, by: person)
        guard isDone else { return false }
        referrals[id] = it
        if way == .undo, let slot = act.overbooked { close(slot) }
        return true
    }

    private mutating func takeBackHandling(
        _ way: Compensation, _ act: ModelAct, on it: inout ModelReferral, by person: Person
    ) -> Bool {
        let side = person.side
        guard let hands = act.hands else { return false }
        var hand = it.hand(side)
        let earlier = way == .undo ? hands.after : hands.before
        let wanted = way == .undo ? hands.before : hands.after
        func words(_ snooze: ModelHand.Snooze?) -> [String]? {
            snooze.map { ["\($0.until.seconds)", $0.reason, "\($0.by)"] }
        }
        // Nothing is taken back of an act whose work is gone.
        if wanted.owner != earlier.owner {
            guard hand.owner == earlier.owner else { return false }
            hand.owner = wanted.owner
            hand.ownedSince = wanted.owner == nil ? nil : now
        }
        if words(wanted.snooze) != words(earlier.snooze) {
            guard words(hand.snooze) == words(earlier.snooze) else { return false }
            hand.snooze = wanted.snooze
            hand.snooze?.since = now
        }
        hand.touched = now
        it.hands[side] = hand
        lastAct += 1
        var moved = act
        switch way {
        case .undo:
            moved.undoneAt = lastAct
            it.takeBackOffers(of: act.seq)
            it.handed[side]?.removeLast()
            it.handedBack[side, default: []].append(moved)
        case .redo:
            moved.seq = lastAct
            it.offerAgain(of: act.seq, as: lastAct)
            it.handedBack[side]?.removeLast()
            it.handed[side, default: []].append(moved)
        }
        return true
    }

    private mutating func takeBack(
        _ way: Compensation, _ act: ModelAct, on it: inout ModelReferral, by person: Person
    ) -> Bool {
        if way == .undo, act.messages.contains(where: { it.messages[$0].fate == .sent }) { return false }
        if way == .undo, it.following.contains(where: { $0.act == act.seq && $0.doneAt != nil }) { return false }
        let before = it.now
        let wanted = way == .undo ? act.before : act.after
        if let slot = wanted.liveVisit?.slot, before.liveVisit?.slot != slot {
            if way == .redo, unbooked(slot) > 0, free(slot, for: person) == 0 { return false }
            let isOpened = way == .redo && act.overbooked == slot
            if isOpened, taken(slot) >= (slots[slot]?.capacity ?? 0) + 1 { return false }
            if isOpened, unbooked(slot) == 0 { open(slot) }
            // What a supervisor opened is for whom it was opened.
            let others = referrals.values.filter { $0.now.liveVisit?.slot == slot && !$0.openedFor.contains(slot) }
            let isFull = others.count >= slots[slot]?.capacity ?? 0
            if isFull, !isOpened, !it.openedFor.contains(slot) { return false }
            if room(slot) <= 0 { return false }
        }
        it.now = wanted
        if wanted.state == .didNotAttend, before.state != .didNotAttend { it.isLookedAt = false }
        it.version += 1
        lastAct += 1
        var moved = act
        switch way {
        case .undo:
            for index in act.messages where it.messages[index].fate == .open { it.messages[index].fate = .withdrawn }
            it.following.removeAll { $0.act == act.seq }
            for index in it.offers.indices where it.offers[index].accepted == act.seq {
                it.offers[index].accepted = nil
            }
            it.questions = (act.questions + it.questions).sorted { $0.id < $1.id }
        case .redo:
            for index in it.offers.indices where it.offers[index].accepted == act.undoneAt {
                it.offers[index].accepted = nil
            }
            let again = act.messages.map { index in
                var message = it.messages[index]
                message.at = now
                message.fate = .open
                return message
            }
            it.messages += again
            moved.messages = Array(it.messages.indices.suffix(again.count))
            if var follows = act.follows {
                follows.act = lastAct
                it.following.append(follows)
            }
            moved.questions = it.questions.filter { act.questions.contains($0) }
            it.questions.removeAll { act.questions.contains($0) }
        }
        for index in act.told { it.messages[index].fate = way == .undo ? .open : .sent }
        it.acceptOffers(from: before, act: lastAct)
        let earlierHands = it.hands
        let lost = settle(&it, from: before, by: person)
        // Whose it was on the lists that the act, or taking it back, took it off.
        let woken = way == .redo ? wake(&it, from: before, sparing: act.kept) : [:]
        if way == .redo { for side in lost.keys { putBack(act.kept[side], on: side, of: &it) } }
        for (side, hand) in act.lost { putBack(hand, on: side, of: &it) }
        moved.kept = way == .undo ? earlierHands.filter { lost[$0.key] == nil } : [:]
        moved.lost = lost.merging(woken) { whole, _ in whole }
        if let signature = act.signature {
            switch way {
            case .undo:
                moved.signature = it.signatures.contains(signature) ? signature : nil
                it.signatures.removeAll { $0 == signature }
            case .redo: it.signatures.append(signature)
            }
        }
        switch way {
        case .undo:
            moved.undoneAt = lastAct
            it.standing.removeLast()
            it.undone.append(moved)
        case .redo:
            moved.seq = lastAct
            it.undone.removeLast()
            it.standing.append(moved)
        }
        return true
    }

    private func putBack(_ hand: ModelHand?, on side: Role.Side, of it: inout ModelReferral) {
        guard let hand else { return }
        if hand.owner != nil {
            it.hands[side, default: ModelHand()].owner = hand.owner
            it.hands[side]?.ownedSince = now
        }
        // A snooze given since stands.
        if hand.snooze != nil, it.hands[side]?.snooze == nil {
            it.hands[side, default: ModelHand()].snooze = hand.snooze
            it.hands[side]?.snooze?.since = now
        }
    }
}
