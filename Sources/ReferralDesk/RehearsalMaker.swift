// Plays the invented courses through the real rules in order of time, so that a rehearsal's journal reads like an office's.

internal import ReferralDomain
internal import ReferralStore
internal import Rehearsal
internal import WorklistEngine

/// Builds the content of one rehearsal database.
final class RehearsalMaker {
    /// One thing that happens to one referral.
    private struct Happening {
        var at: Instant
        var index: Int
        var step: RehearsalStep?
        /// No referral's: the lists are looked through and signed off.
        var isSignOff = false
    }

    let desk: Desk
    let recipe: RehearsalRecipe
    let office: RehearsalStaff
    var slots: [String: [Slot]] = [:]
    private var made: [Int: Referral] = [:]
    private var latestVisit: [Int: Instant] = [:]
    var services: [String: Service] = [:]

    init(desk: Desk, recipe: RehearsalRecipe, office: RehearsalStaff) {
        self.desk = desk
        self.recipe = recipe
        self.office = office
    }

    func make(progress: (Int) -> Void) throws(Failure) {
        try makeClinics()
        try makeLetterPlace()
        var happenings: [Happening] = []
        for index in 0..<recipe.count { happenings += course(of: index) }
        happenings += signOffMoments.map { Happening(at: $0, index: recipe.count, isSignOff: true) }
        happenings.sort { ($0.at, $0.index) < ($1.at, $1.index) }
        for start in stride(from: 0, to: happenings.count, by: 500) {
            let part = happenings[start..<min(start + 500, happenings.count)]
            try desk.store.write { (it) throws(Failure) in
                for happening in part { try play(happening, in: it) }
            }
            progress(made.count)
        }
        let now = recipe.now
        try desk.store.write { (it) throws(Failure) in try it.heardOfERS(asOf: now) }
        try playTheMorning()
    }

    func generator(_ index: Int, _ stream: UInt64) -> SeededGenerator {
        SeededGenerator(seed: recipe.seed, stream: stream, index: index)
    }

    func story(of index: Int) -> ClinicalStory {
        var random = generator(index, 1)
        return random.pick(ClinicalStories.all)
    }

    func fate(of index: Int) -> RehearsalFate {
        if let advice = RehearsalFate.advice(of: index) { return advice }
        var random = generator(index, 2)
        let service = RehearsalOffice.service(for: story(of: index)).flatMap { services[$0.id] }
        return RehearsalFate.pick(for: service?.kind ?? .unspecified, &random)
    }

    /// The moments of a referral's course: it has waited where it is since a day that most offices would keep to, the
    /// acts before lie some days apart.
    private func course(of index: Int) -> [Happening] {
        var random = generator(index, 3)
        let steps = fate(of: index).steps
        let waited = daysWaited(priority: Priority(rawValue: story(of: index).priority), &random)
        let lead = steps.count < 2 ? 0 : random.number(1...6) * steps.count
        let isPast = steps.contains { if case .book(_, .past) = $0 { true } else { false } }
        let received = moment(daysBack: waited + (isPast ? max(lead, 12) : lead), &random)
        let settled = waited == 0 ? recipe.now.adding(seconds: -1_800) : moment(daysBack: waited, &random)
        var happenings = [Happening(at: received, index: index, step: nil)]
        // A visit lies between its acceptance and what was recorded of it.
        latestVisit[index] = steps.count > 2 ? settled : recipe.now.adding(seconds: -7_200)
        let span = max(600, settled.seconds - received.seconds)
        for (place, step) in steps.enumerated() {
            let part = span * Int64(place + 1) / Int64(steps.count)
            // Booking follows the referral within hours, and a visit is accepted within a day; what comes last is where
            // it has waited since.
            let isEarly = place == 0 && steps.count > 1 || place == 1 && isPast
            let offset = isEarly ? min(part, Int64(random.number(300...7_200) + place * 36_000)) : part
            happenings.append(Happening(at: received.adding(seconds: offset), index: index, step: step))
        }
        return happenings
    }

    /// Three in four are within the time standard, most of the rest a little over, a few are months old.
    private func daysWaited(priority: Priority?, _ random: inout SeededGenerator) -> Int {
        let standard =
            switch priority {
            case .routine, nil: 6
            case .urgent: 2
            case .twoWeekWait: 1
            }
        switch random.number(0...99) {
        case ..<76: return random.number(0...standard)
        case ..<94: return random.number(0...standard * 4)
        case _: return random.number(standard * 3...standard * 18)
        }
    }

    /// A moment in office hours some days back.
    private func moment(daysBack: Int, _ random: inout SeededGenerator) -> Instant {
        var day = recipe.now.londonDay.adding(days: -daysBack)
        while !desk.policy.calendar.isWorkingDay(day) { day = day.adding(days: -1) }
        let second = random.number(28_800...64_800)
        let at = LondonTime.instants(day: day, secondOfDay: second).first ?? recipe.now
        return min(at, recipe.now.adding(seconds: -3_600))
    }

    private func play(_ happening: Happening, in it: Writing) throws(Failure) {
        if happening.isSignOff { return try signOff(at: happening.at, in: it) }
        guard let step = happening.step else {
            made[happening.index] = try arrive(happening.index, at: happening.at, in: it)
            return
        }
        guard let referral = made[happening.index], let (command, asked) = command(for: step, referral, happening)
        else {
            return
        }
        var actor = asked
        if actor.role == .referrer, let place = referral.referringOrganisation {
            actor = office.referrers.values.first { $0.organisation == place } ?? actor
        }
        let slot = command.slot.flatMap { id in slots[referral.service ?? ""]?.first { $0.id == id } }
        let named = slot.flatMap { services[$0.service] }
        let facts = ReferralFacts(
            now: happening.at, service: referral.service.flatMap { services[$0] }, reasons: desk.reasons, slot: slot,
            namedService: named)
        do throws(Failure) {
            made[happening.index] = try it.carryOut(command, on: referral, by: actor, facts: facts, policy: desk.policy)
        } catch .refused {
            // The course asked for something the rules do not allow at that moment: the referral stays where it is.
            return
        }
        if let slot { take(slot) }
        if happening.at < recipe.now.adding(seconds: -20 * 3_600), let saved = made[happening.index] {
            try it.closeMessages(
                of: saved.id, to: nil, closedBy: "told", at: happening.at.adding(seconds: 900))
            try sendLetters(of: saved.id, at: happening.at.adding(seconds: 900), in: it)
            try it.refreshWorklists(of: saved, policy: desk.policy, at: happening.at)
        }
    }

    private func take(_ slot: Slot) {
        guard let place = slots[slot.service]?.firstIndex(where: { $0.id == slot.id }) else { return }
        slots[slot.service]?[place].booked += 1
    }

    private func command(
        for step: RehearsalStep, _ referral: Referral, _ happening: Happening
    ) -> (ReferralCommand, Actor)? {
        var random = generator(happening.index, 4 + UInt64(referral.version))
        let role: Role
        var command: ReferralCommand
        switch step {
        case .book(let by, let when):
            guard
                let slot = freeSlot(
                    for: referral, when, at: happening.at, before: latestVisit[happening.index] ?? recipe.now, &random)
            else { return nil }
            // Where patients telephone, the service books them.
            role = by == .referrer && isIndirect(referral) ? .clerk : by
            command = ReferralCommand(.book)
            command.slot = slot.id
        case .cancel(let by, let actor):
            role = actor
            command = ReferralCommand(.cancelAppointment)
            command.by = by
            command.reason =
                by == .patient
                ? random.pick(["PATIENT_ILL", "PATIENT_HOLIDAY"]) : random.pick(["CLINIC_CANCELLED", "CLINIC_OVERRUN"])
            command.cancelledInPAS = isIndirect(referral) ? random.chance(60) : nil
        case .adviseReferrer:
            // Whoever the patient is: a child that was not brought is handed back by a clinician alone.
            role = .clinician
            command = ReferralCommand(.recordDNA)
            command.reason = "PATIENT_FORGOT"
            command.outcome = MissedAppointmentOutcome.adviseReferrer
            command.contact = random.pick([ContactOutcome.noAnswer, .messageLeft]).rawValue
        case .act(let action, let by):
            role = by
            command = RehearsalWords.command(action, referral, isIndirect: isIndirect(referral), &random)
        }
        // Some of what is put off until later is decided by the delegate, in the clinician's name.
        let isDelegated =
            role == .clinician && command.action == .acceptReferBookLater && !happening.index.isMultiple(of: 3)
        guard let actor = try? isDelegated ? office.delegate() : office.actor(role) else { return nil }
        return (command, actor)
    }

    private func isIndirect(_ referral: Referral) -> Bool {
        referral.service.flatMap { services[$0]?.kind } == .indirectlyBookable
    }

    private func freeSlot(
        for referral: Referral, _ when: RehearsalStep.When, at moment: Instant, before latest: Instant,
        _ random: inout SeededGenerator
    ) -> Slot? {
        guard let service = referral.service, let all = slots[service], let priority = referral.priority else {
            return nil
        }
        let fits = all.filter { slot in
            guard slot.free > 0, slot.priorities.isEmpty || slot.priorities.contains(priority) else { return false }
            switch when {
            case .ahead: return slot.start > recipe.now.adding(seconds: 7_200)
            case .past: return slot.start > moment.adding(seconds: 86_400) && slot.start < latest
            }
        }
        let near = fits.prefix(priority == .routine ? 120 : 20)
        return near.isEmpty ? nil : random.pick(Array(near))
    }
}
