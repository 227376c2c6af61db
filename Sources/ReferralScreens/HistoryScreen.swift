// The story of a referral: who did what, when, for whom and why.

public import ReferralDesk
public import ReferralDomain
internal import TerminalUI

/// A referral's journal to read, newest first.
struct HistoryScreen: Screen {
    let name: ReferralName
    var patient: Patient?
    var lines: [HistoryLine] = []
    var pager = Pager("")
    var problem: SafeText?

    init(_ name: ReferralName, patient: Patient?) {
        self.name = name
        self.patient = patient
    }

    var context: Context { .history }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared:
            let look = Effect.ask(.history(name))
            return patient == nil ? .several([.ask(.referral(name, opening: false)), look]) : look
        case .reply(_, .referral(let detail)):
            patient = detail.patient
            return .none
        case .reply(_, .history(let lines)):
            problem = nil
            self.lines = lines.sorted { $0.entry.seq > $1.entry.seq }
            pager = Pager(self.lines.map(\.story).joined(separator: "\n"))
            return .none
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .intent(.back, _): return .pop
        case .intent(.refresh, _): return .ask(.history(name))
        case .intent(_, let key):
            _ = pager.handle(key)
            return .none
        case .uncovered, .shown, .typed, .reply, .acted, .step, .slotLost: return .none
        }
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        var row = rows.lowerBound
        if let patient { row = Banner.draw(patient, in: &frame, row: row, today: session.today) }
        frame.put("History", row: row, column: 1, style: .heading)
        if let problem {
            frame.put(problem, row: row + 1, column: 1, style: .alert)
            return
        }
        let count = lines.isEmpty ? "nothing yet" : "\(counted(lines.count, "entry", "entries")), newest first"
        pager.draw(
            in: &frame, row: row + 1, height: rows.upperBound - row - 1, column: 1, width: frame.size.columns - 2)
        let place = lines.isEmpty ? "" : "   " + pager.position
        frame.put(SafeText(count) + place, row: row, column: 10, style: .hint)
    }
}

extension HistoryLine {
    /// Who did it, and for whom.
    var who: String { onBehalfOfName.map { "\(userName) for \($0)" } ?? userName }

    /// `state Deferred to provider -> Booked`, or nil where the state stayed.
    var move: String? {
        guard let to = entry.to, entry.from != to else { return nil }
        return "\(entry.from?.label ?? "New") -> \(to.label)"
    }

    /// What was done: a missed appointment by what it is for this patient.
    public var label: String {
        let missed = missedAs
        return missed == .wasNotBrought
            ? "\(MissedAppointment.wasNotBrought.label) recorded" : historyLabel(entry.action)
    }

    /// What the journal calls a missed appointment; nil where none was recorded.
    public var missedAs: MissedAppointment? {
        guard entry.action == ReferralAction.recordDNA.rawValue, entry.from != entry.to else { return nil }
        return changes.first { $0.field == "missed_as" }?.after.flatMap { MissedAppointment(rawValue: $0) }
            ?? .didNotAttend
    }

    /// The entry as some lines of text.
    var story: String {
        let london = LondonTime(at: entry.recordedAt)
        var text = "\(london.day.short) \(london.clockWithSeconds)  \(who)\n    \(label)"
        if let move { text += ": \(move)" }
        if entry.happenedAt != entry.recordedAt { text += " (happened \(entry.happenedAt.shortText))" }
        if let reason = (reason ?? entry.reason).map(reasonLabel) { text += "\n    Reason: \(reason)" }
        for change in changes { if let sentence = change.sentence { text += "\n    \(sentence)" } }
        if let words = entry.text, !words.isEmpty { text += "\n    \(words)" }
        return text
    }

    /// One line for a list of what changed meanwhile.
    var briefly: String {
        let clock = LondonTime(at: entry.recordedAt).clock
        return "\(who) at \(clock): \(label)\(move.map { ", \($0)" } ?? "")"
    }
}
