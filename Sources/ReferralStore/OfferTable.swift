// Slots that patients were offered: a row each, taken back with the entry of the journal that it stands for.

public import ReferralDomain

extension Reading {
    /// What a referral's patient was offered, in order of time; what was taken back is left out.
    public func offers(of referral: Int64) throws(Failure) -> OfferHistory {
        OfferHistory(
            try rows(
                """
                SELECT id, slot, start_at, clinician, offered_at, offered_by, accepted_entry IS NOT NULL,
                    iif(decline_withdrawn = 0, declined_at, NULL), iif(decline_withdrawn = 0, reason, NULL),
                    iif(decline_withdrawn = 0, said, NULL)
                FROM offer WHERE referral = ? AND withdrawn = 0 ORDER BY id
                """, [referral]
            ) { Offer(&$0) })
    }
}

extension Offer {
    fileprivate init(_ columns: inout Columns) {
        let id = columns.long() ?? 0
        let slot = columns.text() ?? ""
        let start = columns.instant() ?? Instant(seconds: 0)
        let clinician = columns.text()
        let offered = columns.instant() ?? Instant(seconds: 0)
        self.init(
            slot: slot, start: start, clinician: clinician, offeredAt: offered, offeredBy: columns.text() ?? "")
        self.id = id
        isAccepted = columns.flag()
        declinedAt = columns.instant()
        reason = columns.code()
        said = columns.text()
    }
}

extension Writing {
    /// Keeps a slot as offered with an entry of the journal; returns the row's id.
    public func insert(_ offer: Offer, of referral: Int64, entry: Int64) throws(Failure) -> Int64 {
        try run(
            """
            INSERT INTO offer (referral, slot, start_at, clinician, entry, offered_at, offered_by)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                referral, offer.slot, offer.start.seconds, offer.clinician, entry, offer.offeredAt.seconds,
                offer.offeredBy,
            ])
        return lastID
    }

    /// Notes an offer as declined with an entry of the journal.
    public func decline(
        offer id: Int64, reason: Offer.Reason, said: String?, by login: String, at now: Instant, entry: Int64
    ) throws(Failure) {
        try run(
            """
            UPDATE offer SET declined_entry = ?, declined_at = ?, declined_by = ?, reason = ?, said = ?,
                decline_withdrawn = 0 WHERE id = ?
            """, [entry, now.seconds, login, reason.rawValue, said, id])
    }

    /// Takes back what was offered or declined with an entry.
    public func withdrawOffers(ofEntry seq: Int64) throws(Failure) {
        try run("UPDATE offer SET withdrawn = 1 WHERE entry = ?", [seq])
        try run("UPDATE offer SET decline_withdrawn = 1 WHERE declined_entry = ?", [seq])
    }

    /// Lets what was offered or declined with an entry stand again, as that of a new one.
    public func restoreOffers(ofEntry seq: Int64, as new: Int64) throws(Failure) {
        try run("UPDATE offer SET withdrawn = 0, entry = ? WHERE entry = ?", [new, seq])
        try run("UPDATE offer SET decline_withdrawn = 0, declined_entry = ? WHERE declined_entry = ?", [new, seq])
    }

    /// A booking accepts what was offered of its slot and waits for the patient's word.
    func acceptOffers(of after: Referral, before: Referral?, entry: Int64) throws(Failure) {
        guard let slot = after.liveAppointment?.slot, slot != before?.liveAppointment?.slot else { return }
        try run(
            """
            UPDATE offer SET accepted_entry = ? WHERE referral = ? AND slot = ? AND withdrawn = 0
                AND accepted_entry IS NULL AND (declined_entry IS NULL OR decline_withdrawn = 1)
            """, [entry, after.id, slot])
    }

    /// The booking is taken back: what it accepted waits again.
    public func reopenOffers(acceptedWith seq: Int64) throws(Failure) {
        try run("UPDATE offer SET accepted_entry = NULL WHERE accepted_entry = ?", [seq])
    }
}
