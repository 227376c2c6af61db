// Sign-offs and duties as JSON documents and as plain text.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

extension JSON {
    static func notSignedOff(_ page: NotSignedOffPage) -> JSON {
        .object([
            "name": .code(Worklist.notSignedOff), "total": .number(page.total), "shown": .number(page.items.count),
            "as_of": .instant(page.asOf), "next": .string(page.next),
            "items": .array(
                page.items.map {
                    .object([
                        "item": .string($0.item), "worklist": .code($0.worklist),
                        "service": service($0.service, name: $0.serviceName), "waiting": .number($0.waiting),
                        "last": .instant($0.last), "by": .string($0.by?.login), "person": .string($0.person?.login),
                        "deputy": .string($0.deputy?.login), "escalated": .flag($0.escalated),
                        "missed_days": .number($0.missedDays),
                    ])
                }),
        ])
    }

    static func signed(_ worklist: Worklist, _ signed: [SignedOff]) -> JSON {
        .object([
            "worklist": .code(worklist), "title": .string(worklist.label),
            "services": .array(signed.map { .object(counts($0.signOff, name: $0.serviceName)) }),
        ])
    }

    private static func counts(_ signOff: SignOff, name: String?) -> [String: JSON] {
        [
            "service": service(signOff.service, name: name), "total": .number(signOff.counts.total),
            "overdue": .number(signOff.counts.overdue), "due_today": .number(signOff.counts.dueToday),
            "urgent": .number(signOff.counts.urgent), "new": .number(signOff.counts.new),
            "unopened_urgent": .number(signOff.counts.unopenedUrgent), "missed_days": .number(signOff.missedDays),
            "signed_at": .instant(signOff.at), "by": .string(signOff.by.login), "role": .code(signOff.role),
            "reason": .string(signOff.reason),
        ]
    }

    static func register(_ line: SignOffLine) -> JSON {
        var members: [String: JSON] = [
            "day": .day(line.day), "worklist": .code(line.worklist),
            "service": service(line.service, name: line.serviceName), "person": .string(line.duty?.person?.login),
            "deputy": .string(line.duty?.deputy?.login), "signed_at": .null, "by": .null,
        ]
        if let signOff = line.signOff {
            members.merge(counts(signOff, name: line.serviceName)) { $1 }
        }
        return .object(members)
    }

    static func duty(_ line: DutyLine) -> JSON {
        .object([
            "worklist": .code(line.duty.worklist), "service": service(line.duty.service, name: line.serviceName),
            "person": .string(line.duty.person?.login), "deputy": .string(line.duty.deputy?.login),
            "from": .day(line.duty.from), "until": .day(line.duty.until),
        ])
    }
}

extension Output {
    static func notSignedOff(_ page: NotSignedOffPage) {
        table(
            ["Worklist", "Service", "Waiting", "Last signed off", "By", "Person", "Deputy", "Missed", ""],
            page.items.map {
                [
                    "\($0.worklist.label)", "\($0.serviceName ?? $0.service ?? "")", "\($0.waiting)",
                    "\($0.last.map { moment($0) } ?? "never")", "\($0.by?.name ?? "")",
                    "\($0.person?.name ?? "nobody")",
                    "\($0.deputy?.name ?? "")", "\($0.missedDays == 0 ? "" : inWords($0.missedDays, "working day"))",
                    $0.escalated ? "ESCALATED" : "",
                ]
            })
        line("\(page.items.count) of \(page.total) shown, as of \(moment(page.asOf))")
        if let next = page.next { line("More: --after \(next)") }
    }

    static func signed(_ worklist: Worklist, _ signed: [SignedOff]) {
        for item in signed {
            let counts = item.signOff.counts
            let place = (item.serviceName ?? item.signOff.service).map { " at \($0)" } ?? ""
            let numbers = "\(counts.overdue) overdue, \(counts.urgent) urgent, \(counts.new) new"
            line("Signed off: \(worklist.label)\(place), \(inWords(counts.total, "item")), \(numbers).")
            if counts.unopenedUrgent > 0 { line("Still unopened: \(counts.unopenedUrgent) new urgent.") }
            if item.signOff.missedDays > 0 {
                line("Before that \(inWords(item.signOff.missedDays, "working day")) went by without a sign-off.")
            }
        }
    }

    static func register(_ lines: [SignOffLine]) {
        table(
            [
                "Day", "Worklist", "Service", "Signed off", "Items", "Overdue", "Urgent", "Unopened", "In charge",
                "Reason",
            ],
            lines.map {
                let counts = $0.signOff?.counts
                return [
                    "\($0.day.short)", "\($0.worklist.label)", "\($0.serviceName ?? $0.service ?? "")",
                    "\($0.signOff.map { "\(LondonTime(at: $0.at).clock) \($0.by.name)" } ?? "NOT SIGNED OFF")",
                    "\(counts.map { "\($0.total)" } ?? "")", "\(counts.map { "\($0.overdue)" } ?? "")",
                    "\(counts.map { "\($0.urgent)" } ?? "")", "\(counts.map { "\($0.unopenedUrgent)" } ?? "")",
                    "\($0.duty?.person?.name ?? "")", "\($0.signOff?.reason ?? "")",
                ]
            })
    }

    static func duties(_ lines: [DutyLine]) {
        table(
            ["Worklist", "Service", "Person", "Deputy", "From", "Until"],
            lines.map {
                [
                    "\($0.duty.worklist.label)", "\($0.serviceName ?? $0.duty.service ?? "all")",
                    "\($0.duty.person?.name ?? "nobody")", "\($0.duty.deputy?.name ?? "")",
                    "\($0.duty.from.short)", "\($0.duty.until?.short ?? "")",
                ]
            })
    }
}
