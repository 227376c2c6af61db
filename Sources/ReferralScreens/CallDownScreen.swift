// The call-down of a clinic: whom to ring, in order of their times, one key for what came of each call.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Patients of a session to be told, in order of time.
struct CallDownScreen: Screen {
    let name: ClinicName
    var list: CallDown?
    var services: [Service] = []
    var problem: SafeText?
    var cursor = ListCursor<Int64>()

    init(_ name: ClinicName) { self.name = name }

    var context: Context { .callDown }
    var selected: CallDownLine? { cursor.selectedIndex.flatMap { list?.people[$0] } }

    var subject: ReferralName? { selected.map { .id($0.person.referral.id) } }

    var takesBackOnly: Set<ReferralName>? { Set((list?.people ?? []).map { .id($0.person.referral.id) }) }

    func copied(_ intent: Intent) -> Copied? {
        selected.flatMap { Copied(intent, of: $0.person.patient, $0.person.referral) }
    }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .saidTold, .leftMessage, .noAnswer, .otherOutcome, .open: selected != nil
        case .print: list.map { !$0.unreached.isEmpty } ?? false
        case _: true
        }
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared: return .several([.ask(.services), look])
        case .uncovered: return look
        case .reply(_, .services(let services)):
            self.services = services
            return .none
        case .reply(let request, .clinic(.callDown(let list))):
            let isFirst = self.list == nil
            self.list = list
            problem = nil
            cursor.ids = list.people.map(\.person.referral.id)
            if case .clinic(.called(_, .id(let id), let outcome, _)) = request { return said(outcome, of: id) }
            if isFirst, let next = list.unreached.first { cursor.select(next.person.referral.id) }
            return .none
        case .failed(_, let failure):
            guard list == nil else { return .notice(SafeText(failure.sentence), .alert) }
            problem = SafeText(failure.sentence)
            return .none
        case .intent(let intent, _): return follow(intent)
        case .acted(let outcome): return .several([look, .notice(SafeText(outcome.sentence), .success)])
        case .shown, .typed, .reply, .step, .slotLost: return .none
        }
    }

    private var look: Effect { .ask(.clinic(.callDown(name))) }

    private mutating func follow(_ intent: Intent) -> Effect {
        if cursor.follow(intent) { return .none }
        switch intent {
        case .saidTold: return record(.spoke)
        case .leftMessage: return record(.messageLeft)
        case .noAnswer: return record(.noAnswer)
        case .otherOutcome: return selected.map { .push(OrderScreen(CalledOrder(clinic: name, line: $0))) } ?? .none
        case .open: return selected.map { .push(ReferralScreen(.id($0.person.referral.id))) } ?? .none
        case .print: return .print(.frontDeskSheet(name))
        case .refresh: return look
        case .find: return .push(FindScreen())
        case .back: return .pop
        case _: return .none
        }
    }

    private func record(_ outcome: ContactOutcome) -> Effect {
        guard let selected else { return .notice("There is nobody to ring.", .hint) }
        return .ask(.clinic(.called(name, .id(selected.person.referral.id), outcome, said: nil)))
    }

    /// On to the next who is not told: those below first, then from the top.
    private mutating func said(_ outcome: ContactOutcome, of id: Int64) -> Effect {
        guard let list, let index = list.people.firstIndex(where: { $0.person.referral.id == id }) else { return .none }
        let who = list.people[index].person.patient.bannerName ?? "The patient"
        let order = list.people[(index + 1)...] + list.people[..<index]
        if let next = order.first(where: { !$0.isTold }) { cursor.select(next.person.referral.id) }
        let left = list.unreached.count
        let rest = left == 0 ? "Everybody is told." : "\(left) still to reach."
        return .notice("\(outcome == .spoke ? "Told" : outcome.label): \(who). \(rest)", .success)
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let top = rows.lowerBound
        guard let list else {
            frame.put("Call-down", row: top, column: 1, style: .heading)
            if let problem { frame.put(problem, row: top + 1, column: 1, style: .alert) }
            return
        }
        let clinic = list.session
        let title =
            "Call-down: \(clinic.title(at: services.first { $0.id == clinic.service })), \(clinic.day.shortWithWeekday)"
        let titles = wrapped(SafeText(title), width: frame.size.columns - 2)
        for (offset, line) in titles.enumerated() { frame.put(line, row: top + offset, column: 1, style: .heading) }
        let below = top + titles.count
        let why = [clinic.act == nil ? nil : clinic.stateWord(at: session.now), clinic.why].compactMap { $0 }.joined(
            separator: ": ")
        let progress =
            list.people.isEmpty
            ? "There is nobody to tell."
            : "Told \(list.told) of \(list.people.count), \(list.unreached.count) not reached"
        frame.put(SafeText(progress), row: below, column: 1, style: list.unreached.isEmpty ? .success : .notice)
        frame.put(SafeText(why), row: below, column: SafeText(progress).cells + 4, style: .hint)
        drawPeople(list, in: &frame, rows: below + 1..<rows.upperBound, session: session)
    }

    private mutating func drawPeople(_ list: CallDown, in frame: inout Frame, rows: Range<Int>, session: Session) {
        let columns = [
            Column("Time", width: .fixed(5), keep: true), Column("Patient", width: .flexible(min: 20), keep: true),
            Column("Telephone", width: .fixed(16), keep: true), Column("Call", width: .flexible(min: 12), keep: true),
            Column("NHS No.", width: .fixed(12)), Column("Needs", width: .flexible(min: 14)),
            Column("Other number", width: .fixed(16)), Column("Tries", width: .fixed(5), alignment: .right),
        ]
        let widths = Table.layout(columns, width: frame.size.columns - 3)
        frame.put("  " + Table.header(columns, widths: widths), row: rows.lowerBound, style: .hint)
        let foot = selected.map { needs(of: $0, withNumber: widths[4] == 0, withNeeds: widths[5] == 0) } ?? ""
        let lines = foot.isEmpty ? [] : wrapped(foot, width: frame.size.columns - 4)
        let height = max(1, rows.count - 1 - lines.count)
        for (offset, index) in cursor.visible(height: height).enumerated() {
            let it = list.people[index]
            let last = it.last.map { outcome in
                "\(outcome.briefly)\(it.lastAt.map { " \(LondonTime(at: $0).clock)" } ?? "")"
            }
            let cells: [SafeText] = [
                SafeText(LondonTime(at: it.person.start).clock),
                nameInList(it.person.patient.bannerName ?? "Name not known", died: it.person.patient.died),
                SafeText(it.phones.first ?? "no number held"), SafeText(last ?? "to ring"),
                SafeText(it.person.patient.nhsNumber?.spaced ?? "Not known"),
                SafeText(it.person.patient.needsInShort),
                SafeText(it.phones.dropFirst().first ?? ""), SafeText(it.attempts == 0 ? "" : "\(it.attempts)"),
            ]
            let row = rows.lowerBound + 1 + offset
            let isSelected = index == cursor.selectedIndex
            frame.putChoice(
                Table.row(cells: cells, widths: widths, columns: columns), row: row, isSelected: isSelected,
                style: it.isTold ? .dimmed : .plain)
            if !isSelected, !it.isTold {
                frame.restyleName(row: row, column: 8, width: widths[1], died: it.person.patient.died)
            }
        }
        for (offset, line) in lines.enumerated() {
            frame.put(line, row: rows.upperBound - lines.count + offset, column: 1, style: .alert)
        }
    }

    /// Who the selected patient is and what to know before ringing them, where the table has no room for it.
    private func needs(of line: CallDownLine, withNumber: Bool, withNeeds: Bool) -> SafeText {
        let patient = line.person.patient
        let other = line.phones.dropFirst().first.map { "Other number \($0). " } ?? ""
        let words = withNeeds ? other + patient.needsInShort : ""
        let number = withNumber ? ", NHS No. \(patient.nhsNumber?.shown ?? "not known")" : ""
        guard withNumber || !words.isEmpty else { return "" }
        return SafeText("\(patient.bannerName ?? "The patient")\(number)" + (words.isEmpty ? "" : ": \(words)"))
    }
}

extension Patient {
    /// What whoever rings or writes has to know, in a few words.
    var needsInShort: String {
        var words: [String] = []
        if isAtRisk { words.append("AT RISK") }
        if isSensitive { words.append("SENSITIVE") }
        if let language, !language.isEmpty, !["english", "en"].contains(language.lowercased()) {
            words.append("speaks \(language)")
        }
        if let lettersTo, !lettersTo.isEmpty { words.append("letters to \(lettersTo)") }
        if let preferredFormat, letterFormat.isLarge { words.append(preferredFormat) }
        return words.joined(separator: ", ")
    }
}

/// Any outcome of a call, with what was said.
struct CalledOrder: Order {
    let clinic: ClinicName
    let line: CallDownLine

    var title: SafeText { "What came of the call" }
    var draft: DraftKey? { OrderForm.called.key(.clinic(clinic, referral: line.person.referral.id)) }
    var patient: Patient? { line.person.patient }

    var fields: [OrderField] {
        [
            OrderField(
                name: .kind, label: "Outcome", isRequired: true,
                input: .choice(Choice(ContactOutcome.allCases.map { .init(code: $0.rawValue, label: $0.label) }))),
            OrderField(name: .said, label: "What was said, not clinical", input: .text(TextField(limit: commentLimit))),
        ]
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "The call to \(line.person.patient.bannerName ?? "the patient") is on record; nothing else changes."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        guard let outcome = fields.code(.kind).flatMap({ ContactOutcome(rawValue: $0) }) else {
            throw OrderFault(sentence: "Choose what came of it.", field: .kind)
        }
        return .ask(.clinic(.called(clinic, .id(line.person.referral.id), outcome, said: fields.text(.said))))
    }

    func done(_ reply: Reply) -> SafeText { "The call is recorded." }
}
