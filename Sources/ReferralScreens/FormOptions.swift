// What may be picked in a form, as far as it is known only once the form is open.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension FormScreen {
    mutating func setOptions(of need: ActionRule.Need, to options: [Choice.Option]) {
        for index in fields.indices where fields[index].need == need {
            guard case .choice(var choice) = fields[index].input else { continue }
            choice.options = options
            fields[index].input = .choice(choice)
        }
    }

    /// The priority may have changed since the field was made or its draft was kept.
    mutating func markCurrentPriority() {
        guard let detail,
            let field = FormField.fields(for: action, of: detail).first(where: { $0.need == .priority }),
            case .choice(let choice) = field.input
        else { return }
        setOptions(of: .priority, to: choice.options)
    }
}

extension FormField {
    /// How trying to reach a patient went who did not come; at the end of a clinic nobody has rung yet.
    static let contact = FormField(
        need: .contact, isRequired: false,
        input: .choice(
            Choice(
                [.init(code: "", label: "Not yet")]
                    + ContactOutcome.allCases.map { .init(code: $0.rawValue, label: $0.label) })))
}
