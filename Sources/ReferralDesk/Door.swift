// The door as a front end holds it: a few functions, so that screens know nothing of files and engines.

public import ReferralDomain

/// Somebody who may sign in, with the roles they hold.
public struct SignInChoice: Hashable, Sendable {
    public var staff: StaffMember
    public var roles: [Role]
    /// ODS code of the place where they hold them.
    public var organisation: String
    /// The only clinician whose delegation a clinician administrator holds today.
    public var onBehalfOf: StaffMember?
    /// What they are told in a role: dates that run out, and for a supervisor those of the staff.
    public var warnings: [Role: [StaffWarning]] = [:]

    public init(staff: StaffMember, roles: [Role], organisation: String, onBehalfOf: StaffMember? = nil) {
        self.staff = staff
        self.roles = roles
        self.organisation = organisation
        self.onBehalfOf = onBehalfOf
    }
}

/// What can be printed from a screen, into the spool folder.
public enum PrintOrder: Hashable, Sendable {
    /// The letters that may leave.
    case letters
    /// A clinic's patients in order of time.
    case clinicList(ClinicName)
    /// Those of a clinic whom nobody has reached, for the front desk.
    case frontDeskSheet(ClinicName)
    /// The waiting list of a service, or of all, for a meeting: all of it, or what fits words.
    case meeting(service: String?, matching: String?)
    /// The register of sign-offs of a day, or what is left of today alone.
    case signOffs(Day, ofLeft: Bool, Disclosure)
    /// The first rows of a list, as filtered and sorted.
    case worklist(WorklistQuery)
    /// All of them, in a file for spreadsheets.
    case export(WorklistQuery)

    /// Rows of a list that go on paper.
    public static let mostRowsOnPaper = 500
}

/// What takes longer than anybody should wait without a word, done piece by piece, each in less than half a second.
public protocol Job: AnyObject {
    /// What it goes through one by one, such as `row`.
    var unit: String { get }
    /// What became of each that it is through with, such as `written`.
    var done: String { get }
    /// What it has done so far, of how much.
    var progress: (done: Int, of: Int) { get }
}

/// A request that is answered piece by piece; whoever lets it go stops it between two of them.
public protocol AskJob: Job {
    /// Does one piece; the answer once all is done, nil while there is more.
    func goOn() throws(Failure) -> Reply?
    /// The answer as far as it has come; nil where half of it is worth nothing.
    var partly: Reply? { get }
    /// A referral that is left as it is while there is more.
    var next: ReferralName? { get }
}

/// What is printed or written piece by piece.
public protocol PrintJob: Job {
    /// Does one piece; what to say once all is done, nil while there is more.
    func goOn() throws(Failure) -> String?
    /// Ends it before it is done, and takes away what lies there half done; says so in half a sentence.
    @discardableResult func stop() -> String
}

extension PrintJob {
    public var done: String { "written" }
}

/// What came of an order to print.
public enum Printing {
    /// All is done; what lies where, in one sentence.
    case done(String)
    case goesOn(any PrintJob)
}

/// What a front end may do with the desk.
public struct Door {
    /// What the database says of itself.
    public var identity: DatabaseIdentity
    /// On a rehearsal database, everybody one may be; on a live one, only the account's own user.
    public var choices: [SignInChoice]
    /// Answers a request for an actor.
    public var ask: (Request, Actor) throws(Failure) -> Reply
    /// Begins to answer a request that may take its time; nil where it is answered at once.
    public var begin: (Request, Actor) throws(Failure) -> (any AskJob)?
    /// True once after another process has committed something since it was last asked.
    public var changedElsewhere: () -> Bool
    /// The moment it is.
    public var now: () -> Instant
    /// Prints for an actor, or begins to.
    public var print: (PrintOrder, Actor) throws(Failure) -> Printing

    public init(
        identity: DatabaseIdentity, choices: [SignInChoice], ask: @escaping (Request, Actor) throws(Failure) -> Reply,
        begin: @escaping (Request, Actor) throws(Failure) -> (any AskJob)? = { (_, _) throws(Failure) in nil },
        changedElsewhere: @escaping () -> Bool, now: @escaping () -> Instant,
        print: @escaping (PrintOrder, Actor) throws(Failure) -> Printing = { (_, _) throws(Failure) in
            throw .badInput("Nothing can be printed from here.")
        }
    ) {
        self.identity = identity
        self.choices = choices
        self.ask = ask
        self.begin = begin
        self.changedElsewhere = changedElsewhere
        self.now = now
        self.print = print
    }
}
