// Overriding a lapse of somebody's registration, training or IG, and ending that: two small forms on the staff board.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Somebody goes on until a day although something of theirs has lapsed.
struct OverrideOrder: Order {
    let login: String
    let name: String
    /// What has lapsed or is about to, in words; empty where nothing is.
    let lapses: String
    /// The last day of an override that counts already.
    let until: Day?

    var title: SafeText { "Override a lapse" }
    var draft: DraftKey? { OrderForm.override.key(.own(login)) }

    var fields: [OrderField] {
        [
            OrderField(
                name: .until, label: "Until which day (\(DayEntry.example))", isRequired: true,
                input: .text(TextField(limit: 16))),
            OrderField(name: .reason, label: "Why", isRequired: true, input: .text(TextField(limit: 200))),
        ]
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let day = fields.text(.until).flatMap { DayEntry.day($0, today: today) }
        let end = day.map { "to the end of \($0.shortWithWeekday)" } ?? "to the day you say"
        let why = lapses.isEmpty ? "should something of theirs lapse" : "although: \(lapses)"
        let before = until.map { " It takes the place of the override until \($0.short)." } ?? ""
        return "\(name) is given patient data \(end), \(why). The journal keeps it with your name and reason.\(before)"
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        let day = try fields.day(.until, saying: "until which day", today: session.today)
        guard let reason = fields.text(.reason) else { throw OrderFault(sentence: "Say why.", field: .reason) }
        return .ask(.staff(.override(login, until: day, reason: reason)))
    }

    func done(_ reply: Reply) -> SafeText {
        guard case .staff(.people(let people)) = reply, let until = people.first?.record.override?.until else {
            return "Overridden."
        }
        return "\(name) goes on until \(until.short)."
    }
}

/// An override ends before its day.
struct EndOverrideOrder: Order {
    let login: String
    let name: String
    let lapses: String
    let until: Day

    var title: SafeText { "End an override" }
    var fields: [OrderField] { [] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let then = lapses.isEmpty ? "Nothing of theirs has lapsed" : "Then it counts again that: \(lapses)"
        return "The override for \(name), until \(until.short), ends now. \(then)."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(.staff(.endOverride(login)))
    }

    func done(_ reply: Reply) -> SafeText {
        guard case .staff(.people(let people)) = reply, let one = people.first else { return "Ended." }
        let left = one.nobodyLeftAt
        let nobody = left.isEmpty ? "" : " \(StaffWarning.nobodyLeft(services: left).sentence)"
        return "Ended: \(name), patient data \(one.access.code.replacing("-", with: " ")).\(nobody)"
    }
}
