// A list under headings on A4 across, as a PDF: headings on every page, no row broken over two.

/// What a printed list shows.
public struct ListSheet {
    public var title: String
    /// Under the title.
    public var caption: String
    /// Headings with the part of the width that each column takes.
    public var columns: [(heading: String, width: Double)]
    public var rows: [[String]]
    public var mark: String?
    /// What the file says of itself; no patient data.
    public var fileTitle: String
    /// ISO 8601.
    public var made: String

    public init(
        title: String, caption: String, columns: [(heading: String, width: Double)], rows: [[String]], mark: String?,
        fileTitle: String, made: String
    ) {
        self.title = title
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.mark = mark
        self.fileTitle = fileTitle
        self.made = made
    }

    private static let left = 15 * millimetre
    private static let size = 10.5

    /// The list as a PDF.
    public func pdf() throws(PageFault) -> PDFPages {
        let canvas = PDFCanvas(widthInMillimetres: 297, heightInMillimetres: 210, title: fileTitle, made: made)
        let width = canvas.width - 2 * Self.left
        let bottom = canvas.height - 20 * millimetre
        let heading = canvas.block(title, size: 15, bold: true, width: width)
        let under = canvas.block(caption, size: Self.size, width: width)
        let head = cells(columns.map(\.heading), bold: true, on: canvas, width: width)
        let top = 14 * millimetre + (heading?.height ?? 0) + (under?.height ?? 0) + 3 * millimetre
        let first = top + head.height + 2 * millimetre
        var pages: [[(row: Row, y: Double)]] = [[]]
        var y = first
        for row in rows.map({ cells($0, bold: false, on: canvas, width: width) }) {
            if y + row.height > bottom, y > first {
                pages.append([])
                y = first
            }
            pages[pages.count - 1].append((row, y))
            y += row.height + 2 * millimetre
        }
        for (index, page) in pages.enumerated() {
            if let mark {
                canvas.draw(
                    canvas.block(mark, size: 12, bold: true, width: width), x: Self.left, y: 6 * millimetre)
            }
            canvas.draw(heading, x: Self.left, y: 14 * millimetre)
            canvas.draw(under, x: Self.left, y: 14 * millimetre + (heading?.height ?? 0))
            draw(head, y: top, on: canvas, width: width)
            canvas.rule(x: Self.left, y: top + head.height + millimetre, width: width)
            for (row, y) in page {
                draw(row, y: y, on: canvas, width: width)
                canvas.rule(x: Self.left, y: y + row.height + millimetre, width: width)
            }
            let foot = canvas.block("Page \(index + 1) of \(pages.count)", size: 9, width: width)
            canvas.draw(foot, x: Self.left, y: canvas.height - 14 * millimetre)
            canvas.endPage()
        }
        guard canvas.unknownCharacters == 0 else { throw .unknownCharacters(canvas.unknownCharacters) }
        guard let bytes = canvas.finish() else { throw .notMade }
        return PDFPages(bytes: bytes, count: pages.count)
    }

    private struct Row {
        var cells: [TextBlock?]
        var height: Double
    }

    private func cells(_ texts: [String], bold: Bool, on canvas: PDFCanvas, width: Double) -> Row {
        let blocks = zip(texts, columns).map { text, column in
            canvas.block(text, size: Self.size, bold: bold, width: width * column.width - 2 * millimetre)
        }
        return Row(cells: blocks, height: blocks.compactMap { $0?.height }.max() ?? 0)
    }

    private func draw(_ row: Row, y: Double, on canvas: PDFCanvas, width: Double) {
        var x = Self.left
        for (cell, column) in zip(row.cells, columns) {
            canvas.draw(cell, x: x, y: y)
            x += width * column.width
        }
    }
}
