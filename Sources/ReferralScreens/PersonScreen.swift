// Everything about a caller once they are known: referrals, appointments, letters sent, needs, and what they ask for.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A patient's record, with the keys that a call needs.
struct PersonScreen: Screen {
    var detail: PatientDetail
    /// How the caller was identified, so that the record may be looked at again.
    let said: Set<CallerIdentifier>
    var cursor = ListCursor<Int64>()

    init(_ detail: PatientDetail, said: Set<CallerIdentifier>) {
        self.detail = detail
        self.said = said
        take(detail)
        // The call is most likely about what is booked.
        if let first = detail.referrals.first(where: { $0.referral.liveAppointment != nil }) {
            cursor.select(first.referral.id)
        }
    }

    var context: Context { .person }
    var selected: FoundReferral? { cursor.selectedIndex.map { detail.referrals[$0] } }

    var subject: ReferralName? { selected.map { .id($0.referral.id) } }

    var takesBackOnly: Set<ReferralName>? { Set(detail.referrals.map { .id($0.referral.id) }) }

    func copied(_ intent: Intent) -> Copied? { Copied(intent, of: detail.patient, selected?.referral) }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .rebook, .cancelAppointment: selected?.referral.liveAppointment != nil
        case .book: selected.map { ReferralAction.book.rule.from.contains($0.referral.state) } ?? false
        case .open, .message, .ringBack: selected != nil
        case .lettersSent: !detail.letters.isEmpty
        case _: true
        }
    }

    func whyNot(_ intent: Intent) -> String? {
        guard intent == .book, !offers(.book), let selected else { return nil }
        return Refusal.wrongState(selected.referral.state).sentence
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .uncovered: return look
        case .reply(_, .patient(let detail)):
            take(detail)
            return .none
        case .acted(let outcome): return .several([look, .notice(SafeText(outcome.sentence), .success)])
        case .failed(_, let failure): return .notice(SafeText(failure.sentence), .alert)
        case .intent(let intent, _): return follow(intent)
        case .appeared, .shown, .typed, .reply, .step, .slotLost: return .none
        }
    }

    private var look: Effect { .ask(.caller(.id(detail.patient.id), said: said)) }

    private mutating func take(_ detail: PatientDetail) {
        self.detail = detail
        cursor.ids = detail.referrals.map(\.referral.id)
    }

    private mutating func follow(_ intent: Intent) -> Effect {
        if cursor.follow(intent) { return .none }
        if let why = whyNot(intent) { return .notice(SafeText(why), .hint) }
        switch intent {
        case .back: return .pop
        case .refresh: return look
        case .away: return .push(OrderScreen(AwayOrder(detail.patient, detail.choice)))
        case .prefers: return .push(OrderScreen(PreferOrder(detail.patient, detail.choice)))
        case .lettersSent: return .push(MessageScreen(title: "Letters sent", lines: letterLines))
        case _: break
        }
        guard let selected else { return .notice("No referral of this patient is yours to see.", .hint) }
        let name = ReferralName.id(selected.referral.id)
        switch intent {
        case .open: return .push(ReferralScreen(name))
        case .history: return .push(HistoryScreen(name, patient: detail.patient))
        case .actions: return .push(ActionsScreen(name))
        case .message:
            return .push(
                OrderScreen(MessageOrder(referral: selected.referral, who: selected.patient, service: selected.service))
            )
        case .ringBack: return .push(OrderScreen(RingBackOrder(referral: selected.referral, who: selected.patient)))
        case .contactAttempt: return .push(CallScreen(name, patient: detail.patient))
        case _:
            guard let action = intent.action else { return .none }
            return .push(action.takesSlot ? SlotsScreen(name, action: action) : FormScreen(name, action: action))
        }
    }

    var letterLines: [String] {
        detail.letters.reversed().map { letter in
            let service = detail.referrals.first { $0.referral.id == letter.referral }?.service?.name
            return letter.sentence + (service.map { " (\($0))" } ?? "")
        }
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let patient = detail.patient
        let width = frame.size.columns - 2
        var row = Banner.draw(patient, in: &frame, row: rows.lowerBound, today: session.today)
        for line in FactFlow.lines(facts(session.today), width: width, labelStyle: .hint).prefix(max(2, rows.count / 3))
        {
            frame.put(line, row: row, column: 1, width: width)
            row += 1
        }
        let letters = letterLines.prefix(rows.count >= 18 ? 3 : 1)
        drawReferrals(in: &frame, rows: rows.dropLast(letters.count).from(row), session: session)
        for (offset, line) in letters.enumerated() {
            let lead = offset == 0 ? "Letters: " : "         "
            frame.put(SafeText(lead + line), row: rows.upperBound - letters.count + offset, column: 1, style: .hint)
        }
        if detail.letters.count > letters.count, let last = rows.last {
            let words: SafeText = " … L: all \(detail.letters.count)"
            frame.put(words, row: last, column: frame.size.columns - words.cells - 1, style: .key)
        }
    }

    func facts(_ today: Day) -> [Fact] {
        let patient = detail.patient
        var facts: [Fact] = []
        func add(_ label: SafeText, _ text: String?, style: Style = .plain) {
            if let text, !text.isEmpty { facts.append(Fact(label, SafeText(text), style: style)) }
        }
        add("Needs", patient.needsInShort, style: .alert)
        for call in detail.callBacks {
            let about = call.note.map { ": \($0)" } ?? ""
            add("Ring back", call.at.map { "\($0.bookingText)\(about)" }, style: .urgent)
        }
        facts += ChoiceWords.facts(detail.choice, today: today)
        add("Mobile", patient.mobile)
        add("Phone", patient.phone == patient.mobile ? nil : patient.phone)
        add("Email", patient.email)
        add("Address", (patient.addressLines + [patient.postcode].compactMap { $0 }).joined(separator: ", "))
        add("Hospital No.", patient.hospitalNumber)
        add("Wants to be told by", patient.preferredChannel)
        let names = detail.sameName.count
        if names > 0 { add("Also", "\(counted(names, "patient")) of a name alike", style: .alert) }
        add("Identified by", said.map(\.label).sorted().joined(separator: ", ").lowercased(), style: .hint)
        return facts
    }

    private mutating func drawReferrals(in frame: inout Frame, rows: Range<Int>, session: Session) {
        guard rows.count > 1 else { return }
        guard !detail.referrals.isEmpty else {
            frame.put("No referral of this patient is yours to see.", row: rows.lowerBound, column: 1)
            return
        }
        let columns = [
            Column("Service", width: .flexible(min: 18), keep: true),
            Column("Appointment", width: .fixed(21), keep: true),
            Column("State", width: .flexible(min: 14), keep: true),
            Column("Pri", width: .fixed(3)), Column("UBRN", width: .fixed(14)), Column("Referred", width: .fixed(11)),
            Column("Waits on", width: .flexible(min: 20)),
        ]
        let inView = cursor.visible(height: rows.count - 1)
        let cells = detail.referrals[inView].map { it -> [SafeText] in
            [
                SafeText(it.service?.name ?? it.referral.service ?? "no service yet"),
                SafeText(it.referral.appointmentBriefly),
                SafeText(it.referral.stateLabel(of: it.patient)), SafeText(it.referral.priority?.mark ?? "N/K"),
                SafeText(it.referral.ubrn?.spaced ?? it.referral.reference?.text ?? ""),
                SafeText(it.referral.receivedAt.londonDay.short),
                SafeText(it.worklists.map(\.label).joined(separator: ", ")),
            ]
        }
        let widths = Table.layout(columns, width: frame.size.columns - 3, rows: cells)
        frame.put("  " + Table.header(columns, widths: widths), row: rows.lowerBound, style: .hint)
        frame.putPart(inView, of: detail.referrals.count, row: rows.lowerBound)
        for (offset, index) in inView.enumerated() {
            frame.putChoice(
                Table.row(cells: cells[offset], widths: widths, columns: columns), row: rows.lowerBound + 1 + offset,
                isSelected: index == cursor.selectedIndex,
                style: detail.referrals[index].referral.isClosed ? .dimmed : .plain)
        }
    }
}

extension Referral {
    /// When the patient is expected, or what became of the last appointment; one that is cancelled is none.
    var appointmentBriefly: String {
        guard let appointment, let start = appointment.start else { return "none" }
        if liveAppointment != nil { return start.bookingText }
        return switch appointment.status {
        case .fulfilled: "seen \(start.londonDay.short)"
        case .noshow: "missed \(start.londonDay.short)"
        case .proposed, .requested, .booked, .cancelled: "none"
        }
    }
}
