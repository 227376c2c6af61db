// The one door: takes an actor's request, checks the role before any statement, runs an engine, answers.

internal import AppointmentBooking
public import ReferralDomain
public import ReferralStore
internal import WorklistEngine

/// One open database and everything that may be asked of it. One to a process, on one thread.
public final class Desk {
    /// The file it stands on.
    public let store: Store
    let clock: () -> Instant
    let bootClock: () -> BootMoment
    /// The policy with the changes of all days; as it is before the first of them.
    var book = Policy(calendar: WorkingCalendar(bankHolidays: []))
    /// What the book was read from.
    var policyStamp = 0
    /// The policy in force today; it knows what was in force on any other day.
    var policy: Policy { book.inForce(on: clock().londonDay) }
    var reasons: [Reason]
    private var lastDataVersion: Int
    /// Who asks, until the first transaction of their request has looked at their standing.
    private var unchecked: (actor: Actor, isPatientData: Bool, now: Instant)?

    /// A desk on an open store; `clock` tells the moment, `bootClock` the machine's own time, by which claims end: where
    /// none is given, the same moment.
    public init(
        store: Store, clock: @escaping () -> Instant, bootClock: (() -> BootMoment)? = nil
    ) throws(Failure) {
        self.store = store
        self.clock = clock
        self.bootClock = bootClock ?? { BootMoment(id: "stated", seconds: clock().seconds) }
        reasons = []
        lastDataVersion = try store.dataVersion()
        store.atBegin = { [weak self] (it) throws(Failure) in
            try self?.refreshPolicy(in: it)
            try self?.checkWhoAsks(in: it)
        }
        try reloadReferenceData()
        try store.rebuildWorklistsOfOtherRules(policy: policy, at: clock())
    }

    /// Who reads, by which clocks.
    func reader(_ actor: Actor, now: Instant) -> Reader {
        Reader(Visibility(of: actor), staff: actor.staff.id, policy: policy, now: now, boot: bootClock())
    }

    /// The same, with the colleagues whose leave they cover today.
    func covering(_ actor: Actor, now: Instant, in it: Reading) throws(Failure) -> Reader {
        var reader = reader(actor, now: now)
        reader.covered = try it.ownersSeen(by: actor.staff.id, on: now.londonDay).subtracting([actor.staff.id])
        if actor.role == .clinician { reader.visibility.covered = reader.covered }
        return reader
    }

    /// The day it is in London.
    public var today: Day { clock().londonDay }

    /// Reads the reasons again, after an import may have changed them; policy and calendar come with every transaction.
    func reloadReferenceData() throws(Failure) {
        reasons = try store.read { (it) throws(Failure) in try it.reasons() }
    }

    /// True once after another process has committed something.
    public func changedElsewhere() -> Bool {
        guard let version = try? store.dataVersion(), version != lastDataVersion else { return false }
        lastDataVersion = version
        return true
    }

    /// Answers a request. The role is checked before any statement; what the actor may see is part of each fetch.
    public func answer(_ request: Request, for actor: Actor) throws(Failure) -> Reply {
        try checked(request, for: actor) { (now) throws(Failure) in
            try reply(to: request, for: actor, now: now)
        }
    }

    /// Does what a request, or a piece of it, comes to, once role and standing of whoever asks are looked at.
    func checked<Result>(
        _ request: Request, for actor: Actor, _ body: (Instant) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try checkRole(of: actor, for: request)
        let now = clock()
        unchecked = (actor, request.isPatientData, now)
        defer { unchecked = nil }
        let result = try body(now)
        if unchecked != nil { try store.read { (_) throws(Failure) in } }
        return result
    }

    /// Looks at the standing of whoever asks, in the transaction that serves them, before anything else in it.
    private func checkWhoAsks(in it: Reading) throws(Failure) {
        guard let (actor, isPatientData, now) = unchecked else { return }
        unchecked = nil
        try checkStanding(of: actor, forPatientData: isPatientData, now: now, in: it)
    }

    private func reply(to request: Request, for actor: Actor, now: Instant) throws(Failure) -> Reply {
        switch request {
        case .home:
            return .home(try store.read { (it) throws(Failure) in try home(for: actor, now: now, in: it) })
        case .worklist(let query):
            guard Worklist.lists(for: actor.role).contains(query.worklist) else {
                throw .notAllowed(actor.role, "the worklist \(query.worklist.rawValue)")
            }
            if query.worklist == .notSignedOff { return .signOffs(try notSignedOff(query, for: actor, now: now)) }
            return .worklist(
                try store.read { (it) throws(Failure) in
                    try it.page(query, for: try covering(actor, now: now, in: it))
                })
        case .disclose(let request): return try answer(request, for: actor, now: now)
        case .referral(let name, let opening):
            return .referral(try detail(of: name, for: actor, opening: opening, now: now))
        case .history(let name): return .history(try history(of: name, for: actor, now: now))
        case .earlier(let name): return .earlier(try earlier(than: name, for: actor, now: now))
        case .reasons(let action, let name, let asked):
            return .reasons(try reasonChoices(for: action, on: name, asked: asked, by: actor, now: now))
        case .patient(let name): return .patient(try patient(name, for: actor, now: now))
        case .caller(let name, let said): return .patient(try patient(name, said: said, for: actor, now: now))
        case .search(let text, let limit): return .found(try search(text, limit: limit, for: actor))
        case .slots(let query): return .slots(try slots(query, for: actor, now: now))
        case .suitableSlots(let name, let service):
            return .suitableSlots(try suitableSlots(for: name, at: service, by: actor, now: now))
        case .perform(let command, let name):
            return .done(try perform(command, on: name, by: actor, now: now, isRehearsal: false))
        case .rehearse(let command, let name):
            return .done(try perform(command, on: name, by: actor, now: now, isRehearsal: true))
        case .performMany(let command, let names):
            return .many(try BulkRun(command, on: names, by: actor, at: self).toTheEnd())
        case .next(let list, let service):
            return .done(try next(on: list, service: service, for: actor, now: now))
        case .compensate(let way, let name): return .many(try compensate(way, on: name, by: actor))
        case .renewClaims:
            let boot = bootClock()
            try store.write { (it) throws(Failure) in
                _ = try it.renewClaims(of: actor, policy: policy, now: now, boot: boot)
            }
            return .noted
        case .run(let step): return .run(try run(step, by: actor, now: now))
        case .documentRead(let name, let document, let toEnd):
            try noteReading(of: document, toEnd: toEnd, of: name, by: actor, now: now)
            return .noted
        case .settleProblem(let id):
            try settleProblem(id, by: actor, now: now)
            return .noted
        case .recordDeath(let name, let day, let source):
            return .death(try recordDeath(of: name, on: day, source: source, by: actor, now: now))
        case .takeBackDeath(let name, let reason):
            return .death(try takeBackDeath(of: name, reason: reason, by: actor, now: now))
        case .closeReferrals(let name): return .settled(try closeReferrals(of: name, by: actor, now: now))
        case .reopenReferrals(let name): return .settled(try reopenReferrals(of: name, by: actor, now: now))
        case .services: return .services(try store.read { (it) throws(Failure) in try it.services() })
        case .verifyJournal:
            return .journal(try store.read { (it) throws(Failure) in try it.verifyJournal() })
        case .examine: return .checks(try store.examine(policy: try policyNow(), now: now))
        case .staff(let request): return .staff(try answer(request, for: actor, now: now))
        case .report(let query): return .report(try report(query, for: actor, now: now))
        case .audit(let question): return .audit(try audit(question, for: actor, now: now))
        case .policy(let request): return .policy(try answer(request, for: actor, now: now))
        case .signOff(let request): return .signOff(try answer(request, for: actor, now: now))
        case .letters(let request): return .letters(try answer(request, for: actor, now: now))
        case .directory(let request): return .directory(try answer(request, for: actor, now: now))
        case .clinic(let request): return .clinic(try answer(request, for: actor, now: now))
        case .hold(let request): return .hold(try answer(request, for: actor, now: now))
        case .choice(let request, let name): return try answer(request, of: name, for: actor, now: now)
        case .places(let request): return .places(try answer(request, for: actor, now: now))
        case .workplace(let request): return .workplace(try answer(request, for: actor, now: now))
        case .board(let request): return .board(try answer(request, for: actor, now: now))
        }
    }

    private func checkRole(of actor: Actor, for request: Request) throws(Failure) {
        let role = actor.role
        switch request {
        case .home: return
        case .worklist, .disclose, .referral, .reasons, .patient, .caller, .search, .suitableSlots, .rehearse, .perform,
            .performMany,
            .next,
            .compensate, .renewClaims, .run:
            guard role.seesPatients else { throw .notAllowed(role, "patient data") }
        case .history:
            guard role.seesPatients || role == .auditor else { throw .notAllowed(role, "a referral's history") }
        case .settleProblem:
            guard ReferralAction.keepOurs.rule.roles.contains(role) else {
                throw .notAllowed(role, "putting import problems aside")
            }
        case .recordDeath, .takeBackDeath, .closeReferrals, .reopenReferrals:
            guard role.side == .provider else { throw .notAllowed(role, "a patient's death") }
        case .documentRead, .earlier:
            guard role.clinicalText != .never else { throw .notAllowed(role, "clinical text") }
        case .slots, .services:
            guard role.seesPatients || role == .manager else { throw .notAllowed(role, "slots and services") }
        case .verifyJournal:
            guard role == .auditor || role == .admin else { throw .notAllowed(role, "the audit trail") }
        case .examine:
            guard role == .admin else { throw .notAllowed(role, "the checks of the database") }
        case .staff(let request):
            if let refusal = request.refusal(for: actor) { throw refusal }
        case .report(let query):
            guard query.name.roles.contains(role) else { throw .notAllowed(role, "the report \(query.name.rawValue)") }
        case .audit(let question):
            guard question.roles.contains(role) else { throw .notAllowed(role, "who saw or changed what") }
        case .policy(let request): try checkRole(role, for: request)
        case .signOff(let request): try checkRole(role, for: request)
        case .letters(let request):
            guard request.roles.contains(role) else { throw .notAllowed(role, request.name) }
        case .directory(let request):
            guard request.roles.contains(role) else { throw .notAllowed(role, "the directory of services") }
        case .clinic(let request):
            guard request.roles.contains(role) else {
                throw .notAllowed(role, request.isPatientData ? "the patients of a clinic" : "clinics")
            }
        case .hold:
            guard ReferralAction.book.rule.roles.contains(role) else { throw .notAllowed(role, "holding slots") }
        case .choice:
            guard ReferralAction.book.rule.roles.contains(role) else {
                throw .notAllowed(role, "when patients can come")
            }
        case .places(let request):
            guard request.roles.contains(role) else { throw .notAllowed(role, "who could come to a free place") }
        case .workplace(let request):
            guard role.seesPatients || !request.isPatientData else { throw .notAllowed(role, "patient data") }
        case .board(let request):
            guard request.roles.contains(role) else { throw .notAllowed(role, request.name) }
        }
        switch request {
        case .perform(let command, _), .rehearse(let command, _), .performMany(let command, _):
            guard command.action.rule.roles.contains(role) else { throw .refused(.notYourRole(role)) }
        case .home, .worklist, .disclose, .referral, .history, .earlier, .reasons, .patient, .caller, .search, .slots,
            .suitableSlots,
            .documentRead,
            .settleProblem, .services, .verifyJournal, .examine, .next, .compensate, .renewClaims, .run,
            .staff, .report, .audit, .recordDeath, .takeBackDeath, .closeReferrals, .reopenReferrals, .policy, .signOff,
            .letters, .directory, .clinic, .choice, .places, .hold, .workplace, .board:
            break
        }
    }

    /// A referral the actor may see; says whether it is unknown or somebody else's.
    func visible(
        _ name: ReferralName, to visibility: Visibility, in it: Reading
    ) throws(Failure) -> Referral {
        if let referral = try it.referral(name, for: visibility) { return referral }
        guard try it.holds(name) else { throw .notFound("a referral of that number") }
        throw .refused(.noRelationship)
    }

    /// The door for a front end.
    public func door(choices: [SignInChoice]) -> Door {
        Door(
            identity: store.identity, choices: choices,
            ask: { [self] (request, actor) throws(Failure) in try answer(request, for: actor) },
            begin: { [self] (request, actor) throws(Failure) in job(for: request, by: actor) },
            changedElsewhere: { [self] in changedElsewhere() }, now: clock)
    }
}
