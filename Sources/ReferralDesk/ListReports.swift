// Reports of the lists: what is overdue, what was signed off, and the time standards beside practice.

internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// A row a list and service that holds something.
    func overdueReport(_ scope: ReportScope) throws(Failure) -> Report {
        let (counts, names) = try store.read { (it) throws(Failure) in
            (
                try it.listCounts(for: scope.visibility, now: scope.now, policy: policy),
                try it.services(for: scope.visibility)
            )
        }
        let rows = counts.map { count -> [ReportCell] in
            [
                .text(count.worklist.rawValue), .text(count.service), .text(count.service.flatMap { names[$0]?.name }),
                .number(count.total), .number(count.overdue), .number(count.dueToday), .day(count.oldestDue),
                .number(count.unowned),
            ]
        }
        return Report(
            .overdue, asOf: scope.now,
            columns: [
                ("worklist", "List"), ("service", "Id"), ("service_name", "Service"), ("total", "Total"),
                ("overdue", "Overdue"), ("due_today", "Due today"), ("oldest_due", "Oldest due"),
                ("unowned", "Nobody's"),
            ], rows: rows)
    }

    /// A row a list, service and working day: who signed it off, or that nobody did although something waited or it
    /// was somebody's duty.
    func monitoringReport(_ scope: ReportScope, days: ClosedRange<Day>) throws(Failure) -> Report {
        let today = scope.now.londonDay
        let lists = Worklist.work(on: .provider)
        let (held, signed, duties, names) = try store.read { (it) throws(Failure) in
            (
                try it.waiting(on: lists, for: scope.visibility, now: scope.now),
                try it.signOffs(at: scope.organisation, from: days.lowerBound, to: days.upperBound),
                try it.duties(), try it.services(for: scope.visibility)
            )
        }
        let own = signed.filter { $0.worklist.side == .provider }
        let places =
            held.map { Place($0.worklist, $0.service) } + own.map { Place($0.worklist, $0.service) }
            + duties.filter { $0.worklist.side == .provider && $0.service.map { names[$0] != nil } ?? false }
            .map { Place($0.worklist, $0.service) }
        let waiting = Dictionary(
            held.map { (Place($0.worklist, $0.service), $0) }, uniquingKeysWith: { first, _ in first })
        let byPlace = Dictionary(grouping: own) { Place($0.worklist, $0.service) }
        var rows: [[ReportCell]] = []
        for day in policy.calendar.workingDays(
            from: days.lowerBound, before: min(days.upperBound, today).adding(days: 1))
        {
            for place in Set(places).sorted() {
                let held = waiting[place]
                let duty = duties.holding(place.worklist, service: place.service, on: day)
                let given = (byPlace[place] ?? []).filter { $0.day == day }
                let wasAsked = held?.oldest.map { $0.londonDay <= day } ?? false || duty != nil && place.service != nil
                let start: [ReportCell] = [
                    .day(day), .text(place.worklist.rawValue), .text(place.service),
                    .text(place.service.flatMap { names[$0]?.name }), .text(standard(of: place.worklist, on: day)),
                    .number(policy.inForce(on: day).signOffHour), .text(duty?.person?.name),
                ]
                let end: [ReportCell] = [.number(held?.count ?? 0)]
                for signOff in given { rows.append(start + cells(of: signOff) + end) }
                guard given.isEmpty, wasAsked else { continue }
                let isOpen = day == today && !SignOffDay(at: scope.now, policy: policy).hasEscalated
                let none = Array(repeating: ReportCell.text(nil), count: 2)
                rows.append(
                    start + [.text(isOpen ? "open" : "missed")] + none + [.instant(nil)]
                        + Array(repeating: .number(nil), count: 7) + [.text(nil)] + end)
            }
        }
        return Report(
            .monitoring, asOf: scope.now,
            columns: [
                ("day", "Day"), ("worklist", "List"), ("service", "Id"), ("service_name", "Service"),
                ("standard", "Standard"), ("sign_off_by_hour", "By hour"), ("duty", "Duty"), ("status", "Sign-off"),
                ("signed_by", "By"), ("role", "Role"), ("signed_at", "At"), ("total", "Held"), ("overdue", "Overdue"),
                ("due_today", "Due"), ("urgent", "Urgent"), ("new", "New"), ("unopened_urgent", "Unopened"),
                ("missed_days", "Missed days"), ("reason", "Reason"), ("waiting_now", "Now"),
            ], rows: rows)
    }

    private func cells(of signOff: SignOff) -> [ReportCell] {
        let hour = policy.inForce(on: signOff.day).signOffHour
        let counts = signOff.counts
        return [
            .text(LondonTime(at: signOff.at).secondOfDay < hour * 3_600 ? "in-time" : "late"),
            .text(signOff.by.login), .text(signOff.role.rawValue), .instant(signOff.at), .number(counts.total),
            .number(counts.overdue), .number(counts.dueToday), .number(counts.urgent), .number(counts.new),
            .number(counts.unopenedUrgent), .number(signOff.missedDays), .text(signOff.reason),
        ]
    }

    /// The time standards that govern a list on a day, each as `review 5/2/1`.
    private func standard(of list: Worklist, on day: Day) -> String? {
        let policy = policy.inForce(on: day)
        let found = PolicySetting.allCases.filter { $0.definition.lists.contains(list) }.compactMap { setting in
            if case .standard = setting.definition.field { return "\(setting.rawValue) \(policy[setting].text)" }
            return nil
        }
        return found.isEmpty ? nil : found.joined(separator: ", ")
    }

    /// A row a setting: what is ordered, who knows of it, and how the lists it governs stand beside it.
    func policyReport(_ scope: ReportScope, for actor: Actor) throws(Failure) -> Report {
        guard case .settings(let lines) = try answer(.list, for: actor, now: scope.now) else {
            throw .broken("the settings were not answered")
        }
        let today = scope.now.londonDay
        let (counts, signed) = try store.read { (it) throws(Failure) in
            (
                try it.listCounts(for: scope.visibility, now: scope.now, policy: policy),
                try it.signOffs(at: scope.organisation, from: today.adding(days: -27), to: today)
            )
        }
        let rows = lines.map { line -> [ReportCell] in
            let definition = line.setting.definition
            var practice: (part: Int, whole: Int, words: String?) = (0, 0, nil)
            let isOurs = definition.lists.contains { $0.kind == .work && $0.side == .provider }
            if case .standard = definition.field, isOurs {
                let held = counts.filter { definition.lists.contains($0.worklist) }
                let total = held.reduce(0) { $0 + $1.total }
                practice = (total - held.reduce(0) { $0 + $1.overdue }, total, "waiting items still in time")
            } else if line.setting == .signOffHour {
                let inTime = signed.count { signOff in
                    let hour = policy.inForce(on: signOff.day).signOffHour
                    return LondonTime(at: signOff.at).secondOfDay < hour * 3_600
                }
                practice = (inTime, signed.count, "sign-offs of four weeks given by the hour")
            }
            let next = line.planned.first
            return [
                .text(line.setting.rawValue), .text(definition.title), .text(line.value.text),
                .text(definition.unit), .day(line.current?.change.from),
                .text(line.current?.change.guideline ?? definition.guideline),
                .number(line.current?.count), .number(line.current == nil ? nil : line.staff),
                .text(next?.value.text), .day(next?.from), .list(definition.lists.map(\.rawValue)),
                .text(practice.words), .number(practice.words == nil ? nil : practice.part),
                .number(practice.words == nil ? nil : practice.whole), .share(practice.part, of: practice.whole),
            ]
        }
        return Report(
            .policy, asOf: scope.now,
            columns: [
                ("setting", "Setting"), ("title", "What it settles"), ("value", "Value"), ("unit", "Unit"),
                ("effective_from", "From"), ("guideline", "Guideline"), ("acknowledged", "Known to"), ("staff", "Of"),
                ("next_value", "Next"), ("next_from", "Next from"), ("worklists", "Lists"), ("practice", "Practice"),
                ("in_time", "In time"), ("counted", "Counted"), ("in_time_percent", "%"),
            ], rows: rows)
    }
}

/// A list at a service, in the order of lists.
private struct Place: Hashable, Comparable {
    var worklist: Worklist
    var service: String?

    init(_ worklist: Worklist, _ service: String?) {
        self.worklist = worklist
        self.service = service
    }

    static func < (left: Place, right: Place) -> Bool {
        let order = { (list: Worklist) in Worklist.allCases.firstIndex(of: list) ?? 0 }
        return (order(left.worklist), left.service ?? "") < (order(right.worklist), right.service ?? "")
    }
}
