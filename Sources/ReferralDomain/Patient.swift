// A patient as a record: names, numbers and how to reach them.

/// A patient's record. Every field but the row id may be missing; a gap is shown, never a lost patient.
public struct Patient: Hashable, Sendable, Codable {
    /// Row id; 0 before it is saved.
    public var id: Int64 = 0
    public var hospitalNumber: String?
    public var nhsNumber: NHSNumber?
    /// NHS NUMBER STATUS INDICATOR CODE (NHS Data Dictionary), `01` verified to `08`.
    public var nhsNumberStatus: String?
    public var family: String?
    public var given: String?
    public var title: String?
    public var born: Day?
    public var sex: Sex?
    public var died: Day?
    /// Who told of the death.
    public var diedSource: String?
    /// A referral of theirs stands on "patient died" as its reason, and nobody has recorded the death or taken it back.
    public var deathIsReported = false
    public var addressLines: [String] = []
    public var postcode: String?
    public var phone: String?
    public var mobile: String?
    public var email: String?
    public var consentsToTexts: Bool?
    public var preferredChannel: String?
    public var preferredFormat: String?
    public var language: String?
    /// Who letters go to where it is not the patient.
    public var lettersTo: String?
    public var isSensitive = false
    public var isAtRisk = false

    public init() {}

    /// Numbers to ring, the mobile first.
    public var telephones: [String] {
        let held = [mobile, phone].compactMap { $0 }.filter { !$0.isEmpty }
        return held.count == 2 && held[0] == held[1] ? [held[0]] : held
    }

    /// `SURNAME, Given (Title)`, or nil where no name is held.
    public var bannerName: String? {
        let parts = [family.map { $0.uppercased() }, given].compactMap { $0 }.filter { !$0.isEmpty }
        guard !parts.isEmpty else { return nil }
        let name = parts.joined(separator: ", ")
        return title.map { $0.isEmpty ? name : "\(name) (\($0))" } ?? name
    }
}
