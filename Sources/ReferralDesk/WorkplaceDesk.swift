// A person's own drafts and views at the door, and what a screen should know of the site.

public import ReferralDomain
internal import ReferralStore

/// What a screen asks for the person in front of it.
public enum WorkplaceRequest: Hashable, Sendable, Codable {
    /// What the screen should know of the site, with the person's views.
    case surroundings
    /// Colleagues who could take a referral; only clinicians where only they can do what is asked.
    case colleagues(ReferralName, clinicians: Bool)
    /// The person's own draft of a form.
    case draft(DraftKey)
    /// All of them, without what stands in them.
    case drafts
    /// What the person did to referrals today, of those they may see.
    case doneToday
    case keepDraft(FormDraft)
    case dropDraft(DraftKey)
    case keepView(SavedView)
    case dropView(Int)
    case keepPhrase(Phrase)
    case dropPhrase(abbreviation: String)
    /// The site's, for everybody; kept by those who oversee.
    case keepSitePhrase(Phrase)
    case dropSitePhrase(abbreviation: String)
    /// Clinician administrators, to whom a clinician can delegate.
    case delegates

    /// Whether it concerns patients, so that only their staff may ask.
    var isPatientData: Bool {
        switch self {
        case .surroundings, .keepView, .dropView, .keepPhrase, .dropPhrase, .keepSitePhrase, .dropSitePhrase,
            .delegates, .drafts:
            false
        case .draft(let key), .dropDraft(let key): key.subject.isOfPatients
        case .keepDraft(let draft): draft.key.subject.isOfPatients
        case .colleagues, .doneToday: true
        }
    }
}

/// The answer, of the case that belongs to the question.
public enum WorkplaceReply: Hashable, Sendable {
    case surroundings(Surroundings)
    case colleagues([StaffMember])
    case draft(FormDraft?)
    case drafts([FormDraft])
    case done([DoneLine])
    case kept
}

extension Desk {
    /// More than any form takes.
    private static let longestField = 20_000

    func answer(_ request: WorkplaceRequest, for actor: Actor, now: Instant) throws(Failure) -> WorkplaceReply {
        let me = actor.staff.id
        switch request {
        case .surroundings:
            return .surroundings(
                try store.read { (it) throws(Failure) in
                    var found = Surroundings()
                    found.lockMinutes = policy.lockMinutes
                    found.copyAllowed = policy.copyAllowed
                    found.supportContact = policy.supportContact
                    found.feedAsOf = try it.feedAsOf()
                    found.phrases = try it.phrases(of: me, actor.role)
                    found.sitePhrases = try it.sitePhrases()
                    found.views = SavedView.all(own: try it.savedViews(of: me, actor.role))
                    return found
                })
        case .colleagues(let name, let clinicians):
            return .colleagues(
                try store.read { (it) throws(Failure) in
                    let referral = try visible(name, to: Visibility(of: actor), in: it)
                    var found: [StaffMember] = []
                    for (member, roles) in try it.staffList(at: actor.organisation)
                    where roles.contains(where: { $0.side == actor.role.side })
                        // Nobody hands a question up to themselves.
                        && !(clinicians && member.id == me)
                    {
                        let taker = try it.colleague(
                            login: member.login, at: actor.organisation, on: actor.role.side, toTake: referral.id,
                            isForClinicians: clinicians, day: now.londonDay)
                        if let taker { found.append(taker) }
                    }
                    return found
                })
        case .draft(let key):
            return .draft(
                try store.read { (it) throws(Failure) in
                    try check(key.subject, for: actor, in: it)
                    return try it.draft(of: me, actor.role, key)
                })
        case .drafts:
            return .drafts(
                try store.read { (it) throws(Failure) in
                    try it.drafts(of: me, actor.role, for: Visibility(of: actor))
                })
        case .doneToday:
            return .done(
                try store.read { (it) throws(Failure) in
                    try it.done(
                        by: actor.staff.login, since: LondonTime.startOfDay(now.londonDay),
                        for: Visibility(of: actor))
                })
        case .keepDraft(let draft):
            guard draft.fields.values.allSatisfy({ $0.count <= Self.longestField }) else {
                throw .badInput("A draft's field has at most \(Self.longestField) characters.")
            }
            try store.write { (it) throws(Failure) in
                try check(draft.key.subject, for: actor, in: it.reading)
                var draft = draft
                draft.keptAt = now
                try it.keep(draft, of: me, actor.role)
            }
        case .dropDraft(let key):
            try store.write { (it) throws(Failure) in try it.dropDraft(of: me, actor.role, key) }
        case .keepView(let view):
            let names = 1...SavedView.longestName
            guard SavedView.numbers.contains(view.number), names.contains(view.name.count),
                (view.filter.search?.count ?? 1) <= 80, view.filter.search != ""
            else { throw .badInput("A view has a number from 1 to 9 and a name of 1 to 24 characters.") }
            try store.write { (it) throws(Failure) in try it.keep(view, of: me, actor.role) }
        case .keepPhrase(let phrase):
            try checkWhole(phrase)
            try store.write { (it) throws(Failure) in try it.keep(phrase, of: me, actor.role) }
        case .dropPhrase(let abbreviation):
            try store.write { (it) throws(Failure) in try it.dropPhrase(abbreviation, of: me, actor.role) }
        case .keepSitePhrase(let phrase):
            try checkMayKeepPhrases(actor)
            try checkWhole(phrase)
            try store.write { (it) throws(Failure) in
                let old = try it.reading.sitePhrases().first { $0.abbreviation == phrase.abbreviation }?.text
                try it.keepForSite(phrase, by: me, at: now)
                try it.append(entry("keep-site-phrase", phrase.abbreviation, old, phrase.text, by: actor, at: now))
            }
        case .dropSitePhrase(let abbreviation):
            try checkMayKeepPhrases(actor)
            try store.write { (it) throws(Failure) in
                let old = try it.reading.sitePhrases().first { $0.abbreviation == abbreviation }?.text
                guard try it.dropSitePhrase(abbreviation) else { throw .notFound("a phrase of the site by that name") }
                try it.append(entry("drop-site-phrase", abbreviation, old, nil, by: actor, at: now))
            }
        case .delegates:
            guard StaffRequest.delegations.roles.contains(actor.role) else {
                throw .notAllowed(actor.role, StaffRequest.delegations.name)
            }
            return .colleagues(
                try store.read { (it) throws(Failure) in
                    try it.staffList(at: actor.organisation).filter { $0.roles.contains(.triage) }.map(\.staff)
                })
        case .dropView(let number):
            try store.write { (it) throws(Failure) in try it.dropView(number, of: me, actor.role) }
        }
        return .kept
    }

    /// Whoever has lost sight of what a form is about has lost the form, too.
    private func check(_ subject: DraftSubject, for actor: Actor, in it: Reading) throws(Failure) {
        switch subject {
        case .referral(let id): _ = try visible(.id(id), to: Visibility(of: actor), in: it)
        case .patient(let id): _ = try visiblePatient(.id(id), to: Visibility(of: actor), in: it)
        case .clinic(_, let id): if let id { _ = try visible(.id(id), to: Visibility(of: actor), in: it) }
        case .list, .own: break
        }
    }

    private func checkMayKeepPhrases(_ actor: Actor) throws(Failure) {
        guard Phrase.siteKeepers.contains(actor.role) else { throw .notAllowed(actor.role, "the site's phrases") }
    }

    private func checkWhole(_ phrase: Phrase) throws(Failure) {
        guard phrase.isWhole else {
            throw .badInput(
                "An abbreviation has 1 to \(Phrase.longestAbbreviation) small letters or digits, a phrase 1 to "
                    + "\(Phrase.longestText) characters.")
        }
    }

    /// What everybody writes out is the site's doing, so the journal keeps who worded it and how it was before.
    private func entry(
        _ action: String, _ abbreviation: String, _ old: String?, _ new: String?, by actor: Actor, at now: Instant
    ) -> JournalEntry {
        var entry = JournalEntry(at: now, subject: .database, by: Signature(actor), action: action)
        entry.change = FieldChange.object([
            .added("abbreviation", abbreviation), FieldChange(field: "words", before: old, after: new),
        ])
        return entry
    }
}
