// Granting and revoking a delegation: two small forms, each with its own commit key.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A clinician lets somebody act in their name.
struct GrantOrder: Order {
    private static let priorities: [(code: String, label: String, limit: Set<Priority>)] = [
        ("any", "Any priority", []), ("routine", "Routine only", [.routine]),
        ("urgent", "Routine and urgent, no suspected cancer", [.routine, .urgent]),
    ]
    private static let signing: [(code: String, label: String)] = [
        ("1", "Every decision"), ("5", "One in five"), ("10", "One in ten"), ("", "None"),
    ]

    var title: SafeText { "Let somebody act for you" }
    var draft: DraftKey? { OrderForm.grant.key(.own("")) }
    var opening: [Request] { [.workplace(.delegates), .services] }

    var fields: [OrderField] {
        [
            OrderField(name: .delegate, label: "Who", isRequired: true, input: .choice(Choice([]))),
            OrderField(
                name: .until, label: "Until which day (\(DayEntry.example))", isRequired: true,
                input: .text(TextField(limit: 16))),
            OrderField(
                name: .writtenProtocol, label: "Written protocol that they work to", isRequired: true,
                input: .text(TextField(limit: 100))),
            OrderField(
                name: .countersign, label: "Which decisions come back to you", isRequired: true,
                input: .choice(
                    Choice(Self.signing.map { .init(code: $0.code, label: $0.label) }, selected: "1"))),
            OrderField(
                name: .priority, label: "Which priorities",
                input: .choice(
                    Choice(Self.priorities.map { .init(code: $0.code, label: $0.label) }, selected: "any"))),
            OrderField(
                name: .service, label: "Which service",
                input: .choice(Choice([.init(code: "", label: "All of mine")], selected: ""))),
        ]
    }

    func take(_ reply: Reply, into fields: inout [OrderField]) {
        func fill(_ name: OrderField.Name, _ options: [Choice.Option]) {
            guard let index = fields.firstIndex(where: { $0.name == name }) else { return }
            _ = fields.choose(index) { $0.options = options }
        }
        switch reply {
        case .workplace(.colleagues(let people)):
            fill(.delegate, people.map { .init(code: $0.login, label: $0.name) })
        case .services(let services):
            let known = services.map { Choice.Option(code: $0.id, label: "\($0.name ?? "Service") (\($0.id))") }
            fill(.service, [.init(code: "", label: "All of mine")] + known)
        case _: break
        }
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let who = fields[.delegate].flatMap { field -> String? in
            guard case .choice(let choice) = field.input else { return nil }
            return choice.option?.label
        }
        let day = fields.text(.until).flatMap { DayEntry.day($0, today: today) }
        return "\(who ?? "Whom you choose") reads the letters and decides in your name from today "
            + (day.map { "to \($0.shortWithWeekday)" } ?? "to the day you say") + ". You answer for it."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        guard let login = fields.code(.delegate) else {
            throw OrderFault(sentence: "Choose who acts for you.", field: .delegate)
        }
        let until = try fields.day(.until, saying: "until which day", today: session.today)
        guard let name = fields.text(.writtenProtocol) else {
            throw OrderFault(sentence: "Name the written protocol.", field: .writtenProtocol)
        }
        var new = NewDelegation(to: login, until: until, protocolName: name)
        new.countersignEvery = fields.code(.countersign).flatMap { Int($0) }
        new.priorities = Self.priorities.first { $0.code == fields.code(.priority) }?.limit ?? []
        if let service = fields.code(.service), !service.isEmpty { new.services = [service] }
        return .ask(.staff(.delegate(new)))
    }

    func done(_ reply: Reply) -> SafeText {
        guard case .staff(.delegations(let made)) = reply, let record = made.first else { return "Granted." }
        return "\(record.delegate.name) acts for you until \(record.delegation.until.short)."
    }
}

/// A clinician ends a delegation.
struct RevokeOrder: Order {
    let record: DelegationRecord

    var title: SafeText { "Revoke a delegation" }
    var fields: [OrderField] { [] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let waiting =
            record.toCountersign > 0 ? " \(counted(record.toCountersign, "decision")) still wait for you." : ""
        return "\(record.delegate.name) no longer acts for \(record.delegation.clinician.name), from now on. What was "
            + "decided stands.\(waiting)"
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .ask(.staff(.revoke(record.delegation.id)))
    }

    func done(_ reply: Reply) -> SafeText { "Revoked: \(record.delegate.name) no longer acts for you." }
}
