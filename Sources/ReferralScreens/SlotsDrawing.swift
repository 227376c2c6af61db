// How booking looks: the patient, why the best slot is the best, the week, and the slots of the cell that is meant.

internal import ReferralDesk
internal import ReferralDomain
internal import TerminalUI

extension SlotsScreen {
    mutating func view(in frame: inout Frame, rows: Range<Int>, session: Session) {
        var row = rows.lowerBound
        if let detail { row = Banner.draw(detail.patient, in: &frame, row: row, today: session.today) }
        let place = slots?.service ?? detail?.service
        let heading: SafeText = "\(action.label): \(place?.name ?? place?.id ?? "choose a slot")"
        frame.put(heading, row: row, column: 1, style: .heading)
        if let detail, let priority = detail.referral.priority {
            frame.put(SafeText(priority.mark), row: row, column: heading.cells + 4, style: .urgent)
        }
        row += 1
        if let detail {
            for line in wrapped(standing(detail), width: frame.size.columns - 2).prefix(2) where !line.isEmpty {
                frame.put(line, row: row, column: 1)
                row += 1
            }
        }
        if let problem { frame.put(problem, row: row, column: 1, style: .alert) }
        guard let slots else { return }
        for line in wrapped(SafeText(slots.why), width: frame.size.columns - 2) {
            frame.put(line, row: row, column: 1, style: slots.best == nil ? .alert : .notice)
            row += 1
        }
        if slots.reasonableDeclined >= OfferHistory.forClinicianFrom {
            let words = SafeText(OfferHistory.forClinician(slots.reasonableDeclined))
            for line in wrapped(words, width: frame.size.columns - 2) {
                frame.put(line, row: row, column: 1, style: .alert)
                row += 1
            }
        }
        if !slots.slots.isEmpty, offers(.declined) {
            for line in Offer.Reason.keys(width: frame.size.columns - 2) {
                frame.put(SafeText(line), row: row, column: 1, style: .hint)
                row += 1
            }
        }
        if slots.slots.isEmpty, offers(.deferToProvider) {
            frame.put("d defers it to the provider.", row: row, column: 1, style: .key)
            row += 1
        }
        if let grid {
            row = grid.draw(in: &frame, row: row, height: max(2, (rows.upperBound - row) / 2), best: slots.bestID)
        }
        drawSlots(in: &frame, rows: rows.from(row), now: session.now)
    }

    /// The appointment that there is, and what the booking desk was asked for.
    func standing(_ detail: ReferralDetail) -> SafeText {
        let now = detail.referral.liveAppointment?.start.map { "Now \($0.bookingText)." }
        let asked = detail.referral.instruction.flatMap { $0.isEmpty ? nil : "Instruction: \($0)" }
        return SafeText([now, asked].compactMap { $0 }.joined(separator: " "))
    }

    private mutating func drawSlots(in frame: inout Frame, rows: Range<Int>, now: Instant) {
        guard !shown.isEmpty, rows.count > 1 else { return }
        let columns = [
            Column("Day and time", width: .fixed(21), keep: true),
            Column("Free", width: .fixed(4), alignment: .right, keep: true),
            Column("Booked", width: .fixed(8), alignment: .right), Column("", width: .fixed(6), keep: true),
            Column("Clinician", width: .flexible(min: 12)), Column("Kept for", width: .fixed(11)),
            Column("Room", width: .flexible(min: 8)),
        ]
        let widths = Table.layout(columns, width: frame.size.columns - 3)
        frame.put("  " + Table.header(columns, widths: widths), row: rows.lowerBound, style: .hint)
        for (offset, index) in cursor.visible(height: rows.count - 1).enumerated() {
            let slot = shown[index]
            let cells: [SafeText] = [
                SafeText(slot.start.bookingText), "\(slot.free)", "\(slot.booked) of \(slot.capacity)",
                mark(slot, now: now), SafeText(slot.clinician ?? ""),
                SafeText(slot.priorities.map(\.mark).joined(separator: " ")), SafeText(slot.room ?? ""),
            ]
            frame.putChoice(
                Table.row(cells: cells, widths: widths, columns: columns), row: rows.lowerBound + 1 + offset,
                isSelected: index == cursor.selectedIndex,
                style: slot.takesNobody(at: now) == nil ? .plain : .dimmed)
        }
    }

    /// What there is to say of a slot in a word.
    func mark(_ slot: Slot, now: Instant) -> SafeText {
        if slot.id == detail?.referral.liveAppointment?.slot { return "theirs" }
        if slot.closed { return "closed" }
        if slot.start <= now { return "past" }
        if slot.free == 0 {
            if slot.booked < slot.capacity { return "held" }
            return slot.booked > slot.capacity ? "over" : "full"
        }
        if slot.id == slots?.bestID { return "best" }
        if slots?.next.contains(where: { slots?.slots[$0.index].id == slot.id }) ?? false { return "next" }
        return SafeText(slots?.notProposed[slot.id]?.mark ?? "")
    }
}

extension SuitableSlots {
    /// The slot to offer first.
    var bestID: String? { best.map { slots[$0].id } }
}

extension Slot {
    /// Nobody has a place in it any more, and it is still to come.
    func isFull(at now: Instant) -> Bool { !closed && start > now && free == 0 }

    /// Why nobody can be booked into it; nil where there is a place.
    func takesNobody(at now: Instant) -> String? {
        if closed { return "That slot is closed." }
        if start <= now { return "That slot has begun." }
        if free > 0 { return nil }
        if booked < capacity, let place = held.first { return "That slot is \(place.words)." }
        return "That slot is full: \(booked) of \(capacity)."
    }

    /// What of the clinic's name the service's does not say already.
    func clinicBriefly(at service: Service?) -> String {
        guard let clinic else { return "" }
        guard let name = service?.name, clinic.hasPrefix(name) else { return clinic }
        let rest = clinic.dropFirst(name.count).drop { !$0.isLetter && !$0.isNumber }
        return rest.isEmpty ? clinic : String(rest)
    }
}
