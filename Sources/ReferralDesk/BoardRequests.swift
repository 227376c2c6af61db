// What may be asked about the work as a whole, and what a meeting may agree; the answers.

public import ReferralDomain

/// A question of those who oversee, or what a meeting on the waiting list agreed.
public enum BoardRequest: Hashable, Sendable, Codable {
    /// Every list by service, in numbers.
    case lists
    /// What came since the last working day ended.
    case overnight
    /// Suspected-cancer referrals with their clocks: all, or those that fit words as a list's filter takes them.
    case tracker(matching: String? = nil)
    /// The waiting list of a service, or of all, the longest wait first: all of it, or what fits words.
    case meeting(service: String?, matching: String? = nil)
    /// What everybody has in hand and did.
    case workload
    /// What one of them has in hand, by user name.
    case inHand(String)
    /// Keeps what was agreed for a patient, by whom it is to be done and by when.
    case agree(ReferralName, what: String, owner: String, due: Day)
    /// What was agreed is done, or not after all.
    case agreedDone(ReferralName, isDone: Bool)

    /// Who may ask it.
    public var roles: Set<Role> {
        switch self {
        case .lists: [.supervisor, .manager, .auditor]
        case .workload: [.supervisor, .manager]
        case .overnight, .tracker, .meeting, .inHand, .agree, .agreedDone: [.supervisor]
        }
    }

    /// Whether it concerns patients, so that only their staff may ask.
    var isPatientData: Bool {
        switch self {
        case .lists, .workload: false
        case .overnight, .tracker, .meeting, .inHand, .agree, .agreedDone: true
        }
    }

    /// What it is, as a refusal names it.
    var name: String {
        switch self {
        case .lists: "the board of lists"
        case .overnight: "what came overnight"
        case .tracker: "the suspected-cancer tracker"
        case .meeting: "the waiting list of a meeting"
        case .workload: "the workload of staff"
        case .inHand: "what a colleague has in hand"
        case .agree, .agreedDone: "what a meeting agrees"
        }
    }
}

/// The answer, of the case that belongs to the question.
public enum BoardReply: Hashable, Sendable {
    case lists(BoardPage)
    case overnight(OvernightPage)
    case tracker(TrackerPage)
    case meeting(MeetingPage)
    case workload([Workload])
    case inHand(InHandPage)
    case agreed(AgreedAction)
}
