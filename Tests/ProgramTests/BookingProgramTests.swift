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

    /// Runs a statement on the file behind the program's back.
    private func sqlite(_ program: Program, _ statement: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = [program.db, statement]
        let out = Pipe()
        process.standardOutput = out
        process.standardError = out
        try process.run()
        let text = out.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
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
        #expect(try sqlite(program, insert(names[1], slot, 0)).contains("UNIQUE"))
        #expect(try sqlite(program, insert(names[1], slot, 1)).contains("the slot is full"))
        #expect(try sqlite(program, insert(names[0], slots[0], 0)).contains("UNIQUE"))
        let opened = "UPDATE slot SET overbooked = 1 WHERE id = '\(slot)'; "
        #expect(try sqlite(program, opened + insert(names[1], slot, 1)).isEmpty)
        #expect(try sqlite(program, "UPDATE slot SET overbooked = 0 WHERE id = '\(slot)'").contains("more bookings"))
    }
}
