// What a screen is: a value that answers events and draws itself. No screen does anything else.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Something that happened to a screen.
enum Event: Sendable {
    /// It was put on the stack.
    case appeared
    /// The screen above it is gone.
    case uncovered
    /// It has just been drawn.
    case shown
    case intent(Intent, Key)
    /// A key for the text being typed, pasted text among them.
    case typed(Key)
    case reply(Request, Reply)
    case failed(Request, Failure)
    /// The screen above carried out an action and left.
    case acted(Outcome)
    /// The screen above wants the next item (1), the one before (-1) or none (0) opened; what it did last, if anything.
    case step(Int, after: Outcome?)
    /// The screen above lost its slot to somebody else and left.
    case slotLost(Refusal)
}

/// What a screen wants to happen outside itself.
enum Effect: Sendable {
    case none
    case ask(Request)
    case push(any Screen)
    case replace(any Screen)
    case pop
    /// Leaves and tells the screen below why.
    case popWith(Event)
    case popToHome
    case quit
    case notice(SafeText, Style)
    /// Prints into the spool folder, says where it lies, and lets the screen look again.
    case print(PrintOrder)
    /// Lays out the letters that follow as this one.
    case lays(ReferralScreen.Pane)
    case keepDraft(DraftKey, [String: String])
    case dropDraft(DraftKey)
    case signIn(SignInChoice, Role)
    /// Leaves the palette and does what was chosen there.
    case command(Command)
    case unlock
    /// Reads again what the screen should know of the site, the user's views among it.
    case lookAround
    case several([Effect])
}

/// What is under way, as screens may see it.
struct Session: Sendable {
    var identity: DatabaseIdentity
    var choices: [SignInChoice]
    /// nil until somebody has signed in.
    var actor: Actor?
    var now: Instant
    /// Forms begun and kept since the user signed in.
    var drafts: Set<DraftKey> = []
    var surroundings = Surroundings()
    /// How letters are laid out, as the reader chose it last.
    var pane = ReferralScreen.Pane.both
    /// What another desk changed of the list on show.
    var news: News?
    /// Referrals acted on here, the last one last, and those of acts taken back: undo and redo go back along them.
    var acts: [ReferralName] = []
    var takenBack: [ReferralName] = []
    /// Another process has changed something since the screen on show was read.
    var hasNews = false

    var today: Day { now.londonDay }

    /// ` for Dr Afolabi`: in whose name the user acts; empty where it is their own.
    var forWhom: String { actor?.onBehalfOf.map { " for \($0.name)" } ?? "" }
    /// The same as a sentence of a form.
    var inWhoseName: String { actor?.onBehalfOf.map { "Done in the name of \($0.name). " } ?? "" }
}

/// State that answers events, and draws itself between the title bar and the notice line.
protocol Screen: Sendable {
    /// Which keys are live.
    var context: Context { get }
    /// Whether characters go to a text.
    var takesText: Bool { get }
    /// Whether something was typed here that leaving would lose.
    var hasDraft: Bool { get }
    /// Whether a key's intent makes sense now; hints leave out the others.
    func offers(_ intent: Intent) -> Bool
    /// What is asked as it goes, however it goes; nobody waits for the answer.
    var farewell: Request? { get }
    /// The moment to which it counts down on the screen; nil where it counts nothing.
    var countsDownTo: Instant? { get }
    /// Why a key's intent cannot be done now, where that can be said.
    func whyNot(_ intent: Intent) -> String?
    /// The referral that is meant by a command chosen here.
    var subject: ReferralName? { get }
    /// Whether undo means the referral on the screen before the last act of all.
    var undoesSubject: Bool { get }
    /// The referrals whose acts may be taken back from here; nil for all. Where one patient or one clinic is on the
    /// screen, a key pressed once too often must not reach another patient's act.
    var takesBackOnly: Set<ReferralName>? { get }
    /// What a copy key takes from here; nil where there is none.
    func copied(_ intent: Intent) -> Copied?
    mutating func update(_ event: Event, session: Session) -> Effect
    /// Draws the state; mutable only so that scrolling is remembered.
    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session)
}

extension Screen {
    var takesText: Bool { false }
    var hasDraft: Bool { false }
    func offers(_ intent: Intent) -> Bool { true }
    var farewell: Request? { nil }
    var countsDownTo: Instant? { nil }
    func whyNot(_ intent: Intent) -> String? { offers(intent) ? nil : "It cannot be done here now." }
    var subject: ReferralName? { nil }
    var undoesSubject: Bool { false }
    var takesBackOnly: Set<ReferralName>? { nil }
    func copied(_ intent: Intent) -> Copied? { nil }
}

/// A form whose words outlive it: kept through a lock, a lost line and a crash.
protocol DraftKeeping: Screen {
    /// nil where what is typed belongs to nothing that could be found again.
    var draftKey: DraftKey? { get }
    /// What stands in its fields, by their names.
    var draftValues: [String: String] { get }
}

extension FormDraft {
    /// Said where it is put into the fields again.
    func restored(today: Day?) -> SafeText {
        let at = LondonTime(at: keptAt)
        return "Draft of \(at.day == today ? at.clock : "\(at.day.short) \(at.clock)") restored."
    }
}

/// A number for the clipboard, with the words that say what it is.
struct Copied: Hashable, Sendable {
    var what: String
    var text: String

    init?(_ what: String, _ text: String?) {
        guard let text, !text.isEmpty else { return nil }
        self.what = what
        self.text = text
    }

    init?(_ intent: Intent, of patient: Patient, _ referral: Referral?) {
        self.init(intent, of: patient, ubrn: referral?.ubrn, reference: referral?.reference?.text)
    }

    /// The number of a patient that a key means, or that of their referral.
    init?(_ intent: Intent, of patient: Patient, ubrn: UBRN?, reference: String?) {
        self.init(
            intent, number: patient.nhsNumber, ubrn: ubrn, reference: reference, hospital: patient.hospitalNumber)
    }

    /// The number of a line's patient that a key means, or that of the referral.
    init?(_ intent: Intent, of item: WorklistItem) {
        self.init(
            intent, number: item.nhsNumber, ubrn: item.ubrn, reference: item.reference, hospital: item.hospitalNumber)
    }

    init?(_ intent: Intent, number: NHSNumber?, ubrn: UBRN?, reference: String?, hospital: String? = nil) {
        switch intent {
        case .copyNumber: self.init("NHS No.", number?.text)
        case .copyReference: self.init(ubrn == nil ? "Reference" : "UBRN", ubrn?.digits ?? reference)
        case .copyHospitalNumber: self.init("Hospital No.", hospital)
        case _: return nil
        }
    }
}

extension ListCursor {
    /// Acts on the keys that every list shares; false for any other.
    mutating func follow(_ intent: Intent) -> Bool {
        switch intent {
        case .up: move(by: -1)
        case .down: move(by: 1)
        case .pageUp: move(by: -max(1, height - 1))
        case .pageDown: move(by: max(1, height - 1))
        case .first: moveToFirst()
        case .last: moveToLast()
        case _: return false
        }
        return true
    }
}
