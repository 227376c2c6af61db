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

    /// Counts a suspension.
    public func suspend() {
        suspensions += 1
    }

    /// Notes the end.
    public func stop() {
        isStopped = true
    }
}
