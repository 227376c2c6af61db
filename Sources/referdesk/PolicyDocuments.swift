// The site's policy as JSON documents and as plain text.

internal import ReferralDesk
internal import ReferralDomain
internal import ReferralScreens
internal import ReferralStore
internal import TerminalUI

extension JSON {
    static func change(_ change: PolicyChange) -> [String: JSON] {
        [
            "name": .code(change.setting), "value": .string(change.value.text), "effective_from": .day(change.from),
            "set_by": .string(change.setBy.login), "set_by_name": .string(change.setBy.name),
            "set_at": .instant(change.setAt), "reason": .string(change.reason),
            "guideline": .string(change.guideline ?? change.setting.definition.guideline),
        ]
    }

    static func setting(_ line: PolicyLine) -> [String: JSON] {
        let definition = line.setting.definition
        let change = line.current?.change
        return [
            "name": .code(line.setting), "title": .string(definition.title), "value": .string(line.value.text),
            "default": .string(line.standing.text), "unit": .string(definition.unit),
            "least": .number(definition.range.lowerBound), "most": .number(definition.range.upperBound),
            "effective_from": .day(change?.from), "set_by": .string(change?.setBy.login),
            "set_at": .instant(change?.setAt), "reason": .string(change?.reason),
            "guideline": .string(change?.guideline ?? definition.guideline),
            "acknowledged": .number(line.current?.count), "staff": .number(line.staff),
            "planned": .array(line.planned.map { .object(JSON.change($0)) }),
            "worklists": .array(definition.lists.map { .code($0) }),
        ]
    }

    static func settingHistory(_ history: PolicyHistory) -> JSON {
        var members = setting(history.line)
        members["changes"] = .array(
            history.changes.map { line in
                var change = JSON.change(line.change)
                change["acknowledged"] = .number(line.count)
                change["acknowledged_by"] = .array(
                    line.acknowledged.map {
                        .object(["user": .string($0.by.login), "name": .string($0.by.name), "at": .instant($0.at)])
                    })
                return .object(change)
            })
        return .object(members)
    }

    static func policyOutcome(_ outcome: PolicyOutcome) -> JSON {
        var members = outcome.change.map { change($0) } ?? ["closing_day": .day(outcome.closingDay)]
        if let before = outcome.before { members["before"] = .string(before.text) }
        members["moves"] = .array(
            outcome.effect.moves.map {
                .object([
                    "worklist": .code($0.worklist), "items": .number($0.total), "earlier": .number($0.earlier),
                    "later": .number($0.later), "on_or_off": .number($0.comingOrGoing),
                ])
            })
        members["total"] = .number(outcome.effect.total)
        if outcome.change != nil { members["kept"] = .number(outcome.effect.kept) }
        members["dry_run"] = .flag(outcome.isRehearsal)
        return .object(members)
    }
}

extension Output {
    static func settings(_ lines: [PolicyLine]) {
        table(
            ["Setting", "Value", "Default", "From", "Set by", "Known to", "What it settles"],
            lines.map { line in
                [
                    "\(line.setting.rawValue)",
                    "\(line.value.text)\(line.planned.isEmpty ? "" : ", then \(line.planned[0].value.text)")",
                    "\(line.standing.text)", "\(line.current?.change.from.short ?? "")",
                    "\(line.current?.change.setBy.name ?? "")",
                    "\(line.current.map { "\($0.count) of \(line.staff)" } ?? "")",
                    "\(line.setting.definition.title), \(line.setting.definition.unit)",
                ]
            })
    }

    static func settingHistory(_ history: PolicyHistory) {
        let definition = history.line.setting.definition
        line("\(history.line.setting.rawValue): \(definition.title)")
        line("\(history.line.setting.expects)")
        line("Today \(history.line.value.text), by default \(history.line.standing.text).")
        line("Guideline: \(history.line.current?.change.guideline ?? definition.guideline)")
        guard !history.changes.isEmpty else { return line("Nobody has ever changed it.") }
        line()
        table(
            ["From", "Value", "Set by", "Set", "Known to", "Reason"],
            history.changes.map {
                [
                    "\($0.change.from.short)", "\($0.change.value.text)", "\($0.change.setBy.name)",
                    "\(moment($0.change.setAt))", "\($0.count) of \(history.line.staff)", "\($0.change.reason)",
                ]
            })
        for change in history.changes where !change.acknowledged.isEmpty {
            let names = change.acknowledged.map { "\($0.by.name) (\($0.at.londonDay.short))" }
            line("\(change.change.value.text) is known to \(names.joined(separator: ", ")).")
        }
    }

    static func policyOutcome(_ outcome: PolicyOutcome) {
        if let change = outcome.change, let before = outcome.before {
            let verb = outcome.isRehearsal ? "would be" : "is"
            line(
                "\(change.setting.rawValue) \(verb) \(change.value.text) from \(change.from.short), till then \(before.text)."
            )
        }
        let effect = outcome.effect
        let verb = outcome.isRehearsal ? "would move" : effect.total == 1 ? "moves" : "move"
        line("\(effect.total) worklist item\(effect.total == 1 ? "" : "s") \(verb).")
        for moves in effect.moves {
            var parts: [String] = []
            if moves.earlier > 0 { parts.append("\(moves.earlier) due earlier") }
            if moves.later > 0 { parts.append("\(moves.later) due later") }
            if moves.comingOrGoing > 0 { parts.append("\(moves.comingOrGoing) come on or go off") }
            line("  \(moves.worklist.label): \(parts.joined(separator: ", "))")
        }
        if outcome.change != nil { line("\(effect.kept) keep the rule that gave their date.") }
    }
}
