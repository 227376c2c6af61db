// Who acts for whom: the delegations that a clinician gave, or that a clinician administrator holds, granted and revoked.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The register of delegations as far as it concerns the user.
struct DelegationsScreen: Screen {
    var records: [DelegationRecord]?
    var problem: SafeText?
    var cursor = ListCursor<Int64>()
    private var role: Role?

    var context: Context { .delegations }
    private var selected: DelegationRecord? { cursor.selectedIndex.flatMap { records?[$0] } }

    func offers(_ intent: Intent) -> Bool { whyNot(intent) == nil }

    func whyNot(_ intent: Intent) -> String? {
        guard intent == .grant || intent == .revoke else { return nil }
        guard let role, StaffRequest.revoke(0).roles.contains(role) else {
            return "A clinician grants and revokes what is done in their name."
        }
        guard intent == .revoke else { return nil }
        guard let selected else { return "There is no delegation yet." }
        return selected.revokedAt == nil ? nil : "It is revoked already."
    }

    mutating func update(_ event: Event, session: Session) -> Effect {
        role = session.actor?.role
        switch event {
        case .appeared, .uncovered, .intent(.refresh, _): return .ask(.staff(.delegations))
        case .reply(_, .staff(.delegations(let found))):
            // What is in force first, then what is to come, then what has ended.
            let today = session.today
            let sorted = found.sorted {
                ($0.standing(on: today).rank, $1.delegation.until, $1.delegation.id)
                    < ($1.standing(on: today).rank, $0.delegation.until, $0.delegation.id)
            }
            records = sorted
            problem = nil
            cursor.ids = sorted.map(\.delegation.id)
            return .none
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            if intent == .back { return .pop }
            if let why = whyNot(intent) { return .notice(SafeText(why), .hint) }
            if intent == .grant { return .push(OrderScreen(GrantOrder())) }
            guard intent == .revoke, let selected else { return .none }
            return .push(OrderScreen(RevokeOrder(record: selected)))
        case .shown, .typed, .reply, .acted, .step, .slotLost: return .none
        }
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let top = rows.lowerBound
        let width = frame.size.columns
        let isHolder = session.actor?.role == .triage
        frame.put(isHolder ? "For whom you act" : "Who acts for you", row: top, column: 1, style: .heading)
        if let problem { frame.put(problem, row: top + 1, column: 1, style: .alert) }
        guard let records else { return }
        let live = records.count { $0.standing(on: session.today) == .live }
        let words =
            records.isEmpty ? "nobody yet" : "\(counted(records.count, "delegation")), \(grouped(live)) in force"
        frame.put(SafeText(words), row: top, column: 20, style: .hint)
        let columns = [
            Column("State", width: .fixed(9), keep: true), Column("Person", width: .flexible(min: 18), keep: true),
            Column("Until", width: .fixed(11), keep: true),
            Column("Decided", width: .fixed(7), alignment: .right),
            Column("To sign", width: .fixed(7), alignment: .right, keep: true),
            Column("Protocol", width: .flexible(min: 14)),
        ]
        let widths = Table.layout(columns, width: min(width, 120) - 3)
        frame.put("  " + Table.header(columns, widths: widths), row: top + 2, style: .hint)
        let whole = selected.map { wrapped(SafeText($0.sentence(isHolder: isHolder)), width: width - 4) } ?? []
        let foot = Array(whole.prefix(5))
        let inView = cursor.visible(height: rows.upperBound - top - 4 - foot.count)
        frame.putPart(inView, of: records.count, row: top + 2)
        for (offset, index) in inView.enumerated() {
            let record = records[index]
            let standing = record.standing(on: session.today)
            let cells: [SafeText] = [
                SafeText(standing.label), SafeText((isHolder ? record.delegation.clinician : record.delegate).name),
                SafeText(record.delegation.until.short), SafeText(grouped(record.decisions)),
                SafeText(grouped(record.toCountersign)), SafeText(record.protocolName),
            ]
            frame.putChoice(
                Table.row(cells: cells, widths: widths, columns: columns), row: top + 3 + offset,
                isSelected: index == cursor.selectedIndex, style: standing == .live ? .plain : .dimmed)
        }
        for (offset, line) in foot.enumerated() {
            frame.put(line, row: rows.upperBound - foot.count + offset, column: 2)
        }
    }
}

extension DelegationRecord.Standing {
    var label: String {
        switch self {
        case .ahead: "to come"
        case .live: "in force"
        case .ended: "ended"
        case .revoked: "revoked"
        }
    }

    fileprivate var rank: Int {
        switch self {
        case .live: 0
        case .ahead: 1
        case .ended: 2
        case .revoked: 3
        }
    }
}

extension DelegationRecord {
    /// All of it in words.
    func sentence(isHolder: Bool) -> String {
        let who = isHolder ? "You act for \(delegation.clinician.name)" : "\(delegate.name) acts for you"
        var parts = ["\(who) from \(delegation.from.short) to \(delegation.until.short)", "protocol: \(protocolName)"]
        parts += delegation.limits
        parts.append(
            delegation.countersignEvery.map {
                $0 == 1 ? "every decision comes back" : "one decision in \($0) comes back"
            }
                ?? "no decision comes back")
        parts.append("\(counted(decisions, "decision")), \(grouped(countersigned)) countersigned")
        if let revokedAt { parts.append("revoked \(revokedAt.shortText)") }
        return parts.joined(separator: "; ") + "."
    }
}

extension Delegation {
    /// What it is limited to, in words.
    var limits: [String] {
        var parts: [String] = []
        parts.append(services.isEmpty ? "all services" : "services \(services.sorted().joined(separator: ", "))")
        if !actions.isEmpty { parts.append("only " + actions.map(\.label).sorted().joined(separator: ", ")) }
        if !priorities.isEmpty { parts.append("only " + priorities.map(\.mark).sorted().joined(separator: ", ")) }
        if !clinicTypes.isEmpty { parts.append("clinic types \(clinicTypes.sorted().joined(separator: ", "))") }
        if let youngest { parts.append("from the age of \(youngest)") }
        if let oldest { parts.append("to the age of \(oldest)") }
        return parts
    }
}
