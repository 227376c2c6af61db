// What may be asked about letters to patients and the printed day of a clinic, and the answers.

public import ReferralDomain
public import ReferralStore

/// A question about letters, or something done with them.
public enum LetterRequest: Hashable, Sendable, Codable {
    /// Letters in a state after one of them, oldest first, of referrals that the user may see.
    case list(LetterState, after: Int64, limit: Int)
    case show(Int64)
    /// Letters that wait and may leave, oldest first, and how many are held.
    case ready(limit: Int)
    /// These are on disk in a folder of that name; those that may no longer leave are left out of the answer.
    case printed([SentLetter], run: String)
    /// Whether letters were printed into a folder of that name.
    case holdsRun(String)
    /// Takes one back before it leaves.
    case recall(Int64)
    /// Asks a patient by letter to ring.
    case contactUs(ReferralName)
    case templates
    case setTemplate(LetterKind, String)
    /// What letters say of a service, or of the whole site.
    case place(service: String?)
    case setPlace(LetterPlace, service: String?)
    /// Texts that remind of a day's appointments.
    case reminders(Day)
    /// Appointments of a service from one day to another.
    case clinic(service: String, from: Day, to: Day)

    /// The roles that may ask it.
    public var roles: Set<Role> {
        switch self {
        case .list, .show, .clinic: [.clerk, .triage, .clinician, .supervisor]
        case .ready, .printed, .holdsRun, .recall, .contactUs, .reminders: [.clerk, .supervisor]
        case .templates, .place: [.clerk, .triage, .clinician, .supervisor, .manager]
        case .setTemplate, .setPlace: [.manager]
        }
    }

    /// As a refusal names it.
    var name: String {
        switch self {
        case .list, .show: "letters to patients"
        case .ready, .printed, .holdsRun, .recall, .contactUs: "sending letters to patients"
        case .templates, .place: "the templates of letters"
        case .setTemplate, .setPlace: "changing what letters say"
        case .reminders: "reminders to patients"
        case .clinic: "the patients of a clinic"
        }
    }

    /// Whether its answer holds anything of a patient.
    var isPatientData: Bool {
        switch self {
        case .templates, .setTemplate, .place, .setPlace, .holdsRun: false
        case .list, .show, .ready, .printed, .recall, .contactUs, .reminders, .clinic: true
        }
    }
}

/// A letter that lies on disk, and whom it is addressed to there.
public struct SentLetter: Hashable, Sendable, Codable {
    public var id: Int64
    public var address: LetterAddress

    public init(id: Int64, address: LetterAddress) {
        self.id = id
        self.address = address
    }
}

/// The answer about letters, of the case that belongs to the question.
public enum LetterReply: Hashable, Sendable {
    case letters([LetterLine])
    case letter(LetterLine)
    case ready([LetterLine], held: Int)
    case printed([Int64])
    case holdsRun(Bool)
    case templates([TemplateInForce])
    case place(LetterPlace)
    case reminders([Reminder])
    case clinic(ClinicPages)
}

/// The appointments of a service over some days.
public struct ClinicPages: Hashable, Sendable {
    public var service: Service
    public var place: LetterPlace
    public var from: Day
    public var to: Day
    /// In order of time.
    public var visits: [ClinicVisit]
}
