// The forms that the user began and did not send, so that none is forgotten.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A list of begun forms; opening one goes on with it.
struct DraftsScreen: Screen {
    var drafts: [FormDraft]?
    /// Why they could not be read.
    var problem: SafeText?
    /// Whom or what they are about, as far as that has been read.
    var details: [Int64: ReferralDetail] = [:]
    var people: [Int64: (patient: Patient, choice: PatientChoice)] = [:]
    var clinics: [ClinicName: ClinicSession] = [:]
    var cursor = ListCursor<Int>()

    var context: Context { .drafts }

    func offers(_ intent: Intent) -> Bool { intent != .open || cursor.selectedIndex != nil }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared, .uncovered, .intent(.refresh, _): return .ask(.workplace(.drafts))
        case .reply(_, .workplace(.drafts(let drafts))):
            self.drafts = drafts
            cursor.ids = Array(drafts.indices)
            var asked: [Request] = []
            for request in drafts.flatMap({ $0.key.subject.requests }) where !asked.contains(request) {
                asked.append(request)
            }
            return .several(asked.map { .ask($0) })
        case .reply(_, .referral(let detail)):
            details[detail.referral.id] = detail
            return .none
        case .reply(_, .choice(let patient, let choice)):
            people[patient.id] = (patient, choice)
            return .none
        case .reply(_, .clinic(.session(let found))):
            clinics[found.session.name] = found.session
            return .none
        case .failed(let request, let failure):
            guard case .workplace(.drafts) = request, drafts == nil else {
                return .notice(SafeText(failure.sentence), .alert)
            }
            problem = SafeText(failure.sentence)
            return .none
        case .acted(let outcome):
            return .several([.ask(.workplace(.drafts)), .notice(SafeText(outcome.sentence), .success)])
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            if intent == .back { return .pop }
            guard intent == .open, let drafts, let index = cursor.selectedIndex else { return .none }
            return open(drafts[index], session)
        case .shown, .typed, .reply, .step, .slotLost: return .none
        }
    }

    /// Goes on with a form: it opens by itself, or the place in which it lives does.
    private func open(_ draft: FormDraft, _ session: Session) -> Effect {
        if let action = draft.action, case .referral(let id) = draft.key.subject {
            return .push(action.takesSlot ? SlotsScreen(.id(id), action: action) : FormScreen(.id(id), action: action))
        }
        guard let form = OrderForm(rawValue: draft.key.form), let screen = screen(for: form, draft.key.subject, session)
        else { return .notice("What this form is about cannot be opened now.", .alert) }
        guard let opener = form.opener,
            let key = Keymap.bindings.first(where: {
                $0.context == screen.context && $0.intent == opener
            })?.keys.first
        else { return .push(screen) }
        return .several([
            .push(screen), .notice("\(SafeText(form.label)): \(key.name) goes on with what you typed.", .notice),
        ])
    }

    private func screen(for form: OrderForm, _ subject: DraftSubject, _ session: Session) -> (any Screen)? {
        switch subject {
        case .referral(let id):
            if form == .overbook { return SlotsScreen(.id(id), action: .book) }
            if form == .agree { return BoardScreen(Board.meeting) }
            guard let detail = details[id] else { return nil }
            return form == .ringBack
                ? OrderScreen(RingBackOrder(referral: detail.referral, who: detail.patient))
                : OrderScreen(
                    MessageOrder(referral: detail.referral, who: detail.patient, service: detail.service))
        case .patient(let id):
            guard let (patient, choice) = people[id] else { return nil }
            return form == .prefer
                ? OrderScreen(PreferOrder(patient, choice)) : OrderScreen(AwayOrder(patient, choice))
        case .clinic(let name, _): return form == .called ? CallDownScreen(name) : ClinicScreen(name, service: nil)
        case .list(let list, let service):
            let seesBoard = session.actor.map { Board.all(for: $0.role).contains(.lists) } ?? false
            return seesBoard ? BoardScreen(Board.lists) : WorklistScreen(list, service: service, named: nil)
        case .own(let name):
            switch form {
            case .grant: return OrderScreen(GrantOrder())
            case .override: return BoardScreen(Board.staff)
            case .sitePhrase:
                let old = session.surroundings.sitePhrases.first { $0.abbreviation == name }
                return OrderScreen(PhraseOrder(old: old, isSites: true))
            case _:
                return OrderScreen(
                    PhraseOrder(old: session.surroundings.phrases.first { $0.abbreviation == name }, isSites: false))
            }
        }
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        frame.put("Forms begun and not sent", row: rows.lowerBound, column: 1, style: .heading)
        guard let drafts else {
            let words = wrapped("Not read. \(problem ?? "")", width: frame.size.columns - 4)
            for (offset, line) in words.enumerated() {
                frame.put(line, row: rows.lowerBound + 2 + offset, column: 2, style: .alert)
            }
            return
        }
        guard !drafts.isEmpty else {
            frame.put("None: nothing you began waits.", row: rows.lowerBound + 2, column: 2)
            return
        }
        let columns = [
            Column("Form", width: .flexible(min: 18), keep: true), Column("NHS No.", width: .fixed(12), keep: true),
            Column("About", width: .flexible(min: 20), keep: true),
            Column("Kept", width: .fixed(17)),
        ]
        let widths = Table.layout(columns, width: min(frame.size.columns, 110) - 3)
        let first = rows.lowerBound + 2
        frame.put("  " + Table.header(columns, widths: widths), row: first - 1, style: .hint)
        for (offset, index) in cursor.visible(height: rows.upperBound - first).enumerated() {
            let draft = drafts[index]
            let (number, name) = about(draft.key.subject)
            let cells = [SafeText(draft.label), number, name, SafeText(draft.keptAt.shortText)]
            frame.putChoice(
                Table.row(cells: cells, widths: widths, columns: columns), row: first + offset,
                isSelected: index == cursor.selectedIndex)
        }
    }

    /// The NHS number and the name, or what it is about where that is no patient.
    func about(_ subject: DraftSubject) -> (number: SafeText, name: SafeText) {
        let patient: Patient?
        switch subject {
        case .referral(let id), .clinic(_, let id?): patient = details[id]?.patient
        case .patient(let id): patient = people[id]?.patient
        case .clinic(let name, nil):
            let clinic = clinics[name].map { "\($0.day.shortWithWeekday), \($0.clinic ?? $0.service)" }
            return ("", SafeText(clinic ?? "a clinic"))
        case .list(let list, let service):
            return ("", SafeText(list.label + (service.map { " (\($0))" } ?? "")))
        case .own(let name): return ("", SafeText(name.isEmpty ? "" : "\(Phrase.mark)\(name)"))
        }
        return (SafeText(patient?.nhsNumber?.shown ?? "Not known"), SafeText(patient?.bannerName ?? "Name not known"))
    }
}

extension DraftSubject {
    /// What has to be read to say what it is about.
    fileprivate var requests: [Request] {
        switch self {
        case .referral(let id): [.referral(.id(id), opening: false)]
        case .patient(let id): [.choice(.show, of: .id(id))]
        case .clinic(let name, let id): id.map { [.referral(.id($0), opening: false)] } ?? [.clinic(.show(name))]
        case .list, .own: []
        }
    }
}
