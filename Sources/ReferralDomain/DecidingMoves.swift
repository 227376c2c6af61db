// How a referral comes into another state, and how a clinic that moves takes its patients along.

extension Appointment {
    /// A new one in a slot; where a PAS keeps the diary it waits to be confirmed there.
    init(in slot: Slot, of service: Service?) {
        self.init(
            slot: slot.id, service: slot.service, clinician: slot.clinician, start: slot.start, end: slot.end,
            status: service?.diary == .pas ? .requested : .booked)
    }
}

extension Referral {
    /// Puts it into a state, with what was said.
    mutating func move(to next: ReferralState, _ command: ReferralCommand, reason code: String? = nil) {
        state = next
        reason = code ?? command.reason
        comment = command.comment
        acknowledged = false
        if next != .booked { reviewStatus = nil }
        switch next {
        case .booked, .appointmentCancelledByPatient, .appointmentCancelledByProvider, .didNotAttend:
            // What was asked of the booking desk holds for the next appointment, too.
            instruction = command.instruction ?? instruction
        case .notBooked, .deferredToProvider, .awaitingTriage, .triagedProviderToAction, .triageResponse, .rejected,
            .assessmentResult, .cancelledReferral:
            instruction = command.instruction
        }
        switch next {
        case .booked, .deferredToProvider, .awaitingTriage:
            // Where nobody said whether a letter comes, somebody has to look for it.
            clinicalInformation = clinicalInformation ?? .awaited
        case .notBooked, .triagedProviderToAction, .triageResponse, .rejected, .appointmentCancelledByPatient,
            .appointmentCancelledByProvider, .didNotAttend, .assessmentResult, .cancelledReferral:
            break
        }
    }

    /// Puts the referral in the named slot in place of its own. What was decided of it, and said with it, stands.
    mutating func moveAppointment(_ command: ReferralCommand, facts: ReferralFacts) throws(Refusal) {
        guard let slot = facts.slot, slot.service == service else { throw .slotUnknown(command.slot ?? "") }
        appointment = Appointment(in: slot, of: facts.namedService)
    }
}
