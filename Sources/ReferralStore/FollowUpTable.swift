// What is to follow an attended appointment: kept with the attendance, withdrawn with it, closed when it is done.

public import ReferralDomain

/// A kept follow-up.
public struct KeptFollowUp: Hashable, Sendable {
    public var id: Int64
    public var plan: FollowUp
    public var since: Instant
    public var doneAt: Instant?
}

extension Reading {
    private static var followUpColumns: String { "id, kind, due, note, since, done_at, at" }

    private func followUp(_ columns: inout Columns) -> KeptFollowUp {
        let id = columns.long() ?? 0
        let kind = columns.code(FollowUp.Kind.self) ?? .followUp
        let due = columns.day() ?? Day(number: 0)
        var plan = FollowUp(kind, due: due, note: columns.text())
        var kept = KeptFollowUp(
            id: id, plan: plan, since: columns.instant() ?? Instant(seconds: 0), doneAt: columns.instant())
        plan.at = columns.instant()
        kept.plan = plan
        return kept
    }

    /// What is to follow and not done yet, the earliest due.
    public func openFollowUp(of referral: Int64) throws(Failure) -> KeptFollowUp? {
        try first(
            """
            SELECT \(Self.followUpColumns) FROM follow_up
            WHERE referral = ? AND done_at IS NULL AND withdrawn = 0 ORDER BY due LIMIT 1
            """, [referral]
        ) { followUp(&$0) }
    }

    /// Calls back that somebody was promised about a referral and that are not made yet, the earliest first.
    public func openCallBacks(of referral: Int64) throws(Failure) -> [FollowUp] {
        try rows(
            """
            SELECT \(Self.followUpColumns) FROM follow_up
            WHERE referral = ? AND done_at IS NULL AND withdrawn = 0 AND kind = 'call-back' ORDER BY due
            """, [referral]
        ) { followUp(&$0).plan }
    }

    /// What was said to follow with an entry, done or not; nil where it was taken back.
    public func followUp(ofEntry seq: Int64) throws(Failure) -> KeptFollowUp? {
        try first("SELECT \(Self.followUpColumns) FROM follow_up WHERE entry = ? AND withdrawn = 0", [seq]) {
            followUp(&$0)
        }
    }

    /// What followed with an entry that was taken back.
    public func withdrawnFollowUp(ofEntry seq: Int64) throws(Failure) -> KeptFollowUp? {
        try first("SELECT \(Self.followUpColumns) FROM follow_up WHERE entry = ? AND withdrawn = 1", [seq]) {
            followUp(&$0)
        }
    }
}

extension Writing {
    /// Keeps what is to follow, with the entry that it was said with.
    public func insert(_ next: FollowUp, of referral: Int64, entry: Int64, since: Instant) throws(Failure) {
        try run(
            "INSERT INTO follow_up (referral, entry, kind, due, note, since, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [referral, entry, next.kind.rawValue, next.due.number, next.note, since.seconds, next.at?.seconds])
    }

    /// Takes back what was said to follow with an entry; what is done stays done.
    public func withdrawFollowUp(ofEntry seq: Int64) throws(Failure) {
        guard let kept = try reading.followUp(ofEntry: seq) else { return }
        if let done = kept.doneAt {
            throw .refused(.tooLateToUndo("what was to follow was done on \(done.londonDay.short)"))
        }
        try run("UPDATE follow_up SET withdrawn = 1 WHERE id = ?", [kept.id])
    }

    /// Notes that the earliest of what is to follow is done, or takes the last such note back; nil where there is none.
    public func setFollowUpDone(
        _ isDone: Bool, of referral: Referral, by signature: Signature, policy: Policy, at now: Instant
    ) throws(Failure) -> FollowUp? {
        let kept: KeptFollowUp?
        if isDone {
            kept = try reading.openFollowUp(of: referral.id)
        } else {
            kept = try reading.lastDoneFollowUp(of: referral.id)
        }
        guard let kept else { return nil }
        try run(
            "UPDATE follow_up SET done_at = ?, done_by = ? WHERE id = ?",
            [isDone ? now.seconds : nil, isDone ? signature.user : nil, kept.id])
        var entry = JournalEntry(
            at: now, subject: .referral, by: signature, action: isDone ? "followed" : "follows-still")
        entry.referral = referral.id
        entry.patient = referral.patient
        entry.change = FieldChange.object([.added(isDone ? "followed" : "follows_still", kept.plan.kind.rawValue)])
        try append(entry)
        try refreshWorklists(of: referral, policy: policy, at: now)
        return kept.plan
    }
}

extension Reading {
    fileprivate func lastDoneFollowUp(of referral: Int64) throws(Failure) -> KeptFollowUp? {
        try first(
            """
            SELECT \(Self.followUpColumns) FROM follow_up
            WHERE referral = ? AND done_at IS NOT NULL AND withdrawn = 0 ORDER BY done_at DESC LIMIT 1
            """, [referral]
        ) { followUp(&$0) }
    }
}
