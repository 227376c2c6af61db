// What the small desk in memory answers of one referral.

import ReferralDomain

@testable import ReferralDesk

extension FakeDesk {
    /// What an act would come to; nothing of it stays.
    func rehearse(_ command: ReferralCommand, _ id: Int64, _ actor: Actor) throws(Failure) -> Outcome {
        let before = (referrals, messages, slots, lines)
        defer { (referrals, messages, slots, lines) = before }
        return try perform(command, id, actor)
    }

    func detail(_ id: Int64, _ actor: Actor) -> ReferralDetail {
        let referral = referrals[id] ?? Referral(patient: 0, state: .notBooked, receivedAt: clock)
        let seesText = actor.role.clinicalText == .always
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
                ActionAvailability(
                    action: action, refusal: referral.refusal(of: action, by: actor, facts: facts),
                    needs: action.rule.needs, mayHave: action.rule.mayHave)
            },
            appointments: [], documents: seesText ? documents[id] ?? [] : nil,
            messages: seesText ? messages[id] : nil, problems: openProblems[id].map { [$0] } ?? [], otherReferrals: 0,
            asOf: clock)
        detail.question = seesText ? questions[id] : nil
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
}

extension Surroundings {
    /// Those of a desk that heard of e-RS then.
    init(heard: Instant) {
        self.init()
        feedAsOf = heard
    }
}
