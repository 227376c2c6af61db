// Templates of letters: plain text with fields in braces, checked when they are set, filled without a look at anything.

/// Why a text is no template of its kind.
public enum TemplateFault: Error, Hashable, Sendable {
    case empty
    case tooLong(limit: Int)
    /// A brace without its partner, in that line from 1.
    case brace(line: Int)
    case unknownField(String, line: Int)
    /// A field that this kind of letter never has.
    case notInKind(LetterField, LetterKind)
    case missing(LetterField)

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .empty: "The template has no text."
        case .tooLong(let limit): "The template is longer than \(limit) characters."
        case .brace(let line): "Line \(line) has a brace without its partner: a field is written like {service}."
        case .unknownField(let name, let line):
            "Line \(line) names {\(name)}, which is no field. The fields are: "
                + LetterField.allCases.map(\.rawValue).joined(separator: ", ") + "."
        case .notInKind(let field, let kind): "A letter of the kind \(kind.rawValue) has no {\(field.rawValue)}."
        case .missing(let field): "The template must say {\(field.rawValue)}."
        }
    }
}

/// A letter's text as it will be printed.
public struct FilledLetter: Hashable, Sendable {
    public var text: String
    /// What it would have to say and nobody knows; it may not leave while there is any.
    public var lacks: [LetterField]
}

/// A text with fields, known to be good for its kind. Its first line is the letter's subject.
public struct LetterTemplate: Hashable, Sendable {
    private enum Piece: Hashable, Sendable {
        case words(String)
        case field(LetterField)
    }

    public let kind: LetterKind
    public let text: String
    private let lines: [[Piece]]

    /// Reads a template, or says what is wrong with it.
    public init(_ kind: LetterKind, _ text: String) throws(TemplateFault) {
        let limit = kind == .reminder ? 300 : 8_000
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        guard text.unicodeScalars.count <= limit else { throw .tooLong(limit: limit) }
        self.kind = kind
        let plain = text.plainLines
        self.text = plain
        var lines: [[Piece]] = []
        for (index, line) in plain.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            lines.append(try Self.pieces(of: Substring(line), number: index + 1, kind: kind))
        }
        let named = lines.flatMap { $0 }
        for field in kind.mustName where !named.contains(.field(field)) { throw .missing(field) }
        self.lines = lines
    }

    private static func pieces(
        of line: Substring, number: Int, kind: LetterKind
    ) throws(TemplateFault) -> [Piece] {
        var pieces: [Piece] = []
        var rest = line
        let isBrace = { (byte: UInt8) in byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") }
        while let open = rest.utf8.firstIndex(where: isBrace) {
            let after = rest[rest.utf8.index(after: open)...]
            guard rest.utf8[open] == UInt8(ascii: "{"), let close = after.utf8.firstIndex(where: isBrace),
                after.utf8[close] == UInt8(ascii: "}")
            else { throw .brace(line: number) }
            let name = String(after[..<close])
            guard let field = LetterField(rawValue: name) else { throw .unknownField(name, line: number) }
            guard kind.fields.contains(field) else { throw .notInKind(field, kind) }
            pieces += [.words(String(rest[..<open])), .field(field)]
            rest = after[after.utf8.index(after: close)...]
        }
        return pieces + [.words(String(rest))]
    }

    /// The text with its fields filled in. A line that names what nobody knows is left out.
    public func filled(with values: [LetterField: String]) -> FilledLetter {
        var filled: [String] = []
        for line in lines {
            var text = ""
            var isKnown = true
            for piece in line {
                switch piece {
                case .words(let words): text += words
                case .field(let field):
                    let value = values[field]?.plainLines ?? ""
                    if value.isEmpty { isKnown = false }
                    text += value
                }
            }
            guard isKnown else { continue }
            // Lines left out leave no hole behind.
            if text.isEmpty, filled.last?.isEmpty ?? true { continue }
            filled.append(text)
        }
        while filled.last?.isEmpty == true { filled.removeLast() }
        let named = Set(lines.flatMap { $0 })
        let lacks = kind.mustKnow.filter { named.contains(.field($0)) && (values[$0] ?? "").isEmpty }
        return FilledLetter(text: filled.joined(separator: "\n"), lacks: lacks)
    }
}

extension String {
    /// Lines without blanks at their ends, and without anything that could move or turn the text around it.
    var plainLines: String {
        if isPlain { return self }
        var plain = String.UnicodeScalarView()
        for scalar in replacingLineEnds.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control: plain.append(scalar == "\n" ? scalar : " ")
            case .lineSeparator, .paragraphSeparator: plain.append("\n")
            case .format, .surrogate, .privateUse, .unassigned: continue
            case _: plain.append(scalar)
            }
        }
        return String(plain).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.lastIndex { $0 != " " }.map { line[...$0] } ?? ""
        }.joined(separator: "\n")
    }

    /// The same on one line.
    public var plainLine: String {
        if isPlainLine { return self }
        return plainLines.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Printable ASCII in lines that end with no blank, as most of it is: known at one look at each byte.
    private var isPlain: Bool {
        var last: UInt8 = 0x0A
        for byte in utf8 {
            guard byte >= 0x20 && byte < 0x7F || byte == 0x0A && last != 0x20 else { return false }
            last = byte
        }
        return last != 0x20
    }

    /// Printable ASCII on one line with single blanks between words.
    private var isPlainLine: Bool {
        var last: UInt8 = 0x20
        for byte in utf8 {
            guard byte > 0x20 && byte < 0x7F || byte == 0x20 && last != 0x20 else { return false }
            last = byte
        }
        return last != 0x20
    }

    private var replacingLineEnds: String {
        var result = ""
        // A carriage return with its line feed is one character.
        for character in self { result.append(character == "\r\n" || character == "\r" ? "\n" : character) }
        return result
    }
}
