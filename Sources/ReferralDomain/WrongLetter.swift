// A letter of another patient that came with a referral: who saw it, what was done on it, what the referrer is told.

/// A document reported as another patient's. It is given to nobody any more; neither its title nor its text is here.
public struct WrongLetter: Hashable, Sendable, Codable {
    /// Somebody who had it on a screen.
    public struct Reader: Hashable, Sendable, Codable {
        public var user: String
        public var name: String
        public var role: String
        public var onBehalfOf: String?
        /// When first.
        public var at: Instant
        public var toItsEnd: Bool

        public init(user: String, name: String, role: String, onBehalfOf: String?, at: Instant, toItsEnd: Bool) {
            self.user = user
            self.name = name
            self.role = role
            self.onBehalfOf = onBehalfOf
            self.at = at
            self.toItsEnd = toItsEnd
        }
    }

    /// A decision made while it lay with the referral.
    public struct Act: Hashable, Sendable, Codable {
        /// Number of its journal entry.
        public var seq: Int64
        public var action: ReferralAction
        public var user: String
        public var name: String
        public var onBehalfOf: String?
        public var at: Instant

        public init(
            seq: Int64, action: ReferralAction, user: String, name: String, onBehalfOf: String?, at: Instant
        ) {
            self.seq = seq
            self.action = action
            self.user = user
            self.name = name
            self.onBehalfOf = onBehalfOf
            self.at = at
        }
    }

    /// Row id of the document.
    public var document: Int64
    public var type: String?
    /// When its sender filed it.
    public var indexedAt: Instant?
    public var reportedBy: String
    public var reportedAt: Instant
    /// Said by who reported it; not clinical.
    public var why: String
    public var openedBy: [Reader] = []
    public var acts: [Act] = []
    /// When a clinician confirmed what was done on it; nil while the referral is frozen.
    public var settledAt: Instant?
    public var settledBy: String?
    /// What the referrer is to be told: no clinical text, no patient's name.
    public var notice = ""

    public init(
        document: Int64, type: String?, indexedAt: Instant?, reportedBy: String, reportedAt: Instant, why: String
    ) {
        self.document = document
        self.type = type
        self.indexedAt = indexedAt
        self.reportedBy = reportedBy
        self.reportedAt = reportedAt
        self.why = why
    }

    /// The notice to the referrer of a referral, from an organisation of that name and code.
    public func notice(about referral: Referral, from organisation: String, ods: String) -> String {
        let to = [referral.referrer, referral.referringOrganisation].compactMap { $0 }.joined(separator: ", ")
        let names = [
            referral.ubrn.map { "UBRN \($0.spaced)" }, referral.reference.map { "our reference \($0.text)" },
        ].compactMap { $0 }.joined(separator: ", ")
        let day = reportedAt.londonDay.long
        let kind = [type.map { "type \($0)" }, indexedAt.map { "filed on \($0.londonDay.long)" }].compactMap { $0 }
        let known = kind.isEmpty ? "" : " (\(kind.joined(separator: ", ")))"
        let readers = Set(openedBy.map(\.user)).count
        let seen = readers == 0 ? "Nobody here had opened it." : "\(inWords(readers, "colleague")) here had opened it."
        let done =
            acts.isEmpty
            ? "No decision was made here while it lay with the referral."
            : "\(inWords(acts.count, "decision")) made here meanwhile: a clinician is looking again."
        return """
            To: \(to.isEmpty ? "the referrer" : to)
            From: \(organisation) (\(ods))
            Date: \(day)
            Referral: \(names)

            A document of this referral belongs to another patient\(known).

            We found on \(day) that it is not about the patient who was referred.
            We have hidden it from everybody here.
            \(seen)
            \(done)

            What we ask of you:
            1. Find out whose document it is, and tell that patient's practice and your information governance lead.
            2. Take the document off the referral in e-RS.
            3. Send the right document for this referral, or tell us that there is none.
            4. Check whether the patient it belongs to still has to be referred.

            This notice holds no clinical information. Please quote the referral's number when you answer.
            """
    }
}

extension WorklistEntry {
    /// The row of a referral that is frozen for another patient's letter: a clinician looks by the next working day.
    public static func wrongPatientLetter(since: Instant, priority: Priority?, policy: Policy) -> WorklistEntry {
        let days = policy.inForce(on: since.londonDay).nextDay.days(for: priority)
        return WorklistEntry(
            .wrongPatientLetters, since: since,
            due: policy.calendar.adding(workingDays: days, to: since.londonDay),
            dueRule: "Wrong patient's letter: \(inWords(days, "working day"))")
    }
}

/// What a clinician says of the decisions that were made while another patient's letter lay with the referral.
public enum FreezeOutcome: String, CaseIterable, Sendable, Codable {
    case stands
    /// The referral is reviewed, or triaged, once more.
    case reviewAgain = "review-again"
}

extension Referral {
    /// Ends a freeze: what was decided stands, or the referral waits to be decided on anew.
    mutating func settleFreeze(_ command: ReferralCommand, facts: ReferralFacts) throws(Refusal) {
        let code = command.outcome ?? FreezeOutcome.stands.rawValue
        guard let said = FreezeOutcome(rawValue: code) else { throw .outcomeNotAllowed(code) }
        switch said {
        case .stands: return
        case .reviewAgain: try reviewAgain(command, facts: facts)
        }
    }

    private mutating func reviewAgain(_ command: ReferralCommand, facts: ReferralFacts) throws(Refusal) {
        guard !isConversation, !isClosed else { throw .outcomeNotAllowed(command.outcome ?? "") }
        switch state {
        case .booked: reviewStatus = .neverReviewed
        case .triagedProviderToAction, .triageResponse:
            // It goes back where it was triaged: at a triage service, or as one for whom there was no slot.
            let isOfTriage = deferredAt == nil || facts.service?.kind == .triage
            move(
                to: isOfTriage ? .awaitingTriage : .deferredToProvider, command,
                reason: isOfTriage ? ReviewReason.triage : nil)
        case .awaitingTriage, .deferredToProvider: break
        case .notBooked, .rejected, .appointmentCancelledByPatient, .appointmentCancelledByProvider, .didNotAttend,
            .assessmentResult, .cancelledReferral:
            throw .outcomeNotAllowed(command.outcome ?? "")
        }
        accepted = false
    }

    /// Its letter has come. What was accepted while it was awaited was accepted on another patient's: it is reviewed on
    /// this one, now or once it is booked.
    public mutating func receiveLetter() {
        if accepted, clinicalInformation == .awaited {
            if state == .booked { reviewStatus = reviewStatusWithNewLetter } else { accepted = false }
        }
        clinicalInformation = .present
    }

    /// What a new letter makes of the review: a change of priority that nobody looked at yet stays known.
    var reviewStatusWithNewLetter: ReviewStatus {
        switch reviewStatus {
        case .priorityChanged, .priorityAndLetterChanged: .priorityAndLetterChanged
        case .neverReviewed: .neverReviewed
        case .letterChanged: .letterChanged
        case nil: accepted ? .letterChanged : .neverReviewed
        }
    }
}
