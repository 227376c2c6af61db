// Editing of one field, on one line or several, as a value with no terminal in it.

/// The text being typed and where.
public struct TextField: Hashable, Sendable {
    /// Where a long text is wrapped, in cells; Up and Down move by these rows.
    public var width: Int
    /// The greatest number of characters.
    public let limit: Int
    /// True when Enter makes a new line.
    public let multiline: Bool
    /// The character before which the next one goes.
    public private(set) var cursor: Int
    /// How many characters of the last typing or paste did not fit; say so on screen.
    public private(set) var refused = 0
    private var characters: [Character]

    /// A field with the cursor at its end.
    public init(_ text: String = "", multiline: Bool = false, limit: Int = 200, width: Int = 60) {
        characters = Array(text)
        cursor = characters.count
        self.multiline = multiline
        self.limit = limit
        self.width = width
    }

    /// The raw text; setting it puts the cursor at its end.
    public var text: String {
        get { String(characters) }
        set {
            characters = Array(newValue)
            cursor = characters.count
            refused = 0
        }
    }

    /// Acts on a key; false when the field has no use for it, so that the form may.
    public mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let character):
            insert([character])
        case .paste(let text):
            insert(pasteable(text))
        case .enter:
            guard multiline else { return false }
            insert(["\n"])
        case .backspace:
            if cursor > 0 { remove(cursor - 1..<cursor) }
        case .delete:
            if cursor < characters.count { remove(cursor..<cursor + 1) }
        case .left:
            cursor = max(0, cursor - 1)
        case .right:
            cursor = min(characters.count, cursor + 1)
        case .home:
            cursor = lineStart
        case .end:
            cursor = characters[cursor...].firstIndex(of: "\n") ?? characters.count
        case .control("w"):
            remove(wordStart..<cursor)
        case .control("u"):
            remove(lineStart..<cursor)
        case .up:
            return moveRow(by: -1)
        case .down:
            return moveRow(by: 1)
        case .escape, .tab, .backTab, .pageUp, .pageDown, .insert, .function, .control, .alt, .mouse, .resized:
            return false
        }
        return true
    }

    /// The word that ends at the cursor; empty after a blank.
    public var wordBeforeCursor: String {
        var start = cursor
        while start > 0 && !characters[start - 1].isWhitespace { start -= 1 }
        return String(characters[start..<cursor])
    }

    /// Puts a text in the place of the characters before the cursor, as far as it fits.
    public mutating func replaceBeforeCursor(_ count: Int, with text: String) {
        remove(max(0, cursor - count)..<cursor)
        insert(Array(text))
    }

    /// Draws the field, scrolled so that the cursor is in it; when focused the hardware cursor stands there.
    public func draw(in frame: inout Frame, row: Int, column: Int, width: Int, height: Int = 1, focused: Bool) {
        let style: Style = focused ? .fieldFocused : .field
        let rows = multiline ? rows(width: width) : [0..<characters.count]
        let current = multiline ? rowIndex(in: rows) : 0
        let top = max(0, min(current - height / 2, rows.count - height))
        for line in 0..<max(0, height) {
            let index = top + line
            guard index < rows.count else {
                frame.fill(row: row + line, column: column, width: width, style: style)
                continue
            }
            let range = rows[index]
            let first = index == current && !multiline ? firstShown(width: width) : range.lowerBound
            frame.put(
                drawn(first..<range.upperBound), row: row + line, column: column, style: style, width: width)
            if first > range.lowerBound { frame.put("…", row: row + line, column: column, style: style) }
            if focused && index == current {
                let offset = cells(first..<max(first, cursor))
                frame.cursor = Position(row: row + line, column: column + min(offset, max(0, width - 1)))
            }
        }
    }

    private mutating func insert(_ new: [Character]) {
        let kept = new.prefix(max(0, limit - characters.count))
        refused = new.count - kept.count
        let tail = String(characters[cursor...])
        let head = String(characters[..<cursor]) + String(kept)
        cursor = head.count
        characters = Array(head + tail)
        cursor = min(cursor, characters.count)
    }

    private mutating func remove(_ range: Range<Int>) {
        characters.removeSubrange(range)
        cursor = range.lowerBound
        refused = 0
    }

    /// Control characters are never pasted; line ends become blanks in a field of one line, tabs always.
    private func pasteable(_ text: String) -> [Character] {
        let text = text.last?.isNewline == true && !multiline ? text.dropLast() : text[...]
        return text.compactMap { character in
            if character == "\r\n" || character == "\r" || character == "\n" { return multiline ? "\n" : " " }
            if character == "\t" { return " " }
            let control = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
            return control ? nil : character
        }
    }

    private var lineStart: Int { characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }

    private var wordStart: Int {
        var start = cursor
        while start > 0 && characters[start - 1].isWhitespace { start -= 1 }
        while start > 0 && !characters[start - 1].isWhitespace { start -= 1 }
        return start
    }

    private mutating func moveRow(by step: Int) -> Bool {
        guard multiline else { return false }
        let rows = rows(width: width)
        let current = rowIndex(in: rows)
        guard rows.indices.contains(current + step) else { return false }
        let goal = cells(rows[current].lowerBound..<cursor)
        let target = rows[current + step]
        cursor = target.lowerBound
        let last = current + step == rows.count - 1 || characters[target.upperBound] == "\n"
        let end = last ? target.upperBound : target.upperBound - 1
        while cursor < end && cells(target.lowerBound..<cursor + 1) <= goal { cursor += 1 }
        return true
    }

    private func rowIndex(in rows: [Range<Int>]) -> Int {
        rows.lastIndex { $0.lowerBound <= cursor } ?? 0
    }

    private func firstShown(width: Int) -> Int {
        var first = cursor
        var used = cursor < characters.count ? 2 : 1
        while first > 0 {
            used += cells(first - 1..<first)
            if used > width { break }
            first -= 1
        }
        return first
    }

    private func drawn(_ range: Range<Int>) -> SafeText { SafeText(String(characters[range])) }

    private func cells(_ range: Range<Int>) -> Int {
        range.reduce(0) { $0 + SafeText(String(characters[$1])).cells }
    }

    /// The rows on show as ranges of characters; every character but line ends is in exactly one.
    private func rows(width: Int) -> [Range<Int>] {
        let width = max(2, width - 1)
        var rows: [Range<Int>] = []
        var start = 0
        var used = 0
        var breakAt: Int?
        var index = 0
        while index < characters.count {
            if characters[index] == "\n" {
                rows.append(start..<index)
                start = index + 1
                used = 0
                breakAt = nil
            } else {
                used += cells(index..<index + 1)
                if used > width && index > start {
                    let end = breakAt ?? index
                    rows.append(start..<end)
                    start = end
                    used = cells(start..<index + 1)
                    breakAt = nil
                }
                if characters[index] == " " { breakAt = index + 1 }
            }
            index += 1
        }
        rows.append(start..<characters.count)
        return rows
    }
}
