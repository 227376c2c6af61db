// Proves that nothing unsafe can be drawn, whatever the stored text holds.

import Testing

@testable import TerminalUI

private func scalar(_ value: UInt32) -> String { Unicode.Scalar(value).map { String($0) } ?? "" }

@Suite struct SafeTextTests {
    @Test func `RD21 every byte becomes printable text and controls become marks`() {
        for value in UInt32(0)...255 {
            let text = SafeText("a\(String(scalar(value)))b" as String)
            let isControl = value < 0x20 || (value >= 0x7F && value < 0xA0)
            #expect(text.string.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            #expect(text.hasMarks == ((isControl && value != 9) || value == 0xAD), "\(value)")
            #expect(text.string.hasPrefix("a") && text.string.hasSuffix("b"))
        }
        #expect(SafeText("\u{1B}[2J" as String).string == "‹ESC›[2J")
        #expect(SafeText("\u{9B}" as String).string == "‹U+009B›")
        #expect(SafeText("\u{7F}\0" as String).string == "‹DEL›‹NUL›")
        #expect(SafeText("a\tb" as String).string == "a b")
        #expect(SafeText("a\nb" as String).string == "a‹LF›b")
        #expect(SafeText("a\r\nb" as String).string == "a‹CR›‹LF›b")
    }

    @Test(
        arguments: [
            0x061C...0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF...0xFEFF, 0x00AD...0x00AD,
            0x034F...0x034F, 0x115F...0x1160, 0x180B...0x180F, 0x3164...0x3164, 0xFFA0...0xFFA0, 0xFE00...0xFE0F,
            0xE000...0xE010, 0xF8FF...0xF8FF, 0xFDD0...0xFDEF, 0xFFFE...0xFFFF, 0x1FFFE...0x1FFFF,
            0xE0000...0xE007F, 0xE0100...0xE01EF, 0xF0000...0xF0010, 0x10FFFE...0x10FFFF, 0x1D173...0x1D17A,
        ] as [ClosedRange<UInt32>])
    func `invisible, private and direction characters show as marks`(range: ClosedRange<UInt32>) {
        for value in range {
            let text = SafeText("x" + scalar(value) + "y")
            let digits = String(value, radix: 16, uppercase: true)
            let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            #expect(text.string == "x‹\(name)›y")
            #expect(text.cells == name.count + 4)
            #expect(text.hasMarks)
        }
    }

    @Test func `a flood of combining marks keeps four and tells the rest`() {
        let text = SafeText("e" + String(repeating: "\u{301}", count: 40) + "x")
        #expect(text.string.unicodeScalars.elementsEqual("e\u{301}\u{301}\u{301}\u{301}‹+36›x".unicodeScalars))
        #expect(text.cells == 7)
        #expect(SafeText("e\u{301}" as String).cells == 1)
        #expect(!SafeText("e\u{301}" as String).hasMarks)
    }

    @Test func `a combining mark without a letter is named`() {
        #expect(SafeText("\u{301}a" as String).string == "‹U+0301›a")
        #expect(("a" + SafeText("\u{301}" as String)).string == "a‹U+0301›")
    }

    @Test(arguments: ["👨‍👩‍👧", "🇬🇧", "👍🏽", "❤️", "🏽", "👩🏽‍⚕️", "🇬", "🏳️‍🌈"])
    func `an emoji sequence is one box of one cell`(emoji: String) {
        let text = SafeText("a" + emoji + "b")
        #expect(text.string == "a□b")
        #expect(text.cells == 3)
        #expect(text.hasMarks)
    }

    @Test func `a digit is never hidden behind a box`() {
        #expect(SafeText("5\u{FE0F}mg" as String).string == "5‹U+FE0F›mg")
        #expect(SafeText("5\u{FE0F}\u{20E3}mg" as String).string.hasPrefix("5‹U+FE0F›"))
    }

    @Test func `a wide letter takes two cells`() {
        #expect(SafeText("日本" as String).cells == 4)
        #expect(SafeText("👍" as String).cells == 2)
        #expect(SafeText("Ça œ ß Ž" as String).cells == 8)
    }

    @Test func `clipping shows that it cut and never halves a letter`() {
        let text: SafeText = "日本語"
        #expect(text.clipped(to: 6).string == "日本語")
        #expect(text.clipped(to: 5).string == "日本…")
        #expect(text.clipped(to: 4).string == "日…")
        #expect(text.clipped(to: 1).string == "…")
        #expect(text.clipped(to: 0).isEmpty)
        #expect(text.clipped(to: -3).isEmpty)
        #expect(text.padded(to: 4).string == "日… ")
        #expect(text.padded(to: 8).string == "日本語  ")
        #expect(SafeText("7").paddedLeft(to: 3).string == "  7")
        for width in 0...9 { #expect(text.padded(to: width).cells == width) }
    }

    @Test func `interpolated text passes through the same door`() {
        let name = "O\u{202E}x"
        let text: SafeText = "Name: \(name), \(42)"
        #expect(text.string == "Name: O‹U+202E›x, 42")
        #expect(text.hasMarks)
        let nested: SafeText = "[\(text)]"
        #expect(nested.string == "[Name: O‹U+202E›x, 42]")
        #expect(nested.cells == text.cells + 2)
    }

    @Test func `making safe text safe again changes nothing`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var raw = ""
            for _ in 0..<20 { raw += scalar(UInt32.random(in: 0...(Bool.random() ? 0x3FF : 0x1FFFF), using: &random)) }
            let once = SafeText(raw)
            let twice = SafeText(once.string)
            #expect(once.string.utf8.elementsEqual(twice.string.utf8))
            #expect(once.cells == twice.cells)
        }
    }
}

@Suite struct WrappingTests {
    @Test func `words are kept whole and long words are broken`() {
        let lines = SafeText.wrapped("the quick brown fox abcdefghijklmnopqrstuvwxyz end", width: 12)
        #expect(lines.map(\.string) == ["the quick", "brown fox", "abcdefghijkl", "mnopqrstuvwx", "yz end"])
    }

    @Test func `every kind of line end splits and tabs expand`() {
        let lines = SafeText.wrapped("a\r\nb\rc\nd\u{0B}e\u{0C}f\n\n\tg\n", width: 20)
        #expect(lines.map(\.string) == ["a", "b", "c", "d", "e", "f", "", "    g"])
        #expect(SafeText.wrapped("", width: 20).isEmpty)
    }

    @Test func `marks survive and are counted on their own line`() {
        let lines = SafeText.wrapped("aaaa bbbb \u{202E}cc dddd", width: 12)
        #expect(lines.map(\.string) == ["aaaa bbbb", "‹U+202E›cc", "dddd"])
        #expect(lines.map(\.hasMarks) == [false, true, false])
    }

    @Test func `no line is too wide and no letter is lost`() {
        let pieces = ["a", "bc ", "日", "  ", "\t", "\n", "e\u{301}", "longerword", "\u{1B}", "👍🏽", "‹", "x\u{200B}y"]
        for seed in 0..<200 {
            var state = UInt64(seed) &+ 1
            let raw = (0..<60).map { _ -> String in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return pieces[Int(state >> 33) % pieces.count]
            }.joined()
            let width = 12 + seed % 30
            let lines = SafeText.wrapped(raw, width: width)
            for line in lines {
                #expect(line.cells <= width)
                #expect(line.cells == SafeText(line.string).cells)
            }
            let letters = { (text: String) in text.filter { $0 != " " } }
            let whole = raw.split(separator: "\n").map { SafeText($0).string }.joined()
            #expect(letters(lines.map(\.string).joined()) == letters(whole))
        }
    }

    @Test(arguments: [("999 000 1234", 12), ("0000 0049 0007", 14)])
    func `an NHS number and a UBRN are never split at a line's end`(_ number: String, _ least: Int) {
        // The comma after it makes one more.
        for width in least + 1...40 {
            for lead in 0...width {
                let text = String(repeating: "a ", count: lead / 2) + "No. \(number), seen. 12 345 6789 and 4 000 1234"
                let lines = SafeText.wrapped(text, width: width).map(\.string)
                #expect(lines.contains { $0.contains(number) }, "\(width): \(lines)")
                #expect(lines.allSatisfy { $0.count <= width })
                #expect(lines.joined(separator: " ") == text.split(separator: " ").joined(separator: " "))
            }
        }
        // Other digits are words like any other.
        #expect(SafeText.wrapped("aaaa 1999 000 1234", width: 13).map(\.string) == ["aaaa 1999 000", "1234"])
        #expect(SafeText.wrapped("aaaaaaaa 999  000 1234", width: 13).map(\.string) == ["aaaaaaaa 999", "000 1234"])
    }

    @Test func `a megabyte on one line is wrapped`() {
        let lines = SafeText.wrapped(String(repeating: "x", count: 1_000_000), width: 100)
        #expect(lines.count == 10_000)
    }
}
