// The journal to read: everybody who saw or changed anything of a patient, or everything that somebody saw or did.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Who saw whom: a patient by number, or a colleague by user name, a week at a time.
struct JournalBoard: BoardContent {
    private static let week = 7

    private var asked: AuditQuestion?
    private var lines: [AuditLine] = []
    private(set) var asOf: Instant?

    var board: Board { .journal }
    var question: SafeText? { "A patient's number or a user name:" }
    var emptyWords: SafeText {
        asked == nil
            ? "a asks: a patient's NHS or hospital number, or a user name." : "The journal holds nothing of that."
    }

    private var isOfPatient: Bool {
        if case .patient = asked { true } else { false }
    }

    var title: SafeText {
        switch asked {
        case .patient(.number(let number)): "Who saw patient \(number)"
        case .patient(.id): "Who saw a patient"
        case .user(let login, let from, let to):
            "What \(login) saw and did, \(from?.short ?? "") to \(to?.short ?? "")"
        case nil: SafeText(board.label)
        }
    }

    var status: SafeText {
        guard asked != nil else { return "" }
        let people = Set(lines.map(\.user)).count
        let patients = Set(lines.compactMap { $0.nhsNumber ?? $0.hospitalNumber }).count
        let whom = isOfPatient ? counted(people, "person", "people") : counted(patients, "patient")
        return "\(counted(lines.count, "entry", "entries")), \(whom); that you asked is journalled"
    }

    var order: SafeText { "newest first" }

    func columns(_ width: Int) -> [Column] { Self.columns }

    private static let columns = [
        Column("When", width: .fixed(17), keep: true), Column("Who", width: .flexible(min: 14), keep: true),
        Column("Did", width: .flexible(min: 18), keep: true), Column("Patient", width: .fixed(12)),
        Column("Referral", width: .fixed(14)), Column("As", width: .flexible(min: 12)),
        Column("For", width: .flexible(min: 10)),
    ]

    var rows: [BoardRow] {
        lines.reversed().map { line in
            let who = line.name ?? line.user
            let number = line.nhsNumber.map { NHSNumber($0).spaced } ?? line.hospitalNumber ?? ""
            let referral = line.ubrn?.spaced ?? line.referral?.text ?? ""
            let role = Role(rawValue: line.role)?.label ?? line.role
            var spoken = "\(line.at.shortText), \(who) (\(role))"
            if let other = line.onBehalfOf { spoken += " for \(other)" }
            spoken += ": \(historyLabel(line.action))"
            if !number.isEmpty { spoken += ", patient \(number)" }
            if !referral.isEmpty { spoken += ", referral \(referral)" }
            if let document = line.document { spoken += ", document \(document)" }
            if line.happenedAt != line.at { spoken += ", which happened \(line.happenedAt.shortText)" }
            return BoardRow(
                id: "\(line.seq)",
                cells: [
                    SafeText(line.at.shortText), SafeText(who), SafeText(historyLabel(line.action)), SafeText(number),
                    SafeText(referral), SafeText(role), SafeText(line.onBehalfOf ?? ""),
                ], spoken: spoken + ", entry \(grouped(Int(line.seq))).")
        }
    }

    func requests(_ session: Session) -> [Request] { asked.map { [.audit($0)] } ?? [] }

    mutating func take(_ request: Request, _ reply: Reply, _ session: Session) -> Effect {
        if case .audit(let lines) = reply, case .audit(let question) = request {
            asked = question
            self.lines = lines
            asOf = session.now
        }
        return .none
    }

    mutating func ask(_ text: String, _ session: Session) -> Effect {
        let text = text.split(separator: " ").joined(separator: " ")
        guard !text.isEmpty else { return .none }
        // A user name may end in a digit or two; no patient's number is that short.
        let isNumber = text.count(where: \.isNumber) >= 5
        let today = session.today
        return .ask(
            .audit(
                isNumber
                    ? .patient(.number(text))
                    : .user(text.lowercased(), from: today.adding(days: 1 - Self.week), to: today)))
    }

    func offers(_ intent: Intent, row: BoardRow?) -> Bool { whyNot(intent, row: row) == nil }

    func whyNot(_ intent: Intent, row: BoardRow?) -> String? {
        guard intent == .nextWeek || intent == .previousWeek else { return nil }
        guard case .user = asked else { return "Weeks are those of a user: a patient's entries are shown whole." }
        return nil
    }

    mutating func follow(_ intent: Intent, row: BoardRow?, _ session: Session) -> Effect? {
        guard intent == .nextWeek || intent == .previousWeek, case .user(let login, let from, let to) = asked else {
            return nil
        }
        let days = intent == .nextWeek ? Self.week : -Self.week
        return .ask(.audit(.user(login, from: from?.adding(days: days), to: to?.adding(days: days))))
    }
}
