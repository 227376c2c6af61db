// A PDF in memory that pango writes on through cairo: texts measured, texts drawn, pages shown, bytes taken.

internal import CPango

/// Points to a millimetre.
let millimetre = 72 / 25.4

/// Bytes that cairo has written so far.
private final class ByteBox {
    var bytes: [UInt8] = []
}

/// A text laid out for a width: how high it is, and its lines.
final class TextBlock {
    fileprivate let layout: OpaquePointer
    let height: Double
    /// Characters that no font on this host can show.
    let unknownCharacters: Int

    fileprivate init(layout: OpaquePointer) {
        self.layout = layout
        var extents = PangoRectangle()
        pango_layout_get_extents(layout, nil, &extents)
        height = Double(extents.height) / Double(PANGO_SCALE)
        unknownCharacters = Int(pango_layout_get_unknown_glyphs_count(layout))
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// How far it is from each line to the next, and how far below a line's top its letters stand.
    func lines() -> [(height: Double, baseline: Double)] {
        guard let walk = pango_layout_get_iter(layout) else { return [] }
        defer { pango_layout_iter_free(walk) }
        var lines: [(height: Double, baseline: Double)] = []
        var previous: Int32?
        repeat {
            var extents = PangoRectangle()
            pango_layout_iter_get_line_extents(walk, nil, &extents)
            let baseline = pango_layout_iter_get_baseline(walk)
            if let previous { lines[lines.count - 1].height = Double(baseline - previous) / Double(PANGO_SCALE) }
            let ascent = Double(baseline - extents.y) / Double(PANGO_SCALE)
            lines.append((Double(extents.height) / Double(PANGO_SCALE), ascent))
            previous = baseline
        } while pango_layout_iter_next_line(walk) != 0
        return lines
    }
}

/// The pages of one PDF.
final class PDFCanvas {
    let width: Double
    let height: Double
    private let box = ByteBox()
    private let surface: OpaquePointer?
    private let context: OpaquePointer?
    private(set) var unknownCharacters = 0

    /// `title` and `made` (ISO 8601) are what the file says of itself.
    init(widthInMillimetres: Double, heightInMillimetres: Double, title: String, made: String) {
        width = widthInMillimetres * millimetre
        height = heightInMillimetres * millimetre
        surface = cairo_pdf_surface_create_for_stream(
            { closure, data, length in
                guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
                let bytes = UnsafeBufferPointer(start: data, count: Int(length))
                Unmanaged<ByteBox>.fromOpaque(closure).takeUnretainedValue().bytes += bytes
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(box).toOpaque(), width, height)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made)
        context = cairo_create(surface)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// Lays a text out. Sans of any family that is there; `size` in points.
    func block(_ text: String, size: Double, bold: Bool = false, width: Double, spacing: Double = 1.0) -> TextBlock? {
        guard let layout = pango_cairo_create_layout(context) else { return nil }
        let font = pango_font_description_from_string("Liberation Sans, DejaVu Sans, Sans")
        pango_font_description_set_absolute_size(font, size * Double(PANGO_SCALE))
        pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_line_spacing(layout, Float(spacing))
        pango_layout_set_text(layout, text, -1)
        let block = TextBlock(layout: layout)
        unknownCharacters += block.unknownCharacters
        return block
    }

    /// Draws lines `range` of a block, the first of them at `y`; all of it where none is named.
    func draw(_ block: TextBlock?, x: Double, y: Double, lines range: Range<Int>? = nil) {
        guard let block else { return }
        guard let range else {
            cairo_move_to(context, x, y)
            pango_cairo_show_layout(context, block.layout)
            return
        }
        var top = y
        for (index, line) in block.lines().enumerated() where range.contains(index) {
            cairo_move_to(context, x, top + line.baseline)
            pango_cairo_show_layout_line(context, pango_layout_get_line_readonly(block.layout, Int32(index)))
            top += line.height
        }
    }

    /// A thin line across.
    func rule(x: Double, y: Double, width: Double) {
        cairo_set_line_width(context, 0.5)
        cairo_move_to(context, x, y)
        cairo_line_to(context, x + width, y)
        cairo_stroke(context)
    }

    func endPage() { cairo_show_page(context) }

    /// The finished file; nil where cairo could not make it.
    func finish() -> [UInt8]? {
        cairo_surface_finish(surface)
        return cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS ? box.bytes : nil
    }
}
