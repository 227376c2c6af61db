// Who is on the telephone: what a caller says rightly of a patient before anything of the record is told.

/// Something that a caller can say so that we know whom they speak about.
public enum CallerIdentifier: String, CaseIterable, Sendable, Codable {
    case name, born, address
    /// NHS number, hospital number or booking reference.
    case number
    case telephone
}

/// When a caller counts as identified.
public enum CallerCheck {
    /// So many are said rightly.
    public static let needed = 3

    /// What a record holds that a caller could say.
    public static func askable(of patient: Patient) -> Set<CallerIdentifier> {
        var held: Set<CallerIdentifier> = [.number]
        if patient.bannerName != nil { held.insert(.name) }
        if patient.born != nil { held.insert(.born) }
        if !patient.addressLines.isEmpty || patient.postcode != nil { held.insert(.address) }
        if !patient.telephones.isEmpty { held.insert(.telephone) }
        return held
    }

    /// Why the record stays shut; nil where it may be opened.
    public static func refusal(said: Set<CallerIdentifier>, of patient: Patient) -> Refusal? {
        let right = said.intersection(askable(of: patient)).count
        return right < needed ? .callerNotIdentified(missing: needed - right) : nil
    }

    /// What the journal keeps of it.
    public static func remarks(_ said: Set<CallerIdentifier>) -> [FieldChange] {
        [.added("identified_by", said.map(\.rawValue).sorted().joined(separator: ","))]
    }
}
