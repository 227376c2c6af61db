// What feeds say that a patient needs at a visit: noted on their referrals, and never taken away by a gap.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// The additional requirements of a message, and the interpreter that the patient's record asks for.
    func noteNeeds(
        of incoming: IncomingReferral, on referral: inout Referral, _ arrival: Arrival
    ) throws(Failure) {
        let patient = try arrival.it.reading.patient(referral.patient)
        let sent = incoming.additionalRequirements.compactMap { PatientNeed.Kind(ers: $0) }
        referral.noteNeeds(sent, of: patient, from: .ers, at: arrival.run.now)
        if patient?.needsInterpreter == true {
            referral.noteNeeds([.interpreter], of: patient, from: .record, at: arrival.run.now)
        }
    }

    /// A record that asks for an interpreter asks for one on each open referral of the patient.
    func noteInterpreter(for patient: Patient, _ arrival: Arrival) throws(Failure) {
        guard patient.needsInterpreter else { return }
        for held in try arrival.it.reading.referrals(of: patient.id, for: .everything) {
            guard !held.isClosed, !held.isConversation, held.need(.interpreter) == nil else { continue }
            var next = held
            next.noteNeeds([.interpreter], of: patient, from: .record, at: arrival.run.now)
            next.version += 1
            _ = try save(next, before: held, arrival)
        }
    }
}
