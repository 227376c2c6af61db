// Any patient from anywhere: a few letters or digits, and the referrals that fit.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// Finding a referral by name, NHS number, hospital number, UBRN or reference.
struct FindScreen: Screen {
    private static let limit = 50

    var field = TextField(limit: 80)
    var found: [FoundReferral] = []
    var problem: SafeText?
    var hasAsked = false
    var cursor = ListCursor<Int64>()

    var context: Context { .find }
    var takesText: Bool { true }

    mutating func update(_ event: Event, session: Session) -> Effect {
        switch event {
        case .uncovered: return search()
        case .typed(let key):
            let before = field.text
            _ = field.handle(key)
            return field.text == before ? .none : search()
        case .reply(_, .found(let found)):
            self.found = found
            hasAsked = true
            problem = nil
            cursor.ids = found.map(\.referral.id)
            return .none
        case .failed(_, let failure):
            problem = SafeText(failure.sentence)
            return .none
        case .intent(let intent, _):
            if cursor.follow(intent) { return .none }
            switch intent {
            case .open: return cursor.selectedID.map { .push(ReferralScreen(.id($0))) } ?? .none
            case .back: return .pop
            case _: return .none
            }
        case .appeared, .shown, .reply, .acted, .step, .slotLost: return .none
        }
    }

    private mutating func search() -> Effect {
        let text = field.text
        guard text.count >= 2 else {
            found = []
            hasAsked = false
            cursor.ids = []
            return .none
        }
        return .ask(.search(text, limit: Self.limit))
    }

    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        let top = rows.lowerBound
        frame.put("Find a patient", row: top, column: 1, style: .heading)
        let long: SafeText = "name, NHS number, hospital number, UBRN or reference"
        let hint = 17 + long.cells < frame.size.columns ? long : "name, any number of theirs, UBRN"
        frame.put(hint, row: top, column: 17, style: .hint)
        let status = top + 2
        if let problem {
            frame.put(problem, row: status, column: 1, style: .alert)
        } else if !hasAsked {
            frame.put("Type at least two letters or digits.", row: status, column: 1, style: .hint)
        } else if found.isEmpty {
            frame.put("No referral that you may see fits “\(field.text)”.", row: status, column: 1)
        } else {
            let more = found.count >= Self.limit ? "; type more to narrow it" : ""
            let text: SafeText = "\(counted(found.count, "referral"))\(more)"
            frame.put(text, row: status, column: 1, style: .hint)
            if found.contains(where: { $0.alike > 0 }) {
                frame.put(
                    "Same name: check birth date, number", row: status, column: text.cells + 3, style: .alert)
            }
        }
        let columns = [
            Column("Patient", width: .flexible(min: 20), keep: true), Column("Born", width: .fixed(11), keep: true),
            Column("NHS No.", width: .fixed(numberWidth), keep: true),
            Column("Pri", width: .fixed(3)), Column("State", width: .flexible(min: 16)),
            Column("Service", width: .flexible(min: 14)),
        ]
        let inView = cursor.visible(height: rows.upperBound - top - 4)
        let cells = found[inView].map { it -> [SafeText] in
            [
                nameInList(it.patient.bannerName ?? "Name not known", died: it.patient.died),
                SafeText(it.patient.born?.short ?? "Not known"),
                SafeText(it.patient.nhsNumber?.spaced ?? "Not known"), SafeText(it.referral.priority?.mark ?? "N/K"),
                SafeText(it.referral.stateLabel(of: it.patient)),
                SafeText(it.service?.name ?? it.referral.service ?? ""),
            ]
        }
        let widths = Table.layout(columns, width: frame.size.columns - 3, rows: cells)
        frame.put("  " + Table.header(columns, widths: widths), row: top + 3, style: .hint)
        frame.putPart(inView, of: found.count, row: top + 3)
        for (offset, index) in inView.enumerated() {
            let it = found[index]
            frame.putChoice(
                Table.row(cells: cells[offset], widths: widths, columns: columns), row: top + 4 + offset,
                isSelected: index == cursor.selectedIndex)
            guard index != cursor.selectedIndex else { continue }
            frame.restyleName(row: top + 4 + offset, column: 2, width: widths[0], died: it.patient.died)
        }
        field.draw(in: &frame, row: top + 1, column: 1, width: min(60, frame.size.columns - 2), focused: true)
    }

    private var numberWidth: Int {
        max(12, found.compactMap { $0.patient.nhsNumber.map { SafeText($0.spaced).cells } }.max() ?? 0)
    }
}
