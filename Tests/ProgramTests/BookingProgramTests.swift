// Booking as typed: the loser of a race is told and offered the next slot, and the file refuses a double booking alone.

import Foundation
import Testing

struct BookingProgramTests {
    /// Two who wait to be booked at one service, that service, and the slots that are free for the first.
    private func waiting(_ program: Program) throws -> (names: [String], service: String, slots: [String]) {
        let items =
            try program.items("appointment-slot-issues", user: "clerk")
            + program.items("appointments-for-booking", user: "clerk")
        let places = Dictionary(grouping: items) { ($0["service"] as? [String: Any])?["id"] as? String ?? "" }
        let (service, group) = try #require(places.filter { !$0.key.isEmpty }.max { $0.value.count < $1.value.count })
        let names = group.compactMap { $0["ref"] as? String }
        let first = try #require(names.first)
        let found = try program.json("slots", "--for", first, user: "clerk").object()
        let slots = try #require(found["slots"] as? [[String: Any]])
        #expect(found["why"] is String && found["next"] is [Any])
        return (names, service, slots.filter { $0["free"] as? Int == 1 }.compactMap { $0["slot"] as? String })
    }

    @Test func `who comes late is told and offered the next slot, and a supervisor overbooks with a reason`() throws {
        let program = try Program.rehearsal()
        let (names, service, slots) = try waiting(program)
        try #require(names.count > 1 && slots.count > 1)
        let slot = try #require(slots.last)
        let booked = try program.json("book", names[0], "--slot", slot, user: "clerk")
        #expect(booked.code == 0)
        let late = try program.json("book", names[1], "--slot", slot, user: "clerk")
        #expect(late.code == 1 && late.errorCode == "slot-taken")
        let error = try #require(try late.errorDocument()["error"] as? [String: Any])
        #expect((error["next_slot"] as? [String: Any])?["slot"] is String)
        let order = ["book", names[1], "--slot", slot, "--overbook"]
        let now = ["--db", program.db, "--now", Program.now, "--json", "--user"]
        #expect(try program.start(order + ["--reason", "Agreed"] + now + ["clerk"]).finish().code == 5)
        #expect(try program.start(order + now + ["supervisor"]).finish().errorCode == "overbook-reason-missing")
        let over = try program.start(order + ["--reason", "Agreed"] + now + ["supervisor"]).finish().object()
        #expect((over["warnings"] as? [String])?.contains("The slot is overbooked.") == true)
        let after = try program.json("slots", "--service", service, user: "clerk").list().first {
            $0["slot"] as? String == slot
        }
        #expect(after?["booked"] as? Int == 2 && after?["overbooked"] as? Int == 1 && after?["capacity"] as? Int == 1)
        #expect(try program.json("undo", names[1], user: "supervisor").code == 0)
        #expect(try program.json("doctor", user: "admin").code == 0)
    }

    @Test func `do book on a lost race names the next slot as book does`() throws {
        let program = try Program.rehearsal()
        let (names, _, slots) = try waiting(program)
        try #require(names.count > 1 && slots.count > 1)
        let slot = try #require(slots.last)
        #expect(try program.json("do", "book", names[0], "--slot", slot, user: "clerk").code == 0)
        let late = try program.json("do", "book", names[1], "--slot", slot, user: "clerk")
        #expect(late.code == 1 && late.errorCode == "slot-taken")
        let error = try #require(try late.errorDocument()["error"] as? [String: Any])
        let next = try #require((error["next_slot"] as? [String: Any])?["slot"] as? String)
        #expect(next != slot)
        #expect(try program.json("do", "book", names[1], "--slot", next, user: "clerk").code == 0)
    }

    @Test func `an offer is declined with the next slot, and the next best respects when the patient can come`() throws
    {
        let program = try Program.rehearsal()
        let (names, _, slots) = try waiting(program)
        try #require(slots.count > 2)
        let name = names[0]
        let first = try program.json("slots", "--for", name, user: "clerk").object()
        let best = try #require(first["best"] as? String)
        let done = try program.json("do", "decline-offer", name, "--slot", best, "--reason", "day", user: "clerk")
            .object()
        let offer = try #require(done["offer"] as? [String: Any])
        #expect(offer["state"] as? String == "declined" && offer["reason"] as? String == "day")
        #expect(offer["notice_days"] is Int && offer["reasonable"] is Bool)
        let next = try #require(done["next_slot"] as? [String: Any])
        #expect(next["slot"] as? String != best)
        let after = try program.json("slots", "--for", name, user: "clerk").object()
        #expect(after["best"] as? String == next["slot"] as? String)
        #expect(((after["not_proposed"] as? [[String: Any]])?.contains { $0["slot"] as? String == best }) == true)
        let referral = try program.json("referral", name, user: "clerk").object()
        #expect((referral["offers"] as? [[String: Any]])?.count == 1)
        #expect(referral["reasonable_offers_declined"] is Int && referral["days_not_available"] as? Int == 0)
        // Away on the day of the next one.
        let day = String(try #require(next["start"] as? String).prefix(10))
        let number = try #require((referral["patient"] as? [String: Any])?["nhs_number"] as? String)
        let away = try program.json("patient", "away", number, "--from", day, "--why", "In Wales", user: "clerk")
            .object()
        let days = try #require((away["not_available"] as? [[String: Any]])?.first)
        #expect(days["from"] as? String == day && days["to"] as? String == day && days["why"] as? String == "In Wales")
        let later = try program.json("slots", "--for", name, user: "clerk").object()
        #expect(later["best"] as? String != next["slot"] as? String)
        let prefers =
            try program.json(
                "patient", "prefer", number, "--day", "tue", "--half", "morning", user: "clerk"
            ).object()["prefers"] as? [String: Any]
        #expect(prefers?["words"] as? String == "on Tuesday, in the morning")
        let id = String(try #require(days["id"] as? Int))
        #expect(try program.json("patient", "back", number, "--days", id, user: "clerk").code == 0)
        let none = try program.json("patient", "prefer", number, "--none", user: "clerk").object()
        #expect(none["prefers"] is NSNull && (none["not_available"] as? [Any])?.isEmpty == true)
        #expect(try program.json("patient", "prefer", number, user: "clerk").code == 2)
        #expect(try program.json("patient", "choice", number, user: "manager").code == 5)
        #expect(try program.json("undo", name, user: "clerk").code == 0)
        let again = try program.json("slots", "--for", name, user: "clerk").object()
        #expect(again["best"] as? String == best)
        #expect(try program.json("doctor", user: "admin").code == 0)
    }

    @Test func `a held slot is refused to others with its holder, the time left and the next one`() throws {
        let program = try Program.rehearsal()
        let (names, service, slots) = try waiting(program)
        try #require(names.count > 1 && slots.count > 1)
        let slot = try #require(slots.last)
        let hold = try program.json("hold", names[0], "--slot", slot, user: "clerk").object()
        #expect(hold["slot"] as? String == slot && hold["seconds"] as? Int == 180 && hold["until"] is String)
        for command in [["book"], ["do", "book"]] {
            let order = command + [names[1], "--slot", slot, "--db", program.db, "--now", Program.now, "--json"]
            let late = try program.start(order + ["--user", "supervisor"]).finish()
            #expect(late.code == 1 && late.errorCode == "slot-held")
            let error = try #require(try late.errorDocument()["error"] as? [String: Any])
            #expect(error["held_by"] is String && error["seconds"] as? Int == 180)
            #expect((error["next_slot"] as? [String: Any])?["slot"] as? String != slot)
        }
        let seen = try program.json("slots", "--service", service, user: "supervisor").list().first {
            $0["slot"] as? String == slot
        }
        #expect(seen?["held"] as? Int == 1 && seen?["free"] as? Int == 0)
        let found = try program.json("slots", "--for", names[1], user: "supervisor").object()
        #expect((found["not_proposed"] as? [[String: Any]])?.contains { $0["slot"] as? String == slot } == true)
        #expect(try program.json("hold", names[0], "--release", user: "clerk").object()["slot"] is NSNull)
        #expect(try program.json("hold", names[0], user: "clerk").code == 2)
        #expect(try program.json("book", names[1], "--slot", slot, user: "supervisor").code == 0)
        let gone = try program.json("hold", names[0], "--slot", slot, user: "clerk")
        #expect(gone.code == 1 && gone.errorCode == "slot-taken")
        #expect(try program.json("doctor", user: "admin").code == 0)
    }

    @Test func `a hold that nobody lets go ends by itself`() throws {
        let program = try Program.rehearsal()
        let (names, _, slots) = try waiting(program)
        try #require(names.count > 1)
        let slot = try #require(slots.last)
        #expect(try program.json("hold", names[0], "--slot", slot, user: "clerk").code == 0)
        let minute = try #require(Program.now.split(separator: ":").dropFirst().first.flatMap { Int($0) })
        func book(after minutes: Int) throws -> Int32 {
            let parts = Program.now.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            let clock = String(minute + minutes)
            let later = ([parts[0], clock.count < 2 ? "0\(clock)" : clock] + parts.dropFirst(2)).joined(separator: ":")
            return try program.start([
                "book", names[1], "--slot", slot, "--db", program.db, "--now", later, "--json", "--user", "supervisor",
            ]).finish().code
        }
        #expect(try book(after: 2) == 1)
        #expect(try book(after: 3) == 0)
    }

    @Test func `the file refuses a double booking to sqlite3 behind the program's back`() throws {
        let program = try Program.rehearsal()
        let (names, _, slots) = try waiting(program)
        try #require(names.count > 1)
        let slot = try #require(slots.last)
        #expect(try program.json("book", names[0], "--slot", slot, user: "clerk").code == 0)
        func insert(_ name: String, _ slot: String, _ seat: Int) -> String {
            """
            INSERT INTO appointment (referral, slot, seat, status)
            SELECT id, '\(slot)', \(seat), 'booked' FROM referral WHERE ref = '\(name)'
            """
        }
        #expect(try program.sqlite(insert(names[1], slot, 0)).contains("the place is booked"))
        #expect(try program.sqlite(insert(names[1], slot, 1)).contains("the slot is full"))
        #expect(try program.sqlite(insert(names[0], slots[0], 0)).contains("the referral is booked"))
        let opened = "UPDATE slot SET overbooked = 1 WHERE id = '\(slot)'; "
        #expect(try program.sqlite(opened + insert(names[1], slot, 1)).isEmpty)
        #expect(try program.sqlite("UPDATE slot SET overbooked = 0 WHERE id = '\(slot)'").contains("more bookings"))
    }

    @Test func `RD05 sqlite3 puts no third patient in a slot of two, by no update and for no referral twice`() throws {
        let program = try Program.rehearsal()
        let service = try waiting(program).service
        let names = try (1...4).map { serial in
            let added = try program.json(
                "referral", "add", "--hospital-number", "PAIR\(serial)", "--family", "Pair\(serial)", "--born",
                "1970-01-01", "--service", service, "--priority", "ROUTINE", "--source", "paper", user: "clerk")
            return try #require(try added.object()["ref"] as? String, "\(added.error)")
        }
        let rows = """
            slot,service,clinic,clinician,start,end,capacity,priorities
            pair,\(service),Pair clinic,,2026-11-25T09:00,2026-11-25T09:20,2,
            other,\(service),Pair clinic,,2026-11-25T09:20,2026-11-25T09:40,2,
            """
        #expect(try program.json("import", try program.write(rows, "pair.csv")).code == 0)
        for (name, slot) in zip(names, ["pair", "pair", "other"]) {
            #expect(try program.json("book", name, "--slot", slot, user: "clerk").code == 0)
        }
        let full = try program.json("book", names[3], "--slot", "pair", user: "clerk")
        #expect(full.errorCode == "slot-taken")
        func referral(_ name: String) -> String { "(SELECT id FROM referral WHERE ref = '\(name)')" }
        func insert(_ name: String, _ slot: String, _ seat: Int, _ status: String = "booked") -> String {
            "INSERT INTO appointment (referral, slot, seat, status) VALUES (\(referral(name)), '\(slot)', \(seat), '\(status)')"
        }
        let live = "status IN ('requested', 'booked')"
        let before = try program.sqlite("SELECT referral, slot, seat FROM appointment WHERE \(live) ORDER BY 1")
        let refused = [
            // A third in a slot of two, in a seat that is taken and in one that is not there.
            insert(names[3], "pair", 0), insert(names[3], "pair", 1), insert(names[3], "pair", 2),
            insert(names[3], "pair", 2, "requested"), insert(names[3], "pair", -1),
            // A second live appointment of a referral, in a slot with room.
            insert(names[0], "other", 1), insert(names[0], "other", 1, "requested"),
            // By way of an update: of the slot, of the seat, of the referral, of a row that was not live, of all at once.
            "UPDATE appointment SET slot = 'pair' WHERE slot = 'other' AND \(live)",
            "UPDATE appointment SET slot = 'pair', seat = 2 WHERE slot = 'other' AND \(live)",
            "UPDATE appointment SET seat = 2 WHERE slot = 'pair' AND seat = 1 AND \(live)",
            "UPDATE appointment SET seat = 0 WHERE slot = 'pair' AND \(live)",
            "UPDATE appointment SET referral = \(referral(names[0])) WHERE slot = 'other' AND \(live)",
            "\(insert(names[3], "pair", 0, "cancelled")); UPDATE appointment SET status = 'booked' WHERE slot = 'pair'",
            "\(insert(names[0], "other", 1, "proposed")); UPDATE appointment SET status = 'requested' WHERE slot = 'other'",
            // The slot is not made smaller than its bookings.
            "UPDATE slot SET capacity = 1 WHERE id = 'pair'", "UPDATE slot SET capacity = 0 WHERE id = 'other'",
            "UPDATE slot SET overbooked = -1 WHERE id = 'pair'",
            // Nor put again, or replaced by another; and no booking is replaced by another.
            """
            INSERT OR REPLACE INTO slot (id, service, start_at, end_at, capacity, priorities, source)
                SELECT id, service, start_at, end_at, 1, priorities, source FROM slot WHERE id = 'pair'
            """,
            "DELETE FROM slot WHERE id = 'pair'", "UPDATE OR REPLACE slot SET id = 'pair' WHERE id = 'other'",
            insert(names[3], "pair", 0).replacing("INSERT", with: "INSERT OR REPLACE"),
            insert(names[0], "other", 1).replacing("INSERT", with: "INSERT OR REPLACE"),
            "UPDATE OR REPLACE appointment SET slot = 'pair' WHERE slot = 'other' AND \(live)",
            "UPDATE OR REPLACE appointment SET referral = \(referral(names[0])) WHERE slot = 'other' AND \(live)",
        ]
        for statement in refused {
            #expect(try !program.sqlite("BEGIN; \(statement); COMMIT").isEmpty, "\(statement)")
            #expect(
                try program.sqlite("SELECT referral, slot, seat FROM appointment WHERE \(live) ORDER BY 1") == before,
                "\(statement)")
        }
        #expect(try program.json("doctor", user: "admin").code == 0)
    }

    @Test func `lines of bookings are answered each for itself, and one that is none is refused by its number`() throws
    {
        let program = try Program.rehearsal()
        let (names, _, slots) = try waiting(program)
        try #require(names.count > 1 && slots.count > 1)
        let slot = try #require(slots.last)
        let lines = "\(names[0]) \(slot)\n\(names[1]) \(slot)\nnobody\n"
        let words = ["book-many", "--db", program.db, "--now", Program.now, "--user", "clerk"]
        let done = try program.start(words + ["--json"], input: lines).finish()
        #expect(done.code == 3)
        let outcomes = try #require(try done.object()["outcomes"] as? [[String: Any]])
        #expect(outcomes.count == 3)
        #expect(outcomes[0]["ref"] as? String == names[0] && outcomes[0]["state"] as? String == "BOOKED")
        let late = try #require(outcomes[1]["error"] as? [String: Any])
        #expect(late["code"] as? String == "slot-taken" && outcomes[1]["slot"] as? String == slot)
        let next = try #require((late["next_slot"] as? [String: Any])?["slot"] as? String)
        #expect((outcomes[2]["error"] as? [String: Any])?["code"] as? String == "bad-input")
        let plain = try program.start(words, input: "\(names[1]) \(slot)\n\(names[1]) \(next)\n").finish()
        #expect(
            plain.code == 1 && plain.error.contains("Line 1") && plain.error.contains("next suitable slot: \(next)"))
        #expect(try program.json("referral", names[1], user: "clerk").object()["state"] as? String == "BOOKED")
        #expect(try program.start(words + ["--json"], input: "").finish().object()["outcomes"] as? [String] == [])
        let manager = ["book-many", "--db", program.db, "--now", Program.now, "--user", "manager", "--json"]
        #expect(try program.start(manager, input: lines).finish().code == 5)
    }
}
