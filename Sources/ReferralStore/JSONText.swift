// The few lines of JSON that the journal's changes need.

/// JSON strings for the journal's `change` column, without Foundation.
enum JSONText {
    static func quoted(_ text: String?) -> String {
        guard let text else { return "null" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)"
            case _: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A list of texts.
    static func list(_ texts: [String]) -> String { "[\(texts.map { quoted($0) }.joined(separator: ","))]" }
}
