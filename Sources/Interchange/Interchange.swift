// The way in: a file's bytes become records and problems, with no look at anything else.

import ReferralDomain

/// Reads the files of e-RS, PDS and a PAS.
public enum Interchange {
    /// Bytes; a larger JSON or CSV file is refused, and of a larger letter no text is taken.
    public static let sizeLimit = 20_000_000

    /// Every record of a file, taken or refused, in the order of the file; none only for an empty list or bundle.
    public static func read(_ file: IncomingFile, options: ReadingOptions) -> [IncomingRecord] {
        guard !file.bytes.isEmpty else { return [.refused("file", "The file is empty.")] }
        let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let bytes = file.bytes[start...]
        switch FileKind(name: file.name, bytes: bytes) {
        case .attachment: return [readAttachment(file)]
        case .json where file.bytes.count > sizeLimit, .csv where file.bytes.count > sizeLimit:
            return [.refused("file", "The file is larger than \(sizeLimit / 1_000_000) MB.")]
        case .json: return readJSON(bytes, asOf: file.modified.londonDay)
        case .csv: return readCSV(bytes, options: options)
        }
    }

    private static func readJSON(_ bytes: ArraySlice<UInt8>, asOf: Day) -> [IncomingRecord] {
        if bytes.allSatisfy(\.isWhiteSpace) { return [.refused("file", "The file is empty.")] }
        switch JSONNode.parse(bytes) {
        case .success(let root): return ResourceReader(asOf: asOf).read(document: root)
        case .failure(let problem):
            return [.refused("file", problem.sentence, line: problem.line, column: problem.column)]
        }
    }
}

/// What a file is by its content, and by its name where the name says JSON or CSV.
enum FileKind {
    case json, csv, attachment

    init(name: String, bytes: ArraySlice<UInt8>) {
        let name = name.lowercased()
        let opening = bytes.drop { $0.isWhiteSpace }
        if name.hasSuffix(".json") {
            self = .json
        } else if name.hasSuffix(".csv") {
            self = .csv
        } else if opening.first == UInt8(ascii: "{"), !opening.starts(with: "{\\rtf".utf8) {
            self = .json
        } else if opening.first == UInt8(ascii: "["), let next = opening.dropFirst().first(where: { !$0.isWhiteSpace }),
            "{[]\"".utf8.contains(next)
        {
            self = .json
        } else {
            self = CSVKind(firstLineOf: bytes) == nil ? .attachment : .csv
        }
    }
}

extension UInt8 {
    var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension IncomingRecord {
    /// A record that is not taken, and why.
    static func refused(_ name: String, _ sentence: String, line: Int? = nil, column: Int? = nil) -> IncomingRecord {
        IncomingRecord(name: name, line: line, column: column, content: .refused(sentence))
    }
}
