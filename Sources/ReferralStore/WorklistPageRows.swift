// What a statement of a page gives, column by column, as a row of the list.

internal import ReferralDomain

/// A row of a page with its place in the list's orders.
struct PageRow {
    var item: WorklistItem
    var urgency: Int
    var pressing: Int

    func key(in order: PageOrder) -> String {
        let referral = item.referral ?? 0
        let parts: [String] =
            switch order {
            case .need:
                ["\(urgency)", "\(pressing)", "\(item.due.number)", "\(item.since.seconds)", "\(referral)"]
            case .due: ["\(item.due.number)", "\(urgency)", "\(referral)"]
            case .acrossByDue: ["\(item.due.number)", "\(urgency)", item.worklist.rawValue, "\(referral)"]
            }
        return parts.joined(separator: "_")
    }
}

extension WorklistItem {
    /// The columns from UBRN to service name that every list shows of a referral and its patient.
    mutating func readReferral(_ columns: inout Columns) {
        ubrn = columns.text().flatMap { UBRN($0) }
        version = columns.integer()
        state = columns.code()
        priority = columns.code()
        nhsNumber = columns.text().map { NHSNumber($0) }
        hospitalNumber = columns.text()
        var name = Patient()
        name.family = columns.text()
        name.given = columns.text()
        name.title = columns.text()
        patient = name.bannerName
        born = columns.day()
        died = columns.day()
        service = columns.text()
        serviceName = columns.text()
    }
}

extension PageRow {
    init(_ columns: inout Columns, boot: BootMoment, now: Instant) {
        let list = columns.code(Worklist.self) ?? .importProblems
        let urgency = columns.integer() ?? 0
        let pressing = columns.integer() ?? 0
        let due = columns.day() ?? Day(number: 0)
        let since = columns.instant() ?? Instant(seconds: 0)
        let referral = columns.long()
        let reference = columns.text()
        var item = WorklistItem(
            item: "\(list.rawValue):\(reference ?? "")", worklist: list, referral: referral, reference: reference,
            since: since, due: due, dueRule: "")
        item.readReferral(&columns)
        item.received = columns.instant()
        item.dueRule = columns.text() ?? ""
        item.breach = columns.day()
        item.reason = columns.text()
        item.lastContact = columns.instant()
        item.appointmentStart = columns.instant()
        item.owner = StaffMember(optional: &columns)
        item.claim = Claim(&columns).flatMap { $0.isLive(at: now, boot: boot) ? $0 : nil }
        item.snoozedUntil = columns.instant().flatMap { $0 > now ? $0 : nil }
        item.notes = columns.integer() ?? 0
        let look = LastLook(&columns)
        item.changed = look.marker(priority: item.priority, letter: columns.instant())
        item.conversation = columns.code()
        let stateSince = columns.instant() ?? since
        let isAtRisk = columns.flag()
        let missed = (columns.instant() ?? stateSince).londonDay
        if item.state == .didNotAttend {
            item.missedAs = MissedAppointment(born: item.born, isAtRisk: isAtRisk, on: missed)
        }
        self.init(item: item, urgency: urgency, pressing: pressing)
    }
}
