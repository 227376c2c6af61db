// A clinic that moves takes its patients along: another slot of the same service, everything else as it was.

extension Appointment {
    /// A new one in a slot; where a PAS keeps the diary it waits to be confirmed there.
    init(in slot: Slot, of service: Service?) {
        self.init(
            slot: slot.id, service: slot.service, clinician: slot.clinician, start: slot.start, end: slot.end,
            status: service?.diary == .pas ? .requested : .booked)
    }
}

extension Referral {
    /// Puts the referral in the named slot in place of its own. What was decided of it, and said with it, stands.
    mutating func moveAppointment(_ command: ReferralCommand, facts: ReferralFacts) throws(Refusal) {
        guard let slot = facts.slot, slot.service == service else { throw .slotUnknown(command.slot ?? "") }
        appointment = Appointment(in: slot, of: facts.namedService)
    }
}
