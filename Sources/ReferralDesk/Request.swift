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
    /// Rows of a list that leaves the program, on paper or as a file.
    case disclose(DisclosureRequest)
    /// A referral in full. `opening` journals that its patient's record was opened.
    case referral(ReferralName, opening: Bool)
    case history(ReferralName)
    /// What earlier referrals of the same patient have to read beside a referral's own letters.
    case earlier(ReferralName)
    /// The reasons that may be given for an act here and now.
    case reasons(ReferralAction, ReferralName, by: CancelledBy?)
    case patient(PatientName)
    /// The same for somebody on the telephone, with what they said rightly; it is journalled with the opening.
    case caller(PatientName, said: Set<CallerIdentifier>)
    /// Referrals by name, NHS number, hospital number, UBRN or reference.
    case search(String, limit: Int)
    case slots(SlotQuery)
    /// Free slots for a referral, the first suitable one first marked.
    case suitableSlots(ReferralName, service: String?)
    case perform(ReferralCommand, on: ReferralName)
    /// Checks an act without doing it.
    case rehearse(ReferralCommand, on: ReferralName)
    /// The same act on many: each its own outcome, taken back in one step.
    case performMany(ReferralCommand, on: [ReferralName])
    /// Claims the most urgent row of a list that nobody has.
    case next(Worklist, service: String?)
    /// Takes back the user's last act on a referral, or does it again; with it the whole bulk action it was part of.
    case compensate(Compensation, ReferralName)
    /// The user pressed a key: their claims last on.
    case renewClaims
    /// A step of the user's run through a list.
    case run(RunStep)
    /// Notes that the user had a document on the screen, and whether to its end.
    case documentRead(ReferralName, document: Int64, toEnd: Bool)
    /// Puts aside an import problem that belongs to no referral, by its number.
    case settleProblem(Int64)
    /// Records a patient's death, as told by a source; letters are held from then on.
    case recordDeath(PatientName, on: Day, source: String)
    /// Takes back a death recorded by mistake, for a reason.
    case takeBackDeath(PatientName, reason: String)
    /// Ends every open referral of a patient who has died.
    case closeReferrals(PatientName)
    /// Takes back what `closeReferrals` did last to a patient.
    case reopenReferrals(PatientName)
    case services
    case verifyJournal
    case examine
    /// About staff, their leave and delegations.
    case staff(StaffRequest)
    case report(ReportQuery)
    /// Who saw or changed what.
    case audit(AuditQuestion)
    case policy(PolicyRequest)
    case signOff(SignOffRequest)
    /// About letters to patients and the printed day of a clinic.
    case letters(LetterRequest)
    case directory(DirectoryRequest)
    case clinic(ClinicRequest)
    case choice(ChoiceRequest, of: PatientName)
    /// About places that are free, and more that might be.
    case places(PlacesRequest)
    /// A place of a slot, kept while somebody books it.
    case hold(HoldRequest)
    /// Drafts and views of the person at the screen, and what it should know of the site.
    case workplace(WorkplaceRequest)
    /// About the work as a whole, and what a meeting agrees.
    case board(BoardRequest)
}

/// The answer to a request, of the case that belongs to it.
public enum Reply: Hashable, Sendable {
    case home(HomePage)
    case worklist(WorklistPage)
    case disclosed(DisclosedRows)
    /// The page of Not Signed Off Today, whose rows are lists.
    case signOffs(NotSignedOffPage)
    case referral(ReferralDetail)
    case history([HistoryLine])
    case earlier([EarlierReferral])
    case reasons([ReasonChoice])
    case patient(PatientDetail)
    case found([FoundReferral])
    case slots([Slot])
    case suitableSlots(SuitableSlots)
    case done(Outcome)
    case many([BulkOutcome])
    case run(RunProgress)
    case noted
    case death(DeathAnswer)
    case settled([SettledReferral])
    case services([Service])
    case journal(JournalVerdict)
    case checks([DoctorCheck])
    case staff(StaffReply)
    case report(Report)
    case audit([AuditLine])
    case policy(PolicyReply)
    case signOff(SignOffReply)
    case letters(LetterReply)
    case directory(DirectoryReply)
    case clinic(ClinicReply)
    case choice(Patient, PatientChoice)
    case places(PlacesReply)
    /// nil where it was let go.
    case hold(SlotHold?)
    case workplace(WorkplaceReply)
    case board(BoardReply)
}

/// The lists of a role with their numbers.
public struct HomePage: Hashable, Sendable {
    public var counts: [WorklistCount]
    /// Lists that the user could sign off and nobody has today, service by service.
    public var unsigned: [NotSignedOff] = []
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
    /// Who has it in hand on the actor's side; an ended claim is left out.
    public var handling = Handling()
    /// Notes of colleagues on the actor's side; clinical ones only where the actor may have clinical text.
    public var notes: [Note] = []
    /// A colleague's open question; nil for users who may not see clinical text.
    public var question: Question?
    /// What was said in its advice and guidance conversation, oldest first; nil for users who may not see clinical text.
    public var messages: [AdviceMessage]? = nil
    /// Open questions about its imports; an incoming message is left out for users who may not see clinical text.
    public var problems: [ImportProblem]
    /// Other open referrals of the patient that the actor may see.
    public var otherReferrals: Int
    public var asOf: Instant
    /// The same, each with where it stands.
    public var others: [OtherReferral] = []
    /// Patients whom the actor may see and who could be taken for this one.
    public var sameName: [AlikePatient] = []
    /// Another patient's letter was reported and no clinician has confirmed yet what was done on it.
    public var isFrozen = false
    /// Letters of another patient; nil for roles that do not follow them up.
    public var wrongLetters: [WrongLetter]?
    /// The documents without titles and text, for provider staff who may not read them but may report one as wrong.
    public var attachments: [ReferralDocument] = []
    /// Letters to the patient, oldest first.
    public var letters: [Letter] = []
    /// How often the provider has cancelled an appointment of it.
    public var cancelledByUs = 0
    /// How often somebody tried to reach the patient about it, and what came of the last time; nil where nobody did.
    public var contact: ContactAttempts?
    /// Slots that the patient was offered.
    public var offers = OfferHistory()
    /// When the patient cannot come, and would rather.
    public var choice = PatientChoice()
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
    /// Patients whom the actor may see and who could be taken for this one.
    public var sameName: [AlikePatient] = []
    /// Letters to them about these referrals.
    public var letters: [Letter] = []
    /// When they cannot come, and would rather.
    public var choice = PatientChoice()
    /// Calls back that they were promised about these referrals, the earliest first.
    public var callBacks: [FollowUp] = []
}

/// A referral in a list of findings.
public struct FoundReferral: Hashable, Sendable {
    public var referral: Referral
    public var patient: Patient
    public var service: Service?
    public var worklists: [Worklist]
    /// How many patients, whom the actor may see, could be taken for this one.
    public var alike = 0
}

/// A step of somebody's run through a list.
public enum RunStep: Hashable, Sendable, Codable {
    /// Begins a run and claims its first referral; another run of the user ends.
    case start(Worklist, service: String?)
    /// On to the next: what was acted on counts as handled, the rest is let go.
    case next
    /// Lets the current one go and takes the next.
    case skip
    /// Lets the current one go and remembers where the run stands.
    case pause
    /// Takes up the run again, with the same referral if it is still free.
    case resume
    case end
    /// How far it is.
    case look
}

/// Where a run through a list stands.
public struct RunProgress: Hashable, Sendable {
    public var run: TriageRun
    /// Rows of the list that nobody has in hand but perhaps the user.
    public var remaining: Int
    public var overdue: Int
    /// Passed over in this run, still on the list and overdue: not among those that remain.
    public var passedOverdue = 0
    /// The referral the user holds; nil where the list has nothing more for them, or while paused.
    public var current: Outcome?
    /// What became of those before it, the last one last: where a run is taken up again.
    public var deeds: [RunDeed]? = nil
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
    /// The act was taken back, or done again.
    public var compensation: Compensation?
    /// After a slot was offered or declined.
    public var offer: OfferOutcome?
    /// After a booking: patients whom the actor may see and who could be taken for this one.
    public var sameName: [AlikePatient] = []
    /// What whoever booked should know of the slot.
    public var bookingWarnings: [BookingWarning] = []
    /// The letter that was reported as another patient's, with who saw it and the notice to the referrer.
    public var wrongLetter: WrongLetter?
    /// The patient's death was given as the reason and is not recorded: the other referrals that are open still; nil
    /// where nothing of it was said.
    public var deathReported: [OtherReferral]?
    /// The place that it gave up, and the first of those who could come to it.
    public var freed: FreedPlace?
    /// Id of the slot that it gave up.
    var givenUp: String?
}
