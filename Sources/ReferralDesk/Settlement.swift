// Who wins when e-RS sends a newer version of a referral: what it shows is weighed against what was done here.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore

/// What becomes of the state that a newer message shows.
enum Settlement {
    case takeERS
    /// e-RS shows what we decided.
    case confirmed
    /// e-RS still shows the state before our act, or says nothing of a state.
    case oursStays
    /// Both have moved: a person decides.
    case conflict
}

extension Desk {
    /// Weighs a newer message of a referral that is held (design, "Versions, and who wins").
    func settlement(
        of incoming: IncomingReferral, _ held: Referral, open: [OpenMessage], _ arrival: Arrival
    ) throws(Failure) -> Settlement {
        // A message without a state leaves a gap, never a lost booking.
        guard let sent = incoming.state else { return .oursStays }
        if sent == .cancelledReferral { return .takeERS }
        let hasMovedHere = held.ersState != nil && (held.state != held.ersState || !open.isEmpty)
        guard hasMovedHere else { return .takeERS }
        if sent == held.state, agrees(incoming.appointment, held) { return .confirmed }
        guard sent == held.ersState else { return .conflict }
        guard sent == .booked, let start = incoming.appointment?.start else { return .oursStays }
        // The appointment that was there before our act, or one that neither of us made here?
        let known = try arrival.it.reading.appointments(of: held.id).contains { $0.start == start }
        return known ? .oursStays : .conflict
    }

    /// Whether a message's appointment is the one held: the same moment at the same service.
    private func agrees(_ sent: IncomingAppointment?, _ held: Referral) -> Bool {
        guard held.state == .booked, let ours = held.liveAppointment, let start = sent?.start else { return true }
        return start == ours.start && (sent?.service?.id).map { $0 == ours.service ?? held.service } ?? true
    }

    /// The open messages that a message of e-RS shows to be known there.
    func confirmed(by incoming: IncomingReferral, _ held: Referral, open: [OpenMessage]) -> [Int64] {
        let hasMoved = incoming.state != held.ersState
        return open.filter { $0.message.destination == .ers }.filter { message in
            switch message.message.action {
            case .changePriority: incoming.priority == held.priority
            // There is a referral: the conversation is known to be over.
            case .advise, .askMore, .sendInformation, .convert, .closeAdvice, .createReferral: true
            case .book, .rebook, .moveAppointment, .referBookNow, .redirect:
                hasMoved || incoming.appointment?.start != nil
            // A state that has not moved says nothing of these: an acceptance looks like none.
            case .accept, .reject, .acceptReferBookLater, .returnToReferrerWithAdvice, .cancelAppointmentActionLater,
                .deferToProvider, .sendForTriage, .cancelAppointment, .recordDNA, .undoDNA, .recordAttendance,
                .confirmCancelledInPAS, .cancelReferral, .recordAssessment, .changeShortlist, .addLetter, .acknowledge,
                .contactAttempt, .addNeed, .dropNeed, .arrangeNeed, .cancelArrangement, .takeERS, .keepOurs, .told,
                .wrongPatientLetter, .liftFreeze, .validate, .startMonitoring, .offer,
                .declineOffer, .claim, .release, .assign,
                .snooze, .wake, .note,
                .handUp, .answer, .countersign:
                hasMoved
            }
        }.map(\.id)
    }

    /// Whether e-RS shows our requested booking as booked: a directly bookable service's it books through the PAS.
    func confirmsRequest(
        _ sent: IncomingAppointment?, _ held: Referral, _ arrival: Arrival
    ) throws(Failure) -> Bool {
        guard held.requestedSince != nil, let sent, sent.status == .booked, sent.start == held.appointment?.start
        else { return false }
        return try arrival.it.reading.isBookedThroughERS(held.service)
    }
}

extension Reading {
    /// Whether e-RS itself books at a service, by asking its PAS.
    func isBookedThroughERS(_ service: String?) throws(Failure) -> Bool {
        guard let service else { return false }
        return try self.service(service)?.kind == .directlyBookable
    }
}
