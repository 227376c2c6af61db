// The real terminal: paints frames and reads keys through the C facade. Use from the main thread only.

import CTerminal
public import TerminalUI

/// Why the full-screen program cannot run here; the linear mode can.
public enum TerminalProblem: Error, Hashable, Sendable {
    /// Input or output is a file or a pipe.
    case notATerminal
    /// The terminal of that name cannot place the cursor.
    case cannotMoveCursor(String)
    /// No terminal of that name is known.
    case unknownTerminal(String)
}

/// The terminal the program was started in.
public final class CursesTerminal: Terminal {
    /// Pasted text beyond this many scalars is dropped.
    static let pasteLimit = 200_000

    /// Takes the screen over; `mouse` gives up the terminal's own text selection for clicks and the wheel.
    public init(theme: Theme, mouse: Bool) throws(TerminalProblem) {
        let result = terminal_start(theme == .mono ? 1 : 0, mouse ? 1 : 0)
        switch Int(result) {
        case TERMINAL_OK: break
        case TERMINAL_CANNOT_MOVE: throw .cannotMoveCursor(Self.name)
        case TERMINAL_UNKNOWN: throw .unknownTerminal(Self.name)
        case _: throw .notATerminal
        }
        for (index, style) in Style.allCases.enumerated() {
            let look = theme.look(of: style)
            terminal_define_style(Int32(index), look.attributes.rawValue, look.foreground, look.background)
            indices[style] = Int32(index)
        }
    }

    private var indices: [Style: Int32] = [:]

    deinit {
        terminal_stop()
    }

    /// The present size in cells.
    public var size: Size { Size(rows: Int(terminal_rows()), columns: Int(terminal_columns())) }

    /// True once the line dropped or the program was asked to end.
    public var hungUp: Bool { terminal_hung_up() != 0 }

    /// Paints every row; curses sends only what differs.
    public func draw(_ frame: Frame) {
        terminal_clear()
        for row in 0..<frame.size.rows {
            for run in frame.runs(row: row) {
                var text = run.text
                text.withUTF8 { bytes in
                    bytes.withMemoryRebound(to: CChar.self) { characters in
                        terminal_put(
                            Int32(row), Int32(run.column), characters.baseAddress, Int32(characters.count),
                            indices[run.style] ?? 0)
                    }
                }
            }
        }
        terminal_flush(Int32(frame.cursor?.row ?? -1), Int32(frame.cursor?.column ?? 0))
    }

    /// The next key, or nil after that many milliseconds, or at once when hung up.
    public func nextKey(timeoutMilliseconds: Int) -> Key? {
        var event = terminal_event()
        terminal_read(Int32(clamping: timeoutMilliseconds), &event)
        return key(event)
    }

    /// Puts printable ASCII on the terminal's clipboard (OSC 52); anything else is left out.
    public func copy(_ text: String) {
        let plain = String(text.unicodeScalars.filter { (0x20...0x7E).contains($0.value) }.map(Character.init))
        terminal_copy(plain)
    }

    /// Gives the terminal back to the shell until the user returns; draw again afterwards.
    public func suspend() {
        terminal_suspend()
    }

    /// Leaves the terminal as it was found and prints what went to standard error meanwhile.
    public func stop() {
        terminal_stop()
    }

    private func key(_ event: terminal_event) -> Key? {
        switch Int(event.kind) {
        case TERMINAL_EVENT_CHARACTER: Self.character(event.value)
        case TERMINAL_EVENT_ALT: Self.letter(event.value).map(Key.alt)
        case TERMINAL_EVENT_KEY: Self.special(Int(event.value))
        case TERMINAL_EVENT_FUNCTION: .function(Int(event.value))
        case TERMINAL_EVENT_MOUSE:
            Self.mouse(Int(event.value)).map {
                .mouse(MouseEvent(kind: $0, row: Int(event.row), column: Int(event.column)))
            }
        case TERMINAL_EVENT_RESIZED: .resized(Size(rows: Int(event.row), columns: Int(event.column)))
        case TERMINAL_EVENT_PASTE: paste()
        case _: nil
        }
    }

    private func paste() -> Key {
        var text = String.UnicodeScalarView()
        var count = 0
        while let scalar = Unicode.Scalar(terminal_read_pasted()), scalar.value != 0 {
            count += 1
            if count <= Self.pasteLimit { text.append(scalar) }
        }
        return .paste(String(text))
    }

    static func character(_ value: UInt32) -> Key? {
        switch value {
        case 0: .control(" ")
        case 8, 127: .backspace
        case 9: .tab
        case 13: .enter
        case 27: .escape
        case 1...26: letter(value + 0x60).map(Key.control)
        case 28...31: letter(value + 0x40).map(Key.control)
        case 0x80...0x9F: nil
        case _: letter(value).map(Key.character)
        }
    }

    private static func letter(_ value: UInt32) -> Character? {
        value < 0x20 || value == 0x7F ? nil : Unicode.Scalar(value).map(Character.init)
    }

    private static func special(_ value: Int) -> Key? {
        switch value {
        case TERMINAL_KEY_UP: .up
        case TERMINAL_KEY_DOWN: .down
        case TERMINAL_KEY_LEFT: .left
        case TERMINAL_KEY_RIGHT: .right
        case TERMINAL_KEY_PAGE_UP: .pageUp
        case TERMINAL_KEY_PAGE_DOWN: .pageDown
        case TERMINAL_KEY_HOME: .home
        case TERMINAL_KEY_END: .end
        case TERMINAL_KEY_INSERT: .insert
        case TERMINAL_KEY_DELETE: .delete
        case TERMINAL_KEY_BACKSPACE: .backspace
        case TERMINAL_KEY_BACK_TAB: .backTab
        case TERMINAL_KEY_ENTER: .enter
        case _: nil
        }
    }

    private static func mouse(_ value: Int) -> MouseEvent.Kind? {
        switch value {
        case TERMINAL_MOUSE_LEFT: .left
        case TERMINAL_MOUSE_MIDDLE: .middle
        case TERMINAL_MOUSE_RIGHT: .right
        case TERMINAL_MOUSE_DOUBLE: .double
        case TERMINAL_MOUSE_WHEEL_UP: .wheelUp
        case TERMINAL_MOUSE_WHEEL_DOWN: .wheelDown
        case _: nil
        }
    }

    /// The terminal's name, which whoever logs in chooses, made safe to show.
    private static var name: String {
        guard let name = terminal_name() else { return "(none)" }
        return SafeText(String(cString: name)).clipped(to: 64).string
    }
}
