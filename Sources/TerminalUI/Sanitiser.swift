// Turns untrusted text into units that are safe to draw: the one door between stored text and the terminal.

/// One thing to draw, already appended to the caller's buffer unless it is a tab or the end of a line.
struct SafeUnit {
    enum Kind {
        case glyph
        case space
        case tab
        case lineEnd(UInt32)
    }

    var kind: Kind
    var cells: Int
    var marked = false
}

/// Walks UTF-8 bytes scalar by scalar. Everything the terminal or the reader could misread becomes a visible mark.
struct Sanitiser: Equatable, Sendable {
    static let box: UInt32 = 0x25A1
    static let combiningLimit = 4

    let bytes: [UInt8]
    var position = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    /// The next unit, or nil at the end.
    mutating func next(into buffer: inout [UInt8]) -> SafeUnit? {
        guard position < bytes.count else { return nil }
        let byte = bytes[position]
        let following = position + 1 < bytes.count ? bytes[position + 1] : 0
        if byte >= 0x20 && byte < 0x7F && following < 0x80 {
            position += 1
            buffer.append(byte)
            return SafeUnit(kind: byte == 0x20 ? .space : .glyph, cells: 1)
        }
        let scalar = take()
        switch scalar {
        case 0x09:
            return SafeUnit(kind: .tab, cells: 1)
        case 0x0D:
            if position < bytes.count && bytes[position] == 0x0A { position += 1 }
            return SafeUnit(kind: .lineEnd(scalar), cells: 0)
        case 0x0A, 0x0B, 0x0C:
            return SafeUnit(kind: .lineEnd(scalar), cells: 0)
        case _:
            return glyph(scalar, into: &buffer)
        }
    }

    private mutating func glyph(_ scalar: UInt32, into buffer: inout [UInt8]) -> SafeUnit {
        if swallowsEmoji(after: scalar) {
            Self.append(Self.box, to: &buffer)
            return SafeUnit(kind: .glyph, cells: 1, marked: true)
        }
        let kind = ScalarKind(scalar)
        switch kind {
        case .mark, .zeroWidth:
            return SafeUnit(kind: .glyph, cells: Self.appendMark(scalar, to: &buffer), marked: true)
        case .narrow, .wide:
            Self.append(scalar, to: &buffer)
        }
        var unit = SafeUnit(kind: .glyph, cells: kind.cells)
        var combining = 0
        while let extra = peek(), ScalarKind(extra) == .zeroWidth {
            position += Self.length(of: extra)
            combining += 1
            if combining <= Self.combiningLimit { Self.append(extra, to: &buffer) }
        }
        if combining == 0 && scalar == 0x20 { unit.kind = .space }
        if combining > Self.combiningLimit {
            unit.cells += Self.appendMark("+\(combining - Self.combiningLimit)", to: &buffer)
            unit.marked = true
        }
        return unit
    }

    /// Consumes the rest of a flag, skin tone, joined or presentation sequence; terminals disagree on their width.
    private mutating func swallowsEmoji(after scalar: UInt32) -> Bool {
        if Self.isRegionalIndicator(scalar) {
            if let second = peek(), Self.isRegionalIndicator(second) { _ = take() }
            return true
        }
        var swallowed = Self.isSkinTone(scalar)
        guard swallowed || (peek().map(Self.continuesEmoji) ?? false), Self.isEmoji(scalar) else { return swallowed }
        while let extra = peek() {
            if extra == 0x200D {
                let joiner = position
                _ = take()
                guard let joined = peek(), Self.isEmoji(joined) else {
                    position = joiner
                    break
                }
                _ = take()
            } else if extra == 0xFE0F || Self.isSkinTone(extra) || (swallowed && extra == 0x20E3) {
                _ = take()
            } else {
                break
            }
            swallowed = true
        }
        return swallowed
    }

    private static func continuesEmoji(_ scalar: UInt32) -> Bool {
        scalar == 0xFE0F || scalar == 0x200D || isSkinTone(scalar)
    }

    private static func isRegionalIndicator(_ scalar: UInt32) -> Bool { scalar >= 0x1F1E6 && scalar <= 0x1F1FF }

    private static func isSkinTone(_ scalar: UInt32) -> Bool { scalar >= 0x1F3FB && scalar <= 0x1F3FF }

    /// Digits count as emoji in Unicode; here they never do, so that a dose is not hidden behind a box.
    private static func isEmoji(_ scalar: UInt32) -> Bool {
        scalar >= 0x80 && (Unicode.Scalar(scalar)?.properties.isEmoji ?? false)
    }

    private func peek() -> UInt32? {
        guard position < bytes.count else { return nil }
        var copy = position
        return decode(&copy)
    }

    private mutating func take() -> UInt32 { decode(&position) }

    /// Swift strings hold valid UTF-8 only, so no error path is needed.
    private func decode(_ at: inout Int) -> UInt32 {
        let first = UInt32(bytes[at])
        let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var scalar = count == 1 ? first : first & (0x7F >> UInt32(count))
        for offset in at + 1..<at + count {
            scalar = scalar << 6 | UInt32(bytes[offset] & 0x3F)
        }
        at += count
        return scalar
    }

    private static func length(of scalar: UInt32) -> Int {
        scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }

    private static func append(_ scalar: UInt32, to buffer: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(scalar) else { return }
        buffer.append(contentsOf: Array(String(scalar).utf8))
    }

    /// Appends `‹name›` and returns its width in cells.
    static func appendMark(_ scalar: UInt32, to buffer: inout [UInt8]) -> Int {
        appendMark(name(of: scalar), to: &buffer)
    }

    private static func appendMark(_ name: String, to buffer: inout [UInt8]) -> Int {
        buffer.append(contentsOf: Array("‹\(name)›".utf8))
        return name.utf8.count + 2
    }

    private static func name(of scalar: UInt32) -> String {
        if Int(scalar) < controlNames.count { return controlNames[Int(scalar)] }
        if scalar == 0x7F { return "DEL" }
        let digits = String(scalar, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    private static let controlNames = [
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI",
        "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
    ]
}
