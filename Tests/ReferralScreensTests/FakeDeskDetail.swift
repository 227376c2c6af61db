// What the small desk in memory answers of one referral.

import ReferralDomain

@testable import ReferralDesk

extension FakeDesk {
    func fits(_ referral: Referral, _ text: String) -> Bool {
        let patient = patient(of: referral)
        let digits = text.filter { $0 != " " }
        return patient.family?.lowercased().hasPrefix(text.lowercased()) == true
            || patient.nhsNumber?.text.hasPrefix(digits) == true
    }

    func lists(of referral: Referral) -> [WorklistEntry] {
        let policy = Policy(calendar: WorkingCalendar(bankHolidays: []))
        let service = referral.service.flatMap { services[$0] }
        let own = [
            questions[referral.id] != nil ? Worklist.forDiscussion : nil,
            toSign.contains(referral.id) ? .toCountersign : nil,
        ].compactMap { $0 }
        return referral.worklistEntries(service: service, policy: policy).filter { $0.since <= clock }
            + own.map { WorklistEntry($0, since: clock, due: clock.londonDay, dueRule: "1 working day") }
    }

    /// What an act would come to; nothing of it stays.
    func rehearse(_ command: ReferralCommand, _ id: Int64, _ actor: Actor) throws(Failure) -> Outcome {
        let before = (referrals, messages, slots, lines)
        defer { (referrals, messages, slots, lines) = before }
        return try perform(command, id, actor)
    }

    func detail(_ id: Int64, _ actor: Actor) -> ReferralDetail {
        let referral = referrals[id] ?? Referral(patient: 0, state: .notBooked, receivedAt: clock)
        let seesText =
            actor.role.clinicalText == .always
            || actor.role.clinicalText == .underDelegation && standing == .held
        var shown = referral
        if !seesText { shown.comment = nil }
        let facts = facts(referral, nil)
        var detail = ReferralDetail(
            referral: shown, patient: patient(of: referral), service: referral.service.flatMap { services[$0] },
            shortlist: referral.shortlist.compactMap { services[$0] }, specialty: "Dermatology",
            clinicType: "Skin lesions",
            reason: nil, worklists: lists(of: referral),
            clocks: referral.clocks(
                policy: Policy(calendar: WorkingCalendar(bankHolidays: [])),
                service: referral.service.flatMap { services[$0] }, at: clock),
            actions: ReferralAction.allCases.map { action in
                let asked = referral.asked(by: action)
                return ActionAvailability(
                    action: action, refusal: referral.refusal(of: action, by: actor, facts: facts),
                    needs: asked.needs, mayHave: asked.mayHave)
            },
            appointments: [], documents: seesText ? documents[id] ?? [] : nil,
            messages: seesText ? messages[id] : nil, problems: openProblems[id].map { [$0] } ?? [], otherReferrals: 0,
            asOf: clock)
        detail.attachments =
            seesText || !ReferralAction.wrongPatientLetter.rule.roles.contains(actor.role)
            ? []
            : (documents[id] ?? []).map { document in
                var bare = ReferralDocument(type: document.type, availability: document.availability)
                bare.id = document.id
                return bare
            }
        detail.question = seesText ? questions[id] : nil
        detail.handling = handling(id)
        detail.notes = (notes[id] ?? []).filter { seesText || !$0.isClinical }
        if let last = tries[id]?.last, let outcome = last.outcome.flatMap({ ContactOutcome(rawValue: $0) }) {
            detail.contact = ContactAttempts(
                count: tries[id]?.count ?? 0, last: outcome, lastAt: referral.lastContact ?? clock)
        }
        detail.choice = choices[referral.patient] ?? PatientChoice()
        return detail
    }

    /// What is said of when a patient can come.
    func choose(_ request: ChoiceRequest, of name: PatientName) throws(Failure) -> Reply {
        guard case .id(let id) = name, let patient = patients[id] else { throw .notFound("patient") }
        var choice = choices[id] ?? PatientChoice()
        switch request {
        case .show: break
        case .away(let first, let last, let why):
            let number = (choice.away.map(\.id).max() ?? 0) + 1
            choice.away.append(Away(id: number, first: first, last: last, why: why))
        case .backAgain(let number): choice.away.removeAll { $0.id == number }
        case .prefer(let wish): choice.preferences = wish
        }
        choices[id] = choice
        return .choice(patient, choice)
    }

    func note(_ action: String, by actor: Actor, from: Referral, to: Referral) {
        var entry = JournalEntry(at: clock, subject: .referral, by: Signature(actor), action: action)
        entry.seq = Int64((lines[to.id]?.count ?? 0) + 1)
        entry.version = to.version
        entry.from = from.state
        entry.to = to.state
        let line = HistoryLine(entry: entry, userName: actor.staff.name, onBehalfOfName: nil, reason: nil)
        lines[to.id, default: []].append(line)
    }

    /// Who has it in hand.
    func handling(_ id: Int64) -> Handling {
        var handling = Handling()
        handling.claim = claims[id]
        handling.snooze = snoozes[id]
        return handling
    }
}

extension Request {
    /// What nobody is given who sees no patient.
    var isOfPatients: Bool {
        switch self {
        case .worklist, .disclose, .referral, .earlier, .reasons, .patient, .caller, .search, .suitableSlots, .rehearse,
            .perform,
            .performMany, .next, .compensate, .renewClaims, .run, .hold, .choice:
            true
        case .home, .history, .slots, .services, .verifyJournal, .examine, .policy, .directory, .places, .documentRead,
            .settleProblem, .recordDeath, .takeBackDeath, .closeReferrals, .reopenReferrals, .workplace, .clinic,
            .letters, .staff, .board, .report, .signOff, .audit:
            false
        }
    }
}

extension Surroundings {
    /// Those of a desk that heard of e-RS then.
    init(heard: Instant) {
        self.init()
        feedAsOf = heard
    }
}
