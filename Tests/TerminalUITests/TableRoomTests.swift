// That a table whose text would be cut takes the room from columns that do not need theirs.

import Testing

@testable import TerminalUI

@Suite struct TableRoomTests {
    private let columns = [
        Column("Name", width: .flexible(min: 6), keep: true), Column("Born", width: .fixed(11), keep: true),
        Column("Service", width: .flexible(min: 6)), Column("Seen", width: .fixed(8)),
    ]

    private func row(_ cells: String...) -> [SafeText] { cells.map { SafeText($0) } }

    @Test func `where nothing would be cut the widths are those without rows`() {
        let rows = [row("SMITH", "09-Nov-1950", "Skin", "")]
        #expect(Table.layout(columns, width: 50, rows: rows) == Table.layout(columns, width: 50))
        #expect(Table.layout(columns, width: 50, rows: []) == Table.layout(columns, width: 50))
    }

    @Test func `an empty column goes, and one with room to spare gives it`() {
        let rows = [row("FEATHERSTONEHAUGH", "09-Nov-1950", "Skin", "")]
        let before = Table.layout(columns, width: 40)
        #expect(before == [9, 11, 9, 8])
        let widths = Table.layout(columns, width: 40, rows: rows)
        #expect(widths == [17, 11, 9, 0])
        let seen = [row("FEATHERSTONEHAUGH", "09-Nov-1950", "Skin", "yes")]
        #expect(Table.layout(columns, width: 40, rows: seen) == [15, 11, 7, 4])
    }

    @Test func `what two columns lack they share, and no row is ever wider than the window`() {
        let rows = [row("FEATHERSTONEHAUGH-CHOLMONDELEY", "09-Nov-1950", "Dermatology, Fenland, at the Marsh", "yes")]
        for width in 20...120 {
            let widths = Table.layout(columns, width: width, rows: rows)
            let plain = Table.layout(columns, width: width)
            let shown = widths.filter { $0 > 0 }
            let sum = shown.reduce(0, +) + Table.gap * (shown.count - 1)
            let least = plain.filter { $0 > 0 }
            #expect(sum <= max(width, least.reduce(0, +) + Table.gap * (least.count - 1)))
            // A column that must stay never has less than it had.
            #expect(widths[0] >= min(plain[0], 30) && widths[1] == 11)
        }
        let shared = Table.layout(columns, width: 60, rows: rows)
        #expect(abs(shared[0] - shared[2]) <= 2)
    }
}
