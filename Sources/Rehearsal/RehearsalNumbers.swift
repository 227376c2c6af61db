// NHS numbers and telephone numbers that can belong to nobody, one to each index.

/// Numbers for invented people.
public enum RehearsalNumbers {
    /// How many different NHS numbers there are to give out.
    public static let nhsNumberCount = prefixes.reduce(0) { $0 + completions(after: $1) }

    /// The NHS number of an index from 0: first every valid number of 9990000000 to 9999999999 in order (909,090 of
    /// them), then of 9000000000 to 9899999999. No two indices below `nhsNumberCount` share one; beyond it they repeat.
    public static func nhsNumber(_ index: Int) -> String {
        var left = index % nhsNumberCount
        for prefix in prefixes {
            let count = completions(after: prefix)
            if left < count { return complete(prefix, place: left) }
            left -= count
        }
        return ""
    }

    /// Whether ten digits carry a right modulus 11 check digit.
    public static func isValid(_ number: String) -> Bool {
        let digits = number.compactMap(\.wholeNumberValue)
        guard number.count == 10, digits.count == 10 else { return false }
        return checkDigit(Array(digits.dropLast())) == digits[9]
    }

    /// A landline of the range kept for drama, 01632 960000 to 960999.
    static func landline(_ index: Int) -> String { "01632 960\(three(index % 1000))" }

    /// A mobile of the range kept for drama, 07700 900000 to 900999.
    static func mobile(_ index: Int) -> String { "07700 900\(three(index % 1000))" }

    private static let prefixes: [[Int]] = [[9, 9, 9]] + (0...8).map { [9, $0] }

    /// How many of the ways to write the remaining digits, by their number and the remainder so far, are valid.
    private static let table: [[Int]] = {
        var rows = [(0..<11).map { $0 == 1 ? 0 : 1 }]
        for remaining in 1...7 {
            let weight = remaining + 1
            let shorter = rows[remaining - 1]
            rows.append((0..<11).map { sum in (0...9).reduce(0) { $0 + shorter[(sum + $1 * weight) % 11] } })
        }
        return rows
    }()

    private static func remainder(_ digits: [Int]) -> Int {
        digits.enumerated().reduce(0) { $0 + $1.element * (10 - $1.offset) } % 11
    }

    private static func completions(after digits: [Int]) -> Int { table[9 - digits.count][remainder(digits)] }

    private static func complete(_ prefix: [Int], place: Int) -> String {
        var digits = prefix
        var left = place
        while digits.count < 9 {
            for digit in 0...9 {
                let count = completions(after: digits + [digit])
                if left < count {
                    digits.append(digit)
                    break
                }
                left -= count
            }
        }
        return (digits + [checkDigit(digits) ?? 0]).map(String.init).joined()
    }

    private static func checkDigit(_ nine: [Int]) -> Int? {
        let check = 11 - remainder(nine)
        return check == 11 ? 0 : check == 10 ? nil : check
    }

    private static func three(_ value: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: 3 - text.count) + text
    }
}
