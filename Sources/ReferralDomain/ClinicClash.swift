// Two clinics that cannot be held at once: one clinician is in both, or one room.

/// What a clinic has that another needs at the same time.
public struct ClinicClash: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable { case clinician, room }

    public var kind: Kind
    /// The clinician or the room.
    public var name: String
    /// The clinic that has it, and when.
    public var clinic: String
    public var start: Instant

    public init(kind: Kind, name: String, clinic: String, start: Instant) {
        self.kind = kind
        self.name = name
        self.clinic = clinic
        self.start = start
    }
}

extension Slot {
    /// What keeps this slot from being held beside another one; a room is told apart by its name and its site.
    public func clash(with other: Slot, isSameSite: Bool) -> ClinicClash? {
        guard start < other.end, other.start < end, !other.closed || other.booked > 0 else { return nil }
        let clinic = other.clinic ?? "another clinic"
        if let clinician, other.clinician.map({ Folding.folded($0) }) == Folding.folded(clinician) {
            return ClinicClash(kind: .clinician, name: clinician, clinic: clinic, start: other.start)
        }
        if isSameSite, let room, other.room.map({ Folding.folded($0) }) == Folding.folded(room) {
            return ClinicClash(kind: .room, name: room, clinic: clinic, start: other.start)
        }
        return nil
    }
}
