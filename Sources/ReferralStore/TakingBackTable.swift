// Taking an act back and doing it again from the journal: what each entry changed, put back field by field.

internal import GRDB
public import ReferralDomain

extension Reading {
    /// What undo and redo see of a referral's history, in order of time.
    public func pastActs(of referral: Int64) throws(Failure) -> [PastAct] {
        try rows(
            """
            SELECT seq, user, action, coalesce(json_extract(change, '$.undoes[1]'), json_extract(change, '$.redoes[1]')),
                json_extract(change, '$.bulk[1]'), json_extract(change, '$.batch[1]') IS NOT NULL, version IS NOT NULL, role
            FROM journal WHERE referral = ? AND subject = 'referral' ORDER BY seq
            """, [referral]
        ) { columns in
            let seq = columns.long() ?? 0
            let user = columns.text() ?? ""
            let action = columns.text() ?? ""
            let target = columns.text().flatMap { Int64($0) }
            let batch = columns.text()
            let isOfDeath = columns.flag()
            let isVersioned = columns.flag()
            return PastAct(
                seq: seq, user: user, action: action, target: target, batch: batch, isOfDeath: isOfDeath,
                isVersioned: isVersioned, side: columns.code(Role.self)?.side ?? .neither)
        }
    }

    /// What one entry changed.
    public func fieldChanges(ofEntry seq: Int64) throws(Failure) -> [FieldChange] {
        try rows(
            """
            SELECT e.key, json_extract(e.value, '$[0]'), json_extract(e.value, '$[1]')
            FROM journal j, json_each(j.change) e WHERE j.seq = ? AND e.type = 'array'
            """, [seq]
        ) { FieldChange(field: $0.text() ?? "", before: $0.text(), after: $0.text()) }
    }

    /// The referrals of a bulk action.
    public func members(ofBatch batch: String) throws(Failure) -> [Int64] {
        try rows("SELECT referral FROM bulk_act WHERE batch = ? ORDER BY referral", [Int64(batch)]) { $0.long() ?? 0 }
    }

    /// Whether a referral's part of a bulk action was taken back, or done again, before.
    public func isCompensated(_ way: Compensation, _ name: ReferralName, ofBatch batch: String) throws(Failure) -> Bool
    {
        guard let referral = try referral(name, for: .everything) else { return false }
        return try pastActs(of: referral.id).stands(ofBatch: batch) == (way == .redo)
    }

    /// Messages that an entry's act set off, with how each was closed.
    public func messages(
        ofEntry seq: Int64
    ) throws(Failure) -> [(id: Int64, message: OutboxMessage, closedBy: String?)] {
        try rows(
            """
            SELECT o.id, o.destination, o.call, o.action, o.closed_by FROM outbox o JOIN journal j ON j.seq = ?
            WHERE o.referral = j.referral AND o.version = j.version ORDER BY o.id
            """, [seq]
        ) { columns in
            let id = columns.long() ?? 0
            let destination = columns.code(OutboxMessage.Destination.self) ?? .ers
            let call = columns.text()
            let action = columns.code(ReferralAction.self) ?? .told
            return (id, OutboxMessage(destination, call: call, action: action), columns.text())
        }
    }

    /// Clinical words that an entry of a referral holds, by their digest.
    func wordsHeld(of referral: Int64, digest: String) throws(Failure) -> String? {
        try first(
            """
            SELECT t.text FROM journal j JOIN journal_text t ON t.seq = j.seq
            WHERE j.referral = ? AND j.text_digest = ? LIMIT 1
            """, [referral, digest]
        ) { $0.text() ?? "" }
    }
}

/// Which way an entry's changes are put.
public enum Restoring: Sendable {
    case before, after

    func value(_ change: FieldChange) -> String? {
        switch self {
        case .before: change.before
        case .after: change.after
        }
    }
}

extension Writing {
    /// A number for a bulk action.
    public func beginBatch() throws(Failure) -> Int {
        try reading.count("SELECT coalesce(max(batch), 0) + 1 FROM bulk_act")
    }

    /// Notes that a referral was part of a bulk action.
    public func addToBatch(_ batch: String, referral: Int64) throws(Failure) {
        try run("INSERT OR IGNORE INTO bulk_act (batch, referral) VALUES (?, ?)", [Int64(batch), referral])
    }

    /// The referral as it was before, or after, what one entry changed. Nothing is written but its appointment's place.
    public func restored(_ referral: Referral, to side: Restoring, entry seq: Int64) throws(Failure) -> Referral {
        let changes = try reading.fieldChanges(ofEntry: seq)
        let columns = referral.changeableColumns
        var next = referral
        // The row itself knows how to read each field: written, read and rolled back.
        do throws(Failure) {
            try savepoint { () throws(Failure) in
                for change in changes where columns.contains(change.field) {
                    try run(
                        "UPDATE referral SET \(change.field) = ? WHERE id = ?", [side.value(change), referral.id])
                }
                if let change = changes.first(where: { $0.field == "comment_digest" }) {
                    var words: String?
                    if let digest = side.value(change) {
                        words = try reading.wordsHeld(of: referral.id, digest: digest)
                    }
                    try run("UPDATE referral SET comment = ? WHERE id = ?", [words, referral.id])
                }
                guard let read = try reading.referral(.id(referral.id), for: .everything) else {
                    throw .damaged("a referral that cannot be read")
                }
                next = read
                throw .broken("read")
            }
        } catch {
            guard error == .broken("read") else { throw error }
        }
        next.appointment = try restoredAppointment(of: referral, to: side, changes: changes)
        return next
    }

    private func restoredAppointment(
        of referral: Referral, to side: Restoring, changes: [FieldChange]
    ) throws(Failure) -> Appointment? {
        let now = referral.appointment
        let status = changes.first { $0.field == "appointment" }
        // Moved to another place of the same slot, it reads the same and is another one.
        let named = changes.first { $0.field == "appointment_id" }
        guard status != nil || named != nil else { return now }
        let told = status.map { side.value($0) } ?? now?.status.rawValue
        guard let words = told, let code = words.split(separator: " ").first else {
            if let id = now?.id { try withdrawAppointment(id) }
            return nil
        }
        let id = named.flatMap { side.value($0) }.flatMap { Int64($0) } ?? now?.id
        guard let id, var visit = try appointment(id) else { return now }
        if let current = now?.id, current != id {
            if side == .before {
                try withdrawAppointment(current)
            } else if now?.status.isLive == true {
                try run("UPDATE appointment SET status = 'cancelled' WHERE id = ?", [current])
            }
        }
        visit.status = Appointment.Status(rawValue: String(code)) ?? visit.status
        return visit
    }

    /// Withdraws messages that nobody has sent.
    public func withdrawMessages(_ ids: [Int64], at now: Instant) throws(Failure) {
        try closeMessages(ids, closedBy: PastAct.undo, at: now)
    }
}
