// One clinic: its patients in order of time, cashed up by one key each, and what is done to the clinic as a whole.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// A session with its patients.
struct ClinicScreen: Screen {
    /// A patient of the session; `line` is nil for those who are no longer booked in it.
    struct Row: Sendable {
        var referral: Int64
        var patient: Patient
        var start: Instant?
        var line: CashUpLine?
    }

    let name: ClinicName
    var service: Service?
    var clinic: ClinicSession?
    var people: [ClinicPatient] = []
    var list: CashUp?
    var rows: [Row] = []
    var problem: SafeText?
    var cursor = ListCursor<Int64>()
    private var role: Role?
    private var now = Instant(seconds: 0)

    init(_ name: ClinicName, service: Service?) {
        self.name = name
        self.service = service
    }

    var context: Context { .clinic }
    var selected: Row? { cursor.selectedIndex.map { rows[$0] } }
    private var needsOutcome: Bool { selected?.line?.outstanding == .outcome }

    var subject: ReferralName? { selected.map { .id($0.referral) } }

    var takesBackOnly: Set<ReferralName>? { Set(rows.map { .id($0.referral) }) }

    func copied(_ intent: Intent) -> Copied? {
        guard let selected else { return nil }
        if let visit = selected.line?.visit {
            return Copied(intent, of: visit.patient, ubrn: visit.ubrn, reference: visit.reference)
        }
        return Copied(intent, of: selected.patient, people.first { $0.referral.id == selected.referral }?.referral)
    }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .discharged, .follows, .missed: needsOutcome
        case .open: selected != nil
        case .cancelClinic, .moveClinic, .closeClinic, .reopenClinic, .takeBackClinic:
            mayDo(intent) && hasUse(for: intent)
        case _: true
        }
    }

    /// Whether an act on the clinic makes sense as it stands.
    private func hasUse(for intent: Intent) -> Bool {
        if intent != .takeBackClinic, let clinic, clinic.day < now.londonDay { return false }
        return switch intent {
        case .cancelClinic, .moveClinic: clinic.map { $0.slots.contains { !$0.closed || $0.booked > 0 } } ?? false
        case .closeClinic: clinic.map { $0.slots.contains { !$0.closed } } ?? false
        case .reopenClinic: clinic.map { $0.act == .close || $0.act == .cancel } ?? false
        case .takeBackClinic: clinic?.act != nil
        case _: true
        }
    }

    /// Whether the door would take it from this role.
    private func mayDo(_ intent: Intent) -> Bool {
        guard let role else { return false }
        let part = ClinicPart(name)
        let request: ClinicRequest =
            switch intent {
            case .cancelClinic: .cancel(ClinicCancellation(part, reason: ""), isRehearsal: true)
            case .moveClinic: .move(ClinicMove(part), isRehearsal: true)
            case .closeClinic: .close(part)
            case .reopenClinic: .reopen(name)
            case _: .takeBack(name)
            }
        return request.roles.contains(role)
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared, .uncovered:
            role = session.actor?.role
            now = session.now
            return look
        case .reply(_, .clinic(.session(let detail))):
            clinic = detail.session
            people = detail.patients
            merge()
            return .none
        case .reply(let request, .clinic(.cashUp(let list))):
            self.list = list
            problem = nil
            merge()
            guard case .clinic(.visited(_, .id(let id), let result, _)) = request else {
                goOn()
                return .none
            }
            return said(result, of: id)
        case .reply(.compensate(_, .id(let id)), _):
            cursor.select(id)
            return .none
        case .failed(.clinic(.show), let failure):
            return clinic == nil ? .several([.pop, .notice(SafeText(failure.sentence), .alert)]) : stale(failure)
        case .failed(_, let failure): return stale(failure)
        case .acted(let outcome): return .several([look, .notice(SafeText(outcome.sentence), .success)])
        case .intent(let intent, _): return follow(intent, session)
        case .shown, .typed, .reply, .step, .slotLost: return .none
        }
    }

    private mutating func stale(_ failure: Failure) -> Effect {
        if list == nil { problem = SafeText(failure.sentence) }
        return .notice(SafeText(failure.sentence), .alert)
    }

    private var look: Effect { .several([.ask(.clinic(.show(name))), .ask(.clinic(.cashUp(name)))]) }

    private mutating func merge() {
        rows = (list?.lines ?? []).map {
            Row(
                referral: $0.visit.referral, patient: $0.visit.patient, start: $0.visit.appointment.start, line: $0)
        }
        let known = Set(rows.map(\.referral))
        rows += people.filter { !known.contains($0.referral.id) }.map {
            Row(referral: $0.referral.id, patient: $0.patient, start: $0.start)
        }
        rows.sort { ($0.start?.seconds ?? 0, $0.referral) < ($1.start?.seconds ?? 0, $1.referral) }
        cursor.ids = rows.map(\.referral)
    }

    /// On to the next patient whose outcome is outstanding, once this one's is not.
    private mutating func goOn() {
        guard selected != nil, !needsOutcome, let index = cursor.selectedIndex else { return }
        let order = Array(rows[index...]) + Array(rows[..<index])
        if let next = order.first(where: { $0.line?.outstanding == .outcome }) { cursor.select(next.referral) }
    }

    private mutating func said(_ result: VisitResult, of id: Int64) -> Effect {
        let who = rows.first { $0.referral == id }?.patient.bannerName ?? "The patient"
        goOn()
        let left = list?.outstanding ?? 0
        let rest = left == 0 ? "Everybody is cashed up." : "\(counted(left, "patient")) to go."
        return .notice("\(result.done): \(who). \(rest)", .success)
    }

    private mutating func follow(_ intent: Intent, _ session: Session) -> Effect {
        if cursor.follow(intent) { return .none }
        switch intent {
        case .open: return selected.map { .push(ReferralScreen(.id($0.referral))) } ?? .none
        case .discharged:
            guard let line = toCashUp else { return notToCashUp }
            return .ask(.clinic(.visited(name, .id(line.visit.referral), .discharged, rtt: nil)))
        case .follows: return toCashUp.map { push(FollowOrder(clinic: name, line: $0)) } ?? notToCashUp
        case .missed: return toCashUp.map { push(MissedOrder(clinic: name, line: $0)) } ?? notToCashUp
        case .callDown: return .push(CallDownScreen(name))
        case .cancelClinic, .moveClinic, .closeClinic, .reopenClinic, .takeBackClinic: return act(intent)
        case .print: return .print(.clinicList(name))
        case .history: return selected.map { .push(HistoryScreen(.id($0.referral), patient: $0.patient)) } ?? .none
        case .actions: return selected.map { .push(ActionsScreen(.id($0.referral))) } ?? .none
        case .refresh: return look
        case .find: return .push(FindScreen())
        case .back: return .pop
        case _: return .none
        }
    }

    private var toCashUp: CashUpLine? { needsOutcome ? selected?.line : nil }

    private var notToCashUp: Effect {
        guard let selected else { return .notice("There is no patient in this clinic.", .hint) }
        guard let line = selected.line else {
            return .notice("\(selected.patient.bannerName ?? "The patient") is no longer booked in this clinic.", .hint)
        }
        return .notice("\(line.visit.patient.bannerName ?? "The patient"): \(line.standing).", .hint)
    }

    private func act(_ intent: Intent) -> Effect {
        guard let clinic else { return .none }
        guard mayDo(intent) else {
            return .notice("Booking staff and supervisors do that to a clinic.", .alert)
        }
        guard hasUse(for: intent) else {
            return .notice("The clinic is \(clinic.stateWord(at: now)): nothing to do.", .hint)
        }
        switch intent {
        case .cancelClinic: return push(CancelOrder(clinic, service: service, people: people))
        case .moveClinic: return push(MoveOrder(clinic, service: service))
        case .closeClinic: return push(CloseOrder(clinic, service: service))
        case .reopenClinic: return push(ReopenOrder(clinic, service: service))
        case _: return push(TakeBackOrder(clinic, service: service))
        }
    }

    private func push(_ order: any Order) -> Effect { .push(OrderScreen(order)) }

    mutating func view(in frame: inout Frame, rows place: Range<Int>, session: Session) {
        guard let clinic else {
            if let problem { frame.put(problem, row: place.lowerBound, column: 1, style: .alert) }
            return
        }
        var row = place.lowerBound
        frame.put(SafeText(clinic.title(at: service)), row: row, column: 1, style: .heading)
        row += 1
        let facts = [
            "\(clinic.day.shortWithWeekday) \(clinic.times)", clinic.clinicians.joined(separator: ", "),
            clinic.rooms.joined(separator: ", "), "\(clinic.booked) of \(clinic.capacity) booked",
            clinic.stateWord(at: now),
        ].filter { !$0.isEmpty }.map { Fact("", SafeText($0), style: .hint) }
        for line in FactFlow.lines(facts, width: frame.size.columns - 2, labelStyle: .hint) {
            frame.put(line, row: row, column: 1)
            row += 1
        }
        if let why = clinic.why {
            frame.put("Why: \(why)", row: row, column: 1, style: .alert)
            row += 1
        }
        if let problem {
            frame.put(problem, row: row, column: 1, style: .alert)
        } else {
            frame.put(progress, row: row, column: 1, style: list?.outstanding == 0 ? .success : .notice)
        }
        row += 1
        drawRows(in: &frame, rows: place.from(row))
    }

    /// `Cashed up 3 of 9 [███······]`; for a clinic ahead, how many are booked.
    var progress: SafeText {
        let lines = list?.lines ?? []
        guard !lines.isEmpty else { return "Nobody is booked in this clinic." }
        let ahead = lines.count { $0.outstanding == .ahead }
        let begun = lines.count - ahead
        let done = begun - lines.count { $0.outstanding == .outcome }
        if begun == 0 { return "\(counted(ahead, "patient")), none of them seen yet." }
        let bar = String(repeating: "#", count: done) + String(repeating: ".", count: lines.count - done)
        let rest = ahead > 0 ? ", \(ahead) still to come" : done == begun ? ": everybody" : ""
        return SafeText("Cashed up \(done) of \(begun)\(rest)" + (lines.count <= 30 ? "  [\(bar)]" : ""))
    }

    private mutating func drawRows(in frame: inout Frame, rows place: Range<Int>) {
        let columns = [
            Column("Time", width: .fixed(5), keep: true), Column("Patient", width: .flexible(min: 20), keep: true),
            Column("NHS No.", width: .fixed(12), keep: true),
            Column("Outcome", width: .flexible(min: 16), keep: true), Column("Born", width: .fixed(11)),
            Column("Telephone", width: .fixed(16)), Column("UBRN", width: .fixed(14)),
        ]
        let widths = Table.layout(columns, width: frame.size.columns - 3)
        frame.put("  " + Table.header(columns, widths: widths), row: place.lowerBound, style: .hint)
        let inView = cursor.visible(height: max(1, place.count - 1))
        frame.putPart(inView, of: rows.count, row: place.lowerBound)
        for (offset, index) in inView.enumerated() {
            let it = rows[index]
            let cells: [SafeText] = [
                SafeText(it.start.map { LondonTime(at: $0).clock } ?? ""),
                nameInList(it.patient.bannerName ?? "Name not known", died: it.patient.died),
                SafeText(it.patient.nhsNumber?.spaced ?? "Not known"),
                SafeText(it.line?.standingBriefly ?? "no longer here"), SafeText(it.patient.born?.short ?? "Not known"),
                SafeText(it.patient.mobile ?? it.patient.phone ?? ""), SafeText(it.line?.visit.ubrn?.spaced ?? ""),
            ]
            let row = place.lowerBound + 1 + offset
            let isSelected = index == cursor.selectedIndex
            let isOpen = it.line?.outstanding == .outcome || it.line?.outstanding == .ahead
            frame.putChoice(
                Table.row(cells: cells, widths: widths, columns: columns), row: row, isSelected: isSelected,
                style: isOpen ? .plain : .dimmed)
            guard !isSelected else { continue }
            if isOpen { frame.restyleName(row: row, column: 8, width: widths[1], died: it.patient.died) }
        }
    }
}

extension VisitResult {
    /// What is said once it is recorded.
    var done: SafeText {
        switch self {
        case .discharged: "Attended and discharged"
        case .follows(let next): "Attended, \(next.kind.label.lowercased()) by \(next.due.short)"
        case .missed: "Recorded as missed"
        }
    }
}
