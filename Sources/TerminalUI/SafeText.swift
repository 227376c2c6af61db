// One line of text that is safe to draw; drawing takes nothing else, so unsafe text cannot reach the terminal.

/// One line without control, invisible or direction-changing characters; what was unsafe shows as `‹ESC›` or `□`.
public struct SafeText: Hashable, Sendable {
    /// The text as drawn.
    public let string: String
    /// Width in terminal cells.
    public let cells: Int
    /// True when something unsafe was made visible or replaced.
    public let hasMarks: Bool

    /// Makes any text safe; line ends show as marks, a tab becomes one space.
    public init(_ raw: some StringProtocol) {
        if raw.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            self.init(safe: String(raw), cells: raw.utf8.count, hasMarks: false)
            return
        }
        var sanitiser = Sanitiser(raw)
        var buffer: [UInt8] = []
        var cells = 0
        var marked = false
        while true {
            let start = sanitiser.position
            guard let unit = sanitiser.next(into: &buffer) else { break }
            switch unit.kind {
            case .glyph, .space:
                cells += unit.cells
            case .tab:
                buffer.append(0x20)
                cells += 1
            case .lineEnd(let scalar):
                cells += Sanitiser.appendMark(scalar, to: &buffer)
                if sanitiser.position - start == 2 { cells += Sanitiser.appendMark(0x0A, to: &buffer) }
                marked = true
            }
            marked = marked || unit.marked
        }
        self.init(safe: String(decoding: buffer, as: UTF8.self), cells: cells, hasMarks: marked)
    }

    init(safe string: String, cells: Int, hasMarks: Bool) {
        self.string = string
        self.cells = cells
        self.hasMarks = hasMarks
    }

    /// True when there is nothing to draw.
    public var isEmpty: Bool { cells == 0 }

    /// Spaces only, `count` cells wide.
    public static func blank(_ count: Int) -> SafeText {
        SafeText(safe: String(repeating: " ", count: max(0, count)), cells: max(0, count), hasMarks: false)
    }

    /// The same text repeated, for rules and bars.
    public func repeated(_ count: Int) -> SafeText {
        let count = max(0, count)
        return SafeText(safe: String(repeating: string, count: count), cells: cells * count, hasMarks: hasMarks)
    }

    /// At most `width` cells; ends in `…` when something was cut and never halves a wide character.
    public func clipped(to width: Int) -> SafeText {
        guard cells > width else { return self }
        guard width > 0 else { return "" }
        var kept = String.UnicodeScalarView()
        var used = 0
        for scalar in string.unicodeScalars {
            let size = ScalarKind(scalar.value).cells
            if used + size > width - 1 { break }
            used += size
            kept.append(scalar)
        }
        kept.append("…")
        return SafeText(safe: String(kept), cells: used + 1, hasMarks: hasMarks)
    }

    /// Exactly `width` cells, blanks on the right.
    public func padded(to width: Int) -> SafeText {
        let text = clipped(to: width)
        return text + .blank(width - text.cells)
    }

    /// Exactly `width` cells, blanks on the left.
    public func paddedLeft(to width: Int) -> SafeText {
        let text = clipped(to: width)
        return .blank(width - text.cells) + text
    }

    /// Joins two texts; every text starts with a spacing character, so nothing merges at the seam.
    public static func + (left: SafeText, right: SafeText) -> SafeText {
        if right.isEmpty { return left }
        if left.isEmpty { return right }
        return SafeText(
            safe: left.string + right.string, cells: left.cells + right.cells,
            hasMarks: left.hasMarks || right.hasMarks)
    }

    /// Appends in place.
    public static func += (left: inout SafeText, right: SafeText) {
        left = left + right
    }
}

extension SafeText: CustomStringConvertible {
    /// The text as drawn.
    public var description: String { string }
}

extension SafeText: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// Literals pass through the same door.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// Joins the interpolated pieces.
    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.text
    }

    /// Sanitises each interpolated piece.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = SafeText(safe: "", cells: 0, hasMarks: false)

        /// The capacities are hints and unused.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds a literal part.
        public mutating func appendLiteral(_ literal: String) {
            text += SafeText(literal)
        }

        /// Adds text that is already safe.
        public mutating func appendInterpolation(_ value: SafeText) {
            text += value
        }

        /// Adds anything that has a description, made safe.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += SafeText(value.description)
        }
    }
}

extension Sequence<SafeText> {
    /// The texts in order with the separator between them.
    public func joined(separator: SafeText = "") -> SafeText {
        var result: SafeText = ""
        for (index, text) in enumerated() {
            result += index == 0 ? text : separator + text
        }
        return result
    }
}
