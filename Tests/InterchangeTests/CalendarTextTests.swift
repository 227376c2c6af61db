// Calendars as RFC 5545 wants them: line ends, folding, escapes, moments in UTC, and the same name for the same event.

import Interchange
import ReferralDomain
import Testing

private func event(_ summary: String, description: String? = nil) -> CalendarEvent {
    let start = Instant(iso: "2026-07-01T09:20:00+01:00") ?? Instant(seconds: 0)
    return CalendarEvent(
        uid: "slot-1@RXX.referdesk", start: start, end: start.adding(seconds: 1_200), summary: summary,
        location: "Ward 3; left, up\\down", description: description)
}

private func text(_ events: [CalendarEvent]) -> String {
    Interchange.calendar(named: "Heart, clinic", events, now: Instant(seconds: 0))
}

@Test func `a calendar ends every line with CR LF and says its moments in UTC`() {
    let text = text([event("Clinic: 1 booked")])
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
    #expect(!text.unicodeScalars.split(separator: "\r\n".unicodeScalars.first ?? " ").isEmpty)
    #expect(lines.contains("DTSTART:20260701T082000Z") && lines.contains("DTEND:20260701T084000Z"))
    #expect(lines.contains("DTSTAMP:19700101T000000Z") && lines.contains("UID:slot-1@RXX.referdesk"))
    #expect(lines.contains("VERSION:2.0") && lines.contains { $0.hasPrefix("PRODID:") })
}

@Test func `commas, semicolons, backslashes and line ends are escaped, and nothing else gets through`() {
    let lines = text([event("A\u{1B}[31m", description: "one\ntwo\r\nthree")]).split(separator: "\r\n")
    #expect(lines.contains("LOCATION:Ward 3\\; left\\, up\\\\down"))
    #expect(lines.contains("DESCRIPTION:one\\ntwo\\nthree"))
    #expect(lines.contains("SUMMARY:A[31m") && lines.contains("X-WR-CALNAME:Heart\\, clinic"))
}

@Test func `long lines are folded at 75 octets and no character is broken`() {
    let long = String(repeating: "Zażółć gęślą jaźń ŵŷâ ", count: 20)
    let text = text([event(long)])
    let lines = text.split(separator: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.count { $0.hasPrefix(" ") } > 5)
    #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:\(long)"))
}
