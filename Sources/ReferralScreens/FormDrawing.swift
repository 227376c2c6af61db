// How a form looks: the patient, what will happen, what changed meanwhile, and the fields.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension FormScreen {
    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        guard let detail else { return }
        let width = frame.size.columns - 2
        var row = rows.lowerBound
        if targets.isEmpty { row = Banner.draw(detail.patient, in: &frame, row: row, today: session.today) }
        frame.put(SafeText(action.label), row: row, column: 1, style: .heading)
        row += 1
        row = put(wrapped(confirmation(detail), width: width), in: &frame, row: row, style: .notice)
        if let warning { row = put(wrapped(warning, width: width), in: &frame, row: row, style: .hint) }
        if let conflict { row = draw(conflict, in: &frame, rows: row..<rows.upperBound, width: width) }
        if let refusal { row = put(wrapped(refusal, width: width), in: &frame, row: row, style: .alert) }
        drawFields(in: &frame, rows: row..<rows.upperBound)
    }

    /// Names the patient, the action and what follows from it.
    func confirmation(_ detail: ReferralDetail) -> SafeText {
        if !targets.isEmpty {
            return """
                \(action.label): \(counted(targets.count, "referral")): \(targets.briefly). \
                Each is checked by itself. Ctrl-S does it, Esc leaves.
                """
        }
        let patient = detail.patient
        let who = "\(patient.bannerName ?? "Name not known"), NHS No. \(patient.nhsNumber?.shown ?? "not known")"
        var into = ""
        if let slot {
            into = " into \(slot.start.bookingText)"
            if let clinic = slot.clinic { into += ", \(clinic)" }
            if let clinician = slot.clinician { into += ", with \(clinician)" }
        }
        return "\(action.label): \(who)\(into): \(action.consequence(detail)). Ctrl-S does it, Esc leaves."
    }

    private func put(_ lines: [SafeText], in frame: inout Frame, row: Int, style: Style) -> Int {
        for (offset, line) in lines.enumerated() { frame.put(line, row: row + offset, column: 1, style: style) }
        return row + lines.count
    }

    private func draw(_ conflict: Conflict, in frame: inout Frame, rows: Range<Int>, width: Int) -> Int {
        var row = put(
            wrapped("Somebody changed this referral while the form was open:", width: width), in: &frame,
            row: rows.lowerBound, style: .alert)
        let room = max(1, rows.count - 8)
        let top = max(0, min(conflictTop, conflict.lines.count - room))
        for line in conflict.lines.dropFirst(top).prefix(room) {
            row = put(wrapped("  " + SafeText(line), width: width), in: &frame, row: row, style: .changed)
        }
        if conflict.lines.count > room {
            row = put(["  … PgDn, PgUp for the rest"], in: &frame, row: row, style: .hint)
        }
        if let why = conflict.refusal {
            row = put(
                wrapped("It can no longer be done: " + SafeText(why), width: width), in: &frame, row: row, style: .alert
            )
            return put(
                wrapped("Nothing you typed is lost. Esc to leave.", width: width), in: &frame, row: row, style: .notice)
        }
        let words: SafeText = "Nothing you typed is lost. Ctrl-S to go on against the new version, Esc to leave."
        return put(wrapped(words, width: width), in: &frame, row: row, style: .notice)
    }

    private mutating func drawFields(in frame: inout Frame, rows: Range<Int>) {
        guard !fields.isEmpty else { return }
        var heights = fields.indices.map { height(of: $0, room: rows.count) }
        var first = 0
        while first < focus, heights[first...focus].reduce(0, +) > rows.count { first += 1 }
        heights[focus] = min(heights[focus], rows.count)
        var row = rows.lowerBound
        for index in first..<fields.count where row + 1 < rows.upperBound {
            drawField(index, in: &frame, rows: row..<min(rows.upperBound, row + heights[index]))
            row += heights[index]
        }
    }

    private func height(of index: Int, room: Int) -> Int {
        switch fields[index].input {
        case .choice(let choice): index == focus ? 1 + max(1, min(choice.options.count, max(3, room - 6))) : 2
        case .text(let field): field.multiline ? (index == focus ? 5 : 3) : 2
        }
    }

    private mutating func drawField(_ index: Int, in frame: inout Frame, rows: Range<Int>) {
        let field = fields[index]
        let isFocused = index == focus
        let isNeeded = field.isRequired || (field.need == .comment && wantsComment)
        let label: SafeText = "\(isFocused ? ">" : " ") \(field.label)\(isNeeded ? " (needed)" : " (may be left out)")"
        frame.put(label, row: rows.lowerBound, column: 1, style: isFocused ? .key : .hint)
        let width = frame.size.columns - 6
        switch field.input {
        case .text(var text):
            var count = "\(grouped(text.text.count))/\(grouped(text.limit))"
            if text.refused > 0 { count = "\(counted(text.refused, "character")) did not fit, \(count)" }
            frame.put(
                SafeText(count), row: rows.lowerBound, column: label.cells + 3, style: text.refused > 0 ? .alert : .hint
            )
            text.width = width
            fields[index].input = .text(text)
            text.draw(
                in: &frame, row: rows.lowerBound + 1, column: 3, width: width, height: rows.count - 1,
                focused: isFocused)
        case .choice(let choice):
            draw(
                choice, of: field, in: &frame, rows: rows.lowerBound + 1..<rows.upperBound, width: width,
                isFocused: isFocused)
        }
    }

    private func draw(
        _ choice: Choice, of field: FormField, in frame: inout Frame, rows: Range<Int>, width: Int, isFocused: Bool
    ) {
        guard !choice.options.isEmpty else {
            let words: SafeText =
                field.need == .reason ? "Say first who asked for it, or no reason may be used here." : "none"
            frame.put(words, row: rows.lowerBound, column: 3, style: .hint)
            return
        }
        guard isFocused else {
            let words = choice.option?.label ?? "not chosen"
            frame.put(SafeText(words), row: rows.lowerBound, column: 3, style: .field, width: min(width, 50))
            return
        }
        let selected = choice.selected ?? 0
        let top = max(0, min(selected - rows.count / 2, choice.options.count - rows.count))
        for (offset, index) in choice.options.indices.dropFirst(top).prefix(rows.count).enumerated() {
            let option = choice.options[index]
            let isSelected = index == choice.selected
            let number = SafeText("\(index + 1)").paddedLeft(to: 2)
            let note: SafeText = option.isCurrent ? " (as it is now)" : option.wantsComment ? " (comment needed)" : ""
            let line = (isSelected ? "> " : "  ") + number + " " + SafeText(option.label) + note
            frame.put(
                line, row: rows.lowerBound + offset, column: 3,
                style: isSelected ? .selected : option.isCurrent ? .dimmed : .field, width: width)
            if index == selected { frame.cursor = Position(row: rows.lowerBound + offset, column: 3) }
        }
    }
}
