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
    /// It was somebody else who took the slot.
    private var isLost = false
    /// What was recorded by the key that led here: the best slot's form opens at once, and whoever leaves without
    /// booking has done this.
    private let before: Outcome?
    private var opensBest: Bool

    init(_ name: ReferralName, action: ReferralAction, detail: ReferralDetail? = nil) {
        self.name = name
        self.action = action
        self.detail = detail
        before = nil
        opensBest = false
    }

    /// Books again whoever missed the appointment that was just recorded.
    init(_ name: ReferralName, after outcome: Outcome?, saying words: SafeText) {
        self.name = name
        action = .book
        before = outcome
        opensBest = true
        waiting = words
    }

    var context: Context { .slots }

    var subject: ReferralName? { name }

    var takesBackOnly: Set<ReferralName>? { [name] }

    func copied(_ intent: Intent) -> Copied? { detail.flatMap { Copied(intent, of: $0.patient, $0.referral) } }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .deferToProvider: mayDo(.deferToProvider)
        case .nextService: (detail?.shortlist.count ?? 0) > 1
        case .open: cursor.selectedID != nil
        case .nextClinic, .previousClinic: (grid?.clinics.count ?? 0) > 1
        case .nextDay, .previousDay, .nextWeek, .previousWeek: grid != nil
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
            return .several([leave, .notice("\(action.label): \(refusal.sentence)", .alert)])
        case .reply(_, .suitableSlots(let slots)): return show(slots, session)
        case .reply(.clinic(.list(let query)), .clinic(.sessions(let sessions))):
            take(sessions, from: query.from ?? session.today, session)
            return say()
        case .reply(_, .done(let outcome)):
            waiting = outcome.offer.map { SafeText($0.briefly) }
            return look()
        // Whether the slot may still be chosen is asked again, with what was declined or is free once more.
        case .reply(.compensate, _): return .ask(.referral(name, opening: false))
        case .failed(.perform, let failure): return .notice(SafeText(failure.sentence), .alert)
        case .failed(.referral, let failure): return .several([leave, .notice(SafeText(failure.sentence), .alert)])
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .acted(let outcome): return .popWith(.acted(outcome))
        case .slotLost(let refusal):
            waiting = SafeText(refusal.sentence)
            isLost = true
            return look()
        case .intent(let intent, let key): return follow(intent, key, session)
        case .uncovered, .shown, .typed, .reply, .step: return .none
        }
    }

    private var leave: Effect { before.map { .popWith(.acted($0)) } ?? .pop }

    func mayDo(_ action: ReferralAction) -> Bool {
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

    private mutating func follow(_ intent: Intent, _ key: Key, _ session: Session) -> Effect {
        if moveOn(intent) || cursor.follow(intent) { return .none }
        switch intent {
        case .back: return leave
        case .refresh: return look()
        case .offer: return say(.offer, key)
        case .declined: return say(.declineOffer, key)
        case .open:
            guard let index = cursor.selectedIndex, let detail else { return .none }
            let slot = shown[index]
            if let why = slot.takesNobody(at: session.now) {
                guard session.actor?.role.mayOverbook ?? false, action == .book, slot.isFull(at: session.now) else {
                    return .notice(SafeText(why), .alert)
                }
                return .push(OrderScreen(OverbookOrder(name, detail: detail, slot: slot)))
            }
            return .push(form(detail, shown[index]))
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
        take(ClinicSession.grouped(slots?.slots ?? []), from: monday, session)
        return say()
    }

    private mutating func take(_ sessions: [ClinicSession], from day: Day, _ session: Session) {
        let isOtherWay = grid.map { $0.monday > day } ?? false
        grid = WeekGrid(sessions, monday: WeekGrid.monday(of: day), service: slots?.service, now: session.now)
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

    /// Past the last slot of a day the arrows go on to the next day of the week.
    private mutating func moveOn(_ intent: Intent) -> Bool {
        let isAtEnd = cursor.selectedIndex.map { $0 == shown.count - 1 } ?? true
        let isAtStart = (cursor.selectedIndex ?? 0) == 0
        guard intent == .down && isAtEnd || intent == .up && isAtStart else { return false }
        guard grid?.moveDay(by: intent == .down ? 1 : -1) ?? false else { return false }
        showCell()
        return true
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

    private func form(_ detail: ReferralDetail, _ slot: Slot) -> FormScreen {
        FormScreen(name, action: action, detail: detail, slot: slot)
    }

    /// What waited to be said until the slots were read again.
    private mutating func say() -> Effect {
        guard let words = waiting else { return .none }
        if opensBest {
            opensBest = false
            waiting = nil
            let slot = slots.flatMap { found in found.best.map { found.slots[$0] } }
            let next = slot.flatMap { slot in detail.map { Effect.push(form($0, slot)) } }
            return .several([next ?? .none, .notice(words, .success)])
        }
        let wasLost = isLost
        waiting = nil
        isLost = false
        if slots?.best == nil { return .notice(words + " Nothing else is free.", .alert) }
        return wasLost ? .notice(words + " The next suitable one is selected.", .alert) : .notice(words, .success)
    }
}
