// The waiting list as a meeting goes through it, patient by patient: weeks, next event, agreed action, who, by when.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

/// The longest waits first.
struct MeetingBoard: BoardContent {
    let service: String?
    var page: MeetingPage?
    private var today = Day(number: 0)
    private var search: String?

    init(service: String? = nil) { self.service = service }

    var board: Board { .meeting }
    var asOf: Instant? { page?.asOf }
    var title: SafeText { page?.serviceName.map { "\(board.label): \($0)" } ?? SafeText(board.label) }
    var emptyWords: SafeText { "Nobody waits on a running clock." }

    var status: SafeText {
        guard let page else { return "" }
        let over = page.bands.filter { $0.key != .within18 }.sorted { $0.key < $1.key }
            .map { "\(grouped($0.value)) over \($0.key.weeks)" }
        let open = page.lines.count { $0.agreed.map { $0.doneAt == nil } ?? false }
        let late = page.lines.count { isLate($0.agreed) }
        let cut = page.lines.count < page.matching ? ", the \(grouped(page.lines.count)) longest shown" : ""
        return """
            \(counted(page.total, "patient"))\(cut); weeks: \(over.isEmpty ? "none over 18" : over.joined(separator: ", ")); \
            \(counted(open, "action")) open, \(grouped(late)) late
            """
    }

    var order: SafeText { "longest wait first" }

    func columns(_ width: Int) -> [Column] { Self.columns }

    private static let columns = [
        Column("Wks", width: .fixed(4), alignment: .right, keep: true), Column("Pri", width: .fixed(4), keep: true),
        Column("Patient", width: .flexible(min: 20), keep: true), Column("NHS No.", width: .fixed(12), keep: true),
        Column("Next", width: .fixed(11), keep: true), Column("Agreed", width: .flexible(min: 14)),
        Column("Whose", width: .flexible(min: 10)), Column("By", width: .fixed(15)),
        Column("Since last week", width: .flexible(min: 14)), Column("Service", width: .flexible(min: 14)),
        Column("Breach", width: .fixed(11)),
    ]

    private func isLate(_ agreed: AgreedAction?) -> Bool {
        agreed.map { $0.doneAt == nil && $0.due < today } ?? false
    }

    var rows: [BoardRow] { (page?.lines ?? []).map(row) }

    private func row(_ line: MeetingLine) -> BoardRow {
        let item = line.item
        let weeks = line.weeksWaited(on: today)
        let name = item.patient ?? "Name not known"
        let agreed = line.agreed
        let by = agreed.map { agreed -> DueMark? in agreed.doneAt == nil ? DueMark(agreed.due, today: today) : nil }
        let since = line.lastAct.map { "\(line.lastActAt?.londonDay.short.prefix(6) ?? "") \(historyLabel($0))" }
        let place = item.serviceName ?? item.service ?? "no service named"
        var row = BoardRow(
            id: item.item,
            cells: [
                SafeText("\(weeks)"), SafeText(item.priority?.mark ?? "N/K"), nameInList(name, died: item.died),
                SafeText(item.nhsNumber?.spaced ?? "not known"),
                SafeText(item.appointmentStart?.londonDay.short ?? "NONE"), SafeText(agreed?.what ?? ""),
                SafeText(agreed?.owner.name ?? ""), by.map { $0?.text ?? "done" } ?? "",
                SafeText(since ?? "nothing"), SafeText(placeWord(place)), SafeText(item.breach?.short ?? ""),
            ],
            spoken: spoken(line, name, weeks, place), referral: item.referral)
        row.item = item
        if item.breach.map({ $0 < today }) ?? false { row.styles[0] = .overdue }
        if item.appointmentStart == nil { row.styles[4] = .alert }
        if let style = by??.style { row.styles[7] = style }
        return row
    }

    private func spoken(_ line: MeetingLine, _ name: String, _ weeks: Int, _ place: String) -> String {
        let item = line.item
        var text = """
            \(counted(weeks, "week")): \(item.died == nil ? "" : "DIED ")\(name), NHS number \
            \(item.nhsNumber?.shown ?? "not known"); \
            next: \(item.appointmentStart.map { "appointment \($0.bookingText)" } ?? "no appointment"), \
            \(item.state?.label ?? "")
            """
        if let agreed = line.agreed {
            let state = agreed.doneAt.map { "done on \($0.londonDay.short)" } ?? "by \(agreed.due.short)"
            text += "; agreed on \(agreed.agreedAt.londonDay.short): \(agreed.what), \(agreed.owner.name), \(state)"
        } else {
            text += "; nothing agreed"
        }
        let since = line.lastAct.map { "\(historyLabel($0)) on \(line.lastActAt?.londonDay.short ?? "")" }
        return text + """
            ; since last week: \(since ?? "nothing"); \(item.priority?.label ?? "priority not known"), \(place), last good \
            day \(item.breach?.short ?? "not known").
            """
    }

    var found: (matching: Int, total: Int)? { page.map { ($0.matching, $0.total) } }

    mutating func look(for text: String?) -> [Request] {
        search = text
        return [request]
    }

    private var request: Request { .board(.meeting(service: service, matching: search)) }

    func requests(_ session: Session) -> [Request] { [request] }

    mutating func take(_ request: Request, _ reply: Reply, _ session: Session) -> Effect {
        switch reply {
        case .board(.meeting(let page)):
            // What was asked for other words than those that stand there now comes too late.
            guard request == self.request else { return .none }
            self.page = page
            today = page.asOf.londonDay
            return .none
        case .board(.agreed(let agreed)):
            let words: SafeText = agreed.doneAt == nil ? "Not done after all" : "Done"
            return .several(
                [.notice("\(words): \(agreed.what), \(agreed.owner.name).", .success)]
                    + requests(session).map { .ask($0) })
        case _: return .none
        }
    }

    private func line(of row: BoardRow?) -> MeetingLine? { page?.lines.first { $0.item.item == row?.id } }

    func whyNot(_ intent: Intent, row: BoardRow?) -> String? {
        guard intent == .agreedDone, let line = line(of: row) else { return nil }
        return line.agreed == nil ? "Nothing is agreed for this patient: a agrees something." : nil
    }

    mutating func follow(_ intent: Intent, row: BoardRow?, _ session: Session) -> Effect? {
        if intent == .print {
            guard let page, !page.lines.isEmpty else { return .notice("There is nobody to print.", .hint) }
            return .push(OrderScreen(PrintMeetingOrder(page: page)))
        }
        guard let line = line(of: row), let id = line.item.referral else { return nil }
        switch intent {
        case .agree:
            return .push(OrderScreen(AgreeOrder(referral: id, line: line, usualDue: page?.usualDue ?? session.today)))
        case .agreedDone:
            let isDone = line.agreed?.doneAt == nil
            return .ask(.board(.agreedDone(.id(id), isDone: isDone)))
        case _: return nil
        }
    }
}

/// A meeting agrees what is to be done for a patient, by whom and by when.
struct AgreeOrder: Order {
    let referral: Int64
    let line: MeetingLine
    let usualDue: Day

    private var name: String { line.item.patient ?? "Name not known" }

    var title: SafeText { "Agree an action" }
    var draft: DraftKey? { OrderForm.agree.key(.referral(referral)) }
    var opening: [Request] { [.workplace(.colleagues(.id(referral), clinicians: false))] }

    var fields: [OrderField] {
        let open = line.agreed.flatMap { $0.doneAt == nil ? $0 : nil }
        return [
            OrderField(
                name: .what, label: "What is to be done, not clinical", isRequired: true,
                input: .text(TextField(open?.what ?? "", limit: AgreedAction.limit))),
            OrderField(name: .owner, label: "By whom", isRequired: true, input: .choice(Choice([]))),
            OrderField(
                name: .due, label: "By which day (\(DayEntry.example))", isRequired: true,
                input: .text(TextField(usualDue.short, limit: 16))),
        ]
    }

    func take(_ reply: Reply, into fields: inout [OrderField]) {
        guard case .workplace(.colleagues(let people)) = reply,
            let index = fields.firstIndex(where: { $0.name == .owner })
        else { return }
        let owner = (line.agreed?.owner ?? line.item.owner)?.login
        fields[index].input = .choice(
            Choice(people.map { .init(code: $0.login, label: $0.name) }, selected: owner))
    }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        let day = fields.text(.due).flatMap { DayEntry.day($0, today: today) }
        let number = line.item.nhsNumber?.shown ?? "not known"
        let before = line.agreed.map { " It takes the place of: \($0.what)." } ?? ""
        return "\(name), NHS No. \(number): what you write is kept with the referral and its history"
            + "\(day.map { ", to be done by \($0.shortWithWeekday)" } ?? "").\(before)"
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        guard let what = fields.text(.what) else {
            throw OrderFault(sentence: "Say what is to be done.", field: .what)
        }
        guard let owner = fields.code(.owner) else {
            throw OrderFault(sentence: "Say who does it.", field: .owner)
        }
        let due = try fields.day(.due, saying: "by which day", today: session.today)
        return .ask(.board(.agree(.id(referral), what: what, owner: owner, due: due)))
    }

    func done(_ reply: Reply) -> SafeText {
        guard case .board(.agreed(let agreed)) = reply else { return "Agreed." }
        return "Agreed for \(name): \(agreed.what), \(agreed.owner.name), by \(agreed.due.short)."
    }
}

/// The list on paper, for those who sit around the table.
struct PrintMeetingOrder: Order {
    let page: MeetingPage

    var title: SafeText { "Print the waiting list" }
    var fields: [OrderField] { [] }

    func sentence(_ fields: [OrderField], today: Day) -> String {
        "The waiting list\(page.serviceName.map { " of \($0)" } ?? "") with \(counted(page.lines.count, "patient"))"
            + "\(page.search.map { " that fit “\($0)”" } ?? "")"
            + "\(page.lines.count < page.matching ? ", the longest waits of \(grouped(page.matching))" : ""), their "
            + "names and NHS numbers, goes into the spool."
    }

    func commitment(_ fields: [OrderField], session: Session) throws(OrderFault) -> Commitment {
        .print(.meeting(service: page.service, matching: page.search))
    }

    func done(_ reply: Reply) -> SafeText { "Printed." }
}
