// Free slots for a referral, the best one selected with its reason; a slot lost to somebody else is replaced at once.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Choosing a slot; the form that follows books it.
struct SlotsScreen: Screen {
    let name: ReferralName
    var action: ReferralAction
    var detail: ReferralDetail?
    var slots: SuitableSlots?
    var cursor = ListCursor<String>()
    /// The service looked at, where it is not the referral's own.
    var service: String?
    var problem: SafeText?
    /// Said once the slots are read again.
    private var waiting: SafeText?
    /// It was somebody else who took the slot.
    private var isLost = false

    init(_ name: ReferralName, action: ReferralAction, detail: ReferralDetail? = nil) {
        self.name = name
        self.action = action
        self.detail = detail
    }

    var context: Context { .slots }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .deferToProvider: mayDo(.deferToProvider)
        case .nextService: (detail?.shortlist.count ?? 0) > 1
        case .open: cursor.selectedID != nil
        case .offer: cursor.selectedID != nil && mayDo(.offer)
        case .declined: cursor.selectedID != nil && mayDo(.declineOffer)
        case _: true
        }
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared: return detail == nil ? .ask(.referral(name, opening: true)) : look()
        case .reply(_, .referral(let detail)):
            self.detail = detail
            guard let choice = detail.choice(for: action) else { return look() }
            action = choice.action
            guard let refusal = choice.refusal else { return look() }
            return .several([.pop, .notice("\(action.label): \(refusal.sentence)", .alert)])
        case .reply(_, .suitableSlots(let slots)): return show(slots)
        case .reply(_, .done(let outcome)):
            waiting = outcome.offer.map { SafeText($0.briefly) }
            return look()
        case .failed(.perform, let failure): return .notice(SafeText(failure.sentence), .alert)
        case .failed(.referral, let failure): return .several([.pop, .notice(SafeText(failure.sentence), .alert)])
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .acted(let outcome): return .popWith(.acted(outcome))
        case .slotLost(let refusal):
            waiting = SafeText(refusal.sentence)
            isLost = true
            return look()
        case .intent(let intent, let key): return follow(intent, key)
        case .uncovered, .shown, .typed, .reply, .step: return .none
        }
    }

    private func mayDo(_ action: ReferralAction) -> Bool {
        detail?.actions.contains { $0.action == action && $0.refusal == nil } ?? false
    }

    /// Says of the selected slot that it was offered, or that the patient declined it for the reason of the key.
    private func say(_ action: ReferralAction, _ key: Key) -> Effect {
        guard let detail, let slot = cursor.selectedID else { return .none }
        if let refusal = detail.actions.first(where: { $0.action == action })?.refusal {
            return .notice("\(action.label): \(refusal.sentence)", .alert)
        }
        var command = ReferralCommand(action)
        command.slot = slot
        if case .character(let digit) = key { command.reason = Offer.Reason(key: digit)?.rawValue }
        return .ask(.perform(command, on: name))
    }

    private mutating func follow(_ intent: Intent, _ key: Key) -> Effect {
        if cursor.follow(intent) { return .none }
        switch intent {
        case .back: return .pop
        case .refresh: return look()
        case .offer: return say(.offer, key)
        case .declined: return say(.declineOffer, key)
        case .open:
            guard let slots, let index = cursor.selectedIndex, let detail else { return .none }
            return .push(FormScreen(name, action: action, detail: detail, slot: slots.slots[index]))
        case .nextService:
            guard let detail, detail.shortlist.count > 1 else { return .notice("There is no other service.", .hint) }
            let current = service ?? slots?.service?.id ?? detail.referral.service
            let index = detail.shortlist.firstIndex { $0.id == current } ?? -1
            service = detail.shortlist[(index + 1) % detail.shortlist.count].id
            return look()
        case .deferToProvider:
            guard let detail, let choice = detail.choice(for: .deferToProvider) else { return .none }
            return detail.opening(choice, name: name, replacing: true)
        case _: return .none
        }
    }

    private func look() -> Effect { .ask(.suitableSlots(name, service: service)) }

    private mutating func show(_ slots: SuitableSlots) -> Effect {
        self.slots = slots
        problem = nil
        cursor.ids = slots.slots.map(\.id)
        if let best = slots.best, slots.slots.indices.contains(best) { cursor.select(slots.slots[best].id) }
        guard let words = waiting else { return .none }
        let wasLost = isLost
        waiting = nil
        isLost = false
        if slots.best == nil { return .notice(words + " Nothing else is free.", .alert) }
        return wasLost ? .notice(words + " The next suitable one is selected.", .alert) : .notice(words, .success)
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        var row = rows.lowerBound
        if let detail { row = Banner.draw(detail.patient, in: &frame, row: row, today: session.today) }
        let place = slots?.service ?? detail?.service
        let heading: SafeText = "\(action.label): \(place?.name ?? place?.id ?? "choose a slot")"
        frame.put(heading, row: row, column: 1, style: .heading)
        if let detail, let priority = detail.referral.priority {
            frame.put(SafeText(priority.mark), row: row, column: heading.cells + 4, style: .urgent)
        }
        row += 1
        if let problem { frame.put(problem, row: row, column: 1, style: .alert) }
        guard let slots else { return }
        for line in wrapped(SafeText(slots.why), width: frame.size.columns - 2) {
            frame.put(line, row: row, column: 1, style: slots.best == nil ? .alert : .notice)
            row += 1
        }
        if slots.reasonableDeclined >= OfferHistory.forClinicianFrom {
            let words = SafeText(OfferHistory.forClinician(slots.reasonableDeclined))
            for line in wrapped(words, width: frame.size.columns - 2) {
                frame.put(line, row: row, column: 1, style: .alert)
                row += 1
            }
        }
        guard !slots.slots.isEmpty else {
            if offers(.deferToProvider) {
                frame.put("d defers it to the provider.", row: row + 1, column: 1, style: .key)
            }
            return
        }
        if offers(.declined) {
            frame.put(SafeText(Offer.Reason.keys), row: row, column: 1, style: .hint, width: frame.size.columns - 2)
            row += 1
        }
        let columns = [
            Column("Day and time", width: .fixed(21), keep: true),
            Column("Free", width: .fixed(4), alignment: .right, keep: true),
            Column("Booked", width: .fixed(8), alignment: .right), Column("", width: .fixed(4), keep: true),
            Column("Clinic", width: .flexible(min: 12)),
            Column("Clinician", width: .flexible(min: 12)), Column("Kept for", width: .fixed(11)),
        ]
        let widths = Table.layout(columns, width: frame.size.columns - 3)
        frame.put("  " + Table.header(columns, widths: widths), row: row, style: .hint)
        for (offset, index) in cursor.visible(height: rows.upperBound - row - 1).enumerated() {
            let slot = slots.slots[index]
            let isNext = slots.next.contains { $0.index == index }
            let cells: [SafeText] = [
                SafeText(slot.start.bookingText), "\(slot.free)", "\(slot.booked) of \(slot.capacity)",
                SafeText(index == slots.best ? "best" : isNext ? "next" : slots.notProposed[slot.id]?.mark ?? ""),
                SafeText(slot.clinicBriefly(at: place)),
                SafeText(slot.clinician ?? ""),
                SafeText(slot.priorities.map(\.mark).joined(separator: " ")),
            ]
            frame.putChoice(
                Table.row(cells: cells, widths: widths, columns: columns), row: row + 1 + offset,
                isSelected: index == cursor.selectedIndex)
        }
    }
}

extension Slot {
    /// What of the clinic's name the service's does not say already.
    func clinicBriefly(at service: Service?) -> String {
        guard let clinic else { return "" }
        guard let name = service?.name, clinic.hasPrefix(name) else { return clinic }
        let rest = clinic.dropFirst(name.count).drop { !$0.isLetter && !$0.isNumber }
        return rest.isEmpty ? clinic : String(rest)
    }
}
