// Referrals from e-RS: who wins when both sides have moved, as the design settles it.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore

extension Desk {
    func apply(_ incoming: IncomingReferral, _ arrival: Arrival) throws(Failure) -> RecordFate {
        let it = arrival.it
        let ubrn = incoming.ubrn.digits
        let version = incoming.version ?? 0
        let held = try it.reading.referral(.ubrn(incoming.ubrn), for: .everything)
        // The first referral that e-RS shows of a conversation is news, however e-RS counts its versions.
        let isOlder = held.map { !$0.awaitsReferral && version < $0.ersVersion ?? 0 } ?? false
        if let seen = try it.reading.seenMessage(kind: "referral", key: ubrn, version: version) {
            if seen != arrival.digest { try conflict(incoming, held, arrival, reason: otherContent(version)) }
            return isOlder ? .older : .unchanged
        }
        let body = String(decoding: arrival.record.canonical, as: UTF8.self)
        try it.insertMessage(
            kind: "referral", key: ubrn, version: version, digest: arrival.digest, body: body, file: arrival.file,
            at: arrival.run.now)
        guard let held else {
            _ = try create(from: incoming, arrival)
            return .new
        }
        if let (sent, ours) = try otherPatient(incoming.nhsNumber, than: held, arrival) {
            try conflict(
                incoming, held, arrival,
                reason:
                    "e-RS version \(version) names NHS number \(sent.spaced); held here is \(ours.spaced). Ours stays.")
            return isOlder ? .older : .unchanged
        }
        if isOlder {
            guard held.stateInferred else { return .older }
            return try fillBlanks(of: held, from: incoming, arrival) ? .changed : .older
        }
        let named = try namedPatient(incoming.nhsNumber, of: held, arrival)
        return try merge(incoming, into: held, patient: named, force: false, arrival) ? .changed : .unchanged
    }

    private func otherContent(_ version: Int) -> String {
        "e-RS version \(version) came again with other content. The first stays."
    }

    private func conflict(
        _ incoming: IncomingReferral, _ held: Referral?, _ arrival: Arrival, reason: String
    ) throws(Failure) {
        try arrival.problem(
            .conflict, key: "referral/\(incoming.ubrn.digits)/\(incoming.version ?? 0)/\(arrival.digest)",
            reason: reason,
            referral: held?.id, incoming: String(decoding: arrival.record.canonical, as: UTF8.self),
            ersVersion: incoming.version, due: problemDue)
    }

    /// The state a message shows, or the one its appointment lets us guess.
    private func state(of incoming: IncomingReferral) -> (state: ReferralState, isGuess: Bool) {
        if let state = incoming.state { return (state, false) }
        switch incoming.appointment?.status {
        case .booked, .requested: return (.booked, true)
        case .proposed:
            return (incoming.appointment?.reason == ReviewReason.triage ? .awaitingTriage : .deferredToProvider, true)
        case .cancelled: return (.appointmentCancelledByProvider, true)
        case .noshow: return (.didNotAttend, true)
        case .fulfilled: return (.booked, true)
        case nil: return (.notBooked, true)
        }
    }

    private func create(from incoming: IncomingReferral, _ arrival: Arrival) throws(Failure) -> Referral {
        let patient = try patientRow(for: incoming.nhsNumber, arrival)
        let now = arrival.run.now
        let arrived =
            incoming.pathwayStart ?? incoming.clinicalInfoFirstSubmitted ?? incoming.appointment?.created ?? now
        var referral = Referral(patient: patient.id, state: state(of: incoming).state, receivedAt: arrived)
        referral.ubrn = incoming.ubrn
        referral.version = 1
        referral.stateSince = incoming.appointment?.created ?? arrived
        try takeOwned(of: incoming, into: &referral, arrival)
        try takeState(of: incoming, into: &referral, arrival)
        let saved = try saveNew(referral, arrival, text: referral.comment)
        try keepDocuments(incoming.documents, of: saved, arrival)
        try askForReferrer(of: saved, isNew: true, arrival)
        return saved
    }

    /// A referral that arrives waiting for its referrer, whom nobody names, would be on no list that anybody here works:
    /// it goes to Import Problems until it has moved on.
    private func askForReferrer(of saved: Referral, isNew: Bool, _ arrival: Arrival) throws(Failure) {
        let key = "referrer/\(saved.id)"
        let lists = try arrival.it.reading.entries(of: saved, now: arrival.run.now)
        let waits =
            !saved.isClosed && saved.liveAppointment == nil && saved.referringOrganisation == nil
            && !saved.cameOnReferrerList
            && lists.allSatisfy { $0.worklist.side == .referrer || $0.worklist == .importProblems }
        if !waits {
            try arrival.it.closeProblem(key: key, by: arrival.run.signature.user, at: arrival.run.now)
        } else if isNew {
            try arrival.problem(
                .flag, key: key,
                reason: "It waits for its referrer (\(saved.state.rawValue)), and no referring organisation is named.",
                referral: saved.id, due: problemDue)
        }
    }

    /// What e-RS owns whoever has moved: priority as sent, specialty, shortlist, letter status, pathway start.
    private func takeOwned(
        of incoming: IncomingReferral, into referral: inout Referral, _ arrival: Arrival
    ) throws(Failure) {
        for service in incoming.shortlist { try keepService(service, arrival) }
        try keepService(incoming.appointment?.service, arrival)
        let letterMoved = incoming.clinicalInfoLastUpdated.map { new in
            referral.clinicalInfoLastUpdated.map { new > $0 } ?? false
        }
        let priorityMoved = incoming.priority != nil && incoming.priority != referral.priority
        if referral.state == .booked, referral.accepted, referral.reviewStatus == nil {
            switch (letterMoved == true, priorityMoved) {
            case (true, true): referral.reviewStatus = .priorityAndLetterChanged
            case (true, false): referral.reviewStatus = .letterChanged
            case (false, true): referral.reviewStatus = .priorityChanged
            case (false, false): break
            }
        }
        referral.priority = incoming.priority ?? referral.priority
        referral.specialty = incoming.specialty ?? referral.specialty
        referral.clinicType = incoming.clinicType ?? referral.clinicType
        if !incoming.shortlist.isEmpty { referral.shortlist = incoming.shortlist.map(\.id) }
        referral.pathwayStart = incoming.pathwayStart ?? referral.pathwayStart
        referral.namedClinician = incoming.namedClinician ?? referral.namedClinician
        referral.referrer = incoming.referrer ?? referral.referrer
        referral.commissioner = incoming.commissioner ?? referral.commissioner
        referral.clinicalInfoFirstSubmitted = incoming.clinicalInfoFirstSubmitted ?? referral.clinicalInfoFirstSubmitted
        referral.clinicalInfoLastUpdated = incoming.clinicalInfoLastUpdated ?? referral.clinicalInfoLastUpdated
        if try waitsForOwnLetter(incoming, referral, letterMoved: letterMoved ?? false, arrival) {
            referral.clinicalInformation = .awaited
        } else if incoming.clinicalInfoFirstSubmitted != nil || !incoming.documents.isEmpty {
            referral.receiveLetter()
        } else if referral.clinicalInformation == nil {
            referral.clinicalInformation = .awaited
        }
        try noteNeeds(of: incoming, on: &referral, arrival)
        referral.ersVersion = max(incoming.version ?? 0, referral.ersVersion ?? 0)
    }

    /// State, reason, comment, service and appointment as the message shows them.
    private func takeState(
        of incoming: IncomingReferral, into referral: inout Referral, _ arrival: Arrival
    ) throws(Failure) {
        let (state, isGuess) = state(of: incoming)
        referral.stateInferred = isGuess
        if referral.isConversation { referral.advice = .converted }
        if referral.state != state { referral.stateSince = incoming.appointment?.created ?? arrival.run.now }
        referral.state = state
        referral.ersState = state
        referral.reason = incoming.reason ?? incoming.appointment?.reason
        referral.comment = incoming.comment
        referral.instruction = nil
        let service = incoming.appointment?.service?.id ?? referral.service ?? referral.shortlist.first
        // What one service has accepted another has yet to review.
        if service != referral.service { referral.accepted = false }
        referral.service = service
        try noteStart(at: incoming.appointment?.created, of: &referral, arrival)
        if state == .deferredToProvider {
            referral.deferredAt = incoming.appointment?.created ?? referral.deferredAt ?? arrival.run.now
        }
        if state == .booked {
            if !referral.accepted, referral.reviewStatus == nil { referral.reviewStatus = .neverReviewed }
            if let sent = incoming.appointment, sent.status?.isLive == true {
                referral.appointment = try appointment(from: sent, current: referral.liveAppointment, arrival)
            }
        } else {
            referral.reviewStatus = nil
            if referral.appointment?.status.isLive == true {
                referral.appointment?.status = state == .didNotAttend ? .noshow : .cancelled
            }
        }
    }

    /// An e-RS appointment in the slot it names if we hold that slot and it has room, else without a slot.
    func appointment(
        from sent: IncomingAppointment, current: Appointment?, _ arrival: Arrival
    ) throws(Failure) -> Appointment {
        if var current, current.start == sent.start || current.ersID != nil && current.ersID == sent.ersID {
            current.ersID = sent.ersID ?? current.ersID
            current.start = sent.start ?? current.start
            current.end = sent.end ?? current.end
            if try arrival.it.reading.isBookedThroughERS(sent.service?.id ?? current.service), sent.status == .booked {
                current.status = .booked
            }
            return current
        }
        var place: String?
        if let id = sent.slot, let slot = try arrival.it.reading.slot(id), slot.free > 0 { place = id }
        return Appointment(
            slot: place, service: sent.service?.id, clinician: sent.clinician, start: sent.start,
            end: sent.end ?? sent.start, status: .booked, ersID: sent.ersID)
    }

    /// Takes a newer message into a referral; true if anything changed. Both may have moved: then ours stays and a
    /// person decides, unless e-RS shows what we decided, or the state before our act, or a cancelled referral.
    func merge(
        _ incoming: IncomingReferral, into held: Referral, patient: Int64? = nil, force: Bool, _ arrival: Arrival,
        action: String = "import"
    ) throws(Failure) -> Bool {
        let sent = state(of: incoming).state
        let open = try arrival.it.reading.openMessages(of: held.id)
        var next = held
        next.patient = patient ?? held.patient
        if held.awaitsReferral { (next.ersVersion, next.ersAdvice) = (nil, .converted) }
        try takeOwned(of: incoming, into: &next, arrival)
        if !force, open.contains(where: { $0.message.action == .changePriority }) {
            // A clinician's change that e-RS has yet to be told of is not undone by what it was.
            next.priority = held.priority
            if next.reviewStatus == .priorityChanged { next.reviewStatus = held.reviewStatus }
        }
        var messages: [OutboxMessage] = []
        // That e-RS has a referral says that a conversation held here has ended in one.
        switch force || held.isConversation ? .takeERS : try settlement(of: incoming, held, open: open, arrival) {
        case .takeERS:
            if sent == .cancelledReferral, held.liveAppointment != nil, let id = held.service,
                try arrival.it.reading.service(id)?.diary == .pas
            {
                messages.append(OutboxMessage(.pas, action: .cancelReferral))
            }
            try takeState(of: incoming, into: &next, arrival)
            try arrival.it.closeMessages(
                of: held.id, to: .ers, closedBy: "import", at: arrival.run.now)
        case .confirmed:
            try arrival.it.closeMessages(
                confirmed(by: incoming, held, open: open), closedBy: "import", at: arrival.run.now)
            next.ersState = sent
            if try confirmsRequest(incoming.appointment, held, arrival) { next.appointment?.status = .booked }
        case .oursStays: break
        case .conflict:
            let there = [sent.rawValue, incoming.appointment?.start?.iso, incoming.appointment?.service?.id]
            let here = [held.state.rawValue, held.liveAppointment?.start?.iso, held.service]
            try conflict(
                incoming, held, arrival,
                reason: "e-RS shows \(there.compactMap { $0 }.joined(separator: " ")); here it is "
                    + "\(here.compactMap { $0 }.joined(separator: " ")). Ours stays until somebody decides.")
        }
        next.version = held.version
        let changesDocuments = try keepDocuments(incoming.documents, of: held, arrival)
        guard next != held || changesDocuments || action != "import" else { return false }
        next.version += 1
        let saved = try save(
            next, before: held, arrival, messages: messages,
            text: next.comment == held.comment ? nil : next.comment, action: action)
        try askForReferrer(of: saved, isNew: false, arrival)
        return true
    }

    /// An older message in detail for a referral known from a list row: blanks are filled, the state stays.
    private func fillBlanks(
        of held: Referral, from incoming: IncomingReferral, _ arrival: Arrival
    ) throws(Failure) -> Bool {
        var next = held
        for service in incoming.shortlist { try keepService(service, arrival) }
        next.priority = held.priority ?? incoming.priority
        next.specialty = held.specialty ?? incoming.specialty
        next.clinicType = held.clinicType ?? incoming.clinicType
        next.shortlist = held.shortlist.isEmpty ? incoming.shortlist.map(\.id) : held.shortlist
        next.service = held.service ?? next.shortlist.first
        next.pathwayStart = held.pathwayStart ?? incoming.pathwayStart
        next.commissioner = held.commissioner ?? incoming.commissioner
        next.patient = try namedPatient(incoming.nhsNumber, of: held, arrival) ?? held.patient
        try noteNeeds(of: incoming, on: &next, arrival)
        let changesDocuments = try keepDocuments(incoming.documents, of: held, arrival)
        guard next != held || changesDocuments else { return false }
        next.version += 1
        _ = try save(next, before: held, arrival)
        return true
    }

    func save(
        _ referral: Referral, before: Referral?, _ arrival: Arrival, messages: [OutboxMessage] = [],
        text: String? = nil, message: AdviceMessage? = nil, action: String = "import"
    ) throws(Failure) -> Referral {
        var change = ReferralChange(
            before: before, after: clocked(referral, before: before, arrival), messages: messages, action: action,
            signature: arrival.run.signature,
            at: arrival.run.now, text: text)
        change.message = message
        return try arrival.it.perform(change, policy: policy)
    }
}
