// How a referral is named by people: its UBRN or our own reference.

/// How a referral is named from outside: by UBRN or by our reference.
public enum ReferralName: Hashable, Sendable, Codable {
    case ubrn(UBRN)
    case reference(ReferralReference)
    case id(Int64)

    /// Reads either spelling, or nil.
    public init?(_ text: String) {
        if let ubrn = UBRN(text) {
            self = .ubrn(ubrn)
        } else if let reference = ReferralReference(text) {
            self = .reference(reference)
        } else {
            return nil
        }
    }
}
