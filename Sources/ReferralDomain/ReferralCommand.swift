// What a user asks to be done to one referral, and the facts the rules look at besides the referral itself.

/// One act on one referral: what, on which version, and everything the user said with it.
public struct ReferralCommand: Hashable, Sendable, Codable {
    public var action: ReferralAction
    /// The version the user saw; nil acts on whatever stands there now.
    public var expectedVersion: Int?
    public var reason: String?
    /// Clinical text, at most 2,000 characters (e-RS A028).
    public var comment: String?
    /// For the booking staff; not clinical.
    public var instruction: String?
    public var priority: Priority?
    /// Service id; several, joined with a comma, for a shortlist.
    public var service: String?
    /// Slot id.
    public var slot: String?
    /// Why a supervisor books beyond the slot's capacity; nil where they do not.
    public var overbookReason: String?
    public var by: CancelledBy?
    public var cancelledInPAS: Bool?
    public var outcome: String?
    /// How trying to reach the patient went, said with a missed appointment: a contact attempt of its own.
    public var contact: String?
    /// What of a need: the language, from where, which adjustment. Not clinical.
    public var detail: String?
    /// Of whoever provides what is arranged.
    public var reference: String?
    /// RTT period status code, said with an attendance or assessment.
    public var rtt: String?
    /// What is to follow an attendance.
    public var followUp: FollowUp?
    /// When it happened, where that is not now.
    public var happenedAt: Instant?
    /// A letter to attach: its stored digest and title.
    public var document: AttachedDocument?
    /// Row id of a document of the referral: the one that is another patient's.
    public var letter: Int64?
    /// The referrer with whom a lower priority for a suspected cancer was agreed.
    public var agreedWith: String?
    /// The day on which it was agreed.
    public var agreedOn: Day?
    /// Login of a colleague: who it is assigned or handed to.
    public var to: String?
    /// When a snooze ends.
    public var until: Instant?
    /// Acts although a colleague holds the referral; supervisors only.
    public var takesOver = false

    public init(_ action: ReferralAction, expectedVersion: Int? = nil) {
        self.action = action
        self.expectedVersion = expectedVersion
    }

    /// The services it names.
    public var services: [String] { (service ?? "").split(separator: ",").map(String.init) }
}

/// A file held beside the database, to be attached to a referral.
public struct AttachedDocument: Hashable, Sendable, Codable {
    /// SHA-256 of its bytes, lower-case hex.
    public var digest: String
    public var title: String
    /// MIME type.
    public var contentType: String
    /// Bytes.
    public var size: Int

    public init(digest: String, title: String, contentType: String, size: Int) {
        self.digest = digest
        self.title = title
        self.contentType = contentType
        self.size = size
    }
}

/// What the rules need to know besides the referral: fetched once, passed in, never looked up inside a rule.
public struct ReferralFacts: Sendable {
    /// Whether clinical acts are covered for the actor.
    public enum Standing: Hashable, Sendable { case notNeeded, held, noClinicianNamed, missing }

    public var now: Instant
    /// The service the referral is with.
    public var service: Service?
    /// The actor belongs to the service's staff, or to the referring organisation.
    public var isRelated: Bool
    /// By action, where the actor acts under delegations.
    public var standing: @Sendable (ReferralAction) -> Standing
    /// Reasons of the three lists.
    public var reasons: [Reason]
    /// The slot the command names, with its bookings.
    public var slot: Slot?
    /// The directory's entry of that slot's service.
    public var profile: ServiceProfile?
    /// The patient, where a slot is named.
    public var patient: Patient?
    /// Starts of the patient's other appointments within an hour of that slot.
    public var appointmentsNear: [Instant] = []
    /// What the patient was offered, where the command speaks of it.
    public var offers = OfferHistory()
    /// Places that a supervisor may open beyond a slot's capacity.
    public var overbookLimit = 1
    /// A clinic that moves as a whole brings the places along that a supervisor opened in it.
    public var bringsItsPlaces = false
    /// Minutes that a PAS has to confirm a booking.
    public var pasAnswerMinutes = 2
    /// The service the command names, or that of its slot.
    public var namedService: Service?
    /// The number that patients of an indirectly bookable service ring, for referrers.
    public var telephone: String?
    /// Services the command names that nobody knows here.
    public var unknownServices: [String]
    /// Free future slots of the service, for deferral.
    public var hasFreeSlots: Bool
    public var patientDied: Day?
    /// The patient's death was given as a reason, and nobody has recorded it or taken it back yet.
    public var deathIsReported = false
    public var patientBorn: Day?
    public var patientIsAtRisk = false
    /// A clinician, or who acts under their delegation, has looked at it since its non-attendance was recorded.
    public var clinicianHasLooked = false
    /// Another patient's letter was reported, and no clinician has confirmed yet what was done on it.
    public var isFrozen = false
    /// There is a document that could be another patient's.
    public var hasLetters = true
    /// The document that the command names is one of the referral's, and given to its readers.
    public var hasNamedLetter = false
    /// No other document would be left.
    public var namedLetterIsOnly = false
    /// Reference of another open referral of the patient in the same specialty that was taken on already.
    public var takenElsewhere: String?
    public var hasImportProblem: Bool
    /// A message of e-RS that contradicts ours waits for a decision.
    public var hasConflict: Bool
    public var hasByHandMessage: Bool
    /// Who has it in hand on the actor's side.
    public var handling = Handling()
    /// The machine's clock that no setting moves, for claims.
    public var boot = BootMoment(id: "", seconds: 0)
    /// The actor said that they take it over.
    public var takesOver = false
    /// The colleague whom the command names; nil where nobody of that name works here.
    public var colleague: StaffMember?
    /// A colleague's question to the actor, or to somebody whose leave they cover, waits.
    public var hasOpenQuestion = false
    /// Who asked it; nil where they no longer work here.
    public var asker: StaffMember?
    /// A delegated decision waits for the actor's countersignature.
    public var hasOpenCountersignature = false

    public init(
        now: Instant, service: Service? = nil, isRelated: Bool = true,
        standing: @escaping @Sendable (ReferralAction) -> Standing = { _ in .notNeeded }, reasons: [Reason] = [],
        slot: Slot? = nil, namedService: Service? = nil, unknownServices: [String] = [], hasFreeSlots: Bool = false,
        patientDied: Day? = nil,
        hasImportProblem: Bool = false, hasConflict: Bool = false, hasByHandMessage: Bool = false
    ) {
        self.now = now
        self.service = service
        self.isRelated = isRelated
        self.standing = standing
        self.reasons = reasons
        self.slot = slot
        self.namedService = namedService
        self.unknownServices = unknownServices
        self.hasFreeSlots = hasFreeSlots
        self.patientDied = patientDied
        self.hasImportProblem = hasImportProblem
        self.hasConflict = hasConflict
        self.hasByHandMessage = hasByHandMessage
    }

    /// Who has it in hand now: a claim that has ended is none.
    public var liveHandling: Handling {
        var live = handling
        if let claim = live.claim, !claim.isLive(at: now, boot: boot) { live.claim = nil }
        if let snooze = live.snooze, snooze.until <= now { live.snooze = nil }
        return live
    }

    /// Today in London.
    public var today: Day { now.londonDay }
}
