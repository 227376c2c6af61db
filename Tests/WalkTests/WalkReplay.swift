// Undo and redo as identity, and the journal replayed from nothing to the end that the desk shows.

import ReferralDesk
import ReferralDomain
import ReferralStore

extension Walk {
    /// Takes back what somebody did last and does it again: everything stands as before, but for the version.
    mutating func undoAndRedo(by person: Person) throws -> String? {
        let ids = office.model.referrals.keys.sorted().filter { id in
            guard let it = office.model.referrals[id], let chosen = office.model.chosen(.undo, on: it, by: person)
            else { return false }
            return chosen.act.batch == nil
        }
        guard let id = random.pick(ids) else { return nil }
        let before = try whole(id)
        let version = office.model.referrals[id]?.version ?? 0
        if let fault = try compensate(.undo, id, by: person) { return fault }
        // What was refused has changed nothing.
        if try whole(id) == before, office.model.referrals[id]?.version == version { return nil }
        if let fault = try compensate(.redo, id, by: person) { return fault }
        let after = try whole(id)
        for (earlier, later) in zip(before, after) where earlier != later {
            return told("undo and redo are no identity: \(earlier) became \(later)", of: id)
        }
        return before.count == after.count ? nil : told("undo and redo change the number of rows", of: id)
    }

    /// A referral with its hands, its questions and its rows, but for the version and for moments of touching.
    private func whole(_ id: Int64) throws -> [String] {
        try office.desk.store.read { (it) throws(Failure) in
            guard let found = try it.referral(.id(id), for: .everything) else { return [] }
            var lines = spelt(found).map { "\($0.key) \($0.value)" }.sorted()
            for side in [Role.Side.provider, .referrer] {
                let hand = try it.handling(of: id, on: side)
                let snooze = hand.snooze.flatMap { $0.until > office.model.now ? $0 : nil }
                lines.append(
                    "\(side.rawValue) owner \(hand.owner?.login ?? "-") snooze \(snooze?.until.iso ?? "-") "
                        + "\(snooze?.reason ?? "") \(snooze?.by.login ?? "-")")
            }
            lines += spelt(try it.offers(of: id))
            lines.append("question \(String(describing: try it.openQuestion(of: id)))")
            let messages = try it.openMessages(of: id).map {
                "\($0.message.destination) \($0.message.call ?? "by hand")"
            }
            lines.append("messages \(messages)")
            // Whether an act came lately is all that these three show.
            let views: Set<Worklist> = [.untouched, .claimedTooLong, .snoozed]
            let entries = try it.entries(of: found, now: office.model.now)
            let told: Set<Worklist> = [.toTellERS, .toTellPAS]
            lines += entries.filter { !views.contains($0.worklist) && !told.contains($0.worklist) }.map {
                "\($0.worklist.rawValue) \($0.due.iso) \($0.since.iso)"
            }
            return lines
        }
    }

    private var policy: Policy { Policy(calendar: WorkingCalendar(bankHolidays: [])) }

    /// Where the journal, replayed from nothing, ends elsewhere than the desk, or where an entry does not follow.
    func replayFault() throws -> String? {
        for it in office.model.referrals.values {
            let request = Request.history(.id(it.id))
            guard case .history(let lines) = try office.desk.answer(request, for: office.auditor) else {
                return "no history"
            }
            var fields: [String: String] = [:]
            var hands: [Role.Side: [String: String]] = [:]
            var version = 0
            for line in lines {
                let side: Role.Side = Role(rawValue: line.entry.signature.role)?.side ?? .neither
                for change in line.changes {
                    if let (place, name) = handField(change.field, of: side) {
                        hands[place, default: [:]][name] = change.after
                        continue
                    }
                    let isKnown = line.entry.version != nil && !["undoes", "redoes", "bulk"].contains(change.field)
                    if isKnown, fields[change.field] != change.before, change.before != nil {
                        return "entry \(line.entry.seq) changes \(change.field) from \(change.before ?? "-"), "
                            + "and the journal had \(fields[change.field] ?? "-")"
                    }
                    fields[change.field] = change.after
                }
                if let number = line.entry.version {
                    if number != version + 1 { return "entry \(line.entry.seq) makes version \(number) of \(version)" }
                    version = number
                }
            }
            if let fault = try endFault(it, fields, hands, version) { return "referral \(it.id): \(fault)" }
        }
        return nil
    }

    private func endFault(
        _ it: ModelReferral, _ fields: [String: String], _ hands: [Role.Side: [String: String]], _ version: Int
    ) throws -> String? {
        let found = try office.desk.store.read { (reading) throws(Failure) in
            try reading.referral(.id(it.id), for: .everything)
        }
        guard let found else { return "it is gone" }
        if found.version != version { return "the journal ends at version \(version), the desk at \(found.version)" }
        for (field, value) in spelt(found) where field != "comment" {
            let replayed = fields[field] ?? (field == "shortlist" ? "" : "-")
            if replayed != value { return "\(field) ends as \(replayed) in the journal and is \(value)" }
        }
        for side in [Role.Side.provider, .referrer] {
            let hand = try office.desk.store.read { (reading) throws(Failure) in
                try reading.handling(of: it.id, on: side)
            }
            let replayed = hands[side] ?? [:]
            let ends = ["owner": hand.owner?.login, "snoozed_until": hand.snooze.map { "\($0.until.seconds)" }]
            for (name, value) in ends where replayed[name] != value {
                return "\(name) of the \(side.rawValue)'s side ends as \(replayed[name] ?? "-") in the journal and is "
                    + (value ?? "-")
            }
        }
        return nil
    }

    /// Which side's hand a field of the journal speaks of, and of what.
    private func handField(_ field: String, of side: Role.Side) -> (Role.Side, String)? {
        var name = Substring(field)
        var place = side
        if name.hasPrefix("other_") {
            name = name.dropFirst("other_".count)
            place = side == .provider ? .referrer : .provider
        }
        if name.hasSuffix("_back") { name = name.dropLast("_back".count) }
        return ["owner", "snoozed_until", "snooze_reason", "snoozed_by"].contains(String(name))
            ? (place, String(name)) : nil
    }
}

extension Walk {
    /// Keeps what was asked, for the story of a failure.
    mutating func note(_ what: String, by person: Person?, on id: Int64) {
        let who = person?.actor.staff.login ?? "outbox"
        let state = office.model.referrals[id]?.now.state.rawValue ?? ""
        trail[id, default: []].append("step \(step), \(office.model.now.iso), \(state), \(who): \(what)")
        if let count = trail[id]?.count, count > 60 { trail[id]?.removeFirst() }
    }

    /// A failure with its seed, its step and the last commands of its referral.
    func told(_ fault: String, of id: Int64?) -> String {
        let story = id.flatMap { trail[$0] }?.joined(separator: "\n  ") ?? ""
        return "seed \(seed), step \(step)\(id.map { ", referral \($0)" } ?? ""): \(fault)\n  \(story)"
    }

    /// A command in one line.
    static func words(_ command: ReferralCommand) -> String {
        let parts: [(String, String?)] = [
            ("version", command.expectedVersion.map(String.init)), ("reason", command.reason),
            ("comment", command.comment == nil ? nil : "…"), ("instruction", command.instruction),
            ("priority", command.priority?.rawValue), ("agreed", command.agreedOn?.iso),
            ("service", command.service), ("slot", command.slot), ("by", command.by?.rawValue),
            ("pas", command.cancelledInPAS.map(String.init)), ("outcome", command.outcome), ("rtt", command.rtt),
            ("happened", command.happenedAt?.iso), ("to", command.to), ("until", command.until?.iso),
            ("follows", command.followUp?.due.iso), ("contact", command.contact), ("detail", command.detail),
            ("reference", command.reference), ("overbooks", command.overbookReason),
            ("takes over", command.takesOver ? "yes" : nil),
        ]
        return parts.compactMap { part in part.1.map { "\(part.0)=\($0)" } }.joined(separator: " ")
    }
}
