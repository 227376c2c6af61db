// Slots that a patient was offered: how much notice each gave, which were reasonable, and what their no says of others.

/// A slot that a patient was offered, as it was then.
public struct Offer: Hashable, Sendable, Codable {
    /// Why a patient declines.
    public enum Reason: String, CaseIterable, Sendable, Codable {
        case tooSoon = "too-soon"
        case tooLate = "too-late"
        case day, time, place, clinician, other
    }
    /// What became of it.
    public enum State: String, CaseIterable, Sendable, Codable { case open, accepted, declined }

    /// Row id.
    public var id: Int64 = 0
    /// Slot id.
    public var slot: String
    public var start: Instant
    public var clinician: String?
    public var offeredAt: Instant
    /// Login.
    public var offeredBy: String
    /// The patient was booked into it.
    public var isAccepted = false
    public var declinedAt: Instant?
    /// nil where it was not declined.
    public var reason: Reason?
    /// Said with the no; never clinical text.
    public var said: String?

    public init(slot: String, start: Instant, clinician: String?, offeredAt: Instant, offeredBy: String) {
        self.slot = slot
        self.start = start
        self.clinician = clinician
        self.offeredAt = offeredAt
        self.offeredBy = offeredBy
    }

    /// Days of notice that make an offer reasonable (ers-domain 4.5).
    public static let reasonableNotice = 21
    /// Days from the first date within which another is reasonable.
    public static let secondWithin = 42

    /// Days from the offer to the appointment.
    public var notice: Int { start.londonDay.number - offeredAt.londonDay.number }

    public var state: State { declinedAt != nil ? .declined : isAccepted ? .accepted : .open }

    /// Whether what it was declined for holds of a slot too.
    public func saysNo(to other: Slot) -> Bool {
        guard let reason else { return false }
        let (mine, its) = (LondonTime(at: start), LondonTime(at: other.start))
        return switch reason {
        case .tooSoon: its.day <= mine.day
        case .tooLate: its.day >= mine.day
        case .day: its.day == mine.day
        case .time: abs(its.secondOfDay - mine.secondOfDay) < 3_600
        case .clinician: clinician.map { Folding.folded($0) } == other.clinician.map { Folding.folded($0) }
        // The slots of a service lie in one place, and nobody knows what else it was.
        case .place, .other: false
        }
    }
}

/// What the offers of a referral come to.
public struct OfferHistory: Hashable, Sendable {
    /// In order of time.
    public var offers: [Offer]

    public init(_ offers: [Offer] = []) { self.offers = offers }

    /// Whether an offer was reasonable: three weeks of notice, and any other date no more than six weeks from the first
    /// such one.
    public func isReasonable(_ offer: Offer) -> Bool {
        guard offer.notice >= Offer.reasonableNotice,
            let first = offers.first(where: { $0.notice >= Offer.reasonableNotice })
        else { return false }
        return abs(offer.start.londonDay.number - first.start.londonDay.number) <= Offer.secondWithin
    }

    /// Reasonable offers that the patient declined, each day once.
    public var reasonableDeclined: Int {
        Set(offers.filter { $0.state == .declined && isReasonable($0) }.map(\.start.londonDay)).count
    }

    /// From so many on a clinician may speak with the patient about waiting (ers-domain 4.5).
    public var isForClinician: Bool { reasonableDeclined >= Self.forClinicianFrom }
    public static let forClinicianFrom = 2

    /// The last that waits for the patient's word; of a slot, where one is named.
    public func open(of slot: String? = nil) -> Offer? {
        offers.last { $0.state == .open && (slot == nil || $0.slot == slot) }
    }

    /// Those declined.
    public var declined: [Offer] { offers.filter { $0.state == .declined } }
}

extension ReferralAction {
    /// What is said of slots offered to the patient.
    public var isOfOffers: Bool { self == .offer || self == .declineOffer }
}

extension Referral {
    /// Refuses an offer that could not be booked now or is the patient's already, and a no without its reason or without anything it was said to.
    func checkOffer(_ command: ReferralCommand, by actor: Actor, facts: ReferralFacts) throws(Refusal) {
        switch command.action {
        case .offer:
            guard let id = command.slot else { throw .slotMissing }
            if liveAppointment?.slot == id { throw .hasAppointment }
            try checkTarget(of: command, by: actor, facts: facts)
        case .declineOffer:
            guard let code = command.reason else { throw .reasonMissing }
            guard Offer.Reason(rawValue: code) != nil else { throw .reasonNotAllowed(code) }
            if let id = command.slot {
                guard facts.slot != nil else { throw .slotUnknown(id) }
            } else if facts.offers.open() == nil {
                throw .nothingOffered
            }
        case _: break
        }
    }
}
