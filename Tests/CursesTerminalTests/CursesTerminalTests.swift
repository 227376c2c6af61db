// Proves that our widths are the system's, and that meanings and keys map as promised.

import CTerminal
import Testing

@testable import CursesTerminal
@testable import TerminalUI

@Suite struct CursesTerminalTests {
    @Test func `our widths agree with the system for all that can be drawn`() {
        var wrong: [String] = []
        for value in UInt32(0x20)...0x3FFFF {
            guard let scalar = Unicode.Scalar(value), ScalarKind(value) != .mark else { continue }
            if Int(terminal_system_width(value)) != ScalarKind(value).cells {
                wrong.append("\(scalar.value)")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(20))")
    }

    @Test func `drawn text has the width it says`() {
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 41) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = SafeText("a" + String(scalar) + "\u{301}")
            let system = text.string.unicodeScalars.map { Int(terminal_system_width($0.value)) }
            #expect(!system.contains { $0 < 0 } && system.reduce(0, +) == text.cells, "\(value)")
        }
    }

    @Test(arguments: Theme.allCases)
    func `what matters most looks different from plain text in every theme`(theme: Theme) {
        let plain = theme.look(of: .plain)
        for style in [Style.selected, .urgent, .overdue, .dueToday, .alert, .banner, .bannerDeceased, .fieldFocused] {
            #expect(theme.look(of: style) != plain, "\(style)")
        }
        #expect(theme.look(of: .banner) != theme.look(of: .bannerDeceased))
        #expect(theme.look(of: .field) != theme.look(of: .fieldFocused))
        #expect(theme.look(of: .urgent) != theme.look(of: .overdue))
    }

    @Test func `the mono theme uses no colour`() {
        for style in Style.allCases {
            let look = Theme.mono.look(of: style)
            #expect(look.foreground == -1 && look.background == -1)
        }
    }

    @Test func `raw characters become keys`() {
        #expect(CursesTerminal.character(0) == .control(" "))
        #expect(CursesTerminal.character(13) == .enter)
        #expect(CursesTerminal.character(10) == .control("j"))
        #expect(CursesTerminal.character(9) == .tab)
        #expect(CursesTerminal.character(27) == .escape)
        #expect(CursesTerminal.character(127) == .backspace)
        #expect(CursesTerminal.character(19) == .control("s"))
        #expect(CursesTerminal.character(0x9B) == nil)
        #expect(CursesTerminal.character(0x65E5) == .character("日"))
        #expect(CursesTerminal.character(0xD800) == nil)
    }
}
