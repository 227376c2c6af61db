// What the actor may see of a referral, its history and its patient; clinical text only where the role may have it.

internal import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

extension Desk {
    func detail(
        of name: ReferralName, for actor: Actor, opening: Bool, now: Instant
    ) throws(Failure) -> ReferralDetail {
        let visibility = Visibility(of: actor)
        let detail = try store.read { (it) throws(Failure) in
            try buildDetail(of: try visible(name, to: visibility, in: it), for: actor, visibility, in: it, now: now)
        }
        if opening {
            try store.write { (it) throws(Failure) in
                try it.recordOpening(
                    of: detail.patient.id, referral: detail.referral.id, action: Opening.referral,
                    by: Signature(actor), at: now)
                try it.noteLook(at: detail.referral, by: actor.staff.id, at: now)
            }
        }
        return detail
    }

    private func buildDetail(
        of found: Referral, for actor: Actor, _ visibility: Visibility, in it: Reading, now: Instant
    ) throws(Failure) -> ReferralDetail {
        let mayRead = try it.mayReadClinicalText(of: found, for: actor, now: now)
        guard let patient = try it.patient(found.patient) else { throw .damaged("a referral without its patient") }
        let facts = try it.facts(of: found, for: actor, reasons: reasons, now: now, boot: bootClock())
        var referral = found
        if !mayRead { referral.comment = nil }
        var shortlist: [Service] = []
        for id in found.shortlist { shortlist.append(try it.service(id) ?? Service(id: id)) }
        var problems = try it.openProblems(of: found.id)
        if !mayRead { for index in problems.indices { problems[index].incoming = nil } }
        let others = try it.otherReferrals(of: found, for: visibility)
        var detail = ReferralDetail(
            referral: referral, patient: patient, service: facts.service, shortlist: shortlist,
            specialty: found.specialty.map { displays(.specialty, in: it)[$0] ?? $0 },
            clinicType: found.clinicType.map { displays(.clinicType, in: it)[$0] ?? $0 },
            reason: found.reason.map { reasonDisplay($0) },
            worklists: try lists(of: found, for: actor, in: it, now: now),
            clocks: found.clocks(policy: policy, service: facts.service, at: now),
            actions: ReferralAction.allCases.map { action in
                let asked = found.asked(by: action)
                return ActionAvailability(
                    action: action, refusal: found.refusal(of: action, by: actor, facts: facts), needs: asked.needs,
                    mayHave: mayHave(asked.mayHave, facts: facts, referral: found))
            },
            appointments: try it.appointments(of: found.id),
            documents: mayRead ? try it.documents(of: found.id, withText: true) : nil,
            handling: facts.liveHandling,
            notes: try it.notes(of: found.id, on: actor.role.side, withClinical: mayRead),
            question: mayRead && actor.role.side == .provider
                ? try it.openQuestion(of: found.id, first: try it.ownersSeen(by: actor.staff.id, on: now.londonDay))
                : nil,
            messages: mayRead ? try messages(of: found, in: it) : nil, problems: problems,
            otherReferrals: others.count, asOf: now)
        detail.others = others
        detail.sameName = try it.patientsAlike(patient, for: visibility)
        detail.isFrozen = facts.isFrozen
        detail.cancelledByUs = try it.cancelledByProvider(found.id)
        detail.wrongLetters = try wrongLetters(of: found, for: actor, in: it)
        detail.letters = try it.letters(of: found.id)
        detail.offers = try it.offers(of: found.id)
        detail.contact = try it.lastContact(about: found.id, since: Instant(seconds: 0)).map {
            ContactAttempts(count: $0.attempts, last: $0.outcome, lastAt: $0.at)
        }
        detail.choice = try it.choice(of: patient.id)
        if !mayRead { detail.attachments = try attachments(of: found, for: actor, in: it) }
        return detail
    }

    /// A conversation with the names of staff.
    func messages(of referral: Referral, in it: Reading) throws(Failure) -> [AdviceMessage] {
        guard referral.advice != nil else { return [] }
        let names = try staffNames(in: it)
        return try it.adviceMessages(of: referral.id).map { message in
            var named = message
            named.byName = names[message.by]
            return named
        }
    }

    private func staffNames(in it: Reading) throws(Failure) -> [String: String] {
        Dictionary(try it.staffNames().map { ($0.login, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The flag on the PAS is asked for only where there is something to cancel there.
    private func mayHave(
        _ asked: [ActionRule.Need], facts: ReferralFacts, referral: Referral
    ) -> [ActionRule.Need] {
        let asksPAS = facts.service?.kind == .indirectlyBookable && referral.liveAppointment != nil
        return asked.filter { $0 != .cancelledInPAS || asksPAS }
    }

    func displays(_ table: CodeTable, in it: Reading) -> [String: String] {
        (try? it.displays(of: table)) ?? [:]
    }

    func reasonDisplay(_ code: String) -> String {
        reasons.first { $0.code == code }?.display ?? code
    }

    /// The lists a referral is on now, on the actor's side of it.
    func lists(
        of referral: Referral, for actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> [WorklistEntry] {
        try it.entries(of: referral, now: now).filter {
            Worklist.lists(for: actor.role).contains($0.worklist)
        }
    }

    func history(of name: ReferralName, for actor: Actor, now: Instant) throws(Failure) -> [HistoryLine] {
        let visibility = actor.role == .auditor ? Visibility.everything : Visibility(of: actor)
        return try store.read { (it) throws(Failure) in
            let referral = try visible(name, to: visibility, in: it)
            let mayRead = try it.mayReadClinicalText(of: referral, for: actor, now: now)
            return try history(of: referral, withText: mayRead, for: actor, in: it)
        }
    }

    func history(
        of referral: Referral, withText mayRead: Bool, for actor: Actor, in it: Reading
    ) throws(Failure) -> [HistoryLine] {
        let names = try staffNames(in: it)
        let changes = try it.changes(of: referral.id)
        return try it.history(of: referral.id, withText: mayRead).map { found in
            var entry = found
            let isOurs = isOfOurHouse(entry, for: actor)
            if !isOurs { entry.text = nil }
            let shown = isOurs ? ofOurHouse(changes[entry.seq] ?? [], entry, for: actor) : []
            if !isOurs || shown.count != changes[entry.seq]?.count ?? 0 { entry.change = FieldChange.object(shown) }
            return HistoryLine(
                entry: entry, userName: names[entry.signature.user] ?? entry.signature.user,
                onBehalfOfName: entry.signature.onBehalfOf.map { names[$0] ?? $0 },
                reason: entry.reason.map { reasonDisplay($0) }, changes: shown)
        }
    }

    /// What one side notes, asks or hands on among its own never leaves the house: the other is told that it was done.
    private func isOfOurHouse(_ entry: JournalEntry, for actor: Actor) -> Bool {
        guard actor.role.side != .neither, let action = ReferralAction(rawValue: entry.action),
            action.rule.kind == .handling
        else { return true }
        return Role(rawValue: entry.signature.role)?.side == actor.role.side
    }

    /// What an act changed, less whose the referral was among the other side's own.
    private func ofOurHouse(_ changes: [FieldChange], _ entry: JournalEntry, for actor: Actor) -> [FieldChange] {
        guard actor.role.side != .neither else { return changes }
        let isOurAct = Role(rawValue: entry.signature.role)?.side == actor.role.side
        return changes.filter { change in
            let isOfOther = change.field.hasPrefix(Handling.ofOtherSide)
            var name = isOfOther ? change.field.dropFirst(Handling.ofOtherSide.count) : change.field[...]
            for suffix in [Handling.comingBack, Handling.kept] where name.hasSuffix(suffix) {
                name = name.dropLast(suffix.count)
            }
            return !Handling.journalled.contains(String(name)) || isOfOther != isOurAct
        }
    }

    func reasonChoices(
        for action: ReferralAction, on name: ReferralName, asked: CancelledBy?, by actor: Actor, now: Instant
    ) throws(Failure) -> [ReasonChoice] {
        let visibility = Visibility(of: actor)
        if action == .declineOffer {
            return Offer.Reason.allCases.map {
                ReasonChoice(code: $0.rawValue, display: $0.rawValue, commentIsMandatory: false)
            }
        }
        if action == .deferToProvider {
            return DeferralReason.allCases.map {
                ReasonChoice(code: $0.rawValue, display: $0.rawValue, commentIsMandatory: false)
            }
        }
        return try store.read { (it) throws(Failure) in
            let referral = try visible(name, to: visibility, in: it)
            let facts = try it.facts(of: referral, for: actor, reasons: reasons, now: now, boot: bootClock())
            return referral.reasons(for: action, by: actor, asked: asked, facts: facts).map {
                ReasonChoice(code: $0.code, display: $0.display, commentIsMandatory: $0.commentIsMandatory)
            }
        }
    }

    /// With `said`, for somebody on the telephone who is to be identified by it first.
    func patient(
        _ name: PatientName, said: Set<CallerIdentifier>? = nil, for actor: Actor, now: Instant
    ) throws(Failure) -> PatientDetail {
        let visibility = Visibility(of: actor)
        let detail = try store.read { (it) throws(Failure) in
            let patient = try visiblePatient(name, to: visibility, in: it)
            if let said, let refusal = CallerCheck.refusal(said: said, of: patient) { throw .refused(refusal) }
            let referrals = try it.referrals(of: patient.id, for: visibility)
            var letters: [Letter] = []
            for referral in referrals { letters += try it.letters(of: referral.id) }
            var callBacks: [FollowUp] = []
            if actor.role.side == .provider {
                for referral in referrals { callBacks += try it.openCallBacks(of: referral.id) }
            }
            return PatientDetail(
                patient: patient, supersededNumbers: try it.supersededNumbers(of: patient.id),
                referrals: try self.found(referrals, patient: patient, for: actor, in: it, now: now),
                sameName: try it.patientsAlike(patient, for: visibility),
                letters: letters.sorted { $0.id < $1.id }, choice: try it.choice(of: patient.id),
                callBacks: callBacks.sorted { ($0.due, $0.at?.seconds ?? 0) < ($1.due, $1.at?.seconds ?? 0) })
        }
        try store.write { (it) throws(Failure) in
            try it.recordOpening(
                of: detail.patient.id, referral: nil, action: said == nil ? Opening.patient : Opening.caller,
                remarks: said.map { CallerCheck.remarks($0) } ?? [], by: Signature(actor), at: now)
        }
        return detail
    }

    func visiblePatient(
        _ name: PatientName, to visibility: Visibility, in it: Reading
    ) throws(Failure) -> Patient {
        switch name {
        case .id(let id):
            if let found = try it.patient(id, for: visibility) { return found }
            throw .refused(.noRelationship)
        case .number(let text):
            if let found = try it.patient(withNHSNumber: NHSNumber(text), for: visibility) { return found }
            if let found = try it.patient(withHospitalNumber: text, for: visibility) { return found }
            guard try it.holdsPatient(numbered: text) else { throw .notFound("a patient of that number") }
            throw .refused(.noRelationship)
        }
    }

    func search(_ text: String, limit: Int, for actor: Actor) throws(Failure) -> [FoundReferral] {
        let visibility = Visibility(of: actor)
        let wanted = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !wanted.isEmpty else { return [] }
        let now = clock()
        return try store.read { (it) throws(Failure) in
            var results: [FoundReferral] = []
            for patient in try it.findPatients(wanted, for: visibility, limit: limit) {
                let referrals = try it.referrals(of: patient.id, for: visibility)
                results += try found(referrals, patient: patient, for: actor, in: it, now: now)
            }
            return Array(results.prefix(limit))
        }
    }

    private func found(
        _ referrals: [Referral], patient: Patient, for actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> [FoundReferral] {
        var results: [FoundReferral] = []
        let alike = try it.patientsAlike(patient, for: Visibility(of: actor)).count
        for var referral in referrals {
            if try !it.mayReadClinicalText(of: referral, for: actor, now: now) { referral.comment = nil }
            var service: Service?
            if let id = referral.service { service = try it.service(id) }
            let lists = try lists(of: referral, for: actor, in: it, now: now).map(\.worklist)
            results.append(
                FoundReferral(
                    referral: referral, patient: patient, service: service, worklists: lists, alike: alike))
        }
        return results
    }

    func noteReading(
        of document: Int64, toEnd: Bool, of name: ReferralName, by actor: Actor, now: Instant
    ) throws(Failure) {
        let visibility = Visibility(of: actor)
        try store.write { (it) throws(Failure) in
            let referral = try visible(name, to: visibility, in: it.reading)
            guard try it.reading.mayReadClinicalText(of: referral, for: actor, now: now) else {
                throw .refused(.noDelegation)
            }
            guard try it.reading.documents(of: referral.id, withText: false).contains(where: { $0.id == document })
            else { throw .notFound("document \(document) of this referral") }
            try it.recordOpening(
                of: referral.patient, referral: referral.id, document: document,
                action: toEnd ? Opening.documentToItsEnd : Opening.document, by: Signature(actor), at: now)
        }
    }
}
