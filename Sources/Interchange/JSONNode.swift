// JSON by Jansson: a tree that is looked into in place, where a field that is missing or of another type is nil.

import CJansson

/// Keeps a parsed document alive for as long as a node of it is in use.
private final class JSONDocument {
    let root: UnsafeMutablePointer<json_t>

    init(_ root: UnsafeMutablePointer<json_t>) { self.root = root }

    deinit { json_decref(root) }
}

/// Why a text is not JSON, and where (1-based).
struct JSONProblem: Error {
    var sentence: String
    var line: Int
    var column: Int
}

/// A value within a JSON document.
struct JSONNode {
    private let document: JSONDocument
    private let value: UnsafeMutablePointer<json_t>

    private init(_ document: JSONDocument, _ value: UnsafeMutablePointer<json_t>) {
        self.document = document
        self.value = value
    }

    /// Parses a whole document. Of a key given twice, the last counts; Jansson limits nesting to 2,048.
    static func parse(_ bytes: ArraySlice<UInt8>) -> Result<JSONNode, JSONProblem> {
        var error = json_error_t()
        let root = bytes.withUnsafeBytes { buffer in
            json_loadb(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, 0, &error)
        }
        if let root { return .success(JSONNode(JSONDocument(root), root)) }
        let text = withUnsafeBytes(of: error.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return .failure(
            JSONProblem(sentence: sentence(text), line: max(1, Int(error.line)), column: max(1, Int(error.column))))
    }

    /// Jansson's words without the piece of the file that they quote, which may be a patient's.
    private static func sentence(_ text: String) -> String {
        let pieces = text.splitOnce(" near ")
        if pieces.after == "end of file" { return "Broken JSON: the file ends too early (\(pieces.before))." }
        return "Broken JSON: \(pieces.before)."
    }

    /// The member of an object; nil where it is missing, is null, or this is no object.
    subscript(key: String) -> JSONNode? {
        guard let found = json_object_get(value, key), found.pointee.type != JSON_NULL else { return nil }
        return JSONNode(document, found)
    }

    var isObject: Bool { value.pointee.type == JSON_OBJECT }

    var string: String? {
        guard value.pointee.type == JSON_STRING, let start = json_string_value(value) else { return nil }
        let bytes = UnsafeRawBufferPointer(start: start, count: json_string_length(value))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A string that is not empty once the spaces around it are gone.
    var text: String? {
        guard let trimmed = string?.trimmed, !trimmed.isEmpty else { return nil }
        return trimmed
    }

    var integer: Int? { value.pointee.type == JSON_INTEGER ? Int(json_integer_value(value)) : nil }

    var bool: Bool? {
        switch value.pointee.type {
        case JSON_TRUE: true
        case JSON_FALSE: false
        case _: nil
        }
    }

    /// The items of an array. One object where an array belongs counts as an array of one, as e-RS sends it in places.
    var items: [JSONNode] {
        if isObject { return [self] }
        return (0..<json_array_size(value)).compactMap { index in
            json_array_get(value, index).map { JSONNode(document, $0) }
        }
    }

    /// Key and value of an object's members.
    var members: [(key: String, value: JSONNode)] {
        var found: [(key: String, value: JSONNode)] = []
        var iterator = json_object_iter(value)
        while let place = iterator {
            if let key = json_object_iter_key(place), let member = json_object_iter_value(place) {
                found.append((String(cString: key), JSONNode(document, member)))
            }
            iterator = json_object_iter_next(value, place)
        }
        return found
    }

    /// This value with sorted keys and no spaces, so that equal content has equal bytes.
    var canonical: [UInt8] {
        let flags = size_t(0x80 | 0x20 | 0x200)  // JSON_SORT_KEYS, JSON_COMPACT, JSON_ENCODE_ANY
        var capacity = 4_096
        while true {
            var needed = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                let start = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
                needed = json_dumpb(value, start, capacity, flags)
                count = min(needed, capacity)
            }
            if needed <= capacity { return bytes }
            capacity = needed
        }
    }
}
