// Proves what a frame shows, cell by cell.

import Testing

@testable import TerminalUI

@Suite struct FrameTests {
    @Test func `text, styles and box make the expected picture`() {
        var frame = Frame(size: Size(rows: 4, columns: 12))
        frame.putLine("Top", row: 0, style: .banner)
        frame.box(row: 1, column: 1, height: 3, width: 9, title: "T")
        frame.put("日x", row: 2, column: 3, style: .urgent)
        #expect(frame.text == "Top\n ┌─ T ───┐\n │ 日x   │\n └───────┘")
        #expect(frame.styles == "BBBBBBBBBBBB\n.xxxxxxxxx\n.x.UUU...x\n.xxxxxxxxx")
    }

    @Test func `overwriting half of a wide letter blanks the other half`() {
        var frame = Frame(size: Size(rows: 1, columns: 6))
        frame.put("日本", row: 0)
        frame.put("X", row: 0, column: 1)
        #expect(frame.text == " X本")
        frame.put("Y", row: 0, column: 2)
        #expect(frame.text == " XY")
        frame.put("日", row: 0, column: 1)
        #expect(frame.text == " 日")
        #expect(!frame[0, 3].continuation)
    }

    @Test func `text is cut at the right edge with a sign`() {
        var frame = Frame(size: Size(rows: 2, columns: 5))
        frame.put("abcdefgh", row: 0, column: 2)
        frame.put("日日日", row: 1)
        #expect(frame.text == "  ab…\n日日…")
        frame.put("out", row: 5)
        frame.put("out", row: 0, column: -1)
        frame.put("out", row: 0, column: 5)
        #expect(frame.text == "  ab…\n日日…")
    }

    @Test func `a combining mark stays on its cell`() {
        var frame = Frame(size: Size(rows: 1, columns: 4))
        frame.put("e\u{301}日\u{301}", row: 0)
        #expect(frame[0, 0].glyph == "e\u{301}")
        #expect(frame[0, 1].glyph == "日\u{301}")
        #expect(frame[0, 2].continuation)
    }

    @Test func `a given width is filled exactly`() {
        var frame = Frame(size: Size(rows: 1, columns: 8))
        frame.put("xxxxxxxx", row: 0)
        frame.put("ab", row: 0, column: 1, style: .field, width: 4)
        #expect(frame.text == "xab  xxx")
        #expect(frame.styles == ".ffff")
        frame.restyle(row: 0, column: 6, width: 9, style: .changed)
        #expect(frame.styles == ".ffff.cc")
        frame.fill(row: 0, style: .plain)
        #expect(frame.text == "")
    }

    @Test func `runs cover a row once`() {
        var frame = Frame(size: Size(rows: 1, columns: 6))
        frame.put("日b", row: 0, column: 1, style: .key)
        let runs = frame.runs(row: 0)
        #expect(runs.map(\.column) == [0, 1, 4])
        #expect(runs.map(\.text) == [" ", "日b", "  "])
        #expect(runs.map(\.style) == [.plain, .key, .plain])
        #expect(frame.runs(row: 3).isEmpty)
    }

    @Test func `each style has its own letter`() {
        #expect(Set(Style.allCases.map(\.letter)).count == Style.allCases.count)
    }

    @Test func `columns that do not identify are dropped from the right`() {
        let columns = [
            Column("Name", width: .flexible(min: 6), keep: true), Column("Age", width: .fixed(3), alignment: .right),
            Column("NHS No.", width: .fixed(12), keep: true), Column("Note", width: .flexible(min: 5)),
        ]
        #expect(Table.layout(columns, width: 40) == [12, 3, 12, 10])
        #expect(Table.layout(columns, width: 29) == [6, 3, 12, 5])
        #expect(Table.layout(columns, width: 28) == [11, 3, 12, 0])
        #expect(Table.layout(columns, width: 20) == [7, 0, 12, 0])
        #expect(Table.layout(columns, width: 5) == [6, 0, 12, 0])
        let row = Table.row(cells: ["SMITH", "7", "999 123 4567", "x"], widths: [7, 3, 12, 0], columns: columns)
        #expect(row.string == "SMITH     7 999 123 4567")
        #expect(Table.header(columns, widths: [6, 3, 12, 0]).string == "Name   Age NHS No.     ")
    }
}
