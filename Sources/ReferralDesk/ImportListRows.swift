// Rows of worklist answers, and appointments alone: they make stubs, fill blanks and report differences.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore

extension Desk {
    func apply(_ row: IncomingListRow, _ arrival: Arrival) throws(Failure) -> RecordFate {
        let key = "\(row.list.rawValue)/\(row.ubrn.digits)"
        return try ifFresh("list-row", key: key, source: "e-rs", arrival) { (freshness) throws(Failure) in
            try keepService(row.service, arrival)
            guard let held = try arrival.it.reading.referral(.ubrn(row.ubrn), for: .everything) else {
                try createStub(from: row, arrival)
                return .new
            }
            let differences = try differences(between: row, and: held, arrival)
            var next = held
            next.patient = try namedPatient(row.nhsNumber, of: held, arrival) ?? held.patient
            // A later row of the list that made the stub speaks for it; any other row fills blanks only.
            let isAdvice = row.list == .adviceAndGuidanceRequests && held.isConversation
            let speaks = freshness == .fresher && isAdvice == held.isConversation || isAdvice && held.ersVersion == nil
            if held.stateInferred, speaks, differences.patient == nil {
                take(row, into: &next, overwriting: true)
                if let state = state(of: row), state != next.state {
                    next.state = state
                    next.stateSince = row.lastUpdated ?? arrival.run.now
                }
                if isAdvice {
                    takeAdvice(of: row, into: &next, overwriting: true, at: row.lastUpdated ?? arrival.run.now)
                }
                next.ersVersion = row.version.map { max($0, held.ersVersion ?? 0) } ?? held.ersVersion
            } else {
                if differences.patient == nil { take(row, into: &next, overwriting: false) }
                if !differences.all.isEmpty {
                    try arrival.problem(
                        .flag, key: "row/\(key)/\(arrival.digest)",
                        reason:
                            "The list \(row.list.rawValue) says otherwise: \(differences.all.joined(separator: "; ")). Ours stays.",
                        referral: held.id, due: problemDue)
                }
            }
            guard next != held else { return .unchanged }
            next.version += 1
            _ = try save(next, before: held, arrival)
            return .changed
        }
    }

    /// The state that a row shows, or that being on its list implies; nil for letters, which any state may await.
    private func state(of row: IncomingListRow) -> ReferralState? {
        if let state = row.state { return state }
        switch row.list {
        case .referralsForReview: return row.referralType == "TRIAGE_DEFERRAL" ? .awaitingTriage : .booked
        case .appointmentSlotIssues: return .deferredToProvider
        case .referralsForAssessment, .appointmentsForBooking, .appointmentsToCancelInPAS, .providerLettersOutstanding,
            .outcomesOutstanding, .followUpsDue, .needsToArrange, .toTellERS, .toTellPAS, .importProblems,
            .lettersOutstanding,
            .rejectedTriageResponse,
            .assessmentReturnedCancelledDNA, .awaitingBooking, .adviceAndGuidanceRequests, .forDiscussion,
            .toCountersign, .wrongPatientLetters, .adviceAndGuidanceResponses, .overdue, .dueToday, .approachingBreach,
            .bookedBeyondTarget,
            .suspectedCancer, .validationDue, .untouched, .unassigned, .claimedTooLong, .snoozed, .at180Days,
            .notSignedOff:
            return nil
        }
    }

    private func createStub(from row: IncomingListRow, _ arrival: Arrival) throws(Failure) {
        let patient = try patientRow(for: row.nhsNumber, arrival)
        let arrived = row.created ?? row.pathwayStart ?? row.deferredAt ?? arrival.asOf
        var referral = Referral(patient: patient.id, state: state(of: row) ?? .notBooked, receivedAt: arrived)
        referral.ubrn = row.ubrn
        referral.version = 1
        referral.ersVersion = row.version
        referral.ersState = referral.state
        referral.stateInferred = true
        referral.stateSince = row.lastUpdated ?? row.deferredAt ?? row.clinicalInfoFirstSubmitted ?? arrived
        take(row, into: &referral, overwriting: false)
        takeAdvice(of: row, into: &referral, overwriting: true, at: referral.stateSince)
        if row.list == .assessmentReturnedCancelledDNA {
            referral.returnedToReferrer = referral.state == .didNotAttend
            referral.cancelledOutside = referral.state == .cancelledReferral
            if referral.state == .assessmentResult, referral.reason == nil {
                referral.reason = AssessmentOutcome.adviseReferrer.rawValue
            }
        }
        if referral.state == .booked, let start = row.appointmentStart {
            referral.appointment = Appointment(
                service: row.service?.id, clinician: row.allocatedClinician, start: start, end: start, status: .booked)
        }
        _ = try saveNew(referral, arrival)
    }

    private func take(_ row: IncomingListRow, into referral: inout Referral, overwriting: Bool) {
        func better<Value>(_ new: Value?, _ old: Value?) -> Value? { overwriting ? new ?? old : old ?? new }
        referral.priority = better(row.priority, referral.priority)
        referral.specialty = better(row.specialty, referral.specialty)
        referral.clinicalContext = better(row.clinicalContext, referral.clinicalContext)
        referral.service = better(row.service?.id, referral.service)
        referral.referrer = better(row.referrer, referral.referrer)
        referral.namedClinician = better(row.namedClinician, referral.namedClinician)
        referral.allocatedClinician = better(row.allocatedClinician, referral.allocatedClinician)
        referral.pathwayStart = better(row.pathwayStart, referral.pathwayStart)
        referral.clinicalInfoFirstSubmitted = better(
            row.clinicalInfoFirstSubmitted, referral.clinicalInfoFirstSubmitted)
        referral.clinicalInfoLastUpdated = better(row.clinicalInfoLastUpdated, referral.clinicalInfoLastUpdated)
        // What belongs to another state than the one held says nothing about it.
        if overwriting || state(of: row).map({ $0 == referral.state }) ?? true {
            referral.reason = better(row.reason, referral.reason)
            referral.deferredAt = better(row.deferredAt, referral.deferredAt)
            referral.contactExpected = better(row.contactExpected, referral.contactExpected)
        }
        takeAdvice(of: row, into: &referral, overwriting: false, at: referral.stateSince)
        referral.lastContact = better(row.lastContact, referral.lastContact)
        referral.letterDue = better(row.letterDue, referral.letterDue)
        var letter = row.clinicalInformation
        // Being on a list tells of the letter too: for review it is there, on Letters Outstanding it is not.
        if row.list == .referralsForReview { letter = .present }
        if row.list == .lettersOutstanding { letter = .awaited }
        referral.clinicalInformation = better(letter, referral.clinicalInformation)
        if row.list == .referralsForReview, referral.state == .booked, referral.stateInferred {
            referral.reviewStatus = better(row.reviewStatus ?? .neverReviewed, referral.reviewStatus)
        }
        if row.list.side == .referrer { referral.cameOnReferrerList = true }
    }

    private func differences(
        between row: IncomingListRow, and held: Referral, _ arrival: Arrival
    ) throws(Failure) -> (patient: String?, all: [String]) {
        var all: [String] = []
        var wrongPatient: String?
        if let (sent, ours) = try otherPatient(row.nhsNumber, than: held, arrival) {
            let text = "NHS number \(sent.spaced), held \(ours.spaced)"
            wrongPatient = text
            all.append(text)
        }
        if let sent = row.priority, let ours = held.priority, sent != ours {
            all.append("priority \(sent.rawValue), held \(ours.rawValue)")
        }
        if let sent = state(of: row), sent != held.state, sent != held.ersState || held.stateInferred {
            all.append("state \(sent.rawValue), held \(held.state.rawValue)")
        }
        if let difference = adviceDifference(between: row, and: held) { all.append(difference) }
        if let sent = row.service?.id, let ours = held.service, sent != ours, row.list.side == .provider {
            all.append("service \(sent), held \(ours)")
        }
        return (wrongPatient, all)
    }

    func apply(_ sent: IncomingAppointment, _ arrival: Arrival) throws(Failure) -> RecordFate {
        guard let id = sent.ersID, let ubrn = sent.ubrn else { return .unchanged }
        let version = sent.version ?? 0
        if let seen = try arrival.it.reading.seenMessage(kind: "appointment", key: id, version: version) {
            if seen != arrival.digest {
                let held = try arrival.it.reading.referral(.ubrn(ubrn), for: .everything)
                try arrival.problem(
                    .flag, key: "appointment/\(id)/\(version)/\(arrival.digest)",
                    reason: "Appointment \(id) version \(version) came again with other content. The first stays.",
                    referral: held?.id, due: problemDue)
            }
            return .unchanged
        }
        let body = String(decoding: arrival.record.canonical, as: UTF8.self)
        try arrival.it.insertMessage(
            kind: "appointment", key: id, version: version, digest: arrival.digest, body: body, file: arrival.file,
            at: arrival.run.now)
        try keepService(sent.service, arrival)
        guard let held = try arrival.it.reading.referral(.ubrn(ubrn), for: .everything) else {
            try createStub(from: sent, ubrn: ubrn, arrival)
            return .new
        }
        if let named = sent.referralVersion, let ours = held.ersVersion, named < ours { return .older }
        var differences: [String] = []
        if let (number, ours) = try otherPatient(sent.nhsNumber, than: held, arrival) {
            differences.append("NHS number \(number.spaced), held \(ours.spaced)")
        }
        let state = state(of: sent)
        if state != held.state, state != held.ersState {
            differences.append("state \(state.rawValue), held \(held.state.rawValue)")
        }
        if let start = sent.start, let ours = held.liveAppointment?.start, start != ours {
            differences.append("start \(start.iso), held \(ours.iso)")
        }
        guard differences.isEmpty else {
            try arrival.problem(
                .flag, key: "appointment/\(id)/\(version)/\(arrival.digest)",
                reason: "Appointment \(id) says otherwise: \(differences.joined(separator: "; ")). Ours stays.",
                referral: held.id, due: problemDue)
            return .unchanged
        }
        var next = held
        if state == .booked, held.state == .booked {
            next.appointment = try appointment(from: sent, current: held.liveAppointment, arrival)
        }
        next.reason = held.reason ?? sent.reason
        guard next != held else { return .unchanged }
        next.version += 1
        _ = try save(next, before: held, arrival)
        return .changed
    }

    private func state(of sent: IncomingAppointment) -> ReferralState {
        switch sent.status {
        case .booked, .requested, .fulfilled: return .booked
        case .cancelled: return .appointmentCancelledByPatient
        case .noshow: return .didNotAttend
        case .proposed, nil:
            switch sent.reason {
            case ReviewReason.triage: return .awaitingTriage
            case ReviewReason.cancelAppointmentActionLater, ReviewReason.acceptReferBookLater,
                ReviewReason.providerConverted:
                return .triagedProviderToAction
            case _: return .deferredToProvider
            }
        }
    }

    private func createStub(
        from sent: IncomingAppointment, ubrn: UBRN, _ arrival: Arrival
    ) throws(Failure) {
        let patient = try patientRow(for: sent.nhsNumber, arrival)
        let arrived = sent.created ?? arrival.asOf
        var referral = Referral(patient: patient.id, state: state(of: sent), receivedAt: arrived)
        referral.ubrn = ubrn
        referral.version = 1
        referral.ersVersion = nil
        referral.ersState = referral.state
        referral.stateInferred = true
        referral.reason = sent.reason
        referral.comment = sent.comment
        referral.service = sent.service?.id
        referral.clinicalInformation = .awaited
        try noteStart(at: sent.created, of: &referral, arrival)
        if referral.state == .deferredToProvider { referral.deferredAt = sent.created }
        if referral.state == .booked {
            referral.reviewStatus = .neverReviewed
            referral.appointment = try appointment(from: sent, current: nil, arrival)
        }
        _ = try saveNew(referral, arrival, text: sent.comment)
    }
}
