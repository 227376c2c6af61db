// The office through which walks go: one real desk in memory and the model beside it, filled alike.

import ReferralDesk
import ReferralDomain
import ReferralStore

/// A clock that the walk moves.
final class WalkClock {
    var now = Instant(iso: "2026-11-03T09:30:00Z") ?? Instant(seconds: 0)
}

/// Where a walk takes place.
final class WalkOffice {
    static let home = "RXX"
    static let practice = "G77001"
    static let otherPractice = "G77002"
    static let letter = String(repeating: "ab", count: 32)

    let desk: Desk
    let clock = WalkClock()
    var model: Model
    let admin: Actor
    let auditor: Actor
    private var slotsUntil: Day
    private var lastSlot = 0
    private var lastPatient = 0

    init(random: inout WalkRandom) throws {
        let clock = clock
        var model = Model(now: clock.now)
        let identity = DatabaseIdentity(
            kind: .live, organisation: Self.home, organisationName: "Walk Hospital", createdAt: clock.now,
            administrator: "root")
        var keepers: [Actor] = []
        func fill(_ it: Writing) throws(Failure) {
            try it.insertReferenceData()
            for (code, name) in [(Self.practice, "One"), (Self.otherPractice, "Two"), ("RYY", "Other Hospital")] {
                try it.insertOrganisation(code, name: name)
            }
            func staff(_ login: String, _ role: Role, at place: String = Self.home) throws(Failure) -> Actor {
                let member = try it.insertStaff(
                    login: login, name: "The \(login)", account: nil, organisation: place, roles: [role])
                return Actor(staff: member, role: role, organisation: place)
            }
            for (login, role) in [
                ("clerk1", Role.clerk), ("clerk2", .clerk), ("doctor1", .clinician), ("doctor2", .clinician),
                ("triage1", .triage), ("triage2", .triage), ("supervisor", .supervisor),
            ] { model.people.append(Person(actor: try staff(login, role))) }
            for (login, role, place) in [
                ("gp1", Role.referrer, Self.practice), ("gp2", .referrer, Self.practice),
                ("gpadmin", .referrerAdmin, Self.practice), ("gp3", .referrer, Self.otherPractice),
            ] { model.people.append(Person(actor: try staff(login, role, at: place))) }
            keepers = [try staff("admin", .admin), try staff("auditor", .auditor)]
            try it.insertFile(
                digest: Self.letter, size: 1, contentType: "text/plain", text: "Words.", notes: [], at: clock.now
            ).ignored()
            try Self.fillServices(it, &model)
        }
        desk = try Desk(store: try Store.inMemory(identity: identity, fill: fill), clock: { clock.now })
        self.model = model
        admin = keepers[0]
        auditor = keepers[1]
        slotsUntil = clock.now.londonDay
        try addSlots()
        for _ in 0..<20 { try addReferral(random: &random) }
    }

    private static func fillServices(_ it: Writing, _ model: inout Model) throws(Failure) {
        let clinician = model.people[2].actor.staff
        let delegate = model.people[4].actor.staff
        model.people[4].actor.onBehalfOf = clinician
        let group = [model.people[0], model.people[2], model.people[6]].map(\.actor.staff)
        for (id, kind, provider, diary) in [
            ("clinic", Service.Kind.directlyBookable, Self.home, Service.Diary.referdesk),
            ("closed", .directlyBookable, Self.home, .referdesk), ("phone", .indirectlyBookable, Self.home, .pas),
            ("triage", .triage, Self.home, .referdesk), ("assess", .assessment, Self.home, .referdesk),
            ("unknown", .unspecified, Self.home, .referdesk), ("elsewhere", .directlyBookable, "RYY", .referdesk),
        ] {
            try it.save(
                Service(id: id, name: id, specialty: "UROLOGY", provider: provider, kind: kind, diary: diary),
                overwrite: true
            ).ignored()
            model.services[id] = ModelService(
                kind: kind, isOurs: provider == Self.home, isOfPAS: diary == .pas,
                workgroup: id == "closed" ? Set(group.map(\.id)) : nil)
        }
        try it.setWorkgroup(group, of: "closed")
        let first = model.now.londonDay
        var delegation = Delegation(
            clinician: clinician, service: nil, actions: [], from: first, until: first.adding(days: 3_000))
        delegation.services = ["clinic", "closed", "triage", "assess"]
        delegation.countersignEvery = 3
        try it.insert(delegation, to: delegate, protocol: "P", approvedBy: clinician)
        model.delegation = (clinician.id, delegate.id, delegation.services, 3)
    }

    /// Slots of every clinic up to thirty days ahead; the one booked by telephone seldom has any.
    func addSlots() throws {
        let last = clock.now.londonDay.adding(days: 30)
        guard slotsUntil < last else { return }
        var added: [Slot] = []
        while slotsUntil < last {
            slotsUntil = slotsUntil.adding(days: 1)
            for (place, service) in ["clinic", "closed", "assess", "phone", "elsewhere"].enumerated() {
                let every = service == "phone" ? 9 : 3
                guard (slotsUntil.number + place) % every == 0 else { continue }
                lastSlot += 1
                let start = LondonTime.startOfDay(slotsUntil).adding(seconds: Int64(36_000 + place * 600))
                added.append(
                    Slot(
                        id: "slot\(lastSlot)", service: service, clinic: "Clinic", clinician: nil, start: start,
                        end: start.adding(seconds: 1_200), capacity: service == "phone" ? 1 : 1 + lastSlot % 2))
            }
        }
        let slots = added
        try desk.store.write { (it) throws(Failure) in
            for slot in slots { try it.save(slot, source: "feed").ignored() }
        }
        for slot in slots {
            model.slots[slot.id] = ModelSlot(
                service: slot.service, start: slot.start, end: slot.end, capacity: slot.capacity)
        }
    }

    /// A referral that arrives: from e-RS and not booked yet, or on paper and waiting at its service.
    func addReferral(random: inout WalkRandom) throws {
        lastPatient += 1
        let isFromERS = random.chance(60)
        let died = random.chance(4) ? clock.now.londonDay : nil
        let names = model.services.keys.sorted()
        let usual = ["clinic", "closed", "assess", "phone", "triage"]
        var now = ModelCase(state: .notBooked, since: clock.now)
        now.priority = random.pick([.routine, .routine, .urgent, .twoWeekWait, nil] as [Priority?]) ?? nil
        now.shortlist = Array(random.shuffled(random.chance(80) ? usual : names).prefix(random.number(1...3)))
        now.letter =
            random.pick([.present, .present, .present, .awaited, .notApplicable, nil] as [ClinicalInformation?]) ?? nil
        if now.letter == .present {
            now.letterFirst = clock.now
            now.letterLast = clock.now
        }
        if isFromERS {
            now.service = random.chance(70) ? now.shortlist.first : nil
        } else {
            now.service = random.pick(usual + ["unknown"])
            now.shortlist = now.service.map { [$0] } ?? []
            let isTriage = now.service == "triage"
            now.state = isTriage ? .awaitingTriage : .deferredToProvider
            now.reason = isTriage ? "TRIAGE" : nil
            now.deferredAt = isTriage ? nil : clock.now
            now.clock.start = clock.now
            now.letter = now.letter ?? .awaited
        }
        let pathwayStart = random.chance(30) ? clock.now.adding(seconds: -86_400 * Int64(random.number(0...100))) : nil
        let organisation = random.chance(80) ? Self.practice : Self.otherPractice
        let saved = try save(now, isFromERS, organisation, pathwayStart: pathwayStart, died: died)
        var it = ModelReferral(
            id: saved.id, reference: saved.reference?.text ?? "", isFromERS: isFromERS, organisation: organisation,
            received: clock.now, pathwayStart: pathwayStart, hasDied: died != nil, now: now)
        // As it came: nobody's act, and so nobody's to take back.
        model.lastAct += 1
        it.standing = [ModelAct(seq: model.lastAct, user: 0, action: .told, before: now, after: now)]
        model.referrals[saved.id] = it
    }

    private func save(
        _ now: ModelCase, _ isFromERS: Bool, _ organisation: String, pathwayStart: Instant?, died: Day?
    ) throws -> Referral {
        var patient = Patient()
        patient.family = "Family \(lastPatient)"
        patient.born = Day(iso: "1960-01-01")
        patient.died = died
        let serial = lastPatient
        let newcomer = patient
        let moment = clock.now
        return try desk.store.write { (it) throws(Failure) in
            var referral = Referral(patient: try it.insert(newcomer).id, state: now.state, receivedAt: moment)
            referral.version = 1
            referral.source = isFromERS ? .ers : .paper
            if isFromERS { referral.ubrn = UBRN(String(990_000_000_000 + serial)) }
            referral.reason = now.reason
            referral.priority = now.priority
            referral.shortlist = now.shortlist
            referral.service = now.service
            referral.referringOrganisation = organisation
            referral.clinicalInformation = now.letter
            referral.clinicalInfoFirstSubmitted = now.letterFirst
            referral.clinicalInfoLastUpdated = now.letterLast
            referral.deferredAt = now.deferredAt
            referral.pathwayStart = pathwayStart
            if let start = now.clock.start { referral.noteClockStart(.received, at: start) }
            let change = ReferralChange(
                before: nil, after: referral, action: "import", signature: Signature(user: "feed", role: "admin"),
                at: moment)
            return try it.perform(change, policy: Policy(calendar: WorkingCalendar(bankHolidays: [])))
        }
    }
}

extension Bool {
    /// Whether anything changed is nothing to a walk.
    func ignored() {}
}
