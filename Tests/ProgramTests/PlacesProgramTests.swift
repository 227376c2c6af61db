// Free places, capacity and callers as typed: who could come, what more places would change, who is identified by what.

import Foundation
import Testing

struct PlacesProgramTests {
    /// A service with people who wait, and a slot of it that is free.
    private func waiting(_ program: Program) throws -> (service: String, slot: String) {
        for item in try program.items("appointment-slot-issues", user: "clerk") {
            guard let id = (item["service"] as? [String: Any])?["id"] as? String else { continue }
            let free = try program.json("slots", "freed", "--service", id, user: "clerk").list()
            let place = free.first { ($0["people"] as? [Any])?.isEmpty == false }
            if let slot = (place?["slot"] as? [String: Any])?["slot"] as? String { return (id, slot) }
        }
        throw NothingFree()
    }

    private struct NothingFree: Error {}

    @Test func `slots freed names for each free place whom it would go to, each once, and books nobody`() throws {
        let program = try Program.rehearsal()
        let (service, _) = try waiting(program)
        let before = try program.dump()
        let places = try program.json("slots", "freed", "--service", service, user: "clerk").list()
        #expect(!places.isEmpty)
        var named: [String] = []
        for place in places {
            let slot = try #require(place["slot"] as? [String: Any])
            #expect((slot["free"] as? Int ?? 0) > 0 && place["more"] is Bool)
            for one in try #require(place["people"] as? [[String: Any]]) {
                named.append(try #require(one["ref"] as? String))
                #expect(one["phones"] is [String] && one["last_good_day"] != nil && one["patient"] is String)
            }
        }
        #expect(Set(named).count == named.count && !named.isEmpty)
        #expect(try program.dump() == before, "looking changes nothing")
        let text = try program.text("slots", "freed", "--service", service, user: "clerk")
        #expect(text.code == 0 && text.out.contains("free (") && text.out.contains("Phones"))
        let first = try program.json(
            "slots", "freed", "--service", service, "--to", String(Program.now.prefix(10)), user: "clerk"
        ).list()
        #expect(first.count < places.count)
        #expect(try program.json("slots", "freed", "--service", service, user: "auditor").code == 5)
        #expect(try program.json("slots", "freed", "--service", "no-such", user: "clerk").code == 1)
    }

    @Test func `slots offer-to names as many as are asked for, in order of need, and whom it names can be booked`()
        throws
    {
        let program = try Program.rehearsal()
        let (_, slot) = try waiting(program)
        let all = try #require(try program.json("slots", "offer-to", slot, user: "clerk").list().first)
        let people = try #require(all["people"] as? [[String: Any]])
        let one = try #require(
            try program.json("slots", "offer-to", slot, "--limit", "1", user: "clerk").list().first)
        let first = try #require((one["people"] as? [[String: Any]])?.first)
        #expect((one["people"] as? [Any])?.count == 1 && one["more"] as? Bool == (people.count > 1))
        #expect(first["ref"] as? String == people.first?["ref"] as? String)
        let ranks = ["TWO_WEEK_WAIT": 0, "URGENT": 1, "ROUTINE": 2]
        let order = people.map { ranks[$0["priority"] as? String ?? ""] ?? 1 }
        #expect(order == order.sorted())
        let name = try #require(first["ref"] as? String)
        #expect(try program.json("book", name, "--slot", slot, user: "clerk").code == 0)
        let full = try program.json("slots", "offer-to", slot, user: "clerk")
        #expect(full.code == 1 && full.errorCode == "slot-taken")
        #expect(try program.json("slots", "offer-to", slot, "--limit", "0", user: "clerk").code == 2)
        #expect(try program.json("slots", "offer-to", "no-such", user: "clerk").errorCode == "slot-unknown")
        #expect(try program.text("slots", "offer-to", user: "clerk").code == 2)
    }

    @Test func `capacity counts the weeks and says who would be in time with places added`() throws {
        let program = try Program.rehearsal()
        let (service, _) = try waiting(program)
        let plain = try program.json("capacity", "--service", service, user: "supervisor").object()
        let weeks = try #require(plain["weeks"] as? [[String: Any]])
        #expect(!weeks.isEmpty && plain["added"] is NSNull && plain["waiting"] as? Int ?? 0 > 0)
        for week in weeks {
            let offered = try #require(week["offered"] as? Int)
            #expect(week["booked"] as? Int ?? 0 <= offered + (week["overbooked"] as? Int ?? 0))
            #expect(week["dna"] is Int && week["sessions"] is Int && week["week"] is String)
        }
        let added = try program.json(
            "capacity", "--service", service, "--add", "2", "--priority", "urgent", "--week", "3", user: "supervisor"
        ).object()
        let places = try #require(added["added"] as? [String: Any])
        #expect(places["places"] as? Int == 2 && places["priority"] as? String == "URGENT")
        // The week of 3 November 2026, a Tuesday, is the first: the third begins on Monday the 16th.
        #expect(places["week"] as? String == "2026-11-16")
        #expect(added["saved"] is Int && added["late_instead"] is Int && added["people"] is [Any])
        // Managers are given counts and no patients.
        let counts = try program.json("capacity", "--service", service, "--add", "2", "--week", "3", user: "manager")
        #expect(try counts.object()["people"] is NSNull)
        #expect(try program.text("capacity", "--service", service, user: "supervisor").out.contains("Overbooked"))
        for wrong in [["--add", "2"], ["--week", "3"], ["--add", "2", "--week", "0"]] {
            let options = ["capacity", "--service", service, "--db", program.db, "--now", Program.now, "--json"]
            #expect(try program.start(options + wrong + ["--user", "supervisor"]).finish().code == 2, "\(wrong)")
        }
    }

    @Test func `report capacity is the same in JSON, as CSV and for one service`() throws {
        let program = try Program.rehearsal()
        let (service, _) = try waiting(program)
        let report = try program.json("report", "capacity", user: "supervisor").object()
        let rows = try #require(report["rows"] as? [[String: Any]])
        #expect(report["name"] as? String == "capacity" && !rows.isEmpty)
        let one = try program.json("report", "capacity", "--service", service, user: "supervisor").object()
        let its = try #require(one["rows"] as? [[String: Any]])
        #expect(!its.isEmpty && its.count < rows.count)
        let csv = try program.text("report", "capacity", "--service", service, "--csv", user: "supervisor").out
        #expect(csv.split(separator: "\n").count == its.count + 1)
        #expect(try program.json("report", "capacity", user: "clerk").code == 5)
    }

    @Test func `a caller's record opens by three things said rightly and is journalled with them`() throws {
        let program = try Program.rehearsal()
        let item = try #require(try program.items("appointment-slot-issues", user: "clerk").first)
        let shown = try program.json("referral", try #require(item["ref"] as? String), user: "clerk").object()
        let number = try #require((shown["patient"] as? [String: Any])?["nhs_number"] as? String)
        func said(_ words: String) throws -> Finished {
            try program.json("patient", "show", number, "--caller-said", words, user: "clerk")
        }
        let two = try said("name,born")
        #expect(two.code == 1 && two.errorCode == "caller-not-identified" && !two.out.contains("referrals"))
        #expect(try said("name,name,name").code == 1, "one thing said three times is one")
        #expect(try said("name,shoe-size,born").code == 2)
        let opened = try said("name,born,number")
        #expect(opened.code == 0)
        #expect(try opened.object()["referrals"] is [Any])
        let journal = try program.sqlite(
            "SELECT change FROM journal WHERE action = 'open-for-caller' ORDER BY seq DESC LIMIT 1")
        #expect(journal.contains("born,name,number"))
        #expect(try program.json("doctor", user: "admin").code == 0)
    }

    @Test func `do book of several in one slot names for each that came late the next one`() throws {
        let program = try Program.rehearsal()
        let (_, slot) = try waiting(program)
        let place = try #require(try program.json("slots", "offer-to", slot, user: "clerk").list().first)
        let names = try #require(place["people"] as? [[String: Any]]).compactMap { $0["ref"] as? String }
        try #require(names.count > 1)
        let order = ["do", "book"] + names.prefix(2) + ["--slot", slot, "--db", program.db, "--now", Program.now]
        let done = try program.start(order + ["--user", "clerk", "--json"]).finish()
        #expect(done.code == 1)
        let outcomes = try #require(try done.object()["outcomes"] as? [[String: Any]])
        let error = try #require(outcomes.compactMap { $0["error"] as? [String: Any] }.first)
        #expect(error["code"] as? String == "slot-taken")
        let next = try #require((error["next_slot"] as? [String: Any])?["slot"] as? String)
        #expect(next != slot)
        #expect(try program.json("book", names[1], "--slot", next, user: "clerk").code == 0)
    }
}
