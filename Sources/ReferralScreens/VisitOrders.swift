// The two forms of a cash-up: what is to follow an appointment, and why it was missed.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension CashUpLine {
    /// `SMITH, Jane (Mrs), NHS No. 999 100 0100, seen at 09:20`.
    fileprivate var who: String {
        let at = visit.appointment.start.map { " at \(LondonTime(at: $0).clock)" } ?? ""
        return "\(visit.patient.bannerName ?? "Name not known"), "
            + "NHS No. \(visit.patient.nhsNumber?.shown ?? "not known"),\(at)"
    }
}

/// The patient attended and something is to follow.
struct FollowOrder: Order {
    let clinic: ClinicName
    let line: CashUpLine

    var title: SafeText { "Attended, and something is to follow" }
    var draft: DraftKey? { OrderForm.follow.key(.clinic(clinic, referral: line.visit.referral)) }
    var patient: Patient? { line.visit.patient }

    var fields: [OrderField] {
        [
            OrderField(
                name: .due, label: "By which day (\(DayEntry.example))", isRequired: true,
                input: .text(TextField(limit: 16))),
            OrderField(
                name: .kind, label: "What follows", isRequired: true,
                input: .choice(
                    Choice(
                        FollowUp.Kind.afterVisit.map { .init(code: $0.rawValue, label: $0.label) },
                        selected: FollowUp.Kind.followUp.rawValue))),
            OrderField(
                name: .status, label: "18-week (RTT) status",
                input: .choice(
                    Choice(RTTStatus.allCases.filter(\.maySay).map { .init(code: $0.rawValue, label: $0.label) }))),
            OrderField(
                name: .note, label: "For colleagues, not clinical", input: .text(TextField(limit: commentLimit))),
        ]
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let day = fields.text(.due).flatMap { DayEntry.day($0, today: today) }
        let kind = fields.code(.kind).flatMap { FollowUp.Kind(rawValue: $0) } ?? .followUp
        return "\(line.who) attended: \(kind.label.lowercased()) "
            + (day.map { "by \($0.shortWithWeekday)" } ?? "by the day you say") + " goes to Follow-Ups Due."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        let due = try fields.day(.due, saying: "by which day", today: session.today)
        guard let kind = fields.code(.kind).flatMap({ FollowUp.Kind(rawValue: $0) }) else {
            throw OrderFault(sentence: "Say what follows.", field: .kind)
        }
        let next = FollowUp(kind, due: due, note: fields.text(.note))
        return .ask(.clinic(.visited(clinic, .id(line.visit.referral), .follows(next), rtt: fields.code(.status))))
    }

    func done(_ reply: Reply) -> SafeText {
        "Attended, with something to follow: \(line.visit.patient.bannerName ?? "")."
    }
}

/// The patient was not there.
struct MissedOrder: Order {
    let clinic: ClinicName
    let line: CashUpLine

    /// What it is called for this patient.
    private var kind: MissedAppointment {
        MissedAppointment(
            born: line.visit.patient.born, isAtRisk: line.visit.patient.isAtRisk,
            on: line.visit.appointment.start?.londonDay ?? Day(number: 0))
    }

    var title: SafeText { kind == .wasNotBrought ? "Was not brought" : "Did not attend" }
    var patient: Patient? { line.visit.patient }
    var booksAgain: ReferralName? { .id(line.visit.referral) }
    var opening: [Request] { [.reasons(.recordDNA, .id(line.visit.referral), by: nil)] }

    var fields: [OrderField] {
        [
            OrderField(name: .reason, label: "Reason", isRequired: true, input: .choice(Choice([]))),
            OrderField(name: .said, label: FormField.contact.label, input: FormField.contact.input),
        ]
    }

    func take(_ reply: Reply, into fields: inout [OrderField]) {
        guard case .reasons(let reasons) = reply else { return }
        _ = fields.choose(0) { $0.options = reasons.options }
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let next =
            kind == .wasNotBrought
            ? "a clinician looks before anything is handed back" : "it waits for what is to be done next"
        return "\(line.who) \(kind == .wasNotBrought ? "was not brought" : "did not attend"): \(next)."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        guard let reason = fields.code(.reason) else { throw OrderFault(sentence: "Choose a reason.", field: .reason) }
        let contact = fields.code(.said).flatMap { ContactOutcome(rawValue: $0) }
        return .ask(
            .clinic(.visited(clinic, .id(line.visit.referral), .missed(reason: reason, contact: contact), rtt: nil)))
    }

    func done(_ reply: Reply) -> SafeText { "\(title): \(line.visit.patient.bannerName ?? ""). It is recorded." }
}
