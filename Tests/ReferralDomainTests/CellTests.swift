// Every cell of state, stage of a conversation, action, role, delegation and relationship, against tables by hand.

import ReferralDomain
import Testing

/// action | provider roles | their stages | referrer roles | their stages | clinical, for whom.
/// The same for conversations, which stand outside the twelve states. PR provider to respond, SI referrer to submit
/// information, RR referrer to review the response, EC ended and closed, EX ended and cancelled; `turn` is the three
/// in which somebody is to speak, `any` all five. A stage with `!` is refused because the conversation has ended.
private let conversations = """
    advise              |triage clinician                 |PR              |                       |                |provider
    ask-more            |triage clinician                 |PR              |                       |                |provider
    convert             |triage clinician                 |PR              |                       |                |provider
    send-information    |                                 |                |referrer               |SI RR           |
    close-advice        |                                 |                |referrer               |turn            |
    create-referral     |                                 |                |referrer               |SI RR           |
    add-letter          |triage clinician                 |PR              |referrer               |turn            |provider
    take-ers            |clerk clinician supervisor       |any             |                       |                |
    keep-ours           |clerk clinician supervisor       |any             |                       |                |
    told                |clerk triage clinician supervisor|any             |                       |                |
    wrong-patient-letter|clerk triage clinician           |any             |                       |                |
    lift-freeze         |clinician                        |any             |                       |                |
    claim               |clerk triage clinician supervisor|any             |referrer referrer-admin|any             |
    release             |clerk triage clinician supervisor|any             |referrer referrer-admin|any             |
    assign              |clerk triage clinician supervisor|any             |referrer referrer-admin|any             |
    wake                |clerk triage clinician supervisor|any             |referrer referrer-admin|any             |
    note                |clerk triage clinician supervisor|any             |referrer referrer-admin|any             |
    snooze              |clerk triage clinician supervisor|turn EC! EX!    |referrer referrer-admin|turn EC! EX!    |
    hand-up             |triage clinician                 |turn EC! EX!    |                       |                |provider
    answer              |clinician                        |any             |                       |                |
    countersign         |clinician                        |any             |                       |                |
    """

private let stages: [String: AdviceState] = [
    "PR": .providerResponseRequired, "SI": .referrerToSubmitInformation, "RR": .referrerToReviewResponse,
    "EC": .endedClosed, "EX": .endedCancelled,
]

private enum Answer { case allowed, ended }

private struct StageRow {
    var stages: [Role: [AdviceState: Answer]] = [:]
    var isClinical = false
}

private let stageRows: [ReferralAction: StageRow] = {
    var rows: [ReferralAction: StageRow] = [:]
    for line in conversations.split(separator: "\n") {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.split(separator: " ").map(String.init)
        }
        guard cells.count == 6, let action = ReferralAction(rawValue: cells[0].joined()) else { continue }
        var row = StageRow(isClinical: cells[5] == ["provider"])
        for (roles, names) in [(cells[1], cells[2]), (cells[3], cells[4])] {
            var answers: [AdviceState: Answer] = [:]
            for name in names {
                switch name {
                case "any": for stage in stages.values { answers[stage] = .allowed }
                case "turn": for stage in ["PR", "SI", "RR"].compactMap({ stages[$0] }) { answers[stage] = .allowed }
                case _:
                    guard let stage = stages[String(name.prefix(2))] else { continue }
                    answers[stage] = name.hasSuffix("!") ? .ended : .allowed
                }
            }
            for name in roles { row.stages[Role(rawValue: name) ?? .admin] = answers }
        }
        rows[action] = row
    }
    return rows
}()

/// Where a referral stands: in one of the twelve states, or in one of the six stages of a conversation.
private enum Place: Hashable {
    case state(ReferralState)
    case stage(AdviceState)

    static let all = ReferralState.allCases.map { Place.state($0) } + AdviceState.allCases.map { Place.stage($0) }

    /// A conversation that became a referral is where the provider put it.
    var asReferral: ReferralState? {
        switch self {
        case .state(let state): state
        case .stage(.converted): .triagedProviderToAction
        case .stage: nil
        }
    }
}

/// What somebody holds, and whether it opens clinical acts.
private struct Holding {
    var name: String
    var opens: Refusal?
    var standing: @Sendable (ReferralAction) -> ReferralFacts.Standing

    init(_ name: String, _ opens: Refusal?, _ standing: @escaping @Sendable (ReferralAction) -> ReferralFacts.Standing)
    {
        self.name = name
        self.opens = opens
        self.standing = standing
    }

    /// A delegation of one limit, on a routine 2WW_BREAST referral at service 100 of somebody aged 45, on 3 November.
    init(limited name: String, opens: Bool, to referral: Referral, _ limit: @Sendable (inout Delegation) -> Void) {
        let clinician = StaffMember(id: 2, login: "dr", name: "Dr")
        var delegation = Delegation(
            clinician: clinician, service: nil, actions: [], from: day("2026-01-01"), until: day("2026-12-31"))
        limit(&delegation)
        let held = delegation
        self.init(name, opens ? nil : .noDelegation) { action in
            held.covers(referral, born: day("1981-02-01"), action: action, on: day("2026-11-03")) ? .held : .missing
        }
    }

    /// Everything that a clinician administrator can hold towards a referral, and one action.
    static func all(towards referral: Referral, _ action: ReferralAction) -> [Holding] {
        let service = referral.service ?? ""
        let other: ReferralAction = action == .accept ? .reject : .accept
        let limits: [(String, Bool, @Sendable (inout Delegation) -> Void)] = [
            ("no limit", true, { _ in }),
            ("its service", true, { $0.services = ["900", service] }),
            ("another service", false, { $0.services = ["900"] }),
            ("its action", true, { $0.actions = [other, action] }),
            ("another action", false, { $0.actions = [other] }),
            ("its priority", true, { $0.priorities = [.routine] }),
            ("another priority", false, { $0.priorities = [.urgent, .twoWeekWait] }),
            ("its clinic type", true, { $0.clinicTypes = ["2WW_BREAST"] }),
            ("another clinic type", false, { $0.clinicTypes = ["UROLOGY"] }),
            ("from its age on", true, { $0.youngest = 45 }),
            ("older than it", false, { $0.youngest = 46 }),
            ("up to its age", true, { $0.oldest = 45 }),
            ("younger than it", false, { $0.oldest = 44 }),
            ("its last day", true, { $0.until = day("2026-11-03") }),
            ("ended yesterday", false, { $0.until = day("2026-11-02") }),
            ("its first day", true, { $0.from = day("2026-11-03") }),
            ("begins tomorrow", false, { $0.from = day("2026-11-04") }),
            (
                "its service, another priority", false,
                {
                    $0.services = [service]; $0.priorities = [.urgent]
                }
            ),
        ]
        return [
            Holding("none", .noDelegation) { _ in .missing },
            Holding("nobody named", .onBehalfOfMissing) { _ in .noClinicianNamed },
        ] + limits.map { Holding(limited: $0.0, opens: $0.1, to: referral, $0.2) }
    }
}

/// A referral at a place with everything that an action's guards ask for.
private func prepared(_ place: Place, for action: ReferralAction, by role: Role) -> (Referral, ReferralFacts) {
    var (referral, facts) = ready(place.asReferral ?? .notBooked, for: action, by: role)
    referral.clinicType = "2WW_BREAST"
    if case .stage(let stage) = place {
        referral.advice = stage
        referral.adviceMayConvert = true
    }
    return (referral, facts)
}

/// What the tables say of a cell, but for the delegation.
private func answer(_ action: ReferralAction, at place: Place, by role: Role) -> (refusal: Refusal?, isClinical: Bool) {
    if let state = place.asReferral {
        guard let row = actionRows[action], let states = row.states[role] else { return (.notYourRole(role), false) }
        // Ended by a converted conversation is nothing: it goes on as a referral.
        return (states.contains(state) ? nil : .wrongState(state), row.isClinical)
    }
    guard case .stage(let stage) = place else { return (nil, false) }
    if let row = stageRows[action], let answers = row.stages[role] {
        let refusal: Refusal? =
            switch answers[stage] {
            case .allowed: nil
            case .ended: .alreadyClosed
            case nil: .adviceOnly(stage)
            }
        return (refusal, row.isClinical)
    }
    // Not in a conversation at all, or not by that role: whose act it is at all says which of the two.
    guard let row = actionRows[action], row.states[role] != nil else { return (.notYourRole(role), false) }
    return (.adviceOnly(stage), row.isClinical)
}

@Test func `the table of conversations names every act that is possible in one`() {
    #expect(stageRows.count == 21 && stages.count == 5)
    #expect(Place.all.count == 18)
}

@Test(arguments: [true, false])
func `every cell of place, action, role and delegation, related or not, answers as the tables say`(isRelated: Bool) {
    var wrong: [String] = []
    var cells = 0
    var allowed = 0
    for place in Place.all {
        for action in ReferralAction.allCases {
            for role in Role.allCases {
                var (referral, facts) = prepared(place, for: action, by: role)
                let actor = actor(role)
                let command = spoken(action, on: referral, by: actor, facts: &facts)
                facts.isRelated = isRelated
                // What waits for the actor's signature is theirs to take up wherever it went: no relation is needed.
                if !isRelated { facts.hasOpenCountersignature = false }
                let (refused, isClinical) = answer(action, at: place, by: role)
                let holdings =
                    role == .triage
                    ? Holding.all(towards: referral, action) : [Holding("not needed", nil) { _ in .notNeeded }]
                for holding in holdings {
                    facts.standing = holding.standing
                    var expected = refused
                    if refused != .notYourRole(role) {
                        if !isRelated {
                            expected = .noRelationship
                        } else if isClinical, let closed = holding.opens {
                            expected = closed
                        }
                    }
                    let offered = referral.refusal(of: action, by: actor, facts: facts)
                    let written = refusal(of: command, on: referral, by: actor, facts: facts)
                    cells += 1
                    if expected == nil { allowed += 1 }
                    if offered != expected || written != expected {
                        wrong.append(
                            "\(action.rawValue) at \(place) by \(role.rawValue), \(holding.name): "
                                + "\(String(describing: offered)), written \(String(describing: written)), "
                                + "not \(String(describing: expected))")
                    }
                }
                referral.version += 1
            }
        }
    }
    #expect(wrong == [], "\(wrong.count) of \(cells)")
    #expect(cells == 18 * ReferralAction.allCases.count * (9 + 20))
    #expect(isRelated ? allowed > 1_500 : allowed == 0)
}

/// What may be done while a colleague has a live claim; to let it go is for them and the supervisor.
private let besideAClaim: Set<ReferralAction> = [
    .assign, .note, .answer, .countersign, .wrongPatientLetter, .liftFreeze,
]

@Test func `what a colleague has in hand is theirs in the offer as in the write, but for what the table leaves open`() {
    let colleague = StaffMember(id: 9, login: "colleague", name: "A Colleague")
    var tried = 0
    for action in ReferralAction.allCases {
        for role in Role.allCases {
            for place in Place.all where answer(action, at: place, by: role).refusal == nil {
                var (referral, facts) = prepared(place, for: action, by: role)
                let actor = actor(role)
                let command = spoken(action, on: referral, by: actor, facts: &facts)
                let until = facts.handling.claim?.until ?? now
                facts.handling.claim?.by = colleague
                facts.handling.owner = colleague
                var expected: Refusal? =
                    besideAClaim.contains(action) ? nil : .claimedByAnother(colleague.name, until: until)
                if action == .assign { expected = .ownedByAnother(colleague.name) }
                if role == .supervisor, action == .release || action == .assign { expected = nil }
                let offered = referral.refusal(of: action, by: actor, facts: facts)
                let written = refusal(of: command, on: referral, by: actor, facts: facts)
                #expect(
                    offered == expected && written == expected, "\(action.rawValue) at \(place) by \(role.rawValue)")
                facts.handling.claim?.until = now
                facts.handling.claim?.end = BootMoment(id: "", seconds: 0)
                facts.handling.owner = actor.staff
                // A claim that has ended is none, so there is nothing to let go either.
                let left: Refusal? = action == .release ? .nothingToRelease : nil
                #expect(referral.refusal(of: action, by: actor, facts: facts) == left, "\(action.rawValue)")
                referral.version += 1
                tried += 1
            }
        }
    }
    #expect(tried > 500)
}
