// The text of an XML letter, by Expat: paragraphs as lines, table cells apart, and no entities of the letter's own.

import CExpat

/// What the handlers gather; Expat holds a pointer to it while it reads.
private final class XMLGatherer {
    var text: [UInt8] = []
    var endsInSpace = true
    var declaresEntities = false
    var isTooLong = false
    var parser: XML_Parser?

    /// Elements within a line; every other one begins and ends a line.
    private static let inline: Set<String> = [
        "a", "b", "i", "u", "em", "strong", "span", "sub", "sup", "content", "linkHtml", "font", "code", "small",
    ]

    func add(_ bytes: UnsafeRawBufferPointer) {
        for byte in bytes {
            if byte.isWhiteSpace {
                if !endsInSpace { text.append(0x20) }
                endsInSpace = true
            } else {
                text.append(byte)
                endsInSpace = false
            }
        }
        if text.count > letterCharacterLimit * 4 {
            isTooLong = true
            stop()
        }
    }

    func edge(of element: UnsafePointer<CChar>?) {
        guard let element else { return }
        let name = String(cString: element).split(separator: ":").last.map(String.init) ?? ""
        if Self.inline.contains(name) { return }
        if text.last == 0x20 { text.removeLast() }
        guard let last = text.last, last != 0x0A else { return }
        if name == "td" || name == "th" {
            if last != 0x09 { text.append(0x09) }
        } else {
            while text.last == 0x09 { text.removeLast() }
            text.append(0x0A)
        }
        endsInSpace = true
    }

    func stop() { if let parser { XML_StopParser(parser, XML_FALSE) } }

    static func of(_ data: UnsafeMutableRawPointer?) -> XMLGatherer? {
        data.map { Unmanaged<XMLGatherer>.fromOpaque($0).takeUnretainedValue() }
    }
}

func xmlText(_ bytes: [UInt8]) -> LetterText {
    let first = xmlText(bytes, encoding: nil)
    guard first.error == XML_ERROR_UNKNOWN_ENCODING else { return first.text }
    var second = xmlText(bytes, encoding: "ISO-8859-1").text
    second.notes.append("The letter's encoding is not known: read as Latin 1.")
    return second
}

private func xmlText(_ bytes: [UInt8], encoding: String?) -> (text: LetterText, error: XML_Error) {
    guard let parser = XML_ParserCreate(encoding) else {
        return (LetterText(text: "", notes: ["This XML cannot be read: open it in e-RS."]), XML_ERROR_NO_MEMORY)
    }
    defer { XML_ParserFree(parser) }
    let gatherer = XMLGatherer()
    gatherer.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(gatherer).toOpaque())
    XML_SetElementHandler(
        parser, { data, name, _ in XMLGatherer.of(data)?.edge(of: name) },
        { data, name in XMLGatherer.of(data)?.edge(of: name) })
    XML_SetCharacterDataHandler(parser) { data, start, length in
        XMLGatherer.of(data)?.add(UnsafeRawBufferPointer(start: start, count: Int(length)))
    }
    XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
        XMLGatherer.of(data)?.declaresEntities = true
        XMLGatherer.of(data)?.stop()
    }
    let status = bytes.withUnsafeBytes { buffer in
        XML_Parse(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), 1)
    }
    let error = XML_GetErrorCode(parser)
    var text = LetterText(text: String(decoding: gatherer.text, as: UTF8.self))
    if gatherer.declaresEntities {
        text.notes.append("This XML defines entities of its own, which are not read: open it in e-RS.")
    } else if gatherer.isTooLong {
        text.notes.append("The text is longer than is read: open it in e-RS.")
    } else if status == XML_STATUS_ERROR {
        text.notes.append("This XML is broken at line \(XML_GetCurrentLineNumber(parser)): the text may be incomplete.")
    }
    return withExtendedLifetime(gatherer) { (text, error) }
}
