// One JSON document on standard output: values with the keys of the contract.

internal import Foundation
internal import ReferralDomain

/// A JSON value whose keys are spelt as the contract spells them.
indirect enum JSON: Encodable {
    case object([String: JSON])
    case array([JSON])
    case string(String)
    case number(Int)
    case decimal(Double)
    case flag(Bool)
    case null

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let members):
            var container = encoder.container(keyedBy: Key.self)
            for (name, value) in members { try container.encode(value, forKey: Key(name)) }
        case .array(let values):
            var container = encoder.unkeyedContainer()
            for value in values { try container.encode(value) }
        case .string(let text): try single(text, encoder)
        case .number(let number): try single(number, encoder)
        case .decimal(let number): try single(number, encoder)
        case .flag(let flag): try single(flag, encoder)
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        }
    }

    private func single(_ value: some Encodable, _ encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    /// The document as text.
    var text: String { text(on: [.prettyPrinted]) }
    /// The document on one line.
    var line: String { text(on: []) }

    private func text(on format: JSONEncoder.OutputFormatting) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = format.union([.sortedKeys, .withoutEscapingSlashes])
        guard let data = try? encoder.encode(self) else { return "null" }
        return String(decoding: data, as: UTF8.self)
    }

    static func string(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    static func number(_ number: Int?) -> JSON { number.map { .number($0) } ?? .null }
    static func code(_ code: (some RawRepresentable<String>)?) -> JSON { string(code?.rawValue) }
    /// An instant, ending in Z.
    static func instant(_ instant: Instant?) -> JSON { string(instant?.iso) }
    /// A clinic time with its London offset.
    static func clinicTime(_ instant: Instant?) -> JSON { string(instant.map { LondonTime(at: $0).iso }) }
    static func day(_ day: Day?) -> JSON { string(day?.iso) }
    static func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
}
