// A calendar as RFC 5545 wants it: lines that end in CR LF and are folded at 75 octets, moments in UTC.

public import ReferralDomain

/// One event of a calendar.
public struct CalendarEvent: Hashable, Sendable {
    /// The same for as long as the event is the same.
    public var uid: String
    public var start: Instant
    public var end: Instant
    public var summary: String
    public var location: String?
    public var description: String?

    public init(
        uid: String, start: Instant, end: Instant, summary: String, location: String? = nil,
        description: String? = nil
    ) {
        self.uid = uid
        self.start = start
        self.end = end
        self.summary = summary
        self.location = location
        self.description = description
    }
}

extension Interchange {
    /// A calendar of events as text; `now` is its stamp.
    public static func calendar(named name: String, _ events: [CalendarEvent], now: Instant) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Referdesk//Clinic calendar//EN", "CALSCALE:GREGORIAN",
        ]
        lines += ["METHOD:PUBLISH", "X-WR-CALNAME:\(escaped(name))"]
        for event in events {
            lines += ["BEGIN:VEVENT", "UID:\(escaped(event.uid))", "DTSTAMP:\(stamp(now))"]
            lines += ["DTSTART:\(stamp(event.start))", "DTEND:\(stamp(event.end))"]
            lines.append("SUMMARY:\(escaped(event.summary))")
            if let location = event.location { lines.append("LOCATION:\(escaped(location))") }
            if let description = event.description { lines.append("DESCRIPTION:\(escaped(description))") }
            lines += ["CLASS:PRIVATE", "END:VEVENT"]
        }
        lines.append("END:VCALENDAR")
        return lines.map { folded($0) }.joined()
    }

    /// `20261103T092000Z`.
    private static func stamp(_ moment: Instant) -> String {
        String(moment.iso.unicodeScalars.filter { $0 != "-" && $0 != ":" })
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\", ";", ",": result += "\\\(character)"
            case "\n", "\r\n", "\r": result += "\\n"
            case _ where character.unicodeScalars.contains { $0.properties.generalCategory == .control }: continue
            case _: result.append(character)
            }
        }
        return result
    }

    /// At most 75 octets to a line, no character broken.
    private static func folded(_ line: String) -> String {
        var result = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > 75 {
                result += "\r\n "
                octets = 1
            }
            result.unicodeScalars.append(scalar)
            octets += width
        }
        return "\(result)\r\n"
    }
}
