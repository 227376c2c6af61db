// What the user did, with names that help texts show and replay files use.

/// One thing the user did.
public enum Key: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backTab, up, down, left, right, pageUp, pageDown, home, end
    case insert, delete, backspace
    /// F1 is 1.
    case function(Int)
    /// A lower-case letter, or space.
    case control(Character)
    case alt(Character)
    /// Pasted text, raw.
    case paste(String)
    case mouse(MouseEvent)
    /// The terminal's new size.
    case resized(Size)
}

/// A mouse press or wheel step, at a cell.
public struct MouseEvent: Hashable, Sendable {
    /// What was done.
    public enum Kind: String, CaseIterable, Sendable {
        case left, middle, right, double, wheelUp, wheelDown
    }

    /// What was done.
    public var kind: Kind
    /// Cells from the top, from 0.
    public var row: Int
    /// Cells from the left, from 0.
    public var column: Int

    /// Makes a mouse event.
    public init(kind: Kind, row: Int, column: Int) {
        self.kind = kind
        self.row = row
        self.column = column
    }
}

extension Key {
    private static let named: [(name: String, key: Key)] = [
        ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Shift-Tab", .backTab), ("Up", .up), ("Down", .down),
        ("Left", .left), ("Right", .right), ("PgUp", .pageUp), ("PgDn", .pageDown), ("Home", .home), ("End", .end),
        ("Ins", .insert), ("Del", .delete), ("Backspace", .backspace), ("Space", .character(" ")),
    ]

    /// The name shown in help, such as `Ctrl-P`, `PgDn` or `Space`.
    public var name: String {
        if let entry = Self.named.first(where: { $0.key == self }) { return entry.name }
        switch self {
        case .character(let character): return String(character)
        case .function(let number): return "F\(number)"
        case .control(let character): return "Ctrl-" + (character == " " ? "Space" : character.uppercased())
        case .alt(let character): return "Alt-" + (character == " " ? "Space" : String(character))
        case .paste(let text): return "Paste:" + Self.escape(text)
        case .mouse(let event): return "Mouse:\(event.kind.rawValue),\(event.row),\(event.column)"
        case .resized(let size): return "Resize:\(size.rows),\(size.columns)"
        case .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end,
            .insert, .delete, .backspace:
            return ""
        }
    }

    /// The key of that name, nil when there is none; the inverse of `name`.
    public init?(name: String) {
        if let entry = Self.named.first(where: { $0.name == name }) {
            self = entry.key
        } else if name.count == 1, let character = name.first {
            self = .character(character)
        } else if name.hasPrefix("F"), let number = Int(name.dropFirst()), (1...63).contains(number) {
            self = .function(number)
        } else if let character = Self.single(name, after: "Ctrl-") {
            self = .control(Character(character.lowercased()))
        } else if let character = Self.single(name, after: "Alt-") {
            self = .alt(character)
        } else if name.hasPrefix("Paste:") {
            self = .paste(Self.unescape(name.dropFirst(6)))
        } else if let event = Self.mouse(name) {
            self = .mouse(event)
        } else if name.hasPrefix("Resize:"), let numbers = Self.numbers(name.dropFirst(7)) {
            self = .resized(Size(rows: numbers.0, columns: numbers.1))
        } else {
            return nil
        }
    }

    private static func single(_ name: String, after prefix: String) -> Character? {
        guard name.hasPrefix(prefix) else { return nil }
        let rest = name.dropFirst(prefix.count)
        return rest == "Space" ? " " : rest.count == 1 ? rest.first : nil
    }

    private static func mouse(_ name: String) -> MouseEvent? {
        guard name.hasPrefix("Mouse:") else { return nil }
        let parts = name.dropFirst(6).split(separator: ",", maxSplits: 1)
        guard parts.count == 2, let kind = MouseEvent.Kind(rawValue: String(parts[0])),
            let numbers = numbers(parts[1])
        else { return nil }
        return MouseEvent(kind: kind, row: numbers.0, column: numbers.1)
    }

    private static func numbers(_ text: Substring) -> (Int, Int)? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let first = parts[0], let second = parts[1], first >= 0, second >= 0 else { return nil }
        return (first, second)
    }

    /// Keeps a paste on one line of a replay file.
    private static func escape(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\r": result.append(contentsOf: "\\r".unicodeScalars)
            case _: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func unescape(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        var escaped = false
        for scalar in text.unicodeScalars {
            if escaped {
                result.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
                escaped = false
            } else if scalar == "\\" {
                escaped = true
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
