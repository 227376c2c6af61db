// A place that falls free: who could come, by the rules that would book them, in order of need. Nobody is booked by it.

internal import AppointmentBooking
internal import ReferralDomain
internal import ReferralStore
internal import WorklistEngine

/// How many an act names of those who could take the place that it freed.
private let namedWithAct = 3
/// How many of each list are looked at for one place, and for the places of a service.
private let lookedAt = (forSlot: 200, forService: 20_000)

extension Desk {
    func answer(_ request: PlacesRequest, for actor: Actor, now: Instant) throws(Failure) -> PlacesReply {
        switch request {
        case .offerTo(let slot, let limit):
            return .freed(
                try store.read { (it) throws(Failure) in
                    guard let found = try it.slot(slot) else { throw .refused(.slotUnknown(slot)) }
                    guard try it.services(for: Visibility(of: actor))[found.service] != nil else {
                        throw .refused(.noRelationship)
                    }
                    if found.start <= now { throw .refused(.slotPast(slot)) }
                    if found.closed { throw .refused(.slotClosed(slot)) }
                    if found.free == 0 { throw .refused(.slotTaken(slot)) }
                    return [try place(found, limit: limit, for: actor, in: it, now: now)]
                })
        case .freed(let service, let until):
            return .freed(
                try store.read { (it) throws(Failure) in
                    guard try it.services(for: Visibility(of: actor))[service] != nil else {
                        guard try it.service(service) != nil else { throw .refused(.serviceUnknown(service)) }
                        throw .refused(.noRelationship)
                    }
                    let slots = try it.slots(
                        of: service, from: now.adding(seconds: 1), until: LondonTime.startOfDay(until.adding(days: 1)))
                    return try places(slots, at: service, for: actor, in: it, now: now)
                })
        case .capacity(let service, let weeks, let added):
            return .capacity(try capacity(of: service, weeks: weeks, adding: added, for: actor, now: now))
        }
    }

    /// What an act answers with where it gave a place up; nil where there is none that somebody could still come to.
    func freed(_ place: String?, for actor: Actor, in it: Reading, at now: Instant) throws(Failure) -> FreedPlace? {
        guard actor.role.side == .provider, let place, let slot = try it.slot(place), slot.free > 0, slot.start > now
        else { return nil }
        return try self.place(slot, limit: namedWithAct, for: actor, in: it, now: now)
    }

    /// An outcome with those who could come to the place that was given up: looked for once the act is saved, so that
    /// nobody else waits to write meanwhile.
    func withFreed(_ outcome: Outcome, for actor: Actor, now: Instant) -> Outcome {
        guard let place = outcome.givenUp else { return outcome }
        var outcome = outcome
        do throws(Failure) {
            outcome.freed = try store.read { (it) throws(Failure) in try freed(place, for: actor, in: it, at: now) }
        } catch {
            // The act is saved all the same.
        }
        return outcome
    }

    /// Free slots, each with those whom it would go to if all went in order of need.
    func places(
        _ slots: [Slot], at service: String, for actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> [FreedPlace] {
        let people = try waiting(at: service, for: Visibility(of: actor), limit: lookedAt.forService, in: it, now: now)
        var able: [WaitingPatient] = []
        for one in people where try isBookable(one, by: actor, in: it, now: now) { able.append(one) }
        let placing = Placing(of: able, in: slots, at: try it.profile(of: service))
        var found: [FreedPlace] = []
        for slot in slots where slot.free > 0 {
            let mine = able.filter { placing.places[$0.referral.id]?.id == slot.id }
            var candidates: [FreedCandidate] = []
            for (one, unlike) in try inOrder(mine, for: slot, in: it, now: now) {
                candidates.append(try candidate(one, unlike: unlike, in: it, now: now))
            }
            found.append(FreedPlace(slot: slot, people: candidates))
        }
        return found
    }

    /// Those who could come to a place in the order in which they are offered it, each with what it is not of what the
    /// clinician asked for.
    private func inOrder(
        _ people: [WaitingPatient], for slot: Slot, in it: Reading, now: Instant
    ) throws(Failure) -> [(one: WaitingPatient, unlike: [String])] {
        guard people.contains(where: { $0.referral.instruction != nil }) else {
            return people.inOrderOfNeed.map { ($0, []) }
        }
        let (clinics, clinicians) = try it.clinicNames(
            of: slot.service, from: now, until: now.adding(seconds: Self.namesAhead))
        return people.map { ($0, $0.unlikeWish(slot, clinics: clinics, people: clinicians)) }
            .sorted { FreedOrder($0.0, unlikeWish: $0.1) < FreedOrder($1.0, unlikeWish: $1.1) }
    }

    /// Seconds ahead of which the names of clinics and clinicians are known.
    private static var namesAhead: Int64 { 42 * 86_400 }

    private func place(
        _ slot: Slot, limit: Int, for actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> FreedPlace {
        let profile = try it.profile(of: slot.service)
        let people = try waiting(
            at: slot.service, for: Visibility(of: actor), limit: lookedAt.forSlot, in: it, now: now)
        let former = try it.formerly(in: slot.id)
        var place = FreedPlace(slot: slot, people: [])
        let able = people.filter { $0.suits(slot, at: profile) }
        for (one, unlike) in try inOrder(able, for: slot, in: it, now: now) {
            // Who gave it up, or did not come, is not offered it; whom the clinic sent away is.
            if former.contains(one.referral.id), one.referral.state != .appointmentCancelledByProvider { continue }
            guard try isBookable(one, by: actor, in: it, now: now) else { continue }
            if place.people.count == limit {
                place.hasMore = true
                break
            }
            place.people.append(try candidate(one, unlike: unlike, in: it, now: now))
        }
        return place
    }

    /// Open places with the first of those whom they would go to; for roles that see no patients none.
    func firstPlaces(
        of slots: [Slot], at service: String, for actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> [FreedPlace] {
        guard actor.role.seesPatients else { return [] }
        let open = try places(slots.filter { $0.start > now }, at: service, for: actor, in: it, now: now)
        return Array(open.filter { !$0.people.isEmpty }.prefix(namedWithAct))
    }

    /// How many of those who wait would get one of the slots.
    func couldCome(to slots: [Slot], at service: String, in it: Reading, now: Instant) throws(Failure) -> Int {
        guard !slots.isEmpty else { return 0 }
        let people = try waiting(at: service, for: .everything, limit: lookedAt.forService, in: it, now: now)
        return Placing(of: people, in: slots, at: try it.profile(of: service)).places.count
    }

    func waiting(
        at service: String, for visibility: Visibility, limit: Int, in it: Reading, now: Instant
    ) throws(Failure) -> [WaitingPatient] {
        var people: [WaitingPatient] = []
        for (referral, patient) in try it.waiting(at: service, for: visibility, now: now, limit: limit) {
            people.append(
                WaitingPatient(
                    referral, patient, away: try it.choice(of: patient.id).away,
                    declined: Set(try it.offers(of: referral.id).declined.map(\.slot))))
        }
        return people
    }

    /// Whether the rule that would book them says yes, whoever has the referral in hand; whose act it is does not count.
    private func isBookable(
        _ one: WaitingPatient, by actor: Actor, in it: Reading, now: Instant
    ) throws(Failure) -> Bool {
        var facts = try it.facts(of: one.referral, for: actor, reasons: reasons, now: now, boot: bootClock())
        facts.takesOver = true
        guard !facts.isFrozen else { return false }
        let refusal = one.referral.refusal(of: one.booked == nil ? .book : .rebook, by: actor, facts: facts)
        return refusal == nil || refusal == .notYourRole(actor.role)
    }

    func candidate(
        _ one: WaitingPatient, unlike: [String] = [], in it: Reading, now: Instant
    ) throws(Failure) -> FreedCandidate {
        var referral = one.referral
        referral.comment = nil
        let handling = try it.handling(of: referral.id, on: .provider)
        let claim = handling.claim.flatMap { $0.isLive(at: now, boot: bootClock()) ? $0.by : nil }
        return FreedCandidate(
            referral: referral, patient: one.patient, booked: one.booked, lastGoodDay: referral.lastGoodDay,
            inHand: claim ?? handling.owner, unlikeWish: unlike)
    }
}

extension Referral {
    /// Id of the slot that it has no more after an act.
    func placeGivenUp(in saved: Referral) -> String? {
        guard let slot = liveAppointment?.slot, saved.liveAppointment?.slot != slot else { return nil }
        return slot
    }
}
