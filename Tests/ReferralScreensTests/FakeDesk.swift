// A small desk in memory: a few invented patients, the real rules, and a log of everything that was asked.

import ReferralDomain

@testable import ReferralDesk

/// Answers requests from arrays; what it decides comes from the domain's own rules.
final class FakeDesk {
    static let now = Instant(iso: "2026-11-03T14:32:05Z") ?? Instant(seconds: 0)
    static let people = Role.allCases.enumerated().map { index, role in
        StaffMember(id: Int64(index + 1), login: role.rawValue, name: names[index])
    }
    private static let names = [
        "Denise Oakes", "Asha Patel", "Dr Tom Lindqvist", "Maya Stone", "Ken Ibori", "Dr Ruth Penn", "Joy Adeyemi",
        "Lee Marsh", "Sian Price", "Omar Haddad",
    ]

    var clock = FakeDesk.now
    var referrals: [Int64: Referral] = [:]
    var patients: [Int64: Patient] = [:]
    var services: [String: Service] = [:]
    var slots: [Slot] = []
    var documents: [Int64: [ReferralDocument]] = [:]
    var messages: [Int64: [AdviceMessage]] = [:]
    var lines: [Int64: [HistoryLine]] = [:]
    /// What earlier referrals hold, by the referral that they came before.
    var earlier: [Int64: [EarlierReferral]] = [:]
    var problems: [WorklistItem] = []
    var offers: [Int64: OfferHistory] = [:]
    var choices: [Int64: PatientChoice] = [:]
    var reasons: [Reason] = []
    var asked: [Request] = []
    var failing: Failure?
    var changed = false
    var drafts: [String: FormDraft] = [:]
    var tries: [Int64: [ReferralCommand]] = [:]
    var views: [SavedView] = []
    var surroundings = Surroundings(heard: FakeDesk.now.adding(seconds: -754))
    /// What stood before each act, by referral; a bulk act's referrals together.
    var past: [[Referral]] = []
    var takenBack: [[Referral]] = []
    var kind = DatabaseKind.rehearsal
    /// What was done to clinics as a whole, calls made, what is to follow, letters, and what was printed.
    var acts: [ClinicName: ClinicAct] = [:]
    var calls: [Int64: [(ContactOutcome, String?)]] = [:]
    var followUps: [Int64: FollowUp] = [:]
    var letters: [LetterLine] = []
    var printed: [PrintOrder] = []
    /// What an order to print begins, where it takes its time.
    var job: (any PrintJob)?
    /// What a request begins, where that takes its time.
    var askJob: ((Request, Actor) -> (any AskJob)?)?
    var toTell: [WorklistItem] = []
    var toFollow: [WorklistItem] = []
    var openProblems: [Int64: ImportProblem] = [:]
    var delegations: [DelegationRecord] = []
    var questions: [Int64: Question] = [:]
    var claims: [Int64: Claim] = [:]
    var snoozes: [Int64: Snooze] = [:]
    var frozen: Set<Int64> = []
    var standing = ReferralFacts.Standing.notNeeded
    var accounts = zip(FakeDesk.people, Role.allCases).map {
        SignInChoice(staff: $0, roles: [$1], organisation: "RXX")
    }
    var notes: [Int64: [Note]] = [:]
    /// Referrals of which a delegated decision waits to be countersigned.
    var toSign: Set<Int64> = []
    /// The user's open run, and what they were handed in it.
    var openRun: TriageRun?
    var passed: Set<Int64> = []
    var deeds: [(referral: Int64, action: String?)] = []
    var boards = FakeBoards()
    var notSignedOff = NotSignedOffPage(total: 0, items: [], next: nil, asOf: FakeDesk.now)

    var identity: DatabaseIdentity {
        DatabaseIdentity(
            kind: kind, organisation: "RXX", organisationName: "Fenland Hospitals", createdAt: FakeDesk.now,
            administrator: "root")
    }

    var door: Door {
        Door(
            identity: identity, choices: accounts,
            ask: { (request: Request, actor: Actor) throws(Failure) -> Reply in try self.answer(request, actor) },
            begin: { (request: Request, actor: Actor) throws(Failure) in self.askJob?(request, actor) },
            changedElsewhere: {
                defer { self.changed = false }
                return self.changed
            }, now: { self.clock },
            print: { (order: PrintOrder, _: Actor) throws(Failure) -> Printing in
                if let failing = self.failing { throw failing }
                self.printed.append(order)
                return self.job.map { .goesOn($0) } ?? .done("Printed into the spool.")
            })
    }

    func answer(_ request: Request, _ actor: Actor) throws(Failure) -> Reply {
        asked.append(request)
        if let failing { throw failing }
        if request.isOfPatients, !actor.role.seesPatients { throw .notAllowed(actor.role, "patient data") }
        switch request {
        case .home:
            return .home(
                HomePage(
                    counts: Worklist.lists(for: actor.role).map(count),
                    unsigned: notSignedOff.items.filter { $0.worklist.isWorked(by: actor.role) }, asOf: clock))
        case .worklist(let query):
            if query.worklist == .notSignedOff {
                var page = notSignedOff
                page.items = Array(page.items.prefix(query.limit))
                return .signOffs(page)
            }
            return .worklist(page(query))
        case .referral(let name, _): return .referral(detail(try id(name), actor))
        case .history(let name): return .history(lines[try id(name)] ?? [])
        case .earlier(let name): return .earlier(earlier[try id(name)] ?? [])
        case .reasons(let action, let name, let by):
            let id = try id(name)
            guard let referral = referrals[id] else { throw .notFound("referral") }
            let allowed = referral.reasons(for: action, by: actor, asked: by, facts: facts(referral, nil))
            return .reasons(
                allowed.map {
                    ReasonChoice(code: $0.code, display: $0.display, commentIsMandatory: $0.commentIsMandatory)
                })
        case .search(let text, let limit):
            let fitting = referrals.values.filter { fits($0, text) }.sorted { $0.id < $1.id }.prefix(limit)
            return .found(fitting.compactMap(found))
        case .suitableSlots(let name, let service):
            let referral = referrals[try id(name)]
            let free = slots.filter {
                $0.service == service ?? referral?.service && $0.unbooked > 0 && $0.start > clock
            }
            let declined = Set(referral.flatMap { offers[$0.id] }?.declined.map(\.slot) ?? [])
            let best = free.firstIndex { !declined.contains($0.id) && $0.free > 0 }
            let why = free.isEmpty ? "No slot of the service is free." : "First free slot that keeps every clock."
            let place = (service ?? referral?.service).flatMap { services[$0] }
            return .suitableSlots(suitable(free, best: best, why: why, service: place, declined: declined))
        case .perform(let command, let name):
            let id = try id(name)
            let before = referrals[id]
            let outcome = try perform(command, id, actor)
            if command.action.rule.isUndoable { past.append([before].compactMap { $0 }) }
            return .done(outcome)
        case .performMany(let command, let names): return .many(try performMany(command, names, actor))
        case .compensate(let way, let name): return .many(try compensate(way, try id(name), actor))
        case .workplace(let request): return .workplace(answer(request, actor))
        case .documentRead, .settleProblem: return .noted
        case .services: return .services(services.values.sorted { $0.id < $1.id })
        case .verifyJournal: return .journal(JournalVerdict(entries: 1_234))
        case .examine: return .checks([DoctorCheck(name: "journal", ok: true, detail: "whole")])
        case .renewClaims: return .noted
        case .hold(.release): return .hold(nil)
        case .hold(.take(let slot, let name)):
            let found = slots.first { $0.id == slot }
            if let refusal = found?.noRoom { throw .refused(refusal) }
            return .hold(
                SlotHold(
                    slot: slot, referral: try id(name), by: actor.staff, from: clock,
                    boot: BootMoment(id: "stated", seconds: clock.seconds)))
        case .caller(let name, let said): return .patient(try person(name, said: said))
        case .choice(let request, let name): return try choose(request, of: name)
        case .letters(let request): return .letters(try self.answer(request, actor))
        case .clinic(let request): return .clinic(try self.answer(request, actor))
        case .run(let step): return .run(try run(step, actor))
        case .staff(let request): return .staff(try answer(request, actor))
        case .board(let request): return .board(try self.answer(request, actor))
        case .report(let query): return .report(try self.answer(query, actor))
        case .signOff(let request): return .signOff(try self.answer(request, actor))
        case .audit(let question): return .audit(try self.answer(question, actor))
        case .rehearse(let command, let name): return .done(try rehearse(command, try id(name), actor))
        case .patient, .slots, .next, .disclose,
            .recordDeath, .takeBackDeath, .closeReferrals, .reopenReferrals, .policy,
            .directory, .places:
            throw .notFound("nothing")
        }
    }

    private func id(_ name: ReferralName) throws(Failure) -> Int64 {
        guard case .id(let id) = name, referrals[id] != nil else { throw .notFound("referral") }
        return id
    }

    func perform(_ command: ReferralCommand, _ id: Int64, _ actor: Actor) throws(Failure) -> Outcome {
        guard var referral = referrals[id] else { throw .notFound("referral") }
        let before = referral
        if command.action.isOfOffers { return try offer(command, referral, actor) }
        if command.action.isAmongColleagues { return try handle(command, referral, actor) }
        let facts = facts(referral, command)
        do {
            referral = try referral.deciding(command, by: actor, facts: facts).referral
        } catch {
            throw .refused(error)
        }
        referrals[id] = referral
        if let message = before.message(of: command, by: actor, at: clock) {
            messages[id, default: []].append(message)
        }
        if let slot = command.slot, let index = slots.firstIndex(where: { $0.id == slot }) { slots[index].booked += 1 }
        note(command.action.rawValue, by: actor, from: before, to: referral)
        if command.action == .contactAttempt { tries[id, default: []].append(command) }
        var outcome = Outcome(
            action: command.action, referral: referral, patient: patient(of: referral),
            worklists: lists(of: referral).map(\.worklist),
            service: referral.service.flatMap { services[$0] }, unopened: [], isRehearsal: false)
        if let slot = facts.slot, command.action.rule.kind == .referral {
            outcome.bookingWarnings = referral.bookingWarnings(in: slot, facts: facts)
            if before.state == .didNotAttend, before.owesContact { outcome.bookingWarnings.append(.notContacted) }
        }
        return outcome
    }

    func facts(_ referral: Referral, _ command: ReferralCommand?) -> ReferralFacts {
        let slot = command?.slot.flatMap { id in slots.first { $0.id == id } }
        var facts = ReferralFacts(
            now: clock, service: referral.service.flatMap { services[$0] }, reasons: reasons, slot: slot,
            namedService: (slot?.service ?? command?.service).flatMap { services[$0] },
            hasFreeSlots: slots.contains { $0.service == referral.service && $0.free > 0 },
            patientDied: patient(of: referral).died)
        facts.hasImportProblem = openProblems[referral.id] != nil
        facts.hasConflict = openProblems[referral.id]?.kind == .conflict
        facts.hasByHandMessage = toTell.contains { $0.referral == referral.id }
        facts.hasOpenQuestion = questions[referral.id] != nil
        facts.hasOpenCountersignature = toSign.contains(referral.id)
        facts.hasLetters = documents[referral.id]?.isEmpty == false
        facts.isFrozen = frozen.contains(referral.id)
        facts.handling = handling(referral.id)
        facts.boot = BootMoment(id: "stated", seconds: clock.seconds)
        let standing = standing
        facts.standing = { _ in standing }
        return facts
    }

    func patient(of referral: Referral) -> Patient { patients[referral.patient] ?? Patient() }

    private func found(_ referral: Referral) -> FoundReferral? {
        FoundReferral(
            referral: referral, patient: patient(of: referral), service: referral.service.flatMap { services[$0] },
            worklists: lists(of: referral).map(\.worklist))
    }

    func items(_ worklist: Worklist) -> [WorklistItem] {
        if worklist == .importProblems { return problems }
        if worklist == .toTellERS { return toTell }
        if worklist == .followUpsDue { return toFollow }
        return referrals.values.compactMap { referral -> WorklistItem? in
            guard let entry = lists(of: referral).first(where: { $0.worklist == worklist }) else { return nil }
            let patient = patient(of: referral)
            var item = WorklistItem(
                item: "\(worklist.rawValue)/\(referral.id)", worklist: worklist, referral: referral.id,
                since: entry.since,
                due: entry.due, dueRule: entry.dueRule)
            item.priority = referral.priority
            item.version = referral.version
            item.ubrn = referral.ubrn
            item.reference = referral.reference?.text
            item.state = referral.state
            item.conversation = referral.conversation
            item.patient = patient.bannerName
            item.born = patient.born
            item.died = patient.died
            item.nhsNumber = patient.nhsNumber
            item.hospitalNumber = patient.hospitalNumber
            item.serviceName = referral.service.flatMap { services[$0]?.name }
            item.received = referral.receivedAt
            item.reason = entry.reason
            item.appointmentStart = referral.appointment?.start
            item.claim = claims[referral.id]
            item.lastContact = referral.lastContact
            return item
        }.sorted { ($1.priority?.rank ?? 2, $0.due, $0.item) < ($0.priority?.rank ?? 2, $1.due, $1.item) }
    }

    private func count(_ worklist: Worklist) -> WorklistCount {
        let items = items(worklist)
        let today = clock.londonDay
        return WorklistCount(
            worklist: worklist, total: items.count, overdue: items.count { $0.due < today },
            dueToday: items.count { $0.due == today }, urgent: items.count { $0.priority != .routine })
    }

    private func page(_ query: WorklistQuery) -> WorklistPage {
        let all = items(query.worklist)
        let today = clock.londonDay
        let base = query.order.forward == .due ? all.sorted { ($0.due, $0.item) < ($1.due, $1.item) } : all
        let fitting = (query.order.isBackward ? base.reversed() : base).filter { item in
            (!query.overdueOnly || item.due < today)
                && (query.priority == nil || item.priority == query.priority)
                && (query.search.map { item.patient?.lowercased().contains($0.lowercased()) ?? false } ?? true)
        }
        let start = query.after.flatMap { Int($0) } ?? 0
        let end = min(fitting.count, start + query.limit)
        return WorklistPage(
            worklist: query.worklist, total: all.count, matching: fitting.count, items: Array(fitting[start..<end]),
            next: end < fitting.count ? "\(end)" : nil, asOf: clock)
    }
}
