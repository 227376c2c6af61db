// Advice and guidance: every act in every stage for every role, and what each makes of the conversation.
import ReferralDomain
import Testing

private let lastWeek = instant("2026-10-29T10:00:00Z")

/// A conversation in a stage, of a practice that is known.
func conversation(_ stage: AdviceState, mayConvert: Bool = true) -> Referral {
    var conversation = Referral(patient: 1, state: .notBooked, receivedAt: lastWeek)
    conversation.id = 1
    conversation.ubrn = UBRN("000049146177")
    conversation.version = 3
    conversation.priority = .routine
    conversation.service = bookable.id
    conversation.referringOrganisation = "G77001"
    conversation.advice = stage
    conversation.adviceMayConvert = mayConvert
    conversation.adviceFirstRequested = lastWeek
    return conversation
}

/// action | provider roles | their stages | referrer roles | their stages; what is missing is never there.
/// P the provider's turn, S information asked of the referrer, R advice for the referrer, C closed, X cancelled.
private let table = """
    advise              |triage clinician                 |P        |        |
    ask-more            |triage clinician                 |P        |        |
    convert             |triage clinician                 |P        |        |
    send-information    |                                 |         |referrer|S R
    close-advice        |                                 |         |referrer|P S R
    create-referral     |                                 |         |referrer|S R
    add-letter          |triage clinician                 |P        |referrer|P S R
    told                |clerk triage clinician supervisor|P S R C X|        |
    take-ers            |clerk clinician supervisor       |P S R C X|        |
    keep-ours           |clerk clinician supervisor       |P S R C X|        |
    wrong-patient-letter|clerk triage clinician           |P S R C X|        |
    """

private let stages: [String: AdviceState] = [
    "P": .providerResponseRequired, "S": .referrerToSubmitInformation, "R": .referrerToReviewResponse,
    "C": .endedClosed, "X": .endedCancelled,
]

/// Where an act may be done, by role.
private let cells: [ReferralAction: [Role: Set<AdviceState>]] = {
    var cells: [ReferralAction: [Role: Set<AdviceState>]] = [:]
    for line in table.split(separator: "\n") {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.split(separator: " ").map(String.init)
        }
        guard parts.count == 5, let action = ReferralAction(rawValue: parts[0].joined()) else { continue }
        for (roles, names) in [(parts[1], parts[2]), (parts[3], parts[4])] {
            for role in roles.compactMap({ Role(rawValue: $0) }) {
                cells[action, default: [:]][role] = Set(names.compactMap { stages[$0] })
            }
        }
    }
    return cells
}()

@Test func `every act in every stage of a conversation is for the roles of the table alone`() {
    #expect(cells.count == 11)
    var facts = facts()
    facts.hasImportProblem = true
    facts.hasConflict = true
    facts.hasByHandMessage = true
    for action in ReferralAction.allCases where action.rule.kind == .referral && action != .liftFreeze {
        for role in Role.allCases {
            for stage in stages.values {
                let answer = conversation(stage).refusal(of: action, by: actor(role), facts: facts)
                let isThere = cells[action]?[role]?.contains(stage) ?? false
                let isOfRole = cells[action]?[role] != nil
                let name = "\(action.rawValue) by \(role.rawValue) at \(stage.rawValue): \(String(describing: answer))"
                if isThere {
                    #expect(answer == nil, "\(name)")
                } else if isOfRole {
                    #expect(answer == .adviceOnly(stage), "\(name)")
                } else {
                    #expect(answer == .adviceOnly(stage) || answer == .notYourRole(role), "\(name)")
                }
            }
        }
    }
}

@Test func `none of the acts of a conversation is done to a referral`() {
    for action in ReferralAction.allCases where action.isOfAdvice {
        for state in ReferralState.allCases {
            var before = referral(state)
            for advice in [nil, AdviceState.converted] {
                before.advice = advice
                for role in action.rule.roles {
                    let answer = before.refusal(of: action, by: actor(role), facts: facts())
                    #expect(answer == .wrongState(state), "\(action.rawValue) in \(state.rawValue)")
                }
            }
        }
    }
}

@Test func `colleagues claim, assign, snooze and note a conversation as they do a referral`() {
    for action in [ReferralAction.claim, .assign, .snooze, .note] {
        for stage in [AdviceState.providerResponseRequired, .referrerToReviewResponse] {
            #expect(conversation(stage).refusal(of: action, by: actor(.clinician), facts: facts()) == nil)
        }
    }
    #expect(conversation(.endedClosed).refusal(of: .snooze, by: actor(.clinician), facts: facts()) == .alreadyClosed)
}

@Test func `a clinician administrator answers only under a delegation`() {
    var facts = facts()
    facts.standing = { _ in .missing }
    for action in [ReferralAction.advise, .askMore, .convert, .addLetter] {
        let asked = conversation(.providerResponseRequired)
        #expect(asked.refusal(of: action, by: actor(.triage), facts: facts) == .noDelegation)
    }
}

@Test(arguments: AdviceRecommendation.allCases)
func `advice goes to the referrer with what it recommends`(_ recommendation: AdviceRecommendation) throws {
    let said = command(.advise) {
        $0.comment = "No need to see them."
        $0.outcome = recommendation.rawValue
        $0.priority = .urgent
    }
    let asked = conversation(.providerResponseRequired)
    let after = try decide(asked, said, by: .clinician, facts())
    #expect(after.referral.advice == .referrerToReviewResponse && after.referral.state == .notBooked)
    #expect(after.referral.adviceRecommendation == recommendation && after.referral.priority == .urgent)
    #expect(after.referral.adviceLastUpdated == now && after.referral.stateSince == now)
    #expect(lists(after.referral) == [.adviceAndGuidanceResponses])
    #expect(told(after) == ["ers:A026"])
    let message = try #require(asked.message(of: said, by: actor(.clinician), at: now))
    #expect(message.outcome == .returnToReferrerWithAdvice && message.recommendation == recommendation)
    #expect(message.side == .provider && message.text == "No need to see them.")
}

@Test func `advice without its recommendation, its words or a priority is refused`() {
    var asked = conversation(.providerResponseRequired)
    func answer(_ change: (inout ReferralCommand) -> Void) -> Refusal? {
        var said = command(.advise) {
            $0.comment = "Words."; $0.outcome = "OTHER"
        }
        change(&said)
        return refusal { () throws(Refusal) in try decide(asked, said, by: .clinician, facts()) }
    }
    #expect(answer { _ in } == nil)
    #expect(answer { $0.outcome = nil } == .outcomeMissing)
    #expect(answer { $0.outcome = "REFER_ON" } == .outcomeNotAllowed("REFER_ON"))
    #expect(answer { $0.comment = " \n" } == .commentMissing)
    #expect(answer { $0.comment = String(repeating: "a", count: 8_000) } == nil)
    #expect(answer { $0.comment = String(repeating: "a", count: 8_001) } == .commentTooLong(limit: 8_000))
    #expect(answer { $0.instruction = String(repeating: "a", count: 2_001) } == .commentTooLong(limit: 2_000))
    asked.priority = nil
    #expect(answer { _ in } == .priorityMissing)
    #expect(answer { $0.priority = .routine } == nil)
}

@Test func `more information is asked for, sent, and the provider's turn comes again`() throws {
    let asked = try decide(
        conversation(.providerResponseRequired), command(.askMore) { $0.comment = "Which bloods?" }, by: .clinician,
        facts())
    #expect(asked.referral.advice == .referrerToSubmitInformation && told(asked) == ["ers:A026"])
    #expect(lists(asked.referral) == [.adviceAndGuidanceResponses])
    let later = facts(at: now.adding(seconds: 86_400))
    let sent = try decide(asked.referral, command(.sendInformation) { $0.comment = "These." }, by: .referrer, later)
    #expect(sent.referral.advice == .providerResponseRequired && told(sent) == ["ers:by-hand"])
    #expect(sent.referral.stateSince == later.now)
    #expect(lists(sent.referral, at: later.now) == [.adviceAndGuidanceRequests])
    #expect(sent.referral.message(of: command(.sendInformation), by: actor(.referrer), at: now) == nil)
}

@Test(arguments: [
    (AdviceState.providerResponseRequired, AdviceState.endedCancelled),
    (.referrerToSubmitInformation, .endedCancelled), (.referrerToReviewResponse, .endedClosed),
])
func `a referrer ends a conversation: closed once advised, cancelled before`(before: AdviceState, end: AdviceState)
    throws
{
    let ended = try decide(conversation(before), command(.closeAdvice), by: .referrer, facts())
    #expect(ended.referral.advice == end && ended.referral.isClosed)
    #expect(lists(ended.referral).isEmpty)
}

@Test func `an authorised provider makes it a referral under the same UBRN, and its clock starts`() throws {
    let before = conversation(.providerResponseRequired)
    #expect(before.breachDay == nil)
    let said = command(.convert) {
        $0.comment = "We will see them."
        $0.instruction = "Any clinic"
        $0.priority = .urgent
    }
    let after = try decide(before, said, by: .clinician, facts())
    let referral = after.referral
    #expect(referral.ubrn == before.ubrn && referral.advice == .converted && !referral.isConversation)
    #expect(referral.state == .triagedProviderToAction && referral.reason == ReviewReason.providerConverted)
    #expect(referral.instruction == "Any clinic" && referral.priority == .urgent && referral.accepted)
    #expect(referral.waitStart?.at == now && referral.breachDay == day("2026-11-03").adding(days: 126))
    #expect(lists(referral) == [.appointmentsForBooking, .awaitingBooking] && told(after) == ["ers:A027"])
    #expect(before.message(of: said, by: actor(.clinician), at: now)?.outcome == .providerConverted)
    // From here on it is booked like any other.
    let booked = try decide(referral, booking(.book), by: .clerk, with(slot(), at: bookable))
    #expect(booked.referral.state == .booked && lists(booked.referral).isEmpty)
}

@Test func `a provider who is not authorised does not convert, nor does anybody once the patient has died`() {
    let said = command(.convert) { $0.comment = "Words." }
    let barred = conversation(.providerResponseRequired, mayConvert: false)
    #expect(
        refusal { () throws(Refusal) in try decide(barred, said, by: .clinician, facts()) } == .notAuthorisedToConvert)
    var dead = facts()
    dead.patientDied = day("2026-11-01")
    let asked = conversation(.providerResponseRequired)
    #expect(refusal { () throws(Refusal) in try decide(asked, said, by: .clinician, dead) } == .patientDied)
}

@Test func `a referrer makes it a referral with a shortlist`() throws {
    let said = command(.createReferral) { $0.service = "\(otherBookable.id),\(bookable.id)" }
    let after = try decide(conversation(.referrerToReviewResponse), said, by: .referrer, facts())
    #expect(after.referral.state == .notBooked && after.referral.advice == .converted)
    #expect(after.referral.shortlist == ["200", "100"] && after.referral.service == "200")
    #expect(after.referral.waitStart?.at == now && !after.referral.accepted)
    #expect(lists(after.referral) == [.awaitingBooking] && told(after) == ["ers:by-hand"])
    let twice = command(.createReferral) { $0.service = "200,200" }
    let asked = conversation(.referrerToReviewResponse)
    #expect(refusal { () throws(Refusal) in try decide(asked, twice, by: .referrer, facts()) } == .serviceTwice("200"))
    let nowhere = command(.createReferral)
    #expect(refusal { () throws(Refusal) in try decide(asked, nowhere, by: .referrer, facts()) } == .serviceMissing)
}

@Test func `an answer is due in two working days, a referrer's reading by priority`() {
    var waiting = conversation(.providerResponseRequired)
    waiting.stateSince = instant("2026-11-05T12:00:00Z")
    func due(_ stage: AdviceState, _ priority: Priority?) -> Day? {
        waiting.advice = stage
        waiting.priority = priority
        return waiting.worklistEntries(service: bookable, policy: policy).first?.due
    }
    // A Thursday: the weekend does not count.
    for priority in Priority.allCases { #expect(due(.providerResponseRequired, priority) == day("2026-11-09")) }
    #expect(due(.referrerToReviewResponse, .routine) == day("2026-11-12"))
    #expect(due(.referrerToReviewResponse, .urgent) == day("2026-11-09"))
    #expect(due(.referrerToSubmitInformation, .twoWeekWait) == day("2026-11-06"))
    #expect(due(.referrerToSubmitInformation, nil) == day("2026-11-09"))
}

@Test func `a referrer's turn stays in the provider's sight where nobody names the referrer's organisation`() {
    var waiting = conversation(.referrerToSubmitInformation)
    waiting.referringOrganisation = nil
    let entry = waiting.worklistEntries(service: bookable, policy: policy).first
    #expect(entry?.worklist == .adviceAndGuidanceRequests)
    #expect(entry?.reason == "REFERRER_TO_SUBMIT_FURTHER_INFORMATION")
    waiting.cameOnReferrerList = true
    #expect(lists(waiting) == [.adviceAndGuidanceResponses])
}

@Test func `no clock of 18 weeks runs on a conversation, and that is said`() throws {
    var waiting = conversation(.providerResponseRequired)
    waiting.pathwayStart = lastWeek
    let clocks = waiting.clocks(policy: policy, at: now)
    #expect(clocks.map(\.name) == ["advice", "rtt"])
    #expect(clocks.last?.start == nil && clocks.last?.due == nil)
    #expect(waiting.breachDay == nil)
}

@Test func `an answer and a conversion are sent by somebody signed in, as e-RS wants it`() {
    for action in [ReferralAction.advise, .askMore, .convert, .reject, .cancelAppointmentActionLater] {
        #expect(OutboxMessage(.ers, call: action.ersCall, action: action).needsPerson, "\(action.rawValue)")
    }
    for action in [ReferralAction.accept, .acceptReferBookLater, .cancelReferral] {
        #expect(!OutboxMessage(.ers, call: action.ersCall, action: action).needsPerson, "\(action.rawValue)")
    }
}

@Test func `what is attached to a conversation is told with its next message`() throws {
    let letter = AttachedDocument(digest: "00", title: "Letter", contentType: "text/plain", size: 1)
    let said = command(.addLetter) { $0.document = letter }
    for role in [Role.clinician, .referrer] {
        let after = try decide(conversation(.providerResponseRequired), said, by: role, facts())
        #expect(told(after).isEmpty && after.referral.advice == .providerResponseRequired)
    }
}
