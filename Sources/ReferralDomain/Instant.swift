// A moment in time, in UTC seconds: what the database stores and clocks count from.

/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable, Codable {
    /// Seconds since 1970-01-01T00:00:00Z; negative before it.
    public var seconds: Int64

    /// The moment that many seconds after 1970-01-01T00:00:00Z.
    public init(seconds: Int64) { self.seconds = seconds }

    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

    /// This moment moved by a number of seconds.
    public func adding(seconds: Int64) -> Instant { Instant(seconds: self.seconds + seconds) }

    /// The calendar day in London at this moment.
    public var londonDay: Day { LondonTime(at: self).day }
}

extension Instant {
    /// Reads ISO 8601 such as `2021-09-03T14:16:53.119Z`, `…+01:00` or, without an offset, London time; nil if it is not one.
    /// A London time that does not exist (spring change) is nil; one that occurs twice is the first.
    public init?(iso text: String) {
        guard let parts = ISOParts(text) else { return nil }
        if let offset = parts.offsetSeconds {
            let local = Int64(parts.day.number) * 86_400 + Int64(parts.secondOfDay)
            self.init(seconds: local - Int64(offset))
        } else if let local = LondonTime.instants(day: parts.day, secondOfDay: parts.secondOfDay).first {
            self = local
        } else {
            return nil
        }
    }

    /// ISO 8601 in UTC, to the second: `2021-09-03T14:16:53Z`.
    public var iso: String {
        let dayNumber = Int(seconds.flooredQuotient(86_400))
        let rest = Int(seconds - Int64(dayNumber) * 86_400)
        return "\(Day(number: dayNumber).iso)T\(clockText(rest, seconds: true))Z"
    }
}

/// `HH:MM` or `HH:MM:SS` of a second of the day.
func clockText(_ secondOfDay: Int, seconds: Bool) -> String {
    let clock = "\(twoDigits(secondOfDay / 3_600)):\(twoDigits(secondOfDay / 60 % 60))"
    return seconds ? "\(clock):\(twoDigits(secondOfDay % 60))" : clock
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

extension FixedWidthInteger {
    func flooredQuotient(_ divisor: Self) -> Self {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// The pieces of an ISO 8601 date-time.
struct ISOParts {
    var day: Day
    var secondOfDay: Int
    var offsetSeconds: Int?

    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let day = Day(iso: String(text.prefix(10))) else { return nil }
        self.day = day
        secondOfDay = 0
        guard bytes.count > 10 else { return }
        guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else { return nil }
        var reader = DigitReader(bytes: bytes, position: 11)
        guard let hour = reader.number(digits: 2), reader.skip(":"), let minute = reader.number(digits: 2) else {
            return nil
        }
        var second = 0
        if reader.skip(":") {
            guard let read = reader.number(digits: 2) else { return nil }
            second = read
            if reader.skip(".") { guard reader.skipDigits() else { return nil } }
        }
        guard hour < 24, minute < 60, second < 61 else { return nil }
        secondOfDay = hour * 3_600 + minute * 60 + min(second, 59)
        if reader.atEnd { return }
        if reader.skip("Z") {
            offsetSeconds = 0
        } else {
            let sign = reader.skip("+") ? 1 : reader.skip("-") ? -1 : 0
            guard sign != 0, let hours = reader.number(digits: 2) else { return nil }
            _ = reader.skip(":")
            guard let minutes = reader.number(digits: 2), hours < 24, minutes < 60 else { return nil }
            offsetSeconds = sign * (hours * 3_600 + minutes * 60)
        }
        guard reader.atEnd else { return nil }
    }
}

/// Walks over ASCII digits and marks.
struct DigitReader {
    let bytes: [UInt8]
    var position: Int

    var atEnd: Bool { position >= bytes.count }

    mutating func number(digits: Int) -> Int? {
        guard position + digits <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + digits] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        position += digits
        return value
    }

    mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    mutating func skipDigits() -> Bool {
        let start = position
        while position < bytes.count, bytes[position] >= UInt8(ascii: "0"), bytes[position] <= UInt8(ascii: "9") {
            position += 1
        }
        return position > start
    }
}
