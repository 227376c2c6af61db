// The linear mode's terminal: pages out as plain lines, lines in as keys; no cursor, no boxes, no colour.

/// Turns typed lines into keys: a number chooses a line, a key's name is that key, anything else names a command.
public final class LineTerminal: LinearTerminal {
    /// Wide and high enough that nothing is cut.
    public let size = Size(rows: 60, columns: 160)
    /// True at the end of the input.
    public private(set) var hungUp = false
    private let read: () -> String?
    private let isReady: () -> Bool
    private let write: (String) -> Void
    private var waiting: [Key] = []
    private var last: LinearPage?

    /// A terminal that reads lines with one function, nil at their end, and writes them with another; `isReady` says
    /// whether a line can be read without waiting.
    public init(
        read: @escaping () -> String?, isReady: @escaping () -> Bool = { false }, write: @escaping (String) -> Void
    ) {
        self.read = read
        self.isReady = isReady
        self.write = write
    }

    /// Frames are not drawn here: pages are said.
    public func draw(_ frame: Frame) {}

    /// Says a page: all of it where another page was said before, else only what is new of it.
    public func say(_ page: LinearPage) {
        guard waiting.isEmpty, page != last else { return }
        if page.title != last?.title || page.lines != last?.lines {
            write("")
            write(page.title.string)
            for line in page.lines { write(line.string) }
        }
        if let outcome = page.outcome, outcome != last?.outcome { write(outcome.string) }
        write(page.prompt.string)
        last = page
    }

    /// The next key of the line that was typed last, or of the next line.
    public func nextKey(timeoutMilliseconds: Int) -> Key? {
        if waiting.isEmpty, !hungUp, timeoutMilliseconds > 0 || isReady() {
            guard let line = read() else {
                hungUp = true
                return nil
            }
            waiting = keys(line)
            if var page = last {
                // What was said stays said, but the outcome of the next act is another one.
                page.outcome = nil
                last = page
            }
        }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }

    private func keys(_ line: String) -> [Key] {
        let text = line.filter { !$0.isNewline }
        if let command = text.hasPrefix(":") ? String(text.dropFirst()) : nil { return named(command) }
        if let last, last.takesText {
            return text.isEmpty ? [.enter] : text.map { .character($0) } + (last.closing.map { [$0] } ?? [])
        }
        if text.isEmpty { return [.enter] }
        if let number = Int(text), number > 0, number <= 100_000 {
            return [.home] + Array(repeating: .down, count: number - 1) + [.enter]
        }
        return named(text)
    }

    /// A key by its name, else the palette with the words typed into it and the first one that fits chosen.
    private func named(_ text: String) -> [Key] {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if let key = Key(name: text) { return [key] }
        return [.control("p")] + text.map { .character($0) } + [.enter]
    }

    /// Nothing is suspended here: the shell does that itself.
    public func suspend() {}
    /// No clipboard: the text is said.
    public func copy(_ text: String) { write(text) }
    /// Nothing has to be put right.
    public func stop() {}
}
