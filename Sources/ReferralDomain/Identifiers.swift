// The numbers and codes by which people and referrals are known, kept as text and checked, never dropped.

/// The Unique Booking Reference Number of e-RS: 12 digits, kept as text.
public struct UBRN: Hashable, Sendable, Codable, Comparable {
    /// Twelve digits.
    public let digits: String

    /// Reads 12 digits, with or without spaces and hyphens; nil if it is not that.
    public init?(_ text: String) {
        guard let digits = onlyDigits(text), digits.utf8.count == 12 else { return nil }
        self.digits = digits
    }

    public static func < (left: UBRN, right: UBRN) -> Bool { left.digits < right.digits }

    /// `0000 0007 0001`, as e-RS letters show it.
    public var spaced: String { grouped(digits, [4, 4, 4]) }
}

/// An NHS number as it was given: digits where it is well formed, the raw text where it is not.
public struct NHSNumber: Hashable, Sendable, Codable {
    /// Ten digits where the number has that form, else what was sent.
    public let text: String

    /// Keeps whatever was sent; spaces and hyphens go where ten digits remain.
    public init(_ raw: String) {
        if let digits = onlyDigits(raw), digits.utf8.count == 10 { text = digits } else { text = raw }
    }

    /// Whether it has ten digits and the Modulus 11 check digit (NHS Data Dictionary).
    public var isValid: Bool {
        let digits = text.utf8.map { Int($0) - 48 }
        guard digits.count == 10, digits.allSatisfy({ (0...9).contains($0) }) else { return false }
        let sum = zip(digits.prefix(9), stride(from: 10, to: 1, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
        let check = 11 - sum % 11
        return check != 10 && digits[9] == (check == 11 ? 0 : check)
    }

    /// `991 200 3888`, or what was sent where it is not ten digits.
    public var spaced: String { text.utf8.count == 10 && onlyDigits(text) != nil ? grouped(text, [3, 3, 4]) : text }
}

/// Our own reference of a referral: `RD-` and eight characters without 0, O, 1 and I, the last a check character.
public struct ReferralReference: Hashable, Sendable, Codable, Comparable {
    /// `RD-` and eight characters.
    public let text: String

    static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")

    /// Reads a reference in any case, with or without its hyphen; nil if it is malformed or its check character is wrong.
    public init?(_ raw: String) {
        let upper = raw.uppercased().filter { $0 != " " && $0 != "-" }
        guard upper.count == 10, upper.hasPrefix("RD") else { return nil }
        let body = Array(upper.dropFirst(2))
        guard let check = ReferralReference.check(of: body.prefix(7)), check == body[7] else { return nil }
        text = "RD-\(String(body))"
    }

    /// The reference of the `serial`th referral of a file: spread over the space so that neighbours look different.
    public init(serial: Int64) {
        let space: UInt64 = 1 << 35
        // An odd multiplier is a bijection modulo a power of two, so no two serials share a reference.
        var value = (UInt64(bitPattern: serial) &* 22_801_763_489 &+ 9_973_711) % space
        var body: [Character] = []
        for _ in 0..<7 {
            body.append(ReferralReference.alphabet[Int(value % 32)])
            value /= 32
        }
        let check = ReferralReference.check(of: body[...]) ?? "2"
        text = "RD-\(String(body))\(check)"
    }

    public static func < (left: ReferralReference, right: ReferralReference) -> Bool { left.text < right.text }

    /// Luhn's rule modulo 32, which finds every single wrong character.
    private static func check(of body: ArraySlice<Character>) -> Character? {
        var sum = 0
        for (place, character) in body.reversed().enumerated() {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            let weighted = place % 2 == 0 ? value * 2 : value
            sum += weighted / 32 + weighted % 32
        }
        return alphabet[(32 - sum % 32) % 32]
    }
}

/// The digits of a text that otherwise holds only spaces and hyphens, or nil.
func onlyDigits(_ text: String) -> String? {
    var digits = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "0"..."9": digits.unicodeScalars.append(scalar)
        case " ", "-", "\u{A0}": continue
        case _: return nil
        }
    }
    return digits.isEmpty ? nil : digits
}

private func grouped(_ digits: String, _ lengths: [Int]) -> String {
    var rest = digits[...]
    return lengths.map { length in
        defer { rest = rest.dropFirst(length) }
        return String(rest.prefix(length))
    }.joined(separator: " ")
}
