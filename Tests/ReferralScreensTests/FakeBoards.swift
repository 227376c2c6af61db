// What the desk in memory answers of the work as a whole: lists, the night, cancer, sign-offs, staff, waits, the journal.

import ReferralDomain

@testable import ReferralDesk

/// What was agreed, signed and recorded at the desk in memory.
struct FakeBoards {
    var agreed: [Int64: AgreedAction] = [:]
    var signed: [SignOff] = []
    var history: [String: [BoardPoint]] = [:]
    var overnight: [OvernightLine] = []
    var runs: [FeedRun] = []
    var newProblems = 0
    var workload: [Workload] = []
    var inHand: [String: [WorklistItem]] = [:]
    var claimed: [String: [WorklistItem]] = [:]
    /// Patients on the waiting list of a meeting that its answer has no room for.
    var beyond = 0
    var audit: [AuditLine] = []
    var reports: [ReportName: Report] = [:]
    var lastActs: [Int64: (action: String, at: Instant)] = [:]
}

extension FakeDesk {
    func answer(_ request: BoardRequest, _ actor: Actor) throws(Failure) -> BoardReply {
        guard request.roles.contains(actor.role) else { throw .notAllowed(actor.role, "that board") }
        switch request {
        case .lists: return .lists(boardPage())
        case .overnight:
            return .overnight(
                OvernightPage(
                    since: OvernightPage.since(now: clock, calendar: WorkingCalendar(bankHolidays: [])),
                    lines: boards.overnight, feedAsOf: surroundings.feedAsOf, runs: boards.runs,
                    newProblems: boards.newProblems, asOf: clock))
        case .tracker(let text): return .tracker(tracker(matching: text))
        case .meeting(let service, let text): return .meeting(meeting(of: service, matching: text))
        case .inHand(let login): return .inHand(try inHand(of: login))
        case .workload: return .workload(boards.workload)
        case .agree(.id(let id), let what, let owner, let due):
            guard let taker = Self.people.first(where: { $0.login == owner }) else {
                throw .refused(.colleagueUnknown(owner))
            }
            let agreed = AgreedAction(what: what, owner: taker, due: due, agreedAt: clock)
            boards.agreed[id] = agreed
            return .agreed(agreed)
        case .agreedDone(.id(let id), let isDone):
            guard var agreed = boards.agreed[id] else { throw .notFound("anything agreed") }
            agreed.doneAt = isDone ? clock : nil
            boards.agreed[id] = agreed
            return .agreed(agreed)
        case .agree, .agreedDone: throw .notFound("referral")
        }
    }

    private func boardPage() -> BoardPage {
        let today = clock.londonDay
        let day = SignOffDay(at: clock, policy: Policy(calendar: WorkingCalendar(bankHolidays: [])))
        var lines: [BoardLine] = []
        for list in Worklist.work(on: .provider) {
            let byService = Dictionary(grouping: items(list)) { $0.referral.flatMap { referrals[$0]?.service } }
            for (service, items) in byService {
                var line = BoardLine(list, service: service, serviceName: service.flatMap { services[$0]?.name })
                line.total = items.count
                line.overdue = items.count { $0.due < today }
                line.dueToday = items.count { $0.due == today }
                line.unowned = items.count
                line.oldest = items.map(\.since).min()
                line.history = boards.history[line.item] ?? []
                line.signOff = boards.signed.last { $0.worklist == list && $0.service == service }
                lines.append(line)
            }
        }
        return BoardPage(lines: lines, day: day.day, hasEscalated: day.hasEscalated, asOf: clock)
    }

    private func tracker(matching text: String?) -> TrackerPage {
        let policy = Policy(calendar: WorkingCalendar(bankHolidays: []))
        let all = referrals.values.filter { $0.priority == .twoWeekWait }.sorted { $0.id < $1.id }
        let lines = all.filter { text == nil || holds($0, text ?? "") }.map { referral in
            let clocks = referral.clocks(policy: policy, service: nil, at: clock)
            var item = waitingItem(referral)
            item.due = clocks.first { $0.name == "first-seen" }?.due ?? item.due
            return TrackedReferral(item: item, clocks: clocks)
        }
        return TrackerPage(lines: lines, total: all.count, matching: lines.count, asOf: clock)
    }

    private func meeting(of service: String?, matching text: String?) -> MeetingPage {
        let all = referrals.values.filter { $0.breachDay != nil && (service == nil || $0.service == service) }
            .sorted { ($0.breachDay ?? clock.londonDay, $0.id) < ($1.breachDay ?? clock.londonDay, $1.id) }
        let waiting = all.filter { text == nil || holds($0, text ?? "") }
        var page = MeetingPage(
            service: service, serviceName: service.flatMap { services[$0]?.name }, lines: [],
            total: all.count + boards.beyond, matching: text == nil ? all.count + boards.beyond : waiting.count,
            search: text,
            usualDue: clock.londonDay.adding(days: 7), asOf: clock)
        for referral in waiting {
            let last = boards.lastActs[referral.id]
            page.lines.append(
                MeetingLine(
                    item: waitingItem(referral), agreed: boards.agreed[referral.id], lastAct: last?.action,
                    lastActAt: last?.at))
            page.bands[WaitBand(days: referral.daysWaited(on: clock.londonDay) ?? 0), default: 0] += 1
        }
        return page
    }

    /// A referral as a row of a board.
    func waitingItem(_ referral: Referral) -> WorklistItem {
        let patient = patient(of: referral)
        var item = WorklistItem(
            item: "waits:\(referral.id)", worklist: .approachingBreach, referral: referral.id,
            since: referral.receivedAt,
            due: referral.breachDay ?? clock.londonDay, dueRule: "")
        item.breach = referral.breachDay
        item.priority = referral.priority
        item.ubrn = referral.ubrn
        item.state = referral.state
        item.patient = patient.bannerName
        item.born = patient.born
        item.died = patient.died
        item.nhsNumber = patient.nhsNumber
        item.hospitalNumber = patient.hospitalNumber
        item.service = referral.service
        item.serviceName = referral.service.flatMap { services[$0]?.name }
        item.appointmentStart = referral.appointment?.start
        return item
    }

    func answer(_ request: SignOffRequest, _ actor: Actor) throws(Failure) -> SignOffReply {
        switch request {
        case .sign(let list, let service, let reason):
            guard list.isWorked(by: actor.role) else { throw .notAllowed(actor.role, "signing off \(list.rawValue)") }
            let held = items(list).filter {
                service == nil || $0.referral.flatMap { referrals[$0]?.service } == service
            }
            var counts = SignOffCounts()
            counts.total = held.count
            counts.unopenedUrgent = held.count { $0.priority != .routine }
            guard counts.unopenedUrgent == 0 || reason != nil else {
                throw .refused(.unopenedUrgent(counts.unopenedUrgent))
            }
            var signOff = SignOff(
                list, service: service, organisation: "RXX", at: clock, by: actor.staff, role: actor.role,
                counts: counts, missedDays: 0, reason: reason)
            signOff.id = Int64(boards.signed.count + 1)
            boards.signed.append(signOff)
            notSignedOff.items.removeAll { $0.worklist == list && $0.service == service }
            return .signed([SignedOff(signOff: signOff, serviceName: service.flatMap { services[$0]?.name })])
        case .register(let from, let to):
            return .register(
                boards.signed.filter { $0.day >= from && $0.day <= to }.map { signOff in
                    SignOffLine(
                        day: signOff.day, worklist: signOff.worklist, service: signOff.service,
                        serviceName: signOff.service.flatMap { services[$0]?.name }, signOff: signOff, duty: nil)
                })
        case .duties, .setDuty: throw .notFound("nothing")
        }
    }

    func answer(_ query: ReportQuery, _ actor: Actor) throws(Failure) -> Report {
        guard query.name.roles.contains(actor.role) else { throw .notAllowed(actor.role, "the report") }
        guard let report = boards.reports[query.name] else { throw .notFound("a report") }
        return report
    }

    func answer(_ question: AuditQuestion, _ actor: Actor) throws(Failure) -> [AuditLine] {
        guard question.roles.contains(actor.role) else { throw .notAllowed(actor.role, "who saw or changed what") }
        switch question {
        case .patient(.number(let text)):
            let number = text.filter { $0 != " " }
            guard patients.values.contains(where: { $0.nhsNumber?.text == number }) else {
                throw .notFound("a patient of that number")
            }
            return boards.audit.filter { $0.nhsNumber == number }
        case .patient(.id): return []
        case .user(let login, let from, let to):
            return boards.audit.filter {
                $0.user == login && $0.at.londonDay >= from ?? $0.at.londonDay
                    && $0.at.londonDay <= to ?? $0.at.londonDay
            }
        }
    }

    /// A morning of the supervisor: a night with news, lists signed off on some days, work in hand, a journal.
    static func morning() -> FakeDesk {
        let desk = FakeDesk.clinic()
        desk.surroundings.feedAsOf = now.adding(seconds: -26 * 3_600)
        desk.boards.runs = [
            FeedRun(
                startedAt: now.adding(seconds: -30_000), finishedAt: now.adding(seconds: -29_900), read: 40, refused: 3)
        ]
        for (id, kind) in [
            (Int64(1), OvernightLine.Kind.urgent), (2, .urgent), (3, .cancelledByPatient), (4, .letterChanged),
        ] {
            guard let referral = desk.referrals[id] else { continue }
            desk.boards.overnight.append(
                OvernightLine(kind: kind, at: now.adding(seconds: -36_000 - id * 60), item: desk.waitingItem(referral)))
        }
        let slots = "appointment-slot-issues:11010"
        desk.boards.history[slots] = [(-4, 1), (-1, 5)].map { back, total in
            BoardPoint(day: now.londonDay.adding(days: back), total: total, overdue: 1)
        }
        let clerk = people[0]
        desk.notSignedOff = NotSignedOffPage(
            total: 1,
            items: [
                NotSignedOff(
                    .appointmentSlotIssues, service: "11010", serviceName: "Dermatology, Fenland", waiting: 3,
                    last: nil,
                    duty: Duty(
                        .appointmentSlotIssues, service: "11010", person: clerk, deputy: nil, from: Day(number: 0),
                        until: nil), escalated: true, missedDays: 2)
            ], next: nil, asOf: now)
        var workload = Workload(staff: clerk)
        workload.owned = 12
        workload.overdue = 4
        workload.claimed = 1
        workload.acts = (0..<Workload.days).map { $0 % 7 < 5 ? 3 + $0 % 4 : 0 }
        workload.daysAtWork = workload.acts.count { $0 > 0 }
        var other = Workload(staff: people[2])
        other.owned = 5
        other.acts = Array(repeating: 2, count: Workload.days)
        other.daysAtWork = Workload.days
        other.decisions = 40
        desk.boards.workload = [workload, other]
        for id in [Int64(1), 2] {
            guard let referral = desk.referrals[id] else { continue }
            var item = desk.waitingItem(referral)
            item.worklist = .appointmentSlotIssues
            item.due = now.londonDay.adding(days: Int(id) - 2)
            if id == 1 { desk.boards.inHand[clerk.login] = [item] } else { desk.boards.claimed[clerk.login] = [item] }
        }
        desk.boards.lastActs[1] = ("book", now.adding(seconds: -2 * 86_400))
        desk.boards.agreed[2] = AgreedAction(
            what: "Ring about the second clinic", owner: clerk, due: now.londonDay.adding(days: -1),
            agreedAt: now.adding(seconds: -7 * 86_400))
        desk.boards.reports = [.rtt: waits(), .staffCompliance: compliance()]
        for (place, act) in ["open-referral", "book", "open-patient"].enumerated() {
            var line = AuditLine(
                seq: Int64(place + 1), at: now.adding(seconds: Int64(place - 5) * 3_600), user: "clerk",
                name: clerk.name,
                role: "clerk", action: act, subject: .referral)
            line.nhsNumber = desk.patients[Int64(place / 2 + 1)]?.nhsNumber?.text
            line.ubrn = place == 2 ? nil : desk.referrals[1]?.ubrn
            desk.boards.audit.append(line)
        }
        return desk
    }

    private static func waits() -> Report {
        func row(_ specialty: String, _ service: String?, _ name: String?, _ weeks: [Int]) -> [ReportCell] {
            [.text(specialty), .text(service), .text(name), .number(120), .number(100), .tenths(833)]
                + weeks.map { .number($0) } + [.number(weeks.reduce(0, +) / 2)]
        }
        let weeks = (1...WaitFigures.forecastWeeks).map { (key: "breach_week_\($0)", heading: "Week \($0)") }
        return Report(
            .rtt, asOf: now,
            columns: [
                (key: "specialty", heading: "Specialty"), (key: "service", heading: "Id"),
                (key: "service_name", heading: "Service"), (key: "waiting", heading: "Waiting"),
                (key: "within_18_weeks", heading: "To 18"), (key: "within_18_weeks_percent", heading: "%"),
            ] + weeks + [(key: "breach_unbooked", heading: "Unbooked")],
            rows: [
                row("Dermatology", "11010", "Dermatology, Fenland", [2, 0, 1, 4, 3, 0, 0, 1]),
                row("Dermatology", "11020", "Dermatology, Marsh Lane", [1, 5, 6, 2, 0, 3, 2, 2]),
                row("all", nil, nil, [3, 5, 7, 6, 3, 3, 2, 3]),
            ])
    }

    private static func compliance() -> Report {
        func row(_ person: StaffMember, _ role: Role, _ status: String, _ access: String, _ days: [Int?])
            -> [ReportCell]
        {
            [.text(person.login), .text(person.name), .list([role.rawValue]), .text(status), .text(access)]
                + days.map { .number($0) } + [.list(status == "not-recorded" ? ["training"] : []), .list([])]
                + [.day(nil), .text(nil), .text(nil)]
        }
        return Report(
            .staffCompliance, asOf: now,
            columns: [
                "user", "name", "roles", "status", "access", "registration_days", "training_days",
                "information_governance_days", "not_recorded", "last_for", "override_until", "override_by",
                "override_reason",
            ].map { (key: $0, heading: $0) },
            rows: [
                row(people[0], .clerk, "good", "full", [nil, 120, 200]),
                row(people[2], .clinician, "lapsing", "full", [12, 90, 300]),
                row(people[1], .triage, "lapsed", "locked-out", [nil, -3, 20]),
                row(people[3], .supervisor, "not-recorded", "full", [nil, nil, 44]),
            ])
    }
}
