// Answers about staff as JSON and as plain text.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import TerminalUI

extension JSON {
    static func staff(_ reply: StaffReply, today: Day) -> JSON {
        switch reply {
        case .people(let people): .array(people.map { person($0, today: today) })
        case .leave(let leave): .array(leave.map(absence))
        case .delegations(let records): .array(records.map { delegation($0, today: today) })
        case .left(let leaving): left(leaving)
        }
    }

    private static func person(_ person: StaffStanding, today: Day) -> JSON {
        let record = person.record
        let dates = record.credentials.map { credential -> (String, JSON) in
            (
                credential.rawValue.replacing("-", with: "_"),
                .object([
                    "until": .day(record.lastDays[credential]),
                    "days_left": .number(record.standing(of: credential, on: today).daysLeft),
                ])
            )
        }
        let override = record.override(on: today)
        var lastFor: [String] = []
        if case .lastPerson(_, let services) = person.access { lastFor = services }
        return .object([
            "user": .string(record.staff.login), "name": .string(record.staff.name),
            "roles": .texts(record.roles.map(\.rawValue)), "account": .string(record.account),
            "workgroups": .texts(record.workgroups), "registration_body": .string(record.registrationBody),
            "registration_number": .string(record.registrationNumber),
            "credentials": .object(Dictionary(dates, uniquingKeysWith: { first, _ in first })),
            "access": .string(person.access.code), "last_for": .texts(lastFor),
            "override": override.map {
                .object(["by": .string($0.by), "until": .day($0.until), "reason": .string($0.reason)])
            } ?? .null,
        ])
    }

    private static func absence(_ leave: LeaveCover) -> JSON {
        .object([
            "id": .number(Int(leave.id)), "user": .string(leave.staff.login), "cover": .string(leave.cover.login),
            "from": .day(leave.from), "to": .day(leave.until), "cover_lacks": .texts(leave.coverLacks),
        ])
    }

    private static func delegation(_ record: DelegationRecord, today: Day) -> JSON {
        let delegation = record.delegation
        return .object([
            "id": .number(Int(delegation.id)), "clinician": .string(delegation.clinician.login),
            "delegate": .string(record.delegate.login), "status": .code(record.standing(on: today)),
            "services": .texts(delegation.services.sorted()),
            "actions": .texts(delegation.actions.map(\.rawValue).sorted()),
            "priorities": .texts(delegation.priorities.map(\.rawValue).sorted()),
            "clinic_types": .texts(delegation.clinicTypes.sorted()), "youngest": .number(delegation.youngest),
            "oldest": .number(delegation.oldest), "from": .day(delegation.from), "until": .day(delegation.until),
            "protocol": .string(record.protocolName), "approved_by": .string(record.approvedBy.login),
            "countersign_every": .number(delegation.countersignEvery), "decisions": .number(record.decisions),
            "last_used": .instant(record.lastUsed), "to_countersign": .number(record.toCountersign),
            "countersigned": .number(record.countersigned), "revoked": .instant(record.revokedAt),
            "revoked_by": .string(record.revokedBy),
        ])
    }

    private static func left(_ leaving: Leaving) -> JSON {
        .object([
            "user": .string(leaving.user), "handed_to": .string(leaving.handedTo),
            "ended": .object(leaving.ended.mapValues { .number($0) }),
            "hand_over": .array(
                leaving.handOver.map {
                    .object([
                        "kind": .code($0.kind), "id": .string($0.id), "detail": .string($0.detail),
                        "handed_to": .string($0.handedTo),
                    ])
                }),
        ])
    }
}

extension Output {
    static func staff(_ reply: StaffReply, today: Day) {
        switch reply {
        case .people(let people):
            table(
                ["User", "Name", "Roles", "Workgroups", "Registration", "Training", "IG", "Patient data"],
                people.map { person in
                    let record = person.record
                    func last(_ credential: Credential) -> SafeText {
                        "\(record.lastDays[credential]?.short ?? (record.credentials.contains(credential) ? "?" : "-"))"
                    }
                    return [
                        "\(record.staff.login)", "\(record.staff.name)",
                        "\(record.roles.map(\.rawValue).joined(separator: ", "))",
                        "\(record.workgroups.joined(separator: ", "))", last(.registration), last(.training),
                        last(.informationGovernance), "\(person.access.code)",
                    ]
                })
            for person in people where !person.nobodyLeftAt.isEmpty {
                line("\(StaffWarning.nobodyLeft(services: person.nobodyLeftAt).sentence)")
            }
        case .leave(let leave):
            table(
                ["Id", "Away", "From", "To", "Cover"],
                leave.map {
                    [
                        "\($0.id)", "\($0.staff.login)", "\($0.from.short)", "\($0.until.short)",
                        "\($0.cover.login)",
                    ]
                })
            for absence in leave where !absence.coverLacks.isEmpty {
                line(
                    "\(absence.cover.login) is not in the workgroup of \(absence.coverLacks.joined(separator: ", ")) and sees nothing of it."
                )
            }
        case .delegations(let records): delegations(records, today: today)
        case .left(let leaving): left(leaving)
        }
    }

    private static func delegations(_ records: [DelegationRecord], today: Day) {
        table(
            ["Id", "Clinician", "Delegate", "Status", "Until", "Limits", "One in", "Used", "To sign"],
            records.map { record in
                let delegation = record.delegation
                return [
                    "\(delegation.id)", "\(delegation.clinician.login)", "\(record.delegate.login)",
                    "\(record.standing(on: today).rawValue)", "\(delegation.until.short)", "\(limits(delegation))",
                    "\(delegation.countersignEvery.map { "\($0)" } ?? "-")", "\(record.decisions)",
                    "\(record.toCountersign)",
                ]
            })
    }

    private static func limits(_ delegation: Delegation) -> String {
        var words = delegation.services.sorted() + delegation.actions.map(\.rawValue).sorted()
        words += delegation.priorities.map(\.label).sorted() + delegation.clinicTypes.sorted()
        if let youngest = delegation.youngest { words.append("from \(youngest) years") }
        if let oldest = delegation.oldest { words.append("to \(oldest) years") }
        return words.isEmpty ? "none" : words.joined(separator: ", ")
    }

    private static func left(_ leaving: Leaving) {
        line("\(leaving.user) has left. Ended:")
        for (name, count) in leaving.ended.sorted(by: { $0.key < $1.key }) where count > 0 {
            line("  \(name.replacing("_", with: " ")): \(count)")
        }
        guard !leaving.handOver.isEmpty else { return line("Nothing is left to hand over.") }
        table(
            ["To hand over", "Which", "What", "Taken on by"],
            leaving.handOver.map {
                ["\($0.kind.rawValue)", "\($0.id)", "\($0.detail)", "\($0.handedTo ?? "nobody yet")"]
            })
    }
}
