// What any front end may ask of the desk: plain values, so that screens, command line and replay are alike.

public import ReferralDomain

/// How a patient is named: by NHS number, hospital number or row id.
public enum PatientName: Hashable, Sendable, Codable {
    case number(String)
    case id(Int64)
}

/// One question or act.
public enum Request: Hashable, Sendable, Codable {
    /// Numbers of the lists of the actor's role.
    case home
    case worklist(WorklistQuery)
    /// A referral in full. `opening` journals that its patient's record was opened.
    case referral(ReferralName, opening: Bool)
    case history(ReferralName)
    /// The reasons that may be given for an act here and now.
    case reasons(ReferralAction, ReferralName, by: CancelledBy?)
    case patient(PatientName)
    /// Referrals by name, NHS number, hospital number, UBRN or reference.
    case search(String, limit: Int)
    case slots(SlotQuery)
    /// Free slots for a referral, the first suitable one first marked.
    case suitableSlots(ReferralName, service: String?)
    case perform(ReferralCommand, on: ReferralName)
    /// Checks an act without doing it.
    case rehearse(ReferralCommand, on: ReferralName)
    /// Notes that the user had a document on the screen, and whether to its end.
    case documentRead(ReferralName, document: Int64, toEnd: Bool)
    /// Puts aside an import problem that belongs to no referral, by its number.
    case settleProblem(Int64)
    case services
    case verifyJournal
    case examine
    case policy(PolicyRequest)
    case signOff(SignOffRequest)
}

/// The answer to a request, of the case that belongs to it.
public enum Reply: Hashable, Sendable {
    case home(HomePage)
    case worklist(WorklistPage)
    /// The page of Not Signed Off Today, whose rows are lists.
    case signOffs(NotSignedOffPage)
    case referral(ReferralDetail)
    case history([HistoryLine])
    case reasons([ReasonChoice])
    case patient(PatientDetail)
    case found([FoundReferral])
    case slots([Slot])
    case suitableSlots(SuitableSlots)
    case done(Outcome)
    case noted
    case services([Service])
    case journal(JournalVerdict)
    case checks([DoctorCheck])
    case policy(PolicyReply)
    case signOff(SignOffReply)
}

/// The lists of a role with their numbers.
public struct HomePage: Hashable, Sendable {
    public var counts: [WorklistCount]
    public var asOf: Instant
}

/// Whether an action may be done, why not, and what it takes.
public struct ActionAvailability: Hashable, Sendable {
    public var action: ReferralAction
    /// nil where it may be done.
    public var refusal: Refusal?
    public var needs: [ActionRule.Need]
    public var mayHave: [ActionRule.Need]
}

/// Everything about a referral that the actor may see.
public struct ReferralDetail: Hashable, Sendable {
    /// Its comment is nil for users who may not see clinical text.
    public var referral: Referral
    public var patient: Patient
    public var service: Service?
    public var shortlist: [Service]
    public var specialty: String?
    public var clinicType: String?
    /// Display of the current reason.
    public var reason: String?
    public var worklists: [WorklistEntry]
    public var clocks: [PathwayClock]
    public var actions: [ActionAvailability]
    public var appointments: [Appointment]
    /// nil for users who may not see clinical text.
    public var documents: [ReferralDocument]?
    /// Open questions about its imports; an incoming message is left out for users who may not see clinical text.
    public var problems: [ImportProblem]
    /// Other open referrals of the patient that the actor may see.
    public var otherReferrals: Int
    public var asOf: Instant
}

/// One line of a referral's history.
public struct HistoryLine: Hashable, Sendable {
    public var entry: JournalEntry
    /// Names of the two people, as staff know them.
    public var userName: String
    public var onBehalfOfName: String?
    /// Display of the reason's code.
    public var reason: String?
    /// What it changed besides the state; never clinical text.
    public var changes: [FieldChange] = []
}

/// A reason that may be picked.
public struct ReasonChoice: Hashable, Sendable {
    public var code: String
    public var display: String
    public var commentIsMandatory: Bool
}

/// A patient with everything the actor may see of them.
public struct PatientDetail: Hashable, Sendable {
    public var patient: Patient
    public var supersededNumbers: [String]
    public var referrals: [FoundReferral]
}

/// A referral in a list of findings.
public struct FoundReferral: Hashable, Sendable {
    public var referral: Referral
    public var patient: Patient
    public var service: Service?
    public var worklists: [Worklist]
}

/// Free slots for a referral, in order of time.
public struct SuitableSlots: Hashable, Sendable {
    public var slots: [Slot]
    /// Index of the best one; nil where there is none.
    public var best: Int?
    /// Why it is the best, or why there is none, in one sentence.
    public var why: String
    public var service: Service?
}

/// What an act did.
public struct Outcome: Hashable, Sendable {
    public var action: ReferralAction
    public var referral: Referral
    public var patient: Patient
    public var worklists: [Worklist]
    public var service: Service?
    /// Documents nobody opened before an acceptance.
    public var unopened: [String]
    /// It was only checked, not done.
    public var isRehearsal: Bool
}
