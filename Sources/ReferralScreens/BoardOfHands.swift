// What one colleague has in hand, item by item: theirs by assignment, and what they have claimed.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The items of a person of the workload board; Enter opens the referral, where it can be handed on or taken over.
struct InHandBoard: BoardContent {
    let staff: StaffMember
    var page: InHandPage?
    private var today = Day(number: 0)

    init(of staff: StaffMember) { self.staff = staff }

    var board: Board { .workload }
    var asOf: Instant? { page?.asOf }
    var title: SafeText { "In hand: \(SafeText(staff.name))" }
    var emptyWords: SafeText { "\(SafeText(staff.name)) has nothing in hand." }
    var order: SafeText { "theirs by due day, then what they claimed" }

    var status: SafeText {
        guard let page else { return "" }
        let late = page.owned.count { $0.due < today }
        let cut = page.owned.count < page.total ? ", the first \(grouped(page.owned.count)) shown" : ""
        return """
            \(counted(page.total, "item")) in hand\(SafeText(cut)), \(grouped(late)) overdue, \
            \(grouped(page.claimed.count)) claimed beside them
            """
    }

    func columns(_ width: Int) -> [Column] { Self.columns }

    private static let columns = [
        Column("How", width: .fixed(7), keep: true), Column("Pri", width: .fixed(4), keep: true),
        Column("Due", width: .fixed(15), keep: true), Column("Patient", width: .flexible(min: 20), keep: true),
        Column("NHS No.", width: .fixed(12), keep: true), Column("Worklist", width: .flexible(min: 14)),
        Column("Service", width: .flexible(min: 14)), Column("Appointment", width: .fixed(17)),
    ]

    var rows: [BoardRow] {
        guard let page else { return [] }
        return page.owned.map { row($0, isClaim: false) } + page.claimed.map { row($0, isClaim: true) }
    }

    private func row(_ item: WorklistItem, isClaim: Bool) -> BoardRow {
        let name = item.patient ?? "Name not known"
        let place = item.serviceName ?? item.service ?? "no service named"
        let due = DueMark(item.due, today: today)
        let visit = item.appointmentStart
        var row = BoardRow(
            id: item.item,
            cells: [
                isClaim ? "claimed" : "theirs", SafeText(item.priority?.mark ?? "N/K"), due.text,
                nameInList(name, died: item.died), SafeText(item.nhsNumber?.spaced ?? "not known"),
                SafeText(item.worklist.label), SafeText(placeWord(place)), SafeText(visit?.shortText ?? ""),
            ], styles: [2: due.style],
            spoken: """
                \(isClaim ? "Claimed since \(item.since.shortText)" : "Theirs"): \(item.died == nil ? "" : "DIED ")\(name), \
                NHS number \(item.nhsNumber?.shown ?? "not known"), \(item.priority?.label ?? "priority not known"), \
                \(item.worklist.label), \(place), \(due.text.string); \
                \(visit.map { "appointment \($0.bookingText)" } ?? "no appointment").
                """,
            referral: item.referral)
        row.item = item
        return row
    }

    func requests(_ session: Session) -> [Request] { [.board(.inHand(staff.login))] }

    mutating func take(_ request: Request, _ reply: Reply, _ session: Session) -> Effect {
        if case .board(.inHand(let page)) = reply {
            self.page = page
            today = page.asOf.londonDay
        }
        return .none
    }
}
