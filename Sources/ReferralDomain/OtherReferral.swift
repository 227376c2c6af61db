// The other open referrals of a patient, as whoever decides on one of them should know of them.

/// Another open referral of the same patient.
public struct OtherReferral: Hashable, Sendable, Codable {
    /// Row id.
    public var id: Int64
    public var reference: String
    public var ubrn: UBRN?
    public var state: ReferralState
    /// e-RS specialty code: its own, else its service's.
    public var specialty: String?
    public var service: String?
    public var serviceName: String?
    public var received: Instant
    public var isSameSpecialty: Bool
    /// It has been accepted, triaged or booked already.
    public var isTaken: Bool

    /// Another referral with the service it is with, seen from one to `specialty`.
    public init(_ referral: Referral, service: Service?, besides specialty: String?) {
        id = referral.id
        reference = referral.reference?.text ?? "\(referral.id)"
        ubrn = referral.ubrn
        state = referral.state
        self.specialty = referral.specialty ?? service?.specialty
        self.service = referral.service
        serviceName = service?.name
        received = referral.receivedAt
        isSameSpecialty = specialty != nil && specialty == self.specialty
        isTaken = referral.isTaken
    }
}

extension Referral {
    /// A service has taken its patient on: accepted, triaged or booked.
    public var isTaken: Bool {
        guard !isClosed else { return false }
        return accepted || state == .booked || state == .triagedProviderToAction
    }
}
