// The corners of FHIR that e-RS and PDS use: codings, identifiers, references and extensions, whatever their version.

import ReferralDomain

extension JSONNode {
    /// The code of a Coding, or of the first coding of a CodeableConcept.
    var code: String? { self["code"]?.text ?? self["coding"]?.items.first?["code"]?.text }

    /// The display of a Coding, or of the first coding of a CodeableConcept.
    var display: String? { self["display"]?.text ?? self["coding"]?.items.first?["display"]?.text }

    /// Whether an identifier, or the first coding, belongs to a system whose last path segment this is.
    func isOf(system: String) -> Bool {
        (self["system"] ?? self["coding"]?.items.first?["system"])?.text?.lastSegment == system
    }

    /// The `value[x]` of an extension, parameter or property, whatever its type.
    var valueX: JSONNode? { members.first { $0.key.hasPrefix("value") }?.value }

    /// The value of the reference's identifier.
    var identifierValue: String? { self["identifier"]?.items.first?["value"]?.text }

    /// The extensions of this name: the last path segment of the URL, its trailing version aside.
    func extensions(_ name: String) -> [JSONNode] {
        (self["extension"]?.items ?? []).filter { $0["url"]?.text.map(extensionName) == name }
    }

    /// The value of the first extension of this name.
    func extensionValue(_ name: String) -> JSONNode? { extensions(name).first?.valueX }

    /// Contained resources of a type.
    func contained(_ type: String) -> [JSONNode] {
        (self["contained"]?.items ?? []).filter { $0["resourceType"]?.text == type }
    }

    /// The service that an actor, item or reference names.
    var service: IncomingService? { identifierValue.map { IncomingService(id: $0, name: self["display"]?.text) } }

    /// `meta.versionId`, which e-RS sends as text.
    var versionText: String? {
        let version = self["meta"]?["versionId"]
        return version?.text ?? version?.integer.map { "\($0)" }
    }
}

/// `https://…/Extension-eRS-ReferralState-1` as `Extension-eRS-ReferralState`.
func extensionName(_ url: String) -> String {
    let segment = url.lastSegment
    guard let dash = segment.utf8.lastIndex(of: UInt8(ascii: "-")),
        String(segment[segment.index(after: dash)...]).isDigits
    else { return segment }
    return String(segment[..<dash])
}

/// A reference such as `ReferralRequest/000000070001/_history/5` or `#Patient-9000000009`, taken apart.
struct Reference {
    var type: String?
    var id: String
    var version: Int?

    init?(_ text: String?) {
        guard var parts = text?.split(separator: "/").map(String.init), !parts.isEmpty else { return nil }
        if let history = parts.firstIndex(of: "_history") {
            version = parts[at: history + 1].flatMap { Int($0) }
            parts = Array(parts[..<history])
        }
        guard let last = parts.last else { return nil }
        type = parts.count > 1 ? parts[parts.count - 2] : nil
        id = last.hasPrefix("#") ? String(last.dropFirst()) : last
    }
}

/// Reads values and keeps a sentence for each one that is odd.
struct FieldReader {
    private(set) var flags: [String] = []

    mutating func flag(_ sentence: String) {
        if !flags.contains(sentence) { flags.append(sentence) }
    }

    /// Keeps any number; says so where it is not a good one.
    mutating func nhsNumber(_ raw: String?) -> NHSNumber? {
        guard let raw else { return nil }
        let number = NHSNumber(raw)
        if !(number.text.isDigits && number.text.utf8.count == 10) {
            flag("NHS number \(number.text) is not ten digits.")
        } else if !number.isValid {
            flag("NHS number \(number.text) fails its check digit.")
        }
        return number
    }

    mutating func priority(_ code: String?) -> Priority? { known(code, "Priority") { Priority(rawValue: $0) } }

    mutating func state(_ code: String?) -> ReferralState? {
        known(code, "State") { ReferralState(anySpelling: $0) }
    }

    /// A value of a closed list, with a flag where the code is not on it.
    mutating func known<Value>(_ code: String?, _ what: String, _ read: (String) -> Value?) -> Value? {
        guard let code else { return nil }
        let value = read(code)
        // Only what has the form of a code is repeated: anything else may be somebody's words.
        if value == nil { flag(code.isCode ? "\(what) \(code) is not one that is known." : "\(what) is no code.") }
        return value
    }

    /// A reason's code; words in its place are left out, for reasons are shown to everybody.
    mutating func reason(_ code: String?) -> String? {
        guard let code else { return nil }
        if code.isCode { return code }
        flag("The reason is no code: it is left out.")
        return nil
    }

    /// A moment; a day alone is its midnight in London.
    mutating func instant(_ node: JSONNode?, _ what: String) -> Instant? {
        guard let text = node?.text else { return nil }
        let value = Instant(iso: text)
        if value == nil { flag("\(what) \(text) is not a date and time.") }
        return value
    }

    /// A day; of a moment, its day in London.
    mutating func day(_ node: JSONNode?, _ what: String) -> Day? {
        guard let text = node?.text else { return nil }
        let value = Day(iso: text) ?? Instant(iso: text)?.londonDay
        if value == nil { flag("\(what) \(text) is not a date.") }
        return value
    }

    /// The version of a resource; says so where there is none.
    mutating func version(_ resource: JSONNode) -> Int? {
        guard let text = resource.versionText else {
            flag("No version is given.")
            return nil
        }
        let value = Int(text)
        if value == nil { flag("Version \(text) is not a number.") }
        return value
    }
}
