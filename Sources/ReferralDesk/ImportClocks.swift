// How imports move the 18-week clock: what e-RS shows is weighed as our own acts are, from the moments that it names.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore

extension Desk {
    /// A referral as it is to be saved, its clock moved on from what is held.
    func clocked(_ referral: Referral, before: Referral?, _ arrival: Arrival) -> Referral {
        var referral = referral
        if referral.state == .deferredToProvider, let deferred = referral.deferredAt {
            referral.noteClockStart(.deferred, at: deferred)
        }
        referral.moveClock(from: before, at: moved(referral, arrival))
        return referral
    }

    /// When a referral came into the state that an import shows. A message names only when its appointment was made, so
    /// that what ended it has happened by the time of the file.
    private func moved(_ referral: Referral, _ arrival: Arrival) -> Instant {
        if case .listRow = arrival.record.content { return min(referral.stateSince, arrival.run.now) }
        switch referral.state {
        case .booked, .deferredToProvider, .awaitingTriage, .triagedProviderToAction:
            return min(referral.stateSince, arrival.run.now)
        case .notBooked, .triageResponse, .rejected, .appointmentCancelledByPatient, .appointmentCancelledByProvider,
            .didNotAttend, .assessmentResult, .cancelledReferral:
            return min(arrival.asOf, arrival.run.now)
        }
    }

    /// Notes when a message says that the referral was booked, deferred or sent for triage.
    func noteStart(at created: Instant?, of referral: inout Referral, _ arrival: Arrival) throws(Failure) {
        switch referral.state {
        case .booked, .awaitingTriage, .triagedProviderToAction:
            guard let created, referral.clock.start.map({ created < $0 }) ?? true else { return }
            let kind = try referral.service.flatMap { (id) throws(Failure) in try arrival.it.reading.service(id)?.kind }
            referral.noteClockStart(referral.clockStart(at: kind), at: created)
        case .notBooked, .deferredToProvider, .triageResponse, .rejected, .appointmentCancelledByPatient,
            .appointmentCancelledByProvider, .didNotAttend, .assessmentResult, .cancelledReferral:
            return
        }
    }
}
