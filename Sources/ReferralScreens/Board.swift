// The boards of those who oversee: what each is called, whose it is, and on which number it stands.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// One of the supervisor's boards, in the order of a morning.
enum Board: String, CaseIterable, Sendable {
    case overnight, lists, tracker, signOffs, staff, workload, forecast, meeting, journal

    var label: String {
        switch self {
        case .overnight: "Overnight"
        case .lists: "Every List by Service"
        case .tracker: "Cancer Clocks"
        case .signOffs: "Sign-Off Register"
        case .staff: "Staff: What Lapses"
        case .workload: "Workload and Pace"
        case .forecast: "Breach Forecast"
        case .meeting: "Waiting List Meeting"
        case .journal: "Journal: Who Saw Whom"
        }
    }

    /// A word for the row of all boards.
    var word: String {
        switch self {
        case .overnight: "Overnight"
        case .lists: "Lists"
        case .tracker: "Cancer"
        case .signOffs: "Sign-offs"
        case .staff: "Staff"
        case .workload: "Workload"
        case .forecast: "Forecast"
        case .meeting: "Meeting"
        case .journal: "Journal"
        }
    }

    var context: Context {
        switch self {
        case .overnight: .overnight
        case .lists: .board
        case .tracker: .tracker
        case .signOffs: .signOffs
        case .staff: .lapses
        case .workload: .workload
        case .forecast: .forecast
        case .meeting: .meeting
        case .journal: .journal
        }
    }

    /// What it asks first; the door says whose that is.
    private func isOpen(to role: Role) -> Bool {
        switch self {
        case .overnight: BoardRequest.overnight.roles.contains(role)
        case .lists: BoardRequest.lists.roles.contains(role)
        case .tracker: BoardRequest.tracker().roles.contains(role)
        case .signOffs: [.supervisor, .manager, .auditor].contains(role)
        case .staff: ReportName.staffCompliance.roles.contains(role)
        case .workload: BoardRequest.workload.roles.contains(role)
        case .forecast: ReportName.rtt.roles.contains(role)
        case .meeting: BoardRequest.meeting(service: nil).roles.contains(role)
        case .journal: AuditQuestion.user("", from: nil, to: nil).roles.contains(role)
        }
    }

    /// Those of a role, each on its number.
    static func all(for role: Role) -> [Board] { allCases.filter { $0.isOpen(to: role) } }

    /// Its content before anything was asked.
    func content(for role: Role?) -> any BoardContent {
        switch self {
        case .overnight: OvernightBoard()
        case .lists: ListsBoard()
        case .tracker: TrackerBoard()
        case .signOffs: SignOffsBoard()
        case .staff: StaffBoard()
        case .workload: WorkloadBoard()
        case .forecast: ForecastBoard()
        case .meeting: MeetingBoard()
        case .journal: JournalBoard()
        }
    }
}

extension Role {
    /// Which boards there are, for a role that begins without a list.
    var boardsHere: [String] {
        let boards = Board.all(for: self)
        return boards.isEmpty ? [] : ["Ctrl-G opens the boards: \(boards.map(\.label).joined(separator: ", "))."]
    }
}

/// A row of a board.
struct BoardRow: Sendable {
    /// Unique and stable, so that the cursor stays on it.
    var id: String
    /// A cell a column.
    var cells: [SafeText]
    /// What stands out, by column; never the only sign of anything.
    var styles: [Int: Style] = [:]
    /// All of it in a sentence: under the table for the selected row, and line by line.
    var spoken: String
    /// The referral it is about.
    var referral: Int64?
    /// The line of a list that the copy keys take from.
    var item: WorklistItem?

    /// Whether its sentence holds what is looked for, or its numbers do, written with spaces or without.
    func fits(_ text: String) -> Bool {
        if spoken.lowercased().contains(text.lowercased()) { return true }
        let number = text.filter { !$0.isWhitespace && $0 != "-" }
        guard number.count >= 3, number.allSatisfy(\.isNumber) else { return false }
        return [item?.nhsNumber?.text, item?.ubrn?.digits].contains { $0?.contains(number) ?? false }
    }
}

/// What a board shows and what its own keys do; the screen around it is one for all.
protocol BoardContent: Sendable {
    var board: Board { get }
    var title: SafeText { get }
    /// The numbers over the table.
    var status: SafeText { get }
    /// The order of its rows, in words.
    var order: SafeText { get }
    /// Its columns where the window is so wide.
    func columns(_ width: Int) -> [Column]
    var rows: [BoardRow] { get }
    /// When it was read; nil before.
    var asOf: Instant? { get }
    /// What stands there where there is no row.
    var emptyWords: SafeText { get }
    /// The question that Enter sends; nil where nothing is asked.
    var question: SafeText? { get }
    /// Lines over the table that draw the selected row, where there is room for so many.
    func chart(of row: BoardRow?, width: Int, height: Int) -> [SafeText]
    /// Whether there is more than it was given, so that a filter looks among what is here alone.
    var isCut: Bool { get }
    /// What fits the filter and what there is, where the desk looks for it; nil where its rows are all there are.
    var found: (matching: Int, total: Int)? { get }
    /// Takes words to look for, nil for everything, and returns what to ask the desk for them.
    mutating func look(for text: String?) -> [Request]
    /// What it asks for to be shown.
    func requests(_ session: Session) -> [Request]
    /// Takes an answer.
    mutating func take(_ request: Request, _ reply: Reply, _ session: Session) -> Effect
    /// Takes what was typed as an answer to its question.
    mutating func ask(_ text: String, _ session: Session) -> Effect
    /// Whether a key of its own makes sense; of keys that all boards have, those that depend on the row.
    func offers(_ intent: Intent, row: BoardRow?) -> Bool
    /// Why a key cannot be used on a row, where that can be said.
    func whyNot(_ intent: Intent, row: BoardRow?) -> String?
    /// What a key of its own does; nil where it is none of them.
    mutating func follow(_ intent: Intent, row: BoardRow?, _ session: Session) -> Effect?
}

extension BoardContent {
    var title: SafeText { SafeText(board.label) }
    var question: SafeText? { nil }
    func chart(of row: BoardRow?, width: Int, height: Int) -> [SafeText] { [] }
    var isCut: Bool { false }
    var found: (matching: Int, total: Int)? { nil }
    mutating func look(for text: String?) -> [Request] { [] }
    mutating func ask(_ text: String, _ session: Session) -> Effect { .none }
    func offers(_ intent: Intent, row: BoardRow?) -> Bool { true }
    func whyNot(_ intent: Intent, row: BoardRow?) -> String? { nil }
    mutating func follow(_ intent: Intent, row: BoardRow?, _ session: Session) -> Effect? { nil }
}
