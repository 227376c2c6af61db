// Names as people type them: no case, no accents, no apostrophes, hyphens or commas, any order of words.

/// Text folded for finding.
public enum Folding {
    /// `Łuczak-O'Shea, Müller` as `luczakoshea muller`: letters by their Latin base, marks and punctuation left out.
    public static func folded(_ text: String) -> String {
        var result = ""
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A, 0x30...0x39: result.unicodeScalars.append(scalar)
            case 0x20, 0xA0: if result.last != " " { result.append(" ") }
            case 0..<0x80: continue
            case 0xDF: result += "ss"
            case _: result += base(of: scalar)
            }
        }
        return result
    }

    /// The words of a search, each folded; a name fits where it holds every one of them.
    public static func words(_ text: String) -> [String] {
        text.split { $0.isWhitespace || $0 == "," || $0 == "-" }.map { folded(String($0)) }.filter { !$0.isEmpty }
    }

    /// `l` of `LATIN SMALL LETTER L WITH STROKE`; nothing of a combining mark; any other letter as it is.
    private static func base(of scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return ""
        case .lowercaseLetter:
            let start = "LATIN SMALL LETTER "
            guard let name = scalar.properties.name, name.hasPrefix(start) else { return String(scalar) }
            let letters = name.dropFirst(start.count).prefix { $0 != " " }
            return letters.count <= 2 ? letters.lowercased() : String(scalar)
        case let category where "\(category)".hasSuffix("Letter") || category == .decimalNumber: return String(scalar)
        case _: return ""
        }
    }
}
