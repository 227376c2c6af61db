// The text of a rich text (RTF) letter: its words and line ends, without fonts, pictures and properties.

func rtfText(_ bytes: [UInt8]) -> LetterText {
    var reader = RTFReader(bytes: bytes)
    reader.read()
    var notes: [String] = []
    if reader.hasPicture { notes.append("This letter holds a picture, which is not shown.") }
    if reader.endsEarly { notes.append("This letter ends within a group: the text may be incomplete.") }
    return LetterText(text: String(decoding: reader.text, as: UTF16.self), notes: notes)
}

/// Walks over groups, control words and text.
private struct RTFReader {
    /// What a group hands down to the groups within it.
    private struct Group {
        var isSkipped = false
        /// Characters that stand in for one `\u`, to be passed over.
        var fallback = 1
    }

    let bytes: [UInt8]
    private var place = 0
    private var groups = [Group()]
    private var toPass = 0
    /// UTF-16, so that a character beyond the first plane can come as two `\u`.
    private(set) var text: [UInt16] = []
    private(set) var hasPicture = false

    init(bytes: [UInt8]) { self.bytes = bytes }

    var endsEarly: Bool { groups.count > 1 }

    private static let hidden: Set<String> = [
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "colorschememapping", "datastore",
        "latentstyles", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "xmlnstbl", "fldinst",
        "filetbl", "bkmkstart", "bkmkend", "nonshppict", "private",
    ]
    private static let marks: [String: UInt16] = [
        "par": 0x0A, "line": 0x0A, "sect": 0x0A, "row": 0x0A, "page": 0x0C, "tab": 0x09, "cell": 0x09,
        "emdash": 0x2014, "endash": 0x2013, "lquote": 0x2018, "rquote": 0x2019, "ldblquote": 0x201C,
        "rdblquote": 0x201D, "bullet": 0x2022, "emspace": 0x20, "enspace": 0x20,
    ]

    mutating func read() {
        while place < bytes.count, text.count <= letterCharacterLimit {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "{"):
                if groups.count > 1_000 { return }
                groups.append(groups.last ?? Group())
            case UInt8(ascii: "}"): if groups.count > 1 { groups.removeLast() }
            case UInt8(ascii: "\\"): control()
            case 0x0A, 0x0D, 0x00: break
            case _: character(windowsUnit(byte))
            }
        }
    }

    /// One character of the letter, unless it stands in for a `\u` already read.
    private mutating func character(_ unit: UInt16) {
        if toPass > 0 { toPass -= 1 } else { put(unit) }
    }

    private mutating func put(_ unit: UInt16) {
        if groups.last?.isSkipped == false { text.append(unit) }
    }

    private mutating func control() {
        guard place < bytes.count else { return }
        let mark = bytes[place]
        guard isLetter(mark) else {
            place += 1
            switch mark {
            case UInt8(ascii: "'"): if let byte = hexByte() { character(windowsUnit(byte)) }
            case UInt8(ascii: "*"): skipGroup()
            case UInt8(ascii: "~"): character(0xA0)
            case UInt8(ascii: "_"): character(0x2D)
            case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "|"): break
            case 0x0A, 0x0D: put(0x0A)
            case _: character(UInt16(mark))
            }
            return
        }
        let start = place
        while place < bytes.count, isLetter(bytes[place]), place - start < 32 { place += 1 }
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        let number = readNumber()
        if place < bytes.count, bytes[place] == 0x20 { place += 1 }
        apply(word, number)
    }

    private mutating func apply(_ word: String, _ number: Int?) {
        switch word {
        case "u":
            put(UInt16(truncatingIfNeeded: number ?? 0x3F))
            toPass = groups.last?.fallback ?? 1
        case "uc": groups[groups.count - 1].fallback = max(0, min(number ?? 1, 16))
        case "bin": place = min(bytes.count, place + max(0, number ?? 0))
        case _:
            if word == "pict", groups.last?.isSkipped == false { hasPicture = true }
            if Self.hidden.contains(word) { skipGroup() } else if let mark = Self.marks[word] { put(mark) }
        }
    }

    /// Hides the rest of this group. `\*\shppict` is only passed over: the picture in it is counted.
    private mutating func skipGroup() {
        if bytes[min(place, bytes.count)...].starts(with: "\\shppict".utf8) { return }
        groups[groups.count - 1].isSkipped = true
    }

    private mutating func readNumber() -> Int? {
        var isNegative = false
        if place + 1 < bytes.count, bytes[place] == UInt8(ascii: "-"), isDigit(bytes[place + 1]) {
            isNegative = true
            place += 1
        }
        var value: Int?
        while place < bytes.count, isDigit(bytes[place]) {
            value = min((value ?? 0) * 10 + Int(bytes[place]) - 48, 1_000_000_000)
            place += 1
        }
        return value.map { isNegative ? -$0 : $0 }
    }

    private mutating func hexByte() -> UInt8? {
        guard place + 1 < bytes.count,
            let value = UInt8(String(decoding: bytes[place...place + 1], as: UTF8.self), radix: 16)
        else { return nil }
        place += 2
        return value
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
