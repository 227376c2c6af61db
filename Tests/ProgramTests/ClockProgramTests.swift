// Clocks on the command line: every key with its type, statuses and validations, in JSON and in plain words.

import Foundation
import Testing

struct ClockProgramTests {
    private static let keys: Set = [
        "name", "start", "start_event", "due", "rule", "stops", "stop", "stop_event", "stop_code", "days_waited",
        "weeks_waited", "band", "delays", "not_known_since", "not_known", "notes",
    ]

    private func clocks(of name: String, in program: Program) throws -> [String: [String: Any]] {
        let document = try program.json("referral", name, user: "clinician").object()
        let clocks = try #require(document["clocks"] as? [[String: Any]])
        return Dictionary(uniqueKeysWithValues: try clocks.map { (try #require($0["name"] as? String), $0) })
    }

    @Test func `every clock of every waiting referral has every key`() throws {
        let program = try Program.rehearsal()
        var seen: Set<String> = []
        for list in ["appointment-slot-issues", "referrals-for-review", "appointments-for-booking"] {
            for item in try program.items(list, user: "clinician").prefix(4) {
                let name = try #require(item["ubrn"] as? String ?? item["ref"] as? String)
                for (name, clock) in try clocks(of: name, in: program) {
                    seen.insert(name)
                    #expect(Set(clock.keys) == Self.keys)
                    #expect(clock["rule"] is String && clock["stops"] is String && clock["delays"] is [Any])
                }
            }
        }
        #expect(seen.isSuperset(of: ["rtt", "triage", "contact", "validation", "at-180-days"]))
    }

    @Test func `an attendance takes an RTT status, and refuses what is none`() throws {
        let program = try Program.rehearsal()
        let name = try program.first("outcomes-outstanding", user: "clerk")
        let before = try clocks(of: name, in: program)
        #expect(before["rtt"]?["not_known_since"] is String && before["rtt"]?["stop"] is NSNull)
        let refused = try program.json(
            "do", "record-attendance", name, "--outcome", "1", "--rtt", "77", user: "clerk")
        #expect(refused.code == 1 && refused.errorCode == "outcome-not-allowed")
        let done = try program.json("do", "record-attendance", name, "--outcome", "1", "--rtt", "34", user: "clerk")
        #expect(done.code == 0, "\(done.error)")
        let rtt = try #require(try clocks(of: name, in: program)["rtt"])
        #expect(rtt["stop_code"] as? String == "34" && rtt["stop"] is String && rtt["not_known_since"] is NSNull)
        let text = try program.text("referral", name, user: "clinician").out
        #expect(text.contains("Clock rtt: stopped ") && text.contains("34 decided not to treat"))
    }

    @Test func `a patient who declines a date and then answers a validation waits on`() throws {
        let program = try Program.rehearsal()
        let name = try program.first("appointments-for-booking", user: "clerk")
        let before = try #require(try clocks(of: name, in: program)["rtt"])
        for words in [
            ["contact-attempt", "--outcome", "declined-offer"], ["validate", "--outcome", "no-longer-needed"],
        ] {
            let done = try program.start(
                ["do", words[0], name, words[1], words[2], "--db", program.db, "--now", Program.now, "--user", "clerk"]
            ).finish()
            #expect(done.code == 0, "\(done.error)")
        }
        let after = try clocks(of: name, in: program)
        let rtt = try #require(after["rtt"])
        let delays = try #require(rtt["delays"] as? [[String: Any]])
        #expect(delays.last?["kind"] as? String == "declined" && delays.last?["day"] as? String == "2026-11-03")
        #expect(rtt["due"] as? String == before["due"] as? String)
        #expect(rtt["days_waited"] as? Int == before["days_waited"] as? Int)
        #expect(after["validation"]?["due"] as? String == "2026-11-03")
        let state = try program.json("referral", name, user: "clinician").object()["state"] as? String
        #expect(state != "CANCELLED_REFERRAL")
        let text = try program.text("referral", name, user: "clinician").out
        #expect(
            text.contains("By the patient's choice, not taken off: ") && text.contains("declined an offer 03-Nov-2026"))
        #expect(try program.json("doctor").code == 0)
    }

    @Test func `a paper referral with an inherited start says what it counts from`() throws {
        let program = try Program.rehearsal()
        let item = try #require(try program.items("appointment-slot-issues", user: "clerk").first)
        let service = try #require((item["service"] as? [String: Any])?["id"] as? String)
        let document = try program.json(
            "referral", "add", "--family", "Bravo", "--priority", "URGENT", "--service", service, "--source", "trust",
            "--received", "2026-11-02T10:00:00Z", "--pathway-start", "2026-07-01T10:00:00Z", user: "clerk"
        ).object()
        let rtt = try #require((document["clocks"] as? [[String: Any]])?.first)
        #expect(rtt["start"] as? String == "2026-07-01" && rtt["due"] as? String == "2026-11-04")
        #expect(rtt["start_event"] as? String == "the start inherited with it" && rtt["weeks_waited"] as? Int == 17)
        #expect(rtt["band"] as? String == "within-18-weeks")
    }
}
