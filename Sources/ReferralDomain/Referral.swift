// A referral: one request for a patient to be seen, from its arrival to its end.

/// A booked, proposed or ended appointment of a referral (e-RS Appointment).
public struct Appointment: Hashable, Sendable, Codable {
    /// e-RS appointment statuses, and `requested` for a booking that a PAS has yet to confirm.
    public enum Status: String, CaseIterable, Sendable, Codable {
        case proposed, requested, booked, fulfilled, cancelled, noshow

        /// Whether it takes up a place in a clinic.
        public var isLive: Bool {
            switch self {
            case .booked, .requested: true
            case .proposed, .fulfilled, .cancelled, .noshow: false
            }
        }
    }

    /// Row id; 0 before it is saved.
    public var id: Int64
    /// The slot it takes up; nil where e-RS told of a slot that we do not hold.
    public var slot: String?
    public var service: String?
    public var clinician: String?
    public var start: Instant?
    public var end: Instant?
    public var status: Status
    /// e-RS appointment id.
    public var ersID: String?

    public init(
        id: Int64 = 0, slot: String? = nil, service: String? = nil, clinician: String? = nil, start: Instant? = nil,
        end: Instant? = nil, status: Status, ersID: String? = nil
    ) {
        self.id = id
        self.slot = slot
        self.service = service
        self.clinician = clinician
        self.start = start
        self.end = end
        self.status = status
        self.ersID = ersID
    }
}

/// One request for a patient to be seen, with where it stands now.
public struct Referral: Hashable, Sendable, Codable {
    /// Where a referral came from.
    public enum Source: String, CaseIterable, Sendable, Codable {
        case ers = "e-rs"
        case paper, consultant, trust, emergency, patient, rehearsal
    }

    /// Row id; 0 before it is saved.
    public var id: Int64 = 0
    public var reference: ReferralReference?
    public var ubrn: UBRN?
    /// Ours: +1 with each journalled change.
    public var version: Int = 0
    /// The highest e-RS version imported; only import moves it.
    public var ersVersion: Int?
    /// The state that e-RS showed at that version.
    public var ersState: ReferralState?
    public var source: Source = .ers

    public var state: ReferralState
    /// Guessed from the list a row came on, the referral itself not held.
    public var stateInferred = false
    public var stateSince: Instant
    /// Code of the current state's reason.
    public var reason: String?
    /// Comment of the current state: clinical text.
    public var comment: String?
    /// What the booking staff are asked to do: not clinical text.
    public var instruction: String?

    public var priority: Priority?
    /// e-RS specialty code.
    public var specialty: String?
    /// e-RS clinic type code.
    public var clinicType: String?
    /// Free text of a referrer's list row, `SPECIALTY/CLINIC`.
    public var clinicalContext: String?
    /// Row id of the patient.
    public var patient: Int64
    /// The service it is with, or was last with.
    public var service: String?
    /// Services it may be booked at, first choice first.
    public var shortlist: [String] = []
    /// ODS code; nil where nobody said.
    public var referringOrganisation: String?
    /// It came on a referrer's worklist, so without an organisation it counts as ours.
    public var cameOnReferrerList = false
    /// ODS code of the organisation whose commissioning rules hold (e-RS Commissioning-Rule-Org); nil where nobody said.
    public var commissioner: String?
    /// SDS user id or name of the referrer.
    public var referrer: String?
    public var namedClinician: String?
    public var allocatedClinician: String?

    public var receivedAt: Instant
    public var pathwayStart: Instant?
    public var letterDue: Day?
    public var clinicalInformation: ClinicalInformation?
    public var clinicalInfoFirstSubmitted: Instant?
    public var clinicalInfoLastUpdated: Instant?
    /// Why a booked referral waits for review; nil once it was reviewed.
    public var reviewStatus: ReviewStatus?
    /// The service it is with has accepted it.
    public var accepted = false
    public var deferredAt: Instant?
    /// The day the patient was told to expect to hear by.
    public var contactExpected: Day?
    public var lastContact: Instant?
    /// A missed appointment was handed back to the referrer.
    public var returnedToReferrer = false
    /// The referrer has seen what came back.
    public var acknowledged = false
    /// Cancelled by somebody outside the referring organisation.
    public var cancelledOutside = false
    /// Code of the outcome of an attended appointment; set means closed.
    public var outcome: String?
    /// A cancelled appointment that still stands in the PAS.
    public var cancelInPAS = false
    /// What the patient needs at a visit.
    public var needs: [PatientNeed] = []
    /// The events of its 18-week clock.
    public var clock = TreatmentClock()
    /// The current or last appointment.
    public var appointment: Appointment?

    /// Where its advice and guidance conversation stands; nil where there never was one.
    public var advice: AdviceState?
    /// What e-RS showed of the conversation at the highest version imported.
    public var ersAdvice: AdviceState?
    /// The referrer lets the provider turn the conversation into a referral.
    public var adviceMayConvert = false
    public var adviceFirstRequested: Instant?
    public var adviceLastUpdated: Instant?
    /// What the last advice recommended.
    public var adviceRecommendation: AdviceRecommendation?

    /// A referral newly arrived.
    public init(patient: Int64, state: ReferralState, receivedAt: Instant) {
        self.patient = patient
        self.state = state
        self.receivedAt = receivedAt
        stateSince = receivedAt
    }

    /// The appointment that takes up a place, if there is one.
    public var liveAppointment: Appointment? { appointment.flatMap { $0.status.isLive ? $0 : nil } }

    /// The day on which it was made, as far as anybody knows: nothing was done or agreed about it before.
    public var firstHeard: Day {
        [receivedAt, pathwayStart, clock.start, adviceFirstRequested].compactMap { $0 }.map(\.londonDay).min()
            ?? receivedAt.londonDay
    }

    /// Closed for good: cancelled, assessed to an end, attended with its outcome recorded, or a conversation that ended.
    public var isClosed: Bool {
        if let conversation { return conversation.turn == nil }
        return switch state {
        case .cancelledReferral: true
        case .assessmentResult: assessment.map { $0 != .referOn && !awaitsReferrer } ?? false
        case .booked: outcome != nil
        case .notBooked, .deferredToProvider, .awaitingTriage, .triagedProviderToAction, .triageResponse, .rejected,
            .appointmentCancelledByPatient, .appointmentCancelledByProvider, .didNotAttend:
            false
        }
    }

    /// How its assessment ended; nil where the code is missing or not one of ours.
    public var assessment: AssessmentOutcome? { reason.flatMap { AssessmentOutcome(rawValue: $0) } }

    /// Whether the letter is there or nobody means to send one, so that clinical work can go on.
    public var clinicalInformationSettled: Bool { clinicalInformation.map { $0 != .awaited } ?? false }

    /// An ended referral that its referrer has yet to take note of.
    var awaitsReferrer: Bool {
        guard !acknowledged else { return false }
        switch state {
        case .assessmentResult: return reason == AssessmentOutcome.adviseReferrer.rawValue
        case .cancelledReferral: return cancelledOutside
        case .didNotAttend: return returnedToReferrer
        case .notBooked, .booked, .deferredToProvider, .awaitingTriage, .triagedProviderToAction, .triageResponse,
            .rejected, .appointmentCancelledByPatient, .appointmentCancelledByProvider:
            return false
        }
    }
}

/// How a clinical assessment ends (e-RS clinical assessment services).
public enum AssessmentOutcome: String, CaseIterable, Sendable, Codable {
    case adviseReferrer = "ADVISE_REFERRER"
    case resolvedTreated = "RESOLVED_TREATED"
    case resolvedPatientRequest = "RESOLVED_PATIENT_REQUEST"
    case referOn = "REFER_ON"
    case referOnOutside = "REFER_ON_OUTSIDE"
}

/// What came of trying to reach a patient.
public enum ContactOutcome: String, CaseIterable, Sendable, Codable {
    case noAnswer = "no-answer"
    case messageLeft = "message-left"
    case spoke
    case willCallBack = "will-call-back"
    case wrongNumber = "wrong-number"
    /// The patient declined a date they were offered: a delay by choice, recorded and never subtracted.
    case declinedOffer = "declined-offer"
}

/// What became of an attended appointment (NHS Data Dictionary, OUTCOME OF ATTENDANCE).
public enum AttendanceOutcome: String, CaseIterable, Sendable, Codable {
    case discharged = "1"
    case anotherAppointmentGiven = "2"
    case appointmentToBeMadeLater = "3"
}
