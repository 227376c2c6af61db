// Reads a long text such as a letter, knows how far it was read, and finds words in it.

/// A text on show, wrapped only as far as needed.
public struct Pager: Equatable, Sendable {
    /// Lines wrapped ahead on each layout, so that most letters are complete at once.
    static let ahead = 2_000

    /// The first line on show, from 0.
    public private(set) var top = 0
    /// True once the last line was on show, at any width.
    public private(set) var hasBeenReadToEnd = false
    /// What was last searched for.
    public private(set) var needle = ""
    private var wrapper: LineWrapper
    private var height = 1
    private var isLaidOut = false
    private var match: Int?

    /// A pager at the top of the raw text.
    public init(_ raw: String) {
        wrapper = LineWrapper(raw, width: 80)
    }

    /// Wraps to a size and keeps the place; `draw` does this too.
    public mutating func layout(width: Int, height: Int) {
        self.height = max(1, height)
        isLaidOut = true
        if max(LineWrapper.leastWidth, width) != wrapper.width {
            let place = top < wrapper.starts.count ? wrapper.starts[top] : 0
            wrapper = LineWrapper(wrapper.source, width: width)
            wrapper.wrap(past: place)
            top = line(of: place)
        }
        settle()
    }

    /// Moves by lines and stops at the ends.
    public mutating func scroll(by lines: Int) {
        let (sum, overflow) = top.addingReportingOverflow(lines)
        top = overflow ? (lines < 0 ? 0 : .max / 2) : max(0, sum)
        settle()
    }

    /// Moves down one page less a line.
    public mutating func pageDown() { scroll(by: max(1, height - 1)) }

    /// Moves up one page less a line.
    public mutating func pageUp() { scroll(by: -max(1, height - 1)) }

    /// Moves to the first line.
    public mutating func home() { scroll(by: -top) }

    /// Moves to the last page.
    public mutating func end() { scroll(by: .max / 2 - top) }

    /// Moves so that the line that holds a raw byte is the first, and marks it.
    public mutating func go(toByte byte: Int) {
        match = byte
        wrapper.wrap(past: byte)
        top = line(of: byte)
        settle()
    }

    /// The raw byte at which the first line on show begins.
    public var topByte: Int { top < wrapper.starts.count ? wrapper.starts[top] : 0 }

    /// True when the last line is on show.
    public var atEnd: Bool { wrapper.isComplete && top + height >= wrapper.lines.count }

    /// Where the reader is, such as `line 1-20 of 57`; `2000+` while the rest is not wrapped yet.
    public var position: SafeText {
        let count = wrapper.lines.count
        let more: SafeText = wrapper.isComplete ? "" : "+"
        return "line \(count == 0 ? 0 : top + 1)-\(min(top + height, count)) of \(count)\(more)"
    }

    /// The lines on show.
    public var visibleLines: ArraySlice<SafeText> {
        wrapper.lines[min(top, wrapper.lines.count)..<min(top + height, wrapper.lines.count)]
    }

    /// Acts on a movement key; false when the pager has no use for it.
    public mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .up, .character("k"): scroll(by: -1)
        case .down, .character("j"): scroll(by: 1)
        case .pageUp: pageUp()
        case .pageDown, .character(" "): pageDown()
        case .home, .character("g"): home()
        case .end, .character("G"): end()
        case .character("n"): return nextMatch()
        case .character("N"): return previousMatch()
        case .mouse(let event) where event.kind == .wheelUp: scroll(by: -3)
        case .mouse(let event) where event.kind == .wheelDown: scroll(by: 3)
        case .character, .enter, .escape, .tab, .backTab, .left, .right, .insert, .delete, .backspace, .function,
            .control, .alt, .paste, .mouse, .resized:
            return false
        }
        return true
    }

    /// Looks for text from the top line on, letter case of a-z aside; false when it is nowhere.
    @discardableResult
    public mutating func search(_ text: String) -> Bool {
        needle = text
        match = nil
        return nextMatch()
    }

    /// Goes to the next place, from the start again after the last one.
    @discardableResult
    public mutating func nextMatch() -> Bool {
        let from = match.map { $0 + 1 } ?? (top < wrapper.starts.count ? wrapper.starts[top] : 0)
        return show(find(from: from, step: 1) ?? find(from: 0, step: 1))
    }

    /// Goes to the place before, from the end again after the first one.
    @discardableResult
    public mutating func previousMatch() -> Bool {
        let last = wrapper.source.bytes.count
        let from = (match ?? (top < wrapper.starts.count ? wrapper.starts[top] : 0)) - 1
        return show(find(from: from, step: -1) ?? find(from: last, step: -1))
    }

    /// Draws the lines on show; the line that holds the match is selected.
    public mutating func draw(
        in frame: inout Frame, row: Int, height: Int, column: Int = 0, width: Int, style: Style = .plain
    ) {
        layout(width: width, height: height)
        let matched = match.map(line(of:))
        for offset in 0..<max(0, height) {
            let index = top + offset
            let line = index < wrapper.lines.count ? wrapper.lines[index] : ""
            frame.put(
                line, row: row + offset, column: column, style: matched == index ? .selected : style, width: width)
        }
    }

    private mutating func settle() {
        let (wanted, overflow) = top.addingReportingOverflow(height + Self.ahead)
        wrapper.wrap(until: overflow ? .max : wanted)
        top = max(0, min(top, wrapper.lines.count - height))
        if isLaidOut && atEnd { hasBeenReadToEnd = true }
    }

    private mutating func show(_ byte: Int?) -> Bool {
        match = byte
        guard let byte else { return false }
        wrapper.wrap(past: byte)
        let line = line(of: byte)
        if line < top || line >= top + height { top = max(0, line - height / 3) }
        settle()
        return true
    }

    /// The wrapped line that holds a raw byte.
    private func line(of byte: Int) -> Int {
        var low = 0
        var high = wrapper.starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if wrapper.starts[middle] <= byte { low = middle } else { high = middle }
        }
        return low
    }

    private func find(from: Int, step: Int) -> Int? {
        let needle = needle.utf8.map(Self.fold)
        let bytes = wrapper.source.bytes
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        let limit = bytes.count - needle.count
        var start = step > 0 ? from : min(from, limit)
        while start >= 0 && start <= limit {
            if Self.fold(bytes[start]) == first
                && needle.indices.allSatisfy({ Self.fold(bytes[start + $0]) == needle[$0] })
            {
                return start
            }
            start += step
        }
        return nil
    }

    /// Capitals as small letters and line ends as blanks.
    private static func fold(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte >= 0x09 && byte <= 0x0D ? 0x20 : byte
    }
}
