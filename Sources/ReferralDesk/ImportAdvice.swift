// Advice and guidance requests from e-RS: who wins when both sides have moved, as for referrals.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore

extension Desk {
    func apply(_ incoming: IncomingAdvice, _ arrival: Arrival) throws(Failure) -> RecordFate {
        let it = arrival.it
        // One UBRN may be a request for advice and the referral it became: each has messages of its own.
        let key = "advice/\(incoming.ubrn.digits)"
        let version = incoming.version ?? 0
        let held = try it.reading.referral(.ubrn(incoming.ubrn), for: .everything)
        let isOlder = held?.ersVersion.map { version < $0 } ?? false
        if let seen = try it.reading.seenMessage(kind: "referral", key: key, version: version) {
            if seen != arrival.digest {
                try conflict(
                    incoming, held, arrival,
                    reason: "e-RS version \(version) came again with other content. The first stays.")
            }
            return isOlder ? .older : .unchanged
        }
        try it.insertMessage(
            kind: "referral", key: key, version: version, digest: arrival.digest,
            body: String(decoding: arrival.record.canonical, as: UTF8.self), file: arrival.file, at: arrival.run.now)
        guard let held else {
            try create(from: incoming, arrival)
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
            guard held.stateInferred, held.isConversation else { return .older }
            var next = held
            try takeOwned(of: incoming, into: &next, overwriting: false, arrival)
            return try saveIfChanged(next, held, documents: incoming.documents, arrival) ? .changed : .older
        }
        let named = try namedPatient(incoming.nhsNumber, of: held, arrival)
        return try merge(incoming, into: held, patient: named, force: false, arrival) ? .changed : .unchanged
    }

    private func conflict(
        _ incoming: IncomingAdvice, _ held: Referral?, _ arrival: Arrival, reason: String
    ) throws(Failure) {
        try arrival.problem(
            .conflict, key: "advice/\(incoming.ubrn.digits)/\(incoming.version ?? 0)/\(arrival.digest)",
            reason: reason, referral: held?.id, incoming: String(decoding: arrival.record.canonical, as: UTF8.self),
            ersVersion: incoming.version, due: problemDue)
    }

    private func create(from incoming: IncomingAdvice, _ arrival: Arrival) throws(Failure) {
        let patient = try patientRow(for: incoming.nhsNumber, arrival)
        let arrived = incoming.documents.compactMap(\.indexed).min() ?? min(arrival.asOf, arrival.run.now)
        var referral = Referral(patient: patient.id, state: .notBooked, receivedAt: arrived)
        referral.ubrn = incoming.ubrn
        referral.version = 1
        try takeOwned(of: incoming, into: &referral, overwriting: true, arrival)
        take(incoming.state ?? .providerResponseRequired, into: &referral, at: arrived)
        referral.stateInferred = referral.stateInferred || incoming.state == nil
        let saved = try saveNew(referral, arrival)
        try keepDocuments(incoming.documents, of: saved, arrival)
    }

    /// What e-RS owns whoever has moved; blanks only where an older message speaks.
    private func takeOwned(
        of incoming: IncomingAdvice, into next: inout Referral, overwriting: Bool, _ arrival: Arrival
    ) throws(Failure) {
        for service in incoming.shortlist { try keepService(service, arrival) }
        try keepService(incoming.service, arrival)
        func better<Value>(_ new: Value?, _ old: Value?) -> Value? { overwriting ? new ?? old : old ?? new }
        let shortlist = incoming.shortlist.map(\.id)
        next.priority = better(incoming.priority, next.priority)
        next.specialty = better(incoming.specialty, next.specialty)
        next.clinicType = better(incoming.clinicType, next.clinicType)
        if !shortlist.isEmpty, overwriting || next.shortlist.isEmpty { next.shortlist = shortlist }
        next.service = better(incoming.service?.id ?? shortlist.first, next.service)
        next.namedClinician = better(incoming.namedClinician, next.namedClinician)
        next.referrer = better(incoming.referrer, next.referrer)
        next.referringOrganisation = better(incoming.referringOrganisation, next.referringOrganisation)
        next.adviceMayConvert = incoming.mayConvert ?? next.adviceMayConvert
        next.ersVersion = max(incoming.version ?? 0, next.ersVersion ?? 0)
    }

    /// A conversation's state as e-RS shows it. One that became a referral we have not seen yet is guessed: booked by
    /// the provider if the provider could convert it, else back with its referrer.
    func take(_ sent: AdviceState, into next: inout Referral, at moment: Instant) {
        let hasMoved = next.advice != sent
        let isReferral = next.id != 0 && !next.isConversation
        next.advice = sent
        next.ersAdvice = sent
        // Where a referral is held, that it came of a conversation changes nothing of it.
        if isReferral, sent == .converted { return }
        if hasMoved { next.stateSince = moment }
        next.stateInferred = sent == .converted
        next.state = sent == .converted && next.adviceMayConvert ? .triagedProviderToAction : .notBooked
        next.reason = next.state == .triagedProviderToAction ? ReviewReason.providerConverted : nil
        next.ersState = next.state
        next.reviewStatus = nil
        if next.liveAppointment != nil { next.appointment?.status = .cancelled }
    }

    /// Takes a newer message into what is held; true if anything changed.
    func merge(
        _ incoming: IncomingAdvice, into held: Referral, patient: Int64? = nil, force: Bool, _ arrival: Arrival,
        action: String = "import"
    ) throws(Failure) -> Bool {
        let open = try arrival.it.reading.openMessages(of: held.id)
        var next = held
        next.patient = patient ?? held.patient
        if held.isConversation {
            try takeOwned(of: incoming, into: &next, overwriting: true, arrival)
            // A clinician's word on the priority that e-RS has yet to hear of stays.
            if !force, open.contains(where: { $0.message.call == "A026" }) { next.priority = held.priority }
        }
        switch force ? .takeERS : settlement(of: incoming, held, open: open) {
        case .takeERS:
            if let sent = incoming.state { take(sent, into: &next, at: arrival.run.now) }
            let messages = try arrival.it.reading.adviceMessages(of: held.id)
            if let since = handedOver(in: messages, to: next.conversation?.turn), next.advice != held.advice {
                next.stateSince = min(since, arrival.run.now)
            }
            try closeTold(open, arrival)
        case .confirmed:
            next.ersAdvice = incoming.state
            next.stateInferred = false
            try closeTold(open, arrival)
        case .oursStays: break
        case .conflict:
            try conflict(
                incoming, held, arrival,
                reason: "e-RS shows advice and guidance \(incoming.state?.rawValue ?? ""); here it is "
                    + "\(held.statusCode). Ours stays until somebody decides.")
        }
        return try saveIfChanged(next, held, documents: incoming.documents, arrival, action: action)
    }

    /// Weighs a newer message of a conversation; once e-RS has heard of all we did, it has the last word.
    private func settlement(of incoming: IncomingAdvice, _ held: Referral, open: [OpenMessage]) -> Settlement {
        guard let sent = incoming.state else { return .oursStays }
        guard held.isConversation else {
            if sent == .converted { return .takeERS }
            // Converted here, and e-RS has not heard of it yet.
            return held.advice == .converted && sent == held.ersAdvice ? .oursStays : .conflict
        }
        if sent == .endedCancelled { return .takeERS }
        if sent == held.advice { return .confirmed }
        guard open.contains(where: { $0.message.destination == .ers }) else { return .takeERS }
        return sent == held.ersAdvice ? .oursStays : .conflict
    }

    /// Closes what e-RS is now known to have heard of a conversation.
    func closeTold(_ open: [OpenMessage], _ arrival: Arrival) throws(Failure) {
        let told = open.filter { $0.message.destination == .ers && $0.message.action.isOfAdvice }
        try arrival.it.closeMessages(told.map(\.id), closedBy: "import", at: arrival.run.now)
    }

    /// Saves what came of a message; false where neither the conversation nor its documents have changed.
    private func saveIfChanged(
        _ changed: Referral, _ held: Referral, documents: [IncomingDocument], _ arrival: Arrival,
        action: String = "import"
    ) throws(Failure) -> Bool {
        let changesDocuments = try keepDocuments(documents, of: held, arrival)
        guard changed != held || changesDocuments || action != "import" else { return false }
        var next = changed
        next.version = held.version + 1
        _ = try save(next, before: held, arrival, action: action)
        return true
    }
}
