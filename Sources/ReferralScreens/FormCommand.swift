// The command that a form's fields come to, and the reasons that one of them offers.

internal import ReferralDesk
internal import ReferralDomain

extension FormScreen {
    func command(on detail: ReferralDetail) -> ReferralCommand {
        var command = ReferralCommand(action, expectedVersion: detail.referral.version)
        command.slot = slot?.id
        for field in fields {
            switch field.need {
            case .reason: command.reason = field.code
            case .comment: command.comment = field.text
            case .instruction: command.instruction = field.text
            case .service: command.service = field.code ?? field.text
            case .priority: command.priority = field.code.flatMap { Priority(rawValue: $0) }
            case .by: command.by = field.code.flatMap { CancelledBy(rawValue: $0) }
            case .outcome: command.outcome = field.code.flatMap { $0.isEmpty ? nil : $0 }
            case .contact: command.contact = field.code.flatMap { $0.isEmpty ? nil : $0 }
            case .rtt: command.rtt = field.code
            case .cancelledInPAS: command.cancelledInPAS = field.code.map { $0 == "yes" }
            case .to: command.to = field.code ?? field.text
            case .until: command.until = (field.code ?? field.text).flatMap { Instant(iso: $0) }
            case .document: command.letter = field.code.flatMap { Int64($0) }
            case .agreedWith: command.agreedWith = field.text
            case .detail: command.detail = field.text
            case .reference: command.reference = field.text
            case .agreedOn: command.agreedOn = field.text.flatMap { Day(iso: $0) }
            case .slot: break
            }
        }
        return command
    }
}

extension [ReasonChoice] {
    /// Them to pick from; e-RS shows two of its reasons by the same words, and then the code tells them apart.
    var options: [Choice.Option] {
        var seen: Set<String> = []
        return map { reason in
            let label = reasonLabel(reason.display)
            return Choice.Option(
                code: reason.code, label: seen.insert(label).inserted ? label : reasonLabel(reason.code),
                wantsComment: reason.commentIsMandatory)
        }
    }
}
