// What may be done about a patient's needs, and which of them stand on Needs to Arrange until when.

extension Referral {
    /// The need of a kind that was ever noted.
    public func need(_ kind: PatientNeed.Kind) -> PatientNeed? { needs.first { $0.kind == kind } }

    /// How a need stands now.
    public func standing(of need: PatientNeed) -> PatientNeed.Standing { need.standing(for: appointment) }

    /// Notes what a feed or the patient's record says is needed. Whoever said that it is not needed is not overruled,
    /// and a gap takes nothing away.
    public mutating func noteNeeds(
        _ kinds: [PatientNeed.Kind], of patient: Patient?, from source: PatientNeed.Source, at moment: Instant
    ) {
        for kind in PatientNeed.Kind.allCases where kinds.contains(kind) && need(kind) == nil {
            let detail = kind == .interpreter ? PatientNeed.plain(patient?.spokenLanguage) : nil
            needs.append(PatientNeed(kind, detail: detail, source: source, since: moment))
        }
    }

    /// Why an act on needs is not to be done to any of them; nil where it may.
    func refusalOfNeeds(for action: ReferralAction) -> Refusal? {
        if action == .cancelArrangement {
            return needs.contains { $0.arrangement != nil } ? nil : .nothingArranged
        }
        return needs.contains(where: \.isWanted) ? nil : .needUnknown
    }

    /// Carries out an act on the need that the command's outcome names.
    mutating func changeNeed(_ command: ReferralCommand, at moment: Instant) throws(Refusal) {
        guard let kind = command.outcome.flatMap({ PatientNeed.Kind(rawValue: $0) }) else {
            throw .outcomeNotAllowed(command.outcome ?? "")
        }
        for words in [command.detail, command.reference] {
            if let words, words.count > PatientNeed.limit { throw .wordsTooLong(limit: PatientNeed.limit) }
        }
        let place = needs.firstIndex { $0.kind == kind }
        if command.action == .addNeed { return try addNeed(kind, place, command, at: moment) }
        guard let place else { throw .needUnknown }
        if command.action == .cancelArrangement {
            guard needs[place].arrangement != nil else { throw .nothingArranged }
            needs[place].arrangement = nil
        } else {
            guard needs[place].isWanted else { throw .needUnknown }
            if command.action == .dropNeed {
                needs[place].isWanted = false
                needs[place].since = moment
            } else {
                try arrange(place, command)
            }
        }
        // What only staff ever said, and took back, leaves nothing behind.
        let left = needs[place]
        if !left.isWanted, left.arrangement == nil, left.source == .staff { needs.remove(at: place) }
    }

    private mutating func arrange(_ place: Int, _ command: ReferralCommand) throws(Refusal) {
        guard let reference = PatientNeed.plain(command.reference) else { throw .referenceMissing }
        guard let live = liveAppointment else { throw .noAppointment }
        let made = NeedArrangement(
            reference: reference, start: live.start, slot: live.slot, detail: needs[place].detail)
        if needs[place].arrangement == made { throw .needKnown }
        needs[place].arrangement = made
    }

    private mutating func addNeed(
        _ kind: PatientNeed.Kind, _ place: Int?, _ command: ReferralCommand, at moment: Instant
    ) throws(Refusal) {
        let detail = PatientNeed.plain(command.detail)
        // An adjustment is nothing until somebody says which.
        if kind == .adjustment, detail == nil { throw .detailMissing }
        guard let place else {
            needs.append(PatientNeed(kind, detail: detail, source: .staff, since: moment))
            return
        }
        if needs[place].isWanted, detail == nil || needs[place].detail == detail { throw .needKnown }
        if !needs[place].isWanted { needs[place].since = moment }
        needs[place].isWanted = true
        needs[place].detail = detail ?? needs[place].detail
    }

    /// Its row on Needs to Arrange: the earliest due of what is open, with all of it as the reason.
    func needsEntry(policy: Policy) -> WorklistEntry? {
        let tasks = needs.compactMap { need -> (reason: String, row: WorklistEntry)? in
            let standing = standing(of: need)
            switch standing {
            case .waiting, .arranged, .dropped: return nil
            case .toArrange: return (need.kind.rawValue, toArrange(need, "Needs", policy))
            case .again:
                return ("\(need.kind.rawValue)-again", toArrange(need, "Needs of an appointment that moved", policy))
            case .toCancel: return ("\(need.kind.rawValue)-to-cancel", toCancel(need, policy))
            }
        }
        guard var row = tasks.map(\.row).min(by: { $0.due < $1.due }) else { return nil }
        row.since = tasks.map(\.row.since).min() ?? row.since
        let ends = tasks.compactMap(\.row.until)
        row.until = ends.count == tasks.count ? ends.max() : nil
        row.reason = tasks.map(\.reason).joined(separator: ",")
        return row
    }

    /// Due some working days before the appointment, on the day itself where it was booked later than that.
    private func toArrange(_ need: PatientNeed, _ what: String, _ policy: Policy) -> WorklistEntry {
        let since = max(stateSince, need.since)
        let policy = policy.inForce(on: since.londonDay)
        guard let start = appointment?.start else {
            return WorklistEntry(
                .needsToArrange, since: since,
                due: policy.calendar.adding(workingDays: policy.nextDay.days(for: priority), to: since.londonDay),
                dueRule: "\(what): an appointment without a time")
        }
        let lead = policy.needsLeadDays
        var latest = (0..<lead).reduce(start.londonDay) { day, _ in policy.calendar.lastWorkingDay(before: day) }
        var rule = "\(what): \(inWords(lead, "working day")) before the appointment"
        if let old = need.arrangement?.start, old > since {
            // Whoever was ordered for the earlier time is told before they come for nothing.
            let before = policy.calendar.lastWorkingDay(before: old.londonDay)
            if before < latest { (latest, rule) = (before, "\(what): the last working day before what is arranged") }
        }
        return WorklistEntry(
            .needsToArrange, since: since, due: max(latest, since.londonDay), dueRule: rule, until: start)
    }

    /// Due by the next-day standard, and on the day it was arranged for at the latest.
    private func toCancel(_ need: PatientNeed, _ policy: Policy) -> WorklistEntry {
        let since = max(stateSince, need.since)
        let policy = policy.inForce(on: since.londonDay)
        let counted = policy.calendar.adding(workingDays: policy.nextDay.days(for: priority), to: since.londonDay)
        let start = need.arrangement?.start
        return WorklistEntry(
            .needsToArrange, since: since,
            due: start.map { max(min(counted, $0.londonDay), since.londonDay) } ?? counted,
            dueRule: "Cancel what was arranged: \(inWords(policy.nextDay.days(for: priority), "working day"))",
            until: start)
    }
}

extension Patient {
    /// What a record's language ends with where an interpreter is asked for (UK Core NHSCommunication).
    public static let interpreterMark = "interpreter needed"

    /// The record asks for an interpreter.
    public var needsInterpreter: Bool { language?.hasSuffix(Patient.interpreterMark) ?? false }

    /// The language alone.
    var spokenLanguage: String? {
        guard needsInterpreter, let language else { return language }
        return String(language.dropLast(Patient.interpreterMark.count)).split(separator: ",").first.map(String.init)
    }
}
