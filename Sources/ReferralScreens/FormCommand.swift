// What a form keeps beside its fields, the command that they come to, and the reasons that one of them offers.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// What somebody else did while a form was open.
struct Conflict: Sendable {
    var seenVersion: Int
    var lines: [String] = []
    /// Why the action is no longer possible.
    var refusal: String?
}

extension Request {
    /// Whether a form does as well without the answer.
    var isAside: Bool {
        switch self {
        case .workplace, .suitableSlots, .rehearse: true
        case _: false
        }
    }
}

extension Phrase {
    /// Said where it was written out by the key that would have sent it.
    var writtenOut: SafeText { "“\(Self.mark)\(abbreviation)” is written out: read it, then Ctrl-S." }
}

extension FormScreen {
    /// Booking goes on from here only where what is recorded leaves somebody to be booked again.
    func offers(_ intent: Intent) -> Bool {
        if intent == .nextField { return fields.count > 1 }
        guard intent == .commitAndBook else { return true }
        return action == .recordDNA && targets.isEmpty && fields.first { $0.need == .outcome }?.code ?? "" == ""
    }

    /// Somebody else has the slot: what was typed is kept, and another is chosen.
    func lose(_ why: Refusal) -> Effect {
        let keep = hasDraft ? draftKey.map { Effect.keepDraft($0, draftValues) } ?? .none : .none
        return .several([keep, .popWith(.slotLost(why))])
    }

    mutating func noteChanges(_ lines: [HistoryLine]) {
        guard let seen = conflict?.seenVersion else { return }
        conflict?.lines = lines.filter { ($0.entry.version ?? 0) > seen }.sorted { $0.entry.seq < $1.entry.seq }
            .map(\.briefly)
    }

    func command(on detail: ReferralDetail) -> ReferralCommand {
        var command = ReferralCommand(action, expectedVersion: detail.referral.version)
        command.slot = slot?.id
        for field in fields {
            switch field.need {
            case .reason: command.reason = field.code
            case .comment: command.comment = field.text
            case .instruction: command.instruction = fields.instruction(today: detail.asOf.londonDay)
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
            case .agreedOn: command.agreedOn = field.day(today: detail.asOf.londonDay)
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
