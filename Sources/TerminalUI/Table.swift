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
            widths[index] += spare / flexible.count + (order < spare % flexible.count ? 1 : 0)
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
