// A phrase that somebody writes often, and the abbreviation that stands for it while they type.

/// A sentence under an abbreviation; it is about no patient. It is its writer's alone, or the site's for everybody.
public struct Phrase: Hashable, Sendable, Codable {
    /// What tells an abbreviation from a word: nothing is written out that was not meant.
    public static let mark: Character = "."
    public static let longestAbbreviation = 12
    public static let longestText = 2_000
    /// Who keeps the site's.
    public static let siteKeepers: Set<Role> = [.supervisor, .manager]

    /// Letters and digits, small, without the mark.
    public var abbreviation: String
    public var text: String

    public init(_ abbreviation: String, _ text: String) {
        self.abbreviation = abbreviation
        self.text = text
    }

    /// Whether it can be kept.
    public var isWhole: Bool {
        (1...Self.longestAbbreviation).contains(abbreviation.count)
            && abbreviation.allSatisfy { $0.isLetter || $0.isNumber } && abbreviation == abbreviation.lowercased()
            && (1...Self.longestText).contains(text.count) && !text.allSatisfy(\.isWhitespace)
    }
}

extension [Phrase] {
    /// The phrase that a typed word stands for: its mark, then its abbreviation, capitals or not.
    public func meant(by word: String) -> Phrase? {
        guard word.first == Phrase.mark else { return nil }
        let abbreviation = word.dropFirst().lowercased()
        return first { $0.abbreviation == abbreviation }
    }
}
