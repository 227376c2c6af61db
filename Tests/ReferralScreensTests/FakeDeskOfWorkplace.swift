// What the small desk in memory keeps for the person at the screen, and how it takes acts back.

import ReferralDomain

@testable import ReferralDesk

extension FakeDesk {
    func answer(_ request: WorkplaceRequest, _ actor: Actor) -> WorkplaceReply {
        func key(_ key: DraftKey) -> String {
            "\(actor.staff.login)/\(actor.role.rawValue)/\(key.subject.kind)/\(key.subject.text)/\(key.form)"
        }
        switch request {
        case .surroundings:
            surroundings.views = SavedView.all(own: views)
            return .surroundings(surroundings)
        case .colleagues:
            return .colleagues(zip(Self.people, Role.allCases).filter { $1.side == actor.role.side }.map(\.0))
        case .draft(let wanted): return .draft(drafts[key(wanted)])
        case .drafts:
            return .drafts(
                drafts.filter { $0.key.hasPrefix("\(actor.staff.login)/") }.values.sorted {
                    ($0.keptAt, $0.key.form) < ($1.keptAt, $1.key.form)
                })
        case .doneToday: return .done(doneToday(by: actor))
        case .keepDraft(let draft): drafts[key(draft.key)] = draft
        case .dropDraft(let sent): drafts[key(sent)] = nil
        case .keepView(let view):
            views.removeAll { $0.number == view.number }
            views.append(view)
        case .keepPhrase(let phrase):
            surroundings.phrases.removeAll { $0.abbreviation == phrase.abbreviation }
            surroundings.phrases.append(phrase)
        case .dropPhrase(let abbreviation): surroundings.phrases.removeAll { $0.abbreviation == abbreviation }
        case .keepSitePhrase(let phrase):
            surroundings.sitePhrases.removeAll { $0.abbreviation == phrase.abbreviation }
            surroundings.sitePhrases.append(phrase)
        case .dropSitePhrase(let abbreviation):
            surroundings.sitePhrases.removeAll { $0.abbreviation == abbreviation }
        case .delegates: return .colleagues([Self.people[1]])
        case .dropView(let number): views.removeAll { $0.number == number }
        }
        return .kept
    }

    /// What is in the story of each referral by that person.
    private func doneToday(by actor: Actor) -> [DoneLine] {
        lines.flatMap { id, story in
            story.filter { $0.userName == actor.staff.name }.compactMap { line -> DoneLine? in
                guard let referral = referrals[id] else { return nil }
                return DoneLine(
                    seq: id * 100 + line.entry.seq, at: line.entry.recordedAt, action: line.entry.action,
                    item: waitingItem(referral))
            }
        }.sorted { $0.seq > $1.seq }
    }

    func performMany(
        _ command: ReferralCommand, _ names: [ReferralName], _ actor: Actor
    ) throws(Failure) -> [BulkOutcome] {
        var outcomes: [BulkOutcome] = []
        var before: [Referral] = []
        for name in names {
            guard case .id(let id) = name, let was = referrals[id] else { continue }
            do throws(Failure) {
                outcomes.append(BulkOutcome(name: name, result: .success(try perform(command, id, actor))))
                before.append(was)
            } catch {
                outcomes.append(BulkOutcome(name: name, result: .failure(error)))
            }
        }
        if command.action.rule.isUndoable { past.append(before) }
        return outcomes
    }

    /// The last act on a referral, with the bulk act it was part of.
    func compensate(_ way: Compensation, _ id: Int64, _ actor: Actor) throws(Failure) -> [BulkOutcome] {
        let held = way == .undo ? past : takenBack
        guard let index = held.lastIndex(where: { $0.contains { $0.id == id } }) else {
            throw .refused(way == .undo ? .nothingToUndo : .nothingToRedo)
        }
        let stood = held[index]
        let now = stood.compactMap { referrals[$0.id] }
        for referral in stood { referrals[referral.id] = referral }
        if way == .undo {
            past.remove(at: index)
            takenBack.append(now)
        } else {
            takenBack.remove(at: index)
            past.append(now)
        }
        return stood.map { referral in
            var outcome = Outcome(
                action: .accept, referral: referral, patient: patient(of: referral),
                worklists: lists(of: referral).map(\.worklist), service: nil, unopened: [], isRehearsal: false)
            outcome.compensation = way
            return BulkOutcome(name: .id(referral.id), result: .success(outcome))
        }
    }
}
