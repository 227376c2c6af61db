// Holds on places of slots: one for each referral that somebody is booking, gone when it ends, is let go or is booked.

public import ReferralDomain

/// Who looks at slots, by which clocks: their own holds keep nobody off.
public struct HoldView: Sendable {
    /// Row id of a member of staff.
    public var staff: Int64
    public var now: Instant
    public var boot: BootMoment

    public init(staff: Int64, now: Instant, boot: BootMoment) {
        self.staff = staff
        self.now = now
        self.boot = boot
    }
}

extension Reading {
    /// Every hold there is, ended ones too: as many as there are people booking.
    fileprivate func holds() throws(Failure) -> [SlotHold] {
        try rows(
            """
            SELECT slot, referral, staff, s.login, s.name, until, boot, boot_until
            FROM slot_hold JOIN staff s ON s.id = staff
            """
        ) { columns in
            let slot = columns.text() ?? ""
            let referral = columns.long() ?? 0
            let by = StaffMember(id: columns.long() ?? 0, login: columns.text() ?? "", name: columns.text() ?? "")
            let until = columns.instant() ?? Instant(seconds: 0)
            let end = BootMoment(id: columns.text() ?? "", seconds: columns.long() ?? 0)
            return SlotHold(slot: slot, referral: referral, by: by, until: until, end: end)
        }
    }

    /// Slots with the places that colleagues hold now.
    public func held(_ slots: [Slot], for view: HoldView) throws(Failure) -> [Slot] {
        guard !slots.isEmpty else { return slots }
        var places: [String: [HeldPlace]] = [:]
        for hold in try holds() where hold.by.id != view.staff {
            let left = hold.left(at: view.now, boot: view.boot)
            if left > 0 { places[hold.slot, default: []].append(HeldPlace(by: hold.by.name, seconds: left)) }
        }
        guard !places.isEmpty else { return slots }
        return slots.map { slot in
            var seen = slot
            seen.held = places[slot.id] ?? []
            return seen
        }
    }

    /// A slot with the places that colleagues hold now.
    public func slot(_ id: String, for view: HoldView) throws(Failure) -> Slot? {
        guard let slot = try slot(id) else { return nil }
        return try held([slot], for: view).first
    }
}

extension Writing {
    /// Holds a place, in place of whatever the same person held for that referral; those that have ended go with it.
    public func take(_ hold: SlotHold, for view: HoldView) throws(Failure) {
        for old in try reading.holds() where old.left(at: view.now, boot: view.boot) == 0 {
            try release(holdOf: old.by.id, for: old.referral)
        }
        try run(
            "INSERT OR REPLACE INTO slot_hold (referral, staff, slot, until, boot, boot_until) VALUES (?, ?, ?, ?, ?, ?)",
            [hold.referral, hold.by.id, hold.slot, hold.until.seconds, hold.end.id, hold.end.seconds])
    }

    /// Lets go what somebody holds for a referral.
    public func release(holdOf staff: Int64, for referral: Int64) throws(Failure) {
        try run("DELETE FROM slot_hold WHERE referral = ? AND staff = ?", [referral, staff])
    }
}
