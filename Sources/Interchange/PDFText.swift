// The text layer of a PDF, page by page, by poppler; a scanned page has none, and says so.

import CPoppler

/// Pages read of one PDF.
private let pageLimit = 500

/// The text of every page, a form feed between pages.
func pdfText(_ bytes: [UInt8]) -> LetterText {
    bytes.withUnsafeBytes { buffer in
        var locked: Int32 = 0
        let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        guard let document = cpoppler_open(start, Int32(buffer.count), &locked) else {
            let why = locked == 1 ? "This PDF is locked with a password" : "This PDF is broken"
            return LetterText(text: "", notes: ["\(why): open it in e-RS."])
        }
        defer { cpoppler_close(document) }
        return pages(of: document)
    }
}

private func pages(of document: OpaquePointer) -> LetterText {
    let count = Int(cpoppler_page_count(document))
    var pages: [String] = []
    var notes: [String] = []
    var characters = 0
    for page in 0..<max(0, min(count, pageLimit)) where characters <= letterCharacterLimit {
        var length = 0
        guard let found = cpoppler_page_text(document, Int32(page), &length) else {
            notes.append("Page \(page + 1) cannot be read.")
            continue
        }
        defer { cpoppler_free_text(found) }
        let text = String(decoding: UnsafeRawBufferPointer(start: found, count: length), as: UTF8.self)
        let isEmpty = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        if isEmpty { notes.append("Page \(page + 1) is a picture.") }
        pages.append(isEmpty ? "" : text.withoutLastFormFeed)
        characters += text.unicodeScalars.count
    }
    if count == 0 { notes.append("This PDF has no pages: open it in e-RS.") }
    if count > pageLimit { notes.append("Only the first \(pageLimit) of \(count) pages were read.") }
    return LetterText(text: pages.joined(separator: "\u{0C}"), notes: notes)
}

extension String {
    fileprivate var withoutLastFormFeed: String { hasSuffix("\u{0C}") ? String(dropLast()) : self }
}
