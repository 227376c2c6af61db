// One of each question and act that the desk knows, so that a test can ask them all; a new one does not compile here.

import ReferralDesk
import ReferralDomain

/// The requests there are, by name.
enum AskedFor: CaseIterable {
    case home, worklist, disclose, referral, history, earlier, reasons, patient, caller, search, slots, suitableSlots,
        perform,
        rehearse
    case performMany, next, compensate, renewClaims, run, documentRead, settleProblem, recordDeath, takeBackDeath
    case closeReferrals, reopenReferrals, services, verifyJournal, examine, staff, report, policy, signOff
    case audit, letters, directory, clinic, choice, places, hold, workplace, board

    init(_ request: Request) {
        self =
            switch request {
            case .home: .home
            case .worklist: .worklist
            case .disclose: .disclose
            case .referral: .referral
            case .history: .history
            case .earlier: .earlier
            case .reasons: .reasons
            case .patient: .patient
            case .caller: .caller
            case .search: .search
            case .slots: .slots
            case .suitableSlots: .suitableSlots
            case .perform: .perform
            case .rehearse: .rehearse
            case .performMany: .performMany
            case .next: .next
            case .compensate: .compensate
            case .renewClaims: .renewClaims
            case .run: .run
            case .documentRead: .documentRead
            case .settleProblem: .settleProblem
            case .recordDeath: .recordDeath
            case .takeBackDeath: .takeBackDeath
            case .closeReferrals: .closeReferrals
            case .reopenReferrals: .reopenReferrals
            case .services: .services
            case .verifyJournal: .verifyJournal
            case .examine: .examine
            case .staff: .staff
            case .report: .report
            case .policy: .policy
            case .signOff: .signOff
            case .audit: .audit
            case .letters: .letters
            case .directory: .directory
            case .clinic: .clinic
            case .choice: .choice
            case .places: .places
            case .hold: .hold
            case .workplace: .workplace
            case .board: .board
            }
    }
}

/// What is asked of no referral: lists, registers, reports, settings.
func requestsOfTheHouse(today: Day, service: String) -> [Request] {
    var requests: [Request] = [
        .home, .services, .verifyJournal, .examine, .renewClaims, .settleProblem(1),
        .slots(SlotQuery(service: service, from: LondonTime.startOfDay(today), limit: 20)),
        .staff(.list), .staff(.leaveList), .staff(.delegations),
        .policy(.list), .policy(.closingDays), .policy(.acknowledge(nil)),
        .audit(.user("clinician", from: nil, to: nil)), .audit(.patient(.id(1))),
        .signOff(.register(from: today.adding(days: -7), to: today)), .signOff(.duties),
        .directory(.search(DirectoryQuery())), .directory(.show(service)), .clinic(.templates(service: nil)),
        .clinic(.exceptions), .clinic(.list(ClinicQuery())), .clinic(.list(ClinicQuery(service: service))),
        .clinic(.generate(service: nil, isRehearsal: true)), .places(.offerTo(slot: "slot-3", limit: 5)),
        .places(.freed(service: service, until: today.adding(days: 14))),
        .places(.capacity(service: service, weeks: 6, added: AddedPlaces(2, priority: .urgent, week: today))),
        .workplace(.surroundings), .workplace(.drafts), .workplace(.doneToday), .workplace(.dropView(9)),
        .workplace(.keepPhrase(Phrase("pb", "Please book"))), .workplace(.dropPhrase(abbreviation: "pb")),
        .workplace(.keepSitePhrase(Phrase("sb", "See by"))), .workplace(.dropSitePhrase(abbreviation: "sb")),
        .workplace(.draft(DraftKey(.own(""), form: "phrase"))), .workplace(.delegates),
        .workplace(.keepView(SavedView(number: 9, name: "late", filter: ListFilter()))),
    ]
    requests += PatientSheet.allCases.map { .disclose(.printed($0, service: nil, rows: 1)) }
    requests += boardQuestions(service: service)
    requests += lettersOfTheHouse(today: today, service: service).map { .letters($0) }
    requests += PolicySetting.allCases.map { .policy(.history($0)) }
    requests += ReportName.allCases.map { .report(ReportQuery($0)) }
    for list in Worklist.allCases {
        var page = WorklistQuery(list)
        page.limit = 30
        requests += [.disclose(.begin(page, .export)), .disclose(.begin(page, .print)), .disclose(.goOn(page))]
        requests += [.worklist(page), .signOff(.sign(list, service: nil, reason: "Words.")), .next(list, service: nil)]
    }
    for list in [Worklist.referralsForReview, .awaitingBooking] {
        requests += [RunStep.start(list, service: nil), .next, .skip, .pause, .resume, .look, .end].map { .run($0) }
    }
    return requests
}

/// What is asked about the work as a whole.
func boardQuestions(service: String) -> [Request] {
    [
        .lists, .overnight, .tracker(), .tracker(matching: "smith clinic"), .meeting(service: nil),
        .meeting(service: service), .meeting(service: service, matching: "urgent clinic"), .workload, .inHand("clerk"),
    ].map { .board($0) }
}

/// What is asked about letters to patients and the day of a clinic, and sends none.
func lettersOfTheHouse(today: Day, service: String) -> [LetterRequest] {
    LetterState.allCases.map { .list($0, after: 0, limit: 50) } + [
        .show(1), .ready(limit: 50), .holdsRun("run"), .templates, .place(service: service),
        .reminders(today.adding(days: 1)), .clinic(service: service, from: today, to: today.adding(days: 14)),
    ]
}

/// What is asked of one referral, and reads only: every question, and perhaps a dry run of every act of the role.
func questions(about referral: Referral, as role: Role, rehearsing: Bool) -> [Request] {
    let name = ReferralName.id(referral.id)
    var requests: [Request] = [
        .referral(name, opening: false), .history(name), .earlier(name), .reasons(.cancelReferral, name, by: .patient),
        .patient(.id(referral.patient)), .caller(.id(referral.patient), said: [.name, .born, .number]),
        .suitableSlots(name, service: nil),
        .choice(.show, of: .id(referral.patient)), .documentRead(name, document: referral.id, toEnd: false),
        .search(referral.ubrn?.digits ?? referral.reference?.text ?? "", limit: 10),
        .clinic(.show(.session(referral.id))), .clinic(.callDown(.session(referral.id))),
        .clinic(
            .cancel(
                ClinicCancellation(ClinicPart(.session(referral.id)), reason: "CLINIC_CANCELLED"), isRehearsal: true)),
    ]
    for action in ReferralAction.allCases where rehearsing && action.rule.roles.contains(role) {
        requests.append(.rehearse(plainCommand(action), on: name))
    }
    return requests
}

/// What is done to one referral and its patient, and taken back.
func acts(on referral: Referral, as role: Role, today: Day) -> [Request] {
    let name = ReferralName.id(referral.id)
    let patient = PatientName.id(referral.patient)
    var mornings = PatientPreferences()
    mornings.half = .morning
    var requests: [Request] = []
    for action in ReferralAction.allCases where action.rule.roles.contains(role) {
        requests += [.perform(plainCommand(action), on: name), .compensate(.undo, name), .compensate(.redo, name)]
    }
    return requests + [
        .choice(.away(from: today.adding(days: 9), until: today.adding(days: 12), why: "Words."), of: patient),
        .choice(.prefer(mornings), of: patient), .choice(.backAgain(1), of: patient),
        .choice(.prefer(PatientPreferences()), of: patient),
        .hold(.take(slot: "slot-3", for: name)), .hold(.release(name)),
        .board(.agree(name, what: "Words.", owner: "clerk", due: today.adding(days: 3))),
        .board(.agreedDone(name, isDone: true)), .board(.agreedDone(name, isDone: false)),
        .letters(.contactUs(name)), .performMany(plainCommand(.note), on: [name, name]),
        .recordDeath(patient, on: today, source: "Family"),
        .closeReferrals(patient), .reopenReferrals(patient),
        .takeBackDeath(patient, reason: "Words."),
        .clinic(.called(.session(referral.id), name, .noAnswer, said: "Words.")),
    ]
}

/// An act with what needs no looking up.
func plainCommand(_ action: ReferralAction) -> ReferralCommand {
    var command = ReferralCommand(action)
    command.outcome = action == .contactAttempt ? "no-answer" : "ADVICE_ONLY_NO_REFERRAL_RECOMMENDED"
    if action == .recordAssessment { command.outcome = AssessmentOutcome.resolvedTreated.rawValue }
    if action == .recordAttendance { command.outcome = AttendanceOutcome.discharged.rawValue }
    if action == .recordDNA { command.outcome = nil }
    if action == .startMonitoring { command.outcome = MonitoringStart.clinician.rawValue }
    if action == .validate { command.outcome = ValidationOutcome.stillNeeded.rawValue }
    command.by = .patient
    command.reason = action == .recordDNA || action == .cancelAppointment ? "PATIENT_ILL" : nil
    if action == .declineOffer { command.reason = Offer.Reason.time.rawValue }
    if action.isOfOffers { command.slot = "slot-3" }
    if action == .cancelReferral { command.reason = "TREATMENT_NO_LONGER_REQUIRED" }
    if action == .reject { command.reason = "SERVICE_INAPPROPRIATE" }
    command.comment = "Words."
    command.instruction = "Words."
    command.priority = action == .changePriority ? .urgent : nil
    command.to = action == .handUp ? "clinician" : "clerk"
    return command
}
