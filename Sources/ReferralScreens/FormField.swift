// The fields of a form: texts and choices, as values with no screen in them.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Something to pick from a list by arrows or by typing its number or the beginning of a word.
struct Choice: Hashable, Sendable {
    struct Option: Hashable, Sendable {
        var code: String
        var label: String
        var wantsComment = false
        /// What stands now: shown so that the numbers stay the same, never picked.
        var isCurrent = false
    }

    var options: [Option] {
        didSet { selected = options.firstIndex { $0.code == code && !$0.isCurrent } }
    }
    private(set) var selected: Int?
    private var code: String?
    private var typed = ""

    init(_ options: [Option], selected code: String? = nil) {
        self.options = options
        self.code = code
        selected = options.firstIndex { $0.code == code }
    }

    /// Picks a code, now or once its options are there.
    mutating func put(_ code: String) {
        self.code = code
        selected = options.firstIndex { $0.code == code && !$0.isCurrent }
    }

    var option: Option? { selected.map { options[$0] } }

    mutating func select(_ index: Int) {
        guard options.indices.contains(index), !options[index].isCurrent else { return }
        selected = index
        code = options[index].code
    }

    mutating func move(by step: Int) {
        typed = ""
        let from = selected ?? (step > 0 ? -1 : options.count)
        let ahead =
            step > 0 ? Array(options.indices.dropFirst(from + 1)) : options.indices.prefix(max(0, from)).reversed()
        if let index = ahead.first(where: { !options[$0].isCurrent }) { select(index) }
    }

    /// Digits pick by number; letters collect to the beginning of a label, or of a word in one.
    mutating func type(_ character: Character) {
        if let digit = character.wholeNumberValue {
            for text in [typed + "\(digit)", "\(digit)"] {
                if let number = Int(text), options.indices.contains(number - 1) {
                    typed = text
                    return select(number - 1)
                }
            }
            return
        }
        let letter = character.lowercased()
        let text = (typed.allSatisfy(\.isNumber) ? "" : typed) + letter
        guard let index = index(of: text) else {
            // A letter that leads nowhere moves nothing, and begins the next word looked for.
            typed = letter
            return
        }
        typed = text
        select(index)
    }

    private func index(of text: String) -> Int? {
        let labels = options.map { $0.label.lowercased() }
        return labels.firstIndex { $0.hasPrefix(text) }
            ?? labels.firstIndex { label in
                label.indices.dropFirst().contains { place in
                    let before = label[label.index(before: place)]
                    return !before.isLetter && !before.isNumber && label[place...].hasPrefix(text)
                }
            }
    }
}

/// One thing that an action needs or may have.
struct FormField: Hashable, Sendable {
    enum Input: Hashable, Sendable {
        case text(TextField)
        case choice(Choice)
    }

    var need: ActionRule.Need
    var isRequired: Bool
    var input: Input
    var action = ReferralAction.accept
    /// Which question of the booking desk it answers; nil for what the action itself takes.
    var part: BookingPart?

    /// What is written for colleagues, which is never clinical.
    private var instructionLabel: String {
        if action == .note { return "Note for colleagues, not clinical" }
        if action == .snooze { return "Why, for colleagues" }
        if action == .assign { return "Word to your colleague" }
        if action == .wrongPatientLetter { return "What you saw, not clinical" }
        if action == .validate || action == .contactAttempt { return "What was said, not clinical" }
        if action == .offer || action == .declineOffer { return "What was said of it, not clinical" }
        return "Instruction for the booking staff"
    }

    /// What the outcome is an outcome of; of a need it is the need itself.
    private var outcomeLabel: String {
        switch action {
        case .addNeed, .arrangeNeed: "What is needed"
        case .dropNeed: "What is not needed"
        case .cancelArrangement: "What was arranged"
        case _: "Outcome"
        }
    }

    var label: String {
        if let part { return part.label }
        return switch need {
        case .reason: "Reason"
        case .comment: "Comment, clinical"
        case .instruction: instructionLabel
        case .slot: "Slot"
        case .service: action == .changeShortlist ? "Service ids, the first choice first" : "Service"
        case .priority: "Priority"
        case .by: "Who asked for it"
        case .outcome: outcomeLabel
        case .rtt: "18-week (RTT) status"
        case .document: "Letter"
        case .agreedWith: "Agreed with (referrer's name)"
        case .agreedOn: "Agreed on (\(DayEntry.pastExample))"
        case .detail: "Language, adjustment or from where"
        case .reference: "Reference of whoever provides it"
        case .contact: "Tried to reach the patient"
        case .to: "Colleague"
        case .until: "Until"
        case .cancelledInPAS: "Cancelled in the PAS already"
        }
    }

    var option: Choice.Option? {
        guard case .choice(let choice) = input else { return nil }
        return choice.option
    }
}

extension FormField {
    /// The fields that an action takes on this referral, in the order in which they are asked.
    static func fields(for action: ReferralAction, of detail: ReferralDetail) -> [FormField] {
        let choice = detail.actions.first { $0.action == action }
        let needs = choice?.needs ?? action.rule.needs
        let mayHave = choice?.mayHave ?? action.rule.mayHave
        // A note is for all colleagues before it is a clinical one.
        let order: [ActionRule.Need] =
            action == .note
            ? [.instruction] + (detail.documents == nil ? [] : [.comment])
            : [
                .document, .to, .until, .by, .reason, .outcome, .contact, .rtt, .priority, .agreedWith, .agreedOn,
                .service,
                .cancelledInPAS, .detail, .reference,
                .comment, .instruction,
            ]
        // What must be said comes first, so that nobody types a comment into a field that may be left out.
        let asked = order.filter { needs.contains($0) || $0 == .cancelledInPAS && mayHave.contains($0) }
        let optional = order.filter { mayHave.contains($0) && !asked.contains($0) }
        return (asked + optional).flatMap { need -> [FormField] in
            let isRequired = needs.contains(need)
            guard let input = input(need, for: action, of: detail, isRequired: isRequired) else { return [] }
            let parts = need == .instruction && action.asksForBooking ? BookingPart.allCases.map(\.field) : []
            return [
                FormField(
                    need: need, isRequired: isRequired || need == .cancelledInPAS, input: input, action: action)
            ] + parts
        }
    }

    private static func input(
        _ need: ActionRule.Need, for action: ReferralAction, of detail: ReferralDetail, isRequired: Bool
    ) -> Input? {
        let referral = detail.referral
        switch need {
        case .by: return .choice(Choice(CancelledBy.allCases.map { .init(code: $0.rawValue, label: $0.label) }))
        case .reason:
            if action == .declineOffer {
                return .choice(
                    Choice(
                        Offer.Reason.allCases.map {
                            .init(code: $0.rawValue, label: $0.label.prefix(1).uppercased() + $0.label.dropFirst())
                        }))
            }
            let known = action == .deferToProvider ? DeferralReason.allCases : []
            return .choice(Choice(known.map { .init(code: $0.rawValue, label: $0.label) }))
        case .outcome: return outcomes(of: action, referral: referral).map { .choice(Choice($0)) }
        case .rtt:
            let said = RTTStatus.allCases.filter(\.maySay)
            return .choice(Choice(said.map { .init(code: $0.rawValue, label: $0.label) }))
        case .priority:
            guard action != .returnToReferrerWithAdvice else { return nil }
            return .choice(
                Choice(
                    Priority.allCases.map {
                        .init(
                            code: $0.rawValue, label: "\($0.mark) \($0.label)",
                            isCurrent: isRequired && $0 == referral.priority)
                    }))
        case .service: return services(for: action, of: detail, isRequired: isRequired)
        case .cancelledInPAS:
            guard detail.service?.kind == .indirectlyBookable, referral.liveAppointment != nil else { return nil }
            return .choice(Choice([.init(code: "yes", label: "Yes"), .init(code: "no", label: "No, it has to be")]))
        case .comment: return .text(TextField(multiline: true, limit: action.commentLimit))
        case .instruction: return .text(TextField(multiline: true, limit: commentLimit))
        case .to: return .choice(Choice([]))
        case .until: return .choice(Choice(SnoozeEnd.options(for: referral, at: detail.asOf)))
        case .agreedWith: return .text(TextField(limit: 100))
        case .detail, .reference: return .text(TextField(limit: PatientNeed.limit))
        case .agreedOn: return .text(TextField(limit: 16))
        case .contact:
            guard referral.owesContact else { return nil }
            return FormField.contact.input
        case .document: return action == .wrongPatientLetter ? .choice(Choice(documents(of: detail))) : nil
        case .slot: return nil
        }
    }

    /// Its documents; without a title for those who may not read them.
    private static func documents(of detail: ReferralDetail) -> [Choice.Option] {
        (detail.documents ?? detail.attachments).map { document in
            let parts = [document.title, document.type, document.indexedAt?.londonDay.short].compactMap { $0 }
            return Choice.Option(
                code: "\(document.id)", label: parts.isEmpty ? "Document \(document.id)" : parts.joined(separator: ", ")
            )
        }
    }

    private static func outcomes(of action: ReferralAction, referral: Referral) -> [Choice.Option]? {
        switch action {
        case .recordAttendance: return AttendanceOutcome.allCases.map { .init(code: $0.rawValue, label: $0.label) }
        case .recordAssessment: return AssessmentOutcome.allCases.map { .init(code: $0.rawValue, label: $0.label) }
        case .liftFreeze: return FreezeOutcome.allCases.map { .init(code: $0.rawValue, label: $0.label) }
        case .contactAttempt: return ContactOutcome.allCases.map { .init(code: $0.rawValue, label: $0.label) }
        case .startMonitoring: return MonitoringStart.allCases.map { .init(code: $0.rawValue, label: $0.label) }
        case .validate: return ValidationOutcome.allCases.map { .init(code: $0.rawValue, label: $0.label) }
        case .recordDNA:
            let back = Choice.Option(code: MissedAppointmentOutcome.adviseReferrer, label: "Hand back to the referrer")
            return referral.state == .didNotAttend ? [back] : [.init(code: "", label: "To be rebooked here"), back]
        case .addNeed: return PatientNeed.Kind.allCases.map { .init(code: $0.rawValue, label: $0.label) }
        case .dropNeed, .arrangeNeed, .cancelArrangement:
            return referral.needs.filter { action == .cancelArrangement ? $0.arrangement != nil : $0.isWanted }
                .map { need in
                    let reference = action == .cancelArrangement ? need.arrangement.map { ", \($0.reference)" } : nil
                    return .init(code: need.kind.rawValue, label: need.words + (reference ?? ""))
                }
        case .advise: return AdviceRecommendation.allCases.map { .init(code: $0.rawValue, label: $0.label) }
        case .accept, .reject, .acceptReferBookLater, .returnToReferrerWithAdvice, .cancelAppointmentActionLater,
            .referBookNow, .book, .rebook, .moveAppointment, .deferToProvider, .sendForTriage, .cancelAppointment,
            .undoDNA,
            .confirmCancelledInPAS, .cancelReferral, .changePriority, .redirect, .changeShortlist, .addLetter,
            .acknowledge, .takeERS, .keepOurs, .told, .askMore, .sendInformation, .convert, .closeAdvice,
            .createReferral, .wrongPatientLetter, .offer, .declineOffer, .claim, .release, .assign, .snooze, .wake,
            .note,
            .handUp,
            .answer, .countersign:
            return nil
        }
    }

    private static func services(for action: ReferralAction, of detail: ReferralDetail, isRequired: Bool) -> Input? {
        if action == .changeShortlist {
            return .text(TextField(detail.referral.shortlist.joined(separator: ","), limit: 400))
        }
        if isRequired { return .choice(Choice([])) }
        guard detail.shortlist.count > 1 else { return nil }
        return .choice(Choice(detail.shortlist.map { .init(code: $0.id, label: "\($0.name ?? "Service") (\($0.id))") }))
    }
}
