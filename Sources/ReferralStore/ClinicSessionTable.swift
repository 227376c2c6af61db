// Sessions and their slots, what is done to a session as a whole, and who was booked in it.

internal import GRDB
public import ReferralDomain

/// What was done to a session, as it stands.
public struct StandingClinicAct: Hashable, Sendable {
    public var id: Int64
    public var kind: ClinicAct
    /// The bulk act of its patients; nil where there were none.
    public var batch: String?
    public var at: Instant
    public var why: String?
}

/// Somebody who is or was booked in a session.
public struct SessionBooking: Hashable, Sendable {
    public var referral: Int64
    public var slot: String
    public var start: Instant
    public var isLive: Bool

    public init(referral: Int64, slot: String, start: Instant, isLive: Bool) {
        self.referral = referral
        self.slot = slot
        self.start = start
        self.isLive = isLive
    }
}

extension Reading {
    /// Slots in a span of time, of one service or of all, in order of time.
    public func slots(of service: String?, from: Instant, until: Instant) throws(Failure) -> [Slot] {
        let condition = service == nil ? "" : "s.service = ? AND "
        let index = service == nil ? "slot_by_time" : "slot_of_service"
        let arguments: [(any DatabaseValueConvertible)?] = [from.seconds, until.seconds]
        return try rows(
            """
            SELECT \(slotColumns) FROM slot s INDEXED BY \(index)
            WHERE \(condition)s.start_at >= ? AND s.start_at < ? ORDER BY s.start_at
            """, (service.map { [$0] } ?? []) + arguments
        ) { Slot(&$0) }
    }

    /// A session by name, or nil where it has no slots.
    public func clinicSession(_ name: ClinicName) throws(Failure) -> ClinicSession? {
        let slots: [Slot]
        switch name {
        case .session(let id):
            slots = try rows(
                "SELECT \(slotColumns) FROM slot s WHERE s.session = ? ORDER BY s.start_at, s.id", [id]
            ) { Slot(&$0) }
        case .group(let service, let day, let clinic):
            slots = try self.slots(
                of: service, from: LondonTime.startOfDay(day), until: LondonTime.startOfDay(day.adding(days: 1))
            ).filter { $0.session == nil && $0.clinic == clinic }
        }
        guard !slots.isEmpty else { return nil }
        var session = ClinicSession(name: name, slots: slots)
        let act = try standingActs(on: slots.map(\.id)).last
        session.act = act?.kind
        session.why = act?.why
        return session
    }

    /// The session of a template on a day, whatever it holds.
    public func sessionRow(of template: Int64, on day: Day) throws(Failure) -> Int64? {
        try first("SELECT id FROM clinic_session WHERE template = ? AND day = ?", [template, day.number]) {
            $0.long() ?? 0
        }
    }

    /// Days from one on for which a template has a session, with its row.
    public func sessionRows(of template: Int64, from day: Day) throws(Failure) -> [(day: Day, id: Int64)] {
        try rows(
            "SELECT day, id FROM clinic_session WHERE template = ? AND day >= ? ORDER BY day", [template, day.number]
        ) { ($0.day() ?? day, $0.long() ?? 0) }
    }

    /// Acts on slots that stand, oldest first.
    public func standingActs(on slots: [String]) throws(Failure) -> [StandingClinicAct] {
        var found: [Int64: StandingClinicAct] = [:]
        for slot in slots {
            for act in try rows(
                """
                SELECT a.id, a.kind, a.batch, a.at, a.why FROM clinic_act_slot x JOIN clinic_act a ON a.id = x.act
                WHERE x.slot = ? AND x.opened = 0 AND a.stands = 1
                """, [slot],
                { columns in
                    let id = columns.long() ?? 0
                    let kind = columns.code(ClinicAct.self) ?? .close
                    let batch = columns.long().map { String($0) }
                    return StandingClinicAct(
                        id: id, kind: kind, batch: batch, at: columns.instant() ?? Instant(seconds: 0),
                        why: columns.text())
                })
            { found[act.id] = act }
        }
        return found.values.sorted { $0.id < $1.id }
    }

    /// Whether a slot was closed here, which no feed undoes.
    public func isClosedByUs(_ slot: String) throws(Failure) -> Bool { try !standingActs(on: [slot]).isEmpty }

    /// The act on a session that a bulk act belongs to, and whether it stands.
    public func clinicAct(ofBatch batch: String) throws(Failure) -> (id: Int64, stands: Bool)? {
        try first("SELECT id, stands FROM clinic_act WHERE batch = ?", [Int64(batch)]) { ($0.long() ?? 0, $0.flag()) }
    }

    /// How many visits in these slots have their outcome.
    public func outcomes(in slots: [String]) throws(Failure) -> Int {
        var found = 0
        for slot in slots {
            found += try count(
                """
                SELECT count(*) FROM appointment
                WHERE slot = ? AND status IN ('fulfilled', 'noshow') AND withdrawn = 0
                """, [slot])
        }
        return found
    }

    /// Who is booked in a slot, or was until the bulk acts named; in order of their coming.
    public func bookings(in slot: String, endedBy batches: [String]) throws(Failure) -> [SessionBooking] {
        let marks = batches.map { _ in "?" }.joined(separator: ", ")
        let ended =
            batches.isEmpty
            ? ""
            : """
            OR a.status = 'cancelled' AND a.referral IN (SELECT referral FROM bulk_act WHERE batch IN (\(marks)))
            """
        return try rows(
            """
            SELECT a.referral, a.slot, a.start_at, a.status IN ('requested', 'booked') FROM appointment a
            WHERE a.slot = ? AND a.withdrawn = 0 AND (a.status IN ('requested', 'booked') \(ended))
            ORDER BY a.id
            """, [slot] + batches.map { Int64($0) }
        ) { columns in
            let referral = columns.long() ?? 0
            let slot = columns.text() ?? ""
            return SessionBooking(
                referral: referral, slot: slot,
                start: columns.instant() ?? Instant(seconds: 0), isLive: columns.flag())
        }
    }

    /// How often the provider has cancelled an appointment of a referral, taken-back cancellations left out.
    public func cancelledByProvider(_ referral: Int64) throws(Failure) -> Int {
        try count(
            """
            SELECT count(*) FROM journal j WHERE j.referral = ? AND j.to_state = 'APPT_CANCELLED_BY_PROVIDER'
                AND j.from_state = 'BOOKED' AND j.action <> 'undo'
                AND NOT EXISTS (SELECT 1 FROM journal u WHERE u.referral = j.referral AND u.action = 'undo'
                    AND json_extract(u.change, '$.undoes[1]') = CAST(j.seq AS TEXT))
            """, [referral])
    }

    /// What came of the last attempt since a moment to reach the patient of a referral, and when.
    public func lastContact(
        about referral: Int64, since: Instant
    ) throws(Failure) -> (outcome: ContactOutcome, at: Instant, attempts: Int)? {
        let found = try rows(
            """
            SELECT json_extract(change, '$.contact[1]'), happened_at FROM journal
            WHERE referral = ? AND action = 'contact-attempt' AND happened_at >= ? ORDER BY seq
            """, [referral, since.seconds]
        ) { ($0.code(ContactOutcome.self), $0.instant() ?? since) }
        guard let last = found.last, let outcome = last.0 else { return nil }
        return (outcome, last.1, found.count)
    }
}

extension Writing {
    /// A new session, of a template or by hand.
    public func insertSession(template: Int64?, service: String, day: Day) throws(Failure) -> Int64 {
        try run(
            "INSERT INTO clinic_session (template, service, day) VALUES (?, ?, ?)", [template, service, day.number])
        return lastID
    }

    /// Hands the sessions of a template from a day on to another one, which plans them from then on.
    public func passSessions(from old: Int64, to new: Int64, since day: Day) throws(Failure) {
        try run("UPDATE clinic_session SET template = ? WHERE template = ? AND day >= ?", [new, old, day.number])
    }

    /// Takes away a slot that nobody was ever in; one with a history is closed instead.
    public func remove(_ slot: Slot) throws(Failure) {
        let gone = try run(
            """
            DELETE FROM slot WHERE id = ? AND NOT EXISTS (SELECT 1 FROM appointment WHERE slot = slot.id)
                AND NOT EXISTS (SELECT 1 FROM clinic_act_slot WHERE slot = slot.id)
            """, [slot.id])
        if gone == 0 { try setClosed(true, [slot.id]) }
    }

    /// Closes slots, or opens them.
    public func setClosed(_ closed: Bool, _ slots: [String]) throws(Failure) {
        for slot in slots { try run("UPDATE slot SET closed = ? WHERE id = ?", [closed ? 1 : 0, slot]) }
    }

    /// Notes what was done to a session: which slots it closed, and which a move opened for them.
    public func insertClinicAct(
        _ kind: ClinicAct, batch: String?, why: String?, closed: [String], opened: [String], by signature: Signature,
        at now: Instant
    ) throws(Failure) {
        try run(
            "INSERT INTO clinic_act (kind, batch, at, by, why) VALUES (?, ?, ?, ?, ?)",
            [kind.rawValue, batch.flatMap { Int64($0) }, now.seconds, signature.user, why])
        let act = lastID
        for (slots, opened) in [(closed, 0), (opened, 1)] {
            for id in slots {
                let isClosed = try reading.slot(id)?.closed ?? false
                let isOurs = try reading.isClosedByUs(id)
                let wasClosed = isClosed && !isOurs
                try run("INSERT INTO clinic_act_slot VALUES (?, ?, ?, ?)", [act, id, opened, wasClosed ? 1 : 0])
            }
        }
        try setClosed(true, closed)
    }

    /// Takes an act on a session back, or does it again: the slots it closed open, those it opened close, or the reverse.
    public func setClinicAct(_ act: Int64, stands: Bool) throws(Failure) {
        try run("UPDATE clinic_act SET stands = ? WHERE id = ?", [stands ? 1 : 0, act])
        let slots = try reading.rows(
            "SELECT slot, opened, was_closed FROM clinic_act_slot WHERE act = ? ORDER BY slot", [act]
        ) { ($0.text() ?? "", $0.flag(), $0.flag()) }
        for (slot, opened, wasClosed) in slots {
            let isOurs = try reading.isClosedByUs(slot)
            try setClosed(wasClosed || isOurs || opened != stands, [slot])
        }
    }
}
