// How an action's form looks: the patient, what will happen, what changed meanwhile, and the fields.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension FormScreen {
    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        guard let detail else { return }
        let width = frame.size.columns - 2
        var row = rows.lowerBound
        if targets.isEmpty { row = Banner.draw(detail.patient, in: &frame, row: row, today: session.today) }
        // In a small window what somebody else did, and what was typed, matter more than what was said before.
        let isTight = conflict != nil && rows.count < 18
        if !isTight {
            frame.put(SafeText(action.label), row: row, column: 1, style: .heading)
            row += 1
        }
        row = put(
            wrapped(confirmation(detail, session, isShort: isTight), width: width), in: &frame, row: row, style: .notice
        )
        if let hold {
            let left = max(0, hold.until.seconds - session.now.seconds)
            let words: SafeText =
                left > 0
                ? "The place is held for you for another \(countdown(left)); each key renews it."
                : "Your hold on the place has ended; any key takes it again."
            row = put(wrapped(words, width: width), in: &frame, row: row, style: left > 0 ? .hint : .alert)
        }
        for words in foretold {
            row = put(wrapped(SafeText(words), width: width), in: &frame, row: row, style: .alert)
        }
        if let asked = asked(detail) {
            let room = max(2, (rows.upperBound - row) / 3)
            row = put(Array(wrapped(asked, width: width).prefix(room)), in: &frame, row: row, style: .clinical)
        }
        if let said = action.asksForBooking ? fields.instruction(today: detail.asOf.londonDay) : nil {
            row = put(wrapped("The booking desk reads: \(said)", width: width), in: &frame, row: row, style: .notice)
        }
        if let warning, !isTight { row = put(wrapped(warning, width: width), in: &frame, row: row, style: .hint) }
        if let conflict { row = draw(conflict, in: &frame, rows: rows.from(row), width: width) }
        if let refusal { row = put(wrapped(refusal, width: width), in: &frame, row: row, style: .alert) }
        drawFields(in: &frame, rows: rows.from(row))
    }

    /// Names the patient, the action, in whose name it is done, and what follows from it.
    func confirmation(_ detail: ReferralDetail, _ session: Session, isShort: Bool = false) -> SafeText {
        let what = action.label + session.forWhom
        if !targets.isEmpty {
            return """
                \(what): \(counted(targets.count, "referral")): \(targets.briefly). \
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
        if isShort { return "\(what): \(who)\(into)." }
        return "\(what): \(who)\(into): \(action.consequence(detail)). Ctrl-S does it, Esc leaves."
    }

    /// What is being answered: nil too for whoever may not read it, since the desk gives it to nobody else.
    private func asked(_ detail: ReferralDetail) -> SafeText? {
        switch action {
        case .answer: return detail.question.map { "\($0.by.name) asks: \($0.text)" }
        case .advise, .askMore, .convert, .sendInformation:
            return detail.messages?.last.map { "\($0.byName ?? $0.by) wrote: \($0.text ?? "(no words)")" }
        case _: return nil
        }
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
        let wantsComment = wantsComment
        FieldDrawing.draw(&fields, focus: focus, in: &frame, rows: rows) {
            $0.isRequired || ($0.need == .comment && wantsComment)
        }
    }
}
