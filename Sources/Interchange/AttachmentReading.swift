// Letters and other files: what a file is by its first bytes, and the text that can be had from it.

import ReferralDomain

/// Characters of text kept of one file.
let letterCharacterLimit = 2_000_000

func readAttachment(_ file: IncomingFile) -> IncomingRecord {
    let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
    let kind = LetterKind(file.bytes)
    let isTooLarge = file.bytes.count > Interchange.sizeLimit
    let text =
        isTooLarge
        ? LetterText(text: "", notes: ["This file is larger than 20 MB: open it in e-RS."]) : kind.text(of: file.bytes)
    let content = IncomingAttachment(
        fileName: name, contentType: kind.contentType(name: name), bytes: file.bytes, text: text)
    return IncomingRecord(name: name, content: .attachment(content), canonical: file.bytes)
}

/// What a letter is, by content.
enum LetterKind: Equatable {
    case pdf, rtf, xml, plain
    /// An image, an office document or anything else that has no text to be had.
    case other(String)

    init(_ bytes: [UInt8]) {
        let magic: [([UInt8], String)] = [
            ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"),
            (Array("GIF8".utf8), "image/gif"), (Array("II*\0".utf8), "image/tiff"), (Array("MM\0*".utf8), "image/tiff"),
            (Array("PK\u{3}\u{4}".utf8), "application/zip"), ([0xD0, 0xCF, 0x11, 0xE0], "application/msword"),
        ]
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let opening = bytes[start...].drop { $0.isWhiteSpace }
        if opening.starts(with: "%PDF".utf8) {
            self = .pdf
        } else if opening.starts(with: "{\\rtf".utf8) {
            self = .rtf
        } else if let found = magic.first(where: { bytes.starts(with: $0.0) }) {
            self = .other(found.1)
        } else if let text = decodeUTF16(bytes) {
            self = text.trimmed.hasPrefix("<") ? .xml : .plain
        } else if isBinary(bytes) {
            self = .other("application/octet-stream")
        } else {
            self = opening.first == UInt8(ascii: "<") ? .xml : .plain
        }
    }

    func contentType(name: String) -> String {
        switch self {
        case .pdf: return "application/pdf"
        case .rtf: return "application/rtf"
        case .xml: return "application/xml"
        case .plain: return "text/plain"
        case .other("application/zip") where name.lowercased().hasSuffix(".docx"):
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .other(let type): return type
        }
    }

    /// The text, never empty without a note that says why.
    func text(of bytes: [UInt8]) -> LetterText {
        switch self {
        case .pdf: return pdfText(bytes).tidy
        case .rtf: return rtfText(bytes).tidy
        case .xml: return xmlText(bytes).tidy
        case .plain: return plainText(bytes).tidy
        case .other: return LetterText(text: "", notes: ["This file has no text: open it in e-RS."])
        }
    }
}

private func plainText(_ bytes: [UInt8]) -> LetterText {
    if let text = decodeUTF16(bytes) { return LetterText(text: text) }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let text = String(validating: bytes[start...], as: UTF8.self) { return LetterText(text: text) }
    return LetterText(text: decodeWindows1252(bytes), notes: ["This text is not UTF-8: read as Windows-1252."])
}

extension LetterText {
    /// Under the limit and with plain line ends. What could steer a screen stays, and is made visible where it is shown.
    fileprivate var tidy: LetterText {
        var scalars = String.UnicodeScalarView()
        var count = 0
        var notes = notes
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if count == letterCharacterLimit {
                notes.append("The text is longer: only its first 2,000,000 characters are shown.")
                break
            }
            defer { afterReturn = scalar == "\r" }
            if scalar == "\n", afterReturn { continue }
            scalars.append(scalar == "\r" ? "\n" : scalar == "\0" ? "\u{FFFD}" : scalar)
            count += 1
        }
        let text = String(scalars)
        guard scalars.contains(where: { !$0.properties.isWhitespace }) else {
            return LetterText(text: "", notes: notes.isEmpty ? ["This file has no text: open it in e-RS."] : notes)
        }
        return LetterText(text: text, notes: notes)
    }
}
