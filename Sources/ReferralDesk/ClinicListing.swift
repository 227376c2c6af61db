// Which sessions somebody may list and open: those of the services that they work.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// Sessions of the services that the actor works; a manager's are all.
    func sessions(
        _ query: ClinicQuery, for actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> [ClinicSession] {
        let mine = actor.role == .manager ? nil : try it.services(for: Visibility(of: actor))
        if let id = query.service, let mine, mine[id] == nil, try it.service(id) != nil {
            throw .refused(.noRelationship)
        }
        let first = query.from ?? now.londonDay
        let last = query.until ?? max(first, (query.from ?? now.londonDay).adding(days: 7))
        guard last >= first, last <= first.adding(days: 400) else {
            throw .badInput("The days go from one to a later one, at most 400 days on.")
        }
        let slots = try it.slots(
            of: query.service, from: LondonTime.startOfDay(first), until: LondonTime.startOfDay(last.adding(days: 1)))
        var sessions = ClinicSession.grouped(slots.filter { mine == nil || mine?[$0.service] != nil })
        for place in sessions.indices where sessions[place].slots.contains(where: \.closed) {
            let act = try it.standingActs(on: sessions[place].slots.map(\.id)).last
            sessions[place].act = act?.kind
            sessions[place].why = act?.why
        }
        for place in sessions.indices where sessions[place].start.map({ $0 <= now }) ?? false {
            sessions[place].cashedUp = try it.outcomes(in: sessions[place].slots.map(\.id))
        }
        return sessions
    }

    /// A session of a service that the actor works; a manager's are all.
    func session(_ name: ClinicName, for actor: Actor, in it: Reading) throws(Failure) -> ClinicSession {
        guard let session = try it.clinicSession(name) else { throw .notFound("a clinic named \(name.text)") }
        if actor.role != .manager, try it.services(for: Visibility(of: actor))[session.service] == nil {
            throw .refused(.noRelationship)
        }
        return session
    }
}
