// The model as a whole: people, services, slots and referrals in plain tables, and who may see what.

import ReferralDomain

/// Somebody who acts.
struct Person {
    var actor: Actor

    var id: Int64 { actor.staff.id }
    var role: Role { actor.role }
    var side: Role.Side { actor.role.side }
    var clinician: Int64? { actor.onBehalfOf?.id }
}

struct ModelService {
    var kind: Service.Kind
    var isOurs: Bool
    var isOfPAS: Bool
    /// nil where all staff of the provider work it.
    var workgroup: Set<Int64>?
}

struct ModelSlot {
    var service: String
    var start: Instant
    var end: Instant
    var capacity: Int
    /// Places opened beyond it.
    var opened = 0
}

/// Everything that the model knows.
struct Model {
    var people: [Person] = []
    var services: [String: ModelService] = [:]
    var slots: [String: ModelSlot] = [:]
    var referrals: [Int64: ModelReferral] = [:]
    /// Services of the delegation, with its clinician and delegate; every so many decisions under it come back.
    var delegation: (clinician: Int64, delegate: Int64, services: Set<String>, every: Int)?
    var holds: [ModelHold] = []
    var delegatedDecisions = 0
    var lastAct = 0
    var lastQuestion = 0
    /// Referrals by bulk action.
    var batches: [Int: [Int64]] = [:]
    var now: Instant

    var today: Day { now.londonDay }
    var kinds: [String: Service.Kind] { services.mapValues(\.kind) }

    func person(_ login: String) -> Person? { people.first { $0.actor.staff.login == login } }

    /// Slots of a service that are ahead and have places left.
    func freeSlots(_ service: String?) -> [String] {
        let ahead = slots.filter { $0.value.service == service && $0.value.start >= now }
        guard !ahead.isEmpty else { return [] }
        var taken: [String: Int] = [:]
        for it in referrals.values { if let slot = it.now.liveVisit?.slot { taken[slot, default: 0] += 1 } }
        return ahead.filter { $0.value.capacity > taken[$0.key] ?? 0 }.map(\.key).sorted()
    }

    func hasFreeSlots(_ service: String) -> Bool { !freeSlots(service).isEmpty }

    /// Whether a referral with a service is there for somebody of the provider.
    func works(_ person: Person, at service: String?) -> Bool {
        guard let service else { return true }
        guard let it = services[service], it.isOurs else { return false }
        guard person.role != .supervisor, let group = it.workgroup else { return true }
        return group.contains(person.id) || person.clinician.map { group.contains($0) } ?? false
    }

    /// Whether a referral is somebody's to act on.
    func sees(_ person: Person, _ it: ModelReferral) -> Bool {
        person.side == .provider
            ? works(person, at: it.now.service) : it.organisation == person.actor.organisation
    }

    /// Whether it waits for the signature of somebody, or of the clinician for whom they act.
    func signs(_ person: Person, _ it: ModelReferral) -> Bool {
        [.clinician, .triage].contains(person.role)
            && it.signatures.contains { $0.of == person.clinician ?? person.id }
    }

    /// Whether clinical acts on it are covered for somebody.
    func isCovered(_ person: Person, _ it: ModelReferral) -> Bool {
        guard person.role == .triage else { return true }
        guard let delegation, person.id == delegation.delegate, person.clinician == delegation.clinician,
            let service = it.now.service
        else { return false }
        return delegation.services.contains(service)
    }

    /// Every place of a referral on a list or in a view.
    func places(_ it: ModelReferral) -> [ModelPlace] {
        let work = it.placesOfWork(kinds)
        return work + it.placesInViews(work)
    }

    /// What conservation says of a referral: on a list, or a future appointment that needs nothing, or closed.
    func isConserved(_ it: ModelReferral) -> Bool {
        if it.now.isClosed { return true }
        if let end = it.now.liveVisit?.end, end > now { return true }
        // What is to be arranged books nobody.
        return it.placesOfWork(kinds).contains { $0.list != .needsToArrange && $0.counts(at: now) }
    }
}
