// Booking: a week of clinics with the best slot selected and its reason; a slot lost to somebody else is replaced at once.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Choosing a slot; the form that follows books it.
struct SlotsScreen: Screen {
    let name: ReferralName
    var action: ReferralAction
    var detail: ReferralDetail?
    var slots: SuitableSlots?
    /// The week looked at; its cell's slots are listed below it.
    var grid: WeekGrid?
    /// Slots of the cell that is meant, free or not.
    var shown: [Slot] = []
    var cursor = ListCursor<String>()
    /// The service looked at, where it is not the referral's own.
    var service: String?
    var problem: SafeText?
    /// Said once the slots are read again.
    private var waiting: SafeText?

    init(_ name: ReferralName, action: ReferralAction, detail: ReferralDetail? = nil) {
        self.name = name
        self.action = action
        self.detail = detail
    }

    var context: Context { .slots }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .deferToProvider: detail?.actions.contains { $0.action == .deferToProvider && $0.refusal == nil } ?? false
        case .nextService: (detail?.shortlist.count ?? 0) > 1
        case .open: cursor.selectedID != nil
        case .nextClinic, .previousClinic: (grid?.clinics.count ?? 0) > 1
        case .nextDay, .previousDay, .nextWeek, .previousWeek: grid != nil
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
        case .reply(_, .suitableSlots(let slots)): return show(slots, session)
        case .reply(.clinic(.list(let query)), .clinic(.sessions(let sessions))):
            take(sessions, from: query.from ?? session.today)
            return say()
        case .failed(.referral, let failure): return .several([.pop, .notice(SafeText(failure.sentence), .alert)])
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .acted(let outcome): return .popWith(.acted(outcome))
        case .slotLost(let refusal):
            waiting = SafeText(refusal.sentence)
            return look()
        case .intent(let intent, _): return follow(intent, session)
        case .uncovered, .shown, .typed, .reply, .step: return .none
        }
    }

    private mutating func follow(_ intent: Intent, _ session: Session) -> Effect {
        if cursor.follow(intent) { return .none }
        switch intent {
        case .back: return .pop
        case .refresh: return look()
        case .open:
            guard let index = cursor.selectedIndex, let detail else { return .none }
            if let why = shown[index].takesNobody(at: session.now) { return .notice(SafeText(why), .alert) }
            return .push(FormScreen(name, action: action, detail: detail, slot: shown[index]))
        case .nextDay, .previousDay: return moveDay(by: intent == .nextDay ? 1 : -1, session)
        case .nextClinic, .previousClinic:
            guard grid?.moveClinic(by: intent == .nextClinic ? 1 : -1) ?? false else {
                return .notice("There is no other clinic on that day.", .hint)
            }
            showCell()
            return .none
        case .nextWeek, .previousWeek: return moveWeek(by: intent == .nextWeek ? 7 : -7, session)
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

    private mutating func show(_ slots: SuitableSlots, _ session: Session) -> Effect {
        self.slots = slots
        problem = nil
        let best = slots.best ?? (slots.slots.isEmpty ? nil : 0)
        let day = best.map { slots.slots[$0].start.londonDay } ?? session.today
        return askForWeek(of: day, session)
    }

    /// The week with what is booked in it; for those who see free places only, made of these.
    private mutating func askForWeek(of day: Day, _ session: Session) -> Effect {
        let monday = WeekGrid.monday(of: day)
        let query = ClinicQuery(service: slots?.service?.id, from: monday, until: monday.adding(days: 6))
        if query.service != nil, let role = session.actor?.role, ClinicRequest.list(query).roles.contains(role) {
            return .ask(.clinic(.list(query)))
        }
        take(ClinicSession.grouped(slots?.slots ?? []), from: monday)
        return say()
    }

    private mutating func take(_ sessions: [ClinicSession], from day: Day) {
        let isOtherWay = grid.map { $0.monday > day } ?? false
        grid = WeekGrid(sessions, monday: WeekGrid.monday(of: day), service: slots?.service)
        if isOtherWay { grid?.moveToLastDay() }
        if let best = slots?.bestID { grid?.select(slot: best) }
        showCell()
    }

    /// Lists the slots of the cell, on the best one or on the first that suits.
    private mutating func showCell() {
        shown = grid?.cell?.slots ?? []
        cursor.ids = shown.map(\.id)
        cursor.moveToFirst()
        if let best = slots?.bestID, cursor.select(best) { return }
        let suitable = Set(slots?.slots.map(\.id) ?? [])
        if let first = shown.first(where: { suitable.contains($0.id) }) { cursor.select(first.id) }
    }

    private mutating func moveDay(by step: Int, _ session: Session) -> Effect {
        guard grid?.moveDay(by: step) ?? false else { return moveWeek(by: step * 7, session) }
        showCell()
        return .none
    }

    private mutating func moveWeek(by days: Int, _ session: Session) -> Effect {
        guard let grid else { return .none }
        let monday = grid.monday.adding(days: days)
        guard monday >= WeekGrid.monday(of: session.today) else {
            return .notice("This is the first week that can still be booked.", .hint)
        }
        return askForWeek(of: monday, session)
    }

    /// What waited to be said until the slots were read again.
    private mutating func say() -> Effect {
        guard let words = waiting else { return .none }
        waiting = nil
        let next = slots?.best == nil ? " Nothing else is free." : " The next suitable one is selected."
        return .notice(words + SafeText(next), .alert)
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
        if slots.slots.isEmpty, offers(.deferToProvider) {
            frame.put("d defers it to the provider.", row: row, column: 1, style: .key)
            row += 1
        }
        if let grid {
            row = grid.draw(in: &frame, row: row, height: max(2, (rows.upperBound - row) / 2), best: slots.bestID)
        }
        drawSlots(in: &frame, rows: row..<rows.upperBound, place: place, now: session.now)
    }

    private mutating func drawSlots(in frame: inout Frame, rows: Range<Int>, place: Service?, now: Instant) {
        guard !shown.isEmpty, rows.count > 1 else { return }
        let columns = [
            Column("Day and time", width: .fixed(21), keep: true),
            Column("Free", width: .fixed(4), alignment: .right, keep: true),
            Column("Booked", width: .fixed(8), alignment: .right), Column("", width: .fixed(6), keep: true),
            Column("Clinician", width: .flexible(min: 12)), Column("Kept for", width: .fixed(11)),
            Column("Room", width: .flexible(min: 8)),
        ]
        let widths = Table.layout(columns, width: frame.size.columns - 3)
        frame.put("  " + Table.header(columns, widths: widths), row: rows.lowerBound, style: .hint)
        for (offset, index) in cursor.visible(height: rows.count - 1).enumerated() {
            let slot = shown[index]
            let cells: [SafeText] = [
                SafeText(slot.start.bookingText), "\(slot.free)", "\(slot.booked) of \(slot.capacity)",
                mark(slot, now: now), SafeText(slot.clinician ?? ""),
                SafeText(slot.priorities.map(\.mark).joined(separator: " ")), SafeText(slot.room ?? ""),
            ]
            frame.putChoice(
                Table.row(cells: cells, widths: widths, columns: columns), row: rows.lowerBound + 1 + offset,
                isSelected: index == cursor.selectedIndex,
                style: slot.takesNobody(at: now) == nil ? .plain : .dimmed)
        }
    }

    /// What there is to say of a slot in a word.
    private func mark(_ slot: Slot, now: Instant) -> SafeText {
        if slot.closed { return "closed" }
        if slot.start <= now { return "past" }
        if slot.free == 0 { return slot.booked > slot.capacity ? "over" : "full" }
        if slot.id == slots?.bestID { return "best" }
        return slots?.next.contains { slots?.slots[$0.index].id == slot.id } ?? false ? "next" : ""
    }
}

extension SuitableSlots {
    /// The slot to offer first.
    var bestID: String? { best.map { slots[$0].id } }
}

extension Slot {
    /// Why nobody can be booked into it; nil where there is a place.
    func takesNobody(at now: Instant) -> String? {
        if closed { return "That slot is closed." }
        if start <= now { return "That slot has begun." }
        return free > 0 ? nil : "That slot is full: \(booked) of \(capacity)."
    }

    /// What of the clinic's name the service's does not say already.
    func clinicBriefly(at service: Service?) -> String {
        guard let clinic else { return "" }
        guard let name = service?.name, clinic.hasPrefix(name) else { return clinic }
        let rest = clinic.dropFirst(name.count).drop { !$0.isLetter && !$0.isNumber }
        return rest.isEmpty ? clinic : String(rest)
    }
}
