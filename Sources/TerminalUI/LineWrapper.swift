// Breaks free text such as a letter into safe lines, a few at a time, so that a huge letter opens at once.

extension SafeText {
    /// Free text as lines of at most `width` cells (never narrower than 12): words are kept whole where they fit.
    public static func wrapped(_ raw: String, width: Int) -> [SafeText] {
        var wrapper = LineWrapper(raw, width: width)
        wrapper.wrap(until: .max)
        return wrapper.lines
    }
}

/// Wraps text step by step; the time is linear in the text.
struct LineWrapper: Equatable, Sendable {
    static let tabStop = 4
    /// Wide enough for the longest mark, so that a mark is never broken.
    static let leastWidth = 12

    let width: Int
    private(set) var lines: [SafeText] = []
    /// The byte at which each line starts in the raw text.
    private(set) var starts: [Int] = []
    private(set) var isComplete = false

    private(set) var source: Sanitiser
    private var buffer: [UInt8] = []
    private var cells = 0
    private var start = 0
    /// Byte offsets in `buffer`, cells and raw position at the last run of blanks.
    private var breakEnd = 0
    private var breakResume = 0
    private var breakCells = 0
    private var breakRaw = 0
    private var inBlanks = false
    /// Buffer offsets of the first and the last mark of the line.
    private var firstMark = Int.max
    private var lastMark = -1

    init(_ raw: String, width: Int) {
        source = Sanitiser(raw)
        self.width = max(Self.leastWidth, width)
    }

    init(_ source: Sanitiser, width: Int) {
        self.source = source
        self.source.position = 0
        self.width = max(Self.leastWidth, width)
    }

    /// The byte up to which the text is wrapped.
    var position: Int { isComplete ? source.bytes.count : start }

    /// Wraps until that many lines are ready or the text ends.
    mutating func wrap(until count: Int) {
        while lines.count < count && !isComplete {
            step()
        }
    }

    /// Wraps until the line that holds the raw byte is ready.
    mutating func wrap(past byte: Int) {
        while !isComplete && start <= byte {
            step()
        }
    }

    private mutating func step() {
        let offset = buffer.count
        let raw = source.position
        guard let unit = source.next(into: &buffer) else {
            if !buffer.isEmpty { emit(upTo: inBlanks ? breakEnd : buffer.count) }
            isComplete = true
            return
        }
        switch unit.kind {
        case .lineEnd:
            emit(upTo: inBlanks ? breakEnd : buffer.count)
            restart(from: buffer.count, cells: 0, raw: source.position)
        case .space where isWithinNumber(raw):
            glyph(SafeUnit(kind: .glyph, cells: 1), at: offset, raw: raw)
        case .space:
            blanks(1, at: offset)
        case .tab:
            let count = Self.tabStop - cells % Self.tabStop
            buffer.append(contentsOf: repeatElement(0x20, count: count))
            blanks(count, at: offset)
        case .glyph:
            glyph(unit, at: offset, raw: raw)
        }
    }

    /// Groups of digits that are read as one: an NHS number, a UBRN.
    private static let groups = [[3, 3, 4], [4, 4, 4]]

    /// Whether the blank at a byte stands within such a number that fits into a line.
    private func isWithinNumber(_ byte: Int) -> Bool {
        Self.groups.contains { lengths in
            lengths.reduce(lengths.count - 1, +) <= width
                && (1..<lengths.count).contains { place in
                    isNumber(lengths, from: byte - lengths[..<place].reduce(place - 1, +))
                }
        }
    }

    private func isNumber(_ lengths: [Int], from start: Int) -> Bool {
        let bytes = source.bytes
        func isDigit(_ place: Int) -> Bool {
            bytes.indices.contains(place) && (0x30...0x39).contains(bytes[place])
        }
        guard start >= 0, !isDigit(start - 1) else { return false }
        var place = start
        for (index, length) in lengths.enumerated() {
            if index > 0 {
                guard bytes.indices.contains(place), bytes[place] == 0x20 else { return false }
                place += 1
            }
            guard (place..<place + length).allSatisfy(isDigit) else { return false }
            place += length
        }
        return !isDigit(place)
    }

    private mutating func blanks(_ count: Int, at offset: Int) {
        if !inBlanks { breakEnd = offset }
        inBlanks = true
        cells += count
        breakResume = buffer.count
        breakCells = cells
        breakRaw = source.position
    }

    private mutating func glyph(_ unit: SafeUnit, at offset: Int, raw: Int) {
        var offset = offset
        if cells + unit.cells > width && breakEnd > 0 {
            emit(upTo: breakEnd)
            offset -= breakResume
            restart(from: breakResume, cells: cells - breakCells, raw: breakRaw)
        }
        if cells + unit.cells > width {
            emit(upTo: inBlanks ? breakEnd : offset)
            restart(from: offset, cells: 0, raw: raw)
            offset = 0
        }
        inBlanks = false
        cells += unit.cells
        if unit.marked {
            firstMark = min(firstMark, offset)
            lastMark = offset
        }
    }

    private mutating func emit(upTo end: Int) {
        let text = String(decoding: buffer[..<end], as: UTF8.self)
        let width = end == buffer.count && !inBlanks ? cells : SafeText.measure(text)
        lines.append(SafeText(safe: text, cells: width, hasMarks: firstMark < end))
        starts.append(start)
    }

    private mutating func restart(from offset: Int, cells: Int, raw: Int) {
        firstMark = lastMark >= offset ? max(0, firstMark - offset) : .max
        lastMark = lastMark >= offset ? lastMark - offset : -1
        buffer.removeSubrange(..<offset)
        self.cells = cells
        start = raw
        breakEnd = 0
        breakResume = 0
        breakCells = 0
        inBlanks = false
    }
}

extension SafeText {
    /// Width of text that is already safe.
    static func measure(_ safe: String) -> Int {
        safe.unicodeScalars.reduce(0) { $0 + ScalarKind($1.value).cells }
    }
}
