// Turns meanings into attributes and the terminal's own palette colours; no meaning is told by colour alone.

import CTerminal
import TerminalUI

/// How meanings look.
public enum Theme: String, CaseIterable, Sendable {
    case palette, highContrast, mono

    func look(of style: Style) -> Look {
        switch self {
        case .palette: Self.palette(style)
        case .highContrast: Self.highContrast(style)
        case .mono: Self.mono(style)
        }
    }

    private static func palette(_ style: Style) -> Look {
        switch style {
        case .plain, .clinical: Look()
        case .heading: Look(.bold)
        case .selected, .fieldFocused: Look(.reverse)
        case .urgent: Look(.bold, foreground: 1)
        case .overdue: Look([.bold, .underline], foreground: 1)
        case .dueToday: Look(.underline, foreground: 3)
        case .hint, .dimmed, .border: Look(.dim)
        case .key: Look(.bold, foreground: 6)
        case .alert: Look(.bold, foreground: 15, background: 1)
        case .notice: Look(.bold, foreground: 3)
        case .success: Look(.bold, foreground: 2)
        case .banner: Look(.bold, foreground: 15, background: 4)
        case .bannerLabel: Look(foreground: 15, background: 4)
        case .bannerDeceased: Look([.bold, .underline], foreground: 0, background: 7)
        case .field: Look(.underline)
        case .rehearsal: Look(.bold, foreground: 0, background: 3)
        case .changed: Look(.bold, foreground: 5)
        }
    }

    private static func highContrast(_ style: Style) -> Look {
        switch style {
        case .plain, .clinical, .hint, .dimmed, .border: Look(foreground: 15, background: 0)
        case .heading, .key, .success: Look(.bold, foreground: 15, background: 0)
        case .selected, .fieldFocused: Look(.bold, foreground: 0, background: 15)
        case .urgent, .notice, .changed: Look(.bold, foreground: 11, background: 0)
        case .overdue: Look([.bold, .underline], foreground: 11, background: 0)
        case .dueToday: Look(.underline, foreground: 11, background: 0)
        case .alert, .rehearsal: Look(.bold, foreground: 0, background: 11)
        case .banner: Look(.bold, foreground: 0, background: 14)
        case .bannerLabel: Look(foreground: 0, background: 14)
        case .bannerDeceased: Look([.bold, .underline], foreground: 0, background: 15)
        case .field: Look(.underline, foreground: 15, background: 0)
        }
    }

    private static func mono(_ style: Style) -> Look {
        switch style {
        case .plain, .clinical, .hint, .border: Look()
        case .heading, .key, .urgent, .notice, .success, .changed: Look(.bold)
        case .selected, .bannerLabel: Look(.reverse)
        case .overdue: Look([.bold, .underline])
        case .dueToday, .field: Look(.underline)
        case .dimmed: Look(.dim)
        case .alert, .banner, .rehearsal: Look([.bold, .reverse])
        case .bannerDeceased: Look([.bold, .reverse, .underline])
        case .fieldFocused: Look([.reverse, .underline])
        }
    }
}

/// Attributes and colours of one meaning; -1 is the terminal's own colour.
struct Look: Hashable {
    struct Attributes: OptionSet, Hashable {
        let rawValue: UInt32
        static let bold = Attributes(rawValue: UInt32(TERMINAL_BOLD))
        static let underline = Attributes(rawValue: UInt32(TERMINAL_UNDERLINE))
        static let reverse = Attributes(rawValue: UInt32(TERMINAL_REVERSE))
        static let dim = Attributes(rawValue: UInt32(TERMINAL_DIM))
    }

    var attributes: Attributes
    var foreground: Int32
    var background: Int32

    init(_ attributes: Attributes = [], foreground: Int32 = -1, background: Int32 = -1) {
        self.attributes = attributes
        self.foreground = foreground
        self.background = background
    }
}
