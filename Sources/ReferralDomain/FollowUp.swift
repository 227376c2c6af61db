// What is to follow an attended appointment, and how a patient is cashed up after the clinic.

/// Something to be done after an attended appointment, by a day.
public struct FollowUp: Hashable, Sendable, Codable {
    public enum Kind: String, CaseIterable, Sendable, Codable {
        case followUp = "follow-up"
        /// The patient may ask to be seen until the day.
        case patientInitiated = "patient-initiated"
        case test, transfer
        /// A caller was promised to be rung back.
        case callBack = "call-back"

        /// Those that are said with an attendance.
        public static let afterVisit = allCases.filter { $0 != .callBack }
    }

    public var kind: Kind
    public var due: Day
    /// For colleagues; never clinical text.
    public var note: String?
    /// When a call back was promised for; nil of everything else.
    public var at: Instant?

    public init(_ kind: Kind, due: Day, note: String? = nil, at: Instant? = nil) {
        self.kind = kind
        self.due = due
        self.note = note
        self.at = at
    }

    /// A promise to ring a patient back.
    public static func callBack(at moment: Instant, about: String?) -> FollowUp {
        FollowUp(.callBack, due: moment.londonDay, note: about, at: moment)
    }

    /// Its row, on its list from the attendance on and due on its day.
    public func entry(since: Instant) -> WorklistEntry {
        let rule =
            switch kind {
            case .followUp: "Follow-up: the day said at the appointment"
            case .patientInitiated: "Patient-initiated follow-up: the day on which it ends"
            case .test: "Test: the day said at the appointment"
            case .transfer: "Transfer: the day said at the appointment"
            case .callBack:
                "Call back: promised for \(at.map { LondonTime(at: $0).clock } ?? "the day")\(note.map { ", \($0)" } ?? "")"
            }
        let clock = at.map { " \(LondonTime(at: $0).clock)" } ?? ""
        return WorklistEntry(.followUpsDue, since: since, due: due, dueRule: rule, reason: kind.rawValue + clock)
    }

    /// What the journal keeps of it with the attendance.
    public var remarks: [FieldChange] {
        [
            .added("to_follow", kind.rawValue), .added("to_follow_on", due.iso), .added("to_follow_at", at?.iso),
            .added("said", note),
        ]
    }
}

/// What came of one patient of a clinic.
public enum VisitResult: Hashable, Sendable, Codable {
    case discharged
    case follows(FollowUp)
    /// Did not attend, or was not brought, for a reason; how trying to reach them went, where somebody has.
    case missed(reason: String, contact: ContactOutcome? = nil)

    /// The act on the referral. A status that is not said is proposed where the clock runs on; none that stops it is.
    public func command(on referral: Referral, status: String?) -> ReferralCommand {
        switch self {
        case .missed(let reason, let contact):
            var command = ReferralCommand(.recordDNA)
            command.reason = reason
            command.contact = contact?.rawValue
            command.rtt = status
            return command
        case .discharged:
            var command = ReferralCommand(.recordAttendance)
            command.outcome = AttendanceOutcome.discharged.rawValue
            command.rtt = status
            return command
        case .follows(let next):
            var command = ReferralCommand(.recordAttendance)
            command.outcome = AttendanceOutcome.appointmentToBeMadeLater.rawValue
            command.followUp = next
            command.rtt = status ?? next.kind.proposedStatus(after: referral.clock)?.rawValue
            return command
        }
    }
}

extension FollowUp.Kind {
    /// The status of a clock that runs on; nil where the clock has stopped, or where only whoever saw the patient knows.
    func proposedStatus(after clock: TreatmentClock) -> RTTStatus? {
        guard clock.stop == nil else { return nil }
        return switch self {
        case .followUp, .test: clock.firstSeenAt == nil ? .firstActivity : .subsequentActivity
        case .transfer: .transferred
        case .patientInitiated, .callBack: nil
        }
    }
}

extension ReferralCommand {
    /// Said with an attendance: the patient is actively monitored from then on, or still is.
    var isOfMonitoring: Bool {
        let statuses: [RTTStatus] = [.monitoredByPatient, .monitoredByClinician, .duringMonitoring]
        return rtt.flatMap { RTTStatus(rawValue: $0) }.map { statuses.contains($0) } ?? false
    }
}

extension Referral {
    /// What follows an attendance after which the patient is monitored, where nobody said it: the review in 12 weeks.
    public func monitoringReview(after command: ReferralCommand) -> FollowUp? {
        guard command.action == .recordAttendance, command.followUp == nil, command.isOfMonitoring,
            command.outcome != AttendanceOutcome.discharged.rawValue
        else { return nil }
        let seen = (appointment?.start ?? stateSince).londonDay
        return FollowUp(.followUp, due: seen.adding(days: ClockDays.monitoringReview))
    }

    /// A call back is promised with a note, for a moment to come and for somebody who lives.
    func checkCallBack(of command: ReferralCommand, by role: Role, facts: ReferralFacts) throws(Refusal) {
        guard let next = command.followUp else { return }
        guard next.kind == .callBack, let moment = next.at, role.side == .provider else {
            throw .outcomeNotAllowed(next.kind.rawValue)
        }
        if facts.patientDied != nil { throw .patientDied }
        if moment <= facts.now { throw .outcomeNotAllowed(moment.iso) }
    }

    /// Something follows an attendance only, not a discharge, and not before the appointment.
    func checkFollowUp(of command: ReferralCommand) throws(Refusal) {
        guard let next = command.followUp else { return }
        guard next.kind != .callBack, command.action == .recordAttendance,
            command.outcome != AttendanceOutcome.discharged.rawValue
        else {
            throw .outcomeNotAllowed(next.kind.rawValue)
        }
        if let seen = appointment?.start?.londonDay {
            if next.due < seen { throw .outcomeNotAllowed(next.due.iso) }
            let last = seen.adding(days: ClockDays.monitoringReview)
            if command.isOfMonitoring, next.due > last { throw .reviewTooLate(last) }
        }
        if let note = next.note, note.count > commentLimit { throw .commentTooLong(limit: commentLimit) }
    }
}
