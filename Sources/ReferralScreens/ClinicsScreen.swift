// The clinics of a day: which sessions there are, how full they are, and what was done to them as a whole.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Sessions of one day; Enter opens one with its patients.
struct ClinicsScreen: Screen {
    /// nil until it is shown: today.
    var day: Day?
    var sessions: [ClinicSession] = []
    var services: [String: Service] = [:]
    var asOf: Instant?
    var problem: SafeText?
    var cursor = ListCursor<ClinicName>()

    var context: Context { .clinics }
    var selected: ClinicSession? { cursor.selectedIndex.map { sessions[$0] } }

    func offers(_ intent: Intent) -> Bool {
        switch intent {
        case .open, .callDown: selected != nil
        case _: true
        }
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .appeared: return .several([.ask(.services), look(session)])
        case .uncovered: return look(session)
        case .reply(_, .services(let services)):
            self.services = Dictionary(services.map { ($0.id, $0) }) { first, _ in first }
            return .none
        case .reply(.clinic(.list(let query)), .clinic(.sessions(let sessions))): return take(sessions, query, session)
        case .failed(.clinic(.list), let failure), .failed(.services, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .intent(let intent, _): return follow(intent, session)
        // What a clinic could not be given on its way here it has said itself.
        case .shown, .typed, .reply, .failed, .acted, .step, .slotLost: return .none
        }
    }

    private mutating func follow(_ intent: Intent, _ session: Session) -> Effect {
        if cursor.follow(intent) { return .none }
        switch intent {
        case .open: return selected.map { .push(ClinicScreen($0.name, service: services[$0.service])) } ?? .none
        case .callDown: return selected.map { .push(CallDownScreen($0.name)) } ?? .none
        case .nextDay: return seek(from: 1, until: Self.reach, session)
        case .previousDay: return seek(from: -Self.reach, until: -1, session)
        case .nextWeek: return go(by: 7, session)
        case .previousWeek: return go(by: -7, session)
        case .today:
            day = session.today
            return look(session)
        case .refresh: return look(session)
        case .find: return .push(FindScreen())
        case .back: return .pop
        case _: return .none
        }
    }

    /// Days in which the next clinic is looked for.
    private static let reach = 21

    /// The clinics of some days from this one on, of which the nearest that has any is shown.
    private func seek(from first: Int, until last: Int, _ session: Session) -> Effect {
        let day = self.day ?? session.today
        return .ask(.clinic(.list(ClinicQuery(from: day.adding(days: first), until: day.adding(days: last)))))
    }

    private mutating func take(_ found: [ClinicSession], _ query: ClinicQuery, _ session: Session) -> Effect {
        problem = nil
        let here = day ?? session.today
        if query.from != query.until {
            let days = Set(found.map(\.day))
            guard let next = (query.from ?? here) > here ? days.min() : days.max() else {
                return .notice(
                    "No clinic is planned in the three weeks \((query.from ?? here) > here ? "after" : "before").",
                    .hint)
            }
            day = next
        }
        sessions = found.filter { $0.day == day }
        asOf = session.now
        cursor.ids = sessions.map(\.name)
        return .none
    }

    private mutating func go(by days: Int, _ session: Session) -> Effect {
        day = (day ?? session.today).adding(days: days)
        return look(session)
    }

    private mutating func look(_ session: Session) -> Effect {
        let day = self.day ?? session.today
        self.day = day
        return .ask(.clinic(.list(ClinicQuery(from: day, until: day))))
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let top = rows.lowerBound
        let day = self.day ?? session.today
        let title: SafeText = "Clinics of \(day.shortWithWeekday)\(day == session.today ? ", today" : "")"
        frame.put(title, row: top, column: 1, style: .heading)
        if let problem {
            frame.put(problem, row: top + 1, column: 1, style: .alert)
        } else if let asOf {
            let patients = sessions.reduce(0) { $0 + $1.patients }
            let left = sessions.reduce(0) { $0 + $1.toCashUp(at: session.now) }
            let cashUp = left > 0 ? ", \(grouped(left)) to cash up" : ""
            let words =
                sessions.isEmpty
                ? "No clinic on this day. Right goes to the next one."
                : "\(counted(sessions.count, "clinic")), \(counted(patients, "patient"))\(cashUp)   as of \(asOf.clockText)"
            frame.put(SafeText(words), row: top + 1, column: 1, style: .hint)
        }
        guard !sessions.isEmpty else { return }
        let columns = [
            Column("Time", width: .fixed(11), keep: true), Column("Service", width: .flexible(min: 24), keep: true),
            Column("Booked", width: .fixed(8), alignment: .right, keep: true),
            Column("State", width: .fixed(9), keep: true), Column("Clinic", width: .flexible(min: 14)),
            Column("Clinician", width: .flexible(min: 14)), Column("Room", width: .fixed(10)),
            Column("Why", width: .flexible(min: 16)),
        ]
        let inView = cursor.visible(height: rows.upperBound - top - 3)
        let cells = sessions[inView].map { it -> [SafeText] in
            [
                SafeText(it.times), SafeText(services[it.service]?.name ?? it.service),
                "\(it.patients) of \(it.capacity)", SafeText(it.dayWord(at: session.now)),
                SafeText(it.briefly(at: services[it.service])), SafeText(it.clinicians.joined(separator: ", ")),
                SafeText(it.rooms.joined(separator: ", ")), SafeText(it.why ?? ""),
            ]
        }
        let widths = Table.layout(columns, width: frame.size.columns - 3, rows: cells)
        frame.put("  " + Table.header(columns, widths: widths), row: top + 2, style: .hint)
        frame.putPart(inView, of: sessions.count, row: top + 2)
        for (offset, index) in inView.enumerated() {
            frame.putChoice(
                Table.row(cells: cells[offset], widths: widths, columns: columns), row: top + 3 + offset,
                isSelected: index == cursor.selectedIndex, style: sessions[index].act == nil ? .plain : .dimmed)
        }
    }
}

extension ClinicSession {
    /// `09:00-12:20`, London.
    var times: String {
        guard let start, let end else { return "" }
        return "\(LondonTime(at: start).clock)-\(LondonTime(at: end).clock)"
    }

    /// Patients beyond the capacity of their slots.
    var overbooked: Int { slots.reduce(0) { $0 + max(0, $1.booked - $1.capacity) } }

    /// In a list of clinics: what is still to do once it has begun, else its state.
    func dayWord(at now: Instant) -> String {
        let left = toCashUp(at: now)
        guard act == nil, left > 0 || end.map({ $0 <= now }) ?? false else { return stateWord(at: now) }
        return left > 0 ? "to do: \(left)" : patients > 0 ? "done" : stateWord(at: now)
    }

    /// What was done to it, or whether there is a place, in a word.
    func stateWord(at now: Instant) -> String {
        switch act {
        case .close: "closed"
        case .cancel: slots.allSatisfy(\.closed) ? "cancelled" : "cut short"
        case .move: slots.allSatisfy(\.closed) ? "moved" : "cut short"
        case nil where end.map { $0 <= now } ?? false: "past"
        case nil:
            free > 0
                ? "\(free) free"
                : slots.allSatisfy(\.closed) ? "closed" : overbooked > 0 ? "full +\(overbooked)" : "full"
        }
    }

    /// What of the clinic's name the service's does not say already.
    func briefly(at service: Service?) -> String {
        let brief = slots.first?.clinicBriefly(at: service) ?? clinic ?? ""
        return brief.isEmpty ? "Clinic" : brief
    }

    /// The clinic with its service, neither said twice.
    func title(at service: Service?) -> String {
        let name = service?.name ?? self.service
        guard let clinic, clinic != name else { return name }
        let brief = slots.first?.clinicBriefly(at: service) ?? clinic
        return brief == clinic && clinic.hasPrefix(name) ? clinic : "\(name): \(brief)"
    }
}
