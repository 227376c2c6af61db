// A letter on A4 as a PDF: its address in the window of the envelope, its text broken over as many pages as it takes.

/// What a letter's pages show. No part of it goes into what the file says of itself but `title` and `made`.
public struct LetterSheet {
    public var organisation: String
    /// Name and address lines.
    public var addressee: [String]
    /// Date and reference, a line each.
    public var facts: [String]
    /// Its first line is the subject.
    public var text: String
    public var isLarge: Bool
    /// Stands on every page, such as `REHEARSAL`.
    public var mark: String?
    /// At the foot of every page, so that loose pages find each other.
    public var foot: String
    /// What the file says of itself; no patient data.
    public var title: String
    /// ISO 8601.
    public var made: String

    public init(
        organisation: String, addressee: [String], facts: [String], text: String, isLarge: Bool, mark: String?,
        foot: String, title: String, made: String
    ) {
        self.organisation = organisation
        self.addressee = addressee
        self.facts = facts
        self.text = text
        self.isLarge = isLarge
        self.mark = mark
        self.foot = foot
        self.title = title
        self.made = made
    }
}

/// A finished PDF.
public struct PDFPages {
    public var bytes: [UInt8]
    public var count: Int
}

/// Why a page cannot be printed as it should.
public enum PageFault: Error, Hashable, Sendable {
    /// Characters that no font on this host shows, by number.
    case unknownCharacters(Int)
    /// The address does not fit the window of an envelope.
    case addressTooLong
    case notMade
}

extension LetterSheet {
    private static let left = 20 * millimetre
    /// The window of a DL envelope: 35 by 90 mm, less room to slip.
    private static let window = (
        x: 24.0 * millimetre, y: 48.0 * millimetre, width: 82 * millimetre, height: 33 * millimetre
    )
    private static let bodyTop = 92 * millimetre

    private var size: Double { isLarge ? 18 : 12 }
    private var width: Double { (210 - 40) * millimetre }

    /// A part of a block of text on a page.
    private struct Piece {
        var block: TextBlock
        var lines: Range<Int>
        var y: Double
    }

    /// The letter as a PDF.
    public func pdf() throws(PageFault) -> PDFPages {
        let canvas = PDFCanvas(widthInMillimetres: 210, heightInMillimetres: 297, title: title, made: made)
        let head = canvas.block(organisation, size: isLarge ? 20 : 14, bold: true, width: width)
        let address = try address(on: canvas)
        let pages = broken(on: canvas, after: head)
        for (index, pieces) in pages.enumerated() {
            if let mark {
                canvas.draw(
                    canvas.block(mark, size: isLarge ? 16 : 12, bold: true, width: width), x: Self.left,
                    y: 7 * millimetre)
            }
            if index == 0 {
                canvas.draw(head, x: Self.left, y: 18 * millimetre)
                canvas.draw(address, x: Self.window.x, y: Self.window.y)
            }
            for piece in pieces { canvas.draw(piece.block, x: Self.left, y: piece.y, lines: piece.lines) }
            let foot = canvas.block(
                "\(foot)   Page \(index + 1) of \(pages.count)", size: isLarge ? 16 : 10, width: width)
            canvas.draw(foot, x: Self.left, y: canvas.height - 12 * millimetre - (foot?.height ?? 0))
            canvas.endPage()
        }
        guard canvas.unknownCharacters == 0 else { throw .unknownCharacters(canvas.unknownCharacters) }
        guard let bytes = canvas.finish() else { throw .notMade }
        return PDFPages(bytes: bytes, count: pages.count)
    }

    /// The address as large as the window lets it be.
    private func address(on canvas: PDFCanvas) throws(PageFault) -> TextBlock? {
        for size in stride(from: 12.0, through: 8, by: -0.5) {
            let block = canvas.block(
                addressee.joined(separator: "\n"), size: size, width: Self.window.width)
            if let block, block.height <= Self.window.height { return block }
        }
        throw .addressTooLong
    }

    /// The text on pages: a paragraph stays whole where it can, and what fits on no page is broken between lines.
    private func broken(on canvas: PDFCanvas, after head: TextBlock?) -> [[Piece]] {
        let bottom = canvas.height - (isLarge ? 26 : 22) * millimetre
        let gap = size * 0.8
        let top = 24 * millimetre
        var pages: [[Piece]] = [[]]
        var y = max(Self.bodyTop, 22 * millimetre + (head?.height ?? 0))
        let paragraphs = blocks(on: canvas)
        for (index, block) in paragraphs.enumerated() {
            let lines = block.lines()
            // The name under a letter never stands alone on a page.
            let isGreeting = index == paragraphs.count - 2
            let needed = block.height + (isGreeting ? gap + paragraphs[index + 1].height : 0)
            if y + needed > bottom, needed < (bottom - top) / 2 {
                pages.append([])
                y = top
            }
            var first = 0
            var start = y
            for (number, line) in lines.enumerated() {
                if y + line.height > bottom, number > first || y > top {
                    if number > first {
                        pages[pages.count - 1].append(Piece(block: block, lines: first..<number, y: start))
                    }
                    pages.append([])
                    first = number
                    y = top
                    start = top
                }
                y += line.height
            }
            pages[pages.count - 1].append(Piece(block: block, lines: first..<lines.count, y: start))
            y += gap
        }
        return pages
    }

    private func blocks(on canvas: PDFCanvas) -> [TextBlock] {
        var paragraphs: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1].append(line) }
        }
        let texts = paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
        let all = [facts.joined(separator: "\n")] + texts
        return all.enumerated().compactMap { index, text in
            let isSubject = index == 1
            return canvas.block(
                text, size: isSubject ? size * 1.15 : size, bold: isSubject, width: width,
                spacing: 1.2)
        }
    }
}
