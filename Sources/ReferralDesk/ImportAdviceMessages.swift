// The messages of a conversation as e-RS tells them, and what a list row says of one.

internal import Interchange
internal import ReferralDomain
internal import ReferralStore

/// When a conversation came to be a side's turn: the first of the other side's messages that nobody has answered since.
/// nil where the messages do not say.
func handedOver(in messages: [AdviceMessage], to turn: AdviceMessage.Side?) -> Instant? {
    guard let turn, let last = messages.last, last.side != turn else { return nil }
    return messages.reversed().prefix { $0.side != turn }.last?.at
}

extension Desk {
    func apply(_ incoming: IncomingAdviceMessage, _ arrival: Arrival) throws(Failure) -> RecordFate {
        let it = arrival.it
        try keepService(incoming.service, arrival)
        let found = try it.reading.referral(.ubrn(incoming.ubrn), for: .everything)
        let held: Referral
        if let found { held = found } else { held = try stub(from: incoming, arrival) }
        let known = try it.reading.adviceMessages(of: held.id)
        if let same = known.first(where: { $0.ersID == incoming.ersID }) {
            if same.text?.trimmedWords != incoming.text || same.side != incoming.side {
                try arrival.problem(
                    .flag, key: "message/\(incoming.ubrn.digits)/\(incoming.ersID)/\(arrival.digest)",
                    reason: "Message \(incoming.ersID) came again with other words. The first stays.",
                    referral: held.id, due: problemDue)
            }
            return .unchanged
        }
        if let text = incoming.text,
            try it.name(messageOf: held.id, side: incoming.side, saying: text, ersID: incoming.ersID)
        {
            try confirm(held, saidBy: incoming.side, arrival)
            return .changed
        }
        let at = incoming.sent ?? min(arrival.asOf, arrival.run.now)
        var message = AdviceMessage(at: at, by: incoming.sender ?? "e-rs", side: incoming.side, text: incoming.text)
        message.ersID = incoming.ersID
        let next = held.hearing(message, among: known, from: incoming)
        try keepDocuments(incoming.documents, of: held, arrival)
        _ = try save(next, before: held, arrival, text: incoming.text, message: message)
        return .new
    }

    /// e-RS shows a message of ours: it has heard of the act that said it.
    private func confirm(_ held: Referral, saidBy side: AdviceMessage.Side, _ arrival: Arrival) throws(Failure) {
        let open = try arrival.it.reading.openMessages(of: held.id).filter {
            $0.message.action.rule.adviceFrom.isEmpty == (side == .referrer)
        }
        try closeTold(open, arrival)
        guard held.isConversation, held.ersAdvice != held.advice, held.conversation?.turn != side else { return }
        var next = held
        next.ersAdvice = held.advice
        next.version += 1
        _ = try save(next, before: held, arrival)
    }

    /// Documents that a message in the same bundle names.
    func apply(_ incoming: IncomingAdviceDocuments, _ arrival: Arrival) throws(Failure) -> RecordFate {
        guard let held = try arrival.it.reading.referral(.ubrn(incoming.ubrn), for: .everything) else {
            return .unchanged
        }
        guard try keepDocuments(incoming.documents, of: held, arrival) else { return .unchanged }
        var next = held
        next.version += 1
        _ = try save(next, before: held, arrival)
        return .new
    }

    /// A conversation known from its messages alone: whose turn it is follows from who spoke last.
    private func stub(from incoming: IncomingAdviceMessage, _ arrival: Arrival) throws(Failure) -> Referral {
        let at = incoming.sent ?? min(arrival.asOf, arrival.run.now)
        var referral = Referral(
            patient: try patientRow(for: nil, arrival).id, state: .notBooked, receivedAt: min(at, arrival.run.now))
        referral.ubrn = incoming.ubrn
        referral.version = 1
        take(.providerResponseRequired, into: &referral, at: referral.receivedAt)
        referral.stateInferred = true
        return try saveNew(referral, arrival)
    }

    /// What a row of Advice and Guidance Requests says of a conversation.
    func takeAdvice(of row: IncomingListRow, into next: inout Referral, overwriting: Bool, at moment: Instant) {
        guard row.list == .adviceAndGuidanceRequests, next.advice != nil || overwriting else { return }
        if overwriting { take(row.advice ?? next.advice ?? .providerResponseRequired, into: &next, at: moment) }
        if overwriting { next.stateInferred = true }
        next.clinicType = next.clinicType ?? row.clinicType
        next.adviceFirstRequested = next.adviceFirstRequested ?? row.created
        next.adviceLastUpdated = overwriting ? row.lastUpdated : next.adviceLastUpdated ?? row.lastUpdated
    }

    /// How a row contradicts a conversation that is held, or a referral held where the row tells of a conversation.
    func adviceDifference(between row: IncomingListRow, and held: Referral) -> String? {
        guard row.list == .adviceAndGuidanceRequests else {
            return held.conversation.map { "a referral, held as advice and guidance \($0.rawValue)" }
        }
        guard let sent = row.advice else { return nil }
        let isKnown = sent == held.advice || (sent == held.ersAdvice && !held.stateInferred)
        return isKnown ? nil : "advice and guidance \(sent.rawValue), held \(held.statusCode)"
    }
}

extension Referral {
    /// This conversation once a message of e-RS is known; that a referral had one is known by it too.
    fileprivate func hearing(
        _ message: AdviceMessage, among known: [AdviceMessage], from incoming: IncomingAdviceMessage
    ) -> Referral {
        let all = (known + [message]).sorted { $0.at < $1.at }
        var next = self
        next.version += 1
        if advice == nil { (next.advice, next.ersAdvice) = (.converted, .converted) }
        next.adviceFirstRequested = min(adviceFirstRequested ?? message.at, message.at)
        next.adviceLastUpdated = max(adviceLastUpdated ?? message.at, message.at)
        next.service = service ?? incoming.service?.id
        if message.side == .referrer {
            next.referrer = referrer ?? incoming.sender
            next.referringOrganisation = referringOrganisation ?? incoming.organisation
        }
        guard let turn = conversation?.turn else { return next }
        if stateInferred, ersVersion == nil {
            next.advice = all.last?.side == .provider ? .referrerToReviewResponse : .providerResponseRequired
            next.ersAdvice = next.advice
        } else if turn == .referrer, message.side == .referrer, let last = known.last, last.outcome != nil,
            last.at < message.at
        {
            // Said after our answer: whatever e-RS makes of it, somebody here has to read it.
            next.advice = .providerResponseRequired
            next.ersAdvice = .providerResponseRequired
        }
        let isTheirs = next.advice == next.ersAdvice
        if isTheirs, let since = handedOver(in: all, to: next.conversation?.turn) { next.stateSince = since }
        return next
    }
}

extension String {
    /// Without white space at either end, as messages are read.
    fileprivate var trimmedWords: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
