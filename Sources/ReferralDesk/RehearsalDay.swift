// What makes a rehearsal a whole office: sign-offs of past days, colleagues to hand work to, and something on every list.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore
internal import Rehearsal

extension RehearsalMaker {
    /// Referrals from which on a rehearsal is more than a bare office.
    private static let leastForWholeOffice = 200
    /// The lists that were looked through on past days, and by whom.
    private static let signed: [(list: Worklist, role: Role)] = [
        (.appointmentSlotIssues, .clerk), (.appointmentsForBooking, .clerk), (.referralsForReview, .clinician),
    ]

    var isWholeOffice: Bool { recipe.count >= Self.leastForWholeOffice }

    /// When lists were signed off: at the end of the last working days but one, so that numbers have moved since.
    var signOffMoments: [Instant] {
        guard isWholeOffice else { return [] }
        var days: [Day] = []
        var day = recipe.now.londonDay
        for _ in 0..<7 {
            day = desk.policy.calendar.lastWorkingDay(before: day)
            days.append(day)
        }
        return [6, 4, 2, 0].compactMap {
            LondonTime.instants(day: days[$0], secondOfDay: 16 * 3_600 + 2_700).first
        }
    }

    /// Each list that is signed off each day, as it stood at that moment.
    func signOff(at moment: Instant, in it: Writing) throws(Failure) {
        for (list, role) in Self.signed {
            let actor = try office.actor(role)
            let made = try it.reading.signOffs(
                of: list, service: nil, by: actor, reason: nil, now: moment, policy: desk.policy)
            for var signOff in made {
                if signOff.counts.unopenedUrgent > 0 { signOff.reason = "Seen with the consultant's secretary." }
                try it.insert(signOff, by: Signature(actor))
            }
        }
    }

    /// What happened this morning, each act through the door.
    func playTheMorning() throws(Failure) {
        guard isWholeOffice else { return }
        try hireColleagues()
        try noteSupport()
        try fileStrayLetters()
        try askColleagues()
        try reportWrongLetters()
        try recordVisits()
        try bookInThePAS()
    }

    private func hireColleagues() throws(Failure) {
        let today = recipe.now.londonDay
        try desk.store.write { (it) throws(Failure) in
            for (place, colleague) in RehearsalOffice.colleagues.enumerated() {
                guard let role = Role(rawValue: colleague.part) else { continue }
                let user = colleague.user
                let member = try it.insertStaff(
                    login: user.login, name: user.displayName, account: nil, organisation: RehearsalOffice.home.ods,
                    roles: [role])
                var record = StaffRecord(staff: member, roles: [role])
                record.lastDays[.training] = today.adding(days: 200 + place * 9)
                record.lastDays[.informationGovernance] = today.adding(days: 240 + place * 7)
                if role.clinicalText == .always {
                    record.registrationBody = "GMC"
                    record.registrationNumber = "99\(20_000 + place * 37)"
                    record.lastDays[.registration] = today.adding(days: 310)
                }
                try it.save(record)
            }
        }
    }

    private func noteSupport() throws(Failure) {
        let order = PolicyOrder(
            .supportContact, .words(RehearsalOffice.support), reason: "Whom to call, as every desk was told.")
        _ = try desk.answer(.policy(.set(order, isRehearsal: false)), for: try office.actor(.manager))
    }

    /// Two scans that name no referral: somebody has to find out whose they are.
    private func fileStrayLetters() throws(Failure) {
        let sources = RehearsalOffice.strayLetters.map { letter in
            ImportSource(name: letter.name, modified: recipe.now.adding(seconds: -3_000)) {
                .success(Array(letter.text.utf8))
            }
        }
        _ = try desk.importFiles(sources, options: ImportOptions(), by: try office.actor(.admin))
    }

    /// Rows of a list as a role sees it, from a place on.
    private func rows(_ list: Worklist, as role: Role, from place: Int, _ count: Int) throws(Failure) -> [WorklistItem]
    {
        var query = WorklistQuery(list)
        query.limit = place + count
        guard case .worklist(let page) = try desk.answer(.worklist(query), for: try office.actor(role)) else {
            return []
        }
        return Array(page.items.dropFirst(place))
    }

    /// Does an act on a referral, unless the rules say no: then it stays as it is.
    private func act(_ command: ReferralCommand, on item: WorklistItem, by actor: Actor) throws(Failure) {
        guard let id = item.referral else { return }
        do throws(Failure) {
            _ = try desk.answer(.perform(command, on: .id(id)), for: actor)
        } catch .refused {
            return
        }
    }

    /// Questions from one clinician to the other, both ways.
    private func askColleagues() throws(Failure) {
        guard let other = RehearsalOffice.colleagues.first(where: { $0.part == Role.clinician.rawValue })?.user.login
        else { return }
        let first = try office.actor(.clinician)
        guard let member = try desk.store.read({ (it) throws(Failure) in try it.staff(named: other) }) else { return }
        let second = Actor(staff: member, role: .clinician, organisation: first.organisation)
        for (place, item) in try rows(.referralsForReview, as: .clinician, from: 6, 4).enumerated() {
            var command = ReferralCommand(.handUp)
            command.to = place.isMultiple(of: 2) ? first.staff.login : other
            command.comment = "Would you take this one in your clinic, or should it go to the general one?"
            try act(command, on: item, by: place.isMultiple(of: 2) ? second : first)
        }
    }

    /// Letters with another patient's name on them.
    private func reportWrongLetters() throws(Failure) {
        let reader = try office.actor(.clinician)
        for item in try rows(.referralsForReview, as: .clinician, from: 14, 2) {
            guard let id = item.referral,
                case .referral(let detail) = try desk.answer(.referral(.id(id), opening: false), for: reader),
                let document = detail.documents?.first?.id
            else { continue }
            var command = ReferralCommand(.wrongPatientLetter)
            command.letter = document
            command.instruction = "Another patient's name on the second page."
            try act(command, on: item, by: reader)
        }
    }

    /// Patients who were seen and come again.
    private func recordVisits() throws(Failure) {
        let today = recipe.now.londonDay
        for (place, item) in try rows(.outcomesOutstanding, as: .clerk, from: 0, 4).enumerated() {
            var command = ReferralCommand(.recordAttendance)
            command.outcome = AttendanceOutcome.appointmentToBeMadeLater.rawValue
            command.rtt = RTTStatus.firstActivity.rawValue
            command.followUp = FollowUp(place == 3 ? .test : .followUp, due: today.adding(days: place * 7))
            try act(command, on: item, by: try office.actor(.clerk))
        }
    }

    /// One service keeps its diary in the PAS: what is booked there has to be told.
    private func bookInThePAS() throws(Failure) {
        let items = try rows(.appointmentSlotIssues, as: .clerk, from: 4, 60)
        let byService = Dictionary(grouping: items) { $0.service ?? "" }
        let most = byService.filter { services[$0.key]?.kind == .directlyBookable }
            .max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        guard let (id, waiting) = most.map({ ($0.key, $0.value) }), var service = services[id] else { return }
        service.diary = .pas
        let kept = service
        try desk.store.write { (it) throws(Failure) in
            _ = try it.save(kept, overwrite: true)
            for id in try it.reading.referralsListed(at: kept.id) {
                guard let referral = try it.reading.referral(.id(id), for: .everything) else { continue }
                try it.refreshWorklists(of: referral, policy: desk.policy, at: recipe.now)
            }
        }
        let clerk = try office.actor(.clerk)
        for item in waiting.prefix(3) {
            guard let id = item.referral,
                case .suitableSlots(let found) = try desk.answer(.suitableSlots(.id(id), service: nil), for: clerk),
                let slot = found.best.map({ found.slots[$0] })
            else { continue }
            var command = ReferralCommand(.book)
            command.slot = slot.id
            try act(command, on: item, by: clerk)
        }
    }
}
