// The headings of a letter: where a reader jumps to.

internal import TerminalUI

/// A heading and where it begins.
struct JumpPoint: Hashable, Sendable {
    /// In the raw text.
    var byte: Int
    var title: SafeText
}

/// Finds the headings of a letter by how they are written: there is no other sign of them in plain text.
enum JumpPoints {
    private static let longestTitle = 44
    private static let mostWords = 6
    /// What begins a section in a line that goes on after it.
    private static let known = [
        "allergies", "current medication", "diagnosis", "drug history", "examination", "family history", "history",
        "impression", "investigations", "medication", "past medical history", "plan", "pmh", "problem list",
        "problems", "reason for referral", "social history",
    ]

    /// The headings in their order.
    static func find(in raw: String) -> [JumpPoint] {
        var points: [JumpPoint] = []
        var byte = 0
        // By bytes: a carriage return and the line feed after it are one character.
        for line in raw.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if let title = title(Substring(line)) {
                points.append(JumpPoint(byte: byte, title: SafeText(title)))
            }
            byte += line.count + 1
        }
        return points
    }

    private static func title(_ line: Substring) -> String? {
        let text = line.drop { $0.isWhitespace || $0 == "*" || $0 == "#" }
        guard let first = text.first, first.isLetter else { return nil }
        let lead = text.prefix(longestTitle + 1)
        if let colon = lead.firstIndex(of: ":"), known.contains(lead[..<colon].lowercased()) {
            return String(lead[..<colon])
        }
        guard text.count <= longestTitle else { return nil }
        let title = String(text.reversed().drop { $0.isWhitespace || $0 == "*" || $0 == ":" }.reversed())
        let words = title.split(separator: " ")
        guard title.count >= 3, words.count <= mostWords else { return nil }
        if text.contains(":"), text.last(where: { !$0.isWhitespace }) == ":" { return title }
        let letters = title.filter(\.isLetter)
        let digits = title.filter(\.isNumber)
        return letters.count >= 4 && digits.count < 4 && letters.allSatisfy(\.isUppercase) ? title : nil
    }
}
