// Rows of comma-separated text (RFC 4180) with their line numbers.

/// A row, the line it begins on, and what is wrong with it where it cannot be split.
struct CSVRow {
    var line: Int
    var fields: [String] = []
    var problem: String?
    /// A field was not UTF-8 and was read as Windows-1252.
    var isWindowsText = false
}

/// Our own reader: SwiftCSV gives no line numbers, needs Foundation, and stops at the first bad quote of a file.
struct CSVText {
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    /// Off once a quote turned out to have no end, so that a file of stray quotes is not read over and over.
    private var quotesSpanLines = true

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

    /// The next row; empty lines are passed over, and after a bad quote reading goes on with the next line.
    mutating func next() -> CSVRow? {
        while skipBreak() {}
        guard place < bytes.count else { return nil }
        let start = (place: place, line: line)
        var row = CSVRow(line: line)
        while true {
            guard let field = bytes[at: place] == UInt8(ascii: "\"") ? quoted() : plain() else {
                (place, line) = start
                while place < bytes.count, !isBreak(bytes[place]) { place += 1 }
                return CSVRow(line: start.line, problem: "A quotation mark is not closed, or has text after it.")
            }
            let text = String(validating: field, as: UTF8.self)
            row.isWindowsText = row.isWindowsText || text == nil
            row.fields.append(text ?? decodeWindows1252(field))
            guard place < bytes.count, bytes[place] == UInt8(ascii: ",") else { break }
            place += 1
        }
        _ = skipBreak()
        return row
    }

    private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func skipBreak() -> Bool {
        guard place < bytes.count, isBreak(bytes[place]) else { return false }
        if bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
        place += 1
        line += 1
        return true
    }

    private mutating func plain() -> ArraySlice<UInt8>? {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: ","), !isBreak(bytes[place]) { place += 1 }
        return bytes[start..<place]
    }

    private mutating func quoted() -> ArraySlice<UInt8>? {
        var field: [UInt8] = []
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                place += 1
                guard place < bytes.count, bytes[place] != UInt8(ascii: ","), !isBreak(bytes[place]) else {
                    return field[...]
                }
                guard bytes[place] == byte else { return nil }
            } else if isBreak(byte) {
                guard quotesSpanLines else { return nil }
                if byte == 0x0A || bytes[at: place + 1] != 0x0A { line += 1 }
            }
            field.append(byte)
            place += 1
        }
        quotesSpanLines = false
        return nil
    }
}
