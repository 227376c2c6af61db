// Small helpers over text that every reader shares.

extension String {
    /// Without white space at either end.
    var trimmed: String {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
        if !first.properties.isWhitespace && !last.properties.isWhitespace { return self }
        var scalars = unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars = scalars.dropFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars = scalars.dropLast() }
        return String(scalars)
    }

    /// What stands before and after the first `mark`; nothing after where there is none.
    func splitOnce(_ mark: String) -> (before: String, after: String?) {
        guard let range = firstRange(of: mark) else { return (self, nil) }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }

    /// The part of a URL or path after its last slash, without a version after `|`.
    var lastSegment: String {
        // Byte by byte: it is asked of every extension of every record.
        var path = utf8.prefix { $0 != UInt8(ascii: "|") }
        while path.last == UInt8(ascii: "/") { path.removeLast() }
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return String(Substring(path)) }
        return String(Substring(path[path.index(after: slash)...]))
    }

    /// Whether it has the form of an e-RS code: capitals, digits and `_`, at most 64 of them.
    var isCode: Bool {
        !isEmpty && utf8.count <= 64
            && utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == UInt8(ascii: "_") }
    }

    /// Whether it is one or more ASCII digits.
    var isDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }

    /// `MRS` as `Mrs`; a title that is not all capitals stays as it is.
    var inTitleCase: String {
        guard count > 1, self == uppercased() else { return self }
        return prefix(1) + dropFirst().lowercased()
    }

    private func firstRange(of mark: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(mark) { return start..<index(start, offsetBy: mark.count) }
            start = index(after: start)
        }
        return nil
    }
}

extension Array {
    /// The element at a place, or nil outside the array.
    subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
