// Abbreviations that are written out while somebody types.

internal import ReferralDomain
internal import TerminalUI

extension TextField {
    /// Writes out the abbreviation before the cursor; nil where there is none, or the phrase does not fit.
    mutating func expand(_ phrases: [Phrase]) -> Phrase? {
        let word = wordBeforeCursor
        guard let phrase = phrases.meant(by: word), text.count - word.count + phrase.text.count <= limit else {
            return nil
        }
        replaceBeforeCursor(
            word.count, with: multiline ? phrase.text : phrase.text.split(separator: "\n").joined(separator: " "))
        return phrase
    }
}

extension Array where Element: FormInput {
    /// Writes out the abbreviation that was just typed in a text.
    mutating func expand(_ index: Int, _ phrases: [Phrase]) -> Phrase? {
        guard indices.contains(index), case .text(var field) = self[index].input,
            let phrase = field.expand(phrases)
        else { return nil }
        self[index].input = .text(field)
        return phrase
    }
}

extension Key {
    /// Whether it ends a word.
    var endsWord: Bool {
        switch self {
        case .character(let character): !character.isLetter && !character.isNumber && character != Phrase.mark
        case .enter, .tab, .backTab: true
        case .escape, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .insert, .delete, .backspace,
            .function, .control, .alt, .paste, .mouse, .resized:
            false
        }
    }
}
