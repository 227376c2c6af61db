// The JSON documents of the boards.

internal import ReferralDomain

extension JSON {
    static func board(_ page: BoardPage) -> JSON {
        .object([
            "as_of": .instant(page.asOf), "day": .day(page.day), "escalated": .flag(page.hasEscalated),
            "lists": .array(
                page.lines.map { line in
                    .object([
                        "worklist": .code(line.worklist), "service": .string(line.service),
                        "service_name": .string(line.serviceName), "total": .number(line.total),
                        "overdue": .number(line.overdue), "due_today": .number(line.dueToday),
                        "unowned": .number(line.unowned), "oldest": .instant(line.oldest),
                        "change": .number(line.change), "signed_by": .string(line.signOff?.by.login),
                        "signed_at": .instant(line.signOff?.at), "duty": .string(line.duty?.person?.login),
                        "history": .array(
                            line.history.map { point in
                                .object([
                                    "day": .day(point.day), "total": .number(point.total),
                                    "overdue": .number(point.overdue),
                                ])
                            }),
                    ])
                }),
        ])
    }

    static func overnight(_ page: OvernightPage) -> JSON {
        .object([
            "as_of": .instant(page.asOf), "since": .instant(page.since), "cut": .flag(page.isCut),
            "feed_as_of": .instant(page.feedAsOf), "new_problems": .number(page.newProblems),
            "runs": .array(
                page.runs.map { run in
                    .object([
                        "started": .instant(run.startedAt), "finished": .instant(run.finishedAt),
                        "read": .number(run.read), "refused": .number(run.refused),
                    ])
                }),
            "items": .array(
                page.lines.map { line in
                    .object(["what": .code(line.kind), "at": .instant(line.at)].merging(waiting(line.item)) { $1 })
                }),
        ])
    }

    static func tracker(_ page: TrackerPage) -> JSON {
        .object([
            "as_of": .instant(page.asOf), "total": .number(page.total),
            "items": .array(
                page.lines.map { line in
                    .object(waiting(line.item).merging(["clocks": .array(line.clocks.map { .clock($0) })]) { $1 })
                }),
        ])
    }

    static func meeting(_ page: MeetingPage) -> JSON {
        .object([
            "as_of": .instant(page.asOf), "service": .string(page.service), "total": .number(page.total),
            "items": .array(
                page.lines.map { line in
                    .object(
                        waiting(line.item).merging([
                            "weeks": .number(line.weeksWaited(on: page.asOf.londonDay)),
                            "breach": .day(line.item.breach),
                            "agreed": line.agreed.map { .agreed($0) } ?? .null, "last_act": .string(line.lastAct),
                            "last_act_at": .instant(line.lastActAt),
                        ]) { $1 })
                }),
        ])
    }

    static func agreed(_ agreed: AgreedAction) -> JSON {
        .object([
            "what": .string(agreed.what), "owner": .string(agreed.owner.login), "due": .day(agreed.due),
            "agreed_at": .instant(agreed.agreedAt), "done_at": .instant(agreed.doneAt),
        ])
    }

    static func workload(_ one: Workload) -> JSON {
        .object([
            "user": .string(one.staff.login), "name": .string(one.staff.name), "owned": .number(one.owned),
            "overdue": .number(one.overdue), "claimed": .number(one.claimed), "days_at_work": .number(one.daysAtWork),
            "decisions": .number(one.decisions), "acts": .array(one.acts.map { .number($0) }),
        ])
    }

    /// Who waits, as every board names them.
    private static func waiting(_ item: WorklistItem) -> [String: JSON] {
        [
            "ref": .string(item.reference), "ubrn": .string(item.ubrn?.digits), "state": .string(item.state?.rawValue),
            "priority": .string(item.priority?.rawValue), "nhs_number": .string(item.nhsNumber?.text),
            "patient": .string(item.patient), "service": .string(item.service),
            "appointment": .clinicTime(item.appointmentStart),
        ]
    }
}
