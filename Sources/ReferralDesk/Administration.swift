// What administrators and clerks register by hand: staff, referrals from paper, letters, rebuilt lists.

internal import Interchange
public import ReferralDomain
public import ReferralStore

/// Bytes of an attachment that e-RS takes (A020).
private let letterLimit = 5_000_000

/// A referral that did not come from e-RS.
public struct NewReferral: Hashable, Sendable {
    public var nhsNumber: NHSNumber?
    public var hospitalNumber: String?
    public var family: String?
    public var given: String?
    public var born: Day?
    public var priority: Priority
    /// Service id.
    public var service: String
    public var source: Referral.Source
    /// When it was received; now if nil.
    public var received: Instant?
    /// An inherited clock start.
    public var pathwayStart: Instant?
    public var referrer: String?
    /// ODS code of the organisation whose commissioning rules hold.
    public var commissioner: String?
    /// It asks for advice and guidance, and is no referral yet.
    public var advice: NewAdvice?

    public init(priority: Priority, service: String, source: Referral.Source) {
        self.priority = priority
        self.service = service
        self.source = source
    }
}

extension Desk {
    /// Adds a member of staff bound to an operating-system account; journalled.
    public func addUser(
        login: String, name: String, account: String, roles: [Role], by actor: Actor
    ) throws(Failure) {
        guard actor.role == .admin else { throw .notAllowed(actor.role, "adding users") }
        try store.write { (it) throws(Failure) in
            guard try it.reading.staff(login: login) == nil else { throw .alreadyExists("The user \(login)") }
            guard try it.reading.staff(account: account) == nil else {
                throw .alreadyExists("A user of the account \(account)")
            }
            try it.insertStaff(
                login: login, name: name, account: account, organisation: store.identity.organisation, roles: roles)
            try it.recordStaffAct(
                "add-user", [.staff(login), .added("roles", roles.map(\.rawValue).joined(separator: ","))],
                by: Signature(actor), at: clock())
        }
    }

    /// Gives a member of staff more roles; journalled.
    public func grant(_ roles: [Role], to login: String, by actor: Actor) throws(Failure) {
        guard actor.role == .admin else { throw .notAllowed(actor.role, "granting roles") }
        try store.write { (it) throws(Failure) in
            guard let member = try it.reading.staff(login: login) else { throw .notFound("a user named \(login)") }
            try it.grant(roles, to: member, at: store.identity.organisation)
            try it.recordStaffAct(
                "grant-role", [.staff(login), .added("roles", roles.map(\.rawValue).joined(separator: ","))],
                by: Signature(actor), at: clock())
        }
    }

    /// Registers a referral from paper, a consultant, another trust, A&E or the patient; it waits for booking at its
    /// service as a deferred one does.
    public func addReferral(_ new: NewReferral, by actor: Actor) throws(Failure) -> ReferralDetail {
        let mayAdd: Set<Role> = [.clerk, .triage, .clinician, .referrer]
        guard mayAdd.contains(actor.role) else { throw .notAllowed(actor.role, "registering referrals") }
        try checkStanding(of: actor, forPatientData: true, now: clock())
        try checkAdvice(new.advice, by: actor)
        guard new.nhsNumber != nil || new.hospitalNumber != nil || new.family != nil else {
            throw .badInput("Name the patient: an NHS number, a hospital number or a family name.")
        }
        let now = clock()
        let saved = try store.write { (it) throws(Failure) in
            guard let service = try it.reading.service(new.service) else {
                throw .refused(.serviceUnknown(new.service))
            }
            if actor.role.side == .provider, try !it.reading.isStaff(actor, of: service.id) {
                throw .refused(.noRelationship)
            }
            let patient = try patientRow(for: new, in: it)
            let received = new.received ?? now
            var referral = Referral(
                patient: patient.id, state: service.kind == .triage ? .awaitingTriage : .deferredToProvider,
                receivedAt: received)
            referral.version = 1
            referral.source = new.source
            referral.priority = new.priority
            referral.specialty = service.specialty
            referral.service = service.id
            referral.shortlist = [service.id]
            referral.pathwayStart = new.pathwayStart ?? received
            referral.commissioner = new.commissioner
            referral.noteClockStart(.received, at: received)
            if let inherited = new.pathwayStart { referral.noteClockStart(.inherited, at: inherited) }
            referral.referrer = new.referrer
            if actor.role.side == .referrer { referral.referringOrganisation = actor.organisation }
            if let advice = new.advice {
                return try begin(advice, referral, by: actor, at: received, in: it, now: now)
            }
            referral.clinicalInformation = .awaited
            if service.kind == .triage {
                referral.reason = ReviewReason.triage
            } else {
                referral.deferredAt = received
            }
            let change = ReferralChange(
                before: nil, after: referral, action: "create-referral", signature: Signature(actor), at: now,
                happenedAt: new.received)
            return try it.perform(change, policy: policy)
        }
        return try detail(of: .id(saved.id), for: actor, opening: true, now: now)
    }

    private func patientRow(for new: NewReferral, in it: Writing) throws(Failure) -> Patient {
        if let number = new.nhsNumber, let held = try it.reading.patient(withNHSNumber: number) { return held }
        if let number = new.hospitalNumber, let held = try it.reading.patient(withHospitalNumber: number) {
            return held
        }
        var patient = Patient()
        patient.nhsNumber = new.nhsNumber
        patient.hospitalNumber = new.hospitalNumber
        patient.family = new.family
        patient.given = new.given
        patient.born = new.born
        return try it.insert(patient)
    }

    /// Attaches a letter to a referral: checked first, its bytes kept only if it may be, and never on a rehearsed act.
    public func addLetter(
        _ bytes: [UInt8], named title: String, command: ReferralCommand, on name: ReferralName, by actor: Actor,
        isRehearsal: Bool
    ) throws(Failure) -> Outcome {
        try checkStanding(of: actor, forPatientData: true, now: clock())
        guard bytes.count <= letterLimit else { throw .badInput("\(title) is over 5 MB, more than e-RS takes.") }
        let now = clock()
        let file = IncomingFile(name: title, bytes: bytes, modified: now)
        guard let record = Interchange.read(file, options: ReadingOptions()).first,
            case .attachment(let letter) = record.content
        else { throw .badInput("\(title) is no letter: text, RTF, XML, PDF or a picture.") }
        let digest = Digest.hex(bytes)
        var command = command
        command.document = AttachedDocument(
            digest: digest, title: title, contentType: letter.contentType, size: bytes.count)
        let keep: (Writing) throws(Failure) -> Void = { [self] (it) throws(Failure) in
            if !isRehearsal { try store.keep(bytes, digest: digest) }
            _ = try it.insertFile(
                digest: digest, size: bytes.count, contentType: letter.contentType, text: letter.text.text,
                notes: letter.text.notes, at: now)
        }
        return try perform(command, on: name, by: actor, now: now, isRehearsal: isRehearsal, first: keep)
    }

    /// What e-RS and the PAS must still be told; for the administrator, without patient data.
    public func outbox(for actor: Actor) throws(Failure) -> [OutboxItem] {
        guard actor.role == .admin else { throw .notAllowed(actor.role, "the outbox") }
        return try store.read { (it) throws(Failure) in try it.outbox() }
    }

    /// Notes that a message was sent; the referral's lists follow.
    public func closeMessage(_ id: Int64, by actor: Actor) throws(Failure) {
        guard actor.role == .admin else { throw .notAllowed(actor.role, "the outbox") }
        try store.write { (it) throws(Failure) in
            guard let row = try it.reading.referral(ofMessage: id),
                let referral = try it.reading.referral(.id(row), for: .everything)
            else { throw .notFound("an open message numbered \(id)") }
            try it.closeMessages([id], closedBy: actor.staff.login, at: clock())
            var entry = JournalEntry(at: clock(), subject: .referral, by: Signature(actor), action: "message-sent")
            entry.referral = row
            entry.patient = referral.patient
            try it.append(entry)
            try it.refreshWorklists(of: referral, policy: policy, at: clock())
        }
    }

    /// Puts aside an import problem that belongs to no referral; journalled.
    func settleProblem(_ id: Int64, by actor: Actor, now: Instant) throws(Failure) {
        try store.write { (it) throws(Failure) in
            guard try it.closeUnplacedProblem(id, by: actor.staff.login, at: now) else {
                throw .notFound("an open import problem numbered \(id) that belongs to no referral")
            }
            var entry = JournalEntry(at: now, subject: .file, by: Signature(actor), action: "settle-problem")
            entry.change = "{\"problem\":\(id)}"
            try it.append(entry)
        }
    }

    /// Writes every worklist row anew from the referrals; journalled.
    public func rebuildWorklists(by actor: Actor) throws(Failure) {
        guard actor.role == .admin else { throw .notAllowed(actor.role, "rebuilding the worklists") }
        try store.rebuildWorklists(policy: try policyNow(), now: clock())
        try store.write { (it) throws(Failure) in
            _ = try it.append(
                JournalEntry(at: clock(), subject: .database, by: Signature(actor), action: "rebuild-worklists"))
        }
    }
}
