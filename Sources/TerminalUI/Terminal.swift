// What a screen needs of a terminal, so that everything above it runs in tests without one.

/// A place to draw frames and read keys; used from one thread only.
public protocol Terminal: AnyObject {
    /// The present size in cells.
    var size: Size { get }
    /// True once the connection is gone or the program was asked to end; no more keys will come.
    var hungUp: Bool { get }
    /// Shows a frame.
    func draw(_ frame: Frame)
    /// The next key, or nil after that many milliseconds (0 asks without waiting) or at once when hung up.
    func nextKey(timeoutMilliseconds: Int) -> Key?
    /// Puts text on the clipboard of the person's own terminal, where it can.
    func copy(_ text: String)
    /// Gives the terminal back to the shell until the user returns.
    func suspend()
    /// Leaves the terminal as it was found; may be called twice.
    func stop()
}

/// A terminal in memory: plays a script of keys and keeps every frame.
public final class MemoryTerminal: Terminal {
    /// The present size; a `resized` key in the script changes it.
    public private(set) var size: Size
    /// Every frame drawn, oldest first.
    public private(set) var frames: [Frame] = []
    /// Keys still to be read.
    public private(set) var script: [Key]
    /// True after `hangUp`, or at the end of the script when so asked.
    public private(set) var hungUp = false
    /// How often the program was suspended.
    public private(set) var suspensions = 0
    /// What was put on the clipboard, oldest first.
    public private(set) var copied: [String] = []
    /// True after `stop`.
    public private(set) var isStopped = false
    private let hangsUpAtEnd: Bool

    /// A terminal that plays these keys; at their end it hangs up (so that a main loop ends) or stays silent.
    public init(size: Size = Size(rows: 24, columns: 80), script: [Key] = [], hangsUpAtEnd: Bool = true) {
        self.size = size
        self.script = script
        self.hangsUpAtEnd = hangsUpAtEnd
    }

    /// The frame on show.
    public var screen: Frame? { frames.last }

    /// Keeps the frame.
    public func draw(_ frame: Frame) {
        frames.append(frame)
    }

    /// The script's next key; never waits.
    public func nextKey(timeoutMilliseconds: Int) -> Key? {
        guard !hungUp else { return nil }
        guard !script.isEmpty else {
            hungUp = hangsUpAtEnd
            return nil
        }
        let key = script.removeFirst()
        if case .resized(let size) = key { self.size = size }
        return key
    }

    /// Adds keys to the script.
    public func press(_ keys: Key...) {
        script += keys
    }

    /// Resizes at once and reports it as the next key.
    public func resize(to size: Size) {
        self.size = size
        script.insert(.resized(size), at: 0)
    }

    /// Drops the connection.
    public func hangUp() {
        hungUp = true
    }

    /// Keeps what was put on the clipboard.
    public func copy(_ text: String) {
        copied.append(text)
    }

    /// Counts a suspension.
    public func suspend() {
        suspensions += 1
    }

    /// Notes the end.
    public func stop() {
        isStopped = true
    }
}

/// A terminal that is told lines instead of frames: for screen readers, braille, pipes, and what cannot place a cursor.
public protocol LinearTerminal: Terminal {
    /// Says what is new on a page; lines that were said just before are not said again.
    func say(_ page: LinearPage)
}

/// What is on the screen, said line by line: one fact a line.
public struct LinearPage: Hashable, Sendable {
    /// What the page is.
    public var title: SafeText
    /// Its facts and numbered choices.
    public var lines: [SafeText]
    /// What was just said of an act, in one sentence.
    public var outcome: SafeText?
    /// Whether a line that is typed is text for the page; else it is a number, a key or the name of a command.
    public var takesText: Bool
    /// The key that ends a text that was typed; nil where the next line does.
    public var closing: Key?
    /// How to go on.
    public var prompt: SafeText

    /// Makes a page.
    public init(
        title: SafeText, lines: [SafeText], outcome: SafeText? = nil, takesText: Bool = false, closing: Key? = nil,
        prompt: SafeText
    ) {
        self.title = title
        self.lines = lines
        self.outcome = outcome
        self.takesText = takesText
        self.closing = closing
        self.prompt = prompt
    }
}
