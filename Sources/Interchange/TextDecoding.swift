// Bytes of a text file to characters: UTF-8, UTF-16 with its mark, else Windows-1252.

private let windows1252: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
]

/// The UTF-16 unit of a Windows-1252 byte.
func windowsUnit(_ byte: UInt8) -> UInt16 {
    (0x80...0x9F).contains(byte) ? windows1252[Int(byte) - 0x80] : UInt16(byte)
}

func decodeWindows1252(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.map(windowsUnit), as: UTF16.self)
}

/// UTF-16 that begins with its byte order mark; nil where it does not.
func decodeUTF16(_ bytes: [UInt8]) -> String? {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
        let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
        return isLittle ? second << 8 | first : first << 8 | second
    }
    return String(decoding: units, as: UTF16.self)
}

/// Whether bytes hold control characters that no text has.
func isBinary(_ bytes: [UInt8]) -> Bool {
    bytes.contains { $0 < 0x20 && ![0x08, 0x09, 0x0A, 0x0C, 0x0D, 0x1A, 0x1B].contains($0) }
}
