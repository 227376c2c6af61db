// Lays out rows of columns; what identifies a patient is never dropped to save room.

/// One column of a table.
public struct Column: Hashable, Sendable {
    /// How wide a column is, in cells.
    public enum Width: Hashable, Sendable {
        case fixed(Int)
        case flexible(min: Int)

        var least: Int {
            switch self {
            case .fixed(let cells): cells
            case .flexible(let least): least
            }
        }
    }

    /// Where the text stands in its column.
    public enum Alignment: Hashable, Sendable {
        case left, right
    }

    /// The heading.
    public var title: SafeText
    /// Its width in cells.
    public var width: Width
    /// Where the text stands.
    public var alignment: Alignment
    /// True for what must stay on show however narrow the screen.
    public var keep: Bool

    /// Makes a column.
    public init(_ title: SafeText, width: Width, alignment: Alignment = .left, keep: Bool = false) {
        self.title = title
        self.width = width
        self.alignment = alignment
        self.keep = keep
    }
}

/// Column arithmetic.
public enum Table {
    /// Cells between two columns.
    public static let gap = 1

    /// Beyond it the eye loses the line; what is longer still takes what it needs.
    static let widest = 60

    /// A width per column, 0 for one dropped for want of room: from the right, and never one with `keep`.
    public static func layout(_ columns: [Column], width: Int) -> [Int] {
        var widths = columns.map(\.width.least)
        for index in columns.indices.reversed() where total(widths) > width && !columns[index].keep {
            widths[index] = 0
        }
        let flexible = columns.indices.filter { index in
            if case .flexible = columns[index].width { widths[index] > 0 } else { false }
        }
        let spare = max(0, width - total(widths))
        for (order, index) in flexible.enumerated() {
            let more = spare / flexible.count + (order < spare % flexible.count ? 1 : 0)
            widths[index] = max(widths[index], min(widths[index] + more, widest))
        }
        return widths
    }

    /// The same for the rows on show: where a text would be cut, columns whose texts are shorter than their width give
    /// way from the right, and one with nothing in it goes altogether.
    public static func layout(_ columns: [Column], width: Int, rows: [[SafeText]]) -> [Int] {
        var widths = layout(columns, width: width)
        let needs = columns.indices.map { index in rows.map { $0[index].cells }.max() ?? 0 }
        let lacking = columns.indices.filter { widths[$0] > 0 && needs[$0] > widths[$0] }
        let lack = lacking.reduce(0) { $0 + needs[$1] - widths[$1] }
        guard lack > 0 else { return widths }
        var spare = width - total(widths)
        for index in columns.indices.reversed() where widths[index] > 0 && spare < lack {
            if needs[index] == 0, !columns[index].keep {
                spare += widths[index] + gap
                widths[index] = 0
                continue
            }
            let given = min(max(0, widths[index] - max(needs[index], columns[index].title.cells)), lack - spare)
            widths[index] -= given
            spare += given
        }
        while let index = lacking.filter({ widths[$0] < needs[$0] }).min(by: { widths[$0] < widths[$1] }), spare > 0 {
            widths[index] += 1
            spare -= 1
        }
        return widths
    }

    /// One row of text; cells of dropped columns are left out.
    public static func row(cells: [SafeText], widths: [Int], columns: [Column] = []) -> SafeText {
        zip(cells, widths).enumerated().compactMap { index, pair -> SafeText? in
            guard pair.1 > 0 else { return nil }
            let right = index < columns.count && columns[index].alignment == .right
            return right ? pair.0.paddedLeft(to: pair.1) : pair.0.padded(to: pair.1)
        }.joined(separator: .blank(gap))
    }

    /// The headings as a row.
    public static func header(_ columns: [Column], widths: [Int]) -> SafeText {
        row(cells: columns.map(\.title), widths: widths, columns: columns)
    }

    private static func total(_ widths: [Int]) -> Int {
        let shown = widths.filter { $0 > 0 }
        return shown.reduce(0, +) + gap * max(0, shown.count - 1)
    }
}
