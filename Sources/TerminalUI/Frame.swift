// A whole screen as a value: drawn by pure functions, compared in tests, painted by the terminal.

/// A number of cells.
public struct Size: Hashable, Sendable {
    /// Cells from top to bottom.
    public var rows: Int
    /// Cells from left to right.
    public var columns: Int

    /// Makes a size.
    public init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }
}

/// A cell's place, counted from 0 at the top left.
public struct Position: Hashable, Sendable {
    /// Cells from the top.
    public var row: Int
    /// Cells from the left.
    public var column: Int

    /// Makes a position.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// One cell of a frame.
public struct Cell: Hashable, Sendable {
    /// The character with its combining marks; empty in the right half of a wide character.
    public var glyph: String
    /// What it means.
    public var style: Style
    /// True in the right half of a wide character.
    public var continuation: Bool

    /// Makes a cell, a plain blank unless told otherwise.
    public init(glyph: String = " ", style: Style = .plain, continuation: Bool = false) {
        self.glyph = glyph
        self.style = style
        self.continuation = continuation
    }
}

/// A grid of cells; whatever lies outside it is not drawn.
public struct Frame: Sendable, Equatable {
    /// Rows and columns.
    public let size: Size
    /// Where the hardware cursor stands; screen readers and magnifiers follow it. Hidden when nil.
    public var cursor: Position?
    private var cells: [Cell]

    /// A blank frame.
    public init(size: Size) {
        self.size = Size(rows: max(0, size.rows), columns: max(0, size.columns))
        cells = Array(repeating: Cell(), count: self.size.rows * self.size.columns)
    }

    /// The cell there, or a plain blank outside the frame.
    public subscript(row: Int, column: Int) -> Cell {
        contains(row, column) ? cells[row * size.columns + column] : Cell()
    }

    /// Draws text, cut with `…` at the right edge; with `width`, exactly that many cells are written.
    public mutating func put(
        _ text: SafeText, row: Int, column: Int = 0, style: Style = .plain, width: Int? = nil
    ) {
        guard contains(row, column) else { return }
        let room = size.columns - column
        let text = width.map { text.padded(to: min($0, room)) } ?? text.clipped(to: room)
        guard text.cells > 0 else { return }
        let base = row * size.columns
        clearHalves(row: row, from: column, to: column + text.cells)
        var next = base + column
        for scalar in text.string.unicodeScalars {
            switch ScalarKind(scalar.value) {
            case .zeroWidth:
                let lead = next - 1 - (cells[next - 1].continuation ? 1 : 0)
                cells[lead].glyph.unicodeScalars.append(scalar)
            case .wide:
                cells[next] = Cell(glyph: String(scalar), style: style)
                cells[next + 1] = Cell(glyph: "", style: style, continuation: true)
                next += 2
            case .narrow, .mark:
                cells[next] = Cell(glyph: String(scalar), style: style)
                next += 1
            }
        }
    }

    /// Draws text and fills the rest of the row with the same style.
    public mutating func putLine(_ text: SafeText, row: Int, style: Style = .plain) {
        put(text, row: row, style: style, width: size.columns)
    }

    /// Blanks part of a row (all of it to the right by default) in a style.
    public mutating func fill(row: Int, column: Int = 0, width: Int? = nil, style: Style) {
        put("", row: row, column: column, style: style, width: max(0, width ?? size.columns - column))
    }

    /// Gives cells another style and leaves their text.
    public mutating func restyle(row: Int, column: Int = 0, width: Int? = nil, style: Style) {
        guard row >= 0 && row < size.rows else { return }
        let end = min(size.columns, column + (width ?? size.columns))
        for column in max(0, column)..<max(max(0, column), end) {
            cells[row * size.columns + column].style = style
        }
    }

    /// Draws a border with a blank inside and the title in its top edge.
    public mutating func box(
        row: Int, column: Int, height: Int, width: Int, title: SafeText = "", style: Style = .border
    ) {
        guard height >= 2 && width >= 2 else { return }
        let bar = SafeText("─").repeated(width - 2)
        put("┌" + bar + "┐", row: row, column: column, style: style)
        for inner in row + 1..<row + height - 1 {
            put("│" + .blank(width - 2) + "│", row: inner, column: column, style: style)
            fill(row: inner, column: column + 1, width: min(width - 2, size.columns - column - 1), style: .plain)
        }
        put("└" + bar + "┘", row: row + height - 1, column: column, style: style)
        if !title.isEmpty && width > 6 {
            put(" " + title.clipped(to: width - 6) + " ", row: row, column: column + 2, style: style)
        }
    }

    /// The rows without trailing blanks, joined by line ends.
    public var text: String { lines(blank: " ") { $0.glyph } }

    /// The same grid with one letter per style, without trailing plain cells.
    public var styles: String { lines(blank: ".") { String($0.style.letter) } }

    /// A row as stretches of one style, for painting.
    public func runs(row: Int) -> [(column: Int, text: String, style: Style)] {
        guard row >= 0 && row < size.rows else { return [] }
        var runs: [(column: Int, text: String, style: Style)] = []
        for column in 0..<size.columns {
            let cell = cells[row * size.columns + column]
            if let last = runs.indices.last, runs[last].style == cell.style {
                runs[last].text += cell.glyph
            } else {
                runs.append((column, cell.glyph, cell.style))
            }
        }
        return runs
    }

    private func lines(blank: String, _ part: (Cell) -> String) -> String {
        var text = ""
        text.reserveCapacity(cells.count + size.rows)
        for row in 0..<size.rows {
            if row > 0 { text += "\n" }
            let line = cells[row * size.columns..<(row + 1) * size.columns]
            guard let last = line.lastIndex(where: { part($0) != blank }) else { continue }
            for cell in line[...last] { text += part(cell) }
        }
        return text
    }

    private func contains(_ row: Int, _ column: Int) -> Bool {
        row >= 0 && row < size.rows && column >= 0 && column < size.columns
    }

    /// Blanks the other half of any wide character that the stretch would cut.
    private mutating func clearHalves(row: Int, from start: Int, to end: Int) {
        let base = row * size.columns
        if cells[base + start].continuation { cells[base + start - 1].glyph = " " }
        if end < size.columns && cells[base + end].continuation {
            cells[base + end].glyph = " "
            cells[base + end].continuation = false
        }
    }
}
