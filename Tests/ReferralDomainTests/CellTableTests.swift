// Every action in every state for every role, against a table written from the transitions and the action matrix.
import ReferralDomain
import Testing

/// action | provider roles | their states | referrer roles | their states | clinical, where it is.
/// NB not booked, BK booked, DF deferred, AT awaiting triage, TP triaged - provider to action, TR triage response,
/// RJ rejected, CP and CV appointment cancelled by patient and provider, DN did not attend, AR assessment result,
/// CX cancelled referral; `open` is all but CX.
private let table = """
    accept                         |triage clinician        |BK                     |                       |               |clinical
    reject                         |triage clinician        |BK                     |                       |               |clinical
    cancel-appointment-action-later|triage clinician        |BK                     |                       |               |clinical
    accept-refer-book-later        |triage clinician        |AT DF                  |                       |               |clinical
    return-to-referrer-with-advice |triage clinician        |AT DF                  |                       |               |clinical
    refer-book-now                 |triage clinician        |AT DF                  |                       |               |clinical
    redirect                       |triage clinician        |BK AT DF               |                       |               |clinical
    record-assessment              |triage clinician        |BK                     |                       |               |clinical
    change-priority                |triage clinician        |open                   |                       |               |clinical
    cancel-referral                |triage clinician        |open                   |referrer               |open           |clinical
    book                           |clerk triage clinician supervisor|NB DF TP CP CV RJ DN AR|referrer referrer-admin|NB CP CV RJ DN |
    rebook                         |clerk triage clinician  |BK                     |referrer referrer-admin|BK             |
    move-appointment               |clerk triage clinician supervisor|BK           |                       |               |
    defer-to-provider              |clerk                   |NB                     |referrer               |NB             |
    send-for-triage                |                        |                       |referrer               |NB             |
    cancel-appointment             |clerk triage clinician supervisor|BK           |referrer               |BK             |
    record-dna                     |clerk triage clinician  |BK DN                  |                       |               |
    undo-dna                       |clerk triage clinician  |DN                     |                       |               |
    record-attendance              |clerk triage clinician  |BK                     |                       |               |
    contact-attempt                |clerk triage clinician supervisor|open         |                       |               |
    add-need                       |clerk triage clinician supervisor|open         |                       |               |
    drop-need                      |clerk triage clinician supervisor|open         |                       |               |
    arrange-need                   |clerk triage clinician supervisor|BK           |                       |               |
    cancel-arrangement             |clerk triage clinician supervisor|open CX      |                       |               |
    confirm-cancelled-in-pas       |clerk triage clinician  |open CX                |                       |               |
    told                           |clerk triage clinician supervisor|open CX       |                       |               |
    take-ers                       |clerk clinician supervisor       |open CX       |                       |               |
    keep-ours                      |clerk clinician supervisor       |open CX       |                       |               |
    change-shortlist               |                        |                       |referrer               |NB RJ TR CP CV DN|
    add-letter                     |                        |                       |referrer               |open           |
    acknowledge                    |                        |                       |referrer referrer-admin|AR CX DN       |
    advise                         |triage clinician        |                       |                       |               |clinical
    ask-more                       |triage clinician        |                       |                       |               |clinical
    send-information               |                        |                       |referrer               |               |clinical
    convert                        |triage clinician        |                       |                       |               |clinical
    close-advice                   |                        |                       |referrer               |               |clinical
    create-referral                |                        |                       |referrer               |               |clinical
    wrong-patient-letter           |clerk triage clinician  |open CX                |                       |               |
    lift-freeze                    |clinician              |open CX                |                       |               |clinical
    start-monitoring               |triage clinician        |DF TP CP CV            |                       |               |clinical
    validate                       |clerk triage clinician  |open                   |                       |               |
    offer                          |clerk triage clinician supervisor|NB DF TP CP CV RJ DN AR BK|                 |               |
    decline-offer                  |clerk triage clinician supervisor|NB DF TP CP CV RJ DN AR BK|                 |               |
    claim                          |clerk triage clinician supervisor|open CX       |referrer referrer-admin|open CX        |
    release                        |clerk triage clinician supervisor|open CX       |referrer referrer-admin|open CX        |
    assign                         |clerk triage clinician supervisor|open CX       |referrer referrer-admin|open CX        |
    snooze                         |clerk triage clinician supervisor|open          |referrer referrer-admin|open           |
    wake                           |clerk triage clinician supervisor|open CX       |referrer referrer-admin|open CX        |
    note                           |clerk triage clinician supervisor|open CX       |referrer referrer-admin|open CX        |
    hand-up                        |triage clinician        |open                   |                       |               |clinical
    answer                         |clinician               |open CX                |                       |               |clinical
    countersign                    |clinician               |open CX                |                       |               |clinical
    """

private let abbreviations: [String: ReferralState] = [
    "NB": .notBooked, "BK": .booked, "DF": .deferredToProvider, "AT": .awaitingTriage, "TP": .triagedProviderToAction,
    "TR": .triageResponse, "RJ": .rejected, "CP": .appointmentCancelledByPatient,
    "CV": .appointmentCancelledByProvider, "DN": .didNotAttend, "AR": .assessmentResult, "CX": .cancelledReferral,
]

struct ActionRow {
    var isClinical: Bool
    var states: [Role: Set<ReferralState>] = [:]
}

let actionRows: [ReferralAction: ActionRow] = {
    var rows: [ReferralAction: ActionRow] = [:]
    for line in table.split(separator: "\n") {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.split(separator: " ").map(String.init)
        }
        guard cells.count == 6, let action = ReferralAction(rawValue: cells[0].joined()) else { continue }
        var row = ActionRow(isClinical: cells[5] == ["clinical"])
        for (roles, names) in [(cells[1], cells[2]), (cells[3], cells[4])] {
            var states = Set(names.compactMap { abbreviations[$0] })
            if names.contains("open") { states.formUnion(Set(abbreviations.values).subtracting([.cancelledReferral])) }
            for name in roles { row.states[Role(rawValue: name) ?? .admin] = states }
        }
        rows[action] = row
    }
    return rows
}()

/// A referral in a state with everything that an action's guards ask for.
func ready(_ state: ReferralState, for action: ReferralAction, by role: Role) -> (Referral, ReferralFacts) {
    let service =
        action == .sendForTriage ? triageService : action == .recordAssessment ? assessmentService : bookable
    var referral = referral(state, at: service)
    referral.shortlist = [service.id, otherBookable.id]
    // Today and begun: later than no guard allows, and earlier than none.
    referral.appointment = appointment(start: instant("2026-11-03T08:30:00Z"), at: service)
    referral.appointment?.status = state == .booked ? .booked : state == .didNotAttend ? .noshow : .cancelled
    referral.accepted = action == .recordAssessment
    referral.cancelInPAS = true
    if action != .addNeed {
        var need = PatientNeed(.transport, source: .staff, since: now)
        need.arrangement = NeedArrangement(reference: "T1", start: nil, slot: nil)
        referral.needs = [need]
    }
    // The first one missed: anybody who records it hands it back.
    if state == .didNotAttend { referral.clock.nullifiedAt = referral.appointment?.start }
    if action == .startMonitoring { referral.pathwayStart = instant("2026-10-01T09:00:00Z") }
    referral.cancelledOutside = true
    referral.returnedToReferrer = action == .acknowledge || role.side == .referrer
    referral.reason =
        [.book, .offer, .declineOffer].contains(action)
        ? AssessmentOutcome.referOn.rawValue
        : AssessmentOutcome.adviseReferrer.rawValue
    var facts = facts(service)
    facts.hasImportProblem = true
    facts.hasConflict = true
    facts.hasByHandMessage = true
    facts.hasOpenQuestion = true
    facts.hasOpenCountersignature = true
    facts.hasNamedLetter = true
    facts.isFrozen = action == .liftFreeze
    let me = actor(role).staff
    let end = instant("2026-11-03T09:10:00Z")
    facts.handling.claim = Claim(by: me, since: now, until: end, end: BootMoment(id: "", seconds: 600))
    facts.handling.snooze = Snooze(until: end, reason: "Away", by: me, since: now)
    return (referral, facts)
}

/// An action with everything that has to be said with it.
func spoken(
    _ action: ReferralAction, on referral: Referral, by actor: Actor, facts: inout ReferralFacts
) -> ReferralCommand {
    var command = ReferralCommand(action, expectedVersion: referral.version)
    command.comment = "Words."
    command.instruction = "Words."
    command.by = .patient
    command.document = AttachedDocument(digest: "00", title: "Letter", contentType: "text/plain", size: 1)
    switch action {
    case .book, .rebook, .moveAppointment, .referBookNow, .offer:
        command.slot = "S1"
        facts.slot = slot()
    case .redirect, .changeShortlist, .createReferral:
        command.service = otherBookable.id
        facts.namedService = otherBookable
    case .changePriority: command.priority = .urgent
    case .advise: command.outcome = AdviceRecommendation.adviceOnly.rawValue
    case .recordAssessment: command.outcome = AssessmentOutcome.adviseReferrer.rawValue
    case .recordAttendance: command.outcome = AttendanceOutcome.discharged.rawValue
    case .recordDNA:
        command.outcome = MissedAppointmentOutcome.adviseReferrer
        command.contact = ContactOutcome.noAnswer.rawValue
    case .contactAttempt: command.outcome = ContactOutcome.noAnswer.rawValue
    case .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement:
        command.outcome = PatientNeed.Kind.transport.rawValue
        command.reference = "T2"
    case .assign, .handUp:
        command.to = "colleague"
        facts.colleague = StaffMember(id: 9, login: "colleague", name: "A Colleague")
    case .snooze:
        command.until = instant("2026-11-05T00:00:00Z")
        command.instruction = "On holiday."
    case .validate: command.outcome = ValidationOutcome.stillNeeded.rawValue
    case .startMonitoring: command.outcome = MonitoringStart.patient.rawValue
    case .declineOffer:
        command.slot = "S1"
        facts.slot = slot()
        command.reason = Offer.Reason.day.rawValue
    case .deferToProvider: command.reason = DeferralReason.noSlots.rawValue
    case .accept, .reject, .acceptReferBookLater, .returnToReferrerWithAdvice, .cancelAppointmentActionLater,
        .sendForTriage, .cancelAppointment, .undoDNA, .confirmCancelledInPAS, .cancelReferral, .addLetter, .acknowledge,
        .takeERS, .keepOurs, .told, .askMore, .sendInformation, .convert, .closeAdvice, .wrongPatientLetter,
        .liftFreeze, .claim, .release, .wake, .note, .answer, .countersign:
        break
    }
    if command.reason == nil {
        command.reason = referral.reasons(for: action, by: actor, asked: command.by, facts: facts).first?.code
    }
    return command
}

@Test func `the table has a row for every action`() {
    #expect(Set(actionRows.keys) == Set(ReferralAction.allCases))
    #expect(actionRows.count == 52 && abbreviations.count == 12 && Role.allCases.count == 10)
}

@Test func `every cell of action and state and role answers as the table says`() {
    var allowed = 0
    for action in ReferralAction.allCases {
        for state in ReferralState.allCases {
            for role in Role.allCases {
                let (referral, facts) = ready(state, for: action, by: role)
                let refusal = referral.refusal(of: action, by: actor(role), facts: facts)
                let expected = actionRows[action]?.states[role]?.contains(state) ?? false
                #expect(
                    (refusal == nil) == expected,
                    "\(action.rawValue) in \(state.rawValue) by \(role.rawValue): \(refusal?.code ?? "allowed")")
                if actionRows[action]?.states[role] == nil {
                    #expect(refusal == .notYourRole(role), "\(action.rawValue) by \(role.rawValue)")
                } else if !expected {
                    #expect(refusal == .wrongState(state), "\(action.rawValue) in \(state.rawValue)")
                }
                if expected { allowed += 1 }
            }
        }
    }
    #expect(allowed > 300)
}

/// Why carrying out a command is refused, or nil.
func refusal(
    of command: ReferralCommand, on referral: Referral, by actor: Actor, facts: ReferralFacts
) -> Refusal? {
    do throws(Refusal) {
        switch command.action.rule.kind {
        case .referral: _ = try referral.deciding(command, by: actor, facts: facts)
        case .handling: _ = try referral.handled(command, by: actor, facts: facts, policy: policy)
        }
        return nil
    } catch {
        return error
    }
}

@Test func `what is offered and what is written never disagree`() {
    for action in ReferralAction.allCases {
        for state in ReferralState.allCases {
            for role in Role.allCases {
                var (referral, facts) = ready(state, for: action, by: role)
                let actor = actor(role)
                let command = spoken(action, on: referral, by: actor, facts: &facts)
                let offered = referral.refusal(of: action, by: actor, facts: facts)
                let written = refusal(of: command, on: referral, by: actor, facts: facts)
                #expect(
                    offered == written,
                    "\(action.rawValue) in \(state.rawValue) by \(role.rawValue): \(String(describing: written))")
                referral.version += 1
                if offered == nil {
                    let stale = refusal(of: command, on: referral, by: actor, facts: facts)
                    #expect(stale == .versionConflict(expected: 3, actual: 4), "\(action.rawValue)")
                }
            }
        }
    }
}

@Test(arguments: ReferralAction.allCases)
func `a clinical act needs a live delegation, and others do not`(_ action: ReferralAction) throws {
    let row = try #require(actionRows[action])
    guard let state = row.states[.triage]?.first else { return }
    var (referral, facts) = ready(state, for: action, by: .triage)
    facts.standing = { _ in .missing }
    let answer: Refusal? = row.isClinical ? .noDelegation : nil
    #expect(referral.refusal(of: action, by: actor(.triage), facts: facts) == answer)
    facts.standing = { _ in .noClinicianNamed }
    let unnamed: Refusal? = row.isClinical ? .onBehalfOfMissing : nil
    #expect(referral.refusal(of: action, by: actor(.triage), facts: facts) == unnamed)
    facts.standing = { $0 == action ? .held : .missing }
    #expect(referral.refusal(of: action, by: actor(.triage), facts: facts) == nil)
    referral.version += 1
}

@Test(arguments: ReferralAction.allCases)
func `nothing is done to a referral of another service or organisation`(_ action: ReferralAction) throws {
    let row = try #require(actionRows[action])
    for (role, states) in row.states {
        for state in states {
            var (referral, facts) = ready(state, for: action, by: role)
            facts.isRelated = false
            let toSign = referral.refusal(of: action, by: actor(role), facts: facts)
            let isToTakeUp = [.countersign, .claim, .release].contains(action)
            #expect(toSign == (isToTakeUp ? nil : .noRelationship), "waiting for a signature")
            facts.hasOpenCountersignature = false
            #expect(referral.refusal(of: action, by: actor(role), facts: facts) == .noRelationship)
            referral.version += 1
        }
    }
}
